"""Says what a chart shows as its title: the main message in about ten words.

The rules, for the needs that are in the chart:

* share: the need that is furthest from the comparator in points, among those that are not similar;
* difference: how many needs have a higher, a lower and a similar share;
* children: the need that is furthest from what the comparator's share would give, in children,
  among those that are not similar.

A need that was not recorded says something of recording: it is in the chart, and no title counts
it as a need; a title that counts needs says so. Where nothing is higher or lower, the title says
that all that is compared is similar, and how many needs are not compared; where nothing can be
compared, it names the largest need. Several needs that share a place are all named, or counted if
they are many. A title never judges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sendviewer.core.comparisons import Compared, Comparison
from sendviewer.core.figures import AtLeast, Figure, Missing, NotCollected, round_half_up
from sendviewer.core.needs import UNRECORDED
from sendviewer.core.pages import NeedRow, Page
from sendviewer.present.chart_figures import NeedFacts, at_the_ends, measured
from sendviewer.present.made_needs import largest, uncounted_words
from sendviewer.present.need_verbs import verb_of
from sendviewer.present.numbers import digits_text
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import capital, children_phrase, counted, number_word
from sendviewer.present.shared_places import MOST_NAMES, named_or_counted
from sendviewer.present.specs import Measure

__all__ = ["chart_title"]

_TWO = 2


def chart_title(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> str:
    """Return the main message of the chart in about ten words, by the rules above."""
    if not needs:
        return "No need matches the filter"
    told = _told(needs)
    if not any(comparison.compared for _, comparison in told):
        return _largest_title(told, words, measure)
    return _TITLES[measure](needs, words)


def _told(needs: Sequence[NeedFacts]) -> Sequence[NeedFacts]:
    """Return what a title is about: all that are needs, or what else is there alone."""
    return [need for need in needs if need[0].code != UNRECORDED] or needs


def _share_title(needs: Sequence[NeedFacts], words: PageWords) -> str:
    furthest = _furthest(needs, lambda comparison: comparison.difference)
    if not furthest:
        return _similar_title(needs, words)
    (direction, labels), *others = _grouped(furthest, lambda need: _direction(need[1]))
    far = _far(_difference(furthest[0][1]), words)
    are = verb_of(labels, "is", "are") if len(labels) == 1 else "are each"
    begin = f"{named_or_counted(labels)} {are} {far} {direction} here than in {words.other}"
    rest = (f", {named_or_counted(one)} {far} {way}" for way, one in others)
    return capital("".join((begin, *rest)))


def _direction(comparison: Comparison) -> str:
    return "higher" if _difference(comparison).value > 0 else "lower"


def _difference(comparison: Comparison) -> Figure:
    assert comparison.difference is not None
    return comparison.difference


def _grouped(
    needs: Iterable[NeedFacts], said: Callable[[NeedFacts], str]
) -> list[tuple[str, list[str]]]:
    """Return the labels of needs under what is said of them, as they come."""
    groups: dict[str, list[str]] = {}
    for need in needs:
        groups.setdefault(said(need), []).append(need[0].label)
    return list(groups.items())


def _far(difference: Figure, words: PageWords) -> str:
    size = abs(round_half_up(difference.value, words.decimals))
    if not words.by_share:
        return f"{digits_text(size)} {words.per_hundred}" if size else "slightly"
    far = "1 point" if size == 1 else f"{digits_text(size)} points"
    return far if size else "less than 0.1 points"


def _difference_title(needs: Sequence[NeedFacts], words: PageWords) -> str:
    higher, lower, similar = (
        sum(comparison.compared is answer for _, comparison in _told(needs))
        for answer in (Compared.HIGHER, Compared.LOWER, Compared.SIMILAR)
    )
    if not higher and not lower:
        return _similar_title(needs, words)
    verb = "has" if higher == 1 else "have"
    subject = counted(higher, "need", "needs").capitalize()
    return (
        f"{subject} {verb} a higher {words.word} than in {words.other}, "
        f"{number_word(lower)} lower, {number_word(similar)} similar{_left_out(needs)}"
    )


def _children_title(needs: Sequence[NeedFacts], words: PageWords) -> str:
    furthest = _furthest(needs, lambda comparison: comparison.difference_children)
    if not furthest:
        return _similar_title(needs, words)
    groups = _grouped(furthest, lambda need: words.fewer_or_more(need[1]))
    said = (f"{_each(named_or_counted(labels), labels)}: {far}" for far, labels in groups)
    return capital("; ".join(said))


def _each(subject: str, labels: Sequence[str]) -> str:
    return subject if len(labels) == 1 else f"{subject} each"


def _similar_title(needs: Sequence[NeedFacts], words: PageWords) -> str:
    whose = words.whose
    labels = [row.label for row, comparison in _told(needs) if comparison.compared]
    rest = _left_out(needs)
    if len(labels) == 1:
        has = verb_of(labels, "has", "have")
        return f"{labels[0]} {has} a {words.word} similar to {whose}{rest}"
    many = number_word(len(labels))
    if _not_compared(needs):
        subject = f"{many} needs".capitalize()
    else:
        subject = "Both needs" if len(labels) == _TWO else f"All {many} needs"
    return f"{subject} have {words.word}s similar to {whose}{rest}"


def _left_out(needs: Sequence[NeedFacts]) -> str:
    """Return what is in the chart and not in the numbers of its title, with a comma before it."""
    number = _not_compared(needs)
    rest = f", {counted(number, 'need', 'needs')} not compared" if number else ""
    is_alone = all(row.code == UNRECORDED for row, _ in needs)
    return rest if is_alone else rest + uncounted_words(needs, *Compared)


def _not_compared(needs: Sequence[NeedFacts]) -> int:
    return sum(comparison.compared is None for _, comparison in _told(needs))


def _largest_title(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> str:
    counted_by = Measure.CHILDREN if measure is Measure.CHILDREN else Measure.SHARE
    first = at_the_ends(needs, counted_by)[0]
    if not first:
        return _nothing_known(needs, words)
    quantity = measured(first[0], counted_by)
    assert not isinstance(quantity, Missing)
    if not quantity.value:
        return "No need has a known count above 0"
    is_count = measure is Measure.CHILDREN
    figure = children_phrase(quantity, words.subject) if is_count else words.value(quantity)
    labels = [row.label for row, _ in first]
    names = named_or_counted(labels)
    if any(isinstance(row.children, AtLeast) for row, _ in needs):
        # Any of those that are known in part may be the most common.
        return _largest_known(labels, "count" if is_count else words.word, figure)
    most = _MOST if len(needs) == len(_told_of(words.page)) else _MOST_SHOWN
    if len(first) == 1:
        are = verb_of(labels, "is", "are")
        return f"{names} {are} {most[0]}{_that_is_known(needs, counted_by)}: {figure}"
    common = most[2] if len(first) > MOST_NAMES else most[1]
    return capital(f"{names} are {common}{_that_is_known(needs, counted_by, 'are')}: {figure} each")


def _largest_known(labels: Sequence[str], what: str, figure: str) -> str:
    has, each = verb_of(labels, "has", "have"), " each" if len(labels) > 1 else ""
    return capital(f"{named_or_counted(labels)} {has} the largest known {what}: {figure}{each}")


_MOST = ("the most common need", "the most common needs", "the most common")
_MOST_SHOWN = ("the most common of these needs",) * 3
"""A chart of some needs knows nothing of the others."""


def _told_of(page: Page) -> Sequence[NeedRow]:
    return [row for row in page.needs if row.code != UNRECORDED] or page.needs


def _that_is_known(needs: Sequence[NeedFacts], measure: Measure, verb: str = "is") -> str:
    figures = (measured(need, measure) for need in needs)
    all_known = all(isinstance(one, Figure | NotCollected) for one in figures)
    return "" if all_known else f" that {verb} known"


def _nothing_known(needs: Sequence[NeedFacts], words: PageWords) -> str:
    """Say that there is no bar; counts may be given even where no share can be made of them."""
    if not any(isinstance(row.children, Figure | AtLeast) for row, _ in needs):
        return "The source gives no figures for these needs"
    return f"The {words.word}s of these needs are not known"


_TITLES: dict[Measure, Callable[[Sequence[NeedFacts], PageWords], str]] = {
    Measure.SHARE: _share_title,
    Measure.DIFFERENCE: _difference_title,
    Measure.CHILDREN: _children_title,
}


def _furthest(
    needs: Sequence[NeedFacts], distance: Callable[[Comparison], Figure | None]
) -> list[NeedFacts]:
    """Return the needs with the greatest distance either way, of those that are not similar."""
    candidates = [
        (abs(figure.value), need)
        for need in _told(needs)
        if need[1].compared in (Compared.HIGHER, Compared.LOWER)
        and (figure := distance(need[1])) is not None
    ]
    return largest(candidates, 1)
