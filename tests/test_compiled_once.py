"""What PySide compiles at every start is compiled once, and never taken for something else."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest
from own_process import run_alone

from sendviewer.compiled_once import compiled_once


def run(source: bytes, folder: Path) -> tuple[object, bool]:
    """Run a module's source; return what it calls ``answer``, and whether it was compiled."""
    compiled = False
    plainly = builtins.compile

    def watched(*arguments: object) -> object:
        nonlocal compiled
        compiled = True
        return plainly(*arguments)  # type: ignore[call-overload]

    builtins.compile = watched  # type: ignore[assignment]
    try:
        with compiled_once(folder):
            code = compile(source, "module.py", "exec")
    finally:
        builtins.compile = plainly
    names: dict[str, object] = {}
    exec(code, names)
    return names["answer"], compiled


def test_the_same_source_is_compiled_once(tmp_path: Path) -> None:
    assert run(b"answer = 1", tmp_path) == (1, True)
    assert run(b"answer = 1", tmp_path) == (1, False)


def test_another_source_of_the_same_name_is_compiled(tmp_path: Path) -> None:
    run(b"answer = 1", tmp_path)
    assert run(b"answer = 2", tmp_path) == (2, True)


@pytest.mark.parametrize("damage", [b"", b"torn", b"\x00" * 400])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    run(b"answer = 1", tmp_path)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage)
    assert run(b"answer = 1", tmp_path) == (1, True)
    assert path.read_bytes() == whole


def test_without_a_folder_to_write_to_everything_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way of a folder")
    folder = tmp_path / "file" / "cache"
    assert run(b"answer = 1", folder) == (1, True)
    assert run(b"answer = 1", folder) == (1, True)


def test_compile_is_as_it_was_afterwards(tmp_path: Path) -> None:
    before = builtins.compile
    with compiled_once(tmp_path):
        assert eval(compile("1 + 1", "expression", "eval")) == 2
    assert builtins.compile is before


PROGRAM = """
import builtins, sys
from pathlib import Path
from sendviewer.compiled_once import compiled_once

plainly, sources = builtins.compile, []
def watched(source, filename, mode, *more, **named):
    if isinstance(source, bytes) and "shibokensupport" in str(filename):
        sources.append(filename)
    return plainly(source, filename, mode, *more, **named)
builtins.compile = watched
with compiled_once(Path(sys.argv[1])):
    import PySide6.QtCore
print(len(sources))
"""


def test_pyside_compiles_its_own_sources_at_the_first_start_only(tmp_path: Path) -> None:
    counts = [int(run_alone(PROGRAM, tmp_path)) for _ in range(2)]
    assert counts[0] > 0
    assert counts[1] == 0
