"""Sets the page as a PDF for everyone (PDF/UA-1): in full, on one sheet, in large print."""

from __future__ import annotations

import json
from dataclasses import asdict

from sendviewer.export.pdf_content import page_content, summary_content
from sendviewer.export.typesetting import typeset
from sendviewer.present.briefing import BriefingSpec
from sendviewer.resources import resource_path
from sendviewer.views.colour_tokens import LIGHT

__all__ = ["pdf_bytes"]


def pdf_bytes(briefing: BriefingSpec, *, summary: bool = False, large: bool = False) -> bytes:
    """Return the whole page, or its overview on one sheet of A4, as a PDF file.

    ``large`` sets everything in 18 points or more; a summary may need a second sheet then.
    """
    write = summary_content if summary else page_content
    content = {
        **write(briefing, large=large),
        "colours": asdict(LIGHT) | {"name": LIGHT.name.value},
    }
    template = resource_path("pdf", "page.typ").read_text(encoding="utf-8")
    return typeset(template, {"page": json.dumps(content)}, file_format="pdf")
