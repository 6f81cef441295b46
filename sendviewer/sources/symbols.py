"""Says what the symbols mean that official tables print in place of a number.

The meanings are those of the Government Statistical Service standard for symbols in tables,
and of what published files are seen to use besides it.
"""

from __future__ import annotations

from sendviewer.core.figures import Missing, NotCollected
from sendviewer.core.pages import NOT_GIVEN

__all__ = [
    "MEANING_OF_SYMBOL",
    "NOT_COLLECTED",
    "NOT_COLLECTED_WORDS",
    "NOT_GIVEN_WORDS",
    "missing",
]

#: How a figure that the source simply does not give is written: words, so that a cell is never
#: empty without saying so.
NOT_GIVEN_WORDS = "not given"

#: How it is written that nobody was asked, which is no symbol of any source.
NOT_COLLECTED_WORDS = "not collected"
NOT_COLLECTED = NotCollected("", "the category did not exist at the time")

MEANING_OF_SYMBOL: dict[str, str] = {
    "": NOT_GIVEN.reason,
    "z": "not applicable",
    "x": "not available",
    "c": "not published, so that no child can be recognised",
    "low": "rounds to 0 and is not 0",
    "k": "rounds to 0 and is not 0 (written k)",
    "u": "too unreliable to be published",
    ":": "not available (an older symbol)",
    "~": "rounds to 0 and is not 0 (an older symbol)",
    "supp": "suppressed by the source",
    "NULL": "left empty by the source (written NULL)",
    "-": "left empty by the source (written -)",
    "..": "left empty by the source (written ..)",
    ".": "left empty by the source (written .)",
}


def missing(symbol: str) -> Missing:
    """Return a missing figure with the usual meaning of its symbol.

    Raises KeyError for a symbol that has no usual meaning.
    """
    return Missing(symbol, MEANING_OF_SYMBOL[symbol])
