"""Writes JSON that a person can read: one line for what fits on a line, otherwise indented."""

from __future__ import annotations

from typing import Any

import msgspec

__all__ = ["json_text"]

_LONGEST_LINE = 100
_INDENT = 2


def json_text(value: Any, indent: int = 0) -> str:
    """Return a value of dicts, lists and scalars as JSON, indented from ``indent`` onwards."""
    line = _on_one_line(value)
    if indent + len(line) <= _LONGEST_LINE or not isinstance(value, dict | list):
        return line
    inner = indent + _INDENT
    if isinstance(value, dict):
        opening, closing = "{", "}"
        parts = [f"{_scalar(key)}: {json_text(item, inner)}" for key, item in value.items()]
    else:
        opening, closing = "[", "]"
        parts = [json_text(item, inner) for item in value]
    lines = ",\n".join(" " * inner + part for part in parts)
    return f"{opening}\n{lines}\n{' ' * indent}{closing}"


def _on_one_line(value: Any) -> str:
    if isinstance(value, dict):
        fields = (f"{_scalar(key)}: {_on_one_line(item)}" for key, item in value.items())
        return "{" + ", ".join(fields) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_on_one_line(item) for item in value) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    return msgspec.json.encode(value).decode("utf-8")
