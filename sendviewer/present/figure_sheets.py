"""Describes the figures beside the needs as sheets: key figures, settings, support, ages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sendviewer.core.figures import Quantity, add, share_of
from sendviewer.core.pages import NOT_GIVEN, GroupRow, Page, Setting
from sendviewer.core.subject_words import share_label
from sendviewer.present.document_parts import has_comparator_counts
from sendviewer.present.overview_groups import ages_card, kind_of_group, settings_card
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import capital
from sendviewer.present.sheets import (
    SheetCell,
    SheetColumn,
    SheetSpec,
    SheetTable,
    quantity_cell,
    unique_names,
)
from sendviewer.present.wording import has_share_of_pupils

__all__ = ["figure_sheets", "key_figures_sheet"]

_NAME_WIDTH, _NUMBER_WIDTH = 50, 18


def key_figures_sheet(page: Page) -> SheetSpec:
    """Return how many children there are, and of how many, beside the comparator."""
    words = PageWords(page)
    titles = ["Figure", "Unit", page.short_name or page.name]
    if not page.comparator.is_none:
        titles.append(words.label)
    width = len(titles)
    rows = tuple(
        (SheetCell(name), SheetCell(unit), *map(quantity_cell, both))[:width]
        for name, unit, *both in _key_figures(page)
    )
    columns = tuple(
        SheetColumn(title, _NAME_WIDTH if number == 0 else _NUMBER_WIDTH, number > 1)
        for number, title in enumerate(unique_names(titles))
    )
    return SheetSpec(
        name="Key figures",
        title=f"Key figures on {words.counted} in {words.here}, {page.period.label}",
        lines=("This sheet holds one table: what the page counts, and out of how many.",),
        table=SheetTable("key_figures", columns, rows),
    )


def _key_figures(page: Page) -> Iterator[tuple[str, str, Quantity, Quantity]]:
    subject = page.subject
    theirs = NOT_GIVEN
    if has_comparator_counts(page) and page.total.children == page.children_with_send:
        theirs = page.total.comparator_children  # type: ignore[assignment]
    yield subject.title, subject.many, page.children_with_send, theirs
    if has_share_of_pupils(page):
        shares = page.share_of_pupils, page.comparator_share_of_pupils
        yield share_label(subject), "%", *shares
    if not page.pupils == page.comparator_pupils == NOT_GIVEN:
        yield f"All {subject.all_pupils}", subject.all_pupils, page.pupils, page.comparator_pupils


def figure_sheets(page: Page) -> Iterator[SheetSpec]:
    """Yield a sheet for each group of figures that the page has."""
    words = PageWords(page)
    where = f"{words.here}, {page.period.label}"
    many = capital(words.counted)
    if page.settings:
        card = settings_card(page)
        table = _groups("settings", "Setting", page.settings, page)
        lines = ("This sheet holds one table: the settings.", card.caption)
        yield SheetSpec("Settings", f"{many} by setting in {where}", lines, table)
    if page.provisions:
        table = _groups("support", "Kind of support", page.provisions, page)
        line = "This sheet holds one table: the kinds of support."
        yield SheetSpec("Support", f"{many} by kind of support in {where}", (line,), table)
    if page.ages:
        kind = kind_of_group(page)
        table = _groups("ages", capital(kind), page.ages, page, shares=False)
        lines = (f"This sheet holds one table, by {kind}.", f"{ages_card(page).message}.")
        yield SheetSpec("Ages", f"{many} by {kind} in {where}", lines, table)


def _groups(
    name: str,
    what: str,
    groups: Sequence[Setting | GroupRow],
    page: Page,
    *,
    shares: bool = True,
) -> SheetTable:
    """Return groups with their counts and, if asked for, with the share of all of them."""
    label, many = PageWords(page).label, page.subject.many
    titles = [what, capital(many)]
    columns = [[SheetCell(group.label) for group in groups], _cells(_local(groups))]
    if shares:
        titles.append("% of these")
        columns.append(_shares(_local(groups)))
    theirs = [group.comparator_children for group in groups]
    if any(count != NOT_GIVEN for count in theirs):
        titles.append(f"{label}, {many}")
        columns.append(_cells(theirs))
        if shares:
            titles.append(f"{label}, % of these")
            columns.append(_shares(theirs))
    return SheetTable(
        name,
        tuple(
            SheetColumn(title, _NUMBER_WIDTH if number else _NAME_WIDTH, number > 0)
            for number, title in enumerate(unique_names(titles))
        ),
        tuple(zip(*columns, strict=True)),
    )


def _local(groups: Sequence[Setting | GroupRow]) -> list[Quantity]:
    return [group.children for group in groups]


def _cells(counts: Sequence[Quantity]) -> list[SheetCell]:
    return [quantity_cell(count) for count in counts]


def _shares(counts: Sequence[Quantity]) -> list[SheetCell]:
    whole = add(counts)
    return [quantity_cell(share_of(count, whole)) for count in counts]
