"""Sentences: true to the figures, complete, neutral, and honest about what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace
from pages_by_hand import NEEDS, TOTAL, census, llr_page

from sendviewer.core.checks import check_page
from sendviewer.core.comparisons import Comparison, Confidence, compare_need
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    Quantity,
    Unit,
    children,
    printed_percent,
)
from sendviewer.core.pages import Comparator, NeedRow, Page, Period, Source
from sendviewer.present.options import ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.wording import (
    GLOSSARY,
    READING_GUIDE,
    children_explanation,
    comparator_share_explanation,
    compared_explanation,
    compared_word,
    comparison_description,
    difference_explanation,
    expected_explanation,
    gap_words,
    interval_explanation,
    interval_working,
    key_message_runs,
    licence_line,
    need_sentence,
    note_text,
    publisher_line,
    share_explanation,
    share_sentence,
    source_line,
    total_sentence,
)

SUPPRESSED = Missing("c", "not published, so that no child can be recognised")
PART = AtLeast(Fraction(412), Unit.CHILDREN, "one part is not published")
UNKNOWN: list[Quantity] = [SUPPRESSED, PART]
JUDGING = re.compile(
    r"\b(better|worse|worst|best|significan\w+|good|bad|alarming\w*|concerning|unfortunate\w*"
    r"|poor\w*|excess\w*|outlier\w*|suffer\w*|only|just \d)\b",
    re.IGNORECASE,
)


def need(code: str, page: Page | None = None) -> NeedRow:
    return next(row for row in (page or llr_page()).needs if row.code == code)


def compared(row: NeedRow, confidence: Confidence = Confidence.P95) -> Comparison:
    return compare_need(row, llr_page(), confidence)


def key_message(page: Page) -> str:
    return "".join(run.text for run in key_message_runs(page))


def notes(page: Page) -> dict[str, str]:
    return {finding.id: note_text(finding, page) for finding in check_page(page)}


# --- The key message ----------------------------------------------------------------------


def test_the_key_message_says_how_many_and_which_share() -> None:
    assert key_message(llr_page()) == (
        "In April 2020 there were 21,966 children with SEND in Leicester, Leicestershire and "
        "Rutland. That is 13.7% of the school population, just under England’s 14.8%."
    )


def test_the_key_message_emphasises_its_figures() -> None:
    strong = [run.text for run in key_message_runs(llr_page()) if run.strong]
    assert strong == ["21,966", "13.7%", "14.8%"]


@pytest.mark.parametrize(
    ("local", "other", "words"),
    [
        ("14.8", "14.8", "about the same as"),
        ("14.6", "14.8", "about the same as"),
        ("15.0", "14.8", "about the same as"),
        ("14.5", "14.8", "just under"),
        ("13.7", "14.8", "just under"),
        ("15.1", "14.8", "just over"),
        ("9.8", "10.0", "just under"),
        ("9.0", "10.0", "lower than"),
        ("11.0", "10.0", "higher than"),
        ("7.6", "10.0", "lower than"),
        ("7.5", "10.0", "clearly lower than"),
        ("12.5", "10.0", "clearly higher than"),
        ("0.0", "0.0", "about the same as"),
        ("1.0", "0.0", "clearly higher than"),
    ],
)
def test_a_gap_has_words_by_its_size_beside_the_comparator(
    local: str, other: str, words: str
) -> None:
    assert gap_words(printed_percent(local), printed_percent(other)) == words


def test_a_key_message_without_a_count_says_why_and_keeps_the_share() -> None:
    assert key_message(replace(llr_page(), children_with_send=SUPPRESSED)) == (
        "How many children with SEND there were in Leicester, Leicestershire and Rutland in "
        "April 2020 is not known: not published, so that no child can be recognised. Children "
        "with SEND are 13.7% of the school population, just under England’s 14.8%."
    )


def test_a_key_message_with_a_count_known_in_part_says_at_least() -> None:
    message = key_message(replace(llr_page(), children_with_send=PART))
    assert message.startswith("In April 2020 there were at least 412 children with SEND in ")
    assert "Children with SEND are 13.7%" in message


def test_a_key_message_without_shares_says_why() -> None:
    page = replace(llr_page(), share_of_pupils=SUPPRESSED)
    assert key_message(page).endswith(
        "Their share of the school population is not known: not published, so that no child can "
        "be recognised."
    )
    page = replace(llr_page(), comparator_share_of_pupils=SUPPRESSED)
    assert "That is 13.7% of the school population. England’s share is not known:" in key_message(
        page
    )


def test_one_child_is_one_child() -> None:
    message = key_message(replace(llr_page(), children_with_send=children(1)))
    assert message.startswith("In April 2020 there was 1 child with SEND")


def test_a_comparator_is_named_as_the_page_names_it() -> None:
    page = replace(llr_page(), comparator=Comparator("the East Midlands", "region"))
    assert "just under the East Midlands’ 14.8%" in key_message(page)


def test_the_share_stands_in_a_sentence_of_its_own() -> None:
    assert share_sentence(llr_page()) == (
        "In Leicester, Leicestershire and Rutland, children with SEND are 13.7% of the school "
        "population, just under England’s 14.8%."
    )


# --- One need -----------------------------------------------------------------------------


def test_a_need_is_said_with_its_official_name_comparison_and_size() -> None:
    row = need("MLD")
    assert need_sentence(row, compared(row), llr_page()) == (
        "In April 2020, 6,547 children in Leicester, Leicestershire and Rutland had Moderate "
        "Learning Disability (DfE: Moderate learning difficulty) recorded as their primary need: "
        "29.8% of all children with SEND. That is higher than England’s 20.4%: 9.4 percentage "
        "points above, about 2,066 more children than at England’s share."
    )


def test_a_need_that_the_source_names_officially_is_named_once() -> None:
    row = need("PD")
    assert "DfE:" not in need_sentence(row, compared(row), llr_page())


def test_a_need_near_the_comparator_still_has_its_size() -> None:
    row = need("HI")
    assert need_sentence(row, compared(row), llr_page()).endswith(
        "That is similar to England’s 1.8%: less than 0.1 percentage points below, "
        "about 4 fewer children than at England’s share."
    )


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("MLD", "higher"),
        ("ASD", "lower"),
        ("PD", "similar"),
        ("PMLD", "similar (too close to call)"),
        ("MSI", "similar (too close to call)"),
    ],
)
def test_the_comparison_is_one_neutral_word(code: str, word: str) -> None:
    assert compared_word(compared(need(code))) == word


@pytest.mark.parametrize(("code", "label", "count", "_printed", "other"), NEEDS)
def test_the_difference_in_children_is_recounted_from_the_literals(
    code: str, label: str, count: int, _printed: str, other: str
) -> None:
    gap = count - Decimal(TOTAL) * Decimal(other) / 100
    shown = abs(gap).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    more = "more" if gap > 0 else "fewer"
    description = comparison_description(compared(need(code)), llr_page())
    assert description.endswith(f"; about {shown:,} {more} children than at England’s share.")


def test_the_description_says_points_and_children() -> None:
    assert comparison_description(compared(need("MLD")), llr_page()) == (
        "9.4 percentage points above England; about 2,066 more children than at England’s share."
    )


def test_an_expected_count_from_an_exact_share_is_not_about() -> None:
    row = replace(need("MLD"), comparator_share=Figure(Fraction(20), Unit.PERCENT))
    description = comparison_description(compared(row), llr_page())
    assert "about" not in description
    assert "2,154 more children" in description


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_an_unknown_count_is_said_with_its_reason(unknown: Quantity) -> None:
    row = replace(need("MLD"), children=unknown)
    comparison = compared(row)
    assert not isinstance(unknown, Figure)
    sentence = need_sentence(row, comparison, llr_page())
    assert "not published" in sentence
    assert "not compared with England" in sentence
    assert compared_word(comparison) == "not compared"
    assert "not published" in comparison_description(comparison, llr_page())


def test_a_count_known_in_part_is_said_as_at_least() -> None:
    row = replace(need("MLD"), children=PART)
    sentence = need_sentence(row, compared(row), llr_page())
    assert sentence.startswith("In April 2020, at least 412 children in Leicester")
    assert "%" not in sentence


def test_a_missing_comparator_share_leaves_the_need_uncompared() -> None:
    row = replace(need("MLD"), comparator_share=SUPPRESSED)
    assert need_sentence(row, compared(row), llr_page()).endswith(
        "29.8% of all children with SEND. It is not compared with England: not published, so "
        "that no child can be recognised."
    )


def test_the_total_says_that_needs_are_recorded_and_not_diagnosed() -> None:
    assert total_sentence(llr_page()) == (
        "In April 2020, there were 21,966 children with SEND in Leicester, Leicestershire and "
        "Rutland in all, counted under thirteen primary needs. These are recorded needs, not "
        "diagnoses."
    )


def test_an_unknown_total_is_said_with_its_reason() -> None:
    page = llr_page()
    page = replace(page, total=replace(page.total, children=SUPPRESSED))
    assert "not known: not published" in total_sentence(page)


# --- How a figure comes about -------------------------------------------------------------


def test_a_share_is_explained_by_its_division() -> None:
    assert share_explanation(need("MLD"), llr_page()) == (
        "6,547 ÷ 21,966 = 29.805…%, shown to one decimal, half up. Source: LLR SEND joint "
        "commissioning strategy 2021-2024, key facts. April 2020."
    )


def test_an_exact_quotient_has_no_dots() -> None:
    page = llr_page()
    page = replace(page, total=replace(page.total, children=children(100)))
    row = replace(need("MLD"), children=children(25))
    assert share_explanation(row, page).startswith("25 ÷ 100 = 25%, shown to one decimal")


def test_a_difference_is_explained_by_its_subtraction() -> None:
    assert difference_explanation(compared(need("ASD")), llr_page()) == (
        "7.420…% minus England’s 11.0% = \N{MINUS SIGN}3.579… percentage points, shown to one "
        "decimal, half up: \N{MINUS SIGN}3.6."
    )


def test_expected_children_are_explained_with_how_exactly_they_are_known() -> None:
    assert expected_explanation(compared(need("MLD")), llr_page()) == (
        "21,966 \N{MULTIPLICATION SIGN} 20.4% = 4,481.064: the number of children there would be "
        "at England’s share, half up to a whole child. As England’s share is itself rounded, "
        "this is known to about ±11 children."
    )


def test_a_printed_share_of_the_comparator_stands_for_a_range() -> None:
    assert comparator_share_explanation(need("MLD"), llr_page()).startswith(
        "England’s 20.4%, as printed; it stands for every share from 20.35% to just under 20.45%."
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("MLD", "lies above every share that rounds to England’s 20.4%: higher."),
        ("ASD", "lies below every share that rounds to England’s 11.0%: lower."),
        ("PD", "holds every share that rounds to England’s 2.9%: similar."),
        ("PMLD", "(0.85% to just under 0.95%) and not others: too close to call, so similar."),
    ],
)
def test_a_comparison_is_explained_by_its_interval(code: str, words: str) -> None:
    text = compared_explanation(compared(need(code)), llr_page(), Confidence.P95)
    assert "95% interval" in text
    assert text.endswith(words)


def test_an_interval_names_its_method_and_quantile() -> None:
    text = interval_working(compared(need("MLD")), llr_page(), Confidence.P95)
    assert text.startswith("29.2 to 30.4: the Wilson score interval (z = 1.959964)")


def test_an_interval_is_about_chance_and_not_about_sampling() -> None:
    text = interval_explanation(Confidence.P998)
    assert text.startswith("A 99.8% interval")
    assert "not about sampling" in text


def test_thirteen_comparisons_show_why_the_surer_interval_is_offered() -> None:
    assert (
        "thirteen comparisons at 95% give about 0.65 false signals, and at 99.8% about 0.03"
        in interval_explanation(Confidence.P95, 13)
    )


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_what_is_not_known_is_explained_by_its_reason(unknown: Quantity) -> None:
    page, row = llr_page(), replace(need("MLD"), children=unknown)
    comparison = compared(row)
    explanations = (
        children_explanation(row, page),
        share_explanation(row, page),
        difference_explanation(comparison, page),
        compared_explanation(comparison, page, Confidence.P95),
        interval_working(comparison, page, Confidence.P95),
    )
    assert all("not published" in text for text in explanations)
    assert expected_explanation(comparison, page).startswith(
        "21,966 \N{MULTIPLICATION SIGN} 20.4% = 4,481.064"
    )


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_expected_children_are_explained_by_what_they_are_made_from(unknown: Quantity) -> None:
    page = replace(llr_page(), total=replace(llr_page().total, children=unknown))
    comparison = compare_need(need("MLD"), page, Confidence.P95)
    assert "not published" in expected_explanation(comparison, page)


def test_a_count_above_its_total_says_so_everywhere() -> None:
    page, row = llr_page(), replace(need("MLD"), children=children(TOTAL + 1))
    comparison = compared(row)
    for text in (
        share_explanation(row, page),
        difference_explanation(comparison, page),
        compared_explanation(comparison, page, Confidence.P95),
        interval_working(comparison, page, Confidence.P95),
        need_sentence(row, comparison, page),
        comparison_description(comparison, page),
    ):
        assert "the count is larger than its total" in text


@pytest.mark.parametrize(
    ("printed", "stands_for", "known_to"),
    [
        ("0.0", "from 0.00% to just under 0.05%", "there could be up to about 11 children more"),
        ("100.0", "from 99.95% to 100%", "there could be up to about 11 children fewer"),
        ("20.4", "from 20.35% to just under 20.45%", "this is known to about ±11 children"),
    ],
)
def test_a_printed_share_stands_for_possible_shares_only(
    printed: str, stands_for: str, known_to: str
) -> None:
    row = replace(need("MLD"), comparator_share=printed_percent(printed))
    assert stands_for in comparator_share_explanation(row, llr_page())
    assert known_to in expected_explanation(compared(row), llr_page())


def test_rounding_that_moves_less_than_a_child_is_not_mentioned() -> None:
    page = replace(llr_page(), total=replace(llr_page().total, children=children(100)))
    row = replace(need("MLD"), children=children(20))
    assert expected_explanation(compare_need(row, page, Confidence.P95), page).endswith("child.")
    more = replace(page, total=replace(page.total, children=children(2000)))
    text = expected_explanation(compare_need(row, more, Confidence.P95), more)
    assert text.endswith("known to about ±1 child.")


# --- Sources ------------------------------------------------------------------------------


def test_the_source_line_has_title_and_date_and_the_long_one_the_publisher() -> None:
    page = replace(llr_page(), sources=(Source("Key facts", "A council"),))
    assert source_line(page) == "Source: Key facts. April 2020."
    assert publisher_line(page) == "Source: Key facts (A council). April 2020."


def test_a_date_in_the_title_is_not_repeated() -> None:
    page = replace(llr_page(), sources=(Source("Key facts, April 2020", "A council"),))
    assert source_line(page) == "Source: Key facts, April 2020."


def test_a_page_without_a_source_says_so() -> None:
    assert source_line(replace(llr_page(), sources=())) == "Source: not stated. April 2020."


def test_figures_under_the_open_government_licence_carry_its_line() -> None:
    source = Source("SEN in England", "Department for Education", licence="OGL v3.0")
    assert licence_line(replace(llr_page(), sources=(source,))) == (
        "Contains public sector information licensed under the Open Government Licence v3.0. "
        "Source: Department for Education, SEN in England."
    )


def test_no_licence_is_claimed_that_no_source_states() -> None:
    assert licence_line(llr_page()) == ""


# --- Notes --------------------------------------------------------------------------------


def test_the_notes_of_llr_have_both_numbers() -> None:
    said = notes(llr_page())
    assert said["settings-do-not-add-up"] == (
        "The three school settings add up to 21,968, 2 more than the 21,966 children with SEND."
    )
    assert "100.1% and not 100%, because they are rounded" in said["comparator-shares-sum"]
    assert "about 160,300 pupils" in said["implied-population"]
    assert "between 159,750 and 160,920" in said["implied-population"]


def test_the_note_on_the_date_is_a_likelihood_with_its_numbers() -> None:
    text = notes(llr_page())["census-date"]
    assert text == (
        "The page is dated April 2020. Its figures for primary and secondary schools are closest "
        "to the school census of January 2019 (2 children apart); January 2020, published later "
        "(July 2020), is 761 apart. So January 2019 is likely; the page does not say so."
    )
    assert len(text.split()) <= 47


def test_a_census_without_a_rival_is_named_alone() -> None:
    page = replace(llr_page(), census_candidates=(census("2019-01", "", 12143, 7514, "13.71"),))
    assert "January 2019 (2 children apart). So" in notes(page)["census-date"]


def test_a_census_that_was_out_before_the_page_is_not_called_later() -> None:
    rivals = (
        census("2019-01", "2019-07", 12143, 7514, "13.71"),
        census("2018-01", "2018-07", 12514, 7902, "14.1"),
    )
    page = replace(llr_page(), census_candidates=rivals)
    assert "; January 2018 is 761 apart." in notes(page)["census-date"]


def test_the_note_on_the_date_names_only_the_settings_that_were_compared() -> None:
    page = llr_page()
    settings = (replace(page.settings[0], children=SUPPRESSED), *page.settings[1:])
    said = notes(replace(page, settings=settings))["census-date"]
    assert "Its figures for secondary schools are closest" in said
    renamed = tuple(replace(each, label=f"In {each.id}") for each in page.settings)
    said = notes(replace(page, settings=renamed))["census-date"]
    assert "Its figures for in primary and in secondary are closest" in said


def test_one_child_and_one_pupil_are_spoken_of_as_one() -> None:
    page = replace(
        llr_page(),
        children_with_send=children(1),
        share_of_pupils=printed_percent("100.0"),
        settings=(replace(llr_page().settings[0], children=children(2)),),
        total=replace(llr_page().total, children=children(1)),
    )
    said = notes(page)
    assert said["settings-do-not-add-up"].endswith("2, 1 more than the 1 child with SEND.")
    assert said["implied-population"] == "If 1 child is 100.0% of the pupils, there is 1 pupil."
    assert "there was 1 child with SEND" in total_sentence(page)
    other = replace(page, children_with_send=children(2))
    assert "a total of 1 child, and the page gives 2 children" in notes(other)["totals-differ"]


def test_no_children_imply_nothing() -> None:
    page = replace(llr_page(), children_with_send=children(0))
    assert "implied-population" not in notes(page)
    assert "there were 0 children with SEND" in key_message(page)
    assert "Children with SEND are 13.7% of the school population" in key_message(page)


def with_comparator_share(place: int, share: Figure) -> Page:
    page = llr_page()
    needs = list(page.needs)
    needs[place] = replace(needs[place], comparator_share=share)
    return replace(page, needs=tuple(needs))


def test_a_sum_with_an_exact_share_is_rounded_and_not_called_printed() -> None:
    exact = Figure(Fraction(100 * 412, TOTAL), Unit.PERCENT)
    said = notes(with_comparator_share(2, exact))["comparator-shares-sum"]
    assert said == (
        "England’s shares add up to 99.28% and not 100%: more than rounding of twelve shares "
        "explains (0.6 percentage points)."
    )
    near = notes(with_comparator_share(2, Figure(Fraction("2.599"), Unit.PERCENT)))
    assert near["comparator-shares-sum"] == (
        "England’s shares add up to 99.999% and not 100%, because some of them are rounded: "
        "twelve rounded shares can be up to 0.6 percentage points away."
    )


def test_a_sum_of_exact_shares_does_not_speak_of_rounding() -> None:
    page = llr_page()
    exact = Figure(Fraction(7), Unit.PERCENT)
    needs = tuple(replace(row, comparator_share=exact) for row in page.needs)
    said = notes(replace(page, needs=needs))["comparator-shares-sum"]
    assert said == "England’s shares add up to 91% and not 100%."


def test_what_rounding_explains_has_its_unit() -> None:
    said = notes(with_comparator_share(0, printed_percent("22.5")))["comparator-shares-sum"]
    assert said.endswith("shares explains (0.65 percentage points).")


def test_a_share_that_equals_a_printed_one_is_the_same_as_printed() -> None:
    printed = replace(need("MLD"), children=children(1), comparator_share=printed_percent("100.0"))
    page = replace(llr_page(), total=replace(llr_page().total, children=children(1)))
    comparison = compare_need(printed, page, Confidence.P95)
    assert ": the same as printed, about as many children" in need_sentence(
        printed, comparison, page
    )
    description = comparison_description(comparison, page)
    assert description.startswith("The same as England’s share as printed; about as many")
    exact = replace(printed, comparator_share=Figure(Fraction(100), Unit.PERCENT))
    comparison = compare_need(exact, page, Confidence.P95)
    assert ": exactly the same, as many children" in need_sentence(exact, comparison, page)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "one comparison at 95% gives about 0.05 false signals, and at 99.8% under 0.01:"),
        (2, "two comparisons at 95% give about 0.1 false signals, and at 99.8% under 0.01:"),
        (13, "thirteen comparisons at 95% give about 0.65 false signals, and at 99.8% about 0.03:"),
    ],
)
def test_false_signals_are_never_none(number: int, words: str) -> None:
    assert words in interval_explanation(Confidence.P95, number)


def test_the_guide_calls_only_rounded_shares_approximate() -> None:
    sizes = dict(READING_GUIDE)["Size of a difference"]
    assert sizes.endswith("It is approximate where that share is rounded.")
    assert dict(GLOSSARY)["Comparator"].startswith("What the area is compared with")


def test_contradictions_are_said_with_both_numbers() -> None:
    page = llr_page()
    first = replace(
        page.needs[0], children=children(2400), comparator_share=printed_percent("13.5")
    )
    page = replace(page, needs=(first, *page.needs[1:]), children_with_send=children(22000))
    said = notes(page)
    assert said["needs-do-not-add-up"] == (
        "The thirteen primary needs add up to 21,889, 77 fewer than the total of 21,966."
    )
    assert said["totals-differ"] == (
        "The table of needs has a total of 21,966 children, and the page gives 22,000 children "
        "with SEND."
    )
    assert said["printed-share-differs"] == (
        "Specific Learning Disability is printed as 11.3%, but its count out of 21,966 gives 10.9%."
    )
    assert "101.1% and not 100%: more than rounding" in said["comparator-shares-sum"]


def test_parts_known_in_part_are_said_as_at_least() -> None:
    page = llr_page()
    settings = (
        replace(page.settings[0], children=children(22000)),
        replace(page.settings[1], children=SUPPRESSED),
    )
    assert notes(replace(page, settings=settings))["settings-do-not-add-up"] == (
        "The two school settings add up to at least 22,000, at least 34 more than the 21,966 "
        "children with SEND."
    )


# --- Every sentence -----------------------------------------------------------------------


def odd_pages() -> Iterator[Page]:
    page = llr_page()
    yield page
    yield replace(page, period=Period("2024/25", "2025"), sources=())
    for unknown in UNKNOWN:
        needs = tuple(replace(row, children=unknown) for row in page.needs)
        settings = tuple(replace(setting, children=unknown) for setting in page.settings)
        yield replace(page, needs=needs, settings=settings, children_with_send=unknown)
        yield replace(page, total=replace(page.total, children=unknown))
        yield replace(page, share_of_pupils=unknown, comparator_share_of_pupils=unknown)
    yield replace(page, needs=(), settings=(), remarks=(), census_candidates=())


def sentences(page: Page, confidence: Confidence) -> Iterator[str]:
    yield from (key_message(page), share_sentence(page), total_sentence(page))
    yield from notes(page).values()
    yield from (card.spoken for card in build_overview(page, ViewOptions(confidence)).cards)
    yield from (source_line(page), publisher_line(page), interval_explanation(confidence, 13))
    for row in page.needs:
        comparison = compare_need(row, page, confidence)
        yield need_sentence(row, comparison, page)
        yield comparison_description(comparison, page)
        yield children_explanation(row, page)
        yield share_explanation(row, page)
        yield comparator_share_explanation(row, page)
        yield difference_explanation(comparison, page)
        yield expected_explanation(comparison, page)
        yield compared_explanation(comparison, page, confidence)
        yield interval_working(comparison, page, confidence)


ALL_SENTENCES = [
    text
    for page in odd_pages()
    for confidence in Confidence
    for text in sentences(page, confidence)
]


def test_no_sentence_judges() -> None:
    assert not [text for text in ALL_SENTENCES if JUDGING.search(text)]


def test_every_sentence_begins_and_ends_as_one() -> None:
    assert not [text for text in ALL_SENTENCES if not re.match(r"[A-Z0-9+\N{MINUS SIGN}]", text)]
    assert not [text for text in ALL_SENTENCES if not text.endswith(".")]


def test_no_sentence_shows_what_should_have_been_words() -> None:
    unfinished = re.compile(
        r"None|\{|\}|Fraction|nan|  |\.\.(?!\.)| \.|, ,|:\.|-0\.0|\N{MINUS SIGN}0\.0(?!\d)"
    )
    assert not [text for text in ALL_SENTENCES if unfinished.search(text)]


def test_large_numbers_have_their_separators() -> None:
    bare = re.compile(r"(?<![\d.,/\-])\d{5,}(?![\d.]*…)")
    assert not [text for text in ALL_SENTENCES if bare.search(text)]


# --- Guide and glossary -------------------------------------------------------------------


def test_the_glossary_is_in_alphabetical_order_without_repeats() -> None:
    terms = [term.casefold() for term, _ in GLOSSARY]
    assert terms == sorted(set(terms))


@pytest.mark.parametrize(
    "term",
    [
        "SEN",
        "SEND",
        "SEN support",
        "EHC plan",
        "Primary need",
        "Share",
        "Interval",
        "Comparator",
        "Footprint",
        "Local authority",
        "ICB",
        "CCG",
        "JSNA",
        "Prevalence",
    ],
)
def test_the_glossary_has_the_terms_of_the_field(term: str) -> None:
    assert term in dict(GLOSSARY)


def test_the_guide_tells_records_from_diagnoses_and_chance_from_sampling() -> None:
    guide = " ".join(text for _, text in READING_GUIDE)
    assert "not diagnoses" in guide
    assert "does not speak about sampling" in guide


def test_guide_and_glossary_do_not_judge() -> None:
    texts = [text for _, text in (*READING_GUIDE, *GLOSSARY)]
    judging = re.compile(r"\b(better|worse|significan\w+|good|bad)\b", re.IGNORECASE)
    assert not [text for text in texts if judging.search(text)]
    assert all(text.endswith(".") for text in texts)
