"""Places the legend of a chart: a sample of each mark with its words, in lines that fit."""

from __future__ import annotations

from math import inf

from PySide6.QtCore import QRectF

from sendviewer.core.comparisons import Compared
from sendviewer.present.specs import ChartSpec, Measure
from sendviewer.views.chart_places import LegendPlace, Sample
from sendviewer.views.chart_text import Face
from sendviewer.views.look import Look, TextStyle

__all__ = ["legend_width", "place_legend"]

BAR_SAMPLE, SYMBOL_SAMPLE, SAMPLE_HEIGHT = 24, 12, 12
TEXT_GAP, ENTRY_GAP, LINE_GAP = 7, 22, 4

SYMBOLS = (Sample.HIGHER, Sample.SIMILAR, Sample.LOWER)

DIFFERENCE_LEGEND = {
    Compared.HIGHER: ("Higher", "than"),
    Compared.SIMILAR: ("Similar", "to"),
    Compared.LOWER: ("Lower", "than"),
}


def place_legend(
    spec: ChartSpec, look: Look, left: float, right: float, top: float
) -> tuple[tuple[LegendPlace, ...], float]:
    """Return the entries between ``left`` and ``right``, and where the last line ends."""
    entries = _entries(spec)
    if not entries:
        return (), top
    places: list[LegendPlace] = []
    x = left
    for sample, words in entries:
        place = _place(sample, words, look, x, top)
        if places and place.text.rect.right() > right:
            x, top = left, top + place.text.rect.height() + look.scaled(LINE_GAP)
            place = _place(sample, words, look, x, top)
        places.append(place)
        x = place.text.rect.right() + look.scaled(ENTRY_GAP)
    return tuple(places), places[-1].text.rect.bottom()


def legend_width(spec: ChartSpec, look: Look) -> float:
    """Return the width in pixels of all entries on one line."""
    places, _ = place_legend(spec, look, 0.0, inf, 0.0)
    return places[-1].text.rect.right() if places else 0.0


def _place(sample: Sample, words: str, look: Look, left: float, top: float) -> LegendPlace:
    face = Face.of(look, TextStyle.SMALL)
    width = look.scaled(SYMBOL_SAMPLE if sample in SYMBOLS else BAR_SAMPLE)
    height = look.scaled(SAMPLE_HEIGHT)
    rect = QRectF(left, top + (face.line_height - height) / 2, width, height)
    return LegendPlace(sample, rect, face.place(words, rect.right() + look.scaled(TEXT_GAP), top))


def _entries(spec: ChartSpec) -> list[tuple[Sample, str]]:
    if not spec.bars:
        return []
    if spec.measure is Measure.DIFFERENCE:
        answers = {bar.compared for bar in spec.bars}
        entries = [
            (Sample(compared.value), _answer(words, spec.comparator_name))
            for compared, words in DIFFERENCE_LEGEND.items()
            if compared in answers
        ]
    else:
        entries = [(Sample.LOCAL, spec.local_name)]
        if spec.comparator_name:
            entries.append((Sample.COMPARATOR, spec.comparator_name))
    if spec.interval_name and any(bar.interval for bar in spec.bars):
        entries.append((Sample.INTERVAL, spec.interval_name))
    return entries


def _answer(words: tuple[str, str], name: str | None) -> str:
    answer, joint = words
    return f"{answer} {joint} {name}" if name else answer
