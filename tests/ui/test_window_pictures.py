"""The pictures of the window: one for each tab, the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from sendviewer.app import render_pages
from sendviewer.core.errors import InputError


def test_each_tab_is_painted_at_the_size_and_scale_that_was_asked_for(
    tmp_path: Path, qapp: QApplication
) -> None:
    paths = render_pages(None, tmp_path / "new", "dark", 2.0, 150, (1024, 700))
    assert [path.name for path in paths] == ["overview.png", "needs.png", "chart.png", "text.png"]
    for path in paths:
        picture = QImage(str(path))
        assert (picture.width(), picture.height()) == (2048, 1400)
        assert picture.pixelColor(5, 5).lightness() < 60


def test_the_same_page_gives_the_same_bytes(tmp_path: Path, qapp: QApplication) -> None:
    first = render_pages(None, tmp_path / "1", "light", 1.0, 100, (1024, 700))
    again = render_pages(None, tmp_path / "2", "light", 1.0, 100, (1024, 700))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


def test_a_page_that_cannot_be_read_is_told(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(InputError):
        render_pages(tmp_path / "nothing", tmp_path, "light", 1.0, 100, (800, 600))
