"""The Overview tab: it shows the page in the state and copies what has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sendviewer.present.wording import source_line
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.overview_page import OverviewPage
from sendviewer.ui.state import PageState
from sendviewer.views.look import Looks, load_fonts


@pytest.fixture
def page(qtbot: QtBot) -> OverviewPage:
    load_fonts()
    page = OverviewPage(PageState(read_page(shipped_page_path())), Looks())
    qtbot.addWidget(page)
    page.resize(1360, 684)
    with qtbot.waitActive(page):
        page.show()
    return page


def test_the_focused_card_is_copied_with_its_source(page: OverviewPage) -> None:
    card = page.view.card_views()[3]
    card.setFocus()
    assert page.focused_card() == card.card
    payload = page.copy()
    assert payload is not None
    assert payload.text is not None
    assert card.card.spoken in payload.text
    assert source_line(page._state.page) in payload.text


def test_without_focus_every_card_is_copied(page: OverviewPage) -> None:
    page._focused_id = ""
    payload = page.copy()
    assert payload is not None
    assert payload.text is not None
    for view in page.view.card_views():
        assert view.card.spoken in payload.text
    assert payload.notice == f"Copied {len(page.view.card_views())} cards as text"


def test_a_copy_button_asks_for_the_command(qtbot: QtBot, page: OverviewPage) -> None:
    card = page.view.card_views()[2]
    with qtbot.waitSignal(page.command_requested) as asked:
        qtbot.mouseClick(card.copy_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["edit.copy"]
    assert page.focused_card() == card.card


def test_the_sentence_is_the_key_message_with_the_source(page: OverviewPage) -> None:
    page._focused_id = ""
    sentence = page.sentence()
    assert sentence is not None
    assert "21,966" in sentence
    assert source_line(page._state.page) in sentence


def test_the_description_names_every_card(page: OverviewPage) -> None:
    description = page.description()
    assert description is not None
    assert all(view.card.title in description for view in page.view.card_views())
