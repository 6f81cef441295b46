"""Names of files to save: they get the ending of their kind, and nothing is replaced unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.ui.file_choice import SystemFileChooser, with_ending

PICTURE, DRAWING = "Picture, 300 dots per inch (*.png)", "Drawing (*.svg)"
ZIP, FOLDER = "Page in one file (*.zip)", "Page as a folder (*)"


@pytest.mark.parametrize(
    ("name", "kind", "kinds", "expected"),
    [
        ("chart", PICTURE, (PICTURE, DRAWING), "chart.png"),
        ("chart", DRAWING, (PICTURE, DRAWING), "chart.svg"),
        ("chart.SVG", PICTURE, (PICTURE, DRAWING), "chart.SVG"),
        ("c.jpg", PICTURE, (PICTURE, DRAWING), "c.jpg.png"),
        ("LLR 2020.04", DRAWING, (PICTURE, DRAWING), "LLR 2020.04.svg"),
        ("c", "", (PICTURE, DRAWING), "c.png"),
        ("q.txt", ZIP, (ZIP, FOLDER), "q.txt.zip"),
        ("q", FOLDER, (ZIP, FOLDER), "q"),
        ("q.zip", FOLDER, (ZIP, FOLDER), "q.zip"),
    ],
)
def test_a_name_gets_the_ending_of_the_chosen_kind_unless_it_has_one(
    name: str, kind: str, kinds: tuple[str, ...], expected: str
) -> None:
    assert with_ending(Path(name), kind, kinds) == Path(expected)


def test_a_file_is_not_replaced_because_an_ending_was_added(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / "c.jpg.png").write_bytes(b"older")
    asked: list[str] = []

    def answer(_window: QWidget, _title: str, proposal: str, *_: str) -> tuple[str, str]:
        asked.append(Path(proposal).name)
        # At first a name without the ending; then what the dialog is asked about, replaced or not.
        return (str(tmp_path / "c.jpg") if len(asked) == 1 else "", PICTURE)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    chosen = SystemFileChooser(window).file_to_save(
        "Save chart", tmp_path / "chart.png", (PICTURE, DRAWING)
    )
    assert asked == ["chart.png", "c.jpg.png"]
    assert chosen is None
