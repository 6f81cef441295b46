"""Builds the cards on groups: where children learn, and which support they get."""

from __future__ import annotations

from msgspec.structs import replace

from sendviewer.core.figures import (
    AtLeast,
    Figure,
    NotCollected,
    Quantity,
    add,
    share_of,
)
from sendviewer.core.pages import GroupRow, Page, Setting
from sendviewer.present.card_specs import (
    BarsCard,
    CardBar,
    Proportion,
    ProportionsCard,
    Series,
)
from sendviewer.present.numbers import children_text, percent_text, spoken, written_number
from sendviewer.present.overview_bars import card_bar, largest_figure, share_words
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import (
    capital,
    children_phrase,
    counted,
    counts_people,
    described_many,
    known_reason,
)

__all__ = [
    "provision_shares",
    "provisions_card",
    "settings_card",
    "settings_in_order",
]

FEW_PARTS = 3
"""So many parts stand in the order of the source; more of them largest first."""


# --- Where they go to school --------------------------------------------------------------


def settings_card(page: Page) -> ProportionsCard:
    """Return the settings as parts of a whole, each beside the comparator where that is known."""
    together = add(setting.children for setting in page.settings)
    theirs = add(setting.comparator_children for setting in page.settings)
    settings = settings_in_order(page.settings)
    bare = [_proportion(setting, together, theirs) for setting in settings]
    caption = _settings_caption(page, together)
    beside = PageWords(page).label if any(part.beside_text for part in bare) else ""
    parts = tuple(
        replace(part, sentence=_said(setting, part, page, beside))
        for setting, part in zip(settings, bare, strict=True)
    )
    many = capital(described_many(page.subject))
    return ProportionsCard(
        id="settings",
        title="Where they go to school" if counts_people(page.subject) else f"{many} by setting",
        spoken=" ".join((*(part.sentence for part in parts), caption)),
        parts=parts,
        caption=caption,
        counted_title=capital(page.subject.many),
        beside_title=beside,
    )


def settings_in_order(settings: tuple[Setting, ...]) -> tuple[Setting, ...]:
    """Return settings as they are shown: a few as in the source, more of them largest first."""
    if len(settings) <= FEW_PARTS:
        return settings
    return tuple(sorted(settings, key=_size, reverse=True))


def _size(setting: Setting) -> float:
    children = setting.children
    return float(children.value) if isinstance(children, Figure | AtLeast) else -1.0


def _proportion(setting: Setting, together: Quantity, theirs: Quantity) -> Proportion:
    share, text = share_of(setting.children, together), children_text(setting.children)
    other = share_of(setting.comparator_children, theirs)
    beside = percent_text(other) if isinstance(other, Figure) else ""
    if not isinstance(share, Figure):
        return Proportion(setting.label, text, "", 0.0, beside, beside_number=written_number(other))
    return Proportion(
        setting.label,
        text,
        percent_text(share),
        float(share.value / 100),
        beside,
        percent_number=written_number(share),
        beside_number=written_number(other),
    )


def _said(setting: Setting, part: Proportion, page: Page, beside: str) -> str:
    children = setting.children
    if isinstance(children, NotCollected):
        return f"{setting.label}: not collected ({known_reason(children)})."
    if not isinstance(children, Figure | AtLeast):
        return f"{setting.label}: not known ({known_reason(children)})."
    share = f", {part.percent_text}" if part.percent_text else ""
    other = f" ({beside} {part.beside_text})" if part.beside_text else ""
    return f"{setting.label}: {children_phrase(children, page.subject)}{share}{other}."


def _settings_caption(page: Page, together: Quantity) -> str:
    if not page.settings:
        return f"The source does not say which schools the {page.subject.many} go to."
    number = sum(not isinstance(one.children, NotCollected) for one in page.settings)
    settings = counted(number, "setting", "settings")
    if isinstance(together, Figure):
        count = children_phrase(together, page.subject)
        return f"Percentages are of the {count} in these {settings}."
    return f"No percentages, because not every count is known: {known_reason(together)}."


# --- SEN support and EHC plans ------------------------------------------------------------


def provisions_card(page: Page) -> BarsCard:
    """Return each kind of support with its count, and its share beside the comparator's.

    Shares are of all pupils where the page knows them, otherwise of what the page counts.
    """
    from sendviewer.present.symbol_key import symbol_key, unknown  # noqa: PLC0415 - few first pages

    of_whom, shares = provision_shares(page)
    longest = largest_figure(share for _, *both in shares for share in both)
    name, label = page.short_name or page.name, PageWords(page).label
    said = [_provision_said(row, local, other, page) for row, local, other in shares]
    bars: list[CardBar] = []
    for (row, local, other), sentence in zip(shares, said, strict=True):
        heading = f"{row.label}: {_count_words(row.children, page)}"
        bar = card_bar(name, local, longest, Series.LOCAL, heading)
        bars.append(replace(bar, sentence=sentence))
        if not page.comparator.is_none:
            words = f"{row.label}, {label}: {share_words(other)}."
            bar = card_bar(label, other, longest, Series.COMPARATOR)
            bars.append(replace(bar, sentence=words))
    note = f"Percentages are of {of_whom}."
    key = symbol_key(each for row in page.provisions for each in unknown(row.label, row.children))
    title = " and ".join(row.label for row in page.provisions)
    spoken_card = " ".join((*said, note))
    below = " ".join((note, *(f"{line}." for line in key)))
    return BarsCard("provisions", title, spoken_card, "", tuple(bars), below)


def provision_shares(page: Page) -> tuple[str, list[tuple[GroupRow, Quantity, Quantity]]]:
    """Return of whom the shares of the kinds of support are, and each with that beside it."""
    by_pupils = isinstance(page.pupils, Figure)
    whole = page.pupils if by_pupils else page.children_with_send
    theirs = page.comparator_pupils if by_pupils else _together(page)
    shares: list[tuple[GroupRow, Quantity, Quantity]] = [
        (row, share_of(row.children, whole), share_of(row.comparator_children, theirs))
        for row in page.provisions
    ]
    of_whom = page.subject.all_pupils if by_pupils else described_many(page.subject)
    return f"all {of_whom}", shares


def _together(page: Page) -> Quantity:
    return add(row.comparator_children for row in page.provisions)


def _count_words(children: Quantity, page: Page) -> str:
    if isinstance(children, Figure | AtLeast):
        return children_phrase(children, page.subject)
    return children_text(children)


def _provision_said(row: GroupRow, local: Quantity, other: Quantity, page: Page) -> str:
    count = row.children
    if not isinstance(count, Figure | AtLeast):
        return f"{row.label}: {spoken(count)}."
    share = f", {percent_text(local)}" if isinstance(local, Figure) else ""
    beside = (
        f" ({PageWords(page).label} {percent_text(other)})" if isinstance(other, Figure) else ""
    )
    return f"{row.label}: {children_phrase(count, page.subject)}{share}{beside}."
