"""The reading view: every share in whole people by one rule, and nothing said that is not known."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from msgspec.structs import replace
from pages_by_hand import census_page, llr_page, neighbours_page, plans_page

from sendviewer.core.comparisons import Base
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    children,
    printed_percent,
    share_of,
)
from sendviewer.core.needs import NEEDS
from sendviewer.core.pages import NOT_GIVEN, Page
from sendviewer.present.card_specs import Series
from sendviewer.present.options import ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.plain_needs import plain_name
from sendviewer.present.proportions import in_every, of_whom
from sendviewer.present.reading import build_reading
from sendviewer.present.reading_spec import ReadingPart, ReadingSpec, page_text, part_text
from sendviewer.present.table import build_table
from sendviewer.present.terms import (
    all_terms,
    card_term,
    cell_term,
    column_words,
    need_term,
    terms_in,
)
from sendviewer.sources.pages import read_page, shipped_page_path

SUPPRESSED = Missing("c", "not published, so that no child can be recognised")
ALL_NEEDS = [need.code for need in NEEDS]


def percent(text: str) -> Figure:
    return Figure(Fraction(text), Unit.PERCENT)


def read(page: Page, base: Base = Base.SHARE) -> ReadingSpec:
    return build_reading(page, ViewOptions(base=base))


def part(spec: ReadingSpec, id_: str) -> ReadingPart:
    return next(part for part in spec.parts if part.id == id_)


def with_counts(page: Page, **counts: Quantity) -> Page:
    rows = tuple(
        replace(row, children=counts.get(row.code, row.children), printed_share=NOT_GIVEN)
        for row in page.needs
    )
    return replace(page, needs=rows)


# --- so many in every 10, or in every 100 -----------------------------------------------------


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("0", "none"),
        ("0.001", "fewer than 1 in every 100"),
        ("0.949", "fewer than 1 in every 100"),
        ("0.95", "about 1 in every 100"),  # it is shown as 1.0%
        ("1", "1 in every 100"),
        ("1.4", "about 1 in every 100"),
        ("1.5", "about 2 in every 100"),
        ("7.4", "about 7 in every 100"),
        ("8.9", "about 9 in every 100"),
        ("9", "about 1 in every 10"),
        ("10", "1 in every 10"),
        ("11", "about 1 in every 10"),
        ("11.01", "about 11 in every 100"),
        ("14.5", "about 15 in every 100"),
        ("29.8", "about 3 in every 10"),
        ("35", "35 in every 100"),
        ("91", "about 9 in every 10"),
        ("99", "99 in every 100"),
        ("99.01", "about 99 in every 100"),  # it is shown as 99.0%
        ("99.05", "more than 99 in every 100"),
        ("100", "all"),
    ],
)
def test_a_share_is_said_in_whole_ones_by_the_written_rule(share: str, words: str) -> None:
    (form,) = in_every(percent(share))
    assert form is not None
    assert form.words == words


def test_a_printed_share_is_always_about_and_never_none_or_all() -> None:
    printed = [printed_percent(text) for text in ("20.0", "0.0", "100.0")]
    said = [form.words for (form,) in map(in_every, printed) if form]
    assert said == [
        "about 2 in every 10",
        "fewer than 1 in every 100",
        "more than 99 in every 100",
    ]


@pytest.mark.parametrize(
    "unknown",
    [SUPPRESSED, NOT_GIVEN, AtLeast(Fraction(30), Unit.PERCENT, "part"), NotCollected("", "")],
)
def test_what_is_not_known_has_no_form(unknown: Quantity) -> None:
    assert in_every(unknown) == (None,)


def test_shares_beside_each_other_are_out_of_the_same_number() -> None:
    both = in_every(percent("29.8"), percent("14"))
    assert [form.of for form in both if form] == [100, 100]


def test_tenths_are_not_used_where_they_would_hide_a_difference() -> None:
    both = in_every(percent("19.2"), percent("20.8"))
    assert [form.words for form in both if form] == [
        "about 19 in every 100",
        "about 21 in every 100",
    ]


def test_none_and_all_read_as_english() -> None:
    none, every = (form for share in ("0", "100") for form in in_every(percent(share)))
    assert none is not None
    assert every is not None
    assert of_whom(none, "children") == "none of the children"
    assert of_whom(every, "children") == "all children"


# --- the page in sentences ------------------------------------------------------------------------


def test_a_need_is_told_with_its_official_term_its_share_and_the_gap() -> None:
    mld = part(read(llr_page()), "need-MLD")
    assert mld.title == "Learning well behind others of the same age"
    assert mld.official == (
        "Official term: Moderate learning difficulty (MLD). "
        "This page calls it “Moderate Learning Disability”."
    )
    assert part_text(mld).endswith(
        "In April 2020, 6,547 children in Leicester, Leicestershire and Rutland had this as the "
        "main need: about 3 in every 10 children with SEND (29.8%). That is clearly higher than "
        "England’s 20.4%, about 2 in every 10. In numbers, that is about 2,066 more children than "
        "at England’s share."
    )


def test_a_picture_is_told_in_words_with_what_is_drawn() -> None:
    local, other = part(read(llr_page()), "need-MLD").pictures
    assert (local.series, other.series) == (Series.LOCAL, Series.COMPARATOR)
    assert local.name == "LLR: about 3 in every 10"
    assert local.description == (
        "Picture: 3 of 10 figures of people are filled in, which is about 3 in every 10 children "
        "with SEND."
    )
    pmld = part(read(llr_page()), "need-PMLD").pictures[0]
    assert pmld.description.startswith("Picture: a part of 1 of 100 dots is filled in")


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("HI", "about the same as England’s 1.8%"),
        ("PD", "similar to England’s 2.9%, about 3 in every 100; a gap of this size can be chance"),
        ("PMLD", "similar to England’s 0.9%, fewer than 1 in every 100, and too close to call"),
        ("SEMH", "just under England’s 17.1%"),
        ("ASD", "clearly lower than England’s 11.0%"),
    ],
)
def test_the_gap_is_in_the_words_of_the_closed_list_and_agrees_with_the_table(
    need: str, words: str
) -> None:
    assert words in part_text(part(read(llr_page()), f"need-{need}"))


def test_what_the_table_calls_higher_is_never_about_the_same() -> None:
    page = llr_page()
    huge = replace(page.total, children=children(10_000_000))
    rows = tuple(
        replace(row, children=children(3_030_000), comparator_share=percent("30"))
        for row in page.needs[:1]
    )
    said = part_text(part(read(replace(page, needs=rows, total=huge)), "need-SPLD"))
    assert "just over England’s 30.0%" in said
    assert "about the same" not in said


@pytest.mark.parametrize("make", [llr_page, plans_page, census_page, neighbours_page])
@pytest.mark.parametrize("base", Base)
def test_no_page_is_judged_and_no_two_parts_are_confused(
    make: Callable[[], Page], base: Base
) -> None:
    spec = read(make(), base)
    text = page_text(spec).casefold()
    for word in ("better", "worse", "significant", " good", " bad"):
        assert word not in text
    ids = [each.id for each in spec.parts]
    assert len(set(ids)) == len(ids)
    assert all(part_text(each) for each in spec.parts)


def test_the_largest_need_comes_first_and_what_is_not_known_last() -> None:
    page = with_counts(llr_page(), ASD=SUPPRESSED)
    ids = [each.id for each in read(page).parts if each.id.startswith("need-")]
    assert ids[0] == "need-MLD"
    assert ids[-1] == "need-ASD"


def test_a_need_known_as_at_least_so_many_stands_above_smaller_ones_and_none_is_most_common() -> (
    None
):
    hidden = AtLeast(Fraction(9999), Unit.CHILDREN, "part is hidden")
    spec = read(with_counts(llr_page(), HI=hidden))
    ids = [each.id for each in spec.parts if each.id.startswith("need-")]
    assert ids[:2] == ["need-HI", "need-MLD"]
    headings = [section.heading for section in spec.sections]
    assert "The needs of children with SEND, the largest known counts first" in headings


def test_a_figure_that_is_missing_is_told_with_its_reason_and_has_no_picture() -> None:
    spec = read(with_counts(llr_page(), ASD=SUPPRESSED))
    asd = part(spec, "need-ASD")
    assert "is not known: not published, so that no child can be recognised." in part_text(asd)
    assert "England’s" not in part_text(asd)
    assert asd.pictures == ()
    assert "Autistic Spectrum: not published" in part_text(part(spec, "unknown"))


def test_of_at_least_so_many_no_part_is_given() -> None:
    hidden = AtLeast(Fraction(300), Unit.CHILDREN, "one authority is not published")
    hi = part(read(with_counts(llr_page(), HI=hidden)), "need-HI")
    assert "at least 300 children" in part_text(hi)
    assert "What part of all children with SEND that is, is not known" in part_text(hi)
    assert "in every" not in part_text(hi).partition("In England")[0]
    assert hi.pictures == ()


def test_what_was_not_collected_is_not_0() -> None:
    down = part(read(census_page()), "need-DS")
    assert "This was not collected: Down syndrome is not counted apart in this file." in part_text(
        down
    )
    assert "It is not 0." in part_text(down)
    assert down.pictures == ()


def test_a_page_whose_needs_are_all_unknown_still_explains_them() -> None:
    page = llr_page()
    page = replace(
        with_counts(page, **{row.code: SUPPRESSED for row in page.needs}),
        total=replace(page.total, children=SUPPRESSED),
        children_with_send=SUPPRESSED,
        share_of_pupils=NOT_GIVEN,
    )
    spec = read(page)
    needs = [each for each in spec.parts if each.id.startswith("need-")]
    assert len(needs) == 13
    assert all(each.pictures == () and "is not known" in part_text(each) for each in needs)
    assert "How many children with SEND there were" in part_text(part(spec, "about"))


def test_plans_are_called_plans() -> None:
    said = page_text(read(plans_page()))
    assert "about 28 in every 100 EHC plans" in said
    assert "children with SEND" not in said.partition("What the words mean")[0]
    assert not any(
        picture.is_of_people for each in read(plans_page()).parts for picture in each.pictures
    )


def test_a_census_page_can_be_told_per_100_pupils() -> None:
    mld = part(read(census_page(), Base.PREVALENCE), "need-MLD")
    assert "about 4 in every 100 pupils (4.08 per 100 pupils)" in part_text(mld)
    support = part(read(census_page()), "provision-sen-support")
    assert part_text(support).startswith("17,133 pupils, about 1 in every 10 pupils (10.7%)")


def test_the_shipped_page_keeps_the_words_of_its_author() -> None:
    page = read_page(shipped_page_path())
    said = page_text(read(page))
    for section in page.sections:
        for paragraph in section.paragraphs:
            assert paragraph.removeprefix("- ") in said
    assert "Where: Leicester City; Who found it: Families and inspectors." in said
    assert said.endswith("April 2020.")


def test_every_term_that_the_page_uses_is_explained_at_its_end() -> None:
    spec = read(plans_page())
    words = part_text(part(spec, "words"))
    rest = "\n".join(part_text(each) for each in spec.parts if each.id != "words")
    names = [term.name for term in terms_in(rest)]
    assert "EHC plan" in names
    assert all(f"{name}: " in words for name in names)
    assert "In every 10, in every 100: " in words


# --- terms ----------------------------------------------------------------------------------------


def test_all_terms_and_all_needs_stand_in_alphabetical_order() -> None:
    names = [term.name for term in all_terms()]
    assert names == sorted(names, key=str.casefold)
    assert len(set(names)) == len(names)
    assert {need.official_label for need in NEEDS} <= set(names)
    asked = {"SEND", "SEN support", "EHC plan", "Primary need", "Percentage point", "Interval"}
    asked |= {"Comparator", "Prevalence", "Expected children", "Too close to call"}
    assert asked | {"Not collected", "At least", "Symbols"} <= set(names)


@pytest.mark.parametrize("code", ALL_NEEDS)
def test_every_need_has_a_plain_name_and_a_meaning(code: str) -> None:
    assert plain_name(code)
    assert need_term(code).meaning.startswith(code)


def test_terms_are_found_as_whole_words_also_in_the_plural() -> None:
    found = {term.name for term in terms_in("Two EHC plans and a share for children with SEND")}
    assert found == {"EHC plan", "Share", "SEND"}
    assert "SEN" not in {term.name for term in terms_in("he has sent a SENATE")}


def test_every_column_and_every_card_is_explained(page: Page) -> None:
    for own in (page, plans_page(), census_page()):
        for column in build_table(own, ViewOptions()).columns:
            assert column.tip in column_words(column).meaning
        for card in build_overview(own, ViewOptions()).cards:
            assert card_term(card).meaning


def test_a_cell_is_explained_where_it_is_no_plain_figure(page: Page) -> None:
    table = build_table(with_counts(page, ASD=SUPPRESSED), ViewOptions())
    asd = next(row for row in table.rows if row.id == "ASD")
    mld = next(row for row in table.rows if row.id == "MLD")
    pmld = next(row for row in table.rows if row.id == "PMLD")
    assert cell_term(mld.cells[1], "children") is None
    assert "Learning well behind" in cell_term(mld.cells[0], "need").meaning  # type: ignore[union-attr]
    assert "no child can be" in cell_term(asd.cells[1], "children").meaning  # type: ignore[union-attr]
    too_close = cell_term(pmld.cells[6], "compared")
    assert too_close is not None
    assert "Too close to call: " in too_close.meaning


def test_shares_of_no_children_are_none(page: Page) -> None:
    nobody = part(read(with_counts(page, MSI=children(0))), "need-MSI")
    assert share_of(children(0), page.total.children) == percent("0")
    assert "none of the children with SEND (0.0%)" in part_text(nobody)


def test_settings_stand_in_the_order_of_the_overview() -> None:
    page = plans_page()
    page = replace(page, settings=tuple(reversed(page.settings)))
    lines = part(read(page), "settings").paragraphs
    assert lines[0].startswith("- Mainstream schools: ")
    shown = next(
        card for card in build_overview(page, ViewOptions()).cards if card.id == "settings"
    )
    named = [line.removeprefix("- ").partition(":")[0] for line in lines[: len(page.settings)]]
    assert named == [one.label for one in shown.parts]


@pytest.mark.parametrize("id_", ["about", "words"])
def test_what_a_primary_need_is_holds_for_schools_and_for_plans(id_: str) -> None:
    meaning = "by the school or, where EHC plans are counted, in the plan."
    for page in (plans_page(), llr_page()):
        assert meaning in part_text(part(read(page), id_))
    assert any(term.name == "Primary need" and meaning in term.meaning for term in all_terms())


def test_a_place_has_its_article_in_title_and_sentences() -> None:
    spec = read(replace(plans_page(), name="Isles of Scilly"))
    assert spec.title.endswith("in the Isles of Scilly, in plain words")
    said = page_text(spec)
    assert "in the Isles of Scilly had this as the main need" in said
    assert "in Isles of Scilly" not in said


def test_the_heading_over_the_share_names_all_whom_the_file_counts() -> None:
    page = census_page()
    page = replace(page, subject=replace(page.subject, all_pupils="children in need"))
    headings = [section.heading for section in read(page).sections]
    assert "How many that is of all children in need" in headings
