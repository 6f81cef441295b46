"""The head of the window: what the page is about, on every tab, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from sendviewer.present.specs import HeaderSpec
from sendviewer.views.buttons import Button, MenuButton
from sendviewer.views.flow import FlowLayout
from sendviewer.views.ink import fill
from sendviewer.views.label import Heading, Label
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.sizes import PAGE_SIDE

if TYPE_CHECKING:  # actions are made after the first paint
    from PySide6.QtGui import QAction

    from sendviewer.ui.action_set import ActionSet

__all__ = ["COMPARE_MENU", "COPY_MENU", "EXPORT_MENU", "Header"]

COPY_MENU = (
    ("edit.copy", "edit.copy_table", "edit.copy_chart"),
    ("edit.copy_sentence", "edit.copy_description", "edit.copy_section"),
    ("edit.copy_markdown", "edit.copy_csv", "edit.copy_table_picture", "edit.copy_card_picture"),
    ("edit.paste_kit",),
)
EXPORT_MENU = (
    ("file.export",),
    ("file.save_page", "file.save_chart"),
    ("file.export_csv", "file.export_markdown", "file.export_json"),
)
COMPARE_MENU = (
    ("compare.england", "compare.region", "compare.rest_of_region"),
    ("compare.neighbours", "compare.areas", "compare.simple_mean"),
    ("view.confidence_95", "view.confidence_998"),
)

NARROWEST_TITLE = 380
MOST_LINES = 2


class Header(QWidget):
    """Title and subtitle, with the buttons beside them or, where room is scarce, below.

    The menus of the buttons are filled once there are actions; one that opens before says that
    ``commands_wanted``.
    """

    command_requested = Signal(str)
    commands_wanted = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAccessibleName("Page")
        self._title = Heading("", looks, style=TextStyle.TITLE, parent=self)
        self._subtitle = Label("", looks, token="text_secondary", wraps=True, parent=self)
        self._buttons = QWidget(self)
        self._area_tip = self._areas_note = ""
        self._only_comparator = ""
        self._comparator: QAction | None = None
        self._fill_buttons()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._take_look()
        looks.changed.connect(self._take_look)

    @property
    def first_button(self) -> QWidget:
        """The widget that takes the focus when one comes to the header."""
        return self._area

    def show_spec(self, spec: HeaderSpec, comparator: str, *, is_only_one: bool) -> None:
        """Show what the page is about; name its comparator in the menu if it ``is_only_one``.

        ``comparator`` is a name that has room on the button, or "" for a page that stands alone.
        """
        self._only_comparator = comparator if is_only_one else ""
        self._show_comparator()
        self._title.setText(spec.title)
        self._subtitle.setText(spec.subtitle)
        self._compare.setText(f"Compare with: {comparator}" if comparator else "Compare with…")
        self._areas_note = spec.areas_note
        self._show_areas()
        self._compare.setToolTip(spec.comparator_note)
        self._compare.setAccessibleDescription(spec.comparator_note)
        self._arrange()

    def give_room(self, *, low: bool) -> None:
        """In a low window, leave out the buttons: all that they do is in the menus as well."""
        self._buttons.setVisible(not low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons below the title when there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        fill(painter, self.rect(), self._looks.current.color("surface"))
        painter.end()

    def fill_menus(self, actions: ActionSet) -> None:
        """Put the commands into the menus of the buttons, and their tips on the others."""
        self._area_tip = actions.action("file.area_and_year").spec.tip
        self._show_areas()
        actions.fill_menu(self._compare.menu(), COMPARE_MENU)
        actions.fill_menu(self._copy.menu(), COPY_MENU)
        actions.fill_menu(self._export.menu(), EXPORT_MENU)
        self._comparator = _on_top(self._compare.menu())
        self._show_comparator()

    def _fill_buttons(self) -> None:
        self._area = Button("Area and year…", self._looks, icon="area", parent=self._buttons)
        self._area.clicked.connect(self._ask_for_area)
        self._compare = self._menu_button("Compare with")
        self._copy = self._menu_button("Copy")
        self._export = self._menu_button("Export", primary=True)
        self._row = FlowLayout(self._buttons, spacing=8)
        for button in (self._area, self._compare, self._copy, self._export):
            self._row.addWidget(button)

    def _ask_for_area(self) -> None:
        self.command_requested.emit("file.area_and_year")

    def _menu_button(self, text: str, *, primary: bool = False) -> MenuButton:
        menu = QMenu(self._buttons)
        menu.setAccessibleName(text)
        menu.aboutToShow.connect(self.commands_wanted)
        return MenuButton(text, self._looks, primary=primary, menu=menu, parent=self._buttons)

    def _show_areas(self) -> None:
        """Tell with the button for areas which they are, where the subtitle has only a number."""
        self._area.setToolTip(". ".join(filter(None, (self._area_tip, self._areas_note))))
        self._area.setAccessibleDescription(self._areas_note)

    def _show_comparator(self) -> None:
        if self._comparator is not None:
            self._comparator.setText(self._only_comparator)
            self._comparator.setVisible(bool(self._only_comparator))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._layout.addLayout(words, 1)
        self._layout.addWidget(self._buttons)

    def _arrange(self) -> None:
        below = self._is_too_narrow(self._room_beside())
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        self._layout.setSpacing(12 if below else 20)
        self._layout.setContentsMargins(PAGE_SIDE, 14, PAGE_SIDE, 10)
        self._buttons.setMinimumWidth(0 if below else self._row.sizeHint().width())

    def _is_too_narrow(self, room: int) -> bool:
        """Return whether a title has too little ``room`` or too many lines beside the buttons."""
        if room < self._looks.current.scaled(NARROWEST_TITLE):
            return True
        return self._title.heightForWidth(room) > MOST_LINES * self._title.fontMetrics().height()

    def _room_beside(self) -> int:
        return self.width() - 2 * PAGE_SIDE - 20 - self._row.sizeHint().width()

    def _take_look(self) -> None:
        self._arrange()
        self.update()


def _on_top(menu: QMenu) -> QAction:
    """Return a new entry on top, for the only comparator that a saved page has figures for."""
    from PySide6.QtGui import QAction, QActionGroup

    comparator = QAction(menu)
    comparator.setCheckable(True)
    comparator.setToolTip("The only one that this page has figures for")
    QActionGroup(menu).addAction(comparator)
    comparator.setChecked(True)
    first = menu.actions()[0]
    menu.insertAction(first, comparator)
    menu.insertSeparator(first)
    return comparator
