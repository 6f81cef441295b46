"""An overview and a text with the figures of the shipped page, built by hand for views alone."""

from __future__ import annotations

from sendviewer.core.checks import Severity
from sendviewer.core.comparisons import Compared
from sendviewer.core.pages import Section, SectionTable
from sendviewer.present.card_specs import (
    AgeColumn,
    AgesCard,
    BarsCard,
    CardBar,
    DifferenceRow,
    DifferencesCard,
    NotesCard,
    NoteSpec,
    NumberCard,
    OverviewSpec,
    Proportion,
    ProportionsCard,
    Run,
    SentenceCard,
    Series,
)
from sendviewer.present.specs import TextSpec

KEY = SentenceCard(
    "key-message",
    "Key message",
    "In April 2020 there were 21,966 children with SEND in Leicester, Leicestershire and Rutland. "
    "That is 13.7% of the school population, below the national average of 14.8%.",
    (
        Run("In April 2020 there were "),
        Run("21,966", strong=True),
        Run(" children with SEND in Leicester, Leicestershire and Rutland. That is "),
        Run("13.7%", strong=True),
        Run(" of the school population, below the national average of "),
        Run("14.8%", strong=True),
        Run("."),
    ),
)
NUMBER = NumberCard(
    "children", "Children with SEND", "21,966 children", "21,966", "total across 13 primary needs"
)
SHARE = BarsCard(
    "share",
    "Share of the school population",
    "13.7% here, 14.8% in England.",
    "13.7%",
    (
        CardBar("LLR", "13.7%", 13.7 / 14.8, Series.LOCAL),
        CardBar("England", "14.8%", 1.0, Series.COMPARATOR),
    ),
)
SETTINGS = ProportionsCard(
    "settings",
    "Where they go to school",
    "Primary 12,142, secondary 7,513, special 2,313.",
    (
        Proportion("Primary", "12,142", "55.3%", 0.5527),
        Proportion("Secondary", "7,513", "34.2%", 0.342),
        Proportion("Special", "2,313", "10.5%", 0.1053),
    ),
    "Percentages of the 21,968 children in the three settings",
)
COMMON = BarsCard(
    "common",
    "Most common needs",
    "Moderate Learning Disability 29.8% …",
    "",
    (
        CardBar("Moderate Learning Disability", "29.8%", 1.0, Series.LOCAL),
        CardBar("Speech, Language and Communication needs", "18.6%", 0.624, Series.LOCAL),
        CardBar("Social, Emotional and Mental Health", "16.1%", 0.54, Series.LOCAL),
        CardBar("Specific Learning Disability", "11.3%", 0.379, Series.LOCAL),
        CardBar("Autistic Spectrum", "7.4%", 0.248, Series.LOCAL),
    ),
)
FURTHEST = DifferencesCard(
    "furthest",
    "Furthest from England (percentage points)",
    "Moderate Learning Disability 9.4 percentage points above England …",
    (
        DifferenceRow(
            "Moderate Learning Disability",
            "+9.4",
            "≈ 2,066 more children than at England’s share",
            Compared.HIGHER,
        ),
        DifferenceRow(
            "Autistic Spectrum",
            "\u22123.6",
            "≈ 786 fewer children than at England’s share",
            Compared.LOWER,
        ),
        DifferenceRow(
            "Speech, Language and Communication needs",
            "\u22123.1",
            "≈ 680 fewer children than at England’s share",
            Compared.LOWER,
        ),
        DifferenceRow(
            "Specific Learning Disability",
            "\u22121.2",
            "≈ 269 fewer children than at England’s share",
            Compared.LOWER,
        ),
        DifferenceRow(
            "Other Difficulty",
            "\u22121.1",
            "≈ 235 fewer children than at England’s share",
            Compared.LOWER,
        ),
    ),
)
SUPPORT = BarsCard(
    "provisions",
    "SEN support and EHC plans",
    "SEN support 10.7% here, 11.0% in England; EHC plans 3.0% here, 3.8% in England.",
    "",
    (
        CardBar("LLR", "10.7%", 10.7 / 11.0, Series.LOCAL, "SEN support: 17,133 pupils"),
        CardBar("England", "11.0%", 1.0, Series.COMPARATOR),
        CardBar("LLR", "3.0%", 3.0 / 11.0, Series.LOCAL, "EHC plans: 4,833 pupils"),
        CardBar("England", "3.8%", 3.8 / 11.0, Series.COMPARATOR),
    ),
    "Percentages are of all pupils.",
)
MANY_SETTINGS = ProportionsCard(
    "many-settings",
    "EHC plans by setting",
    "Seven settings, most in mainstream schools.",
    (
        Proportion("Mainstream schools", "4,859", "41.8%", 0.418, "43.6%"),
        Proportion("Special schools", "3,826", "32.9%", 0.329, "30.4%"),
        Proportion("Further education", "1,328", "11.4%", 0.114, "13.8%"),
        Proportion("Educated elsewhere", "1,228", "10.6%", 0.106, "7.8%"),
        Proportion("Placement not recorded", "244", "2.1%", 0.021, "3.0%"),
        Proportion("Non-maintained early years", "106", "0.9%", 0.009, "0.7%"),
        Proportion("Alternative provision and pupil referral units", "38", "0.3%", 0.003, "0.8%"),
    ),
    "Percentages are of the 11,629 EHC plans in these seven settings.",
    "EHC plans",
    "England",
)
AGES = AgesCard(
    "ages",
    "EHC plans by age",
    "The peak is age 14, with 880 EHC plans.",
    (
        AgeColumn("Under 3", "Under 3", "c", None),
        *(AgeColumn(f"Age {age}", f"{age}", f"{60 * age}", age / 14) for age in range(3, 14)),
        AgeColumn("Age 14", "14", "880", 1.0, is_peak=True),
        *(
            AgeColumn(f"Age {age}", f"{age}", f"{99 * (26 - age)}", (26 - age) / 14)
            for age in range(15, 26)
        ),
    ),
    "The peak is age 14, with 880 EHC plans; in England it is age 13.",
)
NOTES = NotesCard(
    "notes",
    "2 notes on these figures",
    "The three school settings add up to 21,968 …",
    (
        NoteSpec(
            "settings",
            Severity.NOTE,
            "The three school settings add up to 21,968, 2 more than the total of 21,966.",
        ),
        NoteSpec(
            "shares",
            Severity.ROUNDING,
            "England’s percentages add up to 100.1% because they are rounded.",
        ),
    ),
)

OVERVIEW = OverviewSpec(((KEY,), (NUMBER, SHARE, SETTINGS), (COMMON, FURTHEST), (NOTES,)))

TEXT = TextSpec(
    (
        Section(
            "schools",
            "Which schools children go to",
            (
                "Most children with SEND are taught in a mainstream school.",
                "- Primary schools: 12,142",
                "- Secondary schools: 7,513",
                "- Special schools: 2,313",
                "The number of children with a plan keeps rising as they get older.",
            ),
            None,
        ),
        Section(
            "improve",
            "Areas to improve",
            ("Joint inspections by Ofsted and the CQC found these areas to work on.",),
            SectionTable(
                ("Area to improve", "Where"),
                (
                    ("Strategic planning to improve outcomes", "Leicester and Leicestershire"),
                    ("Quality of Education, Health and Care Plans", "Leicester and Leicestershire"),
                    ("Assessment of young people's social care needs", "Leicester City"),
                ),
            ),
        ),
        Section(
            "commissioned",
            "What we commission",
            ("Services come at three levels: universal, targeted and specialist.",),
            None,
        ),
    ),
    "LLR SEND key facts, April 2020",
)
