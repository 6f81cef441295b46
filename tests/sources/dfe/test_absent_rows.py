"""A count without a row is 0 only by arithmetic, also where SEN support and EHC plans are added."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from sendviewer.core.figures import AtLeast, Quantity, Unit, children
from sendviewer.core.selections import Phase, Provision
from sendviewer.sources.dfe.absent_rows import NO_ROW, all_sen, count_in
from sendviewer.sources.dfe.release import CountKey

SUPPORT, PLAN, BOTH = (
    CountKey(provision.value)
    for provision in (Provision.SEN_SUPPORT, Provision.EHC_PLAN, Provision.ALL_SEN)
)


def needs(total: CountKey, whole: int, **codes: int) -> dict[CountKey, Quantity]:
    rows = {replace(total, need=code): children(count) for code, count in codes.items()}
    return {total: children(whole), **rows}


def at_least(count: int) -> AtLeast:
    return AtLeast(Fraction(count), Unit.CHILDREN, NO_ROW.reason)


def test_a_part_without_a_row_is_0_where_its_own_needs_add_up() -> None:
    counts = needs(SUPPORT, 12, ASD=5, MLD=7) | needs(PLAN, 3, ASD=3)
    together = all_sen(counts)
    assert together[replace(BOTH, need="MLD")] == children(7)
    assert together[replace(BOTH, need="ASD")] == children(8)
    assert together[BOTH] == children(15)


def test_a_part_without_a_row_makes_at_least_where_its_own_needs_fall_short() -> None:
    counts = needs(SUPPORT, 12, ASD=5, MLD=7) | needs(PLAN, 4, ASD=3)
    assert all_sen(counts)[replace(BOTH, need="MLD")] == at_least(7)


def test_a_total_of_one_part_is_not_the_total_of_both() -> None:
    assert all_sen(needs(SUPPORT, 12, ASD=12))[BOTH] == at_least(12)


def test_what_the_file_gives_of_both_is_not_added_again() -> None:
    assert BOTH not in all_sen(needs(SUPPORT, 12) | needs(PLAN, 3) | needs(BOTH, 16))


def test_needs_are_0_in_a_kind_of_school_that_is_0_itself_by_arithmetic() -> None:
    primary = replace(PLAN, phase=Phase.PRIMARY)
    counts = {PLAN: children(3), primary: children(3)}
    nursery = replace(PLAN, phase=Phase.NURSERY)
    assert count_in(counts, replace(nursery, need="ASD")) == children(0)
    counts[primary] = children(2)
    assert count_in(counts, replace(nursery, need="ASD")) == NO_ROW
