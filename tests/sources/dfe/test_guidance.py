"""The guidance of a release says what its files, columns and symbols mean; the rest is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendviewer.sources.dfe.guidance import Guidance, guidance_from

REAL = Path(__file__).parents[4] / "shared" / "data" / "dfe" / "sen_in_england_2022-23.txt"

WHOLE = """\
Education, health and care plans
Reporting year 2025

Description

u is a letter, and this is not about symbols.

File formats and conventions

The following convention is used:

\u2018x’ Not applicable

\u2018z’ Not available.

Data files

c - not a symbol any more

Number of plans,  by primary need

Filename: needs_.csv
Geographic levels: Local authority; National
Time period: 2018/19 to 2024/25
Content summary: Plans active in January.

Variable names and descriptions for this file are provided below:

Variable name  |  Variable description
-------------  |  --------------------
ehc_plans      |  Total number of plans
age_5 | Age | 5

Footnotes:

1. Hackney sent no figures.
2) Surrey did.


New plans

Filename: new.csv
"""


def read(text: str) -> Guidance:
    guidance = guidance_from(text.encode())
    assert guidance is not None
    return guidance


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_everything_is_found(end: str, encoding: str) -> None:
    guidance = guidance_from(WHOLE.replace("\n", end).encode(encoding))
    assert guidance is not None
    assert guidance.title == "Education, health and care plans"
    assert guidance.reporting == "Reporting year 2025"
    assert guidance.release_title == "Education, health and care plans 2025"
    assert dict(guidance.symbols) == {"x": "not applicable", "z": "not available"}
    needs, new = guidance.files
    assert needs.filename == "needs_.csv"
    assert needs.title == "Number of plans, by primary need"
    assert needs.time_period == "2018/19 to 2024/25"
    assert needs.levels == ("Local authority", "National")
    assert needs.summary == "Plans active in January."
    assert dict(needs.variables) == {"ehc_plans": "Total number of plans", "age_5": "Age | 5"}
    assert needs.footnotes == ("Hackney sent no figures.", "Surrey did.")
    assert (new.title, new.levels, dict(new.variables), new.footnotes) == ("New plans", (), {}, ())


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Reporting year 2025", "Plans 2025"),
        ("2022/23 Academic year", "Plans 2022/23"),
        ("Academic year 2022/23", "Plans 2022/23"),
        ("Calendar year 2024", "Plans 2024"),
        ("Spring term 2025", "Plans Spring term 2025"),
        ("Description", "Plans"),
        ("In 2025 there were many more plans than in any year that came before it.", "Plans"),
    ],
)
def test_the_release_is_named_by_its_year(line: str, title: str) -> None:
    assert read(f"Plans\n{line}\n\nFilename: a.csv\n").release_title == title


@pytest.mark.parametrize(
    ("line", "symbols"),
    [
        ("z - Not applicable", {"z": "not applicable"}),
        ("\u2018x’ Not available", {"x": "not available"}),
        ("“c” Suppressed to protect children.", {"c": "suppressed to protect children"}),
        ("[low] rounds to 0", {"low": "rounds to 0"}),
        ("* k \u2013 rounds  to 0", {"k": "rounds to 0"}),
        ("C = suppressed", {"c": "suppressed"}),
        ("u: low reliability", {"u": "low reliability"}),
        ("z | not applicable", {"z": "not applicable"}),
        ("x means not available", {"x": "not available"}),
        ("': ' and more", {}),
        ("':' not available", {":": "not available"}),
        ("~ - rounds to 0", {"~": "rounds to 0"}),
        ("- state-funded schools", {}),
        (".. not available", {}),
        ("children are counted once", {}),
        ("z", {}),
    ],
)
def test_a_symbol_is_found_however_it_is_explained(line: str, symbols: dict[str, str]) -> None:
    text = f"Plans\n\nConventions\n\n{line}\n\nData files\n\nA\n\nFilename: a.csv\n"
    assert dict(read(text).symbols) == symbols


@pytest.mark.parametrize("name", ["needs_.csv", "needs.csv", "NEEDS.CSV", " needs "])
def test_a_file_is_found_by_its_name_loosely(name: str) -> None:
    file = read(WHOLE).file(name)
    assert file is not None
    assert file.filename == "needs_.csv"


def test_a_file_that_is_not_described_is_none() -> None:
    assert read(WHOLE).file("caseload.csv") is None


@pytest.mark.parametrize("text", ["", "\n\n", "Dear diary\n2025\n\nx loves z\n"])
def test_a_text_about_something_else_is_no_guidance(text: str) -> None:
    assert guidance_from(text.encode()) is None


@given(st.binary(max_size=300), st.integers(0, 300))
def test_nothing_in_it_is_ever_an_error(noise: bytes, place: int) -> None:
    data = WHOLE.encode()
    guidance_from(data[:place] + noise + data[place:])
    guidance_from(noise)


@given(st.lists(st.sampled_from(WHOLE.splitlines()), max_size=12))
def test_no_order_of_its_lines_is_an_error(lines: list[str]) -> None:
    guidance_from("\n".join(lines).encode())


@pytest.mark.skipif(not REAL.exists(), reason=f"the real guidance is not at {REAL}")
def test_the_real_guidance_of_the_school_census_swaps_x_and_z() -> None:
    guidance = guidance_from(REAL.read_bytes())
    assert guidance is not None
    assert guidance.release_title == "Special educational needs in England 2022/23"
    assert dict(guidance.symbols) == {"x": "not applicable", "z": "not available"}
    assert len(guidance.files) == 5
    ages = guidance.file("sen_age_gender.csv")
    assert ages is not None
    assert ages.variables["pupil_gender_boys"] == "Boys"
    assert len(ages.footnotes) == 2
