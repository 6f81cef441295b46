"""The tab Chart: its controls change the state, and what is shown comes from the state."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.present.options import ChartOrder, Query, SortKey
from sendviewer.present.specs import Measure
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.chart_page import ChartPage
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.state import PageState
from sendviewer.views.look import Look, Looks, load_fonts
from sendviewer.views.scroll_bars import ScrollBar

MakePage = Callable[..., ChartPage]


@pytest.fixture
def state(qapp: QApplication) -> PageState:
    load_fonts()
    return PageState(read_page(shipped_page_path()))


@pytest.fixture
def make_page(qtbot: QtBot, state: PageState) -> MakePage:
    def make(width: int = 1312, scale: float = 1.0) -> ChartPage:
        page = ChartPage(state, Looks(Look(text_scale=scale)))
        qtbot.addWidget(page)
        page.resize(width, 640)
        page.show()
        QApplication.processEvents()
        return page

    return make


def segment(page: ChartPage, text: str) -> QAbstractButton:
    buttons = page.controls.measures.findChildren(QAbstractButton)
    return next(button for button in buttons if button.text().startswith(text))


@pytest.mark.parametrize(
    ("text", "measure"),
    [("Difference", Measure.DIFFERENCE), ("Children", Measure.CHILDREN)],
)
def test_a_measure_is_chosen(
    make_page: MakePage, state: PageState, text: str, measure: Measure
) -> None:
    page = make_page()
    segment(page, text).click()
    assert state.options.chart.measure is measure
    assert page.spec().measure is measure
    assert page.view.accessibleName() == page.spec().title


def test_the_difference_names_the_comparator(make_page: MakePage) -> None:
    page = make_page()
    assert segment(page, "Difference").text() == "Difference from England"


def test_the_order_is_chosen_from_the_menu(make_page: MakePage, state: PageState) -> None:
    page = make_page()
    by_source = page.controls.order.menu().actions()[2]
    by_source.trigger()
    assert state.options.chart.order is ChartOrder.SOURCE
    assert page.controls.order.text() == "Order: as in the source"
    assert [bar.id for bar in page.spec().bars] == [row.code for row in state.page.needs]


def test_the_order_of_the_table_has_its_rows(make_page: MakePage, state: PageState) -> None:
    page = make_page()
    page.controls.order.menu().actions()[1].trigger()
    state.change_query(Query(search="special", sort=(SortKey("need"),)))
    assert [bar.id for bar in page.spec().bars] == ["NSA", "HI", "VI"]


def test_a_filter_that_leaves_nothing_is_explained(make_page: MakePage, state: PageState) -> None:
    page = make_page()
    page.controls.order.menu().actions()[1].trigger()
    state.change_query(Query(search="xyz"))
    assert "xyz" in page.view.read_out.text()


def test_intervals_can_be_hidden(make_page: MakePage, state: PageState) -> None:
    page = make_page()
    page.controls.intervals.click()
    assert not state.options.chart.intervals
    assert all(bar.interval is None for bar in page.spec().bars)


def test_undo_is_shown_by_the_controls(make_page: MakePage, state: PageState) -> None:
    page = make_page()
    segment(page, "Children").click()
    page.controls.intervals.click()
    state.undo()
    state.undo()
    assert page.controls.measures.current == "share"
    assert page.controls.intervals.isChecked()
    assert not state.can_undo


def test_a_bar_that_is_chosen_is_the_selected_need(make_page: MakePage, state: PageState) -> None:
    page = make_page()
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert state.selected_need == "MLD"


def test_a_need_selected_elsewhere_is_the_bar_that_is_read_out(
    make_page: MakePage, state: PageState
) -> None:
    page = make_page()
    state.select_need("ASD")
    bar = page.view.current_bar
    assert bar is not None
    assert bar.id == "ASD"
    assert page.view.read_out.text() == bar.sentence
    assert page.sentence() == f"{bar.sentence} {page.spec().credit}"


def test_a_need_selected_before_the_tab_is_shown_is_marked(
    make_page: MakePage, state: PageState
) -> None:
    state.select_need("VI")
    page = make_page()
    bar = page.view.current_bar
    assert bar is not None
    assert bar.id == "VI"


def test_a_bar_is_explained_by_its_measure(make_page: MakePage, state: PageState) -> None:
    page = make_page()
    assert page.explanation() is None
    state.select_need("MLD")
    share = page.explanation()
    segment(page, "Children").click()
    assert share
    assert "21,966" in share
    assert page.explanation() != share


def test_the_description_has_three_steps_and_the_source(make_page: MakePage) -> None:
    page = make_page()
    words = page.description() or ""
    assert words.count(page.spec().title) == 1
    description = page.spec().description
    for part in (description.what, description.main_message, description.extremes):
        assert part in words
    assert words.endswith(page.spec().caption)


def test_copy_on_a_bar_is_that_bar_as_a_sentence(window: MainWindow) -> None:
    window.run_command("view.chart")
    page = window.tabs.page("chart")
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Home)
    payload = page.copy()
    assert payload is not None
    assert payload.notice == "Copied the sentence"
    assert payload.text.startswith("In April 2020, 6,547 children")
    page.controls.copy.setFocus()
    picture = page.copy()
    assert picture is not None
    assert picture.notice != payload.notice


def test_t_shows_the_table_at_the_need_of_the_bar(window: MainWindow) -> None:
    window.run_command("view.chart")
    view = window.tabs.page("chart").view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_T)
    assert window.tabs.shown == "needs"
    assert window.state.selected_need == "MLD"
    table = window.tabs.page("needs").panel.view
    assert table.hasFocus()
    assert table.currentIndex().data() == "Moderate Learning Disability"


def test_copy_is_the_chart_as_picture_and_drawing(make_page: MakePage) -> None:
    page = make_page()
    payload = page.copy()
    assert payload is not None
    assert payload.image is not None
    assert payload.image.dotsPerMeterX() == 11811
    assert payload.svg is not None
    assert b"Moderate Learning Disability" in payload.svg
    assert payload.text is None
    assert payload.html is None


def test_the_buttons_run_commands_of_the_window(make_page: MakePage) -> None:
    page = make_page()
    run: list[str] = []
    page.command_requested.connect(run.append)
    page.controls.copy.click()
    page.controls.save.click()
    assert run == ["edit.copy_chart", "file.save_chart"]


def place_in(holder: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(holder, QPoint(0, 0)), part.size())


@pytest.mark.parametrize(("width", "scale"), [(1312, 1.0), (700, 1.0), (976, 2.0)])
def test_every_control_is_whole_and_apart(make_page: MakePage, width: int, scale: float) -> None:
    page = make_page(width, scale)
    controls = page.controls
    parts = (controls.measures, controls.intervals, controls.order, controls.copy, controls.save)
    for part in parts:
        assert part.width() >= part.sizeHint().width()
        assert controls.rect().contains(place_in(controls, part))
    for one, two in combinations(parts, 2):
        assert not place_in(controls, one).intersects(place_in(controls, two))


def test_the_picture_buttons_stand_at_the_right_where_there_is_room(make_page: MakePage) -> None:
    page = make_page(1312)
    controls = page.controls
    assert controls.width() - place_in(controls, controls.save).right() <= 3


def test_the_picture_buttons_go_to_the_next_line_together(make_page: MakePage) -> None:
    page = make_page()
    controls = page.controls
    lines = set()
    for width in range(700, 1320, 20):
        page.resize(width, 640)
        QApplication.processEvents()
        tops = {place_in(controls, one).top() for one in (controls.copy, controls.save)}
        assert len(tops) == 1, width
        lines |= tops
    assert len(lines) > 1


@pytest.mark.parametrize("measure", Measure)
def test_the_whole_chart_is_seen_in_a_window_of_1360_by_860(
    make_page: MakePage, state: PageState, measure: Measure
) -> None:
    page = make_page()
    page.resize(1360, 683)
    state.change_chart(replace(state.options.chart, measure=measure))
    QApplication.processEvents()
    for area in page.findChildren(QScrollArea):
        assert area.verticalScrollBar().maximum() == 0
        assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("size", [(1024, 496), (1360, 683)])
def test_every_row_can_be_hit_in_a_small_window(
    make_page: MakePage, state: PageState, measure: Measure, size: tuple[int, int]
) -> None:
    page = make_page()
    page.resize(*size)
    state.change_chart(replace(state.options.chart, measure=measure))
    QApplication.processEvents()
    figure = page.view.figure
    assert figure is not None
    layout = figure.layout_now
    assert layout is not None
    assert min(row.band.height() for row in layout.rows) >= 24


def test_the_page_scrolls_with_the_scroll_bars_of_the_look(make_page: MakePage) -> None:
    page = make_page()
    areas = page.findChildren(QScrollArea)
    assert len(areas) == 2
    assert all(isinstance(area.verticalScrollBar(), ScrollBar) for area in areas)


def test_a_page_that_is_not_shown_knows_its_chart(qtbot: QtBot, state: PageState) -> None:
    page = ChartPage(state, Looks())
    qtbot.addWidget(page)
    assert len(page.spec().bars) == 13
    assert page.view.figure is None


START_ON_CHART = """
import sys
from doors import AnsweringChooser, KeptClipboard
from PySide6.QtWidgets import QApplication
from sendviewer.app import build_window
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.settings import WINDOW_TAB, DictStore, Settings
application = QApplication(["test", "-platform", "offscreen"])
store = DictStore()
Settings(store).set(WINDOW_TAB, "chart")
window = build_window(
    read_page(shipped_page_path()),
    store=store,
    clipboard=KeptClipboard(),
    chooser=lambda _: AnsweringChooser(),
)
window.resize(1024, int(sys.argv[1]))
window.show()
window.complete_start()
application.processEvents()
window.close()
"""


@pytest.mark.parametrize("height", [620, 700])
def test_a_low_window_that_starts_on_the_chart_comes_to_rest(height: int) -> None:
    """A process of its own: view and read-out that chase each other end in a crash."""
    words = [sys.executable, "-c", START_ON_CHART, str(height)]
    folder = Path(__file__).parents[1]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False, timeout=30)
    assert done.returncode == 0, done.stderr.decode()


def test_tab_goes_from_the_measure_to_the_picture(make_page: MakePage) -> None:
    page = make_page()
    controls = page.controls
    order = (controls.measures, controls.base, controls.intervals, controls.order)
    order = (*order, controls.copy, controls.save)
    stops: list[QWidget] = []
    widget = controls.nextInFocusChain()
    while widget is not controls:
        owner = next((one for one in order if one is widget or one.isAncestorOf(widget)), None)
        if owner is not None and owner not in stops:
            stops.append(owner)
        widget = widget.nextInFocusChain()
    assert stops == list(order)


def test_a_chart_that_is_ready_has_only_to_be_painted_when_it_is_first_seen(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.tabs.page("chart")
    assert isinstance(page, ChartPage)
    page.take_room()
    page.get_ready()
    figure = page.view.figure
    assert figure is not None
    ready = figure.size()
    with qtbot.assertNotEmitted(figure.arranged, wait=50):
        window.run_command("view.chart")
        QApplication.processEvents()
    assert figure.isVisible()
    assert figure.size() == ready
