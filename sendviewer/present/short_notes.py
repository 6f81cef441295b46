"""Shortens the notes on the figures for one sheet, and says how many are left out."""

from __future__ import annotations

from sendviewer.present.card_specs import NotesCard, Run
from sendviewer.present.document_parts import SEVERITY_WORDS
from sendviewer.present.phrases import counted

__all__ = ["short_notes"]


def short_notes(card: NotesCard, most: int) -> tuple[tuple[Run, ...], ...]:
    """Return the first ``most`` notes as runs, and after them how many more there are."""
    lines: list[tuple[Run, ...]] = [
        (Run(f"{SEVERITY_WORDS[note.severity]}: ", strong=True), Run(note.text))
        for note in card.notes[:most]
    ]
    left = len(card.notes) - len(lines)
    if left:
        which = counted(left, "more note is", "more notes are") if lines else ""
        said = which or counted(left, "note is", "notes are")
        lines.append((Run(f"{said} in the full document.".capitalize()),))
    return tuple(lines)
