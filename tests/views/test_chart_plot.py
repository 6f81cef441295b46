"""The chart as it is drawn: what layout predicts is found in real pixels and in real SVG."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from chart_samples import BARS, difference_chart, share_chart
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView
from pytestqt.qtbot import QtBot

from sendviewer.views.chart_figure import ChartFigure
from sendviewer.views.look import PAPER, Look, Looks, load_fonts
from sendviewer.views.theme import CONTRAST, DARK, LIGHT, Theme

RECT = QRectF(0, 0, 900, 420)
WIDTH, HEIGHT = 900, 420

MakeFigure = Callable[..., ChartFigure]


@pytest.fixture
def make_figure(qtbot: QtBot, qapp: QApplication) -> MakeFigure:
    load_fonts()

    def make(look: Look = PAPER, *, shown: bool = False) -> ChartFigure:
        figure = ChartFigure(Looks(look))
        qtbot.addWidget(figure)
        figure.resize(WIDTH, HEIGHT)
        figure.show_spec(share_chart())
        if shown:
            figure.show()
        return figure

    return make


def painted(figure: ChartFigure, scale: float, rect: QRectF = RECT) -> QImage:
    size = QSize(round(rect.right() * scale), round(rect.bottom() * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    figure.paint_on(painter, rect)
    painter.end()
    return image


def drawn_as_svg(figure: ChartFigure) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    generator.setSize(RECT.size().toSize())
    generator.setViewBox(RECT)
    painter = QPainter(generator)
    figure.paint_on(painter, RECT)
    painter.end()
    return bytes(buffer.data().data()).decode()


class Paints(QObject):
    """Counts how often what it watches is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_another_chart_is_painted_once(qtbot: QtBot, make_figure: MakeFigure) -> None:
    figure = make_figure(shown=True)
    qtbot.waitExposed(figure)
    view = figure.findChild(QGraphicsView)
    assert isinstance(view, QGraphicsView)
    for spec in (difference_chart(), share_chart()):  # the first fills caches of the scene
        paints = Paints()
        QApplication.processEvents()
        view.viewport().installEventFilter(paints)
        figure.show_spec(spec)
        for _ in range(3):
            QApplication.processEvents()
        view.viewport().removeEventFilter(paints)
    assert paints.count == 1


def near(color: QColor, other: QColor, distance: int = 40) -> bool:
    pairs = zip(color.getRgb()[:3], other.getRgb()[:3], strict=True)
    return sum(abs(one - two) for one, two in pairs) <= distance


def grid_columns(image: QImage, y: float, scale: float, start: float) -> list[float]:
    """Return where grid lines cross a height at which nothing else is drawn, in figure pixels."""
    row = round(y * scale)
    marked = [
        x
        for x in range(round(start * scale), image.width())
        if not near(image.pixelColor(x, row), QColor(LIGHT.surface), 12)
    ]
    runs: list[list[int]] = []
    for x in marked:
        if runs and x - runs[-1][-1] == 1:
            runs[-1].append(x)
        else:
            runs.append([x])
    return [(run[0] + run[-1] + 1) / 2 / scale for run in runs]


def bar_end(image: QImage, bar: QRectF, scale: float, color: str) -> float:
    """Return where the last pixel of a bar's colour ends, along a line just under its edge."""
    row = round((bar.top() + 1.5) * scale)
    solid = [x for x in range(image.width()) if near(image.pixelColor(x, row), QColor(color))]
    return (max(solid) + 1) / scale


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.125])
def test_each_grid_line_is_painted_where_its_value_belongs(
    make_figure: MakeFigure, scale: float
) -> None:
    figure = make_figure()
    predicted = [place.x() for place in figure.tick_places(RECT).values()]
    bottom = next(iter(figure.tick_places(RECT).values())).y()
    found = grid_columns(painted(figure, scale), bottom + 2, scale, start=20)
    assert found == pytest.approx(predicted, abs=1.0)


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_each_bar_ends_at_the_place_of_its_value_between_the_ticks(
    make_figure: MakeFigure, scale: float
) -> None:
    figure = make_figure()
    image = painted(figure, scale)
    places = figure.tick_places(RECT)
    unit = (places[25.0].x() - places[0.0].x()) / 25
    for bar in BARS[:3]:
        rect = figure.bar_rects(RECT)[bar.id]
        assert bar.local is not None
        by_ticks = places[0.0].x() + bar.local * unit
        assert bar_end(image, rect, scale, LIGHT.local) == pytest.approx(by_ticks, abs=1.0)


def test_the_screen_shows_ticks_and_bars_where_they_are_predicted(make_figure: MakeFigure) -> None:
    figure = make_figure(shown=True)
    image = figure.grab().toImage()
    predicted = [place.x() for place in figure.tick_places().values()]
    bottom = next(iter(figure.tick_places().values())).y()
    assert grid_columns(image, bottom + 2, 1.0, start=20) == pytest.approx(predicted, abs=1.0)
    for bar in BARS[:3]:
        rect = figure.bar_rects()[bar.id]
        assert bar_end(image, rect, 1.0, LIGHT.local) == pytest.approx(rect.right(), abs=1.0)


def test_a_figure_never_shown_is_painted_like_a_shown_one(make_figure: MakeFigure) -> None:
    assert painted(make_figure(), 1.0) == painted(make_figure(shown=True), 1.0)


def test_a_figure_is_painted_at_any_place(make_figure: MakeFigure) -> None:
    figure = make_figure()
    moved = painted(figure, 1.0, RECT.translated(30, 20)).copy(30, 20, WIDTH, HEIGHT)
    assert moved == painted(figure, 1.0)
    shift = figure.tick_places(RECT.translated(30, 20))[0.0] - figure.tick_places(RECT)[0.0]
    assert shift == QPointF(30, 20)


def test_svg_holds_each_tick_label_as_text_centred_on_its_value(make_figure: MakeFigure) -> None:
    figure = make_figure()
    svg = drawn_as_svg(figure)
    layout = figure.layout_for(RECT.size())
    for tick in layout.ticks:
        pattern = rf'x="([\d.]+)"[^>]*>\s*{re.escape(tick.label.text)}\s*</text>'
        starts = [float(start) for start in re.findall(pattern, svg)]
        width = tick.label.rect.width()
        assert any(start + width / 2 == pytest.approx(tick.x, abs=0.6) for start in starts)


def test_svg_holds_every_word_as_text(make_figure: MakeFigure) -> None:
    svg = drawn_as_svg(make_figure())
    for words in ("Moderate Learning Disability", "29.8%", "England 20.4%", "95% interval"):
        assert re.search(rf">\s*{re.escape(words)}\s*</text>", svg)


def test_axes_are_painted_and_not_replayed_at_another_dpi(make_figure: MakeFigure) -> None:
    figure = make_figure()
    plain = painted(figure, 1.0)
    image = QImage(plain.size(), plain.format())
    image.setDotsPerMeterX(11811)
    image.setDotsPerMeterY(11811)
    image.fill(QColor("white"))
    painter = QPainter(image)
    figure.paint_on(painter, RECT)
    painter.end()
    bottom = next(iter(figure.tick_places(RECT).values())).y()
    predicted = [place.x() for place in figure.tick_places(RECT).values()]
    assert grid_columns(image, bottom + 2, 1.0, start=20) == pytest.approx(predicted, abs=1.0)


def mean_grey(image: QImage, rect: QRectF) -> float:
    inside = rect.adjusted(2, 2, -2, -2).toRect()
    greys = [
        QColor(image.pixelColor(x, y)).lightness()
        for x in range(inside.left(), min(inside.right(), inside.left() + 60))
        for y in range(inside.top(), inside.bottom())
    ]
    return sum(greys) / len(greys)


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name.value)
def test_the_two_bars_differ_in_grey_too(make_figure: MakeFigure, theme: Theme) -> None:
    figure = make_figure(Look(theme))
    image = painted(figure, 1.0)
    row = figure.layout_for(RECT.size()).rows[0]
    assert row.local is not None
    assert row.comparator is not None
    assert abs(mean_grey(image, row.local) - mean_grey(image, row.comparator)) > 50


def test_the_comparator_has_a_hatch_and_an_outline(make_figure: MakeFigure) -> None:
    figure = make_figure()
    image = painted(figure, 2.0)
    row = figure.layout_for(RECT.size()).rows[0]
    assert row.comparator is not None
    line = [
        image.pixelColor(x, round(row.comparator.center().y() * 2)).name()
        for x in range(round(row.comparator.left() * 2) + 8, round(row.comparator.right() * 2) - 8)
    ]
    assert len(set(line)) > 2
    edge = image.pixelColor(round(row.comparator.center().x() * 2), round(row.comparator.top() * 2))
    assert near(edge, QColor(LIGHT.comparator_outline))


def test_a_whisker_is_seen_on_the_bar_and_beyond_it(make_figure: MakeFigure) -> None:
    figure = make_figure()
    image = painted(figure, 3.0)
    row = figure.layout_for(RECT.size()).rows[0]
    assert row.local is not None
    assert row.whisker is not None
    for x in (
        (row.whisker.left + row.local.right()) / 2,
        (row.whisker.right + row.local.right()) / 2,
    ):
        seen = image.pixelColor(round(x * 3), round(row.whisker.y * 3))
        assert near(seen, QColor(LIGHT.whisker))


def halo_from_left(figure: ChartFigure, image: QImage, bar_id: str, halo: str) -> list[bool]:
    """Return which of the pixels left of a whisker's left cap have the colour of the halo."""
    row = figure.layout_for(RECT.size()).row(bar_id)
    assert row is not None
    assert row.whisker is not None
    cap = round((row.whisker.left - 1) * 3)
    y = round(row.whisker.y * 3)
    return [near(image.pixelColor(cap - x, y), QColor(halo)) for x in range(2, 12)]


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name.value)
@pytest.mark.parametrize("bar_id", ["MLD", "PD"])
def test_a_halo_of_one_pixel_parts_the_whisker_from_its_bar(
    make_figure: MakeFigure, theme: Theme, bar_id: str
) -> None:
    figure = make_figure(Look(theme))
    found = halo_from_left(figure, painted(figure, 3.0), bar_id, theme.whisker_halo)
    assert 1 <= sum(found) <= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name.value)
def test_a_whisker_leaves_the_long_edges_of_its_bar_whole(
    make_figure: MakeFigure, theme: Theme
) -> None:
    figure = make_figure(Look(theme))
    image = painted(figure, 3.0)
    for rect in figure.bar_rects(RECT).values():
        for y in (rect.top() * 3 + 1, rect.bottom() * 3 - 2):
            xs = range(round(rect.left()) * 3 + 4, round(rect.right() * 3) - 1)
            assert all(near(image.pixelColor(x, round(y)), QColor(theme.local_outline)) for x in xs)


def test_a_halo_does_not_open_the_end_of_a_bar(make_figure: MakeFigure) -> None:
    figure = make_figure()
    image = painted(figure, 3.0)
    for row in figure.layout_for(RECT.size()).rows[:3]:
        assert row.local is not None
        assert row.whisker is not None
        x, y = round(row.local.right() * 3) - 2, round(row.whisker.y * 3)
        # The line of the whisker is two pixels wide; right beside it is bar, not halo.
        assert near(image.pixelColor(x, y - 4), QColor(LIGHT.local))
        assert near(image.pixelColor(x, y + 4), QColor(LIGHT.local))


def test_a_new_theme_is_painted_at_once(make_figure: MakeFigure, qtbot: QtBot) -> None:
    looks = Looks(Look(LIGHT))
    figure = ChartFigure(looks)
    qtbot.addWidget(figure)
    figure.resize(WIDTH, HEIGHT)
    figure.show_spec(share_chart())
    figure.show()
    for theme in (LIGHT, DARK, CONTRAST):
        looks.change(Look(theme))
        image = figure.grab().toImage()
        bar = figure.bar_rects()["MLD"]
        assert image.pixelColor(2, 2) == QColor(theme.surface)
        assert near(
            image.pixelColor(round(bar.left()) + 40, round(bar.top()) + 2), QColor(theme.local)
        )


def test_a_selected_bar_has_a_band_and_an_outline(make_figure: MakeFigure) -> None:
    figure = make_figure(shown=True)
    figure.select("SEMH")
    image = figure.grab().toImage()
    row = figure.layout_for(RECT.size()).row("SEMH")
    assert row is not None
    middle = round(row.band.center().y())
    assert near(image.pixelColor(WIDTH - 12, middle), QColor(LIGHT.selection))
    assert near(image.pixelColor(WIDTH // 2, round(row.band.top())), QColor(LIGHT.accent))
    assert near(image.pixelColor(8, middle), QColor(LIGHT.accent))


def test_a_picture_shows_no_selection(make_figure: MakeFigure) -> None:
    figure = make_figure()
    plain = painted(figure, 1.0)
    figure.select("SEMH")
    assert painted(figure, 1.0) == plain


def test_the_mouse_tells_its_bar_and_a_click_chooses_it(
    make_figure: MakeFigure, qtbot: QtBot
) -> None:
    figure = make_figure(shown=True)
    row = figure.layout_for(RECT.size()).row("SLCN")
    assert row is not None
    place = row.band.center().toPoint()
    with qtbot.waitSignal(figure.bar_hovered) as hovered:
        QTest.mouseMove(figure, place)
    with qtbot.waitSignal(figure.bar_chosen) as chosen:
        QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=place)
    assert (hovered.args, chosen.args) == (["SLCN"], ["SLCN"])
    with qtbot.waitSignal(figure.bar_hovered) as left:
        QTest.mouseMove(figure, QPoint(20, 5))
    assert left.args == [""]


def test_the_wheel_and_the_buttons_never_move_the_view(make_figure: MakeFigure) -> None:
    figure = make_figure(shown=True)
    before = figure.grab().toImage()
    QTest.mousePress(figure, Qt.MouseButton.LeftButton, pos=QPoint(400, 5))
    QTest.mouseMove(figure, QPoint(500, 8))
    QTest.mouseRelease(figure, Qt.MouseButton.LeftButton, pos=QPoint(500, 8))
    QTest.mouseClick(figure, Qt.MouseButton.RightButton, pos=QPoint(500, 8))
    assert figure.grab().toImage() == before


def test_differences_are_drawn_on_both_sides_of_zero(make_figure: MakeFigure) -> None:
    figure = make_figure()
    figure.show_spec(difference_chart())
    image = painted(figure, 1.0)
    rects = figure.bar_rects(RECT)
    higher, lower = rects["MLD"], rects["ASD"]
    assert near(
        image.pixelColor(round(higher.left()) + 8, round(higher.top()) + 2), QColor(LIGHT.higher)
    )
    assert near(
        image.pixelColor(round(lower.right()) - 8, round(lower.top()) + 2), QColor(LIGHT.lower)
    )
    assert lower.right() == pytest.approx(higher.left())


def test_an_empty_chart_is_painted_without_bars(make_figure: MakeFigure) -> None:
    figure = make_figure()
    figure.show_spec(share_chart(()))
    assert figure.bar_rects(RECT) == {}
    assert painted(figure, 1.0).size() == QSize(WIDTH, HEIGHT)


def test_without_a_chart_there_is_nothing_to_paint(qtbot: QtBot) -> None:
    figure = ChartFigure(Looks())
    qtbot.addWidget(figure)
    with pytest.raises(ValueError, match="show_spec first"):
        figure.tick_places()


def test_a_redraw_is_without_gross_loss(make_figure: MakeFigure) -> None:
    figure = make_figure(shown=True)
    figure.grab()
    durations = []
    for _ in range(5):
        start = time.process_time()
        figure.grab()
        durations.append(time.process_time() - start)
    # Benchmarks measure it; a frame is 0.016 s.
    assert min(durations) < 0.05
