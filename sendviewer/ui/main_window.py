"""The window: builds menu bar, header, tabs and status line, and connects them with services."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QLocale, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from sendviewer.ui.appearance import Appearance
from sendviewer.ui.banner import Banner
from sendviewer.ui.copying import Copying
from sendviewer.ui.header import Header
from sendviewer.ui.menu_bar import MenuBar
from sendviewer.ui.opening import Opening, dropped_paths
from sendviewer.ui.page_commands import page_commands
from sendviewer.ui.page_frame import PageFrame
from sendviewer.ui.reading_mode import ReadingMode
from sendviewer.ui.release_commands import ReleaseCommands
from sendviewer.ui.releases import Releases
from sendviewer.ui.remembered_window import remembered_tab, restore_geometry, restore_table
from sendviewer.ui.saving import Saving
from sendviewer.ui.scrolling_centre import ScrollingCentre
from sendviewer.ui.settings import READING_VIEW
from sendviewer.ui.state import PageState
from sendviewer.ui.status import StatusLine
from sendviewer.ui.surroundings import Surroundings
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


class MainWindow(QMainWindow):
    """The parts of one window. Those that are not needed to paint it are made when asked for."""

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
        self.is_complete = False
        self._painted = False
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
        self._frame.count_rows()
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
        self.copying = Copying(self.state, self.around.clipboard, lambda: self.tabs.current)
        self.view_changes = ViewChanges(self.state, self.appearance, self)
        self.menu_bar = MenuBar(self.looks, self)
        self.setMenuBar(self.menu_bar)
        self._frame = PageFrame(self)

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
        commands.action_set.tip_shown.connect(self._frame.show_tip)
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
        tab_row = TabRow(self.tab_strip, self.tabs, self.looks, self)
        self.reading = ReadingMode(self.state, self.tabs)
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
        state.page_opened.connect(self._frame.show_page)
        state.options_changed.connect(self._frame.count_rows)
        state.history_changed.connect(self._refresh_actions)
        state.need_selected.connect(self._refresh_actions)
        state.notice_given.connect(self._frame.show_notice)
        self.menu_bar.commands_wanted.connect(self.complete_start)
        self.header.commands_wanted.connect(self.complete_start)
        self.header.command_requested.connect(self.run_command)
        self.appearance.changed.connect(self._refresh_actions)
        self.looks.text_resized.connect(self._frame.give_room)
        self.tabs.page_built.connect(self._take_up_page)
        self.tabs.tab_shown.connect(self._refresh_actions)
        self.tabs.tab_shown.connect(self._frame.drop_notice_of_tab)
        self.releases.changed.connect(self._refresh_actions)
        self.release_commands.failed.connect(self.warn)
        self.release_commands.open_wanted.connect(self.opening.choose_file)
        self.opening.begun.connect(self.banner.hide)
        self.status.work.cancelled.connect(self._frame.tell_cancelled)
        for service in (self.opening, self.releases, self.saving):
            service.started.connect(self.status.work.follow)
            service.failed.connect(self.warn)
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._refresh_actions)

    def _begin(self) -> None:
        restore_geometry(self, self.around.settings)
        self._frame.show_page()
        self.tabs.show_tab(remembered_tab(self.around.settings))
        self.tab_strip.setFocus()
        if self.around.settings.get(READING_VIEW):
            self.reading.turn_on()

    def _refresh_actions(self) -> None:
        """Enable and check what the state asks for; before the first paint nobody sees it."""
        if self.is_complete:
            self.commands.refresh()

    def _take_up_page(self, tab: str) -> None:
        page = self.tabs.page(tab)
        page.command_requested.connect(self.run_command)
        self.page_handlers.update(page_commands(tab, page, self.state, self.copying))
        if tab == "needs":
            restore_table(self.tabs, self.around.settings)

    # --- events -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Have the commands ready for a key, however early it is pressed."""
        if not self.is_complete and event.type() is QEvent.Type.ShortcutOverride:
            self.complete_start()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be had elsewhere when there is little room for the tabs."""
        super().resizeEvent(event)
        self._frame.give_room()

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
