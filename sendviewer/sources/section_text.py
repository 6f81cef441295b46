"""Reads and writes text.md: the sections of the text panel, as a person writes them.

A section begins with ``## Heading {#id}``, or with ``## Heading {#id written-for="2023/24"}`` if it
was kept from an earlier page. Paragraphs are divided by an empty line; a line that
begins with ``- `` is an item of a list; a section may end with one table between ``|``. A
backslash before ``#``, ``|`` or a backslash at the start of a paragraph, and before ``|`` or a
backslash in a table, takes away its meaning. Everything else is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Section, SectionTable
from sendviewer.sources.places import LONGEST_NAME, quoted

__all__ = ["read_sections", "sections_text"]

_ITEM = "- "
_HEADING = re.compile(
    r"##\s+(?P<heading>\S.*?)\s*\{#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r'(?:\s+written-for="(?P<written_for>(?:[^"\\]|\\.)+)")?\s*\}'
)
_ESCAPED_IN_QUOTES = re.compile(r'\\(["\\])')
_CELL = re.compile(r"((?:\\[\\|]|[^|])*)(\||$)")
_RULE_CELL = re.compile(r":?-+:?")
_ESCAPED = re.compile(r"\\([\\|])")
_ESCAPED_START = re.compile(r"\\(?=[#|\\])")
_NEEDS_ESCAPE = ("#", "|", "\\")
_HOW_TO_HEAD = "Begin a section with a line such as “## Ages {#ages}”."
_HOW_TO_TABLE = "Give each row of a table the same number of cells, between | and |."


class _Draft(Struct):
    """A section while its lines are read."""

    id: str
    heading: str
    line: int
    paragraphs: list[str] = []
    table_lines: list[tuple[int, str]] = []
    written_for: str = ""
    continues: bool = False


def read_sections(file: str, text: str) -> tuple[Section, ...]:
    """Return the sections of text.md in their order; raises InputError."""
    drafts: list[_Draft] = []
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip()
        if words.startswith("#"):
            drafts.append(_headed(file, number, words, drafts))
        elif drafts:
            _take_line(file, number, line, drafts[-1])
        elif words:
            problem = f"Found {quoted(words)} before the first heading."
            raise InputError(problem, place=_start(file, number, line), remedy=_HOW_TO_HEAD)
    return tuple(_finished(file, draft) for draft in drafts)


def sections_text(sections: Sequence[Section]) -> str:
    """Return the text of text.md."""
    return "\n".join(_section_text(section) for section in sections)


def _headed(file: str, number: int, words: str, earlier: list[_Draft]) -> _Draft:
    found = _HEADING.fullmatch(words)
    if found is None:
        problem = f"Found {quoted(words)}; expected a heading of the form “## Heading {{#id}}”."
        remedy = f"{_HOW_TO_HEAD} An id is of small letters, digits and hyphens."
        raise InputError(problem, place=Place(file, number, 1), remedy=remedy)
    if len(found["heading"]) > LONGEST_NAME:
        problem = f"The heading has {len(found['heading']):,} characters: {quoted(words)}."
        remedy = f"Shorten it to {LONGEST_NAME} characters."
        raise InputError(problem, place=Place(file, number, 1), remedy=remedy)
    for draft in earlier:
        if draft.id == found["id"]:
            problem = f"The id {quoted(draft.id)} is there twice; it is first on line {draft.line}."
            place = Place(file, number, 1 + words.index("{#"))
            raise InputError(problem, place=place, remedy="Give this section another id.")
    written_for = _ESCAPED_IN_QUOTES.sub(r"\1", found["written_for"] or "")
    return _Draft(found["id"], found["heading"], number, written_for=written_for)


def _take_line(file: str, number: int, line: str, draft: _Draft) -> None:
    words = line.strip()
    if words.startswith("|"):
        _take_table_line(file, number, line, draft)
        return
    if not words:
        draft.continues = False
        return
    if draft.table_lines:
        problem = f"Found {quoted(words)} below a table; a table ends its section."
        remedy = "Move it above the table, or begin a new section."
        raise InputError(problem, place=_start(file, number, line), remedy=remedy)
    if draft.continues and not words.startswith(_ITEM):
        draft.paragraphs[-1] += f" {words}"
    else:
        draft.paragraphs.append(_paragraph(words))
    draft.continues = True


def _take_table_line(file: str, number: int, line: str, draft: _Draft) -> None:
    if draft.table_lines and draft.table_lines[-1][0] != number - 1:
        problem = "A second table begins here; a section holds one table at most."
        remedy = "Take out the empty line, or begin a new section."
        raise InputError(problem, place=_start(file, number, line), remedy=remedy)
    draft.table_lines.append((number, line))


def _paragraph(words: str) -> str:
    if words.startswith(_ITEM):
        return _ITEM + words.removeprefix(_ITEM).strip()
    return _ESCAPED_START.sub("", words, count=1) if words.startswith("\\") else words


def _finished(file: str, draft: _Draft) -> Section:
    if not draft.paragraphs and not draft.table_lines:
        problem = f"The section {quoted(draft.heading)} is empty."
        remedy = "Write a paragraph under its heading, or take the heading out."
        raise InputError(problem, place=Place(file, draft.line, 1), remedy=remedy)
    table = _table(file, draft.table_lines) if draft.table_lines else None
    paragraphs = tuple(draft.paragraphs)
    return Section(draft.id, draft.heading, paragraphs, table, written_for=draft.written_for)


def _table(file: str, lines: list[tuple[int, str]]) -> SectionTable:
    (first_number, first_line), *below = lines
    columns = _cells(first_line)
    if not below or not all(_RULE_CELL.fullmatch(cell) for cell in _cells(below[0][1])):
        number, line = below[0] if below else (first_number, first_line)
        problem = "The line under the head of a table is missing."
        rule = _row_text(["---"] * len(columns))
        raise InputError(
            problem, place=_start(file, number, line), remedy=f"Write “{rule}” under the head."
        )
    for number, line in below:
        _check_width(file, number, line, columns)
    return SectionTable(columns, tuple(_cells(line) for _, line in below[1:]))


def _check_width(file: str, number: int, line: str, columns: tuple[str, ...]) -> None:
    cells = _cells(line)
    if len(cells) == len(columns):
        return
    place = _start(file, number, line)  # a row of one "|" has no cell to point at
    if matches := list(_cell_matches(line)):
        fault = matches[min(len(cells) - 1, len(columns))]
        place = Place(file, number, fault.start() + 1)
    problem = f"The row of the table has {len(cells)} cells; its head has {len(columns)}."
    raise InputError(problem, place=place, remedy=_HOW_TO_TABLE)


def _cell_matches(line: str) -> Iterator[re.Match[str]]:
    """Yield a match for each cell of a table row; the last | may be left out."""
    begin = line.index("|") + 1
    for match in _CELL.finditer(line, begin, len(line.rstrip())):
        if match[0]:
            yield match


def _cells(line: str) -> tuple[str, ...]:
    return tuple(_ESCAPED.sub(r"\1", match[1].strip()) for match in _cell_matches(line))


def _start(file: str, number: int, line: str) -> Place:
    return Place(file, number, len(line) - len(line.lstrip()) + 1)


def _section_text(section: Section) -> str:
    parts = [f"## {section.heading} {{#{section.id}{_written_for(section)}}}\n"]
    for before, paragraph in zip(("", *section.paragraphs), section.paragraphs, strict=False):
        in_list = before.startswith(_ITEM) and paragraph.startswith(_ITEM)
        parts.append(f"{'' if in_list else chr(10)}{_escaped_start(paragraph)}\n")
    if section.table is not None:
        parts.append("\n" + _table_text(section.table))
    return "".join(parts)


def _written_for(section: Section) -> str:
    if not section.written_for:
        return ""
    escaped = section.written_for.replace("\\", "\\\\").replace('"', '\\"')
    return f' written-for="{escaped}"'


def _escaped_start(paragraph: str) -> str:
    return f"\\{paragraph}" if paragraph.startswith(_NEEDS_ESCAPE) else paragraph


def _table_text(table: SectionTable) -> str:
    rows = [table.columns, ["---"] * len(table.columns), *table.rows]
    return "".join(_row_text(row) + "\n" for row in rows)


def _row_text(cells: Sequence[str]) -> str:
    escaped = (cell.replace("\\", "\\\\").replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
