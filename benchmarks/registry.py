"""Every benchmark, in the order of the table of results: a line for each."""

from __future__ import annotations

from benchmarks.choices import choices
from benchmarks.growth import growth
from benchmarks.opening import opening, opening_in_window
from benchmarks.peers import peers
from benchmarks.rows import Benchmark
from benchmarks.whole_program import whole_program

__all__ = ["BENCHMARKS"]

BENCHMARKS: tuple[Benchmark, ...] = (
    Benchmark("Start", whole_program),
    Benchmark("Opening a DfE file", opening),
    Benchmark("Opening in the window", opening_in_window),
    Benchmark("Each later choice", choices),
    Benchmark("Cost as work grows", growth),
    Benchmark("Peers", peers, is_long=True),
)
