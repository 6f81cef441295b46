"""The checks of the export dialog: true of the bytes that are saved, and able to fail."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from fractions import Fraction
from functools import cache

import pytest
from msgspec.structs import replace
from pages_by_hand import llr_page, plans_page

from sendviewer.core.figures import AtLeast, Missing, NotCollected, Unit
from sendviewer.core.pages import Page, Source
from sendviewer.export.checks.checks import Check, document_checks
from sendviewer.export.checks.colours import chart_contrast
from sendviewer.export.checks.contrast import contrast
from sendviewer.export.checks.facts import document_facts
from sendviewer.export.document_formats import DOCUMENT_FORMATS, Contents, DocumentOptions

WITH_CHARTS = [
    one for one in (".docx", ".pptx", ".xlsx", ".pdf", ".html") if one in DOCUMENT_FORMATS
]
SOURCE = Source("Key facts", "A council", "https://example.org", "Open Government Licence v3.0")


def written(ending: str, page: Page | None = None) -> tuple[bytes, Contents]:
    return _written(ending, page or llr_page())


@cache
def _written(ending: str, page: Page) -> tuple[bytes, Contents]:
    """Return a document, which is made once, and what it was made from."""
    contents = Contents(page, DocumentOptions())
    return DOCUMENT_FORMATS[ending].write(contents), contents


def checked(ending: str, page: Page | None = None, data: bytes | None = None) -> dict[str, Check]:
    made, contents = written(ending, page)
    lines = document_checks(ending, data or made, contents.page, contents.briefing)
    return {line.title: line for line in lines}


def changed(data: bytes, pattern: str, change: Callable[[str], str]) -> bytes:
    """Return an office document with each part whose name fits changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if re.fullmatch(pattern, name):
                content = change(content.decode()).encode()
            new.writestr(name, content)
    return out.getvalue()


# --- Every document that the program makes --------------------------------------------------


@pytest.mark.parametrize("ending", WITH_CHARTS)
@pytest.mark.parametrize("page", [llr_page, plans_page])
def test_every_document_meets_what_lies_in_the_programs_hands(
    ending: str, page: Callable[[], Page]
) -> None:
    found = checked(ending, replace(page(), sources=(SOURCE,)))
    assert [line for line in found.values() if not line.is_met] == []
    assert {"Headline", "Alternative texts", "Table headers", "Contrast"} <= set(found)


@pytest.mark.parametrize("ending", WITH_CHARTS)
def test_graphics_and_tables_are_found_in_the_file(ending: str) -> None:
    facts = document_facts(ending, written(ending)[0])
    assert facts.title
    assert facts.graphics
    assert facts.tables


@pytest.mark.parametrize("ending", list(DOCUMENT_FORMATS))
def test_every_kind_can_be_checked(ending: str) -> None:
    found = checked(ending)
    assert "Nothing suppressed is shown" in found
    assert all(line.why for line in found.values())


# --- Each check can fail ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ending", "parts"),
    [
        (".docx", r"word/document\.xml"),
        (".pptx", r"ppt/slides/slide\d+\.xml"),
        (".xlsx", r"xl/drawings/drawing\d+\.xml"),
    ],
)
def test_a_picture_without_an_alternative_text_is_found(ending: str, parts: str) -> None:
    if ending not in DOCUMENT_FORMATS:
        pytest.skip("this kind is not made yet")
    data = changed(written(ending)[0], parts, lambda text: re.sub(r' descr="[^"]*"', "", text))
    line = checked(ending, data=data)["Alternative texts"]
    assert not line.is_met
    assert line.why.startswith("0 of ")


def test_a_web_page_without_language_descriptions_and_headers_is_found() -> None:
    data = written(".html")[0].decode()
    bare = re.sub(r' (lang|scope)="[^"]*"', "", data)
    bare = re.sub(r"<desc.*?</desc>", "", bare, flags=re.DOTALL)
    found = checked(".html", data=bare.encode())
    assert not found["Language"].is_met
    assert not found["Alternative texts"].is_met
    assert not found["Table headers"].is_met
    assert found["Contrast"].is_met


def test_a_document_without_a_title_is_found() -> None:
    data = re.sub(rb"<title>.*?</title>", b"", written(".html")[0], count=1, flags=re.DOTALL)
    assert not checked(".html", data=data)["Headline"].is_met


def test_pale_colours_of_a_template_are_found() -> None:
    data, contents = written(".pptx")
    accent = re.compile(r'(<a:accent1>.*?val=")[0-9A-Fa-f]{6}', re.DOTALL)
    pale = changed(data, r"ppt/theme/theme1\.xml", lambda text: accent.sub(r"\1EEEEEE", text))
    charts = contents.briefing.charts
    before, after = (chart_contrast(".pptx", one, charts) for one in (data, pale))
    assert before is not None
    assert before.bar >= 3
    assert after is not None
    assert after.bar < 3
    assert not checked(".pptx", data=pale)["Contrast"].is_met


def test_a_picture_never_promises_an_alternative_text() -> None:
    line = checked(".png")["Alternative texts"]
    assert not line.is_met
    assert "Paste kit" in line.why


def test_sources_and_licence_are_named_or_it_is_said_what_is_missing() -> None:
    named = checked(".md", replace(llr_page(), sources=(SOURCE,)))["Sources and licence"]
    assert named.is_met
    assert "Open Government Licence" in named.why
    unlicensed = replace(SOURCE, licence="")
    assert not checked(".md", replace(llr_page(), sources=(unlicensed,)))[
        "Sources and licence"
    ].is_met
    assert not checked(".md", replace(llr_page(), sources=()))["Sources and licence"].is_met


def held_back(*codes: str) -> Page:
    page = llr_page()
    hidden = Missing("c", "not published, so that no child can be recognised")
    needs = (replace(need, children=hidden) if need.code in codes else need for need in page.needs)
    return replace(page, needs=tuple(needs))


def test_a_figure_that_the_others_give_away_is_found() -> None:
    line = checked(".md", held_back("MSI"))["Nothing suppressed is shown"]
    assert not line.is_met
    assert "needs" in line.why
    line = checked(".md", held_back("MSI", "VI"))["Nothing suppressed is shown"]
    assert line.is_met
    assert line.why.startswith("2 figures held back")
    assert checked(".md")["Nothing suppressed is shown"].why == "The page has no suppressed figure."


def test_a_need_that_was_not_collected_hides_no_other() -> None:
    page = held_back("MSI")
    unasked = replace(page.needs[0], code="DS", children=NotCollected("", "not counted apart"))
    page = replace(page, needs=(*page.needs, unasked))
    assert not checked(".md", page)["Nothing suppressed is shown"].is_met


def test_a_sum_of_which_a_part_is_suppressed_is_held_back_too() -> None:
    part = AtLeast(Fraction(50), Unit.CHILDREN, "not published")
    page = held_back("VI")
    needs = (replace(one, children=part) if one.code == "MSI" else one for one in page.needs)
    page = replace(page, needs=tuple(needs))
    assert checked(".md", page)["Nothing suppressed is shown"].why.startswith("2 figures held back")
    known = llr_page().needs
    alone = tuple(replace(one, children=part) if one.code == "MSI" else one for one in known)
    line = checked(".md", replace(page, needs=alone))["Nothing suppressed is shown"]
    assert (line.is_met, "needs" in line.why) == (False, True)


def test_symbols_are_explained() -> None:
    line = checked(".md", held_back("MSI", "VI"))["Symbols explained"]
    assert line.is_met
    assert "c" in line.why
    assert checked(".md")["Symbols explained"].is_met


def test_data_for_programs_is_not_checked_for_what_it_cannot_have() -> None:
    assert set(checked(".csv")) == {
        "Symbols explained",
        "Nothing suppressed is shown",
        "Sources and licence",
    }


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)
