"""Says what the checks found: one sentence or two for each kind of finding, with its numbers."""

from __future__ import annotations

from collections.abc import Callable

from sendviewer.core.checks import Finding
from sendviewer.core.figures import children
from sendviewer.core.pages import CensusCandidate, Page
from sendviewer.present.numbers import children_text, count_text, percent_text
from sendviewer.present.phrases import (
    children_phrase,
    counted,
    date_words,
    number_word,
    possessive,
    sentence,
)

__all__ = ["note_text"]


def note_text(finding: Finding, page: Page) -> str:
    """Say a finding in complete sentences; a remark of the page's author as it was written."""
    if finding.text:
        return finding.text
    return _WRITERS[finding.id](finding, page)


def _needs_parts(finding: Finding, page: Page) -> str:
    needs = counted(len(page.needs), "primary need", "primary needs")
    return _parts_text(finding, f"the {needs}", f"the total of {_count(finding, 'whole')}")


def _settings_parts(finding: Finding, page: Page) -> str:
    settings = counted(len(page.settings), "school setting", "school settings")
    whole = f"the {_count(finding, 'whole')} children with SEND"
    return _parts_text(finding, f"the {settings}", whole)


def _parts_text(finding: Finding, parts: str, whole: str) -> str:
    gap = _whole_number(finding, "parts") - _whole_number(finding, "whole")
    direction = "more" if gap > 0 else "fewer"
    at_least = "at least " if "parts_are" in finding.values else ""
    verb = "adds" if parts.startswith("the one ") else "add"
    return sentence(
        f"{parts} {verb} up to {at_least}{_count(finding, 'parts')}, "
        f"{at_least}{count_text(abs(gap))} {direction} than {whole}"
    )


def _totals(finding: Finding, _page: Page) -> str:
    return (
        f"The table of needs has a total of {_count(finding, 'total')} children, and the page "
        f"gives {_count(finding, 'children')} children with SEND."
    )


def _printed_share(finding: Finding, page: Page) -> str:
    values = finding.values
    return (
        f"{values['label']} is printed as {values['printed']}%, but its count out of "
        f"{children_text(page.total.children)} gives {values['recomputed']}%."
    )


def _printed_sum(finding: Finding, page: Page) -> str:
    return _sum_text(finding, f"{possessive(page.short_name or page.name)} printed shares")


def _comparator_sum(finding: Finding, page: Page) -> str:
    return _sum_text(finding, f"{possessive(page.comparator.name)} printed shares")


def _sum_text(finding: Finding, whose: str) -> str:
    values = finding.values
    together = f"{whose} add up to {values['sum']}%"
    parts = number_word(_whole_number(finding, "parts"))
    explains = values["rounding_explains"]
    if finding.severity.value == "rounding":
        return (
            f"{together} and not 100%, because they are rounded: {parts} rounded shares can "
            f"be up to {explains} percentage points away."
        )
    return f"{together} and not 100%: more than rounding of {parts} shares explains ({explains})."


def _population(finding: Finding, page: Page) -> str:
    children = children_text(page.children_with_send)
    share = percent_text(page.share_of_pupils)
    likely, lowest, highest = (_count(finding, key) for key in ("likely", "lowest", "highest"))
    if lowest == highest:
        return f"If {children} children are {share} of the pupils, there are {likely} pupils."
    return (
        f"If {children} children are {share} of the pupils, there are about {likely} pupils in "
        f"all: between {lowest} and {highest}, as the share is rounded."
    )


def _census(finding: Finding, page: Page) -> str:
    values = finding.values
    best, dated = _candidate(page, values["census_date"]), date_words(page.period.page_date)
    census = date_words(best.census_date)
    nearest = children_phrase(children(_whole_number(finding, "off_by")))
    apart = f"{nearest} apart"
    if "next_census_date" in values:
        other = date_words(_candidate(page, values["next_census_date"]).census_date)
        apart += f", while {other} is {_count(finding, 'next_off_by')} apart"
    return (
        f"The page is dated {dated}, but its school figures are closest to "
        f"{_census_name(best)}: {apart}. So they are likely to be from {census}; the page does "
        "not say so."
    )


def _candidate(page: Page, census_date: object) -> CensusCandidate:
    return next(each for each in page.census_candidates if each.census_date == census_date)


def _census_name(candidate: CensusCandidate) -> str:
    name = f"the school census of {date_words(candidate.census_date)}"
    if not candidate.published:
        return name
    return f"{name} (published {date_words(candidate.published)})"


def _whole_number(finding: Finding, key: str) -> int:
    return int(finding.values[key])


def _count(finding: Finding, key: str) -> str:
    return count_text(_whole_number(finding, key))


_WRITERS: dict[str, Callable[[Finding, Page], str]] = {
    "needs-do-not-add-up": _needs_parts,
    "settings-do-not-add-up": _settings_parts,
    "totals-differ": _totals,
    "printed-share-differs": _printed_share,
    "printed-shares-sum": _printed_sum,
    "comparator-shares-sum": _comparator_sum,
    "implied-population": _population,
    "census-date": _census,
}
