"""The page of Leicester, Leicestershire and Rutland, typed by hand and not read from a file.

The tests compare with these literals, so that a fault in reading cannot hide a fault in counting.
"""

from __future__ import annotations

from sendviewer.core.figures import children, printed_percent
from sendviewer.core.pages import (
    Area,
    CensusCandidate,
    Comparator,
    NeedRow,
    Page,
    Period,
    Remark,
    Setting,
    Source,
    TotalRow,
)

# code, label, children, printed %, England %
NEEDS = (
    ("SPLD", "Specific Learning Disability", 2477, "11.3", "12.5"),
    ("MLD", "Moderate Learning Disability", 6547, "29.8", "20.4"),
    ("SLD", "Severe Learning Disability", 836, "3.8", "2.7"),
    ("PMLD", "Profound Learning Disability", 175, "0.8", "0.9"),
    ("SEMH", "Social, Emotional and Mental Health", 3543, "16.1", "17.1"),
    ("SLCN", "Speech, Language and Communication needs", 4087, "18.6", "21.7"),
    ("HI", "Special Educational Needs Hearing", 391, "1.8", "1.8"),
    ("VI", "Special Educational Needs Visual", 355, "1.6", "1.1"),
    ("MSI", "Multi-Sensory", 55, "0.3", "0.3"),
    ("PD", "Physical Disability", 664, "3.0", "2.9"),
    ("ASD", "Autistic Spectrum", 1630, "7.4", "11.0"),
    ("OTH", "Other Difficulty", 732, "3.3", "4.4"),
    ("NSA", "No specialist assessment", 474, "2.2", "3.3"),
)
TOTAL = 21966


def census(date: str, published: str, primary: int, secondary: int, share: str) -> CensusCandidate:
    settings = (("primary", children(primary)), ("secondary", children(secondary)))
    return CensusCandidate(date, published, settings, printed_percent(share), "rebuilt")


def llr_page() -> Page:
    return Page(
        title="Key facts about children with SEND",
        name="Leicester, Leicestershire and Rutland",
        short_name="LLR",
        areas=(Area("E06000016", "Leicester"),),
        period=Period("April 2020", "2020-04"),
        comparator=Comparator("England", "national"),
        population="state-funded primary, secondary and special schools",
        children_with_send=children(TOTAL),
        share_of_pupils=printed_percent("13.7"),
        comparator_share_of_pupils=printed_percent("14.8"),
        settings=(
            Setting("primary", "Primary schools", children(12142)),
            Setting("secondary", "Secondary schools", children(7513)),
            Setting("special", "Special schools", children(2313)),
        ),
        needs=tuple(
            NeedRow(code, label, children(count), printed_percent(own), printed_percent(other))
            for code, label, count, own, other in NEEDS
        ),
        total=TotalRow(
            "Total overall", children(TOTAL), printed_percent("100"), printed_percent("100")
        ),
        remarks=(Remark("ccg-to-icb", "Clinical commissioning groups ended in July 2022."),),
        census_candidates=(
            census("2019-01", "2019-07", 12143, 7514, "13.71"),
            census("2020-01", "2020-07", 12514, 7902, "14.1"),
        ),
        sources=(Source("LLR SEND joint commissioning strategy 2021-2024, key facts", "LLR"),),
    )
