"""Builds the overview: the key message, cards of figures, and the notes.

Each card says in ``spoken`` everything that it shows, so that no figure is for the eye alone. A
card that could hold no figure gives its room to those that can.
"""

from __future__ import annotations

from msgspec.structs import replace

from sendviewer.core.checks import Severity, check_page
from sendviewer.core.figures import Figure
from sendviewer.core.pages import Page
from sendviewer.core.subject_words import share_label
from sendviewer.present.card_specs import (
    BarsCard,
    CardSpec,
    NotesCard,
    NoteSpec,
    NumberCard,
    OverviewSpec,
    SentenceCard,
    Series,
)
from sendviewer.present.numbers import children_text, percent_text
from sendviewer.present.options import ViewOptions
from sendviewer.present.overview_ages import ages_card
from sendviewer.present.overview_bars import card_bar, largest_figure, share_words
from sendviewer.present.overview_furthest import furthest_card
from sendviewer.present.overview_groups import provisions_card, settings_card
from sendviewer.present.overview_needs import most_common_card
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import counted, known_reason, sentence
from sendviewer.present.wording import (
    has_share_of_pupils,
    key_message_runs,
    needs_phrase,
    note_text,
    recorded_needs,
    share_sentence,
)

__all__ = ["build_notes", "build_overview"]


def build_overview(page: Page, options: ViewOptions) -> OverviewSpec:
    """Return the cards of the overview, row by row. All shares are of what the page counts.

    Of the options, the cards depend on the confidence alone.
    """
    rows = (
        (_key_message(page),),
        _figures(page),
        _needs(page, options),
        _groups(page),
        (_notes(page),),
    )
    return OverviewSpec(tuple(row for row in rows if row))


def _needs(page: Page, options: ViewOptions) -> tuple[CardSpec, ...]:
    """Return the cards on needs; a page that stands alone has no distances."""
    if page.comparator.is_none:
        return (most_common_card(page),)
    return most_common_card(page), furthest_card(page, options)


def _figures(page: Page) -> tuple[CardSpec, ...]:
    """Return the cards under the key message: how many, which share, and what goes beside it."""
    cards: list[CardSpec] = [_children(page)]
    if has_share_of_pupils(page):
        cards.append(_share_of_pupils(page))
    if page.provisions:
        cards.append(provisions_card(page))
    elif len(cards) > 1 or not page.ages:
        cards.append(settings_card(page))
    else:
        cards.append(ages_card(page))
    return tuple(cards)


def _groups(page: Page) -> tuple[CardSpec, ...]:
    """Return what the rows above had no room for: settings and ages."""
    shown = {card.id for card in _figures(page)}
    cards: list[CardSpec] = []
    if page.settings and "settings" not in shown:
        cards.append(settings_card(page))
    if page.ages and "ages" not in shown:
        cards.append(ages_card(page))
    return tuple(cards)


def build_notes(page: Page) -> tuple[NoteSpec, ...]:
    """Return what the checks found, in words, contradictions first, and about the comparator."""
    notes = [
        NoteSpec(finding.id, finding.severity, note_text(finding, page))
        for finding in check_page(page)
    ]
    if page.comparator.note:
        notes.append(NoteSpec("comparator", Severity.CONTEXT, page.comparator.note))
    return tuple(notes)


# --- Key message, children, share of pupils -----------------------------------------------


def _key_message(page: Page) -> SentenceCard:
    runs = key_message_runs(page)
    return SentenceCard("key-message", "Key message", "".join(run.text for run in runs), runs)


def _children(page: Page) -> NumberCard:
    children, title = page.children_with_send, page.subject.title
    caption = f"Counted under {needs_phrase(page)}. "
    caption += recorded_needs(page.subject)
    if not isinstance(children, Figure):
        caption = f"{sentence(known_reason(children))} {caption}"
    figure = children_text(children)
    where = f"{title} in {PageWords(page).here}, {page.period.label}"
    spoken = f"{where}: {figure}. {caption}"
    return NumberCard("children", title, spoken, figure, caption)


def _share_of_pupils(page: Page) -> BarsCard:
    local, other = page.share_of_pupils, page.comparator_share_of_pupils
    longest = largest_figure((local, other))
    here = card_bar(page.short_name or page.name, local, longest, Series.LOCAL)
    here = replace(here, sentence=share_sentence(page))
    beside = card_bar(PageWords(page).label, other, longest, Series.COMPARATOR)
    beside = replace(beside, sentence=f"{beside.label}: {share_words(other)}.")
    bars = (here,) if page.comparator.is_none else (here, beside)
    title = share_label(page.subject)
    return BarsCard("share-of-pupils", title, here.sentence, percent_text(local), bars)


# --- Notes --------------------------------------------------------------------------------


def _notes(page: Page) -> NotesCard:
    notes = build_notes(page)
    if not notes:
        return NotesCard("notes", "Notes on these figures", "The checks found nothing to note.", ())
    title = sentence(f"{counted(len(notes), 'note', 'notes')} on these figures")[:-1]
    return NotesCard("notes", title, " ".join(note.text for note in notes), notes)
