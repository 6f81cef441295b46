"""Says what is wrong with a cell that holds no figure, and what to do about this very mistake."""

from __future__ import annotations

import re
from typing import NamedTuple

from sendviewer.core.figures import Unit
from sendviewer.sources.places import quoted
from sendviewer.sources.symbols import MEANING_OF_SYMBOL, NOT_GIVEN_WORDS

__all__ = ["HIGHEST_COUNT", "HIGHEST_SHARE", "CellError"]

HIGHEST_COUNT = 999_999_999
HIGHEST_SHARE = 100

_EXPECTED = {
    Unit.CHILDREN: "a whole number of children such as 412, or >=412",
    Unit.PERCENT: "a percentage from 0 to 100 such as 20.4, without the % sign",
}
_SYMBOLS = ", ".join(symbol for symbol in MEANING_OF_SYMBOL if symbol)
_WRITE_SYMBOL = (
    f"For a missing figure write the symbol that the source prints ({_SYMBOLS}), "
    f"or “{NOT_GIVEN_WORDS}”."
)
_WRITE_NUMBER = "Write the number alone, in the digits 0 to 9."


class _Mistake(NamedTuple):
    """A way to write a figure wrongly, in cells of one unit or of all, and what helps."""

    form: str
    remedy: str
    unit: Unit | None = None


#: The first that fits is meant. Patterns are compiled when a mistake has been made.
_MISTAKES = (
    _Mistake(r"\D*", _WRITE_SYMBOL),
    _Mistake(r".*[^\D0-9].*", "Write it in the digits 0 to 9."),
    _Mistake(r"[-\u2212\u2013]\s*[0-9].*", "No figure is below 0: check the sign."),
    _Mistake(r"[0-9., ]+%", "Take the % sign away."),
    _Mistake(
        r"[0-9,]+\.[0-9]+",
        "Children are counted whole: take the decimals away, or check the column.",
        Unit.CHILDREN,
    ),
    _Mistake(
        r"(?:>=|≥)?\s*[0-9]{10,}",
        f"The highest count is {HIGHEST_COUNT:,}: check how many digits it has.",
        Unit.CHILDREN,
    ),
    _Mistake(
        r"(?:>=|≥)?\s*[0-9][0-9, ]*",
        "Write thousands as 6547 or 6,547.",
        Unit.CHILDREN,
    ),
    _Mistake(r"[0-9]+,[0-9]+", "Write a point before the decimals: 20.4.", Unit.PERCENT),
    _Mistake(r"[0-9]{1,3}\.[0-9]{10,}", "Write no more than 9 decimals.", Unit.PERCENT),
    _Mistake(
        r"[0-9]+(?:\.[0-9]+)?",
        f"A share is {HIGHEST_SHARE} at most: check whether this is a count.",
        Unit.PERCENT,
    ),
    _Mistake(
        r"[0-9]+\s+of\s+[0-9]+",
        "In “412 of 21966” the second number is not 0, and the first is not larger.",
        Unit.PERCENT,
    ),
    _Mistake(
        r"(?:>=|≥).*",
        "Only a count of children can be “at least”.",
        Unit.PERCENT,
    ),
    _Mistake(
        r"[0-9][0-9.,]*\s*\(.*\)",
        "Take the brackets away: only a missing figure and “at least” have a reason.",
    ),
)


class CellError(ValueError):
    """A cell does not hold a figure; the reader of the file adds the place."""

    def __init__(self, found: str, unit: Unit) -> None:
        words = quoted(found) if found else "an empty cell"
        self.problem = f"Found {words}; expected {_EXPECTED[unit]}."
        self.remedy = _remedy_for(found, unit)
        super().__init__(self.problem)


def _remedy_for(found: str, unit: Unit) -> str:
    for mistake in _MISTAKES:
        if mistake.unit in {None, unit} and re.fullmatch(mistake.form, found, re.DOTALL):
            return mistake.remedy
    return _WRITE_NUMBER
