"""Says where the parts of a published file do not add up to the whole that it publishes."""

from __future__ import annotations

from sendviewer.core.pages import Discrepancy
from sendviewer.present.need_verbs import verb_of
from sendviewer.present.numbers import count_text

__all__ = ["discrepancy_text"]


def discrepancy_text(found: Discrepancy) -> str:
    """Return one sentence with both numbers and how far they are apart."""
    gap = found.parts - found.whole
    at_least = "at least " if found.parts_are_at_least else ""
    are = verb_of([found.what], "is", "are")
    direction = "more" if gap > 0 else "fewer"
    return (
        f"In the published file, {found.what} {are} {count_text(found.whole)} for "
        f"{found.whole_name}, but {found.parts_name} add up to "
        f"{at_least}{count_text(found.parts)}: {at_least}{count_text(abs(gap))} {direction}."
    )
