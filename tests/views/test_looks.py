"""Who is told of which change of the look."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel

from sendviewer.export.printing.setup import PrintSetup, Typesetter, TypeUse
from sendviewer.views.chart_text import Face
from sendviewer.views.look import Look, Looks, TextStyle, load_fonts
from sendviewer.views.theme import DARK, LIGHT


@pytest.mark.parametrize(
    ("look", "told"),
    [
        (Look(LIGHT, 1.0), []),
        (Look(DARK, 1.0), ["changed"]),
        (Look(LIGHT, 1.5), ["changed", "text_resized"]),
        (Look(DARK, 1.5), ["changed", "text_resized"]),
    ],
)
def test_sizes_are_told_last_and_only_where_text_has_another(
    qapp: QApplication, look: Look, told: list[str]
) -> None:
    looks, heard = Looks(Look(LIGHT, 1.0)), []
    looks.text_resized.connect(lambda: heard.append("text_resized"))
    looks.changed.connect(lambda: heard.append("changed"))
    looks.change(look)
    assert heard == told


def glyphs(text: str, font: QFont) -> list[int]:
    """Return which signs of a font are drawn for a text."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [sign for run in layout.glyphRuns() for sign in run.glyphIndexes()]


def fonts_of_the_program() -> list[QFont]:
    look, style = Look(), TextStyle.BODY
    label, written = QLabel(), QTextCharFormat()
    label.setFont(look.font(style))
    written.setFont(look.font(style))
    printed = Typesetter(PrintSetup()).face(TypeUse.BODY).font
    fonts = [look.font(style), look.font(TextStyle.BODY_STRONG), look.figures_font(style)]
    return [*fonts, label.font(), written.font(), Face.of(look, style).font, printed]


@pytest.mark.parametrize("quoted", ["65x7", "->", "(A-B)", "10:30", "!=", "<=>"])
def test_what_is_quoted_is_drawn_sign_by_sign_as_it_is_written(
    qapp: QApplication, quoted: str
) -> None:
    load_fonts()
    for font in fonts_of_the_program():
        assert glyphs(quoted, font) == [glyphs(sign, font)[0] for sign in quoted]
