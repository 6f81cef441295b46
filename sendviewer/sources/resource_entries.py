"""Declares how datapackage.json describes a file of the page and the columns of a table."""

from msgspec import Struct, field

__all__ = ["Constraints", "Field", "Labelled", "Resource", "Schema"]


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
