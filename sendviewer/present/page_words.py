"""Holds the words and number forms that a page and a base ask for, for every sentence and title.

What a page counts has its own nouns ("EHC plans"). A share is out of all that the page counts,
a prevalence out of every 100 pupils of the same file. A comparator with a long name is called by
what it is: in full in titles, captions and tips; "the statistical neighbours" within sentences;
"Neighbours" where room is scarce.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from sendviewer.core.comparisons import (
    Base,
    Comparison,
    Interval,
    denominator,
    prevalence_is_known,
)
from sendviewer.core.figures import Figure, Missing, Quantity, Unit
from sendviewer.core.pages import Page, Subject
from sendviewer.core.place_names import place_in_sentence
from sendviewer.core.subject_words import whole_words
from sendviewer.present.numbers import (
    PER_HUNDRED_DECIMALS,
    interval_text,
    percent_number_text,
    percent_text,
    points_text,
    shown_number,
    spoken,
)
from sendviewer.present.options import ViewOptions
from sendviewer.present.phrases import (
    capital,
    described_many,
    fewer_or_more,
    points_phrase,
    possessive,
)

__all__ = ["LONGEST_LABEL", "PageWords", "comparator_label", "comparator_name", "shown_base"]

LONGEST_LABEL = 26
"""Characters: the longest name of a region has 24 ("Yorkshire and The Humber")."""

_IN_SENTENCES = {
    "national": "the other local authorities",
    "region": "the region",
    "rest-of-region": "the rest of the region",
    "statistical-neighbours": "the statistical neighbours",
}
_LABELS = {
    "national": "Other authorities",
    "region": "Region",
    "rest-of-region": "Rest of region",
    "statistical-neighbours": "Neighbours",
}
_OTHER = "the areas compared with", "Other areas"

#: Several regions are named once in what a reader sees whole, and after that called so.
_SEVERAL = {"region": "these regions", "rest-of-region": "the rest of these regions"}
_SEVERAL_LABELS = {"region": "These regions", "rest-of-region": "Rest of these regions"}

#: A mean is of the other authorities of a region, and never of the region itself.
_MEAN_IN_SENTENCES = {
    "region": "the region’s other authorities",
    "rest-of-region": "the region’s other authorities",
}
_MEAN_LABELS = {"region": "others in region", "rest-of-region": "others in region"}
_OF_REGIONS = ("region", "rest-of-region")
_MEAN_OF = "Mean of "


def shown_base(page: Page, options: ViewOptions) -> Base:
    """Return the base that is shown: the one wished for, or share where pupils are not known."""
    return options.base if prevalence_is_known(page) else Base.SHARE


def comparator_name(page: Page, *, at_first: bool = False) -> str:
    """Return the comparator as it is called within a sentence.

    ``at_first`` is for where a reader meets it: several regions are named there, and elsewhere
    they are "these regions".
    """
    comparator = page.comparator
    if not at_first and _is_shortened(page):
        return _SEVERAL[comparator.kind]
    is_short = len(comparator.name) <= LONGEST_LABEL
    if comparator.is_simple_mean and not is_short:
        others = {**_IN_SENTENCES, **_MEAN_IN_SENTENCES}
        return f"the mean of {others.get(comparator.kind, _OTHER[0])}"
    if is_short or comparator.kind in _OF_REGIONS:
        return name_in_full(page)
    return _IN_SENTENCES.get(comparator.kind, _OTHER[0])


def _is_shortened(page: Page) -> bool:
    """Return whether the comparator is called "these regions", as their list is long."""
    comparator = page.comparator
    are_several = comparator.is_of_several_regions and comparator.kind in _OF_REGIONS
    return are_several and len(comparator.name) > LONGEST_LABEL


def name_in_full(page: Page) -> str:
    """Return the whole name of the comparator as it stands within a sentence."""
    name = page.comparator.name
    if page.comparator.is_none:
        return name[:1].lower() + name[1:]
    if page.comparator.is_simple_mean and name.startswith(_MEAN_OF):
        return f"the mean of {name.removeprefix(_MEAN_OF)}"
    return f"the {name}" if name[:1].isdigit() else place_in_sentence(name)


def comparator_label(page: Page) -> str:
    """Return the comparator as it is called in a column title, a legend or beside a bar."""
    comparator = page.comparator
    if _is_shortened(page):
        return _SEVERAL_LABELS[comparator.kind]
    if len(comparator.name) <= LONGEST_LABEL:
        return comparator.name
    label = _LABELS.get(comparator.kind, _OTHER[1])
    if not comparator.is_simple_mean:
        return label
    return f"Mean of {_MEAN_LABELS.get(comparator.kind, label.lower())}"


class PageWords(Struct, frozen=True):
    """A page on a base, and how its figures are written."""

    page: Page
    base: Base = Base.SHARE

    @property
    def subject(self) -> Subject:
        """What the page counts."""
        return self.page.subject

    @property
    def counted(self) -> str:
        """What the page counts, in the plural: "children with SEND"."""
        return described_many(self.subject)

    @property
    def column(self) -> str:
        """What the page counts, as a title over its counts: "Children"."""
        return capital(self.subject.many)

    @property
    def here(self) -> str:
        """The area within a sentence: "the Isles of Scilly"."""
        return place_in_sentence(self.page.name)

    @property
    def other_in_full(self) -> str:
        """The comparator within a sentence, with its whole name."""
        return name_in_full(self.page)

    @property
    def other(self) -> str:
        """The comparator within a sentence."""
        return comparator_name(self.page)

    @property
    def whose_at_first(self) -> str:
        """The comparator as the owner of a figure, where a reader meets it."""
        return possessive(comparator_name(self.page, at_first=True))

    @property
    def legend(self) -> str:
        """The comparator in a legend."""
        return self.label if _is_shortened(self.page) else self.page.comparator.name

    @property
    def whose(self) -> str:
        """The comparator within a sentence, as the owner of a figure: "England's"."""
        return possessive(self.other)

    @property
    def label(self) -> str:
        """The comparator where room is scarce."""
        return comparator_label(self.page)

    @property
    def label_within(self) -> str:
        """The comparator where room is scarce, after other words: only names keep a capital."""
        if self.label == self.page.comparator.name:
            return name_in_full(self.page)
        return self.label[:1].lower() + self.label[1:]

    @property
    def all_pupils(self) -> str:
        """All whom the file counts: "the school population", or what the subject names."""
        return whole_words(self.subject)

    @property
    def by_share(self) -> bool:
        """Whether figures are shares, and not prevalences."""
        return self.base is Base.SHARE

    @property
    def word(self) -> str:
        """The name of a figure: "share" or "prevalence"."""
        return self.base.value

    @property
    def per_hundred(self) -> str:
        """The unit of a prevalence: "per 100 pupils"."""
        return f"per 100 {self.subject.all_pupils}"

    @property
    def unit(self) -> str:
        """The unit of a difference."""
        return "percentage points" if self.by_share else self.per_hundred

    @property
    def decimals(self) -> int:
        """To how many decimals figures are shown."""
        return 1 if self.by_share else PER_HUNDRED_DECIMALS

    @property
    def whole(self) -> Quantity:
        """The number that figures are out of."""
        return denominator(self.page, self.base)

    def value(self, share: Quantity) -> str:
        """Return a figure with its unit: "29.8%", "4.08 per 100 pupils"."""
        if self.by_share:
            return percent_text(share)
        text = self.number(share)
        return text if isinstance(share, Missing) else f"{text} {self.per_hundred}"

    def number(self, share: Quantity) -> str:
        """Return a figure without its unit, for a column that names it: "29.8", "4.08"."""
        return percent_number_text(share, self._places)

    def shown(self, quantity: Quantity) -> Decimal | None:
        """Return the number of a share or of a difference exactly as it is shown."""
        return shown_number(quantity, self._places)

    def difference(self, quantity: Quantity) -> str:
        """Return a difference with its direction: "+9.4", "+1.28"."""
        return points_text(quantity, self._places)

    def interval(self, interval: Interval) -> str:
        """Return the limits of an interval: "29.2 to 30.4"."""
        return interval_text(interval, self.decimals)

    def spoken(self, quantity: Quantity) -> str:
        """Return a figure as it is read aloud, with its unit; of what is missing, the reason."""
        is_of_share = isinstance(quantity, Figure) and quantity.unit in (Unit.PERCENT, Unit.POINTS)
        if self.by_share or not is_of_share:
            return spoken(quantity)
        if isinstance(quantity, Figure) and quantity.unit is Unit.PERCENT:
            return self.value(quantity)
        digits = self.difference(quantity).lstrip("+\N{MINUS SIGN}")
        number = self.shown(quantity) or 0
        sign = "minus " if number < 0 else "plus " if number > 0 else ""
        return f"{sign}{digits} {self.per_hundred}"

    def far(self, difference: Figure, *, printed: bool = False) -> str:
        """Return a difference as words: "9.4 percentage points above"."""
        return points_phrase(difference, printed=printed, unit=self.unit, decimals=self.decimals)

    def fewer_or_more(self, comparison: Comparison) -> str:
        """Return a difference in what the page counts, from the comparator's figure."""
        return fewer_or_more(comparison, self.other, self.subject, self.word)

    @property
    def _places(self) -> int | None:
        """Decimals to force; a share as printed may have fewer than the usual one."""
        return None if self.by_share else PER_HUNDRED_DECIMALS
