"""Runs a command and writes how long it took and its largest memory, that of its children with it.

python -S measurer.py TOLD COMMAND...     a process of its own, which is small: a new process is
                                          counted with the memory of the one that started it

On Linux the memory of the whole tree of processes is added up every few milliseconds, and what a
process shares with others is counted once. Elsewhere it is that of the largest process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

_EVERY_S = 0.02
_MEGABYTE = 1024**2
_BECOME_REAPER = 36
"""Of prctl: what is left behind by a process that ended becomes a child of this one."""


class Memory:
    """Looks at the processes below this one until it is told to stop."""

    def __init__(self) -> None:
        self.peak_bytes = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin to look, where the system shows processes as files."""
        if sys.platform == "linux":
            import ctypes  # noqa: PLC0415 - only here

            ctypes.CDLL(None).prctl(_BECOME_REAPER, 1, 0, 0, 0)
            self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(_EVERY_S):
            self.peak_bytes = max(self.peak_bytes, _together(list(_below(os.getpid()))))


def _together(processes: list[int]) -> int:
    """Return the memory of processes in bytes; what is shared is that of the largest alone."""
    sizes = [size for process in processes if (size := _size(process)) is not None]
    if not sizes:
        return 0
    largest = max(sizes)
    sizes.remove(largest)
    return largest[0] + sum(resident - shared for resident, shared in sizes)


def _size(process: int) -> tuple[int, int] | None:
    """Return resident and shared memory of a process in bytes; None if it has ended."""
    try:
        with open(f"/proc/{process}/statm", encoding="ascii") as stream:  # noqa: PTH123 - quick
            resident, shared = map(int, stream.read().split()[1:3])
    except (OSError, ValueError):
        return None
    page = os.sysconf("SC_PAGE_SIZE")
    return resident * page, shared * page


def _below(process: int) -> Iterator[int]:
    """Yield the children of a process and their children."""
    try:
        for thread in os.listdir(f"/proc/{process}/task"):  # noqa: PTH208 - quick
            path = f"/proc/{process}/task/{thread}/children"
            with open(path, encoding="ascii") as stream:  # noqa: PTH123
                children = [int(child) for child in stream.read().split()]
            for child in children:
                yield child
                yield from _below(child)
    except OSError:  # it has ended
        return


def _of_largest_process() -> float | None:
    """Return the megabytes of the largest process that was waited for; None on Windows."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - not on Windows

    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (_MEGABYTE if sys.platform == "darwin" else 1024)


def main() -> int:
    """Run the command, tell, and end as it did."""
    told, *command = sys.argv[1:]
    memory = Memory()
    memory.start()
    began = time.perf_counter()
    done = subprocess.run(command, check=False)
    ms = (time.perf_counter() - began) * 1000
    memory.stop()
    largest = _of_largest_process()
    peak_mb = None if largest is None else max(largest, memory.peak_bytes / _MEGABYTE)
    with open(told, "w", encoding="utf-8") as stream:  # noqa: PTH123
        json.dump([ms, peak_mb], stream)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
