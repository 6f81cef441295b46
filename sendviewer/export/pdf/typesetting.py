"""Runs typst, the typesetter, on a template and data: no window, no network, no system fonts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from sendviewer.core.errors import InputError
from sendviewer.resources import resource_path

__all__ = ["typeset", "typeset_pages"]

NOT_IN_FONT = re.compile(r'the text `"(.+?)"` could not be displayed with font')
"""What typst 0.15 says of a sign that the font lacks; PDF/UA-1 forbids to leave it blank."""


def typeset(
    template: str, inputs: Mapping[str, str], *, file_format: Literal["png", "pdf"], ppi: int = 300
) -> bytes:
    """Return what ``template`` makes of ``inputs``, which it finds in ``sys.inputs``.

    Data goes in beside the template and never into it, so that no text is taken for markup. The
    bundled font is the only one besides those that typst holds, so that the same input gives the
    same bytes on every machine. A PDF is tagged and keeps to PDF/UA-1. Raises InputError for a
    sign that the font lacks.
    """
    result = _compiled(template, inputs, file_format, ppi)
    assert isinstance(result, bytes)
    return result


def typeset_pages(template: str, inputs: Mapping[str, str], *, ppi: int) -> list[bytes]:
    """Return every page of what ``template`` makes of ``inputs`` as a PNG picture."""
    result = _compiled(template, inputs, "png", ppi)
    return [result] if isinstance(result, bytes) else result


def _compiled(
    template: str, inputs: Mapping[str, str], file_format: Literal["png", "pdf"], ppi: int
) -> bytes | list[bytes]:
    """Return a file, or of a document with several pages a picture of each."""
    import typst

    try:
        # The types that ship with 0.15 leave open what kind of input a call has.
        return typst.compile(  # type: ignore[misc]
            template.encode(),
            format=file_format,
            ppi=ppi,
            font_paths=[str(resource_path("fonts"))],
            ignore_system_fonts=True,
            sys_inputs=dict(inputs),
            pdf_standards=["ua-1"] if file_format == "pdf" else [],
        )
    except typst.TypstError as error:
        lacking = NOT_IN_FONT.search(str(error))
        if lacking is None:
            raise
        raise _not_in_font(lacking[1]) from error


def _not_in_font(sign: str) -> InputError:
    return InputError(
        f"A PDF can not hold the sign {sign}, because the font that it is set in does not have it.",
        remedy="Take the sign out of the text, or export the page as Word or HTML.",
    )
