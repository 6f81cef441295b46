"""A file is recognised by its columns, in any order; what is not recognised is explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from dfe_by_hand import plans_without_need
from hypothesis import given
from hypothesis import strategies as st
from scanned_files import IDENTITY

from sendviewer.core.errors import InputError
from sendviewer.sources.dfe.layouts import LAYOUTS
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.recognition import may_hold_figures, recognise, why_not

YEARS = ("nc_early_years", "nc_reception", "nc_year_1", "nc_not_followed")
PLACEMENT = ("breakdown_topic", "breakdown")
WIDE = ("ehc_plans", "number_asd", "number_semh", "number_need_unknown", "asd_pc")
GROUP = ("social_care_group", "t_pupils", "t_all_SEN")
PCON = ("pcon_code", "pcon_name", "phase_type_grouping")

HEADERS = {
    "census-a": ("phase_type_grouping", "pupil_sen_status", "primary_need", "number_of_pupils"),
    "census-b": ("phase_type_grouping", "sen_status", "sen_primary_need", "number_of_pupils"),
    "census-c": (*PCON, "sen_provision", "sen_primary_need", "pupil_count", "pupil_percent"),
    "census-phase-ab": (
        *("phase_type_grouping", "type_of_establishment", "hospital_school"),
        *("total_pupils", "sen_support", "ehc_plan", "sen_support_percent"),
    ),
    "census-phase-c": (
        *PCON,
        *("establishment_type", "hospital_school", "sen_provision", "pupil_count"),
    ),
    "plans-all": (*PLACEMENT, *WIDE),
    "children-in-need": (*GROUP, "t_ASD", "t_SEMH", "pt_ASD"),
    "children-in-need-by-provision": (*GROUP, "t_ASD_ss", "t_ASD_se"),
}


def layouts_of(header: tuple[str, ...]) -> list[str]:
    return [found.layout.id for found in recognise(header)]


@pytest.mark.parametrize("layout", HEADERS)
def test_each_published_header_is_recognised(layout: str) -> None:
    expected = ["plans-all", "plans-new"] if layout == "plans-all" else [layout]
    assert layouts_of((*IDENTITY, *HEADERS[layout])) == expected
    assert may_hold_figures((*IDENTITY, *HEADERS[layout]))


def test_every_layout_is_recognised_by_some_published_header() -> None:
    found = {name for header in HEADERS.values() for name in layouts_of((*IDENTITY, *header))}
    assert found == {layout.id for layout in LAYOUTS}


@pytest.mark.parametrize("layout", HEADERS)
@given(data=st.data())
def test_order_case_and_unknown_columns_do_not_matter(layout: str, data: st.DataObject) -> None:
    more = data.draw(st.lists(st.sampled_from(["note", "la_type", "x_percent", "note"])))
    header = data.draw(st.permutations([*IDENTITY, *HEADERS[layout], *more]))
    shouted = tuple(name.upper() if len(name) % 2 else f" {name} " for name in header)
    assert layouts_of(shouted) == layouts_of((*IDENTITY, *HEADERS[layout]))


def test_the_first_of_two_columns_of_one_name_counts() -> None:
    header = (*IDENTITY, *HEADERS["census-a"], "number_of_pupils")
    (found,) = recognise(header)
    assert [index for index, _ in found.counts] == [header.index("number_of_pupils")]


def test_columns_of_years_are_a_breakdown_and_their_percentages_are_not() -> None:
    percent = tuple(f"{name}_percent" for name in YEARS)
    (found,) = recognise((*IDENTITY, *HEADERS["census-b"], *YEARS, *percent))
    groups = [(counted.group, counted.item) for _, counted in found.counts if counted.group]
    labels = ("Early years", "Reception", "Year 1", "National curriculum not followed")
    assert groups == [("year", label) for label in labels]


@pytest.mark.parametrize("lacking", ["time_period", "time_identifier", "geographic_level"])
def test_without_its_identity_no_file_is_recognised(lacking: str) -> None:
    header = tuple(name for name in (*IDENTITY, *HEADERS["census-a"]) if name != lacking)
    assert not recognise(header)
    assert why_not(header) == (
        f"It is not laid out as a DfE data file: it has no {lacking}.",
        True,
    )


def test_a_file_on_another_subject_says_what_it_holds() -> None:
    assert why_not((*IDENTITY, "admission_numbers", "offer_percent")) == (
        "It has no primary need. It holds admission_numbers.",
        True,
    )
    titled = why_not((*IDENTITY, "Res_52"), "Number of residential placements")
    assert titled == (
        "It has no primary need. It holds “Number of residential placements”.",
        True,
    )


def test_a_file_with_needs_that_cannot_be_read_says_what_it_lacks() -> None:
    why, is_expected = why_not((*IDENTITY, "pupil_sen_status", "primary_need", "headcount"))
    assert why == (
        "It has primary need (primary_need), but no number_of_pupils or pupil_count or "
        "total_pupil_count, so it cannot be read."
    )
    assert not is_expected


def test_a_release_of_plans_without_need_says_so_and_what_it_has(tmp_path: Path) -> None:
    path = plans_without_need(tmp_path / "sen2_2022.csv")
    with pytest.raises(InputError) as error:
        open_release([path])
    assert "holds no figures by primary need" in error.value.problem
    assert "It counts EHC plans, and has no primary need. It holds total_ehc" in str(error.value)
    assert "from 2025 on" in error.value.remedy
