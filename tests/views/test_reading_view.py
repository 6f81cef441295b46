"""The reading view: headings are headings, pictures are graphics, keys walk, nothing is cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pages_by_hand import census_page, llr_page, neighbours_page, plans_page
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sendviewer.core.pages import Page
from sendviewer.present.card_specs import Series
from sendviewer.present.options import ViewOptions
from sendviewer.present.proportions import InEvery
from sendviewer.present.reading import build_reading
from sendviewer.present.reading_spec import ReadingPicture, ReadingSpec, part_text
from sendviewer.views.look import Look, Looks, TextStyle, load_fonts
from sendviewer.views.reading_part import PartView, TextNode
from sendviewer.views.reading_picture import PictureNode, paint_figures, picture_size
from sendviewer.views.reading_view import ReadingView
from sendviewer.views.text_measure import text_width
from sendviewer.views.theme import THEMES

Key = Qt.Key


def reading(page: Page | None = None) -> ReadingSpec:
    return build_reading(page or llr_page(), ViewOptions())


@pytest.fixture
def view(qtbot: QtBot, looks: Looks) -> ReadingView:
    load_fonts()
    view = ReadingView(looks)
    qtbot.addWidget(view)
    view.show_spec(reading())
    view.resize(1000, 600)
    with qtbot.waitActive(view):
        view.show()
    view.parts[0].setFocus()
    return view


def focused(view: ReadingView) -> str:
    return next(part.part.id for part in view.parts if part.hasFocus())


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def role(widget: object) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()  # type: ignore[call-overload,no-any-return]


# --- what a screen reader finds ---------------------------------------------------------------


def test_headings_are_headings_and_sentences_are_text(view: ReadingView) -> None:
    nodes = view.findChildren(TextNode)
    headings = [node.text for node in nodes if role(node) == QAccessible.Role.Heading]
    spec = reading()
    titles = [part.title for part in spec.parts if part.title]
    assert sorted(headings) == sorted([one.heading for one in spec.sections] + titles)
    rest = [node for node in nodes if role(node) != QAccessible.Role.Heading]
    assert {role(node) for node in rest} == {QAccessible.Role.StaticText}
    assert all(node.accessibleName() for node in nodes)


def test_a_part_says_all_of_itself(view: ReadingView) -> None:
    for part in view.parts:
        assert role(part) == QAccessible.Role.Grouping
        assert part.accessibleName()
        assert part.accessibleDescription() == part_text(part.part)


def test_a_picture_is_a_graphic_with_name_and_description(view: ReadingView) -> None:
    pictures = view.findChildren(PictureNode)
    assert len(pictures) == 2 * 14
    for node in pictures:
        assert role(node) == QAccessible.Role.Graphic
        assert node.accessibleName() == node.picture.name
        assert node.accessibleDescription().startswith("Picture: ")


# --- keys -------------------------------------------------------------------------------------


def test_tab_goes_from_part_to_part(view: ReadingView) -> None:
    press(Key.Key_Tab)
    assert focused(view) == view.parts[1].part.id
    press(Key.Key_Backtab)
    assert focused(view) == view.parts[0].part.id


def test_arrows_reach_every_part_and_every_line(view: ReadingView) -> None:
    reached = [focused(view)]
    seen = 0
    for _ in range(400):
        bar = view.verticalScrollBar()
        seen = max(seen, bar.value() + view.viewport().height())
        press(Key.Key_Down)
        if focused(view) != reached[-1]:
            reached.append(focused(view))
    assert reached == [part.part.id for part in view.parts]
    assert seen >= view.parts[-1].geometry().bottom()
    for _ in range(400):
        press(Key.Key_Up)
    assert focused(view) == view.parts[0].part.id
    assert view.verticalScrollBar().value() <= view.parts[0].y()


def test_home_end_and_pages(view: ReadingView) -> None:
    press(Key.Key_End)
    assert focused(view) == "words"
    press(Key.Key_Home)
    assert focused(view) == "about"
    press(Key.Key_PageDown)
    part = next(part for part in view.parts if part.hasFocus())
    top = view.verticalScrollBar().value()
    assert top > 0
    assert top <= part.y() < top + view.viewport().height()


def test_the_focused_part_is_in_sight(view: ReadingView) -> None:
    for part in view.parts:
        part.setFocus(Qt.FocusReason.TabFocusReason)
        top = view.verticalScrollBar().value()
        assert top <= part.y() < top + view.viewport().height()


def test_another_look_at_the_same_page_keeps_the_reader_in_place(view: ReadingView) -> None:
    part = next(part for part in view.parts if part.part.id == "need-SEMH")
    part.setFocus()
    view.show_spec(build_reading(census_page(), ViewOptions()))
    assert focused(view) == "about"
    view.parts[3].setFocus()
    before = focused(view)
    longer = build_reading(census_page(), ViewOptions())
    changed = ReadingSpec(longer.title, longer.sections, "Another source.")
    view.show_spec(changed)
    assert focused(view) == before


# --- layout -----------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [320, 600, 1000, 1360])
@pytest.mark.parametrize("make", [llr_page, plans_page, census_page, neighbours_page])
def test_nothing_is_cut_and_nothing_overlaps(
    qtbot: QtBot, make: type, width: int, scale: float
) -> None:
    looks = Looks(Look(text_scale=scale))
    view = ReadingView(looks)
    qtbot.addWidget(view)
    view.show_spec(reading(make()))
    view.resize(width, 600)
    view.show()
    ground = view.widget()
    bottom = 0
    for part in view.parts:
        assert part.y() >= bottom
        bottom = part.geometry().bottom()
        assert bottom < ground.height()
        assert ground.rect().contains(part.geometry())
        _assert_children_fit(part)


def _assert_children_fit(part: PartView) -> None:
    nodes = [*part.findChildren(TextNode), *part.findChildren(PictureNode)]
    below = 0
    for node in sorted(nodes, key=lambda one: (one.y(), one.x())):
        if isinstance(node, TextNode):
            assert node.y() >= below
            assert node.lay_out(node.width()) <= node.height()
            below = node.geometry().bottom()
        assert part.rect().bottom() >= node.geometry().bottom()
    pictures = part.findChildren(PictureNode)
    for one, other in pairwise(pictures):
        assert not one.geometry().intersects(other.geometry())


def test_lines_have_at_most_about_70_characters(view: ReadingView) -> None:
    node = max(view.findChildren(TextNode), key=lambda one: len(one.text))
    assert node.accessibleName() == node.text
    font = Look().font(TextStyle.READING)
    letter = text_width(node.text, font) / len(node.text)
    assert 60 <= node.width() / letter <= 76


# --- pictures ---------------------------------------------------------------------------------


def drawn(form: InEvery, look: Look, *, people: bool) -> tuple[QImage, ReadingPicture]:
    picture = ReadingPicture("LLR", "Picture", form, Series.LOCAL, people)
    size = picture_size(picture, look)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(look.color("surface"))
    painter = QPainter(image)
    paint_figures(painter, 0.0, 0.0, picture, look)
    painter.end()
    return image, picture


def filled_in(image: QImage, look: Look, rows: int, columns: int) -> list[bool]:
    ink = look.color("local_outline")
    height, width = image.height() / rows, image.width() / columns
    return [
        QColor(
            image.pixel(round((at % columns + 0.45) * width), round((at // columns + 0.6) * height))
        )
        == ink
        for at in range(rows * columns)
    ]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
def test_as_many_figures_are_filled_as_the_words_say(qapp: object, theme: object) -> None:
    look = Look(theme)  # type: ignore[arg-type]
    image, _ = drawn(InEvery(3, 10, "about 3 in every 10"), look, people=True)
    assert filled_in(image, look, 1, 10) == [True] * 3 + [False] * 7
    image, _ = drawn(InEvery(0, 10, "none"), look, people=True)
    assert not any(filled_in(image, look, 1, 10))


def test_as_many_dots_are_filled_as_the_words_say(qapp: object) -> None:
    look = Look(text_scale=2.0)
    image, _ = drawn(InEvery(14, 100, "about 14 in every 100"), look, people=False)
    assert sum(filled_in(image, look, 5, 20)) == 14


def test_fewer_than_1_shows_a_part_of_one(qapp: object) -> None:
    look = Look(text_scale=2.0)
    image, _ = drawn(InEvery(0, 100, "fewer", has_part=True), look, people=False)
    ink, surface = look.color("local_outline"), look.color("surface")
    middle = image.height() // 10 - 2
    assert QColor(image.pixel(6, middle)) == ink
    assert QColor(image.pixel(13, middle)) == surface
