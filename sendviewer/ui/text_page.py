"""The Improvement and commissioning tab: the text of the page, to read, to search and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.core.pages import Section
from sendviewer.export.payloads import Payload
from sendviewer.export.texts import section_payload
from sendviewer.present.specs import TextSpec
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage
from sendviewer.views.look import Looks
from sendviewer.views.text_view import TextView

__all__ = ["TextPage"]


class TextPage(TabPage):
    """Shows the text of the page in ``state``. No option changes a word of it."""

    def __init__(self, state: PageState, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self._text = TextSpec((), "")
        self.view = TextView(looks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.copy_requested.connect(self._ask_for_copy)
        self.view.find_told.connect(state.say_of_tab)
        state.text_changed.connect(self.show_page)
        self.show_page()

    def current_section(self) -> Section | None:
        """Return the section that is being read, or None in an empty text."""
        return self.view.current_section

    def copy(self) -> Payload | None:
        """Return what is selected in the text, otherwise the current section with its source."""
        selected = self.view.selected_text()
        if selected:
            return Payload(notice="Copied the selected text", text=selected)
        return self.copy_section()

    def copy_section(self) -> Payload | None:
        """Return the current section as text and HTML, or None in an empty text."""
        section = self.current_section()
        return section_payload(section, self._text.source_line) if section else None

    def panes(self) -> Sequence[QWidget]:
        """Return find, headings and text."""
        return (self.view.find_bar.field, self.view.headings, self.view.reading)

    def start_find(self) -> None:
        """Put the focus into the field that finds words in the text."""
        self.view.start_find()

    def show_page(self) -> None:
        """Show the text of the page."""
        self._text = self._state.text
        self.view.show_spec(self._text)

    def _ask_for_copy(self, section_id: str) -> None:
        self.command_requested.emit("edit.copy_section")
