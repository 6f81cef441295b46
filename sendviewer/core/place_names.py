"""Writes names of places as they stand in a sentence: one rule for areas and comparators.

Published files give names for tables: "East Midlands", "Bristol, City of". In a sentence some of
them have an article, and none is turned round. Nothing else of a name is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sendviewer.core.word_lists import listed

__all__ = ["beginning_with", "joined_names", "place_in_sentence", "place_list", "plain_name"]

#: Local authorities and regions that have an article; the other names of both have none.
_WITH_ARTICLE = (
    *("City of London", "East Riding of Yorkshire", "Isle of Wight", "Isles of Scilly"),
    *("East Midlands", "West Midlands", "East of England"),
    *("North East", "North West", "South East", "South West"),
)
_ENDS = r"(?=\Z|[,;]| and )"
_ARTICLE = re.compile(
    rf"(?:\A|(?<=, )|(?<=; )|(?<= and ))(?=(?:{'|'.join(_WITH_ARTICLE)}){_ENDS})", re.IGNORECASE
)
_STYLE = re.compile(rf", (?:City|County) of{_ENDS}", re.IGNORECASE)
_REST = "Rest of "


def plain_name(name: str) -> str:
    """Return a name without its style: "Bristol, City of" is Bristol within a list."""
    return _STYLE.sub("", name)


def place_in_sentence(name: str) -> str:
    """Return a name, or names that are joined already, as within a sentence.

    "the East Midlands", "the rest of the South East", "the City of London, Hackney and Bristol".
    """
    if name.startswith(_REST):
        return f"the rest of {place_in_sentence(name.removeprefix(_REST))}"
    return _ARTICLE.sub("the ", plain_name(name))


def place_list(names: Sequence[str]) -> str:
    """Return several places as a list in a sentence: "the East Midlands and the South East"."""
    return place_in_sentence(joined_names([plain_name(name) for name in names]))


def beginning_with(words: str) -> str:
    """Return words as the beginning of a sentence: "The East Midlands includes Rutland."."""
    return words[:1].upper() + words[1:]


def joined_names(names: Sequence[str]) -> str:
    """Return names as a list: "Derby, Leicester and Rutland".

    Where a name has a comma or an "and" itself, semicolons divide them, so that it can be seen
    where each ends.
    """
    if len(names) > 1 and any("," in name or " and " in name for name in names):
        return "; ".join(names)
    return listed(names)
