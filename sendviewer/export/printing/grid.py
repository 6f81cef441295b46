"""Tables to be printed, in words and figures, whatever they were made from."""

from __future__ import annotations

from msgspec import Struct

from sendviewer.core.comparisons import Compared

__all__ = ["Grid", "GridCell", "GridColumn", "GridRow"]


class GridColumn(Struct, frozen=True):
    """A column: its title, and whether it holds figures, which stand at the right."""

    title: str
    is_figure: bool = False


class GridCell(Struct, frozen=True):
    """A cell; ``compared`` is drawn as a symbol before its text.

    A cell of figures that ``is_known`` holds a figure, and otherwise says why there is none.
    """

    text: str
    compared: Compared | None = None
    is_known: bool = True


class GridRow(Struct, frozen=True):
    """A row; a total is ``strong``."""

    cells: tuple[GridCell, ...]
    strong: bool = False

    @property
    def reason(self) -> str:
        """Why there is no figure at all, said once where it is the same for all; otherwise ""."""
        first, *others = [cell.text for cell in self.cells[1:]] or [""]
        is_alike = len(others) > 0 and all(text == first for text in others)
        unknown = not any(cell.is_known for cell in self.cells[1:])
        return first if is_alike and unknown else ""


class Grid(Struct, frozen=True):
    """A table in words and figures, whatever it was made from. A total comes last."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
