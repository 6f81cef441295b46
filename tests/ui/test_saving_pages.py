"""Saving: page, table, chart and documents, and what happens when it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doors import AnsweringChooser
from msgspec.structs import replace
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sendviewer.present.options import ChartOrder, Query, TableOptions
from sendviewer.sources.pages import read_page
from sendviewer.ui.main_window import MainWindow

ENDINGS = {
    "file.save_chart": "Choose a name that ends in .png or a name that ends in .svg.",
    "file.save_page": "Choose a name that ends in .zip or one without an ending.",
    "file.export_csv": "Choose a name that ends in .csv.",
}


def save(window: MainWindow, qtbot: QtBot, command: str) -> None:
    window.run_command(command)
    qtbot.waitUntil(lambda: not window.tasks.running)


@pytest.mark.parametrize("name", ["page.zip", "page"])
def test_a_saved_page_opens_as_the_same_page(
    window: MainWindow,
    qtbot: QtBot,
    chooser: AnsweringChooser,
    tmp_path: Path,
    name: str,
) -> None:
    chooser.answer = tmp_path / name
    save(window, qtbot, "file.save_page")
    assert window.status.notice == f"Saved {name}"
    assert read_page(tmp_path / name) == window.state.page


def test_the_visible_table_is_saved_as_csv(
    window: MainWindow, qtbot: QtBot, chooser: AnsweringChooser, tmp_path: Path
) -> None:
    chooser.answer = tmp_path / "table.csv"
    save(window, qtbot, "file.export_csv")
    assert len(chooser.answer.read_text(encoding="utf-8").splitlines()) >= 15
    assert Path(chooser.asked[0]).name == "SEND LLR April 2020.csv"


def test_the_page_is_saved_as_json_and_markdown(
    window: MainWindow, qtbot: QtBot, chooser: AnsweringChooser, tmp_path: Path
) -> None:
    chooser.answer = tmp_path / "page.json"
    save(window, qtbot, "file.export_json")
    assert json.loads(chooser.answer.read_text(encoding="utf-8"))["total"]["children"] == 21966
    chooser.answer = tmp_path / "page.md"
    save(window, qtbot, "file.export_markdown")
    assert "21,966" in chooser.answer.read_text(encoding="utf-8")
    assert Path(chooser.asked[1]).parent == tmp_path


@pytest.mark.parametrize("name", ["chart.png", "chart.svg"])
def test_the_chart_is_saved_by_the_ending_of_its_name(
    window: MainWindow, qtbot: QtBot, chooser: AnsweringChooser, tmp_path: Path, name: str
) -> None:
    chooser.answer = tmp_path / name
    save(window, qtbot, "file.save_chart")
    data = chooser.answer.read_bytes()
    if name.endswith("png"):
        assert QImage.fromData(data).width() > 1000
    else:
        assert b"<svg" in data


def test_what_cannot_be_saved_is_told(
    window: MainWindow, qtbot: QtBot, chooser: AnsweringChooser, tmp_path: Path
) -> None:
    chooser.answer = tmp_path / "no such folder" / "table.csv"
    save(window, qtbot, "file.export_csv")
    assert window.banner.message.startswith("Nothing was saved.")


@pytest.mark.parametrize(
    ("command", "ending"),
    [("file.save_page", ".zip"), ("file.save_page", ""), ("file.export_csv", ".csv")],
)
@pytest.mark.parametrize("letters", [241, 300])
def test_a_name_that_is_too_long_is_told_as_that_in_the_width_of_the_window(  # noqa: PLR0917
    window: MainWindow,
    qtbot: QtBot,
    chooser: AnsweringChooser,
    tmp_path: Path,
    command: str,
    ending: str,
    letters: int,
) -> None:
    width = window.width()
    chooser.answer = tmp_path / f"{'n' * letters}{ending}"
    save(window, qtbot, command)
    assert "The name is too long for a file. Choose a shorter name." in window.banner.message
    assert window.minimumSizeHint().width() <= width
    assert list(tmp_path.iterdir()) == []


def test_a_page_of_a_long_name_is_saved_and_told_in_the_width_of_the_window(
    window: MainWindow, qtbot: QtBot, chooser: AnsweringChooser, tmp_path: Path
) -> None:
    width = window.width()
    chooser.answer = tmp_path / f"{'n' * 230}.zip"
    save(window, qtbot, "file.save_page")
    assert window.status.notice == f"Saved {chooser.answer.name}"
    assert window.minimumSizeHint().width() <= width
    assert read_page(chooser.answer) == window.state.page


def test_asking_and_cancelling_saves_nothing(window: MainWindow, chooser: AnsweringChooser) -> None:
    window.run_command("file.save_chart")
    assert len(chooser.asked) == 1
    assert not window.tasks.running


@pytest.mark.parametrize(
    ("command", "name"),
    [("file.save_chart", "c.jpg"), ("file.save_page", "q.txt"), ("file.export_csv", "table")],
)
def test_a_name_that_promises_something_else_is_refused(
    window: MainWindow, chooser: AnsweringChooser, tmp_path: Path, command: str, name: str
) -> None:
    chooser.answer = tmp_path / name
    window.run_command(command)
    assert not window.tasks.running
    assert not chooser.answer.exists()
    assert window.banner.message.startswith(f"Nothing was saved. {name}: ")
    assert ENDINGS[command] in window.banner.message


def test_a_folder_is_remembered_only_when_something_was_saved_there(
    window: MainWindow, qtbot: QtBot, chooser: AnsweringChooser, tmp_path: Path
) -> None:
    chooser.answer = tmp_path / "no such folder" / "table.csv"
    save(window, qtbot, "file.export_csv")
    chooser.answer = tmp_path / "table.csv"
    save(window, qtbot, "file.export_csv")
    save(window, qtbot, "file.export_csv")
    assert [Path(asked).parent for asked in chooser.asked] == [Path.home(), Path.home(), tmp_path]


def test_a_chart_without_bars_is_not_saved(window: MainWindow, chooser: AnsweringChooser) -> None:
    window.state.change_chart(replace(window.state.options.chart, order=ChartOrder.TABLE))
    window.state.change_table(TableOptions(query=Query(search="qqq")))
    window.run_command("file.save_chart")
    assert chooser.asked == []
    assert window.status.notice.startswith("No need matches “qqq”.")
