"""Lays out parts of a whole as one divided bar with its labels.

A percentage stands inside its part where there is room, otherwise with the label. Labels stand
under their parts where all of them fit, otherwise in a list with a key to each colour. Of many
parts, the first three have a colour of their own; the others share one, and those too narrow to
be seen are drawn as one. Each of them is in the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF

from sendviewer.present.card_specs import Proportion, ProportionsCard
from sendviewer.views.card_pieces import PartPiece, TextPiece
from sendviewer.views.look import Look, TextStyle
from sendviewer.views.part_columns import add_part_columns
from sendviewer.views.sheet import Sheet
from sendviewer.views.text_block import Styled, TextBlock
from sendviewer.views.text_measure import text_width

__all__ = ["divided_bar"]

TOKENS = ("part_first", "part_second", "part_third")
REST = "part_rest"
LEAST_PART = 8
"""Pixels under which parts of the rest are drawn as one."""
BAR_HEIGHT = 40
BETWEEN = 2.0
SIDE = 8
LEAST_SIDE = 4
LABEL_GAP = 14
KEY = 12
KEY_GAP = 6


class _Part(Struct, frozen=True):
    """A part with the place that it has in the bar."""

    spec: Proportion
    token: str
    rect: QRectF
    percent_inside: bool


def divided_bar(sheet: Sheet, card: ProportionsCard) -> None:
    """Add the bar, its labels and the caption that says what the percentages are of."""
    parts = _parts(sheet, _named(card))
    known = [part for part in parts if part.spec.fraction > 0]
    for part in _seen(known):
        _add_part(sheet, part)
    if known:
        sheet.skip(BAR_HEIGHT + 9)
    many = len(parts) > len(TOKENS) or bool(card.beside_title)
    tokens = [part.token for part in parts]
    if not (many and add_part_columns(sheet, card, tokens)):
        _add_labels_or_list(sheet, parts, under_bar=known == parts and not many)
    if card.caption:
        sheet.skip(8)
        sheet.add_text([Styled(card.caption, TextStyle.SMALL, "text_secondary")])


def _named(card: ProportionsCard) -> list[Proportion]:
    """Return the parts, with the comparator's name before its percentage."""
    name = f"{card.beside_title} "
    return [
        replace(part, beside_text=name + part.beside_text) if part.beside_text else part
        for part in card.parts
    ]


def _seen(parts: list[_Part]) -> list[_Part]:
    """Return the parts to draw: several narrow ones of the rest, which lie side by side, as one."""
    narrow = [part for part in parts if part.token == REST and part.rect.width() < LEAST_PART]
    if len(narrow) < 2:  # noqa: PLR2004 - one is no group
        return parts
    together = replace(narrow[0], rect=narrow[0].rect.united(narrow[-1].rect))
    return [*(part for part in parts if part not in narrow), together]


def _add_labels_or_list(sheet: Sheet, parts: Sequence[_Part], *, under_bar: bool) -> None:
    labels = [_label(part, sheet.look) for part in parts]
    places = _places_under_bar(sheet, parts, labels) if under_bar else None
    if places is None:
        _add_list(sheet, parts)
    else:
        _add_labels(sheet, parts, labels, places)


def _parts(sheet: Sheet, specs: Sequence[Proportion]) -> list[_Part]:
    room = sheet.right - sheet.left - BETWEEN * max(0, len(specs) - 1)
    height = sheet.look.scaled(BAR_HEIGHT)
    left = sheet.left
    parts = []
    for number, spec in enumerate(specs):
        width = room * spec.fraction
        inside = text_width(spec.percent_text, sheet.look.font(TextStyle.BODY_STRONG))
        fits = inside + 2 * sheet.look.scaled(LEAST_SIDE) <= width
        rect = QRectF(left, sheet.top, width, height)
        token = TOKENS[number] if number < len(TOKENS) else REST
        parts.append(_Part(spec, token, rect, fits))
        left += width + BETWEEN if width else 0.0
    return parts


def _add_part(sheet: Sheet, part: _Part) -> None:
    sheet.add(PartPiece(part.rect, part.token))
    if part.percent_inside:
        run = Styled(part.spec.percent_text, TextStyle.BODY_STRONG, f"on_{part.token}")
        block = TextBlock([run], sheet.look)
        top = part.rect.center().y() - block.height / 2
        inset = min(sheet.look.scaled(SIDE), (part.rect.width() - block.width) / 2)
        sheet.add(TextPiece(block, part.rect.left() + inset, top))


def _figures(part: _Part) -> str:
    spec = part.spec
    inside = part.percent_inside and not spec.beside_text
    figures = (spec.value_text, "" if inside else spec.percent_text, spec.beside_text)
    return " · ".join(filter(None, figures))


def _label(part: _Part, look: Look) -> TextBlock:
    runs = [
        Styled(part.spec.label, TextStyle.BODY_STRONG),
        # The separator keeps label and figures one text, for the eye on two lines.
        Styled("\u2028"),
        Styled(_figures(part), TextStyle.BODY, "text_secondary"),
    ]
    return TextBlock(runs, look)


def _places_under_bar(
    sheet: Sheet, parts: Sequence[_Part], labels: Sequence[TextBlock]
) -> list[float] | None:
    """Return the left edge of each label, moved left where needed; None if they do not fit."""
    key = sheet.look.scaled(KEY + KEY_GAP)
    limit = sheet.right
    places: list[float] = []
    for part, label in zip(reversed(parts), reversed(labels), strict=True):
        left = min(part.rect.left(), limit - label.width - key)
        if left < sheet.left - 0.5:
            return None
        places.insert(0, left)
        limit = left - sheet.look.scaled(LABEL_GAP)
    return places


def _add_labels(
    sheet: Sheet, parts: Sequence[_Part], labels: Sequence[TextBlock], places: Sequence[float]
) -> None:
    look = sheet.look
    for part, label, left in zip(parts, labels, places, strict=True):
        line = label.height / max(1, len(label.line_widths))
        _add_key(sheet, part, left, sheet.top + line / 2)
        key = look.scaled(KEY + KEY_GAP)
        sheet.add(TextPiece(label, left + key, sheet.top))
        sheet.mark(QRectF(left, sheet.top, key + label.width, label.height))
    sheet.skip_exactly(max((label.height for label in labels), default=0.0))


def _add_list(sheet: Sheet, parts: Sequence[_Part]) -> None:
    left = sheet.left + sheet.look.scaled(KEY + KEY_GAP)
    for part in parts:
        runs = [
            Styled(f"{part.spec.label}  ", TextStyle.BODY_STRONG),
            Styled(_figures(part), TextStyle.BODY, "text_secondary"),
        ]
        block = TextBlock(runs, sheet.look, sheet.right - left)
        line = block.height / max(1, len(block.line_widths))
        _add_key(sheet, part, sheet.left, sheet.top + line / 2)
        sheet.add(TextPiece(block, left, sheet.top))
        right = left + block.width
        sheet.mark(QRectF(sheet.left, sheet.top, right - sheet.left, block.height))
        sheet.skip_exactly(block.height)
        sheet.skip(4)


def _add_key(sheet: Sheet, part: _Part, left: float, middle: float) -> None:
    side = sheet.look.scaled(KEY)
    sheet.add(PartPiece(QRectF(round(left), round(middle - side / 2), side, side), part.token))
