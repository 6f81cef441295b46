"""Rounding is said of the levels that are rounded, each with its own multiple."""

from __future__ import annotations

import pytest

from sendviewer.core.selections import Level
from sendviewer.sources.dfe.rounding import rounding_in_words

WHAT_FOLLOWS = (
    "Shares worked out from them can differ a little from published ones, and where a need is rare "
    "the rounding alone can make it higher or lower."
)
ENGLAND_AND_AUTHORITIES = (
    "The file rounds the counts of England to the nearest 10 and of local authorities to the "
    "nearest 5."
)


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ({}, ""),
        ({Level.REGION_PART: 10}, ""),
        (
            {Level.REGIONAL: 10, Level.NATIONAL: 10},
            "The file rounds the counts of England and regions to the nearest 10.",
        ),
        (
            {Level.NATIONAL: 10, Level.LOCAL_AUTHORITY: 5},
            ENGLAND_AND_AUTHORITIES,
        ),
    ],
)
def test_each_rounded_level_is_named_with_its_multiple(
    steps: dict[Level, int], sentence: str
) -> None:
    assert rounding_in_words(steps) == (f"{sentence} {WHAT_FOLLOWS}" if sentence else "")
