"""Specs of slides: what each one says, shows, and tells the speaker."""

from __future__ import annotations

from msgspec import Struct

from sendviewer.present.card_specs import Run
from sendviewer.present.plots import PlotSpec

__all__ = ["BigFigure", "SlideSpec", "SlideTable"]


class BigFigure(Struct, frozen=True):
    """A figure to be seen from the last row, with what it counts and a remark."""

    name: str
    figure: str
    caption: str


class SlideTable(Struct, frozen=True):
    """A table of words and figures. ``figures`` are the columns that stand at the right.

    ``has_total`` says that the last row is the sum of the others.
    """

    name: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...] = ()
    has_total: bool = False


class SlideSpec(Struct, frozen=True):
    """A slide. ``lines`` stand under the title, ``remarks`` under everything else.

    ``runs`` is the key message of the slide that opens the deck. ``spoken`` is for the notes.
    """

    title: str
    spoken: tuple[str, ...]
    lines: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()
    figures: tuple[BigFigure, ...] = ()
    plot: PlotSpec | None = None
    table: SlideTable | None = None
    items: tuple[tuple[Run, ...], ...] = ()
    remarks: tuple[str, ...] = ()
    is_opening: bool = False
