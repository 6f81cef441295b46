"""Builds the card on ages or year groups: how many there are of each, and where there are most."""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.core.figures import AtLeast, Figure, NotCollected, Quantity
from sendviewer.core.pages import Page
from sendviewer.present.card_specs import AgeColumn, AgesCard
from sendviewer.present.made_needs import largest
from sendviewer.present.numbers import children_text, spoken, written_number
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import (
    capital,
    children_phrase,
    described_many,
    described_phrase,
)
from sendviewer.present.shared_places import named_or_counted

__all__ = ["ages_card", "kind_of_group"]


def ages_card(page: Page) -> AgesCard:
    """Return ages or year groups, with the largest of them named."""
    highest = max((_known(row.children) for row in page.ages), default=0.0)
    peaks = _peaks([row.children for row in page.ages])
    marks = _marks([row.label for row in page.ages])
    columns = tuple(
        AgeColumn(
            label=row.label,
            mark=mark,
            value_text=children_text(row.children),
            height=_height(row.children, highest),
            is_peak=number in peaks,
            sentence=f"{row.label}: {_age_in_words(row.children, page)}.",
            number=written_number(row.children),
        )
        for number, (row, mark) in enumerate(zip(page.ages, marks, strict=True))
    )
    message = _peak_message(page, peaks)
    said = " ".join(f"{row.label}: {_age_said(row.children)}." for row in page.ages)
    title = f"{capital(described_many(page.subject))} by {kind_of_group(page)}"
    return AgesCard("ages", title, f"{message} {said}", columns, message)


def kind_of_group(page: Page) -> str:
    """Return what the groups of children are: "year group", or "age"."""
    is_years = any(row.label.startswith("Year ") for row in page.ages)
    return "year group" if is_years else "age"


def _age_said(children: Quantity) -> str:
    return children_text(children) if isinstance(children, Figure | AtLeast) else spoken(children)


def _age_in_words(children: Quantity, page: Page) -> str:
    """Return a count with what is counted, for where it is told alone."""
    if isinstance(children, Figure | AtLeast):
        return children_phrase(children, page.subject)
    return spoken(children)


def _known(children: Quantity) -> float:
    return float(children.value) if isinstance(children, Figure | AtLeast) else 0.0


def _height(children: Quantity, highest: float) -> float | None:
    if not isinstance(children, Figure | AtLeast):
        return None
    return float(children.value) / highest if highest else 0.0


def _peaks(counts: Sequence[Quantity]) -> list[int]:
    """Return the places of the largest count, of all that are equal; none if none is above 0."""
    known = ((count.value, at) for at, count in enumerate(counts) if isinstance(count, Figure))
    return largest((pair for pair in known if pair[0]), 1)


def _marks(labels: Sequence[str]) -> list[str]:
    """Return labels without the word with which most of them begin: "Age 5" as "5"."""
    words = [label.partition(" ")[0] for label in labels if " " in label]
    common = max(words, key=words.count, default="")
    return [label.removeprefix(f"{common} ") if common else label for label in labels]


def _peak_message(page: Page, peaks: Sequence[int]) -> str:
    kind = kind_of_group(page)
    if not peaks:
        if any(isinstance(each.children, Figure) for each in page.ages):
            return f"No {kind} has a known count above 0."
        return f"How many there are of each {kind} is not known."
    first = page.ages[peaks[0]].children
    assert isinstance(first, Figure)
    number = described_phrase(first, page.subject) + (" each" if len(peaks) > 1 else "")
    text = f"{_which(page, peaks)} {_groups_named(page, peaks)}, with {number}"
    theirs = _peaks([each.comparator_children for each in page.ages])
    if not theirs:
        return f"{text}."
    same = "the same" if theirs == peaks else _groups_named(page, theirs)
    return f"{text}; in {PageWords(page).other} it is {same}."


def _which(page: Page, peaks: Sequence[int]) -> str:
    """Return what the highest group is called, or the groups that are, with the verb."""
    kind, several = kind_of_group(page), len(peaks) > 1
    if all(isinstance(each.children, Figure | NotCollected) for each in page.ages):
        return "The peak is shared by" if several else "The peak is"
    if several:
        return f"The largest {kind}s that are known are"
    return f"The largest {kind} that is known is"


def _groups_named(page: Page, places: Sequence[int]) -> str:
    labels = [_in_sentence(page.ages[place].label) for place in places]
    kind = kind_of_group(page)
    return named_or_counted(labels, kind, f"{kind}s")


def _in_sentence(label: str) -> str:
    """Return a label as it stands within a sentence: "age 12", "Year 7"; "12" as an age."""
    if label[:1].isdigit():
        return f"age {label}"
    return label[:1].lower() + label[1:] if label.startswith("Age ") else label
