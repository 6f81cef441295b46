"""Small phrases that sentences are put together from: whose, how many, when, how far."""

from __future__ import annotations

from fractions import Fraction

from sendviewer.core.comparisons import Comparison
from sendviewer.core.figures import AtLeast, Figure, Quantity, round_half_up
from sendviewer.core.needs import need_by_code
from sendviewer.core.pages import CHILDREN_WITH_SEND, NeedRow, Subject
from sendviewer.core.word_lists import MONTHS
from sendviewer.present.numbers import children_text, count_text, digits_text

__all__ = [
    "capital",
    "children_phrase",
    "counted",
    "counts_people",
    "date_words",
    "described_many",
    "described_phrase",
    "exact_text",
    "fewer_or_more",
    "known_reason",
    "named_need",
    "noun_of",
    "number_word",
    "points_phrase",
    "possessive",
    "recorded_many",
    "recorded_phrase",
    "rests_on_printed",
    "sentence",
    "was_or_were",
]

_NUMBER_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
)
PEOPLE = ("child", "pupil")
_SAID_BY_A_NEED = ("with SEN", "with SEND")


def possessive(name: str) -> str:
    """Return whose something is: "England's", "the East Midlands'"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def sentence(text: str) -> str:
    """Return ``text`` with a capital at its beginning and a full stop at its end."""
    stripped = text.strip()
    if not stripped:
        return ""
    end = "" if stripped[-1] in ".!?" else "."
    return stripped[0].upper() + stripped[1:] + end


def number_word(number: int) -> str:
    """Return a small whole number as a word, a larger one in digits."""
    return _NUMBER_WORDS[number] if 0 <= number < len(_NUMBER_WORDS) else count_text(number)


def counted(number: int, one: str, many: str) -> str:
    """Return a small number as a word with what it counts: "thirteen shares", "one share"."""
    return f"{number_word(number)} {one if number == 1 else many}"


def children_phrase(quantity: Figure | AtLeast, subject: Subject = CHILDREN_WITH_SEND) -> str:
    """Return how many, with the noun: "1 child", "at least 412 children", "11,629 EHC plans"."""
    return f"{children_text(quantity)} {noun_of(quantity.value, subject)}"


def described_phrase(quantity: Figure | AtLeast, subject: Subject) -> str:
    """Return how many of the page's subject: "21,966 children with SEND", "11,629 EHC plans"."""
    return f"{children_phrase(quantity, subject)} {subject.described}".rstrip()


def described_many(subject: Subject) -> str:
    """Return what a page counts, in the plural: "children with SEND", "EHC plans"."""
    return f"{subject.many} {subject.described}".rstrip()


def recorded_many(subject: Subject) -> str:
    """Return who has a need recorded, in the plural: "children", "pupils in primary schools".

    A recorded need says by itself that somebody has SEN; whatever else is counted is said.
    """
    return subject.many if subject.described in _SAID_BY_A_NEED else described_many(subject)


def recorded_phrase(quantity: Figure | AtLeast, subject: Subject) -> str:
    """Return how many have a need recorded: "1 child", "9 children in need with SEN"."""
    if subject.described in _SAID_BY_A_NEED:
        return children_phrase(quantity, subject)
    return described_phrase(quantity, subject)


def counts_people(subject: Subject) -> bool:
    """Return whether a page counts children or pupils, and not plans."""
    return subject.one in PEOPLE


def noun_of(number: int | Fraction, subject: Subject) -> str:
    """Return the noun that goes with a number of a page's subject: "child", "EHC plans"."""
    return subject.one if number == 1 else subject.many


def capital(text: str) -> str:
    """Return ``text`` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def was_or_were(quantity: Figure | AtLeast) -> str:
    """Return the verb that goes with so many children."""
    return "was" if quantity.value == 1 else "were"


def known_reason(quantity: Quantity) -> str:
    """Return why a figure is not fully known, without a full stop; "" if it is known."""
    if isinstance(quantity, Figure):
        return ""
    return quantity.reason.strip().rstrip(".") or "the source does not give this figure"


def date_words(date: str) -> str:
    """Return "2019-01" as "January 2019"; anything else as it is."""
    year, dash, month = date.partition("-")
    month_number = month.partition("-")[0]
    if dash and month_number.isdigit() and 1 <= int(month_number) <= len(MONTHS):
        return f"{MONTHS[int(month_number) - 1]} {year}"
    return date


def exact_text(value: Fraction, places: int = 3) -> str:
    """Return the first digits of an exact value, not rounded, with "…" if more follow."""
    step = 10**places
    digits = Fraction(int(abs(value) * step), step)
    cut = round_half_up(-digits if value < 0 else digits, places)
    if digits != abs(value):
        return f"{digits_text(cut)}…"
    whole, dot, decimals = digits_text(cut).partition(".")
    return whole + (dot + decimals).rstrip("0").rstrip(".")


def named_need(row: NeedRow) -> str:
    """Return the source's label of a need with the official term beside it, where they differ."""
    official = need_by_code(row.code).official_label
    if official.casefold() == row.label.casefold():
        return row.label
    return f"{row.label} (DfE: {official})"


def points_phrase(
    difference: Figure, *, printed: bool = False, unit: str = "percentage points", decimals: int = 1
) -> str:
    """Return a difference in points as words: "9.4 percentage points above".

    A difference that shows as 0.0 is "less than 0.1", because it is seldom nothing. ``printed``
    tells that it is from a share as printed, of which nothing can be said to be exactly the same.
    """
    if difference.value == 0:
        return "the same as printed" if printed else "exactly the same"
    direction = "above" if difference.value > 0 else "below"
    shown = abs(round_half_up(difference.value, decimals))
    if shown == 0:
        least = digits_text(round_half_up(Fraction(1, 10**decimals), decimals))
        return f"less than {least} {unit} {direction}"
    return f"{digits_text(shown)} {unit} {direction}"


def fewer_or_more(
    comparison: Comparison,
    comparator_name: str,
    subject: Subject = CHILDREN_WITH_SEND,
    word: str = "share",
) -> str:
    """Return the difference in children: "about 2,066 more children than at England's share".

    It is "about" when the comparator's share is a printed, rounded one; "" if it is not known.
    """
    if comparison.difference_children is None:
        return ""
    number = int(round_half_up(comparison.difference_children.value, 0))
    about = "about " if rests_on_printed(comparison) else ""
    share = f"{possessive(comparator_name)} {word}"
    if number == 0:
        return f"{about}as many {subject.many} as at {share}"
    noun = noun_of(abs(number), subject)
    more = "more" if number > 0 else "fewer"
    return f"{about}{count_text(abs(number))} {more} {noun} than at {share}"


def rests_on_printed(comparison: Comparison) -> bool:
    """Return whether the comparator's share is a rounded one, so that what follows is "about"."""
    other = comparison.comparator_share
    return isinstance(other, Figure) and other.decimals is not None
