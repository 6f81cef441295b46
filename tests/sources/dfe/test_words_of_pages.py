"""What a page says it counts is what was counted: the kind of school, the group, the places."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from dfe_by_hand import guidance, layout_a_year_group, layout_c_year_group, release_zip
from msgspec import structs
from releases_by_hand import (
    DERBY,
    EAST_MIDLANDS,
    ENGLAND,
    LEICESTER,
    PLACES,
    RUTLAND,
    STOKE,
    SmallRelease,
    authority,
    group,
    needs,
    plans_release,
)

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page, Subject
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Phase,
    Place,
    Pooling,
    Provision,
    Selection,
)
from sendviewer.sources.dfe.groups_in_need import group_in_need
from sendviewer.sources.dfe.kinds import ALL_PLANS, CHILDREN_IN_NEED, NEW_PLANS
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page

MEAN = Pooling.SIMPLE_MEAN
SMALL: dict[str, object] = {"periods": ("202425",), "phases": ("primary", "all")}


def page_of(*areas: Place, release: SmallRelease | None = None, **comparator: object) -> Page:
    keys = tuple(area.key for area in areas)
    beside = structs.replace(ComparatorSelection(), **comparator)  # type: ignore[arg-type]
    chosen = Selection("plans", "202425", keys, provision=Provision.EHC_PLAN, comparator=beside)
    return build_page(release or plans_release(), chosen)


def with_place(release: SmallRelease, place: Place) -> SmallRelease:
    by_place = {**release.by_place, place.key: needs(10, ASD=10)}
    return replace(release, by_place=by_place, all_places=(*PLACES, place))


# --- Kinds of school ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def of_primary(tmp_path_factory: pytest.TempPathFactory) -> Page:
    path = layout_c_year_group(tmp_path_factory.mktemp("phase") / "c.csv", **SMALL)
    with closing(open_release([path])) as release:
        dataset = release.datasets[0]
        chosen = Selection(dataset.id, dataset.periods[0].key, ("856",), phase=Phase.PRIMARY)
        return build_page(release, chosen)


def test_a_kind_of_school_is_in_what_is_counted(of_primary: Page) -> None:
    assert of_primary.subject == Subject(
        "Pupils with SEN in primary schools",
        "pupil",
        "pupils",
        "with SEN in primary schools",
        "pupils in primary schools",
    )
    assert of_primary.title.startswith("Key facts: Pupils with SEN in primary schools in Leicester")


def test_the_note_on_what_is_counted_names_this_kind_of_school_only(of_primary: Page) -> None:
    note = next(remark.text for remark in of_primary.remarks if remark.id == "what-is-counted")
    assert note == (
        "Pupils in state-funded primary schools, in January, counted where the school is. "
        "Other kinds of school are not in these figures."
    )
    assert "secondary" not in of_primary.population


# --- Children in need ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "described"),
    [
        ("CINO at 31 March", "in need"),
        ("CPPO at 31 March", "on a child protection plan"),
        ("CLA at 31 March", "looked after"),
        ("CLA 12 months at 31 March", "looked after for at least 12 months"),
        ("All pupils", ""),
        ("Something new", "in the group “Something new”"),
    ],
)
def test_each_group_has_words_for_who_is_in_it(label: str, described: str) -> None:
    assert group_in_need(label).described == described


# --- Means --------------------------------------------------------------------------------


def test_a_mean_of_one_area_is_that_area() -> None:
    page = page_of(LEICESTER, kind=ComparatorKind.AREAS, keys=(RUTLAND.key,), pooling=MEAN)
    assert page.comparator.name == "Rutland"
    assert not page.comparator.is_simple_mean
    assert page.total.comparator_children == page_of(RUTLAND).total.children


def test_a_mean_of_a_region_alone_is_that_region() -> None:
    page = page_of(STOKE, kind=ComparatorKind.AREAS, keys=(EAST_MIDLANDS.key,), pooling=MEAN)
    assert (page.comparator.name, page.comparator.is_simple_mean) == ("East Midlands", False)


def test_a_mean_of_a_region_says_whose_it_is() -> None:
    page = page_of(LEICESTER, kind=ComparatorKind.REGION, pooling=MEAN)
    assert page.comparator.name == "Mean of 3 other local authorities of the East Midlands"
    assert "of 3 other local authorities of the East Midlands" in page.comparator.note


# --- Places -------------------------------------------------------------------------------


def test_a_region_has_its_article_in_title_and_notes() -> None:
    assert "EHC plans in the East Midlands, " in page_of(EAST_MIDLANDS).title
    rest = page_of(LEICESTER, kind=ComparatorKind.REST_OF_REGION)
    assert rest.comparator.note.startswith("The East Midlands without Leicester")
    regions = page_of(LEICESTER, STOKE, kind=ComparatorKind.REST_OF_REGION)
    assert "The East Midlands and the West Midlands without" in regions.comparator.note


def test_a_name_with_a_comma_is_not_two_names_in_a_list() -> None:
    hull = authority("810", "Kingston upon Hull, City of", "E06000010")
    page = page_of(hull, DERBY, release=with_place(plans_release(), hull))
    assert page.comparator.note == "England includes Kingston upon Hull and Derby."


# --- Settings -----------------------------------------------------------------------------


def test_settings_stand_in_one_order_whichever_rows_an_area_has() -> None:
    all_kinds = group("setting", {"Mainstream": 9, "Special": 5, "Elsewhere": 4})
    few = group("setting", {"Elsewhere": 10})
    release = plans_release(england=needs(18, ASD=18) | all_kinds, rutland=needs(10, ASD=10) | few)
    labels = [setting.label for setting in page_of(RUTLAND, release=release).settings]
    assert labels == ["Mainstream", "Special", "Elsewhere"]
    assert page_of(ENGLAND, release=release).settings[0].label == "Mainstream"


# --- Names of what was opened -------------------------------------------------------------


def test_a_release_beside_another_file_says_that_there_is_more(tmp_path: Path) -> None:
    members = tmp_path / "members"
    members.mkdir()
    first = layout_a_year_group(members / "a.csv", **SMALL)
    archive = release_zip(tmp_path / "pupils_2025.zip", {"a.csv": first})
    other = layout_c_year_group(tmp_path / "c.csv", **SMALL)
    with closing(open_release([archive])) as release:
        alone = release.title
    with closing(open_release([archive, other])) as release:
        assert release.title == f"{alone}, and 1 more file"


def test_a_text_file_is_named_and_what_is_expected_is_said(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("hello")
    with pytest.raises(InputError) as error:
        open_release([path])
    assert error.value.place is not None
    assert error.value.place.file == str(path)
    assert error.value.problem == (
        "Nothing was opened that holds figures: notes.txt is not the guidance of a release, and "
        "text files are not read as figures."
    )
    assert "CSV" in error.value.remedy


def test_guidance_alone_says_that_its_figures_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "data-guidance.txt"
    path.write_text(guidance(files=["a.csv"]))
    with pytest.raises(InputError, match=r"data-guidance\.txt is the guidance of a release"):
        open_release([path])


def test_of_down_syndrome_no_more_is_said_than_that_a_file_does_not_count_it_apart() -> None:
    for kind in (ALL_PLANS, NEW_PLANS, CHILDREN_IN_NEED):
        (apart,) = kind.not_collected
        assert (apart.need, apart.reason) == (
            "DS",
            "Down syndrome is not counted apart in this file",
        )
