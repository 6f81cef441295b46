"""DfE files in the window from end to end: drop, choose, see, compare, save, open again."""

from __future__ import annotations

import shutil
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import dfe_by_hand as made
import pytest
from doors import AnsweringChooser
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from sendviewer.cli.main import main
from sendviewer.core.pages import Page
from sendviewer.core.selections import ComparatorKind
from sendviewer.present import chart, overview, table, text
from sendviewer.present.options import Query
from sendviewer.sources.dfe import scanning
from sendviewer.sources.pages import read_page, write_page
from sendviewer.ui.area_dialog import AreaYearDialog
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.own_text_dialog import OwnTextDialog
from sendviewer.ui.settings import RECENT_FILES, DictStore, Settings

CTRL = Qt.KeyboardModifier.ControlModifier
LLR = ("856", "855", "857")
NEIGHBOURS = ("373", "341", "810", "370", "302", "202", "855", "857", "942", "943")
SMALL: dict[str, object] = {
    "periods": (made.MIDDLE, made.NEWEST),
    "phases": ("primary", "secondary", "all"),
}


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release zip of the census, a release of plans, and their files; nobody changes them."""
    folder = tmp_path_factory.mktemp("shelf")
    needs = made.layout_c_year_group(folder / "needs.csv", **SMALL)
    phase = made.layout_c_phase(folder / "phase.csv", **SMALL)
    made.release_zip(folder / "sen.zip", {"needs.csv": needs, "phase.csv": phase})
    plans = made.plans_by_need(folder / "plans.csv", periods=(made.MIDDLE, made.NEWEST))
    made.release_zip(folder / "plans.zip", {"plans.csv": plans}, title="EHC plans")
    return folder


@pytest.fixture
def sen(shelf: Path, tmp_path: Path) -> Path:
    """The census release, a copy in a folder of its own that may be deleted."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    return Path(shutil.copy(shelf / "sen.zip", folder))


@pytest.fixture
def neighbour_list(tmp_path: Path) -> Path:
    """DfE's list for Leicester alone."""
    heads = [head for number in range(1, 11) for head in (f"SN{number}", f"SNP{number}")]
    cells = [cell for code in NEIGHBOURS for cell in (code, "Close")]
    path = tmp_path / "neighbours_2021.csv"
    text = f"LA number,LA name,{','.join(heads)}\n856,Leicester,{','.join(cells)}\n"
    path.write_text(text, encoding="utf-8")
    return path


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    window.dropEvent(QDropEvent(QPoint(50, 50), action, data, button, key.NoModifier))


def wait(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.tasks.running, timeout=20_000)


def area_dialogs(window: MainWindow) -> list[AreaYearDialog]:
    return [one for one in window.findChildren(AreaYearDialog) if one.isVisible()]


def asked(window: MainWindow, qtbot: QtBot) -> AreaYearDialog:
    """Return the dialog that asks for area and year, once it is there and active."""
    wait(window, qtbot)
    assert window.banner.message == ""
    (dialog,) = area_dialogs(window)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def choose(dialog: AreaYearDialog, *areas: str) -> None:
    """Replace the chosen areas by typing, each with Enter."""
    while dialog.picker.chips.chips:
        dialog.picker.chips.chips[0].click()
    dialog.picker.entry.setFocus()
    for words in areas:
        QTest.keyClicks(dialog.picker.entry, words)
        press(Qt.Key.Key_Return)


def accept(window: MainWindow, qtbot: QtBot) -> Page:
    press(Qt.Key.Key_Return, CTRL)
    assert not area_dialogs(window)
    wait(window, qtbot)
    assert window.banner.message == ""
    return window.state.page


def show(window: MainWindow, qtbot: QtBot, release: Path, *areas: str) -> Page:
    """Drop a release and show the page of areas."""
    drop(window, release)
    choose(asked(window, qtbot), *areas)
    return accept(window, qtbot)


def change_period(window: MainWindow, qtbot: QtBot, key: str) -> Page:
    """Choose another period in the dialog by the keys that walk through its list."""
    window.run_command("file.area_and_year")
    dialog = asked(window, qtbot)
    field = dialog.figures.period_choice.field
    field.setFocus()
    steps = list(dialog.figures.dataset.periods)
    newer = [one.key for one in steps].index(key) < steps.index(dialog.figures.period)
    press(Qt.Key.Key_Up if newer else Qt.Key.Key_Down)
    assert dialog.figures.period.key == key
    return accept(window, qtbot)


def compare_menu(window: MainWindow) -> QMenu:
    return next(
        menu
        for menu in window.header.findChildren(QMenu)
        if menu.accessibleName() == "Compare with"
    )


def by_menu(window: MainWindow, qtbot: QtBot, command: str) -> Page:
    """Trigger an item of the menu at the header, and wait for the page."""
    action = window.action_set.action(command)
    assert action in compare_menu(window).actions()
    assert action.isEnabled()
    action.trigger()
    wait(window, qtbot)
    return window.state.page


def checked(window: MainWindow) -> list[str]:
    """The commands that are shown as chosen in the menu at the header."""
    actions = [action for action in compare_menu(window).actions() if action.isVisible()]
    return [
        action.objectName() or action.text()
        for action in actions
        if action.isChecked() and not action.objectName().startswith("view.")
    ]


def pooled(keys: Sequence[str], period: str = made.NEWEST) -> int:
    found = [made.expected_counts(period, key, "all-sen") for key in keys]
    return sum(count for count in found if count is not None)


def amount(quantity: object) -> int:
    return int(quantity.value)  # type: ignore[attr-defined]


def test_all_that_a_page_is_shown_by_is_made_off_the_main_thread(
    window: MainWindow, qtbot: QtBot, sen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(window, qtbot, sen, "856")
    makers: list[bool] = []

    def told(build: Callable[..., object]) -> Callable[..., object]:
        def build_and_tell(*arguments: object) -> object:
            makers.append(threading.current_thread() is threading.main_thread())
            return build(*arguments)

        return build_and_tell

    for module, name in (
        (table, "build_table"),
        (overview, "build_overview"),
        (text, "build_text"),
        (chart, "build_chart"),
    ):
        monkeypatch.setattr(module, name, told(getattr(module, name)))
    by_menu(window, qtbot, "compare.region")
    window.tabs.build_all()
    window.run_command("view.chart")
    assert makers == [False, False, False, False]


# --- From the file to the page ------------------------------------------------------------


def test_a_dropped_release_asks_for_area_and_year_beginning_with_the_areas_of_the_page(
    window: MainWindow, qtbot: QtBot, sen: Path, page: Page
) -> None:
    drop(window, sen)
    dialog = asked(window, qtbot)
    assert dialog.picker.keys == LLR
    assert dialog.figures.period.key == made.NEWEST
    assert dialog.picker.entry.hasFocus()
    assert window.state.page is page
    assert window.status.notice.startswith("Opened Special educational needs in England")


def test_without_the_areas_of_the_page_the_dialog_begins_with_england(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    plans = made.plans_by_need(tmp_path / "plans.csv", periods=(made.FIRST,))
    drop(window, plans)
    assert asked(window, qtbot).picker.keys == (made.ENGLAND,)


def test_three_names_typed_and_ctrl_enter_show_the_page(
    window: MainWindow, qtbot: QtBot, sen: Path
) -> None:
    page = show(window, qtbot, sen, "sheffield", "barnsley", "hull")
    assert [area.dfe_code for area in page.areas] == ["373", "370", "810"]
    assert amount(page.total.children) == pooled(("373", "370", "810"))
    assert window.status.notice.startswith("Showing ")
    assert "January 2025" in window.windowTitle()
    assert window.releases.shows_own_page


def test_another_period_is_chosen_in_the_dialog(
    window: MainWindow, qtbot: QtBot, sen: Path
) -> None:
    show(window, qtbot, sen, "856", "855", "857")
    page = change_period(window, qtbot, made.MIDDLE)
    assert page.period.label == "January 2024"
    assert amount(page.total.children) == pooled(LLR, made.MIDDLE)


def test_leaving_the_dialog_keeps_the_page_and_the_release(
    window: MainWindow, qtbot: QtBot, sen: Path, page: Page
) -> None:
    drop(window, sen)
    asked(window, qtbot)
    press(Qt.Key.Key_Escape)
    assert not area_dialogs(window)
    assert window.state.page is page
    window.run_command("file.area_and_year")
    assert asked(window, qtbot).picker.keys == LLR


def test_filters_stay_for_the_same_areas_and_go_with_others(
    window: MainWindow, qtbot: QtBot, sen: Path
) -> None:
    show(window, qtbot, sen, "856")
    window.state.change_query(Query(search="autis"))
    change_period(window, qtbot, made.MIDDLE)
    assert window.state.options.table.query.search == "autis"
    by_menu(window, qtbot, "compare.region")
    assert window.state.options.table.query.search == "autis"
    window.run_command("file.area_and_year")
    choose(asked(window, qtbot), "373")
    accept(window, qtbot)
    assert window.state.options.table.query.search == ""


# --- Comparators --------------------------------------------------------------------------


def test_each_comparator_of_the_menu_is_taken_and_checked(
    window: MainWindow, qtbot: QtBot, sen: Path
) -> None:
    page = show(window, qtbot, sen, "856")
    assert (page.comparator.name, checked(window)) == ("England", ["compare.england"])
    page = by_menu(window, qtbot, "compare.region")
    assert (page.comparator.name, checked(window)) == ("East Midlands", ["compare.region"])
    assert not window.action_set.action("compare.simple_mean").isEnabled()
    page = by_menu(window, qtbot, "compare.rest_of_region")
    assert checked(window) == ["compare.rest_of_region"]
    assert amount(page.total.comparator_children) == pooled(("855", "857"))
    page = by_menu(window, qtbot, "compare.simple_mean")
    assert page.comparator.is_simple_mean
    assert checked(window) == ["compare.rest_of_region", "compare.simple_mean"]
    page = by_menu(window, qtbot, "compare.simple_mean")
    assert not page.comparator.is_simple_mean


def test_neighbours_ask_for_the_list_and_without_one_nothing_changes(
    window: MainWindow,
    qtbot: QtBot,
    sen: Path,
    chooser: AnsweringChooser,
    neighbour_list: Path,
) -> None:
    before = show(window, qtbot, sen, "856")
    assert by_menu(window, qtbot, "compare.neighbours") is before
    assert checked(window) == ["compare.england"]
    chooser.answer = sen
    by_menu(window, qtbot, "compare.neighbours")
    assert "sen.zip was not opened" in window.banner.message
    assert window.state.page is before
    chooser.answer = neighbour_list
    page = by_menu(window, qtbot, "compare.neighbours")
    assert window.banner.message == ""
    assert page.comparator.kind == "statistical-neighbours"
    assert amount(page.total.comparator_children) == pooled(NEIGHBOURS)
    assert checked(window) == ["compare.neighbours"]


def test_a_list_beside_the_release_is_found(
    window: MainWindow, qtbot: QtBot, sen: Path, neighbour_list: Path, chooser: AnsweringChooser
) -> None:
    shutil.move(neighbour_list, sen.parent)
    show(window, qtbot, sen, "856")
    page = by_menu(window, qtbot, "compare.neighbours")
    assert window.banner.message == ""
    assert page.comparator.kind == "statistical-neighbours"
    assert chooser.asked == []


def test_what_cannot_be_compared_is_told_and_the_menu_shows_what_is_on_the_page(
    window: MainWindow, qtbot: QtBot, sen: Path
) -> None:
    before = show(window, qtbot, sen, "england")
    by_menu(window, qtbot, "compare.region")
    assert "The page was not made" in window.banner.message
    assert window.state.page is before
    assert checked(window) == ["compare.england"]


# --- Saved, and opened without the file ---------------------------------------------------


def test_a_saved_page_opens_without_the_release_and_has_one_comparator(
    window: MainWindow, qtbot: QtBot, sen: Path, chooser: AnsweringChooser, tmp_path: Path
) -> None:
    before = show(window, qtbot, sen, "856", "855", "857")
    chooser.answer = tmp_path / "saved.zip"
    window.run_command("file.save_page")
    wait(window, qtbot)
    assert window.status.notice == "Saved saved.zip"
    sen.unlink()
    drop(window, chooser.answer)
    wait(window, qtbot)
    assert window.state.page is not before
    assert window.state.page == before
    assert checked(window) == ["England"]
    others = [
        action
        for action in compare_menu(window).actions()
        if action.objectName().startswith("compare.")
    ]
    assert len(others) == 6
    assert not any(action.isEnabled() for action in others)
    assert "Open a DfE file" in others[0].toolTip()
    assert {action.toolTip() for action in others} == {
        window.action_set.reason(action.objectName()) for action in others
    }


# --- Own text -----------------------------------------------------------------------------


def write_text(window: MainWindow, words: str) -> None:
    window.run_command("edit.own_text")
    dialog = window.findChildren(OwnTextDialog)[-1]
    dialog.editor.setPlainText(words)
    dialog.keep_button.click()


def own_headings(page: Page) -> list[tuple[str, str]]:
    return [(one.heading, one.written_for) for one in page.sections if not one.is_made]


def test_own_text_goes_with_the_areas_to_another_year_and_says_which_it_was_written_for(
    window: MainWindow, qtbot: QtBot, sen: Path
) -> None:
    show(window, qtbot, sen, "856")
    change_period(window, qtbot, made.MIDDLE)
    write_text(window, "## What we do\n\nMore.")
    assert window.releases.shows_own_page
    page = change_period(window, qtbot, made.NEWEST)
    assert own_headings(page) == [("What we do", "January 2024")]
    window.run_command("file.area_and_year")
    choose(asked(window, qtbot), "855")
    assert own_headings(accept(window, qtbot)) == []


def test_own_text_is_kept_for_the_page_that_it_was_written_on(
    window: MainWindow, qtbot: QtBot, sen: Path
) -> None:
    show(window, qtbot, sen, "856")
    window.run_command("edit.own_text")
    dialog = window.findChildren(OwnTextDialog)[-1]
    dialog.editor.setPlainText("## Of Leicester\n\nMore.")
    selection = window.releases.selection
    assert selection is not None
    window.releases.show(replace(selection, area_keys=("855",)))
    wait(window, qtbot)
    dialog.keep_button.click()
    assert own_headings(window.state.page) == []
    assert window.status.notice == "Your text is kept for Leicester"


# --- Footprints ---------------------------------------------------------------------------


def test_a_footprint_is_named_remembered_shared_and_opened(
    window: MainWindow, qtbot: QtBot, sen: Path, chooser: AnsweringChooser, tmp_path: Path
) -> None:
    drop(window, sen)
    dialog = asked(window, qtbot)
    choose(dialog, "sheffield", "barnsley")
    QTest.keyClicks(dialog.picker.names.entry, "South Yorkshire, in part")
    dialog.picker.names.remember_button.click()
    chooser.answer = tmp_path / "south.sendarea.json"
    dialog.picker.names.share_button.click()
    assert window.status.notice == "Saved south.sendarea.json"
    choose(dialog, "856")
    dialog.picker.names.open_button.click()
    assert dialog.picker.keys == ("856", "373", "370")
    choose(dialog, "south york")
    assert dialog.picker.keys == ("373", "370")
    page = accept(window, qtbot)
    assert page.name == "South Yorkshire, in part"


def test_a_footprint_that_cannot_be_read_is_told_in_the_dialog(
    window: MainWindow, qtbot: QtBot, sen: Path, chooser: AnsweringChooser
) -> None:
    drop(window, sen)
    dialog = asked(window, qtbot)
    chooser.answer = sen
    dialog.picker.names.open_button.click()
    assert "sen.zip was not opened" in dialog.picker.problem.text
    assert dialog.picker.keys == LLR


# --- Several files ------------------------------------------------------------------------


def test_two_files_dropped_together_are_one_release_and_reopen_together(
    window: MainWindow, qtbot: QtBot, shelf: Path
) -> None:
    drop(window, shelf / "needs.csv", shelf / "plans.csv")
    assert asked(window, qtbot).figures.dataset_choice.field.count() == 2
    press(Qt.Key.Key_Escape)
    window.opening.recent_menu.aboutToShow.emit()
    (action,) = window.opening.recent_menu.actions()
    assert action.text().startswith("&1 needs.csv and 1 more in ")
    action.trigger()
    assert asked(window, qtbot).figures.dataset_choice.field.count() == 2


def test_a_file_that_could_not_be_read_with_the_others_is_named_in_the_dialog(
    window: MainWindow, qtbot: QtBot, shelf: Path, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Ring them on Monday.", encoding="utf-8")
    drop(window, shelf / "plans.csv", notes)
    dialog = asked(window, qtbot)
    assert dialog.figures.left_out.text.startswith("notes.txt was left out: ")
    assert dialog.figures.left_out.isVisible()


def test_a_page_dropped_with_a_file_of_figures_is_named_as_left_out(
    window: MainWindow, qtbot: QtBot, shelf: Path, page: Page, tmp_path: Path
) -> None:
    write_page(page, tmp_path / "llr.zip")
    drop(window, tmp_path / "llr.zip", shelf / "plans.csv")
    assert "without llr.zip" in window.status.notice
    assert asked(window, qtbot).figures.dataset.title == "EHC plans by primary need"
    assert "llr.zip was not opened" in window.status.notice


def test_a_recent_release_is_opened_again(window: MainWindow, qtbot: QtBot, sen: Path) -> None:
    show(window, qtbot, sen, "856")
    window.opening.recent_menu.aboutToShow.emit()
    window.opening.recent_menu.actions()[0].trigger()
    assert asked(window, qtbot).picker.keys == ("856",)


def test_a_second_release_closes_the_first_and_its_dialog(
    window: MainWindow, qtbot: QtBot, sen: Path, shelf: Path, temporary: Path
) -> None:
    drop(window, sen)
    asked(window, qtbot)
    first = {path.name for path in temporary.iterdir()}
    window.opening.open_paths([shelf / "plans.zip"])
    assert asked(window, qtbot).figures.dataset.title == "EHC plans by primary need"
    second = {path.name for path in temporary.iterdir()}
    assert first
    assert second
    assert not first & second


# --- What cannot be used ------------------------------------------------------------------


def bad_file(kind: str, folder: Path, shelf: Path) -> Path:
    path = folder / f"{kind}.csv"
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "other":
        path.write_text("name,age\nAnn,7\n", encoding="utf-8")
    elif kind == "half":
        path.write_bytes((shelf / "needs.csv").read_bytes()[:-40])
    elif kind == "spreadsheet":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("xl/workbook.xml", "<workbook/>")
    elif kind == "broken member":
        path = Path(shutil.copy(shelf / "sen.zip", folder / f"{kind}.zip"))
        made.break_member(path, "data/needs.csv")
    elif kind == "half a zip":
        path = folder / f"{kind}.zip"
        path.write_bytes((shelf / "sen.zip").read_bytes()[:-4000])
    elif kind == "without need":
        made.plans_without_need(path)
    return path


BAD = ["empty", "other", "half", "spreadsheet", "broken member", "half a zip", "without need"]


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_is_told_and_page_and_open_release_stay(  # noqa: PLR0917 - fixtures are given by name
    window: MainWindow, qtbot: QtBot, tmp_path: Path, shelf: Path, temporary: Path, kind: str
) -> None:
    before = show(window, qtbot, shelf / "plans.zip", "856")
    release, unpacked = window.releases.release, set(temporary.iterdir())
    bad = bad_file(kind, tmp_path, shelf)
    drop(window, bad)
    wait(window, qtbot)
    assert window.banner.message.startswith(f"{bad.name} was not opened. ")
    assert window.state.page is before
    assert window.releases.release is release
    assert set(temporary.iterdir()) == unpacked
    page = by_menu(window, qtbot, "compare.region")
    assert page.comparator.name == "East Midlands"


# --- While it is being read ---------------------------------------------------------------


class Held:
    """Holds the reading at its first step until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        real = scanning.scan

        def held(intake: object, watch: object) -> object:
            self.reached.set()
            assert self.go_on.wait(10)
            return real(intake, watch)  # type: ignore[arg-type]

        monkeypatch.setattr(scanning, "scan", held)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    holding = Held(monkeypatch)
    yield holding
    holding.go_on.set()


def test_cancelling_says_so_and_leaves_nothing_behind(  # noqa: PLR0917 - fixtures are given by name
    window: MainWindow, qtbot: QtBot, sen: Path, held: Held, temporary: Path, page: Page
) -> None:
    window.status.work.delay_ms = 1
    drop(window, sen)
    qtbot.waitUntil(window.status.work.isVisible)
    assert held.reached.wait(10)
    assert list(temporary.iterdir())
    cancel = window.status.work.cancel_button
    assert cancel.accessibleName() == "Cancel: Opening sen.zip"
    window.tab_strip.setFocus()
    for _ in range(60):
        if cancel.hasFocus():
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert window.status.notice == "Cancelled: Opening sen.zip"
    assert not window.status.work.isVisible()
    held.go_on.set()
    wait(window, qtbot)
    assert not area_dialogs(window)
    assert not list(temporary.iterdir())
    assert window.state.page is page
    assert window.releases.release is None


def test_what_is_opened_in_place_of_it_is_followed_to_its_own_end(
    window: MainWindow, qtbot: QtBot, sen: Path, held: Held
) -> None:
    window.status.work.delay_ms = 1
    drop(window, sen)
    assert held.reached.wait(10)
    window.tasks.start("Another", lambda _progress: None, [].append)
    slow = threading.Event()
    second = window.tasks.start("Saving", lambda _progress: slow.wait(10), [].append)
    window.status.work.follow(second)
    held.go_on.set()
    qtbot.waitUntil(lambda: len(window.tasks.running) == 1, timeout=10_000)
    assert window.status.work.isVisible()
    slow.set()
    wait(window, qtbot)
    assert not window.status.work.isVisible()


def test_closing_the_window_while_it_reads_leaves_nothing_behind(
    window: MainWindow, qtbot: QtBot, sen: Path, held: Held, temporary: Path
) -> None:
    drop(window, sen)
    assert held.reached.wait(10)
    threading.Timer(0.05, held.go_on.set).start()
    window.close()
    assert not window.isVisible()
    qtbot.waitUntil(lambda: not window.tasks.running)
    assert not list(temporary.iterdir())


def test_closing_the_window_deletes_what_was_unpacked(
    window: MainWindow, qtbot: QtBot, sen: Path, temporary: Path, store: DictStore
) -> None:
    show(window, qtbot, sen, "856")
    assert list(temporary.iterdir())
    window.close()
    assert not list(temporary.iterdir())
    assert Settings(store).get(RECENT_FILES) == (str(sen),)


def test_the_shown_page_equals_the_one_that_the_command_line_writes(
    window: MainWindow, qtbot: QtBot, sen: Path, tmp_path: Path
) -> None:
    page = show(window, qtbot, sen, "856", "855", "857")
    areas = [word for code in LLR for word in ("--area", code)]
    assert main(["page", str(sen), *areas, "--to", str(tmp_path / "page.zip")]) in {0, None}
    written = read_page(tmp_path / "page.zip")
    assert written.needs == page.needs
    assert written.total == page.total
    assert written.comparator == page.comparator


def test_comparing_with_named_areas_goes_through_the_dialog(
    window: MainWindow, qtbot: QtBot, sen: Path
) -> None:
    show(window, qtbot, sen, "856")
    window.action_set.action("compare.areas").trigger()
    dialog = asked(window, qtbot)
    dialog.comparator.options[ComparatorKind.AREAS].click()
    for words in ("sheffield", "liverpool"):
        QTest.keyClicks(dialog.comparator.picker.entry, words)
        QTest.keyClick(dialog.comparator.picker.entry, Qt.Key.Key_Return)
    page = accept(window, qtbot)
    assert amount(page.total.comparator_children) == pooled(("373", "341"))
    assert checked(window) == ["compare.areas"]
    assert window.action_set.action("compare.simple_mean").isEnabled()


def test_england_stands_alone_and_offers_no_difference_from_itself(
    window: MainWindow, qtbot: QtBot, sen: Path
) -> None:
    page = show(window, qtbot, sen, "England")
    assert page.comparator.is_none
    assert window.header._compare.text() == "Compare with…"
    assert "beside" not in window.status.notice
    assert not window.tabs.page("needs").bar.choice.isVisibleTo(window.tabs.page("needs"))
    controls = window.tabs.page("chart").controls
    difference = next(
        button
        for button in controls.measures.findChildren(QAbstractButton)
        if button.text() == "Difference"
    )
    assert not difference.isEnabled()
