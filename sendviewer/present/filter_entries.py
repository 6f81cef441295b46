"""What can be chosen or typed to filter a table, and what an entry means."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal, InvalidOperation

from sendviewer.core.comparisons import Compared
from sendviewer.present.numbers import NOT_COLLECTED_TEXT
from sendviewer.present.options import ChoiceFilter, Query
from sendviewer.present.specs import TableSpec

__all__ = [
    "ALL",
    "COMPARED_COLUMN",
    "answer_counts",
    "choices_of",
    "number_text",
    "quick_choice",
    "quick_filter",
    "read_number",
]

COMPARED_COLUMN = "compared"
ALL = "all"
"""The quick choice that hides nothing."""


def quick_choice(query: Query) -> str:
    """Return which quick choice a query stands for: "all", an answer, or "" for none of them."""
    for entry in query.filters:
        if isinstance(entry, ChoiceFilter) and entry.column == COMPARED_COLUMN:
            values = {value.casefold() for value in entry.values}
            answers = [answer.value for answer in Compared if {answer.value} == values]
            return answers[0] if answers else ""
    return ALL


def quick_filter(choice: str) -> ChoiceFilter | None:
    """Return the filter that a quick choice stands for, None for "all"."""
    return None if choice == ALL else ChoiceFilter(COMPARED_COLUMN, (choice,))


def answer_counts(table: TableSpec) -> dict[Compared, int]:
    """Return how many needs of a table are of each answer."""
    places = [at for at, one in enumerate(table.columns) if one.id == COMPARED_COLUMN]
    counts = Counter(row.cells[at].compared for row in table.rows for at in places)
    return {answer: counts[answer] for answer in Compared}


def choices_of(table: TableSpec, column_id: str) -> tuple[tuple[str, str], ...]:
    """Return the values of a column to choose from, each with its text, in order of their sort."""
    place = next(at for at, column in enumerate(table.columns) if column.id == column_id)
    cells = [row.cells[place] for row in table.rows]
    known = sorted(
        (cell for cell in cells if cell.sort_key is not None),
        key=lambda cell: (isinstance(cell.sort_key, str), cell.sort_key),
        reverse=True,
    )
    missing = [cell for cell in cells if cell.sort_key is None]
    choices: dict[str, str] = {}
    for cell in known:
        word = cell.compared.value if cell.compared else cell.text
        choices.setdefault(word.casefold(), word.capitalize() if cell.compared else cell.text)
    for cell in missing:
        words = cell.text if cell.text == NOT_COLLECTED_TEXT else f"{cell.text} (not given)"
        choices.setdefault(cell.text.casefold(), words)
    return tuple(choices.items())


def read_number(text: str) -> Decimal | None:
    """Return a number as people type it ("1,250", "-3.5", "12%"), or None for nothing.

    Raises ValueError with a sentence for the reader.
    """
    plain = text.strip().removesuffix("%").replace(",", "").replace(" ", "")
    plain = plain.replace("\N{MINUS SIGN}", "-")
    if not plain:
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"“{text.strip()}” is not a number. Write it like 1,250 or -3.5.")
    return number


def number_text(number: Decimal | None) -> str:
    """Return a number as it is typed; :func:`read_number` reads it back."""
    return "" if number is None else f"{number:,f}"
