"""The preview of the print: by keyboard alone, named for a screen reader, honest about printers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from accessible_tree import nameless
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.choices import ThemeName
from sendviewer.core.pages import Page
from sendviewer.export.printing.setup import A4, LETTER, PrintSetup, PrintSize
from sendviewer.present.briefing import build_shown_briefing
from sendviewer.present.options import ViewOptions
from sendviewer.ui import print_dialog, printing
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.print_dialog import PrintDialog
from sendviewer.ui.print_preview import Zoom
from sendviewer.ui.printing import PrintTarget, SystemPrinting, prepared, target_of
from sendviewer.views.look import Look, Looks
from sendviewer.views.theme import THEMES

Key = Qt.Key


class FilePrinting:
    """Prints into a file, as a person would who chooses one; without a file, cancels."""

    def __init__(self, path: Path | None = None, *, obstacle: str = "", remark: str = "") -> None:
        self.path = path
        self.why_not = obstacle
        self.what_to_know = remark
        self.pages: tuple[int, int] | None = None
        self.paper = A4
        self.asked: list[PrintSetup] = []

    def obstacle(self) -> str:
        return self.why_not

    def remark(self) -> str:
        return self.what_to_know

    def ask(self, parent: QWidget, setup: PrintSetup, count: int, title: str) -> PrintTarget | None:
        assert parent.isVisible()
        assert title
        self.asked.append(setup)
        if self.path is None:
            return None
        printer = prepared(replace(setup, paper=self.paper), title)
        printer.setOutputFileName(str(self.path))
        if self.pages:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*self.pages)
        return target_of(printer, setup, count)


def dialog_of(
    qtbot: QtBot, page: Page, system: FilePrinting | None = None, looks: Looks | None = None
) -> PrintDialog:
    dialog = PrintDialog(
        build_shown_briefing(page, ViewOptions()),
        looks or Looks(),
        printing=system or FilePrinting(),
    )
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def page_count(path: Path) -> int:
    return path.read_bytes().count(b"/MediaBox")


# --- Keys ---------------------------------------------------------------------------------


def test_pages_are_turned_by_keys_wherever_the_focus_is(qtbot: QtBot, page: Page) -> None:
    dialog = dialog_of(qtbot, page)
    last = len(dialog.sheets)
    for widget in (dialog.area.view, dialog.sizes.findChild(QWidget), dialog.next_button):
        widget.setFocus()
        press(Key.Key_PageDown)
        press(Key.Key_PageDown)
        assert dialog.number.text() == f"Page 3 of {last}"
        press(Key.Key_PageUp)
        assert dialog.number.text() == f"Page 2 of {last}"
        press(Key.Key_End)
        press(Key.Key_PageDown)
        assert dialog.number.text() == f"Page {last} of {last}"
        press(Key.Key_Home)
        press(Key.Key_PageUp)
        assert dialog.number.text() == f"Page 1 of {last}"


def test_pages_are_turned_by_buttons(qtbot: QtBot, page: Page) -> None:
    dialog = dialog_of(qtbot, page)
    dialog.next_button.click()
    assert dialog.area.view.sheet is dialog.sheets[1]
    dialog.previous_button.click()
    assert dialog.area.view.sheet is dialog.sheets[0]


def test_tab_comes_to_everything_and_round_again_and_escape_closes(
    qtbot: QtBot, page: Page
) -> None:
    dialog = dialog_of(qtbot, page)
    start = QApplication.focusWidget()
    assert start is dialog.area.view
    seen: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in seen:
        assert focus is not None
        seen.append(focus)
        press(Key.Key_Tab)
    assert {dialog.print_button, dialog.close_button, dialog.next_button} <= set(seen)
    groups = {widget.parent() for widget in seen}
    assert {dialog.sizes, dialog.papers, dialog.orientations, dialog.zooms} <= groups
    assert QApplication.focusWidget() is start
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_arrows_scroll_a_sheet_that_is_shown_in_all_its_width(qtbot: QtBot, page: Page) -> None:
    dialog = dialog_of(qtbot, page)
    dialog.resize(700, 500)
    assert dialog.area.verticalScrollBar().maximum() == 0
    dialog.zooms.findChildren(QWidget)[-1].click()  # type: ignore[attr-defined]
    assert dialog.zooms.current == Zoom.WIDTH.value
    bar = dialog.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert dialog.area.view.width() > 600
    dialog.area.view.setFocus()
    press(Key.Key_Down)
    assert bar.value() > 0
    press(Key.Key_PageDown)
    assert bar.value() == 0
    assert dialog.area.view.sheet is dialog.sheets[1]


# --- Prints -------------------------------------------------------------------------------


def test_choosing_another_print_sets_the_page_anew_from_its_first_sheet(
    qtbot: QtBot, page: Page
) -> None:
    dialog = dialog_of(qtbot, page)
    chosen: list[PrintSetup] = []
    dialog.setup_changed.connect(chosen.append)
    normal = len(dialog.sheets)
    dialog.go_to(2)
    for control, place in ((dialog.sizes, 1), (dialog.papers, 1), (dialog.orientations, 1)):
        control.findChildren(QWidget)[place].click()  # type: ignore[attr-defined]
    assert chosen[-1] == dialog.setup == PrintSetup(PrintSize.LARGE, LETTER, is_landscape=True)
    assert len(dialog.sheets) > normal
    assert dialog.number.text() == f"Page 1 of {len(dialog.sheets)}"


def test_printing_writes_every_page_and_says_so(qtbot: QtBot, page: Page, tmp_path: Path) -> None:
    system = FilePrinting(tmp_path / "page.pdf")
    dialog = dialog_of(qtbot, page, system)
    with qtbot.waitSignal(dialog.printed) as said:
        dialog.print_button.click()
    assert said.args == [f"Wrote {len(dialog.sheets)} pages to page.pdf"]
    assert page_count(tmp_path / "page.pdf") == len(dialog.sheets)
    assert not dialog.isVisible()


def test_only_the_pages_that_were_asked_for_are_printed(
    qtbot: QtBot, page: Page, tmp_path: Path
) -> None:
    system = FilePrinting(tmp_path / "page.pdf")
    system.pages = (2, 3)
    dialog = dialog_of(qtbot, page, system)
    with qtbot.waitSignal(dialog.printed) as said:
        dialog.print_button.click()
    assert said.args == ["Wrote 2 pages to page.pdf"]
    assert page_count(tmp_path / "page.pdf") == 2


def test_another_paper_chosen_in_the_systems_dialog_is_filled_anew(
    qtbot: QtBot, page: Page, tmp_path: Path
) -> None:
    system = FilePrinting(tmp_path / "page.pdf")
    system.paper = LETTER
    dialog = dialog_of(qtbot, page, system)
    with qtbot.waitSignal(dialog.printed):
        dialog.print_button.click()
    assert b"/MediaBox [0 0 612" in (tmp_path / "page.pdf").read_bytes()


def test_cancelling_the_systems_dialog_leaves_the_preview(qtbot: QtBot, page: Page) -> None:
    system = FilePrinting()
    dialog = dialog_of(qtbot, page, system)
    dialog.print_button.click()
    assert system.asked == [PrintSetup()]
    assert dialog.isVisible()
    assert dialog.print_button.isEnabled()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_the_pages_is_told_of(
    qtbot: QtBot, page: Page, tmp_path: Path
) -> None:
    system = FilePrinting(tmp_path / "no such folder" / "page.pdf")
    dialog = dialog_of(qtbot, page, system)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.remark.text() == printing.NOT_TAKEN)
    assert dialog.isVisible()
    assert dialog.print_button.isEnabled()


def test_closing_while_pages_are_printed_stops_them(
    qtbot: QtBot, page: Page, tmp_path: Path
) -> None:
    dialog = dialog_of(qtbot, page, FilePrinting(tmp_path / "page.pdf"))
    said: list[str] = []
    dialog.printed.connect(said.append)
    dialog.print_button.click()
    assert dialog.remark.text() == f"Printing. Page 1 of {len(dialog.sheets)}."
    dialog.reject()
    qtbot.wait(50)
    assert said == []


# --- No printer ---------------------------------------------------------------------------


def test_what_stands_in_the_way_is_said_and_the_button_is_off(qtbot: QtBot, page: Page) -> None:
    dialog = dialog_of(qtbot, page, FilePrinting(obstacle=printing.CANNOT_LOAD))
    assert dialog.remark.text() == printing.CANNOT_LOAD
    assert dialog.remark.isVisible()
    assert not dialog.print_button.isEnabled()
    assert dialog.sheets


def test_without_a_printer_it_is_said_what_can_be_done(qtbot: QtBot, page: Page) -> None:
    dialog = dialog_of(qtbot, page, FilePrinting(remark=printing.NO_PRINTER))
    assert dialog.remark.text() == printing.NO_PRINTER
    assert dialog.print_button.isEnabled()


def test_a_missing_part_of_qt_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtPrintSupport", None)
    assert SystemPrinting().obstacle() == printing.CANNOT_LOAD
    assert SystemPrinting().remark() == ""


def test_where_there_is_no_printer_the_system_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(sys, "platform", "win32")
    assert SystemPrinting().remark() == printing.NO_PRINTER
    monkeypatch.setattr(sys, "platform", "linux")
    assert SystemPrinting().remark() == printing.NO_PRINTER_BUT_FILE
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    assert SystemPrinting().remark() == ""
    assert SystemPrinting().obstacle() == ""


@pytest.mark.parametrize("answer", list(QPrintDialog.DialogCode))
def test_the_systems_dialog_is_asked_for_the_chosen_paper_and_without_a_printer_for_a_file(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: QPrintDialog.DialogCode
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    setup = PrintSetup(PrintSize.LARGE, LETTER, is_landscape=True)
    target = SystemPrinting().ask(parent, setup, 23, "Plans: LLR, 2025")
    if answer is QPrintDialog.DialogCode.Rejected:
        assert target is None
        return
    assert target is not None
    assert (target.setup, target.first, target.last) == (setup, 1, 23)
    assert Path(target.printer.outputFileName()).name == "Plans LLR 2025.pdf"


# --- What is heard and seen ---------------------------------------------------------------


def test_everything_has_a_name_and_the_sheet_says_its_number_and_all_its_words(
    qtbot: QtBot, page: Page
) -> None:
    dialog = dialog_of(qtbot, page, FilePrinting(remark=printing.NO_PRINTER))
    assert nameless(dialog) == []
    groups = (dialog.sizes, dialog.papers, dialog.orientations, dialog.zooms)
    assert [name_of(group) for group in groups] == [
        "Size of the print",
        "Paper",
        "Orientation",
        "Zoom",
    ]
    node = QAccessible.queryAccessibleInterface(dialog.area.view)
    assert node.role() is QAccessible.Role.Graphic
    assert node.text(QAccessible.Text.Name) == f"Page 1 of {len(dialog.sheets)}"
    spoken = node.text(QAccessible.Text.Description)
    assert "21,966" in spoken
    assert "Page Down" in spoken


def test_turning_a_page_is_announced(
    qtbot: QtBot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(_widget: QWidget, text: str) -> None:
        heard.append(text)

    monkeypatch.setattr(print_dialog, "announce", hear)
    dialog = dialog_of(qtbot, page)
    heard.clear()
    press(Key.Key_PageDown)
    assert heard == [f"Page 2 of {len(dialog.sheets)}"]


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_or_overlaps_in_a_small_window_and_paper_is_white(
    qtbot: QtBot, page: Page, theme: ThemeName, scale: float
) -> None:
    looks = Looks(Look(THEMES[theme], scale))
    dialog = dialog_of(qtbot, page, FilePrinting(remark=printing.NO_PRINTER), looks)
    dialog.resize(944, 620)
    QApplication.processEvents()
    assert dialog.size().height() <= 640
    parts = [dialog.area, dialog.remark, dialog.print_button, dialog.number]
    parts += [*dialog.sizes.findChildren(QWidget), *dialog.zooms.findChildren(QWidget)]
    # Segments share the line between them.
    rects = [part.rect().translated(part.mapTo(dialog, QPoint())) for part in parts]
    for number, rect in enumerate(rects):
        assert dialog.rect().contains(rect), parts[number]
        assert not any(
            rect.adjusted(1, 1, -1, -1).intersects(other) for other in rects[number + 1 :]
        ), parts[number]
        owner = parts[number].parentWidget()
        assert owner.rect().contains(parts[number].geometry()), parts[number]
    picture: QImage = dialog.area.view.grab().toImage()
    assert picture.pixelColor(8, 8).name() == "#ffffff"


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (944, 620)), (2.0, (944, 620)), (2.0, (1280, 780))]
)
def test_the_sheet_gets_half_the_height_of_a_small_window_whatever_the_size_of_text(
    qtbot: QtBot, page: Page, scale: float, size: tuple[int, int]
) -> None:
    looks = Looks(Look(THEMES[ThemeName.LIGHT], scale))
    dialog = dialog_of(qtbot, page, FilePrinting(remark=printing.NO_PRINTER), looks)
    dialog.resize(*size)
    qtbot.waitUntil(lambda: dialog.area.view.height() >= size[1] / 2)
    assert dialog.size().toTuple() == size


def test_the_command_shows_the_page_as_the_window_does_and_keeps_the_print(
    window: MainWindow,
) -> None:
    window.run_command("file.print")
    first = window.findChildren(PrintDialog)[-1]
    first.choose(PrintSetup(PrintSize.LARGE))
    first.reject()
    window.run_command("file.print")
    second = window.findChildren(PrintDialog)[-1]
    assert second.setup == PrintSetup(PrintSize.LARGE)
    assert second.sizes.current == PrintSize.LARGE.value
    assert window.windowTitle().startswith(second.windowTitle().removeprefix("Print: "))
    second.reject()
