"""A count without a row is 0 only by arithmetic, also where SEN support and EHC plans are added."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from sendviewer.core.figures import AtLeast, Quantity, Unit, children
from sendviewer.core.selections import Phase, Provision
from sendviewer.sources.dfe.absent_rows import NO_ROW, KeptCounts, count_in, with_all_sen
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


def all_sen(given: dict[CountKey, Quantity]) -> KeptCounts:
    return KeptCounts(with_all_sen(given))


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
    given = needs(SUPPORT, 12) | needs(PLAN, 3) | needs(BOTH, 16)
    assert all_sen(given) == given


def test_sums_are_the_same_in_whatever_order_they_are_asked_for() -> None:
    given = needs(SUPPORT, 12, ASD=5, MLD=7) | needs(PLAN, 4, SLD=3)
    forwards, backwards = all_sen(given), all_sen(given)
    added = [replace(BOTH, need=code) for code in ("", "ASD", "MLD", "SLD")]
    assert list(forwards) == [*given, *added]
    assert {key: backwards.get(key) for key in reversed(added)} == {
        BOTH: children(16),
        added[1]: at_least(5),
        added[2]: at_least(7),
        added[3]: children(3),
    }
    assert dict(forwards) == dict(backwards)
    assert forwards.get(replace(BOTH, need="VI")) is None


def test_needs_are_0_in_a_kind_of_school_that_is_0_itself_by_arithmetic() -> None:
    primary = replace(PLAN, phase=Phase.PRIMARY)
    counts = {PLAN: children(3), primary: children(3)}
    nursery = replace(PLAN, phase=Phase.NURSERY)
    assert count_in(counts, replace(nursery, need="ASD")) == children(0)
    counts[primary] = children(2)
    assert count_in(counts, replace(nursery, need="ASD")) == NO_ROW
