"""The small charts told point by point, as a whole in three steps, and as tables."""

from __future__ import annotations

import pytest
from pages_by_hand import census_page, llr_page, plans_page

from sendviewer.core.pages import Page
from sendviewer.present.card_points import card_chart_words, card_points, point_sentence
from sendviewer.present.card_specs import (
    AgesCard,
    BarsCard,
    CardSpec,
    DifferencesCard,
    ProportionsCard,
)
from sendviewer.present.card_tables import card_table
from sendviewer.present.options import ViewOptions
from sendviewer.present.overview import build_overview

PAGES = (llr_page(), plans_page(), census_page())
CHARTS = (AgesCard, BarsCard, DifferencesCard, ProportionsCard)


def cards(page: Page) -> dict[str, CardSpec]:
    return {card.id: card for card in build_overview(page, ViewOptions()).cards}


def figures(card: CardSpec) -> list[str]:
    """What a card shows of each of its points."""
    match card:
        case BarsCard():
            return [f"{bar.label} {bar.value_text}" for bar in card.bars]
        case ProportionsCard():
            return [f"{part.label} {part.value_text}" for part in card.parts]
        case AgesCard():
            return [f"{column.label} {column.value_text}" for column in card.columns]
        case DifferencesCard():
            return [f"{row.label} {row.points_text}" for row in card.rows]
        case _:
            return []


@pytest.mark.parametrize("page", PAGES, ids=["llr", "plans", "census"])
def test_each_figure_of_a_chart_has_a_point_with_its_label_and_a_sentence(page: Page) -> None:
    charts = [card for card in cards(page).values() if isinstance(card, CHARTS)]
    assert len(charts) >= 3
    for card in charts:
        points = card_points(card)
        for point, shown in zip(points, figures(card), strict=True):
            assert all(word in point.name for word in shown.split())
            assert point.sentence.endswith(".")


def test_a_card_that_is_no_chart_has_no_points() -> None:
    page = cards(llr_page())
    assert card_points(page["key-message"]) == card_points(page["children"]) == ()


def test_a_need_is_told_beside_the_comparator_and_names_its_row() -> None:
    page = cards(llr_page())
    first = card_points(page["most-common"])[0]
    assert first.name == "Moderate Learning Disability, 29.8%, England 20.4%"
    assert first.code == "MLD"
    furthest = card_points(page["furthest"])[0]
    assert furthest.name.startswith(
        "Moderate Learning Disability, higher, +9.4 points, about 2,066"
    )
    assert furthest.code == "MLD"


def test_both_bars_of_a_kind_of_support_tell_what_they_are_about() -> None:
    names = [point.name for point in card_points(cards(census_page())["provisions"])]
    assert len(names) == 4
    for name, kind in zip(names, ("SEN support", "SEN support", "EHC", "EHC"), strict=True):
        assert name.startswith(kind)


def test_many_columns_are_told_by_their_message_and_extremes_and_not_one_by_one() -> None:
    card = cards(plans_page())["ages"]
    assert isinstance(card, AgesCard)
    words = card_chart_words(card)
    assert words.startswith(f"Column chart with {len(card.columns)} columns. {card.message}")
    assert "The lowest is " in words
    assert len(words) < len(card.spoken)


def test_a_column_is_told_with_what_is_counted() -> None:
    points = card_points(cards(plans_page())["ages"])
    assert "Age 14: 880 EHC plans." in {point.sentence for point in points}


def test_a_point_of_a_need_is_copied_as_the_whole_sentence_of_the_need() -> None:
    page = llr_page()
    card = cards(page)["most-common"]
    said = point_sentence(card_points(card)[0], card, page, ViewOptions())
    for part in ("In April 2020", "6,547", "29.8%", "higher than England’s 20.4%"):
        assert part in said


def test_any_other_point_is_copied_with_place_and_date() -> None:
    page = llr_page()
    card = cards(page)["settings"]
    said = point_sentence(card_points(card)[0], card, page, ViewOptions())
    assert said.startswith("Where they go to school, Leicester, Leicestershire and Rutland, April")
    assert said.endswith("Primary schools: 12,142 children, 55.3%.")


def test_a_chart_that_is_not_of_needs_is_a_table_with_the_same_figures() -> None:
    for page in PAGES:
        for card in cards(page).values():
            table = card_table(card, "Source: by hand.")
            if table is None:
                continue
            texts = [" ".join(cell.text for cell in row.cells) for row in table.rows]
            for row, shown in zip(texts, figures(card), strict=True):
                assert all(word in row for word in shown.split())
            assert len({len(row.cells) for row in table.rows} | {len(table.columns)}) == 1
            assert table.source_line == "Source: by hand."


def test_charts_of_needs_have_the_table_of_needs_and_no_other() -> None:
    page = cards(llr_page())
    assert card_table(page["most-common"], "") is None
    assert card_table(page["furthest"], "") is None
    assert card_table(page["settings"], "") is not None
