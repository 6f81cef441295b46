"""Makes clipboard entries of the reading view: one part of it as sentences, or all of it."""

from __future__ import annotations

from html import escape

from sendviewer.export.payloads import Payload
from sendviewer.export.table_text import html_page
from sendviewer.present.plain_text import harmless, one_line
from sendviewer.present.reading_spec import ReadingPart, ReadingSpec, page_text, part_text

__all__ = ["reading_part_payload", "reading_payload"]


def reading_part_payload(part: ReadingPart, spec: ReadingSpec) -> Payload:
    """Return a part as text and HTML: its heading, its sentences, and the source of the page."""
    heading = spec.heading_of(part)
    lines = [harmless(line) for line in (heading, part_text(part), spec.source_line)]
    words = "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
    return Payload(
        notice=f"Copied “{one_line(heading)}” as sentences",
        text="\n".join(lines),
        html=html_page(f"<h3>{escape(lines[0])}</h3>{words}"),
    )


def reading_payload(spec: ReadingSpec) -> Payload:
    """Return the whole page in plain words, as text."""
    lines = (harmless(line) for line in page_text(spec).splitlines())
    return Payload(notice="Copied the page in plain words", text="\n".join(lines))
