"""The reading view in the window: one key leads there and back, and it is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from accessible_tree import nameless
from doors import AnsweringChooser, KeptClipboard
from pages_by_hand import plans_page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.app import build_window
from sendviewer.core.pages import Page
from sendviewer.present.terms import all_terms
from sendviewer.ui.glossary_dialog import GlossaryDialog
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.reading_page import ReadingPage
from sendviewer.ui.settings import DictStore


def reading_page(window: MainWindow) -> ReadingPage:
    page = window.tabs.current
    assert isinstance(page, ReadingPage)
    return page


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def is_checked(window: MainWindow) -> bool:
    return window.action_set.action("view.reading").isChecked()


def test_the_key_leads_into_the_reading_view_and_back_to_where_one_was(window: MainWindow) -> None:
    window.run_command("view.needs")
    panel = window.tabs.page("needs").panel  # type: ignore[attr-defined]
    panel.view.setFocus()
    press(Qt.Key.Key_F9)
    assert window.tabs.shown == "reading"
    assert is_checked(window)
    assert window.tab_strip.isHidden() or not window.tab_strip.isVisible()
    assert reading_page(window).view.parts[0].hasFocus()
    press(Qt.Key.Key_F9)
    assert window.tabs.shown == "needs"
    assert not is_checked(window)
    assert window.tab_strip.isVisible()
    assert panel.view.hasFocus()


def test_the_part_that_was_read_is_come_back_to(window: MainWindow) -> None:
    window.run_command("view.reading")
    reading_page(window).view.parts[5].setFocus()
    window.run_command("view.reading")
    window.run_command("view.reading")
    assert reading_page(window).view.parts[5].hasFocus()


def test_the_button_and_the_keys_of_the_tabs_lead_out(window: MainWindow) -> None:
    window.run_command("view.reading")
    QTest.mouseClick(reading_page(window).back_button, Qt.MouseButton.LeftButton)
    assert window.tabs.shown == "overview"
    window.run_command("view.reading")
    window.run_command("view.chart")
    assert window.tabs.shown == "chart"
    assert window.tab_strip.currentIndex() == 2
    assert window.tab_strip.isVisible()


def test_commands_of_the_tabs_say_why_they_do_nothing(window: MainWindow) -> None:
    said: list[str] = []
    window.run_command("view.needs")
    window.run_command("view.reading")
    window.state.notice_given.connect(said.append)
    window.run_command("table.sort_ascending")
    window.run_command("edit.find")
    assert said == [
        "Open the tab Needs first (Ctrl+2).",
        "Find works in the tabs: F9 leads back to them",
    ]


def test_copy_takes_the_part_that_is_read(window: MainWindow, clipboard: KeptClipboard) -> None:
    window.run_command("view.reading")
    view = reading_page(window).view
    next(part for part in view.parts if part.part.id == "need-ASD").setFocus()
    window.run_command("edit.copy")
    assert clipboard.last.notice == "Copied “Autism” as sentences"
    assert clipboard.last.text is not None
    assert clipboard.last.html is not None
    assert "about 7 in every 100 children with SEND (7.4%)" in clipboard.last.text
    assert "Source: " in clipboard.last.text
    assert "<h3>Autism</h3>" in clipboard.last.html
    window.run_command("edit.copy_sentence")
    assert clipboard.last.text.startswith("Official term: Autistic spectrum disorder")
    window.run_command("edit.copy_description")
    assert "What the words mean" in (clipboard.last.text or "")


def test_another_page_is_read_from_its_beginning(window: MainWindow) -> None:
    window.run_command("view.reading")
    window.state.open_page(plans_page())
    view = reading_page(window).view
    assert "11,629 EHC plans" in view.parts[0].accessibleDescription()
    assert view.parts[0].hasFocus()


def test_the_reading_view_is_remembered_with_its_tab(
    qtbot: QtBot, window: MainWindow, page: Page, store: DictStore, tmp_path: Path
) -> None:
    window.run_command("view.chart")
    window.run_command("view.reading")
    window.close()

    def answer(_window: QWidget) -> AnsweringChooser:
        return AnsweringChooser()

    again = build_window(
        page, store=store, clipboard=KeptClipboard(), chooser=answer, logs=tmp_path, platform="test"
    )
    qtbot.addWidget(again)
    assert again.tabs.shown == "reading"
    assert again.tabs.tab == "chart"
    again.run_command("view.reading")
    assert again.tabs.shown == "chart"
    again.close()


def test_nothing_is_without_a_name_and_tab_comes_round(window: MainWindow) -> None:
    window.run_command("view.reading")
    assert nameless(window) == []
    first = QApplication.focusWidget()
    seen = []
    for _ in range(80):
        focus = QApplication.focusWidget()
        assert focus is not None
        if seen and focus is first:
            break
        assert focus not in seen
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first
    assert len(seen) > 30


def test_f6_finds_the_part_that_is_read(window: MainWindow) -> None:
    window.run_command("view.reading")
    reading_page(window).view.parts[4].setFocus()
    window.run_command("view.next_pane")
    assert reading_page(window).back_button.hasFocus()
    window.run_command("view.previous_pane")
    assert reading_page(window).view.parts[4].hasFocus()


# --- the glossary -----------------------------------------------------------------------------


def glossary(window: MainWindow, qtbot: QtBot) -> GlossaryDialog:
    window.run_command("help.glossary")
    dialog = window.findChild(GlossaryDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def term_at_cursor(text: QTextBrowser) -> str:
    return text.textCursor().block().text()


def test_the_glossary_has_every_term_and_every_need(window: MainWindow, qtbot: QtBot) -> None:
    window.tab_strip.setFocus()
    dialog = glossary(window, qtbot)
    words = dialog.text.toPlainText()
    assert all(term.name in words and term.meaning in words for term in all_terms())
    assert nameless(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("tab", ["needs", "chart", "reading"])
def test_the_glossary_opens_at_the_need_that_one_is_on(
    window: MainWindow, qtbot: QtBot, tab: str
) -> None:
    window.state.select_need("PD")
    window.run_command(f"view.{tab}")
    if tab == "needs":
        view = window.tabs.page("needs").panel.view  # type: ignore[attr-defined]
        view.setCurrentIndex(view.model().index(view.currentIndex().row(), 0))
        view.setFocus()
    if tab == "reading":
        parts = reading_page(window).view.parts
        next(part for part in parts if part.part.id == "need-PD").setFocus()
    dialog = glossary(window, qtbot)
    qtbot.waitUntil(lambda: term_at_cursor(dialog.text) == "Physical disability")
    assert dialog.text.verticalScrollBar().value() > 0
    dialog.reject()


def test_the_glossary_opens_at_the_term_of_a_column(window: MainWindow, qtbot: QtBot) -> None:
    window.run_command("view.needs")
    header = window.tabs.page("needs").panel.header  # type: ignore[attr-defined]
    header.setFocus()
    header.go_to(5)
    dialog = glossary(window, qtbot)
    qtbot.waitUntil(lambda: term_at_cursor(dialog.text) == "Percentage point")
    dialog.reject()
