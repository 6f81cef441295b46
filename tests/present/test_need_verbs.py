"""Whether a verb stands in the plural beside the name of a need."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pages_by_hand import llr_page

from sendviewer.core.figures import Missing
from sendviewer.core.needs import NEEDS
from sendviewer.core.pages import NO_COMPARATOR, Discrepancy, Page
from sendviewer.present.chart import build_chart
from sendviewer.present.discrepancy_words import discrepancy_text
from sendviewer.present.need_verbs import verb_of
from sendviewer.present.options import ChartOptions, ViewOptions
from sendviewer.present.specs import Measure

SLCN = "Speech, Language and Communications needs"


@pytest.mark.parametrize(
    "label",
    [
        "Speech, Language and Communication Needs",
        "Moderate learning difficulties",
        "Moderate learning difficulties (MLD)",
        "Difficulties with learning",
        "Needs not recorded",
    ],
)
def test_a_name_whose_noun_is_in_the_plural_has_a_verb_in_the_plural(label: str) -> None:
    assert verb_of([label], "is", "are") == "are"


NAMES = ["Deafness", "Paralysis", "Autism", "Other Difficulty/Disability"]


@pytest.mark.parametrize("label", NAMES)
def test_any_other_name_has_a_verb_in_the_singular(label: str) -> None:
    assert verb_of([label], "is", "are") == "is"


def test_of_the_official_terms_only_speech_and_language_needs_are_in_the_plural() -> None:
    plural = {need.code for need in NEEDS if verb_of([need.official_label], "1", "2") == "2"}
    assert plural == {"SLCN"}


def test_several_names_have_a_verb_in_the_plural() -> None:
    assert verb_of(["Autism", "Deafness"], "is", "are") == "are"


def only_slcn(page: Page) -> Page:
    return replace(page, needs=tuple(row for row in page.needs if row.code == "SLCN"))


def title(page: Page, measure: Measure = Measure.SHARE) -> str:
    return build_chart(page, ViewOptions(chart=ChartOptions(measure))).title


def test_titles_of_charts_agree_with_the_need_they_name() -> None:
    page = only_slcn(llr_page())
    row = page.needs[0]
    label = row.label
    alike = replace(row, comparator_share=row.printed_share)
    alone = replace(page, comparator=NO_COMPARATOR)
    unknown = replace(row, comparator_share=Missing("", "not given"))
    assert title(page).startswith(f"{label} are ")
    assert title(replace(page, needs=(alike,))).startswith(f"{label} have a share similar to ")
    assert title(replace(alone, needs=(unknown,))).startswith(f"{label} are the most common ")


def test_a_sentence_on_what_does_not_add_up_agrees_with_what_is_counted() -> None:
    found = Discrepancy("England", "its parts", SLCN, 100, 90)
    assert f"{SLCN} are 100 for England" in discrepancy_text(found)
