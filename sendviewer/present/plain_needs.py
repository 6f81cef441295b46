"""Calls each primary need by a name that says what it is, for readers who do not know the terms.

The official term always stands beside it: a plain name is shorter than the definition of a need,
and not a term of its own. What a need means in full is in :mod:`sendviewer.core.needs`.
"""

from __future__ import annotations

from sendviewer.core.needs import need_by_code
from sendviewer.core.pages import NeedRow

__all__ = ["official_line", "plain_name"]

_NAMES = {
    "SPLD": "Trouble with one part of learning, such as reading",
    "MLD": "Learning well behind others of the same age",
    "SLD": "Needing support in all subjects",
    "PMLD": "Very great difficulty with learning, together with other needs",
    "SEMH": "Feelings, behaviour and getting on with others",
    "SLCN": "Speaking, understanding and using language",
    "HI": "Hearing loss",
    "VI": "Sight loss",
    "MSI": "Both sight loss and hearing loss",
    "PD": "A physical condition that makes it harder to move or take part",
    "ASD": "Autism",
    "DS": "Down syndrome",
    "OTH": "Another need",
    "NSA": "Getting help, and not yet assessed by a specialist",
    "UNK": "A need that was not recorded",
}


def plain_name(code: str) -> str:
    """Return what a need is called in plain words; raises KeyError for an unknown code."""
    return _NAMES[code]


def official_line(row: NeedRow) -> str:
    """Return the official term of a need with its code, and the page's own label if it differs."""
    need = need_by_code(row.code)
    official = f"Official term: {need.official_label} ({need.code})."
    if row.label.casefold() == need.official_label.casefold():
        return official
    return f"{official} This page calls it “{row.label}”."
