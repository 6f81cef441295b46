"""Holds the looks of a workbook's cells, each made once: dark text, space, and thin lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sendviewer.present.sheets import SheetCell, SheetColumn

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

__all__ = ["Formats", "number_format"]

TEXT, QUIET, LOCAL, LINE = "#0B0C0C", "#505A5F", "#12436D", "#BFC4C7"
_HEADER_FILL = "#E8EDF2"
_THIN, _MEDIUM = 1, 2
_FORMULA_STARTS = tuple("=+-@")
_WORDS: dict[str, dict[str, Any]] = {
    "cover title": {"bold": True, "font_size": 20, "text_wrap": True},
    "heading": {"bold": True, "font_size": 13, "text_wrap": True, "top": 1, "top_color": LINE},
    "line": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 16},
    "note": {"font_color": QUIET},
}
_MINUS = '"\N{MINUS SIGN}"'


def number_format(cell: SheetCell) -> str:
    """Return the pattern that shows a number as the screen does, with a true minus sign."""
    assert cell.number is not None
    exponent = cell.number.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    digits = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    plus = "+" if cell.signed else ""
    return f"{plus}{digits};{_MINUS}{digits};{digits}"


class Formats:
    """The formats of one workbook, by what they are for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def words(self, kind: str, text: str) -> Format:
        """Return the look of words outside a table: "title", "line", …."""
        return self._format(**_WORDS[kind], **_guard(text))

    def header(self, column: SheetColumn, *, is_first: bool) -> Format:
        """Return the look of a column's header."""
        return self._format(
            bold=True,
            text_wrap=True,
            valign="bottom",
            **_alignment(column, is_first=is_first),
            bg_color=_HEADER_FILL,
            bottom=_MEDIUM,
            bottom_color=LOCAL,
        )

    def cell(
        self, cell: SheetCell, column: SheetColumn, *, is_first: bool, is_total: bool
    ) -> Format:
        """Return the look of a cell of a table."""
        look: dict[str, Any] = {
            **_alignment(column, is_first=is_first),
            "valign": "top",
            "text_wrap": True,
            "bottom": _THIN,
            "bottom_color": LINE,
        }
        if is_total:
            look |= {"bold": True, "top": _THIN, "top_color": LOCAL}
        if cell.number is not None:
            look["num_format"] = number_format(cell)
        else:
            look |= _guard(cell.text)
        if cell.link:
            look |= {"font_color": LOCAL, "underline": 1}
        return self._format(**look)

    def _format(self, **look: Any) -> Format:
        look.setdefault("font_color", TEXT)
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _guard(text: str) -> dict[str, Any]:
    """Return the mark by which text stays text when somebody edits its cell."""
    return {"quote_prefix": True} if text.startswith(_FORMULA_STARTS) else {}


def _alignment(column: SheetColumn, *, is_first: bool) -> dict[str, Any]:
    """Return where text stands: words in from the edge, so that they keep off figures."""
    if column.is_figure:
        return {"align": "right"}
    return {"align": "left"} if is_first else {"align": "left", "indent": 1}
