"""What is printed: everything the page says, whole, large enough, and on paper that can be read."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace
from pages_by_hand import census_page, neighbours_page, plans_page
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from pytestqt.qtbot import QtBot

from sendviewer.core.figures import Missing
from sendviewer.core.pages import NOT_GIVEN, Page
from sendviewer.export.printing.chart import chart_texts
from sendviewer.export.printing.flow import Sheet, fill_sheets
from sendviewer.export.printing.pages import set_sheets
from sendviewer.export.printing.pieces import Piece, filled, paragraph
from sendviewer.export.printing.setup import (
    A4,
    LETTER,
    Paper,
    PrintSetup,
    PrintSize,
    Typesetter,
    TypeUse,
    points,
)
from sendviewer.present.briefing import BriefingSpec, build_shown_briefing
from sendviewer.present.numbers import children_text
from sendviewer.present.options import (
    ChartOptions,
    ChoiceFilter,
    Query,
    TableOptions,
    ViewOptions,
)
from sendviewer.present.specs import Measure
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.printing import PrintRun, prepared, target_of
from sendviewer.views.chart_text import TextPlace

NORMAL, LARGE = PrintSetup(), PrintSetup(PrintSize.LARGE)
SETUPS = [
    PrintSetup(size, paper, turned)
    for size in PrintSize
    for paper in (A4, LETTER)
    for turned in (False, True)
]
C = Missing("c", "not published, so that no child can be recognised")


def with_missing_figures() -> Page:
    """A page in which a count is not published and the comparator gives no share."""
    page = read_page(shipped_page_path())
    first, second, *others = page.needs
    needs = (replace(first, children=C, printed_share=C), replace(second, comparator_share=C))
    return replace(page, needs=(*needs, *others), share_of_pupils=NOT_GIVEN, settings=())


PAGES = {
    "shipped": read_page(shipped_page_path()),
    "plans": plans_page(),
    "census": census_page(),
    "neighbours": neighbours_page(),
    "missing": with_missing_figures(),
}


def names(setup: PrintSetup) -> str:
    turned = "landscape" if setup.is_landscape else "portrait"
    return f"{setup.print_size.value}-{setup.paper.name}-{turned}"


every_print = pytest.mark.parametrize("setup", SETUPS, ids=names)
every_page = pytest.mark.parametrize("name", PAGES)


@cache
def printed(name: str, options: ViewOptions | None = None) -> BriefingSpec:
    return build_shown_briefing(PAGES[name], options or ViewOptions())


@cache
def sheets_of(name: str, setup: PrintSetup) -> tuple[Sheet, ...]:
    """Return what is printed of a page, which is set once; nobody changes it."""
    return set_sheets(printed(name), setup)


@cache
def said_on(name: str, setup: PrintSetup) -> tuple[str, ...]:
    """Return the words of each sheet."""
    return tuple(map(said, sheets_of(name, setup)))


def all_texts(sheet: Sheet) -> list[TextPlace]:
    """All text of a sheet, that of its chart among it."""
    texts = list(sheet.texts)
    for shape in sheet.shapes:
        if shape.chart is not None:
            texts += chart_texts(shape.chart, sheet.look, shape.rect)
    return texts


def squeezed(text: str) -> str:
    """Text without the spaces, at which lines are broken."""
    return re.sub(r"\s", "", text)


def said(sheet: Sheet) -> str:
    return squeezed(" ".join(place.text for place in all_texts(sheet)))


def within(outer: QRectF, inner: QRectF) -> bool:
    # The chart lays its text out in whole pixels.
    return outer.adjusted(-1.5, -0.6, 1.5, 0.6).contains(inner)


# --- Everything is there ------------------------------------------------------------------


@every_page
@every_print
def test_every_row_is_whole_on_one_sheet_with_all_of_its_figures(
    name: str, setup: PrintSetup
) -> None:
    page = printed(name)
    sheets = said_on(name, setup)
    assert page.tables[0].total is not None
    for row in (*page.tables[0].rows, page.tables[0].total):
        label, *figures = [squeezed(cell.text) for cell in row.cells]
        assert any(
            label in sheet and all(figure in sheet for figure in figures) for sheet in sheets
        ), row.id


@every_page
@every_print
def test_every_card_bar_note_section_and_source_is_printed(name: str, setup: PrintSetup) -> None:
    page = printed(name)
    words = "".join(said_on(name, setup))
    expected = [page.header.title, page.header.subtitle, page.licence, *page.sources]
    expected += [page.charts[0].title, page.charts[0].subtitle, page.charts[0].caption]
    for card in page.overview.cards:
        expected += [card.title] if card.id != "key-message" else [card.spoken]
    expected += [bar.label for bar in page.charts[0].bars]
    expected += [bar.comparator_text for bar in page.charts[0].bars]
    for section in page.text.sections:
        expected += [section.heading, *(text.removeprefix("- ") for text in section.paragraphs)]
        if section.table:
            expected += [cell for row in section.table.rows for cell in row]
    # What goes on over the edge of a sheet has the head of the next one in between.
    numbers = rf"Page\d+of\d+{re.escape(squeezed(page.title))}"
    words = re.sub(numbers, "", words)
    missing = [text for text in expected if squeezed(text) not in words]
    assert missing == []


@pytest.mark.parametrize("setup", [NORMAL, LARGE], ids=names)
def test_every_figure_of_the_ages_and_settings_is_printed(setup: PrintSetup) -> None:
    page = PAGES["plans"]
    texts = {place.text for sheet in sheets_of("plans", setup) for place in sheet.texts}
    for group in (*page.ages, *page.settings):
        assert children_text(group.children) in texts, group.label


def test_symbols_are_printed_with_their_reasons() -> None:
    words = "".join(said(sheet) for sheet in sheets_of("missing", NORMAL))
    assert squeezed(C.reason) in words


def test_a_filtered_table_is_printed_as_it_is_shown_and_says_so() -> None:
    query = Query(filters=(ChoiceFilter("compared", ("Higher",)),))
    options = ViewOptions(table=TableOptions(query, columns=("need", "children")))
    page = printed("shipped", options)
    words = "".join(said(sheet) for sheet in set_sheets(page, NORMAL))
    assert squeezed("3 of 13 needs shown.") in words
    assert "Expected" not in words
    assert [column.title for column in page.tables[0].columns] == ["Need", "Children"]


def test_a_table_without_rows_says_why() -> None:
    options = ViewOptions(table=TableOptions(Query(search="nothing like it")))
    words = "".join(said(sheet) for sheet in set_sheets(printed("shipped", options), LARGE))
    assert squeezed("No need matches “nothing like it”.") in words


# --- It can be read -----------------------------------------------------------------------


@every_page
@every_print
def test_all_type_is_of_the_promised_size_and_plain(name: str, setup: PrintSetup) -> None:
    least = 18.0 if setup.is_large else 11.0
    for sheet in sheets_of(name, setup):
        for place in all_texts(sheet):
            font = place.face.font
            assert points(place.face) >= least, place.text
            assert not font.italic()
            assert not font.underline()


@every_page
@every_print
def test_nothing_is_outside_the_margins_and_no_text_lies_on_other_text(
    name: str, setup: PrintSetup
) -> None:
    for sheet in sheets_of(name, setup):
        texts = all_texts(sheet)
        for place in texts:
            assert within(setup.room, place.rect), f"{sheet.name}: {place.text}"
        for shape in sheet.shapes:
            assert shape.chart is not None or within(setup.room, shape.rect), sheet.name
        # The rectangle of a line holds its ascenders and more; letters are in its middle.
        letters = [(place.text, place.rect.adjusted(0.0, 3.0, -0.5, -3.0)) for place in texts]
        for (one, first), (other, second) in combinations(letters, 2):
            assert not first.intersects(second), f"{sheet.name}: {one} on {other}"


@pytest.mark.parametrize("setup", [NORMAL, LARGE], ids=names)
def test_what_is_painted_keeps_to_the_margins(setup: PrintSetup) -> None:
    for sheet in sheets_of("shipped", setup):
        image = QImage(sheet.size.toSize(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        sheet.paint(painter)
        painter.setClipping(False)
        painter.fillRect(setup.room.adjusted(-2, -2, 2, 2), 0xFFFFFFFF)
        painter.end()
        blank = QImage(image.size(), image.format())
        blank.fill(0xFFFFFFFF)
        assert image == blank, sheet.name


@every_print
def test_printers_reach_everything_that_lies_within_the_margins(setup: PrintSetup) -> None:
    least = 12.0 * 96 / 25.4
    room, sheet = setup.room, setup.sheet
    assert min(room.left(), room.top()) >= least
    assert min(sheet.width() - room.right(), sheet.height() - room.bottom()) >= least
    assert (sheet.width() > sheet.height()) is setup.is_landscape


def drawing_of(sheet: Sheet) -> bytes:
    """Return what is painted on a sheet as a drawing, which tells lines from pictures."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(sheet.size.toSize())
    painter = QPainter(generator)
    try:
        sheet.paint(painter)
    finally:
        painter.end()
    return bytes(buffer.data().data())


@pytest.mark.parametrize("setup", [NORMAL, LARGE], ids=names)
def test_everything_is_drawn_as_lines_and_letters_and_not_as_a_picture(setup: PrintSetup) -> None:
    for sheet in sheets_of("shipped", setup):
        svg = drawing_of(sheet)
        assert b"<image" not in svg
        assert b"<text" in svg


@every_print
def test_every_sheet_has_title_and_number(setup: PrintSetup) -> None:
    page = printed("plans")
    sheets = sheets_of("plans", setup)
    for number, sheet in enumerate(sheets, start=1):
        assert f"Page {number} of {len(sheets)}" in [place.text for place in sheet.texts]
        assert squeezed(page.header.title) in said(sheet)
    assert len(sheets) > 3


@every_page
@every_print
def test_no_heading_stands_alone_at_the_end_of_a_sheet(name: str, setup: PrintSetup) -> None:
    bold = {Typesetter(setup).face(use).font for use in (TypeUse.HEADING, TypeUse.SUBHEADING)}
    for sheet in sheets_of(name, setup):
        *_, last, foot = sorted(sheet.texts, key=lambda place: place.rect.top())
        assert foot.text == sheet.name
        assert not any(last.face.font == font for font in bold), f"{sheet.name}: {last.text}"


@pytest.mark.parametrize("name", ["plans", "neighbours"])
def test_the_header_of_the_table_is_repeated_on_every_sheet_with_its_rows(name: str) -> None:
    page = printed(name)
    labels = {row.cells[1].text for row in page.tables[0].rows if row.cells[1].sort_key is not None}
    with_rows = [
        sheet
        for sheet in set_sheets(page, NORMAL)
        if labels & {place.text for place in sheet.texts} and "Compared" in said(sheet)
    ]
    assert len(with_rows) > 1
    for sheet in with_rows:
        texts = [place.text for place in sheet.texts]
        assert texts.count("Need") == texts.count("Compared") == 1


def test_in_large_print_each_need_is_a_block_with_the_title_of_each_figure() -> None:
    page = printed("shipped")
    texts = [place.text for sheet in set_sheets(page, LARGE) for place in sheet.texts]
    assert texts.count("Compared") == len(page.tables[0].rows)
    assert "Need" not in texts


@pytest.mark.parametrize("measure", list(Measure))
@pytest.mark.parametrize("setup", [NORMAL, LARGE], ids=names)
def test_every_measure_of_the_chart_is_printed_from_one_zero(
    measure: Measure, setup: PrintSetup
) -> None:
    options = ViewOptions(chart=ChartOptions(measure))
    page = printed("shipped", options)
    sheets = set_sheets(page, setup)
    words = "".join(said(sheet) for sheet in sheets)
    for bar in page.charts[0].bars:
        assert squeezed(bar.local_text) in words, bar.id
    for sheet in sheets:
        for place in all_texts(sheet):
            assert within(setup.room, place.rect), place.text


# --- Sheets -------------------------------------------------------------------------------


def heights(sheets: tuple[Sheet, ...]) -> list[list[float]]:
    """The heights of the pieces on each sheet, which stand in for what they hold."""
    return [[shape.rect.height() for shape in sheet.shapes] for sheet in sheets]


def drawn(height: float, *, keeps_next: bool = False, repeated: Piece | None = None) -> Piece:
    shape = filled(QRectF(0.0, 0.0, 10.0, height), "text")
    return Piece(height, shapes=(shape,), keeps_next=keeps_next, repeated=repeated)


def test_a_piece_that_does_not_fit_goes_to_the_next_sheet_whole() -> None:
    sheets = fill_sheets([drawn(600), drawn(500), drawn(300)], "Title", NORMAL)
    assert heights(sheets) == [[600], [500, 300]]


def test_what_keeps_with_the_next_goes_with_it() -> None:
    sheets = fill_sheets([drawn(600), drawn(30, keeps_next=True), drawn(500)], "Title", NORMAL)
    assert heights(sheets) == [[600], [30, 500]]


def test_what_is_repeated_stands_over_rows_that_begin_a_sheet_and_only_there() -> None:
    head = drawn(20)
    rows = [drawn(400, repeated=head) for _ in range(4)]
    sheets = fill_sheets([replace(head, keeps_next=True), *rows], "Title", NORMAL)
    assert heights(sheets) == [[20, 400, 400], [20, 400, 400]]


def test_a_group_that_is_higher_than_any_sheet_is_parted_between_pieces() -> None:
    sheets = fill_sheets([drawn(700, keeps_next=True), drawn(700)], "Title", NORMAL)
    assert heights(sheets) == [[700], [700]]


def test_neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone() -> None:
    lines = paragraph("word " * 80, Typesetter(NORMAL), 300.0)
    assert len(lines) > 4
    step = lines[0].height
    for left in range(1, 6):
        room = NORMAL.room.height() - Typesetter(NORMAL).step(TypeUse.BODY) - 10
        sheets = fill_sheets([Piece(room - left * step - 0.5), *lines], "Title", NORMAL)
        counts = [sum(place.text.startswith("word") for place in one.texts) for one in sheets]
        assert sum(counts) == len(lines)
        assert 1 not in counts


def test_an_address_without_spaces_is_parted_and_not_cut() -> None:
    address = "https://example.org/" + "figures-and-tables/" * 12
    setter = Typesetter(LARGE)
    lines = [line.texts[0] for line in paragraph(address, setter, 400.0)]
    assert "".join(place.text for place in lines) == address
    assert all(place.rect.width() <= 400.0 for place in lines)


def test_another_paper_that_the_system_offers_can_be_filled() -> None:
    small = PrintSetup(PrintSize.LARGE, Paper("A5", 148.0, 210.0))
    for sheet in sheets_of("shipped", small):
        assert all(within(small.room, place.rect) for place in all_texts(sheet)), sheet.name


@pytest.mark.parametrize("setup", [NORMAL, LARGE, PrintSetup(is_landscape=True)], ids=names)
def test_a_printed_file_has_every_sheet_in_its_size(
    setup: PrintSetup, tmp_path: Path, qtbot: QtBot
) -> None:
    pytest.importorskip("PySide6.QtPrintSupport")
    sheets = sheets_of("shipped", setup)
    path = tmp_path / "page.pdf"
    printer = prepared(setup, "Page")
    printer.setOutputFileName(str(path))
    run = PrintRun(target_of(printer, setup, len(sheets)), sheets)
    told: list[str] = []
    run.done.connect(told.append)
    run.start()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [f"Wrote {len(sheets)} pages to page.pdf"]
    boxes = re.findall(rb"/MediaBox \[0 0 (\d+)\S* (\d+)", path.read_bytes())
    assert len(boxes) == len(sheets)
    width, height = (595, 842) if not setup.is_landscape else (842, 595)
    assert all(abs(int(w) - width) <= 1 and abs(int(h) - height) <= 1 for w, h in boxes)
