"""Reads and writes figures.csv: the figures of the overview, settings, provisions and ages.

A setting is a kind of school, a provision a kind of support; ages may be year groups. Which rows
besides the first two there are depends on what the source of the page counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from sendviewer.core.errors import InputError, Place
from sendviewer.core.figures import Quantity, Unit
from sendviewer.core.pages import NOT_GIVEN, GroupRow, Setting, Subject
from sendviewer.core.subject_words import share_label
from sendviewer.sources.cells import quantity_text, share_text
from sendviewer.sources.csv_tables import Row, read_rows
from sendviewer.sources.descriptor import PrintedDecimals
from sendviewer.sources.places import quoted

__all__ = ["FIGURE_COLUMNS", "UNIT_WORDS", "OverviewFigures", "figure_cells", "read_figures"]

FIGURE_COLUMNS = ("id", "kind", "label", "unit", "local", "comparator")
UNIT_WORDS = {"children": Unit.CHILDREN, "percent": Unit.PERCENT}

_OVERVIEW, _SETTING, _PROVISION, _AGE = "overview", "setting", "provision", "age"
_GROUPS = (_SETTING, _PROVISION, _AGE)
_COUNT_ID, _SHARE_ID, _PUPILS_ID = "children_with_send", "share_of_pupils", "pupils"
_GROUP_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class _Known(Struct, frozen=True):
    """How a figure of the overview is always named, and whether it has a comparator."""

    label: str
    unit: str
    has_comparator: bool = True
    is_required: bool = True


def _known_figures(subject: Subject) -> dict[str, _Known]:
    """Return the figures of the overview, named by what is counted and of whom."""
    return {
        _COUNT_ID: _Known(subject.title, "children", has_comparator=False),
        _SHARE_ID: _Known(share_label(subject), "percent"),
        _PUPILS_ID: _Known(f"All {subject.all_pupils}", "children", is_required=False),
    }


class OverviewFigures(Struct, frozen=True):
    """What figures.csv holds."""

    children_with_send: Quantity
    share_of_pupils: Quantity
    comparator_share_of_pupils: Quantity
    settings: tuple[Setting, ...]
    pupils: Quantity
    comparator_pupils: Quantity
    provisions: tuple[GroupRow, ...]
    ages: tuple[GroupRow, ...]


def read_figures(
    file: str, text: str, decimals: PrintedDecimals, subject: Subject
) -> OverviewFigures:
    """Return the figures of the overview, groups in the order of the file.

    ``subject`` is what the page counts. Raises InputError.
    """
    known = _known_figures(subject)
    rows: dict[str, Row] = {}
    for row in read_rows(file, text, FIGURE_COLUMNS):
        _check_row(row, rows, known)
        rows[row.cell("id")] = row
    _check_complete(file, rows, known)
    count, share, pupils = rows[_COUNT_ID], rows[_SHARE_ID], rows.get(_PUPILS_ID)
    groups = {kind: [row for row in rows.values() if row.cell("kind") == kind] for kind in _GROUPS}
    return OverviewFigures(
        count.quantity("local", Unit.CHILDREN),
        share.quantity("local", Unit.PERCENT, decimals.local),
        share.quantity("comparator", Unit.PERCENT, decimals.comparator),
        tuple(Setting(*_group_facts(row)) for row in groups[_SETTING]),
        pupils.quantity("local", Unit.CHILDREN) if pupils else NOT_GIVEN,
        _comparator_count(pupils) if pupils else NOT_GIVEN,
        tuple(GroupRow(*_group_facts(row)) for row in groups[_PROVISION]),
        tuple(GroupRow(*_group_facts(row)) for row in groups[_AGE]),
    )


def figure_cells(
    figures: OverviewFigures, subject: Subject, comparator_children: Quantity
) -> list[list[str]]:
    """Return the cells of figures.csv, without its header.

    ``comparator_children`` is the count that the comparator's share of all pupils is of.
    """
    count = figures.children_with_send
    share = share_text(figures.share_of_pupils, count, figures.pupils)
    other = share_text(
        figures.comparator_share_of_pupils, comparator_children, figures.comparator_pupils
    )
    known = _known_figures(subject)
    rows = [
        [_COUNT_ID, _OVERVIEW, known[_COUNT_ID].label, "children", quantity_text(count), ""],
        [_SHARE_ID, _OVERVIEW, known[_SHARE_ID].label, "percent", share, other],
    ]
    if not figures.pupils == figures.comparator_pupils == NOT_GIVEN:
        cells = [quantity_text(figures.pupils), _comparator_text(figures.comparator_pupils)]
        rows.append([_PUPILS_ID, _OVERVIEW, known[_PUPILS_ID].label, "children", *cells])
    rows += _group_cells(_SETTING, figures.settings)
    rows += _group_cells(_PROVISION, figures.provisions)
    rows += _group_cells(_AGE, figures.ages)
    return rows


def _group_cells(kind: str, groups: Iterable[Setting | GroupRow]) -> list[list[str]]:
    return [
        [
            *(group.id, kind, group.label, "children"),
            quantity_text(group.children),
            _comparator_text(group.comparator_children),
        ]
        for group in groups
    ]


def _group_facts(row: Row) -> tuple[str, str, Quantity, Quantity]:
    count = row.quantity("local", Unit.CHILDREN)
    return row.cell("id"), row.name("label"), count, _comparator_count(row)


def _comparator_text(quantity: Quantity) -> str:
    """Return the cell for a count of the comparator, which most pages do not have."""
    return "" if quantity == NOT_GIVEN else quantity_text(quantity)


def _comparator_count(row: Row) -> Quantity:
    return row.quantity("comparator", Unit.CHILDREN) if row.cell("comparator") else NOT_GIVEN


def _check_row(row: Row, earlier: dict[str, Row], figures: dict[str, _Known]) -> None:
    identifier = row.cell("id")
    if identifier in earlier:
        problem = f"{quoted(identifier)} is there twice; first on line {earlier[identifier].line}."
        raise row.error("id", problem, "Keep one row for each id.")
    _check_kind(row)
    known = _known_figure(row, identifier, figures)
    if known is None and not _GROUP_ID.fullmatch(identifier):
        problem = f"{quoted(identifier)} is not an id; expected one such as “primary”."
        raise row.error("id", problem, "Use small letters, digits and hyphens.")
    _check_unit(row, known.unit if known else "children")
    if known is not None and not known.has_comparator and row.cell("comparator"):
        problem = f"The row {quoted(identifier)} holds no figure of the comparator."
        raise row.error("comparator", problem, "Leave this cell empty.")


def _check_kind(row: Row) -> None:
    found = row.cell("kind")
    if found in {_OVERVIEW, *_GROUPS}:
        return
    expected = f"{_OVERVIEW}, {_SETTING}, {_PROVISION} or {_AGE}"
    remedy = (
        f"Write {_SETTING} for a kind of school, {_PROVISION} for a kind of support, {_AGE} for "
        f"an age or a year group, {_OVERVIEW} for the rows above them."
    )
    raise row.error("kind", f"Found {quoted(found)}; expected {expected}.", remedy)


def _known_figure(row: Row, identifier: str, figures: dict[str, _Known]) -> _Known | None:
    known = figures.get(identifier)
    is_group = row.cell("kind") in _GROUPS
    if is_group and known is None:
        return None
    if known is None or is_group:
        problem = f"Found {quoted(identifier)} in a row of the kind {quoted(row.cell('kind'))}."
        *first, last = figures
        names = f"{', '.join(first)} and {last}"
        remedy = f"{names} are of the kind {_OVERVIEW}; all others are {', '.join(_GROUPS)}."
        raise row.error("id", problem, remedy)
    if row.cell("label") != known.label:
        problem = f"Found {quoted(row.cell('label'))}; expected {quoted(known.label)}."
        raise row.error("label", problem, "This figure has a fixed label.")
    return known


def _check_unit(row: Row, expected: str) -> None:
    found = row.cell("unit")
    if found not in UNIT_WORDS:
        problem = f"The unit {quoted(found)} is not known; expected {' or '.join(UNIT_WORDS)}."
        raise row.error("unit", problem, f"Write {expected} here.")
    if found != expected:
        problem = f"The unit of this row is {expected}, found {quoted(found)}."
        raise row.error("unit", problem, f"Write {expected} here.")


def _check_complete(file: str, rows: dict[str, Row], figures: dict[str, _Known]) -> None:
    for identifier, known in figures.items():
        if known.is_required and identifier not in rows:
            raise InputError(
                f"The row {quoted(identifier)} ({known.label}) is missing.",
                place=Place(file, 1, 1),
                remedy=f"Add it, with the kind {_OVERVIEW} and the unit {known.unit}.",
            )
