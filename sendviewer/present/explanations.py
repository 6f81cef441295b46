"""Tells how each figure of the needs table comes about: by which sum, from which source."""

from __future__ import annotations

from fractions import Fraction

from sendviewer.core.comparisons import (
    Base,
    Compared,
    Comparison,
    Confidence,
    Interval,
    compare_need,
)
from sendviewer.core.figures import (
    WHOLE_PCT,
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    round_half_up,
    rounding_range,
    share_of,
)
from sendviewer.core.pages import NeedRow, Page, TotalRow
from sendviewer.present.interval_words import interval_explanation
from sendviewer.present.numbers import children_text, digits_text
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import (
    capital,
    counted,
    exact_text,
    known_reason,
    noun_of,
    rests_on_printed,
    sentence,
)
from sendviewer.present.reasons import expected_or_reason
from sendviewer.present.source_words import is_from_files, source_line

__all__ = [
    "children_explanation",
    "comparator_share_explanation",
    "compared_explanation",
    "difference_explanation",
    "expected_explanation",
    "interval_working",
    "share_explanation",
]

_TIMES = "\N{MULTIPLICATION SIGN}"


def children_explanation(row: NeedRow | TotalRow, page: Page) -> str:
    """Say that a count is the source's own, or why there is none."""
    children = row.children
    if isinstance(children, Missing):
        return f"{_not_known(children)} {source_line(page)}"
    if isinstance(children, AtLeast):
        known = children_text(children)
        return sentence(f"{known}: {known_reason(children)}") + f" {source_line(page)}"
    return f"{children_text(children)}, {_as_it_came(page)}. {source_line(page)}"


def share_explanation(row: NeedRow | TotalRow, page: Page, base: Base = Base.SHARE) -> str:
    """Show the division that gives a share or a prevalence, with its first exact digits."""
    words = PageWords(page, base)
    share = share_of(row.children, words.whole)
    if not isinstance(share, Figure):
        return f"{_not_known(share)} {source_line(page)}"
    return f"{_division(row.children, words.whole, share, words)}. {source_line(page)}"


def comparator_share_explanation(
    row: NeedRow | TotalRow, page: Page, base: Base = Base.SHARE
) -> str:
    """Say what a printed share of the comparator stands for, or by which division it comes."""
    words = PageWords(page, base)
    share = compare_need(row, page, Confidence.P95, base).comparator_share
    if not isinstance(share, Figure):
        return f"{_not_known(share)} {source_line(page)}"
    stands_for = _how_the_comparator_comes(row, share, words)
    told = capital(f"{words.whose} {words.value(share)}, {stands_for}.")
    return " ".join(filter(None, (told, page.comparator.note, source_line(page))))


def difference_explanation(comparison: Comparison, page: Page, base: Base = Base.SHARE) -> str:
    """Show the subtraction that gives a difference in the unit of the base."""
    words = PageWords(page, base)
    share, other = comparison.share, comparison.comparator_share
    if comparison.difference is None or not isinstance(share, Figure):
        return _not_known(comparison.share, other)
    exact = comparison.difference.value
    sign = "+" if exact > 0 else ""
    return (
        f"{_exact(share, words)} minus {words.whose} {_exact(other, words)} = "
        f"{sign}{_digits(exact, words)} {words.unit}, {_rounding(words)}: "
        f"{words.difference(comparison.difference)}."
    )


def compared_explanation(
    comparison: Comparison, page: Page, confidence: Confidence, base: Base = Base.SHARE
) -> str:
    """Say which rule gives higher, similar or lower."""
    words = PageWords(page, base)
    other = comparison.comparator_share
    if comparison.compared is None or not isinstance(other, Figure):
        return _not_known(comparison.share, other)
    every = f"every {words.word} that rounds to " if other.decimals is not None else ""
    where = f"{every}{words.whose} {words.value(other)}"
    if comparison.too_close:
        return _too_close(comparison, words, other, confidence)
    limits = _limits(comparison.interval, words.decimals, words)
    interval = f"{confidence.percent}% interval, {limits},"
    if comparison.compared is Compared.SIMILAR:
        return f"The {interval} holds {where}: similar."
    side = "above" if comparison.compared is Compared.HIGHER else "below"
    return f"The whole {interval} lies {side} {where}: {comparison.compared.value}."


def expected_explanation(comparison: Comparison, page: Page, base: Base = Base.SHARE) -> str:
    """Show the multiplication that gives the expected children, and how exactly it is known."""
    words = PageWords(page, base)
    total, other = words.whole, comparison.comparator_share
    if comparison.expected is None or not isinstance(other, Figure):
        return _not_known(expected_or_reason(comparison, page, base))
    subject = page.subject
    working = (
        f"{children_text(total)} {_TIMES} {_exact(other, words)} = "
        f"{exact_text(comparison.expected.value)}: the number of {subject.many} there would be at "
        f"{words.whose} {words.word}, half up to a whole {subject.one}."
    )
    if not rests_on_printed(comparison):
        return working
    return " ".join(filter(None, (working, _known_to(total, other, words))))


def interval_working(
    comparison: Comparison, page: Page, confidence: Confidence, base: Base = Base.SHARE
) -> str:
    """Say by which method an interval is computed and what it speaks about."""
    words = PageWords(page, base)
    if comparison.interval is None:
        return _not_known(comparison.share)
    return (
        f"{words.interval(comparison.interval)}: the Wilson score interval "
        f"(z = {confidence.z:.6f}) for this count out of {children_text(words.whole)}. "
        f"{interval_explanation(confidence, subject=page.subject)}"
    )


# --- Workings -----------------------------------------------------------------------------


def _as_it_came(page: Page) -> str:
    if not is_from_files(page):
        return "as printed"
    areas = len(page.areas)
    return "as published" if areas <= 1 else f"the published counts of {areas} areas added up"


def _division(part: Quantity, whole: Quantity, share: Figure, words: PageWords) -> str:
    sum_text = f"{children_text(part)} ÷ {children_text(whole)}"
    times = "" if words.by_share else f" {_TIMES} {WHOLE_PCT}"
    return f"{sum_text}{times} = {_exact(share, words)}, {_rounding(words)}"


def _exact(share: Quantity, words: PageWords) -> str:
    """Return the first digits of an exact figure; one that was printed, as it was printed."""
    if not isinstance(share, Figure) or share.decimals is not None:
        return words.value(share)
    digits = _digits(share.value, words)
    return f"{digits}%" if words.by_share else f"{digits} {words.per_hundred}"


def _digits(value: Fraction, words: PageWords) -> str:
    return exact_text(value, words.decimals + 2)


def _rounding(words: PageWords) -> str:
    return f"shown to {counted(words.decimals, 'decimal', 'decimals')}, half up"


def _how_the_comparator_comes(row: NeedRow | TotalRow, share: Figure, words: PageWords) -> str:
    page = words.page
    part = row.comparator_children
    whole = page.total.comparator_children if words.by_share else page.comparator_pupils
    if share.decimals is not None or page.comparator.is_simple_mean:
        return _printed_range(share, words)
    if not isinstance(part, Figure) or not isinstance(whole, Figure):
        return _printed_range(share, words)
    return _division(part, whole, share, words)


def _too_close(
    comparison: Comparison, words: PageWords, other: Figure, confidence: Confidence
) -> str:
    limits = _limits(comparison.interval, 1 + (other.decimals or 0), words)
    return (
        f"The {confidence.percent}% interval, {limits}, holds some of the shares that round to "
        f"{words.whose} {words.value(other)} ({_range_text(other)}) and not "
        "others: too close to call, so similar."
    )


def _limits(interval: Interval | None, places: int, words: PageWords) -> str:
    assert interval is not None
    ends = (round_half_up(Fraction(end), places) for end in (interval.lower, interval.upper))
    if words.by_share:
        return " to ".join(f"{digits_text(end)}%" for end in ends)
    return f"{' to '.join(map(digits_text, ends))} {words.per_hundred}"


def _range_text(printed: Figure) -> str:
    places = 1 + (printed.decimals or 0)
    ends = rounding_range(printed)
    lowest, limit = (digits_text(round_half_up(end, places)) for end in ends)
    if ends[1] == WHOLE_PCT:
        # The limit is then no rounding: 100% itself prints as 100%.
        return f"{lowest}% to {WHOLE_PCT}%"
    return f"{lowest}% to just under {limit}%"


def _printed_range(share: Figure, words: PageWords) -> str:
    if share.decimals is None:
        # That of counts which are not given, or the mean of several areas' shares.
        mean = words.page.comparator.is_simple_mean
        return "the mean of the areas’ shares" if mean else "an exact figure"
    return f"as printed; it stands for every share from {_range_text(share)}"


def _known_to(total: Quantity, other: Figure, words: PageWords) -> str:
    """Return how far rounding may lead, or "" where that is less than half a child."""
    assert isinstance(total, Figure)
    fewer, more = (
        round_half_up(total.value * abs(end - other.value) / WHOLE_PCT, 0)
        for end in rounding_range(other)
    )
    most = max(fewer, more)
    if not most:
        return ""
    count = f"{digits_text(most)} {noun_of(int(most), words.subject)}"
    rounded = f"As {words.whose} share is itself rounded,"
    if fewer and more:
        return f"{rounded} this is known to about ±{count}."
    return f"{rounded} there could be up to about {count} {'more' if more else 'fewer'}."


def _not_known(*quantities: Quantity) -> str:
    if isinstance(quantities[0], NotCollected):
        return sentence(f"Not collected: {known_reason(quantities[0])}")
    reasons = [known_reason(quantity) for quantity in quantities]
    reason = next((reason for reason in reasons if reason), "")
    return sentence(f"Not known: {reason}" if reason else "Not known from these figures")
