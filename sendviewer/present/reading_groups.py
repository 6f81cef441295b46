"""Tells in plain words where children learn, which help they get, and how old they are."""

from __future__ import annotations

from sendviewer.core.figures import AtLeast, Figure, NotCollected, Quantity, add, share_of
from sendviewer.core.pages import GroupRow, Page, Setting
from sendviewer.present.numbers import percent_text
from sendviewer.present.overview_ages import ages_card
from sendviewer.present.overview_groups import settings_card, settings_in_order
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import (
    capital,
    children_phrase,
    described_many,
    known_reason,
)
from sendviewer.present.proportions import in_every, of_whom
from sendviewer.present.reading_pictures import pictures_of
from sendviewer.present.reading_spec import ReadingPart

__all__ = ["age_part", "provision_parts", "setting_part"]


def setting_part(page: Page) -> tuple[str, ReadingPart]:
    """Return a heading and where they learn, each setting with its part of all settings."""
    card = settings_card(page)
    together = add(setting.children for setting in page.settings)
    theirs = add(setting.comparator_children for setting in page.settings)
    items = (
        f"- {row.label}: {_of_group(row, page, together, theirs)}"
        for row in settings_in_order(page.settings)
    )
    return card.title, ReadingPart("settings", "", (*items, card.caption))


def provision_parts(page: Page) -> tuple[ReadingPart, ...]:
    """Return SEN support and EHC plans apart, of all pupils where the page knows them."""
    by_pupils = isinstance(page.pupils, Figure)
    whole = page.pupils if by_pupils else page.children_with_send
    theirs = add(row.comparator_children for row in page.provisions)
    other = page.comparator_pupils if by_pupils else theirs
    of = page.subject.all_pupils if by_pupils else described_many(page.subject)
    return tuple(
        ReadingPart(
            f"provision-{row.id}",
            row.label,
            (capital(_of_group(row, page, whole, other, of)),),
            pictures=pictures_of(
                page,
                share_of(row.children, whole),
                share_of(row.comparator_children, other),
                of,
            ),
        )
        for row in page.provisions
    )


def age_part(page: Page) -> tuple[str, ReadingPart]:
    """Return a heading, the age or year group with the most, and the count of each."""
    card = ages_card(page)
    counts = card.spoken.removeprefix(card.message).strip()
    return card.title, ReadingPart("ages", "", (card.message, counts))


def _of_group(
    row: Setting | GroupRow, page: Page, whole: Quantity, theirs: Quantity, of: str = ""
) -> str:
    """Return one group without its name: its count, its part of all, the comparator's part."""
    count = row.children
    if isinstance(count, NotCollected):
        return f"not collected, {known_reason(count)}."
    if not isinstance(count, Figure | AtLeast):
        return f"not known, {known_reason(count)}."
    share, other = share_of(count, whole), share_of(row.comparator_children, theirs)
    here, there = in_every(share, other)
    said = children_phrase(count, page.subject)
    if here is not None:
        said += f", {of_whom(here, of) if of else here.words} ({percent_text(share)})"
    if there is not None:
        said += f"; in {PageWords(page).other} {there.words} ({percent_text(other)})"
    return f"{said}."
