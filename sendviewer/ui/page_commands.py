"""The commands that only one tab can carry out; they come with its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from sendviewer.present.wording import credit_line
from sendviewer.ui.copying import Copying
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage

if TYPE_CHECKING:  # at start, only the page that is shown is imported
    from sendviewer.ui.needs_page import NeedsPage
    from sendviewer.ui.overview_page import OverviewPage
    from sendviewer.ui.text_page import TextPage

__all__ = ["needs_commands", "overview_commands", "page_commands", "text_commands"]

Commands = Mapping[str, Callable[[], None]]


def page_commands(tab: str, page: TabPage, state: PageState, copying: Copying) -> Commands:
    """Return what the commands of a tab do; none for a tab that has no commands of its own."""
    match tab:
        case "overview":
            return overview_commands(cast("OverviewPage", page), state, copying)
        case "needs":
            return needs_commands(cast("NeedsPage", page))
        case "text":
            return text_commands(cast("TextPage", page), copying)
    return {}


def overview_commands(page: OverviewPage, state: PageState, copying: Copying) -> Commands:
    """Return the commands for cards."""

    def copy_card_picture() -> None:
        from sendviewer.export.pictures import card_picture_payload

        card = page.focused_card()
        payload = None if card is None else card_picture_payload(card, credit_line(state.page))
        copying.put(payload)

    page.put = copying.put
    return {"edit.copy_card_picture": copy_card_picture}


def needs_commands(page: NeedsPage) -> Commands:
    """Return the commands for the table."""
    columns = page.column_commands
    return {
        "table.sort_ascending": columns.sort_ascending,
        "table.sort_descending": columns.sort_descending,
        "table.sort_add": columns.sort_add,
        "table.filter": columns.filter_column,
        "table.columns": columns.choose_columns,
        "table.hide_column": columns.hide_column,
        "table.move_left": partial(columns.move_column, -1),
        "table.move_right": partial(columns.move_column, 1),
        "table.reset": columns.reset_table,
    }


def text_commands(page: TextPage, copying: Copying) -> Commands:
    """Return the commands for the text."""

    def copy_section() -> None:
        copying.put(page.copy_section())

    return {"edit.copy_section": copy_section}
