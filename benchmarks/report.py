"""Writes what was measured as a table for each section, with the machine and the versions."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.rows import Row

__all__ = ["RESULTS", "lines_of", "remarks_in", "write_results"]

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
BEGIN_REMARKS, END_REMARKS = "<!-- remarks: kept as they are -->", "<!-- end of remarks -->"

_GIGABYTE = 1024**3
_PACKAGES = ("PySide6-Essentials", "duckdb", "pyqtgraph", "msgspec")

_HOW_TO_READ = (
    "Times of whole processes are ratios of medians: the floor and ours in turn in one run, "
    "several rounds, with the lowest and highest ratio of a round. Other figures are medians "
    "unless it is said otherwise."
)

Sections = Sequence[tuple[str, Sequence[Row]]]


def write_results(sections: Sections, command: str, path: Path = RESULTS) -> None:
    """Write the results; what was remarked by hand on misses in the earlier ones is kept."""
    remarks = remarks_in(path)
    words = [
        "# Results of the benchmarks",
        "",
        f"Measured on {datetime.now(UTC):%-d %B %Y} by `{command}`. {_machine()}.",
        f"{_versions()}.",
        "",
        _HOW_TO_READ,
        "",
        _summary(sections),
        "",
    ]
    for section, rows in sections:
        words += [f"## {section}", "", *lines_of(rows), ""]
    words += [BEGIN_REMARKS, remarks.strip(), END_REMARKS, ""]
    path.write_text("\n".join(words), encoding="utf-8")


def remarks_in(path: Path) -> str:
    """Return what was written by hand into earlier results."""
    if not path.exists():
        return ""
    _, _, after = path.read_text("utf-8").partition(BEGIN_REMARKS)
    return after.partition(END_REMARKS)[0]


def lines_of(rows: Sequence[Row]) -> list[str]:
    """Return a table in Markdown."""
    lines = ["| what | measured | target | | note |", "|---|---|---|---|---|"]
    for row in rows:
        cells = (row.what, row.measured, row.target, _met(row), row.note)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return lines


def _met(row: Row) -> str:
    return {True: "met", False: "**missed**", None: ""}[row.is_met]


def _summary(sections: Sections) -> str:
    rows = [row for _, rows in sections for row in rows if row.is_met is not None]
    missed = [row.what for row in rows if not row.is_met]
    if not missed:
        return f"All {len(rows)} targets are met."
    return f"{len(rows) - len(missed)} of {len(rows)} targets are met. Missed: {'; '.join(missed)}."


def _machine() -> str:
    cores = os.cpu_count() or 1
    words = [f"{cores} core{'' if cores == 1 else 's'}", platform.machine()]
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        words.append(f"{memory / _GIGABYTE:.0f} GB of memory")
    return f"Machine: {', '.join(words)}, {platform.system()}"


def _versions() -> str:
    words = [f"Python {platform.python_version()}"]
    for name in ("sendviewer", *_PACKAGES):
        try:
            words.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return f"Versions: {', '.join(words)}"
