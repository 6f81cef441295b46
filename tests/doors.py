"""Doors to the outside for tests: a clipboard that keeps, a file dialog that answers."""

from __future__ import annotations

from pathlib import Path

from sendviewer.export.payloads import Payload


class KeptClipboard:
    """A clipboard that keeps what is copied, so that no test needs the system's."""

    def __init__(self) -> None:
        self.payloads: list[Payload] = []
        self.is_ours = False

    @property
    def last(self) -> Payload:
        return self.payloads[-1]

    def put(self, payload: Payload) -> None:
        self.payloads.append(payload)
        self.is_ours = True

    def owns(self) -> bool:
        return self.is_ours

    def clear(self) -> None:
        self.is_ours = False


class AnsweringChooser:
    """Answers as a person in a file dialog would; without an answer, cancels."""

    def __init__(self) -> None:
        self.answer: Path | None = None
        self.asked: list[str] = []

    def files_to_open(self, folder: str) -> tuple[Path, ...]:
        self.asked.append(folder)
        return (self.answer,) if self.answer else ()

    def other_file_to_open(self, title: str, folder: str, kinds: str) -> Path | None:
        assert title
        assert kinds
        self.asked.append(folder)
        return self.answer

    def folder_to_open(self, folder: str) -> Path | None:
        self.asked.append(folder)
        return self.answer

    def folder_to_save(self, title: str, folder: str) -> Path | None:
        assert title
        self.asked.append(folder)
        return self.answer

    def file_to_save(self, title: str, proposal: Path, kinds: tuple[str, ...]) -> Path | None:
        assert title
        assert kinds
        self.asked.append(str(proposal))
        return self.answer


class KeptOpener:
    """Keeps what was to be opened outside of the program, and opens nothing."""

    def __init__(self, *, takes: bool = True) -> None:
        self.takes = takes
        self.opened: list[Path] = []

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.takes
