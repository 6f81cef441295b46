"""What is remembered: read back as it was written, and never a reason not to start."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from sendviewer.core.comparisons import Confidence
from sendviewer.core.errors import DomainError
from sendviewer.present.options import (
    ChartOptions,
    ChartOrder,
    ChoiceFilter,
    Query,
    RangeFilter,
    SortKey,
    TableOptions,
    ViewOptions,
    WordsFilter,
)
from sendviewer.present.specs import Measure
from sendviewer.ui import settings as declared
from sendviewer.ui.places import PLACE_VARIABLE, log_folder, settings_folder
from sendviewer.ui.remembered_view import COLUMNS, FILTERS, SORT, load_view, save_view
from sendviewer.ui.remembered_window import remembered_tab
from sendviewer.ui.settings import (
    RECENT_FILES,
    TEXT_SIZE,
    THEME,
    DictStore,
    FileStore,
    Settings,
    declare,
    open_store,
)

VIEW = ViewOptions(
    confidence=Confidence.P998,
    table=TableOptions(
        query=Query(
            search="speech",
            filters=(
                WordsFilter("need", "language"),
                RangeFilter("children", Decimal("10.5"), None),
                ChoiceFilter("compared", ("higher", "lower")),
            ),
            sort=(SortKey("need"), SortKey("share", descending=True)),
        ),
        columns=("children", "need"),
    ),
    chart=ChartOptions(Measure.DIFFERENCE, ChartOrder.SOURCE, intervals=False),
)


@pytest.fixture
def path(tmp_path: Path, qapp: QApplication) -> Path:
    return tmp_path / "settings.ini"


def test_a_view_comes_back_from_the_file_as_it_was(path: Path) -> None:
    settings = Settings(FileStore(path))
    save_view(VIEW, settings)
    settings.set(declared.CLIPBOARD_TOLD, value=True)
    settings.set(RECENT_FILES, ("/a, b & c/ü.zip",))
    settings.set(declared.WINDOW_GEOMETRY, b"\0\xff@")
    settings.save()
    again = Settings(FileStore(path))
    assert load_view(again) == VIEW
    assert again.get(declared.CLIPBOARD_TOLD) is True
    assert again.get(RECENT_FILES) == ("/a, b & c/ü.zip",)
    assert again.get(declared.WINDOW_GEOMETRY) == b"\0\xff@"


def test_nothing_remembered_is_the_first_view() -> None:
    assert load_view(Settings(DictStore())) == ViewOptions()


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        (TEXT_SIZE, "300"),
        (TEXT_SIZE, '"100"'),
        (THEME, '"pink"'),
        (RECENT_FILES, '"one"'),
        (SORT, '[{"column":"no such column"}]'),
        (FILTERS, '[{"type":"words","column":"need"}]'),
        (COLUMNS, '["children"]'),
        (COLUMNS, '["need","need"]'),
        (declared.CLIPBOARD_TOLD, '"false"'),
        (declared.WINDOW_GEOMETRY, "{}"),
    ],
)
def test_what_is_not_allowed_is_the_first_value(
    setting: declared.Setting[object], text: str
) -> None:
    assert setting.decode(text) == setting.first


@given(st.text())
def test_no_text_whatever_stops_the_program(text: str) -> None:
    for setting in declared._DECLARED.values():
        setting.decode(text)
    load_view(Settings(DictStore({"view/confidence": text, "table/sort": text})))


def test_a_key_can_be_declared_once() -> None:
    with pytest.raises(DomainError, match="declared twice"):
        declare("look/theme", str, "system")


def test_a_tab_that_does_not_exist_is_the_first_tab() -> None:
    assert remembered_tab(Settings(DictStore({"window/tab": '"cellar"'}))) == "overview"


@pytest.mark.parametrize("content", [b"[General\nbroken", b"\0\xff\x89PNG\0"])
def test_a_broken_file_is_put_aside_and_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    store, remark = open_store(path.parent)
    aside = path.with_name("settings.broken.ini")
    assert str(aside) in remark
    assert aside.read_bytes() == content
    settings = Settings(store)
    settings.set(TEXT_SIZE, 150)
    settings.save()
    assert open_store(path.parent)[1] == ""
    assert Settings(open_store(path.parent)[0]).get(TEXT_SIZE) == 150


def test_a_file_that_is_a_folder_stops_nothing(path: Path) -> None:
    (path / "inside").mkdir(parents=True)
    (path.with_name("settings.broken.ini") / "inside").mkdir(parents=True)
    store, remark = open_store(path.parent)
    assert "nothing is remembered" in remark
    assert Settings(store).get(TEXT_SIZE) == 100


def test_another_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLACE_VARIABLE, str(tmp_path))
    assert settings_folder() == tmp_path
    assert log_folder() == tmp_path / "log"
