"""The page that ships with the program says what its source says, to the last digit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sendviewer.core.figures import Figure, Quantity, Unit
from sendviewer.core.pages import Page
from sendviewer.sources.pages import read_page, shipped_page_path, write_page

NEEDS = """
Specific Learning Disability | 2477 | 11.3 | 12.5 | SPLD
Moderate Learning Disability | 6547 | 29.8 | 20.4 | MLD
Severe Learning Disability | 836 | 3.8 | 2.7 | SLD
Profound Learning Disability | 175 | 0.8 | 0.9 | PMLD
Social, Emotional and Mental Health | 3543 | 16.1 | 17.1 | SEMH
Speech, Language and Communication needs | 4087 | 18.6 | 21.7 | SLCN
Special Educational Needs Hearing | 391 | 1.8 | 1.8 | HI
Special Educational Needs Visual | 355 | 1.6 | 1.1 | VI
Multi-Sensory | 55 | 0.3 | 0.3 | MSI
Physical Disability | 664 | 3.0 | 2.9 | PD
Autistic Spectrum | 1630 | 7.4 | 11.0 | ASD
Other Difficulty | 732 | 3.3 | 4.4 | OTH
No specialist assessment | 474 | 2.2 | 3.3 | NSA
Total overall | 21966 | 100 | 100 | TOTAL
"""


@pytest.fixture(scope="module")
def page() -> Page:
    return read_page(shipped_page_path())


def printed(quantity: Quantity) -> str:
    assert isinstance(quantity, Figure)
    decimals = quantity.decimals or 0
    return f"{float(quantity.value):.{decimals}f}"


def test_every_need_is_as_the_source_prints_it(page: Page) -> None:
    rows = [(need.code, need) for need in page.needs] + [("TOTAL", page.total)]
    found = [
        " | ".join(
            [
                row.label,
                printed(row.children),
                printed(row.printed_share),
                printed(row.comparator_share),
                code,
            ]
        )
        for code, row in rows
    ]
    assert found == NEEDS.strip().splitlines()


def test_every_figure_of_the_overview_is_as_the_source_prints_it(page: Page) -> None:
    assert printed(page.children_with_send) == "21966"
    assert printed(page.share_of_pupils) == "13.7"
    assert printed(page.comparator_share_of_pupils) == "14.8"
    assert [(setting.id, printed(setting.children)) for setting in page.settings] == [
        ("primary", "12142"),
        ("secondary", "7513"),
        ("special", "2313"),
    ]


def test_counts_are_exact_and_shares_know_their_decimals(page: Page) -> None:
    for need in page.needs:
        assert isinstance(need.children, Figure)
        assert (need.children.unit, need.children.decimals) == (Unit.CHILDREN, None)
        for share in (need.printed_share, need.comparator_share):
            assert isinstance(share, Figure)
            assert (share.unit, share.decimals) == (Unit.PERCENT, 1)


def test_the_areas_and_dates_are_those_of_the_source(page: Page) -> None:
    assert [(area.code, area.dfe_code, area.name) for area in page.areas] == [
        ("E06000016", "856", "Leicester"),
        ("E10000018", "855", "Leicestershire"),
        ("E06000017", "857", "Rutland"),
    ]
    assert (page.name, page.short_name) == ("Leicester, Leicestershire and Rutland", "LLR")
    period = page.period
    assert (period.label, period.page_date, period.census_date) == ("April 2020", "2020-04", None)
    assert (page.comparator.name, page.comparator.kind) == ("England", "national")


def test_two_censuses_stand_beside_the_page_as_candidates(page: Page) -> None:
    found = [
        (
            candidate.census_date,
            candidate.published,
            [(name, printed(count)) for name, count in candidate.settings],
            printed(candidate.share_of_pupils),
        )
        for candidate in page.census_candidates
    ]
    assert found == [
        ("2019-01", "2019-07", [("primary", "12143"), ("secondary", "7514")], "13.71"),
        ("2020-01", "2020-07", [("primary", "12514"), ("secondary", "7902")], "14.1"),
    ]


def test_the_text_has_its_sections_and_the_table_of_what_must_improve(page: Page) -> None:
    assert [section.id for section in page.sections] == [
        "where-children-learn",
        "ages",
        "what-families-say",
        "areas-for-improvement",
        "what-is-commissioned",
        "schools-as-commissioners",
        "personal-budgets",
        "more-information",
    ]
    table = page.sections[3].table
    assert table is not None
    assert table.columns == ("What must improve", "Where", "Who found it")
    assert [row[1] for row in table.rows] == [
        "Leicester and Leicestershire",
        "Leicester and Leicestershire",
        "Leicester City",
        "Leicester and Leicestershire",
    ]


def test_no_section_asks_for_more_than_a_minute(page: Page) -> None:
    for section in page.sections:
        assert 50 <= len(" ".join(section.paragraphs).split()) <= 130, section.id


def test_no_address_and_no_licence_is_claimed_for_the_source(page: Page) -> None:
    (source,) = page.sources
    assert (source.url, source.licence) == (None, None)


def test_the_shipped_files_are_what_saving_the_page_gives(page: Page, tmp_path: Path) -> None:
    write_page(page, tmp_path / "again")
    for shipped in sorted(shipped_page_path().iterdir()):
        assert (tmp_path / "again" / shipped.name).read_bytes() == shipped.read_bytes()
    assert len(list((tmp_path / "again").iterdir())) == 4


def test_reading_the_page_loads_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from sendviewer.sources.pages import read_page, shipped_page_path\n"
        "read_page(shipped_page_path())\n"
        "heavy = {'zipfile', 'tempfile', 'difflib', 'numpy', 'pandas', 'PySide6'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
