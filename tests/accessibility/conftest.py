"""What the proofs of accessibility share: a listener, made-up DfE files, every dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import dfe_by_hand as made
import pytest
from painted_texts import painted  # noqa: F401 - a fixture
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from window_states import DIALOGS, Dialog

from sendviewer.sources.dfe.release import Release
from sendviewer.ui.main_window import MainWindow

SMALL: dict[str, object] = {
    "periods": (made.MIDDLE, made.NEWEST),
    "phases": ("primary", "secondary", "all"),
}


class Heard:
    """What Qt was given to hand on to a screen reader, in the order in which it came."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.urgent: list[str] = []

    def take(self, event: QAccessibleAnnouncementEvent) -> None:
        if event.politeness() is QAccessible.AnnouncementPoliteness.Assertive:
            self.urgent.append(event.message())
        self.words.append(event.message())

    @property
    def last(self) -> str:
        return self.words[-1] if self.words else ""

    def forget(self) -> None:
        self.words.clear()
        self.urgent.clear()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """A listener at the last door of the program: everything after it is Qt's."""
    heard = Heard()
    hand_on = QAccessible.updateAccessibility

    def listen(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.take(event)
        hand_on(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(listen))
    return heard


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up release of the school census in a zip; nobody changes it."""
    folder = tmp_path_factory.mktemp("dfe")
    needs = made.layout_c_year_group(folder / "needs.csv", **SMALL)
    phase = made.layout_c_phase(folder / "phase.csv", **SMALL)
    made.release_zip(folder / "sen.zip", {"needs.csv": needs, "phase.csv": phase})
    return folder / "sen.zip"


@pytest.fixture(scope="session")
def release(made_file: Path) -> Iterator[Release]:
    """The made-up files, open."""
    from sendviewer.sources.dfe.opening import open_release  # noqa: PLC0415 - loads an engine

    release = open_release([made_file])
    yield release
    release.close()


@pytest.fixture
def open_dialog(window: MainWindow, release: Release) -> Callable[[str], QWidget]:
    """Return what opens a dialog in one of its states over the window, once the last is closed."""
    opened: list[QWidget] = []

    def close() -> None:
        for dialog in filter(isValid, opened):
            dialog.hide()
            dialog.deleteLater()
        opened.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def open_it(name: str) -> QWidget:
        close()
        dialog = DIALOGS[name](Dialog(window, window.looks, release))
        opened.append(dialog)
        if not dialog.isVisible():
            dialog.move(QPoint(0, 0))
            dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        return dialog

    return open_it
