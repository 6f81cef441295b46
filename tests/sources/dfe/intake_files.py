"""Small files as Explore Education Statistics lays them out, made by the tests that read them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

IDENTITY = "time_period,time_identifier,geographic_level,country_code,country_name"
HEADER = f"{IDENTITY},pupil_sen_status,primary_need,number_of_pupils"
ROW = "202223,Academic year,National,E92000001,England,Total,Total,{}"
OTHER_SUBJECT = f"{IDENTITY},admission_numbers\n202223,Academic year,National,E92000001,England,5\n"


def table(rows: int = 3, first: int = 1) -> str:
    """Return a small data file on need; ``first`` makes it differ from others."""
    return "\n".join([HEADER, *(ROW.format(first + index) for index in range(rows)), ""])


def zip_of(path: Path, members: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def spoil(path: Path, change: Callable[[bytes], bytes]) -> Path:
    path.write_bytes(change(path.read_bytes()))
    return path


class Stopped(Exception):  # noqa: N818 - it is no error
    pass


class Watcher:
    """Writes down what is reported, and stops the work at a check by its number."""

    def __init__(self, stop_at: int = 10**9) -> None:
        self.reports: list[tuple[float, str]] = []
        self._left = stop_at

    def report(self, fraction: float, words: str = "") -> None:
        self.reports.append((fraction, words))

    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Stopped
