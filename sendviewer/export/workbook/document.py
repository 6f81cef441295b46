"""Writes a page as an Excel workbook that is fit to be published, and that opens again as a page.

All text is written as text: what begins with = + - @ is data and never a formula.
"""

from __future__ import annotations

from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Page
from sendviewer.present.sheets import SheetColumn, SheetSpec, SheetTable, text_row
from sendviewer.present.workbook import build_workbook

__all__ = ["workbook_bytes"]

_DATA_WIDTHS = (20, 24, 100)


def workbook_bytes(page: Page, confidence: Confidence, *, working: bool = False) -> bytes:
    """Return a page as a workbook: the same bytes every time.

    The published form follows the rules for accessible spreadsheets; the working form has
    filters, frozen panes and exact figures besides. Raises DomainError if the page cannot be
    saved.
    """
    from sendviewer.export.workbook.writing import written

    return written(build_workbook(page, confidence, _data_sheet(page), working=working))


def _data_sheet(page: Page) -> SheetSpec:
    from sendviewer.sources.page_sheet import (
        DATA_COLUMNS,
        DATA_LINES,
        DATA_SHEET,
        DATA_TITLE,
        page_rows,
    )

    columns = zip(DATA_COLUMNS, _DATA_WIDTHS, strict=True)
    table = SheetTable(
        "page_data",
        tuple(SheetColumn(title, width) for title, width in columns),
        tuple(text_row(*row) for row in page_rows(page)),
    )
    return SheetSpec(DATA_SHEET, DATA_TITLE, DATA_LINES, table)
