"""The text tab: it copies the section that is read, or what is selected in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.state import PageState
from sendviewer.ui.text_page import TextPage
from sendviewer.views.look import Looks, load_fonts


@pytest.fixture
def page(qtbot: QtBot) -> TextPage:
    load_fonts()
    page = TextPage(PageState(read_page(shipped_page_path())), Looks())
    qtbot.addWidget(page)
    page.resize(1360, 684)
    with qtbot.waitActive(page):
        page.show()
    return page


def test_the_current_section_is_copied_as_text_and_html(page: TextPage) -> None:
    page.view.headings.setCurrentRow(1)
    section = page.current_section()
    payload = page.copy()
    assert section is not None
    assert payload is not None
    assert payload.text is not None
    assert payload.html is not None
    assert section.heading in payload.text
    assert section.heading in payload.html


def test_selected_words_are_copied_instead(page: TextPage) -> None:
    page.view.reading.setFocus()
    cursor = QTextCursor(page.view.reading.document())
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    page.view.reading.setTextCursor(cursor)
    payload = page.copy()
    assert payload is not None
    assert payload.text == cursor.selectedText()


def test_find_puts_the_focus_into_the_field(page: TextPage) -> None:
    page.start_find()
    assert page.view.find_bar.field.hasFocus()


def test_what_is_found_is_said(qtbot: QtBot, page: TextPage) -> None:
    said: list[str] = []
    page._state.notice_given.connect(said.append)
    page.view.find_bar.field.setText("xyz")
    assert said == ["No match for “xyz”"]


def test_the_copy_button_asks_for_the_command(qtbot: QtBot, page: TextPage) -> None:
    with qtbot.waitSignal(page.command_requested) as asked:
        qtbot.mouseClick(page.view.copy_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["edit.copy_section"]


def test_every_pane_can_be_reached(page: TextPage) -> None:
    for pane in page.panes():
        pane.setFocus()
        assert pane.hasFocus()
