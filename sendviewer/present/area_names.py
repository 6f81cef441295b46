"""Says which areas a page is made of, where its name does not say that itself."""

from __future__ import annotations

import re

from sendviewer.core.pages import Page
from sendviewer.core.place_names import place_list, plain_name

__all__ = ["are_many", "areas_sentence", "header_areas", "unnamed_areas"]

MOST_NAMED = 4
"""So many areas are named in the head of the window; of more only the number is told."""


def unnamed_areas(page: Page) -> str:
    """Return all areas as a list, or "" where the name of the page names them all."""
    names = [area.name for area in page.areas]
    return "" if all(_is_in(plain_name(name), page.name) for name in names) else place_list(names)


def header_areas(page: Page) -> str:
    """Return the areas that a name stands for, or how many; "" where the name says it."""
    return f"{len(page.areas)} areas" if are_many(page) else unnamed_areas(page)


def are_many(page: Page) -> bool:
    """Return whether the areas are too many to be named in the head of the window."""
    return len(page.areas) > MOST_NAMED and bool(unnamed_areas(page))


def areas_sentence(page: Page) -> str:
    """Return the areas that a name stands for as a sentence, or ""."""
    areas = unnamed_areas(page)
    if not areas:
        return ""
    return f"The {'area is' if len(page.areas) == 1 else 'areas are'} {areas}."


def _is_in(name: str, words: str) -> bool:
    """Return whether a name stands in words by itself: "Derby" does not stand in "Derbyshire"."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None
