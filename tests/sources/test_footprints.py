from __future__ import annotations

import json
from pathlib import Path

import pytest

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Area
from sendviewer.core.selections import Level, Place
from sendviewer.sources.footprints import (
    Footprint,
    footprint_from_text,
    footprint_name,
    footprint_of,
    footprint_text,
    read_footprint,
    write_footprint,
)

LEICESTER = Area("E06000016", "Leicester", "856")
LEICESTERSHIRE = Area("E10000018", "Leicestershire", "855")
RUTLAND = Area("E06000017", "Rutland", "857")
LLR = Footprint(
    "Leicester, Leicestershire and Rutland", "LLR", (LEICESTER, LEICESTERSHIRE, RUTLAND)
)


def error(text: str) -> str:
    with pytest.raises(InputError) as caught:
        footprint_from_text(text, "llr.sendarea.json")
    assert caught.value.remedy
    assert caught.value.place is not None
    assert caught.value.place.line is not None
    return str(caught.value)


def changed(**fields: object) -> str:
    return json.dumps({**json.loads(footprint_text(LLR)), **fields}, indent=1)


def with_area(**fields: object) -> str:
    return changed(areas=[{"name": "Leicester", **fields}])


def test_a_footprint_that_was_written_is_read_as_the_same(tmp_path: Path) -> None:
    path = tmp_path / "llr.sendarea.json"
    write_footprint(LLR, path)
    assert read_footprint(path) == LLR
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_the_file_is_plain_json_in_the_declared_form() -> None:
    content = json.loads(footprint_text(LLR))
    assert list(content) == ["schema", "name", "short_name", "areas"]
    assert content["schema"] == "sendviewer/area/1"
    first = {"code": "E06000016", "name": "Leicester", "dfe_code": "856"}
    assert content["areas"][0] == first


def test_a_joint_row_and_an_area_with_one_code_are_kept() -> None:
    joint = Area("E06000063 / E06000064", "Cumberland / Westmorland and Furness", "942 / 943")
    footprint = Footprint("North", "N", (joint, Area("E12000004", "East Midlands")))
    assert footprint_from_text(footprint_text(footprint), "a") == footprint
    assert footprint_from_text(with_area(dfe_code="856"), "a").areas == (
        Area("", "Leicester", "856"),
    )


def test_a_file_from_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "llr.sendarea.json"
    path.write_bytes(b"\xef\xbb\xbf" + footprint_text(LLR).replace("\n", "\r\n").encode())
    assert read_footprint(path) == LLR


def test_without_a_short_name_it_is_the_name() -> None:
    text = changed()
    assert footprint_from_text(text.replace('"short_name": "LLR",', ""), "a").short_name == LLR.name


def test_writing_replaces_a_footprint_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.sendarea.json"
    write_footprint(LLR, path)
    write_footprint(footprint_of([RUTLAND]), path)
    assert read_footprint(path).name == "Rutland"
    path.write_text('{"other": 1}', encoding="utf-8")
    with pytest.raises(InputError, match="not a saved area"):
        write_footprint(LLR, path)
    assert path.read_text(encoding="utf-8") == '{"other": 1}'


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder does not exist"):
        write_footprint(LLR, tmp_path / "nowhere" / "a.sendarea.json")


def test_a_file_that_cannot_be_read_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "a.sendarea.json"
    with pytest.raises(InputError, match=r"a\.sendarea\.json: There is no such file\."):
        read_footprint(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_footprint(tmp_path)
    path.write_bytes(b" \n")
    with pytest.raises(InputError, match="The file is empty"):
        read_footprint(path)
    path.write_bytes(b" " * 300_000 + b"{}")
    with pytest.raises(InputError, match="larger than 256 kB"):
        read_footprint(path)
    path.write_bytes(footprint_text(LLR).replace("Rutland", "Rütland").encode("cp1252"))
    with pytest.raises(InputError, match=r"line \d+, column \d+: The byte 0xFC"):
        read_footprint(path)


@pytest.mark.parametrize("text", ["[1]", "{}", '{"schema": "sendviewer/page/1"}', '{"schema": 1}'])
def test_other_json_is_not_a_saved_area(text: str) -> None:
    assert "saved area" in error(text) or "expected" in error(text)


def test_a_newer_form_is_told() -> None:
    words = error(changed(schema="sendviewer/area/2"))
    assert "saved in the form “sendviewer/area/2”; expected “sendviewer/area/1”." in words


def test_broken_json_is_told_with_line_and_column() -> None:
    words = error(changed().replace('"LLR",', '"LLR"'))
    assert words.startswith("llr.sendarea.json, line 5, column 2: This is not valid JSON")


def test_brackets_without_end_are_refused() -> None:
    error("[" * 100_000)
    error(changed(areas=json.loads("[" * 30 + "]" * 30)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (changed(name=" "), "line 3, column 10: The name is empty"),
        (changed(name="a\u0007b"), "characters that have no shape"),
        (changed(short_name="two\nlines"), "line 4, column 16: The name"),
        (changed(name="x" * 201), "The name has 201 characters; expected 200 at most."),
        (changed(areas=[]), "expected a list in [ ] with at least one entry"),
        (changed(colour="red"), "The field “colour” is not known"),
        (with_area(), "The area “Leicester” has no code"),
        (with_area(code="Leicester"), "Found “Leicester”; expected a 9-character area code such"),
        (with_area(dfe_code="56"), 'Found “56”; expected a 3-digit DfE code such as "856".'),
        (with_area(dfe_code=856), "Found 856; expected text in quotation marks."),
        (changed(areas=[{"code": "E06000016"}]), "The field “name” is missing"),
    ],
)
def test_a_wrong_value_is_told_with_its_place(text: str, words: str) -> None:
    assert words in error(text)


def test_an_area_that_is_there_twice_would_be_counted_twice() -> None:
    double = [{"name": "Leicester", "dfe_code": "856"}, {"name": "City", "dfe_code": "856"}]
    assert "The area “City” is there twice, and would be counted twice." in error(
        changed(areas=double)
    )
    assert "The field “name” is there twice in one object." in error(
        changed().replace('"short_name"', '"name"')
    )


@pytest.mark.parametrize(
    ("names", "name", "short_name"),
    [
        (["Leicester"], "Leicester", "Leicester"),
        (
            ["Bournemouth, Christchurch and Poole"],
            "Bournemouth, Christchurch and Poole",
            "Bournemouth, Christchurch and Poole",
        ),
        (["Devon", "Torbay"], "Devon and Torbay", "Devon and Torbay"),
        (
            ["Leicester", "Leicestershire", "Rutland"],
            "Leicester, Leicestershire and Rutland",
            "3 areas",
        ),
        (["Bristol, City of", "Devon"], "Bristol and Devon", "Bristol and Devon"),
        (
            ["Bournemouth, Christchurch and Poole", "Dorset"],
            "Bournemouth, Christchurch and Poole; Dorset",
            "2 areas",
        ),
        (
            ["Bath and North East Somerset", "Devon"],
            "Bath and North East Somerset; Devon",
            "2 areas",
        ),
        (["A", "B", "C", "D"], "A, B, C and D", "A, B, C and D"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 others", "A, B, C and 2 others"),
        (
            ["Leicester", "Leicestershire", "Rutland", "D", "E and F", "F", "G"],
            "Leicester, Leicestershire, Rutland and 4 others",
            "7 areas",
        ),
    ],
)
def test_a_footprint_is_named_after_its_areas(names: list[str], name: str, short_name: str) -> None:
    assert footprint_name(names) == (name, short_name)


def test_a_given_name_is_kept_without_stray_spaces() -> None:
    assert footprint_of(LLR.areas, "  The  ICB\n") == Footprint("The ICB", "The ICB", LLR.areas)
    assert footprint_of(LLR.areas, LLR.name, "LLR") == LLR


def test_places_become_areas() -> None:
    place = Place("857", Level.LOCAL_AUTHORITY, "Rutland", "E06000017", "857")
    assert footprint_of([place]) == Footprint("Rutland", "Rutland", (RUTLAND,))
