"""Decides where everything of a chart stands, in pixels of the figure, for any size of it.

The screen, a picture and the printed page are all laid out here, so that the places of ticks and
bars can be told beforehand. Nothing here knows pyqtgraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF

from sendviewer.present.specs import ChartSpec, Measure, TickSpec
from sendviewer.views.chart_legend import legend_width, place_legend
from sendviewer.views.chart_places import (
    ChartLayout,
    LegendPlace,
    RowPlace,
    TickPlace,
    WhiskerPlace,
)
from sendviewer.views.chart_rows import Piece, RowText, RowTexts, measure_rows, share_out
from sendviewer.views.chart_scale import Reach, Scale, fit_scale, thin_out
from sendviewer.views.chart_spacing import AIRY, MARGIN, TIGHT, Spacing
from sendviewer.views.chart_text import Face, TextPlace, wrap_words
from sendviewer.views.look import Look, TextStyle

__all__ = ["lay_out", "least_height", "least_width", "natural_height"]

LABEL_GAP, VALUE_GAP, BESIDE_GAP = 12, 8, 24
ROW_MOST, ROW_NATURAL, ROW_AIRY, BARS_MOST = 48, 36, 26, 34
BARS_SHARE, LOCAL_SHARE = 0.76, 0.58
"""How much of a row its bars take, and how much of that the area's bar."""

BAR_ROOM = 120
"""The least room for bars beside labels and values, in pixels at 100%."""

# Places are kept for the last few sizes, since Qt asks for the same ones a dozen times.

UNBOUNDED = 1e9


def lay_out(spec: ChartSpec, look: Look, size: QSizeF) -> ChartLayout:
    """Lay a chart out in ``size`` pixels; rows end below it if it is too low for all of them.

    Where airy spacing would squeeze the rows, spacing gives way first.
    """
    return _lay_out(spec, look.measures, size.width(), size.height())


@lru_cache(maxsize=8)
def _lay_out(spec: ChartSpec, look: Look, width: float, height: float) -> ChartLayout:
    layout = _Layout(spec, look, width)
    airy = layout.laid_out(UNBOUNDED, look.scaled(ROW_AIRY), AIRY).size.height()
    spacing = AIRY if airy <= height else TIGHT
    return layout.laid_out(height, look.scaled(ROW_MOST), spacing)


def natural_height(spec: ChartSpec, look: Look, width: float) -> float:
    """Return the height at which rows have the distance that reads best."""
    layout = _Layout(spec, look, width).laid_out(UNBOUNDED, look.scaled(ROW_NATURAL), AIRY)
    return layout.size.height()


def least_height(spec: ChartSpec, look: Look, width: float) -> float:
    """Return the least height at which everything is whole."""
    return _least_height(spec, look.measures, width)


@lru_cache(maxsize=32)
def _least_height(spec: ChartSpec, look: Look, width: float) -> float:
    return _Layout(spec, look, width).laid_out(0.0, 0.0, TIGHT).size.height()


def least_width(spec: ChartSpec, look: Look) -> float:
    """Return the least width at which labels are whole and bars have room."""
    return _least_width(spec, look.measures)


@lru_cache(maxsize=8)
def _least_width(spec: ChartSpec, look: Look) -> float:
    texts = measure_rows(spec, look, 0.0)
    gap = look.scaled(VALUE_GAP)
    rights, lefts = _reaches(texts.rows, gap)
    rooms = sum(max((one.room for one in side), default=0.0) for side in (rights, lefts))
    fixed = 2 * look.scaled(MARGIN) + look.scaled(LABEL_GAP) + look.scaled(BAR_ROOM)
    return texts.label_width + rooms + fixed


class _Layout:
    """The work of one layout: from the top down, each part beginning where the last one ended."""

    def __init__(self, spec: ChartSpec, look: Look, width: float) -> None:
        self.spec = spec
        self.look = look
        self.width = width
        self.margin = look.scaled(MARGIN)
        self.inner = width - 2 * self.margin
        self.small = Face.of(look, TextStyle.SMALL)
        texts = measure_rows(spec, look, self.inner - look.scaled(LABEL_GAP))
        self.texts: RowTexts = texts
        left = self.margin + texts.label_width + look.scaled(LABEL_GAP)
        self.left = float(round(left))
        self.right = width - self.margin
        self.scale = self._fit()

    def laid_out(self, height: float, row_most: float, spacing: Spacing) -> ChartLayout:
        """Return the layout whose rows share what head and foot leave of ``height``."""
        head, legend, top = self._head(spacing)
        foot_height = self._foot(0.0, spacing)[2]
        room = height - top - foot_height
        heights = share_out(self.texts.least_heights(self.look), room, row_most)
        rows = self._rows(top, heights)
        bottom = rows[-1].band.bottom() if rows else top
        ticks, foot, end = self._foot(bottom, spacing)
        plot = QRectF(self.left, top, self.right - self.left, bottom - top)
        size = QSizeF(self.width, end)
        return ChartLayout(size, (*head, *foot), legend, plot, self.scale, rows, ticks)

    def _fit(self) -> Scale:
        rights, lefts = _reaches(self.texts.rows, self.look.scaled(VALUE_GAP))
        most = max((reach.units for reach in rights), default=0.0)
        nothing = not any(reach.units for reach in (*rights, *lefts))
        for tick in self.spec.axis.ticks:
            if tick.value >= 0 and (nothing or tick.value <= most):
                rights.append(Reach(tick.value, self.small.width(tick.label) / 2))
        return fit_scale(self.left, self.right - self.left, lefts, rights)

    def _head(self, spacing: Spacing) -> tuple[list[TextPlace], tuple[LegendPlace, ...], float]:
        scaled = self.look.scaled
        title = Face.of(self.look, TextStyle.KEY_MESSAGE_STRONG)
        places, top = self._paragraph(self.spec.title, title, "text", scaled(spacing.margin))
        body = Face.of(self.look, TextStyle.BODY)
        top += scaled(spacing.above_subtitle)
        subtitle, top = self._paragraph(self.spec.subtitle, body, "text_secondary", top)
        legend = self._legend_beside(places, subtitle) if spacing.saves_lines else ()
        if not legend:
            top += scaled(spacing.above_legend)
            legend, top = place_legend(self.spec, self.look, self.margin, self.right, top)
        return [*places, *subtitle], legend, float(round(top + scaled(spacing.above_rows)))

    def _legend_beside(self, *paragraphs: Sequence[TextPlace]) -> tuple[LegendPlace, ...]:
        """Return the legend at the right of title or subtitle, or nothing without room there."""
        left = self.right - legend_width(self.spec, self.look)
        for lines in paragraphs:
            last = lines[-1].rect
            if last.right() + self.look.scaled(BESIDE_GAP) <= left:
                top = last.center().y() - self.small.line_height / 2
                return place_legend(self.spec, self.look, left, self.right + 1, top)[0]
        return ()

    def _paragraph(
        self, text: str, face: Face, token: str, top: float
    ) -> tuple[list[TextPlace], float]:
        lines = wrap_words(text, face, self.inner)
        height = face.line_height
        places = [
            face.place(line, self.margin, top + index * height, token)
            for index, line in enumerate(lines)
        ]
        return places, top + len(lines) * height

    def _rows(self, top: float, heights: Sequence[float]) -> tuple[RowPlace, ...]:
        lowest = min(heights, default=0.0)
        bars = round(min(lowest, self.look.scaled(BARS_MOST)) * BARS_SHARE)
        places = []
        edge = top
        for text, height in zip(self.texts.rows, heights, strict=True):
            # Whole pixels keep the long edges of bars sharp on the screen.
            band = QRectF(0.0, round(edge), self.width, round(edge + height) - round(edge))
            places.append(self._row(text, band, bars))
            edge += height
        return tuple(places)

    def _row(self, text: RowText, band: QRectF, bars: int) -> RowPlace:
        local, comparator = self._bars(text, band, bars)
        whisker = self._whisker(text, local)
        symbol, values = self._value(text, band)
        label = self._label(text, band)
        compared = text.bar.compared
        return RowPlace(
            text.bar.id, band, label, local, comparator, whisker, values, symbol, compared
        )

    def _label(self, text: RowText, band: QRectF) -> tuple[TextPlace, ...]:
        face = self.texts.face
        right = self.left - self.look.scaled(LABEL_GAP)
        top = band.center().y() - len(text.label) * face.line_height / 2
        return tuple(
            face.place_right(line, right, top + index * face.line_height)
            for index, line in enumerate(text.label)
        )

    def _bars(
        self, text: RowText, band: QRectF, thickness: int
    ) -> tuple[QRectF | None, QRectF | None]:
        """Return both bars, together ``thickness`` pixels high and in the middle of the row."""
        upper = _even(thickness * LOCAL_SHARE)
        if text.from_zero:
            return None, self._bar_beside_value(text, band, thickness - upper)
        if self.spec.measure is Measure.DIFFERENCE or not self.spec.comparator_name:
            single = _even(thickness * BARS_SHARE)
            top = band.top() + round((band.height() - single) / 2)
            return self._bar(text.bar.local, top, single), None
        top = band.top() + round((band.height() - thickness) / 2)
        local = self._bar(text.bar.local, top, upper)
        return local, self._bar(text.bar.comparator, top + upper, thickness - upper)

    def _bar_beside_value(self, text: RowText, band: QRectF, thickness: int) -> QRectF | None:
        """Return the comparator's bar under the words that stand where the other bar would be."""
        line = self.texts.face.line_height
        top = self._value_top(text, band) + text.from_zero * line
        return self._bar(text.bar.comparator, round(top + (line - thickness) / 2), thickness)

    def _value_top(self, text: RowText, band: QRectF) -> float:
        return band.center().y() - len(text.value) * self.texts.face.line_height / 2

    def _bar(self, value: float | None, top: float, thickness: float) -> QRectF | None:
        if value is None:
            return None
        start, end = sorted((self.scale.x(0.0), self.scale.x(value)))
        return QRectF(start, top, end - start, thickness)

    def _whisker(self, text: RowText, local: QRectF | None) -> WhiskerPlace | None:
        if text.bar.interval is None or local is None:
            return None
        lower, upper = text.bar.interval
        x = self.scale.x
        return WhiskerPlace(x(lower), x(upper), local.center().y(), _even(local.height() / 2))

    def _value(self, text: RowText, band: QRectF) -> tuple[QRectF | None, tuple[TextPlace, ...]]:
        gap = self.look.scaled(VALUE_GAP)
        distance = text.reach(gap).units * self.scale.unit + gap
        left = self.scale.zero + distance
        if text.points_left:
            left = self.scale.zero - distance - text.value_width
        symbol = self._symbol(text, band, left)
        height = self.texts.face.line_height
        top = self._value_top(text, band)
        places: list[TextPlace] = []
        for index, line in enumerate(text.value):
            start = self.scale.zero + gap if index < text.from_zero else left + text.symbol_width
            places += _line(line, text.gap, start, top + index * height)
        return symbol, tuple(places)

    def _symbol(self, text: RowText, band: QRectF, left: float) -> QRectF | None:
        if text.symbol is None:
            return None
        side = self.look.scaled(11)
        top = self._value_top(text, band) + (self.texts.face.line_height - side) / 2
        return QRectF(left, top, side, side)

    def _foot(
        self, top: float, spacing: Spacing
    ) -> tuple[tuple[TickPlace, ...], list[TextPlace], float]:
        scaled = self.look.scaled
        top += scaled(spacing.above_ticks)
        ticks = self._ticks(top) if self.spec.bars else ()
        title: list[TextPlace] = []
        if ticks:
            top += self.small.line_height
            title = self._axis_title_beside(ticks[0]) if spacing.saves_lines else []
        if ticks and not title:
            title, top = self._axis_title(top + scaled(spacing.above_axis_title))
        caption, end = self._paragraph(
            self.spec.caption, self.small, "text_secondary", top + scaled(spacing.above_caption)
        )
        return ticks, [*title, *caption], end + scaled(spacing.margin)

    def _ticks(self, top: float) -> tuple[TickPlace, ...]:
        """Return the ticks that have room; no bar is made shorter for a tick beyond it."""
        places = [self._tick(tick, top) for tick in self._spaced_ticks()]
        return tuple(
            place
            for place in places
            if place.x >= self.left - 1 and place.label.rect.right() <= self.right + 1
        )

    def _spaced_ticks(self) -> list[TickSpec]:
        ticks = self.spec.axis.ticks
        widths = [self.small.width(tick.label) + self.look.scaled(8) for tick in ticks]
        return thin_out(ticks, widths, self.scale.unit)

    def _tick(self, tick: TickSpec, top: float) -> TickPlace:
        x = self.scale.x(tick.value)
        left = x - self.small.width(tick.label) / 2
        label = self.small.place(tick.label, left, top, "text_secondary")
        return TickPlace(tick.value, x, label)

    def _axis_title_beside(self, first: TickPlace) -> list[TextPlace]:
        """Return the axis title left of the ticks, or nothing where it has no room there."""
        rect = first.label.rect
        right = min(rect.left(), self.left) - self.look.scaled(LABEL_GAP)
        title = self.spec.axis.title
        if self.small.width(title) > right - self.margin:
            return []
        return [self.small.place_right(title, right, rect.top(), "text_secondary")]

    def _axis_title(self, top: float) -> tuple[list[TextPlace], float]:
        face, room = self.small, self.right - self.left
        lines = wrap_words(self.spec.axis.title, face, room)
        places = [
            face.place(line, self.left, top + index * face.line_height, "text_secondary")
            for index, line in enumerate(lines)
        ]
        return places, top + len(lines) * face.line_height


def _even(length: float) -> int:
    """Return a length in even pixels: its middle, where the whisker lies, is sharp then."""
    return 2 * round(length / 2)


def _reaches(rows: Iterable[RowText], gap: float) -> tuple[list[Reach], list[Reach]]:
    rights: list[Reach] = []
    lefts: list[Reach] = []
    for row in rows:
        near, far = (lefts, rights) if row.points_left else (rights, lefts)
        near.append(row.reach(gap))
        far.append(row.far_reach())
    return rights, lefts


def _line(pieces: Sequence[Piece], gap: float, left: float, top: float) -> list[TextPlace]:
    places = []
    for piece in pieces:
        places.append(piece.face.place(piece.text, left, top, piece.token))
        left += piece.width + gap
    return places
