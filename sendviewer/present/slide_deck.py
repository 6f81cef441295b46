"""A page as a sequence of slides: what each one says, shows, and tells the speaker.

The same specs as on the screen, so that slides and page can not differ. Every title says the main
message where there is one. How much goes on one slide is for whoever sets them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.present.briefing import BriefingSpec
from sendviewer.present.card_sheets import CardSheet, card_sheet
from sendviewer.present.card_specs import (
    AgesCard,
    BarsCard,
    CardSpec,
    DifferencesCard,
    NotesCard,
    NumberCard,
    ProportionsCard,
    Run,
    SentenceCard,
)
from sendviewer.present.document_parts import SEVERITY_WORDS
from sendviewer.present.left_out import LEFT_OUT
from sendviewer.present.numbers import NOT_COLLECTED_TEXT
from sendviewer.present.plots import PlotSpec, plot_of_card, plot_of_chart
from sendviewer.present.slide_specs import BigFigure, SlideSpec, SlideTable
from sendviewer.present.slide_titles import ChartedCard, card_title, furthest_title
from sendviewer.present.specs import ChartSpec, Measure, TableSpec
from sendviewer.present.symbol_key import table_key

__all__ = ["slide_deck"]


class _Cards(Struct, frozen=True):
    """The cards of the overview, whose figures they show, and whether every count is known."""

    cards: tuple[CardSpec, ...]
    local_name: str
    is_complete: bool

    def charted(self, *ids: str) -> Iterator[ChartedCard]:
        """Yield the cards that have a chart, in the order of ``ids``."""
        for id_ in ids:
            for card in self.cards:
                if card.id == id_ and isinstance(card, BarsCard | ProportionsCard | AgesCard):
                    yield card


def slide_deck(briefing: BriefingSpec) -> Iterator[SlideSpec]:
    """Yield the slides of a page, first to last."""
    cards = briefing.overview.cards
    named = _Cards(cards, briefing.charts[0].local_name, _is_complete(briefing.tables[0]))
    yield _opening(briefing)
    yield from _key_figures(named)
    yield from _charts(briefing)
    yield from (_furthest(card) for card in cards if isinstance(card, DifferencesCard))
    yield from (_needs(table) for table in briefing.tables if table.rows)
    yield from (_card(card, named) for card in named.charted("provisions", "settings", "ages"))
    yield from (_notes(card) for card in cards if isinstance(card, NotesCard))
    yield _sources(briefing)


def _is_complete(table: TableSpec) -> bool:
    """Return whether the count of every need is known that was collected."""
    place = [column.id for column in table.columns].index("children")
    counts = [row.cells[place] for row in table.rows]
    # "At least 39" sorts as 39, but it is no single number.
    return all(cell.number is not None or cell.text == NOT_COLLECTED_TEXT for cell in counts)


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


def _key_figures(named: _Cards) -> Iterator[SlideSpec]:
    """Yield the big figures; without a share, the number beside the most common needs."""
    numbers = [card for card in named.cards if isinstance(card, NumberCard)]
    shares = [card for card in named.cards if isinstance(card, BarsCard) and card.figure_text]
    common = [_card(card, named) for card in named.charted("most-common")]
    figures = [BigFigure(card.title, card.figure_text, card.caption) for card in numbers]
    spoken = tuple(card.spoken for card in numbers)
    if common and not shares:
        first = replace(common[0], figures=tuple(figures))
        yield replace(first, spoken=(*spoken, *first.spoken))
        return
    figures += [BigFigure(card.title, card.figure_text, card.note) for card in shares]
    if figures:
        yield SlideSpec(
            title=f"{figures[0].name}: {figures[0].figure}",
            spoken=(*spoken, *(card.spoken for card in shares)),
            figures=tuple(figures),
            plot=_drawn(plot_of_card(shares[0], named.local_name)) if shares else None,
        )
    yield from common


# --- Charts -------------------------------------------------------------------------------


def _drawn(plot: PlotSpec) -> PlotSpec | None:
    """Return a plot that has at least one bar."""
    known = any(value is not None for series in plot.series for value in series.values)
    return plot if known else None


def _charts(briefing: BriefingSpec) -> Iterator[SlideSpec]:
    """Yield a slide for each chart; slides are told apart by their titles, so no two are alike."""
    titles: set[str] = set()
    for chart in briefing.charts:
        if chart.bars:
            slide = _chart(chart, briefing.tables[0].source_line)
            if slide.title in titles:
                slide = replace(slide, title=f"{slide.title}: {_MEASURES[chart.measure]}")
            titles.add(slide.title)
            yield slide


_MEASURES = {
    Measure.SHARE: "shares",
    Measure.DIFFERENCE: "differences in points",
    Measure.CHILDREN: "numbers",
}


def _chart(chart: ChartSpec, credit: str) -> SlideSpec:
    """Return a slide for a chart; the source stands at the foot of every slide."""
    plot = plot_of_chart(chart)
    caption = chart.caption.removesuffix(credit).strip()
    return SlideSpec(
        title=chart.title,
        spoken=(plot.description, chart.caption),
        lines=(chart.subtitle,),
        plot=_drawn(plot),
        remarks=(caption,) if caption else (),
    )


def _card(card: ChartedCard, named: _Cards) -> SlideSpec:
    """Return a slide for a card; one without a single figure says what the card says."""
    plot = _drawn(plot_of_card(card, named.local_name))
    if plot is None:
        return SlideSpec(card.title, (card.spoken,), items=((Run(card.spoken),),))
    return SlideSpec(
        title=card_title(card, plot, is_complete=named.is_complete),
        spoken=(card.spoken,),
        lines=(_measure(card),),
        plot=plot,
        remarks=() if isinstance(card, AgesCard) else card_sheet(card).paragraphs,
    )


def _measure(card: ChartedCard) -> str:
    if isinstance(card, AgesCard):
        return card.title
    if isinstance(card, BarsCard):
        counted = card.counted_title
        return f"Number of {_in_sentence(counted)}" if counted else "Share in per cent"
    beside = f", beside {card.beside_title}" if card.beside_title else ""
    return f"Share in per cent{beside}. The number of {_counted(card)} stands after each name."


def _counted(card: ProportionsCard) -> str:
    """Return what is counted as it stands in a sentence: "children", "EHC plans"."""
    return _in_sentence(card.counted_title or "Children")


def _in_sentence(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


# --- Tables and lists ---------------------------------------------------------------------


def _furthest(card: DifferencesCard) -> SlideSpec:
    sheet = card_sheet(card)
    rows = tuple((row.label, *row.values) for row in sheet.rows)
    return SlideSpec(
        title=furthest_title(card),
        spoken=(card.spoken,),
        table=_sheet_table(sheet, rows) if rows else None,
        items=() if rows else ((Run(card.spoken),),),
    )


def _sheet_table(sheet: CardSheet, rows: tuple[tuple[str, ...], ...]) -> SlideTable:
    figures = tuple(place for place, one in enumerate(sheet.columns) if one.kind.is_figure)
    return SlideTable(sheet.title, sheet.spoken, sheet.titles, rows, figures)


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
        ("Left out", briefing.left_out),
    ]
    known = [(name, line) for name, line in said if line]
    return SlideSpec(
        title="Sources, and what is left out" if len(known) > 1 else "What is left out",
        spoken=tuple(line for _, line in known),
        items=tuple((Run(f"{name}: ", strong=True), Run(line)) for name, line in known),
    )
