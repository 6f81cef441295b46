"""Runs the benchmarks, prints a table for each section, and writes ``benchmarks/RESULTS.md``.

python3 dev.py bench                         some minutes: files of up to a million rows
python3 dev.py bench -- --full               also 5 and 12 million rows, and the peers
python3 dev.py bench -- --only opening       sections whose name has these words; no file
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.registry import BENCHMARKS
from benchmarks.report import RESULTS, lines_of, write_results
from benchmarks.rows import Benchmark, Row, Run


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and tell; windows are painted off the screen so that every machine can do it."""
    given = _arguments(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_LOGGING_RULES"] = "*.warning=false"
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
    chosen = [one for one in BENCHMARKS if _is_chosen(one, given)]
    with tempfile.TemporaryDirectory(prefix="sendviewer-bench-", dir=given.folder) as folder:
        os.environ.setdefault("SENDVIEWER_SETTINGS", str(Path(folder) / "settings"))
        run = Run(Path(folder), given.rounds, is_full=given.full)
        sections = [(benchmark.section, _measured(benchmark, run)) for benchmark in chosen]
    if not given.only:
        write_results(sections, " ".join(["python3 dev.py bench", *_shown(given)]))
        print(f"Written to {RESULTS.name}.", file=sys.stderr)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--full", action="store_true", help="also large files and peers")
    parser.add_argument("--only", metavar="WORDS", help="only sections with these words")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="5 if not given")
    parser.add_argument("--folder", type=Path, help="where the made-up files go for the time")
    return parser.parse_args(arguments)


def _is_chosen(benchmark: Benchmark, given: argparse.Namespace) -> bool:
    if given.only:
        return given.only.casefold() in benchmark.section.casefold()
    return given.full or not benchmark.is_long


def _measured(benchmark: Benchmark, run: Run) -> list[Row]:
    began = time.monotonic()
    rows = list(benchmark.measure(run))
    print(f"\n## {benchmark.section} ({time.monotonic() - began:.0f} s)\n")
    print("\n".join(lines_of(rows)), flush=True)
    return rows


def _shown(given: argparse.Namespace) -> list[str]:
    options = ["--full"] if given.full else []
    return ["--", *options] if options else []


if __name__ == "__main__":
    main()
