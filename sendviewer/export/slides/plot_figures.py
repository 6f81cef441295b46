"""The figures of a chart as an office program keeps them: in a workbook, each with its format."""

from __future__ import annotations

import io
from decimal import Decimal
from importlib import import_module
from typing import Any

from sendviewer.export.office.text import office_text
from sendviewer.present.numbers import MINUS, digits_text
from sendviewer.present.plots import PlotSeries, PlotSpec

__all__ = ["is_as_formatted", "number_pattern", "plot_workbook"]


def plot_workbook(plot: PlotSpec) -> bytes:
    """Return the figures of a chart as a workbook; names are text, also one such as "=1+1"."""
    stream = io.BytesIO()
    book: Any = import_module("xlsxwriter").Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    sheet.set_column(0, 0, 45)
    for row, name in enumerate(plot.categories, 1):
        sheet.write_string(row, 0, office_text(name))
    for column, series in enumerate(plot.series, 1):
        sheet.write_string(0, column, office_text(series.name))
        shown = book.add_format({"num_format": number_pattern(series)})
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, float(value), shown)
    book.close()
    return stream.getvalue()


def number_pattern(series: PlotSeries) -> str:
    """Return the format of the figures: that of the text with most decimals."""
    longest = max(filter(None, series.texts), key=_decimals, default="")
    digits = "#,##0" + ("." + "0" * _decimals(longest) if _decimals(longest) else "")
    digits += '"%"' if longest.endswith("%") else ""
    if any(text.startswith(("+", MINUS)) for text in series.texts):
        return f'+{digits};"{MINUS}"{digits};{digits}'
    return digits


def _decimals(text: str) -> int:
    return len(text.rstrip("%").partition(".")[2])


def is_as_formatted(value: Decimal, text: str, series: PlotSeries) -> bool:
    """Return whether the format of the series writes ``value`` as the page does."""
    places = max(_decimals(each) for each in series.texts)
    shown = digits_text(value.quantize(Decimal(1).scaleb(-places)))
    sign = "+" if value > 0 and "+" in number_pattern(series) else ""
    return text == f"{sign}{shown}{'%' if text.endswith('%') else ''}"
