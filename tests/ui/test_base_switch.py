"""The switch between share and prevalence: by mouse, by menu and by key, in table and chart."""

from __future__ import annotations

import pytest
from pages_by_hand import census_page, plans_page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.core.comparisons import Base
from sendviewer.present.options import ViewOptions
from sendviewer.ui.commands import Condition
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.needs_page import NeedsPage
from sendviewer.ui.remembered_view import load_view, save_view
from sendviewer.ui.settings import DictStore, Settings
from sendviewer.ui.state import PageState
from sendviewer.views.look import Look, Looks, load_fonts

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def option(part: QWidget, text: str) -> QAbstractButton:
    buttons = part.findChildren(QAbstractButton)
    return next(button for button in buttons if button.text() == text)


def title_of_shares(window: MainWindow) -> str:
    return next(one.title for one in window.state.whole_table.columns if one.id == "share")


@pytest.fixture
def census(window: MainWindow) -> MainWindow:
    window.state.open_page(census_page())
    window.run_command("view.needs")
    return window


def test_a_click_above_the_table_changes_table_and_chart(census: MainWindow) -> None:
    page = census.tabs.current
    assert isinstance(page, NeedsPage)
    QTest.mouseClick(option(page.bar.base, "per 100 pupils"), LEFT)
    assert census.state.options.base is Base.PREVALENCE
    assert title_of_shares(census) == "Per 100 pupils"
    assert "Per 100 pupils" in [column.title for column in page.shown_table.columns]
    census.run_command("view.chart")
    chart = census.tabs.current
    assert option(chart, "per 100 pupils").isChecked()
    assert option(chart, "Prevalence").isChecked()
    QTest.mouseClick(option(chart, "% of pupils with SEN"), LEFT)
    assert census.state.options.base is Base.SHARE
    assert title_of_shares(census) == "% of total"


def test_keys_change_it_and_undo_takes_it_back(census: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or census, Qt.Key.Key_5, ALT)
    assert title_of_shares(census) == "Per 100 pupils"
    assert census.action_set.action("view.base_prevalence").isChecked()
    census.state.undo()
    assert title_of_shares(census) == "% of total"
    assert census.action_set.action("view.base_share").isChecked()


def test_a_page_without_pupils_says_why_and_keeps_the_wish(census: MainWindow) -> None:
    census.run_command("view.base_prevalence")
    census.state.open_page(plans_page())
    page = census.tabs.current
    assert isinstance(page, NeedsPage)
    prevalence = option(page.bar.base, "per 100 pupils")
    assert not prevalence.isEnabled()
    assert prevalence.toolTip() == Condition.KNOWS_PUPILS.value
    assert prevalence.accessibleDescription() == Condition.KNOWS_PUPILS.value
    assert option(page.bar.base, "% of EHC plans").isChecked()
    assert not census.action_set.action("view.base_prevalence").isEnabled()
    assert title_of_shares(census) == "% of total"
    census.state.open_page(census_page())
    assert prevalence.isEnabled()
    assert prevalence.isChecked()
    assert title_of_shares(census) == "Per 100 pupils"


def test_the_base_is_remembered() -> None:
    settings = Settings(DictStore())
    save_view(ViewOptions(base=Base.PREVALENCE), settings)
    assert load_view(settings).base is Base.PREVALENCE


@pytest.mark.parametrize(
    ("width", "scale"), [(1360, 1.0), (1024, 1.0), (1360, 2.0), (1024, 2.0), (640, 1.0)]
)
def test_the_controls_above_the_table_are_whole_and_apart(
    qtbot: QtBot, width: int, scale: float
) -> None:
    load_fonts()
    page = NeedsPage(PageState(census_page()), Looks(Look(text_scale=scale)))
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show()
    bar = page.bar
    controls = (bar.search, bar.choice, bar.base, bar.columns_button, bar.copy_button)
    qtbot.waitUntil(lambda: all(one.height() >= one.minimumSizeHint().height() for one in controls))
    for number, one in enumerate(controls):
        assert bar.rect().contains(one.geometry())
        assert not any(one.geometry().intersects(two.geometry()) for two in controls[number + 1 :])
