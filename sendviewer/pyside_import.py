"""Imports PySide without what it does at every start and nobody here asks for.

Its library holds Python sources that turn the signatures of Qt's functions into words, for
``help()`` and for the message of a call with wrong arguments. With what they import in turn, they
are a quarter of the time that an empty window takes to appear; here they are loaded when they
are used. Everything is as PySide has it, only later. (PySide6 6.8 to 6.11. Sources under other
names are loaded at once, as ever.)
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from sendviewer.compiled_once import compiled_once
from sendviewer.lean_imports import import_plainly
from sendviewer.loaded_later import answering, fill_when_used, loaded_later

__all__ = ["import_pyside", "run_later", "signatures_later"]

SELDOM_USED = ("inspect", "tempfile", "textwrap", "traceback")

SIGNATURES = frozenset(
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
# Not "mapping": PySide takes a name out of what that module holds, and asks it for nothing.

STAND_IN = "from sendviewer.pyside_import import run_later; run_later(globals(), {filename!r})"

_sources: dict[str, bytes] = {}


def import_pyside(cache_folder: Path) -> None:
    """Import QtCore; what PySide compiles is kept in ``cache_folder``. Raises ImportError."""
    with (
        loaded_later(*SELDOM_USED),
        compiled_once(cache_folder),
        signatures_later(),
        # PySide looks for its own name in the source of every module that is imported after it.
        answering("inspect", getsource=_without_source),
    ):
        import_module("PySide6.QtCore")
    import_plainly()


@contextmanager
def signatures_later() -> Iterator[None]:
    """Within it, a module of PySide's that describes functions is loaded when it is used."""
    plainly = builtins.compile

    def compile_or_put_off(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        if filename not in SIGNATURES or not isinstance(source, bytes):
            return plainly(source, filename, mode, *more, **named)
        _sources[filename] = source
        return plainly(STAND_IN.format(filename=filename), filename, mode)

    builtins.compile = compile_or_put_off
    try:
        yield
    finally:
        builtins.compile = plainly


def run_later(module: dict[str, Any], filename: str) -> None:
    """Have the source of that name run in ``module`` when something of it is used."""
    source = _sources.pop(filename)
    fill_when_used(module, lambda: exec(compile(source, filename, "exec"), module))


def _without_source(_module: object) -> NoReturn:
    raise OSError("no source is read while PySide is imported")
