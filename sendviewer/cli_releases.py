"""The commands on DfE files: what they hold, a page made from them, and what does not add up.

A selection is put together from words here; whatever is not found names what there is.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sendviewer.cli_progress import TerminalWatch
from sendviewer.core.comparisons import Confidence
from sendviewer.core.errors import InputError
from sendviewer.core.pages import Discrepancy, Section
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Dataset,
    Phase,
    Place,
    Pooling,
    Provision,
    ReleasePeriod,
    Selection,
)
from sendviewer.export.page_outputs import check_target, write_page_as
from sendviewer.present.discrepancy_words import discrepancy_text
from sendviewer.present.document_json import Json
from sendviewer.present.release_listing import Listing, listing_json, listing_text
from sendviewer.sources.areas import directory
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page
from sendviewer.sources.dfe.release import Release
from sendviewer.sources.footprints import Footprint, read_footprint
from sendviewer.sources.neighbours import NeighbourList, find_neighbours, read_neighbours
from sendviewer.sources.section_text import read_sections

__all__ = ["FileCheck", "areas_listing", "check_files", "make_page"]

_COMPARATORS = {
    "england": ComparatorKind.ENGLAND,
    "national": ComparatorKind.ENGLAND,
    "region": ComparatorKind.REGION,
    "rest-of-region": ComparatorKind.REST_OF_REGION,
    "neighbours": ComparatorKind.NEIGHBOURS,
    "statistical-neighbours": ComparatorKind.NEIGHBOURS,
}


# --- areas --------------------------------------------------------------------------------


def areas_listing(arguments: argparse.Namespace) -> str:
    """Return what the files hold, as text or JSON; raises InputError."""
    with _release(arguments.files) as release:
        listing = Listing(
            title=release.title,
            datasets=release.datasets,
            places={one.id: _newest_places(release, one) for one in release.datasets},
            skipped=tuple((skipped.name, skipped.why) for skipped in release.skipped),
        )
    return listing_json(listing) if arguments.format == "json" else listing_text(listing)


def _newest_places(release: Release, dataset: Dataset) -> tuple[Place, ...]:
    return release.places(dataset.id, dataset.periods[0].key)


# --- page ---------------------------------------------------------------------------------


def make_page(arguments: argparse.Namespace) -> tuple[Path, ...]:
    """Make a page from the files and write it everywhere it is asked for; raises InputError."""
    for path in arguments.to:
        check_target(path)
    own_sections = _own_sections(arguments.text)
    neighbours = _neighbours(arguments)
    with _release(arguments.files) as release:
        selection = _selection(release, arguments)
        page = build_page(release, selection, neighbours, own_sections)
    confidence = Confidence.of(arguments.confidence)
    for path in arguments.to:
        write_page_as(page, path, confidence)
    return tuple(arguments.to)


def _selection(release: Release, arguments: argparse.Namespace) -> Selection:
    dataset = _dataset(release, arguments.source, arguments.period)
    period = _period(dataset, arguments.period)
    places = release.places(dataset.id, period.key)
    footprint = read_footprint(arguments.footprint) if arguments.footprint else None
    provision = Provision(arguments.provision or dataset.provisions[0].value)
    _require(provision, dataset.provisions, dataset)
    phase = Phase(arguments.phase)
    _require(phase, dataset.phases, dataset)
    return Selection(
        dataset_id=dataset.id,
        period_key=period.key,
        area_keys=_area_keys(arguments.area, footprint, places),
        name=arguments.name or (footprint.name if footprint else ""),
        provision=provision,
        phase=phase,
        comparator=_comparator(arguments, places),
    )


def _dataset(release: Release, id_: str | None, period: str | None) -> Dataset:
    if id_ is None:
        return _first_dataset(release, period)
    for dataset in release.datasets:
        if dataset.id == id_:
            return dataset
    known = ", ".join(dataset.id for dataset in release.datasets)
    raise InputError(f"'{id_}' is not a source in these files.", remedy=f"There are: {known}.")


def _first_dataset(release: Release, period: str | None) -> Dataset:
    """Return the first dataset that has needs and the period; else the first, which says why."""
    with_needs = [dataset for dataset in release.datasets if dataset.has_needs]
    fitting = [one for one in with_needs if period is None or _find_period(one, period)]
    return next(iter((*fitting, *with_needs, *release.datasets)))


def _period(dataset: Dataset, words: str | None) -> ReleasePeriod:
    if words is None:
        return dataset.periods[0]
    period = _find_period(dataset, words)
    if period is None:
        known = ", ".join(each.label for each in dataset.periods)
        raise InputError(
            f"{dataset.title} has no figures for the period '{words}'.",
            remedy=f"There are: {known}.",
        )
    return period


def _find_period(dataset: Dataset, words: str) -> ReleasePeriod | None:
    wanted = words.strip().casefold()
    for period in dataset.periods:
        names = (period.label, period.key, period.when, period.date)
        if wanted in (name.casefold() for name in names):
            return period
    return None


def _require(
    chosen: Provision | Phase, offered: Sequence[Provision | Phase], dataset: Dataset
) -> None:
    if chosen not in offered:
        known = ", ".join(one.value for one in offered)
        raise InputError(
            f"{dataset.title} does not give figures for '{chosen.value}'.",
            remedy=f"It has: {known}.",
        )


def _area_keys(
    words: Sequence[str], footprint: Footprint | None, places: Sequence[Place]
) -> tuple[str, ...]:
    wanted = list(words)
    if footprint:
        wanted += [area.dfe_code or area.code for area in footprint.areas]
    if not wanted:
        raise InputError(
            "No area was given.",
            remedy="Add --area with a name or code, or --footprint with a file of areas; "
            "'sendviewer areas FILE' lists what there is.",
        )
    return _keys(wanted, places)


def _keys(words: Sequence[str], places: Sequence[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(directory().find(each, tuple(places)).key for each in words))


def _comparator(arguments: argparse.Namespace, places: Sequence[Place]) -> ComparatorSelection:
    pooling = Pooling.SIMPLE_MEAN if arguments.simple_mean else Pooling.POOLED
    words = arguments.compare or ["England"]
    kind = _COMPARATORS.get(words[0].strip().casefold().replace(" ", "-"))
    if kind is not None and len(words) == 1:
        return ComparatorSelection(kind, pooling=pooling)
    return ComparatorSelection(
        ComparatorKind.AREAS,
        _keys(words, places),
        arguments.compare_name or "",
        pooling,
    )


def _neighbours(arguments: argparse.Namespace) -> NeighbourList | None:
    """Return the list that was named, else one that lies beside the files if it is needed."""
    if arguments.neighbours:
        return read_neighbours(arguments.neighbours)
    wanted = {_COMPARATORS.get(word.casefold()) for word in arguments.compare or ()}
    if ComparatorKind.NEIGHBOURS not in wanted:
        return None
    return find_neighbours(Path(arguments.files[0]).resolve().parent)


def _own_sections(path: Path | None) -> tuple[Section, ...]:
    if path is None:
        return ()
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        problem = f"{path} is not a text file in UTF-8."
        raise InputError(problem, remedy="Save it again as UTF-8.") from fault
    return read_sections(str(path), text)


# --- check --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What the check of DfE files found: for people, for programs, and whether there is any."""

    text: str
    notes: list[Json]
    found: bool


def check_files(files: Sequence[Path]) -> FileCheck:
    """Return where parts do not add up in any source and period of the files."""
    with _release(files) as release:
        checked = [
            (dataset, period, release.discrepancies(dataset.id, period.key))
            for dataset in release.datasets
            for period in dataset.periods
        ]
        title = release.title
    found = any(discrepancies for _, _, discrepancies in checked)
    blocks = [_check_text(*each) for each in checked]
    notes: list[Json] = [
        _note(files, dataset, period, discrepancy)
        for dataset, period, discrepancies in checked
        for discrepancy in discrepancies
    ]
    return FileCheck("\n".join([title, "", *blocks]), notes, found)


def _check_text(
    dataset: Dataset, period: ReleasePeriod, discrepancies: Sequence[Discrepancy]
) -> str:
    head = f"{dataset.title}, {period.when}"
    if not discrepancies:
        return f"{head}: the parts add up.\n"
    return "\n".join([f"{head}:", *(f"- {discrepancy_text(one)}" for one in discrepancies), ""])


def _note(
    files: Sequence[Path], dataset: Dataset, period: ReleasePeriod, discrepancy: Discrepancy
) -> Json:
    return {
        "file": ", ".join(map(str, files)),
        "source": dataset.id,
        "period": period.label,
        "id": "file-does-not-add-up",
        "severity": "note",
        "text": discrepancy_text(discrepancy),
        "values": {
            "whole_name": discrepancy.whole_name,
            "parts_name": discrepancy.parts_name,
            "what": discrepancy.what,
            "whole": discrepancy.whole,
            "parts": discrepancy.parts,
            "parts_are": "at least" if discrepancy.parts_are_at_least else "exactly",
        },
    }


# --- Opening ------------------------------------------------------------------------------


@contextmanager
def _release(files: Sequence[Path]) -> Iterator[Release]:
    watch = TerminalWatch()
    try:
        release = open_release(tuple(files), watch)
    finally:
        watch.close()
    try:
        yield release
    finally:
        release.close()
