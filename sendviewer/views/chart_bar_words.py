"""Says what a node of the chart is called and how it is described."""

from __future__ import annotations

from sendviewer.present.specs import BarSpec
from sendviewer.present.terms import need_term

__all__ = ["bar_described", "bar_in_brief"]


def bar_in_brief(bar: BarSpec) -> str:
    """Return a bar with its figures, or why there is none, as short as can be."""
    return ", ".join(part for part in (bar.label, bar.local_told, bar.comparator_text) if part)


def bar_described(bar: BarSpec) -> str:
    """Return all that is said of a bar, and what its need means."""
    return f"{bar.sentence} {need_term(bar.id).meaning}"
