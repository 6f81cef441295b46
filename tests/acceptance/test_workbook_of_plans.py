"""The workbook of a page of the real release holds every figure, and opens again as that page."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from recounts import LLR
from test_ehc_plans_2025 import page_of

from sendviewer.core.comparisons import Confidence
from sendviewer.export.workbook.document import workbook_bytes
from sendviewer.present.document_json import page_document, page_json
from sendviewer.sources.dfe.release import Release
from sendviewer.sources.pages import read_page


def test_every_figure_is_in_the_workbook_and_it_opens_as_the_same_page(
    plans_release: Release, tmp_path: Path
) -> None:
    page = page_of(plans_release, LLR)
    path = tmp_path / "plans.xlsx"
    path.write_bytes(workbook_bytes(page, Confidence.P95))
    assert page_json(read_page(path)) == page_json(page)
    workbook = openpyxl.load_workbook(path)
    needs = {row[0]: row for row in workbook["Needs"].iter_rows(values_only=True)}
    for need in page_document(page)["needs"]:
        _, here, there, share, lower, upper, other, points, compared, expected = needs[
            need["label"]
        ]
        if isinstance(need["children"], dict):
            assert here == "not collected"
            continue
        assert (here, there) == (need["children"], need["comparator_children"])
        assert (share, [lower, upper]) == (need["share_pct"], need["interval_pct"])
        assert (other, points) == (need["comparator_share_pct"], need["difference_points"])
        assert compared.lower().startswith(need["compared"])
        assert expected == need["expected_children"]
    overview = page_document(page)["overview"]
    for sheet, groups in (("Settings", "settings"), ("Ages", "ages")):
        found = {row[0]: row for row in workbook[sheet].iter_rows(values_only=True)}
        assert overview[groups]
        for group in overview[groups]:
            values = group["children"], group["comparator_children"]
            assert found[group["label"]][1:3] == values
