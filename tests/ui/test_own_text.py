"""A person's own text: written in the window, kept for the area, and never lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page, Section, SectionTable
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.own_text_dialog import OwnTextDialog
from sendviewer.ui.own_text_form import editable_text, sections_from
from sendviewer.ui.own_texts import FolderOwnTexts, areas_key, as_kept_for, own_text_of
from sendviewer.views.look import Looks

AIMS = Section("aims", "Our aims", ("First.", "- one", "- two"), written_for="January 2024")
TABLE = Section("gaps", "Gaps", (), SectionTable(("What", "Where"), (("Waits", "Rutland"),)))


# --- As it is typed -----------------------------------------------------------------------


def test_sections_are_edited_without_ids_and_come_back_the_same(page: Page) -> None:
    text = editable_text(page.sections)
    assert "{#" not in text
    assert sections_from(text, page.sections) == page.sections
    assert sections_from(editable_text([AIMS, TABLE]), [AIMS, TABLE]) == (AIMS, TABLE)


def test_a_new_heading_gets_an_id_and_two_of_a_name_get_two() -> None:
    first, second = sections_from("## Was gut ist!\n\nA.\n\n## Was gut ist!\n\nB.", ())
    assert (first.id, second.id) == ("was-gut-ist", "was-gut-ist-2")
    (other,) = sections_from("## ???\n\nA.", ())
    assert other.id == "section"


def test_what_is_changed_is_of_this_year_and_what_is_not_keeps_its_year() -> None:
    before = (AIMS, replace(TABLE, written_for="January 2024"))
    text = editable_text(before).replace("First.", "First and last.")
    aims, table = sections_from(text, before)
    assert aims.written_for == ""
    assert table.written_for == "January 2024"


def test_what_cannot_be_read_names_the_line() -> None:
    with pytest.raises(InputError) as caught:
        sections_from("Without a heading.", ())
    assert str(caught.value).startswith("Your text, line 1")


# --- As it is kept ------------------------------------------------------------------------


def test_a_text_is_kept_for_its_areas_with_the_period_of_each_section(
    tmp_path: Path, page: Page
) -> None:
    texts = FolderOwnTexts(tmp_path / "texts")
    renamed = replace(page, name="Another name")
    texts.save(areas_key(page), own_text_of(page))
    kept = FolderOwnTexts(tmp_path / "texts").load(areas_key(renamed))
    assert {section.written_for for section in kept} == {"April 2020"}
    assert as_kept_for("April 2020", kept) == page.sections
    assert {one.written_for for one in as_kept_for("January 2025", kept)} == {"April 2020"}


def test_areas_without_a_text_have_none(tmp_path: Path) -> None:
    assert FolderOwnTexts(tmp_path).load("856") == ()


def test_a_broken_file_is_told_of_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "856.md"
    path.write_text("no heading", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        FolderOwnTexts(tmp_path).load("856")
    assert str(path) in str(caught.value)
    assert path.read_text(encoding="utf-8") == "no heading"


def test_the_key_of_joint_areas_is_the_name_of_a_file_everywhere(tmp_path: Path) -> None:
    FolderOwnTexts(tmp_path).save("942 / 943", [AIMS])
    assert [path.name for path in tmp_path.iterdir()] == ["942___943.md"]


# --- In the window ------------------------------------------------------------------------


def dialog_of(window: MainWindow) -> OwnTextDialog:
    window.run_command("edit.own_text")
    return window.findChildren(OwnTextDialog)[-1]


def test_what_is_written_is_on_the_page_and_kept(window: MainWindow, page: Page) -> None:
    dialog = dialog_of(window)
    dialog.editor.setPlainText("## What we do\n\nMore.")
    dialog.keep_button.click()
    assert [section.heading for section in window.state.page.sections] == ["What we do"]
    assert window.status.notice == "Your text is kept for LLR"
    kept = window.own_texts.load(areas_key(page))
    assert [section.heading for section in kept] == ["What we do"]
    shown = window.tabs.page("text").current_section()
    assert shown is not None
    assert shown.heading == "What we do"


def test_escape_does_not_throw_away_what_was_written(
    window: MainWindow, page: Page, qtbot: QtBot
) -> None:
    dialog = dialog_of(window)
    dialog.editor.setFocus()
    QTest.keyClicks(dialog.editor, "x")
    dialog.reject()
    assert dialog.isVisible()
    assert "not kept" in dialog.problem.text
    dialog.discard_button.click()
    assert not dialog.isVisible()
    assert window.state.page is page


def test_a_text_that_cannot_be_read_keeps_the_dialog_open_at_the_line(
    looks: Looks, qtbot: QtBot
) -> None:
    dialog = OwnTextDialog("LLR", (), looks)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.editor.setPlainText("## A\n\nText.\n\n# B")
    dialog.accept()
    assert dialog.isVisible()
    assert "line 5" in dialog.problem.text
    assert dialog.editor.textCursor().blockNumber() == 4
