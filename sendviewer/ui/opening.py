"""Opens pages and DfE files: by menu, by argument, by drag and drop, and those opened lately.

Reading goes on off the main thread. When a file cannot be used, the reason is told and the page
on the screen stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.file_choice import FileChooser
from sendviewer.ui.releases import Releases
from sendviewer.ui.settings import MOST_RECENT, OPEN_FOLDER, RECENT_FILES, Settings
from sendviewer.ui.state import PageState
from sendviewer.ui.tasks import Progress, Task, Tasks

__all__ = ["Opening", "dropped_paths"]


class Opening(QObject):
    """Reads files for one window; only what was asked for last is shown."""

    started = Signal(object)
    failed = Signal(str)

    def __init__(  # noqa: PLR0913, PLR0917 - the parts that it brings together
        self,
        state: PageState,
        settings: Settings,
        tasks: Tasks,
        chooser: FileChooser,
        releases: Releases,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._state = state
        self._settings = settings
        self._tasks = tasks
        self._chooser = chooser
        self._releases = releases
        self._task: Task[Page] | Task[object] | None = None
        self._path = Path()
        self.recent_menu = QMenu("Open &recent", window)
        self.recent_menu.setAccessibleName("Open recent")
        self.recent_menu.aboutToShow.connect(self._fill_recent_menu)
        self.show_whether_recent()

    def choose_file(self) -> None:
        """Ask for a page or for files of figures and open them."""
        self._open_chosen(self._chooser.files_to_open(self._settings.get(OPEN_FOLDER)))

    def choose_folder(self) -> None:
        """Ask for a folder and open it."""
        folder = self._chooser.folder_to_open(self._settings.get(OPEN_FOLDER))
        self._open_chosen((folder,) if folder else ())

    def open_shipped(self) -> None:
        """Open the page that comes with the program."""
        self._start(shipped_page_path())

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files of figures together, or the first page: a window shows one page."""
        if not paths:
            return
        files = _files_of_figures(paths)
        if files:
            self._start_release(files)
            return
        if len(paths) > 1:
            self._state.say(f"One page is shown at a time: opening {paths[0].name}")
        self._start(paths[0])

    def show_whether_recent(self) -> None:
        """Enable the menu of recent files if there are any."""
        self.recent_menu.setEnabled(bool(self._settings.get(RECENT_FILES)))

    def _open_chosen(self, paths: Sequence[Path]) -> None:
        if paths:
            self._settings.set(OPEN_FOLDER, str(paths[0].parent))
            self.open_paths(paths)

    def _start_release(self, files: Sequence[Path]) -> None:
        self._cancel()
        self._path = files[0]
        others = f" and {len(files) - 1} more" if len(files) > 1 else ""
        self._task = self._releases.open_files(files, f"Opening {files[0].name}{others}")
        self._task.succeeded.connect(self._remember_files)
        self._task.failed.connect(self._tell)
        self._task.ended.connect(self._end)

    def _remember_files(self) -> None:
        self._remember(self._path)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _start(self, path: Path) -> None:
        self._cancel()
        self._path = path

        def read(progress: Progress) -> Page:
            page = read_page(path)
            progress.check()
            return page

        self._task = self._tasks.start(f"Opening {path.name}", read, self._show)
        self._task.failed.connect(self._tell)
        self._task.ended.connect(self._end)
        self.started.emit(self._task)

    def _show(self, page: Page) -> None:
        self._remember(self._path)
        self._state.open_page(page)
        # The short name: the status line, where this is told, has the source beside it.
        self._state.say(f"Opened {page.short_name or page.name}, {page.period.label}")

    def _tell(self, error: InputError) -> None:
        self._forget(self._path)
        self.failed.emit(f"{self._path.name} was not opened. {error}")

    def _end(self) -> None:
        if self.sender() is self._task:
            self._task = None

    def _remember(self, path: Path) -> None:
        if path == shipped_page_path():
            return
        name = str(path.resolve())
        others = [recent for recent in self._settings.get(RECENT_FILES) if recent != name]
        self._settings.set(RECENT_FILES, (name, *others)[:MOST_RECENT])
        self.show_whether_recent()

    def _forget(self, path: Path) -> None:
        """Take a path that is gone off the list."""
        name = str(path.resolve())
        recent = self._settings.get(RECENT_FILES)
        if name in recent and not path.exists():
            self._settings.set(RECENT_FILES, tuple(one for one in recent if one != name))
            self.show_whether_recent()

    def _fill_recent_menu(self) -> None:
        self.recent_menu.clear()
        recent = self._settings.get(RECENT_FILES)
        for number, name in enumerate(recent, start=1):
            path = Path(name)
            words = f"{path.name} in {path.parent}".replace("&", "&&")
            action = QAction(f"&{number} {words}", self.recent_menu)
            action.setData(name)
            action.triggered.connect(self._open_recent)
            self.recent_menu.addAction(action)

    def _open_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.open_paths([Path(action.data())])


def _files_of_figures(paths: Sequence[Path]) -> list[Path]:
    from sendviewer.sources.dfe.opening import looks_like_release

    return [path for path in paths if looks_like_release(path)]


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """Return the files and folders that are being dropped, if any."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
