"""Columns of a printed table are narrow, and yet nothing in them is torn."""

from __future__ import annotations

from sendviewer.export.charts.inter import Face
from sendviewer.export.pdf.narrowest_column import narrowest_column

SIZE = 10.0


def test_a_figure_stands_on_one_line_with_the_widest_digits() -> None:
    width = narrowest_column("95%", ["11.1 to 11.1"], SIZE)
    assert width >= Face(SIZE).width("00.0 to 00.0")


def test_words_are_whole_and_have_two_lines_at_most() -> None:
    width = narrowest_column("%", ["not collected", "similar (too close to call)"], SIZE)
    face = Face(SIZE)
    assert width >= face.width("collected")
    assert len(face.wrap("similar (too close to call)", width)) == 2


def test_a_title_is_in_bold_and_has_three_lines_at_most() -> None:
    title = "Expected at mean of neighbours’ share"
    width = narrowest_column(title, ["1"], SIZE)
    strong = Face(SIZE, strong=True)
    assert width >= strong.longest_word(title)
    assert len(strong.wrap(title, width)) <= 3
    assert width < strong.width(title) / 2
