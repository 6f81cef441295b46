"""The overview: nothing cut at any size, every card named, focusable and copyable."""

from __future__ import annotations

import pytest
from card_samples import (
    AGES,
    COMMON,
    FURTHEST,
    KEY,
    MANY_SETTINGS,
    NOTES,
    NUMBER,
    OVERVIEW,
    SETTINGS,
    SHARE,
    SUPPORT,
)
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from pytestqt.qtbot import QtBot

from sendviewer.present.card_specs import (
    AgeColumn,
    BarsCard,
    CardBar,
    CardSpec,
    DifferencesCard,
    OverviewSpec,
    Proportion,
    ProportionsCard,
    Series,
)
from sendviewer.views import card_rows, card_view
from sendviewer.views.card_drawing import card_height, paint_card
from sendviewer.views.card_layout import card_layout
from sendviewer.views.card_pieces import (
    BarPiece,
    CardLayout,
    LinePiece,
    PartPiece,
    SymbolPiece,
    TextPiece,
)
from sendviewer.views.card_rows import placed_cards
from sendviewer.views.card_view import CardView
from sendviewer.views.look import PAPER, Look, Looks, load_fonts
from sendviewer.views.overview_view import OverviewView

CARDS = (KEY, NUMBER, SHARE, SETTINGS, MANY_SETTINGS, COMMON, SUPPORT, FURTHEST, AGES, NOTES)
SIZES = [(1360.0, 1.0), (976.0, 1.0), (976.0, 2.0), (620.0, 1.5), (420.0, 2.0), (320.0, 1.0)]


@pytest.fixture
def looks(qapp: object) -> Looks:
    load_fonts()
    return Looks()


def _texts(card: CardSpec, width: float, look: Look) -> list[str]:
    layout = card_layout(card, width, look)
    return [piece.block.text for piece in layout.pieces if isinstance(piece, TextPiece)]


@pytest.mark.parametrize(("width", "scale"), SIZES)
@pytest.mark.parametrize("card", CARDS, ids=[card.id for card in CARDS])
def test_every_piece_lies_inside_its_card(
    looks: Looks, card: CardSpec, width: float, scale: float
) -> None:
    layout = card_layout(card, width, Look(text_scale=scale))
    whole = QRectF(0, 0, width, layout.height)
    for piece in layout.pieces:
        assert whole.contains(piece.rect), piece


@pytest.mark.parametrize(("width", "scale"), SIZES)
@pytest.mark.parametrize("card", CARDS, ids=[card.id for card in CARDS])
def test_texts_and_bars_do_not_overlap(
    looks: Looks, card: CardSpec, width: float, scale: float
) -> None:
    layout = card_layout(card, width, Look(text_scale=scale))
    pieces = [
        piece.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        for piece in layout.pieces
        if not isinstance(piece, PartPiece)
    ]
    parts = [piece.rect for piece in layout.pieces if isinstance(piece, PartPiece)]
    inside = [rect for rect in pieces if not any(part.contains(rect) for part in parts)]
    for number, rect in enumerate(inside):
        assert not any(rect.intersects(other) for other in inside[number + 1 :])


@pytest.mark.parametrize(("width", "scale"), SIZES)
def test_every_label_and_figure_is_shown_at_every_size(
    looks: Looks, width: float, scale: float
) -> None:
    look = Look(text_scale=scale)
    shown = " ".join(text for card in CARDS for text in _texts(card, width, look))
    for part in (*SETTINGS.parts, *MANY_SETTINGS.parts):
        assert part.label in shown
        assert part.value_text in shown
        assert part.percent_text in shown
        assert part.beside_text in shown
    for row in FURTHEST.rows:
        assert row.label in shown
        assert row.points_text in shown
        assert row.children_text in shown
    for bar in (*SHARE.bars, *COMMON.bars, *SUPPORT.bars):
        assert bar.heading in shown
        assert bar.label in shown
        assert bar.value_text in shown


@pytest.mark.parametrize(("width", "scale"), [(1312.0, 1.0), (976.0, 2.0), (500.0, 1.0)])
def test_placed_cards_fill_the_width_and_never_overlap(
    looks: Looks, width: float, scale: float
) -> None:
    look = Look(text_scale=scale)
    placed = placed_cards(OVERVIEW, width, look)
    assert [place.card for place in placed] == list(OVERVIEW.cards)
    assert max(place.rect.right() for place in placed) == pytest.approx(width)
    for number, place in enumerate(placed):
        assert place.rect.height() >= card_height(place.card, place.rect.width(), look) - 1
        assert not any(place.rect.intersects(other.rect) for other in placed[number + 1 :])


def test_cards_of_a_row_are_equally_high_and_wrap_when_narrow(looks: Looks) -> None:
    wide = placed_cards(OVERVIEW, 1312, PAPER)
    assert len({place.rect.top() for place in wide}) == len(OVERVIEW.rows)
    assert len({place.rect.height() for place in wide[1:4]}) == 1
    narrow = placed_cards(OVERVIEW, 420, PAPER)
    assert len({place.rect.top() for place in narrow}) == len(OVERVIEW.cards)


def test_the_lengths_of_bars_are_those_of_the_figures(looks: Looks) -> None:
    layout = card_layout(COMMON, 620, PAPER)
    bars = [piece.rect.width() for piece in layout.pieces if isinstance(piece, BarPiece)]
    for bar, width in zip(COMMON.bars, bars, strict=True):
        assert bar.length is not None
        assert width == pytest.approx(bars[0] * bar.length, abs=1)


def test_a_missing_figure_has_its_words_and_no_bar(looks: Looks) -> None:
    bars = (CardBar("Multi-Sensory", "c", None, Series.LOCAL),)
    layout = card_layout(BarsCard("x", "Needs", "spoken", "", bars), 500, PAPER)
    assert not any(isinstance(piece, BarPiece) for piece in layout.pieces)
    assert any(isinstance(piece, TextPiece) and piece.block.text == "c" for piece in layout.pieces)


def test_a_symbol_in_place_of_a_large_figure_has_its_reason(looks: Looks) -> None:
    reason = "The share is not known: removed to protect privacy."
    bars = (CardBar("LLR", "c", None, Series.LOCAL),)
    assert reason in _texts(BarsCard("x", "Share", reason, "c", bars), 270, PAPER)
    assert SHARE.spoken not in _texts(SHARE, 270, PAPER)


def test_parts_without_figures_are_listed_without_a_bar(looks: Looks) -> None:
    parts = (Proportion("Primary", "c", "", 0.0), Proportion("Special", "c", "", 0.0))
    card = ProportionsCard("x", "Schools", "spoken", parts, "Not known.")
    layout = card_layout(card, 500, PAPER)
    keys = [piece for piece in layout.pieces if isinstance(piece, PartPiece)]
    assert all(key.rect.width() == key.rect.height() for key in keys)
    assert "Not known." in _texts(card, 500, PAPER)


def test_an_empty_card_says_why(looks: Looks) -> None:
    card = DifferencesCard("x", "Furthest", "No need differs from England.", ())
    assert "No need differs from England." in _texts(card, 500, PAPER)


def test_every_answer_has_a_symbol_and_a_word(looks: Looks) -> None:
    for width in (900.0, 400.0):
        layout = card_layout(FURTHEST, width, PAPER)
        symbols = [piece for piece in layout.pieces if isinstance(piece, SymbolPiece)]
        words = [text for text in _texts(FURTHEST, width, PAPER) if text in {"Higher", "Lower"}]
        assert len(symbols) == len(words) == len(FURTHEST.rows)


def test_a_card_is_painted_in_its_rectangle_only(looks: Looks) -> None:
    image = QImage(700, 500, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    painter = QPainter(image)
    rect = QRectF(20, 30, 600, card_height(FURTHEST, 600, PAPER))
    paint_card(painter, rect, FURTHEST, PAPER)
    painter.end()
    outside = [
        (x, y) for x in range(0, 700, 3) for y in range(0, 500, 3) if not rect.contains(x, y)
    ]
    assert all(image.pixelColor(x, y).name() == "#ff00ff" for x, y in outside)


def test_a_card_speaks_its_title_and_all_it_shows(qtbot: QtBot, looks: Looks) -> None:
    card = CardView(SHARE, looks)
    qtbot.addWidget(card)
    spoken = QAccessible.queryAccessibleInterface(card)
    assert spoken.text(QAccessible.Text.Name) == SHARE.title
    assert spoken.text(QAccessible.Text.Description) == SHARE.spoken
    assert spoken.role() == QAccessible.Role.Chart
    assert card.copy_button.accessibleName() == f"Copy “{SHARE.title}”"


def test_the_copy_button_tells_its_card(qtbot: QtBot, looks: Looks) -> None:
    view = OverviewView(looks)
    qtbot.addWidget(view)
    view.show_spec(OVERVIEW)
    view.resize(1360, 684)
    view.show()
    with qtbot.waitSignal(view.copy_requested) as told:
        qtbot.mouseClick(view.card_views()[3].copy_button, Qt.MouseButton.LeftButton)
    assert told.args == [SETTINGS.id]


def test_no_text_lies_under_the_copy_button(qtbot: QtBot, looks: Looks) -> None:
    looks.change(Look(text_scale=2.0))
    view = OverviewView(looks)
    qtbot.addWidget(view)
    view.show_spec(OVERVIEW)
    view.resize(1024, 700)
    view.show()
    for card in view.card_views():
        button = QRectF(card.copy_button.geometry()).adjusted(8, 8, -8, -8)
        texts = [piece.rect for piece in card.laid_out().pieces if isinstance(piece, TextPiece)]
        assert not any(button.intersects(rect) for rect in texts), card.card.id


def test_the_overview_scrolls_downwards_only(qtbot: QtBot, looks: Looks) -> None:
    looks.change(Look(text_scale=2.0))
    view = OverviewView(looks)
    qtbot.addWidget(view)
    view.show_spec(OVERVIEW)
    view.resize(1024, 500)
    view.show()
    assert view.horizontalScrollBar().maximum() == 0
    assert view.verticalScrollBar().maximum() > 0
    assert view.widget().width() <= view.viewport().width()


def test_tab_goes_through_cards_and_leaves_them(qtbot: QtBot, looks: Looks) -> None:
    view = OverviewView(looks)
    qtbot.addWidget(view)
    view.show_spec(OVERVIEW)
    view.resize(1360, 684)
    with qtbot.waitActive(view):
        view.show()
    first, second = view.card_views()[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert first.copy_button.hasFocus()
    qtbot.keyClick(first.copy_button, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_each_card_is_laid_out_once_for_the_screen(
    qtbot: QtBot, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = OverviewView(looks)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    with qtbot.waitActive(view):
        view.show()
    made: list[CardSpec] = []

    def lay_out(card: CardSpec, width: float, look: Look, height: float = 0.0) -> CardLayout:
        made.append(card)
        return card_layout(card, width, look, height)

    for module in (card_view, card_rows):
        monkeypatch.setattr(module, "card_layout", lay_out)
    view.show_spec(OVERVIEW)
    view.grab()
    assert sorted(card.id for card in made) == sorted(card.id for card in OVERVIEW.cards)


def test_showing_other_figures_keeps_cards_and_focus(qtbot: QtBot, looks: Looks) -> None:
    view = OverviewView(looks)
    qtbot.addWidget(view)
    view.show_spec(OVERVIEW)
    view.resize(1000, 700)
    with qtbot.waitActive(view):
        view.show()
    focused = view.card_views()[1]
    focused.setFocus()
    view.show_spec(OverviewSpec(OVERVIEW.rows[:2]))
    assert len(view.card_views()) == 4
    assert focused.hasFocus()


# --- Many parts, and ages -----------------------------------------------------------------


def test_many_parts_have_columns_with_titles_where_there_is_room(looks: Looks) -> None:
    wide, narrow = (_texts(MANY_SETTINGS, width, Look()) for width in (900.0, 320.0))
    assert {"EHC plans", "Share", "England"} <= set(wide)
    assert "43.6%" in wide
    assert "EHC plans" not in narrow
    assert any("England 43.6%" in text for text in narrow)


def test_small_parts_are_drawn_as_one_and_listed_each(looks: Looks) -> None:
    layout = card_layout(MANY_SETTINGS, 420, Look())
    bar = [piece for piece in layout.pieces if isinstance(piece, PartPiece)]
    tall = [piece for piece in bar if piece.rect.height() > 20]
    assert len(tall) < len(MANY_SETTINGS.parts)
    assert len(bar) - len(tall) == len(MANY_SETTINGS.parts)
    assert {piece.token for piece in tall[3:]} == {"part_rest"}


@pytest.mark.parametrize(("width", "scale"), SIZES)
def test_peak_and_ends_of_ages_are_always_labelled(
    looks: Looks, width: float, scale: float
) -> None:
    texts = _texts(AGES, width, Look(text_scale=scale))
    assert {"14", "880", "25", AGES.message} <= set(texts)


def test_the_columns_of_ages_are_as_high_as_their_figures(looks: Looks) -> None:
    layout = card_layout(AGES, 900, Look())
    columns = [piece for piece in layout.pieces if isinstance(piece, PartPiece)]
    assert len(columns) == len(AGES.columns) - 1
    highest = max(piece.rect.height() for piece in columns)
    assert columns[0].rect.height() == pytest.approx(highest * 3 / 14, abs=1)
    (peak,) = [piece for piece in columns if piece.token == "part_first"]
    assert peak.rect.height() == highest
    assert len({piece.rect.bottom() for piece in columns}) == 1


def test_of_equally_high_columns_side_by_side_each_is_filled_and_the_first_has_the_number(
    looks: Looks,
) -> None:
    high = AgeColumn("Age 3", "3", "880", 1.0, is_peak=True)
    layout = card_layout(replace(AGES, columns=(high,) * 20), 420, Look())
    columns = [piece for piece in layout.pieces if isinstance(piece, PartPiece)]
    assert {piece.token for piece in columns} == {"part_first"}
    texts = [piece.block.text for piece in layout.pieces if isinstance(piece, TextPiece)]
    assert texts.count("880") == 1


def test_what_is_not_known_of_an_age_has_its_symbol_and_no_column(looks: Looks) -> None:
    assert "c" in _texts(AGES, 900, Look())


def test_a_label_of_two_words_leaves_room_for_the_next_age(looks: Looks) -> None:
    texts = _texts(AGES, 900, Look())
    assert texts.count("3") == 2
    assert {"Under", *(column.mark for column in AGES.columns[1:])} <= set(texts)


@pytest.mark.parametrize(("width", "scale"), [(689.0, 1.0), (665.0, 1.0), (1040.0, 1.5)])
def test_a_first_label_wider_than_its_column_takes_the_place_of_none(
    looks: Looks, width: float, scale: float
) -> None:
    look = Look(text_scale=scale)
    texts = _texts(AGES, width, look)
    assert texts.count("3") == 2
    assert {"Under", *(column.mark for column in AGES.columns[1:])} <= set(texts)
    pieces = list(card_layout(AGES, width, look).pieces)
    marks = [piece for piece in pieces if isinstance(piece, TextPiece)]
    (under,) = [mark for mark in marks if mark.block.text == "Under"]
    (three,) = [mark for mark in marks if mark.block.text == "3" and mark.top == under.top]
    assert three.left - under.rect.right() >= look.scaled(10)
    (line,) = [piece for piece in pieces if isinstance(piece, LinePiece)]
    message = next(piece for piece in pieces if isinstance(piece, TextPiece))
    assert message.left < line.rect.left() < message.left + look.scaled(20)


def test_columns_begin_at_the_left_where_labels_have_room(looks: Looks) -> None:
    (line,) = [p for p in card_layout(AGES, 1300, Look()).pieces if isinstance(p, LinePiece)]
    title = next(p for p in card_layout(AGES, 1300, Look()).pieces if isinstance(p, TextPiece))
    assert line.rect.left() == title.left
