"""A batch ends with what came of it: nothing that was begun is passed over in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

import pytest
from pages_by_hand import llr_page

from sendviewer.core.errors import InputError
from sendviewer.export.batch import run
from sendviewer.export.batch.manifest import SCHEMA, AreaRecord, Manifest, read_manifest
from sendviewer.export.batch.record import BatchRecord
from sendviewer.export.document_formats import DocumentOptions
from sendviewer.sources.watching import Unwatched

AREA = AreaRecord("E06000017", "857", "Rutland", "857-rutland")


@contextmanager
def killed_writers(_jobs: int) -> Iterator[Callable[..., Future[run.Files]]]:
    def submit(_job: object) -> Future[run.Files]:
        future: Future[run.Files] = Future()
        future.set_exception(BrokenProcessPool())
        return future

    yield submit


def test_a_process_that_ends_with_the_last_area_is_said_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "area_writers", killed_writers)
    manifest = Manifest(SCHEMA, "Plans", {}, (), {"formats": ["md"]}, (), (), (AREA,))
    plan = run.BatchPlan(
        root=tmp_path,
        manifest=manifest,
        tasks=(run.AreaTask(AREA, llr_page),),
        endings=(".md",),
        options=DocumentOptions(),
        jobs=2,
        may_replace=False,
    )
    with pytest.raises(InputError, match="ended from outside"):
        run.run_batch(plan, BatchRecord(tmp_path, manifest, may_replace=False), Unwatched())
    assert read_manifest(tmp_path / "manifest.json").areas[0].outputs == ()
