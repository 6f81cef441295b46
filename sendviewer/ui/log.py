"""Writes the program's log: one text file, put aside at the start when it has grown large."""

from __future__ import annotations

import logging
from pathlib import Path

__all__ = ["LOG_NAME", "close_log", "open_log"]

LOG_NAME = "sendviewer.log"
LARGEST = 500_000
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def open_log(folder: Path) -> logging.Handler:
    """Start to write warnings and faults to the log file in ``folder``.

    Where no file can be written, they go nowhere: a log must never stop the program.
    ``logging.handlers`` would turn files over while the program runs,
    but its import takes longer than everything else here, and few records ever come.
    """
    handler = _handler(folder)
    handler.setFormatter(logging.Formatter(FORMAT))
    handler.setLevel(logging.INFO)
    logging.getLogger("sendviewer").setLevel(logging.INFO)
    logging.getLogger().addHandler(handler)
    return handler


def close_log(handler: logging.Handler) -> None:
    """Stop writing."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def _handler(folder: Path) -> logging.Handler:
    path = folder / LOG_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".old.log"))
        return logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return logging.NullHandler()
