"""Builds the card on the most common needs, or on the largest counts where not all are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    share_of,
)
from sendviewer.core.needs import UNRECORDED
from sendviewer.core.pages import NeedRow, Page
from sendviewer.core.word_lists import listed
from sendviewer.present.card_specs import (
    BarsCard,
    CardBar,
    Series,
)
from sendviewer.present.made_needs import (
    MOST_COMMON,
    MOST_COMMON_NOT_KNOWN,
    largest,
    most_common_are_known,
)
from sendviewer.present.need_verbs import verb_of
from sendviewer.present.numbers import children_text, percent_text, written_number
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import (
    capital,
    children_phrase,
    counted,
)
from sendviewer.present.shared_places import Place, place_of

__all__ = ["most_common_card"]

_Placed = tuple[Place, NeedRow]

_LARGEST_KNOWN = "Needs with the largest known counts"


class _Common(Struct, frozen=True):
    """The needs that the card shows, and how: as shares, or as counts if one has no share.

    ``is_sure`` says whether no other need can have more.
    """

    page: Page
    rows: tuple[NeedRow, ...]
    is_sure: bool

    @property
    def as_counts(self) -> bool:
        """Whether a share cannot be made of every count: figures in a column are of one kind."""
        return not all(isinstance(self.share(row), Figure) for row in self.rows)

    def share(self, row: NeedRow) -> Quantity:
        """Return the share of a need of all that the page counts."""
        return share_of(row.children, self.page.total.children)

    def figure(self, row: NeedRow) -> Quantity:
        """Return what is shown of a need."""
        return row.children if self.as_counts else self.share(row)

    def text(self, row: NeedRow) -> str:
        """Return what is shown of a need: "29.8%", "412", "at least 184"."""
        return children_text(row.children) if self.as_counts else percent_text(self.share(row))

    def words(self, row: NeedRow) -> str:
        """Return what is shown of a need, with its noun."""
        assert isinstance(row.children, Figure | AtLeast)
        phrase = children_phrase(row.children, self.page.subject)
        return phrase if self.as_counts else self.text(row)


def most_common_card(page: Page) -> BarsCard:
    """Return the needs with most children, by their share of all.

    That a need was not recorded is no need that could be common. A count of "at least 184" stands
    above one of 184, as on the chart; where a count is not or only partly known, any need may be
    the most common, and none is called so.
    """
    needs = [row for row in page.needs if row.code != UNRECORDED]
    counts = [(row.children, row) for row in needs]
    known = [(place_of(count), row) for count, row in counts if isinstance(count, Figure | AtLeast)]
    rows = largest(_that_can_be_placed(known), MOST_COMMON)
    common = _Common(page, tuple(rows), is_sure=most_common_are_known(needs))
    exact = any(isinstance(count, Figure) for count, _ in counts)
    longest = max((place[0] for place, _ in known), default=Fraction(0))
    note = _cannot_be_placed(needs, common)
    return BarsCard(
        "most-common",
        "Most common needs" if common.is_sure or not rows else _LARGEST_KNOWN,
        _most_common_spoken(common, note) if rows or exact else _no_count_is_known(page),
        "",
        tuple(_most_common_bar(row, common, longest) for row in rows),
        note,
        counted_title=capital(page.subject.many) if common.as_counts else "",
    )


def _that_can_be_placed(known: Sequence[_Placed]) -> Iterable[_Placed]:
    """Return needs without those that nobody has, which are common nowhere.

    Where all counts are "at least" the same number, nothing tells one need from another.
    """
    places = {place for place, _ in known}
    tells_apart = len(places) > 1 or not any(is_least for _, is_least in places)
    return [pair for pair in known if pair[0][0]] if tells_apart else []


def _most_common_bar(row: NeedRow, common: _Common, longest: Fraction) -> CardBar:
    other, page = row.comparator_share, common.page
    known = isinstance(other, Figure) and not page.comparator.is_none and not common.as_counts
    beside = f"{PageWords(page).label} {percent_text(other)}" if known else ""
    assert isinstance(row.children, Figure | AtLeast)
    return CardBar(
        label=row.label,
        value_text=common.text(row),
        # A bar of "at least 184" is as long as one of 184, as on the chart.
        length=float(row.children.value / longest),
        series=Series.LOCAL,
        beside_text=beside,
        sentence=f"{row.label}: {common.words(row)}{f' ({beside})' if beside else ''}.",
        code=row.code,
        number=written_number(common.figure(row)),
    )


def _most_common_spoken(common: _Common, note: str) -> str:
    if not common.rows:
        return f"No need has a known count above 0. {note}".rstrip()
    # Semicolons, because the names of some needs have commas inside.
    needs = "; ".join(f"{row.label}, {common.words(row)}" for row in common.rows)
    number = len(common.rows)
    largest_known = "need with the largest known count", "needs with the largest known counts"
    which = ("most common need", "most common needs") if common.is_sure else largest_known
    return f"The {counted(number, *which)}: {needs}. {note}".rstrip()


def _no_count_is_known(page: Page) -> str:
    in_part = any(isinstance(row.children, AtLeast) for row in page.needs)
    state = "known in part" if in_part else "not given"
    return f"How many {page.subject.many} have each need is {state}."


def _cannot_be_placed(needs: Sequence[NeedRow], common: _Common) -> str:
    """Return what is not known: which are most common, how many have no count, what was not asked.

    A count that is known in part has its place by what is known of it.
    """
    unasked = [row.label for row in needs if isinstance(row.children, NotCollected)]
    unknown = sum(isinstance(row.children, Missing) for row in needs) - len(unasked)
    have = counted(unknown, "need has", "needs have").capitalize()
    notes = [MOST_COMMON_NOT_KNOWN] if common.rows and not common.is_sure else []
    if unknown:
        notes.append(f"{have} no known count and cannot be placed.")
    if unasked:
        verb = verb_of(unasked, "was", "were")
        notes.append(f"{listed(unasked)} {verb} not collected.")
    return " ".join(notes)
