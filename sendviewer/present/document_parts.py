"""The parts that the text and the Markdown of a page have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sendviewer.core.checks import Severity
from sendviewer.core.comparisons import Base, Confidence, prevalence_is_known
from sendviewer.core.figures import Figure, Missing, Quantity, Unit
from sendviewer.core.pages import NOT_GIVEN, GroupRow, Page, Section, Setting, Source
from sendviewer.core.subject_words import share_label
from sendviewer.present.numbers import children_text, count_text, percent_text, shown_number, spoken
from sendviewer.present.options import Query, TableOptions, ViewOptions
from sendviewer.present.overview import build_notes
from sendviewer.present.overview_ages import ages_card
from sendviewer.present.page_words import PageWords, comparator_label
from sendviewer.present.phrases import sentence
from sendviewer.present.specs import CellKind, CellSpec, ColumnSpec, FilterKind, RowSpec, TableSpec
from sendviewer.present.symbol_key import symbol_key, unknown
from sendviewer.present.table import apply_options, build_table
from sendviewer.present.text import section_remark
from sendviewer.present.wording import has_share_of_pupils, key_message_runs

__all__ = [
    "COUNTS_COLUMN",
    "LIST_ITEM",
    "SEVERITY_WORDS",
    "age_key",
    "age_lines",
    "ages_title",
    "has_comparator_counts",
    "key_message",
    "needs_tables",
    "note_lines",
    "overview_key",
    "overview_lines",
    "section_paragraphs",
    "source_parts",
    "with_counts",
]

LIST_ITEM = "- "
"""What a paragraph of the page begins with if it is an item of a list."""

SEVERITY_WORDS = {
    Severity.NOTE: "Does not add up",
    Severity.ROUNDING: "Rounding",
    Severity.LIKELIHOOD: "Likely, not certain",
    Severity.CONTEXT: "Context",
}

_CHILDREN_COLUMN = "children"

COUNTS_COLUMN = "comparator_children"
"""The column of the comparator's counts, which only documents have."""


def key_message(page: Page) -> str:
    """Return the key message without its emphasis."""
    return "".join(run.text for run in key_message_runs(page))


# --- The needs ----------------------------------------------------------------------------


def has_comparator_counts(page: Page) -> bool:
    """Return whether counts of the comparator are known, be it in part."""
    counts = (page.total.comparator_children, *(row.comparator_children for row in page.needs))
    return not all(isinstance(count, Missing) for count in counts)


def needs_tables(page: Page, confidence: Confidence) -> Iterator[TableSpec]:
    """Return the table of needs with all columns, in the order of the page, for each base.

    The comparator's counts stand beside those of the area where the page has them.
    """
    shares = _table(page, confidence, Base.SHARE)
    yield with_counts(shares, page) if has_comparator_counts(page) else shares
    if prevalence_is_known(page):
        yield _table(page, confidence, Base.PREVALENCE)


def _table(page: Page, confidence: Confidence, base: Base) -> TableSpec:
    table = build_table(page, ViewOptions(confidence, base=base), explained=False)
    return apply_options(table, TableOptions(Query(sort=())))


def with_counts(table: TableSpec, page: Page) -> TableSpec:
    """Return a table of needs with the comparator's counts beside those of the area."""
    words = PageWords(page)
    place = [column.id for column in table.columns].index(_CHILDREN_COLUMN) + 1
    column = ColumnSpec(
        COUNTS_COLUMN,
        f"{words.label} {words.subject.many}",
        f"How many {words.counted} {words.other} has.",
        CellKind.NUMBER,
        FilterKind.RANGE,
    )
    counts = {row.code: row.comparator_children for row in page.needs}
    rows = (_with_cell(row, place, counts[row.id]) for row in table.rows)
    total = table.total and _with_cell(table.total, place, page.total.comparator_children)
    columns = (*table.columns[:place], column, *table.columns[place:])
    return replace(table, columns=columns, rows=tuple(rows), total=total)


def _with_cell(row: RowSpec, place: int, count: Quantity) -> RowSpec:
    if isinstance(count, Missing):
        cell = CellSpec(children_text(count), None, description=spoken(count))
    else:
        cell = CellSpec(children_text(count), count.value, shown_number(count))
    return replace(row, cells=(*row.cells[:place], cell, *row.cells[place:]))


# --- The overview -------------------------------------------------------------------------


def overview_lines(page: Page) -> Iterator[tuple[str, str]]:
    """Return the figures above the needs: what, and how much, with the comparator in brackets."""
    return _lines(_overview(page), page)


def ages_title(page: Page) -> str:
    """Return the heading over the ages, as the overview has it; "" without them."""
    return ages_card(page).title if page.ages else ""


def age_lines(page: Page) -> Iterator[tuple[str, str]]:
    """Return the ages or year groups in the same form."""
    return _lines(_grouped(page.ages), page)


def _lines(
    figures: Iterable[tuple[str, Quantity, Quantity]], page: Page
) -> Iterator[tuple[str, str]]:
    for name, local, other in figures:
        is_known = not isinstance(other, Missing)
        beside = f" ({comparator_label(page)} {_figure_text(other)})" if is_known else ""
        yield name, f"{_figure_text(local)}{beside}"


def overview_key(page: Page) -> tuple[str, ...]:
    """Return what the symbols mean that stand among the figures above the needs."""
    return _key(_overview(page))


def age_key(page: Page) -> tuple[str, ...]:
    """Return what the symbols mean that stand among the ages."""
    return _key(_grouped(page.ages))


def _key(figures: Iterable[tuple[str, Quantity, Quantity]]) -> tuple[str, ...]:
    return symbol_key(each for name, local, _ in figures for each in unknown(name, local))


def _overview(page: Page) -> Iterator[tuple[str, Quantity, Quantity]]:
    """Return each figure above the needs with its name, and that of the comparator."""
    yield page.subject.title, page.children_with_send, NOT_GIVEN
    if has_share_of_pupils(page):
        yield share_label(page.subject), page.share_of_pupils, page.comparator_share_of_pupils
    if not isinstance(page.pupils, Missing):
        yield f"All {page.subject.all_pupils}", page.pupils, page.comparator_pupils
    yield from _grouped(page.settings)
    yield from _grouped(page.provisions)


def _grouped(groups: Iterable[Setting | GroupRow]) -> Iterator[tuple[str, Quantity, Quantity]]:
    for group in groups:
        yield group.label, group.children, group.comparator_children


def _figure_text(quantity: Quantity) -> str:
    is_share = isinstance(quantity, Figure) and quantity.unit is Unit.PERCENT
    return percent_text(quantity) if is_share else children_text(quantity)


# --- Text, notes and sources --------------------------------------------------------------


def note_lines(page: Page) -> Iterator[tuple[str, str]]:
    """Return for each note how it is to be taken, and its sentences."""
    for note in build_notes(page):
        yield SEVERITY_WORDS[note.severity], note.text


def section_paragraphs(section: Section) -> tuple[str, ...]:
    """Return the paragraphs of a section, before them where it comes from if that is to be said."""
    remark = section_remark(section)
    return (sentence(remark), *section.paragraphs) if remark else section.paragraphs


def source_parts(source: Source) -> Iterator[str]:
    """Return what is known about a source, the title first."""
    yield source.title
    if source.publisher:
        yield source.publisher
    if source.licence:
        yield f"licence: {source.licence}"
    if source.url:
        yield source.url
    if source.file:
        yield source.file
    if source.rows is not None:
        yield f"{count_text(source.rows)} {'row' if source.rows == 1 else 'rows'} used"
    if source.sha256:
        yield f"sha256 {source.sha256}"
