"""States what a reader should know beside the figures of a page made from a DfE file.

Each remark has a rule: it is there when the rule holds, and its id stays the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sendviewer.core.figures import Figure, NotCollected, Quantity
from sendviewer.core.pages import NeedRow, Remark
from sendviewer.core.place_names import place_list
from sendviewer.core.selections import Dataset, Place, ReleasePeriod
from sendviewer.sources.areas import directory
from sendviewer.sources.authorities import dfe_codes
from sendviewer.sources.dfe.absent_rows import is_zero_by_sum
from sendviewer.sources.dfe.release import CountKey, Counts

__all__ = ["PageFacts", "page_remarks"]

SMALL_TOTAL = 100
"""Under so many, one child more or fewer moves a share by more than one percentage point."""

_DOWN_SYNDROME_SINCE = "2025"
_PERSON_LEVEL_SINCE = "2023"
_MOST_NAMED = 3
_CENSUS, _PLANS = "census", "plans"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What remarks are made from; ``counts`` are those of each of the areas, in their order."""

    dataset: Dataset
    population: str
    period: ReleasePeriod
    areas: tuple[Place, ...]
    counts: tuple[Counts, ...]
    shown: tuple[CountKey, ...]
    needs: tuple[NeedRow, ...]
    total: Quantity


def page_remarks(facts: PageFacts) -> tuple[Remark, ...]:
    """Return the remarks of a page, what is counted first."""
    return tuple(
        Remark(id_, text)
        for id_, text in (
            ("what-is-counted", facts.population),
            *_lineages(facts.areas),
            ("down-syndrome", _down_syndrome(facts)),
            ("person-level-collection", _person_level(facts)),
            ("small-numbers", _small_numbers(facts)),
            ("no-row", _no_row(facts)),
        )
        if text
    )


def _lineages(areas: Sequence[Place]) -> Iterator[tuple[str, str]]:
    for area in areas:
        code = "-".join(dfe_codes(area)) or area.code.casefold()
        yield f"lineage-{code}", " ".join(directory().lineage(area))


def _down_syndrome(facts: PageFacts) -> str:
    """Mark the break of January 2025, and say of years without the need why it has no count."""
    row = next((need for need in facts.needs if need.code == "DS"), None)
    if row is None:
        return ""
    if isinstance(row.children, NotCollected):
        return f"{row.children.reason.rstrip('.')}. It is not collected, which is not 0."
    if not facts.dataset.id.startswith(_CENSUS) or facts.period.date < _DOWN_SYNDROME_SINCE:
        return ""
    return (
        "Down syndrome is a primary need of its own since January 2025. Before, these children "
        "were recorded under other needs, such as severe and moderate learning difficulty, "
        "speech, language and communication needs or other difficulty: figures of these needs "
        "are not the same as in earlier years."
    )


def _person_level(facts: PageFacts) -> str:
    """Mark the break of 2023 in the figures on EHC plans."""
    if _PLANS not in facts.dataset.id or facts.period.date < _PERSON_LEVEL_SINCE:
        return ""
    return (
        "Since 2023 authorities report each EHC plan by itself. Figures from 2022 and before "
        "were collected as totals, and are not the same series."
    )


def _small_numbers(facts: PageFacts) -> str:
    if not isinstance(facts.total, Figure) or facts.total.value >= SMALL_TOTAL:
        return ""
    return (
        f"The numbers are small: {facts.total.value} in all. One more or one fewer moves a share "
        "by more than one percentage point."
    )


def _no_row(facts: PageFacts) -> str:
    """Say where a count is 0 by arithmetic, because the file gives no row for it."""
    names = [
        area.name
        for area, counts in zip(facts.areas, facts.counts, strict=True)
        if any(is_zero_by_sum(counts, key) for key in facts.shown)
    ]
    if not names:
        return ""
    where = place_list(names) if len(names) <= _MOST_NAMED else f"{len(names)} of the areas"
    return (
        f"For some counts of {where} the file has no row. They are 0 here, because the other "
        "rows add up to the total exactly."
    )
