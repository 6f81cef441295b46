"""The part of the export dialog that lists what was checked in a document, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.export.checks.checks import Check
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.icons import paint_icon
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle

__all__ = ["ExportChecks"]

ICON = 16
GAP = 8
WAITING = "The document is being checked."


class ExportChecks(QWidget):
    """A line for each check: its sign, whether it is met, and why."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAccessibleName("Accessibility checks")
        speak_as(self, "Grouping")
        self.lines: tuple[CheckLine, ...] = ()
        self.words = Label(WAITING, looks, wraps=True, parent=self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._layout.addWidget(self.words)

    def show_checks(self, checks: Sequence[Check], name: str) -> None:
        """Show other checks, those of the document called ``name``."""
        self._clear()
        self.words.setText(summary(checks, name))
        self.lines = tuple(CheckLine(check, self._looks, self) for check in checks)
        for line in self.lines:
            self._layout.addWidget(line)

    def show_words(self, words: str) -> None:
        """Show no checks, and why."""
        self._clear()
        self.words.setText(words)

    def _clear(self) -> None:
        for line in self.lines:
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = ()


def summary(checks: Sequence[Check], name: str) -> str:
    """Return in a sentence how many checks are met."""
    open_ones = [check.title for check in checks if not check.is_met]
    if not open_ones:
        return f"{name}: all {len(checks)} checks are met."
    met = len(checks) - len(open_ones)
    return f"{name}: {met} of {len(checks)} checks are met. Look at: {', '.join(open_ones)}."


class CheckLine(QWidget):
    """One check."""

    def __init__(self, check: Check, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks
        self.check = check
        state = "met" if check.is_met else "not met"
        self.title = Label(
            f"{check.title}: {state}", looks, style=TextStyle.BODY_STRONG, wraps=True, parent=self
        )
        self.why = Label(
            check.why, looks, style=TextStyle.SMALL, token="text_secondary", wraps=True, parent=self
        )
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(looks.current.scaled(ICON + GAP), 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.why)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign beside the first line."""
        look = self._looks.current
        side = look.scaled(ICON)
        line = QFontMetricsF(look.font(TextStyle.BODY_STRONG)).height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name, token = ("check", "accent") if self.check.is_met else ("warning", "higher")
        paint_icon(painter, name, QRectF(0, (line - side) / 2, side, side), look.color(token))
        painter.end()
