"""Terms explained where they stand, on hover and on focus; closed by Escape, not by themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pages_by_hand import plans_page
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.ui.chart_page import ChartPage
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.needs_page import NeedsPage
from sendviewer.ui.overview_page import OverviewPage
from sendviewer.ui.scrolling_centre import ScrollingCentre
from sendviewer.views.look import Look
from sendviewer.views.term_hints import LOOK_MS, TermHints
from sendviewer.views.term_popup import place_beside


def needs(window: MainWindow) -> NeedsPage:
    window.run_command("view.needs")
    page = window.tabs.page("needs")
    assert isinstance(page, NeedsPage)
    QApplication.processEvents()
    return page


def hover(surface: QWidget, hints: TermHints, place: QPoint) -> None:
    """Rest the pointer on a place, as Qt tells of it."""
    hints.pointer = lambda: surface.mapToGlobal(place)
    event = QHelpEvent(QEvent.Type.ToolTip, place, surface.mapToGlobal(place))
    QApplication.sendEvent(surface, event)


def cell_place(page: NeedsPage, row: int, column: int) -> QPoint:
    view = page.panel.view
    return view.visualRect(view.model().index(row, column)).center()


def away(window: MainWindow) -> Callable[[], QPoint]:
    return lambda: window.mapToGlobal(QPoint(window.width() - 3, 3))


# --- hover --------------------------------------------------------------------------------------


def test_a_need_is_explained_on_hover(window: MainWindow) -> None:
    page = needs(window)
    hover(page.panel.view.viewport(), page.hints.rows, cell_place(page, 0, 0))
    assert page.hints.rows.shown_text.startswith("Moderate Learning Disability\n")
    assert "Learning well behind" in page.hints.rows.shown_text


def test_it_can_be_pointed_at_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    page = needs(window)
    hints = page.hints.rows
    hover(page.panel.view.viewport(), hints, cell_place(page, 0, 0))
    popup = hints.popup
    assert popup is not None
    hints.pointer = lambda: popup.mapToGlobal(popup.rect().center())
    qtbot.wait(8 * LOOK_MS)
    assert hints.shown_text
    hints.pointer = away(window)
    qtbot.waitUntil(lambda: not hints.shown_text)


def test_escape_closes_it_and_does_nothing_else(window: MainWindow) -> None:
    page = needs(window)
    view = page.panel.view
    view.setFocus()
    view.selectRow(1)
    hover(view.viewport(), page.hints.rows, cell_place(page, 0, 0))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert page.hints.rows.shown_text == ""
    assert view.selectionModel().hasSelection()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.selectionModel().hasSelection()


def test_a_press_of_the_mouse_takes_it_away(window: MainWindow) -> None:
    page = needs(window)
    hover(page.panel.view.viewport(), page.hints.rows, cell_place(page, 0, 0))
    QTest.mouseClick(page.panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert page.hints.rows.shown_text == ""


def test_a_header_is_explained_with_the_term_behind_it(window: MainWindow) -> None:
    page = needs(window)
    header = page.panel.header
    place = QPoint(header.sectionViewportPosition(5) + 10, 10)
    hover(header.viewport(), page.hints.header, place)
    assert "Percentage point: The unit of a difference" in page.hints.header.shown_text


def test_a_label_of_the_chart_is_explained_and_its_bars_are_not_covered(window: MainWindow) -> None:
    window.run_command("view.chart")
    page = window.tabs.page("chart")
    assert isinstance(page, ChartPage)
    assert page.hints is not None
    figure = page.view.figure
    assert figure is not None
    layout = figure.layout_now
    assert layout is not None
    row = layout.rows[0]
    middle = round(row.band.center().y())
    hover(figure, page.hints.hints, QPoint(round(layout.plot.left()) + 40, middle))
    assert page.hints.hints.shown_text == ""
    hover(figure, page.hints.hints, QPoint(round(row.band.left()) + 5, middle))
    assert "Learning well behind" in page.hints.hints.shown_text


def test_a_card_is_explained_at_its_title_and_its_needs_at_their_names(window: MainWindow) -> None:
    window.run_command("view.overview")
    page = window.tabs.page("overview")
    assert isinstance(page, OverviewPage)
    page.explain_terms()
    assert page.hints is not None
    ground = page.view.widget()
    card = next(one for one in page.view.card_views() if one.card.id == "most-common")
    for text, words in (
        (card.card.title, "Primary need: "),
        ("Moderate Learning Disability", "Learning well behind"),
    ):
        piece = next(
            each
            for each in card.laid_out().pieces
            if getattr(getattr(each, "block", None), "text", "") == text
        )
        hover(ground, page.hints.hints, card.pos() + piece.rect.center().toPoint())
        assert words in page.hints.hints.shown_text


def test_a_column_of_ages_tells_its_number_where_it_is_pointed_at(window: MainWindow) -> None:
    window.state.open_page(plans_page())
    window.run_command("view.overview")
    page = window.tabs.page("overview")
    assert isinstance(page, OverviewPage)
    page.explain_terms()
    assert page.hints is not None
    card = next(one for one in page.view.card_views() if one.card.id == "ages")
    place = card.laid_out().places[12].center().toPoint()
    hover(page.view.widget(), page.hints.hints, card.pos() + place)
    assert page.hints.hints.shown_text.strip() == "Age 14: 880 EHC plans."


# --- focus --------------------------------------------------------------------------------------


def test_a_need_of_a_small_chart_is_explained_when_the_keyboard_rests_on_its_bar(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.run_command("view.overview")
    page = window.tabs.page("overview")
    assert isinstance(page, OverviewPage)
    card = next(one for one in page.view.card_views() if one.card.id == "most-common")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert page.hints is not None
    hints = page.hints.hints
    qtbot.waitUntil(lambda: "Learning well behind" in hints.shown_text)


def test_a_need_is_explained_when_the_keyboard_rests_on_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = needs(window)
    view = page.panel.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    hints = page.hints.rows
    qtbot.waitUntil(lambda: "Finding it hard to speak" in hints.shown_text)
    qtbot.wait(6 * LOOK_MS)
    assert hints.shown_text
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert hints.shown_text == ""


def test_a_plain_figure_is_left_in_peace(window: MainWindow, qtbot: QtBot) -> None:
    page = needs(window)
    view = page.panel.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 1))
    qtbot.wait(900)
    assert page.hints.rows.shown_text == ""


def test_the_explanation_goes_with_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    page = needs(window)
    header = page.panel.header
    header.setFocus(Qt.FocusReason.TabFocusReason)
    header.go_to(0)
    qtbot.waitUntil(lambda: bool(page.hints.header.shown_text))
    page.bar.search.setFocus()
    assert page.hints.header.shown_text == ""


def test_escape_closes_what_the_focus_has_opened(window: MainWindow, qtbot: QtBot) -> None:
    page = needs(window)
    header = page.panel.header
    header.setFocus(Qt.FocusReason.TabFocusReason)
    header.go_to(6)
    qtbot.waitUntil(lambda: bool(page.hints.header.shown_text))
    QTest.keyClick(header, Qt.Key.Key_Escape)
    assert page.hints.header.shown_text == ""
    assert header.hasFocus()


def test_a_card_is_explained_on_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.run_command("view.overview")
    page = window.tabs.page("overview")
    assert isinstance(page, OverviewPage)
    card = next(one for one in page.view.card_views() if one.card.id == "children")
    card.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.hints is not None
    hints = page.hints.hints
    qtbot.waitUntil(lambda: "SEND: Special educational needs" in hints.shown_text)
    assert hints.popup is not None
    assert not hints.popup.geometry().intersects(QRect(card.mapTo(window, QPoint()), card.size()))


# --- what a screen reader is told -----------------------------------------------------------------


def test_the_same_words_are_the_description_of_header_card_and_bar(window: MainWindow) -> None:
    page = needs(window)
    page.panel.header.go_to(5)
    column = page.panel.model.spec.columns[5]
    assert column.tip in page.panel.header.accessibleDescription()
    window.run_command("view.overview")
    overview = window.tabs.page("overview")
    assert isinstance(overview, OverviewPage)
    card = overview.view.card_views()[1]
    card.setFocus()
    assert "Special educational needs and disabilities" in card.accessibleDescription()
    window.run_command("view.chart")
    chart = window.tabs.page("chart")
    assert isinstance(chart, ChartPage)
    assert "Learning well behind" in chart.view.bar_nodes[0].accessibleDescription()


def test_the_sheet_is_a_tool_tip_with_name_and_description(window: MainWindow) -> None:
    page = needs(window)
    hover(page.panel.view.viewport(), page.hints.rows, cell_place(page, 0, 0))
    node = QAccessible.queryAccessibleInterface(page.hints.rows.popup)
    assert node.role() == QAccessible.Role.ToolTip
    assert node.text(QAccessible.Text.Name) == "Moderate Learning Disability"
    assert "Learning well behind" in node.text(QAccessible.Text.Description)


# --- its place ------------------------------------------------------------------------------------


@pytest.mark.parametrize("left", [0, 500, 990])
@pytest.mark.parametrize("top", [0, 300, 660])
def test_a_sheet_lies_within_the_window_and_beside_what_it_explains(left: int, top: int) -> None:
    anchor, room, size = QRect(left, top, 120, 30), QSize(1024, 700), QSize(400, 180)
    rect = QRect(place_beside(anchor, size, room), size)
    assert QRect(QPoint(), room).contains(rect)
    assert not rect.intersects(anchor)


def test_a_sheet_is_whole_at_twice_the_text_size_in_a_small_window(window: MainWindow) -> None:
    window.resize(1024, 700)
    page = needs(window)
    window.looks.change(Look(text_scale=2.0))
    QApplication.processEvents()
    # The rows lie below the foot of a window as small as that: somebody scrolls to them.
    window.findChild(ScrollingCentre).ensureWidgetVisible(page.panel.view.viewport())
    for row in range(page.panel.model.rowCount()):
        hint = page.panel.model.index(row, 6)
        page.panel.view.scrollTo(hint)
        hover(page.panel.view.viewport(), page.hints.rows, cell_place(page, row, 6))
        popup = page.hints.rows.popup
        assert popup is not None
        assert window.rect().contains(popup.geometry())
    page.hints.hide()
