"""Finds sizes of type for titles and footers in layouts that somebody else has made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sendviewer.export.office.text import line_count, office_text
from sendviewer.export.slides.stage import EMU_PER_INCH, INSET, TITLES, placeholders

__all__ = ["LINE", "POINTS_PER_INCH", "footer_holds", "title_size"]

LINE = 1.22
"""Distance of lines as a part of the size of the letters."""

POINTS_PER_INCH = 72
HUNDREDTHS = 100
STEPS = (40, 36, 32, 28, 26, 24, 22, 20, 18)
USUAL_TITLE, USUAL_FOOTER = 44, 12
SLACK_IN = 0.05

_OWN_SIZE = ".//a:lstStyle/a:lvl1pPr/a:defRPr/@sz"
_TITLE_SIZE = "./p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr/@sz"


def title_size(layout: Any, titles: Sequence[str]) -> int | None:
    """Return the points in which all ``titles`` fit, so that all slides have the same.

    None means that they fit in the size of the layout.
    """
    place = next(one for one in placeholders(layout) if _kind(one) in TITLES)
    natural = _size(layout, place) or _master_size(layout) or USUAL_TITLE
    sizes = [natural, *(size for size in STEPS if size < natural)]
    fitting = (size for size in sizes if all(_holds(place, one, size) for one in titles))
    size = next(fitting, sizes[-1])
    return None if size == natural else size


def footer_holds(layout: Any, text: str) -> bool:
    """Return whether a layout has a footer with room for ``text``."""
    for place in placeholders(layout):
        if _kind(place) == "FOOTER":
            return _holds(place, text, _size(layout, place) or USUAL_FOOTER, is_bold=False)
    return False


def _kind(place: Any) -> str:
    return str(place.placeholder_format.type.name)


def _size(layout: Any, place: Any) -> int | None:
    """Return the size that a placeholder has of itself, or from the same one of the master."""
    alike = {_kind(place)} | (TITLES if _kind(place) in TITLES else set())
    above = [one for one in placeholders(layout.slide_master) if _kind(one) in alike]
    for one in (place, *above):
        for size in one.element.xpath(_OWN_SIZE):
            return int(size) // HUNDREDTHS
    return None


def _master_size(layout: Any) -> int | None:
    for size in layout.slide_master.element.xpath(_TITLE_SIZE):
        return int(size) // HUNDREDTHS
    return None


def _holds(place: Any, text: str, size: float, *, is_bold: bool = True) -> bool:
    width = place.width / EMU_PER_INCH - 2 * INSET
    lines = line_count(office_text(text), width, size, is_bold=is_bold)
    return bool(lines * size * LINE / POINTS_PER_INCH <= place.height / EMU_PER_INCH + SLACK_IN)
