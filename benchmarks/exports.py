"""Documents: one page in every form, and a batch over all authorities against its own cost.

The cost of a page is what one process takes for it once everything is open. A batch would ideally
take that for each area, shared out among all cores.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.rows import Row, Run, at_most
from benchmarks.side_by_side import ROOT, compile_program, whole_process

__all__ = ["exports"]

ROWS = 100_000
FORMATS = ("json", "html", "xlsx")
"""What the batch writes: small and large documents, from a fraction of a second to one."""

SAMPLE = 12
MOST_S, MOST_OVER_IDEAL = 3.0, 1.2
ENDINGS = ("docx", "pptx", "xlsx", "pdf", "html", "md", "txt", "csv", "json", "svg", "png", "zip")

ONE_AFTER_ANOTHER = """
import sys, time
from pathlib import Path
from sendviewer.cli.main import main

file, folder, *areas = sys.argv[1:]
formats = areas.pop().split(",")
times = []
for number, area in enumerate(areas):
    began = time.perf_counter()
    targets = [word for form in formats for word in ("--to", f"{folder}/{number}.{form}")]
    main(["page", file, "--area", area, *targets])
    times.append((time.perf_counter() - began) * 1000)
print(*times, file=sys.stderr)
"""


def exports(run: Run) -> Iterator[Row]:
    """Measure each kind of document alone, all of them, and a batch over all authorities."""
    compile_program()
    for ending in ENDINGS:
        yield _exported(run, f"The page as .{ending}, from process start", [ending])
    yield _exported(run, "The page in every form, from process start", list(ENDINGS))
    yield _batch(run)


def _exported(run: Run, what: str, endings: list[str]) -> Row:
    times = [_export_ms(run.folder / "documents", endings) for _ in range(run.rounds + 1)][1:]
    return at_most(what, statistics.median(times) / 1000, MOST_S, "s", _spread(times))


def _export_ms(folder: Path, endings: list[str]) -> float:
    folder.mkdir(exist_ok=True)
    targets = [word for ending in endings for word in ("--to", str(folder / f"page.{ending}"))]
    try:
        return whole_process(sys.executable, "-m", "sendviewer", "export", *targets).ms
    finally:
        shutil.rmtree(folder)


def _spread(times_ms: list[float]) -> str:
    return f"{min(times_ms) / 1000:.2f} to {max(times_ms) / 1000:.2f} s"


def _batch(run: Run) -> Row:
    file = run.file(ROWS).path
    areas = _areas(file)
    each_ms = statistics.median(_page_ms(run, file, areas[:SAMPLE])[1:])
    cores = os.cpu_count() or 1
    ideal_ms = each_ms * len(areas) / cores
    folder = run.folder / "areas"
    formats = [word for form in FORMATS for word in ("--format", form)]
    command = ("page", str(file), "--each-area", "--to-folder", str(folder), *formats)
    taken_ms = whole_process(sys.executable, "-m", "sendviewer", *command).ms
    shutil.rmtree(folder)
    words = f"A batch of {len(areas)} authorities as {', '.join(FORMATS)}"
    note = (
        f"{taken_ms / 1000:.1f} s on {cores} cores, where {each_ms:.0f} ms for each area "
        f"would ideally take {ideal_ms / 1000:.1f} s"
    )
    return at_most(words, taken_ms / ideal_ms, MOST_OVER_IDEAL, "x the ideal", note)


def _areas(file: Path) -> list[str]:
    """Return the codes of all authorities in the newest period, as a batch would take them."""
    listed = json.loads(
        whole_process(
            sys.executable, "-m", "sendviewer", "areas", str(file), "--format", "json"
        ).answer
    )
    return [
        place["code"]
        for place in listed["datasets"][0]["places"]
        if place["level"] == "local-authority"
    ]


def _page_ms(run: Run, file: Path, areas: list[str]) -> list[float]:
    """Return the milliseconds of pages that one process makes one after another."""
    folder = run.folder / "pages"
    folder.mkdir()
    formats = ",".join(FORMATS)
    done = subprocess.run(
        [sys.executable, "-c", ONE_AFTER_ANOTHER, str(file), str(folder), *areas, formats],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    shutil.rmtree(folder)
    return [float(word) for word in done.stderr.split("\n")[-2].split()]
