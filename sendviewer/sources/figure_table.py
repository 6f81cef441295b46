"""Reads and writes figures.csv: the figures of the overview, and the settings (kinds of school)."""

from __future__ import annotations

import re

from msgspec import Struct

from sendviewer.core.errors import InputError, Place
from sendviewer.core.figures import Quantity, Unit
from sendviewer.core.pages import Setting
from sendviewer.sources.cells import quantity_text
from sendviewer.sources.csv_tables import Row, read_rows
from sendviewer.sources.descriptor import PrintedDecimals
from sendviewer.sources.places import quoted

__all__ = ["FIGURE_COLUMNS", "UNIT_WORDS", "OverviewFigures", "figure_cells", "read_figures"]

FIGURE_COLUMNS = ("id", "kind", "label", "unit", "local", "comparator")
UNIT_WORDS = {"children": Unit.CHILDREN, "percent": Unit.PERCENT}

_OVERVIEW, _SETTING = "overview", "setting"
_COUNT_ID, _SHARE_ID = "children_with_send", "share_of_pupils"
_SETTING_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class _Known(Struct, frozen=True):
    """How a figure of the overview is always named, and whether it has a comparator."""

    label: str
    unit: str
    has_comparator: bool


_KNOWN = {
    _COUNT_ID: _Known("Children with SEND", "children", has_comparator=False),
    _SHARE_ID: _Known("Share of the school population", "percent", has_comparator=True),
}


class OverviewFigures(Struct, frozen=True):
    """What figures.csv holds."""

    children_with_send: Quantity
    share_of_pupils: Quantity
    comparator_share_of_pupils: Quantity
    settings: tuple[Setting, ...]


def read_figures(file: str, text: str, decimals: PrintedDecimals) -> OverviewFigures:
    """Return the figures of the overview, settings in the order of the file.

    Raises InputError.
    """
    rows: dict[str, Row] = {}
    for row in read_rows(file, text, FIGURE_COLUMNS):
        _check_row(row, rows)
        rows[row.cell("id")] = row
    _check_complete(file, rows)
    count, share = rows[_COUNT_ID], rows[_SHARE_ID]
    return OverviewFigures(
        count.quantity("local", Unit.CHILDREN),
        share.quantity("local", Unit.PERCENT, decimals.local),
        share.quantity("comparator", Unit.PERCENT, decimals.comparator),
        tuple(_setting(row) for row in rows.values() if row.cell("kind") == _SETTING),
    )


def figure_cells(figures: OverviewFigures) -> list[list[str]]:
    """Return the cells of figures.csv, without its header."""
    count = quantity_text(figures.children_with_send)
    share = quantity_text(figures.share_of_pupils)
    comparator = quantity_text(figures.comparator_share_of_pupils)
    return [
        [_COUNT_ID, _OVERVIEW, _KNOWN[_COUNT_ID].label, "children", count, ""],
        [_SHARE_ID, _OVERVIEW, _KNOWN[_SHARE_ID].label, "percent", share, comparator],
        *(_setting_cells(setting) for setting in figures.settings),
    ]


def _setting_cells(setting: Setting) -> list[str]:
    return [setting.id, _SETTING, setting.label, "children", quantity_text(setting.children), ""]


def _setting(row: Row) -> Setting:
    return Setting(row.cell("id"), row.name("label"), row.quantity("local", Unit.CHILDREN))


def _check_row(row: Row, earlier: dict[str, Row]) -> None:
    identifier = row.cell("id")
    if identifier in earlier:
        problem = f"{quoted(identifier)} is there twice; first on line {earlier[identifier].line}."
        raise row.error("id", problem, "Keep one row for each id.")
    if row.cell("kind") not in {_OVERVIEW, _SETTING}:
        problem = f"Found {quoted(row.cell('kind'))}; expected {_OVERVIEW} or {_SETTING}."
        remedy = f"Write {_SETTING} for a kind of school, {_OVERVIEW} for the rows above them."
        raise row.error("kind", problem, remedy)
    known = _known_figure(row, identifier)
    if known is None and not _SETTING_ID.fullmatch(identifier):
        problem = f"{quoted(identifier)} is not an id; expected one such as “primary”."
        raise row.error("id", problem, "Use small letters, digits and hyphens.")
    _check_unit(row, known.unit if known else "children")
    if (known is None or not known.has_comparator) and row.cell("comparator"):
        problem = f"The row {quoted(identifier)} holds no figure of the comparator."
        raise row.error("comparator", problem, "Leave this cell empty.")


def _known_figure(row: Row, identifier: str) -> _Known | None:
    known = _KNOWN.get(identifier)
    if row.cell("kind") == _SETTING and known is None:
        return None
    if known is None or row.cell("kind") == _SETTING:
        problem = f"Found {quoted(identifier)} in a row of the kind {quoted(row.cell('kind'))}."
        remedy = f"{' and '.join(_KNOWN)} are of the kind {_OVERVIEW}, all others are a {_SETTING}."
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


def _check_complete(file: str, rows: dict[str, Row]) -> None:
    for identifier, known in _KNOWN.items():
        if identifier not in rows:
            raise InputError(
                f"The row {quoted(identifier)} ({known.label}) is missing.",
                place=Place(file, 1, 1),
                remedy=f"Add it, with the kind {_OVERVIEW} and the unit {known.unit}.",
            )
