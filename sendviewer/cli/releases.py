"""The commands on DfE files: what they hold, a page made from them, and what does not add up."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sendviewer.cli.answering import Exit, tell_written, write
from sendviewer.cli.batch_arguments import check_arguments
from sendviewer.cli.file_check import FileCheck
from sendviewer.cli.outputs import check_given, kinds_of, read_options
from sendviewer.cli.progress import TerminalWatch
from sendviewer.cli.release_selection import check_comparator, read_neighbour_list, read_selection
from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.core.pages import Discrepancy, Section
from sendviewer.core.selections import Dataset, Place, ReleasePeriod
from sendviewer.export.page_outputs import check_targets, left_out_words, write_page_to
from sendviewer.present.discrepancy_words import discrepancy_text
from sendviewer.present.document_json import Json
from sendviewer.present.release_listing import Listing, listing_json, listing_text
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page
from sendviewer.sources.dfe.release import Release
from sendviewer.sources.section_text import read_sections
from sendviewer.ui.places import copies_folder

__all__ = ["check_files", "list_areas", "make_page", "read_own_sections"]

# --- areas --------------------------------------------------------------------------------


def list_areas(arguments: argparse.Namespace) -> Exit:
    """Print what the files hold, as text or JSON; raises InputError."""
    with _release(arguments.files) as release:
        listing = Listing(
            title=release.title,
            datasets=release.datasets,
            places={one.id: _newest_places(release, one) for one in release.datasets},
            skipped=tuple((skipped.name, skipped.why) for skipped in release.skipped),
            checksum=release.sha256,
        )
        in_json = arguments.format == "json"
        words = listing_json(listing) if in_json else listing_text(listing)
    write(words)
    return Exit.DONE


def _newest_places(release: Release, dataset: Dataset) -> tuple[Place, ...]:
    return release.places(dataset.id, dataset.periods[0].key)


# --- page ---------------------------------------------------------------------------------


def make_page(arguments: argparse.Namespace) -> Exit:
    """Make a page from the files, write it everywhere it is asked for, and say what is left out.

    Raises InputError.
    """
    targets: list[Path] = arguments.to
    check_arguments(arguments)
    check_given(targets)
    check_targets(targets, _files_read(arguments), may_replace=arguments.force)
    kinds = kinds_of(targets)
    options = read_options(arguments, kinds)
    check_comparator(arguments)
    own_sections = read_own_sections(arguments.text)
    neighbours = read_neighbour_list(arguments)
    with _release(arguments.files) as release:
        selection = read_selection(release, arguments)
        page = build_page(release, selection, neighbours, own_sections)
    with TerminalWatch().watching() as watch:
        write_page_to(page, targets, options, may_replace=arguments.force, watch=watch)
    return tell_written(targets, left_out_words(kinds, options))


def _files_read(arguments: argparse.Namespace) -> list[Path]:
    others = (arguments.text, arguments.footprint, arguments.neighbours)
    named = (path for path in others if path is not None)
    return [*arguments.files, *named, *arguments.template]


def read_own_sections(path: Path | None) -> tuple[Section, ...]:
    """Return the sections of a person's own text; raises InputError."""
    if path is None:
        return ()
    place = FilePlace(str(path))
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        problem = "This is not a text file in UTF-8."
        raise InputError(problem, place=place, remedy="Save it again as UTF-8.") from fault
    except OSError as fault:
        problem = f"The text cannot be read: {fault.strerror}."
        remedy = "Check the name and where it is; expected a text file with your own sections."
        raise InputError(problem, place=place, remedy=remedy) from fault
    return read_sections(str(path), text)


# --- check --------------------------------------------------------------------------------


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
        "file": _file_of(dataset, files),
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


def _file_of(dataset: Dataset, files: Sequence[Path]) -> str:
    """Return the file of a dataset as it was given; one that lay in a folder, by its name."""
    name = dataset.file.archive or dataset.file.name
    return next((str(path) for path in files if path.name == name), name)


# --- Opening ------------------------------------------------------------------------------


@contextmanager
def _release(files: Sequence[Path]) -> Iterator[Release]:
    with TerminalWatch().watching() as watch:
        release = open_release(tuple(files), watch, copies_folder())
        try:
            release.finish(watch)  # so that a copy is kept, and a file that changes is refused
        except BaseException:
            release.close()
            raise
    try:
        yield release
    finally:
        release.close()
