"""Says what the checks found: one sentence or two for each kind of finding, with its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from sendviewer.core.checks import Finding, Severity
from sendviewer.core.figures import (
    WHOLE_PCT,
    Figure,
    NotCollected,
    Quantity,
    children,
    round_half_up,
)
from sendviewer.core.needs import UNRECORDED
from sendviewer.core.pages import CensusCandidate, Discrepancy, Page
from sendviewer.core.place_names import place_in_sentence
from sendviewer.core.word_lists import listed
from sendviewer.present.discrepancy_words import discrepancy_text
from sendviewer.present.need_verbs import verb_of
from sendviewer.present.numbers import children_text, count_text, digits_text, percent_text
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import (
    capital,
    children_phrase,
    counted,
    date_words,
    described_phrase,
    possessive,
    sentence,
)

__all__ = ["note_text"]

_SCHOOLS = " schools"
_SUM_DECIMALS = range(2, 12)


def note_text(finding: Finding, page: Page) -> str:
    """Say a finding in complete sentences; a remark of the page's author as it was written."""
    if finding.text:
        return finding.text
    return _WRITERS[finding.id](finding, page)


def _needs_parts(finding: Finding, page: Page) -> str:
    codes = [row.code for row in page.needs if not isinstance(row.children, NotCollected)]
    number = len(codes) - codes.count(UNRECORDED)
    needs = counted(number, "primary need", "primary needs")
    if UNRECORDED in codes:
        needs += " and those not recorded"
    return _parts_text(finding, f"the {needs}", f"the total of {_count(finding, 'whole')}")


def _settings_parts(finding: Finding, page: Page) -> str:
    number = _collected(setting.children for setting in page.settings)
    return _groups_text(finding, page, number, ("school setting", "school settings"))


def _provisions_parts(finding: Finding, page: Page) -> str:
    number = _collected(group.children for group in page.provisions)
    return _groups_text(finding, page, number, ("kind of support", "kinds of support"))


def _ages_parts(finding: Finding, page: Page) -> str:
    number = _collected(group.children for group in page.ages)
    return _groups_text(finding, page, number, ("age group", "age groups"))


def _groups_text(finding: Finding, page: Page, number: int, names: tuple[str, str]) -> str:
    whole = described_phrase(children(_whole_number(finding, "whole")), page.subject)
    return _parts_text(finding, f"the {counted(number, *names)}", f"the {whole}")


def _collected(quantities: Iterable[Quantity]) -> int:
    return sum(not isinstance(quantity, NotCollected) for quantity in quantities)


def _in_the_file(finding: Finding, _page: Page) -> str:
    values = finding.values
    found = Discrepancy(
        whole_name=str(values["whole_name"]),
        parts_name=str(values["parts_name"]),
        what=str(values["what"]),
        whole=_whole_number(finding, "whole"),
        parts=_whole_number(finding, "parts"),
        parts_are_at_least="parts_are" in values,
    )
    return discrepancy_text(found)


def _parts_text(finding: Finding, parts: str, whole: str) -> str:
    gap = _whole_number(finding, "parts") - _whole_number(finding, "whole")
    direction = "more" if gap > 0 else "fewer"
    at_least = "at least " if "parts_are" in finding.values else ""
    verb = "adds" if parts.startswith("the one ") else "add"
    return sentence(
        f"{parts} {verb} up to {at_least}{_count(finding, 'parts')}, "
        f"{at_least}{count_text(abs(gap))} {direction} than {whole}{_because_rounded(finding)}"
    )


def _because_rounded(finding: Finding) -> str:
    """Return why counts need not add up, where the source rounds them."""
    if "rounded_to" not in finding.values:
        return ""
    return f", because the file rounds its counts to the nearest {finding.values['rounded_to']}"


def _totals(finding: Finding, page: Page) -> str:
    total, given = (children(_whole_number(finding, key)) for key in ("total", "children"))
    return (
        f"The table of needs has a total of {children_phrase(total, page.subject)}, and the page "
        f"gives {described_phrase(given, page.subject)}."
    )


def _printed_share(finding: Finding, page: Page) -> str:
    values = finding.values
    are = verb_of([str(values["label"])], "is", "are")
    return (
        f"{values['label']} {are} printed as {values['printed']}%, but its count out of "
        f"{children_text(page.total.children)} gives {values['recomputed']}%."
    )


def _printed_sum(finding: Finding, page: Page) -> str:
    whose = capital(possessive(place_in_sentence(page.short_name or page.name)))
    return _sum_text(finding, whose, [row.printed_share for row in page.needs])


def _comparator_sum(finding: Finding, page: Page) -> str:
    whose = capital(PageWords(page).whose)
    return _sum_text(finding, whose, [row.comparator_share for row in page.needs])


def _sum_text(finding: Finding, whose: str, shares: Sequence[Quantity]) -> str:
    rounded = sum(isinstance(share, Figure) and share.decimals is not None for share in shares)
    all_printed = rounded == _collected(shares)
    which = "printed shares" if all_printed else "shares"
    together = f"{whose} {which} add up to {_sum_of(finding, as_is=all_printed)}% and not 100%"
    if "rounded_to" in finding.values:
        return f"{together}{_because_rounded(finding)}."
    explains = _points(finding, "rounding_explains")
    if finding.severity is Severity.ROUNDING:
        who = "they" if all_printed else "some of them"
        parts = counted(rounded, "rounded share", "rounded shares")
        return f"{together}, because {who} are rounded: {parts} can be up to {explains} away."
    if not rounded:
        return f"{together}."
    parts = counted(rounded, "share", "shares")
    return f"{together}: more than rounding of {parts} explains ({explains})."


def _sum_of(finding: Finding, *, as_is: bool) -> str:
    """Return a sum of printed shares as it is; any other with as many decimals as tell it apart."""
    together = Decimal(str(finding.values["sum"]))
    if as_is:
        return f"{together}"
    shown = (round_half_up(Fraction(together), places) for places in _SUM_DECIMALS)
    apart = next((number for number in shown if number != WHOLE_PCT), together)
    return digits_text(apart.normalize())


def _points(finding: Finding, key: str) -> str:
    number = Decimal(str(finding.values[key])).normalize()
    return f"{digits_text(number)} percentage {'point' if number == 1 else 'points'}"


def _population(finding: Finding, page: Page) -> str:
    children = page.children_with_send
    assert isinstance(children, Figure)
    verb = "is" if children.value == 1 else "are"
    share, count = percent_text(page.share_of_pupils), children_phrase(children, page.subject)
    begin = f"If {count} {verb} {share} of the"
    likely, lowest, highest = (_count(finding, key) for key in ("likely", "lowest", "highest"))
    if lowest == highest:
        there_are = "there is 1 pupil" if likely == "1" else f"there are {likely} pupils"
        return f"{begin} pupils, {there_are}."
    return (
        f"{begin} pupils, there are about {likely} pupils in all: between {lowest} and {highest}, "
        "as the share is rounded."
    )


def _census(finding: Finding, page: Page) -> str:
    best = _candidate(page, finding.values["census_date"])
    census = date_words(best.census_date)
    schools, apart = _settings_compared(best, page), _children(finding, "off_by")
    return (
        f"The page is dated {date_words(page.period.page_date)}. Its figures for {schools} are "
        f"closest to the school census of {census} ({apart} apart){_next_census(finding, page)}. "
        f"So {census} is likely; the page does not say so."
    )


def _next_census(finding: Finding, page: Page) -> str:
    if "next_census_date" not in finding.values:
        return ""
    other = _candidate(page, finding.values["next_census_date"])
    published = ""
    if other.published > page.period.page_date:
        published = f", published later ({date_words(other.published)}),"
    apart = _count(finding, "next_off_by")
    return f"; {date_words(other.census_date)}{published} is {apart} apart"


def _settings_compared(candidate: CensusCandidate, page: Page) -> str:
    """Return the kinds of school that a census was compared by: "primary and secondary schools"."""
    given = dict(candidate.settings)
    names = [
        setting.label[:1].lower() + setting.label[1:]
        for setting in page.settings
        if isinstance(given.get(setting.id), Figure) and isinstance(setting.children, Figure)
    ]
    if not all(name.endswith(_SCHOOLS) for name in names):
        return listed(names)
    return f"{listed([name.removesuffix(_SCHOOLS) for name in names])}{_SCHOOLS}"


def _candidate(page: Page, census_date: object) -> CensusCandidate:
    return next(each for each in page.census_candidates if each.census_date == census_date)


def _whole_number(finding: Finding, key: str) -> int:
    return int(finding.values[key])


def _children(finding: Finding, key: str) -> str:
    return children_phrase(children(_whole_number(finding, key)))


def _count(finding: Finding, key: str) -> str:
    return count_text(_whole_number(finding, key))


_WRITERS: dict[str, Callable[[Finding, Page], str]] = {
    "needs-do-not-add-up": _needs_parts,
    "settings-do-not-add-up": _settings_parts,
    "provisions-do-not-add-up": _provisions_parts,
    "ages-do-not-add-up": _ages_parts,
    "file-does-not-add-up": _in_the_file,
    "totals-differ": _totals,
    "printed-share-differs": _printed_share,
    "printed-shares-sum": _printed_sum,
    "comparator-shares-sum": _comparator_sum,
    "implied-population": _population,
    "census-date": _census,
}
