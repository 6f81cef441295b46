"""Drives the real window with a release of figures by keyboard alone. Not a test itself.

The release is opened as from the command line; three areas are typed, the page is shown, and its
table is copied and read by another program.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

from drive_real_window import CTRL, paste, press, wait_for, wait_for_focus
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sendviewer import app
from sendviewer.ui.area_dialog import AreaYearDialog
from sendviewer.ui.main_window import MainWindow


def main(folder: Path, release: str) -> None:
    def drive() -> None:
        (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        try:
            found = driven(window)
            (folder / "release.json").write_text(json.dumps(found), encoding="utf-8")
        except BaseException:
            # The program's own crash path would show a dialog and wait for somebody.
            traceback.print_exc()
            os._exit(1)
        # What is on the clipboard was read: nobody need be told that it goes.
        window.around.clipboard.clear()
        window.close()

    app.run_window([release], after_first_paint=lambda: QTimer.singleShot(0, drive))


def driven(window: MainWindow) -> dict[str, object]:
    """Choose three areas and copy the table, touching nothing but keys."""
    window.activateWindow()
    wait_for(lambda: bool(dialogs(window)))
    (dialog,) = dialogs(window)
    dialog.activateWindow()
    wait_for_focus(dialog)
    first = [chip.text() for chip in dialog.picker.chips.chips]
    press(dialog, Qt.Key.Key_Backspace)
    for _ in first:
        press(dialog, Qt.Key.Key_Delete)
    for name in ("sheffield", "barnsley", "hull"):
        QTest.keyClicks(QApplication.focusWidget(), name)
        press(dialog, Qt.Key.Key_Return)
    summary = dialog.summary
    press(dialog, Qt.Key.Key_Return, CTRL)
    wait_for(lambda: window.releases.shows_own_page)
    window.activateWindow()
    wait_for_focus(window)
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    return {
        "first": first,
        "summary": summary,
        "title": window.windowTitle(),
        "notice": window.status.notice,
        "copied": paste("UTF8_STRING"),
    }


def dialogs(window: MainWindow) -> list[AreaYearDialog]:
    return [one for one in window.findChildren(AreaYearDialog) if one.isVisible()]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
