"""Declares what stands in datapackage.json, field by field.

The form is a Data Package 2.0 (https://datapackage.org); what only this program knows is in the
one object ``sendviewer``. An unknown field of the package itself is kept as it is, since the
standard has many; elsewhere it is an error, because it would be lost on writing.
"""

from typing import Annotated

from msgspec import Meta, Struct, field

from sendviewer.sources.places import LONGEST_NAME
from sendviewer.sources.resource_entries import Resource

__all__ = [
    "DATA_PACKAGE_PROFILE",
    "FORMAT",
    "MEANING_OF_PATTERN",
    "AreaEntry",
    "CandidateEntry",
    "ComparatorEntry",
    "Descriptor",
    "DiscrepancyEntry",
    "Facts",
    "PeriodEntry",
    "PrintedDecimals",
    "RemarkEntry",
    "SettingEntry",
    "SourceEntry",
    "SubjectEntry",
]

FORMAT = 1
DATA_PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_TEXT = r"\S"
_NAME = r"^[^\n\r\t]*[^\s][^\n\r\t]*\Z"
_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2]))?\Z"
_NAME_OR_NOTHING = r"^([^\n\r\t]*[^\s][^\n\r\t]*)?\Z"
_AREA_CODE = r"^([A-Z][0-9]{8})?\Z"
_DFE_CODE = r"^([0-9]{3}( / [0-9]{3})*)?\Z"
_KIND = r"^(national|region|rest-of-region|statistical-neighbours|areas|none)\Z"
_ID = r"^[a-z0-9]+([-_][a-z0-9]+)*\Z"
_PACKAGE_NAME = r"^[a-z0-9._-]+\Z"

MEANING_OF_PATTERN = {
    _TEXT: "some text in quotation marks",
    _NAME: "some text in quotation marks, on one line",
    _DATE: 'a year and month such as "2020-04", or a year',
    _NAME_OR_NOTHING: "text in quotation marks, on one line",
    _AREA_CODE: 'a 9-character area code such as "E06000016", or "" if there is none',
    _DFE_CODE: 'a 3-digit DfE code such as "856", or "942 / 943" for areas that are one row',
    _KIND: '"national", "region", "rest-of-region", "statistical-neighbours", "areas" or "none"',
    _ID: 'an id of small letters, digits and hyphens, such as "primary"',
    _PACKAGE_NAME: 'a name of small letters, digits and hyphens, such as "llr-2020-04"',
}

Text = Annotated[str, Meta(pattern=_TEXT)]
Name = Annotated[str, Meta(pattern=_NAME, max_length=LONGEST_NAME)]
NameOrNothing = Annotated[str, Meta(pattern=_NAME_OR_NOTHING, max_length=LONGEST_NAME)]
Date = Annotated[str, Meta(pattern=_DATE)]
Id = Annotated[str, Meta(pattern=_ID)]
Decimals = Annotated[int, Meta(ge=0, le=9)]
#: A figure in JSON is written as in a cell; a plain number needs no quotation marks.
Cell = int | float | str


class AreaEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """An area of the page. Areas that share a row of the source have no 9-character code."""

    code: Annotated[str, Meta(pattern=_AREA_CODE)]
    name: Name
    dfe_code: Annotated[str, Meta(pattern=_DFE_CODE)] = ""


class PeriodEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """The label, the date on the page, and the census date where the source states it."""

    label: Name
    page_date: Date
    census_date: Date | None = None


class ComparatorEntry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whom the area is compared with."""

    name: Name
    kind: Annotated[str, Meta(pattern=_KIND)]
    note: str = ""
    is_simple_mean: bool = False
    is_of_several_regions: bool = False


class SubjectEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """What the page counts, in words."""

    title: Name
    one: Name
    many: Name
    described: NameOrNothing
    all_pupils: Name


class DiscrepancyEntry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Parts in the file that the page was made from that miss their whole."""

    whole_name: Text
    parts_name: Text
    what: Text
    whole: Annotated[int, Meta(ge=0)]
    parts: Annotated[int, Meta(ge=0)]
    parts_are_at_least: bool = False


class PrintedDecimals(Struct, frozen=True, forbid_unknown_fields=True):
    """To how many decimals the source prints the shares, by column of the two tables.

    Spreadsheets save 3.0 as 3; this keeps the figure as precise as it was printed.
    """

    local: Decimals = 0
    comparator: Decimals = 0
    share_pct: Decimals = 0
    comparator_share_pct: Decimals = 0


class RemarkEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """Context that the page's author states."""

    id: Id
    text: Text


class SettingEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A count of children in one setting, named by the id that figures.csv gives it."""

    id: Id
    children: Cell


class CandidateEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A census that the figures may come from."""

    census_date: Date
    published: Date
    share_of_pupils_pct: Cell
    settings: list[SettingEntry]
    source: Text


class SourceEntry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where figures come from; ``path`` is the address, left out where it is not known."""

    title: Text
    publisher: Text
    path: Text | None = None
    licence: Text | None = None
    file: Text | None = None
    sha256: Text | None = None
    rows: Annotated[int, Meta(ge=0)] | None = None


class Facts(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the data package standard has no field for.

    What has a default is written only where the page has it, so that a page that could be
    written before it was thought of is written as it always was, and the format stays 1.
    """

    format: int
    name: Name
    short_name: Name
    areas: Annotated[list[AreaEntry], Meta(min_length=1)]
    period: PeriodEntry
    comparator: ComparatorEntry
    population: Text
    printed_decimals: PrintedDecimals
    remarks: list[RemarkEntry]
    census_candidates: list[CandidateEntry]
    subject: SubjectEntry | None = None
    discrepancies: list[DiscrepancyEntry] = []


class Descriptor(Struct, frozen=True, kw_only=True):
    """What the program knows of datapackage.json."""

    schema: str = field(default=DATA_PACKAGE_PROFILE, name="$schema")
    name: Annotated[str, Meta(pattern=_PACKAGE_NAME)]
    title: Name
    sendviewer: Facts
    sources: list[SourceEntry]
    resources: list[Resource]
