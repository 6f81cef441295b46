"""A page opens however a spreadsheet, a text editor or a zip program has left it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from sendviewer.core.errors import InputError, Place
from sendviewer.core.figures import AtLeast, Figure, Missing, NotCollected, Unit
from sendviewer.core.pages import NOT_GIVEN, NeedRow
from sendviewer.sources.cells import PART_NOT_PUBLISHED
from sendviewer.sources.pages import read_page, shipped_page_path, write_page
from sendviewer.sources.symbols import NOT_COLLECTED

FILES = ("datapackage.json", "figures.csv", "needs.csv", "text.md")


def shipped_bytes(name: str) -> bytes:
    return (shipped_page_path() / name).read_bytes()


def need(folder: Path, code: str) -> NeedRow:
    return next(row for row in read_page(folder).needs if row.code == code)


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def zip_of(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_byte_order_mark_and_line_ends_make_no_difference(
    mark: bytes, line_end: bytes, page_folder: Path
) -> None:
    for path in page_folder.iterdir():
        path.write_bytes(mark + path.read_bytes().replace(b"\n", line_end))
    assert read_page(page_folder) == read_page(shipped_page_path())


def test_empty_rows_and_cells_that_a_spreadsheet_leaves_make_no_difference(
    page_folder: Path,
) -> None:
    path = page_folder / "needs.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line + ",," for line in lines) + "\n,,,,,,\n", encoding="utf-8")
    assert read_page(page_folder) == read_page(shipped_page_path())


def test_columns_may_stand_in_another_order(page_folder: Path) -> None:
    path = page_folder / "needs.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join(",".join([row.rsplit(",", 1)[1], row.rsplit(",", 1)[0]]) for row in rows),
        encoding="utf-8",
    )
    assert read_page(page_folder) == read_page(shipped_page_path())


def test_a_share_that_a_spreadsheet_shortened_keeps_its_decimals(page_folder: Path) -> None:
    edit(page_folder, "needs.csv", "664,3.0,2.9", "664,3,2.9")
    edit(page_folder, "needs.csv", "7.4,11.0", "7.4,11")
    assert read_page(page_folder) == read_page(shipped_page_path())


def test_thousands_separators_are_read(page_folder: Path) -> None:
    edit(page_folder, "needs.csv", ",6547,", ',"6,547",')
    assert read_page(page_folder) == read_page(shipped_page_path())


def test_wrapped_paragraphs_are_one_paragraph(page_folder: Path) -> None:
    edit(
        page_folder,
        "text.md",
        "Most of these children are taught",
        "Most of these\nchildren are taught",
    )
    edit(
        page_folder,
        "text.md",
        "- Universal: open to every child.",
        "- Universal: open\n  to every child.",
    )
    assert read_page(page_folder) == read_page(shipped_page_path())


def test_a_page_may_be_without_text(page_folder: Path) -> None:
    (page_folder / "text.md").write_bytes(b"")
    assert read_page(page_folder).sections == ()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("c", Missing("c", "not published, so that no child can be recognised")),
        ("z", Missing("z", "not applicable")),
        ("x", Missing("x", "not available")),
        ("c (1 to 5 children)", Missing("c", "1 to 5 children")),
        ("not given", NOT_GIVEN),
        ("not given (no row)", Missing("", "no row")),
        ("q (of this release)", Missing("q", "of this release")),
        ("not collected", NOT_COLLECTED),
        ("not collected (since 2025)", NotCollected("", "since 2025")),
        (">=412", AtLeast(412, Unit.CHILDREN, PART_NOT_PUBLISHED)),
        ("≥ 412", AtLeast(412, Unit.CHILDREN, PART_NOT_PUBLISHED)),
        (">=1,412 (one area is x)", AtLeast(1412, Unit.CHILDREN, "one area is x")),
    ],
)
def test_a_figure_that_is_not_known_keeps_its_reason(
    cell: str, expected: Missing | AtLeast, page_folder: Path
) -> None:
    edit(page_folder, "needs.csv", ",6547,", f',"{cell}",')
    assert need(page_folder, "MLD").children == expected


@pytest.mark.parametrize("symbol", ["z", "x", "c", "low", "k", "u", ":", "~", "NULL", "-", ".."])
def test_every_symbol_is_missing_with_a_reason_and_never_nought(
    symbol: str, page_folder: Path
) -> None:
    edit(page_folder, "needs.csv", "29.8", symbol)
    share = need(page_folder, "MLD").printed_share
    assert isinstance(share, Missing)
    assert share.symbol == symbol
    assert share.reason


def test_a_share_may_be_exact(page_folder: Path) -> None:
    edit(page_folder, "needs.csv", "29.8", "6547 of 21966")
    share = need(page_folder, "MLD").printed_share
    assert isinstance(share, Figure)
    assert share.decimals is None
    assert share.value * 21966 == 654700


def test_fields_of_the_standard_come_back_as_they_were_written(
    page_folder: Path, tmp_path: Path
) -> None:
    fields = """"keywords": ["SEND", "schools"],
  "contributors": [
    {"title": "A person", "roles": ["author"]}
  ],
  "x-number": 1.50e400, "description": "Line\\n\\tline \\\\u001b",
  """
    edit(page_folder, "datapackage.json", '"title": "Key', fields + '"title": "Key')
    page = read_page(page_folder)
    write_page(page, tmp_path / "again")
    assert read_page(tmp_path / "again") == page
    text = (tmp_path / "again" / "datapackage.json").read_text(encoding="utf-8")
    for field in (
        '"keywords": ["SEND", "schools"]',
        '"x-number": 1.50e400',
        '\\n\\tline \\\\u001b"',
    ):
        assert field in text
    assert {name for name, _ in page.other_fields} == set(json.loads(text)) - {
        "$schema", "name", "title", "sendviewer", "sources", "resources",
    }  # fmt: skip


@pytest.mark.parametrize("top", ["", "llr-2020-04/", "./", "LLR page\\"])
def test_a_zip_opens_with_and_without_a_top_folder(top: str, tmp_path: Path) -> None:
    members = {top + name: shipped_bytes(name) for name in FILES}
    members["__MACOSX/datapackage.json"] = b"resource fork"
    members["../../evil.txt"] = b"x"
    path = zip_of(tmp_path / "page.ZIP", members)
    assert read_page(path) == read_page(shipped_page_path())
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.ZIP"]


def test_the_datapackage_json_of_a_folder_opens_the_page() -> None:
    path = shipped_page_path()
    assert read_page(path / "datapackage.json") == read_page(path)


def test_a_fault_inside_a_zip_is_named_with_its_place(tmp_path: Path) -> None:
    members = {f"llr/{name}": shipped_bytes(name) for name in FILES}
    members["llr/needs.csv"] = members["llr/needs.csv"].replace(b"6547", b"many")
    path = zip_of(tmp_path / "page.zip", members)
    with pytest.raises(InputError) as raised:
        read_page(path)
    assert raised.value.place == Place(f"{path}/llr/needs.csv", 3, 34)


def refused(path: Path) -> str:
    with pytest.raises(InputError) as raised:
        read_page(path)
    assert str(path) in str(raised.value)
    return str(raised.value)


def test_a_zip_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.zip"
    for content in (b"", b"PK\x03\x04 and no more", b"text"):
        path.write_bytes(content)
        assert "not a zip file that can be read" in refused(path)


def test_a_zip_without_a_page_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "page.zip", {"a/b/datapackage.json": b"{}", "readme.txt": b""})
    assert "not a page: it holds no datapackage.json" in refused(path)


def test_a_zip_that_lacks_a_file_is_refused(tmp_path: Path) -> None:
    members = {name: shipped_bytes(name) for name in FILES if name != "text.md"}
    assert "page.zip/text.md: The file is missing" in refused(
        zip_of(tmp_path / "page.zip", members)
    )


def test_a_zip_with_two_pages_is_refused(tmp_path: Path) -> None:
    members = {f"{top}/datapackage.json": b"{}" for top in ("one", "two")}
    assert "2 pages: one, two" in refused(zip_of(tmp_path / "page.zip", members))


def test_a_damaged_member_is_named(tmp_path: Path) -> None:
    members = {name: shipped_bytes(name) for name in FILES}
    path = zip_of(tmp_path / "page.zip", members, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"6547,29.8", b"6548,29.8"))
    assert "needs.csv: The file is damaged inside the zip file" in refused(path)


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    members = {name: shipped_bytes(name) for name in FILES}
    path = zip_of(tmp_path / "page.zip", members, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "protected by a password" in refused(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    members = {name: shipped_bytes(name) for name in FILES}
    members["text.md"] = b"\n" * (64 * 1024 * 1024)
    assert "text.md: The file is larger than 4 MB" in refused(
        zip_of(tmp_path / "page.zip", members)
    )


def test_a_zip_of_very_many_files_is_not_searched(tmp_path: Path) -> None:
    members = {f"{number}.txt": b"" for number in range(1001)}
    assert "1001 files" in refused(zip_of(tmp_path / "page.zip", members))


def test_a_page_saved_with_other_words_of_description_opens(page_folder: Path) -> None:
    edit(page_folder, "datapackage.json", "The words that are shown", "What is shown")
    edit(page_folder, "datapackage.json", '"label": "not available"', '"label": "there is none"')
    assert read_page(page_folder) == read_page(shipped_page_path())
