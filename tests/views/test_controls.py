"""The controls: named, large enough, never cut, usable by keyboard."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontMetricsF,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sendviewer.views import controls, qt_values
from sendviewer.views.controls import (
    Button,
    CardFrame,
    Chip,
    FlowLayout,
    IconButton,
    MenuButton,
    ScrollBar,
    SearchField,
    SegmentedControl,
)
from sendviewer.views.icons import icon_names, paint_icon, themed_icon
from sendviewer.views.label import PlainLabel
from sendviewer.views.look import PAPER, Look, Looks, TextStyle, load_fonts
from sendviewer.views.theme import THEMES, Theme, build_palette

LEAST_TARGET = 28
OPTIONS = (("all", "All 13"), ("higher", "▲ Higher 3"), ("lower", "▼ Lower 6"))


@pytest.fixture
def looks(qapp: object) -> Looks:
    load_fonts()
    return Looks()


def _every_control(looks: Looks) -> list[QWidget]:
    return [
        Button("Copy", looks, icon="copy"),
        Button("Export", looks, primary=True),
        MenuButton("Compare with: England", looks),
        IconButton("Copy “Children with SEND”", "copy", looks),
        SearchField("Find needs", looks),
        Chip("Need contains “autis”", looks),
        SegmentedControl("Compared", OPTIONS, looks),
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_is_large_enough_and_grows_with_the_text(looks: Looks, scale: float) -> None:
    looks.change(Look(text_scale=scale))
    for control in _every_control(looks):
        assert control.sizeHint().height() >= LEAST_TARGET * scale, control
        assert control.sizeHint().width() >= LEAST_TARGET * scale, control


def test_every_control_has_an_accessible_name(looks: Looks) -> None:
    for control in _every_control(looks):
        spoken = QAccessible.queryAccessibleInterface(control)
        assert spoken.text(QAccessible.Text.Name), control


def test_a_size_follows_a_change_of_the_look(looks: Looks) -> None:
    button = Button("Copy", looks)
    before = button.sizeHint()
    looks.change(Look(text_scale=1.5))
    assert button.sizeHint().width() > before.width()


def test_a_button_has_room_for_its_whole_text(looks: Looks) -> None:
    button = Button("Area and year…", looks, icon="area")
    text = QFontMetricsF(PAPER.font(TextStyle.BODY)).horizontalAdvance(button.text())
    assert button.minimumSizeHint().width() >= text + 16 + 2 * 12


def test_a_chip_names_what_it_removes_and_wraps(looks: Looks) -> None:
    chip = Chip("Children from 100 to 5,000 in every need of the page", looks)
    assert chip.accessibleName() == f"Remove filter: {chip.text()}"
    assert chip.heightForWidth(160) > chip.heightForWidth(chip.sizeHint().width())
    assert chip.minimumSizeHint().width() < 160


def test_arrow_keys_move_through_segments(qtbot: QtBot, looks: Looks) -> None:
    control = SegmentedControl("Compared", OPTIONS, looks)
    qtbot.addWidget(control)
    with qtbot.waitActive(control):
        control.show()
    told: list[str] = []
    control.chosen.connect(told.append)
    segments = [control.layout().itemAt(number).widget() for number in range(3)]
    segments[0].setFocus()
    qtbot.keyClick(segments[0], Qt.Key.Key_Right)
    assert told == ["higher"]
    assert control.current == "higher"


def test_choosing_by_program_tells_no_one(qtbot: QtBot, looks: Looks) -> None:
    control = SegmentedControl("Compared", OPTIONS, looks)
    qtbot.addWidget(control)
    told: list[str] = []
    control.chosen.connect(told.append)
    control.choose("lower")
    assert control.current == "lower"
    assert told == []
    with pytest.raises(KeyError):
        control.choose("nothing")


def test_segments_wrap_instead_of_being_cut(qtbot: QtBot, looks: Looks) -> None:
    looks.change(Look(text_scale=2.0))
    control = SegmentedControl("Compared", OPTIONS, looks)
    qtbot.addWidget(control)
    control.resize(260, control.layout().heightForWidth(260))
    control.show()
    for number in range(3):
        segment = control.layout().itemAt(number).widget()
        assert control.rect().contains(segment.geometry())


def test_escape_and_the_button_empty_a_search_field(qtbot: QtBot, looks: Looks) -> None:
    field = SearchField("Find needs", looks)
    qtbot.addWidget(field)
    field.show()
    assert not field.clear_button.isVisible()
    qtbot.keyClicks(field, "autis")
    assert field.clear_button.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    qtbot.keyClicks(field, "autis")
    qtbot.mouseClick(field.clear_button, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert field.clear_button.accessibleName() == "Clear search"


def test_a_focused_button_shows_a_ring(qtbot: QtBot, looks: Looks) -> None:
    button = Button("Export", looks, primary=True)
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    focus = looks.current.color("focus")
    edge = button.grab().toImage().pixelColor(QPoint(button.width() // 2, 1))
    assert edge == focus


def test_a_flow_keeps_every_widget_inside_its_width(qtbot: QtBot, looks: Looks) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    for number in range(9):
        flow.addWidget(Button(f"Button {number}", looks))
    box.resize(300, flow.heightForWidth(300))
    box.show()
    places = [flow.itemAt(number).geometry() for number in range(9)]
    assert all(box.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)


def test_a_card_frame_shows_its_accent(qtbot: QtBot, looks: Looks) -> None:
    frame = CardFrame(looks, accent=True)
    qtbot.addWidget(frame)
    frame.resize(200, 80)
    picture = frame.grab().toImage()
    assert picture.pixelColor(2, 40) == looks.current.color("accent")
    assert picture.pixelColor(100, 40) == looks.current.color("surface")


def test_a_scroll_bar_shows_a_handle_only_if_there_is_something_to_scroll(
    qtbot: QtBot, looks: Looks
) -> None:
    bar = ScrollBar(looks)
    qtbot.addWidget(bar)
    bar.resize(14, 200)
    bar.setRange(0, 0)
    still = bar.grab().toImage()
    bar.setRange(0, 500)
    bar.setPageStep(100)
    assert bar.grab().toImage() != still


def test_every_icon_draws_something_in_the_colour_asked_for(looks: Looks) -> None:
    for name in icon_names():
        image = QImage(64, 64, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_icon(painter, name, QRectF(0, 0, 64, 64), QColor("#c2410c"))
        painter.end()
        colors = {image.pixelColor(x, y).name() for x in range(64) for y in range(64)}
        assert "#c2410c" in colors, name


def _words_beside_icon(node: ast.AST) -> Iterator[str]:
    """Yield the texts that are handed to, or kept in, something with "icon" in its name."""
    match node:
        case ast.keyword(arg=str(name), value=ast.Constant(value=str(word))):
            words = [word]
        case ast.Call(func=ast.Name(id=name), args=arguments):
            words = [one.value for one in arguments if isinstance(one, ast.Constant)]
        case ast.Assign(targets=[ast.Attribute(attr=name)], value=ast.Constant(value=str(word))):
            words = [word]
        case _:
            return
    if "icon" in name.lower():
        yield from words


def test_every_icon_has_a_use() -> None:
    package = Path(controls.__file__).parents[1]
    sources = (path.read_text("utf-8") for path in package.rglob("*.py"))
    trees = (ast.parse(source) for source in sources if "icon" in source.lower())
    used = {word for tree in trees for node in ast.walk(tree) for word in _words_beside_icon(node)}
    assert set(icon_names()) - used == set()


def test_an_icon_for_menus_is_there_in_every_size(looks: Looks) -> None:
    assert len(themed_icon("copy", looks.current).availableSizes()) > 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_an_icon_for_menus_has_the_colour_of_the_words_beside_it(
    looks: Looks, theme: Theme
) -> None:
    icon = themed_icon("copy", Look(theme))
    words = build_palette(theme)
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for mode, ink in (
        (QIcon.Mode.Normal, words.color(group.Active, role.Text)),
        (QIcon.Mode.Active, words.color(group.Active, role.HighlightedText)),
        (QIcon.Mode.Selected, words.color(group.Active, role.HighlightedText)),
        (QIcon.Mode.Disabled, words.color(group.Disabled, role.Text)),
    ):
        assert _ink_of(icon.pixmap(QSize(64, 64), mode)) == ink.name()


def _ink_of(pixmap: QPixmap) -> str:
    """Return the colour of the first pixel that is wholly covered."""
    image = pixmap.toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return next(
        image.pixelColor(x, y).name() for x, y in places if image.pixelColor(x, y).alpha() == 255
    )


SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)

NUMBERS = {
    "ALIGN_LEFT": Qt.AlignmentFlag.AlignLeft,
    "ALIGN_RIGHT": Qt.AlignmentFlag.AlignRight,
    "ALIGN_VCENTRE": Qt.AlignmentFlag.AlignVCenter,
    "ALIGN_CENTRE": Qt.AlignmentFlag.AlignCenter,
    "SHOW_MNEMONIC": Qt.TextFlag.TextShowMnemonic,
    "WORD_WRAP": Qt.TextFlag.TextWordWrap,
    "KEY_ESCAPE": Qt.Key.Key_Escape,
    "KEY_RETURN": Qt.Key.Key_Return,
    "KEY_ENTER": Qt.Key.Key_Enter,
    "KEY_F3": Qt.Key.Key_F3,
    "SHIFT": Qt.KeyboardModifier.ShiftModifier,
    "HORIZONTAL": Qt.Orientation.Horizontal,
    "SCROLL_BAR_NEVER": Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
    "SCROLL_BAR_ALWAYS": Qt.ScrollBarPolicy.ScrollBarAlwaysOn,
    "NO_FOCUS": Qt.FocusPolicy.NoFocus,
    "TAB_FOCUS": Qt.FocusPolicy.TabFocus,
    "CLICK_FOCUS": Qt.FocusPolicy.ClickFocus,
    "STRONG_FOCUS": Qt.FocusPolicy.StrongFocus,
    "SELECTABLE_TEXT": SELECTABLE,
    "PLAIN_TEXT": Qt.TextFormat.PlainText,
    "ELIDE_NEVER": Qt.TextElideMode.ElideNone,
}


@pytest.mark.parametrize("name", sorted(set(qt_values.__all__) - {"set_focus_policy"}))
def test_the_numbers_of_qt_are_those_of_qt(name: str) -> None:
    assert getattr(qt_values, name) == NUMBERS[name].value


def test_controls_and_overview_do_not_load_the_namespace_of_qt() -> None:
    program = (
        "import enum, sys\n"
        "made = []\n"
        "make = enum.EnumType.__new__\n"
        "def noted(kind, name, *rest, **more):\n"
        "    made.append(name)\n"
        "    return make(kind, name, *rest, **more)\n"
        "enum.EnumType.__new__ = noted\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from card_samples import OVERVIEW\n"
        "from sendviewer.views.controls import Button, MenuButton, SearchField\n"
        "from sendviewer.views.look import Looks\n"
        "from sendviewer.views.overview_view import OverviewView\n"
        "looks = Looks()\n"
        "view = OverviewView(looks)\n"
        "view.show_spec(OVERVIEW)\n"
        "shown = [view, Button('a', looks, primary=True), MenuButton('b', looks)]\n"
        "shown.append(SearchField('c', looks))\n"
        "for widget in shown: widget.show()\n"
        "app.processEvents()\n"
        "sys.exit('GlobalColor' in made)\n"
    )
    here = Path(__file__).parent
    paths = os.pathsep.join((str(here), str(here.parents[1])))
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        timeout=60,
    )
    assert done.returncode == 0


def test_the_hint_of_a_search_field_may_use_the_room_of_the_button(
    qtbot: QtBot, looks: Looks
) -> None:
    field = SearchField("Search needs", looks, hint="Search needs (Ctrl+F)")
    qtbot.addWidget(field)
    button = field.clear_button.sizeHint().width()
    assert field.textMargins().right() < button
    field.setText("autism")
    assert field.textMargins().right() >= button
    field.clear()
    assert field.textMargins().right() < button


def test_the_long_name_of_a_file_is_broken_where_it_is_shown_and_whole_for_all_others(
    qtbot: QtBot, looks: Looks
) -> None:
    name = f"{'n' * 230}.zip"
    label = PlainLabel(looks)
    qtbot.addWidget(label)
    label.setText(f"Saved {name}")
    assert label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance(name) / 2
    assert label.text() == label.accessibleName() == f"Saved {name}"
