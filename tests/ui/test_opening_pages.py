"""Opening: by menu, by argument, by drag and drop, lately; and what happens when it fails."""

from __future__ import annotations

import shutil
from pathlib import Path

import dfe_by_hand as made
import openpyxl
import pytest
from doors import AnsweringChooser
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Page
from sendviewer.export.workbook.document import workbook_bytes
from sendviewer.sources.pages import shipped_page_path, write_page
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.settings import DictStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped page that a test may spoil."""
    return Path(shutil.copytree(shipped_page_path(), tmp_path / "a page & more"))


def opened(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.tasks.running)


def test_a_folder_and_a_zip_are_opened_from_the_menu(
    window: MainWindow, qtbot: QtBot, chooser: AnsweringChooser, folder: Path, page: Page
) -> None:
    chooser.answer = folder.with_suffix(".zip")
    write_page(page, chooser.answer)
    window.run_command("file.open")
    opened(window, qtbot)
    assert window.status.notice == "Opened LLR, April 2020"
    chooser.answer = folder
    window.run_command("file.open_folder")
    opened(window, qtbot)
    assert not window.banner.message
    names = [action.data() for action in recent(window)]
    assert names == [str(folder), str(folder.with_suffix(".zip"))]
    assert chooser.asked == ["", str(folder.parent)]


def test_a_workbook_of_a_page_is_opened_by_menu_and_by_dropping(
    window: MainWindow, qtbot: QtBot, chooser: AnsweringChooser, tmp_path: Path, page: Page
) -> None:
    chooser.answer = tmp_path / "page.xlsx"
    chooser.answer.write_bytes(workbook_bytes(page, Confidence.P95))
    window.run_command("file.open")
    opened(window, qtbot)
    assert window.status.notice == "Opened LLR, April 2020"
    assert window.state.page == page
    window.state.say("")
    window.opening.open_paths([chooser.answer])
    opened(window, qtbot)
    assert window.status.notice == "Opened LLR, April 2020"


def test_another_workbook_is_refused_and_the_page_stays(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    before = window.state.page
    window.opening.open_paths([path])
    opened(window, qtbot)
    assert window.state.page is before
    assert "is not a page of SEND Viewer" in window.banner.message


def recent(window: MainWindow) -> list:
    window.opening.recent_menu.aboutToShow.emit()
    return window.opening.recent_menu.actions()


def test_a_recent_page_is_opened_again(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.opening.open_paths([folder])
    opened(window, qtbot)
    window.state.say("")
    recent(window)[0].trigger()
    opened(window, qtbot)
    assert window.status.notice.startswith("Opened")


def test_a_page_that_is_gone_leaves_the_list(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    window.opening.open_paths([folder])
    opened(window, qtbot)
    shutil.rmtree(folder)
    recent(window)[0].trigger()
    opened(window, qtbot)
    assert "was not opened" in window.banner.message
    assert not window.opening.recent_menu.isEnabled()


def test_what_is_dropped_on_the_window_is_opened(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl.fromLocalFile("/another")])
    drop = QDropEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    assert "One page is shown at a time" in window.status.notice
    opened(window, qtbot)
    assert window.status.notice == (
        "Opened LLR, April 2020. Only one page is shown at a time: another was not opened."
    )


def test_of_pages_that_are_opened_together_each_that_was_not_opened_is_named(
    window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    others = [tmp_path / f"{name}.zip" for name in ("North", "South", "West")]
    window.opening.open_paths([folder, *others[:2]])
    opened(window, qtbot)
    assert window.status.notice.endswith(": North.zip and South.zip were not opened.")
    window.opening.open_paths([folder, *others])
    opened(window, qtbot)
    assert "North.zip, South.zip and 1 more were not opened." in window.status.notice
    window.opening.open_paths([tmp_path / "nothing", folder])
    opened(window, qtbot)
    assert window.banner.message.endswith(f": {folder.name} was not opened.")
    window.run_command("file.open_shipped")
    opened(window, qtbot)
    assert window.status.notice == "Opened LLR, April 2020"


def test_a_wrong_figure_is_told_with_file_and_line_and_the_page_stays(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    needs = folder / "needs.csv"
    needs.write_text(needs.read_text(encoding="utf-8").replace("6547", "many"), encoding="utf-8")
    before = window.state.page
    window.opening.open_paths([folder])
    opened(window, qtbot)
    assert window.state.page is before
    assert "needs.csv" in window.banner.message
    assert "line 3" in window.banner.message
    assert "many" in window.banner.message


def test_the_message_goes_when_it_is_closed_or_another_page_is_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.opening.open_paths([tmp_path / "nothing"])
    opened(window, qtbot)
    assert window.banner.isVisible()
    window.run_command("file.open_shipped")
    opened(window, qtbot)
    assert not window.banner.isVisible()


def test_the_message_of_a_file_goes_as_soon_as_the_next_is_being_opened(
    window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    for path in (folder, census_in(tmp_path)):
        window.opening.open_paths([tmp_path / "nothing"])
        opened(window, qtbot)
        assert window.banner.isVisible()
        window.opening.open_paths([path])
        assert window.tasks.running
        assert not window.banner.isVisible()
        window.tasks.cancel_all()
        opened(window, qtbot)


def census_in(folder: Path) -> Path:
    path = folder / "census.csv"
    return made.layout_b_year_group(path, periods=(made.NEWEST,), phases=("all",))


def test_a_cancelled_page_is_not_shown(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    before = window.state.page
    window.opening.open_paths([folder])
    window.tasks.cancel_all()
    opened(window, qtbot)
    assert window.state.page is before


def test_asking_and_cancelling_opens_nothing(
    window: MainWindow, chooser: AnsweringChooser, store: DictStore
) -> None:
    window.run_command("file.open")
    assert len(chooser.asked) == 1
    assert not window.tasks.running
    assert "files/open_folder" not in store
