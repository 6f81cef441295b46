from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from sendviewer.core.errors import InputError
from sendviewer.sources.neighbours import NeighbourList, find_neighbours, read_neighbours

LOOKUPS = Path(__file__).parents[3] / "shared" / "data" / "lookups"

NUMBERS = range(1, 11)
HEADER = ["LA num", "LA Name", "LA number", "GOInd", "GOReg"] + [
    name for number in NUMBERS for name in (f"SN{number}", "SNP")
]
LEICESTER = [871, 313, 333, 336, 312, 889, 331, 335, 852, 874]
RUTLAND = [916, 803, 937, 802, 850, 865, 855, 933, 856, 938]

Rows = list[list[object]]


def row(code: object, name: str, neighbours: Sequence[object]) -> list[object]:
    pairs = [cell for neighbour in neighbours for cell in (neighbour, "Very close")]
    return [code, name, code, 1, "East Midlands", *pairs]


def table() -> Rows:
    return [[*HEADER], row(856, "Leicester", LEICESTER), row(857, "Rutland", RUTLAND)]


def write_csv(path: Path, rows: Rows, encoding: str = "utf-8-sig") -> Path:
    """Write as in 2021: a byte-order mark, and a comma after the last cell."""
    lines = (",".join([*(f'"{cell}"' for cell in cells), ""]) for cells in rows)
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def write_workbook(path: Path, sheets: dict[str, Rows]) -> Path:
    """Write the least that is a workbook; texts stand in the cells."""
    spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="r{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{number}" Type="{office}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{spreadsheet}" xmlns:r="{office}">'
            f"<sheets>{names}</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        )
        for number, rows in enumerate(sheets.values(), 1):
            body = "".join(map(_row_xml, range(1, len(rows) + 1), rows))
            archive.writestr(
                f"xl/worksheets/sheet{number}.xml",
                f'<worksheet xmlns="{spreadsheet}"><sheetData>{body}</sheetData></worksheet>',
            )
    return path


def _row_xml(number: int, cells: Sequence[object]) -> str:
    xml = []
    for index, value in enumerate(cells):
        where = f"{chr(65 + index)}{number}"
        if isinstance(value, int):
            xml.append(f'<c r="{where}"><v>{value}</v></c>')
        elif value:
            text = escape(str(value))
            xml.append(f'<c r="{where}" t="inlineStr"><is><t>{text}</t></is></c>')
    return f'<row r="{number}">{"".join(xml)}</row>'


def error(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_neighbours(path)
    assert caught.value.remedy
    return str(caught.value)


def codes(numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(map(str, numbers))


def test_a_csv_list_gives_the_neighbours_in_order(tmp_path: Path) -> None:
    read = read_neighbours(write_csv(tmp_path / "Groupings_April_2021.csv", table()))
    assert read.of("856") == codes(LEICESTER)
    assert (read.version, read.date) == ("April 2021", "2021-04")
    assert read.source_file == "Groupings_April_2021.csv"


def test_a_workbook_gives_them_too_under_rows_that_are_not_headers(tmp_path: Path) -> None:
    above: Rows = [[], ["A", "B", *range(1, 20)]]
    ended: Rows = [[], ["", "Old SNs:"], row(928, "Northamptonshire", LEICESTER)]
    sheets = {"Read me": [["Notes"]], "LA SN Groups": [*above, *table(), *ended]}
    read = read_neighbours(write_workbook(tmp_path / "neighbours_may_2025.xlsx", sheets))
    assert read.of("856") == codes(LEICESTER)
    assert read.of("928") == codes(LEICESTER)
    assert read.version == "May 2025"


def test_the_name_of_the_file_decides_nothing_about_its_form(tmp_path: Path) -> None:
    workbook = write_workbook(tmp_path / "list.csv", {"Sheet": table()})
    text = write_csv(tmp_path / "list.xlsx", table(), "cp1252")
    assert read_neighbours(workbook).of("857") == read_neighbours(text).of("857") == codes(RUTLAND)


def test_the_order_is_that_of_the_numbers_and_not_of_the_columns(tmp_path: Path) -> None:
    rows: Rows = [["SN2", "LA number", "SN1"], [871, 856, 313]]
    assert read_neighbours(write_csv(tmp_path / "a.csv", rows)).of("856") == ("313", "871")


def test_a_version_in_the_file_goes_before_its_name(tmp_path: Path) -> None:
    rows = [["Statistical neighbours, June 2024"], *table()]
    read = read_neighbours(write_csv(tmp_path / "copied_may_2025.csv", rows))
    assert read.version == "June 2024"


@pytest.mark.parametrize(
    ("name", "version"),
    [("sn_2023.csv", "2023"), ("sn.csv", "undated"), ("sn20231.csv", "undated")],
)
def test_a_version_is_a_year_or_undated_where_no_month_is_known(
    tmp_path: Path, name: str, version: str
) -> None:
    assert read_neighbours(write_csv(tmp_path / name, table())).version == version


def test_an_authority_that_is_not_in_the_list_has_none(tmp_path: Path) -> None:
    assert read_neighbours(write_csv(tmp_path / "a.csv", table())).of("330") == ()


def test_the_union_is_in_order_of_first_appearance_without_the_members(tmp_path: Path) -> None:
    read = read_neighbours(write_csv(tmp_path / "a.csv", table()))
    rest = [code for code in RUTLAND if code != 856]
    assert read.union_for(["856", "857"]) == codes([*LEICESTER, *rest])
    assert read.union_for(["856"]) == codes(LEICESTER)


def test_the_union_is_refused_if_a_member_has_no_neighbours(tmp_path: Path) -> None:
    read = read_neighbours(write_csv(tmp_path / "sn_2023.csv", table()))
    with pytest.raises(InputError, match=r"2023, sn_2023.csv\) has no neighbours for Kent \(886\)"):
        read.union_for(["856", "886"])


def test_the_union_is_refused_if_the_members_are_all_there_is() -> None:
    mutual = NeighbourList("2023", "a.csv", "2023", {"001": ("002",), "002": ("001",)})
    with pytest.raises(InputError, match="among the areas themselves"):
        mutual.union_for(["001", "002"])


def test_another_table_is_told_with_its_columns(tmp_path: Path) -> None:
    words = error(write_csv(tmp_path / "a.csv", [["time_period", "la_name"], [2024, "Kent"]]))
    assert words.startswith(
        "a.csv: This is not a list of statistical neighbours: the file begins with “time_period” "
        "and “la_name”. Expected a row of headers with “LA number”"
    )
    words = error(write_workbook(tmp_path / "a.xlsx", {"Pupils": [["Area", "Pupils"]]}))
    assert "the sheet “Pupils” begins with “Area” and “Pupils”." in words


def test_a_wrong_cell_of_a_csv_file_is_told_with_its_line(tmp_path: Path) -> None:
    rows = [["A note\nof two lines"], *table()]
    rows[2][7] = "Slough"
    words = error(write_csv(tmp_path / "a.csv", rows))
    assert "a.csv, line 4: In the column “SN2” found “Slough”; expected a 3-digit code" in words


def test_a_wrong_cell_of_a_workbook_is_told_with_its_sheet_and_row(tmp_path: Path) -> None:
    rows: Rows = [[], *table()]
    rows[3][5] = ""
    words = error(write_workbook(tmp_path / "a.xlsx", {"Groups": rows}))
    assert "On the sheet “Groups”, row 4: In the column “SN1” the cell is empty" in words


def test_a_list_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert "856 is there a second time" in error(write_csv(path, [*table(), table()[1]]))
    own = row(856, "Leicester", [856, *LEICESTER[1:]])
    assert "856 is among its own neighbours" in error(write_csv(path, [[*HEADER], own]))
    twice = row(856, "Leicester", [313, *LEICESTER[1:]])
    assert "neighbour 313 of 856 is there twice" in error(write_csv(path, [[*HEADER], twice]))
    assert "no authorities under these headers" in error(write_csv(path, [[*HEADER]]))


def test_a_file_that_cannot_be_read_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert "There is no such file." in error(path)
    path.write_bytes(b"")
    assert "The file is empty." in error(path)
    whole = write_workbook(path, {"Groups": table()}).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "cannot be read as a workbook" in error(path)
    path.write_bytes(b"\x00\x01\x02" * 100)
    assert "This is not a list of statistical neighbours" in error(path)
    assert "cannot be read" in error(tmp_path)


def test_the_newest_list_beside_the_data_is_found(tmp_path: Path) -> None:
    write_csv(tmp_path / "b_April_2021.csv", table())
    write_workbook(tmp_path / "a_may_2025.xlsx", {"Groups": table()})
    write_csv(tmp_path / "undated.csv", table())
    (tmp_path / "data.csv").write_text("time_period,la_name\n", encoding="utf-8")
    found = find_neighbours(tmp_path)
    assert found is not None
    assert found.version == "May 2025"


def test_what_is_no_list_is_passed_over_without_an_error(tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "half.csv").write_text("LA number,SN1,SN2\n856,871\n", encoding="utf-8")
    (tmp_path / "folder.csv").mkdir()
    assert find_neighbours(tmp_path) is None
    assert find_neighbours(tmp_path / "nowhere") is None


@pytest.mark.parametrize(
    ("name", "version", "first", "size"),
    [
        ("New_Statistical_Neighbour_Groupings_April_2021.csv", "April 2021", "871", 151 + 5),
        ("statistical_neighbours_may_2025.xlsx", "May 2025", "821", 153 + 5),
    ],
)
def test_dfe_s_own_lists_are_read(name: str, version: str, first: str, size: int) -> None:
    path = LOOKUPS / name
    if not path.exists():
        pytest.skip(f"{path} is not there")
    read = read_neighbours(path)
    assert read.version == version
    assert read.of("856")[0] == first
    sizes = [len(read.of(f"{code:03}")) for code in range(1000)]
    assert sizes.count(10) == size
    assert sizes.count(0) == 1000 - size
