"""Widths of text: what they promise is what is needed to draw it whole."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from sendviewer.views.look import PAPER, TextStyle, load_fonts
from sendviewer.views.text_measure import longest_word_width, text_width, two_line_width

TEXT = "Speech, Language and Communication Needs"


@pytest.fixture
def font(qapp: object) -> QFont:
    load_fonts()
    return PAPER.font(TextStyle.BODY)


def test_the_longest_word_and_two_lines_are_narrower_than_one_line(font: QFont) -> None:
    word, two, one = (
        measure(TEXT, font) for measure in (longest_word_width, two_line_width, text_width)
    )
    assert word == QFontMetricsF(font).horizontalAdvance("Communication")
    assert word < two < one


def test_two_lines_break_where_they_are_narrowest(font: QFont) -> None:
    halves = ("Speech, Language and", "Communication Needs")
    assert two_line_width(TEXT, font) == max(text_width(half, font) for half in halves)


def test_a_word_has_one_width_and_nothing_has_none(font: QFont) -> None:
    widths = {measure("Needs", font) for measure in (longest_word_width, two_line_width)}
    assert widths == {text_width("Needs", font)}
    assert longest_word_width("", font) == two_line_width(" ", font) == 0.0
