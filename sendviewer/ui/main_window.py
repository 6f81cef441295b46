"""The window: menu bar, header, tabs, status line. Each command goes to the part that knows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QLocale, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from sendviewer.present.header import build_header
from sendviewer.present.page_words import comparator_label
from sendviewer.ui.announce import announce
from sendviewer.ui.appearance import Appearance
from sendviewer.ui.banner import Banner
from sendviewer.ui.copying import Copying
from sendviewer.ui.header import Header
from sendviewer.ui.menu_bar import MenuBar
from sendviewer.ui.opening import Opening, dropped_paths
from sendviewer.ui.page_commands import page_commands
from sendviewer.ui.reading_mode import ReadingMode
from sendviewer.ui.release_commands import ReleaseCommands
from sendviewer.ui.releases import Releases
from sendviewer.ui.remembered_window import (
    remembered_tab,
    restore_geometry,
    restore_table,
)
from sendviewer.ui.saving import Saving
from sendviewer.ui.scrolling_centre import ScrollingCentre
from sendviewer.ui.settings import READING_VIEW
from sendviewer.ui.state import PageState
from sendviewer.ui.status import StatusLine
from sendviewer.ui.surroundings import Surroundings
from sendviewer.ui.tab_page import TabPage
from sendviewer.ui.tab_pages import TABS, TabPages
from sendviewer.ui.tab_strip import TabRow, TabStrip
from sendviewer.ui.tasks import Tasks
from sendviewer.ui.view_changes import ViewChanges
from sendviewer.views.look import Looks

if TYPE_CHECKING:  # made after the first paint
    from sendviewer.ui.action_set import ActionSet
    from sendviewer.ui.dialogs import Dialogs
    from sendviewer.ui.rest_of_start import RestOfStart
    from sendviewer.ui.window_commands import WindowCommands

__all__ = ["MainWindow"]

Handler = Callable[[], None]

LOW = 440
"""Pixels at 100% below which a window keeps its room for the tabs."""


class MainWindow(QMainWindow):
    """Builds the parts, connects them, and remembers how it was left."""

    first_painted = Signal()
    all_ready = Signal()

    def __init__(self, state: PageState, looks: Looks, around: Surroundings) -> None:
        # Each widget tells assistive technology its locale: all words here are English, whatever
        # the language of the system.
        QLocale.setDefault(QLocale("en_GB"))
        super().__init__()
        self.state = state
        self.looks = looks
        self.around = around
        self._painted = False
        self.is_complete = False
        self.page_handlers: dict[str, Handler] = {}
        self._build_services()
        self._build_parts()
        self._lay_out()
        self._connect()
        self._begin()

    # --- what others ask of the window --------------------------------------------------------

    def complete_start(self) -> None:
        """Do now, once, what is left of the start: otherwise it follows the first paint in steps.

        Whatever is asked of the window before that goes through here, so that nothing is lost.
        """
        self.rest_of_start.finish()

    def import_chart(self) -> None:
        """Import what draws the chart, while all else can be used.

        Not for a window that is only painted: whatever goes on meanwhile would have a say in it.
        """
        self.rest_of_start.import_chart()

    def take_up_state(self) -> None:
        """Show from now on what only a window that is complete shows."""
        self.is_complete = True
        self._count_rows()
        self._refresh_actions()

    def run_command(self, command: str) -> None:
        """Run a command if it can run now; otherwise say why not."""
        self.complete_start()
        self.commands.run(command)

    def warn(self, message: str) -> None:
        """Tell of something that did not work; what is on the screen stays."""
        self.banner.tell(message)

    # --- building -----------------------------------------------------------------------------

    def _build_services(self) -> None:
        around, state = self.around, self.state
        chooser = around.chooser(self)
        self.appearance = Appearance(self.looks, around.settings, self)
        self.tasks = Tasks(self)
        self.own_texts = around.own_texts
        self.releases = Releases(
            state, around.own_texts, self.tasks, self, copies_folder=around.copies_folder
        )
        self.opening = Opening(state, around.settings, self.tasks, chooser, self.releases, self)
        self.release_commands = ReleaseCommands(
            state, self.releases, around.own_texts, around.settings, chooser, self.looks, self
        )
        self.saving = Saving(state, around.settings, self.tasks, chooser, self)

    def _build_parts(self) -> None:
        self.header = Header(self.looks, self)
        self.tab_strip = TabStrip(self.looks, tuple(tab.name for tab in TABS), self)
        self.banner = Banner(self.looks, self)
        self.tabs = TabPages(self.state, self.looks, self)
        self.status = StatusLine(self.looks, self)
        self.copying = Copying(self.state, self.around.clipboard, self._current_page)
        self.view_changes = ViewChanges(self.state, self.appearance, self)
        self.menu_bar = MenuBar(self.looks, self)
        self.setMenuBar(self.menu_bar)

    @cached_property
    def rest_of_start(self) -> RestOfStart:
        """What follows the first paint."""
        from sendviewer.ui.rest_of_start import RestOfStart

        return RestOfStart(self)

    @cached_property
    def commands(self) -> WindowCommands:
        """All commands, which fill the menus; made after the first paint or when asked for."""
        from sendviewer.ui.window_commands import WindowCommands

        commands = WindowCommands(self)
        commands.action_set.command_triggered.connect(self.run_command)
        commands.action_set.tip_shown.connect(self._show_tip)
        return commands

    @property
    def action_set(self) -> ActionSet:
        """The commands as actions."""
        return self.commands.action_set

    @cached_property
    def dialogs(self) -> Dialogs:
        """The dialogs of the window."""
        from sendviewer.ui.dialogs import Dialogs

        folder = self.around.log_folder
        dialogs = Dialogs(self, self.state, self.looks, self.action_set, folder)
        dialogs.command_chosen.connect(self.run_command)
        return dialogs

    def _lay_out(self) -> None:
        tab_row = TabRow(self.tab_strip, self.looks, self)
        self.reading = ReadingMode(self.state, self.tabs, tab_row)
        parts = (self.header, tab_row, self.banner, self.tabs)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(ScrollingCentre(parts, self.looks, centre), 1)
        layout.addWidget(self.status)
        self.setCentralWidget(centre)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        state = self.state
        state.page_opened.connect(self._show_page)
        state.options_changed.connect(self._count_rows)
        state.history_changed.connect(self._refresh_actions)
        state.need_selected.connect(self._refresh_actions)
        state.notice_given.connect(self._show_notice)
        self.menu_bar.commands_wanted.connect(self.complete_start)
        self.header.commands_wanted.connect(self.complete_start)
        self.header.command_requested.connect(self.run_command)
        self.appearance.changed.connect(self._refresh_actions)
        self.looks.text_resized.connect(self._give_room)
        self.tab_strip.currentChanged.connect(self._show_tab_at)
        self.tabs.page_built.connect(self._take_up_page)
        self.tabs.tab_shown.connect(self._tab_shown)
        self.releases.changed.connect(self._refresh_actions)
        self.release_commands.failed.connect(self.warn)
        self.release_commands.open_wanted.connect(self.opening.choose_file)
        self.status.work.cancelled.connect(self._tell_cancelled)
        for service in (self.opening, self.releases, self.saving):
            service.started.connect(self.status.work.follow)
            service.failed.connect(self.warn)
        focus_changed = cast("QApplication", QApplication.instance()).focusChanged
        focus_changed.connect(self._refresh_actions)
        focus_changed.connect(self._keep_in_sight)

    def _begin(self) -> None:
        restore_geometry(self, self.around.settings)
        self._show_page()
        self.tabs.show_tab(remembered_tab(self.around.settings))
        self.tab_strip.setFocus()
        if self.around.settings.get(READING_VIEW):
            self.reading.turn_on()

    # --- showing ------------------------------------------------------------------------------

    def _show_page(self) -> None:
        page = self.state.page
        spec = build_header(page)
        self.setWindowTitle(f"{spec.title}, {page.period.label} - SEND Viewer")
        own = self.releases.shows_own_page
        comparator = "" if page.comparator.is_none else comparator_label(page)
        self.header.show_spec(spec, comparator, is_only_one=not own and bool(comparator))
        self.status.show_source(spec.source_line)
        self.banner.hide()
        self._count_rows()

    def _count_rows(self) -> None:
        """Show how many needs are shown; the state tells of its history next, for the actions."""
        if not self.is_complete:
            return
        from sendviewer.present.table import row_order, rows_shown_text

        table = self.state.whole_table
        shown = len(row_order(table, self.state.options.table.query))
        self.status.show_rows(rows_shown_text(table, shown))

    def _show_notice(self, notice: str) -> None:
        self.status.show_notice(notice)
        announce(self, notice)

    def _show_tip(self, tip: str, possible: bool) -> None:  # noqa: FBT001 - a slot's signature
        """Show what a command of an open menu does; why it cannot run is told as well."""
        self.status.show_tip(tip)
        if tip and not possible:
            announce(self, tip)

    def _tell_cancelled(self, name: str) -> None:
        self.state.say(f"Cancelled: {name}")

    def _show_tab_at(self, place: int) -> None:
        if self.tabs.shown != TABS[place].id:
            self.tabs.show_tab(TABS[place].id)

    def _tab_shown(self, tab: str) -> None:
        self.reading.follow()
        if not self.reading.is_on:
            self.tab_strip.setCurrentIndex([entry.id for entry in TABS].index(tab))
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        """Enable and check what the state asks for; before the first paint nobody sees it."""
        if self.is_complete:
            self.commands.refresh()

    def _keep_in_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Before the first paint everything is in sight, and to ask Qt for what is around a widget
        # makes PySide load all that a widget can be.
        if self.is_complete:
            from sendviewer.ui.focus_sight import keep_in_sight

            keep_in_sight(now)

    def _current_page(self) -> TabPage:
        return self.tabs.current

    def _take_up_page(self, tab: str) -> None:
        page = self.tabs.page(tab)
        page.command_requested.connect(self.run_command)
        self.page_handlers.update(page_commands(tab, page, self.state, self.copying))
        if tab == "needs":
            restore_table(self.tabs, self.around.settings)

    def _give_room(self) -> None:
        low = self.height() < self.looks.current.scaled(LOW)
        self.header.give_room(low=low)
        self.status.give_room(low=low)

    # --- events -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Have the commands ready for a key, however early it is pressed."""
        if not self.is_complete and event.type() is QEvent.Type.ShortcutOverride:
            self.complete_start()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be had elsewhere when there is little room for the tabs."""
        super().resizeEvent(event)
        self._give_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint, once all events that came with it have been handled."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.opening.open_paths(dropped_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and end all work; first say what would be lost."""
        from sendviewer.ui.quitting import end_work, must_wait

        if must_wait(self):
            event.ignore()
            return
        end_work(self)
        event.accept()

    def _after_first_paint(self) -> None:
        self.first_painted.emit()
        self.rest_of_start.begin()
