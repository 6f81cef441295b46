"""A whole page as specs, for what is taken out of the program: paper, documents, slides, the web.

The same specs that the window shows, so that a document and the screen can not differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.core.comparisons import Base, Confidence, prevalence_is_known
from sendviewer.core.pages import Page
from sendviewer.present.area_names import unnamed_areas
from sendviewer.present.card_specs import OverviewSpec
from sendviewer.present.chart import build_chart
from sendviewer.present.document_parts import source_parts
from sendviewer.present.header import build_header
from sendviewer.present.left_out import counts_left_out
from sendviewer.present.options import Query, TableOptions, ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.specs import ChartSpec, HeaderSpec, Measure, TableSpec, TextSpec
from sendviewer.present.table import (
    apply_options,
    build_table,
    empty_reason,
    filter_words,
    rows_shown_text,
)
from sendviewer.present.text import build_text
from sendviewer.present.wording import licence_line

__all__ = ["BriefingSpec", "build_briefing", "build_shown_briefing"]


class BriefingSpec(Struct, frozen=True):
    """All that a document holds: the specs of every tab, and the sources in full.

    ``areas_line`` names the areas where the title does not. ``tables`` holds the needs as shares
    and, where the page counts all pupils, per 100 pupils. ``shown`` says which rows the first
    table shows if some are hidden, or why it has none. ``charts`` may be empty of bars.
    ``left_out`` says which counts of the page are not in the specs.
    """

    title: str
    header: HeaderSpec
    areas_line: str
    overview: OverviewSpec
    tables: tuple[TableSpec, ...]
    shown: str
    charts: tuple[ChartSpec, ...]
    text: TextSpec
    sources: tuple[str, ...]
    licence: str
    left_out: str = ""


def build_briefing(page: Page, confidence: Confidence = Confidence.P95) -> BriefingSpec:
    """Return everything that a page says: all rows and columns, most common need first."""
    options = ViewOptions(confidence, table=TableOptions(Query()))
    briefing = build_shown_briefing(page, options)
    return replace(
        briefing,
        tables=tuple(_tables(page, options)),
        charts=tuple(_charts(page, options, briefing.tables[0])),
        text=replace(briefing.text, invitation=""),
        left_out=counts_left_out(page),
    )


def build_shown_briefing(page: Page, options: ViewOptions) -> BriefingSpec:
    """Return a page as the window shows it with ``options``: one table, and the chart of it."""
    whole = build_table(page, options)
    table = apply_options(whole, options.table)
    header = build_header(page)
    areas = unnamed_areas(page)
    return BriefingSpec(
        title=f"{header.title}, {page.period.label}",
        header=header,
        areas_line=f"Areas: {areas}." if areas and areas not in header.subtitle else "",
        overview=build_overview(page, options),
        tables=(table,),
        shown=_shown(whole, table, options),
        charts=(build_chart(page, options, table),),
        text=build_text(page),
        sources=tuple(", ".join(source_parts(source)) for source in page.sources),
        licence=licence_line(page),
    )


def _tables(page: Page, options: ViewOptions) -> Iterator[TableSpec]:
    for base in Base:
        if base is Base.SHARE or prevalence_is_known(page):
            based = replace(options, base=base)
            yield apply_options(build_table(page, based), based.table)


def _charts(page: Page, options: ViewOptions, table: TableSpec) -> Iterator[ChartSpec]:
    """Return the chart of shares and, where a difference is known, the one of differences."""
    shares, differences = (
        replace(options, chart=replace(options.chart, measure=measure))
        for measure in (Measure.SHARE, Measure.DIFFERENCE)
    )
    yield build_chart(page, shares, table)
    if page.comparator.is_none:
        return
    chart = build_chart(page, differences, table)
    if any(bar.local is not None for bar in chart.bars):
        yield chart


def _shown(whole: TableSpec, table: TableSpec, options: ViewOptions) -> str:
    query = options.table.query
    if not table.rows:
        return empty_reason(whole, query)
    if len(table.rows) == len(whole.rows):
        return ""
    chips = "; ".join(chip.text for chip in filter_words(whole, query))
    return f"{rows_shown_text(whole, len(table.rows))}. {chips}."
