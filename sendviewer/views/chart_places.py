"""The places of everything in a chart, in pixels of the figure: what a layout results in."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QRectF, QSizeF

from sendviewer.core.comparisons import Compared
from sendviewer.views.chart_scale import Scale
from sendviewer.views.chart_text import TextPlace

__all__ = ["ChartLayout", "LegendPlace", "RowPlace", "Sample", "TickPlace", "WhiskerPlace"]


class Sample(Enum):
    """What a legend entry explains."""

    LOCAL = "local"
    COMPARATOR = "comparator"
    INTERVAL = "interval"
    HIGHER = "higher"
    SIMILAR = "similar"
    LOWER = "lower"


class LegendPlace(Struct, frozen=True):
    """An entry of the legend: a sample of the mark, and its words."""

    sample: Sample
    rect: QRectF
    text: TextPlace


class TickPlace(Struct, frozen=True):
    """A tick: its value, where it stands, and its label."""

    value: float
    x: float
    label: TextPlace


class WhiskerPlace(Struct, frozen=True):
    """An interval from ``left`` to ``right`` at the height ``y``, with caps of ``cap`` pixels."""

    left: float
    right: float
    y: float
    cap: float


class RowPlace(Struct, frozen=True):
    """A row: the band over the whole width, its label, bars, whisker and value label."""

    id: str
    band: QRectF
    label: tuple[TextPlace, ...]
    local: QRectF | None
    comparator: QRectF | None
    whisker: WhiskerPlace | None
    values: tuple[TextPlace, ...]
    symbol: QRectF | None
    compared: Compared | None

    @property
    def value_rect(self) -> QRectF:
        """All that the value label covers, with its symbol."""
        rect = QRectF(self.symbol) if self.symbol else QRectF()
        for place in self.values:
            rect = rect.united(place.rect)
        return rect


class ChartLayout(Struct, frozen=True):
    """Where everything stands; ``plot`` is the area of the bars and of their value labels."""

    size: QSizeF
    texts: tuple[TextPlace, ...]
    legend: tuple[LegendPlace, ...]
    plot: QRectF
    scale: Scale
    rows: tuple[RowPlace, ...]
    ticks: tuple[TickPlace, ...]

    def row_at(self, y: float) -> RowPlace | None:
        """Return the row at a height, or None beside the rows."""
        return next((row for row in self.rows if row.band.top() <= y < row.band.bottom()), None)

    def row(self, bar_id: str) -> RowPlace | None:
        """Return the row of a bar, or None if there is no such bar."""
        return next((row for row in self.rows if row.id == bar_id), None)
