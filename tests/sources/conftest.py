"""A copy of the shipped page that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sendviewer.sources.pages import shipped_page_path


@pytest.fixture
def page_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_page_path(), tmp_path / "page"))
