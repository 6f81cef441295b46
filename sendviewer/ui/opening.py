"""Opens pages and DfE files: by menu, by argument, by drag and drop, and those opened lately.

Reading goes on off the main thread, and so does making what a page is shown by. When a file
cannot be used, the reason is told and the page on the screen stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from sendviewer.core.errors import InputError
from sendviewer.core.word_lists import listed
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.file_choice import FileChooser
from sendviewer.ui.page_specs import PageSpecs
from sendviewer.ui.releases import Releases
from sendviewer.ui.settings import MOST_RECENT, OPEN_FOLDER, RECENT_FILES, Settings
from sendviewer.ui.state import PageState
from sendviewer.ui.tasks import Progress, Task, Tasks

__all__ = ["Opening", "dropped_paths"]

MOST_NAMED = 2


class Opening(QObject):
    """Reads files for one window; only what was asked for last is shown.

    ``begun`` tells that something else was asked for, so that what failed before is past.
    """

    begun = Signal()
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
        self._task: Task[PageSpecs] | Task[object] | None = None
        self._paths: tuple[Path, ...] = ()
        self._not_opened = ""
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
        self._not_opened = ""
        self._start(shipped_page_path())

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files of figures together, or the first page: a window shows one page."""
        if not paths:
            return
        files = _files_of_figures(paths)
        taken = files or paths[:1]
        left_out = [path for path in paths if path not in taken]
        if left_out:
            self._state.say(_what_is_left_out(files, paths[0], left_out))
        self._not_opened = _why_not_opened(files, left_out) if left_out else ""
        if files:
            self._start_release(files)
        else:
            self._start(paths[0])

    def show_whether_recent(self) -> None:
        """Enable the menu of recent files if there are any."""
        self.recent_menu.setEnabled(bool(self._settings.get(RECENT_FILES)))

    def _open_chosen(self, paths: Sequence[Path]) -> None:
        if paths:
            self._settings.set(OPEN_FOLDER, str(paths[0].parent))
            self.open_paths(paths)

    def _start_release(self, files: Sequence[Path]) -> None:
        self._begin(files)
        self._task = self._releases.open_files(files, f"Opening {_names(files)}")
        self._task.succeeded.connect(self._take_up_release)
        self._task.failed.connect(self._tell)
        self._task.ended.connect(self._end)

    def _take_up_release(self) -> None:
        self._remember()
        if self._not_opened:
            self._state.say(self._not_opened)

    def _begin(self, paths: Sequence[Path]) -> None:
        """Stop what goes on: something else was asked for."""
        self._releases.cancel()
        if self._task is not None:
            self._task.cancel()
        self._paths = tuple(paths)
        self.begun.emit()

    def _start(self, path: Path) -> None:
        self._begin((path,))
        options = self._state.options

        def read(progress: Progress) -> PageSpecs:
            specs = PageSpecs(read_page(path), options)
            progress.check()
            specs.make()
            return specs

        self._task = self._tasks.start(f"Opening {path.name}", read, self._show)
        self._task.failed.connect(self._tell)
        self._task.ended.connect(self._end)
        self.started.emit(self._task)

    def _show(self, made: PageSpecs) -> None:
        page = made.page
        self._remember()
        self._state.open_page(page, specs=made)
        # The short name: the status line, where this is told, has the source beside it.
        opened = f"Opened {page.short_name or page.name}, {page.period.label}"
        self._state.say(f"{opened}. {self._not_opened}" if self._not_opened else opened)

    def _tell(self, error: InputError) -> None:
        self._forget()
        which = "was" if len(self._paths) == 1 else "were"
        words = f"{_names(self._paths)} {which} not opened. {error}"
        self.failed.emit(f"{words} {self._not_opened}".strip())

    def _end(self) -> None:
        if self.sender() is self._task:
            self._task = None

    def _remember(self) -> None:
        if self._paths == (shipped_page_path(),):
            return
        entry = _entry_of(self._paths)
        others = [recent for recent in self._settings.get(RECENT_FILES) if recent != entry]
        self._settings.set(RECENT_FILES, (entry, *others)[:MOST_RECENT])
        self.show_whether_recent()

    def _forget(self) -> None:
        """Take what is gone off the list."""
        entry = _entry_of(self._paths)
        recent = self._settings.get(RECENT_FILES)
        if entry in recent and not all(path.exists() for path in self._paths):
            self._settings.set(RECENT_FILES, tuple(one for one in recent if one != entry))
            self.show_whether_recent()

    def _fill_recent_menu(self) -> None:
        from PySide6.QtGui import QAction

        self.recent_menu.clear()
        recent = self._settings.get(RECENT_FILES)
        for number, entry in enumerate(recent, start=1):
            paths = _paths_of(entry)
            words = f"{_names(paths)} in {paths[0].parent}".replace("&", "&&")
            action = QAction(f"&{number} {words}", self.recent_menu)
            action.setData(entry)
            action.triggered.connect(self._open_recent)
            self.recent_menu.addAction(action)

    def _open_recent(self) -> None:
        from PySide6.QtGui import QAction

        action = self.sender()
        if isinstance(action, QAction):
            self.open_paths(_paths_of(action.data()))


def _entry_of(paths: Sequence[Path]) -> str:
    """Return files that were opened together as one entry of the list, a line for each."""
    return "\n".join(str(path.resolve()) for path in paths)


def _paths_of(entry: str) -> list[Path]:
    return [Path(name) for name in entry.split("\n")]


def _names(paths: Sequence[Path]) -> str:
    """Return the name of the first file, and how many more there are."""
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return f"{paths[0].name}{more}"


def _files_of_figures(paths: Sequence[Path]) -> list[Path]:
    """Return the files of figures, and with them the text files that may explain them."""
    from sendviewer.sources.dfe.opening import looks_like_release

    found = [path for path in paths if looks_like_release(path)]
    explain = [path for path in paths if path.suffix.lower() == ".txt"]
    return [*found, *explain] if found else []


def _what_is_left_out(files: Sequence[Path], first: Path, left_out: Sequence[Path]) -> str:
    """Return what is being opened of files that do not go together."""
    if not files:
        return f"One page is shown at a time: opening {first.name}"
    names = _several_names(left_out)
    return f"Opening the DfE files without {names}: pages are opened on their own"


def _why_not_opened(files: Sequence[Path], left_out: Sequence[Path]) -> str:
    """Return what to say of the others once that is done, when the first words are gone."""
    why = "DfE files are opened without pages" if files else "Only one page is shown at a time"
    were = "was" if len(left_out) == 1 else "were"
    return f"{why}: {_several_names(left_out)} {were} not opened."


def _several_names(paths: Sequence[Path]) -> str:
    """Return the names of the first files, and how many more there are."""
    more = len(paths) - MOST_NAMED
    names = [path.name for path in paths[:MOST_NAMED]]
    return listed([*names, f"{more} more"] if more > 0 else names)


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """Return the files and folders that are being dropped, if any."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
