"""A page of facts: everything that is known about one area at one time, and from where.

A page holds what a source says and nothing that is computed from it; shares, intervals and
comparisons are derived in :mod:`sendviewer.core.comparisons`, notes in
:mod:`sendviewer.core.checks`.
"""

from __future__ import annotations

from msgspec import Struct

from sendviewer.core.figures import Missing, Quantity

__all__ = [
    "CHILDREN_WITH_SEND",
    "NO_COMPARATOR",
    "Area",
    "CensusCandidate",
    "Comparator",
    "Discrepancy",
    "GroupRow",
    "NeedRow",
    "Page",
    "Period",
    "Remark",
    "Section",
    "SectionTable",
    "Setting",
    "Source",
    "Subject",
    "TotalRow",
]

NOT_GIVEN = Missing("", "the source does not give this figure")


class Area(Struct, frozen=True):
    """A local authority: 9-character code, 3-digit DfE code (empty if unknown) and name."""

    code: str
    name: str
    dfe_code: str = ""


class Period(Struct, frozen=True):
    """When: the label to show, the date on the page, and the census date if it is stated.

    Dates are "2020-04" or "2020". A page has two of them because figures are often printed
    long after the census that they come from.
    """

    label: str
    page_date: str
    census_date: str | None = None


class Comparator(Struct, frozen=True):
    """What the area is compared with.

    ``kind``: national, region, rest-of-region, statistical-neighbours or areas; "none" where
    there is nothing to compare with, as for England. ``note`` is a
    sentence on how it is made: which areas, which list, whether it holds the area itself; "" if
    there is nothing to say. ``is_simple_mean`` tells the mean of shares from pooled counts;
    ``is_of_several_regions``, that the name lists regions, and is long for most places.
    """

    name: str
    kind: str
    note: str = ""
    is_simple_mean: bool = False
    is_of_several_regions: bool = False

    @property
    def is_none(self) -> bool:
        """Whether the page stands alone."""
        return self.kind == NO_COMPARATOR.kind


NO_COMPARATOR = Comparator("No other area", "none")
"""The comparator of a page that stands alone: England is not compared with itself."""


class Subject(Struct, frozen=True):
    """What a page counts, in words: "21,966 children with SEND", "11,629 EHC plans".

    ``title`` begins the heading, "<title> in <area>"; ``one`` and ``many`` are the noun, and
    ``described`` what follows it, perhaps "". ``all_pupils`` names the denominator of
    prevalence: "of all <all_pupils>".
    """

    title: str
    one: str
    many: str
    described: str = ""
    all_pupils: str = "pupils"


CHILDREN_WITH_SEND = Subject("Children with SEND", "child", "children", "with SEND")


class Setting(Struct, frozen=True):
    """How many of the children are in one kind of school."""

    id: str
    label: str
    children: Quantity
    comparator_children: Quantity = NOT_GIVEN


class GroupRow(Struct, frozen=True):
    """How many of the children are in one group: an age, a year group, a kind of support."""

    id: str
    label: str
    children: Quantity
    comparator_children: Quantity = NOT_GIVEN


class NeedRow(Struct, frozen=True):
    """One primary need: the code of the catalogue, the source's own label, and its figures.

    ``printed_share`` and ``comparator_share`` are percentages as the source prints them; where
    the comparator's counts are known, its share is their exact quotient.
    """

    code: str
    label: str
    children: Quantity
    printed_share: Quantity = NOT_GIVEN
    comparator_share: Quantity = NOT_GIVEN
    comparator_children: Quantity = NOT_GIVEN


class TotalRow(Struct, frozen=True):
    """The total that the source prints under its needs."""

    label: str
    children: Quantity
    printed_share: Quantity = NOT_GIVEN
    comparator_share: Quantity = NOT_GIVEN
    comparator_children: Quantity = NOT_GIVEN


class Discrepancy(Struct, frozen=True):
    """Parts in a published file that do not add up to the whole that it publishes.

    ``whole_name`` is a place ("England"), ``parts_name`` what was added ("its 153 local
    authorities", "its primary needs"), ``what`` the count in words ("Severe learning
    difficulty", "all EHC plans"). ``parts_are_at_least`` is True if a part is not published.
    """

    whole_name: str
    parts_name: str
    what: str
    whole: int
    parts: int
    parts_are_at_least: bool = False


class CensusCandidate(Struct, frozen=True):
    """A census that a page's figures may come from, with the same figures rebuilt from it.

    ``settings`` pairs a setting's id with its count. Which census fits is for the checks to
    find; it is a likelihood and never a fact.
    """

    census_date: str
    published: str
    settings: tuple[tuple[str, Quantity], ...]
    share_of_pupils: Quantity
    source: str


class Remark(Struct, frozen=True):
    """Context that the page's author states: something a reader should know beside the text."""

    id: str
    text: str


class SectionTable(Struct, frozen=True):
    """A small table inside the text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(Struct, frozen=True):
    """A heading of the text panel with its paragraphs and, at the end, perhaps a table.

    A paragraph that begins with "- " is an item of a list. ``is_made`` tells text that was made
    from the figures from a person's own; own text that was kept from an earlier page says in
    ``written_for`` which period it was written for.
    """

    id: str
    heading: str
    paragraphs: tuple[str, ...]
    table: SectionTable | None = None
    is_made: bool = False
    written_for: str = ""


class Source(Struct, frozen=True):
    """Where figures come from. ``file``, ``sha256`` and ``rows`` are known for DfE files only.

    ``file`` is the file that was opened, with the member of a zip after a slash; ``rows`` is the
    number of its rows that the page's figures were taken from.
    """

    title: str
    publisher: str
    url: str | None = None
    licence: str | None = None
    file: str | None = None
    sha256: str | None = None
    rows: int | None = None


class Page(Struct, frozen=True):
    """The facts of one key-facts page, in the order in which the source gives them.

    ``pupils`` are all pupils of the same file, the denominator of prevalence. ``provisions``
    are SEN support and EHC plans apart, ``ages`` ages or year groups, youngest first.
    ``other_fields`` is what a data package may say besides, such as its keywords: names and
    values in JSON. The program has no use for it, and keeps it.
    """

    title: str
    name: str
    short_name: str
    areas: tuple[Area, ...]
    period: Period
    comparator: Comparator
    population: str
    children_with_send: Quantity
    share_of_pupils: Quantity
    comparator_share_of_pupils: Quantity
    settings: tuple[Setting, ...]
    needs: tuple[NeedRow, ...]
    total: TotalRow
    sections: tuple[Section, ...] = ()
    remarks: tuple[Remark, ...] = ()
    census_candidates: tuple[CensusCandidate, ...] = ()
    sources: tuple[Source, ...] = ()
    other_fields: tuple[tuple[str, str], ...] = ()
    subject: Subject = CHILDREN_WITH_SEND
    pupils: Quantity = NOT_GIVEN
    comparator_pupils: Quantity = NOT_GIVEN
    provisions: tuple[GroupRow, ...] = ()
    ages: tuple[GroupRow, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
