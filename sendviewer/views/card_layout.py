"""Lays out cards for any width and text size, so that no text is cut and no label is alone.

What does not fit side by side is set one under the other. Lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from sendviewer.core.checks import Severity
from sendviewer.present.card_specs import (
    AgesCard,
    BarsCard,
    CardBar,
    CardSpec,
    DifferencesCard,
    NotesCard,
    NumberCard,
    ProportionsCard,
    SentenceCard,
)
from sendviewer.views.age_columns import age_columns
from sendviewer.views.card_pieces import BarPiece, CardLayout, IconPiece, Piece, TextPiece
from sendviewer.views.difference_rows import difference_rows
from sendviewer.views.divided_bar import divided_bar
from sendviewer.views.look import Look, TextStyle
from sendviewer.views.sheet import Sheet
from sendviewer.views.text_block import Styled, TextBlock
from sendviewer.views.text_measure import text_width

__all__ = ["card_layout", "is_chart", "spread_layout"]

ACCENT_INDENT = 6
KEY_LEADING = 1.35
NOTE_LEADING = 1.15
BAR_HEIGHT = 14
GAP = 10
ROW_GAP = 11
MOST_ADDED_GAP = 18
MOST_ADDED_HEIGHT = 120
HEADING_GAP = 6
LEAST_BAR_ROOM = 70
WISHED_BAR_ROOM = 160
LABEL_SHARE = 0.4


def is_chart(card: CardSpec) -> bool:
    """Return whether a card draws figures as bars, parts, columns or rows, one beside the other."""
    charts = BarsCard | ProportionsCard | AgesCard | DifferencesCard
    return isinstance(card, charts) and not _is_empty(card) and bool(_points_of(card))


def card_layout(card: CardSpec, width: float, look: Look, height: float = 0.0) -> CardLayout:
    """Return a card laid out within ``width``; rows spread a little into a given ``height``."""
    return spread_layout(card, _laid_out(card, width, look, 0.0), look, height)


def spread_layout(card: CardSpec, layout: CardLayout, look: Look, height: float) -> CardLayout:
    """Return a card, laid out already, with its rows spread a little into a given ``height``."""
    width = layout.width
    if isinstance(card, AgesCard):
        added = min(max(0.0, height - layout.height), look.scaled(MOST_ADDED_HEIGHT))
        return _laid_out(card, width, look, added) if added else layout
    rows = _row_count(card)
    spare = height - layout.height
    if rows < 2 or spare < rows:  # noqa: PLR2004 - one row has nothing to spread from
        return layout
    return _laid_out(card, width, look, min(spare / rows, look.scaled(MOST_ADDED_GAP)))


def _laid_out(card: CardSpec, width: float, look: Look, added_gap: float) -> CardLayout:
    sheet = Sheet(look, width)
    if _is_empty(card):
        # A card never stands empty without the reason, which is what it says aloud.
        sheet.add_title(card.title)
        sheet.add_text([Styled(card.spoken, TextStyle.BODY, "text_secondary")])
        return sheet.finished()
    match card:
        case SentenceCard():
            _add_sentence(sheet, card)
        case NumberCard():
            _add_number(sheet, card)
        case BarsCard():
            _add_bars(sheet, card, added_gap)
        case NotesCard():
            _add_notes(sheet, card)
        case _:
            _add_chart(sheet, card, added_gap)
    return sheet.finished(accent=isinstance(card, SentenceCard))


def _add_chart(
    sheet: Sheet, card: ProportionsCard | AgesCard | DifferencesCard, added_gap: float
) -> None:
    sheet.add_title(card.title)
    match card:
        case ProportionsCard():
            divided_bar(sheet, card)
        case AgesCard():
            age_columns(sheet, card, added_gap)
        case DifferencesCard():
            difference_rows(sheet, card.rows, added_gap)


def _is_empty(card: CardSpec) -> bool:
    match card:
        case BarsCard():
            return not card.bars and not card.figure_text
        case ProportionsCard():
            return not card.parts
        case AgesCard():
            return not card.columns
        case DifferencesCard():
            return not card.rows
        case NotesCard():
            return not card.notes
        case _:
            return False


def _points_of(card: BarsCard | ProportionsCard | AgesCard | DifferencesCard) -> Sequence[object]:
    match card:
        case BarsCard():
            return card.bars
        case ProportionsCard():
            return card.parts
        case AgesCard():
            return card.columns
        case DifferencesCard():
            return card.rows


def _row_count(card: CardSpec) -> int:
    if isinstance(card, BarsCard) and not card.figure_text:
        return len(card.bars)
    return len(card.rows) if isinstance(card, DifferencesCard) else 0


def _add_sentence(sheet: Sheet, card: SentenceCard) -> None:
    style = {False: TextStyle.KEY_MESSAGE, True: TextStyle.KEY_MESSAGE_STRONG}
    runs = [Styled(run.text, style[run.strong]) for run in card.runs]
    left = sheet.left + ACCENT_INDENT
    sheet.add_text(runs, left=left, width=sheet.right - left - sheet.copy_room, leading=KEY_LEADING)


def _add_number(sheet: Sheet, card: NumberCard) -> None:
    sheet.add_title(card.title)
    sheet.add_text([Styled(card.figure_text, TextStyle.FIGURE)])
    sheet.skip(2)
    sheet.add_text([Styled(card.caption, TextStyle.BODY, "text_secondary")])


def _add_notes(sheet: Sheet, card: NotesCard) -> None:
    sheet.add_title(card.title)
    side = sheet.look.scaled(16)
    left = sheet.left + side + sheet.look.scaled(8)
    for note in card.notes:
        width = sheet.right - left
        block = TextBlock([Styled(note.text)], sheet.look, width, leading=NOTE_LEADING)
        line = block.height / max(1, len(block.line_widths))
        box = QRectF(sheet.left, sheet.top + (line - side) / 2, side, side)
        icon = "warning" if note.severity is Severity.NOTE else "info"
        sheet.add(IconPiece(box, icon, "text_secondary"))
        sheet.add(TextPiece(block, left, sheet.top))
        sheet.skip_exactly(block.height)
        sheet.skip(4)


def _add_bars(sheet: Sheet, card: BarsCard, added_gap: float) -> None:
    sheet.add_title(card.title)
    if card.figure_text:
        sheet.add_text([Styled(card.figure_text, TextStyle.FIGURE)])
        sheet.skip(4)
    columns = _BarColumns(sheet, card.bars)
    for bar in card.bars:
        columns.add(bar)
        sheet.skip_exactly(added_gap)
    if card.bars:
        sheet.skip_exactly(-added_gap - sheet.look.scaled(ROW_GAP))
    note = card.note or _why_missing(card)
    if note:
        sheet.skip(ROW_GAP)
        sheet.add_text([Styled(note, TextStyle.BODY, "text_secondary")])


def _why_missing(card: BarsCard) -> str:
    """Return what a card of one figure says aloud if a symbol stands on it; otherwise nothing."""
    missing = any(bar.length is None for bar in card.bars)
    return card.spoken if card.figure_text and missing else ""


class _BarColumns:
    """Labels, bars and values in columns; where that leaves bars no room, labels go above."""

    def __init__(self, sheet: Sheet, bars: Sequence[CardBar]) -> None:
        look = sheet.look
        self._sheet = sheet
        self._gap = look.scaled(GAP)
        strong, plain = look.font(TextStyle.BODY_STRONG), look.font(TextStyle.BODY)
        values = [text_width(bar.value_text, strong) for bar in bars]
        labels = [text_width(bar.label, plain) for bar in bars]
        value_room = max(values, default=0.0) + self._gap
        inner = sheet.right - sheet.left
        most = max(inner * LABEL_SHARE, inner - value_room - look.scaled(WISHED_BAR_ROOM))
        self._label_width = min(max(labels, default=0.0) + 1, most)
        self._room = inner - self._label_width - self._gap - value_room
        self._above = self._room < look.scaled(LEAST_BAR_ROOM)
        if self._above:
            self._label_width = inner
            self._room = max(1.0, inner - value_room)

    def add(self, bar: CardBar) -> None:
        """Add one bar under the last."""
        sheet = self._sheet
        if bar.heading:
            sheet.add_text([Styled(bar.heading, TextStyle.BODY_STRONG)])
            sheet.skip(HEADING_GAP)
        label = TextBlock([Styled(bar.label)], sheet.look, self._label_width)
        value, top = self._value(bar), sheet.top
        if self._above:
            sheet.add(TextPiece(label, sheet.left, sheet.top))
            sheet.skip_exactly(label.height)
            sheet.skip(3)
            height, left = max(value.height, self._thickness), sheet.left
        else:
            height = max(label.height, value.height, self._thickness)
            sheet.add(TextPiece(label, sheet.left, sheet.top + (height - label.height) / 2))
            left = sheet.left + self._label_width + self._gap
        for piece in self._bar_and_value(bar, value, left, sheet.top + height / 2):
            sheet.add(piece)
        sheet.skip_exactly(height)
        sheet.mark_row(top)
        sheet.skip(ROW_GAP)

    @property
    def _thickness(self) -> float:
        return self._sheet.look.scaled(BAR_HEIGHT)

    def _value(self, bar: CardBar) -> TextBlock:
        """Return the value's text; what is missing is not set in bold."""
        if bar.length is None:
            missing = Styled(bar.value_text, TextStyle.BODY, "text_secondary")
            return TextBlock([missing], self._sheet.look, self._room)
        return TextBlock([Styled(bar.value_text, TextStyle.BODY_STRONG)], self._sheet.look)

    def _bar_and_value(
        self, bar: CardBar, value: TextBlock, left: float, middle: float
    ) -> list[Piece]:
        top = round(middle - self._thickness / 2)
        length = round(self._room * (bar.length or 0.0))
        at = left + (length + self._gap if bar.length is not None else 0.0)
        text = TextPiece(value, at, middle - value.height / 2)
        if length <= 0:
            return [text]
        return [BarPiece(QRectF(round(left), top, length, self._thickness), bar.series), text]
