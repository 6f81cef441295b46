"""What a person opens becomes CSV in UTF-8, named and whole; what is left out is said."""

from __future__ import annotations

import codecs
import hashlib
import zipfile
from pathlib import Path

import pytest
from intake_files import HEADER, OTHER_SUBJECT, ROW, Watcher, table, zip_of

from sendviewer.sources.dfe import steps
from sendviewer.sources.dfe.intake import DataFile, Intake, take_in
from sendviewer.sources.dfe.recognition import why_not

GUIDANCE = (
    "Pupils\nReporting year 2025\n\nNeeds of pupils\n\nFilename: a.csv\nTime period: 2024/25\n"
)
REAL = Path(__file__).parents[4] / "shared" / "data" / "dfe"
REAL_ZIP = REAL / "education-health-and-care-plans_2025.zip"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "unpacked"
    made.mkdir()
    return made


def saved(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def names(intake: Intake) -> list[tuple[str, str]]:
    return [(file.archive, file.name) for file in intake.files]


def reasons(intake: Intake) -> dict[str, str]:
    return {file.name: file.why for file in intake.skipped}


def only(intake: Intake) -> DataFile:
    (file,) = intake.files
    return file


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# --- One CSV file -------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_utf_8_file_is_read_where_it_lies(
    mark: bytes, end: bytes, tmp_path: Path, folder: Path
) -> None:
    content = mark + table().replace("England", "Ynys Môn").encode().replace(b"\n", end)
    path = saved(tmp_path / "a.csv", content)
    file = only(take_in([path], folder))
    assert (file.path, file.name, file.archive) == (path, "a.csv", "")
    assert (file.checksum.value(), file.size_bytes) == (sha256(path), len(content))
    assert file.header == tuple(HEADER.split(","))
    assert not list(folder.iterdir())


def test_column_names_lose_stray_spaces_and_keep_doubles(tmp_path: Path, folder: Path) -> None:
    header = HEADER.replace("time_identifier", ' "time_identifier "').replace(' "', '" ')
    content = table().replace(HEADER, f"{header} ,x, x").replace("Total,1", "Total,1,2,3")
    path = saved(tmp_path / "a.csv", content.replace("Total,3", "Total,3,4,5"))
    assert only(take_in([path], folder)).header == (*HEADER.split(","), "x", "x")


def test_windows_1252_becomes_utf_8_and_keeps_the_checksum_of_the_original(
    tmp_path: Path, folder: Path
) -> None:
    text = table().replace("England", "King’s Lynn \u2013 Ynys Môn")
    path = saved(tmp_path / "a.csv", text.encode("cp1252"))
    file = only(take_in([path], folder))
    assert file.path.parent == folder
    assert file.path.read_bytes() == text.encode()
    assert (file.checksum.value(), file.size_bytes) == (sha256(path), path.stat().st_size)


def test_some_bytes_of_windows_1252_leave_the_utf_8_around_them_alone(
    tmp_path: Path, folder: Path
) -> None:
    rows = [ROW.format("1").replace("England", "Môn").encode(), ROW.format(2).encode()]
    rows[1] = rows[1].replace(b"England", b"King\x92s")
    path = saved(tmp_path / "a.csv", b"\n".join([HEADER.encode(), *rows, b""]))
    text = only(take_in([path], folder)).path.read_text("utf-8")
    assert "Môn" in text
    assert "King’s" in text


def test_a_character_across_two_chunks_is_whole(tmp_path: Path, folder: Path) -> None:
    long = "x" * (1024**2 - len(HEADER) - 2) + "ô"
    content = f"{HEADER}\n{long},Academic year,National,E,England,Total,Total,1\n"
    assert content.encode()[1024**2 - 1 : 1024**2 + 1] == "ô".encode()
    path = saved(tmp_path / "a.csv", content)
    assert only(take_in([path], folder)).path == path
    other = saved(tmp_path / "b.csv", content.encode() + b"King\x92s,,,,,,,1\n")
    assert "xô," in only(take_in([other], folder)).path.read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_with_its_mark_is_read(encoding: str, tmp_path: Path, folder: Path) -> None:
    text = table().replace("England", "Môn")
    data = text.encode(encoding)
    path = saved(tmp_path / "a.csv", data if encoding == "utf-16" else codecs.BOM_UTF16_BE + data)
    assert only(take_in([path], folder)).path.read_text("utf-8") == text


@pytest.mark.parametrize("ends", [("\r", "\r"), ("\r\n", "\n")])
def test_lines_that_end_oddly_are_made_alike(
    ends: tuple[str, str], tmp_path: Path, folder: Path
) -> None:
    lines = table().splitlines()
    content = "".join(line + ends[index % 2] for index, line in enumerate(lines))
    path = saved(tmp_path / "a.csv", content)
    assert only(take_in([path], folder)).path.read_bytes() == table().encode()


def test_a_last_row_may_hold_line_ends_in_quotes_and_blank_lines_may_follow(
    tmp_path: Path, folder: Path
) -> None:
    content = table() + ROW.format('"one,\n\ntwo"') + "\n \n\n"
    assert only(take_in([saved(tmp_path / "a.csv", content)], folder)).name == "a.csv"


def test_a_named_csv_on_another_subject_is_handed_on(tmp_path: Path, folder: Path) -> None:
    path = saved(tmp_path / "a.csv", OTHER_SUBJECT)
    assert only(take_in([path], folder)).header[-1] == "admission_numbers"


# --- Zip files and folders ----------------------------------------------------------------


def test_a_release_gives_its_data_files_on_need_and_says_what_is_left(
    tmp_path: Path, folder: Path
) -> None:
    members: dict[str, str | bytes] = {
        "data/": b"",
        "data/a.csv": table(),
        "data/other.csv": OTHER_SUBJECT,
        "data/page.csv": "<!doctype html><html></html>",
        "data-guidance/data-guidance.txt": GUIDANCE,
        "supporting-files/free.csv": table(first=7),
        "supporting-files/words.pdf": b"%PDF-",
        "notes/extra.csv": table(first=9),
        "inner.zip": b"PK",
        "read\x1b[me.md": b"hello",
        "__MACOSX/data/._a.csv": b"\0",
    }
    path = zip_of(tmp_path / "release.zip", members)
    intake = take_in([path], folder)
    file = only(intake)
    assert (file.name, file.archive, file.checksum.value()) == (
        "a.csv",
        "release.zip",
        sha256(path),
    )
    assert file.path.read_text("utf-8") == table()
    assert file.size_bytes == len(table())
    assert intake.guidance is not None
    assert intake.guidance.release_title == "Pupils 2025"
    assert file.guidance is intake.guidance
    assert [path.name for path in folder.iterdir()] == [file.path.name]
    why = reasons(intake)
    assert set(why) == {
        "other.csv", "page.csv", "data-guidance.txt", "free.csv", "words.pdf", "extra.csv",
        "inner.zip", "read�[me.md",
    }  # fmt: skip
    assert why["other.csv"] == why_not(OTHER_SUBJECT.split("\n")[0].split(","))[0]
    assert "web page" in why["page.csv"]
    assert "guidance" in why["data-guidance.txt"]
    assert "supporting file" in why["free.csv"]
    assert "outside the folder “data”" in why["extra.csv"]
    assert "not opened" in why["inner.zip"]
    assert [file.name for file in intake.skipped if not file.is_expected] == ["page.csv"]


@pytest.mark.parametrize("top", ["", "release 2023/", "release/files/"])
def test_a_zip_without_a_folder_for_data_works_as_well(
    top: str, tmp_path: Path, folder: Path
) -> None:
    path = zip_of(tmp_path / "r.ZIP", {f"{top}a.csv": table(), f"{top}B.CSV": table(first=5)})
    assert names(take_in([path], folder)) == [("r.ZIP", "a.csv"), ("r.ZIP", "B.CSV")]


def test_a_data_folder_inside_a_folder_is_found(tmp_path: Path, folder: Path) -> None:
    members = {"r/data/a.csv": table(), "r/b.csv": table(first=5)}
    assert names(take_in([zip_of(tmp_path / "r.zip", members)], folder)) == [("r.zip", "a.csv")]


def test_a_member_in_windows_1252_leaves_one_copy_on_disk(tmp_path: Path, folder: Path) -> None:
    text = table().replace("England", "King’s")
    path = zip_of(tmp_path / "r.zip", {"data/a.csv": text.encode("cp1252")})
    file = only(take_in([path], folder))
    assert file.path.read_text("utf-8") == text
    assert list(folder.iterdir()) == [file.path]


def test_a_release_without_need_is_known_and_gives_no_file(tmp_path: Path, folder: Path) -> None:
    intake = take_in([zip_of(tmp_path / "r.zip", {"data/other.csv": OTHER_SUBJECT})], folder)
    assert not intake.files
    assert "other.csv" in reasons(intake)


def test_the_same_content_counts_once_wherever_it_comes_from(tmp_path: Path, folder: Path) -> None:
    one = zip_of(tmp_path / "one.zip", {"data/a.csv": table(), "data/b.csv": table(first=5)})
    copy = saved(tmp_path / "copy.zip", one.read_bytes())
    taken_out = saved(tmp_path / "a.csv", table())
    intake = take_in([taken_out, one, copy, taken_out], folder)
    assert names(intake) == [("", "a.csv"), ("one.zip", "b.csv")]
    why = reasons(intake)
    assert "the same, byte by byte, as one.zip" in why["copy.zip"]
    assert "counts once" in why["a.csv"]
    assert [file.name for file in intake.skipped] == ["a.csv", "copy.zip", "a.csv"]


def test_a_folder_gives_its_csv_and_zip_files_and_those_in_data(
    tmp_path: Path, folder: Path
) -> None:
    top = tmp_path / "opened"
    saved(top / "b.csv", table())
    saved(top / "other.csv", OTHER_SUBJECT)
    saved(top / "shopping.csv", "what,how many\nmilk,2\n")
    saved(top / "data" / "c.csv", table(first=5))
    saved(top / "deeper" / "d.csv", table(first=7))
    saved(top / ".hidden.csv", "x")
    zip_of(top / "a.zip", {"e.csv": table(first=9)})
    zip_of(top / "photos.zip", {"cat.jpg": b"\xff"})
    intake = take_in([top], folder)
    assert names(intake) == [("a.zip", "e.csv"), ("", "b.csv"), ("", "c.csv")]
    why = reasons(intake)
    assert why["other.csv"] == why_not(OTHER_SUBJECT.split("\n")[0].split(","))[0]
    assert "Missing: the columns time_period" in why["shopping.csv"]
    assert "no CSV file" in why["photos.zip"]
    assert ".hidden.csv" not in why


# --- Guidance -----------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["data-guidance.txt", "data-guidance/data-guidance.txt"])
def test_guidance_that_lies_beside_a_csv_is_used(place: str, tmp_path: Path, folder: Path) -> None:
    saved(tmp_path / place, GUIDANCE)
    file = only(take_in([saved(tmp_path / "x.csv", table())], folder))
    assert file.guidance is not None
    assert file.guidance.title == "Pupils"


def test_guidance_beside_the_data_folder_of_an_unpacked_release_is_used(
    tmp_path: Path, folder: Path
) -> None:
    saved(tmp_path / "data-guidance" / "data-guidance.txt", GUIDANCE)
    file = only(take_in([saved(tmp_path / "data" / "x.csv", table())], folder))
    assert file.guidance is not None


def test_guidance_opened_with_a_csv_is_used_in_any_order(tmp_path: Path, folder: Path) -> None:
    text = saved(tmp_path / "words.txt", GUIDANCE)
    other = saved(
        tmp_path / "other.txt", GUIDANCE.replace("Pupils", "Schools").replace("a.csv", "b.csv")
    )
    tables = [saved(tmp_path / f"{name}.csv", table(first=ord(name))) for name in "abc"]
    intake = take_in([*tables, text, other], folder)
    assert [file.guidance.title for file in intake.files if file.guidance] == [
        "Pupils", "Schools", "Pupils",
    ]  # fmt: skip
    assert "guidance" in reasons(intake)["words.txt"]


def test_each_file_keeps_the_guidance_of_its_own_release(tmp_path: Path, folder: Path) -> None:
    symbols = "Conventions\n\n{} not applicable\n\nData files\n\n"
    paths = [
        zip_of(
            tmp_path / f"{sign}.zip",
            {
                "data/a.csv": table(first=ord(sign)),
                "data-guidance/data-guidance.txt": symbols.format(sign) + GUIDANCE,
            },
        )
        for sign in "xz"
    ]
    intake = take_in(paths, folder)
    found = [dict(file.guidance.symbols) for file in intake.files if file.guidance]
    assert found == [{"x": "not applicable"}, {"z": "not applicable"}]
    assert intake.guidance is intake.files[0].guidance


def test_a_text_file_that_is_no_guidance_is_left_and_said(tmp_path: Path, folder: Path) -> None:
    paths = [saved(tmp_path / "a.csv", table()), saved(tmp_path / "diary.txt", "Dear diary\n")]
    intake = take_in(paths, folder)
    assert "not the guidance" in reasons(intake)["diary.txt"]
    assert intake.guidance is None


# --- What goes on, and the end ------------------------------------------------------------


def test_progress_names_the_file_and_never_goes_back(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A zip file is read twice, once for its checksum and once to unpack it."""
    monkeypatch.setattr(steps, "BETWEEN_S", 0)
    watch = Watcher()
    path = zip_of(tmp_path / "r.zip", {"data/a.csv": table(120_000)})
    take_in([path], folder, watch)
    assert watch.reports[0] == (0.0, "Reading r.zip")
    fractions = [fraction for fraction, _ in watch.reports]
    assert fractions == sorted(fractions)
    assert 0.5 in fractions
    assert len({fraction for fraction in fractions if 0.5 < fraction < 0.99}) > 3
    assert 0.99 < max(fractions) <= 1.0


def test_closing_deletes_what_was_unpacked_and_not_what_was_opened(
    tmp_path: Path, folder: Path
) -> None:
    path = zip_of(tmp_path / "r.zip", {"data/a.csv": table()})
    intake = take_in([path], folder)
    assert only(intake).path.exists()
    intake.close()
    intake.close()
    assert not folder.exists()
    assert path.exists()


# --- Real files ---------------------------------------------------------------------------


@pytest.mark.skipif(not REAL_ZIP.exists(), reason=f"the real release is not at {REAL_ZIP}")
def test_the_real_release_gives_its_two_files_on_need(folder: Path) -> None:
    intake = take_in([REAL_ZIP], folder)
    assert [name for _, name in names(intake)] == [
        "sen_need_newplans.csv",
        "sen_needs_all_plans.csv",
    ]
    assert intake.guidance is not None
    assert intake.guidance.release_title == "Education, health and care plans 2025"
    assert len(intake.skipped) == 13
    assert len(list(folder.iterdir())) == 2


@pytest.mark.skipif(not REAL_ZIP.exists(), reason=f"the real release is not at {REAL_ZIP}")
def test_a_header_twice_in_a_real_file_is_no_hindrance(tmp_path: Path, folder: Path) -> None:
    content = zipfile.ZipFile(REAL_ZIP).read("data/annual_reviews.csv")
    header = only(take_in([saved(tmp_path / "a.csv", content)], folder)).header
    assert header.count("review_meeting_prior_24") == 2
    assert header[0] == "time_period"
