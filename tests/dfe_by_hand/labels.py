"""The words and columns of each layout, as the published files have them."""

from __future__ import annotations

from dataclasses import dataclass

from .facts import ALL_PUPILS, NO_NEED, NO_SEN, PLAN, SUPPORT, UNKNOWN


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns and labels. ``needs`` are labels by code; phases by the program's word for them."""

    provision_column: str
    need_column: str
    count_column: str
    provisions: dict[str, str]
    needs: dict[str, str]
    phases: dict[str, str]
    need_aggregate: str = "Total"
    has_constituencies: bool = False


_OLD_NEEDS = {
    "SPLD": "Specific Learning Difficulty",
    "MLD": "Moderate Learning Difficulty",
    "SLD": "Severe Learning Difficulty",
    "PMLD": "Profound & Multiple Learning Difficulty",
    "SEMH": "Social, Emotional and Mental Health",
    "SLCN": "Speech, Language and Communications needs",
    "HI": "Hearing Impairment",
    "VI": "Visual Impairment",
    "MSI": "Multi- Sensory Impairment",
    "PD": "Physical Disability",
    "ASD": "Autistic Spectrum Disorder",
    "DS": "Downs Syndrome",
    "OTH": "Other Difficulty/Disability",
    "NSA": "SEN support but no specialist assessment of type of need",
    UNKNOWN: "Missing",
    NO_NEED: "Missing",
}
_NEEDS = {
    "SPLD": "Specific learning difficulty",
    "MLD": "Moderate learning difficulty",
    "SLD": "Severe learning difficulty",
    "PMLD": "Profound and multiple learning difficulty",
    "SEMH": "Social, emotional and mental health",
    "SLCN": "Speech, language and communication needs",
    "HI": "Hearing impairment",
    "VI": "Vision impairment",
    "MSI": "Multi-sensory impairment",
    "PD": "Physical disability",
    "ASD": "Autistic spectrum disorder",
    "DS": "Down syndrome",
    "OTH": "Other difficulty or disability",
    "NSA": "SEN support but no specialist assessment of type of need",
    UNKNOWN: "Unknown",
    NO_NEED: "No primary need",
}
_PHASES = {
    "nursery": "State-funded nursery",
    "primary": "State-funded primary",
    "secondary": "State-funded secondary",
    "special": "State-funded special school",
    "non-maintained-special": "Non-maintained special school",
    "alternative-provision": "State-funded AP school",
    "independent": "Independent school",
}

A = Layout(
    "pupil_sen_status",
    "primary_need",
    "number_of_pupils",
    {
        NO_SEN: "No SEN",
        SUPPORT: "SEN No Statement or EHC",
        PLAN: "Statement or EHC",
        ALL_PUPILS: "Total",
    },
    _OLD_NEEDS,
    {**_PHASES, "alternative-provision": "Pupil referral unit"},
)
B = Layout(
    "sen_status",
    "sen_primary_need",
    "number_of_pupils",
    {
        NO_SEN: "No identified SEN",
        SUPPORT: "SEN support / SEN without an EHC plan",
        PLAN: "Education, Health and Care plans",
        ALL_PUPILS: "Total",
    },
    {**_OLD_NEEDS, "DS": "Down syndrome", "VI": "Vision impairment"},
    _PHASES,
)
C = Layout(
    "sen_provision",
    "sen_primary_need",
    "pupil_count",
    {
        NO_SEN: "No SEN provision",
        SUPPORT: "SEN support / SEN without an EHC plan",
        PLAN: "Education, health and care plan",
        ALL_PUPILS: "Total",
    },
    _NEEDS,
    _PHASES,
    need_aggregate="All primary need",
    has_constituencies=True,
)
