"""The copied table as a spreadsheet takes it: LibreOffice opens the HTML of the clipboard."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from sendviewer.core.pages import Page
from sendviewer.export.table_text import html_text
from sendviewer.present.options import ViewOptions
from sendviewer.present.specs import RowSpec
from sendviewer.present.table import build_table

#: What spreadsheets make a number, a date or a formula of if nothing stops them.
CODES = ("0012", "1-2", "3/4", "1E5", "=1+1")


def named(row: RowSpec, name: str) -> RowSpec:
    first, *others = row.cells
    return replace(row, cells=(replace(first, text=name), *others))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_numbers_arrive_as_numbers_and_codes_as_text(page: Page, tmp_path: Path) -> None:
    table = build_table(page, ViewOptions())
    coded = [named(row, code) for row, code in zip(table.rows, CODES, strict=False)]
    table = replace(table, rows=(*coded, *table.rows[len(coded) :]))
    (tmp_path / "pasted.html").write_text(html_text(table, date(2026, 3, 5)), encoding="utf-8")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--infilter=HTML (StarCalc)", "--convert-to", "xlsx"]
    arguments = ["--outdir", str(tmp_path), str(tmp_path / "pasted.html")]
    subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(tmp_path / "pasted.xlsx").active
    assert sheet is not None
    rows = {str(row[0].value): row for row in sheet.iter_rows() if row[0].value is not None}
    for code, spec in zip(CODES, table.rows, strict=False):
        need, children, share = rows[code if code != "=1+1" else "'=1+1"][:3]
        assert need.data_type == "s"
        assert children.data_type == share.data_type == "n"
        assert children.value == spec.cells[1].number
        assert share.value == pytest.approx(float(spec.cells[2].number or 0))
    assert all(cell.data_type != "f" for row in rows.values() for cell in row)
