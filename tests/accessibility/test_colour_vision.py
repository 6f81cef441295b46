"""The chart without colours: in grey, and as people see it who lack one kind of cone."""

from __future__ import annotations

from itertools import combinations

import pytest
from colour_sight import LUMINANCE, MACHADO, SIGHTS, contrast, linear, luminance, seen
from pages_by_hand import llr_page
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from sendviewer.core.comparisons import Compared
from sendviewer.present.card_specs import Series
from sendviewer.present.options import ChartOptions, ViewOptions
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.state import PageState
from sendviewer.views.chart_marks import paint_difference
from sendviewer.views.drawing import paint_bar, paint_compared
from sendviewer.views.look import Look
from sendviewer.views.theme import THEMES, Theme

APART = 1.5
"""Contrast of two fills that stand apart at a glance; less needs a pattern or a shape."""

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
sights = pytest.mark.parametrize("sight", SIGHTS)


def painted_on(size: QSize, look: Look) -> tuple[QImage, QPainter]:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(look.color("surface"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return image, painter


def bar(series: Series, look: Look) -> QImage:
    image, painter = painted_on(QSize(120, 18), look)
    paint_bar(painter, QRectF(0, 0, 120, 18), series, look)
    painter.end()
    return image


def as_seen(image: QImage, sight: str) -> list[float]:
    """Return the luminance of every pixel as it is seen."""
    levels: dict[int, float] = {}
    found = []
    for y in range(image.height()):
        for x in range(image.width()):
            pixel = image.pixel(x, y)
            if pixel not in levels:
                levels[pixel] = luminance(seen(QColor(pixel), sight))
            found.append(levels[pixel])
    return found


@themes
@sights
def test_the_bars_of_area_and_comparator_stand_apart_by_lightness(
    qapp: QApplication, theme: Theme, sight: str
) -> None:
    look = Look(theme)
    means = [
        sum(levels) / len(levels)
        for levels in (as_seen(bar(series, look), sight) for series in Series)
    ]
    darker, lighter = sorted(means)
    assert (lighter + 0.05) / (darker + 0.05) >= APART


@themes
def test_the_comparators_bar_has_a_pattern_and_the_areas_has_none(
    qapp: QApplication, theme: Theme
) -> None:
    look = Look(theme)
    solid, hatched = (bar(series, look) for series in (Series.LOCAL, Series.COMPARATOR))
    inside = [(x, y) for x in range(3, 117) for y in range(3, 15)]
    assert len({solid.pixel(*at) for at in inside}) == 1
    assert len({hatched.pixel(*at) for at in inside}) > 1


@themes
@sights
def test_the_edge_of_every_bar_stands_out_from_the_page(theme: Theme, sight: str) -> None:
    for token in ("local_outline", "comparator_outline", "higher", "lower", "similar"):
        edge, ground = (seen(theme.color(name), sight) for name in (token, "surface"))
        assert contrast(edge, ground) >= 3.0, token


def shape(compared: Compared, look: Look) -> frozenset[tuple[int, int]]:
    """Return which pixels the symbol of an answer covers, whatever their colour."""
    image, painter = painted_on(QSize(16, 16), look)
    paint_compared(painter, QRectF(0, 0, 16, 16), compared, look)
    painter.end()
    ground = look.color("surface").rgb()
    places = ((x, y) for x in range(16) for y in range(16))
    return frozenset(at for at in places if image.pixel(*at) != ground)


@themes
def test_higher_similar_and_lower_have_shapes_of_their_own(
    qapp: QApplication, theme: Theme
) -> None:
    shapes = [shape(compared, Look(theme)) for compared in Compared]
    for one, other in combinations(shapes, 2):
        assert len(one ^ other) > 0.25 * min(len(one), len(other))


@themes
def test_the_bar_of_a_similar_difference_is_hollow(qapp: QApplication, theme: Theme) -> None:
    look = Look(theme)
    middles = {}
    for compared in Compared:
        image, painter = painted_on(QSize(60, 16), look)
        paint_difference(painter, QRectF(0, 0, 60, 16), compared, look)
        painter.end()
        middles[compared] = image.pixelColor(30, 8) == look.color("surface")
    assert [compared for compared, hollow in middles.items() if hollow] == [Compared.SIMILAR]


@themes
def test_the_parts_of_a_divided_bar_carry_words_that_can_be_read_in_grey(theme: Theme) -> None:
    for part in ("first", "second", "third", "rest"):
        ink, ground = theme.color(f"on_part_{part}"), theme.color(f"part_{part}")
        assert contrast(seen(ink, "grey"), seen(ground, "grey")) >= 4.5


def test_every_bar_of_a_chart_carries_its_figures_in_words(qapp: QApplication) -> None:
    chart = PageState(llr_page(), ViewOptions(chart=ChartOptions())).chart
    assert chart.bars
    assert all(bar.local_text and bar.comparator_text and bar.label for bar in chart.bars)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_chart_on_the_screen_has_both_kinds_of_bars_in_grey(
    window: MainWindow, theme: str
) -> None:
    window.run_command(f"view.theme_{theme}")
    window.run_command("view.chart")
    QApplication.processEvents()
    figure = window.tabs.current.view.figure
    picture = figure.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [row for row in figure.layout_now.rows if row.local and row.comparator]
    assert len(rows) > 10
    for row in rows[:3]:
        local = _mean_grey(picture, row.local)
        comparator = _mean_grey(picture, row.comparator)
        assert abs(local - comparator) > 40


def _mean_grey(picture: QImage, rect: QRectF) -> float:
    inner = rect.adjusted(2, 2, -2, -2).toAlignedRect()
    # The left quarter: no interval lies there.
    inner.setWidth(max(4, inner.width() // 4))
    part = picture.copy(inner).scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
    return part.pixelColor(0, 0).lightness()


def test_the_simulation_leaves_greys_alone_and_takes_colours_away() -> None:
    for rows in MACHADO.values():
        assert all(abs(sum(row) - 1.0) < 1e-5 for row in rows)
    grey = QColor("#808080")
    assert {seen(grey, sight).name() for sight in SIGHTS} == {"#808080"}
    red, green = QColor("#d00000"), QColor("#5a5a00")
    assert _hue_distance(seen(red, "protanopia"), seen(green, "protanopia")) < 0.3
    assert _hue_distance(red, green) > 0.3
    assert sum(LUMINANCE) == pytest.approx(1.0)


def _hue_distance(one: QColor, other: QColor) -> float:
    pairs = zip(linear(one), linear(other), strict=True)
    return max(abs(first - second) for first, second in pairs)
