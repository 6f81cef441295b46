"""Asks DuckDB about CSV files: with bounded memory, watched, and with errors in plain words.

A file is never read as a whole. Everything is text until it is known what it means. DuckDB loads
no extension and asks no network.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.watching import Watch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = [
    "CsvTable",
    "clean",
    "connected",
    "counting_rows",
    "engine",
    "rows_counted",
    "watched",
]

_MEMORY = "192MB"
"""Beyond it DuckDB writes to the disk: a window with a release of any size open stays small."""

_MOST_THREADS = 8
_BUFFER_BYTES = 4 * 1024**2
"""An eighth of what DuckDB takes by itself, for each thread several times, and just as quick."""

_LONGEST_LINE_BYTES = 1024**2
_POLL_S = 0.02
_LINE = re.compile(r"CSV Error on Line: (\d+)")
_CELLS = re.compile(r"Expected Number of Columns: (\d+) Found: (\d+)")
_GET_IT_AGAIN = "The file may have been cut off or edited: download it again."
_MAKE_ROOM = (
    "Make room on the disk for temporary files or close other programs, then open it again."
)
_WHITE = "' ' || chr(9) || chr(10) || chr(13) || chr(160)"


def engine() -> ModuleType:
    """Return DuckDB, loaded when first asked for: it costs half a start.

    Without what its package adds to it in Python, where it can be had (duckdb 2.0): that takes
    three times longer to load than the engine, and nothing here uses it.
    """
    try:
        return importlib.import_module("_duckdb")
    except ImportError:
        return importlib.import_module("duckdb")


def connected(folder: Path) -> DuckDBPyConnection:
    """Return a database in memory that may spill into ``folder`` and reaches nothing else."""
    connection: DuckDBPyConnection = engine().connect(
        ":memory:",
        config={
            "memory_limit": _MEMORY,
            "threads": min(os.cpu_count() or 1, _MOST_THREADS),
            "temp_directory": str(folder),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "preserve_insertion_order": False,
        },
    )
    # How far a query is, is told only where a bar would show it; nothing is ever printed.
    connection.execute("SET enable_progress_bar_print = false; SET enable_progress_bar = true")
    return connection


def clean(expression: str) -> str:
    """Return SQL for a cell without the white space around it; an empty cell is ''."""
    return f"trim(coalesce({expression}, ''), {_WHITE})"


class CsvTable:
    """A CSV file as a table of text columns c0, c1, …, one for each column of its header.

    ``shown`` is the name for error messages. Numbers in place of names let a name be there twice.
    """

    def __init__(self, path: Path, width: int, shown: str) -> None:
        self.path = path
        self.shown = shown
        columns = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(width))
        self._sql = (
            "read_csv(?, auto_detect=false, header=false, skip=1, delim=',', quote='\"', "
            f"escape='\"', strict_mode=true, buffer_size={_BUFFER_BYTES}, "
            f"max_line_size={_LONGEST_LINE_BYTES}, columns={{{columns}}})"
        )

    def query(self, sql: str) -> tuple[str, list[str]]:
        """Return a query over the file, written with ``{file}``, and its parameters."""
        return sql.replace("{file}", self._sql), [str(self.path)] * sql.count("{file}")

    def fault(self, error: Exception) -> InputError:
        """Return what DuckDB found wrong with the file, or what it lacked, for its reader."""
        duckdb = engine()
        words = str(error)
        if isinstance(error, duckdb.OutOfMemoryException | duckdb.IOException):
            problem = f"The file could not be read to its end: {_first_line(words)}."
            return InputError(problem, place=Place(self.shown), remedy=_MAKE_ROOM)
        line = _LINE.search(words)
        place = Place(self.shown, int(line.group(1)) if line else None)
        return InputError(_problem(words), place=place, remedy=_GET_IT_AGAIN)


def _problem(words: str) -> str:
    if cells := _CELLS.search(words):
        expected, found = cells.groups()
        return f"The row has {found} cells; its header has {expected} columns."
    if "quote" in words.split("Possible", maxsplit=1)[0]:
        return "A quotation mark is opened and never closed."
    return f"The file cannot be read as a CSV file: {_first_line(words)}."


def _first_line(words: str) -> str:
    return words.partition("\n")[0].rstrip(". ")


def watched(
    connection: DuckDBPyConnection,
    sql: str,
    parameters: Sequence[object],
    watch: Watch,
    tell: Callable[[float], None] = lambda _: None,
) -> list[tuple[Any, ...]]:
    """Run a query in a thread of its own and return its rows; what ``watch`` raises stops it.

    ``tell`` is called now and then with how much is done, from 0 to 1. The thread has ended in
    any case when this returns.
    """
    rows: list[tuple[Any, ...]] = []
    faults: list[Exception] = []
    ended = threading.Event()

    def work() -> None:
        try:
            rows.extend(connection.execute(sql, parameters).fetchall())
        except Exception as fault:
            faults.append(fault)
        finally:
            ended.set()

    thread = threading.Thread(target=work, name="reading-figures", daemon=True)
    thread.start()
    try:
        has_ended = False
        while not has_ended:  # a query that is quick has one look too
            has_ended = ended.wait(_POLL_S)
            watch.check()
            tell(max(0.0, connection.query_progress()) / 100)
    finally:
        _stop(connection, ended)
        thread.join()
    if faults:
        raise faults[0]
    return rows


def counting_rows(connection: DuckDBPyConnection, *, on: bool) -> None:
    """Have DuckDB count, in its profile, the rows that queries read, or leave that again."""
    connection.execute("SET enable_profiling = 'no_output'" if on else "PRAGMA disable_profiling")


def rows_counted(connection: DuckDBPyConnection) -> int | None:
    """Return how many rows of a CSV file the last query read; None if the profile tells nothing.

    A row of the file is one of the query, whether or not its condition lets it through: to count
    them by a query of their own would read the whole file again.
    """
    profile = json.loads(connection.get_profiling_information(format="json"))
    scans = [scan for scan in _operators(profile) if "READ_CSV" in str(scan.get("extra_info"))]
    counted = [scan.get("rows_scanned") for scan in scans if scan.get("type") == "TABLE_SCAN"]
    return counted[0] if len(counted) == 1 and isinstance(counted[0], int) else None


def _operators(profile: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(profile, dict):
        return
    yield profile
    for inner in (*profile.get("operator", ()), *profile.get("children", ())):
        yield from _operators(inner)


def _stop(connection: DuckDBPyConnection, ended: threading.Event) -> None:
    """Interrupt a query until it has ended; nothing is done if it has ended already.

    A query that runs on while its connection is closed would take the whole program with it. So
    a second Ctrl+C does not end the wait: the first is already on its way out. An event can be
    waited for again after that; a join that was broken off may take the thread for ended.
    """
    while not ended.is_set():
        try:
            connection.interrupt()
            ended.wait(_POLL_S)
        except KeyboardInterrupt:
            continue
