"""The one path of all unexpected errors: written to the log, then told once on the main thread."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)

from sendviewer.ui.fault_report import fault_report, without_home

__all__ = ["CrashPath"]

LOG = logging.getLogger("sendviewer.crash")
QT_LOG = logging.getLogger("sendviewer.qt")
MOST_FAULTS = 50

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashPath(QObject):
    """Takes up errors from every thread and tells each kind of fault once, on the main thread."""

    fault_found = Signal(str)
    _reported = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[tuple[str, ...]] = set()
        self._lock = threading.Lock()
        self._fault_file: IO[str] | None = None
        self._before: tuple[object, object] | None = None
        self._reported.connect(self._tell)

    def install(self, fault_path: Path | None = None) -> None:
        """Take over the hooks of Python and Qt; ``fault_path`` is for faults below Python."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        qInstallMessageHandler(self._take_message)
        if fault_path is not None:
            self._watch_below_python(fault_path)

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before  # type: ignore[assignment]  # as they were
            self._before = None
        qInstallMessageHandler(None)
        if self._fault_file is not None:
            faulthandler.disable()
            self._fault_file.close()
            self._fault_file = None

    def take(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take up an error that nobody expected; may be called on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        if not self._is_new(kind, trace):
            return
        report = fault_report(error or kind(), trace, f"Qt {qVersion()}")
        LOG.error("%s", report)
        if sys.stderr is not None:  # without a console there is none
            sys.stderr.write(f"{report}\n")
        self._reported.emit(report)

    def _take_from_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_type is not SystemExit:
            self.take(found.exc_type, found.exc_value, found.exc_traceback)

    def _take_message(self, kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        QT_LOG.log(LEVELS.get(kind, logging.WARNING), "%s", without_home(text))

    def _is_new(self, kind: type[BaseException], trace: TracebackType | None) -> bool:
        """Return whether this fault, by kind and place, has not been seen.

        An error that comes with every repaint would otherwise never stop.
        """
        place = traceback.extract_tb(trace)[-1:]
        key = (kind.__qualname__, *(f"{frame.filename}:{frame.lineno}" for frame in place))
        with self._lock:
            if key in self._seen or len(self._seen) >= MOST_FAULTS:
                return False
            self._seen.add(key)
        return True

    @Slot(str)
    def _tell(self, report: str) -> None:
        self.fault_found.emit(report)

    def _watch_below_python(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._fault_file = path.open("a", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._fault_file)
