"""Makes the pictures of a reading view: an area's share and, beside it, the comparator's."""

from __future__ import annotations

from sendviewer.core.figures import Quantity
from sendviewer.core.pages import Page
from sendviewer.present.card_specs import Series
from sendviewer.present.page_words import PageWords
from sendviewer.present.proportions import in_every, of_whom
from sendviewer.present.reading_spec import ReadingPicture

__all__ = ["pictures_of"]

PEOPLE = ("children", "pupils")
FEW = 10
"""So many can be drawn as people; of more, each is a dot."""


def pictures_of(
    page: Page, share: Quantity, other: Quantity, whole: str
) -> tuple[ReadingPicture, ...]:
    """Return a picture for each of two shares of ``whole`` that is known, in the same form."""
    names = (page.short_name or page.name, PageWords(page).label)
    pictures = []
    for name, form, series in zip(names, in_every(share, other), Series, strict=True):
        if form is None:
            continue
        is_of_people = form.of == FEW and whole.startswith(PEOPLE)
        figures = "figures of people" if is_of_people else "dots"
        drawn = form.picture.replace(f"{form.of} ", f"{form.of} {figures} ")
        described = f"Picture: {drawn}, which is {of_whom(form, whole)}."
        pictures.append(
            ReadingPicture(f"{name}: {form.words}", described, form, series, is_of_people)
        )
    return tuple(pictures)
