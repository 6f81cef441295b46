"""The page that comes with the program says today what it said before other pages were made.

Every word that is shown or spoken of it is taken from the specs, part by part, and compared with
a digest. If a sentence is changed on purpose, the digest of its part is changed with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest
from msgspec import Struct

from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Page
from sendviewer.present.chart import build_chart
from sendviewer.present.header import build_header
from sendviewer.present.options import ChartOptions, ChartOrder, ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.specs import Measure
from sendviewer.present.table import build_table
from sendviewer.present.text import build_text
from sendviewer.sources.pages import read_page, shipped_page_path

WORDS = {
    "header": "7012bac90c30eeaf",
    "overview": "019e87c91c96b76c",
    "table": "b6ec61326d51e1eb",
    "chart share": "26d620356902ff94",
    "chart difference": "636abc2fcf32b6df",
    "chart children": "b682ecb710bf0b86",
    "text": "703cbf94b9a354a0",
}

LATER = ("counted_title", "comparator_figure", "credit", "brief_source")
"""Words that no picture of the shipped page shows: they stand over a list that it does not have,
or are a part of other words: for programs that draw bars of their own, and beside one bar."""


WITHOUT_OPTIONS = {"header": build_header, "text": build_text}
WITH_OPTIONS = {"overview": build_overview, "table": build_table, "chart": build_chart}


@pytest.fixture(scope="module")
def page() -> Page:
    return read_page(shipped_page_path())


def specs(page: Page, part: str) -> Iterator[object]:
    kind, _, measure = part.partition(" ")
    if kind in WITHOUT_OPTIONS:
        yield WITHOUT_OPTIONS[kind](page)
        return
    for confidence in Confidence:
        if not measure:
            yield WITH_OPTIONS[kind](page, ViewOptions(confidence))
            continue
        for order in ChartOrder:
            chart = ChartOptions(Measure(measure), order)
            yield WITH_OPTIONS[kind](page, ViewOptions(confidence, chart=chart))


def words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from words(each)
    elif isinstance(value, Struct):
        for name in sorted(value.__struct_fields__):
            if name not in LATER:
                yield from words(getattr(value, name))


def digest(page: Page, part: str) -> str:
    said = "\n".join(word for spec in specs(page, part) for word in words(spec) if word)
    return sha256(said.encode()).hexdigest()[:16]


@pytest.mark.parametrize("part", WORDS)
def test_not_a_byte_of_the_shipped_pages_words_has_changed(page: Page, part: str) -> None:
    assert digest(page, part) == WORDS[part]
