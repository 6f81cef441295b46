"""The page of Leicester, Leicestershire and Rutland, typed by hand and not read from a file.

The tests compare with these literals, so that a fault in reading cannot hide a fault in counting.
"""

from __future__ import annotations

from msgspec.structs import replace

from sendviewer.core.figures import NotCollected, children, printed_percent, share_of
from sendviewer.core.pages import (
    NOT_GIVEN,
    Area,
    CensusCandidate,
    Comparator,
    Discrepancy,
    GroupRow,
    NeedRow,
    Page,
    Period,
    Remark,
    Setting,
    Source,
    Subject,
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


# --- Pages as they are made from published files ------------------------------------------

LLR = (
    Area("E06000016", "Leicester", "856"),
    Area("E10000018", "Leicestershire", "855"),
    Area("E06000017", "Rutland", "857"),
)
NOT_APART = NotCollected("", "Down syndrome is not counted apart in this file")

# code, label, plans in LLR, plans in England
PLANS = (
    ("SPLD", "Specific Learning Difficulty", 391, 14374),
    ("MLD", "Moderate Learning Difficulty", 1466, 67861),
    ("SLD", "Severe Learning Difficulty", 705, 25681),
    ("PMLD", "Profound & Multiple Learning Difficulty", 143, 8577),
    ("SEMH", "Social, Emotional and Mental Health", 2280, 132217),
    ("SLCN", "Speech, Language and Communications needs", 2221, 135836),
    ("HI", "Hearing Impairment", 143, 8765),
    ("VI", "Vision Impairment", 126, 5280),
    ("MSI", "Multi-Sensory Impairment", 45, 1692),
    ("PD", "Physical Disability", 406, 24897),
    ("ASD", "Autistic Spectrum Disorder", 3248, 201183),
    ("OTH", "Other Difficulty/Disability", 289, 7512),
    ("UNK", "Need not recorded", 166, 4870),
)
PLAN_SETTINGS = (
    ("mainstream", "Mainstream schools", 4859, 278236),
    ("special", "Special schools", 3826, 193880),
    ("further", "Further education", 1328, 88158),
    ("elsewhere", "Educated elsewhere", 1228, 49750),
    ("not-recorded", "Placement not recorded", 244, 19339),
    ("early-years", "Non-maintained early years", 106, 4524),
    ("alternative", "Alternative provision and pupil referral units", 38, 4858),
)
PLAN_AGES = (
    *(("under 3", 1, 533), ("age 3", 30, 4302), ("age 4", 366, 22517), ("age 5", 449, 30847)),
    *(("age 6", 525, 31867), ("age 7", 536, 34082), ("age 8", 660, 36412), ("age 9", 668, 38381)),
    *(("age 10", 693, 41405), ("age 11", 867, 46775), ("age 12", 832, 47172)),
    *(("age 13", 846, 47359), ("age 14", 880, 47125), ("age 15", 776, 44886)),
    *(("age 16", 786, 42005), ("age 17", 656, 36484), ("age 18", 593, 28598)),
    *(("age 19", 525, 20815), ("age 20", 305, 14495), ("age 21", 246, 9805)),
    *(("age 22", 172, 6258), ("age 23", 134, 4030), ("age 24", 81, 2221), ("age 25", 2, 371)),
)


def plans_page() -> Page:
    """Return EHC plans: no pupils, seven settings, 24 ages, and an error in the file."""
    total, england = (sum(row[place] for row in PLANS) for place in (2, 3))
    needs = tuple(from_counts(*row, total, england) for row in PLANS)
    return Page(
        title="Key facts: EHC plans in LLR, January 2025",
        name="Leicester, Leicestershire and Rutland",
        short_name="LLR",
        areas=LLR,
        period=Period("January 2025", "2025-01", "2025-01"),
        comparator=Comparator(
            "England", "national", "England includes Leicester, Leicestershire and Rutland."
        ),
        population="EHC plans that the local authority maintains, ages 0 to 25.",
        children_with_send=children(total),
        share_of_pupils=NOT_GIVEN,
        comparator_share_of_pupils=NOT_GIVEN,
        settings=tuple(
            Setting(id_, label, children(here), children(there))
            for id_, label, here, there in PLAN_SETTINGS
        ),
        needs=(*needs, NeedRow("DS", "Down Syndrome", NOT_APART, NOT_GIVEN, NOT_APART, NOT_APART)),
        total=from_total(total, england),
        sources=(published("Education, health and care plans 2025", "sen_needs_all_plans.csv", 4),),
        subject=Subject("EHC plans", "EHC plan", "EHC plans"),
        ages=tuple(
            GroupRow(label.replace(" ", "-"), label.capitalize(), children(here), children(there))
            for label, here, there in PLAN_AGES
        ),
        discrepancies=(
            Discrepancy(
                "England",
                "its 153 local authorities",
                "Severe Learning Difficulty",
                25681,
                25025,
            ),
        ),
    )


PUPILS, ENGLISH_PUPILS = 160_300, 8_200_000
YEAR_COUNTS = (1200, 1350, 1500, 1640, 1750, 1800, 1850, 1800, 1900, 1850, 1800, 1750, 1100, 676)
YEARS = ("Reception", *(f"Year {year}" for year in range(1, 14)))


def census_page() -> Page:
    """Return a school census page made from a file that knows all pupils, with year groups."""
    english = [round(float(other) * 12_140) for _, _, _, _, other in NEEDS]
    england = sum(english)
    needs = tuple(
        from_counts(code, label, count, there, TOTAL, england)
        for (code, label, count, _, _), there in zip(NEEDS, english, strict=True)
    )
    support = round(TOTAL * 0.78)
    return replace(
        llr_page(),
        areas=LLR,
        period=Period("January 2024", "2024-01", "2024-01"),
        share_of_pupils=share_of(children(TOTAL), children(PUPILS)),
        comparator_share_of_pupils=share_of(children(england), children(ENGLISH_PUPILS)),
        needs=(*needs, NeedRow("DS", "Down Syndrome", NOT_APART, NOT_GIVEN, NOT_APART, NOT_APART)),
        total=from_total(TOTAL, england),
        remarks=(),
        census_candidates=(),
        sources=(published("Special educational needs in England 2023/24", "sen_phase.csv", 40),),
        subject=Subject("Pupils with SEN", "pupil", "pupils", "with SEN"),
        pupils=children(PUPILS),
        comparator_pupils=children(ENGLISH_PUPILS),
        provisions=(
            GroupRow("sen-support", "SEN support", children(support), children(900_000)),
            GroupRow(
                "ehc-plan", "EHC plans", children(TOTAL - support), children(england - 900_000)
            ),
        ),
        ages=tuple(
            GroupRow(label, label, children(count), children(120_000 - 100 * at))
            for at, (label, count) in enumerate(zip(YEARS, YEAR_COUNTS, strict=True))
        ),
    )


def neighbours_page() -> Page:
    """Return the census page compared with a simple mean that has a long name."""
    name = "Mean of 10 statistical neighbours of Leicester, Leicestershire and Rutland"
    note = "Each area counts the same, whatever its size. List of May 2025."
    page = census_page()
    compared = Comparator(name, "statistical-neighbours", note, is_simple_mean=True)
    return replace(page, comparator=compared)


def from_counts(  # noqa: PLR0917 - a row of a table
    code: str, label: str, here: int, there: int, total: int, other_total: int
) -> NeedRow:
    other = share_of(children(there), children(other_total))
    return NeedRow(code, label, children(here), NOT_GIVEN, other, children(there))


def from_total(total: int, other_total: int) -> TotalRow:
    whole = share_of(children(1), children(1))
    return TotalRow("Total", children(total), NOT_GIVEN, whole, children(other_total))


def published(title: str, member: str, rows: int) -> Source:
    return Source(
        title=title,
        publisher="Department for Education",
        licence="Open Government Licence v3.0",
        file=f"release.zip/data/{member}",
        sha256="3f2a91bc" + "0" * 56,
        rows=rows,
    )
