"""Checks published parts against published wholes: areas, regions, London's parts, needs.

Differences that rounding explains are none. With a part that is not published only parts that are
larger than the whole contradict it. London is counted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sendviewer.core.figures import AtLeast, Figure, Missing, Quantity, add
from sendviewer.core.needs import loosely, need_by_code
from sendviewer.core.pages import Discrepancy
from sendviewer.core.selections import Dataset, Level, Phase, Place, Provision
from sendviewer.sources.authorities import dfe_codes, is_joint
from sendviewer.sources.dfe.release import ALL_PUPILS, CountKey, Counts

__all__ = ["AddingUp", "PlaceCounts", "discrepancies", "is_compared"]

_LONDON = "E12000007"
_PARTS_OF_LONDON = 2
_AUTHORITIES = ("local authority", "local authorities")


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """A place with the counts that its rows give, each rounded to a multiple of ``step``.

    Only those of all kinds of school together, without breakdowns, are compared.
    """

    place: Place
    counts: Counts
    step: int = 1


def is_compared(key: CountKey) -> bool:
    """Return whether a count is one of all kinds of school together, without breakdowns."""
    return key.phase is Phase.ALL and not key.group


def discrepancies(dataset: Dataset, places: Sequence[PlaceCounts]) -> tuple[Discrepancy, ...]:
    """Return where parts do not add up to the published whole, largest gap first.

    ``counts`` are what rows give, nothing computed. Where every part falls short of its whole,
    parts are lacking, as in a file of which somebody kept some rows; then the totals alone are
    told.
    """
    return AddingUp(dataset, places).of([one.place.name for one in places])


class AddingUp:
    """The places of one dataset and period. Each whole is checked once, when it is asked for."""

    def __init__(self, dataset: Dataset, places: Sequence[PlaceCounts]) -> None:
        self._dataset = dataset
        self._at = {level: [one for one in places if one.place.level is level] for level in Level}
        self._named: dict[str, list[PlaceCounts]] = {}
        for one in places:
            self._named.setdefault(one.place.name, []).append(one)
        self._found: dict[str, list[Discrepancy]] = {}

    def of(self, names: Iterable[str]) -> tuple[Discrepancy, ...]:
        """Return where parts do not add up to wholes of these names, largest gap first."""
        found = [each for name in dict.fromkeys(names) for each in self._of(name)]
        return tuple(
            sorted(found, key=lambda one: (-abs(one.whole - one.parts), one.whole_name, one.what))
        )

    def _of(self, name: str) -> list[Discrepancy]:
        if name not in self._found:
            wholes = self._named.get(name, ())
            areas = [each for whole in wholes for each in self._areas(whole)]
            within = [each for whole in wholes for each in _within(self._dataset, whole)]
            self._found[name] = areas + within
        return self._found[name]

    def _areas(self, whole: PlaceCounts) -> Iterator[Discrepancy]:
        """Yield where the areas inside a place do not add up to it."""
        authorities = self._at[Level.LOCAL_AUTHORITY]
        parts_of_london = self._at[Level.REGION_PART]
        if whole.place.level is Level.NATIONAL:
            yield from self._compared(whole, authorities, _named(authorities, *_AUTHORITIES))
            regions = _regions_once(self._at[Level.REGIONAL], parts_of_london)
            yield from self._compared(whole, regions, _named(regions, "region", "regions"))
        if whole.place.level is Level.REGIONAL:
            inside = [one for one in authorities if _is_in(one.place, whole.place)]
            yield from self._compared(whole, inside, _named(inside, *_AUTHORITIES))
            if whole.place.code == _LONDON and len(parts_of_london) == _PARTS_OF_LONDON:
                yield from self._compared(whole, parts_of_london, "Inner and Outer London")

    def _compared(
        self, whole: PlaceCounts, parts: Sequence[PlaceCounts], parts_name: str
    ) -> list[Discrepancy]:
        """Return the differences between a place and its parts."""
        found: list[tuple[CountKey, _Result]] = []
        is_short = True
        members_of = _members_by_count(parts)
        for key, quantity in _own(whole.counts):
            # A place without the row has nobody to count.
            members = members_of.get(key)
            if not members or _says_nothing(quantity):
                continue
            counts = [one.counts[key] for one in members]
            result = _difference(quantity, counts, _slack([whole, *members]))
            is_short = is_short and result is not None and result[1] < result[0]
            if result is not None:
                found.append((key, result))
        return [
            _discrepancy(whole.place.name, parts_name, _words(self._dataset, key), result)
            for key, result in found
            if not (is_short and key.need)
        ]


def _named(parts: Sequence[PlaceCounts], one: str, many: str) -> str:
    """Return how many places are compared; the two parts of London are one region."""
    levels = [part.place.level for part in _counted_once(parts)]
    count = len(levels) - levels.count(Level.REGION_PART) // _PARTS_OF_LONDON
    return f"its one {one}" if count == 1 else f"its {count} {many}"


def _regions_once(
    regions: list[PlaceCounts], parts_of_london: list[PlaceCounts]
) -> list[PlaceCounts]:
    """Return the regions, with the parts of London only where London itself is not there."""
    has_london = any(one.place.code == _LONDON for one in regions)
    return regions if has_london else [*regions, *parts_of_london]


def _is_in(authority: Place, region: Place) -> bool:
    if authority.region_code:
        return authority.region_code == region.code
    return loosely(authority.region_name) == loosely(region.name)


def _members_by_count(parts: Sequence[PlaceCounts]) -> dict[CountKey, list[PlaceCounts]]:
    """Return for each count the places that have a row for it, no child in two of them."""
    members: dict[CountKey, list[PlaceCounts]] = {}
    for one in parts:
        for key in one.counts:
            members.setdefault(key, []).append(one)
    if any(is_joint(one.place) for one in parts):
        return {key: _counted_once(ones) for key, ones in members.items()}
    return members


def _counted_once(parts: Sequence[PlaceCounts]) -> list[PlaceCounts]:
    """Return the places without joint rows whose members are there themselves."""
    single = {one.place.dfe_code for one in parts}
    return [
        one
        for one in parts
        if not (is_joint(one.place) and single.intersection(dfe_codes(one.place)))
    ]


def _within(dataset: Dataset, one: PlaceCounts) -> Iterator[Discrepancy]:
    """Yield where needs and provisions do not add up to a count of the same place."""
    own = dict(_own(one.counts))
    for key, quantity in own.items():
        for parts_name, parts in _parts_inside(own, key):
            slack = _half(one.step) * (1 + len(parts))
            result = _difference(quantity, parts, slack)
            if result is not None:
                yield _discrepancy(one.place.name, parts_name, _words(dataset, key), result)


def _parts_inside(own: Counts, key: CountKey) -> Iterator[tuple[str, list[Quantity]]]:
    """Yield what should add up to a count of the same place: needs, and the two provisions."""
    if not key.need and key.provision != ALL_PUPILS:
        needs = [
            quantity
            for other, quantity in own.items()
            if other.provision == key.provision and other.need
        ]
        if needs:
            yield "its primary needs", needs
    if key.provision == Provision.ALL_SEN.value:
        two = [
            own.get(CountKey(provision.value, need=key.need))
            for provision in (Provision.SEN_SUPPORT, Provision.EHC_PLAN)
        ]
        known = [quantity for quantity in two if quantity is not None]
        if len(known) == len(two):
            yield "SEN support and EHC plans", known


def _own(counts: Counts) -> Iterator[tuple[CountKey, Quantity]]:
    """Yield the counts of all kinds of school together, without breakdowns."""
    for key, quantity in counts.items():
        if is_compared(key):
            yield key, quantity


_Result = tuple[int, int, bool]


def _difference(whole: Quantity, parts: Sequence[Quantity], slack: Fraction) -> _Result | None:
    """Return whole, sum and whether that is "at least", if they contradict each other."""
    total = add(parts)
    if not isinstance(whole, Figure) or isinstance(total, Missing):
        return None
    gap = total.value - whole.value
    is_at_least = isinstance(total, AtLeast)
    if (gap if is_at_least else abs(gap)) <= slack:
        return None
    return int(whole.value), int(total.value), is_at_least


def _discrepancy(whole_name: str, parts_name: str, what: str, result: _Result) -> Discrepancy:
    whole, parts, is_at_least = result
    return Discrepancy(whole_name, parts_name, what, whole, parts, is_at_least)


def _slack(places: Sequence[PlaceCounts]) -> Fraction:
    """Return by how much rounding alone can move the sum away from the whole."""
    return Fraction(sum(one.step for one in places if one.step > 1), 2)


def _half(step: int) -> Fraction:
    return Fraction(step, 2) if step > 1 else Fraction(0)


def _says_nothing(quantity: Quantity) -> bool:
    """Return whether a whole is 0 or not known, so that no parts can contradict it."""
    return not isinstance(quantity, Figure) or quantity.value == 0


def _words(dataset: Dataset, key: CountKey) -> str:
    """Return what a count counts: "Severe learning difficulty", "all EHC plans"."""
    if key.provision == ALL_PUPILS:
        return f"all {dataset.subjects[0][1].all_pupils}"
    provision = Provision(key.provision)
    if not key.need:
        subject = dict(dataset.subjects).get(provision)
        own = (subject.many, subject.described) if subject else (_NAMES[provision],)
        return f"all {' '.join(filter(None, own))}"
    need = need_by_code(key.need).official_label
    is_widest = dataset.provisions[0] is provision
    return need if is_widest else f"{need} ({_NAMES[provision]})"


_NAMES = {
    Provision.ALL_SEN: "all SEN",
    Provision.SEN_SUPPORT: "SEN support",
    Provision.EHC_PLAN: "EHC plans",
}
