"""Counts published files again with nothing but csv and zipfile, for the program to agree with."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
PLANS_ZIP = DATA / "dfe" / "education-health-and-care-plans_2025.zip"
CHILDREN_IN_NEED = DATA / "dfe" / "children_in_need_sen_la_2016-17_to_2021-22.csv"
NEIGHBOURS_2021 = DATA / "lookups" / "New_Statistical_Neighbour_Groupings_April_2021.csv"
NEIGHBOURS_2025 = DATA / "lookups" / "statistical_neighbours_may_2025.xlsx"

ENGLAND = "E92000001"
LLR = ("856", "855", "857")
EAST_MIDLANDS = "E12000004"

Counts = dict[str, int]
"""By need code; "" for all plans, "UNK" for those whose need is not recorded."""


def needs_file(path: Path) -> Path:
    """Return a file of the test data, or skip the test where there is none."""
    if not path.exists():
        pytest.skip(f"{path.name} is not in {DATA}: the project ships none of DfE's files")
    return path


def csv_rows(text: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(text))


def key_of(row: Mapping[str, str]) -> str:
    """Return what a place is known by: 3-digit code, else 9-character code."""
    return row["old_la_code"] or row["region_code"] or row["country_code"]


class PlansRecount:
    """The file of all plans by primary need, counted again."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            text = archive.read("data/sen_needs_all_plans.csv").decode("utf-8-sig")
        self.rows: dict[tuple[str, str, str], dict[str, str]] = {}
        self._by_topic: dict[tuple[str, str], list[tuple[str, int]]] = {}
        self.regions: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.levels: dict[str, str] = {}
        self.number_of_rows = 0
        for row in csv_rows(text):
            key = key_of(row)
            self.number_of_rows += 1
            part = (row["breakdown"], int(row["ehc_plans"]))
            self._by_topic.setdefault((key, row["breakdown_topic"]), []).append(part)
            self.rows[key, row["breakdown_topic"], row["breakdown"]] = row
            self.regions[key] = row["region_code"]
            self.levels[key] = row["geographic_level"]
            self.names[key] = row["la_name"] or row["region_name"] or row["country_name"]

    @property
    def authorities(self) -> list[str]:
        return [key for key, level in self.levels.items() if level == "Local authority"]

    @property
    def region_keys(self) -> list[str]:
        return [key for key, level in self.levels.items() if level == "Regional"]

    def authorities_in(self, region: str) -> list[str]:
        return [key for key in self.authorities if self.regions[key] == region]

    def needs(self, *keys: str) -> Counts:
        """Return plans of places together: all, by need, and with no need recorded."""
        total: Counts = {}
        for key in keys:
            row = self.rows[key, "All EHC plans", "All EHC plans"]
            for column, value in row.items():
                if (code := _need_code(column)) is not None:
                    total[code] = total.get(code, 0) + int(value)
        return total

    def parts(self, topic: str, keys: Iterable[str]) -> Counts:
        """Return plans of places together by the values of a topic ("age 5", ...)."""
        total: Counts = {}
        for key in keys:
            for breakdown, plans in self._by_topic.get((key, topic), ()):
                total[breakdown] = total.get(breakdown, 0) + plans
        return total


def _need_code(column: str) -> str | None:
    if column == "ehc_plans":
        return ""
    if not column.startswith("number_"):
        return None
    return "UNK" if column == "number_need_unknown" else column.removeprefix("number_").upper()


# --- Statistical neighbours -----------------------------------------------------------------


def neighbours_2021(path: Path) -> dict[str, list[str]]:
    """Return code -> ten codes, from the list of April 2021."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    return _neighbours(rows)


def neighbours_2025(path: Path) -> dict[str, list[str]]:
    """Return code -> ten codes, from the first sheet of the workbook of May 2025."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as archive:
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    words = ["".join(text.text or "" for text in each.iter(f"{space}t")) for each in strings]
    rows = []
    for row in sheet.iter(f"{space}row"):
        cells = {}
        for cell in row.iter(f"{space}c"):
            value = cell.findtext(f"{space}v") or ""
            text = words[int(value)] if cell.get("t") == "s" else value
            cells["".join(c for c in cell.get("r", "") if c.isalpha())] = text
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        rows.append([cells.get(letter, "") for letter in letters])
    return _neighbours(rows)


def _neighbours(rows: list[list[str]]) -> dict[str, list[str]]:
    start = next(at for at, row in enumerate(rows) if "SN1" in row)
    columns = [rows[start].index(f"SN{number}") for number in range(1, 11)]
    return {
        _code(row[0]): [_code(row[column]) for column in columns]
        for row in rows[start + 1 :]
        if _code(row[0])
    }


def _code(text: str) -> str:
    return text.removesuffix(".0").strip()


def neighbours_of(listed: dict[str, list[str]], members: Iterable[str]) -> set[str]:
    """Return the neighbours of all members together, less the members."""
    members = set(members)
    return {code for member in members for code in listed[member]} - members
