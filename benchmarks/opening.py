"""Measures the opening of DfE files: against one query, in the window, and for the second time."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.rows import Row, Run, at_most, in_words, ratio_row
from benchmarks.side_by_side import Cost, measure, whole_process
from benchmarks.start import on_made_up_screen
from sendviewer.sources.dfe.file_marks import are_settled, file_marks

__all__ = ["ONE_QUERY", "OUR_OPENING", "opening", "opening_in_window"]

ONE_QUERY = """
import sys
import duckdb

rows = duckdb.sql(f'''
    SELECT sen_provision, sen_primary_need, pupil_count FROM read_csv('{sys.argv[1]}',
    all_varchar = true) WHERE old_la_code = '856' AND time_period = '202526'
    AND phase_type_grouping = 'Total' AND ethnicity_minor = 'Total'
''').fetchall()
print(len(rows))
"""
"""What somebody writes who knows DuckDB well: one area and year, as text because of the symbols."""

OUR_OPENING = """
import sys
from pathlib import Path
from sendviewer.lean_imports import import_msgspec

import_msgspec()  # as the program does when it starts
from sendviewer.sources.dfe.opening import open_release

copies = Path(sys.argv[2]) if sys.argv[2:] else None
release = open_release([Path(sys.argv[1])], copies_folder=copies)
dataset = release.datasets[0]
counts = release.counts(dataset.id, dataset.periods[0].key, ["856"])["856"]
print(len(counts), dataset.file.rows)
release.close()
"""


def opening(run: Run) -> Iterator[Row]:
    """Measure whole processes that answer for one area: one query, and the opening of the file."""
    for rows in run.sizes:
        path = run.file(rows).path
        name = f"First opening, {in_words(rows)} ({path.stat().st_size / 1024**2:,.0f} MB)"
        most = 1.25 if rows > 100_000 else None  # noqa: PLR2004 - the target begins at a million
        ours: list[Cost] = []
        queries: list[Cost] = []

        def open_it(path: Path = path, ours: list[Cost] = ours) -> float:
            ours.append(whole_process(sys.executable, "-c", OUR_OPENING, str(path)))
            return ours[-1].ms

        def query(path: Path = path, queries: list[Cost] = queries) -> float:
            queries.append(whole_process(sys.executable, "-c", ONE_QUERY, str(path)))
            return queries[-1].ms

        ratio = measure(name, "one DuckDB query", query, open_it, run.rounds_for(rows))
        yield ratio_row(ratio, most, _peaks(ours, queries))


def _peaks(ours: list[Cost], queries: list[Cost]) -> str:
    peaks = [max(cost.peak_mb or 0 for cost in costs) for costs in (ours, queries)]
    return f"peak of the process {peaks[0]:.0f} MB, of the query's {peaks[1]:.0f} MB"


def opening_in_window(run: Run) -> Iterator[Row]:
    """Measure in the window itself: memory, the main thread, cancelling, the second opening."""
    for rows in run.sizes:
        path = run.file(rows).path
        wait_until_settled(path)
        with on_made_up_screen():
            told = [_in_window(path, run.folder / f"copies-{rows}-{turn}") for turn in range(3)]
        worst = {name: max(one[name] for one in told) for name in told[0]}
        middle = {name: statistics.median(one[name] for one in told) for name in told[0]}
        size = in_words(rows)
        yield at_most(
            f"Memory above the open window, {size}",
            worst["above_mb"],
            300,
            "MB",
            f"peak of the process; the open window has {middle['window_mb']:.0f} MB",
        )
        yield at_most(
            f"Longest slice of the main thread while opening, {size}",
            middle["longest_ms"],
            16,
            "ms",
            f"{middle['idle_ms']:.1f} ms in the same window at rest; 99 in 100 are at most "
            f"{middle['usual_ms']:.1f} ms",
        )
        yield at_most(f"Cancelling, {size}", worst["cancel_ms"], 200, "ms")
        yield Row(
            f"Checksum known and figures kept after opening, {size}",
            f"{middle['known_ms'] / 1000:.2f} s",
            note="in a thread of its own, while area and year are chosen",
        )
        yield at_most(f"Second opening, {size}", middle["second_ms"], 150, "ms")


def wait_until_settled(path: Path) -> None:
    """Wait until a file is old enough to be known again: of one just written no copy is kept."""
    while not are_settled(file_marks([path])):
        time.sleep(0.1)


def _in_window(path: Path, folder: Path) -> dict[str, float]:
    cost = whole_process(
        sys.executable,
        "-m",
        "benchmarks.window_opening",
        str(path),
        environment={"SENDVIEWER_SETTINGS": str(folder)},
    )
    told: dict[str, float] = json.loads(cost.answer)
    return told
