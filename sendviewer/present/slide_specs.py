"""Specs of slides: what each one says, shows, and tells the speaker."""

from __future__ import annotations

from dataclasses import dataclass

from sendviewer.present.plots import PlotSpec
from sendviewer.present.specs import Run

__all__ = ["BigFigure", "SlideSpec", "SlideTable"]


@dataclass(frozen=True, slots=True)
class BigFigure:
    """A figure to be seen from the last row, with what it counts and a remark."""

    name: str
    figure: str
    caption: str


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table of words and figures. ``figures`` are the columns that stand at the right.

    ``has_total`` says that the last row is the sum of the others.
    """

    name: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...] = ()
    has_total: bool = False


@dataclass(frozen=True, slots=True)
class SlideSpec:
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
