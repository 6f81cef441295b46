"""The chart as it is read: by keyboard, by read-out, by screen reader, and imported late."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from chart_samples import BARS, share_chart
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sendviewer.present.terms import need_term
from sendviewer.views.chart_read_out import HINT
from sendviewer.views.chart_view import ChartView
from sendviewer.views.look import Look, Looks, load_fonts
from sendviewer.views.scroll_bars import ScrollBar
from sendviewer.views.theme import DARK

MakeView = Callable[..., ChartView]


@pytest.fixture
def make_view(qtbot: QtBot, qapp: QApplication) -> MakeView:
    load_fonts()
    QAccessible.setActive(True)

    def make(scale: float = 1.0, height: int = 600) -> ChartView:
        view = ChartView(Looks(Look(text_scale=scale)))
        qtbot.addWidget(view)
        view.show_spec(share_chart())
        view.resize(1000, height)
        view.show()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        return view

    return make


def walk(view: ChartView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def test_a_view_that_was_not_shown_has_not_imported_pyqtgraph() -> None:
    code = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from sendviewer.views.chart_view import ChartView
from sendviewer.views.look import Looks
view = ChartView(Looks())
heavy = {"pyqtgraph", "numpy"} & set(sys.modules)
assert not heavy, heavy
view.prepare()
assert {"pyqtgraph", "numpy"} <= set(sys.modules)
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=60)


@pytest.mark.parametrize(
    ("keys", "bar"),
    [
        ((Qt.Key.Key_Down,), 0),
        ((Qt.Key.Key_Up,), 0),
        ((Qt.Key.Key_Down, Qt.Key.Key_Down), 1),
        ((Qt.Key.Key_End,), 4),
        ((Qt.Key.Key_End, Qt.Key.Key_Down), 4),
        ((Qt.Key.Key_End, Qt.Key.Key_Up), 3),
        ((Qt.Key.Key_End, Qt.Key.Key_Home), 0),
    ],
)
def test_keys_walk_through_the_bars(
    make_view: MakeView, keys: tuple[Qt.Key, ...], bar: int
) -> None:
    view = make_view()
    spoken: list[str] = []
    view.bar_spoken.connect(spoken.append)
    walk(view, *keys)
    assert view.current_bar == BARS[bar]
    assert view.read_out.text() == spoken[-1] == BARS[bar].sentence


def test_enter_chooses_the_bar_that_is_read_out(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view()
    walk(view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.bar_chosen) as chosen:
        walk(view, Qt.Key.Key_Return)
    assert chosen.args == ["SLCN"]


def test_walking_begins_at_the_selected_bar(make_view: MakeView) -> None:
    view = make_view()
    view.select("SEMH")
    assert view.read_out.text() == BARS[2].sentence
    walk(view, Qt.Key.Key_Down)
    assert view.current_bar == BARS[3]


def test_tab_leaves_the_chart(make_view: MakeView) -> None:
    view = make_view()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    figure = view.figure
    assert figure is not None
    assert figure.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not any(
        child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value for child in view.bar_nodes
    )


def test_the_mouse_reads_a_bar_out_and_the_keyboard_takes_over_again(make_view: MakeView) -> None:
    view = make_view()
    figure = view.figure
    assert figure is not None
    figure.bar_hovered.emit("PD")
    assert view.read_out.text() == BARS[3].sentence
    figure.bar_hovered.emit("")
    assert view.read_out.text() == HINT
    walk(view, Qt.Key.Key_Down)
    assert view.read_out.text() == BARS[0].sentence


def test_a_bar_that_is_walked_to_comes_into_view(make_view: MakeView) -> None:
    view = make_view(scale=2.0, height=420)
    walk(view, Qt.Key.Key_End)
    node = view.bar_nodes[-1]
    visible = node.visibleRegion().boundingRect()
    assert visible.height() == node.height()


def test_the_read_out_has_room_for_every_sentence(make_view: MakeView) -> None:
    long = " ".join(["Words that are read out"] * 12)
    bars = (replace(BARS[0], sentence=long), *BARS[1:])
    view = make_view(scale=1.0, height=700)
    view.show_spec(share_chart(bars))
    QApplication.processEvents()
    label = view.read_out
    needed = QFontMetrics(label.font()).boundingRect(
        label.contentsRect(), Qt.TextFlag.TextWordWrap.value, long
    )
    assert needed.height() <= label.contentsRect().height()


def test_in_a_low_view_bars_are_read_out_in_brief_but_spoken_in_full(make_view: MakeView) -> None:
    view = make_view(scale=2.0, height=420)
    spoken: list[str] = []
    view.bar_spoken.connect(spoken.append)
    long = " ".join(["Words that are read out"] * 12)
    view.show_spec(share_chart((replace(BARS[0], sentence=long), *BARS[1:])))
    view.resize(1000, 420)
    walk(view, Qt.Key.Key_Home)
    assert spoken == [long]
    assert view.read_out.text() == "Moderate Learning Disability, 29.8%, England 20.4%"


def test_bars_are_read_out_in_brief_where_that_saves_scrolling(make_view: MakeView) -> None:
    view = make_view()
    long = " ".join(["Words that are read out"] * 12)
    view.show_spec(share_chart((replace(BARS[0], sentence=long), *BARS[1:])))
    QApplication.processEvents()
    walk(view, Qt.Key.Key_Home)
    figure = view.figure
    assert figure is not None
    frames = view.height() - view.scroll_area.height() - view.read_out.height()
    needed = figure.heightForWidth(figure.width()) + frames
    with_sentence = needed + view.read_out.height()
    view.resize(1000, with_sentence)
    assert view.read_out.text() == long
    view.resize(1000, with_sentence - 2)
    QApplication.processEvents()
    assert view.read_out.text() == "Moderate Learning Disability, 29.8%, England 20.4%"
    assert view.scroll_area.verticalScrollBar().maximum() == 0


def test_the_chart_scrolls_with_the_scroll_bars_of_the_look(make_view: MakeView) -> None:
    view = make_view(scale=2.0, height=420)
    area = view.scroll_area
    assert area.verticalScrollBar().isVisible()
    assert isinstance(area.verticalScrollBar(), ScrollBar)
    assert isinstance(area.horizontalScrollBar(), ScrollBar)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_read_out_begins_where_the_title_begins(make_view: MakeView, scale: float) -> None:
    view = make_view(scale)
    figure = view.figure
    assert figure is not None
    layout = figure.layout_now
    assert layout is not None
    title = figure.mapTo(view, layout.texts[0].rect.topLeft())
    words = view.read_out.mapTo(view, view.read_out.contentsRect().topLeft())
    assert words.x() == pytest.approx(title.x(), abs=1.0)


def test_a_chart_without_bars_says_why(make_view: MakeView) -> None:
    view = make_view()
    view.show_spec(share_chart(()), "No need matches “xyz”.")
    assert view.read_out.text() == "No need matches “xyz”."
    walk(view, Qt.Key.Key_Down)
    assert view.current_bar is None
    assert view.bar_nodes == ()


def test_a_screen_reader_hears_title_and_description(make_view: MakeView) -> None:
    view = make_view()
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() is QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Name) == share_chart().title
    assert interface.text(QAccessible.Text.Description) == str(share_chart().description)


def test_a_screen_reader_finds_a_node_for_each_bar_where_it_is(make_view: MakeView) -> None:
    view = make_view()
    figure = view.figure
    assert figure is not None
    for bar, node in zip(BARS, view.bar_nodes, strict=True):
        interface = QAccessible.queryAccessibleInterface(node)
        assert interface.role() is QAccessible.Role.ListItem
        assert interface.text(QAccessible.Text.Name).startswith(f"{bar.label}, {bar.local_text}")
        meaning = need_term(bar.id).meaning
        assert interface.text(QAccessible.Text.Description) == f"{bar.sentence} {meaning}"
        assert node.geometry().contains(figure.bar_rects()[bar.id].toRect())


def test_a_bar_that_is_missing_says_why_where_only_its_symbol_is_drawn(
    make_view: MakeView,
) -> None:
    view = make_view()
    hidden = replace(BARS[0], local=None, local_text="c", reason="too few to publish")
    view.show_spec(share_chart((hidden, *BARS[1:])))
    interface = QAccessible.queryAccessibleInterface(view.bar_nodes[0])
    assert interface.text(QAccessible.Text.Name).startswith(
        f"{hidden.label}, c (too few to publish), "
    )


def test_nodes_follow_the_chart(make_view: MakeView) -> None:
    view = make_view()
    view.show_spec(share_chart(BARS[:2]))
    assert [node.accessibleDescription() for node in view.bar_nodes] == [
        f"{bar.sentence} {need_term(bar.id).meaning}" for bar in BARS[:2]
    ]
    view.show_spec(share_chart())
    assert len(view.bar_nodes) == len(BARS)


def test_the_focus_is_seen_around_the_chart_and_around_the_bar(make_view: MakeView) -> None:
    view = make_view()
    walk(view, Qt.Key.Key_Down)
    image = view.grab().toImage()
    focus = view.looks.current.color("focus")
    assert image.pixelColor(view.width() // 2, 0) == focus
    node = view.bar_nodes[0]
    edge = node.mapTo(view, node.rect().center())
    assert image.pixelColor(edge.x(), node.mapTo(view, node.rect().topLeft()).y()) == focus


def test_a_change_of_the_look_reaches_everything(make_view: MakeView) -> None:
    view = make_view()
    view.looks.change(Look(DARK, 1.5))
    QApplication.processEvents()
    image = view.grab().toImage()
    assert image.pixelColor(30, 20) == DARK.color("surface")
    assert view.read_out.font().pixelSize() == 21


def settle(view: ChartView, qtbot: QtBot) -> None:
    qtbot.wait(1)
    view.grab()
    qtbot.wait(1)


def test_another_chart_is_laid_out_once_though_its_sentences_take_other_room(
    make_view: MakeView, qtbot: QtBot
) -> None:
    view = make_view()
    settle(view, qtbot)
    figure = view.figure
    assert figure is not None
    arranged: list[float] = []
    figure.arranged.connect(lambda: arranged.append(figure.height()))
    before = view.read_out.height()
    spec = share_chart()
    longer = [replace(bar, sentence=bar.sentence * 3) for bar in spec.bars]
    view.show_spec(replace(spec, bars=tuple(longer)))
    settle(view, qtbot)
    assert view.read_out.height() > before
    assert arranged == [figure.height()]


def test_another_theme_moves_nothing_and_changes_every_colour(
    make_view: MakeView, qtbot: QtBot
) -> None:
    view = make_view()
    settle(view, qtbot)
    figure = view.figure
    assert figure is not None
    with qtbot.assertNotEmitted(figure.arranged, wait=20):
        view.looks.change(Look(DARK, 1.0))
    recoloured = figure.grab().toImage()
    view.show_spec(replace(share_chart(), title="Another"))
    view.show_spec(share_chart())
    settle(view, qtbot)
    assert recoloured == figure.grab().toImage()
