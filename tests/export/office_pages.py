"""What the tests of Word and PowerPoint share: pages, their figures, templates, and LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pages_by_hand import census_page, llr_page, neighbours_page, plans_page
from pypdf import PdfReader

from sendviewer.core.figures import AtLeast, Missing, Unit
from sendviewer.core.pages import NO_COMPARATOR, NOT_GIVEN, Page, Section
from sendviewer.present.briefing import BriefingSpec
from sendviewer.present.card_sheets import card_sheet

EVIL = '=1+1 <w:p> & "x"\x07\x00\ufffe {PAGE} http://example.org'
HARMLESS = '=1+1 <w:p> & "x" {PAGE} http://example.org'


def small_page() -> Page:
    """Return a page of two needs, of which charts are quickly drawn."""
    page = llr_page()
    return replace(page, needs=page.needs[:2], remarks=(), census_candidates=())


def page_alone() -> Page:
    """Return EHC plans as of England: there is nothing to compare with."""
    page = plans_page()
    return replace(
        page,
        comparator=NO_COMPARATOR,
        needs=tuple(
            replace(one, comparator_share=NOT_GIVEN, comparator_children=NOT_GIVEN)
            for one in page.needs
        ),
        settings=tuple(replace(one, comparator_children=NOT_GIVEN) for one in page.settings),
        ages=tuple(replace(one, comparator_children=NOT_GIVEN) for one in page.ages),
        total=replace(page.total, comparator_share=NOT_GIVEN, comparator_children=NOT_GIVEN),
    )


PAGES: dict[str, Callable[[], Page]] = {
    "llr": llr_page,
    "plans": plans_page,
    "census": census_page,
    "neighbours": neighbours_page,
    "alone": page_alone,
}


def with_gaps(page: Page) -> Page:
    """Return the page with a suppressed need, one without a comparator, and a sum with a gap."""
    first, second, *others = page.needs
    too_few = Missing("c", "too few")
    suppressed = replace(first, children=too_few, printed_share=too_few)
    alone = replace(second, comparator_share=Missing("x", "not available"))
    some = AtLeast(page.settings[0].children.value, Unit.CHILDREN, "part is not published")
    settings = (replace(page.settings[0], children=some), *page.settings[1:])
    ages = page.ages and (
        replace(page.ages[0], children=too_few),
        replace(page.ages[1], children=AtLeast(page.ages[1].children.value, Unit.CHILDREN, "x")),
        *page.ages[2:],
    )
    needs = (suppressed, alone, *others)
    return replace(page, needs=needs, settings=settings, ages=ages)


def with_evil_text(page: Page) -> Page:
    """Return the page with text everywhere that other programs could take for something else."""
    first, *others = page.needs
    section = Section("own", EVIL, (EVIL, f"- {EVIL}"))
    return replace(
        page,
        name=EVIL,
        short_name=EVIL,
        needs=(replace(first, label=EVIL), *others),
        settings=tuple(replace(one, label=EVIL) for one in page.settings),
        sources=tuple(replace(one, title=EVIL) for one in page.sources),
        sections=(section,),
    )


def figures_of(briefing: BriefingSpec) -> Iterator[str]:
    """Yield every figure of a page that its tables and cards show."""
    for table in briefing.tables:
        for row in (*table.rows, *((table.total,) if table.total else ())):
            yield from (cell.text for cell in row.cells if cell.text)
    for card in briefing.overview.cards:
        sheet = card_sheet(card)
        yield from (sheet.figure,) if sheet.figure else ()
        for line in sheet.rows:
            yield from (value for value in line.values if value)


def made_elsewhere(code: str, seed: str) -> str:
    """Return what ``code`` prints in a process of its own, with another order of sets."""
    return subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    ).stdout


def retyped(source: Path, target: Path, old: str, new: str) -> Path:
    """Write a document under another content type, as a template has."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    return target


def pdf_pages(data: bytes, name: str, folder: Path) -> int:
    """Return how many pages LibreOffice makes of a document; skip where there is none."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / name],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return len(PdfReader((folder / name).with_suffix(".pdf")).pages)


def has_arial_widths() -> bool:
    """Return whether this machine has Arial, or a font of the same widths."""
    finder = shutil.which("fc-match")
    if not finder:
        return False
    found = subprocess.run([finder, "Arial"], check=True, capture_output=True, text=True).stdout
    return any(name in found for name in ("Arial", "Liberation Sans", "Arimo"))
