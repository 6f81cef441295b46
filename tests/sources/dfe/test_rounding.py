"""Rounding is said of the levels that are rounded, each with its own multiple."""

from __future__ import annotations

import pytest

from sendviewer.core.selections import Level
from sendviewer.sources.dfe.rounding import rounding_in_words

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
    assert rounding_in_words(steps).startswith(sentence)


def test_what_follows_for_shares_and_rare_needs_is_said() -> None:
    said = rounding_in_words({Level.REGIONAL: 10})
    assert "Shares worked out from them can differ a little from published ones" in said
    assert "the rounding alone can make it higher or lower" in said
    assert not rounding_in_words({})
