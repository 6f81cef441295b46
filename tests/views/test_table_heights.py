"""Heights of cells that are known without measuring are those that measuring gives."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from sendviewer.views.look import Look, TextStyle, load_fonts
from sendviewer.views.table_layout import WrappedHeights, wrapped_size

TEXTS = ("12.3%", "1,234,567", "100%", "0.5", "Social, emotional and mental health", "1-2 3", "")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("style", [TextStyle.BODY, TextStyle.BODY_STRONG])
def test_every_text_has_the_height_that_measuring_it_gives(
    qapp: QApplication, style: TextStyle, scale: float
) -> None:
    load_fonts()
    font = Look(text_scale=scale).figures_font(style)
    heights = WrappedHeights()
    for width in (1, 5, 20, 60, 400):
        for text in TEXTS:
            known = heights.of(text, width, scale, lambda: font)
            assert known == wrapped_size(text, font, width).height()


def test_words_that_come_again_and_other_figures_are_not_measured(qapp: QApplication) -> None:
    load_fonts()
    asked: list[str] = []

    def font() -> QFont:
        asked.append("font")
        return Look().font(TextStyle.BODY)

    heights = WrappedHeights()
    for text in ("similar", "12.3%", "similar", "1,234", "45"):
        heights.of(text, 80, 1.0, font)
    assert len(asked) == 2
    heights.of("similar", 81, 1.0, font)
    heights.of("similar", 80, 2.0, font)
    assert len(asked) == 4
