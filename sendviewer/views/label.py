"""A text on the window in a style and colour of the look; it wraps and is never cut."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLabel, QWidget

from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import PLAIN_TEXT

__all__ = ["Heading", "Label", "PlainLabel"]

#: What stands without a space for longer than any word: the name of a file.
_LONG_RUN = re.compile(r"\S{30}(?=\S{10})")
_MAY_BREAK = "\u200b"


class Label(QLabel):
    """A text that takes its font and colour from the look."""

    def __init__(  # noqa: PLR0913 - each has a default, and each is named where it is given
        self,
        text: str,
        looks: Looks,
        *,
        style: TextStyle = TextStyle.BODY,
        token: str = "text",
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._looks = looks
        self._style = style
        self._token = token
        self.setWordWrap(wraps)
        self._take_look()
        looks.changed.connect(self._take_look)

    def _take_look(self) -> None:
        look = self._looks.current
        palette = self.palette()
        palette.setColor(self.foregroundRole(), look.color(self._token))
        self.setPalette(palette)
        self.setFont(look.font(self._style))


class Heading(Label):
    """A title, by which those who hear the window find their way in it."""

    def __init__(
        self, text: str, looks: Looks, *, style: TextStyle, parent: QWidget | None = None
    ) -> None:
        super().__init__("", looks, style=style, wraps=True, parent=parent)
        speak_as(self, "Heading")
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, which is the name of the heading as well."""
        super().setText(text)
        self.setAccessibleName(text)


class PlainLabel(Label):
    """Words that wrap and may hold the name of a file, which is never read as markup.

    A long name is broken, as it would widen the window; it is spoken and handed back whole.
    """

    _whole = ""

    def __init__(
        self,
        looks: Looks,
        *,
        style: TextStyle = TextStyle.BODY,
        token: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", looks, style=style, token=token, wraps=True, parent=parent)
        self.setProperty("textFormat", PLAIN_TEXT)

    def text(self) -> str:
        """Return the words as they were given."""
        return self._whole

    def setText(self, text: str) -> None:
        """Show words, which are the name of the label as well."""
        self._whole = text
        super().setText(_LONG_RUN.sub(lambda run: run[0] + _MAY_BREAK, text))
        self.setAccessibleName(text)
