"""Opens small files that a test writes as rows, and asks what was found in plain numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path

from sendviewer.core.figures import AtLeast, Figure, Quantity
from sendviewer.core.selections import Phase
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.release import CountKey, Release

ENGLAND = "E92000001"
IDENTITY = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
)
SUPPORT, PLAN, NONE, TOTAL = (
    "SEN No Statement or EHC",
    "Statement or EHC",
    "No SEN",
    "Total",
)
Row = dict[str, str]


def england(**cells: str) -> Row:
    row = dict.fromkeys(IDENTITY, "")
    row |= {"time_period": "202324", "time_identifier": "Academic year"}
    row |= {"geographic_level": "National", "country_code": ENGLAND, "country_name": "England"}
    return row | cells


def region(code: str, name: str, **cells: str) -> Row:
    here = {"geographic_level": "Regional", "region_code": code, "region_name": name}
    return england(**{**here, **cells})


def authority(dfe_code: str, code: str, name: str, **cells: str) -> Row:
    here = {
        "geographic_level": "Local authority",
        "region_code": "E12000004",
        "region_name": "East Midlands",
        "old_la_code": dfe_code,
        "new_la_code": code,
        "la_name": name,
    }
    return england(**{**here, **cells})


def leicester(**cells: str) -> Row:
    return authority("856", "E06000016", "Leicester", **cells)


def by_need(place: Row, counts: Mapping[tuple[str, str], object]) -> list[Row]:
    """Return rows of layout A for one place: provision and need as printed -> count."""
    return [
        place
        | {"pupil_sen_status": provision, "primary_need": need, "number_of_pupils": str(count)}
        for (provision, need), count in counts.items()
    ]


def census(place: Row | None = None, *, asd: object = 5, mld: object = 7) -> list[Row]:
    """Return a whole small census of one place: 12 + 3 pupils with SEN of 100."""
    counts = {
        (SUPPORT, "Autistic Spectrum Disorder"): asd,
        (SUPPORT, "Moderate Learning Difficulty"): mld,
        (SUPPORT, "Total"): 12,
        (PLAN, "Autistic Spectrum Disorder"): 3,
        (PLAN, "Total"): 3,
        (NONE, "Missing"): 85,
        (NONE, "Total"): 85,
        (TOTAL, "Total"): 100,
    }
    return by_need(place or leicester(), counts)


def with_cells(rows: Iterable[Row], **cells: str) -> list[Row]:
    return [row | cells for row in rows]


def text_of(rows: Sequence[Row], columns: Sequence[str] = (), line_end: str = "\n") -> str:
    stream = io.StringIO()
    names = list(columns) or list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(stream, lineterminator=line_end)
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return stream.getvalue()


def opened(folder: Path, *tables: Sequence[Row] | str) -> AbstractContextManager[Release]:
    """Write each table to a file of its own and open them together."""
    paths = []
    for number, table in enumerate(tables):
        path = folder / f"table{number}.csv"
        text = table if isinstance(table, str) else text_of(table)
        path.write_bytes(text.encode("utf-8"))
        paths.append(path)
    return closing(open_release(paths))


def plain(quantity: Quantity) -> int | str:
    """Return a count as a number, "5+" for at least 5, or the symbol of a missing one."""
    if isinstance(quantity, Figure):
        return int(quantity.value)
    if isinstance(quantity, AtLeast):
        return f"{int(quantity.value)}+"
    return type(quantity).__name__ + quantity.symbol


def needs_of(
    release: Release, place: str = "856", period: str = "", number: int = 0
) -> dict[tuple[str, str], int | str]:
    """Return all counts of a place by provision and need, for all kinds of school."""
    dataset = release.datasets[number]
    when = period or dataset.periods[0].key
    counts = release.counts(dataset.id, when, [place])[place]
    return {
        (key.provision, key.need): plain(quantity)
        for key, quantity in counts.items()
        if key.phase is Phase.ALL and not key.group
    }


def count_of(release: Release, key: CountKey, place: str = "856", number: int = 0) -> int | str:
    dataset = release.datasets[number]
    counts = release.counts(dataset.id, dataset.periods[0].key, [place])[place]
    return plain(counts[key])
