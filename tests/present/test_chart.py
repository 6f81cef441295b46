"""The bar chart: its bars, its axis, its words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pages_by_hand import llr_page

from sendviewer.core.comparisons import Compared, Confidence
from sendviewer.core.figures import AtLeast, Missing, Quantity, Unit, printed_percent
from sendviewer.core.pages import Page
from sendviewer.present.axis import MOST_TICKS, build_axis, nice_step
from sendviewer.present.chart import build_chart
from sendviewer.present.options import (
    ChartOptions,
    ChartOrder,
    ChoiceFilter,
    Query,
    SortKey,
    TableOptions,
    ViewOptions,
)
from sendviewer.present.specs import BarSpec, ChartSpec, Measure
from sendviewer.present.table import apply_options, build_table

MINUS = "\N{MINUS SIGN}"
NEVER = ("better", "worse", "good", "bad", "significant", "high ", "poor")


@pytest.fixture(scope="module")
def page() -> Page:
    return llr_page()


def chart_of(page: Page, measure: Measure = Measure.SHARE, **changes: object) -> ChartSpec:
    chart = replace(ChartOptions(measure), **changes)  # type: ignore[arg-type] # any option
    return build_chart(page, ViewOptions(chart=chart))


def bar_of(chart: ChartSpec, code: str) -> BarSpec:
    return next(bar for bar in chart.bars if bar.id == code)


def without_comparator(page: Page) -> Page:
    missing = Missing("", "not given for this area")
    return replace(page, needs=tuple(replace(row, comparator_share=missing) for row in page.needs))


# --- Bars ---------------------------------------------------------------------------------


def test_shares_stand_beside_the_comparator_with_their_interval(page: Page) -> None:
    chart = chart_of(page)
    bar = bar_of(chart, "MLD")
    assert bar.local == pytest.approx(29.80515, abs=1e-5)
    assert (bar.local_text, bar.comparator, bar.comparator_text) == ("29.8%", 20.4, "England 20.4%")
    assert bar.interval == pytest.approx((29.2038, 30.4135), abs=1e-4)
    assert bar.compared is Compared.HIGHER
    assert (chart.local_name, chart.comparator_name) == ("LLR", "England")
    assert chart.interval_name == "95% interval"


def test_differences_go_both_ways_from_zero_without_a_second_bar(page: Page) -> None:
    chart = chart_of(page, Measure.DIFFERENCE)
    assert [bar_of(chart, code).local_text for code in ("MLD", "ASD", "HI")] == [
        "+9.4",
        f"{MINUS}3.6",
        "0.0",
    ]
    assert chart.comparator_name == "England"
    assert all(bar.comparator is None and bar.comparator_text == "" for bar in chart.bars)
    assert chart.axis.minimum < 0 < chart.axis.maximum


def test_children_stand_beside_those_expected_at_the_comparators_share(page: Page) -> None:
    chart = chart_of(page, Measure.CHILDREN)
    bar = bar_of(chart, "MLD")
    assert (bar.local, bar.local_text) == (6547.0, "6,547")
    assert bar.comparator == pytest.approx(4481.064)
    assert bar.comparator_text == "expected about 4,481"
    assert chart.comparator_name == "Expected at England’s share"


@pytest.mark.parametrize("measure", Measure)
def test_the_interval_holds_the_comparator_only_where_the_share_is_similar(
    page: Page, measure: Measure
) -> None:
    for bar in chart_of(page, measure).bars:
        assert bar.interval is not None
        lower, upper = bar.interval
        other = bar.comparator or 0.0
        assert lower <= (bar.local or 0.0) <= upper
        if bar.compared is not Compared.SIMILAR:
            assert not lower <= other <= upper


def test_intervals_can_be_switched_off(page: Page) -> None:
    chart = chart_of(page, intervals=False)
    assert chart.interval_name is None
    assert all(bar.interval is None for bar in chart.bars)
    assert "interval" not in str(chart.description)


def test_the_interval_is_named_by_its_confidence(page: Page) -> None:
    chart = build_chart(page, ViewOptions(Confidence.P998))
    assert chart.interval_name == "99.8% interval"


def test_a_missing_figure_has_words_and_no_bar(page: Page) -> None:
    first, *others = page.needs
    suppressed = replace(first, children=Missing("c", "too few children to publish"))
    chart = chart_of(replace(page, needs=(suppressed, *others)))
    bar = chart.bars[-1]
    assert (bar.id, bar.local, bar.interval) == ("SPLD", None, None)
    assert bar.local_text == "c"
    assert bar.local_told == "c (too few children to publish)"
    assert "too few children to publish" in bar.sentence


def test_one_reason_for_many_bars_is_told_once(page: Page) -> None:
    hidden = Missing("c", "too few children to publish")
    needs = tuple(replace(row, children=hidden) for row in page.needs)
    for measure in Measure:
        chart = chart_of(replace(page, needs=needs), measure)
        assert {bar.local_text for bar in chart.bars} == {"c"}
        assert chart.caption.startswith("c: too few children to publish. ")
        assert chart.caption.count(hidden.reason) == 1
        assert chart.caption.endswith(chart.credit)
        assert chart.credit.startswith("Source:")
        assert chart.description.extremes.casefold().count(hidden.reason) == 1


def test_a_symbol_that_means_the_same_for_the_comparator_is_told_once(page: Page) -> None:
    hidden = Missing("c", "too few children to publish")
    first, *others = page.needs
    needs = (replace(first, children=hidden, comparator_share=hidden), *others)
    chart = chart_of(replace(page, needs=needs))
    assert chart.bars[-1].comparator_text == "England c"
    assert chart.caption.startswith("c: too few children to publish. Source:")


def test_of_two_reasons_for_a_symbol_the_rarer_names_its_needs(page: Page) -> None:
    first, second, third, *others = page.needs
    few, late = Missing("c", "too few"), Missing("c", "handed in late")
    needs = (*(replace(row, children=few) for row in (first, second)),)
    chart = chart_of(replace(page, needs=(*needs, replace(third, children=late), *others)))
    assert chart.caption.startswith(f"c: too few. c for {third.label}: handed in late. Source:")


def test_a_bounded_count_is_drawn_as_far_as_it_is_known(page: Page) -> None:
    first, *others = page.needs
    bounded = replace(first, children=AtLeast(Fraction(412), Unit.CHILDREN, "one part is missing"))
    bar = bar_of(chart_of(replace(page, needs=(bounded, *others)), Measure.CHILDREN), "SPLD")
    assert (bar.local, bar.local_text) == (412.0, "at least 412")


# --- Order --------------------------------------------------------------------------------


def test_bars_stand_largest_first_by_what_is_shown(page: Page) -> None:
    shares = [bar.id for bar in chart_of(page).bars]
    assert shares[:5] == ["MLD", "SLCN", "SEMH", "SPLD", "ASD"]
    differences = [bar.id for bar in chart_of(page, Measure.DIFFERENCE).bars]
    assert differences[:4] == ["MLD", "SLD", "VI", "PD"]
    assert differences[-2:] == ["SLCN", "ASD"]


def test_bars_stand_as_in_the_source(page: Page) -> None:
    chart = chart_of(page, order=ChartOrder.SOURCE)
    assert [bar.id for bar in chart.bars] == [row.code for row in page.needs]


def test_bars_stand_as_in_the_table_and_only_its_rows(page: Page) -> None:
    higher = ChoiceFilter("compared", ("higher",))
    query = Query(filters=(higher,), sort=(SortKey("need"),))
    options = ViewOptions(
        table=TableOptions(query, ("need",)), chart=ChartOptions(order=ChartOrder.TABLE)
    )
    table = apply_options(build_table(page, options), options.table)
    chart = build_chart(page, options, table)
    assert [bar.id for bar in chart.bars] == ["MLD", "SLD", "VI"]
    assert chart == build_chart(page, options)
    assert chart.subtitle.endswith("3 of 13 needs")


def test_other_orders_hold_all_needs_whatever_the_table_shows(page: Page) -> None:
    options = ViewOptions(table=TableOptions(Query(search="autis")))
    table = apply_options(build_table(page, options), options.table)
    assert len(build_chart(page, options, table).bars) == 13


def test_a_table_without_rows_gives_a_chart_without_bars(page: Page) -> None:
    options = ViewOptions(
        table=TableOptions(Query(search="xyz")), chart=ChartOptions(order=ChartOrder.TABLE)
    )
    chart = build_chart(page, options)
    assert chart.bars == ()
    assert chart.title == "No need matches the filter"
    assert (chart.axis.minimum, chart.axis.maximum) == (0.0, 1.0)


# --- Words --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "title"),
    [
        (Measure.SHARE, "Moderate Learning Disability is 9.4 points higher here than in England"),
        (Measure.DIFFERENCE,
         "Three needs have a higher share than in England, six lower, four similar"),
        (Measure.CHILDREN,
         "Moderate Learning Disability: about 2,066 more children than at England’s share"),
    ],
)  # fmt: skip
def test_the_title_says_what_the_chart_shows(page: Page, measure: Measure, title: str) -> None:
    chart = chart_of(page, measure)
    assert chart.title == title
    assert len(title.split()) <= 13
    assert chart.description.main_message == f"{title}."


def test_the_title_speaks_of_the_bars_that_are_there(page: Page) -> None:
    options = ViewOptions(
        table=TableOptions(Query(filters=(ChoiceFilter("compared", ("lower",)),))),
        chart=ChartOptions(order=ChartOrder.TABLE),
    )
    assert build_chart(page, options).title == (
        "Autistic Spectrum is 3.6 points lower here than in England"
    )


def test_where_all_is_similar_the_title_says_so(page: Page) -> None:
    options = ViewOptions(
        table=TableOptions(Query(filters=(ChoiceFilter("compared", ("similar",)),))),
        chart=ChartOptions(order=ChartOrder.TABLE),
    )
    for measure in Measure:
        chosen = replace(options, chart=replace(options.chart, measure=measure))
        title = build_chart(page, chosen).title
        assert title == "All four needs have shares similar to England’s"


def test_without_a_comparator_the_title_names_the_largest_need(page: Page) -> None:
    alone = without_comparator(page)
    assert chart_of(alone).title == "Moderate Learning Disability is the most common need: 29.8%"
    assert chart_of(alone, Measure.CHILDREN).title == (
        "Moderate Learning Disability is the most common need: 6,547 children"
    )
    assert all(chart_of(alone, measure).comparator_name is None for measure in Measure)


@pytest.mark.parametrize("measure", Measure)
def test_the_subtitle_has_measure_place_date_and_unit(page: Page, measure: Measure) -> None:
    subtitle = chart_of(page, measure).subtitle
    assert "children with SEND by primary need" in subtitle
    assert "Leicester, Leicestershire and Rutland" in subtitle
    assert "April 2020" in subtitle
    unit = {Measure.SHARE: "(%)", Measure.DIFFERENCE: "(percentage points)"}
    assert unit.get(measure, "Number of children") in subtitle


def test_the_caption_names_the_source(page: Page) -> None:
    assert "LLR SEND joint commissioning strategy 2021-2024" in chart_of(page).caption


def test_the_description_has_three_steps(page: Page) -> None:
    described = chart_of(page).description
    assert described.what.startswith("Horizontal bar chart with 13 bars, largest first: the share")
    assert described.main_message == f"{chart_of(page).title}."
    assert described.extremes == (
        "Largest: Moderate Learning Disability, 29.8% (England 20.4%). "
        "Smallest: Multi-Sensory, 0.3% (England 0.3%)."
    )
    assert chart_of(page, Measure.DIFFERENCE).description.extremes == (
        "Highest: Moderate Learning Disability, plus 9.4 percentage points. "
        "Lowest: Autistic Spectrum, minus 3.6 percentage points."
    )


@pytest.mark.parametrize("measure", Measure)
def test_no_word_judges(page: Page, measure: Measure) -> None:
    chart = chart_of(page, measure)
    said = " ".join((chart.title, chart.subtitle, str(chart.description))).casefold()
    assert not [word for word in NEVER if word in said]


def test_every_bar_says_itself_in_a_sentence(page: Page) -> None:
    for bar in chart_of(page).bars:
        assert bar.label in bar.sentence
        assert bar.sentence.endswith(".")


# --- Axis ---------------------------------------------------------------------------------


def test_axis_of_each_measure(page: Page) -> None:
    shares = chart_of(page).axis
    assert [tick.label for tick in shares.ticks] == [
        "0%", "5%", "10%", "15%", "20%", "25%", "30%", "35%",
    ]  # fmt: skip
    differences = chart_of(page, Measure.DIFFERENCE).axis
    assert [tick.label for tick in differences.ticks][:4] == [f"{MINUS}4", f"{MINUS}2", "0", "+2"]
    counts = chart_of(page, Measure.CHILDREN).axis
    assert [tick.label for tick in counts.ticks][-2:] == ["6,000", "7,000"]
    assert all(tick.value == int(tick.label.replace(",", "")) for tick in counts.ticks)


values = st.lists(st.floats(-100, 100, allow_nan=False), max_size=6)


@given(values, st.sampled_from(Measure))
def test_an_axis_holds_zero_and_all_values_with_at_most_ten_ticks(
    values: list[float], measure: Measure
) -> None:
    axis = build_axis(values, measure, "")
    places = [tick.value for tick in axis.ticks]
    assert 0.0 in places
    assert 2 <= len(places) <= MOST_TICKS
    assert places == sorted(set(places))
    assert all(axis.minimum <= value <= axis.maximum for value in values)
    assert (axis.minimum, axis.maximum) == (places[0], places[-1])
    assert len({tick.label for tick in axis.ticks}) == len(places)


@given(st.fractions(Fraction(1, 1000), 10**7))
def test_steps_are_round_and_children_whole(highest: Fraction) -> None:
    step = nice_step(Fraction(0), highest)
    digits = f"{float(step):.10e}".partition("e")[0]
    assert float(digits) in {1.0, 2.0, 2.5, 5.0}
    assert nice_step(Fraction(0), highest, whole=True).denominator == 1


def test_small_values_get_labels_with_enough_decimals() -> None:
    axis = build_axis([0.02], Measure.SHARE, "")
    assert [tick.label for tick in axis.ticks][:3] == ["0%", "0.0025%", "0.005%"]


def test_a_share_of_a_hundred_ends_at_a_hundred(page: Page) -> None:
    first, *others = page.needs
    whole = replace(first, children=page.total.children, comparator_share=printed_percent("100.0"))
    axis = chart_of(replace(page, needs=(whole, *others))).axis
    assert axis.maximum == 100.0


# --- What is not compared -----------------------------------------------------------------


def of_needs(page: Page, codes: Sequence[str], **changes: Quantity) -> Page:
    """Return a page with these needs only; ``changes`` are for the last of them."""
    needs = [next(row for row in page.needs if row.code == code) for code in codes]
    needs[-1] = replace(needs[-1], **changes)
    return replace(page, needs=tuple(needs))


SUPPRESSED = Missing("c", "too few to publish")


@pytest.mark.parametrize(
    ("codes", "changes", "title"),
    [
        (["PD", "HI"], {}, "Both needs have shares similar to England’s"),
        (["PD", "HI", "MSI"], {}, "All three needs have shares similar to England’s"),
        (
            ["PD", "HI"],
            {"children": SUPPRESSED},
            "Physical Disability has a share similar to England’s, one need not compared",
        ),
        (
            ["PD", "HI", "MSI"],
            {"comparator_share": SUPPRESSED},
            "Two needs have shares similar to England’s, one need not compared",
        ),
    ],
)
def test_only_what_is_compared_is_called_similar(
    page: Page, codes: Sequence[str], changes: dict[str, Quantity], title: str
) -> None:
    for measure in Measure:
        assert chart_of(of_needs(page, codes, **changes), measure).title == title


def test_the_title_of_differences_counts_what_is_not_compared(page: Page) -> None:
    some = of_needs(page, ["MLD", "ASD", "HI"], children=SUPPRESSED)
    assert chart_of(some, Measure.DIFFERENCE).title == (
        "One need has a higher share than in England, one lower, no similar, one need not compared"
    )


def test_the_most_common_need_is_so_among_the_known_ones(page: Page) -> None:
    some = without_comparator(of_needs(page, ["MLD", "HI"], children=SUPPRESSED))
    share, number = chart_of(some), chart_of(some, Measure.CHILDREN)
    begin = "Moderate Learning Disability is the most common need that is known:"
    assert share.title.startswith(begin)
    assert number.title == f"{begin} 6,547 children"


def test_a_missing_comparator_is_shown_and_its_symbol_explained(page: Page) -> None:
    some = of_needs(page, ["MLD", "HI"], comparator_share=SUPPRESSED)
    chart = chart_of(some)
    assert bar_of(chart, "HI").comparator_text == "England c"
    assert chart.caption.startswith("England c: too few to publish. Source:")
    assert bar_of(chart_of(some, Measure.CHILDREN), "HI").comparator_text == "expected c"
    assert chart_of(some, Measure.CHILDREN).caption.startswith("Expected c: too few to publish.")
    difference = chart_of(some, Measure.DIFFERENCE)
    assert difference.caption.startswith("c: no figure for England (too few to publish). Source:")


def test_the_description_names_what_is_not_known_and_calls_no_known_figure_the_least(
    page: Page,
) -> None:
    codes = ["MLD", "VI", "PMLD", "MSI"]
    hidden = {"PMLD", "MSI"}
    needs = (row for row in page.needs if row.code in codes)
    some = replace(
        page,
        needs=tuple(
            replace(row, children=SUPPRESSED) if row.code in hidden else row for row in needs
        ),
    )
    described = chart_of(some).description
    assert described.what.startswith("Horizontal bar chart with 2 bars for 4 needs, largest first")
    assert described.extremes == (
        "2 of 4 needs have a figure; 2 have none. "
        "Too few to publish: Profound Learning Disability; Multi-Sensory. "
        "Largest published: Moderate Learning Disability, 29.8% (England 20.4%). "
        "Smallest published: Special Educational Needs Visual, 1.6% (England 1.1%)."
    )


def test_a_difference_that_is_not_known_says_whose_figure_is_missing(page: Page) -> None:
    some = of_needs(page, ["MLD", "HI"], comparator_share=SUPPRESSED)
    assert chart_of(some, Measure.DIFFERENCE).description.extremes == (
        "1 of 2 needs has a figure; 1 has none. "
        "No figure for England (too few to publish): Special Educational Needs Hearing. "
        "Highest known: Moderate Learning Disability, plus 9.4 percentage points."
    )
    assert chart_of(some).description.extremes.startswith("Largest: ")


def test_without_any_figure_the_description_says_why(page: Page) -> None:
    described = chart_of(of_needs(page, ["HI"], children=SUPPRESSED)).description
    assert "with 0 bars for 1 need, " in described.what
    assert described.extremes == (
        "0 of 1 need has a figure; 1 has none. "
        "Too few to publish: Special Educational Needs Hearing."
    )


def test_without_any_comparator_nothing_is_said_of_it(page: Page) -> None:
    for measure in Measure:
        chart = chart_of(without_comparator(page), measure)
        assert {bar.comparator_text for bar in chart.bars} == {""}
        begin = "Source:"
        if measure is Measure.DIFFERENCE:
            begin = f"Not given: no figure for England (not given for this area). {begin}"
        assert chart.caption.startswith(begin)


def test_a_suppressed_count_stands_beside_the_expected_one(page: Page) -> None:
    bar = bar_of(chart_of(of_needs(page, ["MLD"], children=SUPPRESSED), Measure.CHILDREN), "MLD")
    assert bar.local is None
    assert bar.comparator == pytest.approx(4481.064)
    assert bar.comparator_text == "expected about 4,481"
