"""The command ``page --each-area``: documents for every area of a release, and their manifest."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from sendviewer.cli.answering import Exit, report, say, tell_written
from sendviewer.cli.batch_arguments import batch_commands, batch_options, check_arguments
from sendviewer.cli.outputs import read_options
from sendviewer.cli.progress import TerminalWatch
from sendviewer.cli.release_selection import (
    check_comparator,
    read_neighbour_list,
    read_selections,
)
from sendviewer.cli.releases import read_own_sections
from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.core.selections import Level, Place, Selection
from sendviewer.export.batch.area_folders import area_folders
from sendviewer.export.batch.manifest import (
    MANIFEST_NAME,
    SCHEMA,
    AreaRecord,
    InputRecord,
    Manifest,
    input_record,
)
from sendviewer.export.batch.record import BatchRecord
from sendviewer.export.batch.run import AreaTask, BatchPlan, BatchResult, run_batch
from sendviewer.export.document_formats import DOCUMENT_FORMATS, DocumentFormat
from sendviewer.export.page_outputs import left_out_words
from sendviewer.export.versions import made_with
from sendviewer.present.batch_words import earlier_text, outcome_text, problem_text
from sendviewer.sources.dfe.given_files import files_read
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page
from sendviewer.sources.dfe.release import Release
from sendviewer.sources.neighbours import NeighbourList

__all__ = ["make_batch"]

_LEVELS = {"authority": Level.LOCAL_AUTHORITY, "region": Level.REGIONAL}


class _Outcome(Struct, frozen=True):
    """Files that were written, what is to be said, and what failed."""

    written: list[Path]
    remarks: list[str]
    has_problems: bool
    faults: list[Exception]


def make_batch(arguments: argparse.Namespace) -> Exit:
    """Make the documents of each area that are missing or out of date; raises InputError.

    One area that cannot be made stops no other. After Ctrl+C the same command goes on.
    """
    try:
        outcome = _make(arguments)
    except KeyboardInterrupt:
        say("Stopped; the same command goes on from here.")
        raise
    tell_written(outcome.written, outcome.remarks)
    if outcome.faults:
        report(outcome.faults[0])
        return Exit.FAULT
    return Exit.INPUT if outcome.has_problems else Exit.DONE


def _make(arguments: argparse.Namespace) -> _Outcome:
    check_arguments(arguments)
    check_comparator(arguments)
    kinds = [DOCUMENT_FORMATS[ending] for ending in _endings(arguments)]
    root: Path = arguments.to_folder
    with TerminalWatch().watching() as watch:
        neighbours = read_neighbour_list(arguments)
        release = open_release(tuple(arguments.files), watch)
        try:
            release.finish(watch)
            plan = _plan(release, arguments, kinds, neighbours)
            _make_root(root)
            record = BatchRecord(root, plan.manifest, may_replace=arguments.force)
            result = run_batch(plan, record, watch)
        finally:
            release.close()
    remarks = [*left_out_words(kinds, plan.options), *_remarks(result, record.manifest(), root)]
    written = [root / name for name in sorted(result.written)]
    return _Outcome([*written, root / MANIFEST_NAME], remarks, bool(result.problems), result.faults)


def _endings(arguments: argparse.Namespace) -> list[str]:
    """Return the endings of the kinds that were named, in the order of the registry."""
    wanted = {f".{word.lower().removeprefix('.')}" for word in arguments.formats}
    unknown = sorted(wanted.difference(DOCUMENT_FORMATS))
    if unknown:
        known = ", ".join(ending.removeprefix(".") for ending in DOCUMENT_FORMATS)
        problem = f"'{unknown[0].removeprefix('.')}' is no kind of document."
        raise InputError(problem, remedy=f"There are: {known}.")
    return [ending for ending in DOCUMENT_FORMATS if ending in wanted]


# --- The plan -----------------------------------------------------------------------------


def _plan(
    release: Release,
    arguments: argparse.Namespace,
    kinds: Sequence[DocumentFormat],
    neighbours: NeighbourList | None,
) -> BatchPlan:
    options = read_options(arguments, kinds)
    own_sections = read_own_sections(arguments.text)
    selections = read_selections(release, arguments, _LEVELS[arguments.level or "authority"])
    areas = _areas(selections)
    inputs = tuple(_inputs(arguments, neighbours))
    chosen = batch_options(arguments, release, next(iter(selections.values())), kinds)
    whole, one = batch_commands(chosen, inputs)
    manifest = Manifest(
        schema=SCHEMA,
        title=release.title,
        made_with=made_with(),
        inputs=inputs,
        options=chosen,
        command=whole,
        command_for_one_area=one,
        areas=tuple(sorted(areas.values(), key=lambda area: area.folder)),
    )

    def task(place: Place, selection: Selection) -> AreaTask:
        return AreaTask(
            areas[place], lambda: build_page(release, selection, neighbours, own_sections)
        )

    return BatchPlan(
        root=arguments.to_folder,
        manifest=manifest,
        tasks=tuple(task(*each) for each in selections.items()),
        endings=tuple(kind.ending for kind in kinds),
        options=options,
        jobs=arguments.jobs or _processors(),
        may_replace=arguments.force,
    )


def _areas(selections: dict[Place, Selection]) -> dict[Place, AreaRecord]:
    folders = area_folders(selections)
    return {
        place: AreaRecord(place.code, place.dfe_code, place.name, folders[place.key])
        for place in selections
    }


def _inputs(
    arguments: argparse.Namespace, neighbours: NeighbourList | None
) -> Iterator[InputRecord]:
    for path in files_read(arguments.files):
        yield input_record("figures", path)
    if neighbours is not None:
        beside = Path(arguments.files[0]).resolve().parent / neighbours.source_file
        yield input_record("neighbours", arguments.neighbours or beside)
    if arguments.text is not None:
        yield input_record("text", arguments.text)
    for template in arguments.template:
        yield input_record("template", template)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):  # fewer than there are, in a container or by choice
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _make_root(root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        is_file = isinstance(fault, FileExistsError | NotADirectoryError)
        reason = "there is a file under this name" if is_file else fault.strerror
        problem = f"The folders cannot be put here: {reason}."
        remedy = "Name a folder that can be written to."
        raise InputError(problem, place=FilePlace(str(root)), remedy=remedy) from fault


# --- What is said -------------------------------------------------------------------------


def _remarks(result: BatchResult, manifest: Manifest, root: Path) -> Iterator[str]:
    by_problem: dict[str, list[str]] = {}
    for area, problem in result.problems:
        by_problem.setdefault(str(problem), []).append(area.name)
    for words, names in by_problem.items():
        yield problem_text(names, words)
    if manifest.earlier_files:
        first, number = manifest.earlier_files[0], len(manifest.earlier_files)
        yield earlier_text(str(root / first.file), number)
    yield outcome_text(result.made, result.up_to_date, len(result.problems))
