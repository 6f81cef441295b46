from __future__ import annotations

import csv
import re
from datetime import date
from html.parser import HTMLParser
from io import StringIO

from msgspec.structs import replace

from sendviewer.export.table_text import (
    CellBlock,
    csv_text,
    date_text,
    html_text,
    markdown_text,
    part_of,
    tsv_text,
)
from sendviewer.present.specs import TableSpec

DAY = date(2026, 3, 5)
VOID = {"meta"}


class ParsedTable(HTMLParser):
    """Reads the cells of an HTML table, what stands around them, and every element's attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.texts: dict[str, str] = {}
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        tag = self._open[-1]
        if tag in {"th", "td"}:
            self.rows[-1][-1] += data
        else:
            self.texts[tag] = self.texts.get(tag, "") + data

    def cells(self) -> list[tuple[str, dict[str, str], str]]:
        found = [element for element in self.elements if element[0] in {"th", "td"}]
        texts = [text for row in self.rows for text in row]
        return [
            (tag, attributes, text) for (tag, attributes), text in zip(found, texts, strict=True)
        ]


def tsv_rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline=""), "excel-tab"))


def test_text_and_html_hold_the_same_cells_in_the_same_order(table: TableSpec) -> None:
    rows = tsv_rows(tsv_text(table))
    assert rows == ParsedTable(html_text(table, DAY)).rows
    assert len(rows) == 1 + len(table.rows) + 1
    assert {len(row) for row in rows} == {len(table.columns)}


def test_text_and_html_agree_on_every_part_of_the_table(table: TableSpec) -> None:
    for column in table.columns:
        for row in (*table.rows, table.total):
            assert row is not None
            part = part_of(table, CellBlock((row.id,), (column.id,)))
            assert tsv_rows(tsv_text(part)) == ParsedTable(html_text(part, DAY)).rows or (
                part.total and not part.total.cells[0].text  # csv reads an empty line as no cell
            )


def test_cells_hold_what_a_spreadsheet_needs(table: TableSpec) -> None:
    rows = tsv_rows(tsv_text(table))
    assert rows[1] == [
        "Moderate Learning Disability", "6,547", "29.8%", "29.2 to 30.4", "+9.4", "Higher",
    ]  # fmt: skip
    assert rows[2][0] == 'Speech | "language" and <communication> & more'
    assert rows[2][4] == "-3.1"
    assert rows[3][0] == '\'=HYPERLINK("http://example.org")'
    assert rows[3][1:4] == ["at least 412", "c", "-"]
    assert rows[4] == ["Total overall", "21,966", "100.0%", "", "", ""]


def test_only_the_columns_and_rows_of_the_given_table_are_copied(table: TableSpec) -> None:
    order = (2, 0)
    columns = tuple(table.columns[place] for place in order)
    row = replace(table.rows[1], cells=tuple(table.rows[1].cells[place] for place in order))
    shown = replace(table, columns=columns, rows=(row,), total=None)
    assert [line[0] for line in tsv_rows(tsv_text(shown))] == ["% of total", "18.6%"]
    assert ParsedTable(html_text(shown, DAY)).rows[0] == ["% of total", "Need"]
    assert len(tsv_rows(csv_text(shown))) == 2
    assert markdown_text(shown).count("\n| ") == 3


def test_a_block_keeps_the_order_of_the_table(table: TableSpec) -> None:
    part = part_of(table, CellBlock(("total", "SLCN", "MLD"), ("children", "need")))
    assert [column.id for column in part.columns] == ["need", "children"]
    assert [row.id for row in part.rows] == ["MLD", "SLCN"]
    assert part.total is not None
    assert [cell.text for cell in part.total.cells] == ["Total overall", "21,966"]


def test_a_block_without_the_total_has_none(table: TableSpec) -> None:
    assert part_of(table, CellBlock(("MLD",), ("need",))).total is None


def test_html_names_its_headers_caption_source_and_day(table: TableSpec) -> None:
    parsed = ParsedTable(html_text(table, DAY))
    scopes = [attributes.get("scope") for tag, attributes, _ in parsed.cells() if tag == "th"]
    assert scopes == ["col"] * 6 + ["row"] * 4
    assert parsed.texts["caption"] == table.title
    assert parsed.texts["p"] == f"{table.source_line} Copied on 5 March 2026."
    assert [tag for tag, _ in parsed.elements][:3] == ["meta", "table", "caption"]


def test_symbols_are_explained_under_the_html_table_and_not_among_the_cells_of_text(
    table: TableSpec,
) -> None:
    row = table.rows[-1]
    cells = tuple(
        replace(cell, description="too few to publish") if cell.text == "c" else cell
        for cell in row.cells
    )
    shown = replace(table, rows=(*table.rows[:-1], replace(row, cells=cells)))
    note = ParsedTable(html_text(shown, DAY)).texts["p"]
    assert note == f"c: too few to publish. {table.source_line} Copied on 5 March 2026."
    assert tsv_text(shown) == tsv_text(table)


def test_html_is_styled_in_place_only(table: TableSpec) -> None:
    html = html_text(table, DAY)
    assert not re.search(r"<style|<link|<script|class=|\bid=|src=|href=", html)
    for _, attributes, _ in ParsedTable(html).cells():
        assert attributes["style"]


def test_html_numbers_carry_value_and_pattern_for_spreadsheets(table: TableSpec) -> None:
    cells = {text: attributes for _, attributes, text in ParsedTable(html_text(table, DAY)).cells()}
    assert cells["6,547"]["sdval"] == "6547"
    assert cells["6,547"]["sdnum"] == "2057;0;#,##0"
    assert r'mso-number-format:"\#\,\#\#0"' in cells["6,547"]["style"]
    assert cells["29.8%"]["sdval"] == "0.298"
    assert cells["-3.1"]["sdval"] == "-3.1"
    assert r'mso-number-format:"+0\.0\;\-0\.0\;0\.0"' in cells["-3.1"]["style"]


def test_html_text_never_turns_into_a_date_a_number_or_a_formula(table: TableSpec) -> None:
    for _, attributes, text in ParsedTable(html_text(table, DAY)).cells():
        if "sdval" not in attributes:
            assert r'mso-number-format:"\@"' in attributes["style"], text
    cells = {text: attributes for _, attributes, text in ParsedTable(html_text(table, DAY)).cells()}
    assert "sdval" not in cells["1-2"]
    assert "sdval" not in cells["at least 412"]


def test_a_title_or_source_like_a_formula_is_harmless_in_html(table: TableSpec) -> None:
    parsed = ParsedTable(html_text(replace(table, title="=1+1", source_line="@SUM(1)"), DAY))
    assert parsed.texts["caption"] == "'=1+1"
    assert parsed.texts["p"].startswith("'@SUM(1).")


def test_csv_is_rfc_4180_with_bare_numbers(table: TableSpec) -> None:
    text = csv_text(table)
    rows = list(csv.reader(StringIO(text, newline=""), "excel", strict=True))
    assert text.endswith("\r\n")
    assert text.count("\r\n") == len(rows) == 5
    assert rows[1][1:3] == ["6547", "29.8"]
    assert rows[2][4] == "-3.1"
    assert rows[3][:4] == ['\'=HYPERLINK("http://example.org")', "at least 412", "c", "-"]


def test_markdown_has_one_line_for_a_row_and_escapes_pipes(table: TableSpec) -> None:
    lines = markdown_text(table).splitlines()
    grid = [line for line in lines if line.startswith("|")]
    assert lines[0] == f"**{table.title}**"
    assert grid[1] == "| --- | ---: | ---: | --- | ---: | --- |"
    assert grid[3].startswith(r'| Speech \| "language" and \<communication\> & more |')
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in grid} == {7}
    assert lines[-1] == table.source_line


def test_the_date_is_written_alike_on_every_system() -> None:
    assert date_text(date(2026, 12, 31)) == "31 December 2026"


def test_same_table_same_text(table: TableSpec) -> None:
    assert html_text(table, DAY) == html_text(table, DAY)
    assert tsv_text(table) == tsv_text(table)
