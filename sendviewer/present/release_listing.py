"""Lists what DfE files hold: datasets with their periods, provisions, measures and places.

For people as text, for programs by the schema "sendviewer/areas/1".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from sendviewer.core.selections import Dataset, Level, Phase, Place
from sendviewer.present.document_json import Json, json_text
from sendviewer.present.numbers import count_text

__all__ = ["SCHEMA", "Listing", "listing_json", "listing_text"]

SCHEMA = "sendviewer/areas/1"

_HEADINGS = {
    Level.NATIONAL: "Country",
    Level.REGIONAL: "Regions",
    Level.REGION_PART: "Parts of a region",
    Level.LOCAL_AUTHORITY: "Local authorities",
}


class Listing(Struct, frozen=True):
    """What is listed: places by dataset id, and pairs of a file that was not read and why.

    The places are those of a dataset's newest period, its first. ``checksum`` returns the SHA-256
    of a dataset's file, which people are not shown and which may be waited for.
    """

    title: str
    datasets: tuple[Dataset, ...]
    places: dict[str, tuple[Place, ...]]
    skipped: tuple[tuple[str, str], ...]
    checksum: Callable[[str], str]


def listing_text(listing: Listing) -> str:
    """Return the listing for a person to read."""
    lines = [listing.title, "=" * len(listing.title), ""]
    for dataset in listing.datasets:
        lines += _dataset_lines(dataset)
        when = dataset.periods[0].label if len(dataset.periods) > 1 else ""
        lines += _place_lines(listing.places[dataset.id], when)
    if listing.skipped:
        lines += ["Not read", "--------", *(f"{name}: {why}" for name, why in listing.skipped), ""]
    return "\n".join(lines)


def listing_json(listing: Listing) -> str:
    """Return the listing as one JSON document."""
    return json_text(
        {
            "schema": SCHEMA,
            "title": listing.title,
            "datasets": [
                _dataset_document(dataset, listing.places[dataset.id], listing.checksum(dataset.id))
                for dataset in listing.datasets
            ],
            "skipped": [{"file": name, "why": why} for name, why in listing.skipped],
        }
    )


# --- For people ---------------------------------------------------------------------------


def _dataset_lines(dataset: Dataset) -> list[str]:
    file = dataset.file
    name = f"{file.archive}/{file.name}" if file.archive else file.name
    facts = [
        ("Source", dataset.id),
        ("File", f"{name} ({count_text(file.rows)} rows)"),
        ("Periods", ", ".join(period.label for period in dataset.periods)),
        ("Provision", ", ".join(provision.value for provision in dataset.provisions)),
        ("Phases", ", ".join(phase.value for phase in dataset.phases)),
        ("Measures", ", ".join(_measures(dataset))),
    ]
    lines = [dataset.title, "-" * len(dataset.title)]
    return [*lines, *(f"{term:<10} {words}" for term, words in facts if words), ""]


def _place_lines(places: Sequence[Place], when: str) -> Iterator[str]:
    """Yield the places by level; ``when`` is the period that they are of, "" for the only one."""
    for level, heading in _HEADINGS.items():
        of_level = [place for place in places if place.level is level]
        if not of_level:
            continue
        yield f"{heading}{f' in {when}' if when else ''} ({len(of_level)})"
        yield from (_place_line(place) for place in of_level)
        yield ""


def _place_line(place: Place) -> str:
    # A joint row has no nine characters, a region no three digits; the columns stay.
    return f"  {place.dfe_code:<10} {place.code:<10} {place.name}".rstrip()


def _measures(dataset: Dataset) -> Iterator[str]:
    if dataset.has_needs:
        yield "primary need"
    if dataset.has_pupils:
        yield "all pupils (prevalence)"
    if dataset.has_settings or dataset.phases != (Phase.ALL,):
        yield "settings"
    if dataset.has_ages:
        yield "ages"


# --- For programs -------------------------------------------------------------------------


def _dataset_document(dataset: Dataset, places: Sequence[Place], sha256: str) -> dict[str, Json]:
    file = dataset.file
    return {
        "id": dataset.id,
        "title": dataset.title,
        "population": dataset.population,
        "file": file.name,
        "archive": file.archive or None,
        "sha256": sha256,
        "rows": file.rows,
        "periods": [
            {"key": period.key, "label": period.label, "when": period.when}
            for period in dataset.periods
        ],
        "provisions": [provision.value for provision in dataset.provisions],
        "phases": [phase.value for phase in dataset.phases],
        "measures": list(_measures(dataset)),
        "places_period": dataset.periods[0].label,
        "places": [_place_document(place) for place in places],
    }


def _place_document(place: Place) -> dict[str, Json]:
    return {
        "level": place.level.value,
        "name": place.name,
        "code": place.code or None,
        "dfe_code": place.dfe_code or None,
        "region": place.region_name or None,
    }
