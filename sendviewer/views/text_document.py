"""Writes sections as a document with real headings, lists and tables, in the fonts of a look."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from sendviewer.core.pages import Section, SectionTable
from sendviewer.present.specs import TextSpec
from sendviewer.views.look import Look, TextStyle
from sendviewer.views.text_measure import longest_word_width, text_width

__all__ = ["Room", "write_document"]

LIST_MARK = "- "
HEADING_LEVEL = 2
LINE_HEIGHT_PERCENT = 140
TABLE_SHARE = 1.4
"""A table may be wider than a line of text, since its cells are short."""

CELL_ABOVE = 8
CELL_RIGHT = 20
PROPORTIONAL = 1
"""QTextBlockFormat.LineHeightTypes.ProportionalHeight, which setLineHeight wants as a number."""


def write_document(
    document: QTextDocument, text: TextSpec, look: Look, room: Room
) -> tuple[int, ...]:
    """Write all sections into an empty ``document``; return where each heading begins."""
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    writer = _Writer(cursor, look, room)
    remarks = text.remarks or ("",) * len(text.sections)
    pairs = zip(text.sections, remarks, strict=True)
    places = tuple(writer.section(section, remark) for section, remark in pairs)
    if text.invitation:
        writer.invitation(text.invitation)
    cursor.endEditBlock()
    return places


class Room(Struct, frozen=True):
    """How wide things may be, in pixels: everything, and a line that is easy to read."""

    width: float
    line_width: float


class _Writer:
    """Writes at a cursor that is always at the end of the document."""

    def __init__(self, cursor: QTextCursor, look: Look, room: Room) -> None:
        self._cursor = cursor
        self._look = look
        self._room = room
        self._fresh = True

    def section(self, section: Section, remark: str = "") -> int:
        """Write a section, with a remark under its heading; return where the heading begins."""
        place = self._heading(section.heading)
        if remark:
            self._remark(remark)
        for paragraph in section.paragraphs:
            if paragraph.startswith(LIST_MARK):
                self._item(paragraph.removeprefix(LIST_MARK))
            else:
                self._paragraph(paragraph)
        if section.table is not None:
            self._table_or_records(section.table)
        return place

    def _heading(self, heading: str) -> int:
        top = 0.0 if self._fresh else 30.0
        form = self._block_format(above=top, below=8)
        form.setHeadingLevel(HEADING_LEVEL)
        self._begin_block(form)
        place = self._cursor.position()
        self._cursor.insertText(heading, self._characters(TextStyle.HEADING))
        return place

    def invitation(self, text: str) -> None:
        """Write how to go on, apart from the last section."""
        self._begin_block(self._block_format(above=30, below=10))
        self._cursor.insertText(text, self._characters(TextStyle.READING, "text_secondary"))

    def _remark(self, remark: str) -> None:
        self._begin_block(self._block_format(below=8))
        self._cursor.insertText(remark, self._characters(TextStyle.SMALL, "text_secondary"))

    def _paragraph(self, paragraph: str) -> None:
        self._begin_block(self._block_format(below=10))
        self._cursor.insertText(paragraph, self._characters(TextStyle.READING))

    def _item(self, item: str) -> None:
        before = self._cursor.currentList()
        self._begin_block(self._block_format(below=5))
        if before is not None:
            before.add(self._cursor.block())
        else:
            form = QTextListFormat()
            form.setStyle(QTextListFormat.Style.ListDisc)
            self._cursor.createList(form)
        self._cursor.insertText(item, self._characters(TextStyle.READING))

    def _begin_block(self, form: QTextBlockFormat) -> None:
        """Begin a paragraph that belongs to no list, using the empty one of a new document."""
        if self._fresh:
            self._fresh = False
            self._cursor.setBlockFormat(form)
            return
        self._cursor.insertBlock(form, self._characters(TextStyle.READING))
        held = self._cursor.currentList()
        if held is not None:
            held.remove(self._cursor.block())
            self._cursor.setBlockFormat(form)

    def _block_format(self, *, above: float = 0, below: float = 0) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setTopMargin(self._look.scaled(above))
        form.setBottomMargin(self._look.scaled(below))
        form.setRightMargin(max(0.0, self._room.width - self._room.line_width))
        form.setLineHeight(LINE_HEIGHT_PERCENT, PROPORTIONAL)
        return form

    def _characters(self, style: TextStyle, token: str = "text") -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self._look.font(style))
        form.setForeground(self._look.color(token))
        return form

    def _table_or_records(self, spec: SectionTable) -> None:
        width = min(self._room.width, self._room.line_width * TABLE_SHARE)
        columns = _column_widths(spec, width, self._look)
        if columns is None:
            self._records(spec)
        else:
            self._table(spec, columns)

    def _records(self, spec: SectionTable) -> None:
        """Write each row as a paragraph, where columns would have to break words."""
        for row in spec.rows:
            self._begin_block(self._block_format(above=6, below=2))
            self._cursor.insertText(row[0], self._characters(TextStyle.READING_STRONG))
            for title, text in zip(spec.columns[1:], row[1:], strict=True):
                self._begin_block(self._block_format(below=2))
                label = self._characters(TextStyle.READING, "text_secondary")
                self._cursor.insertText(f"{title}: ", label)
                self._cursor.insertText(text, self._characters(TextStyle.READING))

    def _table(self, spec: SectionTable, columns: Sequence[float]) -> None:
        rows = (spec.columns, *spec.rows)
        self._begin_block(QTextBlockFormat())
        form = self._table_format(columns)
        table = self._cursor.insertTable(len(rows), len(spec.columns), form)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self._cell(table, number, column, text)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _table_format(self, columns: Sequence[float]) -> QTextTableFormat:
        fixed = QTextLength.Type.FixedLength
        form = QTextTableFormat()
        form.setHeaderRowCount(1)
        form.setBorder(0)
        form.setBorderCollapse(True)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setWidth(QTextLength(fixed, sum(columns)))
        form.setColumnWidthConstraints([QTextLength(fixed, width) for width in columns])
        return form

    def _cell(self, table: QTextTable, row: int, column: int, text: str) -> None:
        header = row == 0
        form = QTextTableCellFormat()
        form.setTopPadding(self._look.scaled(CELL_ABOVE))
        form.setBottomPadding(self._look.scaled(CELL_ABOVE))
        form.setRightPadding(self._look.scaled(CELL_RIGHT))
        form.setBottomBorder(2 if header else 1)
        form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBottomBorderBrush(self._look.color("border_strong" if header else "border"))
        cell = table.cellAt(row, column)
        cell.setFormat(form)
        cursor = cell.firstCursorPosition()
        block = self._block_format()
        block.setRightMargin(0)
        cursor.setBlockFormat(block)
        style = TextStyle.LABEL if header else TextStyle.READING
        token = "text_secondary" if header else "text"
        cursor.insertText(text, self._characters(style, token))


def _column_widths(spec: SectionTable, width: float, look: Look) -> list[float] | None:
    """Return column widths in pixels that break no word; None if ``width`` is too narrow.

    Each column has its longest word; what is left goes to the columns with most text.
    """
    beside = look.scaled(CELL_RIGHT) + 2
    text_font, title_font = look.font(TextStyle.READING), look.font(TextStyle.LABEL)
    words, wished = [], []
    for title, *texts in zip(spec.columns, *spec.rows, strict=True):
        longest = max(longest_word_width(text, text_font) for text in texts or [""])
        words.append(beside + max(longest, longest_word_width(title, title_font)))
        lines = [text_width(text, text_font) for text in texts]
        wished.append(beside + max([text_width(title, title_font), *lines]))
    if sum(words) > width:
        return None
    spare = width - sum(words)
    asked = [wish - word for wish, word in zip(wished, words, strict=True)]
    share = min(1.0, spare / sum(asked)) if sum(asked) else 0.0
    return [word + ask * share for word, ask in zip(words, asked, strict=True)]
