"""Writes the documents of many areas in processes beside this one, each area whole or not at all.

A process is started afresh, not forked, so that it is the same on every system. Ctrl+C is for the
process that started them: they stop when they are told to, after the document they are at, and
end by themselves, never while a file is being written, if nobody is left to tell them.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from pathlib import Path

from msgspec import Struct

from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Page
from sendviewer.export.batch.manifest import FileRecord, file_sha256
from sendviewer.export.document_formats import DOCUMENT_FORMATS, Contents, DocumentOptions
from sendviewer.export.files import write_beside

__all__ = ["AreaJob", "WrittenFile", "area_writers"]


class AreaJob(Struct, frozen=True):
    """One area's documents: ``endings`` says which kinds, ``root`` holds the area's folder.

    ``made_before`` are the checksums of files that an earlier run made, by name below ``root``:
    they may be replaced. Other files may only with ``may_replace``.
    """

    root: Path
    folder: str
    page: Page
    endings: tuple[str, ...]
    options: DocumentOptions
    made_before: Mapping[str, str]
    may_replace: bool


class WrittenFile(Struct, frozen=True):
    """A file as it is now; ``is_new`` is False if the same bytes were there before."""

    record: FileRecord
    is_new: bool


Files = tuple[WrittenFile, ...]
Submit = Callable[[AreaJob], "Future[Files]"]


@contextmanager
def area_writers(jobs: int) -> Iterator[Submit]:
    """Give a function that hands over an area and returns what will become of it.

    At the end, what is begun is waited for; on an exception it stops after the document that it
    is at. With one job everything is done at once, in this process.
    """
    if jobs == 1:
        yield _done_at_once
        return
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(stop,))

    def submit(job: AreaJob) -> Future[Files]:
        with _without_ctrl_c():
            return pool.submit(_write_area, job)

    try:
        yield submit
    except BaseException:
        stop.set()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _done_at_once(job: AreaJob) -> Future[Files]:
    done: Future[Files] = Future()
    try:
        done.set_result(_write_area(job))
    except Exception as fault:
        done.set_exception(fault)
    return done


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Let processes that are started here begin with Ctrl+C held back; it is not lost for us."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- In the other process -----------------------------------------------------------------


@dataclass(slots=True)
class _ThisProcess:
    stop: Event | None = None
    writing: threading.Lock = field(default_factory=threading.Lock)


_THIS = _ThisProcess()


def _start(stop: Event) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _THIS.stop = stop
    threading.Thread(target=_end_with_starter, daemon=True).start()


def _end_with_starter() -> None:
    starter = multiprocessing.parent_process()
    if starter is not None:
        starter.join()
        with _THIS.writing:
            os._exit(1)


def _write_area(job: AreaJob) -> Files:
    """Write the documents of an area once all are made; returns none if it is told to stop."""
    contents = Contents(job.page, job.options)
    made: dict[str, bytes] = {}
    for ending in job.endings:
        if _THIS.stop is not None and _THIS.stop.is_set():
            return ()
        made[f"{job.folder}/{job.folder}{ending}"] = DOCUMENT_FORMATS[ending].write(contents)
    records = [_record(name, data) for name, data in made.items()]
    is_new = [not _is_there(job, record) for record in records]
    with _THIS.writing:
        _make_folder(job.root / job.folder)
        _sweep(job.root / job.folder)
        for record, new in zip(records, is_new, strict=True):
            if new:
                write_beside(job.root / record.file, made[record.file])
    return tuple(map(WrittenFile, records, is_new))


def _record(name: str, data: bytes) -> FileRecord:
    return FileRecord(name, hashlib.sha256(data).hexdigest(), len(data))


def _is_there(job: AreaJob, record: FileRecord) -> bool:
    """Tell whether the file is there already; raises InputError if another may not be replaced."""
    path = job.root / record.file
    if not path.is_file():
        return False
    found = file_sha256(path)
    if found == record.sha256:
        return True
    if job.may_replace or found == job.made_before.get(record.file):
        return False
    problem = "There is a file under this name that no earlier run made, or that was changed since."
    remedy = "Move it away, or add --force to replace it."
    raise InputError(problem, place=Place(str(path)), remedy=remedy)


def _sweep(folder: Path) -> None:
    """Delete what a process left that was killed while it wrote into the folder of its area."""
    for part in folder.glob(f".{folder.name}.*.part"):
        part.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as fault:
        problem = f"The folder cannot be made: {fault.strerror}."
        remedy = "Check that the place may be written to, or choose another."
        raise InputError(problem, place=Place(str(folder)), remedy=remedy) from fault
