"""Own text as a person types it: headings begin with "## ", and nobody writes ids.

A section keeps its id while its heading stays the same, so that links and the remembered period
stay with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Section
from sendviewer.sources.section_text import read_sections, sections_text

__all__ = ["editable_text", "sections_from"]

_SHOWN_AS = "Your text"
_HEADING = re.compile(r"^(##[ \t]+\S.*?)[ \t]*$", re.MULTILINE)
_ID = re.compile(r"\s*\{#[^}]*\}\s*$")
_HOW_TO_HEAD = "Begin a section with “## ” and its heading, on a line of its own."
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def editable_text(sections: Sequence[Section]) -> str:
    """Return sections as text to edit, without ids and periods."""
    text = sections_text([replace(section, written_for="") for section in sections])
    return _HEADING.sub(lambda line: _ID.sub("", line[1]), text)


def sections_from(text: str, before: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections that somebody typed; raises InputError with the line.

    What is word for word as ``before`` keeps the period that it was written for.
    """
    taken: set[str] = set()
    ids = {section.heading: section.id for section in before}

    def with_id(line: re.Match[str]) -> str:
        heading = _ID.sub("", line[1])
        words = heading.removeprefix("##").strip()
        return f"{heading} {{#{_free_id(ids.get(words) or _id_of(words), taken)}}}"

    written = _read(_HEADING.sub(with_id, text))
    periods = {replace(section, written_for=""): section.written_for for section in before}
    return tuple(replace(section, written_for=periods.get(section, "")) for section in written)


def _read(text: str) -> tuple[Section, ...]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith("#") and not _HEADING.match(line.strip()):
            problem = f"Found “{line.strip()}” where a heading is expected."
            raise InputError(problem, place=Place(_SHOWN_AS, number), remedy=_HOW_TO_HEAD)
    try:
        return read_sections(_SHOWN_AS, text)
    except InputError as error:
        # What the text of a file is told about ids is nothing to whoever types here.
        remedy = _HOW_TO_HEAD if "{#" in error.remedy else error.remedy
        raise InputError(error.problem, place=error.place, remedy=remedy) from error


def _id_of(heading: str) -> str:
    return _NO_LETTERS.sub("-", heading.casefold()).strip("-") or "section"


def _free_id(wanted: str, taken: set[str]) -> str:
    number, id_ = 1, wanted
    while id_ in taken:
        number += 1
        id_ = f"{wanted}-{number}"
    taken.add(id_)
    return id_
