"""Makes the sentences of the text panel from the figures of a page: what they say, and no more.

Only a page that was made from a file gets such text. Every sentence is a figure of the page, or
says why there is none; nothing is advised, and nothing is taken for a cause. Shares lie to the
comparator's in the words of the table at the head of :mod:`sendviewer.present.key_message`; a need
is higher, similar or lower, by its interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sendviewer.core.figures import AtLeast, Figure, Missing, NotCollected, Quantity
from sendviewer.core.pages import Page, Section
from sendviewer.present.area_names import areas_sentence
from sendviewer.present.made_groups import age_paragraphs, provision_items, setting_items
from sendviewer.present.made_needs import compared_paragraphs, most_common_paragraphs
from sendviewer.present.numbers import children_text
from sendviewer.present.overview_ages import kind_of_group
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import capital, counts_people, known_reason, sentence
from sendviewer.present.wording import key_message_runs, recorded_needs

__all__ = ["made_sections", "missing_items"]


def made_sections(page: Page) -> tuple[Section, ...]:
    """Return sections made from the figures; none for a page that was not made from a file."""
    if not any(source.file for source in page.sources):
        return ()
    made = (
        ("made-message", "What the figures say", _message(page)),
        ("made-common", "Most common needs", most_common_paragraphs(page)),
        (
            "made-compared",
            f"Compared with {PageWords(page).other_in_full}",
            compared_paragraphs(page),
        ),
        ("made-support", "SEN support and EHC plans", provision_items(page)),
        ("made-settings", _settings_heading(page), setting_items(page)),
        ("made-ages", capital(f"{kind_of_group(page)}s"), age_paragraphs(page)),
        ("made-missing", *missing_items(page)),
    )
    return tuple(
        Section(id_, heading, tuple(paragraphs), is_made=True)
        for id_, heading, paragraphs in made
        if paragraphs and not (id_ == "made-compared" and page.comparator.is_none)
    )


def _message(page: Page) -> list[str]:
    message = "".join(run.text for run in key_message_runs(page))
    beside = [page.comparator.note] if page.comparator.note else []
    areas = [words] if (words := areas_sentence(page)) else []
    return [f"{message} {recorded_needs(page.subject)}", *areas, *beside]


def _settings_heading(page: Page) -> str:
    if counts_people(page.subject):
        return "Where they learn"
    return f"{capital(page.subject.many)} by setting"


def missing_items(page: Page) -> tuple[str, list[str]]:
    """Return a heading and, under each reason, what is not known; not collected comes last."""
    reasons: dict[tuple[bool, str], list[str]] = {}
    for label, quantity in _counts(page):
        if not isinstance(quantity, Figure):
            key = isinstance(quantity, NotCollected), known_reason(quantity)
            reasons.setdefault(key, []).append(_shown(label, quantity))
    heading = "What is not known"
    if all(is_not_collected for is_not_collected, _ in reasons):
        heading = "What is not collected"
    return heading, [
        f"- {sentence(f'{_listed(labels)}: {reason}')}"
        for (_, reason), labels in sorted(reasons.items(), key=lambda item: item[0][0])
    ]


def _counts(page: Page) -> Iterable[tuple[str, Quantity]]:
    yield page.total.label, page.total.children
    for row in page.needs:
        yield row.label, row.children
    for group in (*page.provisions, *page.ages):
        yield group.label, group.children
    for setting in page.settings:
        yield setting.label, setting.children


def _shown(label: str, quantity: Missing | AtLeast) -> str:
    return f"{label} ({children_text(quantity)})" if isinstance(quantity, AtLeast) else label


def _listed(labels: Sequence[str]) -> str:
    # Semicolons, because the names of some needs have commas inside.
    return "; ".join(labels)
