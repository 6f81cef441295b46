"""What is made for the screen is made once: the table of a page, and no text before it is asked."""

from __future__ import annotations

import threading

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Page
from sendviewer.present import overview
from sendviewer.present import table as table_module
from sendviewer.present.options import ChartOrder, Query, SortKey
from sendviewer.present.overview import build_overview
from sendviewer.ui import window_commands
from sendviewer.ui.commands import Condition
from sendviewer.ui.conditions import conditions_met
from sendviewer.ui.copying import current_table
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.needs_page import NeedsPage
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_pages import TABS
from sendviewer.ui.text_page import TextPage


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Confidence]:
    """Every table that is built in the test, by its confidence."""
    made: list[Confidence] = []
    build = table_module.build_table

    def count_and_build(page, options):
        made.append(options.confidence)
        return build(page, options)

    monkeypatch.setattr(table_module, "build_table", count_and_build)
    return made


def select_a_bar(window: MainWindow) -> None:
    window.run_command("view.chart")
    window.state.select_need(window.state.page.needs[0].code)


def test_a_change_of_measure_builds_no_table(
    qtbot: QtBot, window: MainWindow, builds: list[Confidence]
) -> None:
    select_a_bar(window)
    window.run_command("chart.difference")
    assert window.tabs.current.explanation()
    assert builds == []


def test_a_change_of_the_interval_builds_one_table(
    window: MainWindow, builds: list[Confidence]
) -> None:
    select_a_bar(window)
    window.run_command("view.confidence_998")
    assert window.tabs.current.explanation()
    window.run_command("edit.undo")
    assert builds == [Confidence.P998, Confidence.P95]


def test_a_change_of_the_focus_builds_no_table(
    window: MainWindow, builds: list[Confidence]
) -> None:
    select_a_bar(window)
    for _ in range(5):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert builds == []


def test_a_sort_and_a_change_of_measure_build_no_overview(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Confidence] = []

    def count_and_build(page, options):
        built.append(options.confidence)
        return build_overview(page, options)

    monkeypatch.setattr(overview, "build_overview", count_and_build)
    window.run_command("chart.difference")
    window.state.change_query(Query(search="hearing", sort=(SortKey("share"),)))
    assert built == []
    window.run_command("view.confidence_998")
    window.run_command("edit.undo")
    assert built == [Confidence.P998, Confidence.P95]


def test_the_table_is_kept_until_another_page_or_interval(page: Page) -> None:
    state = PageState(page)
    first = state.whole_table
    state.change_query(Query(search="hearing"))
    state.change_chart(replace(state.options.chart, intervals=False))
    assert state.whole_table is first
    state.open_page(replace(page, name="Another area"))
    assert "Another area" in state.whole_table.title


def test_the_chart_is_kept_until_what_it_shows_is_another(page: Page) -> None:
    state = PageState(page)
    first = state.chart
    state.change_query(Query(search="hearing"))
    assert state.chart is first
    state.change_chart(replace(state.options.chart, intervals=False))
    assert first.interval_name
    assert not state.chart.interval_name
    state.change_options(replace(state.options, confidence=Confidence.P998))
    state.change_chart(replace(state.options.chart, intervals=True))
    assert state.chart.interval_name != first.interval_name


def test_a_chart_in_the_order_of_the_table_follows_sort_and_filter(page: Page) -> None:
    state = PageState(page)
    state.change_chart(replace(state.options.chart, order=ChartOrder.TABLE))
    assert len(state.chart.bars) == len(page.needs)
    state.change_query(Query(search="hearing"))
    shown = [row.id for row in current_table(state).rows]
    assert 0 < len(shown) < len(page.needs)
    assert [bar.id for bar in state.chart.bars] == shown


def test_a_new_text_is_shown_with_the_same_table(page: Page) -> None:
    state = PageState(page)
    title = state.whole_table.title
    state.replace_text(replace(page, sections=page.sections[:1]))
    assert state.text.sections[-1].id == page.sections[0].id
    assert state.whole_table.title == title


def test_what_a_saved_page_is_shown_by_is_made_while_the_window_answers(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[tuple[str, bool]] = []

    def told(name: str, build):
        def build_and_tell(page, options):
            threads.append((name, threading.current_thread() is threading.main_thread()))
            return build(page, options)

        return build_and_tell

    monkeypatch.setattr(table_module, "build_table", told("table", table_module.build_table))
    monkeypatch.setattr(overview, "build_overview", told("overview", overview.build_overview))
    window.opening.open_shipped()
    qtbot.waitUntil(lambda: not window.tasks.running)
    assert window.status.notice == "Opened LLR, April 2020"
    assert window.state.whole_table.rows
    assert window.state.overview.cards
    assert sorted(threads) == [("overview", False), ("table", False)]


def test_another_page_waits_on_a_tab_that_nobody_looks_at(window: MainWindow, page: Page) -> None:
    needs = window.tabs.page("needs")
    assert isinstance(needs, NeedsPage)
    window.run_command("view.overview")
    window.state.open_page(replace(page, name="Another area"))
    assert "Another area" not in needs.shown_table.title
    assert "Another area" in str(window.tabs.page("needs").description())


def test_what_commands_can_do_is_found_out_once_for_a_choice_and_once_for_an_option(
    window: MainWindow, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[frozenset[Condition]] = []

    def find_and_keep(*parts):
        found.append(conditions_met(*parts))
        return found[-1]

    monkeypatch.setattr(window_commands, "conditions_met", find_and_keep)
    window.state.open_page(replace(page, name="Another area"))
    assert len(found) == 1
    window.state.change_query(Query(search="hearing"))
    assert len(found) == 2
    assert found[-1] > {Condition.FILTERED, Condition.CAN_UNDO}


@pytest.mark.parametrize("tab", [tab.id for tab in TABS])
def test_a_tab_that_is_shown_right_after_another_page_has_that_page(
    window: MainWindow, page: Page, tab: str
) -> None:
    window.tabs.build_all()
    sections = (replace(page.sections[0], heading="Another area"),)
    window.state.open_page(replace(page, name="Another area", sections=sections))
    window.run_command(f"view.{tab}")
    shown = window.tabs.current
    words = shown.description()
    if isinstance(shown, TextPage):
        words = shown.view.reading.toPlainText()
    assert "Another area" in str(words)


def test_a_tab_that_waited_catches_up_while_nobody_waits(
    window: MainWindow, page: Page, qtbot: QtBot
) -> None:
    needs = window.tabs.page("needs")
    assert isinstance(needs, NeedsPage)
    window.run_command("view.overview")
    window.state.open_page(replace(page, name="Another area"))
    qtbot.waitUntil(lambda: "Another area" in needs.shown_table.title)


def test_the_answer_to_whether_there_is_a_text_makes_none(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    select_a_bar(window)

    def make_text() -> str:
        raise AssertionError("a text is made that nobody asked for")

    for text in ("sentence", "explanation", "description"):
        monkeypatch.setattr(window.tabs.current, text, make_text)
    met = conditions_met(window.state, window.tabs, window.appearance, window.releases)
    assert {Condition.FIGURE_SELECTED, Condition.FIGURE_EXPLAINED} <= met
    assert Condition.HAS_DESCRIPTION in met


@pytest.mark.parametrize("selected", [False, True])
@pytest.mark.parametrize("tab", [tab.id for tab in TABS])
def test_a_tab_says_rightly_whether_it_has_a_text(
    window: MainWindow, tab: str, selected: bool
) -> None:
    window.run_command(f"view.{tab}")
    if selected:
        window.state.select_need(window.state.page.needs[0].code)
    page = window.tabs.current
    assert page.has_sentence() is (page.sentence() is not None)
    assert page.has_explanation() is (page.explanation() is not None)
    assert page.has_description() is (page.description() is not None)
