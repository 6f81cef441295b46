"""What ``page --each-area`` takes and what not, and how its manifest writes the same again."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from sendviewer.core.errors import InputError
from sendviewer.core.selections import Selection
from sendviewer.export.batch.manifest import InputRecord
from sendviewer.export.document_formats import DocumentFormat
from sendviewer.sources.dfe.release import Release

__all__ = ["batch_commands", "batch_options", "check_arguments"]

Options = dict[str, str | bool | list[str]]

_OF_ONE_PAGE = ("to", "area", "footprint", "name")
_OF_MANY = ("level", "to_folder", "formats", "jobs")
_NEEDED = (("to_folder", "--to-folder FOLDER"), ("formats", "--format docx or the like"))
_AS_WRITTEN = {"formats": "--format"}


def check_arguments(arguments: argparse.Namespace) -> None:
    """Raise InputError for options that do not go with --each-area, or that lack it."""
    is_batch = arguments.each_area
    for name in _OF_ONE_PAGE if is_batch else _OF_MANY:
        if getattr(arguments, name):
            option = _AS_WRITTEN.get(name, f"--{name.replace('_', '-')}")
            with_or_not = "does not go with" if is_batch else "goes with"
            remedy = "See 'sendviewer page --help'."
            raise InputError(f"{option} {with_or_not} --each-area.", remedy=remedy)
    for name, words in _NEEDED if is_batch else ():
        if not getattr(arguments, name):
            raise InputError("--each-area has nowhere to write to.", remedy=f"Add {words}.")


def batch_options(
    arguments: argparse.Namespace,
    release: Release,
    selection: Selection,
    kinds: Sequence[DocumentFormat],
) -> Options:
    """Return every option as it counts, also where it was left out; names are those of options."""
    dataset = next(one for one in release.datasets if one.id == selection.dataset_id)
    period = next(one for one in dataset.periods if one.key == selection.period_key)
    return {
        "level": arguments.level or "authority",
        "source": selection.dataset_id,
        "period": period.label,
        "provision": selection.provision.value,
        "phase": selection.phase.value,
        "compare": [*(arguments.compare or ["England"])],
        "compare-name": arguments.compare_name or "",
        "simple-mean": arguments.simple_mean,
        "confidence": arguments.confidence,
        "measure": arguments.measure or "",
        "choices": sorted(set(arguments.choices)),
        "formats": [kind.ending.removeprefix(".") for kind in kinds],
    }


def batch_commands(
    options: Options, inputs: Sequence[InputRecord]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the command that makes all of it again, and the one for one AREA into OUT.

    Files are named without the folder that they lay in.
    """
    figures = [_safe(one.name) for one in inputs if one.role == "figures"]
    common = [*_chosen(options), *_more_files(inputs)]
    begin = ["sendviewer", "page", *figures]
    formats = [word for one in _listed(options["formats"]) for word in ("--format", one)]
    level = ["--each-area", "--level", str(options["level"])]
    whole = (*begin, *level, *common, "--to-folder", "FOLDER", *formats)
    one = (*begin, "--area", "AREA", *common, "--to", "OUT")
    return whole, one


def _chosen(options: Options) -> Iterator[str]:
    for name in ("source", "period", "provision", "phase", "confidence", "measure"):
        if options[name]:
            yield from (f"--{name}", str(options[name]))
    yield from ("--compare", *_listed(options["compare"]))
    if options["compare-name"]:
        yield from ("--compare-name", str(options["compare-name"]))
    if options["simple-mean"]:
        yield "--simple-mean"
    for choice in _listed(options["choices"]):
        yield f"--{choice}"


def _more_files(inputs: Sequence[InputRecord]) -> Iterator[str]:
    for one in inputs:
        if one.role != "figures":
            yield from (f"--{one.role}", _safe(one.name))


def _safe(name: str) -> str:
    """Return the name of a file as a command takes it, whatever it begins with."""
    return f"./{name}" if name.startswith("-") else name


def _listed(value: str | bool | list[str]) -> list[str]:  # noqa: FBT001 - a value of JSON
    return value if isinstance(value, list) else [str(value)]
