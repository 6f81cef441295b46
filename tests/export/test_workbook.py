"""A workbook holds what the page says, by the rules for releasing statistics in spreadsheets."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from pages_by_hand import census_page, llr_page, plans_page
from PIL import ImageFont

from sendviewer.core.comparisons import Confidence
from sendviewer.core.figures import AtLeast, Missing, Unit
from sendviewer.core.pages import NO_COMPARATOR, NOT_GIVEN, Page, Section, SectionTable, Source
from sendviewer.export.workbook.document import workbook_bytes
from sendviewer.present.briefing import build_briefing
from sendviewer.present.options import ChartOptions, ViewOptions
from sendviewer.present.specs import Measure
from sendviewer.resources import resource_path

NORMAL = Confidence.P95
FORMULA = "=1+1"
PX_PER_DIGIT = 8
SIGNS = ("=", "+", "-", "@")


def saveable(page: Page) -> Page:
    """Return a page with ids of ages that its files can hold."""
    ages = (replace(age, id=age.id.lower().replace(" ", "-")) for age in page.ages)
    return replace(page, ages=tuple(ages))


def own_text() -> tuple[Section, ...]:
    table = SectionTable(("What must improve", "Where"), (("Waiting times", "LLR"), ("-", "")))
    return (
        Section("improve", "Areas for improvement", ("First.", "- An item."), table),
        Section("cover", "Cover", ("A heading that is the name of a sheet.",), table),
    )


PAGES = {
    "llr": replace(llr_page(), sections=own_text()),
    "plans": plans_page(),
    "census": saveable(census_page()),
}
WITH_TABLES = pytest.mark.parametrize("name", PAGES)


def book_of(page: Page, *, working: bool = False, confidence: Confidence = NORMAL) -> Workbook:
    data = workbook_bytes(page, confidence, working=working)
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=False)


_BOOKS: dict[tuple[str, bool], Workbook] = {}


def book(name: str, *, working: bool = False) -> Workbook:
    """Return the workbook of a page by hand; it is made once and only read."""
    if (name, working) not in _BOOKS:
        _BOOKS[name, working] = book_of(PAGES[name], working=working)
    return _BOOKS[name, working]


def table_sheets(workbook: Workbook) -> list[Worksheet]:
    return workbook.worksheets[1:]


def header_row(sheet: Worksheet) -> int:
    (table,) = sheet.tables.values()
    return int(re.match(r"A(\d+):", table.ref)[1])


def cells(workbook: Workbook) -> Iterator[Cell]:
    for sheet in workbook.worksheets:
        yield from (cell for row in sheet.iter_rows() for cell in row)


def records(sheet: Worksheet) -> dict[str, dict[str, Cell]]:
    """Return the rows of a sheet's table by their first cell, and their cells by header."""
    header, *rows = list(sheet.iter_rows(min_row=header_row(sheet)))
    titles = [cell.value for cell in header]
    return {row[0].value: dict(zip(titles, row, strict=True)) for row in rows}


def text_of(workbook: Workbook) -> str:
    return "\n".join(str(cell.value) for cell in cells(workbook))


# --- The rules of the Analysis Function ---------------------------------------------------


@WITH_TABLES
def test_cover_contents_and_notes_come_first_and_the_page_data_last(name: str) -> None:
    names = book(name).sheetnames
    assert names[:3] == ["Cover", "Contents", "Notes"]
    assert names[-2:] == ["Sources", "Page data"]
    assert all(len(each) <= 31 for each in names)
    assert len({each.casefold() for each in names}) == len(names)


@WITH_TABLES
def test_each_sheet_has_its_title_in_a1_and_one_table_from_column_a(name: str) -> None:
    for sheet in table_sheets(book(name)):
        assert sheet["A1"].value
        assert sheet["A1"].font.b
        assert len(sheet.tables) == 1, sheet.title
        (table,) = sheet.tables.values()
        assert table.ref == f"A{header_row(sheet)}:{sheet.dimensions.partition(':')[2]}"
        above = [row[1:] for row in sheet.iter_rows(max_row=header_row(sheet) - 1)]
        assert not any(cell.value for row in above for cell in row), sheet.title


@WITH_TABLES
def test_each_line_above_a_table_is_said_and_that_there_is_one_table(name: str) -> None:
    for sheet in table_sheets(book(name)):
        lines = [sheet.cell(row, 1).value for row in range(1, header_row(sheet))]
        assert all(lines)
        assert any("This sheet holds one table" in line for line in lines), sheet.title


@WITH_TABLES
@pytest.mark.parametrize("working", [False, True], ids=["published", "working"])
def test_no_cell_of_a_table_is_empty_and_none_is_merged(name: str, working: bool) -> None:
    for sheet in table_sheets(book(name, working=working)):
        assert not sheet.merged_cells.ranges
        for row in sheet.iter_rows(min_row=header_row(sheet)):
            assert all(cell.value not in (None, "") for cell in row), (sheet.title, row[0].row)


@WITH_TABLES
@pytest.mark.parametrize("working", [False, True], ids=["published", "working"])
def test_headers_are_marked_alone_of_their_name_and_wrapped(name: str, working: bool) -> None:
    for sheet in table_sheets(book(name, working=working)):
        (table,) = sheet.tables.values()
        header = next(sheet.iter_rows(min_row=header_row(sheet)))
        titles = [cell.value for cell in header]
        assert titles == [column.name for column in table.tableColumns]
        assert len({title.casefold() for title in titles}) == len(titles)
        assert table.headerRowCount == 1
        assert all(cell.alignment.wrap_text and cell.font.b for cell in header)


@WITH_TABLES
def test_the_published_form_hides_freezes_and_filters_nothing(name: str) -> None:
    for sheet in book(name).worksheets:
        assert sheet.freeze_panes is None
        assert sheet.sheet_state == "visible"
        assert not any(table.autoFilter for table in sheet.tables.values())
        assert not any(one.hidden for one in sheet.column_dimensions.values())
        assert not any(one.hidden for one in sheet.row_dimensions.values())


@WITH_TABLES
def test_the_working_form_has_filters_and_frozen_headers_on_every_table(name: str) -> None:
    for sheet in table_sheets(book(name, working=True)):
        (table,) = sheet.tables.values()
        assert table.autoFilter.ref == table.ref
        assert sheet.freeze_panes == f"B{header_row(sheet) + 1}"


@WITH_TABLES
def test_every_sheet_opens_at_its_top_and_the_cover_is_seen_first(name: str) -> None:
    workbook = book(name)
    assert workbook.active.title == "Cover"
    for sheet in workbook.worksheets:
        assert sheet.sheet_view.topLeftCell in {None, "A1"}
        assert {one.activeCell for one in sheet.sheet_view.selection} <= {"A1"}


@WITH_TABLES
def test_the_contents_lead_to_every_other_sheet(name: str) -> None:
    workbook = book(name)
    sheet = workbook["Contents"]
    rows = list(sheet.iter_rows(min_row=header_row(sheet) + 1))
    assert [row[0].value for row in rows] == workbook.sheetnames[2:]
    assert [row[1].value for row in rows] == [one["A1"].value for one in workbook.worksheets[2:]]
    for cell, _ in rows:
        assert cell.hyperlink.location == f"'{cell.value}'!A1"


@WITH_TABLES
def test_symbols_and_notes_are_explained_on_the_notes(name: str) -> None:
    page, workbook = PAGES[name], book(name)
    notes = "\n".join(str(cell.value) for cell in workbook["Notes"]["C"])
    assert "z: does not apply to a total" in notes
    for table in build_briefing(page).tables:
        assert all(column.tip in notes for column in table.columns)
    for card in build_briefing(page).overview.cards:
        assert all(note.text in notes for note in getattr(card, "notes", ()))
    if name != "llr":
        assert "not collected: Down syndrome is not counted apart in this file" in notes


@WITH_TABLES
def test_tables_have_names_and_alternative_texts(name: str) -> None:
    data = workbook_bytes(PAGES[name], NORMAL)
    names = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [part for part in archive.namelist() if part.startswith("xl/tables/")]
        for part in parts:
            text = archive.read(part).decode()
            names += re.findall(r' displayName="([^"]+)"', text)
            assert re.search(r'altText="[^"]+" altTextSummary="[^"]+"', text), part
    assert len(set(names)) == len(parts) == len(book(name).sheetnames) - 1
    assert all(re.fullmatch(r"[a-z][a-z_0-9]+", each) for each in names)


@WITH_TABLES
def test_a_sheet_prints_on_a4_across_one_page_with_headers_and_source(name: str) -> None:
    workbook = book(name)
    source = build_briefing(PAGES[name]).header.source_line
    for sheet in workbook.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert source in sheet.oddFooter.left.text
        assert "page &[Page] of &[Pages]" in sheet.oddFooter.right.text.replace(
            "&P", "&[Page]"
        ).replace("&N", "&[Pages]")
    for sheet in table_sheets(workbook):
        assert sheet.print_title_rows == f"${header_row(sheet)}:${header_row(sheet)}"
        assert sheet.print_area


def test_a_long_source_with_ampersands_is_cut_in_the_footer_and_stays_readable() -> None:
    source = Source(("Births & deaths " * 40).strip(), "Office & Co")
    sheet = book_of(replace(llr_page(), sources=(source,)))["Needs"]
    text = sheet.oddFooter.left.text
    assert text.startswith("Source: Births && deaths Births && deaths")
    assert text.endswith("…")
    assert len(text) <= 200


@WITH_TABLES
def test_the_document_says_title_author_and_language(name: str) -> None:
    properties = book(name).properties
    assert properties.title == build_briefing(PAGES[name]).title
    assert properties.creator == "SEND Viewer"
    assert properties.language == "en-GB"


@WITH_TABLES
def test_text_is_at_least_11_points_high_and_contrasts(name: str) -> None:
    for cell in cells(book(name)):
        if cell.value is not None:
            assert cell.font.sz >= 11
            assert cell.font.color.rgb in {"FF0B0C0C", "FF505A5F", "FF12436D"}


@WITH_TABLES
def test_no_row_is_lower_than_its_wrapped_text(name: str) -> None:
    """Measured in the bundled font, whose letters are wider than those of the workbook."""
    font = ImageFont.truetype(resource_path("fonts", "Inter-Regular.ttf"), 11 * 96 / 72)
    for sheet in table_sheets(book(name)):
        widths = widths_of(sheet)
        for row in sheet.iter_rows(min_row=header_row(sheet) + 1):
            height = sheet.row_dimensions[row[0].row].height
            for cell in row:
                length = font.getlength(str(cell.value))
                lines = ceil(length / (widths[cell.column] * PX_PER_DIGIT))
                assert height >= lines * 14, (sheet.title, cell.coordinate)


def widths_of(sheet: Worksheet) -> dict[int, float]:
    """Return the width of each column; neighbours of the same width share one entry."""
    return {
        column: one.width
        for one in sheet.column_dimensions.values()
        for column in range(one.min, one.max + 1)
    }


# --- Figures ------------------------------------------------------------------------------


@WITH_TABLES
@pytest.mark.parametrize("working", [False, True], ids=["published", "working"])
def test_every_figure_of_the_needs_is_there_as_it_is_shown(name: str, working: bool) -> None:
    workbook = book(name, working=working)
    sheets = [workbook[each] for each in ("Needs", "Needs per 100") if each in workbook]
    tables = build_briefing(PAGES[name]).tables
    assert len(sheets) == len(tables)
    for sheet, table in zip(sheets, tables, strict=True):
        found = records(sheet)
        for row in (*table.rows, table.total):
            for column, spec in zip(table.columns, row.cells, strict=True):
                if column.id == "interval" or not spec.text:
                    continue
                cell = found[row.cells[0].text][column.title]
                expected = spec.text if spec.number is None else spec.number
                assert (
                    cell.value == pytest.approx(float(expected))
                    if spec.number is not None
                    else (cell.value == expected)
                )
        assert list(found)[-1] == table.total.cells[0].text


@WITH_TABLES
def test_the_limits_of_intervals_stand_in_two_columns(name: str) -> None:
    table = build_briefing(PAGES[name]).tables[0]
    found = records(book(name)["Needs"])
    place = [column.id for column in table.columns].index("interval")
    for row in table.rows:
        cells_of_row = found[row.cells[0].text]
        limits = [
            cells_of_row[f"95% interval, {which} limit (%)"].value for which in ("lower", "upper")
        ]
        text = row.cells[place].text
        if " to " in text:
            assert limits == [float(each) for each in text.split(" to ")]
        else:
            assert limits == [text, text]


def test_figures_are_numbers_with_the_decimals_that_are_shown() -> None:
    row = records(book("llr")["Needs"])["Moderate Learning Disability"]
    assert (row["Children"].value, row["Children"].number_format) == (
        6547,
        '#,##0;"−"#,##0;#,##0',
    )
    assert (row["% of total"].value, row["England %"].value) == (29.8, 20.4)
    assert row["% of total"].number_format == '#,##0.0;"−"#,##0.0;#,##0.0'
    assert row["Difference (points)"].value == 9.4
    assert row["Difference (points)"].number_format == '+#,##0.0;"−"#,##0.0;#,##0.0'
    assert row["Compared"].value == "Higher"
    lower = records(book("llr")["Needs"])["Autistic Spectrum"]["Difference (points)"]
    assert lower.value == -3.6


def test_figures_per_hundred_pupils_have_a_sheet_of_their_own_where_they_are_known() -> None:
    row = records(book("census")["Needs per 100"])["Moderate Learning Disability"]
    assert row["Per 100 pupils"].value == 4.08
    assert row["Per 100 pupils"].number_format.startswith("#,##0.00;")
    assert "Needs per 100" not in book("llr").sheetnames


def test_the_comparators_counts_stand_beside_the_areas() -> None:
    row = records(book("plans")["Needs"])["Autistic Spectrum Disorder"]
    assert (row["EHC plans"].value, row["England EHC plans"].value) == (3248, 201183)
    assert "England children" not in records(book("llr")["Needs"])["Total overall"]


def test_the_working_form_has_codes_and_exact_figures_beside_the_shown_ones() -> None:
    row = records(book("llr", working=True)["Needs"])["Moderate Learning Disability"]
    assert row["Code"].value == "MLD"
    assert row["Official name"].value == "Moderate learning difficulty"
    assert row["% of total, exact"].value == pytest.approx(100 * 6547 / 21966, abs=1e-9)
    assert row["Difference (children)"].value == 2066
    assert row["Ratio"].value == 1.46
    assert records(book("llr", working=True)["Needs"])["Total overall"]["Code"].value == "TOTAL"
    assert "Code" not in records(book("llr")["Needs"])["Total overall"]


def test_what_is_known_as_printed_only_has_no_exact_figures() -> None:
    counted = records(book("plans", working=True)["Needs"])["Autistic Spectrum Disorder"]
    here, there = 100 * 3248 / 11629, 100 * 201183 / 638745
    assert counted["England %, exact"].value == pytest.approx(there, abs=1e-9)
    assert counted["Difference (points), exact"].value == pytest.approx(here - there, abs=1e-9)
    printed = records(book("llr", working=True)["Needs"])["Autistic Spectrum"]
    assert [title for title in printed if "exact" in title] == ["% of total, exact"]


def test_the_key_figures_are_there_with_their_units() -> None:
    found = records(book("census")["Key figures"])
    share = found["Share of the school population"]
    assert (share["Unit"].value, share["LLR"].value, share["England"].value) == ("%", 13.7, 14.8)
    assert found["All pupils"]["LLR"].value == 160300
    assert found["Pupils with SEN"]["LLR"].value == 21966


def test_settings_support_and_ages_are_there() -> None:
    settings = records(book("plans")["Settings"])["Mainstream schools"]
    assert [cell.value for cell in settings.values()] == [
        "Mainstream schools",
        4859,
        278236,
        41.8,
        43.6,
    ]
    assert records(book("plans")["Ages"])["Age 12"]["England, EHC plans"].value == 47172
    support = records(book("census")["Support"])["SEN support"]
    assert (support["Pupils"].value, support["%"].value) == (17133, 10.7)
    assert "Percentages are of all pupils." in text_of(book("census"))


def test_the_areas_are_there_with_their_codes_as_text() -> None:
    found = records(book("plans")["Areas"])["Rutland"]
    assert [cell.value for cell in found.values()] == ["Rutland", "E06000017", "857"]


def test_the_text_its_tables_and_the_sources_are_there() -> None:
    workbook = book("llr")
    rows = list(workbook["Text"].iter_rows(min_row=header_row(workbook["Text"]), values_only=True))
    assert ("Areas for improvement", "First.", "Text of the page") in rows
    assert ("Areas for improvement", "• An item.", "Text of the page") in rows
    table = workbook["Areas for improvement"]
    assert [cell.value for cell in table[header_row(table)]] == ["What must improve", "Where"]
    assert [cell.value for cell in table[table.max_row]] == ["-", "not given"]
    assert "Cover (2)" in workbook.sheetnames
    source = records(book("plans")["Sources"])["Education, health and care plans 2025"]
    assert source["SHA-256"].value == "3f2a91bc" + "0" * 56
    assert source["Rows used"].value == 4
    assert "Open Government Licence v3.0" in text_of(book("plans"))


def test_what_is_not_known_stays_words_and_is_never_zero() -> None:
    page = plans_page()
    hidden = Missing("c", "not published, so that no child can be recognised")
    partly = AtLeast(page.needs[1].children.value, Unit.CHILDREN, "a part is not published")
    first, second, *others = page.needs
    needs = (replace(first, children=hidden), replace(second, children=partly), *others)
    found = records(book_of(replace(page, needs=needs))["Needs"])
    assert found[first.label]["EHC plans"].value == "c"
    assert found[first.label]["% of total"].value == "c"
    assert found[second.label]["EHC plans"].value == "at least 1,466"
    assert found["Down Syndrome"]["EHC plans"].value == "not collected"
    notes = text_of(book_of(replace(page, needs=needs)))
    assert "c: not published, so that no child can be recognised" in notes


def test_a_page_that_stands_alone_has_no_columns_for_a_comparator() -> None:
    page = replace(
        llr_page(),
        comparator=NO_COMPARATOR,
        comparator_share_of_pupils=NOT_GIVEN,
        needs=tuple(replace(row, comparator_share=NOT_GIVEN) for row in llr_page().needs),
    )
    workbook = book_of(page)
    assert "Chart of differences" not in workbook.sheetnames
    titles = list(records(workbook["Needs"])["Total overall"])
    assert titles == [
        "Need",
        "Children",
        "% of total",
        "95% interval, lower limit (%)",
        "95% interval, upper limit (%)",
    ]
    assert list(records(workbook["Chart of shares"])["Multi-Sensory"]) == ["Need", "LLR %"]


def test_shares_to_compare_with_are_left_out_where_there_is_no_comparator() -> None:
    workbook = book_of(replace(llr_page(), comparator=NO_COMPARATOR))
    assert list(records(workbook["Chart of shares"])["Multi-Sensory"]) == ["Need", "LLR %"]
    for sheet in workbook.worksheets[:-1]:
        words = [str(cell.value) for row in sheet.iter_rows() for cell in row]
        assert not any("England" in each for each in words), sheet.title


def test_another_confidence_changes_the_interval() -> None:
    found = records(book_of(llr_page(), confidence=Confidence.P998)["Needs"])
    lower = found["Moderate Learning Disability"]["99.8% interval, lower limit (%)"]
    assert lower.value == 28.9


# --- Charts -------------------------------------------------------------------------------

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def chart_parts(name: str) -> tuple[list[str], list[str]]:
    """Return the alternative texts of the drawings, and the charts as XML, in sheet order."""
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(PAGES[name], NORMAL))) as archive:
        names = sorted(archive.namelist())
        drawings = [archive.read(part) for part in names if part.startswith("xl/drawings/drawing")]
        charts = [archive.read(part).decode() for part in names if part.startswith("xl/charts/")]
    texts = []
    for drawing in drawings:
        texts += [
            node.get("descr", "")
            for node in ElementTree.fromstring(drawing).iter(f"{DRAWING}cNvPr")
        ]
    return texts, charts


@WITH_TABLES
def test_charts_are_native_and_described_as_on_the_screen(name: str) -> None:
    from sendviewer.present.chart import build_chart  # noqa: PLC0415

    texts, charts = chart_parts(name)
    measures = (Measure.SHARE, Measure.DIFFERENCE)
    options = [ViewOptions(chart=ChartOptions(one, intervals=False)) for one in measures]
    specs = [build_chart(PAGES[name], one) for one in options]
    assert texts == [str(spec.description) for spec in specs]
    for chart, spec in zip(charts, specs, strict=True):
        assert f"<a:t>{spec.title}</a:t>" in chart
        assert f"<a:t>{spec.axis.title}</a:t>" in chart
        assert "<a:t>Primary need</a:t>" in chart
        assert '<c:barDir val="bar"/>' in chart
        assert 'lang="en-US"' not in chart


def test_the_comparator_is_told_by_its_pattern_and_its_name() -> None:
    _, (shares, differences) = chart_parts("llr")
    local, comparator = re.findall(r"<c:ser>.*?</c:ser>", shares)
    assert '<a:solidFill><a:srgbClr val="12436D"/>' in local
    assert '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="505A5F"/>' in comparator
    assert "F46A25" not in shares + differences, "that is the colour of what is higher"
    assert ("<c:v>LLR %</c:v>" in local, "<c:v>England %</c:v>" in comparator) == (True, True)
    assert "<c:legend>" in shares
    assert "<c:legend>" not in differences


@WITH_TABLES
def test_a_chart_shows_the_figures_of_the_table_beside_it(name: str) -> None:
    workbook = book(name)
    found = records(workbook["Chart of shares"])
    needs = records(workbook["Needs"])
    for label, row in found.items():
        assert row["LLR %"].value == needs[label]["% of total"].value
        assert row["England %"].value == needs[label]["England %"].value
    (chart,) = workbook["Chart of shares"]._charts
    local = chart.series[0].val.numRef.f
    first = header_row(workbook["Chart of shares"]) + 1
    assert local == f"'Chart of shares'!$B${first}:$B${first + len(found) - 1}"


def test_the_axis_has_room_for_the_figures_beyond_the_bars() -> None:
    _, (shares, differences) = chart_parts("llr")
    assert ('<c:max val="35.0"/>' in shares, '<c:min val="0.0"/>' in shares) == (True, True)
    assert ('<c:max val="12.0"/>' in differences, '<c:min val="-6.0"/>' in differences) == (
        True,
        True,
    )


def test_a_bar_that_is_not_known_has_its_symbol_and_no_zero() -> None:
    _, (shares, _) = chart_parts("plans")
    assert "<a:t>not collected</a:t>" in shares


@WITH_TABLES
def test_the_figures_that_a_chart_keeps_for_itself_are_those_of_its_table(name: str) -> None:
    workbook = book(name)
    for sheet in (workbook["Chart of shares"], workbook["Chart of differences"]):
        (chart,) = sheet._charts
        for place, series in enumerate(chart.series, start=1):
            shown = [list(row.values())[place].value for row in records(sheet).values()]
            known = {at: one for at, one in enumerate(shown) if not isinstance(one, str)}
            kept = {point.idx: float(point.v) for point in series.val.numRef.numCache.pt}
            assert kept == known


# --- Safe and the same --------------------------------------------------------------------


def hostile_page() -> Page:
    """Return a page whose every text begins like a formula, and with links of all kinds."""
    page = saveable(census_page())
    table = SectionTable(("=a", "=A", "@x"), (("+1", "-2", "=HYPERLINK(1)"),))
    return replace(
        page,
        name=FORMULA,
        short_name="@me",
        needs=tuple(replace(row, label=f"={row.label}") for row in page.needs),
        sections=(Section("s", "=cmd|' /C calc'!A0", ("=1", "+2", "@3"), table),),
        sources=(
            Source("=title", "-publisher", "https://example.org/a?b=c#d", "@licence"),
            Source("+title", "=publisher", "javascript:alert(1)"),
        ),
    )


@pytest.mark.parametrize("working", [False, True], ids=["published", "working"])
def test_text_that_begins_like_a_formula_is_text_and_stays_so_when_edited(working: bool) -> None:
    workbook = book_of(hostile_page(), working=working)
    kinds = {cell.data_type for cell in cells(workbook) if cell.value is not None}
    assert kinds == {"n", "s"}
    heads = {
        sheet.cell(header_row(sheet), column).coordinate + sheet.title
        for sheet in table_sheets(workbook)
        for column in range(1, sheet.max_column + 1)
    }
    guarded = [
        cell
        for cell in cells(workbook)
        if isinstance(cell.value, str)
        and cell.value.startswith(SIGNS)
        and cell.coordinate + cell.parent.title not in heads
    ]
    assert len(guarded) > 20
    assert all(cell.quotePrefix for cell in guarded)


def test_only_addresses_of_the_web_and_of_sheets_are_links() -> None:
    links = [cell.hyperlink for cell in cells(book_of(hostile_page())) if cell.hyperlink]
    targets = {link.target for link in links if link.target}
    assert targets == {"https://example.org/a?b=c"}


def test_the_same_page_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys, hashlib; from sendviewer.core.comparisons import Confidence\n"
        "from sendviewer.export.workbook.document import workbook_bytes\n"
        "from sendviewer.sources.pages import read_page, shipped_page_path\n"
        "page = read_page(shipped_page_path())\n"
        "print(hashlib.sha256(workbook_bytes(page, Confidence.P95)).hexdigest())"
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        environment["PYTHONPATH"] = str(Path(__file__).parents[2])
        run = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, check=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1


def test_nothing_in_the_file_tells_of_the_system_or_the_day() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(llr_page(), NORMAL))) as archive:
        members = archive.infolist()
        assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.compress_type for member in members} == {zipfile.ZIP_STORED}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[0-9:]+Z", core)) == {"2000-01-01T00:00:00Z"}


def test_the_words_of_very_long_texts_are_cut_and_that_is_said() -> None:
    page = replace(llr_page(), sections=(Section("s", "Long", ("word " * 8_000 + "end",)),))
    workbook = book_of(page)
    assert any(
        str(cell.value).endswith("(cut here; the sheet Page data has all of it)")
        for cell in workbook["Text"]["B"]
    )
