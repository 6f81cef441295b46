"""The small charts of the overview are walked by keys and by assistive technology."""

from __future__ import annotations

import pytest
from card_samples import AGES, COMMON, FURTHEST, KEY, MANY_SETTINGS, OVERVIEW, SETTINGS, SUPPORT
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sendviewer.present.card_specs import CardSpec, OverviewSpec
from sendviewer.views.card_view import CardView
from sendviewer.views.look import Look, Looks, load_fonts
from sendviewer.views.overview_view import OverviewView

Key = Qt.Key
CHARTS = (SETTINGS, MANY_SETTINGS, COMMON, SUPPORT, FURTHEST, AGES)


@pytest.fixture
def looks(qapp: object) -> Looks:
    load_fonts()
    return Looks()


def shown(qtbot: QtBot, looks: Looks, *cards: CardSpec, width: int = 1000) -> OverviewView:
    view = OverviewView(looks)
    qtbot.addWidget(view)
    view.resize(width, 500)
    view.show_spec(OverviewSpec((cards,)))
    with qtbot.waitActive(view):
        view.show()
    return view


def walked(qtbot: QtBot, looks: Looks, card: CardSpec) -> tuple[OverviewView, CardView]:
    """Return an overview of one card, which has the focus, and the card."""
    overview = shown(qtbot, looks, card)
    (view,) = overview.card_views()
    view.setFocus()
    return overview, view


@pytest.mark.parametrize("card", CHARTS, ids=[card.id for card in CHARTS])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_each_point_has_a_node_over_its_place_in_the_card(
    qtbot: QtBot, looks: Looks, card: CardSpec, scale: float
) -> None:
    looks.change(Look(text_scale=scale))
    _overview, view = walked(qtbot, looks, card)
    assert view.walk is not None
    places = [node.geometry() for node in view.walk.nodes]
    assert len(places) == len(view.laid_out().places) > 1
    for number, place in enumerate(places):
        assert view.rect().contains(place)
        assert not any(place.intersects(other) for other in places[number + 1 :])
        interface = QAccessible.queryAccessibleInterface(view.walk.nodes[number])
        assert interface.role() is QAccessible.Role.ListItem
        assert interface.text(QAccessible.Text.Name)


def test_nothing_is_made_before_somebody_walks_or_listens(qtbot: QtBot, looks: Looks) -> None:
    QAccessible.setActive(False)
    try:
        overview = shown(qtbot, looks, KEY, COMMON)
        view = overview.card_views()[1]
        QApplication.processEvents()
        assert view.walk is None
    finally:
        QAccessible.setActive(True)
    assert QAccessible.queryAccessibleInterface(view).role() is QAccessible.Role.Chart
    qtbot.waitUntil(lambda: view.walk is not None)


def test_arrows_home_and_end_tell_each_point_and_stay_at_the_ends(
    qtbot: QtBot, looks: Looks
) -> None:
    _overview, view = walked(qtbot, looks, COMMON)
    assert view.walk is not None
    names: list[str] = []
    view.walk.reached.connect(lambda _card, point: names.append(point.name.partition(",")[0]))
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Up, Key.Key_Left, Key.Key_End, Key.Key_Down):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Key.Key_Home)
    labels = [bar.label.partition(",")[0] for bar in COMMON.bars]
    assert names == [labels[at] for at in (0, 1, 0, 0, 4, 4, 0)]


def test_the_point_that_one_is_on_has_a_ring(qtbot: QtBot, looks: Looks) -> None:
    _overview, view = walked(qtbot, looks, COMMON)
    before = view.grab().toImage()
    QTest.keyClick(view, Key.Key_Down)
    after = view.grab().toImage()
    assert view.walk is not None
    ring = view.walk.ring
    assert ring is not None
    ratio = after.devicePixelRatio()
    at = (round((ring.left() + 1) * ratio), round(ring.center().y() * ratio))
    assert after.pixelColor(*at) == looks.current.color("focus")
    assert before.pixelColor(*at) != looks.current.color("focus")


def test_what_one_walks_to_is_brought_into_sight(qtbot: QtBot, looks: Looks) -> None:
    overview = shown(qtbot, looks, FURTHEST, COMMON, AGES, width=420)
    overview.resize(420, 160)
    view = overview.card_views()[1]
    view.setFocus()
    QTest.keyClick(view, Key.Key_End)
    assert view.walk is not None
    ring = view.walk.ring
    assert ring is not None
    top = view.mapTo(overview.viewport(), ring.toRect().topLeft())
    bottom = view.mapTo(overview.viewport(), ring.toRect().bottomLeft())
    assert overview.viewport().rect().contains(top)
    assert overview.viewport().rect().contains(bottom)


def test_assistive_technology_puts_the_focus_on_a_point_and_presses_it(
    qtbot: QtBot, looks: Looks
) -> None:
    bars = tuple(replace(bar, code=bar.label[:4]) for bar in COMMON.bars)
    _overview, view = walked(qtbot, looks, replace(COMMON, bars=bars))
    assert view.walk is not None
    chosen: list[str] = []
    view.walk.chosen.connect(lambda _card, point: chosen.append(point.code))
    actions = QAccessible.queryAccessibleInterface(view.walk.nodes[2]).actionInterface()
    assert "Press" in actions.actionNames()
    actions.doAction("SetFocus")
    qtbot.waitUntil(lambda: view.hasFocus() and view.walk.point is not None)
    assert view.walk.point.name.startswith(COMMON.bars[2].label)
    assert chosen == []
    actions.doAction("Press")
    assert chosen == [bars[2].code]


def test_a_chart_that_gives_way_to_words_gives_way_as_a_widget_too(
    qtbot: QtBot, looks: Looks
) -> None:
    """The role of a widget is asked once: a chart must not go on as a group, nor a group as one."""
    overview = shown(qtbot, looks, COMMON, AGES)
    first, second = overview.card_views()
    first.setFocus()
    overview.show_spec(OverviewSpec(((KEY, AGES),)))
    views = overview.card_views()
    assert first not in views
    roles = [QAccessible.queryAccessibleInterface(view).role() for view in views]
    assert roles == [QAccessible.Role.Grouping, QAccessible.Role.Chart]
    assert views[0].hasFocus()
    assert second not in views


def test_another_chart_in_the_same_place_is_walked_from_its_beginning(
    qtbot: QtBot, looks: Looks
) -> None:
    overview = shown(qtbot, looks, COMMON)
    (view,) = overview.card_views()
    view.setFocus()
    QTest.keyClick(view, Key.Key_End)
    overview.show_spec(OverviewSpec(((FURTHEST,),)))
    assert overview.card_views() == (view,)
    assert view.walk is not None
    assert view.walk.point is None
    assert len(view.walk.nodes) == len(FURTHEST.rows)
    assert view.accessibleDescription().startswith("List with ")


def test_a_tab_goes_past_all_points(qtbot: QtBot, looks: Looks) -> None:
    overview = shown(qtbot, looks, *OVERVIEW.cards)
    views = overview.card_views()
    for view in views:
        view.setFocus()
        QTest.keyClick(view, Key.Key_Tab)
        assert QApplication.focusWidget() is view.copy_button
