"""What a check can find on a page: a kind, how it is to be taken, and its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field

__all__ = ["Finding", "Severity"]


class Severity(Enum):
    """How a finding is to be taken. In the order in which findings are given."""

    NOTE = "note"
    """Two figures contradict each other."""
    ROUNDING = "rounding"
    """Figures differ by no more than their rounding explains."""
    LIKELIHOOD = "likelihood"
    """Something that the figures make likely and the source does not say."""
    CONTEXT = "context"
    """A remark by the author of the page."""


class Finding(Struct, frozen=True):
    """One thing found. ``id`` names its kind, so that two findings may share one.

    ``values`` hold the numbers, in children, pupils or percent; ``text`` is for remarks of the
    page's author only.
    """

    id: str
    severity: Severity
    values: Mapping[str, int | float | str] = field(default_factory=dict)
    text: str = ""
