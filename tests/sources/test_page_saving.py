"""A page that is saved and opened again is the same page, and saving never destroys anything."""

from __future__ import annotations

import dataclasses
import hashlib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from page_strategies import pages

from sendviewer.core.errors import DomainError, InputError
from sendviewer.core.figures import AtLeast, Figure, Quantity, Unit, children
from sendviewer.core.pages import Page, Section, Setting
from sendviewer.sources.page_files import FileContent, files_from_page, page_from_files
from sendviewer.sources.pages import read_page, shipped_page_path, write_page


@pytest.fixture(scope="module")
def page() -> Page:
    return read_page(shipped_page_path())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pages())
def test_any_page_comes_back_the_same(any_page: Page) -> None:
    files = files_from_page(any_page)
    again = page_from_files({name: FileContent(name, files[name]) for name in files})
    assert again == any_page
    assert files_from_page(again) == files


@pytest.mark.parametrize("name", ["page", "page.zip", "a page.v2", "PAGE.ZIP"])
def test_saved_and_opened_again_it_is_the_same_page(name: str, page: Page, tmp_path: Path) -> None:
    write_page(page, tmp_path / name)
    assert read_page(tmp_path / name) == page
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_a_zip_is_the_same_bytes_on_every_day_and_system(page: Page, tmp_path: Path) -> None:
    write_page(page, tmp_path / "one.zip")
    write_page(page, tmp_path / "two.zip")
    data = (tmp_path / "one.zip").read_bytes()
    assert data == (tmp_path / "two.zip").read_bytes()
    assert b"\x14\x03" in data[data.index(b"PK\x01\x02") :][:8]
    assert len(hashlib.sha256(data).digest()) == 32


def test_names_beyond_ascii_are_marked_for_spreadsheets(page: Page, tmp_path: Path) -> None:
    label = "École spéciale"
    changed = dataclasses.replace(
        page, settings=(Setting("special", label, children(5)),), census_candidates=()
    )
    write_page(changed, tmp_path / "page")
    assert (tmp_path / "page" / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert (tmp_path / "page" / "needs.csv").read_bytes().startswith(b"code,")
    assert read_page(tmp_path / "page") == changed


@pytest.mark.parametrize("name", ["page", "page.zip"])
def test_a_page_is_replaced_by_a_page(name: str, page: Page, tmp_path: Path) -> None:
    write_page(dataclasses.replace(page, title="Before"), tmp_path / name)
    write_page(page, tmp_path / name)
    assert read_page(tmp_path / name) == page
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_other_files_in_the_folder_of_a_page_stay(page: Page, page_folder: Path) -> None:
    (page_folder / "letter.txt").write_text("mine", encoding="utf-8")
    (page_folder / "pictures").mkdir()
    (page_folder / "pictures" / "a.png").write_bytes(b"1")
    write_page(dataclasses.replace(page, title="After"), page_folder)
    assert read_page(page_folder).title == "After"
    assert (page_folder / "letter.txt").read_text(encoding="utf-8") == "mine"
    assert (page_folder / "pictures" / "a.png").read_bytes() == b"1"


def test_an_empty_folder_is_filled(page: Page, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    write_page(page, tmp_path / "new")
    assert read_page(tmp_path / "new") == page


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"name": "of another program"}'])
def test_a_folder_that_is_not_a_page_is_left_as_it_is(
    content: bytes, page: Page, tmp_path: Path
) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "datapackage.json").write_bytes(content)
    with pytest.raises(InputError, match="not a page"):
        write_page(page, folder)
    assert (folder / "datapackage.json").read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["other"]


@pytest.mark.parametrize("name", ["page", "page.zip"])
def test_a_file_that_is_not_a_page_is_left_as_it_is(name: str, page: Page, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"precious")
    with pytest.raises(InputError) as raised:
        write_page(page, tmp_path / name)
    assert str(tmp_path / name) in str(raised.value)
    assert (tmp_path / name).read_bytes() == b"precious"


@pytest.mark.parametrize("name", ["page", "page.zip"])
def test_a_place_that_does_not_exist_is_named(name: str, page: Page, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be saved here"):
        write_page(page, tmp_path / "nowhere" / name)


def test_when_the_last_rename_fails_the_old_page_is_back(
    page: Page, page_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (page_folder / "letter.txt").write_text("mine", encoding="utf-8")
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(InputError, match="Permission denied"):
        write_page(dataclasses.replace(page, title="After"), page_folder)
    assert read_page(page_folder) == page
    assert (page_folder / "letter.txt").read_text(encoding="utf-8") == "mine"
    assert [entry.name for entry in page_folder.parent.iterdir()] == [page_folder.name]


@pytest.mark.parametrize(
    "quantity",
    [
        Figure(Fraction(1, 2), Unit.CHILDREN),
        Figure(Fraction(-1), Unit.CHILDREN),
        Figure(Fraction(5), Unit.RATIO),
        AtLeast(Fraction(5), Unit.PERCENT, "x"),
        Figure(Fraction(1, 3), Unit.PERCENT, 1),
    ],
)
def test_what_no_cell_can_hold_is_not_written(
    quantity: Quantity, page: Page, tmp_path: Path
) -> None:
    with pytest.raises(DomainError):
        write_page(dataclasses.replace(page, children_with_send=quantity), tmp_path / "page")
    assert not (tmp_path / "page").exists()


@pytest.mark.parametrize(
    "section",
    [
        Section("ages", " Ages ", ("Text.",)),
        Section("ages", "Ages", ("Two\nlines.",)),
        Section("ages", "Ages", ()),
        Section("Ages", "Ages", ("Text.",)),
    ],
)
def test_what_would_be_lost_is_not_written(section: Section, page: Page, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="cannot be written"):
        write_page(dataclasses.replace(page, sections=(section,)), tmp_path / "page")
    assert list(tmp_path.iterdir()) == []
