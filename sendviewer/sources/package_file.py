"""Reads and writes datapackage.json, and says at which line and column something is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from sendviewer.core.errors import InputError
from sendviewer.core.figures import Quantity, Unit
from sendviewer.sources.cell_errors import CellError
from sendviewer.sources.cells import quantity_from, quantity_text
from sendviewer.sources.descriptor import DATA_PACKAGE_PROFILE, FORMAT, Descriptor
from sendviewer.sources.json_places import JsonPlaces
from sendviewer.sources.json_text import json_text
from sendviewer.sources.places import control_error, place_at, quoted, shortened
from sendviewer.sources.resource_entries import Resource
from sendviewer.sources.table_schemas import plain_description

__all__ = ["PackageFile", "cell_value", "descriptor_text", "read_package"]

_KNOWN_FIELDS = {field.encode_name for field in msgspec.structs.fields(Descriptor)}

#: Every escape, so that the second of two backslashes begins none. Line feeds and tabs are no
#: orders to a terminal, and texts of the standard may hold them.
_ESCAPE = re.compile(
    r"\\(?:(?P<letter>[bfr])|u00(?P<number>0[0-8B-Fb-f]|1[0-9A-Fa-f]|7[Ff]|[89][0-9A-Fa-f])|.)"
)
_NUMBER_OF_LETTER = {"b": 0x08, "f": 0x0C, "r": 0x0D}


class PackageFile(Struct, frozen=True):
    """The content of datapackage.json, with the place of each of its values."""

    file: str
    text: str
    content: Descriptor
    other_fields: tuple[tuple[str, str], ...]
    places: JsonPlaces

    def error(self, path: str, problem: str, remedy: str) -> InputError:
        """Return an error that points at the value at ``path``, such as ``$.title``."""
        place = place_at(self.file, self.text, self.places.offset(path))
        return InputError(problem, place=place, remedy=remedy)

    def quantity(self, path: str, value: float | str, unit: Unit) -> Quantity:
        """Return the figure that a value of the file stands for; raises InputError."""
        try:
            return quantity_from(str(value), unit)
        except CellError as fault:
            raise self.error(path, fault.problem, fault.remedy) from None

    def check_no_repeats(
        self, path: str, field: str, values: Iterable[str] | Mapping[int, str]
    ) -> None:
        """Raise InputError if two entries of the list at ``path`` share their ``field``.

        ``values`` are those of all entries, or of some by their index.
        """
        seen: set[str] = set()
        pairs = values.items() if isinstance(values, Mapping) else enumerate(values)
        for index, value in pairs:
            if value in seen:
                problem = f"The {field} {quoted(value)} is there twice."
                raise self.error(f"{path}[{index}].{field}", problem, "Keep one of the two.")
            seen.add(value)

    def check_description(self, expected: list[Resource]) -> None:
        """Raise InputError if the description of the files is not the one that is ``expected``."""
        if self.content.resources == expected:
            return
        found = plain_description(self.content.resources)
        difference = _first_difference(found, plain_description(expected), "$.resources")
        if difference is not None:
            path, *values = difference
            one, other = (shortened(json_text(value)) for value in values)
            name = quoted(path.rpartition(".")[2])
            problem = f"Found {one} for {name}; expected {other}. This description is fixed."
            raise self.error(self.places.nearest(path), problem, "Put it back as it was.")


def read_package(file: str, text: str) -> PackageFile:
    """Return datapackage.json, its fields checked one by one; raises InputError."""
    _check_no_escaped_controls(file, text)
    places = JsonPlaces.of(text)
    content, other_fields = _decoded(file, text, places)
    package = PackageFile(file, text, content, other_fields, places)
    for path, offset in package.places.repeated:
        problem = f"The field {quoted(path.rpartition('.')[2])} is there twice in one object."
        raise InputError(problem, place=place_at(file, text, offset), remedy="Keep one of them.")
    if content.sendviewer.format != FORMAT:
        problem = f"The page has the format {content.sendviewer.format}; expected {FORMAT}."
        remedy = "Open it with the version of the program that wrote it, or a newer one."
        raise package.error("$.sendviewer.format", problem, remedy)
    if content.schema != DATA_PACKAGE_PROFILE:
        problem = f"Found {quoted(content.schema)}; expected {quoted(DATA_PACKAGE_PROFILE)}."
        raise package.error("$.$schema", problem, "Put this address back.")
    return package


def descriptor_text(content: Descriptor, other_fields: Iterable[tuple[str, str]]) -> str:
    """Return the text of datapackage.json; ``other_fields`` are written as they were read."""
    known = json_text(msgspec.to_builtins(content)).removesuffix("\n}")
    others = (f",\n  {json_text(name)}: {value}" for name, value in other_fields)
    return "".join([known, *others, "\n}\n"])


def cell_value(quantity: Quantity) -> int | float | str:
    """Return a figure for JSON: a number where that says all, otherwise the text of a cell."""
    text = quantity_text(quantity)
    if text.isdecimal() and str(int(text)) == text:
        return int(text)
    whole, point, decimals = text.partition(".")
    if point and whole.isdecimal() and decimals.isdecimal() and repr(float(text)) == text:
        return float(text)
    return text


def _check_no_escaped_controls(file: str, text: str) -> None:
    """Raise InputError for a control character that is written as an escape."""
    for escape in _ESCAPE.finditer(text):
        if escape["letter"] or escape["number"]:
            number = _NUMBER_OF_LETTER.get(escape["letter"]) or int(escape["number"], 16)
            raise control_error(file, text, escape.start(), number)


def _decoded(
    file: str, text: str, places: JsonPlaces
) -> tuple[Descriptor, tuple[tuple[str, str], ...]]:
    """Return the fields that the program knows, and the names and values in JSON of the others."""
    try:
        content = msgspec.json.decode(text, type=Descriptor)
        fields = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError as fault:
        from sendviewer.sources.package_errors import error_for  # noqa: PLC0415 - only for an error

        raise error_for(file, text, fault) from None
    except RecursionError:
        raise _too_deep(file, text, places) from None
    if places.too_deep is not None:
        raise _too_deep(file, text, places)
    others = fields.keys() - _KNOWN_FIELDS
    return content, tuple(
        (name, bytes(value).decode("utf-8")) for name, value in fields.items() if name in others
    )


def _too_deep(file: str, text: str, places: JsonPlaces) -> InputError:
    return InputError(
        "The brackets here are nested too deep for a page.",
        place=place_at(file, text, places.too_deep or 0),
        remedy="Take this field out.",
    )


def _first_difference(found: Any, expected: Any, path: str) -> tuple[str, Any, Any] | None:
    """Return the path of the first value that differs, and both values; or None."""
    if isinstance(found, dict) and isinstance(expected, dict):
        keys = [*found, *(key for key in expected if key not in found)]
        pairs = [(f"{path}.{key}", found.get(key), expected.get(key)) for key in keys]
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        pairs = [
            (f"{path}[{i}]", *pair) for i, pair in enumerate(zip(found, expected, strict=True))
        ]
    else:
        return None if found == expected else (path, found, expected)
    differences = (_first_difference(one, other, inner) for inner, one, other in pairs)
    return next((found for found in differences if found is not None), None)
