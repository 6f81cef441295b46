"""Builds the overview: the key message, five cards of figures, and the notes.

Each card says in ``spoken`` everything that it shows, so that no figure is for the eye alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sendviewer.core.checks import check_page
from sendviewer.core.comparisons import Compared, Comparison, compare_need
from sendviewer.core.figures import AtLeast, Figure, Quantity, Unit, add, share_of
from sendviewer.core.pages import NeedRow, Page, Setting
from sendviewer.present.numbers import children_text, percent_text, points_text
from sendviewer.present.options import ViewOptions
from sendviewer.present.phrases import (
    children_phrase,
    counted,
    fewer_or_more,
    known_reason,
    number_word,
    points_phrase,
    sentence,
)
from sendviewer.present.specs import (
    BarsCard,
    CardBar,
    DifferenceRow,
    DifferencesCard,
    NotesCard,
    NoteSpec,
    NumberCard,
    OverviewSpec,
    Proportion,
    ProportionsCard,
    SentenceCard,
    Series,
)
from sendviewer.present.wording import (
    RECORDED_NEEDS,
    compared_word,
    key_message_runs,
    note_text,
    share_sentence,
)

__all__ = ["build_notes", "build_overview"]

MOST_COMMON = 5
FURTHEST = 5


def build_overview(page: Page, options: ViewOptions) -> OverviewSpec:
    """Return the cards of the overview, row by row."""
    return OverviewSpec(
        (
            (_key_message(page),),
            (_children(page), _share_of_pupils(page), _settings(page)),
            (_most_common(page), _furthest(page, options)),
            (_notes(page),),
        )
    )


def build_notes(page: Page) -> tuple[NoteSpec, ...]:
    """Return what the checks found, in words, contradictions first."""
    return tuple(
        NoteSpec(finding.id, finding.severity, note_text(finding, page))
        for finding in check_page(page)
    )


# --- Key message, children, share of pupils -----------------------------------------------


def _key_message(page: Page) -> SentenceCard:
    runs = key_message_runs(page)
    return SentenceCard("key-message", "Key message", "".join(run.text for run in runs), runs)


def _children(page: Page) -> NumberCard:
    children = page.children_with_send
    caption = f"Counted under {counted(len(page.needs), 'primary need', 'primary needs')}. "
    caption += RECORDED_NEEDS
    if not isinstance(children, Figure):
        caption = f"{sentence(known_reason(children))} {caption}"
    figure = children_text(children)
    where = f"Children with SEND in {page.name}, {page.period.label}"
    spoken = f"{where}: {figure}. {caption}"
    return NumberCard("children", "Children with SEND", spoken, figure, caption)


def _share_of_pupils(page: Page) -> BarsCard:
    local, other = page.share_of_pupils, page.comparator_share_of_pupils
    longest = _largest((local, other))
    bars = (
        _bar(page.short_name or page.name, local, longest, Series.LOCAL),
        _bar(page.comparator.name, other, longest, Series.COMPARATOR),
    )
    title = "Share of the school population"
    return BarsCard("share-of-pupils", title, share_sentence(page), percent_text(local), bars)


def _bar(label: str, share: Quantity, longest: Fraction, series: Series) -> CardBar:
    return CardBar(label, percent_text(share), _length(share, longest), series)


def _largest(quantities: Sequence[Quantity]) -> Fraction:
    values = [quantity.value for quantity in quantities if isinstance(quantity, Figure)]
    return max(values, default=Fraction(0))


def _length(quantity: Quantity, longest: Fraction) -> float | None:
    if not isinstance(quantity, Figure):
        return None
    return float(quantity.value / longest) if longest else 0.0


# --- Where they go to school --------------------------------------------------------------


def _settings(page: Page) -> ProportionsCard:
    together = add(setting.children for setting in page.settings)
    parts = tuple(
        _proportion(setting.label, setting.children, together) for setting in page.settings
    )
    caption = _settings_caption(page, together)
    said = map(_said, page.settings, parts)
    title = "Where they go to school"
    return ProportionsCard("settings", title, " ".join((*said, caption)), parts, caption)


def _proportion(label: str, children: Quantity, together: Quantity) -> Proportion:
    share, text = share_of(children, together), children_text(children)
    if not isinstance(share, Figure):
        return Proportion(label, text, "", 0.0)
    return Proportion(label, text, percent_text(share), float(share.value / 100))


def _said(setting: Setting, part: Proportion) -> str:
    children = setting.children
    if not isinstance(children, Figure | AtLeast):
        return f"{setting.label}: not known, {known_reason(children)}."
    share = f", {part.percent_text}" if part.percent_text else ""
    return f"{setting.label}: {children_phrase(children)}{share}."


def _settings_caption(page: Page, together: Quantity) -> str:
    if not page.settings:
        return "The source does not say which schools the children go to."
    settings = counted(len(page.settings), "setting", "settings")
    if isinstance(together, Figure):
        return f"Percentages are of the {children_phrase(together)} in these {settings}."
    return f"No percentages, because not every count is known: {known_reason(together)}."


# --- Needs --------------------------------------------------------------------------------


def _most_common(page: Page) -> BarsCard:
    known = [(row.children.value, row) for row in page.needs if isinstance(row.children, Figure)]
    # Sorting is stable: needs with the same count stay in the order of the page.
    known.sort(key=lambda pair: -pair[0])
    rows = [row for _, row in known[:MOST_COMMON]]
    longest = _largest([row.children for row in rows])
    bars = tuple(
        CardBar(row.label, _share_text(row, page), _length(row.children, longest), Series.LOCAL)
        for row in rows
    )
    note = _cannot_be_placed(len(page.needs) - len(known))
    spoken = _most_common_spoken(page, rows, note)
    return BarsCard("most-common", "Most common needs", spoken, "", bars, note)


def _most_common_spoken(page: Page, rows: Sequence[NeedRow], note: str) -> str:
    if not rows:
        return "How many children have each need is not given."
    # Semicolons, because the names of some needs have commas inside.
    needs = "; ".join(f"{row.label}, {_share_text(row, page)}" for row in rows)
    text = f"The {counted(len(rows), 'most common need', 'most common needs')}: {needs}."
    return f"{text} {note}".rstrip()


def _cannot_be_placed(unknown: int) -> str:
    if not unknown:
        return ""
    needs = counted(unknown, "need has", "needs have").capitalize()
    return f"{needs} no known count and cannot be placed."


def _share_text(row: NeedRow, page: Page) -> str:
    share = share_of(row.children, page.total.children)
    return percent_text(share) if isinstance(share, Figure) else children_text(row.children)


# --- Furthest from the comparator ---------------------------------------------------------


def _furthest(page: Page, options: ViewOptions) -> DifferencesCard:
    name = page.comparator.name
    compared = [(row, compare_need(row, page, options.confidence)) for row in page.needs]
    differing = [pair for pair in compared if _differs(pair[1])]
    differing.sort(key=lambda pair: -abs(_points(pair[1]).value))
    furthest = differing[:FURTHEST]
    rows = tuple(_difference_row(row, comparison, name) for row, comparison in furthest)
    spoken = _furthest_spoken(page, furthest, any_compared=any(c.compared for _, c in compared))
    return DifferencesCard("furthest", f"Furthest from {name}, in percentage points", spoken, rows)


def _differs(comparison: Comparison) -> bool:
    return comparison.compared in (Compared.HIGHER, Compared.LOWER)


def _points(comparison: Comparison) -> Figure:
    return comparison.difference or Figure(Fraction(0), Unit.POINTS)


def _difference_row(row: NeedRow, comparison: Comparison, name: str) -> DifferenceRow:
    assert comparison.compared is not None
    return DifferenceRow(
        row.label,
        points_text(_points(comparison)),
        fewer_or_more(comparison, name),
        comparison.compared,
    )


def _furthest_spoken(
    page: Page, furthest: Sequence[tuple[NeedRow, Comparison]], *, any_compared: bool
) -> str:
    name = page.comparator.name
    if not any_compared:
        return f"No need can be compared with {name}."
    if not furthest:
        return f"No need is higher or lower than {name}."
    needs = "need" if len(furthest) == 1 else f"{number_word(len(furthest))} needs"
    said = " ".join(_difference_sentence(row, comparison, name) for row, comparison in furthest)
    return f"The {needs} furthest from {name}, of those that are higher or lower. {said}"


def _difference_sentence(row: NeedRow, comparison: Comparison, name: str) -> str:
    far = points_phrase(_points(comparison))
    word = compared_word(comparison)
    return f"{row.label}: {word}, {far} {name}, {fewer_or_more(comparison, name)}."


# --- Notes --------------------------------------------------------------------------------


def _notes(page: Page) -> NotesCard:
    notes = build_notes(page)
    if not notes:
        return NotesCard("notes", "Notes on these figures", "The checks found nothing to note.", ())
    title = sentence(f"{counted(len(notes), 'note', 'notes')} on these figures")[:-1]
    return NotesCard("notes", title, " ".join(note.text for note in notes), notes)
