"""Gives a dialog its size: grown with the text, and never larger than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from sendviewer.views.look import Look

__all__ = ["fit_dialog"]

ROOM_AROUND = 80


def fit_dialog(dialog: QDialog, look: Look, width: int, height: int) -> None:
    """Resize a dialog to a size in pixels at 100% text."""
    screen = dialog.screen().availableSize()
    dialog.resize(
        min(look.scaled(width), screen.width() - ROOM_AROUND),
        min(look.scaled(height), screen.height() - ROOM_AROUND),
    )
