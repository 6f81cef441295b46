"""Paints the real window, tab by tab, the same way on every machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QSize, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from sendviewer.ui.main_window import MainWindow

__all__ = ["quiet_platform", "window_picture"]

ROUNDS = 5


NO_WINDOW_SYSTEM = "This plugin does not support"
"""How Qt's platform without a screen begins what it says whenever a window changes its size."""


@contextmanager
def quiet_platform() -> Iterator[None]:
    """Leave out what Qt says about the missing window system; pass on everything else."""
    before = qInstallMessageHandler(_pass_on)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def window_picture(window: MainWindow, tab: str, size: QSize, scale: float) -> QImage:
    """Return the window with a tab at ``size``, each pixel of which becomes ``scale`` pixels."""
    # Laid out as on a screen, without one: no window system has a say in the picture.
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.complete_start()
    window.tabs.show_tab(tab)
    window.resize(size)
    window.show()
    _settle()
    focus = window.focusWidget()
    if focus is not None:  # a picture shows no place where somebody types
        focus.clearFocus()
        _settle()
    picture = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    window.render(picture)
    return picture


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if sys.stderr is not None and not text.startswith(NO_WINDOW_SYSTEM):
        sys.stderr.write(f"{text}\n")


def _settle() -> None:
    """Handle events until layouts that depend on each other have come to rest."""
    for _ in range(ROUNDS):
        QApplication.processEvents()
        QApplication.sendPostedEvents()
