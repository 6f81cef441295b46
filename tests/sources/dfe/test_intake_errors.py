"""Whatever is wrong with an opened file, the message says what it is, where, and what to do."""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from intake_files import HEADER, OTHER_SUBJECT, spoil, table, zip_of

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.dfe.intake import take_in
from sendviewer.sources.dfe.release_archives import refuse_too_large


def packed(members: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


class Case(NamedTuple):
    promise: str
    content: bytes
    words: tuple[str, ...]
    line: int | None = None


CUT = table().encode()[:-12]
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n"
WORKBOOK = packed({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"})
WITHOUT_LEVEL = table().replace("geographic_level", "level")

OF_A_CSV = [
    Case("no byte", b"", ("empty (0 bytes)", "Download")),
    Case("blank lines", b"\xef\xbb\xbf\n  \r\n\n", ("only blank lines",)),
    Case("only a header", f"{HEADER}\n\n".encode(), ("names its columns and holds no rows",), 1),
    Case("a workbook", WORKBOOK,
         ("an Excel workbook", "save it as “CSV UTF-8", "it is a page: open it as one")),
    Case("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", ("an Excel workbook",)),
    Case("a zip file", packed({"a.csv": "x"}), ("a zip file under another name", ".zip")),
    Case("a PDF", b"%PDF-1.7\n%\xe2\xe3", ("a PDF document",)),
    Case("a web page", b"\n <!DOCTYPE HTML><html lang=en>",
         ("a web page (HTML)", "saved in place of the file")),
    Case("a web page without type", b"\xef\xbb\xbf<html>", ("a web page (HTML)",)),
    Case("XML", b"<?xml version='1.0'?><error/>", ("an XML document",)),
    Case("JSON", b'{"error": "not found"}', ("a JSON document",)),
    Case("gzip", gzip.compress(table().encode()), ("packed with gzip", "Unpack it first")),
    Case("a Git LFS pointer", LFS, ("a Git LFS pointer", "git lfs pull")),
    Case("zero bytes", table().encode().replace(b"Total,3", b"Tot\0l,3"), ("byte of zero",), 4),
    Case("UTF-16 without a mark", table().encode("utf-16-le"), ("Missing: the columns",), 1),
    Case("zero bytes in UTF-16", table().replace("Total,3", "Tot\0l,3").encode("utf-16"),
         ("byte of zero",), 4),
    Case("bytes that are no text", table().encode().replace(b"Total,2", b"T\x81tal,2"),
         ("0x81", "neither UTF-8 nor Windows-1252"), 3),
    Case("half a character in UTF-16", table().encode("utf-16") + b"\x00", ("neither UTF-8",), 5),
    Case("missing column", WITHOUT_LEVEL.encode(),
         ("Missing: the column geographic_level.", "Found: “time_period”", "and 2 more",
          "its first line names, among others, time_period, time_identifier"), 1),
    Case("other columns", b"what,how many\nmilk,2\n",
         ("Missing: the columns time_period, time_identifier, geographic_level, country_code,",
          "country_name. Found: “what”, “how many”."), 1),
    Case("a blank first line", f"\n{table()}".encode(), ("no names on line 1",), 1),
    Case("semicolons", table().replace(",", ";").encode(),
         ("separated by semicolons; expected commas", "comma delimited"), 1),
    Case("tabs in UTF-16", table().replace(",", "\t").encode("utf-16"), ("by tabs",), 1),
    Case("vertical bars", table().replace(",", "|").encode(), ("by vertical bars",), 1),
    Case("a quote without end on line 1", b'"' + b"x" * 200_000, ("Missing: the columns",), 1),
    Case("a last row cut off", CUT, ("The last row has 6 of 8 cells", "cut off"), 4),
    Case("a last row cut off before blank lines", CUT + b"\r\n\n\n", ("6 of 8",), 4),
    Case("a last row cut off inside quotes", CUT.replace(b"2022", b"\n2022", 1) + b',"one,\ntwo',
         ("of 8 cells",), 6),
    Case("a last row cut off in Windows-1252", CUT.replace(b"England", b"King\x92s"),
         ("6 of 8",), 4),
    Case("a long file cut off", table(20_000).encode()[:-14], ("6 of 8 cells",), 20_001),
]  # fmt: skip


@pytest.mark.parametrize("case", OF_A_CSV, ids=lambda case: case.promise)
def test_a_csv_that_cannot_be_used_is_refused(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(case.content)
    with pytest.raises(InputError) as caught:
        take_in([path], tmp_path)
    message = str(caught.value)
    assert [words for words in case.words if words not in message] == [], message
    assert caught.value.place == Place(str(path), case.line)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty (0 bytes)"),
        (b"<html>Not found</html>", "a web page (HTML); expected a zip file"),
        (table().encode(), "This is not a zip file"),
        (WORKBOOK, "an Excel workbook"),
        (packed({"data/a.csv": table()})[:-30], "end of the zip file is missing"),
        (packed({}), "no CSV file with data. It is empty."),
        (packed({"readme.md": "x", "b.pdf": "y"}), "It holds readme.md, b.pdf."),
        (packed({"r.zip": "PK"}), "Unpack it, and open the zip file in it."),
        (packed({"supporting-files/a.csv": table()}), "no CSV file with data"),
        (packed({"a.csv": "a;b\n1;2\n"}), "a.zip/a.csv, line 1: Missing: the columns"),
        (packed({"a.csv": "x\n", "b.csv": "y\n"}), "None of 2 files is a data file"),
        (packed({f"data/{n}.csv": "" for n in range(1001)}), "holds 1,001 files"),
        (packed({"data/a.csv": CUT.decode()}), "a.zip/data/a.csv, line 4: The last row has 6"),
    ],
)
def test_a_zip_that_cannot_be_used_is_refused(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        take_in([path], tmp_path)
    assert words in str(caught.value)
    assert caught.value.place is not None
    assert caught.value.place.file.startswith(str(path))
    assert caught.value.remedy


def refused(path: Path, folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        take_in([path], folder)
    return str(caught.value)


def test_half_a_release_is_refused_and_the_damaged_member_named(tmp_path: Path) -> None:
    """The other members are whole, and figures from half a release would look complete."""
    rows = table(2000, first=10_000)
    with zipfile.ZipFile(tmp_path / "r.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("data/a.csv", table())
        archive.writestr("data/b.csv", rows)
    path = spoil(tmp_path / "r.zip", lambda data: data.replace(b"Total,11500", b"Total,11501"))
    message = refused(path, tmp_path)
    assert f"{path}/data/b.csv: The file is damaged inside the zip file" in message
    assert "again" in message


def test_a_damaged_member_on_another_subject_does_not_matter(tmp_path: Path) -> None:
    long = OTHER_SUBJECT + "202223,Academic year,National,E92000001,England,77\n" * 40_000
    with zipfile.ZipFile(tmp_path / "r.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("data/b.csv", long)
        archive.writestr("data/a.csv", table())
    end = b"England,77\n"
    path = spoil(
        tmp_path / "r.zip",
        lambda data: data[::-1].replace(end[::-1], end[::-1].replace(b"77", b"78"), 1)[::-1],
    )
    assert [file.name for file in take_in([path], tmp_path).files] == ["a.csv"]


def flagged(path: Path, offset_in_entry: int, value: int) -> Path:
    """Write two bytes into every entry of the list of contents, and of the local headers."""

    def change(data: bytes) -> bytes:
        changed = bytearray(data)
        for mark, shift in ((b"PK\x01\x02", 0), (b"PK\x03\x04", -2)):
            start = changed.find(mark)
            while start >= 0:
                struct.pack_into("<H", changed, start + offset_in_entry + shift, value)
                start = changed.find(mark, start + 4)
        return bytes(changed)

    return spoil(path, change)


def test_a_member_with_a_password_is_refused(tmp_path: Path) -> None:
    path = flagged(zip_of(tmp_path / "r.zip", {"data/a.csv": table()}), 8, 0x1)
    assert "data/a.csv: The file is protected by a password." in refused(path, tmp_path)


def test_a_way_of_packing_that_is_not_known_is_refused(tmp_path: Path) -> None:
    deflate64 = 9
    path = flagged(zip_of(tmp_path / "r.zip", {"data/a.csv": table()}), 10, deflate64)
    message = refused(path, tmp_path)
    assert "data/a.csv: The file is packed in a way" in message
    assert "Unpack the zip file with another program" in message


def test_a_zip_that_unpacks_without_end_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    members = {f"data/{number}.csv": table(first=number) for number in range(6)}
    path = zip_of(tmp_path / "r.zip", members)
    four_gigabytes = struct.pack("<I", 0xFFFFFF00)

    def enlarge(data: bytes) -> bytes:
        changed = bytearray(data)
        start = changed.find(b"PK\x01\x02")
        while start >= 0:
            changed[start + 24 : start + 28] = four_gigabytes
            start = changed.find(b"PK\x01\x02", start + 4)
        return bytes(changed)

    folder = tmp_path / "unpacked"
    folder.mkdir()
    message = refused(spoil(path, enlarge), folder)
    assert "Unpacked, the data files take 24.0 GB; at most 20.0 GB are read." in message
    assert not list(folder.iterdir())


def test_what_the_disk_has_no_room_for_is_refused() -> None:
    member = zipfile.ZipInfo("data/a.csv")
    member.file_size = 3 * 1024**3
    with pytest.raises(InputError, match=r"take 3\.0 GB, and the disk .* has 2\.0 GB left"):
        refuse_too_large([member], 2 * 1024**3, Path("r.zip"))
    refuse_too_large([member], 4 * 1024**3, Path("r.zip"))


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "no.csv", tmp_path / "no.zip", tmp_path / "file" / "no.csv"):
        assert f"{path}: There is no such file or folder." in refused(path, tmp_path)


def test_a_name_that_the_system_refuses_is_an_error_in_words(tmp_path: Path) -> None:
    assert "It cannot be read: " in refused(tmp_path / ("x" * 5000 + ".csv"), tmp_path)


def test_a_folder_without_files_to_open_is_refused(tmp_path: Path) -> None:
    (tmp_path / "readme.md").touch()
    assert "The folder holds no CSV file and no zip file." in refused(tmp_path, tmp_path)


def test_a_folder_of_other_files_is_refused_with_the_reason(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("what,how many\nmilk,2\n")
    message = refused(tmp_path, tmp_path)
    assert "None of 2 files is a data file of Explore Education Statistics." in message
    assert f"{tmp_path / 'a.csv'}, line 1" in message


def test_a_text_file_alone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")
    assert "Nothing was opened that holds figures: a.txt is not" in refused(
        tmp_path / "a.txt", tmp_path
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert "a device or a pipe" in refused(tmp_path / "a.csv", tmp_path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a file of Linux's")
def test_a_file_that_breaks_off_while_it_is_read_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("/proc/self/mem")
    assert "The file cannot be read: " in refused(tmp_path / "a.csv", tmp_path)


def test_a_file_that_may_not_be_read_is_an_error_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table())
    path.chmod(stat.S_IWUSR)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    assert "The file cannot be read: Permission denied." in refused(path, tmp_path)
