"""Knows which pieces of a paste kit are copied and which is next, and says so."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.export.paste_kit import KitPiece

__all__ = ["PasteProgress"]


class PasteProgress(Struct, frozen=True):
    """``copied`` holds ids; ``last`` is the id of the piece that is on the clipboard, or ""."""

    pieces: tuple[KitPiece, ...]
    copied: frozenset[str] = frozenset()
    last: str = ""

    @property
    def next(self) -> KitPiece | None:
        """The first piece after the last one that is not copied yet; None if all are copied."""
        waiting = [piece for piece in self._from_last() if piece.id not in self.copied]
        return waiting[0] if waiting else None

    def with_copied(self, piece: KitPiece) -> PasteProgress:
        """Return where one is once a piece has been copied."""
        return replace(self, copied=self.copied | {piece.id}, last=piece.id)

    def number(self, piece: KitPiece) -> int:
        """Return the place of a piece, from 1."""
        return self.pieces.index(piece) + 1

    def state(self, piece: KitPiece) -> str:
        """Return in a word where a piece stands, or ""."""
        if piece == self.next:
            return "Next"
        return "Copied" if piece.id in self.copied else ""

    def sentence(self) -> str:
        """Return what was copied last and what comes next."""
        following = self.next
        after = f"Next: {following.words}." if following else "That is all of the kit."
        for piece in self.pieces:
            if piece.id == self.last:
                return f"Copied {self._place(piece)}: {piece.words}. {after}"
        return after

    def spoken(self, piece: KitPiece) -> str:
        """Return a piece as it is read aloud."""
        parts = (f"{self._place(piece)}, {piece.title}", self.state(piece).lower())
        return f"{', '.join(filter(None, parts))}: {piece.note}"

    def _place(self, piece: KitPiece) -> str:
        return f"{self.number(piece)} of {len(self.pieces)}"

    def _from_last(self) -> Sequence[KitPiece]:
        ids = [piece.id for piece in self.pieces]
        after = ids.index(self.last) + 1 if self.last in ids else 0
        return self.pieces[after:] + self.pieces[:after]
