"""Folders named after areas: they exist on every system, and no name from data is a path."""

from __future__ import annotations

import re

import pytest

from sendviewer.core.selections import Level, Place
from sendviewer.export.batch.area_folders import LONGEST, area_folders


def place(name: str, dfe_code: str = "", code: str = "", key: str = "") -> Place:
    return Place(key or dfe_code or code or name, Level.LOCAL_AUTHORITY, name, code, dfe_code)


def folder(name: str, dfe_code: str = "", code: str = "") -> str:
    (only,) = area_folders([place(name, dfe_code, code)]).values()
    return only


@pytest.mark.parametrize(
    ("name", "dfe_code", "code", "expected"),
    [
        ("Leicester", "856", "E06000016", "856-leicester"),
        ("East Midlands", "", "E12000004", "e12000004-east-midlands"),
        ("St. Helens", "342", "", "342-st-helens"),
        ("King's Lynn", "999", "", "999-kings-lynn"),
        ("Ynys Môn", "660", "", "660-ynys-mon"),
        ("Cumberland / Westmorland and Furness", "942 / 943", "", "942-943-cumberland"),
    ],
)
def test_a_folder_is_named_after_code_and_name(
    name: str, dfe_code: str, code: str, expected: str
) -> None:
    assert folder(name, dfe_code, code).startswith(expected)


TRAPS = (
    *("../../x", "..", ".", "/etc/passwd", "C:\\x", "a/b", "-rf", "~", "$HOME", "=cmd()"),
    *("CON", "con.txt", "LPT1", "nul ", "COM¹", "aux", "x" * 500, "東京", "\u202egnp.exe", "a\0b"),
    *(" ", "", "\n", "name.", "manifest.json", "😀"),
)


@pytest.mark.parametrize("name", TRAPS)
@pytest.mark.parametrize("code", ["", "856", "../856", "CON"])
def test_whatever_the_name_a_folder_is_no_path_and_no_device(name: str, code: str) -> None:
    made = folder(name, code)
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", made)
    assert len(made) <= LONGEST + len("area-")
    assert made not in {"con", "prn", "aux", "nul"}
    assert not re.fullmatch(r"(com|lpt)[0-9]", made)


def test_two_areas_of_one_name_have_two_folders_whatever_their_order() -> None:
    twins = [place("Newport", key="b"), place("Newport", key="a"), place("newport", key="c")]
    names = area_folders(twins)
    assert names == {"a": "newport", "b": "newport-2", "c": "newport-3"}
    assert area_folders(reversed(twins)) == names
