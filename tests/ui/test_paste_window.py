"""The paste kit's window: piece after piece by one key, what is on the screen and nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from accessible_tree import nameless
from doors import KeptClipboard
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.choices import PasteTarget
from sendviewer.present.options import ChartOptions, ChartOrder, Query
from sendviewer.ui import paste_window
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.paste_window import PasteWindow
from sendviewer.ui.piece_list import PieceList
from sendviewer.ui.settings import PASTE_IN_FRONT, PASTE_TARGET, DictStore, Settings

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def kits() -> list[PasteWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, PasteWindow)]


def open_kit(window: MainWindow, qtbot: QtBot) -> PasteWindow:
    window.run_command("edit.paste_kit")
    (kit,) = [one for one in kits() if one.isVisible()]
    qtbot.waitUntil(kit.isActiveWindow)
    return kit


@pytest.fixture
def kit(window: MainWindow, qtbot: QtBot) -> PasteWindow:
    return open_kit(window, qtbot)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    words: list[str] = []

    def hear(_widget: QWidget, text: str) -> None:
        words.append(text)

    monkeypatch.setattr(paste_window, "announce", hear)
    return words


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def states(kit: PasteWindow) -> list[str]:
    return [kit.progress.state(piece) for piece in kit.progress.pieces]


# --- Copying ------------------------------------------------------------------------------


def test_enter_copies_one_piece_after_the_other_and_says_which_and_what_is_next(
    kit: PasteWindow, clipboard: KeptClipboard, heard: list[str]
) -> None:
    assert states(kit) == ["Next", "", "", "", ""]
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert heard == [
        "Copied 1 of 5: the sentence. Next: the chart as a picture.",
        "Copied 2 of 5: the chart as a picture. Next: the chart’s alternative text.",
    ]
    assert kit.status.text() == heard[-1]
    assert states(kit) == ["Copied", "Copied", "Next", "", ""]
    for _ in range(3):
        press(Key.Key_Return)
    assert heard[-1] == "Copied 5 of 5: the source. That is all of the kit."
    kinds = [payload.image is not None for payload in clipboard.payloads]
    assert kinds == [False, True, False, False, False]
    assert kit.next_button.text() == "Begin a&gain"
    press(Key.Key_Return)
    assert len(clipboard.payloads) == 5
    assert states(kit)[0] == "Next"


def test_any_piece_can_be_copied_at_any_time_and_again(
    kit: PasteWindow, clipboard: KeptClipboard
) -> None:
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert clipboard.last.html is not None
    assert states(kit) == ["", "", "", "Copied", "Next"]
    press(Key.Key_Up)
    press(Key.Key_C, CTRL)
    assert clipboard.last.html is not None
    press(Key.Key_Return)
    assert kit.status.text() == "Copied 5 of 5: the source. Next: the sentence."
    kit.list.setCurrentIndex(kit.list.model().index(1, 0))
    QTest.mouseClick(kit.this_button, Qt.MouseButton.LeftButton)
    assert clipboard.last.image is not None
    assert states(kit) == ["", "Copied", "Next", "Copied", "Copied"]


def test_a_double_click_copies_a_piece(kit: PasteWindow, clipboard: KeptClipboard) -> None:
    QApplication.processEvents()
    place = kit.list.visualRect(kit.list.model().index(1, 0)).center()
    viewport = kit.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert clipboard.last.image is not None


def test_what_is_copied_is_what_the_window_shows_now(
    window: MainWindow, kit: PasteWindow, clipboard: KeptClipboard, heard: list[str]
) -> None:
    kit.copy_next()
    window.state.change_query(Query(search="hearing"))
    assert heard[-1] == f"{paste_window.ANEW} Next: the sentence."
    assert states(kit) == ["Next", "", "", "", ""]
    kit.copy_piece(kit.progress.pieces[3])
    text = clipboard.last.text
    assert text is not None
    assert "Hearing" in text
    assert "Autistic" not in text
    # What changes nothing that is shown takes nothing back.
    before = kit.progress
    window.state.select_need("HI")
    kit.take_content()
    assert kit.progress is before


def test_what_is_filtered_out_is_left_out_and_said(window: MainWindow, kit: PasteWindow) -> None:
    window.state.change_chart(ChartOptions(order=ChartOrder.TABLE))
    window.state.change_query(Query(search="xyz"))
    assert [piece.id for piece in kit.progress.pieces] == ["sentence", "source"]
    for reason in (paste_window.NO_TABLE, paste_window.NO_CHART):
        assert reason in kit.status.text()


# --- The window ---------------------------------------------------------------------------


def test_the_target_is_remembered_and_gives_another_order(
    window: MainWindow, kit: PasteWindow, qtbot: QtBot, store: DictStore
) -> None:
    excel = kit.targets.findChildren(QWidget)[1]
    QTest.mouseClick(excel, Qt.MouseButton.LeftButton)
    assert Settings(store).get(PASTE_TARGET) is PasteTarget.EXCEL
    assert kit.progress.pieces[0].id == "table"
    kit.reject()
    again = open_kit(window, qtbot)
    assert again is not kit
    assert again.targets.current == "excel"
    assert again.progress.pieces[0].id == "table"


def test_the_window_stays_in_front_unless_one_does_not_want_it(
    kit: PasteWindow, store: DictStore
) -> None:
    hint = Qt.WindowType.WindowStaysOnTopHint
    assert kit.windowFlags() & hint
    kit.front.setFocus()
    press(Key.Key_Space)
    assert not kit.windowFlags() & hint
    assert kit.isVisible()
    assert Settings(store).get(PASTE_IN_FRONT) is False


def test_the_main_window_can_be_worked_in_and_takes_the_kit_with_it_when_it_closes(
    window: MainWindow, kit: PasteWindow, qtbot: QtBot
) -> None:
    assert kit.windowModality() is Qt.WindowModality.NonModal
    assert kit.parentWidget() is None
    window.run_command("view.chart")
    window.run_command("edit.paste_kit")
    assert [one for one in kits() if one.isVisible()] == [kit]
    window.close()
    assert not kit.isVisible()


def test_the_kit_follows_the_theme(window: MainWindow, kit: PasteWindow) -> None:
    light = kit.palette().window().color()
    window.appearance.choose_theme("dark")
    assert kit.palette().window().color() != light


def test_every_piece_is_heard_with_its_place_its_state_and_what_it_is(kit: PasteWindow) -> None:
    assert nameless(kit) == []
    press(Key.Key_Return)
    node = QAccessible.queryAccessibleInterface(kit.list)
    names = [node.child(row).text(QAccessible.Text.Name) for row in range(node.childCount())]
    assert names[0].startswith("1 of 5, Sentence, copied: In April 2020")
    assert names[1].startswith("2 of 5, Chart, next: ")
    assert names[3] == (
        "4 of 5, Table: 13 rows, 8 columns with headers. As a table that can be edited."
    )


def test_pieces_stand_close_together_in_a_window_of_any_width(kit: PasteWindow) -> None:
    pieces = kit.findChild(PieceList)
    model = pieces.model()

    def gaps() -> list[int]:
        places = [pieces.visualRect(model.index(row, 0)) for row in range(model.rowCount())]
        return [two.top() - one.bottom() for one, two in pairwise(places)]

    QApplication.processEvents()
    assert set(gaps()) == {1}
    for width in (360, 700, 460):
        kit.resize(width, 640)
        QApplication.processEvents()
        assert set(gaps()) == {1}
