"""Declares what stands in the file of a footprint, and says where something in it is wrong."""

from __future__ import annotations

import re
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from sendviewer.core.errors import InputError
from sendviewer.sources.json_places import JsonPlaces
from sendviewer.sources.places import LONGEST_NAME, place_at, quoted

__all__ = ["SCHEMA", "AreaEntry", "FootprintEntry", "footprint_entry"]

SCHEMA = "sendviewer/area/1"

_ANY_VERSION = "sendviewer/area/"
_AREA_CODE = re.compile(r"(?:[A-Z]\d{8}(?: / [A-Z]\d{8})*)?", re.ASCII)
_DFE_CODE = re.compile(r"(?:\d{3}(?: / \d{3})*)?", re.ASCII)

_Entry = TypeVar("_Entry")

_PUT_RIGHT = "Put it right, or save the area again from the program."


class AreaEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the areas."""

    name: str
    code: str = ""
    dfe_code: str = ""


class FootprintEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    schema: str
    name: str
    areas: Annotated[list[AreaEntry], Meta(min_length=1)]
    short_name: str = ""


class _Marker(Struct):
    """What makes a JSON file the file of a footprint."""

    schema: str = ""


class _Text(Struct, frozen=True):
    """The text of a file and where its values stand."""

    file: str
    text: str
    places: JsonPlaces

    def error(self, path: str, problem: str) -> InputError:
        place = place_at(self.file, self.text, self.places.offset(path))
        return InputError(problem, place=place, remedy=_PUT_RIGHT)

    def check_line(self, path: str, value: str) -> None:
        """Raise InputError unless ``value`` names something on one line."""
        if not value.strip():
            raise self.error(path, "The name is empty; expected text in quotation marks.")
        if not value.isprintable():
            raise self.error(path, f"The name {quoted(value)} has characters that have no shape.")
        if len(value) > LONGEST_NAME:
            problem = f"The name has {len(value):,} characters; expected {LONGEST_NAME} at most."
            raise self.error(path, problem)

    def check_code(self, path: str, value: str, pattern: re.Pattern[str], meaning: str) -> None:
        """Raise InputError unless ``value`` is empty or such a code."""
        if not pattern.fullmatch(value):
            raise self.error(path, f"Found {quoted(value)}; expected {meaning}.")


def footprint_entry(file: str, text: str) -> FootprintEntry:
    """Return what the file says, checked field by field; raises InputError with the place."""
    located = _Text(file, text, JsonPlaces.of(text))
    _check_schema(located)
    _check_once(located)
    entry = _decoded(located, FootprintEntry)
    located.check_line("$.name", entry.name)
    if entry.short_name:
        located.check_line("$.short_name", entry.short_name)
    seen: set[str] = set()
    for index, area in enumerate(entry.areas):
        _check_area(located, f"$.areas[{index}]", area)
        codes = {code for code in (area.code, area.dfe_code) if code}
        if codes & seen:
            problem = f"The area {quoted(area.name)} is there twice, and would be counted twice."
            raise located.error(f"$.areas[{index}]", problem)
        seen |= codes
    return entry


def _check_schema(located: _Text) -> None:
    schema = _decoded(located, _Marker).schema
    if schema == SCHEMA:
        return
    if schema.startswith(_ANY_VERSION):
        problem = f"The area was saved in the form {quoted(schema)}; expected {quoted(SCHEMA)}."
    elif schema:
        problem = f"This is not a saved area but {quoted(schema)}; expected {quoted(SCHEMA)}."
    else:
        problem = f"This is not a saved area: it has no field “schema” with {quoted(SCHEMA)}."
    raise located.error("$.schema", problem)


def _check_once(located: _Text) -> None:
    for path, offset in located.places.repeated:
        problem = f"The field {quoted(path.rpartition('.')[2])} is there twice in one object."
        raise InputError(
            problem, place=place_at(located.file, located.text, offset), remedy="Keep one of them."
        )


def _check_area(located: _Text, path: str, area: AreaEntry) -> None:
    located.check_line(f"{path}.name", area.name)
    meaning = 'a 9-character area code such as "E06000016"'
    located.check_code(f"{path}.code", area.code, _AREA_CODE, meaning)
    meaning = 'a 3-digit DfE code such as "856"'
    located.check_code(f"{path}.dfe_code", area.dfe_code, _DFE_CODE, meaning)
    if not (area.code or area.dfe_code):
        problem = f"The area {quoted(area.name)} has no code; expected “code” or “dfe_code”."
        raise located.error(path, problem)


def _decoded(located: _Text, kind: type[_Entry]) -> _Entry:
    try:
        return msgspec.json.decode(located.text, type=kind)
    except msgspec.DecodeError as fault:
        from sendviewer.sources.package_errors import error_for  # noqa: PLC0415 - only for an error

        error = error_for(located.file, located.text, fault)
        is_json = isinstance(fault, msgspec.ValidationError)
        remedy = _PUT_RIGHT if is_json else error.remedy
        raise InputError(error.problem, place=error.place, remedy=remedy) from None
    except RecursionError:
        raise located.error("$", "The brackets are nested too deep for a saved area.") from None
