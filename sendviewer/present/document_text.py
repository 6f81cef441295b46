"""Writes a page as plain text for a terminal, a pipe or an e-mail.

Lines hold at most a hundred characters. Columns are aligned by spaces, long cells wrap inside
their column, and nothing needs colour or a wide window to be understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from sendviewer.core.checks import Finding, Severity, check_page
from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Page, Section
from sendviewer.present.document_parts import (
    LIST_ITEM,
    key_message,
    needs_table,
    note_line,
    overview_key,
    overview_lines,
    source_parts,
)
from sendviewer.present.header import build_header
from sendviewer.present.specs import CellSpec, TableSpec
from sendviewer.present.symbol_key import table_key

__all__ = ["notes_text", "page_text"]

LINE_WIDTH = 100
TEXT_WIDTH = 88
GAP = "  "
FOOTNOTE_MARK = "*"


_COUNTED = {
    Severity.NOTE: ("does not add up", "do not add up"),
    Severity.ROUNDING: ("is explained by rounding", "are explained by rounding"),
    Severity.LIKELIHOOD: ("is likely, not certain", "are likely, not certain"),
    Severity.CONTEXT: ("gives context", "give context"),
}


def page_text(page: Page, confidence: Confidence = Confidence.P95) -> str:
    """Return the whole page as text: overview, needs, notes, the page's own text, sources."""
    header = build_header(page)
    table = needs_table(page, confidence)
    blocks = [
        _headed(header.title, [header.subtitle, "", *_wrapped(key_message(page))], "="),
        _headed("Overview", [*_pairs(list(overview_lines(page))), *_key_lines(overview_key(page))]),
        _headed(table.title, _needs_lines(table)),
        _headed("Notes on the figures", _note_lines(check_page(page), page)),
        *(_headed(section.heading, _section_lines(section)) for section in page.sections),
        _headed("Sources", [line for item in page.sources for line in _item(source_parts(item))]),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def notes_text(page: Page) -> str:
    """Return what the checks find, each with how it is to be taken, and a closing line."""
    header = build_header(page)
    findings = check_page(page)
    notes = _note_lines(findings, page)
    closing = [*([""] if notes else []), *_wrapped(_closing(findings))]
    return "\n".join(_headed(f"{header.title}, {page.period.label}", [*notes, *closing])) + "\n"


def _closing(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Everything that can be checked adds up."
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    said = (
        f"{count} {_COUNTED[severity][count > 1]}" for severity, count in counts.items() if count
    )
    notes = "1 note" if len(findings) == 1 else f"{len(findings)} notes"
    start = "" if counts[Severity.NOTE] else " Everything that can be checked adds up."
    return f"{notes}: {'; '.join(said)}.{start}"


# --- Blocks of lines ----------------------------------------------------------------------


def _headed(heading: str, lines: Iterable[str], underline: str = "-") -> list[str]:
    """Return a heading with its lines, or nothing if there are none."""
    body = list(lines)
    if not body:
        return []
    title = wrap(heading, LINE_WIDTH)
    return [*title, underline * max(map(len, title)), *body]


def _wrapped(text: str, first: str = "") -> list[str]:
    return wrap(
        text,
        TEXT_WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _item(parts: Iterable[str]) -> list[str]:
    return _wrapped(", ".join(parts), LIST_ITEM)


def _note_lines(findings: Sequence[Finding], page: Page) -> list[str]:
    notes = (note_line(finding, page) for finding in findings)
    return [line for how, text in notes for line in _wrapped(f"{how}: {text}", LIST_ITEM)]


def _section_lines(section: Section) -> list[str]:
    lines: list[str] = []
    was_item = True
    for paragraph in section.paragraphs:
        is_item = paragraph.startswith(LIST_ITEM)
        if lines and not (is_item and was_item):
            lines.append("")
        text = paragraph.removeprefix(LIST_ITEM)
        lines += _wrapped(text, LIST_ITEM if is_item else "")
        was_item = is_item
    if section.table:
        gap = [""] if lines else []
        lines += [*gap, *_text_table(section.table.columns, section.table.rows)]
    return lines


def _key_lines(key: Iterable[str]) -> list[str]:
    return [line for entry in key for line in _wrapped(entry)]


def _pairs(pairs: Sequence[tuple[str, str]]) -> list[str]:
    width = max((len(name) for name, _ in pairs), default=0)
    return [f"{name.ljust(width)}{GAP}{value}" for name, value in pairs]


# --- Tables -------------------------------------------------------------------------------


def _needs_lines(table: TableSpec) -> list[str]:
    """Return the table of needs; its first column gets the room that the others leave."""
    titles = [column.title for column in table.columns]
    rows = [[_short(cell) for cell in row.cells] for row in table.rows]
    total = [cell.text for cell in table.total.cells] if table.total else None
    every_row = [*rows, total] if total else rows
    widths = _narrow_widths(titles, every_row)
    widths[0] = LINE_WIDTH - sum(widths[1:]) - len(GAP) * (len(widths) - 1)
    right = [column.kind.is_figure for column in table.columns]
    rule = GAP.join("-" * width for width in widths)
    lines = [*_row_lines(titles, widths, right, at_foot=True), rule]
    for row in rows:
        lines += _row_lines(row, widths, right)
    if total:
        lines += [rule, *_row_lines(total, widths, right)]
    return [*lines, *_footnotes(table), *_key_lines(table_key(table))]


def _short(cell: CellSpec) -> str:
    """Return a cell's text; an answer that is more than its word has the rest at the foot."""
    word = cell.compared.value.capitalize() if cell.compared else ""
    is_longer_answer = bool(word) and cell.text.startswith(word) and cell.text != word
    return f"{word}{FOOTNOTE_MARK}" if is_longer_answer else cell.text


def _footnotes(table: TableSpec) -> list[str]:
    cells = (cell for row in table.rows for cell in row.cells if _short(cell) != cell.text)
    texts = dict.fromkeys(cell.text for cell in cells)
    return [f"{FOOTNOTE_MARK} {text}" for text in texts]


def _narrow_widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return for each column the width of its widest figure, or of the longest word above it.

    Cells of words may wrap as titles do; figures ("29.2 to 30.4") never do.
    """
    columns = zip(titles, *rows, strict=True)
    return [
        max(*(_longest_word(text) for text in column), *map(len, filter(_is_figure, column)), 1)
        for column in columns
    ]


def _is_figure(text: str) -> bool:
    return text[-1:].isdigit()


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _text_table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table of words whose columns share the width of a line by what they hold."""
    longest = [max(map(len, column)) for column in zip(titles, *rows, strict=True)]
    room = TEXT_WIDTH - len(GAP) * (len(longest) - 1)
    widths = _shared_out(longest, room)
    left = [False] * len(widths)
    lines = [*_row_lines(titles, widths, left), GAP.join("-" * width for width in widths)]
    for row in rows:
        lines += _row_lines(row, widths, left)
    return lines


def _shared_out(longest: Sequence[int], room: int) -> list[int]:
    """Give each column what it needs, and share what is left among those that need more."""
    widths = [0] * len(longest)
    open_columns = sorted(range(len(longest)), key=longest.__getitem__)
    while open_columns:
        column = open_columns[0]
        widths[column] = max(1, min(longest[column], room // len(open_columns)))
        room -= widths[column]
        open_columns = open_columns[1:]
    return widths


def _row_lines(
    cells: Sequence[str], widths: Sequence[int], right: Sequence[bool], *, at_foot: bool = False
) -> Iterator[str]:
    """Return a row as lines; cells of several lines begin at the top, titles end at the foot."""
    columns = [wrap(text, width) for text, width in zip(cells, widths, strict=True)]
    if at_foot:
        height = max(map(len, columns))
        columns = [[""] * (height - len(column)) + column for column in columns]
    for line in zip_longest(*columns, fillvalue=""):
        aligned = (
            text.rjust(width) if to_right else text.ljust(width)
            for text, width, to_right in zip(line, widths, right, strict=True)
        )
        yield GAP.join(aligned).rstrip()
