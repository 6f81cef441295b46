"""Says why an area cannot be had, and which are near: by spelling, or by what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.core.errors import InputError
from sendviewer.core.selections import Place
from sendviewer.core.word_lists import listed
from sendviewer.sources.area_words import beginning_sentence, ending_sentence, named
from sendviewer.sources.authorities import Authority, AuthorityTable, Region
from sendviewer.sources.places import quoted

__all__ = ["absent_authority", "absent_region", "ambiguous_area", "no_area", "unknown_area"]

_WHAT_TO_GIVE = "Give a name, a 3-digit code or a 9-character code of an area in these figures."


def no_area() -> InputError:
    """Return the error for a name that is empty."""
    return InputError("No area is named.", remedy=_WHAT_TO_GIVE)


def unknown_area(text: str, nearest: Sequence[Place]) -> InputError:
    """Return the error for words that name nothing."""
    problem = f"These figures have no area that is called {quoted(text)}."
    if not nearest:
        return InputError(problem, remedy=_WHAT_TO_GIVE)
    names = listed([named(place) for place in nearest])
    near = f"The nearest is {names}." if len(nearest) == 1 else f"The nearest are {names}."
    return InputError(problem, remedy=f"{near} {_WHAT_TO_GIVE}")


def ambiguous_area(text: str, places: Sequence[Place]) -> InputError:
    """Return the error for words that name several places."""
    names = listed([_with_codes(place) for place in places])
    problem = f"{quoted(text)} names {len(places)} areas in these figures: {names}."
    return InputError(problem, remedy="Give the code of the one that is meant.")


def absent_authority(
    table: AuthorityTable, authority: Authority, places: Sequence[Place]
) -> InputError:
    """Return the error for an authority without rows, with what it came from or became.

    ``places`` are those that there are rows for. Those that stand for the same area, or hold
    some of it, are named; none is taken in its place.
    """
    problem = f"These figures have no rows for {named(authority)}."
    ending = ending_sentence(table, authority)
    history = ending or beginning_sentence(table, authority)
    near = _related(table, authority, places)
    if not near:
        remedy = "Choose another area, or a file or period that has this one."
        return InputError(_together(problem, history), remedy=remedy)
    remedy = _offer(table, authority, near)
    return InputError(_together(problem, history), remedy=remedy)


def absent_region(region: Region, table: AuthorityTable, places: Sequence[Place]) -> InputError:
    """Return the error for England or a region without rows, with the parts that have some."""
    problem = f"These figures have no rows for {region.name} ({region.code})."
    parts = [
        named(place)
        for place in places
        if (like := table.region_like(place)) is not None and like.part_of == region.code
    ]
    if not parts:
        return InputError(problem, remedy=_WHAT_TO_GIVE)
    return InputError(problem, remedy=f"They have rows for parts of it: {listed(parts)}.")


def _related(
    table: AuthorityTable, authority: Authority, places: Sequence[Place]
) -> tuple[Place, ...]:
    """Return joint rows that hold the authority, and its successors and predecessors."""
    kin = {authority, *table.successors(authority), *table.predecessors(authority)}
    return tuple(place for place in places if kin.intersection(table.authorities_of(place)))


def _offer(table: AuthorityTable, authority: Authority, near: Sequence[Place]) -> str:
    """Return which places there are rows for, and whether they are the same area."""
    names = listed([named(place) for place in near])
    area = tuple(one for place in near for one in table.authorities_of(place))
    if table.is_whole_of(authority, area):
        are = "is" if len(near) == 1 else "together are"
        return f"Choose {names}, which {are} the same area."
    are = "is" if len(near) == 1 else "are"
    return f"There are rows for {names}, which {are} not the same area: choose what will do."


def _with_codes(place: Place) -> str:
    codes = ", ".join(code for code in (place.dfe_code, place.code) if code)
    return f"{place.name} ({codes})" if codes else place.name


def _together(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
