"""Measures what all parts of a chart share: its edges, the texts of its rows, its scale."""

from __future__ import annotations

from msgspec import Struct

from sendviewer.present.specs import ChartSpec
from sendviewer.views.chart_rows import RowTexts, break_reasons, measure_rows, reaches
from sendviewer.views.chart_scale import Reach, Scale, fit_scale
from sendviewer.views.chart_spacing import LABEL_GAP, MARGIN, VALUE_GAP
from sendviewer.views.chart_text import Face, TextPlace, wrap_words
from sendviewer.views.look import Look, TextStyle

__all__ = ["ChartFrame", "measure_frame"]


class ChartFrame(Struct, frozen=True):
    """A chart of a width, in pixels of the figure; bars and values lie in ``left`` to ``right``."""

    spec: ChartSpec
    look: Look
    width: float
    margin: float
    texts: RowTexts
    left: float
    right: float
    small: Face
    scale: Scale

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def paragraph(
        self, text: str, face: Face, token: str, top: float
    ) -> tuple[list[TextPlace], float]:
        """Return the lines of a text from margin to margin, and where the last one ends."""
        lines = wrap_words(text, face, self.inner)
        height = face.line_height
        places = [
            face.place(line, self.margin, top + index * height, token)
            for index, line in enumerate(lines)
        ]
        return places, top + len(lines) * height


def measure_frame(spec: ChartSpec, look: Look, width: float) -> ChartFrame:
    """Measure a chart that is ``width`` pixels wide."""
    margin = look.scaled(MARGIN)
    small = Face.of(look, TextStyle.SMALL)
    texts = measure_rows(spec, look, width - 2 * margin - look.scaled(LABEL_GAP))
    left = float(round(margin + texts.label_width + look.scaled(LABEL_GAP)))
    right = width - margin
    scale = _fit(spec, look, texts, left, right)
    gap = look.scaled(VALUE_GAP)
    texts = break_reasons(texts, scale.zero - left - gap, right - scale.zero - gap)
    return ChartFrame(spec, look, width, margin, texts, left, right, small, scale)


def _fit(spec: ChartSpec, look: Look, texts: RowTexts, left: float, right: float) -> Scale:
    small = Face.of(look, TextStyle.SMALL)
    rights, lefts = reaches(texts.rows, look.scaled(VALUE_GAP))
    most = max((reach.units for reach in rights), default=0.0)
    nothing = not any(reach.units for reach in (*rights, *lefts))
    for tick in spec.axis.ticks:
        if tick.value >= 0 and (nothing or tick.value <= most):
            rights.append(Reach(tick.value, small.width(tick.label) / 2))
    return fit_scale(left, right - left, lefts, rights)
