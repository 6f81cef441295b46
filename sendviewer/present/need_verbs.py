"""Chooses the verb for sentences whose subject is the name of a need: "needs are", "health is"."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["verb_of"]

_AFTER_THE_NOUN = re.compile(r"\s*\(|,? (?:but|for|in|not|of|or|with)\b", re.IGNORECASE)
"""What follows the noun of a name: "difficulties with learning", "needs (SLCN)"."""

_SINGULAR_ENDINGS = ("ss", "us", "is")


def verb_of(labels: Sequence[str], one: str, many: str) -> str:
    """Return ``many`` for several needs, and for one whose name is in the plural; else ``one``.

    A name is in the plural if its noun is: the last word before what is said of it.
    """
    return many if len(labels) > 1 or any(map(_is_plural, labels)) else one


def _is_plural(label: str) -> bool:
    noun = _AFTER_THE_NOUN.split(label.strip(), maxsplit=1)[0].casefold()
    return noun.endswith("s") and not noun.endswith(_SINGULAR_ENDINGS)
