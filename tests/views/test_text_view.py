"""The text panel: headings, reading, find, and nothing cut."""

from __future__ import annotations

import pytest
from card_samples import TEXT
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextTable
from pytestqt.qtbot import QtBot

from sendviewer.core.pages import Section
from sendviewer.present.specs import TextSpec
from sendviewer.views import heading_list
from sendviewer.views.look import Look, Looks, load_fonts
from sendviewer.views.reading_line import reading_line_width
from sendviewer.views.reading_pane import MARGIN
from sendviewer.views.text_view import TextView
from sendviewer.views.theme import DARK


@pytest.fixture
def view(qtbot: QtBot) -> TextView:
    load_fonts()
    view = TextView(Looks())
    qtbot.addWidget(view)
    view.resize(1360, 684)
    view.show_spec(TEXT)
    with qtbot.waitActive(view):
        view.show()
    return view


def _changed(view: TextView, look: Look) -> None:
    view._looks.change(look)


def test_every_part_has_an_accessible_name(view: TextView) -> None:
    parts = (view.reading, view.headings, view.find_bar.field, view.copy_button)
    for part in parts:
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
    assert "Which schools children go to" in view.copy_button.accessibleName()


def test_the_text_holds_headings_lists_and_a_table_with_a_header_row(view: TextView) -> None:
    document = view.reading.document()
    blocks = []
    block = document.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    headings = [one.text() for one in blocks if one.blockFormat().headingLevel()]
    assert headings == [section.heading for section in TEXT.sections]
    assert sum(one.textList() is not None for one in blocks) == 3
    tables = document.rootFrame().childFrames()
    assert len(tables) == 1
    assert isinstance(tables[0], QTextTable)
    assert tables[0].format().headerRowCount() == 1


def test_choosing_a_heading_scrolls_to_its_section(qtbot: QtBot, view: TextView) -> None:
    view.resize(1360, 300)
    view.headings.setFocus()
    qtbot.keyClick(view.headings, Qt.Key.Key_Down)
    qtbot.keyClick(view.headings, Qt.Key.Key_Down)
    assert view.current_section == TEXT.sections[2]
    top = view.reading.cursorForPosition(view.reading.viewport().rect().topLeft())
    assert top.block().text() in {"What we commission", ""}


def test_scrolling_moves_the_current_heading(view: TextView) -> None:
    view.resize(1360, 300)
    bar = view.reading.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert view.current_section == TEXT.sections[-1]
    bar.setValue(0)
    assert view.current_section == TEXT.sections[0]


def test_find_counts_and_goes_round(qtbot: QtBot, view: TextView) -> None:
    field = view.find_bar.field
    qtbot.keyClicks(field, "schools")
    assert view.find_bar.state_text == "1 of 4"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.find_bar.state_text == "2 of 4"
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.find_bar.state_text == "4 of 4"
    qtbot.keyClick(view.reading, Qt.Key.Key_F3)
    assert view.find_bar.state_text == "1 of 4"


def test_find_marks_all_matches_and_leads_to_their_section(qtbot: QtBot, view: TextView) -> None:
    qtbot.keyClicks(view.find_bar.field, "leicester city")
    assert len(view.reading.extraSelections()) == 1
    assert view.reading.textCursor().selectedText() == "Leicester City"
    assert view.current_section == TEXT.sections[1]


def test_find_says_when_there_is_no_match(qtbot: QtBot, view: TextView) -> None:
    told: list[str] = []
    view.find_told.connect(told.append)
    view.find_bar.field.setText("xyz")
    assert view.find_bar.state_text == "No match for “xyz”"
    assert told == ["No match for “xyz”"]
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Escape)
    assert view.find_bar.state_text == ""
    assert view.reading.extraSelections() == []


def test_the_copy_button_tells_the_current_section(qtbot: QtBot, view: TextView) -> None:
    view.headings.setCurrentRow(1)
    with qtbot.waitSignal(view.copy_requested) as told:
        qtbot.mouseClick(view.copy_button, Qt.MouseButton.LeftButton)
    assert told.args == [TEXT.sections[1].id]


def test_two_sections_with_one_heading_are_told_apart_by_eye_and_ear(view: TextView) -> None:
    made = Section("made", "Ages", ("From figures.",), is_made=True)
    own = Section("own", "Ages", ("Words.",), written_for="April 2020")
    view.show_spec(TextSpec((made, own), "Source.", ("Made from the figures", "")))
    view.headings.setCurrentRow(1)
    shown = [view.headings.item(row).text() for row in range(2)]
    assert shown == ["Ages", "Ages (written for April 2020)"]
    assert view.copy_button.accessibleName() == "Copy section “Ages (written for April 2020)”"


def test_tab_leaves_the_text(qtbot: QtBot, view: TextView) -> None:
    view.reading.setFocus()
    qtbot.keyClick(view.reading, Qt.Key.Key_Tab)
    assert not view.reading.hasFocus()


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(1360, 684, 1.0), (1024, 500, 2.0), (1360, 684, 2.0), (600, 500, 1.0), (420, 600, 1.0)],
)
def test_nothing_is_wider_than_its_place(
    view: TextView, width: int, height: int, scale: float
) -> None:
    _changed(view, Look(text_scale=scale))
    view.resize(width, height)
    reading = view.reading
    assert reading.document().idealWidth() <= reading.viewport().width() + 1
    assert reading.horizontalScrollBar().maximum() == 0
    assert view.headings.horizontalScrollBar().maximum() == 0
    for part in (view.headings, reading, view.copy_button, view.find_bar):
        corner = part.mapTo(view, part.rect().bottomRight())
        assert view.rect().contains(corner), part


def test_lines_are_about_seventy_characters_long(view: TextView) -> None:
    sentence = "Most children with a plan are taught in the school nearest their home."
    assert len(sentence) == 70
    width = view.reading.fontMetrics().horizontalAdvance(sentence)
    assert reading_line_width(Look()) == pytest.approx(width, rel=0.1)


def test_a_new_look_keeps_section_and_matches(view: TextView) -> None:
    view.find_bar.field.setText("schools")
    view.headings.setCurrentRow(1)
    _changed(view, Look(DARK, 1.5))
    assert view.current_section == TEXT.sections[1]
    assert len(view.reading.extraSelections()) == 4


def test_a_look_that_was_chosen_out_of_sight_is_there_when_the_text_is_seen(
    qtbot: QtBot, view: TextView
) -> None:
    view.reading.go_to_section(2)
    view.hide()
    unseen = view.reading.document()
    _changed(view, Look(DARK))
    assert view.reading.document() is unseen
    with qtbot.waitActive(view):
        view.show()
    assert view.reading.document() is not unseen
    assert view.reading.section_at(view.reading.textCursor().position()) == 2


def test_an_empty_text_is_no_fault(view: TextView) -> None:
    view.show_spec(TextSpec((), ""))
    assert view.current_section is None
    view.find_bar.field.setText("x")
    assert view.find_bar.state_text == "No match for “x”"


def test_the_last_heading_reaches_the_top_whichever_text_was_shown_before(
    qtbot: QtBot, view: TextView
) -> None:
    for sections in (TEXT.sections, TEXT.sections[:1], TEXT.sections[::-1], TEXT.sections):
        view.show_spec(TextSpec(sections, TEXT.source_line))
        anew = TextView(Looks())
        qtbot.addWidget(anew)
        anew.resize(view.size())
        anew.show_spec(TextSpec(sections, TEXT.source_line))
        with qtbot.waitActive(anew):
            anew.show()
        last = len(sections) - 1
        assert view.reading.verticalScrollBar().maximum() >= view.reading.top_of(last) - MARGIN
        assert _room_below(view) == _room_below(anew)
        anew.close()


def test_a_text_that_ends_alike_keeps_its_room_in_whole_pixels(view: TextView) -> None:
    before = _room_below(view)
    view.show_spec(TextSpec(TEXT.sections[1:], TEXT.source_line))
    assert _room_below(view) == before == int(before)


def _room_below(view: TextView) -> float:
    return view.reading.document().rootFrame().frameFormat().bottomMargin()


def test_headings_that_come_again_are_not_measured_again(view: TextView) -> None:
    before = heading_list._measured.cache_info().misses
    view.show_spec(TEXT)
    view.headings.doItemsLayout()
    assert heading_list._measured.cache_info().misses == before


def test_remarks_stand_under_headings_and_the_invitation_at_the_end(
    view: TextView,
) -> None:
    sections = (Section("made", "Figures", ("One.",)), Section("own", "Ours", ("Two.",)))
    view.show_spec(TextSpec(sections, "Source.", ("Made from the figures", ""), "Write your own."))
    assert view.reading.toPlainText().split("\n") == [
        "Figures",
        "Made from the figures",
        "One.",
        "Ours",
        "Two.",
        "Write your own.",
    ]
    assert view.headings.count() == len(sections)
