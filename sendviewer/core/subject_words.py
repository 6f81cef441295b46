"""Names the pupils that a page's share is of, the same on the page and in its files."""

from __future__ import annotations

from sendviewer.core.pages import Subject

__all__ = ["EVERY_PUPIL", "share_label", "whole_words"]

EVERY_PUPIL = "pupils"
"""What a subject names if its file counts all pupils of its schools, and not some group."""


def whole_words(subject: Subject) -> str:
    """Return whom a share is of: "the school population", "all pupils in primary schools"."""
    pupils = subject.all_pupils
    return "the school population" if pupils == EVERY_PUPIL else f"all {pupils}"


def share_label(subject: Subject) -> str:
    """Return what the share of all pupils is called: "Share of the school population"."""
    return f"Share of {whole_words(subject)}"
