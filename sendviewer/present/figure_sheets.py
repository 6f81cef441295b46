"""Describes the figures beside the needs as sheets: key figures, settings, support, ages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sendviewer.core.figures import Missing, Quantity, add, share_of
from sendviewer.core.pages import NOT_GIVEN, GroupRow, Page, Setting
from sendviewer.core.subject_words import share_label
from sendviewer.present.document_parts import has_comparator_counts
from sendviewer.present.overview_ages import ages_card, kind_of_group
from sendviewer.present.overview_groups import (
    provision_shares,
    settings_card,
    settings_in_order,
)
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import capital, sentence
from sendviewer.present.sheets import (
    SheetCell,
    SheetColumn,
    SheetSpec,
    SheetTable,
    quantity_cell,
    text_row,
    unique_titles,
)
from sendviewer.present.wording import has_share_of_pupils

__all__ = ["figure_sheets", "key_figures_sheet"]

_NAME_WIDTH, _NUMBER_WIDTH = 50, 18
_Column = tuple[str, Sequence[Quantity]]


# --- Key figures --------------------------------------------------------------------------


def key_figures_sheet(page: Page) -> SheetSpec:
    """Return how many children there are, and of how many, beside the comparator."""
    words = PageWords(page)
    titles = ["Figure", "Unit", page.short_name or page.name, words.label]
    width = len(titles) - 1 if page.comparator.is_none else len(titles)
    rows = tuple(
        (SheetCell(name), SheetCell(unit), *map(quantity_cell, both))[:width]
        for name, unit, *both in _key_figures(page)
    )
    columns = tuple(
        SheetColumn(title, _NAME_WIDTH if number == 0 else _NUMBER_WIDTH, number > 1)
        for number, title in enumerate(unique_titles(titles[:width]))
    )
    return SheetSpec(
        name="Key figures",
        title=f"Key figures on {words.counted} in {words.here}, {page.period.label}",
        lines=("This sheet holds one table: what the page counts, and out of how many.",),
        table=SheetTable("key_figures", columns, rows),
    )


def _key_figures(page: Page) -> Iterator[tuple[str, str, Quantity, Quantity]]:
    subject = page.subject
    yield subject.title, subject.many, page.children_with_send, _counted_there(page)
    if has_share_of_pupils(page):
        shares = page.share_of_pupils, page.comparator_share_of_pupils
        yield share_label(subject), "%", *shares
    if not isinstance(page.pupils, Missing):
        yield f"All {subject.all_pupils}", subject.all_pupils, page.pupils, page.comparator_pupils


def _counted_there(page: Page) -> Quantity:
    """Return how many the comparator counts; a mean of shares has no count of its own."""
    is_same = page.total.children == page.children_with_send and has_comparator_counts(page)
    has_own = is_same and not page.comparator.is_simple_mean
    return page.total.comparator_children if has_own else NOT_GIVEN


# --- Groups -------------------------------------------------------------------------------


def figure_sheets(page: Page) -> Iterator[SheetSpec]:
    """Yield a sheet for each group of figures that the page has."""
    if page.settings:
        yield _settings(page)
    if page.provisions:
        yield _support(page)
    if page.ages:
        yield _ages(page)
    if page.areas:
        yield _areas(page)


def _settings(page: Page) -> SheetSpec:
    settings = settings_in_order(page.settings)
    local, theirs = _counts(settings)
    columns = [
        *_beside(page, page.subject.many, local, theirs),
        *_beside(page, "% of these", _shares(local), _shares(theirs)),
    ]
    lines = "This sheet holds one table: the settings.", sentence(settings_card(page).caption)
    table = _table("settings", "Setting", settings, columns)
    return SheetSpec("Settings", _title(page, "setting"), lines, table)


def _support(page: Page) -> SheetSpec:
    of_whom, shares = provision_shares(page)
    local, theirs = _counts(page.provisions)
    columns = [
        *_beside(page, page.subject.many, local, theirs),
        *_beside(page, "%", [each for _, each, _ in shares], [each for *_, each in shares]),
    ]
    lines = "This sheet holds one table: the kinds of support.", f"Percentages are of {of_whom}."
    table = _table("support", "Kind of support", page.provisions, columns)
    return SheetSpec("Support", _title(page, "kind of support"), lines, table)


def _ages(page: Page) -> SheetSpec:
    kind = kind_of_group(page)
    columns = _beside(page, page.subject.many, *_counts(page.ages))
    lines = f"This sheet holds one table, by {kind}.", sentence(ages_card(page).message)
    table = _table("ages", capital(kind), page.ages, list(columns))
    return SheetSpec("Ages", _title(page, kind), lines, table)


def _areas(page: Page) -> SheetSpec:
    """Return the areas of the page with the codes by which other files know them."""
    titles = ("Area", _NAME_WIDTH), ("Code", _NUMBER_WIDTH), ("DfE code", _NUMBER_WIDTH)
    return SheetSpec(
        "Areas",
        "Areas and their codes",
        ("This sheet holds one table: the areas of the page.",),
        SheetTable(
            "areas",
            tuple(SheetColumn(title, width) for title, width in titles),
            tuple(text_row(area.name, area.code, area.dfe_code) for area in page.areas),
        ),
    )


def _title(page: Page, by: str) -> str:
    words = PageWords(page)
    return f"{capital(words.counted)} by {by} in {words.here}, {page.period.label}"


def _counts(groups: Sequence[Setting | GroupRow]) -> tuple[list[Quantity], list[Quantity]]:
    return [group.children for group in groups], [group.comparator_children for group in groups]


def _shares(counts: Sequence[Quantity]) -> list[Quantity]:
    whole = add(counts)
    return [share_of(count, whole) for count in counts]


def _beside(
    page: Page, title: str, local: Sequence[Quantity], theirs: Sequence[Quantity]
) -> Iterator[_Column]:
    """Yield a column of the area and, if anything is known of it, one of the comparator."""
    yield capital(title), local
    if not page.comparator.is_none and any(figure != NOT_GIVEN for figure in theirs):
        yield f"{PageWords(page).label}, {title}", theirs


def _table(
    name: str, what: str, groups: Sequence[Setting | GroupRow], columns: Sequence[_Column]
) -> SheetTable:
    titles = unique_titles((what, *(title for title, _ in columns)))
    figures = [[quantity_cell(each) for each in column] for _, column in columns]
    labels = [SheetCell(group.label) for group in groups]
    return SheetTable(
        name,
        tuple(
            SheetColumn(title, _NUMBER_WIDTH if number else _NAME_WIDTH, number > 0)
            for number, title in enumerate(titles)
        ),
        tuple(zip(labels, *figures, strict=True)),
    )
