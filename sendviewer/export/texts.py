"""Makes clipboard entries of words: a sentence, a description, a card, a section of the text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from sendviewer.core.pages import Section
from sendviewer.export.payloads import Payload
from sendviewer.export.table_text import html_grid, html_page
from sendviewer.present.card_specs import CardSpec
from sendviewer.present.plain_text import harmless, one_line

__all__ = [
    "card_payload",
    "cards_payload",
    "described",
    "description_payload",
    "explanation_payload",
    "section_payload",
    "section_text",
    "sentence_payload",
]

LIST_MARK = "- "
SHOWN_LIST_MARK = "• "


def sentence_payload(sentence: str) -> Payload:
    """Return one figure as a sentence, with its comparison and its source."""
    return Payload(notice="Copied the sentence", text=harmless(sentence))


def described(title: str, description: str, source_line: str) -> str:
    """Return a text alternative, with the title in front unless the description names it."""
    heading = "" if title in description else _sentence(title)
    return " ".join(part for part in (heading, description, source_line) if part)


def description_payload(description: str) -> Payload:
    """Return a text alternative, which a pasted picture does not bring along."""
    return Payload(notice="Copied the description", text=_harmless_lines(description))


def explanation_payload(explanation: str) -> Payload:
    """Return where a figure comes from, line by line."""
    return Payload(notice="Copied the explanation", text=_harmless_lines(explanation))


def card_payload(card: CardSpec, source_line: str) -> Payload:
    """Return a card as text and as HTML: its title, all that it says, and the source."""
    source = harmless(source_line)
    lines = [*_card_lines(card), source] if source else _card_lines(card)
    return Payload(
        notice=f"Copied the card “{one_line(card.title)}” as text",
        text="\n".join(lines),
        html=html_page(f"{_card_html(card)}{_html_paragraph(source)}"),
    )


def cards_payload(cards: Sequence[CardSpec], source_line: str) -> Payload:
    """Return cards as :func:`card_payload` does, below each other, with the source once."""
    source = harmless(source_line)
    blocks = ["\n".join(_card_lines(card)) for card in cards]
    return Payload(
        notice=f"Copied {len(cards)} cards as text",
        text="\n\n".join(block for block in (*blocks, source) if block),
        html=html_page(f"{''.join(map(_card_html, cards))}{_html_paragraph(source)}"),
    )


def section_payload(section: Section, source_line: str) -> Payload:
    """Return a section as text and as HTML with heading, lists and table, and the source."""
    source = harmless(source_line)
    return Payload(
        notice=f"Copied the section “{one_line(section.heading)}”",
        text=f"{section_text(section)}\n\n{source}",
        html=html_page(f"{_section_html(section)}<p>{escape(source)}</p>"),
    )


def section_text(section: Section) -> str:
    """Return a section as plain text: paragraphs apart, a table as tab-separated lines."""
    blocks = [harmless(section.heading)]
    blocks += ["\n".join(map(_plain_paragraph, group)) for group in _grouped(section.paragraphs)]
    if section.table:
        rows = (section.table.columns, *section.table.rows)
        blocks.append("\n".join("\t".join(map(harmless, row)) for row in rows))
    return "\n\n".join(blocks)


def _harmless_lines(text: str) -> str:
    return "\n".join(map(harmless, text.splitlines()))


def _card_lines(card: CardSpec) -> list[str]:
    """Return a card's title and words; words that begin with the title need no other."""
    title, words = harmless(card.title), harmless(card.spoken)
    return [line for line in ("" if words.startswith(title) else title, words) if line]


def _card_html(card: CardSpec) -> str:
    *headings, words = _card_lines(card)
    return "".join(f"<h3>{escape(line)}</h3>" for line in headings) + _html_paragraph(words)


def _html_paragraph(line: str) -> str:
    return f"<p>{escape(line)}</p>" if line else ""


def _section_html(section: Section) -> str:
    parts = [f"<h2>{escape(harmless(section.heading))}</h2>"]
    parts += [_html_paragraphs(group) for group in _grouped(section.paragraphs)]
    if section.table:
        parts.append(html_grid(section.table.columns, section.table.rows))
    return "".join(parts)


def _grouped(paragraphs: Sequence[str]) -> list[list[str]]:
    """Return paragraphs in groups: the items of one list together, each other one by itself."""
    groups: list[list[str]] = []
    for paragraph in paragraphs:
        item = paragraph.startswith(LIST_MARK)
        if item and groups and groups[-1][0].startswith(LIST_MARK):
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return groups


def _plain_paragraph(paragraph: str) -> str:
    """Return a paragraph; an item of a list gets a bullet, since "- " may become a formula."""
    if paragraph.startswith(LIST_MARK):
        return SHOWN_LIST_MARK + one_line(paragraph.removeprefix(LIST_MARK))
    return harmless(paragraph)


def _html_paragraphs(group: Sequence[str]) -> str:
    if not group[0].startswith(LIST_MARK):
        return f"<p>{escape(harmless(group[0]))}</p>"
    items = (one_line(item.removeprefix(LIST_MARK)) for item in group)
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"


def _sentence(text: str) -> str:
    line = one_line(text)
    return line if line.endswith((".", "!", "?")) else f"{line}."
