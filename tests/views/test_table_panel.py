"""The table on the screen: widths, pinned total, keys, header."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from sample_table import sample_table

from sendviewer.present.options import Query, SortKey
from sendviewer.present.specs import CellSpec, RowSpec
from sendviewer.views.look import Look, Looks, TextStyle, load_fonts
from sendviewer.views.table_layout import ColumnRoom, fit_widths, two_line_width, wrapped_size
from sendviewer.views.table_panel import TablePanel
from sendviewer.views.theme import CONTRAST, DARK, LIGHT

PANE = QAccessible.Role.Pane
"""The corner of a table, which takes no focus and shows nothing."""

Key, Modifier = Qt.Key, Qt.KeyboardModifier
BY_CHILDREN = Query(sort=(SortKey("children", descending=True),))


@pytest.fixture
def looks(qapp):
    load_fonts()
    return Looks()


@pytest.fixture
def panel(qtbot, looks):
    panel = TablePanel("Needs", looks)
    qtbot.addWidget(panel)
    panel.resize(976, 480)
    panel.show_spec(sample_table(), BY_CHILDREN)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def click_header(panel, column, modifier=Modifier.NoModifier):
    header = panel.header
    section = panel.model.column_of(column)
    place = QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) - 30, 12)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, place)


# --- widths and places ----------------------------------------------------------------------


def test_all_columns_are_visible_at_1024_pixels_with_the_longest_names_wrapped(panel):
    assert panel.header.length() == panel.view.viewport().width()
    assert panel.view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_text_is_wider_or_higher_than_its_cell(panel, looks, theme, scale):
    looks.change(Look(theme, scale))
    for at, painter in enumerate(panel.view.column_painters):
        width = panel.view.columnWidth(at)
        assert width >= panel.header.least_width(at)
        for row, spec in enumerate(panel.model.spec.rows):
            assert width >= painter.least_width(spec.cells[at])
            assert panel.view.rowHeight(row) >= painter.height(spec.cells[at], width)


def test_the_total_stands_directly_under_the_last_row(panel):
    bottom = panel.view.geometry().bottom()
    assert panel.total_view.geometry().top() == bottom + 1
    assert bottom < panel.height() - 100


def test_the_total_stays_in_sight_while_rows_scroll(qtbot, panel):
    panel.resize(976, 230)
    assert panel.view.verticalScrollBar().maximum() > 0
    assert panel.total_view.geometry().bottom() <= panel.height()
    widths = [panel.view.columnWidth(at) for at in range(8)]
    assert widths == [panel.total_view.columnWidth(at) for at in range(8)]


def test_body_and_total_scroll_sideways_together(panel, looks):
    looks.change(Look(LIGHT, 2.0))
    bar = panel.total_view.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert panel.view.horizontalScrollBar().value() == bar.value()
    assert panel.header.offset() == bar.value()


def test_a_chosen_width_is_remembered_at_any_text_size(panel, looks):
    panel.resize_column(1, 40)
    state = panel.layout_state()
    assert set(state) == {"children"}
    looks.change(Look(LIGHT, 2.0))
    assert panel.header.sectionSize(1) == 2 * state["children"]
    assert panel.layout_state() == state


def test_widths_that_make_no_sense_are_not_taken_up(panel):
    panel.restore_layout({"children": -5, "share": 10**9, "expected": 200, "nothing": 90})
    assert panel.layout_state() == {"expected": 200, "nothing": 90}
    assert panel.header.sectionSize(7) == 200


@pytest.mark.parametrize("available", [230, 250, 300, 999])
def test_widths_fill_what_is_there_and_never_shrink_below_the_least(available):
    rooms = [ColumnRoom(100, 120, 150), ColumnRoom(50, 50, 50), ColumnRoom(60, 60, 60, chosen=80)]
    widths = fit_widths(rooms, available)
    assert sum(widths) == available
    assert widths[0] >= 100
    assert widths[1] >= 50
    assert widths[2] == 80


def test_words_take_more_than_two_lines_only_where_that_saves_scrolling_sideways():
    rooms = [ColumnRoom(100, 120, 150), ColumnRoom(40, 60, 90)]
    assert fit_widths(rooms, 240) == [150, 90]
    assert fit_widths(rooms, 200) == [140, 60]
    assert fit_widths(rooms, 165) == [120, 45]
    assert fit_widths(rooms, 139) == [120, 60]


def test_headers_have_two_lines_before_words_have_less_than_three():
    rooms = [ColumnRoom(90, 140, 180, readable=110), ColumnRoom(40, 80, 80, readable=80)]
    assert fit_widths(rooms, 150) == [110, 40]
    assert fit_widths(rooms, 190) == [110, 80]
    assert fit_widths(rooms, 220) == [140, 80]


def uncollected_table():
    """Return the sample with a need that nobody counted: words stand where figures would."""
    words = CellSpec("not collected", None, description="Not counted.")
    table = sample_table()
    name = CellSpec("Down syndrome", "down syndrome")
    row = RowSpec("DS", (name, *(words,) * 7), "Down syndrome: not collected.", "down syndrome")
    return replace(table, rows=(*table.rows, row))


def test_words_in_place_of_figures_wrap_before_any_name_does(panel):
    before = panel.view.columnWidth(0)
    table = uncollected_table()
    panel.show_spec(table, BY_CHILDREN)
    count = panel.view.column_painters[1]
    words = table.rows[-1].cells[1]
    assert panel.view.columnWidth(0) > before - 40
    assert count.least_width(words) <= panel.view.columnWidth(1) < count.natural_width(words)
    assert panel.view.rowHeight(5) == count.height(words, panel.view.columnWidth(1)) > 35


def test_a_name_is_on_one_line_before_titles_have_less_than_three(panel):
    one_line = panel.view.column_painters[0].natural_width
    names = [row.cells[0] for row in panel.model.spec.rows]
    panel.resize(948, 480)
    whole = [name.text for name in names if one_line(name) <= panel.view.columnWidth(0)]
    assert "Moderate Learning Disability" in whole
    assert "Specific Learning Disability" in whole
    for at, column in enumerate(panel.model.spec.columns):
        title = panel.header.sectionSize(at)
        assert title >= panel.header.three_line_width(at), column.title


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_title_has_no_third_line_that_saves_next_to_nothing(panel, looks, scale):
    looks.change(Look(LIGHT, scale))
    titles = [column.title for column in panel.model.spec.columns]
    short = titles.index("% of total")
    assert panel.header.three_line_width(short) == panel.header.two_line_width(short)
    long = titles.index("Expected at England’s share")
    assert panel.header.three_line_width(long) < panel.header.two_line_width(long)


@pytest.mark.parametrize("scale", [1.0, 1.1, 1.25, 1.5, 1.75, 2.0])
def test_a_header_as_wide_as_two_lines_has_two_lines(panel, looks, scale):
    looks.change(Look(LIGHT, scale))
    font = looks.current.font(TextStyle.LABEL)
    two = wrapped_size("x\nx", font, 1000).height()
    for column in panel.model.spec.columns:
        width = two_line_width(column.title, font)
        assert wrapped_size(column.title, font, width).height() <= two


def test_sorting_moves_no_title_and_no_column(panel):
    def places():
        header = panel.header
        sections = range(header.count())
        parts = [header.places_in_view(at) for at in sections]
        return [
            (header.section_in_view(at), part.title, part.filter)
            for at, part in zip(sections, parts, strict=True)
        ]

    before = places()
    for keys in ([("share", True)], [("comparator_share", True), ("need", False)]):
        query = Query(sort=tuple(SortKey(column, descending=down) for column, down in keys))
        panel.show_spec(sample_table(), query)
        assert places() == before


def test_sorting_arranges_nothing_anew_and_filtering_does(qtbot, panel):
    spec = sample_table()
    with qtbot.assertNotEmitted(panel.arranged):
        panel.show_spec(replace(spec, rows=spec.rows[::-1]), Query(sort=(SortKey("children"),)))
    with qtbot.waitSignal(panel.arranged):
        panel.show_spec(replace(spec, rows=spec.rows[:3]), Query(search="x"), spec.rows)


def test_another_theme_arranges_nothing_anew_and_another_text_size_does(qtbot, panel, looks):
    with qtbot.assertNotEmitted(panel.arranged):
        looks.change(Look(DARK, 1.0))
    with qtbot.waitSignal(panel.arranged):
        looks.change(Look(DARK, 1.25))


def test_symbols_are_explained_under_the_total_and_only_where_they_are_shown(panel):
    assert "c: not published, to protect children" in panel.key.text()
    assert panel.key.isVisible()
    assert panel.key.y() > panel.total_view.geometry().bottom()
    assert panel.rect().contains(panel.key.geometry())
    assert panel.key.height() >= panel.key.heightForWidth(panel.key.width())
    table = sample_table()
    panel.show_spec(replace(table, rows=table.rows[:2], total=None))
    assert not panel.key.isVisible()


def test_the_key_stays_in_sight_while_rows_scroll(panel):
    panel.resize(976, panel.minimumSizeHint().height())
    assert panel.view.verticalScrollBar().maximum() > 0
    assert panel.rect().contains(panel.key.geometry())


def test_a_reason_is_shown_as_it_is_written(panel):
    assert panel.key.textFormat() is Qt.TextFormat.PlainText


def assert_aligned(panel):
    """Rows, header and total show the same columns at the same places, beside the scroll bar."""
    body, total = panel.view, panel.total_view
    assert body.viewport().width() == total.viewport().width() == panel.header.viewport().width()
    assert body.horizontalScrollBar().maximum() == total.horizontalScrollBar().maximum()
    columns = range(panel.model.columnCount())
    places = [body.columnViewportPosition(at) for at in columns]
    assert places == [total.columnViewportPosition(at) for at in columns]
    assert places == [panel.header.sectionViewportPosition(at) for at in columns]
    assert [body.columnWidth(at) for at in columns] == [total.columnWidth(at) for at in columns]


@pytest.mark.parametrize("height", [230, 400, 900])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_rows_scroll_sideways_only_if_the_least_widths_do_not_fit(panel, looks, scale, height):
    looks.change(Look(LIGHT, scale))
    least = sum(room.least for room in panel.rooms())
    bar = panel.view.verticalScrollBar().sizeHint().width()
    for width in range(least - 3, least + 2 * bar, 5):
        panel.resize(width, height)
        scrolls = panel.view.verticalScrollBar().isVisible()
        room = width - bar * scrolls
        assert panel.view.viewport().width() == room
        assert panel.header.length() == room or least > width - bar
        assert_aligned(panel)


@pytest.mark.parametrize("columns", [(0,), (0, 1), (0, 5, 6), tuple(range(8))])
@pytest.mark.parametrize(("scale", "size"), [(1, (976, 230)), (2, (500, 420)), (2, (976, 700))])
def test_total_and_columns_line_up_wherever_they_are_scrolled(panel, looks, columns, scale, size):
    spec = sample_table()
    rows = tuple(replace(row, cells=pick(row.cells, columns)) for row in spec.rows)
    total = replace(spec.total, cells=pick(spec.total.cells, columns))
    looks.change(Look(LIGHT, scale))
    panel.resize(*size)
    panel.show_spec(replace(spec, columns=pick(spec.columns, columns), rows=rows, total=total))
    bar = panel.total_view.horizontalScrollBar()
    for place in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(place)
        assert_aligned(panel)
    last = len(columns) - 1
    right = panel.view.columnViewportPosition(last) + panel.view.columnWidth(last)
    assert right == panel.view.viewport().width()
    assert panel.total_view.viewport().height() >= panel.total_view.rows_height


def pick(values, places):
    return tuple(values[at] for at in places)


def test_a_table_without_a_total_can_be_scrolled_sideways(panel):
    panel.show_spec(replace(sample_table(), total=None))
    assert not panel.total_view.isVisible()
    panel.resize(400, 300)
    assert panel.total_view.horizontalScrollBar().isVisible()
    assert panel.total_view.focusPolicy() == Qt.FocusPolicy.NoFocus


# --- header ---------------------------------------------------------------------------------


def test_a_click_on_a_header_asks_to_sort(qtbot, panel):
    with qtbot.waitSignal(panel.sort_requested) as asked:
        click_header(panel, "share")
    assert asked.args == ["share", False]


def test_a_click_with_shift_asks_to_add(qtbot, panel):
    with qtbot.waitSignal(panel.sort_requested) as asked:
        click_header(panel, "share", Modifier.ShiftModifier)
    assert asked.args == ["share", True]


def test_a_click_on_the_filter_mark_asks_for_the_filter_and_not_for_the_sort(qtbot, panel):
    header = panel.header
    mark = header.places_in_view(1).filter
    with (
        qtbot.assertNotEmitted(panel.sort_requested),
        qtbot.waitSignal(header.filter_requested) as asked,
    ):
        QTest.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier, mark.center()
        )
    assert asked.args == [1]


def test_arrows_walk_the_headers_and_the_name_follows(panel):
    header = panel.header
    header.setFocus()
    QTest.keyClick(header, Key.Key_Right)
    assert header.accessibleName() == "Children, sorted largest first"
    QTest.keyClick(header, Key.Key_End)
    assert header.current_section == 7
    QTest.keyClick(header, Key.Key_Home)
    assert header.current_section == 0
    QTest.keyClick(header, Key.Key_Left)
    assert header.current_section == 0


@pytest.mark.parametrize(
    ("key", "modifier", "adds"),
    [
        (Key.Key_Return, Modifier.NoModifier, False),
        (Key.Key_Space, Modifier.NoModifier, False),
        (Key.Key_Return, Modifier.ShiftModifier, True),
    ],
)
def test_the_keyboard_sorts(qtbot, panel, key, modifier, adds):
    panel.header.go_to(2)
    with qtbot.waitSignal(panel.sort_requested) as asked:
        QTest.keyClick(panel.header, key, modifier)
    assert asked.args == ["share", adds]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Key.Key_Down, Modifier.AltModifier), (Key.Key_Menu, Modifier.NoModifier)],
)
def test_a_key_opens_the_menu_of_the_column(qtbot, panel, key, modifier):
    panel.header.go_to(3)
    with qtbot.waitSignal(panel.header.menu_requested) as asked:
        QTest.keyClick(panel.header, key, modifier)
    assert asked.args[0] == 3


def test_keys_move_and_resize_the_column(qtbot, panel):
    panel.header.go_to(1)
    with qtbot.waitSignal(panel.columns_moved) as moved:
        QTest.keyClick(panel.header, Key.Key_Right, Modifier.ControlModifier)
    assert moved.args[0][:3] == ("need", "share", "children")
    panel.header.go_to(1)
    before = panel.header.sectionSize(1)
    QTest.keyClick(panel.header, Key.Key_Right, Modifier.ShiftModifier)
    assert panel.header.sectionSize(1) == before + 16


def test_a_dragged_header_asks_for_the_new_order_of_columns(qtbot, panel):
    with qtbot.waitSignal(panel.columns_moved) as moved:
        panel.header.moveSection(7, 1)
    assert moved.args[0][:3] == ("need", "expected", "children")


def test_a_dragged_edge_is_kept(qtbot, panel):
    header = panel.header
    edge = header.sectionViewportPosition(1) + header.sectionSize(1) - 1
    port, left = header.viewport(), Qt.MouseButton.LeftButton
    before = header.sectionSize(1)
    QTest.mouseMove(port, QPoint(edge, 10))
    QTest.mousePress(port, left, Modifier.NoModifier, QPoint(edge, 10))
    QTest.mouseMove(port, QPoint(edge + 30, 10))
    QTest.mouseRelease(port, left, Modifier.NoModifier, QPoint(edge + 30, 10))
    assert panel.layout_state()["children"] == before + 30
    assert "need" not in panel.layout_state()
    assert panel.header.length() == panel.view.viewport().width()


# --- focus, keys and selection --------------------------------------------------------------


def test_tab_goes_through_header_rows_and_total_and_out_again(qtbot, panel):
    panel.header.setFocus()
    seen = []
    for _ in range(3):
        seen.append(panel.focusWidget())
        QTest.keyClick(panel.focusWidget(), Key.Key_Tab)
    assert seen == [panel.header, panel.view, panel.total_view]
    assert panel.focusWidget() is not panel.view


def test_arrows_leave_the_rows_at_both_ends(panel):
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(4, 2))
    QTest.keyClick(panel.view, Key.Key_Down)
    assert panel.focusWidget() is panel.total_view
    assert panel.total_view.currentIndex().column() == 2
    QTest.keyClick(panel.total_view, Key.Key_Up)
    assert panel.focusWidget() is panel.view
    assert panel.view.currentIndex().row() == 4
    panel.view.setCurrentIndex(panel.model.index(0, 2))
    QTest.keyClick(panel.view, Key.Key_Up)
    assert panel.focusWidget() is panel.header
    QTest.keyClick(panel.header, Key.Key_Down)
    assert panel.view.currentIndex().row() == 0


def test_shift_and_space_select_whole_rows_and_escape_nothing(panel):
    panel.view.setCurrentIndex(panel.model.index(1, 3))
    QTest.keyClick(panel.view, Key.Key_Space, Modifier.ShiftModifier)
    assert len(panel.view.selectedIndexes()) == 8
    QTest.keyClick(panel.view, Key.Key_Escape)
    assert panel.view.selectedIndexes() == []


def test_the_current_row_is_told_and_can_be_set(qtbot, panel):
    with qtbot.waitSignal(panel.row_selected) as told:
        panel.view.setCurrentIndex(panel.model.index(2, 1))
    assert told.args == ["SLCN"]
    panel.select_row("PD")
    assert panel.view.currentIndex().row() == 3
    assert {index.row() for index in panel.view.selectedIndexes()} == {3}
    panel.select_row("")
    assert panel.view.selectedIndexes() == []


def test_selection_stays_with_its_rows_and_columns(qtbot, panel):
    panel.select_row("PD")
    table = sample_table()
    columns = (0, 5, 2)
    kept = [table.rows[at] for at in (3, 0)]
    narrower = replace(
        table,
        columns=tuple(table.columns[at] for at in columns),
        rows=tuple(replace(row, cells=tuple(row.cells[at] for at in columns)) for row in kept),
        total=None,
    )
    with qtbot.assertNotEmitted(panel.row_selected):
        panel.show_spec(narrower, BY_CHILDREN)
    cells = {(one.row(), one.column()) for one in panel.view.selectedIndexes()}
    assert cells == {(0, 0), (0, 1), (0, 2)}
    assert not panel.total_view.isVisible()


def test_every_part_has_a_name_for_a_screen_reader(panel):
    for widget in (panel.header, panel.view, panel.total_view):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name)
    table = QAccessible.queryAccessibleInterface(panel.view)
    parts = [table.child(at) for at in range(table.childCount())]
    named = [part.text(QAccessible.Text.Name) for part in parts if part.role() != PANE]
    assert len(named) == 6 * 9 - 1
    assert all(named)
    assert "Children, sorted largest first" in named
    assert "Moderate Learning Disability" in named
    assert "not published, to protect children" in named


def test_painting_a_table_in_every_theme_gives_no_warning(panel, looks):
    for theme in (LIGHT, DARK, CONTRAST):
        looks.change(Look(theme, 1.25))
        panel.header.setFocus()
        assert not panel.grab().isNull()


def test_the_ring_is_seen_on_a_selected_cell_in_high_contrast(qtbot, panel, looks):
    looks.change(Look(CONTRAST, 1.0))
    panel.activateWindow()
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(1, 1))
    qtbot.waitUntil(panel.view.hasFocus)
    rect = panel.view.visualRect(panel.model.index(1, 1))
    picture = panel.view.viewport().grab(rect).toImage()
    column = [picture.pixelColor(rect.width() // 2, y).name() for y in range(6)]
    assert CONTRAST.on_selection in column
    assert CONTRAST.focus not in column
