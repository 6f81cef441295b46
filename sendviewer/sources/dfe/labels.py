"""Knows the labels that published files use: for provision, need, phase, ages and settings.

Labels are matched loosely (case, punctuation, "&" and "and", stray spaces). Nothing is guessed: a
label that is not here gives None, and the reader names it instead of dropping it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sendviewer.core.needs import NEEDS, UNRECORDED, loosely, need_by_label
from sendviewer.core.selections import Phase
from sendviewer.sources.symbols import MEANING_OF_SYMBOL

__all__ = [
    "ALL_NEEDS",
    "ANY_SEN",
    "EVERYBODY",
    "NO_SEN",
    "PLAN",
    "SUPPORT",
    "TOTAL_LABELS",
    "age_label",
    "aggregates_among",
    "is_aggregate",
    "is_blank",
    "need_of",
    "phase_of",
    "provision_of",
    "setting_label",
]

NO_SEN, SUPPORT, PLAN = frozenset({"none"}), frozenset({"support"}), frozenset({"plan"})
ANY_SEN = SUPPORT | PLAN
EVERYBODY = NO_SEN | ANY_SEN
"""Provision as the set of those whom a label takes in, so that two columns can be intersected."""

ALL_NEEDS = ""

TOTAL_LABELS = ("total", "all", "all pupils", "all schools", "all ehc plans", "new ehc plans")
"""Labels of a filter that leaves nothing out. Others that begin with "all" count where none of
these is in the column."""

_PROVISIONS: dict[frozenset[str], tuple[str, ...]] = {
    NO_SEN: (
        "No SEN",
        "No identified SEN",
        "No identified special educational need",
        "No identified special educational needs",
        "No SEN provision",
        "No special educational need",
        "No special educational needs",
    ),
    SUPPORT: (
        "SEN No Statement or EHC",
        "SEN support / SEN without an EHC plan",
        "SEN support or SEN without an EHC plan",
        "SEN without an EHC plan",
        "SEN support",
    ),
    PLAN: (
        "Statement or EHC",
        "Statement or EHC plan",
        "Education, Health and Care plans",
        "Education, health and care plan",
        "EHC plan",
        "EHC plans",
    ),
    ANY_SEN: (
        "Any special educational need",
        "Any special educational needs",
        "Any SEN",
        "All SEN",
        "All special educational needs",
        "All pupils with SEN",
    ),
}

_PHASES: dict[Phase, tuple[str, ...]] = {
    Phase.NURSERY: ("State-funded nursery", "State-funded nursery school", "Nursery"),
    Phase.PRIMARY: ("State-funded primary", "State-funded primary school", "Primary"),
    Phase.SECONDARY: ("State-funded secondary", "State-funded secondary school", "Secondary"),
    Phase.SPECIAL: ("State-funded special school", "State-funded special", "Special"),
    Phase.NON_MAINTAINED_SPECIAL: ("Non-maintained special school", "Non-maintained special"),
    Phase.ALTERNATIVE: (
        "Pupil referral unit",
        "State-funded AP school",
        "State-funded alternative provision school",
        "State-funded alternative provision",
        "AP school",
    ),
    Phase.INDEPENDENT: ("Independent school", "Independent"),
}

_UNKNOWN_NEEDS = ("Unknown", "Not reported", "Not recorded", "Need unknown", "Unclassified")
_NO_NEED = ("Missing", "No primary need", "Not applicable")
_MORE_NEED_LABELS = {"multisensory impairment": "MSI"}

_SETTINGS = {
    "mainstream total": "Mainstream schools",
    "special total": "Special schools",
    "ap pru total": "Alternative provision and PRUs",
    "fe total": "Further education and post-16",
    "educated elsewhere total": "Educated elsewhere",
    "non maintained early years": "Non-maintained early years",
    "placement not recorded": "Placement not recorded",
}

_PROVISION_BY_LABEL = {
    loosely(label): whom for whom, labels in _PROVISIONS.items() for label in labels
}
_PHASE_BY_LABEL = {loosely(label): phase for phase, labels in _PHASES.items() for label in labels}
_UNKNOWN = {loosely(label) for label in (*_UNKNOWN_NEEDS, *_NO_NEED)}
_NEED_BY_CODE = {need.code.casefold(): need.code for need in NEEDS if need.code != UNRECORDED}


def is_blank(text: str) -> bool:
    """Tell whether a code, name or label is empty or one of the symbols for "nothing"."""
    return text in MEANING_OF_SYMBOL


def is_aggregate(label: str) -> bool:
    """Tell whether this may be the label of a filter that leaves nothing out."""
    words = loosely(label)
    return words in TOTAL_LABELS or (words.startswith("all ") and words != "all through")


def aggregates_among(labels: Iterable[str]) -> frozenset[str]:
    """Return the labels of one column that leave nothing out: the sure ones, else the likely.

    In a column with "Total", the value "All Asian backgrounds" is a group like any other.
    """
    likely = [label for label in labels if is_aggregate(label)]
    sure = [label for label in likely if loosely(label) in TOTAL_LABELS]
    return frozenset(sure or likely)


def provision_of(label: str) -> frozenset[str] | None:
    """Return whom a label of provision takes in; the aggregate takes in everybody."""
    known = _PROVISION_BY_LABEL.get(loosely(label))
    if known is None and is_aggregate(label):
        return EVERYBODY
    return known


def need_of(label: str) -> str | None:
    """Return the code of a need, "" for all together, or None for a label that is not known."""
    words = loosely(label)
    need = need_by_label(label)
    if need is not None:
        return need.code
    if is_aggregate(label):
        return ALL_NEEDS
    if words in _UNKNOWN or is_blank(label):
        return UNRECORDED
    return _NEED_BY_CODE.get(words) or _MORE_NEED_LABELS.get(words)


def phase_of(label: str) -> Phase | None:
    """Return the kind of school that a label means; the aggregate is all of them."""
    return Phase.ALL if is_aggregate(label) else _PHASE_BY_LABEL.get(loosely(label))


def setting_label(label: str) -> str | None:
    """Return a type of placement in plain words, or None for a part of another one.

    Parts are written "Mainstream - academy", wholes "Mainstream - total" or without a dash. A
    whole that is not known keeps its own label.
    """
    known = _SETTINGS.get(loosely(label))
    if known is not None:
        return known
    whole, dash, part = label.partition(" - ")
    if dash and loosely(part) != "total":
        return None
    return whole.strip()


def age_label(label: str) -> str:
    """Return an age as it is shown: "age 10", "Aged 10" and "10" are "Age 10"."""
    words = re.sub(r"^aged?\s+", "", label.strip(), flags=re.IGNORECASE)
    return f"Age {words}" if words[:1].isdigit() else words[:1].upper() + words[1:]
