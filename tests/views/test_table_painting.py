"""The cells of a table as they are seen: selection, marks, scrolled rows, fractions of pixels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtGui import QColor, QImage
from sample_table import sample_table

from sendviewer.views.look import Looks, load_fonts
from sendviewer.views.table_panel import TablePanel
from sendviewer.views.theme import LIGHT

Select = QItemSelectionModel.SelectionFlag


@pytest.fixture
def panel(qtbot):
    load_fonts()
    panel = TablePanel("Needs", Looks())
    qtbot.addWidget(panel)
    panel.resize(976, 600)
    panel.show_spec(sample_table())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def picture(panel: TablePanel, ratio: float = 1.0) -> QImage:
    viewport = panel.view.viewport()
    painted = QImage(viewport.size() * ratio, QImage.Format.Format_RGB32)
    painted.setDevicePixelRatio(ratio)
    viewport.render(painted)
    return painted


def ground(painted: QImage, panel: TablePanel, row: int, column: int) -> QColor:
    """Return the colour near the upper left corner of a cell, where no cell has text."""
    view = panel.view
    corner = QPoint(view.columnViewportPosition(column), view.rowViewportPosition(row))
    return painted.pixelColor(corner + QPoint(3, 3))


def test_selected_cells_and_no_others_have_the_colour_of_the_selection(panel):
    model = panel.model
    for row, column in ((1, 2), (3, 0), (3, 5)):
        panel.view.selectionModel().select(model.index(row, column), Select.Select)
    painted, cells = picture(panel), [(row, column) for row in range(5) for column in range(8)]
    found = {cell for cell in cells if ground(painted, panel, *cell) == LIGHT.color("selection")}
    assert found == {(1, 2), (3, 0), (3, 5)}


def test_the_row_under_the_mouse_is_tinted_from_end_to_end(panel):
    panel.view.entered.emit(panel.model.index(2, 4))
    painted = picture(panel)
    tints = {ground(painted, panel, 2, column).name() for column in range(8)}
    assert len(tints) == 1
    assert tints != {ground(painted, panel, 1, 0).name()}


def test_rows_are_painted_the_same_after_scrolling(panel):
    panel.resize(976, 300)
    bar, before = panel.view.verticalScrollBar(), picture(panel)
    shift = panel.view.rowHeight(0)
    bar.setValue(shift)
    after, height = picture(panel), before.height() - shift
    assert bar.value() == shift
    assert after.copy(0, 0, after.width(), height) == before.copy(0, shift, before.width(), height)


def test_no_seam_parts_the_cells_of_a_row_where_a_pixel_is_one_and_a_half(panel):
    panel.view.entered.emit(panel.model.index(2, 4))
    painted, view = picture(panel, 1.5), panel.view
    y = round((view.rowViewportPosition(2) + 4) * 1.5)
    end = round(panel.header.length() * 1.5)
    assert len({painted.pixel(x, y) for x in range(2, end - 2)}) == 1
