"""A file that is dropped on a field to type into is a page to open, and no words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sendviewer.sources.pages import read_page, shipped_page_path, write_page
from sendviewer.ui.main_window import MainWindow


def drop(field: QLineEdit, data: QMimeData) -> None:
    """Drag something over a field and let it go, as the window system does."""
    copy, left, plain = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(field, QDragEnterEvent(QPoint(5, 5), copy, data, left, plain))
    QApplication.sendEvent(field, QDropEvent(QPointF(5, 5), copy, data, left, plain))


@pytest.mark.parametrize("command", ["view.needs", "view.text"])
def test_a_page_dropped_on_a_field_is_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, command: str
) -> None:
    folder = tmp_path / "page"
    write_page(read_page(shipped_page_path()), folder)
    window.run_command(command)
    window.run_command("edit.find")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    data.setText(folder.as_uri())
    drop(field, data)
    qtbot.waitUntil(lambda: window.status.notice.startswith("Opened"))
    assert not field.text()


def test_no_field_takes_what_is_dropped(window: MainWindow) -> None:
    fields = window.findChildren(QLineEdit)
    assert fields
    assert not any(field.acceptDrops() for field in fields)
