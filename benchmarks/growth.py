"""Measures how cost grows with rows, areas and periods, and fits the power by which it does.

A power of 1 is linear. Costs are fitted without the part that does not depend on the work, since a
start of half a second would make everything look better than linear. What ought to be constant is
compared with itself, where there is least work: a power of what is left of nearly nothing tells
nothing.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.made_up_files import write_file
from benchmarks.rows import Row, Run
from benchmarks.side_by_side import whole_process

__all__ = ["growth"]

_LINEAR = 1.15
"""Measured on a machine that does other things too, a power this near to 1 is linear."""

_CONSTANT = 1.5
"""Times what it costs with least work; ten or a hundred times as much work may lie between."""

_NUMBERS_OF_AREAS = (1, 3, 10, 50, 153)
_YEARS = (1, 3, 10)
_ROWS_OF_YEARS = 500_000
"""The totals of one year take some 42,000: fewer rows would leave them out with ten years."""

_WIDEST_BAR = 24

Points = Sequence[tuple[int, float]]


def growth(run: Run) -> Iterator[Row]:
    """Measure opening by rows and periods, and choices by areas, rows and periods."""
    opened = {rows: _cost(run, str(run.file(rows).path)) for rows in run.sizes}
    by_rows = [(rows, told.open_ms) for rows, told in opened.items()]
    yield _linear_row("Opening, by rows", by_rows)
    yield _constant_row(
        "Figures of three areas, by rows of the file",
        [(rows, told.areas_ms[3]) for rows, told in opened.items()],
    )
    by_areas = opened[run.sizes[-1]].areas_ms
    yield _linear_row("Figures, by areas", list(by_areas.items()))
    paths = {years: run.folder / f"years-{years}.csv" for years in _YEARS}
    for years, path in paths.items():
        write_file(path, _ROWS_OF_YEARS, years=years)
    by_years = {years: _cost(run, str(path)) for years, path in paths.items()}
    yield _linear_row(
        f"Opening {_ROWS_OF_YEARS:,} rows, by periods in them",
        [(years, told.open_ms) for years, told in by_years.items()],
    )
    yield _constant_row(
        "Figures of three areas, by periods in the file",
        [(years, told.areas_ms[3]) for years, told in by_years.items()],
    )


@dataclass(frozen=True, slots=True)
class _Times:
    """What a file took to open, and the figures of so many areas of it."""

    open_ms: float
    areas_ms: dict[int, float]


def _cost(run: Run, path: str) -> _Times:
    """Return the shortest times of several processes: what the work needs, not what hindered it."""
    numbers = ",".join(map(str, _NUMBERS_OF_AREAS))
    told = [
        json.loads(whole_process(sys.executable, "-m", "benchmarks.growth", path, numbers).answer)
        for _ in range(max(2, run.rounds // 2))
    ]
    areas = {
        number: min(one["areas_ms"][str(number)] for one in told) for number in _NUMBERS_OF_AREAS
    }
    return _Times(min(one["open_ms"] for one in told), areas)


def _linear_row(what: str, points: Points) -> Row:
    power = _power(points)
    measured = f"power {power:.2f}; {_shown(points)}"
    target = f"linear: a power of at most {_LINEAR:g}"
    return Row(what, measured, target, power <= _LINEAR, _bars(points), power / _LINEAR)


def _constant_row(what: str, points: Points) -> Row:
    times = max(ms for _, ms in points) / points[0][1]
    measured = f"at most {times:.2f} x the first; {_shown(points)}"
    target = f"constant: at most {_CONSTANT:g} x the first"
    return Row(what, measured, target, times <= _CONSTANT, _bars(points), times / _CONSTANT)


def _shown(points: Points) -> str:
    return ", ".join(f"{n:,}: {ms:.1f} ms" for n, ms in points)


def _bars(points: Points) -> str:
    return " ".join(f"{n:,} {_bar(ms, points)}" for n, ms in points)


def _bar(ms: float, points: Points) -> str:
    longest = max(each for _, each in points)
    return "▇" * max(1, round(_WIDEST_BAR * ms / longest))


def _power(points: Points) -> float:
    """Return the slope between the logarithms of work and cost, from first to last."""
    if len(points) < 2:  # noqa: PLR2004 - there is no slope of one point
        return 0.0
    base = min(0.9 * points[0][1], _fixed(points))
    xs = [math.log(n) for n, _ in points]
    ys = [math.log(max(ms - base, 1e-6)) for _, ms in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((each - x) ** 2 for each in xs)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / across


def _fixed(points: Points) -> float:
    """Return what the cost would be without any work, on the line through both ends."""
    (first_n, first_ms), (last_n, last_ms) = points[0], points[-1]
    return max(0.0, first_ms - first_n * (last_ms - first_ms) / (last_n - first_n))


def _main() -> None:
    """Open a file and make a page of as many areas as asked for; print the times as JSON."""
    import time  # noqa: PLC0415 - only in the process that is measured
    from pathlib import Path  # noqa: PLC0415

    from sendviewer.core.selections import Level, Selection  # noqa: PLC0415
    from sendviewer.sources.dfe.opening import open_release  # noqa: PLC0415
    from sendviewer.sources.dfe.page_building import build_page  # noqa: PLC0415

    before = time.perf_counter()
    release = open_release([Path(sys.argv[1])])
    open_ms = (time.perf_counter() - before) * 1000
    release.finish()  # or the checksum would be worked out beside what is measured
    dataset = release.datasets[0]
    period = dataset.periods[0].key
    places = release.places(dataset.id, period)
    keys = [place.key for place in places if place.level is Level.LOCAL_AUTHORITY]
    areas_ms = {}
    for number in map(int, sys.argv[2].split(",")):
        selection = Selection(dataset.id, period, tuple(keys[:number]))
        times = []
        for _ in range(8):
            before = time.perf_counter()
            build_page(release, selection)
            times.append((time.perf_counter() - before) * 1000)
        areas_ms[number] = min(times)
    release.close()
    print(json.dumps({"open_ms": open_ms, "areas_ms": areas_ms}))


if __name__ == "__main__":
    _main()
