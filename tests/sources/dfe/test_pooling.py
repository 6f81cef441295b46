"""Counts are added and then divided; what is not known stays so, and a mean says its name."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from releases_by_hand import SUPPRESSED, group, needs

from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    children,
)
from sendviewer.core.selections import Phase
from sendviewer.sources.dfe.absent_rows import NO_ROW, count_in
from sendviewer.sources.dfe.pooling import NO_COUNT_OF_MEAN, Mean, Pool, Remainder
from sendviewer.sources.dfe.release import CountKey, Counts

TOTAL = CountKey("ehc-plan")
ASD, SEMH, VI = (replace(TOTAL, need=code) for code in ("ASD", "SEMH", "VI"))
AGE_3, AGE_4 = (replace(TOTAL, group="age", item=item) for item in ("Age 3", "Age 4"))


def percent(value: Fraction) -> Figure:
    return Figure(value, Unit.PERCENT)


# --- What has no row ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "key", "expected"),
    [
        (needs(10, ASD=6, SEMH=4), VI, children(0)),
        (needs(10, ASD=6, SEMH=3), VI, NO_ROW),
        (needs(10, ASD=6, SEMH="c"), VI, NO_ROW),
        (needs("c", ASD=6, SEMH=4), VI, NO_ROW),
        (needs(10, ASD=6, SEMH=4, DS=NotCollected("", "not yet")), VI, children(0)),
        (needs(0), VI, children(0)),
        (needs(10), VI, NO_ROW),
        ({}, VI, NO_ROW),
        ({}, TOTAL, NO_ROW),
        (needs(10, ASD=10), AGE_3, NO_ROW),
        (needs(10) | group("age", {"Age 4": 10}), AGE_3, children(0)),
        (needs(10) | group("age", {"Age 4": 9}), AGE_3, NO_ROW),
        (needs(10) | group("setting", {"Special schools": 10}), AGE_3, NO_ROW),
        (needs(10, ASD="c"), ASD, SUPPRESSED),
    ],
)
def test_no_row_is_0_only_where_the_others_add_up(
    counts: Counts, key: CountKey, expected: Quantity
) -> None:
    assert count_in(counts, key) == expected


def test_a_kind_of_school_without_a_row_is_0_where_the_others_add_up() -> None:
    special = CountKey("all-sen", Phase.SPECIAL)
    counts = {CountKey("all-sen"): children(10), CountKey("all-sen", Phase.PRIMARY): children(10)}
    assert count_in(counts, special) == children(0)
    counts[CountKey("all-sen", Phase.PRIMARY)] = children(9)
    assert count_in(counts, special) == NO_ROW


# --- Pool ---------------------------------------------------------------------------------

POOL_CASES = [
    ((100, 4), (300, 6), Fraction(10, 4)),
    ((100, 0), (300, 0), Fraction(0)),
    ((100, 100), (300, 300), Fraction(100)),
]


@pytest.mark.parametrize(("one", "other", "share"), POOL_CASES)
def test_a_pooled_share_is_the_quotient_of_the_sums(
    one: tuple[int, int], other: tuple[int, int], share: Fraction
) -> None:
    pool = Pool(tuple(needs(total, ASD=part) for total, part in (one, other)))
    assert pool.share(ASD, TOTAL) == percent(share)


def test_a_suppressed_part_makes_the_sum_at_least_and_takes_its_share_away() -> None:
    pool = Pool((needs(100, ASD="c"), needs(300, ASD=7)))
    assert pool.count(ASD) == AtLeast(Fraction(7), Unit.CHILDREN, SUPPRESSED.reason)
    assert isinstance(pool.share(ASD, TOTAL), Missing)


counted = st.integers(0, 500)
members = st.lists(st.tuples(counted, counted).filter(lambda pair: sum(pair) > 0), min_size=1)


def pool_of(pairs: list[tuple[int, int]]) -> Pool:
    return Pool(tuple(needs(asd + semh, ASD=asd, SEMH=semh) for asd, semh in pairs))


@given(members)
def test_a_pooled_share_lies_between_those_of_its_members(pairs: list[tuple[int, int]]) -> None:
    own = [Fraction(100 * asd, asd + semh) for asd, semh in pairs]
    share = pool_of(pairs).share(ASD, TOTAL)
    assert isinstance(share, Figure)
    assert min(own) <= share.value <= max(own)


@given(st.permutations([(5, 8), (0, 3), (70, 1), (9, 9)]))
def test_the_order_of_areas_does_not_matter(pairs: list[tuple[int, int]]) -> None:
    assert pool_of(pairs).share(ASD, TOTAL) == percent(Fraction(84 * 100, 105))


@given(members, st.integers(0, 20))
def test_parts_of_a_footprint_add_up_to_the_footprint(
    pairs: list[tuple[int, int]], place: int
) -> None:
    parts = [pool_of(part).count(ASD) for part in (pairs[:place], pairs[place:]) if part]
    known = [part.value for part in parts if isinstance(part, Figure)]
    assert pool_of(pairs).count(ASD) == children(int(sum(known)))


# --- What is left of a whole --------------------------------------------------------------


def test_what_is_left_is_the_whole_less_its_part() -> None:
    rest = Remainder(
        Pool((needs(100, ASD=40),)), Pool((needs(30, ASD=10),)), Pool((needs(70, ASD="c"),))
    )
    assert rest.count(ASD) == children(30)
    assert rest.share(ASD, TOTAL) == percent(Fraction(300, 7))


@pytest.mark.parametrize(
    ("whole", "without", "others", "expected"),
    [
        ("c", 10, 29, children(29)),
        (40, "c", 29, children(29)),
        (9, 10, 29, children(29)),
        (40, "c", "c", SUPPRESSED),
    ],
)
def test_what_cannot_be_taken_away_is_added_up_from_the_others(
    whole: int | str, without: int | str, others: int | str, expected: Quantity
) -> None:
    rest = Remainder(*(Pool((needs(100, ASD=each),)) for each in (whole, without, others)))
    assert rest.count(ASD) == expected


CODES = ("ASD", "SEMH", "VI", "HI", "MLD", "SLD", "PD")


def test_nothing_is_taken_from_a_rounded_whole_of_parts_that_are_not() -> None:
    rounded = needs(100, **dict.fromkeys(CODES, 40))
    exact = needs(30, **dict.fromkeys(CODES, 7))
    parts = Pool((exact,)), Pool((needs(70, ASD=27),))
    assert Remainder.of(Pool((rounded,)), *parts).count(ASD) == children(27)
    not_rounded = rounded | {VI: children(41)}
    assert Remainder.of(Pool((not_rounded,)), *parts).count(ASD) == children(33)
    all_rounded = Pool((needs(30, **dict.fromkeys(CODES, 10)),))
    assert Remainder.of(Pool((rounded,)), all_rounded, all_rounded).count(ASD) == children(30)


def test_nothing_to_add_up_is_never_0() -> None:
    rest = Remainder(Pool((needs(9, ASD="c"),)), Pool((needs(5, ASD=1),)), Pool(()))
    assert isinstance(rest.count(ASD), Missing)


# --- Mean ---------------------------------------------------------------------------------


def test_a_mean_counts_every_place_the_same_and_has_no_count() -> None:
    mean = Mean((needs(100, ASD=10), needs(900, ASD=450)))
    assert mean.share(ASD, TOTAL) == percent(Fraction(30))
    assert mean.count(ASD) == NO_COUNT_OF_MEAN


def test_a_mean_leaves_out_what_is_not_known_and_says_how_many() -> None:
    mean = Mean((needs(100, ASD=10), needs(100, ASD="c"), needs(100, ASD=30)))
    assert mean.share(ASD, TOTAL) == percent(Fraction(20))
    assert mean.left_out(ASD, TOTAL) == 1


def test_a_mean_of_nothing_known_is_missing() -> None:
    assert Mean((needs(100, ASD="c"),)).share(ASD, TOTAL) == SUPPRESSED
    not_yet = NotCollected("", "not yet")
    assert Mean((needs(9, ASD=not_yet),)).share(ASD, TOTAL) == not_yet
    assert Mean((needs(9, ASD=not_yet),)).left_out(ASD, TOTAL) == 0
