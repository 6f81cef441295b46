"""Makes a page of facts from a release and what was chosen in it.

Counts and denominators are added, never averaged; every figure of the page, its comparator and
its denominator come from one dataset and one period. What is missing stays missing, with the
file's own reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs
from msgspec.structs import replace

from sendviewer.core.figures import Missing, Quantity
from sendviewer.core.needs import NEEDS, UNRECORDED, Need
from sendviewer.core.pages import (
    Comparator,
    Discrepancy,
    NeedRow,
    Page,
    Period,
    Remark,
    Section,
    Source,
    TotalRow,
)
from sendviewer.core.place_names import place_in_sentence
from sendviewer.core.selections import Phase, Selection
from sendviewer.sources.dfe.chosen_places import areas_on_page
from sendviewer.sources.dfe.first_selection import first_selection
from sendviewer.sources.dfe.page_gathering import Gathered, gather
from sendviewer.sources.dfe.page_remarks import PageFacts, page_remarks
from sendviewer.sources.dfe.phase_words import population_words
from sendviewer.sources.dfe.pooling import Mean, Pooled, Remainder
from sendviewer.sources.dfe.release import CountKey, Release
from sendviewer.sources.dfe.settings_and_ages import (
    age_rows,
    provision_rows,
    setting_rows,
)
from sendviewer.sources.neighbours import NeighbourList

__all__ = ["build_page", "first_selection"]

LICENCE = "Open Government Licence v3.0"

_NO_PUPILS = Missing("", "this file does not count all pupils")


def build_page(
    release: Release,
    selection: Selection,
    neighbours: NeighbourList | None = None,
    own_sections: Sequence[Section] = (),
) -> Page:
    """Return the page of a selection, with a person's own sections.

    Raises InputError if the selection cannot become a page: a dataset without primary need, a
    period or an area that is not in the file, areas that overlap, a comparator that cannot be.
    """
    made = gather(release, selection, neighbours)
    subject = made.subject
    name, short_name = made.names
    where = place_in_sentence(name)
    needs, settings = _needs(made), setting_rows(made.sides, selection, made.dataset.phases)
    return Page(
        title=f"Key facts: {subject.title} in {where}, {made.period.when}",
        name=name,
        short_name=short_name,
        areas=areas_on_page(made.areas),
        period=Period(made.period.when, made.period.date, made.period.date),
        comparator=_comparator(made),
        population=made.population,
        children_with_send=made.sides.areas.count(made.total),
        share_of_pupils=_share_of_pupils(made, made.sides.areas),
        comparator_share_of_pupils=_share_of_pupils(made, made.sides.comparator),
        settings=settings,
        needs=needs,
        total=_total(made),
        sections=tuple(own_sections),
        remarks=_remarks(made, needs),
        sources=_sources(made, neighbours),
        subject=subject,
        pupils=_pupils(made, made.sides.areas),
        comparator_pupils=_pupils(made, made.sides.comparator),
        provisions=provision_rows(made.sides, selection),
        ages=age_rows(made.sides, selection),
        discrepancies=_discrepancies(made),
    )


# --- Figures ------------------------------------------------------------------------------


def _needs(made: Gathered) -> tuple[NeedRow, ...]:
    """Return every need that the file gives, in the order of the catalogue."""
    given = set(made.sides.keys())
    rows = []
    for need in NEEDS:
        key = _need_key(made, need, given)
        if key is not None:
            rows.append(_need_row(made, need, key))
    return tuple(rows)


def _need_key(made: Gathered, need: Need, given: set[CountKey]) -> CountKey | None:
    key = replace(made.total, need=need.code)
    if need.code == UNRECORDED and made.sides.is_nowhere(key):
        return None  # every need is recorded: a row that says so is no need
    return key if key in given else None


def _need_row(made: Gathered, need: Need, key: CountKey) -> NeedRow:
    return NeedRow(
        need.code,
        need.official_label,
        made.sides.areas.count(key),
        comparator_share=made.sides.comparator.share(key, made.total),
        comparator_children=made.sides.comparator.count(key),
    )


def _total(made: Gathered) -> TotalRow:
    return TotalRow(
        "Total",
        made.sides.areas.count(made.total),
        comparator_share=made.sides.comparator.share(made.total, made.total),
        comparator_children=made.sides.comparator.count(made.total),
    )


def _share_of_pupils(made: Gathered, side: Pooled) -> Quantity:
    return side.share(made.total, made.pupils) if made.dataset.has_pupils else _NO_PUPILS


def _pupils(made: Gathered, side: Pooled) -> Quantity:
    return side.count(made.pupils) if made.dataset.has_pupils else _NO_PUPILS


def _comparator(made: Gathered) -> Comparator:
    """Return the comparator with what its counts add to its note."""
    comparator, pooled = made.chosen.comparator, made.sides.comparator
    more = ""
    if isinstance(pooled, Mean):
        more = _left_out(made, pooled)
    elif isinstance(pooled, Remainder) and pooled.whole_is_rounded:
        more = "The file rounds the whole, so the other local authorities are added up."
    return structs.replace(comparator, note=f"{comparator.note} {more}".strip())


def _left_out(made: Gathered, mean: Mean) -> str:
    """Say how many areas a mean leaves out at most, as their share is not known."""
    needs = [key for key in made.sides.keys() if key == replace(made.total, need=key.need)]  # noqa: SIM118
    most = max((mean.left_out(key, made.total) for key in needs), default=0)
    if not most:
        return ""
    return f"Areas whose share is not known are left out: up to {most}, depending on the need."


# --- Where they come from, and what to know -----------------------------------------------


def _sources(made: Gathered, neighbours: NeighbourList | None) -> tuple[Source, ...]:
    file, keys = made.dataset.file, [place.key for place in made.places]
    titles = [file.release or made.release.title, made.dataset.title]
    data = Source(
        title=": ".join(dict.fromkeys(filter(None, titles))),
        publisher=file.publisher,
        licence=LICENCE,
        file=f"{file.archive}/{file.name}" if file.archive else file.name,
        sha256=made.release.sha256(made.dataset.id),
        rows=made.release.rows_used(made.dataset.id, made.period.key, keys),
    )
    if made.chosen.comparator.kind != "statistical-neighbours" or neighbours is None:
        return (data,)
    listing = Source(
        title=f"Statistical neighbours, {neighbours.version}",
        publisher=file.publisher,
        licence=LICENCE,
        file=neighbours.source_file,
    )
    return data, listing


def _remarks(made: Gathered, needs: tuple[NeedRow, ...]) -> tuple[Remark, ...]:
    keys, total = made.sides.keys(), made.total
    facts = PageFacts(
        dataset=made.dataset,
        population=population_words(made.dataset, made.selection.phase),
        period=made.period,
        areas=made.areas,
        counts=tuple(made.counts.get(area.key, {}) for area in made.areas),
        shown=tuple(key for key in keys if _is_shown(key, total)),
        needs=needs,
        total=made.sides.areas.count(total),
    )
    return page_remarks(facts)


def _is_shown(key: CountKey, total: CountKey) -> bool:
    """Return whether a count is a part of the total: a need, a group, or a kind of school."""
    if key.provision != total.provision:
        return False
    is_whole_phase = not (key.need or key.group)
    return key.phase is total.phase or (total.phase is Phase.ALL and is_whole_phase)


def _discrepancies(made: Gathered) -> tuple[Discrepancy, ...]:
    """Return what does not add up in the places of this page, their regions and England."""
    concerned = {place.name for place in made.places}
    concerned.update(made.file.region_name(area) for area in made.areas)
    if made.file.england is not None:
        concerned.add(made.file.england.name)
    return made.release.discrepancies(made.dataset.id, made.period.key, concerned)
