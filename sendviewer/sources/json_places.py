"""Finds where each value of a JSON document stands, so that an error can point at it."""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct

__all__ = ["JsonPlaces"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')

#: A page is nested seven deep.
_DEEPEST = 20


class _Container(Struct):
    """An object or array that is not closed yet."""

    path: str
    is_object: bool
    index: int = 0
    key: str | None = None

    def path_of_value(self) -> str:
        return f"{self.path}.{self.key}" if self.is_object else f"{self.path}[{self.index}]"


class JsonPlaces(Struct):
    """Offsets into the text of a JSON document, by path such as ``$.areas[0].name``.

    ``values`` holds where a value begins and ends, ``keys`` where a field's name begins, and
    ``repeated`` the paths of fields that stand twice in one object, with the second offset.
    ``too_deep`` is where the document is nested deeper than any page, if it is.
    """

    values: dict[str, tuple[int, int]] = {}
    keys: dict[str, int] = {}
    repeated: list[tuple[str, int]] = []
    too_deep: int | None = None
    _open: list[_Container] = []

    @classmethod
    def of(cls, text: str) -> JsonPlaces:
        """Locate every value of ``text``, as far as it is JSON and not nested without end."""
        places = cls()
        try:
            for match in _TOKEN.finditer(text):
                places._take(match[0], match.start())
                if len(places._open) > _DEEPEST:
                    places.too_deep = match.start()
                    break
        except (IndexError, msgspec.DecodeError):
            # What comes after a wrong value may not even be JSON; what comes before has its place.
            return places
        return places

    def offset(self, path: str) -> int:
        """Return where the value at ``path`` begins, or 0 if there is none."""
        return self.values.get(path, (0, 0))[0]

    def nearest(self, path: str) -> str:
        """Return ``path``, or the innermost object around it that the document has."""
        while path not in self.values and "." in path:
            path = path.rpartition(".")[0]
        return path

    def _take(self, token: str, start: int) -> None:
        if token in "{[":
            self._open_container(token, start)
        elif token in "}]":
            closed = self._open.pop()
            self.values[closed.path] = (self.values[closed.path][0], start + 1)
        elif token == ",":
            self._open[-1].index += 1
            self._open[-1].key = None
        elif token != ":":
            self._take_scalar(token, start)

    def _open_container(self, token: str, start: int) -> None:
        path = self._path_of_value()
        self.values[path] = (start, start)
        self._open.append(_Container(path, token == "{"))

    def _take_scalar(self, token: str, start: int) -> None:
        inside = self._open[-1] if self._open else None
        if inside is None or not inside.is_object or inside.key is not None:
            self.values[self._path_of_value()] = (start, start + len(token))
            return
        inside.key = msgspec.json.decode(token, type=str)
        path = inside.path_of_value()
        if path in self.keys:
            self.repeated.append((path, start))
        self.keys[path] = start

    def _path_of_value(self) -> str:
        return self._open[-1].path_of_value() if self._open else "$"
