"""Reads the shipped tables of local authorities and regions, and knows who came after whom.

What the columns hold, and whose facts they are, is said in resources/areas/README.md.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sendviewer.core.needs import loosely
from sendviewer.core.selections import Level, Place
from sendviewer.resources import resource_path

__all__ = ["Authority", "AuthorityTable", "Region", "authority_table", "dfe_codes", "is_joint"]

_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Authority:
    """A local authority, live or ended.

    ``started`` and ``ended`` are days ("2021-04-01"), empty if it was there before 2009 and if
    it is live. ``became`` are the DfE codes of those that its area went to, wholly or in part.
    """

    dfe_code: str
    code: str
    name: str
    earlier_codes: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    region_code: str = ""
    region_name: str = ""
    london_part: str = ""
    started: str = ""
    ended: str = ""
    became: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The official name and all others."""
        return (self.name, *self.other_names)

    @property
    def codes(self) -> tuple[str, ...]:
        """The 9-character codes, newest first."""
        return (self.code, *reversed(self.earlier_codes))


@dataclass(frozen=True, slots=True)
class Region:
    """England, a region, or a part of London; ``part_of`` is the code of what it lies in."""

    code: str
    name: str
    level: Level
    part_of: str = ""
    other_names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The official name and all others."""
        return (self.name, *self.other_names)


@dataclass(frozen=True, slots=True)
class AuthorityTable:
    """All authorities by DfE code, and all regions by 9-character code.

    ``called`` are authorities by every name and code, as matched loosely, live ones first.
    """

    authorities: dict[str, Authority]
    regions: dict[str, Region]
    called: dict[str, tuple[Authority, ...]]

    @classmethod
    def of(cls, authorities: Iterable[Authority], regions: Iterable[Region]) -> AuthorityTable:
        """Gather authorities and regions under their codes and names."""
        by_code = {authority.dfe_code: authority for authority in authorities}
        called: dict[str, tuple[Authority, ...]] = {}
        for authority in sorted(by_code.values(), key=lambda one: bool(one.ended)):
            labels = (*authority.names, authority.dfe_code, *authority.codes)
            for label in dict.fromkeys(map(loosely, labels)):
                called[label] = (*called.get(label, ()), authority)
        return cls(by_code, {region.code: region for region in regions}, called)

    def successors(self, authority: Authority) -> tuple[Authority, ...]:
        """Return the authorities that this one's area went to; none for a live one."""
        return tuple(self.authorities[code] for code in authority.became)

    def predecessors(self, authority: Authority) -> tuple[Authority, ...]:
        """Return the authorities that this one was formed from, wholes before parts."""
        found = [one for one in self.authorities.values() if authority.dfe_code in one.became]
        return tuple(sorted(found, key=lambda one: len(one.became)))

    def is_whole_of(self, authority: Authority, successors: tuple[Authority, ...]) -> bool:
        """Return whether ``successors`` together are exactly the area of an ended authority."""
        return set(self.successors(authority)) == set(successors) and all(
            self.predecessors(one) == (authority,) for one in successors
        )

    def authorities_of(self, place: Place) -> tuple[Authority, ...]:
        """Return the authority that a place is, all of a joint row, or none if unknown.

        It is known by its 3-digit code, else by its 9-character code, else by its name if only
        one authority has had that name.
        """
        if place.level is not Level.LOCAL_AUTHORITY:
            return ()
        found = [self.authorities.get(code) for code in dfe_codes(place)]
        if found and all(found):
            return tuple(authority for authority in found if authority)
        known = self.called.get(loosely(place.code or place.name), ())
        return known if len(known) == 1 else ()

    def region_like(self, place: Place) -> Region | None:
        """Return the region, part of a region, or country that a place is, or None."""
        if place.level is Level.LOCAL_AUTHORITY:
            return None
        name = loosely(place.name)
        for region in self.regions.values():
            if place.code == region.code or name in map(loosely, region.names):
                return region
        return None


def dfe_codes(place: Place) -> tuple[str, ...]:
    """Return the 3-digit codes of a place: none, one, or those of a joint row ("942 / 943")."""
    return _codes_in(place.dfe_code)


@cache
def _codes_in(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split("/") if code.strip())


def is_joint(place: Place) -> bool:
    """Tell whether a row counts several authorities together: "942 / 943"."""
    return len(dfe_codes(place)) > 1


@cache
def authority_table() -> AuthorityTable:
    """Return the shipped tables; they are read once, when first asked for."""
    authorities = map(_authority, _rows("authorities.csv"))
    regions = map(_region, _rows("regions.csv"))
    return AuthorityTable.of(authorities, regions)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resource_path("areas", name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _authority(row: dict[str, str]) -> Authority:
    return Authority(
        dfe_code=row["dfe_code"],
        code=row["code"],
        name=row["name"],
        earlier_codes=_listed(row["earlier_codes"]),
        other_names=_listed(row["other_names"]),
        region_code=row["region_code"],
        region_name=row["region_name"],
        london_part=row["london_part"],
        started=row["started"],
        ended=row["ended"],
        became=_listed(row["became"]),
    )


def _region(row: dict[str, str]) -> Region:
    other_names = _listed(row["other_names"])
    return Region(row["code"], row["name"], Level(row["level"]), row["part_of"], other_names)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(_BETWEEN)) if cell else ()
