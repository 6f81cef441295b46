"""Describes a page as a workbook: cover, contents and notes, then a table on each sheet.

The rules are those of the Government Analysis Function for releasing statistics in spreadsheets:
https://analysisfunction.civilservice.gov.uk/policy-store/releasing-statistics-in-spreadsheets/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sendviewer import __version__
from sendviewer.core.comparisons import Base, Confidence
from sendviewer.core.pages import Page
from sendviewer.present.briefing import BriefingSpec, build_briefing
from sendviewer.present.chart_sheets import chart_sheets
from sendviewer.present.document_parts import age_key, key_message, overview_key
from sendviewer.present.figure_sheets import figure_sheets, key_figures_sheet
from sendviewer.present.need_sheets import NOT_FOR_TOTAL, need_sheet, need_table_notes
from sendviewer.present.sheets import SheetCell, SheetColumn, SheetSpec, SheetTable, WorkbookSpec
from sendviewer.present.symbol_key import table_key
from sendviewer.present.text_sheets import notes_sheet, sources_sheet, text_sheets
from sendviewer.present.wording import recorded_needs, source_line

__all__ = ["CONTENTS", "COVER", "build_workbook"]

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"

_CLASHES = (COVER, CONTENTS, NOTES)
_TOTAL_KEY = f"{NOT_FOR_TOTAL}: does not apply to a total"


def build_workbook(
    page: Page,
    confidence: Confidence,
    data_sheet: SheetSpec,
    *,
    working: bool = False,
) -> WorkbookSpec:
    """Return the sheets of a page in their order.

    ``data_sheet`` is the last of them: it holds the page for opening it again.
    """
    briefing = build_briefing(page, confidence)
    tables = list(_tables(page, briefing, confidence, data_sheet, working=working))
    notes = notes_sheet(page, _symbols(page, briefing), _explained(briefing))
    sheets = [notes, *tables, data_sheet]
    return WorkbookSpec(
        title=briefing.title,
        subject=key_message(page),
        cover=tuple(_cover(page, briefing, data_sheet.name, working=working)),
        sheets=(_contents(sheets), *sheets),
        source_line=source_line(page),
        is_working=working,
    )


def _tables(
    page: Page,
    briefing: BriefingSpec,
    confidence: Confidence,
    data_sheet: SheetSpec,
    *,
    working: bool,
) -> Iterator[SheetSpec]:
    first = [key_figures_sheet(page)]
    for base, table in zip(Base, briefing.tables, strict=False):
        first.append(need_sheet(page, table, base, confidence, working=working))
    first += chart_sheets(page, confidence, briefing.tables[0])
    first += figure_sheets(page)
    sources = list(sources_sheet(page))
    yield from first
    taken = [sheet.name for sheet in (*first, *sources, data_sheet)]
    yield from text_sheets(briefing.text, (*_CLASHES, *taken))
    yield from sources


def _contents(sheets: Sequence[SheetSpec]) -> SheetSpec:
    rows = tuple(
        (SheetCell(sheet.name, link=f"#{sheet.name}"), SheetCell(sheet.title)) for sheet in sheets
    )
    columns = SheetColumn("Sheet", 34), SheetColumn("What it holds", 100)
    line = "This sheet holds one table. Each name in it leads to its sheet."
    return SheetSpec(CONTENTS, CONTENTS, (line,), SheetTable("contents", columns, rows))


def _symbols(page: Page, briefing: BriefingSpec) -> Sequence[str]:
    keys = (*overview_key(page), *age_key(page))
    for table in briefing.tables:
        keys += table_key(table)
    return tuple(dict.fromkeys((*keys, _TOTAL_KEY)))


def _explained(briefing: BriefingSpec) -> Iterator[tuple[str, str]]:
    """Yield what the columns hold; those of the second table that the first does not have."""
    seen: dict[tuple[str, str], None] = {}
    for table in briefing.tables:
        seen |= dict.fromkeys(need_table_notes(table))
    yield from seen


# --- Cover --------------------------------------------------------------------------------


def _cover(
    page: Page, briefing: BriefingSpec, data_sheet: str, *, working: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    header = briefing.header
    about = (header.subtitle, briefing.areas_line, header.comparator_note)
    yield briefing.title, tuple(filter(None, about))
    yield "Key message", (key_message(page), recorded_needs(page.subject))
    yield "About the figures", tuple(_about_figures(page))
    if briefing.licence:
        yield "Licence", (briefing.licence,)
    yield "This workbook", tuple(_about_workbook(data_sheet, working=working))


def _about_figures(page: Page) -> Iterator[str]:
    yield source_line(page)
    yield (
        "Figures are shown rounded half up: percentages and points to one decimal, figures per "
        "100 pupils to two. What is not known is shown as its symbol or in words, never as 0."
    )
    yield "Higher, similar and lower say how a figure lies to the comparator. They do not judge."
    yield "The sheet Notes tells what does not add up, what symbols mean and what columns hold."


def _about_workbook(data_sheet: str, *, working: bool) -> Iterator[str]:
    if working:
        yield (
            "This is the working form: tables can be filtered, headers stay in sight, and the "
            "needs have their exact figures beside those that are shown."
        )
    yield f"Made with SEND Viewer {__version__}. The sheet Contents lists the sheets."
    yield (
        "SEND Viewer opens this file again as the same page. It reads the last sheet, "
        f"{data_sheet}, and only that: what is changed in another sheet is for readers of this "
        "file, and does not change the page."
    )
