"""What the commands that write documents share: the chosen form, and what it was chosen for."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from sendviewer.core.comparisons import Confidence
from sendviewer.core.errors import InputError, Place
from sendviewer.export.document_formats import DocumentFormat, DocumentOptions, format_of
from sendviewer.present.specs import Measure

__all__ = ["check_given", "kinds_of", "read_options"]


def check_given(targets: Sequence[Path]) -> None:
    """Raise InputError if there is nowhere to write to."""
    if not targets:
        remedy = "Add --to with a name that ends in .docx, .pdf, .xlsx or the like."
        raise InputError("There is nowhere to write to.", remedy=remedy)


def kinds_of(targets: Sequence[Path]) -> tuple[DocumentFormat, ...]:
    """Return the kinds of document that the names ask for; a folder asks for none."""
    return tuple(kind for path in targets if not path.is_dir() and (kind := format_of(path)))


def read_options(arguments: argparse.Namespace, kinds: Iterable[DocumentFormat]) -> DocumentOptions:
    """Return the form of the documents; raises InputError for an option that none of them takes."""
    kinds = tuple(kinds)
    taken = {choice.id for kind in kinds for choice in kind.choices}
    for choice in arguments.choices:
        if choice not in taken:
            raise _passed_over(f"--{choice}")
    if arguments.measure and not any(kind.has_measure for kind in kinds):
        raise _passed_over("--measure")
    for template in arguments.template:
        _check_template(template, kinds)
    _check_one_each(arguments.template, kinds)
    return DocumentOptions(
        confidence=Confidence.of(arguments.confidence),
        measure=Measure(arguments.measure or Measure.SHARE.value),
        choices=frozenset(arguments.choices),
        templates=tuple(arguments.template),
    )


def _check_template(template: Path, kinds: tuple[DocumentFormat, ...]) -> None:
    endings = {ending for kind in kinds for ending in kind.template_endings}
    place = Place(str(template))
    if template.suffix.lower() not in endings:
        problem = "No document that is to be written takes this file as its template."
        raise InputError(problem, place=place, remedy="Leave it out, or write its kind, too.")
    if not template.is_file():
        problem = "There is no such file; expected a template."
        raise InputError(problem, place=place, remedy="Check the name and where it is.")


def _check_one_each(templates: Sequence[Path], kinds: tuple[DocumentFormat, ...]) -> None:
    for kind in kinds:
        fitting = [each for each in templates if each.suffix.lower() in kind.template_endings]
        if len(fitting) > 1:
            problem = "Two templates are given for the same kind of document."
            raise InputError(problem, place=Place(str(fitting[1])), remedy="Leave one out.")


def _passed_over(option: str) -> InputError:
    return InputError(
        f"{option} is for kinds of document that are not to be written.",
        remedy="Leave it out, or write such a document, too; --help says which.",
    )
