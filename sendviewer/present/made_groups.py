"""Makes sentences on groups of a page: kinds of support, where children learn, how old they are."""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.core.figures import AtLeast, Figure, NotCollected, Quantity, add, share_of
from sendviewer.core.pages import GroupRow, Page, Setting
from sendviewer.core.word_lists import listed
from sendviewer.present.numbers import children_text, percent_text
from sendviewer.present.overview_groups import provision_shares
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import children_phrase, counts_people, known_reason

__all__ = ["age_paragraphs", "provision_items", "setting_items"]

_AGE = "Age "
_BANDS = ("under", "over")


def provision_items(page: Page) -> list[str]:
    """Return SEN support and EHC plans apart, with their shares as on the overview, and of whom."""
    of_whom, shares = provision_shares(page)
    items = [f"- {_item(row, page, share, other)}" for row, share, other in shares]
    if any(isinstance(share, Figure) for _, share, _ in shares):
        items.append(f"Percentages are of {of_whom}.")
    return items


def setting_items(page: Page) -> list[str]:
    """Return the settings, largest first, with their shares of all settings together."""
    together = add(setting.children for setting in page.settings)
    theirs = add(setting.comparator_children for setting in page.settings)
    ordered = sorted(page.settings, key=_size, reverse=True)
    return [
        "- "
        + _item(
            setting,
            page,
            share_of(setting.children, together),
            share_of(setting.comparator_children, theirs),
        )
        for setting in ordered
    ]


def _size(row: Setting) -> float:
    return float(row.children.value) if isinstance(row.children, Figure | AtLeast) else -1.0


def _item(row: Setting | GroupRow, page: Page, share: Quantity, other: Quantity) -> str:
    children = row.children
    if not isinstance(children, Figure | AtLeast):
        state = "not collected" if isinstance(children, NotCollected) else "not known"
        return f"{row.label}: {state} ({known_reason(children)})."
    shares = [percent_text(share)] if isinstance(share, Figure) else []
    if shares and isinstance(other, Figure):
        shares.append(f"{PageWords(page).label} {percent_text(other)}")
    beside = f" ({'; '.join(shares)})" if shares else ""
    return f"{row.label}: {children_phrase(children, page.subject)}{beside}."


def age_paragraphs(page: Page) -> list[str]:
    """Return at which age or year group there are most; ties are said.

    Open bands ("Under 3", "Age 20 and over") are several ages and cannot be the peak of one. If
    any single age is not known, no age is said to be the peak.
    """
    single = [row for row in page.ages if not any(word in row.label for word in _BANDS)]
    single = [row for row in single if "not followed" not in row.label]
    counts = [row.children for row in single if not isinstance(row.children, NotCollected)]
    if not counts:
        return []
    unknown = next((count for count in counts if not isinstance(count, Figure)), None)
    if unknown is not None:
        kind = "age" if _are_ages(single) else "year group"
        return [f"Which {kind} has the most is not known: {known_reason(unknown)}."]
    peaks = _peaks(single, [row.children for row in single])
    if not peaks:
        return []
    return [" ".join(filter(None, (_peak_sentence(page, peaks), _their_peak(page, single))))]


def _peaks(rows: Sequence[GroupRow], counts: Sequence[Quantity]) -> list[GroupRow]:
    """Return the rows with the largest count; none if a count is not known or all are 0."""
    known = [count.value for count in counts if isinstance(count, Figure)]
    most = max(known, default=0)
    if not most or len(known) < sum(not isinstance(count, NotCollected) for count in counts):
        return []
    return [
        row
        for row, count in zip(rows, counts, strict=True)
        if isinstance(count, Figure) and count.value == most
    ]


def _peak_sentence(page: Page, peaks: Sequence[GroupRow]) -> str:
    count = peaks[0].children
    whole = page.children_with_send
    of = f" of {children_text(whole)}" if isinstance(whole, Figure) else ""
    share = share_of(count, whole)
    part = f" ({percent_text(share)})" if isinstance(share, Figure) else ""
    number = f"{children_text(count)}{of}{part}"
    many = page.subject.many
    where, than = _where(page, peaks)
    if len(peaks) > 1:
        return f"The most {many} are {where}, each the same: {number}."
    if counts_people(page.subject):
        return f"More {many} are {where} than {than}: {number}."
    return f"There are more {many} {where} than {than}: {number}."


def _where(page: Page, peaks: Sequence[GroupRow]) -> tuple[str, str]:
    """Return where the peak is, and what it is set against: "aged 12", "any other age"."""
    if not _are_ages(peaks):
        return f"in {listed([row.label for row in peaks])}", "in any other year group"
    numbers = listed([row.label.removeprefix(_AGE) for row in peaks])
    if counts_people(page.subject):
        return f"aged {numbers}", "any other age"
    return f"at age{'' if len(peaks) == 1 else 's'} {numbers}", "at any other age"


def _their_peak(page: Page, single: Sequence[GroupRow]) -> str:
    peaks = _peaks(single, [row.comparator_children for row in single])
    if len(peaks) != 1:
        return ""
    label = peaks[0].label
    where = f"age {label.removeprefix(_AGE)}" if _are_ages(peaks) else label
    return f"The most in {PageWords(page).other}: {where}."


def _are_ages(rows: Sequence[GroupRow]) -> bool:
    return all(row.label.startswith(_AGE) for row in rows)
