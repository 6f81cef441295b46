"""What a benchmark hands back: rows of the table of results, each with its target."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.made_up_files import MadeUpFile, write_file
from benchmarks.side_by_side import Ratio

__all__ = ["Benchmark", "Row", "Run", "at_most", "in_words", "ratio_row", "skipped"]

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the results. ``is_met`` is None for what has no target or was not measured."""

    what: str
    measured: str
    target: str = ""
    is_met: bool | None = None
    note: str = ""
    over: float = 0.0
    """How many times the target was taken, 1.0 being just met."""


@dataclass(slots=True)
class Run:
    """One run of benchmarks: where files go, how long it may take, and the files made so far."""

    folder: Path
    rounds: int = 5
    is_full: bool = False
    _files: dict[int, MadeUpFile] = field(default_factory=dict)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of rows to measure with."""
        return (
            (100_000, _MILLION, 5 * _MILLION, 12 * _MILLION)
            if self.is_full
            else (
                100_000,
                _MILLION,
            )
        )

    def file(self, rows: int) -> MadeUpFile:
        """Return the made-up file of so many rows, written when first asked for."""
        if rows not in self._files:
            self._files[rows] = write_file(self.folder / f"made-up-{rows}.csv", rows)
        return self._files[rows]

    def rounds_for(self, rows: int) -> int:
        """Return how often to measure a file, fewer times the larger it is."""
        return max(2, self.rounds if rows <= _MILLION else self.rounds // 2)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A group of rows, and the function that measures them."""

    section: str
    measure: Callable[[Run], Iterator[Row]]
    is_long: bool = False
    """Whether it is measured only when all is asked for."""


def at_most(what: str, value: float, most: float, unit: str, note: str = "") -> Row:
    """Return a row for a measured value that is to be no more than ``most``."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2  # noqa: PLR2004 - three digits or so
    shown = f"{value:.{digits}f} {unit}"
    return Row(what, shown, f"at most {most:g} {unit}", value <= most, note, value / most)


def ratio_row(ratio: Ratio, most: float | None, note: str = "") -> Row:
    """Return a row for ours against a floor."""
    shown = (
        f"{ratio.ratio:.2f} x "
        f"({ratio.ours_ms:.0f} {ratio.unit} against {ratio.floor_ms:.0f} {ratio.unit}; "
        f"{ratio.lowest:.2f} to {ratio.highest:.2f})"
    )
    if most is None:
        return Row(ratio.name, shown, note=note)
    target = f"at most {most:g} x {ratio.floor_name}"
    return Row(ratio.name, shown, target, ratio.ratio <= most, note, ratio.ratio / most)


def skipped(what: str, why: str) -> Row:
    """Return a row for what could not be measured here."""
    return Row(what, "not measured", note=why)


def in_words(rows: int) -> str:
    """Return a number of rows as people say it: "100,000 rows", "5 million rows"."""
    return f"{rows // _MILLION} million rows" if rows >= _MILLION else f"{rows:,} rows"
