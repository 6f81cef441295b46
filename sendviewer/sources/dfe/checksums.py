"""Works out the checksums of files once their figures are read, while nobody waits for them.

A checksum is that of the very bytes that the figures came from: a file that was changed between
the first look into it and the end of its checksum is refused, and whoever asks is told so.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from sendviewer.core.errors import DomainError, InputError, Place
from sendviewer.sources.dfe.byte_streams import file_chunks
from sendviewer.sources.dfe.file_marks import file_mark
from sendviewer.sources.watching import UNWATCHED, Watch

__all__ = ["Checksum", "KnownChecksum", "LaterChecksum", "WorkAfterwards"]

_LOOK_S = 0.1
_PATIENCE_S = 2.0


class KnownChecksum:
    """The SHA-256 of a file, in hexadecimal digits, that is known already."""

    def __init__(self, sha256: str) -> None:
        self._sha256 = sha256

    def value(self, watch: Watch = UNWATCHED) -> str:  # noqa: ARG002 - nothing is waited for
        """Return the checksum."""
        return self._sha256


class LaterChecksum:
    """The SHA-256 of a file that is to be read now, and of which no byte may change until then."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mark = file_mark(path)
        self._read_bytes = 0
        self._is_begun = False
        self._ended = threading.Event()
        self._sha256 = ""
        self._fault: Exception | None = None

    def value(self, watch: Watch = UNWATCHED) -> str:
        """Wait for the checksum and return it; raises InputError and what the watch raises."""
        if not self._is_begun:
            self.work_out(threading.Event())
        while not self._ended.wait(_LOOK_S):
            watch.check()
            fraction = self._read_bytes / max(self._mark.size_bytes, 1)
            watch.report(min(fraction, 1.0), _words(self._path))
        if self._fault is not None:
            raise self._fault
        return self._sha256

    def begin(self) -> None:
        """Say that somebody will work it out, so that whoever asks waits."""
        self._is_begun = True

    def work_out(self, stopped: threading.Event) -> bool:
        """Read the file to its end, or until it is stopped; return whether it is known now."""
        self.begin()
        try:
            self._sha256 = self._of_whole_file(stopped)
        except Exception as fault:  # raised again where the checksum is asked for
            self._fault = fault
        finally:
            self._ended.set()
        return self._fault is None

    def _of_whole_file(self, stopped: threading.Event) -> str:
        digest = hashlib.sha256()
        for chunk in file_chunks(self._path):
            digest.update(chunk)
            self._read_bytes += len(chunk)
            if stopped.is_set():
                raise DomainError(f"{self._path.name} was closed before all of it was read")
        if not file_mark(self._path).is_of_same_bytes(self._mark):
            raise _changed(self._path)
        return digest.hexdigest()


Checksum = KnownChecksum | LaterChecksum


class WorkAfterwards:
    """Works out checksums in a thread of its own, and calls ``then`` once all of them are known."""

    def __init__(self, checksums: Iterable[Checksum], then: Callable[[], None]) -> None:
        self._checksums = [one for one in checksums if isinstance(one, LaterChecksum)]
        self._then = then
        self._stopped = threading.Event()
        for one in self._checksums:
            one.begin()
        self._thread = threading.Thread(
            target=self._work, name="working-out-checksums", daemon=True
        )
        self._thread.start()

    def finish(self, watch: Watch) -> None:
        """Wait for the end of it; raises as :meth:`LaterChecksum.value` does."""
        for one in self._checksums:
            one.value(watch)
        while self._thread.is_alive():
            self._thread.join(_LOOK_S)
            watch.check()

    def stop(self) -> None:
        """Leave what is not done yet, without waiting for ever for a disk that does not answer."""
        self._stopped.set()
        self._thread.join(_PATIENCE_S)

    def _work(self) -> None:
        # Each is asked for by somebody: one that fails keeps none of the others waiting.
        are_known = [one.work_out(self._stopped) for one in self._checksums]
        if all(are_known) and not self._stopped.is_set():
            self._then()


def _words(path: Path) -> str:
    """Return what goes on, and what for, to who has never heard of a checksum."""
    return f"Reading {path.name} again, to tell it apart from other versions"


def _changed(path: Path) -> InputError:
    problem = (
        "The file was changed while it was open here: its figures may not be those it has now."
    )
    return InputError(problem, place=Place(str(path)), remedy="Open the file again.")
