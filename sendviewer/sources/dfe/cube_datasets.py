"""Words the datasets of a release: title, population, periods, phases, provisions, rounding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec import structs

from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.core.needs import UNRECORDED, loosely
from sendviewer.core.pages import Subject
from sendviewer.core.selections import (
    Dataset,
    Level,
    Phase,
    Provision,
    ReleasePeriod,
    SourceFile,
)
from sendviewer.core.subject_words import EVERY_PUPIL
from sendviewer.sources.dfe.checksums import Checksum
from sendviewer.sources.dfe.cube import Cube, CubeDataset
from sendviewer.sources.dfe.fact_columns import read_columns
from sendviewer.sources.dfe.facts import FactTable, Key
from sendviewer.sources.dfe.groups_in_need import GroupInNeed, group_in_need
from sendviewer.sources.dfe.kinds import Kind
from sendviewer.sources.dfe.periods import release_period
from sendviewer.sources.dfe.places import newest_places
from sendviewer.sources.dfe.release import ALL_PUPILS, CountKey
from sendviewer.sources.dfe.rounding import rounding_in_words, rounding_steps
from sendviewer.sources.dfe.row_kinds import TOTAL

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["FileDataset", "cube_of"]

_WHOLE_FILE = "Open the whole file as DfE publishes it, not a part of it."
_BY_GROUP = {"year": " and year group", "age": " and age"}


@dataclass(frozen=True, slots=True)
class FileDataset:
    """A dataset as its file gives it. ``split`` is the group that it counts, or ""."""

    number: int
    kind: Kind
    source: SourceFile
    checksum: Checksum
    shown: str
    split: str
    has_no_sen_rows: bool


def cube_of(table: FactTable, found: Sequence[FileDataset]) -> Cube:
    """Return the facts with their datasets, the most useful first.

    Raises InputError where it cannot be told whom the aggregate of provision takes in, and for a
    file that counts nobody of use.
    """
    keys = list(table.keys)
    for one in found:
        _resolve_total(table.connection, one, keys)
    newest = newest_places(table.seen_places)
    places = tuple(newest[key] for key in table.place_keys)
    steps = rounding_steps(table.connection, places)
    asked = [key.count if key.count.provision != TOTAL else None for key in keys]
    datasets = [
        CubeDataset(
            _dataset(table, one, _own(keys, one), steps.get(one.number, {})),
            one.number,
            one.kind.not_collected,
            steps.get(one.number, {}),
        )
        for one in found
    ]
    pairs = list(zip(found, datasets, strict=True))
    of_use = [pair for pair in pairs if pair[1].dataset.periods and pair[1].dataset.subjects]
    _refuse_files_without_counts(found, [one for one, _ in of_use])
    ranked = sorted(of_use, key=_rank)
    named = tuple(_with_own_ids([dataset for _, dataset in ranked]))
    facts = read_columns(table.connection, table.watch)
    return Cube(facts, named, tuple(asked), tuple(table.periods), places, tuple(table.missing))


def _refuse_files_without_counts(
    found: Sequence[FileDataset], of_use: Sequence[FileDataset]
) -> None:
    """Raise InputError for a file none of whose datasets counts anybody in England."""
    with_counts = {one.checksum for one in of_use}  # each file has one of its own
    for one in found:
        if one.checksum not in with_counts:
            problem = (
                "No row of the file counts pupils with SEN or EHC plans in England, in one of "
                "its regions or in a local authority."
            )
            raise InputError(problem, place=FilePlace(one.shown), remedy=_WHOLE_FILE)


def _rank(pair: tuple[FileDataset, CubeDataset]) -> tuple[bool, int, int, int]:
    """Put needs first, then the most useful kind, and of one kind the newest file."""
    one, found = pair
    year = int(found.dataset.periods[0].date[:4])
    return not found.dataset.has_needs, one.kind.rank, -year, one.number


def _own(keys: Sequence[Key], one: FileDataset) -> list[CountKey]:
    return [key.count for key in keys if key.dataset == one.number and key.count.provision != TOTAL]


# --- The aggregate of provision ---------------------------------------------------------------


def _resolve_total(connection: DuckDBPyConnection, one: FileDataset, keys: list[Key]) -> None:
    """Say of the aggregate whether it is of all pupils or of those with SEN, by the values.

    It is of all pupils where a row counts pupils without SEN, or where it is larger than SEN
    support and EHC plans together; it is of those with SEN where it never is. Of all pupils only
    the totals are kept: all pupils with a need are those with SEN who have it.
    """
    numbers = [
        number
        for number, key in enumerate(keys)
        if key.dataset == one.number and key.count.provision == TOTAL
    ]
    if not numbers:
        return
    has_all = one.has_no_sen_rows or _exceeds_sen(connection, one, keys)
    name = ALL_PUPILS if has_all else Provision.ALL_SEN.value
    for number in numbers:
        key = keys[number]
        if not (has_all and key.count.need):
            keys[number] = replace(key, count=structs.replace(key.count, provision=name))


def _exceeds_sen(connection: DuckDBPyConnection, one: FileDataset, keys: Sequence[Key]) -> bool:
    role = {TOTAL: 1, Provision.SEN_SUPPORT.value: -1, Provision.EHC_PLAN.value: -1}
    own = [
        (number, role[key.count.provision], key.count.phase.value)
        for number, key in enumerate(keys)
        if key.dataset == one.number
        and key.count.provision in role
        and not key.count.need
        and not key.count.group
    ]
    if not own:
        raise _of_whom_is_not_told(one)
    row = connection.execute(
        "SELECT max(rest) FROM (SELECT sum(f.count * k.role) AS rest FROM facts f JOIN "
        "(SELECT unnest(?::INTEGER[]) AS key, unnest(?::INTEGER[]) AS role, "
        "unnest(?::VARCHAR[]) AS phase) k ON k.key = f.key WHERE f.dataset = ? "
        "GROUP BY f.period, f.place, k.phase HAVING count(*) > 1 AND count(f.count) = count(*) "
        "AND max(k.role) = 1 AND min(k.role) = -1)",
        [*map(list, zip(*own, strict=True)), one.number],
    ).fetchone()
    rest = row[0] if row else None
    if rest is None:
        raise _of_whom_is_not_told(one)
    return int(rest) > 0


def _of_whom_is_not_told(one: FileDataset) -> InputError:
    problem = (
        "The file does not say whether its totals are of all pupils or of those with SEN: "
        "it has no rows for SEN support and EHC plans to compare them with."
    )
    return InputError(problem, place=FilePlace(one.shown), remedy=_WHOLE_FILE)


# --- Words ------------------------------------------------------------------------------------


def _dataset(
    table: FactTable, one: FileDataset, keys: Sequence[CountKey], steps: dict[Level, int]
) -> Dataset:
    group = group_in_need(one.split) if one.split else None
    groups = {key.group for key in keys}
    phases = {key.phase for key in keys}
    return Dataset(
        id=_id(one, groups),
        title=_title(one, group, groups),
        population=" ".join(filter(None, (_population(one, group), rounding_in_words(steps)))),
        file=one.source,
        subjects=tuple(_subjects(one.kind, group, keys)),
        phases=tuple(phase for phase in Phase if phase in phases),
        periods=_periods(table, one, group),
        has_needs=any(key.need not in {"", UNRECORDED} for key in keys),
        has_pupils=any(key.provision == ALL_PUPILS for key in keys),
        has_ages=bool(groups & {"age", "year"}),
        has_settings="setting" in groups or len(phases) > 1,
    )


def _id(one: FileDataset, groups: set[str]) -> str:
    by_group = next((f"by-{group}" for group in _BY_GROUP if group in groups), "")
    words = (one.kind.id, by_group if one.kind.id == "census" else "", _slug(one.split))
    return "-".join(filter(None, words))


def _title(one: FileDataset, group: GroupInNeed | None, groups: set[str]) -> str:
    if group is not None:
        return f"{group.title} with SEN by primary need ({one.split})"
    by_group = next((words for name, words in _BY_GROUP.items() if name in groups), "")
    return one.kind.title + (by_group if one.kind.id == "census" else "")


def _population(one: FileDataset, group: GroupInNeed | None) -> str:
    return one.kind.population if group is None else group.population


def _subjects(
    kind: Kind, group: GroupInNeed | None, keys: Sequence[CountKey]
) -> Iterator[tuple[Provision, Subject]]:
    """Yield what can be chosen: what has needs, or where nothing has, what has totals."""
    has_needs = any(key.need for key in keys)
    given = {key.provision for key in keys if bool(key.need) == has_needs}
    parts = {Provision.SEN_SUPPORT.value, Provision.EHC_PLAN.value}
    if parts <= given:
        given = given | {Provision.ALL_SEN.value}
    for provision, subject in kind.subjects:
        if provision.value in given:
            yield provision, subject if group is None else _of_group(subject, group)


def _of_group(subject: Subject, group: GroupInNeed) -> Subject:
    """Return what is counted of a group: "children in need with SEN", of all children in need."""
    title = f"{group.title} {subject.described}"
    if not group.described:
        return Subject(title, "pupil", "pupils", subject.described, EVERY_PUPIL)
    return structs.replace(
        subject,
        title=title,
        described=f"{group.described} {subject.described}",
        all_pupils=f"{subject.many} {group.described}",
    )


def _periods(
    table: FactTable, one: FileDataset, group: GroupInNeed | None
) -> tuple[ReleasePeriod, ...]:
    rows = table.connection.execute(
        "SELECT DISTINCT period FROM facts WHERE dataset = ?", [one.number]
    ).fetchall()
    when = one.kind.when if group is None else group.when
    periods = [release_period(table.periods[number], when) for (number,) in rows]
    return tuple(sorted(periods, key=lambda period: (period.date, period.key), reverse=True))


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", loosely(words)).strip("-")


def _with_own_ids(datasets: Sequence[CubeDataset]) -> Iterator[CubeDataset]:
    """Yield the datasets so that no two have the same id, nor the same title."""
    titles = Counter(one.dataset.title for one in datasets)
    taken: Counter[str] = Counter()
    for one in datasets:
        id_, title = one.dataset.id, one.dataset.title
        taken[id_] += 1
        own = id_ if taken[id_] == 1 else f"{id_}-{taken[id_]}"
        if titles[title] > 1:
            title = f"{title}, file {one.dataset.file.name}"
        yield replace(one, dataset=structs.replace(one.dataset, id=own, title=title))
