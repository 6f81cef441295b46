"""The tab with the table: what people do there by mouse and by key, and what they are told."""

from __future__ import annotations

from decimal import Decimal
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sendviewer.present.options import (
    COLUMN_IDS,
    ChoiceFilter,
    RangeFilter,
    SortKey,
    TableOptions,
    WordsFilter,
)
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.column_filter import ColumnFilterPopup
from sendviewer.ui.columns_dialog import ColumnsDialog
from sendviewer.ui.needs_page import NeedsPage
from sendviewer.ui.state import PageState
from sendviewer.views.look import Look, Looks, load_fonts

Key, Modifier, LEFT = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
SOURCE_ORDER = [
    "SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI", "VI", "MSI", "PD", "ASD", "OTH", "NSA",
]  # fmt: skip
BY_CHILDREN = [
    "MLD", "SLCN", "SEMH", "SPLD", "ASD", "SLD", "OTH", "PD", "NSA", "HI", "VI", "PMLD", "MSI",
]  # fmt: skip


@pytest.fixture(scope="module")
def llr():
    return read_page(shipped_page_path())


@pytest.fixture
def state(qapp, llr):
    return PageState(llr)


@pytest.fixture
def said(state):
    words: list[str] = []
    state.notice_given.connect(words.append)
    return words


@pytest.fixture
def page(qtbot, state):
    load_fonts()
    page = NeedsPage(state, Looks())
    qtbot.addWidget(page)
    page.resize(1024, 640)
    page.show()
    qtbot.waitExposed(page)
    return page


def rows(page):
    return [page.panel.model.row_id(row) for row in range(page.panel.model.rowCount())]


def click_header(page, column, modifier=Modifier.NoModifier):
    header = page.panel.header
    section = page.panel.model.column_of(column)
    right = header.sectionViewportPosition(section) + header.sectionSize(section)
    QTest.mouseClick(header.viewport(), LEFT, modifier, QPoint(right - 14, 10))


def popup_of(page):
    return next(one for one in page.findChildren(ColumnFilterPopup) if one.isVisible())


# --- sorting --------------------------------------------------------------------------------


def test_it_opens_with_the_largest_need_first(page):
    assert rows(page) == BY_CHILDREN
    assert page.rows_text == "13 needs shown"


@pytest.mark.parametrize("column", COLUMN_IDS)
def test_each_header_sorts_both_ways_and_the_total_stays_last(page, state, column):
    orders = []
    for _ in range(2):
        click_header(page, column)
        key = state.options.table.query.sort[0]
        shown = page.shown_table
        place = [one.id for one in shown.columns].index(column)
        keys = [row.cells[place].sort_key for row in shown.rows]
        assert key.column == column
        assert keys == sorted(keys, reverse=key.descending)
        assert page.panel.total_model.row_id(0) == "total"
        orders.append(key.descending)
    assert sorted(orders) == [False, True]


def test_the_first_click_on_a_figure_shows_the_largest_first(page, said):
    click_header(page, "difference")
    assert rows(page)[0] == "MLD"
    click_header(page, "difference")
    assert rows(page)[0] == "ASD"
    assert said[-1] == "Sorted by Difference (points), smallest first"


def test_shift_adds_a_second_sort(page, state, said):
    click_header(page, "compared")
    click_header(page, "need", Modifier.ShiftModifier)
    sort = state.options.table.query.sort
    assert sort == (SortKey("compared", descending=True), SortKey("need"))
    assert rows(page)[:3] == ["MLD", "SLD", "VI"]
    assert said[-1] == "Sorted by Compared, higher first, then by Need, A to Z"


def test_the_keyboard_sorts_and_adds(page, state):
    page.panel.header.setFocus()
    QTest.keyClick(page.panel.header, Key.Key_Right)
    QTest.keyClick(page.panel.header, Key.Key_Return)
    assert state.options.table.query.sort == (SortKey("children"),)
    assert rows(page)[0] == "MSI"
    QTest.keyClick(page.panel.header, Key.Key_Left)
    QTest.keyClick(page.panel.header, Key.Key_Return, Modifier.ShiftModifier)
    assert state.options.table.query.sort[1] == SortKey("need")


def test_commands_sort_by_the_current_column(page, state):
    page.panel.view.setFocus()
    page.panel.view.setCurrentIndex(page.panel.model.index(0, 4))
    page.column_commands.sort_ascending()
    assert state.options.table.query.sort == (SortKey("comparator_share"),)
    page.column_commands.sort_descending()
    assert state.options.table.query.sort == (SortKey("comparator_share", descending=True),)


def test_the_models_own_sort_reaches_the_state(page, state):
    page.panel.model.sort(0, Qt.SortOrder.DescendingOrder)
    assert state.options.table.query.sort == (SortKey("need", descending=True),)


# --- filters --------------------------------------------------------------------------------


def test_search_leaves_the_right_rows_and_says_so(qtbot, page, said):
    page.start_find()
    QTest.keyClicks(page.bar.search, "learning")
    assert rows(page) == ["MLD", "SPLD", "SLD", "PMLD"]
    qtbot.waitUntil(lambda: "4 of 13 needs shown" in said)
    assert page.chip_row.isVisible()
    assert page.chip_row.count.text() == "4 of 13 needs shown"


def test_a_typed_word_is_one_step_for_undo(page, state):
    QTest.keyClicks(page.bar.search, "autis")
    assert rows(page) == ["ASD"]
    state.undo()
    assert rows(page) == BY_CHILDREN
    assert page.bar.search.text() == ""
    assert not state.can_undo


def test_the_quick_choice_filters_and_keeps_step_with_chip_and_column(page, state):
    page.bar.choice.chosen.emit("higher")
    assert rows(page) == ["MLD", "SLD", "VI"]
    assert page.bar.choice.current == "higher"
    assert [chip.text() for chip in page.chip_row.chips] == ["Compared: higher"]
    assert page.panel.model.is_filtered(6)
    QTest.mouseClick(page.chip_row.chips[0], LEFT)
    assert page.bar.choice.current == "all"
    assert rows(page) == BY_CHILDREN
    assert not page.chip_row.isVisible()


def test_two_answers_at_once_are_none_of_the_quick_choices(page, state):
    two = ChoiceFilter("compared", ("higher", "lower"))
    state.change_table(TableOptions(query=state.options.table.query.__class__(filters=(two,))))
    assert page.bar.choice.current == ""
    assert len(rows(page)) == 9


def test_the_quick_choice_counts_needs(page):
    texts = [button.text() for button in page.bar.choice._group.buttons()]
    assert texts == ["All 13", "▲ Higher 3", "● Similar 4", "▼ Lower 6"]


def test_the_filter_of_a_figure_works_while_one_types_and_explains_mistakes(qtbot, page, said):
    page.panel.header.go_to(1)
    page.column_commands.filter_column()
    popup = popup_of(page)
    QTest.keyClicks(popup.editor.lowest, "1,000")
    assert rows(page) == ["MLD", "SLCN", "SEMH", "SPLD", "ASD"]
    QTest.keyClicks(popup.editor.highest, "4000")
    assert rows(page) == ["SEMH", "SPLD", "ASD"]
    QTest.keyClicks(popup.editor.highest, "x")
    assert rows(page) == ["SEMH", "SPLD", "ASD"]
    qtbot.waitUntil(lambda: any("“4000x” is not a number" in words for words in said))
    assert popup.editor.problem.isVisible()
    assert popup.editor.highest.accessibleDescription() == said[-1]
    QTest.mouseClick(popup.clear_button, LEFT)
    assert rows(page) == BY_CHILDREN
    QTest.keyClick(popup.editor.lowest, Key.Key_Escape)
    assert not popup.isVisible()


@pytest.mark.parametrize("height", [240, 640])
def test_an_open_filter_follows_its_header_when_chips_push_the_table_down(qtbot, page, height):
    page.resize(1024, height)
    page.panel.header.go_to(page.panel.model.column_of("children"))
    page.column_commands.filter_column()
    popup = popup_of(page)
    above = header_of(page, "children").bottomLeft()
    QTest.keyClicks(popup.editor.lowest, "20")
    qtbot.waitUntil(lambda: header_of(page, "children").bottomLeft().y() > above.y())
    assert popup.pos() - header_of(page, "children").bottomLeft() == QPoint(0, 2)
    popup.close()
    page.choices.clear_filters()  # and nothing follows any more
    qtbot.waitUntil(lambda: header_of(page, "children").bottomLeft().y() == above.y())


def header_of(page, column):
    return page.panel.header.section_rect(page.panel.model.column_of(column))


def open_filter(page, column):
    page.panel.header.go_to(page.panel.model.column_of(column))
    page.column_commands.filter_column()
    return popup_of(page)


@pytest.mark.parametrize(
    ("lowest", "highest", "wrong", "words"),
    [
        ("1000", "500", "highest", "The lowest number is above the highest."),
        ("abc", "", "lowest", "“abc” is not a number."),
        ("1000", "5oo", "highest", "“5oo” is not a number."),
    ],
)
def test_a_filter_stays_open_while_an_entry_would_be_lost(  # noqa: PLR0917 - parameters by name
    page, state, said, lowest, highest, wrong, words
):
    popup = open_filter(page, "children")
    QTest.keyClicks(popup.editor.lowest, lowest)
    kept = state.options.table.query
    QTest.keyClicks(popup.editor.highest, highest)
    for finish in (
        lambda: QTest.keyClick(popup.editor.lowest, Key.Key_Return),
        lambda: QTest.mouseClick(popup.done_button, LEFT),
        lambda: QTest.keyClick(popup.done_button, Key.Key_Return),
    ):
        popup.done_button.setFocus()
        finish()
        assert popup.isVisible()
        assert popup.focusWidget() is getattr(popup.editor, wrong)
        assert popup.editor.problem.text().startswith(words)
        assert said[-1].startswith(words)
    assert state.options.table.query == kept
    QTest.keyClick(popup.editor.lowest, Key.Key_Escape)
    assert not popup.isVisible()


def test_nothing_is_pointed_out_before_typing_stops(qtbot, page, state, said):
    popup = open_filter(page, "difference")
    QTest.keyClicks(popup.editor.lowest, "-")
    assert not popup.editor.problem.isVisible()
    QTest.keyClicks(popup.editor.lowest, "2")
    assert state.options.table.query.filters == (RangeFilter("difference", Decimal(-2), None),)
    QTest.keyClicks(popup.editor.lowest, "-")
    qtbot.waitUntil(popup.editor.problem.isVisible)
    assert said.count("“-2-” is not a number. Write it like 1,250 or -3.5.") == 1
    QTest.keyClick(popup.editor.lowest, Key.Key_Backspace)
    assert not popup.editor.problem.isVisible()
    popup.close()


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_what_is_pointed_out_is_whole_and_on_the_screen(qtbot, state, scale):
    page = NeedsPage(state, Looks(Look(text_scale=scale)))
    qtbot.addWidget(page)
    room = page.screen().availableGeometry()
    page.setGeometry(0, room.height() - 330, room.width(), 330)
    page.show()
    popup = open_filter(page, "children")
    QTest.keyClicks(popup.editor.lowest, "a thousand or so of them")
    QTest.keyClick(popup.editor.lowest, Key.Key_Return)
    QApplication.processEvents()
    problem = popup.editor.problem
    assert problem.height() >= problem.heightForWidth(problem.width())
    assert popup.rect().contains(popup.done_button.geometry())
    assert room.contains(popup.geometry())
    before = popup.height()
    QTest.mouseClick(popup.clear_button, LEFT)
    assert popup.height() < before
    popup.close()


def test_a_filter_opens_where_nothing_matches(page):
    QTest.keyClicks(page.bar.search, "xyz")
    popup = open_filter(page, "children")
    assert page.screen().availableGeometry().contains(popup.geometry())
    popup.close()


def test_a_page_without_needs_says_that_there_is_nothing_to_filter(qtbot, llr, said):
    state = PageState(replace(llr, needs=()))
    state.notice_given.connect(said.append)
    page = NeedsPage(state, Looks())
    qtbot.addWidget(page)
    page.column_commands.filter_column()
    assert said == ["This page has no needs."]


def test_the_filter_of_words_filters_that_column_only(page, state):
    page.panel.header.go_to(0)
    page.column_commands.filter_column()
    popup = popup_of(page)
    QTest.keyClicks(popup.editor.field, "special")
    assert rows(page) == ["NSA", "HI", "VI"]
    assert state.options.table.query.filters == (WordsFilter("need", "special"),)
    QTest.keyClick(popup.editor.field, Key.Key_Return)
    assert not popup.isVisible()


def test_the_filter_of_answers_has_a_box_for_each(page, state):
    page.panel.header.go_to(6)
    page.column_commands.filter_column()
    popup = popup_of(page)
    assert list(popup.editor.boxes) == ["higher", "similar", "lower"]
    QTest.mouseClick(popup.editor.boxes["lower"], LEFT)
    assert state.options.table.query.filters == (ChoiceFilter("compared", ("higher", "similar")),)
    assert len(rows(page)) == 7
    popup.close()


def test_an_open_filter_shows_what_is_set(page, state):
    limits = RangeFilter("children", Decimal(1000), None)
    state.change_query(state.options.table.query.__class__(filters=(limits,)))
    page.panel.header.go_to(1)
    page.column_commands.filter_column()
    assert popup_of(page).editor.lowest.text() == "1,000"
    popup_of(page).close()


def test_when_nothing_matches_there_is_a_reason_and_a_way_back(qtbot, page, said):
    QTest.keyClicks(page.bar.search, "xyz")
    assert rows(page) == []
    assert not page.panel.isVisible()
    assert "No need matches “xyz”" in page.body.empty_words.text()
    qtbot.waitUntil(lambda: any("No need matches" in words for words in said))
    QTest.mouseClick(page.body.empty_button, LEFT)
    assert rows(page) == BY_CHILDREN
    assert page.panel.isVisible()


def test_clear_all_takes_every_filter_away_and_keeps_the_sort(page, state):
    click_header(page, "need")
    page.bar.choice.chosen.emit("lower")
    QTest.keyClicks(page.bar.search, "learning")
    assert len(page.chip_row.chips) == 2
    QTest.mouseClick(page.chip_row.clear_button, LEFT)
    query = state.options.table.query
    assert (query.search, query.filters, query.sort) == ("", (), (SortKey("need"),))
    assert page.bar.search.hasFocus()


# --- columns --------------------------------------------------------------------------------


def columns(page):
    return [one.id for one in page.panel.model.spec.columns]


def test_a_column_can_be_hidden_but_never_the_need(page, state, said):
    page.panel.header.go_to(3)
    page.column_commands.hide_column()
    assert "interval" not in columns(page)
    page.panel.header.go_to(0)
    page.column_commands.hide_column()
    assert columns(page)[0] == "need"
    assert said[-1] == "Need is always shown"


def test_a_column_moves_and_undo_takes_it_back(page, state):
    page.panel.header.go_to(1)
    page.column_commands.move_column(1)
    assert columns(page)[:3] == ["need", "share", "children"]
    assert page.panel.header.current_section == 2
    state.undo()
    assert columns(page) == list(COLUMN_IDS)


def test_undo_and_redo_say_what_they_did_to_the_columns(page, state, said):
    page.panel.header.go_to(4)
    page.column_commands.sort_ascending()
    page.column_commands.hide_column()
    hidden = "England % hidden. Columns… shows it again"
    assert said[-1] == hidden
    state.undo()
    assert said[-1] == "England % shown again"
    state.undo()
    assert said[-1] == "Sorted by Children, largest first"
    state.redo()
    state.redo()
    assert said[-2:] == ["Sorted by England %, smallest first", hidden]


def test_a_moved_column_is_told_and_so_is_its_way_back(page, state, said):
    page.panel.header.go_to(1)
    page.column_commands.move_column(1)
    state.undo()
    assert said == ["Children moved: column 3 of 8", "Children moved: column 2 of 8"]


def test_undo_says_all_that_a_reset_had_changed(qtbot, page, state, said):
    page.changes.quiet.setInterval(10)
    page.panel.header.go_to(4)
    page.column_commands.sort_ascending()
    page.bar.choice.chosen.emit("lower")
    state.change_table(replace(state.options.table, columns=("need", "children")))
    assert said[-1] == "2 of 8 columns shown"
    page.column_commands.reset_table()
    state.undo()
    assert said[-1] == "2 of 8 columns shown. Sorted by England %, smallest first"
    qtbot.waitUntil(lambda: said[-1] == "6 of 13 needs shown")


def test_a_filter_that_is_undone_is_told_by_the_rows_that_are_shown_again(qtbot, page, state, said):
    page.changes.quiet.setInterval(10)
    page.bar.choice.chosen.emit("lower")
    qtbot.waitUntil(lambda: said[-1:] == ["6 of 13 needs shown"])
    state.undo()
    qtbot.waitUntil(lambda: said[-1] == "13 needs shown")


def test_a_header_dragged_to_another_place_stays_there(qtbot, page):
    page.panel.header.moveSection(7, 1)
    qtbot.waitUntil(lambda: columns(page)[:2] == ["need", "expected"])
    header = page.panel.header
    assert [header.visualIndex(at) for at in range(8)] == list(range(8))


def test_the_dialog_hides_orders_and_resets(page, state):
    page.column_commands.choose_columns()
    dialog = page.findChild(ColumnsDialog)
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(dialog.columns.index(2))
    QTest.keyClick(dialog.list, Key.Key_Space)
    QTest.keyClick(dialog.list, Key.Key_Up, Modifier.AltModifier)
    assert dialog.chosen == ("need", "children", *COLUMN_IDS[3:])
    dialog.list.setCurrentIndex(dialog.columns.index(0))
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert dialog.chosen[0] == "need"
    dialog.move_current(1)
    dialog.accept()
    assert columns(page) == ["need", "children", *COLUMN_IDS[3:]]


def test_cancelling_the_dialog_changes_nothing(page, state):
    page.column_commands.choose_columns()
    dialog = page.findChild(ColumnsDialog)
    QTest.mouseClick(dialog.reset_button, LEFT)
    dialog.move_current(1)
    dialog.reject()
    assert columns(page) == list(COLUMN_IDS)
    assert not state.can_undo


def test_reset_brings_back_columns_widths_filters_and_sort(page, state):
    page.panel.resize_column(1, 50)
    page.panel.header.go_to(2)
    page.column_commands.hide_column()
    page.bar.choice.chosen.emit("lower")
    page.column_commands.reset_table()
    assert state.options.table == TableOptions()
    assert page.layout_state() == {}
    assert rows(page) == BY_CHILDREN


def test_widths_are_kept_and_taken_up_again(page):
    page.panel.resize_column(1, 50)
    kept = page.layout_state()
    page.restore_layout({})
    page.restore_layout(kept)
    assert page.panel.header.sectionSize(1) == kept["children"]


def test_the_menu_of_a_header_names_its_sorts_and_runs_them(page, state):
    page.panel.header.go_to(1)
    QTest.keyClick(page.panel.header, Key.Key_Down, Modifier.AltModifier)
    menu = next(one for one in page.findChildren(QMenu) if one.title() == "Column Children")
    texts = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert texts[:3] == ["Sort smallest first", "Sort largest first", "Then sort by this"]
    menu.actions()[0].trigger()
    assert state.options.table.query.sort == (SortKey("children"),)
    menu.close()


# --- copy and words -------------------------------------------------------------------------


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - the parser hands them over
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data):
        if self._inside:
            self.rows[-1][-1] += data


def test_copy_is_the_visible_table_in_both_flavours(page):
    page.bar.choice.chosen.emit("higher")
    page.panel.header.go_to(3)
    page.column_commands.hide_column()
    page.column_commands.move_column(1)
    click_header(page, "need")
    payload = page.copy()
    tsv = [line.split("\t") for line in payload.text.split("\n")]
    html = _Cells()
    html.feed(payload.html)
    assert html.rows == tsv
    assert tsv[0] == [column.title for column in page.shown_table.columns]
    assert [line[0] for line in tsv[1:]] == [
        "Moderate Learning Disability",
        "Severe Learning Disability",
        "Special Educational Needs Visual",
        "Total overall",
    ]
    assert payload.notice == "Copied 3 rows, 7 columns with headers"


def test_copy_of_a_selection_is_that_block(page):
    view, model = page.panel.view, page.panel.model
    view.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(view, Key.Key_Right, Modifier.ShiftModifier)
    QTest.keyClick(view, Key.Key_Down, Modifier.ShiftModifier)
    payload = page.copy()
    assert payload.text.split("\n") == [
        "Need\tChildren",
        "Moderate Learning Disability\t6,547",
        "Speech, Language and Communication needs\t4,087",
    ]
    assert page.copy_table().notice == "Copied 13 rows, 8 columns with headers"


def test_sentence_and_explanation_are_those_of_the_current_cell(page, state):
    assert page.sentence() is None
    assert page.explanation() is None
    state.select_need("MLD")
    page.panel.view.setCurrentIndex(page.panel.model.index(0, 5))
    assert "9.4 percentage points" in page.sentence()
    assert "England" in page.explanation()
    page.panel.total_view.enter(1)
    assert "21,966" in page.sentence()


def test_the_description_says_what_is_shown_and_how(page):
    words = page.description()
    assert "13 needs shown" in words
    assert "Sorted by Children, largest first" in words


# --- the selected need ------------------------------------------------------------------------


def test_a_row_selects_its_need_and_the_other_way_round(qtbot, page, state):
    with qtbot.waitSignal(state.need_selected) as told:
        page.panel.view.setCurrentIndex(page.panel.model.index(1, 0))
    assert told.args == ["SLCN"]
    with qtbot.waitSignal(state.need_selected):
        state.select_need("ASD")
    assert page.panel.view.currentIndex().row() == BY_CHILDREN.index("ASD")
    click_header(page, "need")
    assert page.panel.model.row_id(page.panel.view.currentIndex().row()) == "ASD"


def test_a_filtered_away_need_stays_selected_and_comes_back(page, state):
    state.select_need("ASD")
    page.bar.choice.chosen.emit("higher")
    assert state.selected_need == "ASD"
    page.bar.choice.chosen.emit("all")
    assert page.panel.view.currentIndex().row() == BY_CHILDREN.index("ASD")


def test_buttons_and_menu_run_commands_of_the_window(qtbot, page):
    with qtbot.waitSignal(page.command_requested) as asked:
        QTest.mouseClick(page.bar.copy_button, LEFT)
    assert asked.args == ["edit.copy_table"]
    page.panel.view.setCurrentIndex(page.panel.model.index(0, 0))
    with qtbot.waitSignal(page.command_requested) as asked:
        QTest.keyClick(page.panel.view, Key.Key_Return)
    assert asked.args == ["help.explain"]


def test_another_page_is_shown_without_the_old_filters(page, state, llr):
    page.bar.choice.chosen.emit("higher")
    state.open_page(llr)
    assert rows(page) == BY_CHILDREN
    assert page.bar.choice.current == "all"


# --- keyboard and screen reader ---------------------------------------------------------------


def test_tab_reaches_everything_and_leaves_everything(page):
    page.bar.choice.chosen.emit("higher")
    page.bar.search.setFocus()
    seen: list[QWidget] = []
    for _ in range(14):
        focused = QApplication.focusWidget()
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Key.Key_Tab)
    for expected in (
        page.bar.search,
        page.bar.columns_button,
        page.bar.copy_button,
        page.chip_row.chips[0],
        page.chip_row.clear_button,
        page.panel.header,
        page.panel.view,
        page.panel.total_view,
    ):
        assert expected in seen
    assert QApplication.focusWidget() is seen[0]


def nameless(widget: QWidget) -> list[str]:
    parts = [widget, *widget.findChildren(QWidget)]
    found = []
    for part in parts:
        if part.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(part)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(f"{type(part).__name__} in {type(part.parent()).__name__}")
    return found


def test_nothing_that_takes_the_focus_is_without_a_name(page):
    page.bar.choice.chosen.emit("higher")
    assert nameless(page) == []


@pytest.mark.parametrize("column", [0, 1, 6])
def test_nothing_in_a_filter_is_without_a_name(page, column):
    page.panel.header.go_to(column)
    page.column_commands.filter_column()
    popup = popup_of(page)
    assert nameless(popup) == []
    popup.close()


def test_nothing_in_the_columns_dialog_is_without_a_name(page):
    page.column_commands.choose_columns()
    dialog = page.findChild(ColumnsDialog)
    assert nameless(dialog) == []
    dialog.reject()
