from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from sendviewer.export.clipboard import CSV_TYPE, SVG_TYPE, SystemClipboard, mime_data
from sendviewer.export.payloads import Payload
from sendviewer.export.tables import csv_payload, table_payload
from sendviewer.present.specs import TableSpec


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[SystemClipboard]:
    door = SystemClipboard()
    yield door
    door.clear()


def test_a_table_goes_to_the_clipboard_and_back(
    clipboard: SystemClipboard, table: TableSpec
) -> None:
    payload = table_payload(table, today=lambda: date(2026, 3, 5))
    clipboard.put(payload)
    there = QGuiApplication.clipboard().mimeData()
    assert there.text() == payload.text
    assert there.html() == payload.html
    assert not there.hasImage()


def test_csv_is_there_under_its_own_name(clipboard: SystemClipboard, table: TableSpec) -> None:
    payload = csv_payload(table)
    clipboard.put(payload)
    there = QGuiApplication.clipboard().mimeData()
    assert payload.csv is not None
    assert there.data(CSV_TYPE).data() == payload.csv.encode()
    assert there.text() == payload.text


def test_a_picture_goes_to_the_clipboard_with_its_drawing(clipboard: SystemClipboard) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(0xFF12436D)
    clipboard.put(Payload(notice="", image=image, svg=b"<svg/>"))
    there = QGuiApplication.clipboard().mimeData()
    assert QGuiApplication.clipboard().image() == image
    assert there.data(SVG_TYPE).data() == b"<svg/>"
    assert not there.hasText()
    assert not there.hasHtml()


def test_what_was_copied_can_be_taken_back(clipboard: SystemClipboard) -> None:
    clipboard.put(Payload(notice="", text="words"))
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == ""
    assert not clipboard.owns()


def test_the_program_knows_what_came_from_it(clipboard: SystemClipboard) -> None:
    if QGuiApplication.platformName() == "offscreen":
        pytest.skip("the offscreen platform never owns its clipboard")
    clipboard.put(Payload(notice="", text="words"))
    assert clipboard.owns()


def test_only_the_flavours_of_a_payload_are_offered(qapp: QApplication) -> None:
    assert mime_data(Payload(notice="", text="words")).formats() == ["text/plain"]
