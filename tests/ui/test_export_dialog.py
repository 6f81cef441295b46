"""The export dialog: by keys and clicks, files opened afterwards, nothing replaced unasked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from accessible_tree import nameless
from doors import AnsweringChooser, KeptOpener
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page
from sendviewer.export.document_formats import (
    DOCUMENT_FORMATS,
    Choice,
    Contents,
    DocumentFormat,
    DocumentOptions,
)
from sendviewer.export.files import write_beside
from sendviewer.present.documents import page_json, page_markdown
from sendviewer.sources.pages import read_page
from sendviewer.ui import export_dialog
from sendviewer.ui.export_dialog import ExportDialog
from sendviewer.ui.export_place import name_without_ending
from sendviewer.ui.export_services import ExportServices
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.remembered_export import RememberedExport
from sendviewer.ui.settings import SAVE_FOLDER, DictStore, Settings
from sendviewer.ui.tasks import Tasks
from sendviewer.views.look import Looks

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NAME = "SEND LLR April 2020"

Opens = Callable[..., ExportDialog]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    words: list[str] = []

    def hear(_widget: QWidget, text: str, *, at_once: bool = False) -> None:
        words.append(text)

    monkeypatch.setattr(export_dialog, "announce", hear)
    return words


@pytest.fixture
def opens(  # noqa: PLR0917 - fixtures are given by name
    qtbot: QtBot,
    page: Page,
    store: DictStore,
    chooser: AnsweringChooser,
    opener: KeptOpener,
    tmp_path: Path,
) -> Opens:
    """Return what opens the dialog, with kinds that were ticked the last time."""
    settings = Settings(store)
    settings.set(SAVE_FOLDER, str(tmp_path))

    def open_it(*kinds: str, settled: bool = True) -> ExportDialog:
        remembered = RememberedExport(settings)
        if kinds:
            remembered.keep(kinds, (), ())
        owner = QWidget()
        tasks = Tasks(owner)
        services = ExportServices(remembered, tasks, chooser, opener)
        dialog = ExportDialog(page, DocumentOptions(), services, Looks())
        dialog.tasks_of_test = (owner, tasks)  # type: ignore[attr-defined] - kept alive
        qtbot.addWidget(dialog, before_close_func=lambda one: (one.done(0), tasks.close()))
        qtbot.addWidget(owner)
        dialog.foot.work.delay_ms = 0
        with qtbot.waitExposed(dialog):
            dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        if settled:
            wait_for_preview(qtbot, dialog)
        return dialog

    return open_it


def wait_for_preview(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: bool(dialog.checks.lines), timeout=20_000)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def export(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        QTest.mouseClick(dialog.foot.export_button, LEFT)


def words_of(dialog: ExportDialog) -> dict[str, bool]:
    return {line.check.title: line.check.is_met for line in dialog.checks.lines}


# --- Saving -------------------------------------------------------------------------------


def test_by_keys_alone_kinds_are_ticked_and_saved_as_the_page_they_are(
    qtbot: QtBot, opens: Opens, page: Page, tmp_path: Path
) -> None:
    dialog = opens(".txt")
    boxes = [row.box for row in dialog.kinds.rows.values()]
    assert boxes[0].hasFocus()
    for ending in (".md", ".json", ".zip", ".txt"):
        while QApplication.focusWidget() is not dialog.kinds.rows[ending].box:
            press(Key.Key_Tab)
        press(Key.Key_Space)
    assert not dialog.kinds.rows[".txt"].box.isChecked()
    with qtbot.waitSignal(dialog.exported, timeout=20_000) as said:
        press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said.args == [f"Saved 3 files in {tmp_path.name}"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{NAME}.json",
        f"{NAME}.md",
        f"{NAME}.zip",
    ]
    confidence = DocumentOptions().confidence
    assert (tmp_path / f"{NAME}.md").read_bytes() == page_markdown(page, confidence).encode()
    assert (tmp_path / f"{NAME}.json").read_bytes() == page_json(page, confidence).encode()
    assert read_page(tmp_path / f"{NAME}.zip") == page


def test_what_was_saved_and_its_folder_can_be_opened(
    qtbot: QtBot, opens: Opens, opener: KeptOpener, tmp_path: Path
) -> None:
    dialog = opens(".md")
    assert not dialog.foot.folder_button.isVisible()
    export(qtbot, dialog)
    assert dialog.isVisible()
    qtbot.waitUntil(dialog.foot.folder_button.hasFocus)
    press(Key.Key_Space)
    QTest.mouseClick(dialog.foot.open_button, LEFT)
    assert opener.opened == [tmp_path, tmp_path / f"{NAME}.md"]
    opener.takes = False
    QTest.mouseClick(dialog.foot.open_button, LEFT)
    assert str(tmp_path / f"{NAME}.md") in dialog.foot.problem.text
    # Of several files none is the one to open.
    QTest.mouseClick(dialog.kinds.rows[".csv"].box, LEFT)
    dialog.place.name.setText("two")
    export(qtbot, dialog)
    assert dialog.foot.folder_button.isVisible()
    assert not dialog.foot.open_button.isVisible()


def test_an_existing_file_is_asked_about_and_stays_until_that_is_answered(
    qtbot: QtBot, opens: Opens, tmp_path: Path, heard: list[str]
) -> None:
    old = tmp_path / f"{NAME}.md"
    old.write_text("old", encoding="utf-8")
    dialog = opens(".md")
    foot = dialog.foot
    QTest.mouseClick(foot.export_button, LEFT)
    assert foot.problem.text == f"{NAME}.md exists already in this folder. Replace it?"
    assert heard[-1] == foot.problem.text
    assert foot.other_button.hasFocus()
    QTest.mouseClick(foot.keep_button, LEFT)
    assert not foot.is_asking
    assert not foot.problem.text
    assert foot.export_button.hasFocus()
    QTest.mouseClick(foot.export_button, LEFT)
    press(Key.Key_Space)
    assert dialog.place.name.hasFocus()
    assert not foot.is_asking
    QTest.keyClicks(dialog.place.name, "another")
    export(qtbot, dialog)
    assert (tmp_path / "another.md").is_file()
    assert old.read_text(encoding="utf-8") == "old"
    dialog.place.name.setText(NAME)
    QTest.mouseClick(foot.export_button, LEFT)
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        QTest.mouseClick(foot.replace_button, LEFT)
    assert old.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("folder", "name", "problem"),
    [
        ("no such folder", "page", "There is no folder"),
        ("", "page", "There is no folder"),
        (".", "../page", "cannot hold /"),
        ("", "a/b", "There is no folder"),
        (".", "a:b?c", "cannot hold : ?"),
        (".", "  ", "have no name"),
        (".", "..", "have no name"),
        (".", "n" * 300, "name is too long"),
        (".", "n" * 240, "name is too long"),
        ("f" * 300, "page", "There is no folder"),
    ],
)
def test_what_cannot_be_a_file_is_told_beside_its_field(
    opens: Opens, tmp_path: Path, folder: str, name: str, problem: str
) -> None:
    dialog = opens(".md")
    dialog.place.folder.setText(str(tmp_path / folder) if folder else "")
    dialog.place.name.setText(name)
    QTest.mouseClick(dialog.foot.export_button, LEFT)
    assert problem in dialog.foot.problem.text
    field = dialog.place.folder if "folder" in problem else dialog.place.name
    assert field.hasFocus()
    assert problem in field.accessibleDescription()
    QTest.keyClicks(field, "x")
    assert field.accessibleDescription() == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", [".", "f" * 300])
def test_a_long_name_in_a_refusal_leaves_the_dialog_as_wide_as_it_was(
    opens: Opens, tmp_path: Path, folder: str
) -> None:
    dialog = opens(".md")
    width = dialog.width()
    (tmp_path / f"{'n' * 200}.md").mkdir()
    dialog.place.show_place(tmp_path / folder, "n" * 200)
    QTest.mouseClick(dialog.foot.export_button, LEFT)
    assert dialog.foot.problem.text
    assert dialog.minimumSizeHint().width() <= width


def test_a_file_of_a_long_name_is_saved_and_told_in_the_width_of_the_dialog(
    qtbot: QtBot, opens: Opens, tmp_path: Path
) -> None:
    dialog = opens(".md")
    width = dialog.width()
    dialog.place.name.setText("n" * 237)
    export(qtbot, dialog)
    assert [path.name for path in tmp_path.iterdir()] == [f"{'n' * 237}.md"]
    assert dialog.foot.summary.accessibleName().startswith(f"Saved {'n' * 237}.md")
    assert dialog.minimumSizeHint().width() <= width


@pytest.mark.parametrize(
    ("typed", "name"), [("v1.2 page", "v1.2 page"), ("Page.MD", "Page"), (" p.csv.md ", "p.csv")]
)
def test_a_name_keeps_its_dots_and_loses_the_ending_that_it_gets_anyway(
    typed: str, name: str
) -> None:
    assert name_without_ending(typed, [".md"]) == name


def test_what_fails_while_it_is_written_is_told_and_leaves_nothing(
    qtbot: QtBot, opens: Opens, tmp_path: Path
) -> None:
    dialog = opens(".md", ".zip")
    # A file that is no page is never replaced by one, whatever a person says.
    (tmp_path / f"{NAME}.zip").write_text("mine", encoding="utf-8")
    QTest.mouseClick(dialog.foot.export_button, LEFT)
    QTest.mouseClick(dialog.foot.replace_button, LEFT)
    qtbot.waitUntil(lambda: dialog.foot.problem.text.startswith("Nothing was saved."))
    assert "not a page" in dialog.foot.problem.text
    assert dialog.foot.export_button.isEnabled()
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.zip"]


# --- Where it goes ------------------------------------------------------------------------


def test_the_foot_says_folder_and_name_before_anything_is_saved(
    opens: Opens, tmp_path: Path
) -> None:
    dialog = opens(".md")
    foot, place = dialog.foot, dialog.place
    assert foot.where.isVisible()
    assert str(tmp_path / f"{NAME}.md") in foot.export_button.accessibleDescription()
    place.name.selectAll()
    QTest.keyClicks(place.name, "mine.MD")
    assert foot.where.whole == f"Where: {tmp_path / 'mine'}.md"
    QTest.mouseClick(dialog.kinds.rows[".csv"].box, LEFT)
    assert foot.where.whole == f"Where: {tmp_path / 'mine'} (.md, .csv)"
    for ending in (".md", ".csv"):
        QTest.mouseClick(dialog.kinds.rows[ending].box, LEFT)
    assert not foot.where.isVisible()


@pytest.mark.parametrize(
    ("folder", "name", "said"),
    [("", "page", "no folder"), ("/a", "b:c", "cannot hold :"), ("/a", " ", "have no name")],
)
def test_the_foot_says_why_a_file_can_be_nowhere(
    opens: Opens, folder: str, name: str, said: str
) -> None:
    dialog = opens(".md")
    dialog.place.folder.setText(folder)
    dialog.place.name.setText(name)
    QTest.keyClicks(dialog.place.folder, " ")
    assert said in dialog.foot.where.whole


def test_a_long_folder_is_shortened_in_its_middle_and_said_in_full(opens: Opens) -> None:
    dialog = opens(".md")
    width = dialog.width()
    where, first = dialog.foot.where, Path("/first").absolute()
    folder = Path(first, *["a folder of many"] * 20, "last")
    dialog.place.show_place(folder, NAME)
    QTest.keyClicks(dialog.place.name, "x")
    QApplication.processEvents()
    whole = f"Where: {folder / f'{NAME}x.md'}"
    assert (where.toolTip(), where.accessibleName(), where.whole) == (whole, whole, whole)
    assert where.text().startswith(f"Where: {first}")
    assert where.text().endswith(str(Path("last", f"{NAME}x.md")))
    assert where.fontMetrics().horizontalAdvance(where.text()) <= where.width()
    assert dialog.width() == width
    dialog.place.show_place(first, NAME)
    QTest.keyClicks(dialog.place.name, "x")
    assert (where.text(), where.toolTip()) == (f"Where: {first / NAME}x.md", "")


def test_names_that_leave_a_folder_no_room_stand_below_it(qtbot: QtBot, opens: Opens) -> None:
    dialog = opens(".md")
    dialog.place.name.setText("long " * 40)
    QTest.keyClicks(dialog.place.name, "end")
    where = dialog.foot.where
    qtbot.waitUntil(lambda: where.height() >= where.fontMetrics().height() * 2)
    folder, names = where.text().split("\n")
    assert folder.startswith(f"Where: {dialog.place.folder.text()[:1]}")
    assert names.endswith("end.md")
    lines = [where.fontMetrics().horizontalAdvance(one) for one in (folder, names)]
    assert max(lines) <= where.width()


def test_folder_and_name_are_in_sight_when_the_dialog_opens_in_a_small_window(
    opens: Opens,
) -> None:
    dialog = opens(".docx")
    dialog.resize(944, 620)
    QApplication.processEvents()
    for field in (dialog.place.folder, dialog.place.folder_button, dialog.place.name):
        assert field.visibleRegion().boundingRect() == field.rect()


# --- Kinds that take long, have forms, or take a template ---------------------------------


class Writer:
    """Writes a document as slowly as a test asks for, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[DocumentOptions] = []
        self.fault = ""
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def __call__(self, contents: Contents) -> bytes:
        self.asked.append(contents.options)
        assert self.may_go_on.wait(20)
        if self.fault:
            raise InputError(self.fault, remedy="Choose another template.")
        return b"# A page"


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch) -> Writer:
    """A kind of document with a form and a template, in place of Markdown."""
    writer = Writer()
    forms = (Choice("large-print", "Large print"),)
    kind = DocumentFormat(".md", "Markdown text", writer, forms, template_endings=(".md",))
    kinds = {**DOCUMENT_FORMATS, ".md": kind}
    monkeypatch.setattr(export_dialog, "DOCUMENT_FORMATS", kinds)
    monkeypatch.setattr("sendviewer.export.page_outputs.format_of", lambda path: kinds[path.suffix])
    return writer


def test_a_form_and_a_template_go_into_the_document_and_into_its_preview(
    qtbot: QtBot, opens: Opens, writer: Writer, chooser: AnsweringChooser, tmp_path: Path
) -> None:
    dialog = opens(".md")
    row = dialog.kinds.rows[".md"]
    assert row.below.isVisible()
    chooser.answer = tmp_path / "council.pdf"
    QTest.mouseClick(row.template_button, LEFT)
    assert "Choose a file that ends in .md." in dialog.foot.problem.text
    assert row.template is None
    chooser.answer = tmp_path / "council.md"
    chooser.answer.write_text("styles", encoding="utf-8")
    QTest.mouseClick(row.template_button, LEFT)
    assert row.template_words.text() == "Styles of council.md"
    QTest.mouseClick(row.forms["large-print"], LEFT)
    qtbot.waitUntil(lambda: writer.asked[-1].choices == {"large-print"}, timeout=20_000)
    assert writer.asked[-1].templates == (chooser.answer,)
    qtbot.waitUntil(lambda: bool(dialog.checks.lines))
    export(qtbot, dialog)
    assert writer.asked[-1] == dialog.options
    QTest.mouseClick(row.no_template_button, LEFT)
    assert dialog.options.templates == ()
    assert row.template_button.hasFocus()
    again = opens()
    assert again.kinds.chosen[0].ending == ".md"
    assert again.options.choices == {"large-print"}
    assert again.options.templates == (chooser.answer,)


def test_a_form_is_for_all_files_alike_and_says_what_it_leaves_out(opens: Opens) -> None:
    dialog = opens(".csv")
    rows = dialog.kinds.rows
    for ending in (".pdf", ".svg"):
        QTest.mouseClick(rows[ending].box, LEFT)
    QApplication.processEvents()
    QTest.mouseClick(rows[".svg"].forms["large-print"], LEFT)
    assert rows[".pdf"].forms["large-print"].isChecked()
    assert dialog.options.choices == {"large-print"}
    summary = rows[".pdf"].forms["summary"]
    before = rows[".pdf"].left_out.text()
    QTest.mouseClick(summary, LEFT)
    assert rows[".pdf"].left_out.text() != before
    assert rows[".pdf"].left_out.isVisible()
    assert rows[".pdf"].box.accessibleDescription() == rows[".pdf"].left_out.text()


def test_a_document_that_cannot_be_made_says_why_in_place_of_its_preview(
    qtbot: QtBot, opens: Opens, writer: Writer, heard: list[str]
) -> None:
    writer.fault = "The template is damaged."
    dialog = opens(".md", settled=False)
    qtbot.waitUntil(lambda: "damaged" in dialog.preview.words.text(), timeout=20_000)
    assert "Choose another template." in dialog.checks.words.text()
    assert "The template is damaged." in heard[-1]
    QTest.mouseClick(dialog.foot.export_button, LEFT)
    qtbot.waitUntil(lambda: "damaged" in dialog.foot.problem.text)
    assert dialog.foot.problem.text.startswith("Nothing was saved.")


def test_cancelling_leaves_nothing_behind(
    qtbot: QtBot, opens: Opens, writer: Writer, tmp_path: Path
) -> None:
    dialog = opens(".md", ".csv")
    foot = dialog.foot
    writer.may_go_on.clear()
    dialog.accept()
    qtbot.waitUntil(foot.work.isVisible)
    assert not foot.export_button.isEnabled()
    QTest.mouseClick(foot.work.cancel_button, LEFT)
    assert foot.summary.text() == "Cancelling."
    writer.may_go_on.set()
    qtbot.waitUntil(lambda: foot.problem.text == "Cancelled: nothing was saved.")
    assert foot.export_button.isEnabled()
    assert list(tmp_path.iterdir()) == []
    assert dialog.saved == ()


def test_a_cancel_that_comes_too_late_is_not_said_to_have_worked(
    qtbot: QtBot, opens: Opens, tmp_path: Path
) -> None:
    dialog = opens(".md")
    dialog.accept()
    target = tmp_path / f"{NAME}.md"
    while not target.exists():  # written, and the window has not been told yet
        pass
    dialog.foot.work.cancel_button.click()
    qtbot.waitUntil(lambda: dialog.saved == (target,))
    assert dialog.foot.summary.text().startswith(f"Saved {NAME}.md")
    assert not dialog.foot.problem.text


def test_what_was_saved_before_something_failed_is_named(
    qtbot: QtBot, opens: Opens, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full_disk(path: Path, data: bytes) -> None:
        if path.suffix == ".csv":
            raise InputError("The disk is full.")
        write_beside(path, data)

    monkeypatch.setattr("sendviewer.export.page_outputs.write_beside", full_disk)
    dialog = opens(".md", ".csv")
    QTest.mouseClick(dialog.foot.export_button, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.foot.problem.text))
    assert dialog.foot.problem.text == f"Saved only {NAME}.md. The disk is full."
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.md"]


def test_a_folder_is_never_taken_for_a_file_to_replace(opens: Opens, tmp_path: Path) -> None:
    dialog = opens(".md")
    (tmp_path / f"{NAME}.md").mkdir()
    QTest.mouseClick(dialog.foot.export_button, LEFT)
    assert f"There is a folder of the name {NAME}.md." in dialog.foot.problem.text
    assert not dialog.foot.is_asking
    assert dialog.place.name.hasFocus()


def test_closing_stops_the_work(qtbot: QtBot, opens: Opens, writer: Writer, tmp_path: Path) -> None:
    dialog = opens(".md")
    writer.may_go_on.clear()
    dialog.accept()
    dialog.reject()
    writer.may_go_on.set()
    qtbot.wait(200)
    assert list(tmp_path.iterdir()) == []


# --- Preview and checks -------------------------------------------------------------------


def test_the_preview_is_of_the_document_and_follows_what_was_ticked_last(
    qtbot: QtBot, opens: Opens
) -> None:
    dialog = opens(".md")
    assert dialog.preview.text.toPlainText().startswith("# Children with SEND in Leicester")
    assert not dialog.which.isVisible()
    QTest.mouseClick(dialog.kinds.rows[".json"].box, LEFT)
    assert dialog.which.isVisible()
    assert dialog.which.current == ".json"
    assert dialog.checks.lines == ()
    wait_for_preview(qtbot, dialog)
    text = dialog.preview.text.toPlainText()
    assert '"schema": "sendviewer/page/1"' in text
    dialog.which.setFocus()
    press(Key.Key_Up)
    wait_for_preview(qtbot, dialog)
    assert dialog.preview.text.toPlainText().startswith("# Children with SEND")
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)  # only the beginning


def test_checks_say_what_is_met_and_what_is_not_and_are_spoken(
    qtbot: QtBot, opens: Opens, heard: list[str]
) -> None:
    dialog = opens(".md")
    met = words_of(dialog)
    assert met["Headline"]
    assert met["Table headers"]
    # The page that comes with the program states no licence.
    assert not met["Sources and licence"]
    assert "Look at: Sources and licence." in heard[-1]
    line = dialog.checks.lines[-1]
    assert line.title.text() == "Sources and licence: not met"
    assert "licence" in line.why.text()


def test_without_a_kind_nothing_can_be_saved_and_it_is_said_why(opens: Opens) -> None:
    dialog = opens(".md")
    QTest.mouseClick(dialog.kinds.rows[".md"].box, LEFT)
    assert not dialog.foot.export_button.isEnabled()
    assert dialog.foot.summary.text() == export_dialog.NOTHING_TICKED
    assert dialog.preview.words.text() == export_dialog.NOTHING_TO_SEE
    dialog.accept()
    assert dialog.isVisible()


# --- What is remembered -------------------------------------------------------------------


def test_kinds_folder_and_name_come_back(
    qtbot: QtBot, opens: Opens, chooser: AnsweringChooser, tmp_path: Path
) -> None:
    chooser.answer = tmp_path / "reports"
    chooser.answer.mkdir()
    dialog = opens(".csv", ".json")
    QTest.mouseClick(dialog.place.folder_button, LEFT)
    assert dialog.place.folder.text() == str(chooser.answer)
    dialog.place.name.setText("Our page")
    export(qtbot, dialog)
    dialog.reject()
    again = opens()
    assert [kind.ending for kind in again.kinds.chosen] == [".csv", ".json"]
    assert again.place.folder.text() == str(chooser.answer)
    assert again.place.name.text() == "Our page"


def test_a_name_is_kept_for_its_page_only(store: DictStore, tmp_path: Path) -> None:
    remembered = RememberedExport(Settings(store))
    remembered.keep_place(tmp_path, NAME, "Our page")
    assert remembered.name(NAME) == "Our page"
    assert remembered.name("SEND LLR January 2025") == "SEND LLR January 2025"


def test_a_folder_or_a_template_that_is_gone_is_not_offered(
    store: DictStore, tmp_path: Path
) -> None:
    remembered = RememberedExport(Settings(store))
    remembered.keep_place(tmp_path / "gone", NAME, NAME)
    remembered.keep((".md",), (), [tmp_path / "gone.docx"])
    assert remembered.folder == Path.home()
    assert remembered.templates == ()


# --- From the window ----------------------------------------------------------------------


def test_the_command_exports_the_page_of_the_window_and_says_so_there(
    window: MainWindow, qtbot: QtBot, store: DictStore, tmp_path: Path
) -> None:
    settings = Settings(store)
    settings.set(SAVE_FOLDER, str(tmp_path))
    RememberedExport(settings).keep((".md",), (), ())
    QTest.keyClick(window, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(ExportDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert nameless(dialog) == []
    export(qtbot, dialog)
    assert window.status.notice == f"Saved {NAME}.md in {tmp_path.name}"
    dialog.reject()


def test_every_kind_that_is_offered_can_be_saved_at_once_and_opened(
    qtbot: QtBot, opens: Opens, tmp_path: Path
) -> None:
    dialog = opens(".md")
    for ending, row in dialog.kinds.rows.items():
        if ending != ".md":
            QTest.mouseClick(row.box, LEFT)
    count = len(DOCUMENT_FORMATS)
    assert dialog.foot.summary.text() == f"Saves {count} files."
    named = f"{NAME} ({count} files, each with its ending)"
    assert dialog.foot.where.whole == f"Where: {tmp_path / named}"
    with qtbot.waitSignal(dialog.exported, timeout=120_000):
        QTest.mouseClick(dialog.foot.export_button, LEFT)
    files = {path.suffix: path for path in tmp_path.iterdir()}
    assert set(files) == set(DOCUMENT_FORMATS)
    words = [paragraph.text for paragraph in docx.Document(str(files[".docx"])).paragraphs]
    assert any("21,966" in text for text in words)
    assert len(pptx.Presentation(str(files[".pptx"])).slides) > 2
    assert len(openpyxl.load_workbook(files[".xlsx"]).sheetnames) > 2
    assert files[".pdf"].read_bytes().startswith(b"%PDF-1.7")
    assert "<h1" in files[".html"].read_text(encoding="utf-8")
    assert QImage(str(files[".png"])).width() > 1000
    assert b"<svg" in files[".svg"].read_bytes()
