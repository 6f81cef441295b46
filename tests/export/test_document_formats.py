"""Every kind of document: the same bytes anywhere, and names from data that do no harm."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pypdf
import pytest

from sendviewer.choices import LARGE_PRINT, SUMMARY, WORKING
from sendviewer.export.document_formats import (
    DOCUMENT_FORMATS,
    Contents,
    DocumentOptions,
    format_of,
)
from sendviewer.present.plain_text import FIGURE
from sendviewer.sources.pages import read_page, shipped_page_path

ENDINGS = tuple(DOCUMENT_FORMATS)
CHOOSABLE = tuple(ending for ending, kind in DOCUMENT_FORMATS.items() if kind.choices)

# --- The same bytes -----------------------------------------------------------------------

_WRITE_ALL = """
import sys
from pathlib import Path
from sendviewer.export.document_formats import DOCUMENT_FORMATS, Contents, DocumentOptions
from sendviewer.present.specs import Measure
from sendviewer.sources.pages import read_page, shipped_page_path

page = read_page(shipped_page_path())
for kind in DOCUMENT_FORMATS.values():
    chosen = frozenset(choice.id for choice in kind.choices)
    forms = {"plain": DocumentOptions()}
    if chosen:
        forms["chosen"] = DocumentOptions(choices=chosen, measure=Measure.DIFFERENCE)
    for name, options in forms.items():
        for _ in range(int(sys.argv[1])):
            written = kind.write(Contents(page, options))
        Path(f"{name}{kind.ending}").write_bytes(written)
assert not {"PySide6", "pyqtgraph", "numpy"} & set(sys.modules), "loaded without need"
"""

_SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C", "USER": "one", "LANG": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "de_DE.UTF-8", "USER": "two"},
)


@pytest.fixture(scope="module")
def two_runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """All documents, as the first and as the second of a process in different surroundings."""
    folders = []
    for times, surroundings in enumerate(_SURROUNDINGS, 1):
        folders.append(tmp_path_factory.mktemp("run"))
        subprocess.run(
            [sys.executable, "-W", "error", "-c", _WRITE_ALL, str(times)],
            cwd=folders[-1],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **surroundings},
            check=True,
            timeout=600,
        )
    return tuple(folders)


@pytest.mark.parametrize(
    ("form", "ending"),
    [*(("plain", ending) for ending in ENDINGS), *(("chosen", ending) for ending in CHOOSABLE)],
)
def test_a_document_is_the_same_bytes_in_every_place_and_language(
    two_runs: tuple[Path, ...], form: str, ending: str
) -> None:
    first, second = ((folder / f"{form}{ending}").read_bytes() for folder in two_runs)
    assert first
    assert first == second


@pytest.mark.parametrize("ending", CHOOSABLE)
def test_a_choice_makes_another_document(two_runs: tuple[Path, ...], ending: str) -> None:
    plain, chosen = ((two_runs[0] / f"{form}{ending}").read_bytes() for form in ("plain", "chosen"))
    assert plain != chosen


# --- Names from data ----------------------------------------------------------------------

_FORMULAS = {
    "datapackage.json": (
        ('"Leicester, Leicestershire and Rutland"', '"=1+1"'),
        ('"LLR"', '"=2+2"'),
        ('"name": "Leicester"', '"name": "@SUM(1)"'),
        ("Key facts: children with SEND in Leicester, Leicestershire and Rutland", "=3+3"),
    ),
    "needs.csv": (
        ("Moderate Learning Disability", '"=HYPERLINK(""http://x.example"")"'),
        ("Specific Learning", "+Specific Learning"),
        ("Autistic Spectrum", "../../x"),
        ("Physical Disability", "<script>alert(1)</script>"),
    ),
    "figures.csv": (("Primary schools", "-2+3 schools"),),
}


@pytest.fixture(scope="module")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    """A page whose names are formulas, paths and scripts."""
    folder = tmp_path_factory.mktemp("harmful") / "page"
    shutil.copytree(shipped_page_path(), folder)
    for name, changes in _FORMULAS.items():
        text = (folder / name).read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8", newline="")
    return Contents(read_page(folder), DocumentOptions())


def is_formula(text: str) -> bool:
    text = text.strip()
    is_figure = FIGURE.fullmatch(text.replace("\N{MINUS SIGN}", "-"))
    return len(text) > 1 and text.startswith(("=", "+", "-", "@")) and not is_figure


def csv_has_no_formula(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert "'=1+1" in rows[1]
    assert not [cell for row in rows for cell in row if is_formula(cell)]


def workbook_has_no_formula(data: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("=1+1" in str(cell.value) for cell in cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert not [
        cell.value for cell in cells if cell.hyperlink and "x.example" in str(cell.hyperlink)
    ]


def package_has_no_formula(data: bytes) -> None:
    """A presentation or text document: no formula in its workbooks, no field, no link."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            assert ".." not in name
            content = package.read(name)
            if name.endswith(".xlsx"):
                book = openpyxl.load_workbook(io.BytesIO(content))
                cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
                assert not [cell.value for cell in cells if cell.data_type == "f"]
            elif name.endswith(".rels"):
                assert b"x.example" not in content
            elif name.endswith(".xml"):
                fields = re.findall(rb"<w:instrText[^>]*>[^<]*", content)
                assert not [field for field in fields if b"HYPERLINK" in field or b"+1" in field]


class _Cells(HTMLParser):
    """The texts of the cells of tables, and the names of elements."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.elements: list[str] = []
        self.links: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag in {"td", "th", "caption"}:
            self._inside = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in {"td", "th", "caption"}

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.cells[-1] += data


def web_page_has_no_formula(data: bytes) -> None:
    parser = _Cells()
    parser.feed(data.decode())
    assert "'+Specific Learning Disability" in parser.cells
    assert not [cell for cell in parser.cells if is_formula(cell)]
    assert b"alert(1)" in data
    assert b"<script>alert" not in data
    assert not [link for link in parser.links if "x.example" in link or ".." in link]


def drawing_has_only_text(data: bytes) -> None:
    root = ElementTree.fromstring(data)
    assert "alert(1)" in "".join(root.itertext())
    assert not [
        each for each in root.iter() if each.tag.endswith(("script", "}a", "foreignObject"))
    ]


def json_has_the_names_as_they_are(data: bytes) -> None:
    document = json.loads(data)
    assert document["name"] == "=1+1"


def page_has_no_formula(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "/" in name or ".." in name]
        for name in ("needs.csv", "figures.csv"):
            rows = csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")))
            assert not [cell for row in rows for cell in row if is_formula(cell)]


def picture_is_one(data: bytes) -> None:
    assert data.startswith(b"\x89PNG")


def pdf_has_no_link(data: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert "=1+1" in "".join(page.extract_text() for page in reader.pages)
    for page in reader.pages:
        links = [str(each.get_object().get("/A", "")) for each in page.get("/Annots", [])]
        assert not [link for link in links if "x.example" in link or "/JavaScript" in link]


def text_has_no_markup(data: bytes) -> None:
    assert "=1+1" in data.decode()


def markdown_has_no_markup(data: bytes) -> None:
    text = data.decode()
    assert "=1+1" in text
    assert "<script>" not in text.replace("\\<script\\>", "")


CHECKS: dict[str, Callable[[bytes], None]] = {
    ".pptx": package_has_no_formula,
    ".docx": package_has_no_formula,
    ".xlsx": workbook_has_no_formula,
    ".html": web_page_has_no_formula,
    ".csv": csv_has_no_formula,
    ".svg": drawing_has_only_text,
    ".json": json_has_the_names_as_they_are,
    ".zip": page_has_no_formula,
    ".png": picture_is_one,
    ".pdf": pdf_has_no_link,
    ".txt": text_has_no_markup,
    ".md": markdown_has_no_markup,
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_names_from_data_are_never_formulas_links_or_scripts(
    harmful: Contents, ending: str
) -> None:
    CHECKS[ending](DOCUMENT_FORMATS[ending].write(harmful))


# --- The rows -----------------------------------------------------------------------------


def test_a_kind_is_known_by_the_ending_of_a_name_however_it_is_written() -> None:
    assert format_of(Path("a/B.JSON")) is DOCUMENT_FORMATS[".json"]
    assert format_of(Path("json")) is None


def test_names_for_people_are_apart() -> None:
    names = [kind.name for kind in DOCUMENT_FORMATS.values()]
    assert len(set(names)) == len(names)
    for kind in DOCUMENT_FORMATS.values():
        assert kind.ending == kind.ending.lower()
        assert {choice.id for choice in kind.choices} <= {LARGE_PRINT, SUMMARY, WORKING}
        assert all(choice.name for choice in kind.choices)
