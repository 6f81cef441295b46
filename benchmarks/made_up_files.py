"""Writes made-up DfE files of any size: the same rows and seed give the same bytes.

Layout C of the school census with ethnicity as a filter, so that, as in the largest real files,
most rows are parts of others that are there too. The counts add up: places to regions (Inner and
Outer London beside London) and England, needs and provisions and phases to their totals. With it
come the traps of real files: a byte order mark, names with commas, every symbol in place of small
counts, rows that are not there, stray spaces, a column twice, columns nobody knows, and rows of
constituencies, of which there are as many as are lacking in the number of rows.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from sendviewer.sources.authorities import Authority, authority_table

__all__ = ["MadeUpFile", "write_file"]

COLUMNS = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_name,"
    "region_code,old_la_code,la_name,new_la_code,pcon_code,pcon_name,phase_type_grouping,"
    "sen_provision,sen_primary_need,ethnicity_minor,pupil_count,pupil_percent,pupil_percent,notes"
)
SUPPORT, PLAN, NO_SEN, EVERYBODY = (
    "SEN support / SEN without an EHC plan",
    "Education, health and care plan",
    "No SEN provision",
    "Total",
)
NEEDS = {
    "Specific learning difficulty": (9.0, 1.3),
    "Moderate learning difficulty": (13.0, 3.0),
    "Severe learning difficulty": (0.3, 2.4),
    "Profound & multiple learning difficulty": (0.1, 0.9),
    "Social, emotional and mental health": (15.0, 5.0),
    "Speech, language and communication needs": (20.0, 5.5),
    "Hearing impairment": (1.2, 0.5),
    "Vision impairment": (0.7, 0.3),
    "Multi- sensory impairment": (0.2, 0.1),
    "Physical disability": (1.6, 1.2),
    "Autistic spectrum disorder": (7.0, 9.5),
    "Down syndrome": (0.1, 0.4),
    "Other difficulty or disability": (3.5, 0.8),
    "SEN support but no specialist assessment of type of need": (3.0, 0.0),
}
NO_NEED, ALL_NEEDS = "No primary need", "All primary need"
PHASES = {
    "State-funded nursery": 0.5,
    "State-funded primary": 46.0,
    "State-funded secondary": 38.0,
    "State-funded special school": 14.0,
    "Non-maintained special school": 0.4,
    "State-funded AP school": 1.1,
}
ETHNICITIES = (
    *("White British", "White Irish", "Traveller of Irish heritage", "Gypsy Roma"),
    *("Any other White background", "White and Black Caribbean", "White and Black African"),
    *("White and Asian", "Any other Mixed background", "Indian", "Pakistani", "Bangladeshi"),
    *("Chinese", "Any other Asian background", "Black African", "Black Caribbean"),
    *("Any other Black background", "All Arab and Other backgrounds", "Unclassified"),
)
SYMBOLS = ("c", "c", "c", "c", "x", "z", "low", "k", "u", ":", "~", "..", "supp", "NULL", "")
LONDON = "E12000007"
LAST_YEAR = 2025
SMALL = 3

_Cell = tuple[str, str, str]
"""Phase, provision, need."""


@dataclass(frozen=True, slots=True)
class MadeUpFile:
    """A file that was written, with what it holds."""

    path: Path
    rows: int
    periods: tuple[str, ...]
    authorities: int


def write_file(
    path: Path, rows: int, *, years: int = 0, authorities: int = 0, seed: int = 2026
) -> MadeUpFile:
    """Write a file of so many data rows; 0 years or authorities are as many as fit such a file."""
    chance = random.Random(seed)
    chosen = _authorities(authorities)
    periods = [f"{year}{(year + 1) % 100:02}" for year in _years(years or _usual_years(rows))]
    left, done = rows, 0
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        stream.write(COLUMNS + "\n")
        for number, period in enumerate(periods):
            places = _places(chosen, chance, period)
            share = left // (len(periods) - number)
            lines = list(_lines(places, period, share, chance))
            stream.writelines(lines)
            left -= len(lines)
            done += len(lines)
    return MadeUpFile(path, done, tuple(periods), len(chosen))


def _years(count: int) -> range:
    return range(LAST_YEAR - count + 1, LAST_YEAR + 1)


def _usual_years(rows: int) -> int:
    """Return how many years a published file of this size has."""
    steps = ((200_000, 1), (2_000_000, 3), (6_000_000, 6))
    return next((years for most, years in steps if rows <= most), 10)


def _authorities(count: int) -> list[Authority]:
    live = [one for one in authority_table().authorities.values() if not one.ended]
    return live[: count or len(live)]


# --- Counts ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _PlaceRows:
    """A place: the cells that name it, and its counts."""

    identity: str
    counts: dict[_Cell, int]
    is_small: bool = False


def _places(chosen: list[Authority], chance: random.Random, period: str) -> list[_PlaceRows]:
    """Return England, regions, the parts of London and authorities, with counts that add up."""
    named = _named_wholes()
    wholes: dict[str, dict[_Cell, int]] = {code: defaultdict(int) for code in named}
    own = []
    for authority in chosen:
        counts = _with_totals(_parts(chance))
        own.append(_PlaceRows(_identity(authority), counts, is_small=True))
        part = {"Inner": "E13000001", "Outer": "E13000002"}.get(authority.london_part[:5], "")
        for code in {"E92000001", authority.region_code, part} & wholes.keys():
            for cell, count in counts.items():
                wholes[code][cell] += count
    shown = [_PlaceRows(named[code], counts) for code, counts in wholes.items() if counts]
    for place in (*shown, *own):
        place.identity = f"{period},Academic year,{place.identity}"
    return [*shown, *own]


def _parts(chance: random.Random) -> dict[_Cell, int]:
    """Return the counts of one authority that are no totals."""
    size = chance.lognormvariate(0.0, 0.7)
    parts = {}
    for phase, weight in PHASES.items():
        for need, rates in NEEDS.items():
            for provision, rate in zip((SUPPORT, PLAN), rates, strict=True):
                count = int(size * weight * rate * chance.uniform(0.3, 1.7))
                parts[phase, provision, need] = count
        parts[phase, NO_SEN, NO_NEED] = int(size * weight * 400)
    return parts


def _with_totals(parts: dict[_Cell, int]) -> dict[_Cell, int]:
    counts: dict[_Cell, int] = defaultdict(int)
    for (phase, provision, need), count in parts.items():
        for cell in product((phase, "Total"), (provision, EVERYBODY), (need, ALL_NEEDS)):
            counts[cell] += count
    return counts


def _named_wholes() -> dict[str, str]:
    """Return the cells of England, the regions and the parts of London by code."""
    named = {"E92000001": "National,E92000001,England,,,,,,,"}
    for region in authority_table().regions.values():
        if region.code != "E92000001":
            named[region.code] = f"Regional,E92000001,England,{region.name},{region.code},,,,,"
    return named


def _identity(authority: Authority) -> str:
    name, region = _quoted(authority.name), authority.region_name
    codes = f"{region},{authority.region_code},{authority.dfe_code},{name},{authority.code}"
    return f"Local authority,E92000001,England,{codes},,"


def _quoted(text: str) -> str:
    return f'"{text}"' if "," in text else text


# --- Rows -----------------------------------------------------------------------------------


def _lines(
    places: list[_PlaceRows], period: str, most: int, chance: random.Random
) -> Iterator[str]:
    """Yield at most so many rows: the totals first, then ethnicities that fit, then others."""
    rows = [
        (f"{place.identity},{_what(cell)}", count, place.is_small)
        for place in places
        for cell, count in place.counts.items()
        if count
    ]
    left = most
    groups = ["Total", *ETHNICITIES]
    for number, group in enumerate(groups):
        if len(rows) > left:
            break
        left -= len(rows)
        divisor = 1 if number == 0 else 2 + number
        for start, count, is_small in rows:
            yield _line(start, group, count // divisor, chance, may_be_hidden=is_small)
    for number in range(left):
        yield (
            f"{period},Academic year,Parliamentary constituency,E92000001,England,,,,,,"
            f"E1400{number % 543:04},Constituency {number % 543},Total,Total,"
            f"{ALL_NEEDS},Total,{number % 9_973},,,made up\n"
        )


def _what(cell: _Cell) -> str:
    phase, provision, need = cell
    return ",".join(map(_quoted, (phase, provision, need)))


def _line(start: str, group: str, count: int, chance: random.Random, *, may_be_hidden: bool) -> str:
    if may_be_hidden and count < SMALL:
        symbol = SYMBOLS[int(chance.random() * len(SYMBOLS))]
        return f"{start},{group},{symbol},{symbol},{symbol},made up\n"
    spaced = f" {count} " if count % 97 == 0 else count
    percent = count / 1.37
    return f"{start},{group},{spaced},{percent:.12f},{percent:.1f},made up\n"
