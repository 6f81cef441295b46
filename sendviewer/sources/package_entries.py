"""Turns the entries of datapackage.json into facts, and facts into entries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sendviewer.core.figures import Figure, Quantity, Unit
from sendviewer.core.pages import (
    CHILDREN_WITH_SEND,
    Area,
    CensusCandidate,
    Comparator,
    Discrepancy,
    Page,
    Remark,
    Setting,
    Source,
    Subject,
)
from sendviewer.sources.descriptor import (
    FORMAT,
    AreaEntry,
    CandidateEntry,
    ComparatorEntry,
    Descriptor,
    DiscrepancyEntry,
    Facts,
    PeriodEntry,
    PrintedDecimals,
    RemarkEntry,
    SettingEntry,
    SourceEntry,
    SubjectEntry,
)
from sendviewer.sources.package_file import PackageFile, cell_value
from sendviewer.sources.places import quoted
from sendviewer.sources.resource_entries import Resource

__all__ = [
    "areas_of",
    "candidates_of",
    "comparator_of",
    "descriptor_of",
    "discrepancies_of",
    "remarks_of",
    "sources_of",
    "subject_of",
]

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def areas_of(package: PackageFile) -> tuple[Area, ...]:
    """Return the areas of the page; raises InputError if one is there twice."""
    entries = package.content.sendviewer.areas
    areas = tuple(Area(entry.code, entry.name, entry.dfe_code) for entry in entries)
    for field in ("code", "dfe_code"):
        values = {index: getattr(area, field) for index, area in enumerate(areas)}
        given = {index: value for index, value in values.items() if value}
        package.check_no_repeats("$.sendviewer.areas", field, given)
    return areas


def comparator_of(package: PackageFile) -> Comparator:
    """Return what the page is compared with."""
    entry = package.content.sendviewer.comparator
    return Comparator(
        entry.name, entry.kind, entry.note, entry.is_simple_mean, entry.is_of_several_regions
    )


def subject_of(package: PackageFile) -> Subject:
    """Return what the page counts, which is children with SEND if the file does not say it."""
    entry = package.content.sendviewer.subject
    if entry is None:
        return CHILDREN_WITH_SEND
    return Subject(entry.title, entry.one, entry.many, entry.described, entry.all_pupils)


def discrepancies_of(package: PackageFile) -> tuple[Discrepancy, ...]:
    """Return what does not add up in the file that the page was made from."""
    return tuple(
        Discrepancy(
            entry.whole_name,
            entry.parts_name,
            entry.what,
            entry.whole,
            entry.parts,
            entry.parts_are_at_least,
        )
        for entry in package.content.sendviewer.discrepancies
    )


def remarks_of(package: PackageFile) -> tuple[Remark, ...]:
    """Return the remarks of the page's author; raises InputError if an id is there twice."""
    entries = package.content.sendviewer.remarks
    package.check_no_repeats("$.sendviewer.remarks", "id", (entry.id for entry in entries))
    return tuple(Remark(entry.id, entry.text) for entry in entries)


def candidates_of(
    package: PackageFile, settings: tuple[Setting, ...]
) -> tuple[CensusCandidate, ...]:
    """Return the censuses that the figures may come from; raises InputError.

    ``settings`` are those of the page: a candidate counts the same ones.
    """
    path = "$.sendviewer.census_candidates"
    entries = package.content.sendviewer.census_candidates
    package.check_no_repeats(path, "census_date", (entry.census_date for entry in entries))
    return tuple(
        CensusCandidate(
            entry.census_date,
            entry.published,
            _candidate_settings(package, f"{path}[{index}].settings", entry, settings),
            package.quantity(
                f"{path}[{index}].share_of_pupils_pct", entry.share_of_pupils_pct, Unit.PERCENT
            ),
            entry.source,
        )
        for index, entry in enumerate(entries)
    )


def _candidate_settings(
    package: PackageFile, path: str, candidate: CandidateEntry, settings: tuple[Setting, ...]
) -> tuple[tuple[str, Quantity], ...]:
    package.check_no_repeats(path, "id", (entry.id for entry in candidate.settings))
    known = [setting.id for setting in settings]
    counts = []
    for index, entry in enumerate(candidate.settings):
        if entry.id not in known:
            problem = f"Found {quoted(entry.id)}; expected the id of a setting in figures.csv."
            remedy = f"The settings there: {', '.join(known)}."
            raise package.error(f"{path}[{index}].id", problem, remedy)
        count = package.quantity(f"{path}[{index}].children", entry.children, Unit.CHILDREN)
        counts.append((entry.id, count))
    return tuple(counts)


def sources_of(package: PackageFile) -> tuple[Source, ...]:
    """Return where the figures come from."""
    return tuple(
        Source(
            title=entry.title,
            publisher=entry.publisher,
            url=entry.path,
            licence=entry.licence,
            file=entry.file,
            sha256=entry.sha256,
            rows=entry.rows,
        )
        for entry in package.content.sources
    )


def descriptor_of(page: Page, resources: list[Resource]) -> Descriptor:
    """Return the content of datapackage.json for a page whose files are described already."""
    name = f"{page.short_name} {page.period.page_date}".lower()
    return Descriptor(
        name=_NOT_IN_A_NAME.sub("-", name).strip("-"),
        title=page.title,
        sendviewer=_facts(page),
        sources=[_source_entry(source) for source in page.sources],
        resources=resources,
    )


def _facts(page: Page) -> Facts:
    return Facts(
        format=FORMAT,
        name=page.name,
        short_name=page.short_name,
        areas=[AreaEntry(area.code, area.name, area.dfe_code) for area in page.areas],
        period=PeriodEntry(page.period.label, page.period.page_date, page.period.census_date),
        comparator=_comparator_entry(page.comparator),
        population=page.population,
        printed_decimals=_printed_decimals(page),
        remarks=[RemarkEntry(remark.id, remark.text) for remark in page.remarks],
        census_candidates=[_candidate_entry(candidate) for candidate in page.census_candidates],
        subject=None if page.subject == CHILDREN_WITH_SEND else _subject_entry(page.subject),
        discrepancies=[_discrepancy_entry(each) for each in page.discrepancies],
    )


def _comparator_entry(comparator: Comparator) -> ComparatorEntry:
    return ComparatorEntry(
        comparator.name,
        comparator.kind,
        comparator.note,
        comparator.is_simple_mean,
        comparator.is_of_several_regions,
    )


def _subject_entry(subject: Subject) -> SubjectEntry:
    return SubjectEntry(
        title=subject.title,
        one=subject.one,
        many=subject.many,
        described=subject.described,
        all_pupils=subject.all_pupils,
    )


def _discrepancy_entry(discrepancy: Discrepancy) -> DiscrepancyEntry:
    return DiscrepancyEntry(
        whole_name=discrepancy.whole_name,
        parts_name=discrepancy.parts_name,
        what=discrepancy.what,
        whole=discrepancy.whole,
        parts=discrepancy.parts,
        parts_are_at_least=discrepancy.parts_are_at_least,
    )


def _printed_decimals(page: Page) -> PrintedDecimals:
    return PrintedDecimals(
        local=_least_decimals([page.share_of_pupils]),
        comparator=_least_decimals([page.comparator_share_of_pupils]),
        share_pct=_least_decimals(need.printed_share for need in page.needs),
        comparator_share_pct=_least_decimals(need.comparator_share for need in page.needs),
    )


def _least_decimals(shares: Iterable[Quantity]) -> int:
    decimals = (share.decimals for share in shares if isinstance(share, Figure))
    return min((number for number in decimals if number is not None), default=0)


def _candidate_entry(candidate: CensusCandidate) -> CandidateEntry:
    return CandidateEntry(
        census_date=candidate.census_date,
        published=candidate.published,
        share_of_pupils_pct=cell_value(candidate.share_of_pupils),
        settings=[SettingEntry(name, cell_value(count)) for name, count in candidate.settings],
        source=candidate.source,
    )


def _source_entry(source: Source) -> SourceEntry:
    return SourceEntry(
        title=source.title,
        publisher=source.publisher,
        path=source.url,
        licence=source.licence,
        file=source.file,
        sha256=source.sha256,
        rows=source.rows,
    )
