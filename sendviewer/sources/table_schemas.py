"""Describes the three files beside datapackage.json, for people and for other programs.

The description is fixed but for what depends on the cells: a column of figures is said to hold
text where one of its cells is neither a bare number nor a bare symbol, such as ``>=412``; and what
only some pages have is named only there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace

from sendviewer.core.needs import NEEDS, UNRECORDED, need_by_code
from sendviewer.sources.cells import is_plain
from sendviewer.sources.resource_entries import Constraints, Field, Labelled, Resource, Schema
from sendviewer.sources.symbols import (
    MEANING_OF_SYMBOL,
    NOT_COLLECTED,
    NOT_COLLECTED_WORDS,
    NOT_GIVEN_WORDS,
)

__all__ = ["described_files", "plain_description"]

_WORDS = ("description", "label")
_TEXT = Constraints(required=True)
_CHILDREN = Constraints(minimum=0)
_PERCENT = Constraints(minimum=0, maximum=100)

_MISSING = [
    Labelled(symbol or NOT_GIVEN_WORDS, meaning) for symbol, meaning in MEANING_OF_SYMBOL.items()
]
#: Only figures.csv has cells for which a page has no figure.
_NO_FIGURE = Labelled("", "there is no such figure on a page")

_NOT_COLLECTED = Labelled(NOT_COLLECTED_WORDS, NOT_COLLECTED.reason)

#: What a row of figures.csv may be about. Other pages than the last two kinds' have no such rows.
_KINDS = ["overview", "setting", "provision", "age"]
_ALWAYS_KINDS = _KINDS[:2]

_UNKNOWN = Labelled(UNRECORDED, need_by_code(UNRECORDED).official_label)

_FIGURE_FIELDS = [
    Field("id", "string", "A name that stays the same", Constraints(required=True, unique=True)),
    Field(
        "kind",
        "string",
        "Whether the row is a figure of the overview or a kind of school",
        Constraints(required=True, enum=_ALWAYS_KINDS),
    ),
    Field("label", "string", "The words that are shown", _TEXT),
    Field(
        "unit",
        "string",
        "What the figure counts",
        Constraints(required=True, enum=["children", "percent"]),
    ),
    Field("local", "number", "The figure of the area", _CHILDREN),
    Field(
        "comparator",
        "number",
        "The figure of the comparator; empty where the page has none",
        _CHILDREN,
    ),
]

_NEED_FIELDS = [
    Field(
        "code",
        "string",
        "The DfE code of the primary need; TOTAL in the last row",
        Constraints(required=True, unique=True),
        [
            *(
                Labelled(need.code, need.official_label)
                for need in NEEDS
                if need.code != _UNKNOWN.value
            ),
            Labelled("TOTAL", "The total that the source prints"),
        ],
    ),
    Field("label", "string", "The need as the source names it", _TEXT),
    Field("children", "integer", "How many children have this primary need", _CHILDREN),
    Field("share_pct", "number", "Their share of the total as printed, in percent", _PERCENT),
    Field("comparator_share_pct", "number", "The same share of the comparator", _PERCENT),
    Field(
        "comparator_children",
        "integer",
        "How many children of the comparator have this primary need",
        _CHILDREN,
    ),
]
#: The columns that only some pages have.
_SOMETIMES_FIELDS = _NEED_FIELDS[-1:]

_HOW_FIGURES_ARE_WRITTEN = (
    "A figure is a number without % sign. Where part of a count is not published: >=412. Where "
    "a share is known exactly: 412 of 21966. Where there is no figure: a symbol of missingValues, "
    "never an empty cell. A reason of your own follows in brackets: c (fewer than 6 children)."
)


def described_files(
    figure_rows: Sequence[Sequence[str]], need_rows: Sequence[Sequence[str]]
) -> list[Resource]:
    """Return the description of figures.csv, needs.csv and text.md for these cells."""
    figure_fields = [_FIGURE_FIELDS[0], _kind_field(figure_rows), *_FIGURE_FIELDS[2:]]
    need_fields = _need_fields(need_rows)
    return [
        _table(
            "figures",
            f"The figures of the overview. {_HOW_FIGURES_ARE_WRITTEN}",
            Schema(
                _fields_for(figure_fields, figure_rows),
                ["id"],
                [*_missing_values(figure_rows), _NO_FIGURE],
            ),
        ),
        _table(
            "needs",
            f"Children by primary need, the total in the last row. {_HOW_FIGURES_ARE_WRITTEN}",
            Schema(_fields_for(need_fields, need_rows), ["code"], _missing_values(need_rows)),
        ),
        Resource(
            "text",
            "text.md",
            "md",
            "text/markdown",
            "utf-8",
            "The text panel. A section begins with “## Heading {#id}”; paragraphs are divided by "
            "an empty line; “- ” begins an item of a list; a section may end with one table.",
        ),
    ]


def plain_description(resources: list[Resource]) -> Any:
    """Return a description as plain dicts and lists, for comparing two of them.

    Whether a column is there or is said to hold text, which kinds of rows there are and whether a
    figure is "not collected" depends on the cells, which a person may have edited; and how things
    are described in words changes from version to version. Two descriptions that differ only in
    these are the same.
    """
    resources = [
        resource if resource.table is None else _without_cells(resource, resource.table)
        for resource in resources
    ]
    return _without_words(to_builtins(resources))


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: part for key, part in value.items() if key not in _WORDS}
        return {key: _without_words(part) for key, part in kept.items()}
    if isinstance(value, list):
        return [_without_words(part) for part in value]
    return value


def _without_cells(resource: Resource, table: Schema) -> Resource:
    """Return a description of a table as it is for cells that need no other."""
    columns = {column.name: column for column in (*_FIGURE_FIELDS, *_NEED_FIELDS)}
    fields = [_as_number(_as_always(column), columns.get(column.name)) for column in table.fields]
    fields = [column for column in fields if column not in _SOMETIMES_FIELDS]
    missing = [each for each in table.missing_values if each.value != NOT_COLLECTED_WORDS]
    return replace(resource, table=replace(table, fields=fields, missing_values=missing))


def _as_always(column: Field) -> Field:
    """Return a column as it is without the values that only some pages have."""
    if column.name == "code" and column.categories is not None:
        return replace(
            column, categories=[each for each in column.categories if each.value != _UNKNOWN.value]
        )
    if column.name == "kind" and column.constraints and column.constraints.enum:
        kinds = column.constraints.enum
        kept = [kind for kind in kinds if kind in _ALWAYS_KINDS or kind not in _KINDS]
        return replace(column, constraints=replace(column.constraints, enum=kept))
    return column


def _as_number(column: Field, known: Field | None) -> Field:
    """Return the column as it is known if it differs only by being said to hold text."""
    return known if known is not None and column == _as_text(known) else column


def _table(name: str, description: str, schema: Schema) -> Resource:
    return Resource(
        name, f"{name}.csv", "csv", "text/csv", "utf-8", description, type="table", table=schema
    )


def _need_fields(rows: Sequence[Sequence[str]]) -> list[Field]:
    """Return the columns of needs.csv; "not recorded" is a value of a page that has such a row.

    Pages of before it was known stay as they are described, as do those without counts of the
    comparator.
    """
    code, *others = _NEED_FIELDS[: len(rows[0])]
    if code.categories is None or all(row[0] != _UNKNOWN.value for row in rows):
        return [code, *others]
    *needs, total = code.categories
    return [replace(code, categories=[*needs, _UNKNOWN, total]), *others]


def _kind_field(rows: Sequence[Sequence[str]]) -> Field:
    field = _FIGURE_FIELDS[1]
    there = {row[1] for row in rows}
    if there <= set(_ALWAYS_KINDS):
        return field
    return replace(
        field,
        description="Whether the row is a figure of the overview, a kind of school, a kind of "
        "support, or an age",
        constraints=Constraints(
            required=True, enum=[kind for kind in _KINDS if kind in there | set(_ALWAYS_KINDS)]
        ),
    )


def _missing_values(rows: Sequence[Sequence[str]]) -> list[Labelled]:
    has_not_collected = any(NOT_COLLECTED_WORDS in row for row in rows)
    return [*_MISSING, _NOT_COLLECTED] if has_not_collected else _MISSING


def _fields_for(columns: Iterable[Field], rows: Sequence[Sequence[str]]) -> list[Field]:
    return [
        column
        if column.type == "string" or all(is_plain(row[index]) for row in rows)
        else _as_text(column)
        for index, column in enumerate(columns)
    ]


def _as_text(column: Field) -> Field:
    return replace(column, type="string", constraints=None)
