"""Reads the cells that hold counts: whole numbers, or the symbols that stand in their place."""

from __future__ import annotations

from sendviewer.core.figures import Missing
from sendviewer.sources.dfe.guidance import Guidance
from sendviewer.sources.symbols import MEANING_OF_SYMBOL

__all__ = ["COUNT_PATTERN", "count_sql", "missing_of"]

COUNT_PATTERN = r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.0+)?"
"""A whole number that is not negative, perhaps with thousands separators or as "12.0"."""

_BY_SMALL_LETTERS = {symbol.casefold(): symbol for symbol in MEANING_OF_SYMBOL}


def count_sql(text: str) -> str:
    """Return SQL for the count that a cell holds, NULL if it holds none."""
    digits = rf"replace(regexp_replace({text}, '\.0+$', ''), ',', '')"
    return (
        f"CASE WHEN regexp_full_match({text}, '{COUNT_PATTERN}') "
        f"THEN TRY_CAST({digits} AS BIGINT) END"
    )


def missing_of(symbol: str, guidance: Guidance | None) -> Missing | None:
    """Return why there is no count: the release's own guidance first; None if it is no symbol."""
    small = symbol.casefold()
    meaning = guidance.symbols.get(small) if guidance is not None else None
    if meaning is not None:
        return Missing(symbol, meaning)
    standard = _BY_SMALL_LETTERS.get(small)
    return None if standard is None else Missing(symbol, MEANING_OF_SYMBOL[standard])
