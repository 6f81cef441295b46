"""A page as a sequence of slides: what each one says, shows, and tells the speaker.

The same specs as on the screen, so that slides and page can not differ. Every title says the main
message where there is one. How much goes on one slide is for whoever sets them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sendviewer.present.briefing import BriefingSpec
from sendviewer.present.card_sheets import card_sheet
from sendviewer.present.document_parts import SEVERITY_WORDS
from sendviewer.present.left_out import LEFT_OUT
from sendviewer.present.plots import PlotSpec, plot_of_card, plot_of_chart
from sendviewer.present.specs import (
    AgesCard,
    BarsCard,
    CardSpec,
    ChartSpec,
    DifferencesCard,
    NotesCard,
    NumberCard,
    ProportionsCard,
    Run,
    SentenceCard,
    TableSpec,
)
from sendviewer.present.symbol_key import table_key

__all__ = ["BigFigure", "SlideSpec", "SlideTable", "slide_deck"]


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


def slide_deck(briefing: BriefingSpec) -> Iterator[SlideSpec]:
    """Yield the slides of a page, first to last."""
    cards = briefing.overview.cards
    yield _opening(briefing)
    yield from _key_figures(cards, briefing.charts[0].local_name)
    for chart in briefing.charts:
        if chart.bars:
            yield _chart(chart, briefing.tables[0].source_line)
    yield from (_furthest(card) for card in cards if isinstance(card, DifferencesCard))
    for table in briefing.tables:
        if table.rows:
            yield _needs(table)
    yield from _of_cards(cards, briefing.charts[0].local_name, "provisions", "settings", "ages")
    yield from (_notes(card) for card in cards if isinstance(card, NotesCard))
    yield _sources(briefing)


def _opening(briefing: BriefingSpec) -> SlideSpec:
    header = briefing.header
    lines = tuple(filter(None, (header.subtitle, briefing.areas_line, header.comparator_note)))
    message = [card for card in briefing.overview.cards if isinstance(card, SentenceCard)]
    return SlideSpec(
        title=header.title,
        spoken=(*(card.spoken for card in message), *lines),
        lines=lines,
        runs=message[0].runs if message else (),
        is_opening=True,
    )


def _key_figures(cards: tuple[CardSpec, ...], local_name: str) -> Iterator[SlideSpec]:
    numbers = [card for card in cards if isinstance(card, NumberCard)]
    shares = [card for card in cards if isinstance(card, BarsCard) and card.figure_text]
    figures = [BigFigure(card.title, card.figure_text, card.caption) for card in numbers]
    if not shares:
        yield from _with_common(figures, cards, local_name)
        return
    figures += [BigFigure(card.title, card.figure_text, card.note) for card in shares]
    yield SlideSpec(
        title=f"{figures[0].name}: {figures[0].figure}",
        spoken=(*(card.spoken for card in numbers), *(card.spoken for card in shares)),
        figures=tuple(figures),
        plot=plot_of_card(shares[0], local_name),
    )
    yield from _of_cards(cards, local_name, "most-common")


def _with_common(
    figures: list[BigFigure], cards: tuple[CardSpec, ...], local_name: str
) -> Iterator[SlideSpec]:
    """Yield the figure beside the most common needs, so that it does not stand alone."""
    spoken = tuple(card.spoken for card in cards if isinstance(card, NumberCard))
    common = next(_of_cards(cards, local_name, "most-common"), None)
    if common:
        yield replace(common, figures=tuple(figures), spoken=(*spoken, *common.spoken))
    elif figures:
        title = f"{figures[0].name}: {figures[0].figure}"
        yield SlideSpec(title, spoken, figures=tuple(figures))


# --- Charts -------------------------------------------------------------------------------


def _chart(chart: ChartSpec, credit: str) -> SlideSpec:
    """Return a slide for a chart; the source stands at the foot of every slide."""
    plot = plot_of_chart(chart)
    caption = chart.caption.removesuffix(credit).strip()
    return SlideSpec(
        title=chart.title,
        spoken=(plot.description, chart.caption),
        lines=(chart.subtitle,),
        plot=plot,
        remarks=tuple(filter(None, (*plot.remarks, caption))),
    )


def _of_cards(cards: tuple[CardSpec, ...], local_name: str, *ids: str) -> Iterator[SlideSpec]:
    """Yield a slide for each card with one of ``ids`` that has a chart, in the order of the ids."""
    for id_ in ids:
        for card in cards:
            if card.id == id_ and isinstance(card, BarsCard | ProportionsCard | AgesCard):
                yield _card(card, local_name)


def _card(card: BarsCard | ProportionsCard | AgesCard, local_name: str) -> SlideSpec:
    sheet = card_sheet(card)
    plot = plot_of_card(card, local_name)
    return SlideSpec(
        title=_message(card, plot),
        spoken=(card.spoken,),
        lines=(_measure(card),),
        plot=plot,
        remarks=() if isinstance(card, AgesCard) else sheet.paragraphs,
    )


def _message(card: BarsCard | ProportionsCard | AgesCard, plot: PlotSpec) -> str:
    """Return the title of a card with its largest figure, if every figure is known."""
    if isinstance(card, AgesCard):
        return card.message or card.title
    if isinstance(card, ProportionsCard):
        largest = max(card.parts, key=lambda part: part.fraction, default=None)
        if largest is None or None in plot.series[0].values:
            return card.title
        return f"{card.title}: {largest.label}, {largest.percent_text}"
    first = card.bars[0]
    if first.length is None or first.heading:
        return card.title
    return f"{card.title}: {first.label}, {first.value_text}"


def _measure(card: BarsCard | ProportionsCard | AgesCard) -> str:
    if isinstance(card, AgesCard):
        return card.title
    if isinstance(card, BarsCard):
        return "Share in per cent"
    beside = f", beside {card.beside_title}" if card.beside_title else ""
    return f"Share in per cent{beside}. The number of {_counted(card)} stands after each name."


def _counted(card: ProportionsCard) -> str:
    """Return what is counted as it stands in a sentence: "children", "EHC plans"."""
    title = card.counted_title or "Children"
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


# --- Tables and lists ---------------------------------------------------------------------


def _furthest(card: DifferencesCard) -> SlideSpec:
    sheet = card_sheet(card)
    rows = tuple((row.label, *row.values) for row in sheet.rows)
    furthest = ", ".join(rows[0][:2]) if rows else ""
    return SlideSpec(
        title=f"{card.title.partition(', in ')[0]}: {furthest}" if rows else card.title,
        spoken=(card.spoken,),
        table=SlideTable(card.title, card.spoken, sheet.columns, rows, (1,)) if rows else None,
        items=() if rows else ((Run(card.spoken),),),
    )


def _needs(table: TableSpec) -> SlideSpec:
    total = (table.total,) if table.total else ()
    rows = (*table.rows, *total)
    columns = tuple(column.title for column in table.columns)
    description = f"{table.title}. Columns: {'; '.join(columns)}."
    return SlideSpec(
        title=table.title,
        spoken=(*(row.sentence for row in rows), table.source_line),
        table=SlideTable(
            table.title,
            description,
            columns,
            tuple(tuple(cell.text for cell in row.cells) for row in rows),
            tuple(place for place, one in enumerate(table.columns) if one.kind.is_figure),
            has_total=bool(total),
        ),
        remarks=tuple(f"{line}." for line in table_key(table)),
    )


def _notes(card: NotesCard) -> SlideSpec:
    items = tuple(
        (Run(f"{SEVERITY_WORDS[note.severity]}: ", strong=True), Run(note.text))
        for note in card.notes
    )
    return SlideSpec(card.title, (card.spoken,), items=items or ((Run(card.spoken),),))


def _sources(briefing: BriefingSpec) -> SlideSpec:
    """Return the last slide: sources in full, the licence, and what slides do not hold."""
    said = [
        *(("Source", line) for line in briefing.sources),
        ("Licence", briefing.licence),
        ("Left out", LEFT_OUT[".pptx"]),
    ]
    known = [(name, line) for name, line in said if line]
    return SlideSpec(
        title="Sources, and what is left out" if len(known) > 1 else "What is left out",
        spoken=tuple(line for _, line in known),
        items=tuple((Run(f"{name}: ", strong=True), Run(line)) for name, line in known),
    )
