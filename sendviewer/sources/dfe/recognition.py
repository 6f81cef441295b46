"""Recognises DfE files by the columns they have, in any order, whatever their name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sendviewer.core.word_lists import listed
from sendviewer.sources.dfe.layouts import (
    GROUP_COLUMNS,
    IDENTITY,
    LAYOUTS,
    TIDY_GROUPS,
    Counted,
    Layout,
)

__all__ = ["Recognised", "column_key", "may_hold_figures", "recognise", "why_not"]

_ALWAYS = ("period", "identifier", "level")
_NEEDS_IN_COLUMNS = re.compile(r"(primary_need|sen_primary_need|number_asd|t_asd.*)")
_COLUMNS_NAMED = 6
_IDENTITY_ENDINGS = ("_code", "_name", "_urn", "_ukprn", "_laestab", "_percent", "_pc")
_PLANS = re.compile(r"(.*ehc.*|.*plans?(_.*)?)")


@dataclass(frozen=True, slots=True)
class Recognised:
    """Where a file has what its layout says: numbers of columns, counted from 0.

    ``others`` are the columns that the layout does not name, among which filters may be;
    ``tidy`` is a column with the labels of a breakdown and the group it gives.
    """

    layout: Layout
    width: int
    identity: tuple[tuple[str, int], ...]
    counts: tuple[tuple[int, Counted], ...]
    provision: tuple[int, ...]
    need: tuple[int, ...]
    phase: tuple[int, ...]
    topic: tuple[int, ...]
    splits: tuple[int, ...]
    tidy: tuple[tuple[int, str], ...]
    others: tuple[int, ...]


def may_hold_figures(header: Sequence[str]) -> bool:
    """Tell whether a file with this header is worth unpacking: figures that can be read."""
    return bool(recognise(header))


def recognise(header: Sequence[str]) -> tuple[Recognised, ...]:
    """Return what a file may be by its header: nothing, one layout, or two that values tell apart.

    Of a name that is there twice the first column counts.
    """
    columns = _columns(header)
    if not all(_first(columns, IDENTITY[part]) for part in _ALWAYS):
        return ()
    found = [layout for layout in LAYOUTS if _fits(layout, columns)]
    alike = [layout for layout in found if layout.recognised_by == found[0].recognised_by]
    return tuple(_located(layout, columns, len(header)) for layout in alike)


def why_not(header: Sequence[str], title: str = "") -> tuple[str, bool]:
    """Return why a file is not read as figures on need, and whether that was to be expected.

    ``title`` is what the release's guidance says about the file.
    """
    columns = _columns(header)
    missing = [IDENTITY[part][0] for part in _ALWAYS if not _first(columns, IDENTITY[part])]
    if missing:
        return f"It is not laid out as a DfE data file: it has no {listed(missing)}.", True
    if needs := [name for name in columns if _NEEDS_IN_COLUMNS.fullmatch(name)]:
        lacking = listed(_lacking(columns))
        return f"It has primary need ({needs[0]}), but no {lacking}, so it cannot be read.", False
    holds = f"“{title}”" if title else listed(_figures(columns))
    about_plans = "It counts EHC plans, and has no primary need"
    is_about_plans = not title and any(map(_PLANS.fullmatch, columns))
    return f"{about_plans if is_about_plans else 'It has no primary need'}. It holds {holds}.", True


def column_key(name: str) -> str:
    """Return the name of a column as it is compared."""
    return "_".join(name.replace("_", " ").casefold().split())


def _columns(header: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, name in enumerate(header):
        columns.setdefault(column_key(name), index)
    return columns


def _fits(layout: Layout, columns: dict[str, int]) -> bool:
    return all(_first(columns, names) for names in layout.recognised_by)


def _first(columns: dict[str, int], names: Iterable[str]) -> tuple[int, ...]:
    """Return the first of these columns that is there, as a tuple of one or none."""
    return tuple(columns[name] for name in names if name in columns)[:1]


def _located(layout: Layout, columns: dict[str, int], width: int) -> Recognised:
    identity = tuple(
        (part, index) for part, names in IDENTITY.items() for index in _first(columns, names)
    )
    counts = tuple(
        (index, counted) for counted in layout.counts for index in _first(columns, counted.columns)
    )
    groups = tuple(_group_columns(layout, columns))
    tidy = tuple((columns[name], group) for name, group in TIDY_GROUPS.items() if name in columns)
    roles = (layout.provision, layout.need, layout.phase, layout.topic, layout.splits)
    provision, need, phase, topic, splits = (
        tuple(columns[name] for name in names if name in columns) for names in roles
    )
    named = {*dict(counts), *dict(groups), *provision, *need, *phase, *topic, *splits}
    others = tuple(
        index
        for name, index in columns.items()
        if index not in named and name not in _IDENTITY_NAMES and not name.endswith(_NOT_FILTERS)
    )
    return Recognised(
        layout,
        width,
        identity,
        counts + groups,
        provision,
        need,
        phase,
        topic,
        splits,
        tidy[:1],
        others,
    )


_IDENTITY_NAMES = {name for names in IDENTITY.values() for name in names}
_NOT_FILTERS = _IDENTITY_ENDINGS


def _group_columns(layout: Layout, columns: dict[str, int]) -> Iterable[tuple[int, Counted]]:
    """Yield the wide columns of a breakdown: only beside one column of counts, as in a census."""
    if len(layout.counts) > 1:
        return
    for name, index in columns.items():
        for pattern, group, label in GROUP_COLUMNS:
            found = re.fullmatch(pattern, name)
            if found:
                yield index, Counted((name,), group=group, item=found.expand(label))


def _lacking(columns: dict[str, int]) -> list[str]:
    """Return what the layout that fits best would need besides."""

    def lacks(layout: Layout) -> list[str]:
        return [" or ".join(names) for names in layout.recognised_by if not _first(columns, names)]

    return min((lacks(layout) for layout in LAYOUTS if layout.has_needs), key=len)


def _figures(columns: dict[str, int]) -> list[str]:
    """Return the first columns that are not about where and when."""
    own = [
        name
        for name in columns
        if name not in _IDENTITY_NAMES and not name.endswith(_IDENTITY_ENDINGS)
    ]
    return own[:_COLUMNS_NAMED] or ["no figures"]
