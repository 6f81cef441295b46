"""Loads what PySide describes its functions with when somebody asks for it, and not at the start.

PySide's library holds Python sources that turn the signatures of Qt's functions into words, for
``help()`` and for the message of a call with wrong arguments. It loads them at every start: a
quarter of the time that an empty window takes to appear. Knows nothing of Qt.
(PySide6 6.8 to 6.11. Sources under other names are loaded at once, as ever.)
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

__all__ = ["signatures_later", "stand_in"]

PUT_OFF = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "parser",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
    )
)

STAND_IN = """
from sendviewer.signatures_later import stand_in
__getattr__ = stand_in(globals(), {filename!r})
"""

_sources: dict[str, bytes] = {}
_loading = RLock()


@contextmanager
def signatures_later() -> Iterator[None]:
    """Within it, a module of PySide's that describes functions is made, and filled when used."""
    plainly = builtins.compile

    def compile_or_put_off(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        if filename not in PUT_OFF or not isinstance(source, bytes):
            return plainly(source, filename, mode, *more, **named)
        _sources[filename] = source
        return plainly(STAND_IN.format(filename=filename), filename, mode)

    builtins.compile = compile_or_put_off
    try:
        yield
    finally:
        builtins.compile = plainly


def stand_in(module: dict[str, Any], filename: str) -> Any:
    """Return the ``__getattr__`` of a module that runs its source when a name is asked for."""

    def fill_and_get(name: str) -> Any:
        # What Python asks any module for, such as a path, is no use of it.
        if not name.startswith("__"):
            with _loading:
                if filename in _sources:
                    exec(compile(_sources.pop(filename), filename, "exec"), module)
        try:
            return module[name]
        except KeyError:
            raise AttributeError(f"module {module['__name__']!r} has no {name!r}") from None

    return fill_and_get
