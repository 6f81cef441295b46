"""Keeps the code of sources that PySide would compile anew at every start.

PySide's library holds a part of itself as Python sources, which have no ``.pyc`` files: to compile
them takes an eighth of the time that an empty window takes to appear. Knows nothing of Qt.
(PySide6 6.8 to 6.11; a release that does not compile them needs none of this.)
"""

from __future__ import annotations

import builtins
import marshal
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any

__all__ = ["compiled_once"]

CHECK_BYTES = 4

Codes = dict[bytes, CodeType]


@contextmanager
def compiled_once(folder: Path) -> Iterator[None]:
    """Within it, compile no source of bytes whose code is kept in ``folder``; keep what is new.

    Code is found by its whole source, so that another version of PySide is never taken for this
    one. Without a file that can be read or written, everything is compiled as ever.
    """
    path = folder / f"pyside.{sys.implementation.cache_tag}-{sys.hexversion:x}.code"
    kept = _read(path)
    known = len(kept)
    plainly = builtins.compile
    builtins.compile = _keeping(kept, plainly)
    try:
        yield
    finally:
        builtins.compile = plainly
    if len(kept) > known:
        _write(path, kept)


def _keeping(kept: Codes, plainly: Callable[..., Any]) -> Callable[..., Any]:
    """Return a ``compile`` that keeps the code of modules; anything else is compiled plainly."""

    def compile_or_take(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        if not isinstance(source, bytes) or mode != "exec" or more or named:
            return plainly(source, filename, mode, *more, **named)
        if source not in kept:
            kept[source] = plainly(source, filename, mode)
        return kept[source]

    return compile_or_take


def _read(path: Path) -> Codes:
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    check, codes = data[:CHECK_BYTES], data[CHECK_BYTES:]
    # marshal trusts what it is given, so that a torn file must not reach it.
    if check != _check(codes):
        return {}
    read: Codes = marshal.loads(codes)
    return read


def _write(path: Path, kept: Codes) -> None:
    codes = marshal.dumps(kept)
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(_check(codes) + codes)
        beside.replace(path)
    except OSError:
        return


def _check(codes: bytes) -> bytes:
    return zlib.crc32(codes).to_bytes(CHECK_BYTES, "big")
