"""The drawing of a chart is true, whole, readable by itself, and made without a window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from pages_by_hand import llr_page, neighbours_page
from PIL import Image

from sendviewer.core.figures import Missing
from sendviewer.core.pages import Page
from sendviewer.export.charts.chart_png import chart_png
from sendviewer.export.charts.chart_svg import chart_svg
from sendviewer.export.charts.inter import Face
from sendviewer.present.chart import build_chart
from sendviewer.present.options import ChartOptions, ViewOptions
from sendviewer.present.specs import ChartSpec, Measure

SVG = "{http://www.w3.org/2000/svg}"
MAKE_BOTH = """
import hashlib, sys
from sendviewer.export.charts.chart_png import chart_png
from sendviewer.export.charts.chart_svg import chart_svg
from sendviewer.present.briefing import build_briefing
from sendviewer.sources.pages import read_page, shipped_page_path
chart = build_briefing(read_page(shipped_page_path())).charts[0]
drawn = chart_svg(chart).encode() + chart_png(chart, ppi=96)
assert not any(name.startswith(("PySide6", "pyqtgraph", "numpy")) for name in sys.modules)
print(hashlib.sha256(drawn).hexdigest())
"""
WIDTHS = ((720.0, False), (340.0, False), (642.52, True))


def chart_of(page: Page, measure: Measure = Measure.SHARE) -> ChartSpec:
    return build_chart(page, ViewOptions(chart=ChartOptions(measure)))


def with_gaps(page: Page) -> Page:
    """Return the page with one suppressed need, and one that the comparator has no figure of."""
    first, second, *others = page.needs
    too_few = Missing("c", "too few")
    suppressed = replace(first, children=too_few, printed_share=too_few)
    alone = replace(second, comparator_share=Missing("x", "not available"))
    return replace(page, needs=(suppressed, alone, *others))


def root_of(spec: ChartSpec, width: float = 720, *, large: bool = False) -> ElementTree.Element:
    return ElementTree.fromstring(chart_svg(spec, width_px=width, large=large))


def words_of(element: ElementTree.Element) -> str:
    drawn = ("".join(text.itertext()) for text in element.iter(f"{SVG}text"))
    return " ".join(" ".join(drawn).split())


def rows_of(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [group for group in root.iter(f"{SVG}g") if group.get("class") == "sv-row"]


def marks(row: ElementTree.Element, kind: str) -> list[tuple[float, float, float]]:
    """Return left, width and height of each rectangle of a kind."""
    names = ("x", "width", "height")
    return [
        (float(one.attrib[names[0]]), float(one.attrib[names[1]]), float(one.attrib[names[2]]))
        for one in row.iter(f"{SVG}rect")
        if one.get("class") == f"sv-{kind}"
    ]


def ticks_of(root: ElementTree.Element, spec: ChartSpec) -> dict[float, float]:
    """Return the middle of each tick's label by its value."""
    middles = [text for text in root.iter(f"{SVG}text") if text.get("text-anchor") == "middle"]
    by_text = {"".join(text.itertext()): float(text.attrib["x"]) for text in middles}
    return {tick.value: by_text[tick.label] for tick in spec.axis.ticks if tick.label in by_text}


def scale_of(ticks: dict[float, float]) -> tuple[float, float]:
    """Return where zero lies and how many pixels a unit takes, told by the ticks alone."""
    last = max(ticks)
    return ticks[0.0], (ticks[last] - ticks[0.0]) / last


@pytest.mark.parametrize(("width", "large"), WIDTHS)
@pytest.mark.parametrize("measure", list(Measure))
def test_bars_and_intervals_end_where_the_ticks_say(
    measure: Measure, width: float, large: bool
) -> None:
    spec = chart_of(llr_page(), measure)
    root = root_of(spec, width, large=large)
    ticks = ticks_of(root, spec)
    assert 3 <= len(ticks) <= 10
    zero, unit = scale_of(ticks)
    for value, x in ticks.items():
        assert x == pytest.approx(zero + unit * value, abs=0.05)
    for bar, row in zip(spec.bars, rows_of(root), strict=True):
        assert bar.local is not None
        assert bar.interval is not None
        kind = {
            (Measure.DIFFERENCE, "higher"): "higher",
            (Measure.DIFFERENCE, "lower"): "lower",
        }.get((measure, bar.compared.value if bar.compared else ""), "local")
        if measure is not Measure.DIFFERENCE or kind != "local":
            left, length, _ = marks(row, kind)[0]
            assert sorted((left, left + length)) == pytest.approx(
                sorted((zero, zero + unit * bar.local)), abs=0.1
            )
        if bar.comparator is not None:
            left, length, _ = marks(row, "comparator")[0]
            assert (left, length) == pytest.approx((zero, unit * bar.comparator), abs=0.1)
        line = marks(row, "whisker")[0]
        assert line[0] == pytest.approx(zero + unit * bar.interval[0], abs=0.1)
        assert line[0] + line[1] == pytest.approx(zero + unit * bar.interval[1], abs=0.1)


@pytest.mark.parametrize(("width", "large"), WIDTHS)
@pytest.mark.parametrize("measure", list(Measure))
def test_all_that_the_chart_says_is_in_the_drawing(
    measure: Measure, width: float, large: bool
) -> None:
    spec = chart_of(neighbours_page(), measure)
    root = root_of(spec, width, large=large)
    words = words_of(root)
    for part in (spec.title, spec.subtitle, spec.caption, spec.axis.title):
        assert part in words
    for bar, row in zip(spec.bars, rows_of(root), strict=True):
        assert row.findtext(f"{SVG}title") == bar.sentence
        drawn = words_of(row)
        assert bar.label in drawn
        assert bar.local_text in drawn
        assert bar.comparator_text in drawn


@pytest.mark.parametrize(("width", "large"), WIDTHS)
@pytest.mark.parametrize("measure", list(Measure))
@pytest.mark.parametrize("make", [llr_page, neighbours_page])
def test_no_text_is_cut_by_the_edges(
    make: object, measure: Measure, width: float, large: bool
) -> None:
    assert callable(make)
    root = root_of(chart_of(make(), measure), width, large=large)
    height = float(root.attrib["viewBox"].split()[3])
    for left, right, baseline in extents(root):
        assert left >= 0
        assert right <= width
        assert baseline <= height - 8


def extents(root: ElementTree.Element) -> Iterator[tuple[float, float, float]]:
    """Yield left, right and base line of each line of text."""
    for line in root.iter(f"{SVG}text"):
        spans = list(line.iter(f"{SVG}tspan"))
        length = sum(
            Face(float(span.attrib["font-size"]), strong="font-weight" in span.attrib).width(
                span.text or ""
            )
            for span in spans
        )
        x = float(line.attrib["x"])
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[line.get("text-anchor", "start")]
        yield x - shift * length, x + (1 - shift) * length, float(line.attrib["y"])


@pytest.mark.parametrize(("width", "large"), WIDTHS)
def test_a_missing_figure_has_its_symbol_and_no_bar(width: float, large: bool) -> None:
    spec = chart_of(with_gaps(llr_page()))
    root = root_of(spec, width, large=large)
    by_id = {bar.id: row for bar, row in zip(spec.bars, rows_of(root), strict=True)}
    suppressed = next(bar for bar in spec.bars if bar.local is None)
    assert marks(by_id[suppressed.id], "local") == []
    assert len(marks(by_id[suppressed.id], "comparator")) == 1
    assert words_of(by_id[suppressed.id]) == f"{suppressed.label} c England 12.5%"
    alone = next(bar for bar in spec.bars if bar.comparator is None)
    assert marks(by_id[alone.id], "comparator") == []
    assert len(marks(by_id[alone.id], "local")) == 1


def test_colour_is_never_alone() -> None:
    shares = root_of(chart_of(llr_page()))
    for row in rows_of(shares):
        hatches = [one for one in row.iter() if one.get("class") == "sv-line-comparator_outline"]
        assert len(hatches) == 1
    spec = chart_of(llr_page(), Measure.DIFFERENCE)
    for bar, row in zip(spec.bars, rows_of(root_of(spec)), strict=True):
        assert bar.compared is not None
        assert words_of(row).endswith(bar.compared.value)
        kind = f"sv-{bar.compared.value}"
        assert any(one.get("class") == kind for one in row.iter(f"{SVG}path"))


def test_large_print_has_no_text_under_18_points_at_its_true_size() -> None:
    root = root_of(chart_of(llr_page()), 642.52, large=True)
    assert root.attrib["width"] == "170.00mm"
    sizes = {float(span.attrib["font-size"]) for span in root.iter(f"{SVG}tspan")}
    assert min(sizes) * 72 / 96 >= 18


def test_a_drawing_has_role_language_title_and_description_with_ids_of_its_own() -> None:
    spec = replace(chart_of(llr_page()), title="Needs & <shares> \x0b\"'")
    first, second = (
        ElementTree.fromstring(chart_svg(spec, id_prefix=name)) for name in ("one", "two")
    )
    assert first.get("role") == "img"
    assert first.get("lang") == "en-GB"
    title, description = first.find(f"{SVG}title"), first.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert title.text == "Needs & <shares> \"'"
    assert description.text == str(spec.description)
    assert first.get("aria-labelledby") == title.get("id") == "one-title"
    assert first.get("aria-describedby") == description.get("id") == "one-desc"
    ids = [{one.get("id") for one in root.iter() if one.get("id")} for root in (first, second)]
    assert not ids[0] & ids[1]


def test_ticks_of_a_difference_lie_on_both_sides_of_zero_and_evenly() -> None:
    spec = chart_of(llr_page(), Measure.DIFFERENCE)
    ticks = sorted(ticks_of(root_of(spec), spec).items())
    assert ticks[0][0] < 0 < ticks[-1][0]
    steps = [(after[1] - one[1]) / (after[0] - one[0]) for one, after in pairwise(ticks)]
    assert max(steps) - min(steps) < 0.01


def test_a_chart_without_bars_is_drawn_with_its_reason() -> None:
    spec = replace(chart_of(llr_page()), bars=(), title="No need matches the filter")
    assert "No need matches the filter" in words_of(root_of(spec))


def test_a_picture_is_opaque_has_its_true_size_and_says_what_it_shows() -> None:
    spec = chart_of(llr_page())
    with Image.open(BytesIO(chart_png(spec, width_mm=100, ppi=300))) as image:
        image.load()
        assert image.mode == "RGB"
        assert image.width == pytest.approx(100 / 25.4 * 300, abs=2)
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert image.text["Title"] == spec.title  # type: ignore[attr-defined]
        assert image.text["Description"] == str(spec.description)  # type: ignore[attr-defined]
        edges = [image.crop(box) for box in ((0, 0, image.width, 20), (0, 0, 20, image.height))]
        assert all(edge.getextrema() == ((255, 255),) * 3 for edge in edges)
        assert (18, 67, 109) in [color for _, color in image.getcolors(1 << 20) or ()]


def test_two_processes_make_the_same_bytes_without_qt() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", MAKE_BOTH], check=True, capture_output=True, text=True
        ).stdout
        for _ in range(2)
    }
    assert len(made) == 1
