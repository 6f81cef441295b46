"""The watch hears of the work often enough to stop it, and is not flooded with reports."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from intake_files import HEADER, ROW, Stopped, Watcher, zip_of

from sendviewer.sources.dfe.intake import take_in
from sendviewer.sources.dfe.steps import BETWEEN_S, Meter, Stretch

MEGABYTE = 1024**2


class Clock:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_reports_come_at_most_every_tenth_of_a_second() -> None:
    watch, clock = Watcher(), Clock()
    meter = Meter(watch, 100, clock)
    meter.begin("Reading a.csv")
    for _ in range(100):
        clock.now += BETWEEN_S / 9.5
        meter.add(1)
    assert [round(fraction, 2) for fraction, _ in watch.reports] == [
        0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0,
    ]  # fmt: skip
    assert {words for _, words in watch.reports} == {"Reading a.csv"}


def test_of_a_large_file_megabytes_and_seconds_left_are_told() -> None:
    watch, clock = Watcher(), Clock()
    meter = Meter(watch, 1000 * MEGABYTE, clock)
    meter.begin("Reading a.csv")
    clock.now = 3.0
    meter.add(250 * MEGABYTE)
    assert [words for _, words in watch.reports] == [
        "Reading a.csv: 0 of 1,000 MB",
        "Reading a.csv: 250 of 1,000 MB, 9 s left",
    ]


def test_every_step_can_be_the_last() -> None:
    meter = Meter(Watcher(stop_at=3), 10, Clock())
    for _ in range(3):
        meter.add(1)
    with pytest.raises(Stopped):
        meter.add(1)


def test_more_work_than_was_thought_is_still_all_of_it() -> None:
    watch = Watcher()
    Meter(watch, 0, Clock()).add(5)
    assert watch.reports == [(1.0, "")]


def test_a_part_of_the_work_fills_its_stretch_of_the_whole() -> None:
    watch = Watcher(stop_at=0)
    part = Stretch(watch, 0.5, 0.75)
    part.report(0, "a")
    part.report(1, "b")
    assert watch.reports == [(0.5, "a"), (0.75, "b")]
    with pytest.raises(Stopped):
        part.check()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("is_packed", [False, True])
def test_no_more_than_a_megabyte_goes_by_between_two_checks(
    encoding: str, is_packed: bool, tmp_path: Path
) -> None:
    numbers = random.Random(1)
    rows = (ROW.format(numbers.randrange(10**12)) for _ in range(60_000))
    text = "\n".join([HEADER, *rows, ROW.format("’"), ""])
    data = text.encode(encoding)
    assert len(data) > 4 * MEGABYTE
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    if is_packed:
        path = zip_of(tmp_path / "a.zip", {"a.csv": data})
    passes = 1 if encoding == "utf-8" else 2
    counted = Watcher()
    checks = []
    counted.check = lambda: checks.append(1)  # type: ignore[method-assign]
    take_in([path], tmp_path, counted)
    assert len(checks) >= passes * len(data) / MEGABYTE
