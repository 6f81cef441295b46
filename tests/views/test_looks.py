"""Who is told of which change of the look."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from sendviewer.views.look import Look, Looks
from sendviewer.views.theme import DARK, LIGHT


@pytest.mark.parametrize(
    ("look", "told"),
    [
        (Look(LIGHT, 1.0), []),
        (Look(DARK, 1.0), ["changed"]),
        (Look(LIGHT, 1.5), ["changed", "text_resized"]),
        (Look(DARK, 1.5), ["changed", "text_resized"]),
    ],
)
def test_sizes_are_told_last_and_only_where_text_has_another(
    qapp: QApplication, look: Look, told: list[str]
) -> None:
    looks, heard = Looks(Look(LIGHT, 1.0)), []
    looks.text_resized.connect(lambda: heard.append("text_resized"))
    looks.changed.connect(lambda: heard.append("changed"))
    looks.change(look)
    assert heard == told
