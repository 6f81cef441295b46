"""Sets the page as a PDF for everyone (PDF/UA-1): in full, on one sheet, in large print."""

from __future__ import annotations

import json

from msgspec.structs import asdict

from sendviewer.export.pdf.content import page_content, summary_content
from sendviewer.export.pdf.typesetting import typeset, typeset_pages
from sendviewer.present.briefing import BriefingSpec
from sendviewer.resources import resource_path
from sendviewer.views.colour_tokens import LIGHT

__all__ = ["pdf_bytes", "pdf_pictures"]


def pdf_bytes(briefing: BriefingSpec, *, summary: bool = False, large: bool = False) -> bytes:
    """Return the whole page, or its overview on one sheet of A4, as a PDF file.

    ``large`` sets everything in 18 points or more; a summary may need a second sheet then.
    """
    template, inputs = _typeset_from(briefing, summary=summary, large=large)
    return typeset(template, inputs, file_format="pdf")


def pdf_pictures(
    briefing: BriefingSpec, *, summary: bool = False, large: bool = False, ppi: int = 110
) -> list[bytes]:
    """Return the pages of the same PDF as PNG pictures, to be looked at before it is saved."""
    template, inputs = _typeset_from(briefing, summary=summary, large=large)
    return typeset_pages(template, inputs, ppi=ppi)


def _typeset_from(
    briefing: BriefingSpec, *, summary: bool, large: bool
) -> tuple[str, dict[str, str]]:
    write = summary_content if summary else page_content
    content = {
        **write(briefing, large=large),
        "colours": asdict(LIGHT) | {"name": LIGHT.name.value},
    }
    template = resource_path("pdf", "page.typ").read_text(encoding="utf-8")
    return template, {"page": json.dumps(content)}
