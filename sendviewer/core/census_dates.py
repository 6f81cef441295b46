"""Finds which census the figures of a page are likely to come from, where the page does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from sendviewer.core.figures import Figure, Quantity
from sendviewer.core.findings import Finding, Severity
from sendviewer.core.pages import CensusCandidate, Page

__all__ = ["census_that_fits"]

NEAR_SETTINGS = Fraction(1, 200)
"""A census can be the source of a page if each setting's count is within this part of the page's:
counts are revised by a few children after a release; from year to year they move by more."""

NEAR_SHARE = Fraction(1, 10)
"""... and if its share of pupils is within this many percentage points of the printed one."""


class _Fit(Struct, frozen=True):
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


def census_that_fits(page: Page) -> Iterator[Finding]:
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
