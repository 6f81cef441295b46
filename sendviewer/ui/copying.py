"""Copies: from what is on the screen to a clipboard entry, and the notice that says so.

A copy of the table or of the chart is made from the same specs that the tabs draw.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sendviewer.export.clipboard import Clipboard
from sendviewer.export.payloads import Payload
from sendviewer.present.specs import TableSpec
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage

if TYPE_CHECKING:  # the paste kit comes when it is asked for
    from sendviewer.export.paste_kit import KitContent

__all__ = ["Copying", "current_table", "kit_content", "nothing_copied", "why_empty"]


class Copying:
    """The commands that copy. ``tab`` gives the tab that is shown."""

    def __init__(self, state: PageState, clipboard: Clipboard, tab: Callable[[], TabPage]) -> None:
        self._state = state
        self._clipboard = clipboard
        self._tab = tab

    def put(self, payload: Payload | None) -> None:
        """Copy, and say what was copied, or that there is nothing to copy."""
        if payload is None:
            self._state.say(self._tab().why_nothing_to_copy())
            return
        self._clipboard.put(payload)
        self._state.say(payload.notice)

    def copy(self) -> None:
        """Copy what the tab says that Copy means."""
        self.put(self._tab().copy())

    def copy_table(self) -> None:
        """Copy the visible table."""
        from sendviewer.export.tables import table_payload

        self._put_table(table_payload)

    def copy_markdown(self) -> None:
        """Copy the visible table as Markdown."""
        from sendviewer.export.tables import markdown_payload

        self._put_table(markdown_payload)

    def copy_csv(self) -> None:
        """Copy the visible table as CSV."""
        from sendviewer.export.tables import csv_payload

        self._put_table(csv_payload)

    def copy_table_picture(self) -> None:
        """Copy the visible table as a picture."""
        from sendviewer.export.pictures import table_picture_payload

        self._put_table(table_picture_payload)

    def copy_chart(self) -> None:
        """Copy the chart as picture and drawing."""
        from sendviewer.export.pictures import chart_payload

        reason = why_empty(self._state)
        if reason:
            self._state.say(nothing_copied(reason))
            return
        self.put(chart_payload(self._state.chart))

    def copy_sentence(self) -> None:
        """Copy the selected figure as a sentence."""
        from sendviewer.export.texts import sentence_payload

        sentence = self._tab().sentence()
        self.put(None if sentence is None else sentence_payload(sentence))

    def copy_description(self) -> None:
        """Copy the text alternative of the tab."""
        from sendviewer.export.texts import description_payload

        description = self._tab().description()
        self.put(None if description is None else description_payload(description))

    def _put_table(self, payload_of: Callable[[TableSpec], Payload]) -> None:
        """Copy the table as it is shown; one without needs is not shown, and so not copied."""
        table = current_table(self._state)
        if table.rows:
            self.put(payload_of(table))
        else:
            self._state.say(nothing_copied(_why_no_rows(self._state)))


def nothing_copied(reason: str) -> str:
    """Return what is said when there is nothing to copy for a reason, which is a sentence."""
    return f"{reason} Nothing was copied."


def current_table(state: PageState) -> TableSpec:
    """Return the table as it is shown: filtered, sorted, with its visible columns."""
    from sendviewer.present.table import apply_options

    return apply_options(state.whole_table, state.options.table)


def kit_content(state: PageState) -> KitContent:
    """Return what a paste kit is made of: the key message, and table and chart as shown."""
    from sendviewer.export.paste_kit import KitContent
    from sendviewer.present.card_specs import SentenceCard
    from sendviewer.present.source_words import credit_line

    cards = state.overview.cards
    return KitContent(
        sentence=" ".join(card.spoken for card in cards if isinstance(card, SentenceCard)),
        table=current_table(state),
        chart=state.chart,
        source=credit_line(state.page),
    )


def why_empty(state: PageState) -> str:
    """Return why the chart has no bars and what to do about it; empty if it has some."""
    return "" if state.chart.bars else _why_no_rows(state)


def _why_no_rows(state: PageState) -> str:
    from sendviewer.present.table import empty_reason

    return empty_reason(state.whole_table, state.options.table.query)
