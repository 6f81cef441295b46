"""The dialogs of the menu Help: how to read the page, one figure explained, log, and about."""

from __future__ import annotations

import platform
from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from sendviewer import __version__
from sendviewer.core.pages import Page
from sendviewer.export.payloads import Payload
from sendviewer.export.texts import explanation_payload
from sendviewer.present.wording import GLOSSARY, READING_GUIDE, licence_line, source_line
from sendviewer.ui.log import LOG_NAME
from sendviewer.ui.reading_dialog import ReadingDialog
from sendviewer.views.controls import Button
from sendviewer.views.look import Looks

__all__ = ["AboutDialog", "ExplainDialog", "GuideDialog", "LogDialog"]


LICENCES = (
    "The program is free software under the MIT licence. Its font, Inter, is under the SIL Open "
    "Font Licence. Qt is used under the GNU Lesser General Public License, version 3."
)


class GuideDialog(ReadingDialog):
    """How to read the page, and what its words mean."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        guide = "".join(
            f"<h3>{escape(head)}</h3>{_paragraph(text)}" for head, text in READING_GUIDE
        )
        words = "".join(
            f"<p><b>{escape(term)}</b><br>{escape(meaning)}</p>" for term, meaning in GLOSSARY
        )
        html = f"<h2>How to read this page</h2>{guide}<h2>What the words mean</h2>{words}"
        super().__init__("How to read this page", html, looks, parent)


class ExplainDialog(ReadingDialog):
    """Where one figure comes from: source, formula, rounding. The words can be copied."""

    def __init__(
        self,
        explanation: str,
        looks: Looks,
        copy: Callable[[Payload], None],
        parent: QWidget | None = None,
    ) -> None:
        html = "".join(_paragraph(line) for line in explanation.splitlines() if line)
        super().__init__("Explain this figure", html, looks, parent)
        self._explanation = explanation
        self._copy = copy
        button = Button("Copy", looks, icon="copy", parent=self)
        button.clicked.connect(self._copy_words)
        self.add_button(button)

    def _copy_words(self) -> None:
        self._copy(explanation_payload(self._explanation))


class AboutDialog(ReadingDialog):
    """Version, licence, and the source and licence of the figures."""

    def __init__(self, page: Page, looks: Looks, parent: QWidget | None = None) -> None:
        lines = (
            f"Version {__version__}, with Python {platform.python_version()} and Qt {qVersion()}.",
            LICENCES,
            source_line(page),
            licence_line(page),
            "Nothing that you open leaves this computer.",
        )
        html = "<h2>SEND Viewer</h2>" + "".join(_paragraph(line) for line in lines if line)
        super().__init__("About SEND Viewer", html, looks, parent)


class LogDialog(ReadingDialog):
    """Where the log file is; opens its folder."""

    def __init__(self, folder: Path, looks: Looks, parent: QWidget | None = None) -> None:
        path = folder / LOG_NAME
        html = (
            "<h2>Log file</h2>"
            + _paragraph(
                "The program writes down its own faults here, with no figures and no names of "
                "files that you opened."
            )
            + _paragraph(str(path))
        )
        super().__init__("Where is the log file?", html, looks, parent)
        self._folder = folder
        button = Button("Open folder", looks, icon="open", parent=self)
        button.clicked.connect(self._open_folder)
        self.add_button(button)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
