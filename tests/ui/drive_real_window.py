"""Drives the real window by mouse and keys, and writes down what it found. Not a test itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sendviewer import app
from sendviewer.export.clipboard import SystemClipboard
from sendviewer.present.specs import CellKind
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.clipboard_dialog import ClipboardDialog
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.needs_page import NeedsPage
from sendviewer.ui.settings import DictStore

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
LONGEST_S = 30


def main(folder: Path) -> None:
    application = app._application()
    application.setDoubleClickInterval(1)
    page = read_page(shipped_page_path())
    window = app.build_window(page, store=DictStore(), clipboard=SystemClipboard())
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    wait_for_focus(window)
    window.tabs.build_all()
    press(window, Qt.Key.Key_2, CTRL)
    needs = window.tabs.page("needs")
    assert isinstance(needs, NeedsPage)
    found = {
        "sorts": sorts(needs, click_header),
        "sorts_by_key": sorts(needs, press_header),
        "total": needs.shown_table.total.cells[0].text if needs.shown_table.total else "",
        **copied_table(window),
        **filtered(window, needs),
        **copied_chart(window),
        "told_of_clipboard": told_of_clipboard(window),
    }
    (folder / "found.json").write_text(json.dumps(found), encoding="utf-8")
    application.processEvents()


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST_S
    while not is_so():
        assert time.monotonic() < until
        QTest.qWait(10)


def wait_for_focus(window: QWidget) -> None:
    """Wait until keys go to ``window``: a window may call itself active before they do."""

    def has_focus() -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.window() is window

    wait_for(has_focus)


def press(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def sorts(
    needs: NeedsPage, sort_by: Callable[[NeedsPage, int], None]
) -> dict[str, list[list[str]]]:
    """Sort by each header twice; return what its column shows after each time."""
    result = {}
    for section, column in enumerate(needs.shown_table.columns):
        orders = []
        for _ in range(2):
            sort_by(needs, section)
            place_of = [one.id for one in needs.shown_table.columns].index(column.id)
            orders.append([row.cells[place_of].text for row in needs.shown_table.rows])
        result[column.id] = orders
    return result


def click_header(needs: NeedsPage, section: int) -> None:
    """Click beside the words: in the middle stands the sign that opens the filter."""
    header = needs.panel.header
    viewport, rect = header.viewport(), header.section_rect(section)
    words = needs.shown_table.columns[section].kind in (CellKind.TEXT, CellKind.COMPARED)
    side = rect.left() + 16 if words else rect.right() - 16
    place = QPoint(side, rect.center().y())
    QTest.mouseClick(viewport, LEFT, NONE, viewport.mapFromGlobal(place))
    # A second click within this time would be one double click.
    QTest.qWait(QApplication.doubleClickInterval() + 20)


def press_header(needs: NeedsPage, section: int) -> None:
    """Walk to a header from the first one, and sort by Enter."""
    needs.panel.header.setFocus()
    press(needs, Qt.Key.Key_Home)
    for _ in range(section):
        press(needs, Qt.Key.Key_Right)
    press(needs, Qt.Key.Key_Return)


def copied_table(window: MainWindow) -> dict[str, object]:
    press(window, Qt.Key.Key_C, CTRL)
    return {"clipboard_text": paste("UTF8_STRING"), "clipboard_html": paste("text/html")}


def filtered(window: MainWindow, needs: NeedsPage) -> dict[str, object]:
    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "autistic")
    shown = [row.cells[0].text for row in needs.shown_table.rows]
    return {"filtered": shown, "rows_text": window.status.rows_text}


def copied_chart(window: MainWindow) -> dict[str, object]:
    press(window, Qt.Key.Key_3, CTRL)
    QTest.qWait(50)
    window.tabs.page("chart").panes()[-1].setFocus()
    press(window, Qt.Key.Key_C, CTRL)
    picture = paste_bytes("image/png")
    return {
        "chart_targets": (paste("TARGETS") or "").split(),
        "png_begins": picture[:4].hex() if picture else "",
    }


def told_of_clipboard(window: MainWindow) -> bool:
    press(window, Qt.Key.Key_Q, CTRL)
    told = [dialog for dialog in window.findChildren(ClipboardDialog) if dialog.isVisible()]
    for dialog in told:
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Quit").click()
    QTest.qWait(20)
    return len(told) == 1 and not window.isVisible()


def paste(target: str) -> str | None:
    data = paste_bytes(target)
    return None if data is None else data.decode()


def paste_bytes(target: str) -> bytes | None:
    """Ask for the clipboard from another program, while this one goes on answering."""
    if shutil.which("xclip") is None:
        return None
    asking = subprocess.Popen(
        ["xclip", "-selection", "clipboard", "-o", "-t", target], stdout=subprocess.PIPE
    )
    assert asking.stdout is not None
    output, until = asking.stdout, time.monotonic() + 10
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(output.read()))
    reader.start()
    while reader.is_alive() and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.005)
    asking.wait(1)
    return got[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
