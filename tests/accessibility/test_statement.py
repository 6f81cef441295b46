"""The accessibility statement: complete, honest about gaps, and every test that it names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
STATEMENT = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")

CRITERIA = [
    "1.1.1",
    "1.2.1",
    "1.2.2",
    "1.2.3",
    "1.2.4",
    "1.2.5",
    "1.3.1",
    "1.3.2",
    "1.3.3",
    "1.3.4",
    "1.3.5",
    "1.4.1",
    "1.4.2",
    "1.4.3",
    "1.4.4",
    "1.4.5",
    "1.4.10",
    "1.4.11",
    "1.4.12",
    "1.4.13",
    "2.1.1",
    "2.1.2",
    "2.1.4",
    "2.2.1",
    "2.2.2",
    "2.3.1",
    "2.4.1",
    "2.4.2",
    "2.4.3",
    "2.4.4",
    "2.4.5",
    "2.4.6",
    "2.4.7",
    "2.4.11",
    "2.5.1",
    "2.5.2",
    "2.5.3",
    "2.5.4",
    "2.5.7",
    "2.5.8",
    "3.1.1",
    "3.1.2",
    "3.2.1",
    "3.2.2",
    "3.2.3",
    "3.2.4",
    "3.2.6",
    "3.3.1",
    "3.3.2",
    "3.3.3",
    "3.3.4",
    "3.3.7",
    "3.3.8",
    "4.1.2",
    "4.1.3",
]
"""All criteria of WCAG 2.2 of levels A and AA; 4.1.1 is no longer one."""

NOT_FOR_SOFTWARE = ("2.4.1", "2.4.2", "2.4.5", "3.1.2", "3.2.3", "3.2.4")
NEW_IN_WCAG_22 = ("2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8")

CLAUSES = [
    *("5.2", "5.3", "5.4", "5.5", "5.6.1", "5.6.2", "5.7", "5.8", "5.9"),
    *("11.4.1.1", "11.5.1", *(f"11.5.2.{number}" for number in range(1, 18))),
    *("11.6.1", "11.6.2", "11.7", *(f"11.8.{number}" for number in range(1, 6))),
    *("12.1.1", "12.1.2", "12.2.2", "12.2.3", "12.2.4"),
]
"""The clauses of EN 301 549 V3.2.1 on any program, on software and on its documents, beyond WCAG;
5.1 is only for what is closed to assistive technology."""

Row = tuple[str, str, str, str]


def rows() -> list[Row]:
    found = re.findall(
        r"^\| ([\d.]+ [^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]*)\|$", STATEMENT, re.MULTILINE
    )
    return [(name, answer, how, shown.strip()) for name, answer, how, shown in found]


def test_every_criterion_of_level_a_and_aa_has_its_row() -> None:
    numbers = [row[0].split()[0] for row in rows()]
    assert [number for number in numbers if number in CRITERIA] == CRITERIA
    assert len(CRITERIA) == 55
    clauses = [number for number in numbers if number not in CRITERIA]
    assert {number.split(".")[0] for number in clauses} == {"5", "11", "12"}
    assert [number for number in clauses if number in CLAUSES] == CLAUSES


def test_the_numbers_that_the_standard_has_not_are_named_as_such() -> None:
    """EN 301 549 leaves these out for software; those of WCAG 2.2 came after it."""
    told = STATEMENT.partition("## Who can do what")[0]
    for number in (*NOT_FOR_SOFTWARE, *NEW_IN_WCAG_22):
        assert f" {number}" in told


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0].split()[0])
def test_a_row_has_an_answer_a_reason_and_a_test_that_exists(row: Row) -> None:
    _name, answer, how, shown_by = row
    assert answer in {"Supports", "Partly", "Not applicable"}
    assert how.endswith(".")
    named = re.findall(r"`([^`]+)`", shown_by)
    assert named or answer != "Supports"
    assert not (named and answer == "Not applicable")
    for test in named:
        file, _, function = test.partition("::")
        path = ROOT / "tests" / file
        assert path.is_file(), f"{file} does not exist"
        if function:
            code = path.read_text(encoding="utf-8")
            assert re.search(rf"^def {function}\(", code, re.MULTILINE), f"{test} does not exist"


def test_what_is_only_partly_supported_is_told_in_words_above_the_table() -> None:
    gaps, _, rest = STATEMENT.partition("## What no test can show")
    assert "## What does not work yet" in gaps
    assert rest.count("NVDA") == rest.count("VoiceOver") == rest.count("Orca") == 1


def test_the_readme_leads_to_the_statement() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Accessibility")[1].split("\n## ")[0]
    assert "(docs/accessibility.md)" in section
