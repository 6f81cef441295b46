"""Runs typst, the typesetter, on a template and data: no window, no network, no system fonts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sendviewer.resources import resource_path

__all__ = ["typeset"]


def typeset(
    template: str, inputs: Mapping[str, str], *, file_format: Literal["png", "pdf"], ppi: int = 300
) -> bytes:
    """Return what ``template`` makes of ``inputs``, which it finds in ``sys.inputs``.

    Data goes in beside the template and never into it, so that no text is taken for markup. The
    bundled font is the only one besides those that typst holds, so that the same input gives the
    same bytes on every machine. A PDF is tagged and keeps to PDF/UA-1; what does not is an error.
    """
    import typst

    # The types that ship with 0.15 leave open what kind of input a call has.
    result = typst.compile(  # type: ignore[misc]
        template.encode(),
        format=file_format,
        ppi=ppi,
        font_paths=[str(resource_path("fonts"))],
        ignore_system_fonts=True,
        sys_inputs=dict(inputs),
        pdf_standards=["ua-1"] if file_format == "pdf" else [],
    )
    assert isinstance(result, bytes)
    return result
