"""Whatever is wrong with a page, the message says what, in which file, line and column."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendviewer.core.errors import InputError, Place
from sendviewer.core.figures import children
from sendviewer.sources.page_files import PAGE_FILES, FileContent, page_from_files
from sendviewer.sources.pages import read_page, shipped_page_path


class Case(NamedTuple):
    """Replace ``old`` by ``new`` in ``file``; the error is to point at the mark in ``new``.

    Where it is to point elsewhere, ``at`` gives the line and column.
    """

    promise: str
    file: str
    old: str
    new: str
    words: tuple[str, ...]
    at: tuple[int, int] | None = None


MARK = "▸"
JSON, FIGURES, NEEDS, TEXT = "datapackage.json", "figures.csv", "needs.csv", "text.md"

CASES = [
    # datapackage.json
    Case("missing comma", JSON, '"llr-2020-04",\n  "title"', '"llr-2020-04"\n  ▸"title"',
         ("not valid JSON", "expected ',' or '}', found \"title\": ", "missing comma")),
    Case("comma too many", JSON, '"2019-07",', '"2019-07",▸,', ("not valid JSON", "found ,")),
    Case("number for text", JSON, '"LLR"', "▸7",
         ("Found 7;", "expected text in quotation marks")),
    Case("number for a list", JSON, '"sources": [', '"sources": ▸5, "x": [',
         ("Found 5;", "expected a list in [ ]")),
    Case("blank text", JSON, '"LLR"', '▸" "', ("expected some text in quotation marks",)),
    Case("wrong date", JSON, '"2020-04", "census', '▸"2020-13", "census',
         ("Found \"2020-13\"", "a year and month such as \"2020-04\"")),
    Case("wrong area code", JSON, '"E06000017"', '▸"E0600017"',
         ("Found \"E0600017\"", "9-character area code")),
    Case("no area", JSON, '"areas": [', '"areas": ▸[], "period": [', ("with at least one entry",)),
    Case("wrong kind of comparator", JSON, '"national"', '▸"country"',
         ("\"country\"", "\"rest-of-region\", \"statistical-neighbours\", \"areas\" or \"none\"")),
    Case("true for a number", JSON, '"local": 1', '"local": ▸true',
         ("Found true;", "a whole number")),
    Case("too many decimals", JSON, '"local": 1', '"local": ▸99', ("Found 99;", "<= 9")),
    Case("unknown field", JSON, '"short_name"', '▸"shortname": "LLR", "short_name"',
         ("“shortname” is not known", "lost on saving")),
    Case("escape sequence in a name", JSON, '"LLR"', '"L▸\\u001b[31mLR"',
         ("control character U+001B", "Take it out")),
    Case("bell in a reason", JSON, "12143", '"c (▸\\u0007ring)"', ("control character U+0007",)),
    Case("backspace in an unknown field", JSON, '"title"', '"x▸\\b": 1, "title"',
         ("control character U+0008",)),
    Case("control character as it is", JSON, "England", "Eng▸\x9bland",
         ("control character U+009B",)),
    Case("name of several lines", JSON, '"LLR"', '▸"L\\nLR"', ("on one line",)),
    Case("endless name", JSON, '"LLR"', '▸"' + "L" * 201 + '"', ("of 200 characters at most",)),
    Case("date in other digits", JSON, '"2020-04", "census', '▸"٢٠٢٠-04", "census',
         ("a year and month",)),
    Case("field nested without end", JSON, '"title"',
         '"x": ' + "[" * 19 + "▸[" + "]" * 20 + ', "title"', ("nested too deep",)),
    Case("field nested beyond reading", JSON, '"title"',
         '"x": ' + "[" * 19 + "▸[" + "[" * 9999 + "]" * 10019 + ', "title"', ("nested too deep",)),
    Case("missing field", JSON, '    "short_name": "LLR",\n', "",
         ("“short_name” is missing", "sendviewer"), at=(5, 17)),
    Case("field twice", JSON, '"LLR",', '"LLR", ▸"name": "x",', ("“name” is there twice",)),
    Case("area twice", JSON, '"E06000017"', '▸"E06000016"',
         ("code “E06000016” is there twice",)),
    Case("census twice", JSON, '"census_date": "2020-01"', '"census_date": ▸"2019-01"',
         ("census_date “2019-01” is there twice",)),
    Case("id with capitals", JSON, '"id": "ccgs-replaced",', '"id": ▸"CCGs",',
         ("Found \"CCGs\"", "small letters, digits and hyphens")),
    Case("candidate counts half a child", JSON, "12143", "▸12143.5",
         ("Found “12143.5”", "whole number of children")),
    Case("candidate counts an unknown setting", JSON, '"primary", "children": 12143',
         '▸"prymary", "children": 12143',
         ("Found “prymary”", "figures.csv", "primary, secondary, special")),
    Case("candidate counts a setting twice", JSON, '"secondary", "children": 7514',
         '▸"primary", "children": 7514', ("id “primary” is there twice",)),
    Case("newer format", JSON, '"format": 1', '"format": ▸2',
         ("format 2; expected 1", "newer one")),
    Case("other profile", JSON, '"https://datapackage.org/profiles/2.0', '▸"https://x/9.0',
         ("https://x/9.0",)),
    Case("changed description", JSON, '"needs.csv"', '▸"../needs.csv"',
         ("Found \"../needs.csv\" for “path”; expected \"needs.csv\"", "Put it back")),
    Case("changed column type", JSON, '"name": "label",\n            "type": "string"',
         '"name": "label",\n            "type": ▸"integer"',
         ("Found \"integer\" for “type”; expected \"string\"",)),
    Case("description left out", JSON, '"type": "table",\n      "schema": {', '"schema": {',
         ("Found null for “type”; expected \"table\"",), at=(48, 5)),
    # figures.csv
    Case("unknown unit", FIGURES, "percent", "▸per cent",
         ("unit “per cent” is not known", "children or percent", "Write percent")),
    Case("wrong unit", FIGURES, "schools,children", "schools,▸percent",
         ("unit of this row is children", "found “percent”")),
    Case("unknown kind", FIGURES, "primary,setting", "primary,▸school",
         ("Found “school”", "overview, setting, provision or age")),
    Case("setting twice", FIGURES, "special,", "▸primary,",
         ("“primary” is there twice", "first on line 4")),
    Case("id that is none", FIGURES, "special,", "▸Special School,",
         ("“Special School” is not an id",)),
    Case("unknown overview figure", FIGURES, "share_of_pupils", "▸share",
         ("Found “share”", "children_with_send, share_of_pupils and pupils are")),
    Case("overview figure as a setting", FIGURES, "share_of_pupils,overview",
         "▸share_of_pupils,setting", ("Found “share_of_pupils”",)),
    Case("changed label", FIGURES, "Children with SEND", "▸Pupils with SEND",
         ("Found “Pupils with SEND”", "expected “Children with SEND”", "fixed label")),
    Case("NUL in a label", FIGURES, "Primary schools", "Primary▸\0 schools",
         ("control character U+0000",)),
    Case("endless label", FIGURES, "Primary schools", "▸" + "Primary schools" * 14,
         ("has 210 characters", "Shorten it to 200")),
    Case("empty label", FIGURES, "Primary schools", "▸", ("“label” is empty",)),
    Case("no figure", FIGURES, ",13.7,", ",▸,",
         ("Found an empty cell", "percentage from 0 to 100", "“not given”")),
    Case("figure without a place", FIGURES, "21966,", "21966,▸1",
         ("holds no figure of the comparator", "Leave this cell empty")),
    Case("missing row", FIGURES,
         "share_of_pupils,overview,Share of the school population,percent,13.7,14.8\n", "",
         ("“share_of_pupils”", "is missing", "Add it"), at=(1, 1)),
    Case("words for a count of the comparator", FIGURES, "12142,", "12142,▸many",
         ("Found “many”", "whole number of children")),
    Case("pupils as a setting", FIGURES, "primary,setting", "▸pupils,setting",
         ("Found “pupils” in a row of the kind “setting”",)),
    Case("pupils by another name", FIGURES, "primary,setting,", "pupils,overview,▸",
         ("expected “All pupils”", "fixed label")),
    Case("an age twice", FIGURES, "secondary,setting,Secondary schools,children,7513,\nspecial",
         "age-5,age,Age 5,children,1,\n▸age-5", ("“age-5” is there twice", "line 5")),
    # needs.csv
    Case("words for a number", NEEDS, "6547", "▸lots of",
         ("Found “lots of”", "whole number of children such as 412", "z, x, c, low")),
    Case("negative number", NEEDS, "6547", "▸-6547", ("Found “-6547”", "check the sign")),
    Case("half a child", NEEDS, "6547", "▸6547.5", ("Found “6547.5”", "take the decimals away")),
    Case("wrong thousands", NEEDS, "6547", '▸"65,47"', ("Found “65,47”", "6547 or 6,547")),
    Case("far too many children", NEEDS, "836", "▸836" + "0" * 30,
         ("highest count is 999,999,999",)),
    Case("other digits", NEEDS, "6547", "▸٦٥٤٧", ("Found “٦٥٤٧”", "the digits 0 to 9")),
    Case("escape sequence in a label", NEEDS, "Moderate", "Mod▸\x1b[2Jerate",
         ("control character U+001B",)),
    Case("label of several lines", NEEDS, "Autistic Spectrum", '▸"Autistic\nSpectrum"',
         ("more than one line",)),
    Case("endless label", NEEDS, "Moderate", "▸" + "Moderate" * 625,
         ("has 5,020 characters", "Shorten it to 200")),
    Case("empty cell", NEEDS, "6547", "▸", ("empty cell", "“not given”")),
    Case("percent sign", NEEDS, "29.8", "▸29.8%", ("Found “29.8%”", "Take the % sign away")),
    Case("over a hundred", NEEDS, "29.8", "▸129.8", ("Found “129.8”", "100 at most")),
    Case("comma for a point", NEEDS, "29.8", '▸"29,8"', ("a point before the decimals",)),
    Case("endless decimals", NEEDS, "29.8", "▸29.8000000000", ("no more than 9 decimals",)),
    Case("share that is at least", NEEDS, "29.8", "▸>=29.8", ("Only a count",)),
    Case("more than all", NEEDS, "29.8", "▸9 of 8", ("Found “9 of 8”", "not larger")),
    Case("part of nothing", NEEDS, "29.8", "▸0 of 0", ("Found “0 of 0”", "not 0")),
    Case("unknown symbol", NEEDS, "6547", "▸q", ("Found “q”", "symbol that the source")),
    Case("number with a reason", NEEDS, "6547", "▸6547 (about)",
         ("“6547 (about)”", "Take the brackets away")),
    Case("number with a word", NEEDS, "6547", "▸about 6547", ("Write the number alone",)),
    Case("wrong total", NEEDS, "21966", "▸all", ("Found “all”",)),
    Case("unknown need, nearest by spelling", NEEDS, "MLD,Mod", "▸MDL,Mod",
         ("“MDL” is not the code of a primary need", "nearest: MLD", "or TOTAL for the total")),
    Case("small letters in a code", NEEDS, "ASD,", "▸asd,", ("nearest: ASD",)),
    Case("unknown need, nearest by label", NEEDS, "HI,", "▸DEAF,", ("nearest: HI",)),
    Case("need twice", NEEDS, "SLD,Severe", "▸MLD,Severe",
         ("code MLD is there twice", "first on line 3")),
    Case("no total", NEEDS, "TOTAL,Total overall,21966,100,100\n", "",
         ("row with the total is missing", "code TOTAL"), at=(14, 1)),
    Case("row below the total", NEEDS, "100,100\n", "100,100\n▸DS,Down syndrome,1,0.1,0.1\n",
         ("below the total",)),
    Case("missing column", NEEDS, "children,share_pct,comparator", "share_pct,▸comparator",
         ("“children” is missing", "code, label, children, share_pct")),
    Case("unknown column", NEEDS, "children,", "▸pupils,",
         ("“pupils” is not known", "Expected the columns")),
    Case("column twice", NEEDS, "children,", "children,▸label,", ("“label” is there twice",)),
    Case("semicolons", NEEDS, "code,label,children,share_pct,comparator_share_pct",
         "▸code;label;children;share_pct;comparator_share_pct",
         ("divided by semicolons", "CSV UTF-8 (comma delimited)")),
    Case("too many cells", NEEDS, "Autistic Spectrum,1630,7.4,11.0",
         "Autistic, Spectrum,1630,7.4,▸11.0",
         ("6 cells, which is too many; expected 5", "quotation marks")),
    Case("too few cells", NEEDS, "6547,29.8,20.4", "6547,▸20.4", ("4 cells, which is too few",)),
    Case("quotation mark not closed", NEEDS, "Total overall", '▸"Total overall', ("not closed",)),
    Case("quotation mark closed by another", NEEDS, 'Mental Health",3543,16.1,17.1\nSLCN,"Sp',
         'Mental Health,3543,16.1,17.1\nSLCN,"▸Sp', ("begins on line 6",)),
    Case("text after a quotation", NEEDS, 'Health"', 'Health"▸ x', ("after a closing",)),
    # text.md
    Case("text above the first heading", TEXT, "## Where", "▸Hello\n\n## Where",
         ("“Hello” before the first heading", "“## Ages {#ages}”")),
    Case("heading without id", TEXT, "## Ages {#ages}", "▸## Ages",
         ("“## Ages”", "“## Heading {#id}”")),
    Case("escape sequence in a paragraph", TEXT, "Most of these", "Most ▸\x1b[1mof these",
         ("control character U+001B",)),
    Case("endless heading", TEXT, "## Ages", "▸## " + "Ages" * 51, ("has 204 characters",)),
    Case("heading of another level", TEXT, "## Ages", "▸### Ages", ("“### Ages",)),
    Case("id with capitals", TEXT, "## Ages {#ages}", "▸## Ages {#Ages}", ("small letters",)),
    Case("id twice", TEXT, "{#what-families-say}", "▸{#ages}",
         ("“ages” is there twice", "first on line 7")),
    Case("row with a cell too few", TEXT, "| Leicester City | Families", "|▸ Families",
         ("has 2 cells; its head has 3",)),
    Case("row with a cell too many", TEXT, "| Leicester City | Families",
         "| Leicester | City |▸ Families", ("has 4 cells; its head has 3",)),
    Case("row without a cell", TEXT, "| --- |\n| Strat", "| --- |\n▸|\n| Strat",
         ("has 0 cells; its head has 3",)),
    Case("table without its rule", TEXT, "| --- | --- | --- |\n| Strat", "▸| Strat",
         ("line under the head", "“| --- | --- | --- |”")),
    Case("table of one line", TEXT, "## Ages {#ages}", "▸| a | b |\n\n## Ages {#ages}",
         ("line under the head", "“| --- | --- |”")),
    Case("text below a table", TEXT, "\n\n## What is commissioned", "\n  ▸More.\n## What is",
         ("“More.” below a table",)),
    Case("two tables", TEXT, "| --- |\n", "| --- |\n\n▸", ("second table",)),
    Case("empty section", TEXT, "## Ages {#ages}", "▸## Empty {#empty}\n\n## Ages {#ages}",
         ("“Empty” is empty",)),
]  # fmt: skip


def error_of(path: Path) -> InputError:
    with pytest.raises(InputError) as raised:
        read_page(path)
    return raised.value


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file}: {case.promise}" for case in CASES])
def test_a_fault_is_named_with_its_place(case: Case, page_folder: Path) -> None:
    path = page_folder / case.file
    text = path.read_text(encoding="utf-8")
    assert case.old in text
    before, _, after = text.replace(case.old, case.new, 1).partition(MARK)
    path.write_text(before + after, encoding="utf-8")
    line, column = case.at or (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    error = error_of(page_folder)
    assert error.place == Place(str(path), line, column), str(error)
    for words in case.words:
        assert words in str(error)
    assert error.remedy


@pytest.mark.parametrize("name", [JSON, FIGURES, NEEDS])
@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"  \r\n\n"])
def test_an_empty_file_is_named(name: str, content: bytes, page_folder: Path) -> None:
    (page_folder / name).write_bytes(content)
    error = error_of(page_folder)
    assert error.place == Place(str(page_folder / name), 1, 1)
    assert "The file is empty." in str(error)


@pytest.mark.parametrize("name", [FIGURES, NEEDS])
def test_a_table_of_empty_cells_is_named(name: str, page_folder: Path) -> None:
    (page_folder / name).write_bytes(b",,,\r\n,,,\r\n")
    error = error_of(page_folder)
    assert error.place == Place(str(page_folder / name), 1, 1)
    assert "The first row names the columns" in error.remedy


@pytest.mark.parametrize("name", [FIGURES, NEEDS, TEXT])
def test_a_missing_file_is_named(name: str, page_folder: Path) -> None:
    (page_folder / name).unlink()
    error = error_of(page_folder)
    assert error.place == Place(str(page_folder / name))
    assert "The file is missing." in str(error)
    assert "datapackage.json, figures.csv, needs.csv, text.md" in error.remedy


@pytest.mark.parametrize("name", [JSON, FIGURES, NEEDS, TEXT])
def test_a_byte_that_is_not_utf_8_is_named_with_what_to_do(name: str, page_folder: Path) -> None:
    path = page_folder / name
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = "Café £".encode("cp1252")
    path.write_bytes(b"".join(lines))
    error = error_of(page_folder)
    assert error.place == Place(str(path), 3, 4)
    assert "byte 0xE9 (“é” in Windows-1252)" in str(error)
    assert "CSV UTF-8 (comma delimited)" in error.remedy


def test_columns_of_bytes_count_characters_and_not_the_byte_order_mark(page_folder: Path) -> None:
    path = page_folder / NEEDS
    path.write_bytes(b"\xef\xbb\xbf" + "code\r\né".encode() + b"\xe9")
    assert error_of(page_folder).place == Place(str(path), 2, 2)


def test_utf_16_is_recognised(page_folder: Path) -> None:
    path = page_folder / NEEDS
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    error = error_of(page_folder)
    assert error.place == Place(str(path), 1, 1)
    assert "UTF-16" in str(error)


def test_json_that_ends_too_early_points_at_its_end(page_folder: Path) -> None:
    path = page_folder / JSON
    path.write_text('{\n "name": "llr",\n', encoding="utf-8")
    error = error_of(page_folder)
    assert error.place == Place(str(path), 2, 16)
    assert "ends too early" in str(error)


@pytest.mark.parametrize("text", ["[]", "7", '"page"', "null"])
def test_json_that_is_no_object_is_refused(text: str, page_folder: Path) -> None:
    (page_folder / JSON).write_text(text, encoding="utf-8")
    error = error_of(page_folder)
    assert error.place == Place(str(page_folder / JSON), 1, 1)
    assert "expected an object in { }" in str(error)


def test_json_nested_without_end_is_refused(page_folder: Path) -> None:
    (page_folder / JSON).write_text('{"name": ' + "[" * 1_000_000, encoding="utf-8")
    assert error_of(page_folder).place == Place(str(page_folder / JSON), 1, 10)


@pytest.mark.parametrize("rest", ["}}}", "]", '"\\q": 1}', "{5: 6}", ",,", '"'])
def test_a_wrong_value_is_named_before_json_that_is_broken(rest: str, page_folder: Path) -> None:
    (page_folder / JSON).write_text('{"name": 5, ' + rest, encoding="utf-8")
    error = error_of(page_folder)
    assert error.place == Place(str(page_folder / JSON), 1, 10)
    assert "Found 5;" in str(error)


def assert_placed(error: InputError) -> None:
    place = error.place
    assert place is not None
    assert place.file in PAGE_FILES
    assert place.line is not None
    assert place.column is not None
    assert error.problem
    assert error.remedy


@settings(max_examples=200)
@given(
    name=st.sampled_from(PAGE_FILES),
    start=st.integers(0, 9000),
    length=st.integers(0, 40),
    new=st.binary(max_size=4) | st.sampled_from([b'"', b",", b"\n", b"|", b"{", b"]", b"\xff"]),
)
def test_however_a_page_is_spoiled_the_answer_is_a_page_or_a_placed_error(
    name: str, start: int, length: int, new: bytes
) -> None:
    shipped = {part: (shipped_page_path() / part).read_bytes() for part in PAGE_FILES}
    start %= len(shipped[name])
    spoiled = {**shipped, name: shipped[name][:start] + new + shipped[name][start + length :]}
    try:
        page_from_files({part: FileContent(part, spoiled[part]) for part in spoiled})
    except InputError as error:
        assert_placed(error)


def test_a_fault_inside_a_cell_of_several_lines_has_its_own_line(page_folder: Path) -> None:
    path = page_folder / NEEDS
    text = path.read_text(encoding="utf-8")
    text = text.replace("Spectrum,1630,7.4", 'Spectrum,"c (fewer\nthan 6)",many')
    path.write_text(text, encoding="utf-8")
    assert error_of(page_folder).place == Place(str(path), 13, 10)


def test_a_folder_named_like_a_file_of_the_page_is_told_from_one(page_folder: Path) -> None:
    (page_folder / NEEDS).unlink()
    (page_folder / NEEDS).mkdir()
    error = error_of(page_folder)
    assert error.place == Place(str(page_folder / NEEDS))
    assert "There is a folder under this name" in str(error)
    assert "other programs" not in str(error)


def test_a_file_that_is_far_too_large_is_refused(page_folder: Path) -> None:
    (page_folder / TEXT).write_bytes(b"a" * (4 * 1024 * 1024 + 1))
    assert "larger than 4 MB" in str(error_of(page_folder))


def test_no_such_path(tmp_path: Path) -> None:
    error = error_of(tmp_path / "nowhere")
    assert error.place == Place(str(tmp_path / "nowhere"))
    assert "no such file or folder" in str(error)


def test_a_folder_that_is_no_page(tmp_path: Path) -> None:
    error = error_of(tmp_path)
    assert "not a page: it holds no datapackage.json" in str(error)
    assert "needs.csv" in error.remedy


def test_a_file_that_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"PK")
    assert "This file is not a page." in str(error_of(path))


def test_one_file_of_a_page_leads_to_its_folder(page_folder: Path) -> None:
    error = error_of(page_folder / NEEDS)
    assert "one file of a page" in str(error)
    assert str(page_folder) in error.remedy


# --- What only pages made from published files hold ---------------------------------------


def with_counts_of_england(page_folder: Path, mld: str = "200940", share: str = "20.4") -> Path:
    """Give needs.csv the counts of England, of which MLD is 20.4% of 985,000."""
    path = page_folder / NEEDS
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    counts = {"MLD": mld, "TOTAL": "985000"}
    rows = [f"{row},{counts.get(row.partition(',')[0], 'c')}" for row in rows]
    text = "\n".join([f"{header},comparator_children", *rows, ""])
    path.write_text(text.replace("29.8,20.4", f"29.8,{share}"), encoding="utf-8")
    return path


@pytest.mark.parametrize("share", ["20.4", "200940 of 985000", "20.40", "c", "51 of 250"])
def test_a_share_of_the_comparator_that_fits_its_counts_is_read(
    share: str, page_folder: Path
) -> None:
    with_counts_of_england(page_folder, share=share)
    need = next(row for row in read_page(page_folder).needs if row.code == "MLD")
    assert need.comparator_children == children(200_940)


@pytest.mark.parametrize("share", ["20.5", "200941 of 985000", "20.41"])
def test_a_share_of_the_comparator_that_its_counts_deny_is_named(
    share: str, page_folder: Path
) -> None:
    path = with_counts_of_england(page_folder, share=share)
    error = error_of(page_folder)
    assert error.place == Place(str(path), 3, 44)
    assert f"Found “{share}”, but the counts are 200940 of 985000" in str(error)


def test_a_count_of_the_comparator_above_its_total_is_named(page_folder: Path) -> None:
    path = with_counts_of_england(page_folder, mld="985001")
    assert error_of(page_folder).place == Place(str(path), 3, 44)


def test_a_simple_mean_is_no_quotient_of_counts(page_folder: Path) -> None:
    with_counts_of_england(page_folder, share="25.0")
    path = page_folder / JSON
    text = path.read_text(encoding="utf-8")
    text = text.replace('"kind": "national"', '"kind": "areas", "is_simple_mean": true')
    path.write_text(text, encoding="utf-8")
    assert read_page(page_folder).comparator.is_simple_mean


def with_areas(page_folder: Path, areas: str) -> None:
    path = page_folder / JSON
    before, _, rest = path.read_text(encoding="utf-8").partition('"areas": [')
    path.write_text(f'{before}"areas": [{areas}]{rest.partition("]")[2]}', encoding="utf-8")


JOINT = '{"code": "", "name": "Cumbria", "dfe_code": "942 / 943"}'


def test_areas_that_share_a_row_and_wider_areas_are_read(page_folder: Path) -> None:
    england = '{"code": "E92000001", "name": "England"}'
    region = '{"code": "E12000004", "name": "East Midlands"}'
    with_areas(page_folder, f"{JOINT}, {england}, {region}")
    assert [area.code for area in read_page(page_folder).areas] == ["", "E92000001", "E12000004"]


@pytest.mark.parametrize(
    ("areas", "words"),
    [
        (f"{JOINT}, {JOINT}", "The dfe_code “942 / 943” is there twice"),
        (JOINT.replace(" / ", "/"), '"942 / 943" for areas that are one row'),
        (JOINT.replace('""', '"E1"'), '"E06000016", or "" if there is none'),
    ],
)
def test_an_area_that_is_none_is_named(areas: str, words: str, page_folder: Path) -> None:
    with_areas(page_folder, areas)
    assert words in str(error_of(page_folder))


@pytest.mark.parametrize("attribute", ["written_for", 'written-for=""', "written-for=2023"])
def test_a_heading_with_another_attribute_is_named(attribute: str, page_folder: Path) -> None:
    path = page_folder / TEXT
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("}", f" {attribute}}}", 1), encoding="utf-8")
    error = error_of(page_folder)
    assert error.place == Place(str(path), 1, 1)
    assert "expected a heading of the form" in str(error)
