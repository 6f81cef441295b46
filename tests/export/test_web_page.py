"""The page as HTML: whole, safe, readable by everyone, and without a network."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pages_by_hand import census_page, llr_page, neighbours_page, plans_page

from sendviewer.core.figures import AtLeast, Unit
from sendviewer.core.pages import Page
from sendviewer.export.web.page import html_bytes
from sendviewer.present.briefing import BriefingSpec, build_briefing, build_shown_briefing
from sendviewer.present.card_sheets import card_sheet
from sendviewer.present.options import Query, TableOptions, ViewOptions
from sendviewer.sources.pages import read_page, shipped_page_path

PAGES = {
    "llr": llr_page,
    "plans": plans_page,
    "census": census_page,
    "neighbours": neighbours_page,
}
VOID = {"meta", "rect", "path", "br", "link", "img"}
MAKE = """
import hashlib, sys
from sendviewer.export.web.page import html_bytes
from sendviewer.present.briefing import build_briefing
from sendviewer.sources.pages import read_page, shipped_page_path
page = html_bytes(build_briefing(read_page(shipped_page_path())))
assert not any(name.startswith(("PySide6", "pyqtgraph", "numpy")) for name in sys.modules)
print(hashlib.sha256(page).hexdigest())
"""


class Node:
    def __init__(self, name: str, attributes: dict[str, str], parent: Node | None) -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.children: list[Node | str] = []

    def all(self, *names: str) -> Iterator[Node]:
        for child in self.children:
            if isinstance(child, Node):
                if not names or child.name in names:
                    yield child
                yield from child.all(*names)

    @property
    def text(self) -> str:
        parts = (one if isinstance(one, str) else one.text for one in self.children)
        return "".join(parts)


class Tree(HTMLParser):
    """A page as a tree; an element that is closed out of turn is an error."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = self.here = Node("", {}, None)
        self.feed(page)
        assert self.here is self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs}, self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.children.append(Node(tag, {k: v or "" for k, v in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        assert self.here.name == tag
        assert self.here.parent
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


@cache
def briefing_of(name: str) -> BriefingSpec:
    return build_briefing(PAGES[name]())


@cache
def tree_of(briefing: BriefingSpec) -> Node:
    """Return a page as a tree, which is made once; nobody changes it."""
    return Tree(html_bytes(briefing).decode()).root


@pytest.fixture(scope="module", params=list(PAGES))
def briefing(request: pytest.FixtureRequest) -> BriefingSpec:
    return briefing_of(request.param)


def test_every_figure_and_every_word_of_the_page_is_in_the_file(briefing: BriefingSpec) -> None:
    root = tree_of(briefing)
    words = " ".join(" ".join(node.text for node in root.all("body")).split())
    cells = Counter(" ".join(node.text.split()) for node in root.all("td", "th"))
    for table in briefing.tables:
        for row in (*table.rows, *([table.total] if table.total else [])):
            assert all(cell.text in words for cell in row.cells)
        shown = Counter(cell.text for row in table.rows for cell in row.cells if cell.number)
        assert not shown - cells
    for card in briefing.overview.cards:
        sheet = card_sheet(card)
        parts = (sheet.title, sheet.figure, *sheet.paragraphs, *(run.text for run in sheet.runs))
        assert all(" ".join(part.split()) in words for part in parts)
        for row in sheet.rows:
            assert row.label in words
            assert all(value in words or value.capitalize() in words for value in row.values)
    for section in briefing.text.sections:
        assert section.heading in words
        assert all(one.removeprefix("- ") in words for one in section.paragraphs)
    assert all(line in words for line in (*briefing.sources, briefing.licence))


def test_nothing_is_fetched_and_nothing_runs(briefing: BriefingSpec) -> None:
    root = tree_of(briefing)
    policy = next(one for one in root.all("meta") if "http-equiv" in one.attributes)
    assert policy.attributes["content"].startswith("default-src 'none'")
    names = {node.name for node in root.all()}
    assert not names & {"script", "link", "img", "iframe", "object", "base", "form", "image", "use"}
    for node in root.all():
        assert not any(key.startswith("on") or key == "src" for key in node.attributes)
        assert node.attributes.get("href", "#").startswith("#")
    style = next(root.all("style")).text
    assert "url(" not in style
    assert "@import" not in style


def test_links_and_labels_lead_to_one_place_each(briefing: BriefingSpec) -> None:
    root = tree_of(briefing)
    ids = Counter(node.attributes["id"] for node in root.all() if "id" in node.attributes)
    assert set(ids.values()) == {1}
    for node in root.all():
        for key in ("aria-labelledby", "aria-describedby"):
            assert node.attributes.get(key, "content") in ids
        assert node.attributes.get("href", "#content")[1:] in ids


def test_headings_step_down_one_at_a_time_under_one_title(briefing: BriefingSpec) -> None:
    root = tree_of(briefing)
    levels = [int(node.name[1]) for node in root.all("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(len(list(root.all(name))) == 1 for name in ("header", "nav", "main", "footer"))
    assert next(root.all("html")).attributes["lang"] == "en-GB"
    assert next(root.all("title")).text == briefing.title
    assert next(root.all("a")).attributes == {"class": "skip", "href": "#content"}


def test_every_table_has_a_caption_and_a_header_for_each_row_and_column(
    briefing: BriefingSpec,
) -> None:
    for table in tree_of(briefing).all("table"):
        assert next(table.all("caption")).text
        heads = list(next(table.all("thead")).all("th"))
        assert heads
        assert all(node.attributes["scope"] == "col" for node in heads)
        for body in table.all("tbody", "tfoot"):
            for row in body.all("tr"):
                first, *others = [one for one in row.children if isinstance(one, Node)]
                assert (first.name, first.attributes["scope"]) == ("th", "row")
                assert len(others) == len(heads) - 1


def test_every_drawing_is_described_and_has_its_figures_as_a_table(
    briefing: BriefingSpec,
) -> None:
    root = tree_of(briefing)
    drawings = list(root.all("svg"))
    assert len(drawings) >= 2 * len(briefing.charts)
    for drawing in drawings:
        assert drawing.attributes["role"] == "img"
        assert next(drawing.all("title")).text
        assert next(drawing.all("desc")).text
    captions = [node.text for node in root.all("caption")]
    charts = [node for node in root.all("div") if node.attributes.get("class") == "chart card"]
    assert len(charts) == len([chart for chart in briefing.charts if chart.bars])
    for node, chart in zip(charts, briefing.charts, strict=True):
        assert chart.title in captions
        twin = " ".join(next(node.all("table")).text.split())
        assert all(bar.label in twin and bar.local_text in twin for bar in chart.bars)
        assert [one.text for one in node.all("summary")]


def test_higher_and_lower_are_words_with_a_sign_and_not_only_a_colour() -> None:
    answers = [
        " ".join(node.text.split())
        for node in tree_of(briefing_of("llr")).all("span")
        if node.attributes.get("class", "").startswith("answer")
    ]
    assert {"▲ Higher", "● Similar", "▼ Lower"} <= set(answers)
    assert all(answer.startswith(("▲ Higher", "● Similar", "▼ Lower")) for answer in answers)


def test_words_from_data_never_become_elements_or_formulas() -> None:
    evil = '<script>alert(1)</script>"><b onclick=x>&amp;'
    page = llr_page()
    first, second, *others = page.needs
    needs = (replace(first, label=evil), replace(second, label="=1+1"), *others)
    page = replace(page, needs=needs, name=evil, title=evil)
    written = html_bytes(build_briefing(page))
    root = Tree(written.decode()).root
    assert b"<script" not in written
    assert not list(root.all("b"))
    assert any(evil in node.text for node in root.all("th"))
    assert any(node.text == "'=1+1" for node in root.all("th"))
    assert evil in next(root.all("title")).text


def test_a_filtered_page_says_so_and_leaves_out_what_is_empty() -> None:
    page = llr_page()
    few, none = (
        tree_of(build_shown_briefing(page, ViewOptions(table=TableOptions(Query(one)))))
        for one in ("autistic", "no such need")
    )
    assert "1 of 13 needs shown" in next(few.all("main")).text
    tables = [node for node in few.all("table") if node.attributes.get("class") == "needs"]
    assert len(list(next(tables[0].all("tbody")).all("tr"))) == 1
    assert not [node for node in none.all("table") if node.attributes.get("class") == "needs"]


def test_colours_follow_the_readers_system() -> None:
    style = html_bytes(briefing_of("llr")).decode()
    assert re.search(r"@media screen and \(prefers-color-scheme: dark\) \{ :root", style)
    assert re.search(r"@media \(prefers-contrast: more\) \{ :root", style)
    assert "@media print" in style
    assert "@media (forced-colors: active)" in style
    assert "animation" not in style
    assert "transition" not in style


def test_two_processes_write_the_same_bytes_without_qt() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", MAKE], check=True, capture_output=True, text=True
        ).stdout
        for _ in range(2)
    }
    assert len(made) == 1


# --- In a browser ---------------------------------------------------------------------------

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


def audited(page: Page, folder: Path) -> dict[str, Any]:
    path = folder / "page.html"
    path.write_bytes(html_bytes(build_briefing(page)))
    runner = Path(__file__).with_name("axe_in_chromium.py")
    done = subprocess.run(
        [sys.executable, str(runner), str(path), CHROMIUM],
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return dict(json.loads(done.stdout))


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
@pytest.mark.skipif(
    importlib.util.find_spec("axe_playwright_python") is None, reason="axe-core is not installed"
)
@pytest.mark.parametrize("name", ["shipped", "plans"])
def test_axe_finds_no_fault_and_nothing_scrolls_sideways(name: str, tmp_path: Path) -> None:
    page = read_page(shipped_page_path()) if name == "shipped" else plans_page()
    result = audited(page, tmp_path)
    for view, found in result["views"].items():
        assert found["violations"] == [], view
        assert found["rules passed"] > 20
        assert found["page width"] <= int(view.split()[1])
    assert all(url.startswith("file:") for url in result["requests"])


def test_a_count_that_is_known_in_part_stands_under_the_figures_of_its_column() -> None:
    page = plans_page()
    in_part = replace(page.settings[0], children=AtLeast(Fraction(412), Unit.CHILDREN, "too few"))
    html = html_bytes(build_briefing(replace(page, settings=(in_part, *page.settings[1:]))))
    (cell,) = [one for one in Tree(html.decode()).root.all("td") if one.text == "at least 412"]

    assert cell.attributes["class"] == "figure"
