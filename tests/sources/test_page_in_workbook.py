"""A workbook that the program writes opens again as the same page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from page_strategies import pages

from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Page
from sendviewer.export.workbook import workbook_bytes
from sendviewer.present.document_json import page_json
from sendviewer.sources.pages import read_page

NORMAL = Confidence.P95


@pytest.mark.parametrize("working", [False, True], ids=["published", "working"])
def test_the_page_comes_back_byte_for_byte_as_json(
    page: Page, tmp_path: Path, working: bool
) -> None:
    path = tmp_path / "page.xlsx"
    path.write_bytes(workbook_bytes(page, NORMAL, working=working))
    assert read_page(path) == page
    assert page_json(read_page(path)) == page_json(page)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(pages())
def test_any_page_comes_back_the_same(tmp_path: Path, any_page: Page) -> None:
    path = tmp_path / "page.xlsx"
    path.write_bytes(workbook_bytes(any_page, NORMAL))
    again = read_page(path)
    assert again == any_page
    assert page_json(again) == page_json(any_page)
