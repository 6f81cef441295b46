"""Measures the contrast of the charts in a finished document. Knows nothing of Qt.

Native charts are measured in the colours that stand in the file, by way of its theme: a council's
template may bring its own. Drawn charts are measured in the colours of the drawing. A bar counts
by the stronger of its fill and its outline; lines of the grid are not needed to read a chart.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, fromstring

from msgspec import Struct

from sendviewer.export.charts.chart_svg import chart_svg
from sendviewer.export.checks.contrast import contrast
from sendviewer.export.xml_parts import local_name, named
from sendviewer.present.specs import ChartSpec
from sendviewer.views.colour_tokens import DARK, LIGHT, Tokens

__all__ = ["ChartContrast", "chart_contrast"]

_NATIVE = frozenset({".pptx", ".xlsx"})
_DRAWN = frozenset({".docx", ".pdf", ".html", ".svg", ".png"})
_DARK_TOO = frozenset({".html"})

_TEXT_TOKEN = re.compile(r'<tspan class="sv-(\w+)"')
_TOKEN = re.compile(r'class="sv-(?:line-)?(\w+)"')
_MARKS = (
    ("local", "local_outline"),
    ("comparator", "comparator_outline"),
    ("higher",),
    ("lower",),
    ("similar",),
)
"""Tokens that together draw one kind of bar."""

_SCHEME_NAMES = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"}
_WHITE, _BLACK = "#ffffff", "#000000"


class ChartContrast(Struct, frozen=True):
    """The weakest contrast of a text, and of a bar, with what lies behind; from 1 to 21."""

    text: float
    bar: float


def chart_contrast(ending: str, data: bytes, charts: Sequence[ChartSpec]) -> ChartContrast | None:
    """Return the weakest contrasts in the charts of a document, None if it has no charts."""
    drawn = [chart for chart in charts if chart.bars]
    if not drawn:
        return None
    if ending in _NATIVE:
        return _native_contrast(data)
    if ending in _DRAWN:
        themes = (LIGHT, DARK) if ending in _DARK_TOO else (LIGHT,)
        return _weakest([_drawn_contrast(chart, theme) for chart in drawn for theme in themes])
    return None


def _weakest(found: Sequence[ChartContrast]) -> ChartContrast:
    return ChartContrast(min(one.text for one in found), min(one.bar for one in found))


# --- Drawn charts -------------------------------------------------------------------------


def _drawn_contrast(chart: ChartSpec, theme: Tokens) -> ChartContrast:
    drawing = chart_svg(chart)
    tokens = set(_TOKEN.findall(drawing))
    bars = [[_color(theme, one) for one in mark if one in tokens] for mark in _MARKS]
    texts = [_color(theme, token) for token in set(_TEXT_TOKEN.findall(drawing))]
    return _contrast_on(theme.surface, texts, [bar for bar in bars if bar])


def _color(theme: Tokens, token: str) -> str:
    return str(getattr(theme, token))


def _contrast_on(ground: str, texts: Iterable[str], bars: Iterable[Sequence[str]]) -> ChartContrast:
    text = min((contrast(color, ground) for color in texts), default=21.0)
    strongest = (max(contrast(color, ground) for color in bar) for bar in bars)
    return ChartContrast(text, min(strongest, default=21.0))


# --- Native charts ------------------------------------------------------------------------


def _native_contrast(data: bytes) -> ChartContrast | None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        scheme = _scheme(parts)
        charts = [
            fromstring(parts.read(name))
            for name in parts.namelist()
            if re.fullmatch(r"(ppt|xl)/charts/chart\d+\.xml", name)
        ]
    found = [_chart_contrast(chart, scheme) for chart in charts]
    return _weakest(found) if found else None


def _chart_contrast(chart: Element, scheme: Mapping[str, str]) -> ChartContrast:
    texts = [color for one in named(chart, "defRPr") for color in _colors(one, scheme)]
    bars = [
        [color for properties in _own(mark, "spPr") for color in _colors(properties, scheme)]
        for mark in named(chart, "ser", "dPt")
    ]
    ground = scheme.get("lt1", _WHITE)
    return _contrast_on(ground, texts or [scheme.get("dk1", _BLACK)], [bar for bar in bars if bar])


def _scheme(parts: zipfile.ZipFile) -> dict[str, str]:
    """Return the colours of the first theme by their names."""
    names = sorted(name for name in parts.namelist() if re.search(r"theme/theme\d+\.xml$", name))
    if not names:
        return {}
    colors = {}
    for scheme in named(fromstring(parts.read(names[0])), "clrScheme"):
        for entry in scheme:
            for color in entry:
                colors[local_name(entry.tag)] = f"#{color.get('lastClr') or color.get('val')}"
    return colors


def _colors(root: Element, scheme: Mapping[str, str]) -> Iterator[str]:
    for color in named(root, "srgbClr", "schemeClr"):
        value = color.get("val", "")
        if local_name(color.tag) == "srgbClr":
            yield f"#{value}"
        elif _SCHEME_NAMES.get(value, value) in scheme:
            yield scheme[_SCHEME_NAMES.get(value, value)]


def _own(root: Element, name: str) -> Iterator[Element]:
    return (child for child in root if local_name(child.tag) == name)
