"""Runs typst, the typesetter, on a template and data: no window, no network, no system fonts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sendviewer.resources import resource_path

__all__ = ["typeset", "typeset_pages"]


def typeset(
    template: str, inputs: Mapping[str, str], *, file_format: Literal["png", "pdf"], ppi: int = 300
) -> bytes:
    """Return what ``template`` makes of ``inputs``, which it finds in ``sys.inputs``.

    Data goes in beside the template and never into it, so that no text is taken for markup. The
    bundled font is the only one besides those that typst holds, so that the same input gives the
    same bytes on every machine. A PDF is tagged and keeps to PDF/UA-1; what does not is an error.
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
