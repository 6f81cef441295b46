"""Turns rows into the bytes of a CSV file, with the traps that are about text and order."""

from __future__ import annotations

import csv
import io
import random
from functools import cache
from pathlib import Path

from .facts import (
    AUTHORITY_BY_CODE,
    ENGLAND,
    JOINT_CODE,
    JOINT_KEY,
    JOINT_NAME,
    NEWEST,
    REGION_NAMES,
    REGION_PART_NAMES,
    places_of,
)
from .traps import Traps

Row = dict[str, str]

IDENTITY = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_name",
    "region_code",
    "old_la_code",
    "la_name",
    "new_la_code",
)
CONSTITUENCY = ("pcon_code", "pcon_name")
_SCHOOL = ("school_urn", "school_name")
_UNKNOWN = ("release_note", "la_type_2")
_SPACED = ("geographic_level", "la_name", "region_name", "old_la_code", "time_identifier")


def places_in(period: str, traps: Traps) -> tuple[str, ...]:
    """Return the places that a file with these traps has rows for, London's parts too."""
    parts = tuple(REGION_PART_NAMES) if traps.london_parts else ()
    return (*places_of(period, joint=traps.joint_rows), *parts)


def identity(period: str, place: str, traps: Traps) -> Row:
    """Return the columns that say when and where."""
    row = dict.fromkeys(IDENTITY, "")
    row |= {
        "time_period": period,
        "time_identifier": traps.time_identifier,
        "country_code": ENGLAND,
        "country_name": "England",
    }
    return row | _where(period, place, traps)


def _where(period: str, place: str, traps: Traps) -> Row:
    if place == ENGLAND:
        return {"geographic_level": "National"}
    if place in REGION_NAMES or place in REGION_PART_NAMES:
        name = REGION_NAMES.get(place) or REGION_PART_NAMES[place]
        return {"geographic_level": "Regional", "region_code": place, "region_name": name}
    code, name, region = _authority(period, place, traps)
    return {
        "geographic_level": "Local authority",
        "region_code": region,
        "region_name": {**REGION_NAMES, **REGION_PART_NAMES}[region],
        "old_la_code": place,
        "new_la_code": code,
        "la_name": name,
    }


def _authority(period: str, place: str, traps: Traps) -> tuple[str, str, str]:
    if place == JOINT_KEY:
        return JOINT_CODE, JOINT_NAME, AUTHORITY_BY_CODE["942"].region
    authority = AUTHORITY_BY_CODE[place]
    is_earlier = traps.two_codes and period != NEWEST and authority.earlier_code
    code = authority.earlier_code if is_earlier else authority.code
    region = authority.part if traps.part_as_region and authority.part else authority.region
    return code, traps.names.get(place, authority.name), region


def smaller_rows(rows: list[Row], traps: Traps) -> list[Row]:
    """Return rows of constituencies and schools that repeat an authority's figures."""
    more = []
    for row in rows:
        if row["old_la_code"] != "856":
            continue
        if traps.constituency_rows:
            here = {"pcon_code": "E14001330", "pcon_name": "Leicester East"}
            more.append(row | here | {"geographic_level": "Parliamentary constituency"})
        if traps.school_rows:
            here = {"school_urn": "120001", "school_name": "St Anne's, Leicester"}
            more.append(row | here | {"geographic_level": "School"})
    return more


def write_table(path: Path, columns: tuple[str, ...], rows: list[Row], traps: Traps) -> Path:
    """Write the table with the traps of text and order; returns ``path``."""
    chance = random.Random(20250701)
    rows = [*rows, *smaller_rows(rows, traps)]
    columns = _columns(columns, traps)
    if traps.shuffled_columns:
        columns = tuple(chance.sample(columns, len(columns)))
    if traps.shuffled_rows:
        chance.shuffle(rows)
    text = io.StringIO()
    quoting = csv.QUOTE_ALL if traps.quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(text, lineterminator=traps.line_end, quoting=quoting)
    writer.writerow(columns)
    blank = [""] * len(columns)
    for number, row in enumerate(rows):
        written = _spaced(row, number) if traps.stray_spaces else row
        if traps.unknown_columns:
            written = written | {"release_note": _note(number)}
        writer.writerow(map(written.get, columns, blank))
    path.write_bytes(text.getvalue().encode(traps.encoding))
    return path


def _columns(columns: tuple[str, ...], traps: Traps) -> tuple[str, ...]:
    more: list[str] = []
    if traps.constituency_rows and "pcon_code" not in columns:
        more += CONSTITUENCY
    if traps.school_rows:
        more += _SCHOOL
    if traps.unknown_columns:
        more += _UNKNOWN
    if traps.duplicated_header:
        # As in a real file: the same word twice, over figures that nobody asks for.
        more += ["outcome_decided", "outcome_decided"]
    return (*columns, *more)


def _note(number: int) -> str:
    return "revised \u2013 see guidance, café" if number % 5 == 0 else ""


def _spaced(row: Row, number: int) -> Row:
    spaced = dict(row)
    column = _SPACED[number % len(_SPACED)]
    for name in (column, *_need_columns(tuple(row))):
        if spaced[name]:
            spaced[name] = f" {spaced[name]}  " if number % 2 else f"{spaced[name]} "
    return spaced


@cache
def _need_columns(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(column for column in columns if column not in IDENTITY and "need" in column)
