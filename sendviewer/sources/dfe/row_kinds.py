"""Decides what each combination of labels counts; a label that is not known is named.

A release has few hundred such combinations, however many rows it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sendviewer.core.needs import UNRECORDED, loosely
from sendviewer.core.selections import Phase, Provision
from sendviewer.sources.dfe.labels import (
    ALL_NEEDS,
    ANY_SEN,
    EVERYBODY,
    PLAN,
    SUPPORT,
    age_label,
    aggregates_among,
    is_aggregate,
    need_of,
    phase_of,
    provision_of,
    setting_label,
)
from sendviewer.sources.dfe.layouts import FROM_ROW, TOPICS, Counted
from sendviewer.sources.dfe.release import CountKey
from sendviewer.sources.dfe.rows import Label

__all__ = ["TOTAL", "RowKind", "UnknownLabelError", "key_of", "row_kinds"]

TOTAL = "total"
"""The aggregate of provision, of which it is not yet known whether pupils without SEN are in it."""

_PROVISION_NAMES = {
    SUPPORT: Provision.SEN_SUPPORT.value,
    PLAN: Provision.EHC_PLAN.value,
    ANY_SEN: Provision.ALL_SEN.value,
    EVERYBODY: TOTAL,
}


class UnknownLabelError(Exception):
    """A label that is in no list: which column has it, and what the column is for."""

    def __init__(self, label: Label, value: str) -> None:
        super().__init__(value)
        self.label = label
        self.value = value


@dataclass(frozen=True, slots=True)
class RowKind:
    """What a row counts, as far as its labels say.

    ``need_label`` tells apart the labels that mean that no need was recorded.
    """

    split: str = ""
    whom: frozenset[str] = EVERYBODY
    need: str = ALL_NEEDS
    need_label: str = ""
    phase: Phase = Phase.ALL
    group: str = ""
    item: str = ""


def row_kinds(
    labels: Sequence[Label], rows: Sequence[tuple[str, ...]], groups: dict[int, str]
) -> list[RowKind | None]:
    """Return for each combination of labels what it counts; None for a row that is not of use.

    ``groups`` gives the breakdown of a tidy column by its number. Raises UnknownLabelError.
    """
    totals = [
        aggregates_among({row[place] for row in rows}) if rows else frozenset()
        for place in range(len(labels))
    ]
    return [_kind(labels, row, totals, groups) for row in rows]


def key_of(kind: RowKind, counted: Counted) -> CountKey | None:
    """Return which count a column gives in a row of this kind, or None if it is not asked for.

    Breakdowns are taken for all needs and all kinds of school only.
    """
    group, item = (kind.group, kind.item) if kind.group else (counted.group, counted.item)
    need = kind.need if counted.need == FROM_ROW else counted.need
    provision = counted.provision
    if provision == FROM_ROW:
        provision = _PROVISION_NAMES.get(kind.whom, "")
    is_breakdown_of_part = group and (
        need or kind.phase is not Phase.ALL or _has_two(kind, counted)
    )
    if not provision or is_breakdown_of_part:
        return None
    return CountKey(provision, kind.phase, need, group, item)


def _has_two(kind: RowKind, counted: Counted) -> bool:
    return bool(kind.group and counted.group)


def _kind(
    labels: Sequence[Label],
    row: Sequence[str],
    totals: Sequence[frozenset[str]],
    groups: dict[int, str],
) -> RowKind | None:
    cells = list(zip(labels, row, totals, strict=True))
    if any(label.role == "filter" and value not in sure for label, value, sure in cells):
        return None
    breakdown = _breakdown(cells, groups)
    if breakdown is None:
        return None
    split = next((value for label, value, _ in cells if label.role == "split"), "")
    need, need_label = _need(cells)
    group, item = breakdown
    return RowKind(split, _whom(cells), need, need_label, _phase(cells), group, item)


_Cells = list[tuple[Label, str, frozenset[str]]]


def _breakdown(cells: _Cells, groups: dict[int, str]) -> tuple[str, str] | None:
    """Return group and item of the row, ("", "") for the whole, None for one that is not of use."""
    topics = [(value, sure) for label, value, sure in cells if label.role == "topic"]
    if topics and not all(value in sure for value, sure in topics):
        return _topic(topics[0][0], topics[-1][0])
    for label, value, sure in cells:
        if label.role == "tidy" and value not in sure:
            return groups[label.index], _item(groups[label.index], value)
    return "", ""


def _topic(topic: str, value: str) -> tuple[str, str] | None:
    group = TOPICS.get(loosely(topic), "")
    item = setting_label(value) if group == "setting" else age_label(value)
    return (group, item) if group and item else None


def _item(group: str, value: str) -> str:
    if group == "age":
        return age_label(value)
    return f"Year {value}" if value.isdigit() else value[:1].upper() + value[1:]


def _whom(cells: _Cells) -> frozenset[str]:
    """Return whom all columns of provision together take in."""
    whom = EVERYBODY
    for label, value, _ in cells:
        if label.role == "provision":
            found = provision_of(value)
            if found is None:
                raise UnknownLabelError(label, value)
            whom &= found
    return whom


def _need(cells: _Cells) -> tuple[str, str]:
    for label, value, sure in cells:
        if label.role == "need":
            need = need_of(value)
            if need is None or _is_unsure(value, sure):
                raise UnknownLabelError(label, value)
            return need, loosely(value) if need == UNRECORDED else ""
    return ALL_NEEDS, ""


def _phase(cells: _Cells) -> Phase:
    for label, value, sure in cells:
        if label.role == "phase":
            phase = phase_of(value)
            if phase is None or _is_unsure(value, sure):
                raise UnknownLabelError(label, value)
            return phase
    return Phase.ALL


def _is_unsure(value: str, sure: frozenset[str]) -> bool:
    """Tell whether a label looks like a total in a column that has a surer one."""
    return is_aggregate(value) and value not in sure
