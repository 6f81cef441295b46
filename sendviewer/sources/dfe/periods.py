"""Reads the periods of DfE files: "202425", "2024/25" and "2024", and words the time they mean."""

from __future__ import annotations

import re

from sendviewer.core.selections import ReleasePeriod

__all__ = ["period_key", "release_period"]

_MONTHS = {"january": ("January", "01"), "march": ("March", "03")}
_YEAR_DIGITS, _SPAN_DIGITS = 4, 6


def period_key(text: str) -> str | None:
    """Return the published code of a period as digits only, or None if it is not a period.

    Six digits must be two years that follow each other. The identifier beside the code is not
    asked: a real file calls 202425 a calendar year.
    """
    found = re.fullmatch(r"(\d{4})(?:\s*[/-]?\s*(?:\d{2})?(\d{2}))?", text.strip())
    if found is None:
        return None
    year, end = found.groups()
    if end is None:
        return str(year)
    follows = (int(year) + 1) % 100 == int(end)
    return f"{year}{end}" if follows else None


def release_period(key: str, when: str) -> ReleasePeriod:
    """Return the period with this key. ``when``: "january" or "march" of its last year, "year".

    The January of the academic year 2024/25 is January 2025.
    """
    label = key if len(key) == _YEAR_DIGITS else f"{key[:4]}/{key[4:]}"
    last_year = int(key[:4]) + (len(key) == _SPAN_DIGITS)
    if when not in _MONTHS:
        return ReleasePeriod(key, label, label, str(last_year))
    month, number = _MONTHS[when]
    return ReleasePeriod(key, label, f"{month} {last_year}", f"{last_year}-{number}")
