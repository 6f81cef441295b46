"""Words the groups of children in need: what the short labels of the files stand for."""

from __future__ import annotations

from dataclasses import dataclass

from sendviewer.core.needs import loosely

__all__ = ["GroupInNeed", "group_in_need"]


@dataclass(frozen=True, slots=True)
class GroupInNeed:
    """A group: its name for headings, who is in it, and how its time is worded.

    ``described`` follows "children": "in need". It is "" for the group of all pupils.
    """

    title: str
    population: str
    when: str
    described: str


_GROUPS = {
    "cino": (
        "Children in need",
        "Children in need, without those on a child protection plan or looked after",
        "in need",
    ),
    "cin": (
        "Children in need",
        "Children in need, with those on a child protection plan or looked after",
        "in need",
    ),
    "cppo": (
        "Children on a child protection plan",
        "Children on a child protection plan, without those looked after",
        "on a child protection plan",
    ),
    "cla less than 12 months": (
        "Children looked after for less than 12 months",
        "Children looked after for less than 12 months",
        "looked after for less than 12 months",
    ),
    "cla 12 months": (
        "Children looked after for 12 months",
        "Children looked after for at least 12 months",
        "looked after for at least 12 months",
    ),
    "cla": ("Children looked after", "Children looked after", "looked after"),
    "ever cin": ("Children ever in need", "Children who were ever in need", "ever in need"),
    "all pupils": ("All pupils", "All pupils, to compare with", ""),
}
_MARCH = "at 31 march"


def group_in_need(label: str) -> GroupInNeed:
    """Return the words for a group; a label that is not known stands for itself."""
    words = loosely(label)
    start = next((start for start in _GROUPS if f"{words} ".startswith(f"{start} ")), None)
    unknown = (label, label, f"in the group “{label}”")
    title, who, described = unknown if start is None else _GROUPS[start]
    is_march = _MARCH in words
    time = ", at 31 March" if is_march else ""
    population = f"{who}{time} (in the file: {label})."
    return GroupInNeed(title, population, "march" if is_march else "year", described)
