"""What can be chosen in a release of figures, and what was chosen: areas, period, comparator.

A release is one or more published files that were opened together. It holds datasets; a dataset
counts one thing (pupils with SEN, EHC plans) for many places and periods. A selection names one
dataset, period, provision and phase, the areas that become one footprint, and what the
footprint is compared with. Nothing here reads files or computes figures.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct, field

from sendviewer.core.pages import Subject

__all__ = [
    "ComparatorKind",
    "ComparatorSelection",
    "Dataset",
    "Level",
    "Phase",
    "Place",
    "Pooling",
    "Provision",
    "ReleasePeriod",
    "Selection",
    "SourceFile",
]


class Level(Enum):
    """At which level a place's figures are published."""

    NATIONAL = "national"
    REGIONAL = "regional"
    REGION_PART = "region-part"
    """Inner and Outer London, which are inside London and never added to the regions."""
    LOCAL_AUTHORITY = "local-authority"


class Place(Struct, frozen=True):
    """A place that a dataset has figures for.

    ``key`` is what its rows are known by, the same in every period: the 3-digit DfE code of an
    authority ("856"; "942 / 943" for a joint row), else the 9-character code, else the name as
    it is matched loosely. ``name`` is as the newest file gives it, without stray spaces.
    """

    key: str
    level: Level
    name: str
    code: str = ""
    dfe_code: str = ""
    region_code: str = ""
    region_name: str = ""


class Provision(Enum):
    """Which support a child gets: any of both, SEN support, or an EHC plan."""

    ALL_SEN = "all-sen"
    SEN_SUPPORT = "sen-support"
    EHC_PLAN = "ehc-plan"


class Phase(Enum):
    """A kind of school, as the school census groups them; the value is for files and commands."""

    # Counts are looked up by it ten thousands of times for a page, and the hash of an Enum is a
    # function in Python; each member is one object, so that of an object is as good.
    __hash__ = object.__hash__

    ALL = "all"
    NURSERY = "nursery"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    SPECIAL = "special"
    NON_MAINTAINED_SPECIAL = "non-maintained-special"
    ALTERNATIVE = "alternative-provision"
    INDEPENDENT = "independent"


class ReleasePeriod(Struct, frozen=True):
    """A period of a dataset.

    ``key`` is the published code ("202425"), ``label`` how that is written ("2024/25"),
    ``when`` the time that the figures speak of ("January 2025"), ``date`` the same as
    "2025-01" or "2025".
    """

    key: str
    label: str
    when: str
    date: str


class SourceFile(Struct, frozen=True):
    """A file that was read. ``archive`` is the zip around it, or "".

    ``rows`` is the number of data rows in the CSV.
    """

    name: str
    archive: str
    rows: int
    title: str = ""
    release: str = ""
    publisher: str = "Department for Education"


class Dataset(Struct, frozen=True):
    """One thing that is counted in a release.

    ``subjects`` pairs each provision that can be chosen with the words for what is counted.
    ``periods`` are newest first. ``has_needs`` is False for a file without primary need: it is
    recognised and cannot become a page of needs. ``has_pupils`` says whether the same file
    knows all pupils, so that prevalence can be given.
    """

    id: str
    title: str
    population: str
    file: SourceFile
    subjects: tuple[tuple[Provision, Subject], ...]
    phases: tuple[Phase, ...]
    periods: tuple[ReleasePeriod, ...]
    has_needs: bool = True
    has_pupils: bool = False
    has_ages: bool = False
    has_settings: bool = False

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The provisions that can be chosen, the widest first."""
        return tuple(provision for provision, _ in self.subjects)

    def subject(self, provision: Provision) -> Subject:
        """Return the words for what is counted under one of ``provisions``."""
        return dict(self.subjects)[provision]


class ComparatorKind(Enum):
    """What an area can be compared with; the value is what a page keeps."""

    ENGLAND = "national"
    REGION = "region"
    REST_OF_REGION = "rest-of-region"
    NEIGHBOURS = "statistical-neighbours"
    AREAS = "areas"


class Pooling(Enum):
    """How several areas become one comparator."""

    POOLED = "pooled"
    """Counts and denominators are added, then divided."""
    SIMPLE_MEAN = "simple-mean"
    """The mean of the areas' shares, each area counting the same. Always named as such."""


class ComparatorSelection(Struct, frozen=True):
    """What to compare with. ``keys`` and ``name`` are for areas that the person names."""

    kind: ComparatorKind = ComparatorKind.ENGLAND
    keys: tuple[str, ...] = ()
    name: str = ""
    pooling: Pooling = Pooling.POOLED


class Selection(Struct, frozen=True):
    """What a page is to be made of. ``area_keys`` are keys of places, added together.

    ``name`` is the footprint's own name, or "" to name it after its areas.
    """

    dataset_id: str
    period_key: str
    area_keys: tuple[str, ...]
    name: str = ""
    provision: Provision = Provision.ALL_SEN
    phase: Phase = Phase.ALL
    comparator: ComparatorSelection = field(default_factory=ComparatorSelection)
