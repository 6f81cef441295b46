"""The current cell, header or total is seen, whatever scrolls around the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sample_table import sample_table

from sendviewer.views.look import Look, Looks, load_fonts
from sendviewer.views.table_panel import TablePanel
from sendviewer.views.theme import LIGHT

Key = Qt.Key


def area_around(inside: QWidget, above: int, height: int) -> QScrollArea:
    """Return an area with an empty room of ``above`` pixels over ``inside``."""
    content, area = QWidget(), QScrollArea()
    layout = QVBoxLayout(content)
    layout.setContentsMargins(0, above, 0, 0)
    layout.addWidget(inside)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setMinimumHeight(height)
    return area


@pytest.fixture
def outer(qtbot: QtBot, qapp: QApplication) -> QScrollArea:
    """A table at 200% in two areas of which each shows only a part of what is in it."""
    load_fonts()
    panel = TablePanel("Needs", Looks(Look(LIGHT, 2.0)))
    panel.show_spec(sample_table())
    outer = area_around(area_around(panel, 200, 400), 250, 300)
    qtbot.addWidget(outer)
    outer.resize(1000, 300)
    outer.show()
    qtbot.waitExposed(outer)
    return outer


@pytest.fixture
def panel(outer: QScrollArea) -> TablePanel:
    """The table in it."""
    return outer.findChild(TablePanel)


def is_seen(widget: QWidget, rect: QRect) -> bool:
    """Return whether the start of ``rect`` is inside all that is around ``widget``."""
    middle = QPoint(max(rect.left(), 0) + 2, rect.center().y())
    around: QWidget | None = widget
    while around is not None:
        if not around.rect().contains(widget.mapTo(around, middle)):
            return False
        around = around.parentWidget()
    return True


def test_the_current_cell_is_seen_wherever_one_walks(panel: TablePanel) -> None:
    view = panel.view
    view.setFocus()
    for _ in range(panel.model.rowCount() - 1):
        QTest.keyClick(view, Key.Key_Down)
        assert is_seen(view.viewport(), view.visualRect(view.currentIndex()))
    for _ in range(panel.model.rowCount() - 1):
        QTest.keyClick(view, Key.Key_Up)
        assert is_seen(view.viewport(), view.visualRect(view.currentIndex()))


def test_header_and_total_are_seen_as_soon_as_they_have_the_focus(panel: TablePanel) -> None:
    total, header = panel.total_view, panel.header
    total.enter(0)
    assert is_seen(total.viewport(), total.visualRect(total.currentIndex()))
    header.setFocus()
    assert is_seen(header.viewport(), header.section_in_view(header.current_section))
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.view, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(panel.view, Key.Key_Down)
    assert is_seen(total.viewport(), total.visualRect(total.currentIndex()))


def test_nothing_is_scrolled_as_long_as_the_focus_is_elsewhere(panel: TablePanel) -> None:
    panel.select_row("MSI")
    areas = [area for area in _areas_around(panel) if area.verticalScrollBar().value()]
    assert areas == []


def _areas_around(widget: QWidget) -> list[QScrollArea]:
    parents = []
    around = widget.parentWidget()
    while around is not None:
        parents.append(around)
        around = around.parentWidget()
    return [one for one in parents if isinstance(one, QScrollArea)]
