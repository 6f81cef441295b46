"""Every benchmark, in the order of the table of results: a line for each."""

from __future__ import annotations

from benchmarks.choices import choices
from benchmarks.exports import exports
from benchmarks.growth import growth
from benchmarks.opening import opening, opening_in_window
from benchmarks.peers import peers
from benchmarks.program import start, window
from benchmarks.rows import Benchmark

__all__ = ["BENCHMARKS"]

BENCHMARKS: tuple[Benchmark, ...] = (
    Benchmark("Start", start),
    Benchmark("Window", window),
    Benchmark("Opening a DfE file", opening),
    Benchmark("Opening in the window", opening_in_window),
    Benchmark("Each later choice", choices),
    Benchmark("Documents", exports),
    Benchmark("Cost as work grows", growth),
    Benchmark("Peers", peers, is_long=True),
)
