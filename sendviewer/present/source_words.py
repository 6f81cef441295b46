"""Names where figures come from: release, file with its checksum, rows used, period, licence."""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.core.pages import Page, Source
from sendviewer.present.numbers import count_text
from sendviewer.present.phrases import sentence

__all__ = [
    "brief_source_line",
    "credit_line",
    "is_from_files",
    "licence_line",
    "publisher_line",
    "source_line",
]

SHORT_SHA256 = 8
"""Digits of a checksum that tell two releases of a file apart; the data package has all 64."""


def source_line(page: Page) -> str:
    """Return where the figures come from and the date of the page, short enough for every use."""
    return _source_line(page, [_with_file(source, source.title) for source in page.sources])


def brief_source_line(page: Page) -> str:
    """Return the source line without files, for the foot of the window: its tip has all of it."""
    return _source_line(page, [source.title for source in page.sources])


def publisher_line(page: Page) -> str:
    """Return the source line with the publishers, for where there is room."""
    return _source_line(
        page, [_with_file(source, _with_publisher(source)) for source in page.sources]
    )


def is_from_files(page: Page) -> bool:
    """Return whether the page was made from published files, and not written by its author."""
    return any(source.file for source in page.sources)


def credit_line(page: Page) -> str:
    """Return the source and, where one is stated, the licence: for under what leaves the window."""
    return " ".join(filter(None, (source_line(page), licence_line(page))))


def licence_line(page: Page) -> str:
    """Return under which licence the figures may be used, or "" if no source states one."""
    return " ".join(dict.fromkeys(filter(None, map(_licence_of, page.sources))))


def _source_line(page: Page, sources: Sequence[str]) -> str:
    named = "; ".join(dict.fromkeys(sources)) or "not stated"
    if page.period.label in named:
        return f"Source: {named}."
    return f"Source: {named}. {page.period.label}."


def _with_publisher(source: Source) -> str:
    if not source.publisher or source.publisher.casefold() in source.title.casefold():
        return source.title
    return f"{source.title} ({source.publisher})"


def _with_file(source: Source, named: str) -> str:
    """Return a source with the file that was read, how to know it again, and how much was used."""
    if not source.file:
        return named
    proof = [f"sha256 {source.sha256[:SHORT_SHA256]}…"] if source.sha256 else []
    if source.rows is not None:
        proof.append(f"{count_text(source.rows)} {'row' if source.rows == 1 else 'rows'} used")
    name = source.file.rpartition("/")[2]
    return f"{named}, {name} ({', '.join(proof)})" if proof else f"{named}, {name}"


def _licence_of(source: Source) -> str:
    if not source.licence:
        return ""
    if "government licence" in source.licence.casefold() or "ogl" in source.licence.casefold():
        return (
            "Contains public sector information licensed under the Open Government Licence v3.0. "
            f"Source: {source.publisher}, {source.title}."
        )
    return sentence(f"Licence of {source.title}: {source.licence}")
