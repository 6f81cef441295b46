"""What is left of the start once the window is painted: in steps, so that nobody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from sendviewer.ui.idle_work import IdleWork
from sendviewer.ui.tasks import Progress

if TYPE_CHECKING:  # the window asks for the rest of its start
    from sendviewer.ui.main_window import MainWindow

__all__ = ["RestOfStart"]


class RestOfStart:
    """Completes one window, once. It is imported after the first paint."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._idle = IdleWork(window)
        self._begun = False

    def begin(self) -> None:
        """Do the steps one by one from now on."""
        if self._begun:
            return
        self._begun = True
        self._idle.add(
            self._make_commands,
            self._take_roomy_style,
            self._window.appearance.follow_system,
            self._keep_focus_in_sight,
            self._make_table,
            self._window.take_up_state,
            self._window.tabs.build_in_idle_time,
        )

    def finish(self) -> None:
        """Do now what is left."""
        self.begin()
        self._idle.finish()

    def drop(self) -> None:
        """Forget what is left."""
        self._idle.drop()

    def import_chart(self) -> None:
        """Import what draws the chart, which takes longest, while all else can be used."""
        from sendviewer.views.chart_view import import_figure

        def work(_: Progress) -> None:
            import_figure()

        self._window.tasks.start("Getting the chart ready", work, self._chart_imported)

    def _chart_imported(self, _: None) -> None:
        from sendviewer.ui.chart_page import ChartPage

        page = self._window.tabs.page("chart")
        assert isinstance(page, ChartPage)
        # In this order: the chart is then made in its room, and not first in any other.
        self._idle.add(page.take_room, page.get_ready, self._window.all_ready.emit)

    def _make_commands(self) -> None:
        _ = self._window.commands

    def _take_roomy_style(self) -> None:
        from sendviewer.ui.roomy_style import RoomyStyle

        QApplication.setStyle(RoomyStyle(self._window.looks))

    def _keep_focus_in_sight(self) -> None:
        """Keep in sight what has the focus: before the first paint, everything is.

        To ask Qt for what is around a widget makes PySide load all that a widget can be.
        """
        from sendviewer.ui.focus_sight import FocusSight

        FocusSight(self._window)

    def _make_table(self) -> None:
        """Import what makes the table of needs, and have the state make it."""
        import sendviewer.present.table  # noqa: F401 - a step of its own

        _ = self._window.state.whole_table
