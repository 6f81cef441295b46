"""A workbook that the program writes opens again as the same page, whatever saved it since."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet
from page_strategies import pages

from sendviewer.core.comparisons import Confidence
from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page, Section, SectionTable
from sendviewer.export.workbook.document import workbook_bytes
from sendviewer.present.document_json import page_json
from sendviewer.sources.pages import read_page

NORMAL = Confidence.P95
LONG = ("\N{GRINNING FACE} a very long paragraph " * 2_000).strip()


@pytest.fixture
def book(page: Page, tmp_path: Path) -> Path:
    path = tmp_path / "page.xlsx"
    path.write_bytes(workbook_bytes(page, NORMAL))
    return path


@pytest.fixture
def hard_page(page: Page) -> Page:
    """A page with everything that spreadsheet programs like to change."""
    table = SectionTable(("=a", "-", "x"), (("00123", "1-2", "TRUE"), ("'a", "", "2020-04")))
    paragraphs = ('=HYPERLINK("http://a.example","b")', "- @SUM(A1)", "_x0041_ «é»", LONG)
    return replace(page, sections=(*page.sections, Section("hard", "+1", paragraphs, table)))


@pytest.mark.parametrize("working", [False, True], ids=["published", "working"])
def test_the_page_comes_back_byte_for_byte_as_json(
    hard_page: Page, tmp_path: Path, working: bool
) -> None:
    path = tmp_path / "PAGE.XLSX"
    path.write_bytes(workbook_bytes(hard_page, NORMAL, working=working))
    assert read_page(path) == hard_page
    assert page_json(read_page(path)) == page_json(hard_page)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(pages())
def test_any_page_comes_back_the_same(tmp_path: Path, any_page: Page) -> None:
    path = tmp_path / "page.xlsx"
    path.write_bytes(workbook_bytes(any_page, NORMAL))
    again = read_page(path)
    assert again == any_page
    assert page_json(again) == page_json(any_page)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_saved_in_libreoffice_it_is_the_same_page_with_numbers_as_numbers(
    hard_page: Page, tmp_path: Path
) -> None:
    (tmp_path / "page.xlsx").write_bytes(workbook_bytes(hard_page, NORMAL))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    saved = tmp_path / "saved"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(saved)]
    subprocess.run([*command, str(tmp_path / "page.xlsx")], check=True, capture_output=True)
    assert page_json(read_page(saved / "page.xlsx")) == page_json(hard_page)
    rows = openpyxl.load_workbook(saved / "page.xlsx")["Needs"].iter_rows(values_only=True)
    row = next(row for row in rows if row[0] == "Moderate Learning Disability")
    assert row == (row[0], 6547, 29.8, 29.2, 30.4, 20.4, 9.4, "Higher", 4481)


# --- Workbooks that a person has worked in ------------------------------------------------


def edited(path: Path, edit: Callable[[Worksheet], None]) -> Path:
    """Save the workbook with its page data changed by ``edit``."""
    workbook = openpyxl.load_workbook(path)
    edit(workbook["Page data"])
    workbook.save(path)
    return path


def row_of(sheet: Worksheet, file: str, line: int) -> int:
    """Return the row that holds a line of a file, counted from 1."""
    rows = sheet.iter_rows(values_only=True)
    return next(
        number
        for number, (name, place, *_) in enumerate(rows, 1)
        if name == file and str(place).startswith(f"{line} of ")
    )


def test_other_sheets_and_the_order_of_rows_do_not_matter(book: Path, page: Page) -> None:
    workbook = openpyxl.load_workbook(book)
    workbook["Needs"]["B5"] = 1
    del workbook["Cover"]
    sheet = workbook["Page data"]
    sheet.title = "Sheet of the page"
    sheet.move_range("A6:C40", rows=400)
    sheet.insert_cols(1)
    workbook.move_sheet(sheet, -5)
    workbook.save(book)
    assert read_page(book) == page


def test_what_is_changed_in_the_page_data_changes_the_page(book: Path, page: Page) -> None:
    def rename(sheet: Worksheet) -> None:
        cell = sheet.cell(row_of(sheet, "needs.csv", 2), 3)
        cell.value = str(cell.value).replace(page.needs[0].label, "Another name")

    changed = read_page(edited(book, rename))
    assert changed.needs[0].label == "Another name"
    assert changed.needs[1:] == page.needs[1:]


def test_a_wrong_figure_is_told_with_sheet_cell_file_and_line(book: Path) -> None:
    row = 0

    def spoil(sheet: Worksheet) -> None:
        nonlocal row
        row = row_of(sheet, "needs.csv", 3)
        cell = sheet.cell(row, 3)
        cell.value = str(cell.value).replace("6547", "many")

    with pytest.raises(InputError) as caught:
        read_page(edited(book, spoil))
    place = str(caught.value.place)
    assert place.startswith(f"{book}, sheet “Page data”, cell C{row}, needs.csv, line 3, column ")
    assert "many" in caught.value.problem


def with_cell(column: int, value: object) -> Callable[[Worksheet], None]:
    def edit(sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, "needs.csv", 3), column).value = value

    return edit


def without_line(file: str, line: int) -> Callable[[Worksheet], None]:
    def edit(sheet: Worksheet) -> None:
        sheet.delete_rows(row_of(sheet, file, line))

    return edit


def without_last_row(sheet: Worksheet) -> None:
    sheet.delete_rows(sheet.max_row)


def without_file(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=6):
        if row[0].value == "text.md":
            for cell in row:
                cell.value = None


def with_header(sheet: Worksheet) -> None:
    sheet["B5"] = "Number"


FAULTS = {
    "another file": (with_cell(1, "other.csv"), "Found “other.csv”; expected one of"),
    "a line that is none": (with_cell(2, "three"), "expected which line it is, such as “1 of 20”"),
    "a line after the last": (with_cell(2, "99 of 16"), "expected which line it is"),
    "a line twice": (with_cell(2, "2 of 16"), "“2 of 16” of needs.csv is there a second time"),
    "another count": (with_cell(2, "3 of 17"), "count in another way"),
    "a text without its marks": (with_cell(3, "MLD,6547"), "expected a text between two | signs"),
    "an empty text": (with_cell(3, None), "expected a text between two | signs"),
    "a number": (with_cell(3, 6547), "Found “6547”"),
    "a row less": (without_line("figures.csv", 3), "line 3 of 7 of figures.csv is missing"),
    "the last row less": (without_last_row, "of text.md is missing"),
    "a file less": (without_file, "no row holds text.md"),
    "another header": (with_header, "no row with File, Line, Text over its table"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_damage_is_told_with_its_place_and_a_remedy(name: str, book: Path) -> None:
    edit, words = FAULTS[name]
    with pytest.raises(InputError) as caught:
        read_page(edited(book, edit))
    assert words in caught.value.problem
    assert "Page data" in str(caught.value)
    assert caught.value.remedy.endswith(".")
    assert str(caught.value.place).startswith(str(book))


def test_another_workbook_is_refused_with_what_is_expected(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(InputError, match="is not a page of SEND Viewer") as caught:
        read_page(path)
    assert "a sheet “Page data” with the columns File, Line, Text" in caught.value.remedy


def test_a_list_of_neighbours_is_sent_to_its_own_door(tmp_path: Path) -> None:
    path = tmp_path / "neighbours.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["LA number", "SN1", "SN2"])
    workbook.save(path)
    with pytest.raises(InputError) as caught:
        read_page(path)
    assert "list of statistical neighbours" in caught.value.remedy
    assert "Area and year" in caught.value.remedy


@pytest.mark.parametrize("data", [b"", b"code,need\n", b"PK\x03\x04 and nothing more"])
def test_what_only_has_the_name_of_a_workbook_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError, match="workbook") as caught:
        read_page(path)
    assert "Page data" in caught.value.remedy


def test_a_workbook_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_page(tmp_path / "page.xlsx")
