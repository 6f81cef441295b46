"""The project as a package: what ships, and which library releases it may run on."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

from PySide6.QtCore import QObject

from sendviewer.ui.commands.catalogue import ACTIONS

ROOT = Path(__file__).parent.parent


def test_an_installed_package_holds_the_font_its_licence_and_the_first_page(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "sendviewer/_resources/fonts/Inter-Regular.ttf" in names
    assert "sendviewer/_resources/fonts/OFL.txt" in names
    assert "sendviewer/_resources/pages/llr-2020-04/datapackage.json" in names
    assert "sendviewer/_resources/pages/llr-2020-04/needs.csv" in names


def test_calls_into_qt_that_return_nothing_keep_the_count_of_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 50


def test_the_readme_names_the_keys_that_commands_have() -> None:
    told = {
        keys.strip()
        for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith(("| Ctrl", "| Alt", "| F"))
        for keys in re.split(r",| … ", line.split("|")[1])
    }
    known = {shortcut for command in ACTIONS for shortcut in command.shortcuts}
    assert len(told) > 20
    assert told <= known


def test_every_file_that_the_readme_links_to_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    assert len(links) > 5
    assert [link for link in links if not (ROOT / link).exists()] == []
