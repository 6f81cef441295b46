"""Says what an interval means here, and how many of several comparisons mislead by chance."""

from __future__ import annotations

from fractions import Fraction

from sendviewer.core.comparisons import Confidence
from sendviewer.core.figures import round_half_up
from sendviewer.core.pages import CHILDREN_WITH_SEND, Subject
from sendviewer.present.numbers import digits_text
from sendviewer.present.phrases import counted, counts_people

__all__ = ["interval_explanation"]

_LEAST_SIGNALS = Fraction(1, 100)


def interval_explanation(
    confidence: Confidence, comparisons: int = 0, subject: Subject = CHILDREN_WITH_SEND
) -> str:
    """Say what an interval means here; with a number of comparisons, how many mislead by chance."""
    one = subject.one
    people = counts_people(subject)
    counted_all = f"A census counts every {one}" if people else f"Every {one} is counted"
    text = (
        f"A {confidence.percent}% interval shows how far chance alone could move a share. "
        f"{counted_all}, so this is not about sampling: it is about chance in the "
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
