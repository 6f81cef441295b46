"""Writes the school census in layouts A, B and C: need files by year group and age, phase files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from . import labels
from .facts import (
    AGE_COLUMNS,
    ALL_PUPILS,
    ALL_SEN,
    BREAKDOWN_COLUMNS,
    NEED_CODES,
    NO_NEED,
    NO_SEN,
    PLAN,
    SUPPORT,
    UNKNOWN,
    broken_down,
    phase_facts,
)
from .labels import Layout
from .table_text import CONSTITUENCY, IDENTITY, Row, identity, places_in, write_table
from .traps import Traps

_ALL_NEEDS = (*NEED_CODES, UNKNOWN, NO_NEED, "")
Columns = tuple[int, ...]


# --- The functions that tests call ----------------------------------------------------------


def layout_a_year_group(path: Path, **traps: object) -> Path:
    """Write layout A by year group."""
    return _wide(path, labels.A, "year", Traps(**traps))


def layout_a_age(path: Path, **traps: object) -> Path:
    """Write layout A by age and gender."""
    return _wide(path, labels.A, "age", Traps(**traps))


def layout_b_year_group(path: Path, **traps: object) -> Path:
    """Write layout B by year group."""
    return _wide(path, labels.B, "year", Traps(**traps))


def layout_c_year_group(path: Path, **traps: object) -> Path:
    """Write layout C by year group: wide, with ``total_pupil_count``."""
    return _wide(path, labels.C, "year", Traps(**traps), count="total_pupil_count")


def layout_c_age(path: Path, **traps: object) -> Path:
    """Write layout C by age: one row for each age and one for all."""
    switched = Traps(**traps)
    layout = labels.C
    columns = (
        *IDENTITY,
        *CONSTITUENCY,
        "phase_type_grouping",
        layout.provision_column,
        layout.need_column,
        "age",
        layout.count_column,
        "pupil_percent",
    )
    rows = []
    for row, key, ages in _need_rows(layout, "age", switched):
        total = sum(ages)
        symbol = switched.suppressed.get(key)
        cells = [(switched.aggregate, total)]
        # Ages are given for all schools and needs together, so that the file stays small.
        if key[3] == "all" and not key[4]:
            cells += [
                (age_label(column), count) for column, count in zip(AGE_COLUMNS, ages, strict=True)
            ]
        for label, count in cells:
            shown = (str(count), _percent(count, total)) if symbol is None else (symbol, symbol)
            cells_shown = zip((layout.count_column, "pupil_percent"), shown, strict=True)
            rows.append(row | {"age": label} | dict(cells_shown))
    return write_table(path, columns, rows, switched)


def layout_a_phase(path: Path, **traps: object) -> Path:
    """Write the phase file of layouts A and B, independent schools and all."""
    switched = Traps(**traps)
    own = (
        "phase_type_grouping",
        "type_of_establishment",
        "hospital_school",
        "total_pupils",
        "sen_support",
        "ehc_plan",
        "sen_support_percent",
        "ehc_plan_percent",
    )
    rows = []
    for row, figures, establishment, hospital in _phase_rows(labels.A, switched):
        pupils, support, plan = (figures[key] for key in (ALL_PUPILS, SUPPORT, PLAN))
        rows.append(
            row
            | {
                "type_of_establishment": establishment,
                "hospital_school": hospital,
                "total_pupils": str(pupils),
                "sen_support": str(support),
                "ehc_plan": str(plan),
                "sen_support_percent": _percent(support, pupils),
                "ehc_plan_percent": _percent(plan, pupils),
            }
        )
    return write_table(path, (*IDENTITY, *own), rows, switched)


layout_b_phase = layout_a_phase


def layout_c_phase(path: Path, **traps: object) -> Path:
    """Write the phase file of layout C: one row for each provision and one for all pupils."""
    switched = Traps(**traps)
    own = (
        "phase_type_grouping",
        "establishment_type",
        "hospital_school",
        "sen_provision",
        "pupil_count",
        "pupil_percent",
    )
    rows = []
    for row, figures, establishment, hospital in _phase_rows(labels.C, switched):
        pupils = figures[ALL_PUPILS]
        without = {NO_SEN: pupils - figures[SUPPORT] - figures[PLAN]}
        for provision, count in {**figures, **without}.items():
            label = labels.C.provisions[provision]
            shown = {
                "establishment_type": establishment,
                "hospital_school": hospital,
                "sen_provision": _label(label, switched, provision == ALL_PUPILS),
                "pupil_count": str(count),
                "pupil_percent": _percent(count, pupils),
            }
            rows.append(row | shown)
    return write_table(path, (*IDENTITY, *CONSTITUENCY, *own), rows, switched)


def age_label(column: str) -> str:
    """Return an age as layout C and people write it: "Age 5", "Age 2 and under"."""
    return column.replace("_", " ").capitalize()


# --- Need files -----------------------------------------------------------------------------


def _wide(path: Path, layout: Layout, breakdown: str, traps: Traps, count: str = "") -> Path:
    names = BREAKDOWN_COLUMNS[breakdown]
    if breakdown == "age":
        names = (*names, "pupil_gender_boys", "pupil_gender_girls")
    percents = tuple(f"{name}_percent" for name in names)
    columns = (
        *IDENTITY,
        *(CONSTITUENCY if layout.has_constituencies else ()),
        "phase_type_grouping",
        layout.provision_column,
        layout.need_column,
        count or layout.count_column,
        *names,
        *percents,
    )
    rows = []
    for row, key, cells in _need_rows(layout, breakdown, traps):
        total = sum(cells)
        both = (*cells, total // 2, total - total // 2) if breakdown == "age" else cells
        symbol = traps.suppressed.get(key)
        row[count or layout.count_column] = str(total) if symbol is None else symbol
        if symbol is None:
            row.update(zip(names, map(str, both), strict=True))
            row.update(zip(percents, [_percent(part, total) for part in both], strict=True))
        else:
            row.update(dict.fromkeys((*names, *percents), symbol))
        rows.append(row)
    return write_table(path, columns, rows, traps)


def _need_rows(
    layout: Layout, breakdown: str, traps: Traps
) -> Iterator[tuple[Row, tuple[str, str, str, str, str], Columns]]:
    """Give each row without its figures, the key of its fact, and its breakdown."""
    known = broken_down(breakdown)
    for period in traps.periods:
        for place, phase in product(places_in(period, traps), traps.phases):
            where = identity(period, place, traps)
            where["phase_type_grouping"] = _phase_label(layout, phase, traps)
            for provision, need in product(layout.provisions, _ALL_NEEDS):
                key = (period, place, provision, phase, need)
                cells = _cells(known, layout, traps, key)
                if cells is None:
                    continue
                row = where | _what(layout, traps, provision, need)
                if not (traps.not_reported and layout is labels.C and need == UNKNOWN):
                    yield row, key, cells
                    continue
                half = tuple(count // 2 for count in cells)
                rest = tuple(count - part for count, part in zip(cells, half, strict=True))
                yield dict(row), key, half
                yield row | {layout.need_column: "Not reported"}, key, rest


def _cells(
    known: dict[tuple[str, str, str, str, str], Columns],
    layout: Layout,
    traps: Traps,
    key: tuple[str, str, str, str, str],
) -> Columns | None:
    period, place, provision, phase, need = key
    if layout is labels.C and traps.without_sen != "row":
        if provision == NO_SEN or (need == NO_NEED and traps.without_sen == "absent"):
            return None
        if provision == ALL_PUPILS and traps.without_sen == "absent":
            return known.get((period, place, ALL_SEN, phase, need))
    if layout is labels.C or need not in {UNKNOWN, NO_NEED}:
        cells = known.get(key)
    else:
        cells = _missing_row(known, key)
    width = len(next(iter(known.values())))
    return _with_stray(cells, key, width) if traps.stray_no_sen else cells


def _missing_row(
    known: dict[tuple[str, str, str, str, str], Columns], key: tuple[str, str, str, str, str]
) -> Columns | None:
    """Return the row "Missing" of layouts A and B: no SEN, and a need that was not recorded."""
    *where, need = key
    if need == UNKNOWN:
        return None if known.get((*where, NO_NEED)) else known.get(key)
    both = [known.get((*where, UNKNOWN)), known.get((*where, NO_NEED))]
    found = [cells for cells in both if cells is not None]
    return tuple(map(sum, zip(*found, strict=True))) if both[1] else None


def _with_stray(
    cells: Columns | None, key: tuple[str, str, str, str, str], width: int
) -> Columns | None:
    """Take one pupil without SEN to the row of a need, as a real file has it.

    The totals stay what they are, and no pupil with SEN is more or less.
    """
    _period, place, provision, phase, need = key
    if (place, phase) != ("856", "all") or provision not in {NO_SEN, ALL_PUPILS}:
        return cells
    step = {"SLD": 1, NO_NEED: -1}.get(need, 0)
    if not step:
        return cells
    first, *others = cells or (0,) * width
    return (first + step, *others)


def _what(layout: Layout, traps: Traps, provision: str, need: str) -> Row:
    need_label = layout.needs[need] if need else traps.need_aggregate or layout.need_aggregate
    return {
        layout.provision_column: _label(
            layout.provisions[provision], traps, provision == ALL_PUPILS
        ),
        layout.need_column: traps.replaced.get(need_label, need_label),
    }


def _label(label: str, traps: Traps, is_aggregate: bool) -> str:
    shown = traps.aggregate if is_aggregate else label
    return traps.replaced.get(shown, shown)


def _phase_label(layout: Layout, phase: str, traps: Traps) -> str:
    label = "Total" if phase == "all" else layout.phases[phase]
    return traps.replaced.get(label, label)


# --- Phase files ----------------------------------------------------------------------------


def _phase_rows(layout: Layout, traps: Traps) -> Iterator[tuple[Row, dict[str, int], str, str]]:
    """Give row, figures, establishment and hospital: the totals, and the two ways to part them."""
    known = phase_facts()
    for period in traps.periods:
        for place, phase in product(places_in(period, traps), traps.phases):
            wanted = (ALL_PUPILS, SUPPORT, PLAN)
            figures = {key: known.get((period, place, key, phase)) for key in wanted}
            counts = {key: count for key, count in figures.items() if count is not None}
            if len(counts) < len(wanted):
                continue
            row = identity(period, place, traps)
            row["phase_type_grouping"] = _phase_label(layout, phase, traps)
            yield row, counts, "Total", "Total"
            half = {key: count // 2 for key, count in counts.items()}
            rest = {key: count - half[key] for key, count in counts.items()}
            yield row, half, "Academy converter", "Total"
            yield row, rest, "Community school", "Total"
            yield row, half, "Total", "Yes"
            yield row, rest, "Total", "No"


def _percent(part: int, whole: int) -> str:
    return (repr(100 * part / whole) if part else "0.0") if whole else "z"
