"""What cannot be read is refused in words: what was found, what was expected, what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import dfe_by_hand as made
import pytest
from recounts import DATA, NEIGHBOURS_2025, PLANS_ZIP, needs_file

from sendviewer.core.errors import InputError
from sendviewer.core.selections import Selection
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page
from sendviewer.sources.dfe.release import Release

FEW = {"periods": (made.NEWEST,), "phases": ("primary", "all")}


def refusal(*paths: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        open_release(list(paths))
    return caught.value


def assert_for_a_reader(error: InputError, *names: str) -> str:
    """Check the form of a refusal: whole sentences, where it is, what to do, no machinery."""
    text = str(error)
    assert error.place is not None
    assert error.problem.endswith((".", "?"))
    assert error.remedy.endswith((".", "?")), error.remedy
    for name in names:
        assert name.casefold() in text.casefold(), (name, text)
    for word in ("Traceback", "Error(", "duckdb", "None", "0x", "Invalid Input", "read_csv"):
        assert word not in text, text
    return text


# --- Not DfE's --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "LA.csv",
        "all_geographies.csv",
        "escaped_commas.csv",
        "location_name_ambiguity.csv",
        "missing_region.csv",
    ],
)
def test_a_file_of_another_subject_says_what_is_missing(name: str) -> None:
    error = refusal(needs_file(DATA / "dfe" / name))
    assert_for_a_reader(error, name, "need")


def test_a_table_that_is_not_dfes_names_columns_that_were_expected(tmp_path: Path) -> None:
    path = tmp_path / "budget.csv"
    path.write_text("month,amount\nMay,12\n", encoding="utf-8")
    error = refusal(path)
    assert_for_a_reader(error, "budget.csv", "month", "time_period")


def test_text_that_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "letter.csv"
    path.write_text("Dear all,\n\nplease find attached nothing.\n", encoding="utf-8")
    assert_for_a_reader(refusal(path), "letter.csv")


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    assert_for_a_reader(refusal(path), "empty.csv", "empty")


def test_a_file_of_headers_only(tmp_path: Path) -> None:
    path = made.layout_a_year_group(tmp_path / "headers.csv", periods=())
    assert_for_a_reader(refusal(path), "headers.csv", "row")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert_for_a_reader(refusal(tmp_path / "gone.csv"), "gone.csv")


def test_a_spreadsheet_renamed_to_csv(tmp_path: Path) -> None:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    path = tmp_path / "figures.csv"
    path.write_bytes(book.getvalue())
    assert_for_a_reader(refusal(path), "figures.csv", "workbook")


def test_a_real_spreadsheet_renamed_to_csv(tmp_path: Path) -> None:
    path = tmp_path / "neighbours.csv"
    path.write_bytes(needs_file(NEIGHBOURS_2025).read_bytes())
    assert_for_a_reader(refusal(path), "neighbours.csv", "workbook")


def test_an_old_spreadsheet_or_picture_renamed_to_csv(tmp_path: Path) -> None:
    for name, start in (
        ("old.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n"),
        ("print.csv", b"%PDF-1.7\n"),
    ):
        path = tmp_path / name
        path.write_bytes(start + bytes(range(256)) * 40)
        assert_for_a_reader(refusal(path), name)


def test_a_web_page_saved_in_place_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "download.csv"
    path.write_text("<!DOCTYPE html>\n<html><body>Sign in, please</body></html>\n")
    assert_for_a_reader(refusal(path), "download.csv")


# --- Half of one ------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.31, 0.5, 0.77])
def test_half_of_a_file_is_never_read_as_a_whole_one(tmp_path: Path, share: float) -> None:
    whole = made.layout_b_year_group(tmp_path / "whole.csv", **FEW).read_bytes()
    path = tmp_path / "half.csv"
    cut = int(len(whole) * share)
    while whole[cut - 1 : cut] == b"\n" or whole[cut : cut + 1] == b"\n":
        cut += 1
    path.write_bytes(whole[:cut])
    text = assert_for_a_reader(refusal(path), "half.csv")
    assert "line" in text


def test_half_of_a_zip(tmp_path: Path) -> None:
    csv = made.layout_b_year_group(tmp_path / "sen.csv", **FEW)
    whole = made.release_zip(tmp_path / "whole.zip", {"sen.csv": csv}).read_bytes()
    path = tmp_path / "half.zip"
    path.write_bytes(whole[: len(whole) // 2])
    assert_for_a_reader(refusal(path), "half.zip")


def test_half_of_the_real_zip(tmp_path: Path) -> None:
    path = tmp_path / "half.zip"
    path.write_bytes(needs_file(PLANS_ZIP).read_bytes()[:2_000_000])
    assert_for_a_reader(refusal(path), "half.zip")


def test_a_zip_with_a_broken_member(tmp_path: Path) -> None:
    csv = made.layout_b_year_group(tmp_path / "sen.csv", **FEW)
    path = made.release_zip(tmp_path / "release.zip", {"sen.csv": csv})
    made.break_member(path, "data/sen.csv")
    assert_for_a_reader(refusal(path), "release.zip", "sen.csv")


def test_a_broken_member_beside_a_whole_one_is_named(tmp_path: Path) -> None:
    one = made.layout_b_year_group(tmp_path / "one.csv", **FEW)
    other = made.layout_b_phase(tmp_path / "two.csv", **FEW)
    path = made.release_zip(tmp_path / "release.zip", {"one.csv": one, "two.csv": other})
    made.break_member(path, "data/two.csv")
    try:
        release = open_release([path])
    except InputError as error:
        assert_for_a_reader(error, "two.csv")
    else:
        skipped = {one.name: one for one in release.skipped}
        release.close()
        (name,) = [name for name in skipped if name.endswith("two.csv")]
        assert not skipped[name].is_expected


def test_a_zip_without_any_figures(tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("holiday.txt", "sun")
    assert_for_a_reader(refusal(path), "photos.zip")


def test_cells_that_are_no_counts_are_named(tmp_path: Path) -> None:
    hidden = (made.NEWEST, "856", "sen-support", "all", "MSI")
    for cell in ("twelve", "-3", "12.5"):
        path = made.layout_b_year_group(tmp_path / "words.csv", **FEW, suppressed={hidden: cell})
        assert_for_a_reader(refusal(path), "words.csv", cell)


# --- What is not in the file --------------------------------------------------------------------


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    folder = tmp_path_factory.mktemp("release")
    opened = open_release([made.layout_b_year_group(folder / "figures.csv", phases=("all",))])
    yield opened
    opened.close()


def select(release: Release, *keys: str, period: str = made.NEWEST) -> InputError:
    dataset = release.datasets[0]
    with pytest.raises(InputError) as caught:
        build_page(release, Selection(dataset.id, period, keys))
    return caught.value


@pytest.mark.parametrize("area", ["Cornwall", "908", "E06000052", "Narnia", "Lester"])
def test_an_area_that_is_not_in_the_file(release: Release, area: str) -> None:
    error = select(release, area)
    assert_for_a_reader(error, area)


def test_an_ended_authority_names_its_successors(release: Release) -> None:
    text = str(select(release, "909"))
    assert "Cumberland" in text
    assert "Westmorland and Furness" in text


def test_an_authority_before_it_was_there_names_what_was(release: Release) -> None:
    assert "Cumbria" in str(select(release, "942", period=made.FIRST))


def test_an_authority_without_figures_that_year(release: Release) -> None:
    assert "Rutland" in str(select(release, "857", period=made.FIRST))


def test_an_area_and_its_region_are_never_added(release: Release) -> None:
    assert_for_a_reader(select(release, "856", "E12000004"), "Leicester", "East Midlands")


def test_a_refusal_leaves_nothing_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile  # noqa: PLC0415

    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(work))
    csv = made.layout_b_year_group(tmp_path / "sen.csv", **FEW)
    path = made.release_zip(tmp_path / "release.zip", {"sen.csv": csv})
    made.break_member(path, "data/sen.csv")
    refusal(path)
    assert list(work.iterdir()) == []
