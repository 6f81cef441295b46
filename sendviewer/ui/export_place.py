"""The part of the export dialog that says where the files go: a folder, and a name for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.core.errors import InputError
from sendviewer.sources.file_names import refuse_long_name
from sendviewer.sources.places import quoted
from sendviewer.ui.export_words import PlaceWords, place_words
from sendviewer.views.controls import Button
from sendviewer.views.entry_field import EntryField
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle

__all__ = ["ExportPlace", "folder_named", "name_without_ending"]

T = TypeVar("T")

GAP = 6
NOT_IN_NAMES = frozenset('/\\<>:"|?*')
"""Signs that a system takes for something else than a part of a name."""


class ExportPlace(QWidget):
    """Folder and name, each in a field; ``changed`` tells that one of them is another."""

    changed = Signal()
    folder_wanted = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = EntryField("Folder", looks, self)
        self.folder_button = Button("Choose &folder…", looks, icon="open", parent=self)
        self.name = EntryField("Name of the files, without ending", looks, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(_label("F&older", self.folder, looks))
        layout.addWidget(self.folder)
        layout.addWidget(self.folder_button)
        layout.addWidget(_label("&Name, without ending", self.name, looks))
        layout.addWidget(self.name)
        layout.addStretch(1)
        for field in (self.folder, self.name):
            field.textEdited.connect(self._tell)
        self.folder_button.clicked.connect(self.folder_wanted)

    @property
    def folder_name(self) -> str:
        """The last part of the folder, which is enough to know it again."""
        typed = self.folder.text().strip()
        return Path(typed).name or typed

    def words(self, endings: Sequence[str]) -> PlaceWords:
        """Return where the files will be, or why there can be none, without marking a field."""
        try:
            name = name_without_ending(self.name.text(), endings)
        except InputError as error:
            return PlaceWords(names=str(error))
        return place_words(self.folder.text().strip(), name, endings)

    def show_place(self, folder: Path, name: str) -> None:
        """Show a folder and a name without telling anyone."""
        self.folder.setText(str(folder))
        self.name.setText(name)

    def targets(self, endings: Sequence[str]) -> tuple[Path, ...]:
        """Return the files to be written.

        Raises InputError for a name that cannot be one, once its field is marked and has the focus.
        """
        folder = self._read(self.folder, folder_named)
        return self._read(self.name, partial(files_named, folder=folder, endings=endings))

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the controls in the order of Tab."""
        return (self.folder, self.folder_button, self.name)

    def go_to_name(self) -> None:
        """Let the person type another name."""
        self.name.setFocus()
        self.name.selectAll()

    def _read(self, field: EntryField, reader: Callable[[str], T]) -> T:
        try:
            return reader(field.text())
        except InputError as error:
            field.show_wrong(str(error))
            field.setFocus()
            raise

    def _tell(self) -> None:
        self.folder.show_wrong("")
        self.name.show_wrong("")
        self.changed.emit()


def folder_named(text: str) -> Path:
    """Return the folder that was typed; raises InputError if it does not exist."""
    folder = Path(text.strip()).expanduser()
    if not text.strip() or not _is_folder(folder):
        problem = f"There is no folder {quoted(text)}."
        raise InputError(problem, remedy="Choose a folder that exists.")
    return folder


def _is_folder(path: Path) -> bool:
    """Return whether there is such a folder; of a name too long for one a system complains."""
    try:
        return path.is_dir()
    except OSError:
        return False


def files_named(text: str, folder: Path, endings: Sequence[str]) -> tuple[Path, ...]:
    """Return a file for each ending under the name that was typed; raises InputError."""
    name = name_without_ending(text, endings)
    paths = tuple(folder / f"{name}{ending}" for ending in endings)
    for path in paths:
        refuse_long_name(path)
        if path.is_dir():
            problem = f"There is a folder of the name {path.name}."
            raise InputError(problem, remedy="Choose another name.")
    return paths


def name_without_ending(text: str, endings: Sequence[str]) -> str:
    """Return the name that was typed, without an ending that it gets anyway.

    Raises InputError for what cannot be a name everywhere.
    """
    name = text.strip()
    typed = next((ending for ending in endings if name.lower().endswith(ending)), "")
    name = name[: len(name) - len(typed)].rstrip()
    wrong = sorted(NOT_IN_NAMES.intersection(name))
    if wrong:
        problem = f"A name of a file cannot hold {' '.join(wrong)}"
        raise InputError(problem, remedy="Take it out, and choose a folder in the field above.")
    if not name.strip(". "):
        raise InputError("The files have no name.", remedy="Type a name for them.")
    return name


def _label(text: str, field: EntryField, looks: Looks) -> Label:
    label = Label(text, looks, style=TextStyle.LABEL, token="text_secondary", wraps=True)
    label.setBuddy(field)
    return label
