"""Opens the window's dialogs; each is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from sendviewer.export.clipboard import Clipboard
from sendviewer.export.payloads import Payload
from sendviewer.ui.action_set import ActionSet
from sendviewer.ui.settings import Settings
from sendviewer.ui.state import PageState
from sendviewer.views.look import Looks

if TYPE_CHECKING:  # what is printed or pasted is imported when it is asked for
    from sendviewer.export.printing.setup import PrintSetup
    from sendviewer.ui.export_services import ExportServices
    from sendviewer.ui.paste_window import PasteWindow

__all__ = ["Dialogs"]


class Dialogs(QObject):
    """The dialogs of one window. They are never waited for: the window goes on."""

    command_chosen = Signal(str)

    def __init__(
        self, window: QWidget, state: PageState, looks: Looks, actions: ActionSet, log_folder: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self._looks = looks
        self._actions = actions
        self._log_folder = log_folder
        self._print_setup: PrintSetup | None = None
        self._paste_window: PasteWindow | None = None

    def show_guide(self) -> None:
        """Show how to read the page."""
        from sendviewer.ui.help_dialogs import GuideDialog

        self._open(GuideDialog(self._looks, self._window))

    def show_glossary(self, term: str) -> None:
        """Show what the words mean, at a term if one is given."""
        from sendviewer.ui.glossary_dialog import GlossaryDialog

        self._open(GlossaryDialog(term, self._looks, self._window))

    def show_explanation(self, explanation: str, copy: Callable[[Payload], None]) -> None:
        """Show where a figure comes from."""
        from sendviewer.ui.help_dialogs import ExplainDialog

        self._open(ExplainDialog(explanation, self._looks, copy, self._window))

    def show_shortcuts(self) -> None:
        """Show all commands and keys."""
        from sendviewer.ui.shortcut_sheet import ShortcutSheet

        self._open(ShortcutSheet(self._looks, self._window))

    def show_palette(self) -> None:
        """Ask for a command."""
        from sendviewer.ui.command_palette import CommandPalette

        palette = CommandPalette(self._actions, self._looks, self._window)
        palette.command_chosen.connect(self.command_chosen)
        self._open(palette)

    def show_log(self) -> None:
        """Show where the log file is."""
        from sendviewer.ui.help_dialogs import LogDialog

        self._open(LogDialog(self._log_folder, self._looks, self._window))

    def show_about(self) -> None:
        """Show version and licences."""
        from sendviewer.ui.help_dialogs import AboutDialog

        self._open(AboutDialog(self._state.page, self._looks, self._window))

    def show_print(self) -> None:
        """Show the page as it will be printed; the print that was chosen last is kept."""
        from sendviewer.present.briefing import build_shown_briefing
        from sendviewer.ui.print_dialog import PrintDialog

        page = build_shown_briefing(self._state.page, self._state.options)
        dialog = PrintDialog(page, self._looks, setup=self._print_setup, parent=self._window)
        dialog.setup_changed.connect(self._keep_print_setup)
        dialog.printed.connect(self._state.say)
        self._open(dialog)

    def show_export(self, services: ExportServices) -> None:
        """Ask what of the page is to be saved as a document, and where."""
        from sendviewer.export.document_formats import DocumentOptions
        from sendviewer.present.specs import Measure
        from sendviewer.ui.export_dialog import ExportDialog

        page, shown = self._state.page, self._state.options
        measure = shown.chart.measure
        if page.comparator.is_none and measure is Measure.DIFFERENCE:
            measure = Measure.SHARE  # there is nothing to differ from
        options = DocumentOptions(shown.confidence, measure)
        dialog = ExportDialog(page, options, services, self._looks, self._window)
        dialog.exported.connect(self._state.say)
        self._open(dialog)

    def show_paste_kit(self, clipboard: Clipboard, settings: Settings) -> None:
        """Show the window that hands out the page piece by piece, or bring it to the front."""
        if self._paste_window is None:
            self._paste_window = self._new_paste_window(clipboard, settings)
        self._paste_window.show()
        self._paste_window.raise_()
        self._paste_window.activateWindow()

    def close_windows(self) -> None:
        """Close what stays open beside the window, when that closes."""
        if self._paste_window is not None:
            self._paste_window.close()

    def tell_of_clipboard(self, quit_program: Callable[[], object]) -> None:
        """Tell what quitting does to what was copied; the person quits or goes back."""
        from sendviewer.ui.clipboard_dialog import ClipboardDialog

        dialog = ClipboardDialog(self._looks, self._window)
        dialog.quit_chosen.connect(quit_program)
        self._open(dialog)

    def _new_paste_window(self, clipboard: Clipboard, settings: Settings) -> PasteWindow:
        """Make a window of its own, which does not go when the main window is put away."""
        from sendviewer.ui.copying import kit_content
        from sendviewer.ui.paste_window import PasteWindow

        window = PasteWindow(partial(kit_content, self._state), clipboard, settings, self._looks)
        for change in (self._state.page_opened, self._state.options_changed):
            change.connect(window.take_content)
        window.finished.connect(self._forget_paste_window)
        return window

    def _forget_paste_window(self) -> None:
        if self._paste_window is not None:
            self._paste_window.deleteLater()
            self._paste_window = None

    def _keep_print_setup(self, setup: PrintSetup) -> None:
        self._print_setup = setup

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
