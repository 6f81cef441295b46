"""Text of 100, 150 and 200%: nothing cut, nothing overlapping, every target as large as before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from pages_by_hand import census_page, neighbours_page
from painted_texts import PaintedTexts
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from tree_walk import COMFORTABLE, faults, stop_name
from window_states import DIALOGS, TAB_IDS, busy, end_work, needs_page

from sendviewer.ui.main_window import MainWindow
from sendviewer.views.card_view import CardView

OpenDialog = Callable[[str], QWidget]

SIZES = (100, 150, 200)
SMALL, LARGE = QSize(1024, 700), QSize(1360, 860)
NARROW = QSize(440, 700)
TOUCHING = 2
"""Pixels by which options of one control share their border."""


def cut(widget: QWidget, painted: PaintedTexts) -> Iterator[str]:
    """Name all that is cut, squeezed, or lies on something else."""
    settle()
    yield from dict.fromkeys(painted.cut(widget))
    for part in widget.findChildren(QWidget):
        if part.isVisible() and part.window() is widget.window():
            yield from _squeezed(part)
            yield from _beyond(part)
            yield from _overlapping(part)


def settle() -> None:
    """Let layouts answer each other: a height that depends on a width takes more than one round."""
    for _ in range(6):
        QTest.qWait(1)


def _squeezed(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel) and part.text():
        wraps = part.wordWrap()
        needed = part.heightForWidth(part.width()) if wraps else part.sizeHint().height()
        if needed > part.height() + 1:
            yield f"{stop_name(part)} needs {needed} and is {part.height()} high"
        widest = _longest_word(part) if wraps else part.sizeHint().width()
        if widest > part.width() + 1:
            yield f"{stop_name(part)} needs {widest} and is {part.width()} wide"
    elif isinstance(part, QAbstractButton | QLineEdit):
        least = part.minimumSizeHint()
        if part.width() < least.width() or part.height() < least.height():
            yield f"{stop_name(part)} needs {least} and is {part.size()}"


def _longest_word(label: QLabel) -> int:
    metrics = QFontMetrics(label.font())
    return max(metrics.horizontalAdvance(word) for word in label.text().split())


def _beyond(part: QWidget) -> Iterator[str]:
    """A part that stands out of what holds it, unless that scrolls."""
    holder = part.parentWidget()
    if holder is None or isinstance(part, QScrollBar) or _is_scrolled(part, holder):
        return
    if not holder.rect().adjusted(-1, -1, 1, 1).contains(part.geometry()):
        yield f"{stop_name(part)} {part.geometry()} is outside of {stop_name(holder)}"


def _is_scrolled(part: QWidget, holder: QWidget) -> bool:
    area = holder.parentWidget()
    return holder.objectName() == "qt_scrollarea_viewport" or (
        isinstance(area, QScrollArea) and area.widget() is part
    )


def _overlapping(holder: QWidget) -> Iterator[str]:
    """Parts that lie on each other, where both show something."""
    parts = [
        part
        for part in holder.children()
        if isinstance(part, QLabel | QAbstractButton | QLineEdit) and part.isVisible()
        if not part.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ]
    for one, other in combinations(parts, 2):
        shared = one.geometry().intersected(other.geometry())
        if min(shared.width(), shared.height()) > TOUCHING:
            yield f"{stop_name(one)} and {stop_name(other)} overlap by {shared}"


@pytest.mark.parametrize(
    ("percent", "size"), [(100, SMALL), (150, SMALL), (200, SMALL), (200, LARGE)]
)
def test_nothing_on_any_tab_is_cut_or_too_small(
    window: MainWindow, percent: int, size: QSize, painted: PaintedTexts
) -> None:
    window.resize(size)
    window.appearance.set_text_size(percent)
    found = []
    # Long names are hardest where there is least room.
    for page in (census_page(), neighbours_page()) if percent == 200 else (census_page(),):
        window.state.open_page(page)
        needs_page(window).bar.choice.chosen.emit("higher")
        window.warn("needs.csv was not opened. Line 3, column children: “many” is not a number.")
        busy(window)
        for tab in TAB_IDS:
            window.run_command(f"view.{tab}")
            found += [f"{tab}: {fault}" for fault in cut(window, painted)]
            found += [f"{tab}: {fault}" for fault in faults(window, COMFORTABLE)]
    end_work(window)
    assert not found, "\n".join(found)


def test_everything_flows_into_a_narrow_window(window: MainWindow, painted: PaintedTexts) -> None:
    window.resize(NARROW)
    window.state.open_page(census_page())
    found = []
    for tab in TAB_IDS:
        window.run_command(f"view.{tab}")
        found += [f"{tab}: {fault}" for fault in cut(window, painted)]
        found += [f"{tab}: {fault}" for fault in faults(window, COMFORTABLE)]
    assert window.width() == NARROW.width()
    assert not found, "\n".join(found)


def test_a_page_that_is_opened_behind_another_tab_can_be_scrolled_to_its_last_card(
    window: MainWindow,
) -> None:
    window.resize(SMALL)
    window.appearance.set_text_size(150)
    window.state.open_page(census_page())
    settle()
    window.run_command("view.text")
    settle()
    window.state.open_page(neighbours_page())
    settle()
    window.run_command("view.overview")
    settle()
    assert [fault for part in window.findChildren(CardView) for fault in _beyond(part)] == []


def test_what_stands_above_the_table_goes_on_in_the_next_line(window: MainWindow) -> None:
    window.resize(1024, 700)
    window.run_command("view.needs")
    QApplication.processEvents()
    bar = needs_page(window).bar
    before = bar.height()
    window.appearance.set_text_size(200)
    QApplication.processEvents()
    assert bar.height() > 2 * before
    assert needs_page(window).panel.view.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("percent", SIZES)
def test_nothing_in_any_dialog_is_cut_or_too_small(
    window: MainWindow, percent: int, painted: PaintedTexts, open_dialog: OpenDialog
) -> None:
    window.appearance.set_text_size(percent)
    found = []
    for name in DIALOGS:
        dialog = open_dialog(name)
        found += [f"{name}: {fault}" for fault in cut(dialog, painted)]
        found += [f"{name}: {fault}" for fault in faults(dialog, COMFORTABLE)]
        found += [f"{name}: {fault}" for fault in _sideways(dialog)]
    assert not found, "\n".join(found)


def _sideways(dialog: QWidget) -> Iterator[str]:
    """Areas that would have to be scrolled in two ways to be read."""
    for bar in dialog.findChildren(QScrollBar):
        if bar.orientation() is Qt.Orientation.Horizontal and bar.maximum() > bar.minimum():
            yield f"{stop_name(bar.parentWidget())} scrolls sideways by {bar.maximum()}"


def test_a_cut_text_is_found(window: MainWindow, painted: PaintedTexts) -> None:
    window.run_command("view.chart")
    button = next(one for one in window.findChildren(QAbstractButton) if one.text() == "Export")
    assert list(cut(window, painted)) == []
    button.setFixedWidth(30)
    assert any("Export" in fault for fault in cut(window, painted))


def test_a_part_that_lies_on_another_is_found(window: MainWindow) -> None:
    holder = QWidget(window)
    first, second = QLabel("one", holder), QLabel("two", holder)
    first.setGeometry(QRect(QPoint(0, 0), QSize(40, 20)))
    second.setGeometry(QRect(QPoint(20, 5), QSize(40, 20)))
    holder.resize(80, 40)
    holder.show()
    assert len(list(_overlapping(holder))) == 1
    assert list(_overlapping(first)) == []
