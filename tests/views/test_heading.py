"""Headings, by which those who hear the window find their way in it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from sendviewer.views.label import Heading
from sendviewer.views.look import Looks, TextStyle


def test_a_heading_is_spoken_as_one_under_the_text_that_it_shows_now(
    qtbot: QtBot, looks: Looks
) -> None:
    heading = Heading("Areas", looks, style=TextStyle.HEADING)
    qtbot.addWidget(heading)
    spoken = QAccessible.queryAccessibleInterface(heading)
    assert spoken.role() == QAccessible.Role.Heading
    assert spoken.text(QAccessible.Text.Name) == "Areas"
    heading.setText("Figures")
    assert (heading.text(), spoken.text(QAccessible.Text.Name)) == ("Figures", "Figures")
