"""Reads which place a row speaks of: England, a region, a part of London, a local authority.

A place is known by its 3-digit code first, as that outlives most changes of the 9-character
code; by the 9-character code second; by its name last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from sendviewer.core.needs import loosely
from sendviewer.core.selections import Level, Place
from sendviewer.sources.dfe.labels import is_blank

__all__ = ["ENGLAND", "LEVELS", "PlaceRow", "newest_places", "read_place"]

ENGLAND = "E92000001"

LEVELS = {
    "national": Level.NATIONAL,
    "country": Level.NATIONAL,
    "regional": Level.REGIONAL,
    "region": Level.REGIONAL,
    "local authority": Level.LOCAL_AUTHORITY,
}
"""Levels whose rows are read; those of schools, wards or constituencies are not."""

_LONDON = ("E12000007", "London")
_REGIONS = {
    "north east": "E12000001",
    "north west": "E12000002",
    "yorkshire and the humber": "E12000003",
    "east midlands": "E12000004",
    "west midlands": "E12000005",
    "east of england": "E12000006",
    "east": "E12000006",
    "london": "E12000007",
    "south east": "E12000008",
    "south west": "E12000009",
    "inner london": "E13000001",
    "outer london": "E13000002",
}
_PARTS_OF_LONDON = {"E13000001": "Inner London", "E13000002": "Outer London"}
_DFE_CODE = re.compile(r"(\d{3})(?:\.0)?")
_JOINT_CODE = re.compile(r"\d{3}(?:\s*/\s*\d{3})+")


class PlaceRow(NamedTuple):
    """What the columns of a row say about its place, as printed."""

    level: str
    country_code: str
    country_name: str
    region_code: str
    region_name: str
    dfe_code: str
    code: str
    name: str


def read_place(row: PlaceRow) -> Place | None:
    """Return the place of a row, or None for one that is no place in England."""
    level = LEVELS.get(loosely(row.level))
    if level is Level.NATIONAL:
        is_england = row.country_code == ENGLAND or loosely(row.country_name) == "england"
        return Place(ENGLAND, level, "England", ENGLAND) if is_england else None
    if level is Level.REGIONAL:
        return _region(row)
    return _authority(row)


def newest_places(seen: Iterable[tuple[str, Place]]) -> dict[str, Place]:
    """Return one place for each key from pairs of period and place: the newest one's name.

    What the newest row leaves open, a code or the region, is taken from the row before it.
    """
    newest: dict[str, Place] = {}
    for _, place in sorted(seen, key=lambda pair: (pair[0], _as_printed(pair[1])), reverse=True):
        known = newest.setdefault(place.key, place)
        gaps = {
            name: getattr(place, name)
            for name in ("code", "dfe_code", "region_code", "region_name")
            if not getattr(known, name)
        }
        newest[place.key] = replace(known, **gaps) if gaps else known
    return newest


def _region(row: PlaceRow) -> Place | None:
    name = _given(row.region_name)
    code = _given(row.region_code) or _REGIONS.get(loosely(name), "")
    key = code or loosely(name)
    if not key:
        return None
    if _is_part_of_london(code, name):
        return Place(key, Level.REGION_PART, name or _PARTS_OF_LONDON[code], code, "", *_LONDON)
    return Place(key, Level.REGIONAL, name or code, code)


def _authority(row: PlaceRow) -> Place | None:
    name, code = _given(row.name), _given(row.code)
    dfe_code = _dfe_code(row.dfe_code)
    key = dfe_code or code or loosely(name)
    if not key:
        return None
    region = _region_of(_given(row.region_code), _given(row.region_name))
    return Place(key, Level.LOCAL_AUTHORITY, name or key, code, dfe_code, *region)


def _region_of(code: str, name: str) -> tuple[str, str]:
    """Return code and name of an authority's region: London for both parts of it."""
    if _is_part_of_london(code, name):
        return _LONDON
    return code or _REGIONS.get(loosely(name), ""), name


def _is_part_of_london(code: str, name: str) -> bool:
    names = map(loosely, _PARTS_OF_LONDON.values())
    return code in _PARTS_OF_LONDON or loosely(name) in names


def _dfe_code(text: str) -> str:
    if (single := _DFE_CODE.fullmatch(text)) is not None:
        return single.group(1)
    if _JOINT_CODE.fullmatch(text):
        return " / ".join(re.findall(r"\d{3}", text))
    return ""


def _given(text: str) -> str:
    text = " ".join(text.split())
    return "" if is_blank(text) else text


def _as_printed(place: Place) -> tuple[str, ...]:
    return place.code, place.name, place.region_code, place.region_name
