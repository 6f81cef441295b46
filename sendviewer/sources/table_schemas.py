"""Describes the three files beside datapackage.json, for people and for other programs.

The description is fixed but for one thing: a column of figures is said to hold text where one of
its cells is neither a bare number nor a bare symbol, such as ``>=412``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace

from sendviewer.core.needs import NEEDS
from sendviewer.sources.cells import is_plain
from sendviewer.sources.symbols import MEANING_OF_SYMBOL, NOT_GIVEN_WORDS

__all__ = ["Resource", "described_files", "plain_description"]


class Constraints(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a cell of a column must keep to."""

    required: bool = False
    unique: bool = False
    minimum: int | None = None
    maximum: int | None = None
    enum: list[str] | None = None


class Labelled(Struct, frozen=True, forbid_unknown_fields=True):
    """A value that may stand in a cell, and what it means."""

    value: str
    label: str


class Field(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A column."""

    name: str
    type: str
    description: str = ""
    constraints: Constraints | None = None
    categories: list[Labelled] | None = None


class Schema(Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The columns of a table."""

    fields: list[Field]
    primary_key: list[str]
    missing_values: list[Labelled]


class Resource(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A file of the page."""

    name: str
    path: str
    format: str
    mediatype: str
    encoding: str
    description: str
    type: str | None = None
    table: Schema | None = field(default=None, name="schema")


_WORDS = ("description", "label")
_TEXT = Constraints(required=True)
_CHILDREN = Constraints(minimum=0)
_PERCENT = Constraints(minimum=0, maximum=100)

_MISSING = [
    Labelled(symbol or NOT_GIVEN_WORDS, meaning) for symbol, meaning in MEANING_OF_SYMBOL.items()
]
#: Only figures.csv has cells for which a page has no figure.
_NO_FIGURE = Labelled("", "there is no such figure on a page")

_FIGURE_FIELDS = [
    Field("id", "string", "A name that stays the same", Constraints(required=True, unique=True)),
    Field(
        "kind",
        "string",
        "Whether the row is a figure of the overview or a kind of school",
        Constraints(required=True, enum=["overview", "setting"]),
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
            *(Labelled(need.code, need.official_label) for need in NEEDS),
            Labelled("TOTAL", "The total that the source prints"),
        ],
    ),
    Field("label", "string", "The need as the source names it", _TEXT),
    Field("children", "integer", "How many children have this primary need", _CHILDREN),
    Field("share_pct", "number", "Their share of the total as printed, in percent", _PERCENT),
    Field("comparator_share_pct", "number", "The same share of the comparator", _PERCENT),
]

_HOW_FIGURES_ARE_WRITTEN = (
    "A figure is a number without % sign. Where part of a count is not published: >=412. Where "
    "a share is known exactly: 412 of 21966. Where there is no figure: a symbol of missingValues, "
    "never an empty cell. A reason of your own follows in brackets: c (fewer than 6 children)."
)


def described_files(
    figure_rows: Sequence[Sequence[str]], need_rows: Sequence[Sequence[str]]
) -> list[Resource]:
    """Return the description of figures.csv, needs.csv and text.md for these cells."""
    return [
        _table(
            "figures",
            f"The figures of the overview. {_HOW_FIGURES_ARE_WRITTEN}",
            Schema(_fields_for(_FIGURE_FIELDS, figure_rows), ["id"], [*_MISSING, _NO_FIGURE]),
        ),
        _table(
            "needs",
            f"Children by primary need, the total in the last row. {_HOW_FIGURES_ARE_WRITTEN}",
            Schema(_fields_for(_NEED_FIELDS, need_rows), ["code"], _MISSING),
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

    Whether a column is said to hold text depends on its cells, which a person may have edited,
    and how things are described in words changes from version to version: two descriptions that
    differ only in these are the same.
    """
    resources = [
        resource if resource.table is None else _with_numbers(resource, resource.table)
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


def _with_numbers(resource: Resource, table: Schema) -> Resource:
    columns = {column.name: column for column in (*_FIGURE_FIELDS, *_NEED_FIELDS)}
    fields = [_as_number(column, columns.get(column.name)) for column in table.fields]
    return replace(resource, table=replace(table, fields=fields))


def _as_number(column: Field, known: Field | None) -> Field:
    """Return the column as it is known if it differs only by being said to hold text."""
    return known if known is not None and column == _as_text(known) else column


def _table(name: str, description: str, schema: Schema) -> Resource:
    return Resource(
        name, f"{name}.csv", "csv", "text/csv", "utf-8", description, type="table", table=schema
    )


def _fields_for(columns: Iterable[Field], rows: Sequence[Sequence[str]]) -> list[Field]:
    return [
        column
        if column.type == "string" or all(is_plain(row[index]) for row in rows)
        else _as_text(column)
        for index, column in enumerate(columns)
    ]


def _as_text(column: Field) -> Field:
    return replace(column, type="string", constraints=None)
