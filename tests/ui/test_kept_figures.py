"""A window keeps what it read of DfE files, uses it the next time, and forgets it when told."""

from __future__ import annotations

from pathlib import Path

import dfe_by_hand as made
import pytest
from pytestqt.qtbot import QtBot

from sendviewer.core.pages import Page
from sendviewer.sources.dfe import file_marks, scanning
from sendviewer.ui.own_texts import KeptOwnTexts
from sendviewer.ui.releases import Releases
from sendviewer.ui.state import PageState
from sendviewer.ui.tasks import Tasks


def test_a_file_is_read_once_until_what_was_kept_is_forgotten(
    qtbot: QtBot, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_marks, "_SETTLED_NS", -(10**15))
    read = []
    scan = scanning.scan
    monkeypatch.setattr(scanning, "scan", lambda *given: read.append(1) or scan(*given))
    path = made.plans_by_need(tmp_path / "plans.csv", periods=(made.NEWEST,))
    state, tasks = PageState(page), Tasks()
    releases = Releases(state, KeptOwnTexts(), tasks, copies_folder=tmp_path / "copies")
    notices: list[str] = []
    state.notice_given.connect(notices.append)
    titles = []

    def open_it() -> int:
        with qtbot.waitSignal(releases.release_opened, timeout=30_000):
            releases.open_files([path], "Opening")
        assert releases.release is not None
        titles.append(releases.release.title)
        releases.release.finish()  # a copy is made while nobody waits for it
        return len(read)

    assert [open_it(), open_it()] == [1, 1]
    releases.forget_copies()
    assert notices[-1].startswith("Deleted the kept figures of DfE files (0.")
    assert open_it() == 2
    assert len(set(titles)) == 1
    assert tasks.close()
    releases.close()
