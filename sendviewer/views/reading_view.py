"""Shows a page in plain words, as one column of text with pictures, to be read from top to bottom.

Each part takes the focus. Tab and the arrow keys go from part to part; Down first scrolls through
a part that is longer than the window. Page Up and Page Down scroll, and take the focus along.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from sendviewer.present.reading_spec import ReadingPart, ReadingSpec
from sendviewer.views.controls import ScrollBar
from sendviewer.views.look import Looks
from sendviewer.views.qt_values import NO_FOCUS, SCROLL_BAR_NEVER, set_focus_policy
from sendviewer.views.reading_column import ReadingColumn
from sendviewer.views.reading_part import PartView
from sendviewer.views.table_sight import bring_into_sight

__all__ = ["ReadingView"]

LINE_STEP = 48

Key = Qt.Key


class ReadingView(QScrollArea):
    """The column of parts. It scrolls downwards only."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._spec = ReadingSpec("", (), "")
        self._current = ""
        self.setAccessibleName("The page in plain words")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_NEVER)
        self.setVerticalScrollBar(ScrollBar(looks, ground="window"))
        set_focus_policy(self, NO_FOCUS)
        self._column = ReadingColumn(looks)
        self._column.focused.connect(self._take_current)
        self.setWidget(self._column)
        self._take_look()
        looks.changed.connect(self._take_look)

    @property
    def parts(self) -> Sequence[PartView]:
        """The parts on the screen, in reading order."""
        return tuple(self._column.parts)

    @property
    def current_part(self) -> ReadingPart | None:
        """The part that has, or last had, the focus; None before any had it."""
        view = self._view_of(self._current)
        return view.part if view else None

    @property
    def entry(self) -> PartView | None:
        """The part through which the keyboard comes in: the current one, or the first."""
        return self._view_of(self._current) or next(iter(self._column.parts), None)

    def show_spec(self, spec: ReadingSpec) -> None:
        """Show a page. If it has the part that is being read, the reader stays there."""
        if spec == self._spec:
            return
        focused = next((part for part in self._column.parts if part.hasFocus()), None)
        if focused is not None:
            # Otherwise the focus would go from part to part as they are taken away.
            focused.clearFocus()
        is_another = spec.title != self._spec.title
        self._spec = spec
        self._column.show_spec(spec)
        if is_another:
            self._current = ""
            self.verticalScrollBar().setValue(0)
        entry = self.entry
        if focused is not None and entry is not None:
            entry.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from part to part, or scroll."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        match event.key():
            case Key.Key_Down:
                self._go(1)
            case Key.Key_Up:
                self._go(-1)
            case Key.Key_Home:
                self._focus_on(0)
            case Key.Key_End:
                self._focus_on(len(self._column.parts) - 1)
            case Key.Key_PageDown:
                self._turn_page(1)
            case Key.Key_PageUp:
                self._turn_page(-1)
            case _:
                event.ignore()

    # --- walking --------------------------------------------------------------------------

    def _go(self, step: int) -> None:
        """Scroll on within the part if it has more to read that way; otherwise go to the next."""
        view = self._view_of(self._current)
        if view is None:
            self._focus_on(0)
        elif not self._scroll_within(view, step):
            self._focus_on(self._column.parts.index(view) + step)

    def _scroll_within(self, view: PartView, step: int) -> bool:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        hidden_below = view.geometry().bottom() + 1 - (bar.value() + room)
        hidden_above = bar.value() - view.geometry().top()
        hidden = hidden_below if step > 0 else hidden_above
        if hidden <= 0:
            return False
        bar.setValue(bar.value() + step * min(hidden, self._looks.current.scaled(LINE_STEP)))
        return True

    def _focus_on(self, place: int) -> None:
        if 0 <= place < len(self._column.parts):
            self._column.parts[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_page(self, step: int) -> None:
        """Scroll by a page and put the focus on the first part that then begins in sight."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())
        top = bar.value()
        ends = [part.geometry().bottom() > top for part in self._column.parts]
        starts = [top <= part.y() < top + bar.pageStep() for part in self._column.parts]
        in_sight = starts if True in starts else ends
        if True in in_sight:
            self._focus_on(in_sight.index(True))
        bar.setValue(top)

    def _take_current(self, part_id: str) -> None:
        self._current = part_id
        view = self._view_of(part_id)
        if view is not None:
            bring_into_sight(view, self._column.sight_of(view))

    def _view_of(self, part_id: str) -> PartView | None:
        return next((view for view in self._column.parts if view.part.id == part_id), None)

    def _take_look(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self._looks.current.color("window"))
        self.setPalette(palette)
        self.verticalScrollBar().setSingleStep(self._looks.current.scaled(40))
