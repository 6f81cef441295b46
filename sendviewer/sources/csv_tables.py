"""Reads and writes the tables of a page as CSV, and knows where each cell stands.

Text that a spreadsheet would take for a formula is written with an apostrophe in front, and read
without it: whoever opens a page from elsewhere in a spreadsheet runs nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from sendviewer.core.errors import InputError, Place
from sendviewer.core.figures import Quantity, Unit
from sendviewer.sources.cell_errors import CellError
from sendviewer.sources.cells import quantity_from
from sendviewer.sources.places import LONGEST_NAME, place_at, quoted

__all__ = ["Row", "csv_text", "read_rows"]

_OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs"}
_TEXT_AFTER_QUOTE = r'(?:^|,)"(?:[^"]|"")*"(?=[^,"\n])'
_FORMULA_SIGNS = "=+@\uff1d\uff0b\uff0d\uff20-"
"""Signs that open a formula, and the full-width signs that some spreadsheets take for them."""
_GUARDED = re.compile(rf"'+[{_FORMULA_SIGNS}].")
_OPENS_FORMULA = rf"'*[{_FORMULA_SIGNS}]."
_SAVE_WITH_COMMAS = "Save it again as “CSV UTF-8 (comma delimited)”."


class _Record(Struct, frozen=True):
    """One record of a CSV file: its cells, and where its text begins in the file."""

    file: str
    text: str
    offset: int
    line: int
    cells: list[str]

    def place(self, index: int) -> Place:
        starts = _cell_starts(self.text, self.offset)
        return place_at(self.file, self.text, starts[min(index, len(starts) - 1)])


class Row(Struct, frozen=True):
    """A row under a header that was found to be right: cells by the name of their column."""

    _record: _Record
    _columns: tuple[str, ...]

    @property
    def line(self) -> int:
        """The line on which the row begins."""
        return self._record.line

    def has(self, column: str) -> bool:
        """Return whether the table has this column."""
        return column in self._columns

    def cell(self, column: str) -> str:
        """Return the text of a cell without the spaces around it and the sign of text."""
        text = self._record.cells[self._columns.index(column)].strip()
        return text[1:] if _GUARDED.match(text) else text

    def name(self, column: str) -> str:
        """Return the text of a cell that names something; raises InputError for an unfit one."""
        name = self.cell(column)
        if not name:
            problem = f"The cell “{column}” is empty; expected text."
            raise self.error(column, problem, "Write the words that are to be shown.")
        if len(name) > LONGEST_NAME:
            problem = f"The cell “{column}” has {len(name):,} characters: {quoted(name)}."
            remedy = f"Shorten it to {LONGEST_NAME} characters."
            raise self.error(column, problem, remedy)
        if "\n" in name:
            problem = f"The cell “{column}” has more than one line: {quoted(name)}."
            raise self.error(column, problem, "Write it on one line.")
        return name

    def quantity(self, column: str, unit: Unit, least_decimals: int = 0) -> Quantity:
        """Return the figure in a cell; raises InputError if it holds none."""
        try:
            return quantity_from(self.cell(column), unit, least_decimals)
        except CellError as fault:
            raise self.error(column, fault.problem, fault.remedy) from None

    def error(self, column: str, problem: str, remedy: str) -> InputError:
        """Return an error that points at a cell."""
        place = self._record.place(self._columns.index(column))
        return InputError(problem, place=place, remedy=remedy)


def read_rows(
    file: str, text: str, columns: Sequence[str], optional: Sequence[str] = ()
) -> list[Row]:
    """Return the rows of a CSV file whose columns are ``columns``, in any order.

    Those that are ``optional`` may be there or not.

    Rows and cells at the end that are wholly empty, as spreadsheets leave them, are passed over.
    Raises InputError for columns or rows that are not as expected.
    """
    records = _records(file, text)
    header = next(records, None)
    if header is None:
        remedy = f"The first row names the columns: {', '.join(columns)}."
        raise InputError("All cells are empty.", place=Place(file, 1, 1), remedy=remedy)
    names = _column_names(header, columns, optional)
    rows = []
    for record in records:
        _check_length(record, names)
        rows.append(Row(record, names))
    return rows


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV text, quoted only where it must be, lines ending with a line feed."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _guarded(cell: str) -> str:
    """Return a cell marked as text if it could be read as a formula; a lone sign cannot be."""
    return f"'{cell}" if re.match(_OPENS_FORMULA, cell) else cell


def _records(file: str, text: str) -> Iterator[_Record]:
    lines = _lines(text)
    line_offsets = list(accumulate(map(len, lines), initial=0))
    reader = csv.reader(lines, strict=True)
    while True:
        first = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise _broken(_Record(file, text, line_offsets[first], first + 1, []), fault) from None
        if any(cell.strip() for cell in cells):
            yield _Record(file, text, line_offsets[first], first + 1, cells)


def _lines(text: str) -> list[str]:
    """Split at line feeds only; str.splitlines also splits at characters inside a cell."""
    return [line + "\n" for line in text.removesuffix("\n").split("\n")]


def _cell_starts(text: str, offset: int) -> list[int]:
    """Return where the cells of the record that begins at ``offset`` begin."""
    starts = [offset]
    inside_quotes = False
    for position in range(offset, len(text)):
        character = text[position]
        if character == '"':
            inside_quotes = not inside_quotes
        elif character == "\n" and not inside_quotes:
            break
        elif character == "," and not inside_quotes:
            starts.append(position + 1)
    return starts


def _broken(record: _Record, fault: csv.Error) -> InputError:
    rest = record.text[record.offset :]
    after_quote = re.search(_TEXT_AFTER_QUOTE, rest)
    if after_quote is not None and "expected after" in str(fault):
        place = place_at(record.file, record.text, record.offset + after_quote.end())
        problem = "There is text after a closing quotation mark; expected a comma."
        if place.line != record.line:
            problem += f" The row begins on line {record.line}: is a quotation mark open there?"
    else:
        place = record.place(len(rest))
        problem = f"The row cannot be read as CSV ({fault}); is a quotation mark not closed?"
    remedy = "Inside quotation marks write a quotation mark twice, and close each one."
    return InputError(problem, place=place, remedy=remedy)


def _column_names(
    header: _Record, columns: Sequence[str], optional: Sequence[str]
) -> tuple[str, ...]:
    names = [name.strip() for name in header.cells]
    while not names[-1]:
        names.pop()
    expected = f"Expected the columns {', '.join(columns)}."
    if optional:
        expected = f"{expected} There may also be {', '.join(optional)}."
    for index, name in enumerate(names):
        if name not in columns and name not in optional:
            problem = _unknown_column(name)
            raise InputError(problem, place=header.place(index), remedy=expected)
        if name in names[:index]:
            problem = f"The column {quoted(name)} is there twice."
            raise InputError(problem, place=header.place(index), remedy=expected)
    lacking = [column for column in columns if column not in names]
    if lacking:
        problem = f"The column {quoted(lacking[0])} is missing."
        raise InputError(problem, place=header.place(len(names)), remedy=expected)
    return tuple(names)


def _unknown_column(name: str) -> str:
    for delimiter, words in _OTHER_DELIMITERS.items():
        if delimiter in name:
            return f"The cells are divided by {words}; expected commas. {_SAVE_WITH_COMMAS}"
    return f"The column {quoted(name)} is not known."


def _check_length(record: _Record, names: tuple[str, ...]) -> None:
    found = len(record.cells)
    while found > len(names) and not record.cells[found - 1].strip():
        found -= 1
    if found == len(names):
        return
    amount = "too many" if found > len(names) else "too few"
    raise InputError(
        f"The row has {found} cells, which is {amount}; expected {len(names)}: {', '.join(names)}.",
        place=record.place(min(found, len(names))),
        remedy="Text that holds a comma goes in quotation marks; an empty cell keeps its comma.",
    )
