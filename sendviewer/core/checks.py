"""Finds what does not add up on a page, what rounding explains, and what is likely but unsaid.

A check compares only what is known: a missing figure, or one of which only a part is known,
never makes a note on its own. Findings hold numbers; their sentences are in ``present``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from sendviewer.core.figures import (
    WHOLE_PCT,
    AtLeast,
    Figure,
    Missing,
    Quantity,
    add,
    round_half_up,
    rounding_range,
    share_of,
)
from sendviewer.core.pages import CensusCandidate, NeedRow, Page, TotalRow

__all__ = ["Finding", "Severity", "check_page"]

NEAR_SETTINGS = Fraction(1, 200)
"""A census can be the source of a page if each setting's count is within this part of the page's:
counts are revised by a few children after a release; from year to year they move by more."""

NEAR_SHARE = Fraction(1, 10)
"""... and if its share of pupils is within this many percentage points of the printed one."""


class Severity(Enum):
    """How a finding is to be taken. In the order in which findings are given."""

    NOTE = "note"
    """Two figures contradict each other."""
    ROUNDING = "rounding"
    """Figures differ by no more than their rounding explains."""
    LIKELIHOOD = "likelihood"
    """Something that the figures make likely and the source does not say."""
    CONTEXT = "context"
    """A remark by the author of the page."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``id`` names its kind, so that two findings may share one.

    ``values`` hold the numbers, in children, pupils or percent; ``text`` is for remarks of the
    page's author only.
    """

    id: str
    severity: Severity
    values: Mapping[str, int | float | str] = field(default_factory=dict)
    text: str = ""


def check_page(page: Page) -> tuple[Finding, ...]:
    """Return everything that the checks find on a page, contradictions first."""
    findings = (
        *_parts_against_whole(
            "needs-do-not-add-up", (row.children for row in page.needs), page.total.children
        ),
        *_parts_against_whole(
            "settings-do-not-add-up",
            (setting.children for setting in page.settings),
            page.children_with_send,
        ),
        *_totals_against_each_other(page),
        *_printed_shares_against_counts(page),
        *_shares_against_100("printed-shares-sum", [row.printed_share for row in page.needs]),
        *_shares_against_100("comparator-shares-sum", [row.comparator_share for row in page.needs]),
        *_implied_population(page),
        *_census_that_fits(page),
        *(Finding(remark.id, Severity.CONTEXT, text=remark.text) for remark in page.remarks),
    )
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


# --- Parts and wholes ---------------------------------------------------------------------


def _parts_against_whole(id_: str, parts: Iterable[Quantity], whole: Quantity) -> Iterator[Finding]:
    quantities = tuple(parts)
    if not quantities or not isinstance(whole, Figure):
        return
    together = add(quantities)
    if isinstance(together, Missing):
        return
    # Of "at least N" it is known only that it cannot be less.
    if together.value > whole.value or (
        isinstance(together, Figure) and together.value < whole.value
    ):
        values: dict[str, int | float | str] = {
            "parts": int(together.value),
            "whole": int(whole.value),
        }
        if isinstance(together, AtLeast):
            values["parts_are"] = "at least"
        yield Finding(id_, Severity.NOTE, values)


def _totals_against_each_other(page: Page) -> Iterator[Finding]:
    total, children = page.total.children, page.children_with_send
    if isinstance(total, Figure) and isinstance(children, Figure) and total.value != children.value:
        values = {"total": int(total.value), "children": int(children.value)}
        yield Finding("totals-differ", Severity.NOTE, values)


# --- Printed shares -----------------------------------------------------------------------


def _printed_shares_against_counts(page: Page) -> Iterator[Finding]:
    rows: tuple[NeedRow | TotalRow, ...] = (*page.needs, page.total)
    for row in rows:
        printed, share = row.printed_share, share_of(row.children, page.total.children)
        if not isinstance(printed, Figure) or not isinstance(share, Figure):
            continue
        if printed.decimals is None:
            continue
        recomputed = round_half_up(share.value, printed.decimals)
        if recomputed != printed.value:
            values: dict[str, int | float | str] = {
                "row": _row_id(row),
                "label": row.label,
                "printed": float(printed.value),
                "recomputed": float(recomputed),
            }
            yield Finding("printed-share-differs", Severity.NOTE, values)


def _row_id(row: NeedRow | TotalRow) -> str:
    return row.code if isinstance(row, NeedRow) else "total"


def _shares_against_100(id_: str, shares: list[Quantity]) -> Iterator[Finding]:
    figures = [share for share in shares if isinstance(share, Figure)]
    if not figures or len(figures) < len(shares):
        return
    together = sum((figure.value for figure in figures), Fraction(0))
    if together == WHOLE_PCT:
        return
    ranges = [rounding_range(figure) for figure in figures]
    lowest = sum((low for low, _ in ranges), Fraction(0))
    above_highest = sum((high for _, high in ranges), Fraction(0))
    explained = lowest <= WHOLE_PCT < above_highest
    towards_100 = together - lowest if together > WHOLE_PCT else above_highest - together
    values = {
        "sum": float(together),
        "parts": len(figures),
        "rounding_explains": float(towards_100),
    }
    yield Finding(id_, Severity.ROUNDING if explained else Severity.NOTE, values)


# --- What the figures imply ---------------------------------------------------------------


def _implied_population(page: Page) -> Iterator[Finding]:
    """Divide the children by their share of all pupils, and by the ends of its rounding.

    The limits follow from what the share rounds to. The likely value is rounded to the largest
    power of ten within a tenth of their distance, and the limits to a tenth of that, so that no
    more digits are shown than the share carries. All half up.
    """
    children, share = page.children_with_send, page.share_of_pupils
    if not isinstance(children, Figure) or not isinstance(share, Figure) or not children.value:
        return
    lowest_share, highest_share = rounding_range(share)
    if lowest_share <= 0:
        return
    lowest, highest = (WHOLE_PCT * children.value / end for end in (highest_share, lowest_share))
    digits = len(str(int((highest - lowest) / 10))) - 1
    values = {
        "likely": _to_power_of_ten(WHOLE_PCT * children.value / share.value, digits),
        "lowest": _to_power_of_ten(lowest, max(0, digits - 1)),
        "highest": _to_power_of_ten(highest, max(0, digits - 1)),
    }
    yield Finding("implied-population", Severity.LIKELIHOOD, values)


def _to_power_of_ten(value: Fraction, power: int) -> int:
    step: int = 10**power
    return int(round_half_up(value / step, 0)) * step


@dataclass(frozen=True, slots=True)
class _Fit:
    """How near a census is to the page: pairs of (page, census) counts by setting."""

    candidate: CensusCandidate
    counts: Mapping[str, tuple[int, int]]

    @property
    def off_by(self) -> int:
        return sum(abs(ours - theirs) for ours, theirs in self.counts.values())

    @property
    def distance(self) -> Fraction:
        return Fraction(self.off_by, sum(ours for ours, _ in self.counts.values()))

    @property
    def is_near(self) -> bool:
        pairs = self.counts.values()
        return all(abs(ours - theirs) <= NEAR_SETTINGS * ours for ours, theirs in pairs)


def _census_that_fits(page: Page) -> Iterator[Finding]:
    """Name the census that is nearest to the page's figures, if one is near.

    Nearest is the one whose settings, all together, differ by the smallest part; a census is
    near by ``NEAR_SETTINGS`` and ``NEAR_SHARE``. Two that are equally near say nothing. No
    finding if the page itself gives the date of this census.
    """
    fits = sorted(_fits(page), key=lambda fit: fit.distance)
    near = [fit for fit in fits if fit.is_near and _share_is_near(page, fit.candidate)]
    if not near or (len(near) > 1 and near[0].distance == near[1].distance):
        return
    best = near[0]
    if best.candidate.census_date in (page.period.census_date, page.period.page_date):
        return
    values: dict[str, int | float | str] = {
        "page_date": page.period.page_date,
        "census_date": best.candidate.census_date,
        "published": best.candidate.published,
        "off_by": best.off_by,
    }
    others = [fit for fit in fits if fit is not best]
    if others:
        values["next_census_date"] = others[0].candidate.census_date
        values["next_published"] = others[0].candidate.published
        values["next_off_by"] = others[0].off_by
    yield Finding("census-date", Severity.LIKELIHOOD, values)


def _fits(page: Page) -> Iterator[_Fit]:
    ours = _known_counts((setting.id, setting.children) for setting in page.settings)
    for candidate in page.census_candidates:
        theirs = _known_counts(candidate.settings)
        shared = {id_: (ours[id_], theirs[id_]) for id_ in ours if id_ in theirs}
        if any(on_page for on_page, _ in shared.values()):
            yield _Fit(candidate, shared)


def _known_counts(counts: Iterable[tuple[str, Quantity]]) -> dict[str, int]:
    return {id_: int(count.value) for id_, count in counts if isinstance(count, Figure)}


def _share_is_near(page: Page, candidate: CensusCandidate) -> bool:
    ours, theirs = page.share_of_pupils, candidate.share_of_pupils
    if not isinstance(ours, Figure) or not isinstance(theirs, Figure):
        # What one of them does not give cannot speak against the census.
        return True
    return abs(ours.value - theirs.value) <= NEAR_SHARE
