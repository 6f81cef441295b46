"""Contrast: of the colour tokens, and as measured on pictures of every tab and dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from colour_sight import contrast, ground_of, rows_of
from pages_by_hand import census_page
from painted_texts import PaintedTexts
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from tree_walk import in_sight, on_screen, stop_name, tab_round
from window_states import TAB_IDS, needs_page

from sendviewer.choices import ThemeName
from sendviewer.ui.main_window import MainWindow
from sendviewer.views.theme import GRAPHIC_PAIRS, TEXT_PAIRS, THEMES, TOKENS, Theme

OpenDialog = Callable[[str], QWidget]

TEXT, GRAPHIC = 4.5, 3.0
RING = 2
"""Pixels of the ring around what has the focus."""

SMOOTHED = 45
NAMES = [theme.value for theme in ThemeName]
DECORATION = {
    "border": "lines that part cards and rows, which space parts as well",
    "grid": "lines behind a chart, whose bars carry their figures",
    "comparator": "the fill of a bar, which has an outline",
    "comparator_hatch": "the pattern of a bar, which has an outline",
    "local": "the fill of a bar, which has an outline",
    "whisker": "an interval, which the table gives in figures",
    "whisker_halo": "parts an interval from its bar",
    "part_first": "a part of a divided bar, which carries its words",
    "part_second": "a part of a divided bar, which carries its words",
    "part_third": "a part of a divided bar, which carries its words",
    "part_rest": "a part of a divided bar, which carries its words",
}
"""Tokens that need no contrast of their own with what is behind them, and why."""


# --- The tokens -------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: str(theme.name.value))
def test_every_pair_of_text_and_ground_has_its_contrast(theme: Theme) -> None:
    low = {
        pair: round(contrast(*map(theme.color, pair)), 2)
        for pair in TEXT_PAIRS
        if contrast(*map(theme.color, pair)) < TEXT
    }
    assert low == {}


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: str(theme.name.value))
def test_every_pair_of_mark_and_ground_has_its_contrast(theme: Theme) -> None:
    low = {
        pair: round(contrast(*map(theme.color, pair)), 2)
        for pair in GRAPHIC_PAIRS
        if contrast(*map(theme.color, pair)) < GRAPHIC
    }
    assert low == {}


def test_no_token_is_without_a_promise() -> None:
    promised = {token for pair in (*TEXT_PAIRS, *GRAPHIC_PAIRS) for token in pair}
    assert set(TOKENS) - promised - set(DECORATION) == set()


# --- Text, as it is painted -------------------------------------------------------------------


def faint_texts(widget: QWidget, painted: PaintedTexts) -> Iterator[str]:
    """Name each text of a widget that stands out too little from what it is painted on."""
    painted.texts.clear()
    picture = widget.grab().toImage()
    for one in painted.texts:
        if not one.is_inactive:
            yield from _faint(str(one), one.color, one.on_picture, picture)
    for part in widget.findChildren(QWidget):
        ink = _ink_of_qt(part)
        if ink is not None and part.isVisible() and part.isEnabled():
            yield from _faint(stop_name(part), ink, _on(widget, part), picture)


def _faint(name: str, ink: QColor, rect: QRect, picture: QImage) -> Iterator[str]:
    ground = ground_of(picture, rect, ink)
    if ground is not None and contrast(ink, ground) < TEXT:
        yield f"{name}: {ink.name()} on {ground.name()} is {contrast(ink, ground):.2f}"


def _ink_of_qt(part: QWidget) -> QColor | None:
    """Return the colour in which Qt itself writes the text of a widget; None if it does not."""
    if isinstance(part, QLabel) and part.text():
        return part.palette().color(part.foregroundRole())
    if isinstance(part, QLineEdit):
        role = QPalette.ColorRole.Text if part.text() else QPalette.ColorRole.PlaceholderText
        return part.palette().color(role)
    if isinstance(part, QTextEdit | QPlainTextEdit):
        return part.palette().color(QPalette.ColorRole.Text)
    return None


def _on(window: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


@pytest.mark.parametrize("theme", NAMES)
def test_every_text_on_every_tab_stands_out_from_its_ground(
    window: MainWindow, theme: str, painted: PaintedTexts
) -> None:
    window.state.open_page(census_page())
    window.run_command(f"view.theme_{theme}")
    window.state.select_need("ASD")
    window.warn("Something did not work.")
    needs_page(window).bar.search.setText("a")
    faint = []
    for tab in TAB_IDS:
        window.run_command(f"view.{tab}")
        QApplication.processEvents()
        faint += [f"{tab}: {one}" for one in faint_texts(window, painted)]
        assert len(painted.texts) > 8
    assert not faint, "\n".join(faint)


def test_every_text_in_every_dialog_stands_out_from_its_ground(
    window: MainWindow, painted: PaintedTexts, open_dialog: OpenDialog
) -> None:
    faint = []
    for theme in NAMES:
        window.run_command(f"view.theme_{theme}")
        for name in SAMPLED:
            texts = faint_texts(open_dialog(name), painted)
            faint += [f"{theme}, {name}: {one}" for one in texts]
    assert not faint, "\n".join(faint)


SAMPLED = (
    *("palette", "guide", "own text, wrong", "columns", "filter of numbers, wrong"),
    *("filter of answers", "areas", "areas, found", "areas, neighbours", "areas, told"),
)


# --- The focus, as it is painted --------------------------------------------------------------


@pytest.mark.parametrize("theme", NAMES)
def test_the_focus_is_seen_on_each_kind_of_control_of_the_window(
    window: MainWindow, theme: str
) -> None:
    window.state.open_page(census_page())
    window.run_command(f"view.theme_{theme}")
    window.state.select_need("ASD")
    needs_page(window).bar.choice.chosen.emit("higher")
    weak: list[str] = []
    known: set[type[QWidget]] = set()
    for tab in TAB_IDS:
        window.run_command(f"view.{tab}")
        QApplication.processEvents()
        weak += [
            f"{tab}: {one}" for one in weak_rings(window, window.status.first_part, theme, known)
        ]
    assert len(known) > 12
    assert not weak, "\n".join(weak)


@pytest.mark.parametrize("theme", NAMES)
def test_the_focus_is_seen_on_each_kind_of_control_of_the_dialogs(
    window: MainWindow, theme: str, open_dialog: OpenDialog
) -> None:
    window.run_command(f"view.theme_{theme}")
    weak: list[str] = []
    known: set[type[QWidget]] = set()
    for name in ("guide", "own text, unsaved", "columns", "filter of answers", "areas"):
        dialog = open_dialog(name)
        first = QApplication.focusWidget()
        assert first is not None
        weak += [f"{name}: {one}" for one in weak_rings(dialog, first, theme, known)]
    assert not weak, "\n".join(weak)


def weak_rings(
    window: QWidget, start: QWidget, theme: str, known: set[type[QWidget]]
) -> Iterator[str]:
    """Name the kinds of control whose ring is too thin, or too faint against one of its sides.

    Kinds that are ``known`` have been looked at; those that are looked at now become known.
    """
    stops = tab_round(start)
    kinds = {type(stop): number for number, stop in enumerate(stops) if type(stop) not in known}
    known |= set(kinds)
    ring = THEMES[ThemeName(theme)].color("focus")
    for number in kinds.values():
        stop = stops[number]
        # Tab brings what it comes to into sight.
        stops[number - 1].setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(stops[number - 1], Qt.Key.Key_Tab)
        if isinstance(stop, QAbstractItemView):
            QTest.keyClick(stop, Qt.Key.Key_Home)
        QApplication.processEvents()
        focused = window.grab().toImage()
        stop.clearFocus()
        QApplication.processEvents()
        without = window.grab().toImage()
        place = _on(window, stop)
        changed = _changed(focused, without, place)
        if changed.isEmpty():
            yield f"{stop_name(stop)} looks the same with the focus"
            continue
        # Of a card that is larger than its view, the ends are out of sight.
        least = 3 if on_screen(stop).size() == in_sight(stop).size() else 2
        sides = _clear_sides(focused, without, changed, ring)
        if sides < least:
            yield f"{stop_name(stop)} shows the focus at {sides} sides of {changed}"


def _changed(one: QImage, other: QImage, place: QRect) -> QRect:
    """Return what differs between two pictures, at and around a place."""
    around = place.adjusted(-4, -4, 4, 4).intersected(one.rect())
    found = QRect()
    pairs = zip(rows_of(one, around), rows_of(other, around), strict=True)
    for y, (first, second) in enumerate(pairs, start=around.top()):
        if first != second:
            differing = [at for at in range(len(first)) if first[at] != second[at]]
            width = differing[-1] - differing[0] + 1
            found = found.united(QRect(around.left() + differing[0], y, width, 1))
    return found


def _clear_sides(focused: QImage, without: QImage, changed: QRect, ring: QColor) -> int:
    """Return how many sides of what has changed show it as wide and clear as is promised."""
    out, deep = 5, 16
    middle = changed.center()
    across, down = changed.width() // 4, changed.height() // 4
    at_x = [middle.x() + step * across for step in (-1, 0, 1)]
    at_y = [middle.y() + step * down for step in (-1, 0, 1)]
    sides = (
        [(QPoint(x, changed.top() - out), QPoint(0, 1)) for x in at_x],
        [(QPoint(x, changed.bottom() + out), QPoint(0, -1)) for x in at_x],
        [(QPoint(changed.left() - out, y), QPoint(1, 0)) for y in at_y],
        [(QPoint(changed.right() + out, y), QPoint(-1, 0)) for y in at_y],
    )
    clear = 0
    for places in sides:
        lines = [[_line(image, *at, deep) for image in (focused, without)] for at in places]
        ringed = [_has_ring(now, ring) or _has_change(now, before) for now, before in lines]
        clear += ringed[1] or (ringed[0] and ringed[2])
    return clear


def _line(image: QImage, start: QPoint, step: QPoint, length: int) -> list[QColor]:
    places = (start + step * number for number in range(length))
    return [image.pixelColor(place) for place in places if image.rect().contains(place)]


def _has_ring(line: list[QColor], ring: QColor) -> bool:
    """Return whether a line across the edge meets the ring, wide enough and clear at both sides."""
    width = 0
    for number, color in enumerate(line):
        if _is_nearly(color, ring):
            width += 1
            continue
        if width >= RING:
            # Between the ring and what is around it there may be the border of one pixel.
            around = line[max(0, number - width - 2) : number - width]
            outside = not around or any(contrast(ring, one) >= GRAPHIC for one in around)
            return outside and contrast(ring, color) >= GRAPHIC
        width = 0
    return False


def _is_nearly(color: QColor, ring: QColor) -> bool:
    """Return whether a colour is the ring's, or that smoothed where the ring is curved."""
    parts = ((color.red(), ring.red()), (color.green(), ring.green()), (color.blue(), ring.blue()))
    return all(abs(one - other) <= SMOOTHED for one, other in parts)


def _has_change(now: list[QColor], before: list[QColor]) -> bool:
    """Return whether a line across the edge changes clearly, as wide as a ring is."""
    width = 0
    for new, old in zip(now, before, strict=True):
        width = width + 1 if contrast(new, old) >= GRAPHIC else 0
        if width >= RING:
            return True
    return False


def test_a_ring_that_is_thin_or_faint_is_found() -> None:
    ring, white, grey = QColor("#0b5cad"), QColor("white"), QColor("#5a7fae")
    assert _has_ring([white, ring, ring, white], ring)
    assert not _has_ring([white, ring, white], ring)
    assert not _has_ring([white, ring, ring, grey], ring)
    assert not _has_ring([grey, ring, ring, white], ring)
    assert _has_change([ring, ring], [white, white])
    assert not _has_change([ring, white], [white, white])
    assert not _has_change([ring, ring], [grey, grey])
