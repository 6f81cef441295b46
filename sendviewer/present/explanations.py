"""Tells how each figure of the needs table comes about: by which sum, from which source."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sendviewer.core.comparisons import Compared, Comparison, Confidence, Interval
from sendviewer.core.figures import (
    WHOLE_PCT,
    AtLeast,
    Figure,
    Missing,
    Quantity,
    round_half_up,
    rounding_range,
    share_of,
)
from sendviewer.core.pages import NeedRow, Page, Source, TotalRow
from sendviewer.present.numbers import (
    children_text,
    digits_text,
    interval_text,
    percent_text,
    points_text,
)
from sendviewer.present.phrases import (
    counted,
    exact_text,
    known_reason,
    possessive,
    rests_on_printed,
    sentence,
)
from sendviewer.present.reasons import expected_or_reason

__all__ = [
    "children_explanation",
    "comparator_share_explanation",
    "compared_explanation",
    "difference_explanation",
    "expected_explanation",
    "interval_explanation",
    "interval_working",
    "publisher_line",
    "share_explanation",
    "source_line",
]

_TIMES = "\N{MULTIPLICATION SIGN}"
_LEAST_SIGNALS = Fraction(1, 100)
_HALF_UP = "shown to one decimal, half up"


def source_line(page: Page) -> str:
    """Return where the figures come from and the date of the page, short enough for every use."""
    return _source_line(page, [source.title for source in page.sources])


def publisher_line(page: Page) -> str:
    """Return the source line with the publishers, for where there is room."""
    return _source_line(page, [_with_publisher(source) for source in page.sources])


def children_explanation(row: NeedRow | TotalRow, page: Page) -> str:
    """Say that a count is the source's own, or why there is none."""
    children = row.children
    if isinstance(children, Missing):
        return f"{_not_known(children)} {source_line(page)}"
    if isinstance(children, AtLeast):
        known = children_text(children)
        return sentence(f"{known}: {known_reason(children)}") + f" {source_line(page)}"
    return f"{children_text(children)}, as printed. {source_line(page)}"


def share_explanation(row: NeedRow | TotalRow, page: Page) -> str:
    """Show the division that gives a share, with its first exact digits."""
    share = share_of(row.children, page.total.children)
    if not isinstance(share, Figure):
        return f"{_not_known(share)} {source_line(page)}"
    sum_text = f"{children_text(row.children)} ÷ {children_text(page.total.children)}"
    return f"{sum_text} = {exact_text(share.value)}%, {_HALF_UP}. {source_line(page)}"


def comparator_share_explanation(row: NeedRow | TotalRow, page: Page) -> str:
    """Say what a printed share of the comparator stands for."""
    share = row.comparator_share
    if not isinstance(share, Figure):
        return f"{_not_known(share)} {source_line(page)}"
    printed = f"{possessive(page.comparator.name)} {percent_text(share)}"
    return f"{printed}, {_printed_range(share)}. {source_line(page)}"


def difference_explanation(comparison: Comparison, page: Page) -> str:
    """Show the subtraction that gives a difference in percentage points."""
    share, other = comparison.share, comparison.comparator_share
    if comparison.difference is None or not isinstance(share, Figure):
        return _not_known(comparison.share, other)
    exact = comparison.difference.value
    sign = "+" if exact > 0 else ""
    return (
        f"{exact_text(share.value)}% minus {possessive(page.comparator.name)} "
        f"{percent_text(other)} = {sign}{exact_text(exact)} percentage points, {_HALF_UP}: "
        f"{points_text(comparison.difference)}."
    )


def compared_explanation(comparison: Comparison, page: Page, confidence: Confidence) -> str:
    """Say which rule gives higher, similar or lower."""
    other = comparison.comparator_share
    if comparison.compared is None or not isinstance(other, Figure):
        return _not_known(comparison.share, other)
    name = possessive(page.comparator.name)
    every = "every share that rounds to " if other.decimals is not None else ""
    where = f"{every}{name} {percent_text(other)}"
    if comparison.too_close:
        return _too_close(comparison, name, other, confidence)
    interval = f"{confidence.percent}% interval, {_limits(comparison.interval, 1)},"
    if comparison.compared is Compared.SIMILAR:
        return f"The {interval} holds {where}: similar."
    side = "above" if comparison.compared is Compared.HIGHER else "below"
    return f"The whole {interval} lies {side} {where}: {comparison.compared.value}."


def expected_explanation(comparison: Comparison, page: Page) -> str:
    """Show the multiplication that gives the expected children, and how exactly it is known."""
    total, other = page.total.children, comparison.comparator_share
    if comparison.expected is None or not isinstance(other, Figure):
        return _not_known(expected_or_reason(comparison, page))
    name = possessive(page.comparator.name)
    working = (
        f"{children_text(total)} {_TIMES} {percent_text(other)} = "
        f"{exact_text(comparison.expected.value)}: the number of children there would be at "
        f"{name} share, half up to a whole child."
    )
    if not rests_on_printed(comparison):
        return working
    return " ".join(filter(None, (working, _known_to(total, other, name))))


def interval_working(comparison: Comparison, page: Page, confidence: Confidence) -> str:
    """Say by which method an interval is computed and what it speaks about."""
    if comparison.interval is None:
        return _not_known(comparison.share)
    return (
        f"{interval_text(comparison.interval)}: the Wilson score interval "
        f"(z = {confidence.z:.6f}) for this count out of {children_text(page.total.children)}. "
        f"{interval_explanation(confidence)}"
    )


def interval_explanation(confidence: Confidence, comparisons: int = 0) -> str:
    """Say what an interval means here; with a number of comparisons, how many mislead by chance."""
    text = (
        f"A {confidence.percent}% interval shows how far chance alone could move a share. "
        "A census counts every child, so this is not about sampling: it is about chance in the "
        "process behind the count, such as who moves in and when a need is recorded."
    )
    if not comparisons:
        return text
    return f"{text} {_false_signals(comparisons)}"


def _false_signals(comparisons: int) -> str:
    shown = {level: _about(comparisons * _outside(level)) for level in Confidence}
    many = f"{counted(comparisons, 'comparison', 'comparisons')} at {Confidence.P95.percent}%"
    return (
        f"By chance alone, {many} {'gives' if comparisons == 1 else 'give'} "
        f"{shown[Confidence.P95]} false signals, "
        f"and at {Confidence.P998.percent}% {shown[Confidence.P998]}: "
        f"that is why {Confidence.P998.percent}% can be chosen."
    )


def _about(number: Fraction) -> str:
    if number < _LEAST_SIGNALS:
        return f"under {digits_text(round_half_up(_LEAST_SIGNALS, 2))}"
    return f"about {digits_text(round_half_up(number, 2).normalize())}"


def _outside(level: Confidence) -> Fraction:
    return 1 - Fraction(level.percent) / 100


def _too_close(comparison: Comparison, name: str, other: Figure, confidence: Confidence) -> str:
    places = 1 + (other.decimals or 0)
    return (
        f"The {confidence.percent}% interval, {_limits(comparison.interval, places)}, holds some "
        f"of the shares that round to {name} {percent_text(other)} ({_range_text(other)}) and not "
        "others: too close to call, so similar."
    )


def _limits(interval: Interval | None, places: int) -> str:
    assert interval is not None
    ends = (round_half_up(Fraction(end), places) for end in (interval.lower, interval.upper))
    return " to ".join(f"{digits_text(end)}%" for end in ends)


def _range_text(printed: Figure) -> str:
    places = 1 + (printed.decimals or 0)
    ends = rounding_range(printed)
    lowest, limit = (digits_text(round_half_up(end, places)) for end in ends)
    if ends[1] == WHOLE_PCT:
        # The limit is then no rounding: 100% itself prints as 100%.
        return f"{lowest}% to {WHOLE_PCT}%"
    return f"{lowest}% to just under {limit}%"


def _printed_range(share: Figure) -> str:
    if share.decimals is None:
        return "an exact figure"
    return f"as printed; it stands for every share from {_range_text(share)}"


def _known_to(total: Quantity, other: Figure, name: str) -> str:
    """Return how far rounding may lead, or "" where that is less than half a child."""
    assert isinstance(total, Figure)
    fewer, more = (
        round_half_up(total.value * abs(end - other.value) / WHOLE_PCT, 0)
        for end in rounding_range(other)
    )
    most = max(fewer, more)
    if not most:
        return ""
    count = f"{digits_text(most)} {'child' if most == 1 else 'children'}"
    rounded = f"As {name} share is itself rounded,"
    if fewer and more:
        return f"{rounded} this is known to about ±{count}."
    return f"{rounded} there could be up to about {count} {'more' if more else 'fewer'}."


def _source_line(page: Page, sources: Sequence[str]) -> str:
    named = "; ".join(dict.fromkeys(sources)) or "not stated"
    if page.period.label in named:
        return f"Source: {named}."
    return f"Source: {named}. {page.period.label}."


def _with_publisher(source: Source) -> str:
    if not source.publisher or source.publisher.casefold() in source.title.casefold():
        return source.title
    return f"{source.title} ({source.publisher})"


def _not_known(*quantities: Quantity) -> str:
    reasons = [known_reason(quantity) for quantity in quantities]
    reason = next((reason for reason in reasons if reason), "")
    return sentence(f"Not known: {reason}" if reason else "Not known from these figures")
