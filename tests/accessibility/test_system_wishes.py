"""What the system asks for: less motion, dark, more contrast. Injected: no test can set it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractAnimation, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from window_states import TAB_IDS, busy, end_work

from sendviewer.choices import ThemeName
from sendviewer.ui import appearance as appearance_module
from sendviewer.ui.main_window import MainWindow
from sendviewer.views.theme import THEMES, Theme


class Hints(QObject):
    """The wishes of a system: its colour scheme, and whether it asks for more contrast."""

    colorSchemeChanged = Signal(object)  # noqa: N815 - Qt's name

    def __init__(self, scheme: Qt.ColorScheme) -> None:
        super().__init__()
        self.scheme = scheme
        self.wants_contrast = False

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def accessibility(self) -> Hints:
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        wish = Qt.ContrastPreference
        return wish.HighContrast if self.wants_contrast else wish.NoPreference


def follow(window: MainWindow, hints: Hints, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the window look at the made-up wishes, as it does when the system tells of a change."""
    real = appearance_module.system_theme
    monkeypatch.setattr(appearance_module, "system_theme", lambda _hints: real(hints))
    window.appearance._look_at_system()


@pytest.mark.parametrize(
    ("scheme", "wants_contrast", "theme"),
    [
        (Qt.ColorScheme.Light, False, ThemeName.LIGHT),
        (Qt.ColorScheme.Dark, False, ThemeName.DARK),
        (Qt.ColorScheme.Dark, True, ThemeName.CONTRAST),
        (Qt.ColorScheme.Light, True, ThemeName.CONTRAST),
    ],
)
def test_the_window_follows_the_system(
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    scheme: Qt.ColorScheme,
    wants_contrast: bool,
    theme: ThemeName,
) -> None:
    hints = Hints(scheme)
    hints.wants_contrast = wants_contrast
    follow(window, hints, monkeypatch)
    assert QApplication.palette().window().color().name() == THEMES[theme].window
    assert window.looks.current.theme is THEMES[theme]


def test_a_theme_that_was_chosen_stays_whatever_the_system_does(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.run_command("view.theme_light")
    follow(window, Hints(Qt.ColorScheme.Dark), monkeypatch)
    assert shown_theme(window) is THEMES[ThemeName.LIGHT]
    window.run_command("view.theme_system")
    follow(window, Hints(Qt.ColorScheme.Dark), monkeypatch)
    assert shown_theme(window) is THEMES[ThemeName.DARK]


def shown_theme(window: MainWindow) -> Theme:
    return window.looks.current.theme


def test_a_change_of_the_system_reaches_the_window_while_it_runs(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QApplication.styleHints()
    wishes = Hints(Qt.ColorScheme.Dark)
    real = appearance_module.system_theme
    monkeypatch.setattr(appearance_module, "system_theme", lambda _hints: real(wishes))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert shown_theme(window) is THEMES[ThemeName.DARK]


# --- Motion -----------------------------------------------------------------------------------


def moving(window: QWidget) -> list[str]:
    """Animations that run, and timers that come again and again."""
    running = [
        type(one).__name__
        for owner in (window, QApplication.style())
        for one in owner.findChildren(QAbstractAnimation)
        if one.state() is QAbstractAnimation.State.Running
    ]
    again = [
        f"timer of {type(one.parent()).__name__}"
        for one in window.findChildren(QTimer)
        if one.isActive() and not one.isSingleShot()
    ]
    return running + again


def test_nothing_in_the_window_moves_by_itself(window: MainWindow) -> None:
    for tab in TAB_IDS:
        window.run_command(f"view.{tab}")
        QApplication.processEvents()
        assert moving(window) == []


def test_progress_that_nobody_can_measure_stands_still(window: MainWindow) -> None:
    busy(window)
    bar = window.status.work.bar
    first = bar.grab().toImage()
    QTest.qWait(120)
    assert bar.grab().toImage() == first
    assert moving(window) == []
    end_work(window)


def test_hovering_pressing_and_opening_a_menu_starts_no_animation(window: MainWindow) -> None:
    window.run_command("view.needs")
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and not hasattr(button, "menu"):
            QTest.mouseMove(button)
            QTest.mousePress(button, Qt.MouseButton.LeftButton)
            assert moving(window) == []
            QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(-5, -5))
    for effect in (
        Qt.UIEffect.UI_AnimateMenu,
        Qt.UIEffect.UI_FadeMenu,
        Qt.UIEffect.UI_AnimateCombo,
    ):
        assert not QApplication.isEffectEnabled(effect)


def test_nothing_is_scrolled_little_by_little(window: MainWindow) -> None:
    window.run_command("view.text")
    bar = next(
        one for one in window.tabs.current.findChildren(QWidget) if one.inherits("QScrollBar")
    )
    assert not bar.findChildren(QAbstractAnimation)
