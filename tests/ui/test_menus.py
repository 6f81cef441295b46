"""The menus of the window: easy to hit and wholly readable, at every size of text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.needs_page import NeedsPage

LEAST_TARGET = 28
BESIDE_WORDS = 24
"""What a menu leaves for a mark at the left and an edge at the right, at 100%."""


@pytest.fixture
def needs(window: MainWindow) -> NeedsPage:
    window.tabs.show_tab("needs")
    page = window.findChild(NeedsPage)
    assert isinstance(page, NeedsPage)
    return page


def opened(page: NeedsPage, kind: str) -> QMenu:
    """Return the open menu of a header, of a cell, or of a text field."""
    if kind == "header":
        page.panel.header.menu_requested.emit(5, QPoint(20, 20))
    elif kind == "cell":
        page.panel.view.menu_requested.emit(QPoint(20, 20))
    else:
        page.bar.search.createStandardContextMenu().popup(QPoint(20, 20))
    return next(menu for menu in page.findChildren(QMenu) if menu.isVisible())


@pytest.fixture(params=["header", "cell", "field"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[100, 150, 200])
def menu(
    request: pytest.FixtureRequest, window: MainWindow, needs: NeedsPage, kind: str
) -> Iterator[tuple[QMenu, float]]:
    window.appearance.set_text_size(request.param)
    menu = opened(needs, kind)
    yield menu, request.param / 100
    menu.close()


def test_every_item_of_a_menu_is_easy_to_hit(menu: tuple[QMenu, float]) -> None:
    shown, scale = menu
    items = [action for action in shown.actions() if not action.isSeparator()]
    heights = {shown.actionGeometry(action).height() for action in items}
    assert min(heights) >= LEAST_TARGET * scale


def test_every_item_of_a_menu_has_room_for_its_words(menu: tuple[QMenu, float]) -> None:
    shown, scale = menu
    metrics = QFontMetrics(shown.font())
    for action in shown.actions():
        words, _tab, keys = action.text().replace("&", "").partition("\t")
        needed = metrics.horizontalAdvance(words) + metrics.horizontalAdvance(keys)
        assert shown.actionGeometry(action).width() >= needed + BESIDE_WORDS * scale


def test_a_menu_has_an_edge_in_high_contrast(
    qtbot: QtBot, window: MainWindow, needs: NeedsPage
) -> None:
    window.appearance.choose_theme("contrast")
    shown = opened(needs, "header")
    picture = shown.grab().toImage()
    edge = picture.pixelColor(picture.width() // 2, picture.height() - 1)
    assert edge == QColor(Qt.GlobalColor.white)
    shown.close()


@pytest.mark.parametrize("size", [100, 200])
def test_the_arrow_to_another_menu_grows_with_the_text(window: MainWindow, size: int) -> None:
    window.appearance.set_text_size(size)
    view = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&View")
    view.popup(QPoint(20, 20))
    theme = next(action for action in view.actions() if action.menu() is not None)
    picture = view.grab(view.actionGeometry(theme)).toImage()
    view.close()
    ground = picture.pixelColor(picture.width() // 2, 3)
    side = range(picture.width() - picture.height() + 4, picture.width() - 3)
    inked = [
        y
        for y in range(picture.height())
        if any(_apart(picture.pixelColor(x, y), ground) for x in side)
    ]
    assert inked[-1] - inked[0] + 1 >= 7 * size / 100


def _apart(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60
