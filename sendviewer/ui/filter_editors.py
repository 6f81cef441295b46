"""What one types or ticks to filter a column: words, limits, or answers.

An entry that is not a number is explained under the fields, but not before somebody stops typing;
the filter then stays as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sendviewer.present.filter_entries import number_text, read_number
from sendviewer.present.options import ChoiceFilter, ColumnFilter, RangeFilter, WordsFilter
from sendviewer.present.specs import ColumnSpec, FilterKind
from sendviewer.views.check_box import CheckBox
from sendviewer.views.entry_field import EntryField
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle

__all__ = [
    "ChoiceEditor",
    "FilterEditor",
    "RangeEditor",
    "WordsEditor",
    "build_editor",
]


QUIET_MS = 700
"""How long somebody has to stop typing before a wrong entry is pointed out."""


class FilterEditor(QWidget):
    """What all editors share: they hold a filter of one column and tell when it changes."""

    filter_changed = Signal(object)

    problem_found = Signal(str)
    """What is wrong, for those who can not see it."""

    height_changed = Signal()
    """What is said about the entry takes more or less room now."""

    def __init__(self, column: ColumnSpec, looks: Looks) -> None:
        super().__init__()
        self.column = column
        self.looks = looks

    def show_filter(self, current: ColumnFilter | None) -> None:
        """Show a filter, or none, without telling anyone."""
        raise NotImplementedError

    def is_settled(self) -> bool:
        """Return whether all that is entered counts; otherwise say why, and go there."""
        return True


class WordsEditor(FilterEditor):
    """Words that a cell has to contain."""

    def __init__(self, column: ColumnSpec, looks: Looks) -> None:
        super().__init__(column, looks)
        self.field = EntryField(f"{column.title} contains", looks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(_label_of("Contains these &words", self.field, looks))
        layout.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._tell)

    def show_filter(self, current: ColumnFilter | None) -> None:
        """Show the words of a filter."""
        self.field.setText(current.words if isinstance(current, WordsFilter) else "")

    def _tell(self, words: str) -> None:
        has_words = bool(words.strip())
        self.filter_changed.emit(WordsFilter(self.column.id, words) if has_words else None)


class RangeEditor(FilterEditor):
    """A lowest and a highest number; either may be left empty."""

    def __init__(self, column: ColumnSpec, looks: Looks) -> None:
        super().__init__(column, looks)
        self.lowest = EntryField(f"{column.title}, lowest", looks)
        self.highest = EntryField(f"{column.title}, highest", looks)
        self.problem = Label("", looks, style=TextStyle.SMALL, wraps=True)
        self.problem.hide()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._show_problem_now)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(looks.current.scaled(12))
        for place, (words, field) in enumerate(
            (("&Lowest", self.lowest), ("&Highest", self.highest))
        ):
            layout.addWidget(_label_of(words, field, looks), 0, place)
            layout.addWidget(field, 1, place)
            field.textEdited.connect(self._tell)
        layout.addWidget(self.problem, 2, 0, 1, 2)
        self.setFocusProxy(self.lowest)

    def show_filter(self, current: ColumnFilter | None) -> None:
        """Show the limits of a filter."""
        known = current if isinstance(current, RangeFilter) else None
        self.lowest.setText(number_text(known.lowest if known else None))
        self.highest.setText(number_text(known.highest if known else None))
        self._quiet.stop()
        self._show_problem("", None)

    def is_settled(self) -> bool:
        """Return whether both limits are numbers in order; go to the wrong one otherwise."""
        problem, wrong = self._problem()
        self._quiet.stop()
        self._show_problem(problem, wrong)
        if wrong is None:
            return True
        self.problem_found.emit(problem)
        wrong.setFocus()
        wrong.selectAll()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Point nothing out any more."""
        super().hideEvent(event)
        self._quiet.stop()

    def _tell(self) -> None:
        """Filter by what counts; a right entry ends a complaint at once, a wrong one waits."""
        if self._problem()[1] is not None:
            self._quiet.start()
            return
        self._quiet.stop()
        self._show_problem("", None)
        lowest, highest = (read_number(field.text()) for field in self._fields)
        is_limit = lowest is not None or highest is not None
        self.filter_changed.emit(RangeFilter(self.column.id, lowest, highest) if is_limit else None)

    @property
    def _fields(self) -> tuple[EntryField, EntryField]:
        return self.lowest, self.highest

    def _problem(self) -> tuple[str, EntryField | None]:
        """Return what is wrong and in which field, or an empty text and None."""
        limits: list[Decimal | None] = []
        for field in self._fields:
            try:
                limits.append(read_number(field.text()))
            except ValueError as error:
                return str(error), field
        lowest, highest = limits
        if lowest is not None and highest is not None and lowest > highest:
            return "The lowest number is above the highest.", self.highest
        return "", None

    def _show_problem_now(self) -> None:
        problem, wrong = self._problem()
        is_new = problem != self.problem.text()
        self._show_problem(problem, wrong)
        if problem and is_new:
            self.problem_found.emit(problem)

    def _show_problem(self, problem: str, wrong: EntryField | None) -> None:
        for field in self._fields:
            field.show_wrong(problem if field is wrong else "")
        if problem != self.problem.text():
            self.problem.setText(problem)
            self.problem.setVisible(bool(problem))
            self.height_changed.emit()


class ChoiceEditor(FilterEditor):
    """A check box for each answer; all ticked, or none, hides nothing."""

    def __init__(
        self, column: ColumnSpec, looks: Looks, choices: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(column, looks)
        self.boxes = {value: CheckBox(text, looks) for value, text in choices}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for box in self.boxes.values():
            box.setAccessibleName(f"{column.title}: {box.text()}")
            layout.addWidget(box)
            box.toggled.connect(self._tell)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def show_filter(self, current: ColumnFilter | None) -> None:
        """Tick the answers of a filter, or all."""
        chosen = set(self.boxes)
        if isinstance(current, ChoiceFilter):
            chosen = {value.casefold() for value in current.values}
        for value, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(value in chosen)
            box.update()

    def _tell(self) -> None:
        chosen = tuple(value for value, box in self.boxes.items() if box.isChecked())
        hides = 0 < len(chosen) < len(self.boxes)
        self.filter_changed.emit(ChoiceFilter(self.column.id, chosen) if hides else None)


def build_editor(
    column: ColumnSpec, looks: Looks, choices: Sequence[tuple[str, str]]
) -> WordsEditor | RangeEditor | ChoiceEditor:
    """Return the editor for a column; ``choices`` are needed for one with answers."""
    match column.filter_kind:
        case FilterKind.RANGE:
            return RangeEditor(column, looks)
        case FilterKind.CHOICE:
            return ChoiceEditor(column, looks, choices)
        case FilterKind.WORDS:
            return WordsEditor(column, looks)


def _label_of(text: str, field: QWidget, looks: Looks) -> Label:
    label = Label(text, looks, style=TextStyle.SMALL, token="text_secondary")
    label.setBuddy(field)
    return label
