"""Takes the rows that are of use out of a DfE file, and leaves millions of others where they are.

Of use are rows of England, regions and local authorities in which every filter leaves nothing
out. Which labels leave nothing out is only known when all of them are: the query keeps every row
that might be one, and :mod:`row_kinds` decides. Only of a filter that shows a sure label at the
start, such as "Total", rows with other likely ones ("All Asian backgrounds") are left at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendviewer.core.needs import loosely
from sendviewer.sources.dfe.csv_scan import CsvTable, clean
from sendviewer.sources.dfe.labels import TOTAL_LABELS, is_aggregate, is_blank
from sendviewer.sources.dfe.layouts import KNOWN_FILTERS, TOPICS
from sendviewer.sources.dfe.places import LEVELS, PlaceRow
from sendviewer.sources.dfe.recognition import Recognised, column_key

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Label", "condition_of", "filters_among", "labels_of", "level_condition", "selection"]

_SAMPLED_ROWS = 20_000
_USUAL_LEVELS = ("National", "Regional", "Local authority")
_USUAL_TOTALS = ("Total",)
_SURE_TOTALS = tuple(
    label.replace(" ", r"[\W_]+") + r"[\W_]*" if label.startswith("all") else label
    for label in TOTAL_LABELS
)
"""What of "all.*" is a sure label however it is written: "All-pupils" is one too."""

_IS_NUMBER = r"[-+]?[0-9.,]+(e[-+]?[0-9]+)?%?"


@dataclass(frozen=True, slots=True)
class Label:
    """A column that says what a row counts: its name in the query, its number, its role.

    ``is_sure`` is that of a filter of which only labels are to be taken that surely are totals.
    """

    name: str
    index: int
    role: str
    is_sure: bool = False


def filters_among(
    connection: DuckDBPyConnection, table: CsvTable, found: Recognised, header: tuple[str, ...]
) -> dict[int, bool]:
    """Return which columns that the layout does not name are filters, by their first rows.

    A filter holds words, and has a known name or a label such as "Total"; True stands for one
    that has a sure label there.
    """
    tidy = {index for index, _ in found.tidy}
    others = [index for index in found.others if index not in tidy]
    if not others:
        return {}
    words = ", ".join(
        f"list(DISTINCT {clean(f'c{index}')}) FILTER "
        f"(WHERE NOT regexp_full_match({clean(f'c{index}')}, '{_IS_NUMBER}', 'i'))"
        for index in others
    )
    query = f"SELECT {words} FROM (SELECT * FROM {{file}} LIMIT {_SAMPLED_ROWS})"
    row = connection.execute(*table.query(query)).fetchone() or ()
    return {
        index: any(loosely(label) in TOTAL_LABELS for label in labels or [])
        for index, labels in zip(others, row, strict=True)
        if _is_filter(column_key(header[index]), labels or [])
    }


def labels_of(found: Recognised, filters: Mapping[int, bool]) -> tuple[Label, ...]:
    """Return the columns that say what a row counts, in a fixed order."""
    roles = {
        "provision": found.provision,
        "need": found.need[:1],
        "phase": found.phase[:1],
        "topic": found.topic,
        "split": found.splits[:1],
        "tidy": tuple(index for index, _ in found.tidy),
        "filter": tuple(filters),
    }
    return tuple(
        Label(f"{role}{number}", index, role, role == "filter" and filters[index])
        for role, indexes in roles.items()
        for number, index in enumerate(indexes)
    )


def selection(found: Recognised, labels: tuple[Label, ...]) -> str:
    """Return the query for rows of use: period, place, labels, and counts as m0, m1 and so on.

    The cells are as printed: to trim hundreds of thousands takes longer than the different ones.
    A column of a breakdown is NULL where the row is not of all needs and all kinds of school.
    """
    identity = dict(found.identity)
    columns = [
        f"{_printed(identity[part]) if part in identity else repr('')} AS {part}"
        for part in ("period", *PlaceRow._fields)
    ]
    columns += [f"{_printed(label.index)} AS {label.name}" for label in labels]
    whole = _all_of([condition_of(label) for label in labels if label.role in {"need", "phase"}])
    for number, (index, counted) in enumerate(found.counts):
        cell = _printed(index)
        shown = f"CASE WHEN {whole} THEN {cell} END" if counted.group else cell
        columns.append(f"{shown} AS m{number}")
    where = _all_of([level_condition(identity["level"]), *_conditions(labels, whole)])
    return f"SELECT {', '.join(columns)} FROM {{file}} WHERE {where}"


def condition_of(label: Label) -> str:
    """Return SQL for rows whose label may leave nothing out: rather too many than one too few."""
    labels = _SURE_TOTALS if label.is_sure else (*TOTAL_LABELS, "all.*")
    return _reads(label.index, labels, _USUAL_TOTALS)


def level_condition(index: int) -> str:
    """Return SQL for the rows of England, regions and local authorities."""
    return _reads(index, LEVELS, _USUAL_LEVELS)


def _reads(index: int, labels: Iterable[str], usual: tuple[str, ...]) -> str:
    """Return SQL for a cell that is one of these labels, whatever its case and spaces.

    ``usual`` are spellings that need no pattern, which halves the time. Others are tried by one
    pattern, as a list of more than four would be joined to every row of the file (DuckDB 2.0),
    which takes four times longer.
    """
    words = "|".join(labels).replace(" ", r"\s+")
    pattern = rf"regexp_full_match(c{index}, '(?i)[\s\x{{a0}}]*({words})[\s\x{{a0}}]*')"
    listed = ", ".join(f"'{label}'" for label in usual)
    return f"(c{index} IN ({listed}) OR {pattern})"


def _is_filter(name: str, labels: list[str]) -> bool:
    words = [label for label in labels if not is_blank(label)]
    if not words:
        return False
    return name.startswith(KNOWN_FILTERS) or any(map(is_aggregate, words))


def _conditions(labels: tuple[Label, ...], whole: str) -> list[str]:
    totals = [condition_of(label) for label in labels if label.role == "filter"]
    topics = [label for label in labels if label.role == "topic"]
    if topics:
        all_of_them = _all_of([condition_of(label) for label in topics])
        known = ", ".join(f"'{topic}'" for topic in TOPICS)
        words = f"trim(regexp_replace({_lower(topics[0].index)}, '[^a-z0-9]+', ' ', 'g'))"
        totals.append(f"({all_of_them} OR {words} IN ({known}))")
    totals += [f"({condition_of(label)} OR ({whole}))" for label in labels if label.role == "tidy"]
    return totals


def _printed(index: int) -> str:
    return f"coalesce(c{index}, '')"


def _lower(index: int) -> str:
    return f"lower({clean(f'c{index}')})"


def _all_of(conditions: list[str]) -> str:
    return " AND ".join(conditions) or "true"
