"""Where things of a chart stand: nothing is cut, nothing overlaps, bars begin at zero."""

from __future__ import annotations

import pytest
from chart_samples import (
    BARS,
    LONG_LABEL,
    difference_chart,
    lower_chart,
    missing_bar,
    share_bar,
    share_chart,
)
from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtWidgets import QApplication

from sendviewer.core.comparisons import Compared
from sendviewer.present.specs import ChartSpec, TickSpec
from sendviewer.views.chart_layout import lay_out, least_height, least_width, natural_height
from sendviewer.views.chart_places import ChartLayout
from sendviewer.views.chart_rows import share_out
from sendviewer.views.chart_scale import Reach, fit_scale, thin_out
from sendviewer.views.chart_spacing import MARGIN
from sendviewer.views.chart_text import Face, wrap_words
from sendviewer.views.look import Look, TextStyle, load_fonts

LONG = share_chart((share_bar("XX", LONG_LABEL, (12.5, 3.5), Compared.HIGHER), *BARS))
MISSING = share_chart((*BARS, missing_bar()))
MISSING_BETWEEN = replace(difference_chart(), bars=(*difference_chart().bars, missing_bar(None)))
CHARTS = {
    "lower": lower_chart(),
    "missing difference": MISSING_BETWEEN,
    "share": share_chart(),
    "long": LONG,
    "difference": difference_chart(),
    "missing": MISSING,
}


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts()


def places(layout: ChartLayout) -> list[QRectF]:
    rows = [place.rect for row in layout.rows for place in (*row.label, *row.values)]
    others = [place.rect for place in layout.texts]
    legend = [place.text.rect for place in layout.legend]
    return [*rows, *others, *legend, *(tick.label.rect for tick in layout.ticks)]


def laid_out(spec: ChartSpec, scale: float, width: float) -> ChartLayout:
    look = Look(text_scale=scale)
    return lay_out(spec, look, QSizeF(width, least_height(spec, look, width)))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("width", [700, 976, 1900])
def test_every_text_lies_whole_within_the_figure(name: str, scale: float, width: float) -> None:
    spec = CHARTS[name]
    width = max(width, least_width(spec, Look(text_scale=scale)))
    layout = laid_out(spec, scale, width)
    whole = QRectF(0, 0, width, layout.size.height()).adjusted(0, 0, 0.5, 0.5)
    assert all(whole.contains(rect) for rect in places(layout))


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_two_texts_overlap(name: str, scale: float) -> None:
    rects = places(laid_out(CHARTS[name], scale, 1000))
    smaller = [rect.adjusted(0.5, 0.5, -0.5, -0.5) for rect in rects]
    pairs = [(a, b) for index, a in enumerate(smaller) for b in smaller[index + 1 :]]
    assert not any(a.intersects(b) for a, b in pairs)


@pytest.mark.parametrize("name", CHARTS)
def test_a_value_label_stands_clear_of_bars_and_whisker(name: str) -> None:
    for row in laid_out(CHARTS[name], 1.0, 900).rows:
        for place in row.values:
            drawn = [row.local, row.comparator]
            assert not any(bar.intersects(place.rect) for bar in drawn if bar is not None)
            if row.whisker is not None:
                assert not row.whisker.left < place.rect.center().x() < row.whisker.right
                assert not place.rect.left() < row.whisker.right < place.rect.right()


def test_a_long_label_keeps_all_its_words() -> None:
    row = laid_out(LONG, 2.0, 1000).rows[0]
    assert " ".join(place.text for place in row.label) == LONG_LABEL
    assert len(row.label) > 1


def test_bars_begin_at_zero_and_end_at_their_value() -> None:
    layout = laid_out(share_chart(), 1.0, 1000)
    for bar, row in zip(BARS, layout.rows, strict=True):
        assert row.local is not None
        assert row.comparator is not None
        assert row.local.left() == layout.scale.x(0) == layout.plot.left()
        assert row.local.right() == pytest.approx(layout.scale.x(bar.local or 0))
        assert row.comparator.right() == pytest.approx(layout.scale.x(bar.comparator or 0))


def test_a_difference_goes_left_below_zero_with_its_label_and_symbol() -> None:
    higher, _, lower = laid_out(difference_chart(), 1.0, 900).rows
    assert higher.local is not None
    assert lower.local is not None
    assert lower.local.right() == pytest.approx(higher.local.left())
    assert higher.value_rect.left() > higher.local.right()
    assert lower.value_rect.right() < lower.local.left()
    assert higher.symbol is not None
    assert higher.symbol.right() <= higher.values[0].rect.left()


def test_a_missing_figure_is_said_where_its_bar_would_be() -> None:
    row = laid_out(MISSING, 1.0, 1000).rows[-1]
    assert row.local is None
    assert row.comparator is not None
    assert row.values[0].text.startswith("c (fewer than five")
    assert row.values[-1].text == "England 12.0%"
    assert row.values[-1].rect.left() > row.comparator.right()


def test_a_missing_difference_stands_left_of_zero_where_it_only_fits_there() -> None:
    layout = laid_out(lower_chart(), 1.0, 1000)
    (reason,) = layout.rows[-1].values
    assert layout.scale.zero - 12 < reason.rect.right() < layout.scale.zero
    short = laid_out(MISSING_BETWEEN, 1.0, 1600)
    assert short.rows[-1].values[0].rect.left() > short.scale.zero


def test_a_missing_figure_makes_no_other_bar_shorter() -> None:
    only = share_chart((*BARS, missing_bar(None)))
    with_it, without = laid_out(only, 1.0, 1000), laid_out(share_chart(), 1.0, 1000)
    assert with_it.scale == without.scale


def test_rows_fill_the_height_down_to_their_least() -> None:
    look = Look()
    low, high = least_height(LONG, look, 900), natural_height(LONG, look, 900)
    rows = lay_out(LONG, look, QSizeF(900, high)).rows
    tight = lay_out(LONG, look, QSizeF(900, low)).rows
    squeezed = lay_out(LONG, look, QSizeF(900, low / 2)).rows
    assert rows[-1].band.height() > tight[-1].band.height()
    assert squeezed[-1].band == tight[-1].band


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_bars_are_equally_thick_and_in_the_middle_of_rows_of_any_height(
    name: str, scale: float
) -> None:
    rows = laid_out(CHARTS[name], scale, 1000).rows
    assert len({row.local.height() for row in rows if row.local}) == 1
    assert len({row.comparator.height() for row in rows if row.comparator}) <= 1
    for row in rows:
        if row.local is not None:
            bars = row.local.united(row.comparator or row.local)
            assert bars.center().y() == pytest.approx(row.band.center().y(), abs=1.0)


@pytest.mark.parametrize(("scale", "width"), [(1.0, 970), (2.0, 1870)])
def test_a_label_stays_on_one_line_where_bars_keep_most_of_the_width(
    scale: float, width: float
) -> None:
    layout = laid_out(share_chart(), scale, width)
    assert [len(row.label) for row in layout.rows] == [1] * len(BARS)
    assert layout.plot.width() >= 0.55 * (width - 2 * MARGIN * scale - 12 * scale)


def test_labels_are_broken_where_they_would_crowd_bars_and_values_out() -> None:
    layout = laid_out(share_chart(), 1.0, 700)
    assert max(len(row.label) for row in layout.rows) == 2
    assert layout.plot.width() > 0.5 * 700


def test_a_low_chart_saves_lines_and_keeps_rows_whole() -> None:
    high = lay_out(share_chart(), Look(), QSizeF(970, 600))
    low = laid_out(share_chart(), 1.0, 970)
    assert high.legend[0].text.rect.top() > high.texts[1].rect.bottom()
    assert low.legend[0].text.rect.bottom() <= low.texts[0].rect.bottom()
    assert [row.band.height() for row in low.rows] == [24] * len(BARS)
    assert [place.text for place in low.texts] == [place.text for place in high.texts]


FULL_LINE = "Six needs have a higher share than in England, four lower, two similar, one unknown"


@pytest.mark.parametrize("name", ["share", "difference"])
@pytest.mark.parametrize(
    ("title", "subtitle", "lines"),
    [(f"{FULL_LINE} and not counted", "Share of children", 3), (FULL_LINE, f"{FULL_LINE} " * 2, 3)],
)
def test_the_legend_never_stands_beside_words_on_several_lines(
    name: str, title: str, subtitle: str, lines: int
) -> None:
    spec = replace(CHARTS[name], title=title, subtitle=subtitle.strip())
    layout = laid_out(spec, 1.0, 780)
    head = [place.rect for place in layout.texts if place.rect.bottom() < layout.plot.top()]
    assert len(head) == lines
    assert layout.legend[0].text.rect.top() >= head[-1].bottom()


def test_the_legend_of_differences_names_the_comparator() -> None:
    words = [place.text.text for place in laid_out(difference_chart(), 1.0, 900).legend]
    answers = ["Higher than England", "Similar to England", "Lower than England"]
    assert words == [*answers, "95% interval"]


def test_a_chart_without_bars_is_title_subtitle_and_caption() -> None:
    layout = laid_out(share_chart(()), 1.0, 800)
    assert (layout.rows, layout.ticks, layout.legend) == ((), (), ())
    assert layout.texts[0].text.startswith("Moderate")


def test_heights_are_shared_evenly_but_never_below_the_least() -> None:
    assert share_out([20, 20, 20], 90, 100) == [30, 30, 30]
    assert share_out([20, 60, 20], 120, 100) == [30, 60, 30]
    assert share_out([20, 60, 20], 50, 100) == [20, 60, 20]
    assert share_out([20, 20], 900, 48) == [48, 48]
    assert share_out([], 900, 48) == []


def test_the_scale_leaves_the_room_that_labels_need() -> None:
    scale = fit_scale(100, 500, [Reach(2, 50)], [Reach(10, 80), Reach(3, 400)])
    assert scale.x(-2) - 50 >= 100 - 1e-9
    assert scale.x(10) + 80 <= 600 + 1e-9
    assert scale.x(3) + 400 <= 600 + 1e-9
    assert scale.value(scale.x(7)) == pytest.approx(7)


def test_ticks_without_room_are_left_out_evenly_and_zero_stays() -> None:
    ticks = [TickSpec(float(value), str(value)) for value in (-2, -1, 0, 1, 2, 3)]
    kept = thin_out(ticks, [30.0] * 6, 20.0)
    assert [tick.value for tick in kept] == [-2.0, 0.0, 2.0]


def test_words_are_never_broken_and_a_dot_never_begins_a_line() -> None:
    face = Face.of(Look(), TextStyle.BODY)
    lines = wrap_words("Share of children · Leicester", face, face.width("Share of children "))
    assert lines == ("Share of", "children\N{NO-BREAK SPACE}·", "Leicester")
