"""Turns what msgspec says about datapackage.json into words for the person who edits it."""

from __future__ import annotations

import re

import msgspec

from sendviewer.core.errors import InputError
from sendviewer.sources.descriptor import MEANING_OF_PATTERN
from sendviewer.sources.json_places import JsonPlaces
from sendviewer.sources.places import place_at, quoted, shortened

__all__ = ["error_for"]

_AT_PATH = re.compile(r"(?P<what>.*) - at `(?P<path>.+)`", re.DOTALL)
_AT_BYTE = re.compile(r"(?P<what>.*) \(byte (?P<byte>\d+)\)", re.DOTALL)
_FIELD = re.compile(r"`(?P<field>[^`]+)`")
_EXPECTED_GOT = re.compile(r"Expected (?P<expected>.+?)(?:, got `(?P<got>[^`]+)`)?", re.DOTALL)
_NOT_EMPTY = "of length >= 1"
_TOO_LONG = re.compile(r"of length <= (\d+)")
_UNKNOWN_FIELD = "Object contains unknown field"
_MISSING_FIELD = "Object missing required field"

_TYPE_WORDS = {
    "str": "text in quotation marks",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "null",
    "array": "a list in [ ]",
    "object": "an object in { }",
}


def error_for(file: str, text: str, fault: Exception) -> InputError:
    """Return the error for what msgspec says about a text that cannot be used."""
    words = _wrong_value if isinstance(fault, msgspec.ValidationError) else _broken_json
    return words(file, text, str(fault))


def _broken_json(file: str, text: str, words: str) -> InputError:
    found = _AT_BYTE.fullmatch(words)
    if found is None:
        offset = len(text.rstrip())
        what = "it ends too early, with a bracket or quotation mark that is not closed"
    else:
        offset = len(text.encode("utf-8")[: int(found["byte"])].decode("utf-8", "ignore"))
        what = f"{found['what'].removeprefix('JSON is malformed: ')}, {_found_at(text, offset)}"
    return InputError(
        f"This is not valid JSON: {what}.",
        place=place_at(file, text, offset),
        remedy="Look here and just before for a missing comma, quotation mark or bracket.",
    )


def _wrong_value(file: str, text: str, words: str) -> InputError:
    places = JsonPlaces.of(text)
    found = _AT_PATH.fullmatch(words)
    what, path = (found["what"], found["path"]) if found else (words, "$")
    start, end = places.values.get(path, (0, len(text)))
    named = _FIELD.search(what)
    if named and what.startswith(_UNKNOWN_FIELD):
        start = places.keys.get(f"{path}.{named['field']}", start)
        problem = f"The field {quoted(named['field'])} is not known, and would be lost on saving."
        remedy = "Take it out, or correct its name."
    elif named and what.startswith(_MISSING_FIELD):
        problem = f"The field {quoted(named['field'])} is missing in {_object_words(path)}."
        remedy = "Add it; the page that ships with the program shows how."
    else:
        # The end of a value is unknown where what follows it is not JSON.
        value = shortened(text[start : end if end > start else None])
        problem = f"Found {value}; {_expected(what)}."
        remedy = "Put it right; the page that ships with the program shows how."
    return InputError(problem, place=place_at(file, text, start), remedy=remedy)


def _found_at(text: str, offset: int) -> str:
    line = text[offset:].partition("\n")[0]
    return f"found {shortened(line)}" if line.strip() else "found the end of the line"


def _object_words(path: str) -> str:
    return "the file" if path == "$" else f"this object ({path.removeprefix('$.')})"


def _expected(what: str) -> str:
    for pattern, meaning in MEANING_OF_PATTERN.items():
        if repr(pattern) in what:
            return f"expected {meaning}"
    found = _EXPECTED_GOT.fullmatch(what)
    if found is None:
        return what
    words = re.sub(r"`([^`]+)`", lambda match: _type_words(match[1]), found["expected"])
    words = _TOO_LONG.sub(r"of \1 characters at most", words)
    return f"expected {words.replace(_NOT_EMPTY, 'with at least one entry')}"


def _type_words(types: str) -> str:
    return " or ".join(_TYPE_WORDS.get(name, name) for name in types.split(" | "))
