"""Decides the look: the theme that was chosen or that the system asks for, and the text size."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication

from sendviewer.choices import TEXT_SIZES, ThemeName
from sendviewer.ui.settings import SYSTEM, TEXT_SIZE, THEME, Settings
from sendviewer.views.look import Look, Looks, TextStyle
from sendviewer.views.theme import THEMES, Theme, build_palette

COLOR_SCHEMES = {
    SYSTEM: 0,
    ThemeName.LIGHT.value: 1,
    ThemeName.DARK.value: 2,
    ThemeName.CONTRAST.value: 2,
}
"""Qt.ColorScheme by number, without loading the namespace before the first paint."""

MIDDLE = 128

__all__ = ["Appearance", "apply_look", "system_theme"]


class Appearance(QObject):
    """Theme and text size, remembered; follows the system while no theme is chosen."""

    changed = Signal()

    def __init__(self, looks: Looks, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._settings = settings
        self._system = _theme_of_palette()
        self.take_up()

    @property
    def theme_choice(self) -> str:
        """The chosen theme: system, light, dark or contrast."""
        return self._settings.get(THEME)

    @property
    def text_size(self) -> int:
        """The text size in percent."""
        return self._settings.get(TEXT_SIZE)

    def follow_system(self) -> None:
        """From now on, be told what the system asks for.

        Called after the first paint: to ask the system by its own names takes PySide longer than
        to make the window. Until then the system's palette tells light from dark.
        """
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._look_at_system)
        if hasattr(hints, "accessibility"):  # from Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._look_at_system)
        self._look_at_system()

    def choose_theme(self, choice: str) -> None:
        """Choose a theme by name, or "system"."""
        self._settings.set(THEME, choice)
        self.take_up()

    def step_text_size(self, step: int) -> None:
        """Make the text larger (+1) or smaller (-1) by one step."""
        place = TEXT_SIZES.index(self.text_size) + step
        self.set_text_size(TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)])

    def set_text_size(self, percent: int) -> None:
        """Set the text size, one of TEXT_SIZES."""
        self._settings.set(TEXT_SIZE, percent)
        self.take_up()

    def take_up(self) -> None:
        """Take up what the settings hold now."""
        choice = self.theme_choice
        # Title bars and file dialogs of the system follow the choice, where they can.
        QGuiApplication.styleHints().setProperty("colorScheme", COLOR_SCHEMES[choice])
        theme = self._system if choice == SYSTEM else THEMES[ThemeName(choice)]
        look = replace(self._looks.current, theme=theme, text_scale=self.text_size / 100)
        apply_look(look)
        self._looks.change(look)
        self.changed.emit()

    def _look_at_system(self) -> None:
        if self.theme_choice == SYSTEM:
            self._system = system_theme(QGuiApplication.styleHints())
            self.take_up()


def apply_look(look: Look) -> None:
    """Give Qt's own controls the colours and the font of a look."""
    QApplication.setPalette(build_palette(look.theme))
    font = look.font(TextStyle.BODY)
    if font != QApplication.font():  # or everything would be measured anew for other colours
        QApplication.setFont(font)


def system_theme(hints: QStyleHints) -> Theme:
    """Return the theme that the system asks for."""
    if hasattr(hints, "accessibility") and hints.accessibility().contrastPreference().value:
        return THEMES[ThemeName.CONTRAST]
    dark = hints.colorScheme().name == "Dark"
    return THEMES[ThemeName.DARK if dark else ThemeName.LIGHT]


def _theme_of_palette() -> Theme:
    """Return the theme that goes with the system's palette, as it is before we set our own."""
    dark = QGuiApplication.palette().window().color().lightness() < MIDDLE
    return THEMES[ThemeName.DARK if dark else ThemeName.LIGHT]
