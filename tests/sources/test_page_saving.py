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
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    children,
)
from sendviewer.core.pages import (
    Comparator,
    Discrepancy,
    GroupRow,
    NeedRow,
    Page,
    Section,
    Setting,
    Subject,
    TotalRow,
)
from sendviewer.sources.page_files import FileContent, files_from_page, page_from_files
from sendviewer.sources.pages import read_page, shipped_page_path, write_page
from sendviewer.sources.symbols import NOT_COLLECTED


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


@pytest.mark.parametrize(
    ("typed", "label", "saved"),
    [
        ("=1+1", "=1+1", "'=1+1"),
        ("'=1+1", "=1+1", "'=1+1"),
        ("''@x", "'@x", "''@x"),
        ("-5 to 3", "-5 to 3", "'-5 to 3"),
        ("\uff1dx", "\uff1dx", "'\uff1dx"),
        ("-", "-", "-"),
        ("'s", "'s", "'s"),
    ],
)
def test_a_label_is_no_formula_in_a_spreadsheet_and_comes_back_the_same(
    typed: str, label: str, saved: str, page_folder: Path
) -> None:
    needs = page_folder / "needs.csv"
    text = needs.read_text("utf-8").replace("Moderate Learning Disability", typed)
    needs.write_text(text, "utf-8", newline="")
    page = read_page(page_folder)
    assert label in {need.label for need in page.needs}
    write_page(page, page_folder)
    assert f"MLD,{saved},6547" in needs.read_text("utf-8")
    assert read_page(page_folder) == page


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
        NotCollected("z", "not a need of its own before 2025"),
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


# --- Pages made from published files ------------------------------------------------------

NOT_ASKED = NotCollected("", "not a need of its own before 2025")


def exact(part: int, whole: int) -> Figure:
    return Figure(Fraction(100 * part, whole), Unit.PERCENT)


@pytest.fixture
def made_page(page: Page) -> Page:
    """A page as it is made from a file: exact shares, all pupils, counts of the comparator."""
    needs = (
        NeedRow(
            "ASD",
            "Autistic spectrum disorder",
            children(4000),
            comparator_children=children(201_183),
            comparator_share=exact(201_183, 638_745),
        ),
        NeedRow("DS", "Down syndrome", NOT_ASKED, NOT_ASKED, NOT_ASKED, NOT_ASKED),
    )
    return dataclasses.replace(
        page,
        census_candidates=(),
        children_with_send=children(12_000),
        pupils=children(160_000),
        comparator_pupils=children(8_000_000),
        share_of_pupils=exact(12_000, 160_000),
        comparator_share_of_pupils=exact(638_745, 8_000_000),
        needs=needs,
        total=TotalRow("Total", children(12_000), exact(1, 1), exact(1, 1), children(638_745)),
        settings=(Setting("primary", "Primary schools", children(7000), children(400_000)),),
        provisions=(GroupRow("ehc-plan", "EHC plans", children(3000), children(200_000)),),
        ages=(GroupRow("age-5", "Age 5", Missing("c", "1 to 5 children"), children(40_000)),),
        subject=Subject("EHC plans", "EHC plan", "EHC plans"),
        discrepancies=(Discrepancy("England", "its regions", "all plans", 12, 11, True),),
        comparator=Comparator("Neighbours", "statistical-neighbours", "Ten areas, May 2025."),
    )


def written(page: Page, name: str) -> list[str]:
    return files_from_page(page)[name].decode("utf-8").splitlines()


def test_a_made_page_opens_without_its_file(made_page: Page, tmp_path: Path) -> None:
    write_page(made_page, tmp_path / "page")
    assert read_page(tmp_path / "page") == made_page


def test_exact_shares_are_written_with_the_very_counts(made_page: Page) -> None:
    needs, figures = written(made_page, "needs.csv"), written(made_page, "figures.csv")
    assert needs[0].endswith("comparator_share_pct,comparator_children")
    assert needs[1].endswith(",4000,not given,201183 of 638745,201183")
    assert needs[-1] == "TOTAL,Total,12000,12000 of 12000,638745 of 638745,638745"
    assert figures[2].endswith("percent,12000 of 160000,638745 of 8000000")


def test_an_exact_share_of_unknown_counts_is_a_reduced_fraction(made_page: Page) -> None:
    page = dataclasses.replace(made_page, share_of_pupils=exact(3, 30))
    assert written(page, "figures.csv")[2].endswith("percent,1 of 10,638745 of 8000000")


def test_what_was_not_collected_is_written_in_words_and_described(made_page: Page) -> None:
    cell = "not collected (not a need of its own before 2025)"
    assert written(made_page, "needs.csv")[2].endswith(",".join(["", *[cell] * 4]))
    row = dataclasses.replace(made_page.needs[1], children=NOT_COLLECTED)
    page = dataclasses.replace(made_page, needs=(row,))
    assert "Down syndrome,not collected,not collected (" in written(page, "needs.csv")[1]
    assert '"value": "not collected"' in "".join(written(page, "datapackage.json"))


def test_rows_of_one_kind_follow_each_other(made_page: Page) -> None:
    assert written(made_page, "figures.csv")[3:] == [
        "pupils,overview,All pupils,children,160000,8000000",
        "primary,setting,Primary schools,children,7000,400000",
        "ehc-plan,provision,EHC plans,children,3000,200000",
        "age-5,age,Age 5,children,c (1 to 5 children),40000",
    ]
    assert written(made_page, "figures.csv")[1].startswith("children_with_send,overview,EHC plans,")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"enum": ["overview", "setting", "provision", "age"]', '"enum": ["overview", "setting"]'),
        (f',\n          {{"value": "not collected", "label": "{NOT_COLLECTED.reason}"}}', ""),
    ],
)
def test_a_description_of_other_rows_is_put_right_on_saving(
    old: str, new: str, made_page: Page, tmp_path: Path
) -> None:
    usual = dataclasses.replace(made_page.needs[1], children=NOT_COLLECTED)
    made_page = dataclasses.replace(made_page, needs=(usual,))
    write_page(made_page, tmp_path / "page")
    path = tmp_path / "page" / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    again = read_page(tmp_path / "page")
    assert again == made_page
    assert files_from_page(again)["datapackage.json"].decode("utf-8") == text


def test_counts_of_the_comparator_may_be_added_in_a_spreadsheet(page_folder: Path) -> None:
    path = page_folder / "needs.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    lines = [f"{header},comparator_children", *(f"{row},c" for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    page = read_page(page_folder)
    assert all(isinstance(need.comparator_children, Missing) for need in page.needs)
    assert written(page, "needs.csv") == lines


def test_text_of_an_earlier_page_keeps_the_period_that_it_was_written_for(page: Page) -> None:
    kept = Section("plans", "Plans", ("Text.",), written_for='January 2024 ("last")')
    page = dataclasses.replace(page, sections=(kept,))
    assert written(page, "text.md")[0] == (
        '## Plans {#plans written-for="January 2024 (\\"last\\")"}'
    )
    files = files_from_page(page)
    again = page_from_files({name: FileContent(name, data) for name, data in files.items()})
    assert again.sections == (kept,)


def test_text_made_from_the_figures_is_not_saved(page: Page, tmp_path: Path) -> None:
    made = Section("ages", "Ages", ("Most are 9.",), is_made=True)
    with pytest.raises(DomainError, match="made from the figures"):
        write_page(dataclasses.replace(page, sections=(made,)), tmp_path / "page")
    assert list(tmp_path.iterdir()) == []
