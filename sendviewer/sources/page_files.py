"""Puts a page together from its four files, and takes it apart into them again."""

from __future__ import annotations

from msgspec import Struct

from sendviewer.core.errors import DomainError, InputError
from sendviewer.core.pages import Page, Period
from sendviewer.sources.csv_tables import csv_text
from sendviewer.sources.figure_table import (
    FIGURE_COLUMNS,
    OverviewFigures,
    figure_cells,
    read_figures,
)
from sendviewer.sources.need_table import need_cells, need_columns, read_needs
from sendviewer.sources.package_entries import (
    areas_of,
    candidates_of,
    comparator_of,
    descriptor_of,
    discrepancies_of,
    remarks_of,
    sources_of,
    subject_of,
)
from sendviewer.sources.package_file import descriptor_text, read_package
from sendviewer.sources.places import text_of
from sendviewer.sources.section_text import read_sections, sections_text
from sendviewer.sources.table_schemas import described_files

__all__ = ["DESCRIPTOR", "PAGE_FILES", "FileContent", "files_from_page", "page_from_files"]

DESCRIPTOR, FIGURES, NEEDS, TEXT = "datapackage.json", "figures.csv", "needs.csv", "text.md"
PAGE_FILES = (DESCRIPTOR, FIGURES, NEEDS, TEXT)

_BYTE_ORDER_MARK = "\ufeff"


class FileContent(Struct, frozen=True):
    """The bytes of a file, and how to name it in a message."""

    shown_as: str
    data: bytes

    def text(self, *, may_be_empty: bool = False) -> str:
        """Return the content as text; raises InputError if it is not UTF-8, or is empty."""
        return text_of(self.data, self.shown_as, may_be_empty=may_be_empty)


def page_from_files(files: dict[str, FileContent]) -> Page:
    """Return the page that the four files hold.

    Raises InputError that names file, line and column for whatever is wrong in them.
    """
    package = read_package(files[DESCRIPTOR].shown_as, files[DESCRIPTOR].text())
    facts = package.content.sendviewer
    decimals = facts.printed_decimals
    comparator, subject = comparator_of(package), subject_of(package)
    figures = read_figures(files[FIGURES].shown_as, files[FIGURES].text(), decimals, subject)
    needs, total = read_needs(
        files[NEEDS].shown_as,
        files[NEEDS].text(),
        decimals,
        is_simple_mean=comparator.is_simple_mean,
    )
    text = files[TEXT].text(may_be_empty=True)
    page = Page(
        title=package.content.title,
        name=facts.name,
        short_name=facts.short_name,
        areas=areas_of(package),
        period=Period(facts.period.label, facts.period.page_date, facts.period.census_date),
        comparator=comparator,
        population=facts.population,
        children_with_send=figures.children_with_send,
        share_of_pupils=figures.share_of_pupils,
        comparator_share_of_pupils=figures.comparator_share_of_pupils,
        settings=figures.settings,
        needs=needs,
        total=total,
        sections=read_sections(files[TEXT].shown_as, text),
        remarks=remarks_of(package),
        census_candidates=candidates_of(package, figures.settings),
        sources=sources_of(package),
        other_fields=package.other_fields,
        subject=subject,
        pupils=figures.pupils,
        comparator_pupils=figures.comparator_pupils,
        provisions=figures.provisions,
        ages=figures.ages,
        discrepancies=discrepancies_of(package),
    )
    package.check_description(described_files(_figure_rows(page), need_cells(needs, total)))
    return page


def files_from_page(page: Page) -> dict[str, bytes]:
    """Return the four files of a page: the same bytes every time.

    Raises DomainError if the page would not be the same when it is read again, or if it holds
    sections that were made from the figures: they are made anew for each page.
    """
    _check_sections(page)
    figure_rows, need_rows = _figure_rows(page), need_cells(page.needs, page.total)
    descriptor = descriptor_of(page, described_files(figure_rows, need_rows))
    files = {
        DESCRIPTOR: descriptor_text(descriptor, page.other_fields),
        FIGURES: _for_spreadsheets(csv_text(FIGURE_COLUMNS, figure_rows)),
        NEEDS: _for_spreadsheets(csv_text(need_columns(page.needs, page.total), need_rows)),
        TEXT: sections_text(page.sections),
    }
    data = {name: text.encode("utf-8") for name, text in files.items()}
    _check_reads_back(page, data)
    return data


def _check_sections(page: Page) -> None:
    made = [section.heading for section in page.sections if section.is_made]
    if made:
        raise DomainError(f"{made[0]!r} is text that was made from the figures, and is not saved")


def _check_reads_back(page: Page, data: dict[str, bytes]) -> None:
    try:
        again = page_from_files({name: FileContent(name, part) for name, part in data.items()})
    except InputError as fault:
        raise DomainError(f"the page cannot be written: {fault}") from fault
    if again != page:
        raise DomainError("the page cannot be written without loss: its text has stray spaces")


def _for_spreadsheets(text: str) -> str:
    """Mark text as UTF-8 where a spreadsheet would otherwise read it in another encoding."""
    return text if text.isascii() else _BYTE_ORDER_MARK + text


def _figure_rows(page: Page) -> list[list[str]]:
    return figure_cells(
        OverviewFigures(
            page.children_with_send,
            page.share_of_pupils,
            page.comparator_share_of_pupils,
            page.settings,
            page.pupils,
            page.comparator_pupils,
            page.provisions,
            page.ages,
        ),
        page.subject,
        page.total.comparator_children,
    )
