"""Puts words into a list as it stands in a sentence, and names the months."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["MONTHS", "listed"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "primary, secondary and special"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
