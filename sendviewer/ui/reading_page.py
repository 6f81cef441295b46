"""The reading view: the page in plain words, in the place of the tabs until it is left.

It is one more page of the window and no tab: a reader who wants sentences wants no tabs beside
them. The command that opens it also leads back, to the tab and the control that one came from.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sendviewer.export.payloads import Payload
from sendviewer.present.reading import build_reading
from sendviewer.present.reading_needs import NEED_PART
from sendviewer.present.reading_spec import ReadingSpec, page_text, part_text
from sendviewer.present.terms import need_term
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage
from sendviewer.views.controls import Button
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.reading_view import ReadingView
from sendviewer.views.sizes import PAGE_SIDE

__all__ = ["ReadingPage"]

ABOVE = 10


class ReadingPage(TabPage):
    """Shows the page in ``state`` in plain words; filters and sort play no part in it."""

    def __init__(self, state: PageState, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self._looks = looks
        self._spec = ReadingSpec("", (), "")
        self.view = ReadingView(looks)
        self._top = QWidget(self)
        self.back_button = Button("Back to the tabs", looks, icon="arrow-left", parent=self._top)
        self.back_button.setToolTip("F9")
        self.back_button.clicked.connect(self._ask_to_leave)
        self._lay_out()
        for signal in (state.text_changed, state.options_changed):
            signal.connect(self.show_page)
        self.show_page()

    def copy(self) -> Payload | None:
        """Return the part that is being read, otherwise the whole page, as sentences."""
        from sendviewer.export.reading_texts import reading_part_payload, reading_payload

        part = self.view.current_part
        return reading_part_payload(part, self._spec) if part else reading_payload(self._spec)

    def has_sentence(self) -> bool:
        """Return whether a part is being read."""
        return self.view.current_part is not None

    def sentence(self) -> str | None:
        """Return the part that is being read, with its source."""
        part = self.view.current_part
        return f"{part_text(part)} {self._spec.source_line}" if part else None

    def has_description(self) -> bool:
        """Return True: all of this is words."""
        return True

    def description(self) -> str | None:
        """Return the whole page in plain words."""
        return page_text(self._spec)

    def focused_term(self) -> str:
        """Return the need that is being read."""
        part = self.view.current_part
        code = part.id.removeprefix(NEED_PART) if part and part.id.startswith(NEED_PART) else ""
        return need_term(code).name if code else ""

    def panes(self) -> Sequence[QWidget]:
        """Return the part that is being read, and the way back."""
        entry = self.view.entry
        return (entry, self.back_button) if entry else (self.back_button,)

    def start_find(self) -> None:
        """Say where words can be found; the reading view is read from top to bottom."""
        self._state.say_of_tab("Find works in the tabs: F9 leads back to them")

    def _lay_out(self) -> None:
        title = Label("The page in plain words", self._looks, style=TextStyle.LABEL, wraps=True)
        row = QHBoxLayout(self._top)
        row.setContentsMargins(PAGE_SIDE, ABOVE, PAGE_SIDE, ABOVE)
        row.addWidget(title, 1)
        row.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.view, 1)

    def show_page(self) -> None:
        """Show the page in plain words."""
        self._spec = build_reading(self._state.page, self._state.options)
        self.view.show_spec(self._spec)

    def _ask_to_leave(self) -> None:
        self.command_requested.emit("view.reading")
