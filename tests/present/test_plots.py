"""Charts and cards as numbers: what is shown is what is held, and nothing is held for a gap."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace
from pages_by_hand import census_page, llr_page, plans_page

from sendviewer.core.figures import AtLeast, Missing, Unit
from sendviewer.core.pages import Page
from sendviewer.present.briefing import build_briefing
from sendviewer.present.card_specs import AgesCard, BarsCard, ProportionsCard
from sendviewer.present.plots import PlotRole, PlotSpec, plot_of_card, plot_of_chart


def card_plot(page: Page, id_: str) -> PlotSpec:
    (card,) = [card for card in build_briefing(page).overview.cards if card.id == id_]
    assert isinstance(card, BarsCard | ProportionsCard | AgesCard)
    return plot_of_card(card, "LLR")


def chart_plot(page: Page, number: int) -> PlotSpec:
    return plot_of_chart(build_briefing(page).charts[number])


def suppressed(page: Page) -> Page:
    too_few = Missing("c", "too few")
    needs = tuple(
        replace(need, children=too_few, printed_share=too_few) if place < 4 else need
        for place, need in enumerate(page.needs)
    )
    return replace(page, needs=needs)


def test_numbers_are_those_that_are_shown() -> None:
    ours, england = chart_plot(llr_page(), 0).series

    assert (ours.values[0], ours.texts[0]) == (Decimal("29.8"), "29.8%")
    assert (england.values[0], england.texts[0]) == (Decimal("20.4"), "20.4%")


def test_differences_stand_in_a_series_for_each_answer_at_places_of_their_own() -> None:
    plot = chart_plot(llr_page(), 1)
    roles = [series.role for series in plot.series]

    assert roles == [PlotRole.HIGHER, PlotRole.SIMILAR, PlotRole.LOWER]
    assert plot.shares_places
    for values in zip(*(series.values for series in plot.series), strict=True):
        assert sum(value is not None for value in values) == 1
    assert plot.series[2].values[-1] == Decimal("-3.6")


def test_the_description_speaks_of_no_line_that_is_not_drawn() -> None:
    chart = build_briefing(llr_page()).charts[0]

    assert "thin line" in str(chart.description)
    assert "thin line" not in plot_of_chart(chart).description


def test_gaps_have_their_symbol_at_their_places() -> None:
    plot = chart_plot(suppressed(llr_page()), 0)

    assert sum(name.endswith(" (c)") for name in plot.categories) == 4
    assert sum(value is None for value in plot.series[0].values) == 4


def test_a_card_of_groups_has_a_place_for_each_group() -> None:
    plot = card_plot(census_page(), "provisions")

    assert plot.categories == ("SEN support: 17,133 pupils", "EHC plans: 4,833 pupils")
    assert [series.name for series in plot.series] == ["LLR", "England"]
    assert plot.series[0].values == (Decimal("10.7"), Decimal("3.0"))


def test_counts_of_parts_stand_after_their_names() -> None:
    plot = card_plot(plans_page(), "settings")

    assert plot.categories[0] == "Mainstream schools: 4,859"
    assert [series.values[0] for series in plot.series] == [Decimal("41.8"), Decimal("43.6")]


def test_ages_are_columns_in_their_order() -> None:
    plot = card_plot(plans_page(), "ages")

    assert plot.is_upright
    assert plot.categories[:2] == ("Under 3", "3")
    assert plot.series[0].values[:2] == (1, 30)


def test_a_symbol_that_holds_a_number_is_no_figure() -> None:
    page = plans_page()
    few = Missing("1 to 4", "too few to publish")
    ages = tuple(
        replace(row, children=few) if place == 0 else row for place, row in enumerate(page.ages)
    )
    plot = card_plot(replace(page, ages=ages), "ages")

    assert plot.categories[0] == "Under 3 (1 to 4)"
    assert (plot.series[0].values[0], plot.series[0].texts[0]) == (None, "")


def test_a_part_of_a_count_is_drawn_as_far_as_it_is_known() -> None:
    page = plans_page()
    ages = (
        replace(page.ages[0], children=AtLeast(Fraction(412), Unit.CHILDREN, "too few")),
        *page.ages[1:],
    )
    plot = card_plot(replace(page, ages=ages), "ages")

    assert (plot.series[0].values[0], plot.series[0].texts[0]) == (412, "at least 412")
