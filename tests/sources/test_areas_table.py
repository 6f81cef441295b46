from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sendviewer.core.selections import Level
from sendviewer.sources.authorities import authority_table

LOOKUPS = Path(__file__).parents[3] / "shared" / "data" / "lookups"
TABLE = authority_table()
AUTHORITIES = TABLE.authorities.values()
LIVE = [authority for authority in AUTHORITIES if not authority.ended]


def rows_of(name: str) -> list[dict[str, str]]:
    path = LOOKUPS / name
    if not path.exists():
        pytest.skip(f"{path} is not there")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def one_authority(row: dict[str, str]) -> bool:
    return row["old_la_code"] in TABLE.authorities


def test_there_are_153_live_authorities_in_9_regions_and_7_that_ended() -> None:
    assert len(LIVE) == 153
    assert len({authority.region_code for authority in LIVE}) == 9
    assert len(AUTHORITIES) - len(LIVE) == 7


def test_inner_and_outer_london_together_are_london() -> None:
    parts = [authority.london_part for authority in LIVE if authority.region_name == "London"]
    assert parts.count("Inner London") == 14
    assert parts.count("Outer London") == 19
    assert not any(one.london_part for one in AUTHORITIES if one.region_name != "London")


def test_no_code_belongs_to_two_authorities() -> None:
    codes = [code for authority in AUTHORITIES for code in (authority.dfe_code, *authority.codes)]
    assert len(codes) == len(set(codes))


def test_regions_are_named_as_in_the_table_of_regions() -> None:
    for authority in AUTHORITIES:
        region = TABLE.regions[authority.region_code]
        assert (region.level, region.name) == (Level.REGIONAL, authority.region_name)


def test_each_one_that_ended_became_live_ones_that_started_the_next_day() -> None:
    for ended in (authority for authority in AUTHORITIES if authority.ended):
        successors = TABLE.successors(ended)
        assert successors
        for successor in successors:
            assert not successor.ended
            assert (ended.ended[-5:], successor.started[-5:]) == ("03-31", "04-01")
            assert ended.ended[:4] == successor.started[:4]
            assert ended in TABLE.predecessors(successor)


def test_who_started_has_a_predecessor_and_nobody_else_has() -> None:
    for authority in AUTHORITIES:
        assert bool(authority.started) == bool(TABLE.predecessors(authority))


def test_the_directory_has_every_code_and_name_of_dfe_s_own_checks() -> None:
    seen = set()
    for row in filter(one_authority, rows_of("dfe_screener_las.csv")):
        authority = TABLE.authorities[row["old_la_code"]]
        seen.add(authority.dfe_code)
        assert row["new_la_code"] in authority.codes
        assert row["la_name"] in authority.names
        assert row["parent_geography_code"] == authority.region_code
        if row["status"] == "live":
            assert (row["new_la_code"], authority.ended) == (authority.code, "")
    assert seen == set(TABLE.authorities)


def test_dates_of_those_that_ended_are_those_of_dfe_s_own_checks() -> None:
    rows = {
        row["new_la_code"]: "-".join(reversed(row["date_of_termination"].split("/")))
        for row in rows_of("dfe_screener_las.csv")
    }
    for authority in AUTHORITIES:
        assert rows[authority.code] == authority.ended


def test_regions_are_those_of_dfe_s_own_checks() -> None:
    rows = [row for row in rows_of("dfe_screener_region_la_hierarchy.csv") if one_authority(row)]
    assert {row["old_la_code"] for row in rows} == set(TABLE.authorities)
    for row in rows:
        authority = TABLE.authorities[row["old_la_code"]]
        assert (row["region_code"], row["region_name"]) == (
            authority.region_code,
            authority.region_name,
        )
