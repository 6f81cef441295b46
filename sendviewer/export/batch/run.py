"""Makes the documents of many areas, and can be stopped and started again at any time.

What is there, and was made from the same inputs with the same options by the same versions, is
not made again. An area that cannot be made is recorded with its problem and stops no other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.core.pages import Page
from sendviewer.export.batch.manifest import AreaRecord, Manifest
from sendviewer.export.batch.record import BatchRecord
from sendviewer.export.batch.workers import AreaJob, Files, area_writers
from sendviewer.export.document_formats import DocumentOptions
from sendviewer.sources.watching import Watch

__all__ = ["AreaTask", "BatchPlan", "BatchResult", "run_batch"]

ASKED_EVERY_S = 0.1
SAVED_EVERY_S = 2.0
BEGUN_FOR_EACH_PROCESS = 3
"""Enough that none waits for the next page, and few enough to be waited for after Ctrl+C."""


class AreaTask(Struct, frozen=True):
    """An area that is to be made; ``page`` makes its page when it is needed."""

    area: AreaRecord
    page: Callable[[], Page]


class BatchPlan(Struct, frozen=True):
    """What is to be made: ``manifest`` says it all, but for the files that will be made."""

    root: Path
    manifest: Manifest
    tasks: tuple[AreaTask, ...]
    endings: tuple[str, ...]
    options: DocumentOptions
    jobs: int
    may_replace: bool


@dataclass(slots=True)
class BatchResult:
    """What came of it. ``faults`` are faults of the program, ``problems`` all that failed."""

    written: list[str] = field(default_factory=list)
    made: int = 0
    up_to_date: int = 0
    problems: list[tuple[AreaRecord, InputError]] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)


def run_batch(plan: BatchPlan, record: BatchRecord, watch: Watch) -> BatchResult:
    """Make what is missing or out of date, and keep ``record`` on the disk as it goes on.

    Raises what ``watch`` raises, and InputError where nothing at all can be written; what is
    done by then is recorded.
    """
    run = _Run(plan, record, watch)
    record.save()
    try:
        with area_writers(min(plan.jobs, len(plan.tasks))) as submit:
            run.begin_all(submit)
    except BrokenProcessPool as fault:
        raise _broken(plan.root) from fault
    finally:
        run.take_what_is_done()
        record.save()
    return run.result


class _Run:
    """A batch at work."""

    def __init__(self, plan: BatchPlan, record: BatchRecord, watch: Watch) -> None:
        self.result = BatchResult()
        self._plan = plan
        self._record = record
        self._watch = watch
        self._running: dict[Future[Files], AreaTask] = {}
        self._broken: BrokenProcessPool | None = None
        self._next_save = time.monotonic() + SAVED_EVERY_S

    def begin_all(self, submit: Callable[[AreaJob], Future[Files]]) -> None:
        most = self._plan.jobs * BEGUN_FOR_EACH_PROCESS
        for task in self._plan.tasks:
            self._tell(task.area.name)
            endings = self._record.lacking(task.area.folder, self._plan.endings)
            if not endings:
                self.result.up_to_date += 1
                continue
            self._begin(task, endings, submit)
            self._wait_until(most)
        self._wait_until(0)

    def take_what_is_done(self) -> None:
        """Record everything that has come to its end; what was called off is left out."""
        for future in [each for each in self._running if each.done()]:
            task = self._running.pop(future)
            if not future.cancelled():
                self._take(task, future)

    def _begin(
        self,
        task: AreaTask,
        endings: Sequence[str],
        submit: Callable[[AreaJob], Future[Files]],
    ) -> None:
        try:
            page = task.page()
        except InputError as problem:
            self._fail(task, problem)
            return
        job = AreaJob(
            self._plan.root,
            task.area.folder,
            page,
            tuple(endings),
            self._plan.options,
            self._record.checksums(task.area.folder),
            self._plan.may_replace,
        )
        self._running[submit(job)] = task

    def _wait_until(self, most: int) -> None:
        """Wait until at most so many areas are begun and not done; raises BrokenProcessPool."""
        self.take_what_is_done()
        while len(self._running) > most:
            wait(self._running, ASKED_EVERY_S, FIRST_COMPLETED)
            self.take_what_is_done()
            self._tell("")
        if self._broken is not None:
            # With the last areas begun, nothing else would tell that these are not made.
            raise self._broken

    def _take(self, task: AreaTask, future: Future[Files]) -> None:
        fault = future.exception()
        if isinstance(fault, BrokenProcessPool):
            self._broken = fault
            return
        if fault is not None:
            self._fail(task, fault)
        elif files := future.result():
            self.result.made += 1
            self.result.written += [one.record.file for one in files if one.is_new]
            self._record.made(task.area.folder, [one.record for one in files])

    def _fail(self, task: AreaTask, fault: BaseException) -> None:
        if not isinstance(fault, Exception):
            raise fault
        if isinstance(fault, InputError):
            problem = fault
        else:
            self.result.faults.append(fault)
            problem = InputError(f"A fault of the program ({type(fault).__name__}).")
        self.result.problems.append((task.area, problem))
        self._record.failed(task.area.folder, problem.problem)

    def _tell(self, name: str) -> None:
        whole = len(self._plan.tasks)
        done = self.result.made + self.result.up_to_date + len(self.result.problems)
        self._watch.report(done / whole, f"{done} of {whole} areas{name and f', {name}'}")
        self._watch.check()
        if time.monotonic() > self._next_save:
            self._record.save()
            self._next_save = time.monotonic() + SAVED_EVERY_S


def _broken(root: Path) -> InputError:
    problem = "A process that wrote documents was ended from outside, perhaps for want of memory."
    remedy = "The same command goes on from here; --jobs 1 needs the least memory."
    return InputError(problem, place=FilePlace(str(root)), remedy=remedy)
