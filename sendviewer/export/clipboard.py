"""The one door to the system's clipboard."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from sendviewer.export.payloads import Payload

__all__ = ["CSV_TYPE", "SVG_TYPE", "Clipboard", "SystemClipboard", "mime_data"]

CSV_TYPE = "text/csv"
SVG_TYPE = "image/svg+xml"


class Clipboard(Protocol):
    """Where copied things go."""

    def put(self, payload: Payload) -> None:
        """Replace what is on the clipboard by ``payload``."""

    def owns(self) -> bool:
        """Return whether what is on the clipboard came from this program."""

    def clear(self) -> None:
        """Empty the clipboard."""


class SystemClipboard:
    """The clipboard of the system; needs a QGuiApplication when it is used.

    On X11 what was copied is gone once the program has ended, unless a clipboard manager runs:
    ask :meth:`owns` before quitting. Qt's offscreen platform never says that it owns anything.
    """

    def put(self, payload: Payload) -> None:
        """Replace what is on the clipboard by ``payload``."""
        QGuiApplication.clipboard().setMimeData(mime_data(payload))

    def owns(self) -> bool:
        """Return whether what is on the clipboard came from this program."""
        return QGuiApplication.clipboard().ownsClipboard()

    def clear(self) -> None:
        """Empty the clipboard."""
        QGuiApplication.clipboard().clear()


def mime_data(payload: Payload) -> QMimeData:
    """Return all flavours of ``payload`` as Qt hands them to other programs.

    The picture is handed over as it is: Qt offers it as PNG, and as what else the system knows,
    and encodes it only when a program asks for it. Encoding beforehand would hold up every copy.
    """
    mime = QMimeData()
    if payload.text is not None:
        mime.setText(payload.text)
    if payload.html is not None:
        mime.setHtml(payload.html)
    if payload.csv is not None:
        mime.setData(CSV_TYPE, payload.csv.encode())
    if payload.image is not None:
        mime.setImageData(payload.image)
    if payload.svg is not None:
        mime.setData(SVG_TYPE, payload.svg)
    return mime
