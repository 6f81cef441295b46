"""What goes on the clipboard: several flavours of the same thing, and a notice that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sendviewer.core.errors import DomainError

if TYPE_CHECKING:  # needed for pictures only
    from PySide6.QtGui import QImage

__all__ = ["Payload"]


class Payload(Struct, frozen=True):
    """One clipboard entry. A flavour that is None is left out.

    ``notice`` is shown in the status bar and announced, such as "Copied 13 rows, 8 columns with
    headers". A table (text, HTML) and a picture (image, SVG) never share one entry, because some
    programs would paste the picture where the table was wanted: DomainError is raised for both,
    and for none.
    """

    notice: str
    text: str | None = None
    html: str | None = None
    csv: str | None = None
    image: QImage | None = None
    svg: bytes | None = None

    def __post_init__(self) -> None:
        words = [flavour for flavour in (self.text, self.html, self.csv) if flavour is not None]
        pictures = [flavour for flavour in (self.image, self.svg) if flavour is not None]
        if bool(words) == bool(pictures):
            raise DomainError("a clipboard entry holds either words or a picture")
