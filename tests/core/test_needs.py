"""The catalogue of needs: every label that published files use leads to its code."""

from __future__ import annotations

import pytest

from sendviewer.core.errors import DomainError
from sendviewer.core.needs import NEEDS, need_by_code, need_by_label

LABELS_SEEN = {
    "SPLD": ["Specific Learning Difficulty", "Specific Learning Disability"],
    "MLD": ["Moderate Learning Difficulty", "Moderate Learning Disability"],
    "SLD": ["Severe Learning Difficulty", "Severe Learning Disability"],
    "PMLD": [
        "Profound & Multiple Learning Difficulty",
        "Profound and multiple learning difficulty",
        "Profound Learning Disability",
    ],
    "SEMH": ["Social, Emotional and Mental Health"],
    "SLCN": [
        "Speech, Language and Communications needs",
        "Speech language and communications needs",
        "Speech, language and communication needs",
    ],
    "HI": ["Hearing Impairment", "Special Educational Needs Hearing"],
    "VI": ["Visual Impairment", "Vision impairment", "Special Educational Needs Visual"],
    "MSI": ["Multi- Sensory Impairment", "Multi-sensory impairment", "Multi-Sensory"],
    "PD": ["Physical Disability"],
    "ASD": ["Autistic Spectrum Disorder", "Autistic Spectrum"],
    "DS": ["Downs Syndrome", "Down Syndrome", "Down syndrome"],
    "OTH": ["Other Difficulty/Disability", "Other difficulty or disability", "Other Difficulty"],
    "NSA": [
        "SEN support but no specialist assessment of type of need",
        "No specialist assessment",
    ],
    "UNK": ["Primary need is not recorded", "Not reported", "Unknown", "Need not recorded"],
}
PAIRS = [(code, label) for code, labels in LABELS_SEEN.items() for label in labels]


@pytest.mark.parametrize(("code", "label"), PAIRS)
@pytest.mark.parametrize("spelled", [str, str.upper, str.lower, lambda text: f"  {text} "])
def test_every_label_leads_to_its_code_in_any_case(code: str, label: str, spelled: object) -> None:
    assert callable(spelled)
    assert need_by_label(spelled(label)) is need_by_code(code)


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("PMLD", "profound  &  multiple learning difficulty"),
        ("SLCN", "Speech; language, and communication needs."),
        ("MSI", "Multi sensory"),
        ("OTH", "Other difficulty - disability"),
    ],
)
def test_punctuation_does_not_matter(code: str, label: str) -> None:
    assert need_by_label(label) is need_by_code(code)


@pytest.mark.parametrize("label", ["", "Total", "All primary need", "Learning", "Speech"])
def test_what_is_not_the_name_of_a_need_leads_nowhere(label: str) -> None:
    assert need_by_label(label) is None


def test_the_catalogue_has_the_fourteen_codes_of_the_census_and_one_for_not_recorded() -> None:
    assert [need.code for need in NEEDS] == list(LABELS_SEEN)


def test_every_need_is_explained_in_words() -> None:
    assert all(need.plain_words.endswith(".") for need in NEEDS)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(DomainError, match="'XYZ'"):
        need_by_code("XYZ")


def test_a_need_that_is_not_recorded_is_worded_for_schools_and_authorities() -> None:
    words = need_by_code("UNK").plain_words
    assert "school" in words
    assert "authority" in words
