"""Holds what a reading view shows: headings, sentences, and pictures with their words.

Everything that a picture shows is said in the sentences beside it, so that it can be left out
wherever there are only words.
"""

from __future__ import annotations

from msgspec import Struct

from sendviewer.present.card_specs import Series
from sendviewer.present.proportions import InEvery

__all__ = [
    "LIST_MARK",
    "ReadingPart",
    "ReadingPicture",
    "ReadingSection",
    "ReadingSpec",
    "page_text",
    "part_text",
]

LIST_MARK = "- "


class ReadingPicture(Struct, frozen=True):
    """A share as filled figures: of people as people, of anything else as dots.

    ``name`` is the caption, whose share it is and how much; ``description`` says what is drawn.
    """

    name: str
    description: str
    form: InEvery
    series: Series
    is_of_people: bool = True


class ReadingPart(Struct, frozen=True):
    """What is read in one go. ``title`` may be empty; ``official`` is the term beside it.

    A paragraph that begins with "- " is an item of a list.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    official: str = ""
    pictures: tuple[ReadingPicture, ...] = ()


class ReadingSection(Struct, frozen=True):
    """A heading with its parts, at least one."""

    id: str
    heading: str
    parts: tuple[ReadingPart, ...]


class ReadingSpec(Struct, frozen=True):
    """The whole page in plain words. ``source_line`` goes with what is copied."""

    title: str
    sections: tuple[ReadingSection, ...]
    source_line: str

    @property
    def parts(self) -> tuple[ReadingPart, ...]:
        """All parts in reading order; no two have the same id."""
        return tuple(part for section in self.sections for part in section.parts)

    def heading_of(self, part: ReadingPart) -> str:
        """Return by which heading a part is known: its own title, or that of its section."""
        if part.title:
            return part.title
        return next(one.heading for one in self.sections if part in one.parts)


def part_text(part: ReadingPart) -> str:
    """Return the sentences of a part as one text, its official term first."""
    return " ".join(_lines(part))


def page_text(spec: ReadingSpec) -> str:
    """Return the whole page as plain text, a blank line between parts, the source at its end."""
    blocks = [spec.title]
    for section in spec.sections:
        blocks.append(section.heading)
        blocks += ["\n".join(filter(None, (part.title, *_lines(part)))) for part in section.parts]
    return "\n\n".join((*blocks, spec.source_line))


def _lines(part: ReadingPart) -> list[str]:
    words = (line.removeprefix(LIST_MARK) for line in part.paragraphs)
    return list(filter(None, (part.official, *words)))
