from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from sendviewer.core.figures import Missing
from sendviewer.core.pages import Page
from sendviewer.export.canvas import PRINT_DPI, layout_pixels
from sendviewer.export.pictures import (
    CHART_WIDTH_MM,
    card_picture,
    card_picture_payload,
    chart_drawing,
    chart_payload,
    chart_picture,
    png_bytes,
    table_picture,
    table_picture_payload,
)
from sendviewer.export.table_text import CellBlock, part_of
from sendviewer.present.card_specs import BarsCard
from sendviewer.present.chart import build_chart
from sendviewer.present.options import ChartOptions, ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.specs import ChartSpec, Measure, TableSpec
from sendviewer.present.table import build_table
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.views.look import PAPER, load_fonts

SVG = "{http://www.w3.org/2000/svg}"
SCALE = PRINT_DPI / 96
WHITE = 0xFFFFFFFF


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture(scope="module")
def page() -> Page:
    return read_page(shipped_page_path())


def chart_of(page: Page, measure: Measure) -> ChartSpec:
    """Return a chart without intervals, whose halo would hide the ends of bars."""
    return build_chart(page, ViewOptions(chart=ChartOptions(measure, intervals=False)))


def is_blank(image: QImage, rect: QRect) -> bool:
    part = image.copy(rect)
    blank = QImage(part.size(), part.format())
    blank.fill(WHITE)
    blank.setDotsPerMeterX(part.dotsPerMeterX())
    blank.setDotsPerMeterY(part.dotsPerMeterY())
    return part == blank


def has_white_edges(image: QImage, width: int = 12) -> bool:
    right, bottom = image.width() - width, image.height() - width
    edges = (
        QRect(0, 0, image.width(), width),
        QRect(0, bottom, image.width(), width),
        QRect(0, 0, width, image.height()),
        QRect(right, 0, width, image.height()),
    )
    return all(is_blank(image, edge) for edge in edges)


# --- Chart as a picture ---------------------------------------------------------------------


def bar_ends(image: QImage, color: QColor, left: int) -> list[int]:
    """Return the right end of each block of ``color`` that begins at the column ``left``."""
    wanted, ends, inside = color.rgb(), [], False
    for y in range(image.height()):
        here = image.pixel(left + 2, y) == wanted
        if here and not inside:
            x, middle = left + 2, y + 6
            while image.pixel(x, middle) == wanted:
                x += 1
            ends.append(x)
        inside = here
    return ends


def ink_runs(image: QImage, top: int, bottom: int, gap: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of columns between two heights that hold ink, at least ``gap`` apart."""
    start = last = -gap
    for x in range(image.width()):
        if is_blank(image, QRect(x, top, 1, bottom - top)):
            continue
        if x - last >= gap:
            if start >= 0:
                yield start, last
            start = x
        last = x
    if start >= 0:
        yield start, last


def test_each_tick_of_the_picture_stands_where_its_value_belongs(page: Page) -> None:
    spec = chart_of(page, Measure.SHARE)
    image = chart_picture(spec)
    zero, axis_bottom = axis_of(image)
    ends = bar_ends(image, PAPER.color("local"), zero)
    values = [bar.local for bar in spec.bars if bar.local is not None]
    assert len(ends) == len(values)
    unit = (ends[0] - zero) / values[0]
    for end, value in zip(ends, values, strict=True):
        assert end - zero == pytest.approx(unit * value, abs=3)
    labels = list(ink_runs(image, axis_bottom + 6, axis_bottom + 60, gap=24))
    assert len(labels) == len(spec.axis.ticks)
    for (start, stop), tick in zip(labels, spec.axis.ticks, strict=True):
        assert (start + stop) / 2 == pytest.approx(zero + unit * tick.value, abs=6)


def axis_of(image: QImage) -> tuple[int, int]:
    """Return column and lower end of the zero line: the longest upright line of its colour."""
    wanted = PAPER.color("border_strong").rgb()
    rows = range(0, image.height(), 12)
    best: tuple[int, int, int] = (0, 0, 0)
    for x in range(image.width()):
        column = [y for y in rows if image.pixel(x, y) == wanted]
        if len(column) > best[0]:
            best = (len(column), x, column[-1])
    return best[1], best[2] + rows.step


@pytest.mark.parametrize("measure", list(Measure))
def test_a_chart_is_opaque_and_has_print_size(page: Page, measure: Measure) -> None:
    image = chart_picture(build_chart(page, ViewOptions(chart=ChartOptions(measure))))
    assert not image.hasAlphaChannel()
    assert round(image.dotsPerMeterX() * 0.0254) == round(image.dotsPerMeterY() * 0.0254) == 300
    assert image.width() == round(layout_pixels(CHART_WIDTH_MM) * SCALE)
    assert has_white_edges(image)


def test_a_picture_carries_title_and_description_as_text(page: Page) -> None:
    spec = chart_of(page, Measure.SHARE)
    read = QImage.fromData(png_bytes(chart_picture(spec)))
    assert read.text("Title") == spec.title
    assert read.text("Description") == str(spec.description)
    assert round(read.dotsPerMeterX() * 0.0254) == 300


def test_same_chart_same_bytes(page: Page) -> None:
    spec = chart_of(page, Measure.CHILDREN)
    assert png_bytes(chart_picture(spec)) == png_bytes(chart_picture(spec))
    assert chart_drawing(spec) == chart_drawing(spec)


# --- Chart as a drawing ---------------------------------------------------------------------


def drawn_bars(root: ElementTree.Element) -> list[tuple[float, float]]:
    """Return left and width of each bar of the area, the first on top."""
    rows = (group for group in root.iter(f"{SVG}g") if group.get("class") == "sv-row")
    bars = (bar for row in rows for bar in row.findall(f"{SVG}rect[@class='sv-local']"))
    return [(float(bar.attrib["x"]), float(bar.attrib["width"])) for bar in bars]


def drawn_ticks(root: ElementTree.Element, spec: ChartSpec) -> dict[float, float]:
    """Return the middle of each tick's label by its value."""
    middles = [text for text in root.iter(f"{SVG}text") if text.get("text-anchor") == "middle"]
    by_text = {"".join(text.itertext()): float(text.attrib["x"]) for text in middles}
    return {tick.value: by_text[tick.label] for tick in spec.axis.ticks if tick.label in by_text}


@pytest.mark.parametrize("measure", [Measure.SHARE, Measure.CHILDREN])
def test_each_tick_of_the_drawing_stands_where_its_value_belongs(
    page: Page, measure: Measure
) -> None:
    spec = chart_of(page, measure)
    root = ElementTree.fromstring(chart_drawing(spec))
    ticks = drawn_ticks(root, spec)
    assert len(ticks) >= 4
    bars = drawn_bars(root)
    values = [bar.local for bar in spec.bars if bar.local is not None]
    assert len(bars) == len(values)
    unit = bars[0][1] / values[0]
    for (_, width), value in zip(bars, values, strict=True):
        assert width == pytest.approx(unit * value, abs=0.1)
    for value, x in ticks.items():
        assert x == pytest.approx(bars[0][0] + unit * value, abs=0.1)


def test_ticks_of_a_difference_are_evenly_spread_around_zero(page: Page) -> None:
    spec = chart_of(page, Measure.DIFFERENCE)
    ticks = sorted(drawn_ticks(ElementTree.fromstring(chart_drawing(spec)), spec).items())
    assert ticks[0][0] < 0 < ticks[-1][0]
    steps = {
        round((after[1] - before[1]) / (after[0] - before[0]), 3)
        for before, after in pairwise(ticks)
    }
    assert max(steps) - min(steps) < 0.01


def test_a_drawing_has_title_description_and_role(page: Page) -> None:
    spec = replace(chart_of(page, Measure.SHARE), title="Needs & <shares>")
    root = ElementTree.fromstring(chart_drawing(spec))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Needs & <shares>"
    assert root.findtext(f"{SVG}desc") == str(spec.description)


def test_a_drawing_has_true_size_and_no_clip(page: Page) -> None:
    svg = chart_drawing(chart_of(page, Measure.SHARE)).decode()
    size = re.search(r'width="([\d.]+)mm" height="([\d.]+)mm"\s+viewBox="0 0 (\d+) (\d+)"', svg)
    assert size is not None
    width_mm, height_mm, width, height = map(float, size.groups())
    assert width_mm == pytest.approx(CHART_WIDTH_MM, abs=0.3)
    assert width_mm / height_mm == pytest.approx(width / height, rel=0.001)
    assert "clip-path" not in svg


def test_labels_of_a_drawing_end_at_the_axis_in_any_font(page: Page) -> None:
    spec = chart_of(page, Measure.SHARE)
    root = ElementTree.fromstring(chart_drawing(spec))
    ends = [text for text in root.iter(f"{SVG}text") if text.get("text-anchor") == "end"]
    words = " ".join(" ".join("".join(text.itertext()) for text in ends).split())
    assert words == " ".join(bar.label for bar in spec.bars)
    assert len({text.get("x") for text in ends}) == 1


def test_title_subtitle_source_and_legend_are_in_the_drawing(page: Page) -> None:
    spec = chart_of(page, Measure.SHARE)
    root = ElementTree.fromstring(chart_drawing(spec))
    drawn = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    words = " ".join(drawn.split())  # no-break spaces too
    for part in (spec.title, spec.subtitle, spec.caption, spec.local_name):
        assert part in words


# --- Cards and tables -----------------------------------------------------------------------


def test_every_card_has_a_picture_with_its_source(page: Page) -> None:
    for card in build_overview(page, ViewOptions()).cards:
        plain, sourced = card_picture(card), card_picture(card, "Source: key facts, April 2020.")
        assert not sourced.hasAlphaChannel()
        assert sourced.height() > plain.height()
        assert has_white_edges(sourced)
        assert sourced.text("Description") == card.spoken


def test_a_table_picture_is_opaque_and_has_room_around_it(page: Page, table: TableSpec) -> None:
    for one in (table, build_table(page, ViewOptions())):
        image = table_picture(one)
        assert not image.hasAlphaChannel()
        assert round(image.dotsPerMeterX() * 0.0254) == 300
        assert has_white_edges(image)


def test_a_table_picture_explains_each_symbol_under_its_rows(page: Page) -> None:
    first, last = page.needs[0], page.needs[-1]
    suppressed = replace(first, children=Missing("c", "too few to publish"))
    small = replace(last, comparator_share=Missing("k", "rounds to 0"))
    heights = [
        table_picture(build_table(replace(page, needs=needs), ViewOptions())).height()
        for needs in ((first, last), (suppressed, last), (suppressed, small))
    ]
    assert heights[0] < heights[1] < heights[2]


def test_a_card_picture_has_room_for_the_note_under_its_bars(page: Page) -> None:
    cards = build_overview(page, ViewOptions()).cards
    card = next(each for each in cards if isinstance(each, BarsCard) and each.id == "most-common")
    noted = replace(card, note="One need has no known count and cannot be placed.")
    assert card_picture(noted).height() > card_picture(card).height()


def test_a_table_picture_holds_only_the_columns_that_are_shown(table: TableSpec) -> None:
    few = part_of(table, CellBlock(("MLD", "total"), ("need", "children")))
    assert table_picture(few).width() < table_picture(table).width()
    assert table_picture(few).height() < table_picture(table).height()


def test_a_table_without_rows_or_columns_has_a_picture_all_the_same(table: TableSpec) -> None:
    assert has_white_edges(table_picture(replace(table, rows=(), total=None)))
    nothing = part_of(table, CellBlock((), ()))
    assert has_white_edges(table_picture(nothing))


def test_picture_entries_hold_no_words(page: Page, table: TableSpec) -> None:
    card = build_overview(page, ViewOptions()).cards[0]
    chart = chart_payload(chart_of(page, Measure.SHARE))
    assert chart.image is not None
    assert chart.svg is not None
    assert chart.notice == "Copied the chart as a picture"
    for payload in (chart, card_picture_payload(card), table_picture_payload(table)):
        assert payload.image is not None
        assert payload.text is payload.html is payload.csv is None
