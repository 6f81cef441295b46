"""The list of commands: complete, unambiguous, and the only place that names them."""

from __future__ import annotations

from importlib import import_module

import pytest
from PySide6.QtGui import QKeySequence

from sendviewer.ui.commands import MENUS, ActionSpec, Condition, menu_place, plain
from sendviewer.ui.commands.catalogue import ACTIONS, matching, spec_of
from sendviewer.ui.header import COMPARE_MENU, COPY_MENU, EXPORT_MENU
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.shortcut_sheet import sheet_html
from sendviewer.views.icons import icon_names


def test_ids_are_unique() -> None:
    ids = [spec.id for spec in ACTIONS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_a_command_stands_in_the_module_that_its_id_begins_with(spec: ActionSpec) -> None:
    module = import_module(f"sendviewer.ui.commands.{spec.id.partition('.')[0]}")
    assert spec in module.COMMANDS


def test_no_two_commands_share_a_shortcut(window: MainWindow) -> None:
    keys = [QKeySequence(text).toString() for spec in ACTIONS for text in spec.shortcuts]
    assert "" not in keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("path", sorted({spec.menu for spec in ACTIONS}), ids="".join)
def test_no_two_commands_of_a_menu_share_a_letter(path: tuple[str, ...]) -> None:
    letters = [spec.text[spec.text.index("&") + 1].lower() for spec in ACTIONS if spec.menu == path]
    assert len(set(letters)) == len(letters)


def test_no_shortcut_takes_the_letter_of_a_menu() -> None:
    letters = {f"Alt+{path[0][path[0].index('&') + 1]}" for path in MENUS}
    assert letters.isdisjoint(keys for spec in ACTIONS for keys in spec.shortcuts)


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_a_command_says_what_it_does(spec: ActionSpec) -> None:
    assert spec.tip
    assert not spec.tip.endswith(".")
    assert spec.menu[0] in {path[0] for path in MENUS}
    assert not spec.icon or spec.icon in icon_names()


@pytest.mark.parametrize("condition", [c for c in Condition if c is not Condition.ALWAYS])
def test_a_condition_says_what_to_do(condition: Condition) -> None:
    assert condition.value.endswith(".")


def test_every_command_is_carried_out_by_something(window: MainWindow) -> None:
    assert window.commands.handled == {spec.id for spec in ACTIONS}


def test_every_command_stands_in_the_menu_bar_once(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    found: list[str] = []
    while menus:
        for action in menus.pop().actions():
            if action.menu() is not None:
                menus.append(action.menu())
            elif action.objectName():
                found.append(action.objectName())
    assert sorted(found) == sorted(spec.id for spec in ACTIONS)


def test_the_buttons_of_the_header_name_commands_that_exist() -> None:
    for sections in (COPY_MENU, EXPORT_MENU, COMPARE_MENU):
        for section in sections:
            for command in section:
                assert spec_of(command)


def test_the_sheet_shows_every_command_with_its_keys() -> None:
    html = sheet_html()
    for spec in ACTIONS:
        assert plain(spec.text) in html
        for keys in spec.shortcuts:
            assert keys in html


def test_search_finds_by_any_words_and_prefers_the_name() -> None:
    assert matching("sentence")[0].id == "edit.copy_sentence"
    assert matching("COPY chart")[0].id == "edit.copy_chart"
    assert matching("no such words") == ()
    assert matching("") == ACTIONS


def test_the_place_of_a_command_is_the_way_through_the_menus() -> None:
    assert menu_place(spec_of("edit.copy_csv")) == "Edit, Copy as"
