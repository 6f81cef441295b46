"""What each command of the window does; those that only one tab can carry out are not here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from sendviewer.ui.panes import go_to_pane
from sendviewer.ui.remembered_window import forget_view, restore_table

if TYPE_CHECKING:  # the window makes what runs its commands
    from sendviewer.ui.main_window import MainWindow
    from sendviewer.ui.view_commands import ViewCommands

__all__ = ["CommandHandlers", "Handler"]

Handler = Callable[[], object]


class CommandHandlers:
    """Sends each command of one window to the part that knows it."""

    def __init__(self, window: MainWindow, view: ViewCommands) -> None:
        self._window = window
        self._view = view

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each command does, by its id."""
        window = self._window
        return {
            **self._view.handlers(),
            **window.release_commands.handlers(),
            **self._of_files(),
            **self._of_copies(),
            **self._of_help(),
            "edit.find": self._find,
            "view.next_pane": partial(self._go_to_pane, 1),
            "view.previous_pane": partial(self._go_to_pane, -1),
            "view.reading": window.reading.toggle,
            "view.reset": self._reset,
        }

    def _of_files(self) -> Mapping[str, Handler]:
        opening, saving = self._window.opening, self._window.saving
        return {
            "file.open": opening.choose_file,
            "file.open_folder": opening.choose_folder,
            "file.open_shipped": opening.open_shipped,
            "file.save_page": saving.save_page,
            "file.save_chart": saving.save_chart,
            "file.export_csv": saving.export_csv,
            "file.export_markdown": saving.export_markdown,
            "file.export_json": saving.export_json,
            "file.export": self._show_export,
            "file.print": self._window.dialogs.show_print,
            "file.quit": self._window.close,
        }

    def _of_copies(self) -> Mapping[str, Handler]:
        copying = self._window.copying
        return {
            "edit.copy": copying.copy,
            "edit.copy_table": copying.copy_table,
            "edit.copy_chart": copying.copy_chart,
            "edit.copy_markdown": copying.copy_markdown,
            "edit.copy_csv": copying.copy_csv,
            "edit.copy_table_picture": copying.copy_table_picture,
            "edit.copy_sentence": copying.copy_sentence,
            "edit.copy_description": copying.copy_description,
            "edit.paste_kit": self._show_paste_kit,
        }

    def _of_help(self) -> Mapping[str, Handler]:
        dialogs = self._window.dialogs
        return {
            "help.guide": dialogs.show_guide,
            "help.glossary": self._show_glossary,
            "help.explain": self._explain,
            "help.shortcuts": dialogs.show_shortcuts,
            "help.palette": dialogs.show_palette,
            "help.log": dialogs.show_log,
            "help.about": dialogs.show_about,
        }

    def _find(self) -> None:
        self._window.tabs.current.start_find()

    def _go_to_pane(self, step: int) -> None:
        window = self._window
        tab = window.tabs.current.panes()
        go_to_pane([window.header, window.tab_strip, *tab, window.status], step)

    def _explain(self) -> None:
        explanation = self._window.tabs.current.explanation()
        if explanation is not None:
            self._window.dialogs.show_explanation(explanation, self._window.copying.put)

    def _show_export(self) -> None:
        from sendviewer.ui.export_services import ExportServices
        from sendviewer.ui.remembered_export import RememberedExport

        window, around = self._window, self._window.around
        remembered = RememberedExport(around.settings)
        window.dialogs.show_export(
            ExportServices(remembered, window.tasks, around.chooser(window), around.opener)
        )

    def _show_paste_kit(self) -> None:
        around = self._window.around
        self._window.dialogs.show_paste_kit(around.clipboard, around.settings)

    def _show_glossary(self) -> None:
        self._window.dialogs.show_glossary(self._window.tabs.current.focused_term())

    def _reset(self) -> None:
        window, settings = self._window, self._window.around.settings
        forget_view(settings)
        self._view.reset()
        window.appearance.take_up()
        restore_table(window.tabs, settings)
        window.state.say("The view is as it was at first")
