"""Builds everything and owns its lifetime: the program's window, its pictures, and its end."""

from __future__ import annotations

import gc
import locale
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from sendviewer import __version__
from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Page
from sendviewer.export.clipboard import Clipboard, SystemClipboard
from sendviewer.export.payloads import Payload
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.crash import CrashPath
from sendviewer.ui.faults import FaultTeller
from sendviewer.ui.file_choice import FileChooser, SystemFileChooser
from sendviewer.ui.file_opening import FileOpener, SystemFileOpener
from sendviewer.ui.log import LOG_NAME, close_log, open_log
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.own_texts import FolderOwnTexts, KeptOwnTexts, OwnTexts
from sendviewer.ui.places import copies_folder, log_folder, own_text_folder, settings_folder
from sendviewer.ui.remembered_view import load_view
from sendviewer.ui.settings import (
    TEXT_SIZE,
    THEME,
    DictStore,
    Settings,
    Store,
    open_store,
)
from sendviewer.ui.state import PageState
from sendviewer.ui.surroundings import Surroundings
from sendviewer.ui.tab_pages import TABS
from sendviewer.views.look import Looks, load_fonts

__all__ = ["build_window", "render_pages", "run_window"]

OFFSCREEN = "offscreen"

HAND_OVER_S = 0.0005
"""How long a thread that computes may go on when the window asks for its turn.

One painting asks several times, and waited Python's usual 5 milliseconds each time.
"""


def run_window(
    paths: Sequence[str] = (), after_first_paint: Callable[[], None] | None = None
) -> int:
    """Open the window, with the page at the first of ``paths`` or else the shipped page.

    Returns the exit code once the window has been closed. A path that cannot be opened is told
    in the window, which then shows the shipped page. ``after_first_paint`` is called once all of
    the window is on the screen, before anything is done that could wait for it.
    """
    # Collecting garbage while everything is being made finds none and costs a tenth of the start.
    gc.disable()
    sys.setswitchinterval(HAND_OVER_S)
    application = _application()
    log = open_log(log_folder())
    crash_path = CrashPath()
    crash_path.install(log_folder() / LOG_NAME)
    try:
        window = _first_window(crash_path)
        if after_first_paint is not None:
            window.first_painted.connect(after_first_paint)
        window.first_painted.connect(_collect_garbage_again)
        window.tabs.all_built.connect(window.import_chart)
        window.all_ready.connect(_collect_garbage_again)
        window.show()
        window.opening.open_paths([Path(path) for path in paths])
        return _until_closed(application, window)
    finally:
        crash_path.uninstall()
        close_log(log)
        gc.unfreeze()  # at the end of the program, what is not looked through is told as lost


def build_window(  # noqa: PLR0913 - what lies outside, each named where it is given
    page: Page,
    *,
    store: Store,
    clipboard: Clipboard,
    chooser: Callable[[QWidget], FileChooser] = SystemFileChooser,
    logs: Path | None = None,
    platform: str | None = None,
    looks: Looks | None = None,
    own_texts: OwnTexts | None = None,
    opener: FileOpener | None = None,
    copies: Path | None = None,
) -> MainWindow:
    """Build the window for ``page``; what lies outside of it is handed in. Needs a QApplication."""
    load_fonts()
    looks = looks or Looks()
    settings = Settings(store)
    state = PageState(page, load_view(settings))
    around = Surroundings(
        settings=settings,
        clipboard=clipboard,
        chooser=chooser,
        log_folder=logs or log_folder(),
        platform=platform or QGuiApplication.platformName(),
        own_texts=KeptOwnTexts() if own_texts is None else own_texts,
        opener=opener or SystemFileOpener(),
        copies_folder=copies,
    )
    window = MainWindow(state, looks, around)
    state.setParent(window)
    return window


def render_pages(  # noqa: PLR0913, PLR0917 - the options of the command, in its order
    page_path: Path | None,
    folder: Path,
    theme: str,
    scale: float,
    text_size: int,
    size: tuple[int, int],
    may_replace: bool = False,  # noqa: FBT001, FBT002
) -> list[Path]:
    """Write a picture of the real window for each tab into ``folder``; return the files.

    ``size`` is the window's in pixels at a scale of 1. The same page gives the same pictures:
    nothing that is remembered, and no window system, has a say in them. Raises InputError for a
    page that cannot be read, for a folder that cannot be written to, and, unless they may be
    replaced, for pictures that exist.
    """
    # Not before a picture is asked for: the window does without.
    from sendviewer.export.files import refuse_existing, write_beside
    from sendviewer.export.pictures import png_bytes
    from sendviewer.ui.window_pictures import quiet_platform, window_picture

    page = read_page(page_path or shipped_page_path())
    targets = {tab.id: folder / f"{tab.id}.png" for tab in TABS}
    if not may_replace:
        refuse_existing(targets.values())
    _make_folder(folder)
    _application(OFFSCREEN)
    with quiet_platform(), _picture_window(page, theme, text_size) as window:
        for tab, target in targets.items():
            picture = window_picture(window, tab, QSize(*size), scale)
            write_beside(target, png_bytes(picture))
    return [*targets.values()]


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        is_file = isinstance(fault, FileExistsError | NotADirectoryError)
        reason = "there is a file under this name" if is_file else fault.strerror
        problem = f"The pictures cannot be put here: {reason}."
        remedy = "Name a folder that can be written to."
        raise InputError(problem, place=Place(str(folder)), remedy=remedy) from fault


@contextmanager
def _picture_window(page: Page, theme: str, text_size: int) -> Iterator[MainWindow]:
    store = DictStore()
    settings = Settings(store)
    settings.set(THEME, theme)
    settings.set(TEXT_SIZE, text_size)
    window = build_window(page, store=store, clipboard=NoClipboard(), platform=OFFSCREEN)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()


class NoClipboard:
    """A clipboard that holds nothing, for windows that nobody works in."""

    def put(self, payload: Payload) -> None:
        """Drop what is copied."""

    def owns(self) -> bool:
        """Return that nothing is held."""
        return False

    def clear(self) -> None:
        """Do nothing."""


def _first_window(crash_path: CrashPath) -> MainWindow:
    store, remark = open_store(settings_folder())
    looks, clipboard = Looks(), SystemClipboard()
    page = read_page(shipped_page_path())
    own_texts = FolderOwnTexts(own_text_folder())
    window = build_window(
        page,
        store=store,
        clipboard=clipboard,
        looks=looks,
        own_texts=own_texts,
        copies=copies_folder(),
    )
    faults = FaultTeller(window, looks, clipboard)
    crash_path.fault_found.connect(faults.tell)
    if remark:
        window.warn(remark)
    return window


def _collect_garbage_again() -> None:
    """Collect from now on; what the start has made stays, and need not be looked through.

    Looking through all of a window takes 30 to 50 ms, in which it would not answer.
    """
    gc.freeze()
    gc.enable()


def _until_closed(application: QApplication, window: MainWindow) -> int:
    """Run until the window has been closed; then see to it that nothing is left running."""
    try:
        return application.exec()
    finally:
        window.tasks.close()
        window.releases.close()


def _application(platform: str | None = None) -> QApplication:
    """Return the application, which is made if there is none; ``platform`` is for a new one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    _choose_utf_8()
    arguments = [sys.argv[0] or "sendviewer"]
    if platform is not None:
        arguments += ["-platform", platform]
    application = QApplication(arguments)
    application.setApplicationName("sendviewer")
    application.setApplicationDisplayName("SEND Viewer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sendviewer")
    return application


def _choose_utf_8() -> None:
    """Give the program a locale in UTF-8 if it has another: Qt would choose one with a warning."""
    if sys.platform in {"win32", "darwin"}:  # there Qt does not ask
        return
    if locale.nl_langinfo(locale.CODESET).upper() != "UTF-8":
        strongest = "LC_ALL" if os.environ.get("LC_ALL") else "LC_CTYPE"
        os.environ[strongest] = "C.UTF-8"
