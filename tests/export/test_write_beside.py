from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sendviewer.core.errors import InputError
from sendviewer.export.files import write_beside


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_beside(tmp_path / "table.csv", b"one")
    write_beside(tmp_path / "table.csv", b"two")
    assert (tmp_path / "table.csv").read_bytes() == b"two"
    assert names(tmp_path) == ["table.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_the_rights_of_a_replaced_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_beside(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "table.csv", tmp_path / "link.csv"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_beside(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.*The folder does not exist\."):
        write_beside(tmp_path / "nowhere" / "table.csv", b"")


def test_a_folder_of_that_name_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "table.csv").mkdir()
    with pytest.raises(InputError, match="A folder of this name exists"):
        write_beside(tmp_path / "table.csv", b"")
    assert names(tmp_path) == ["table.csv"]


def test_an_old_file_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"old")
    with pytest.raises(TypeError):
        write_beside(path, None)  # type: ignore[arg-type]  # a fault halfway through
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["table.csv"]


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="a folder that nobody may write to is needed",
)
def test_a_folder_without_rights_is_explained(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match="may not be written"):
        write_beside(tmp_path / "table.csv", b"")
