"""Holds the reader's guide and the glossary: plain words that hold for every page.

The meanings follow the SEND Code of Practice (2015) and the Department for Education's notes on
the school census.
"""

from __future__ import annotations

__all__ = ["GLOSSARY", "READING_GUIDE"]

READING_GUIDE: tuple[tuple[str, str], ...] = (
    (
        "What the figures are",
        (
            "For each child who gets help for special educational needs (SEN), the need that "
            "matters most for learning is recorded: by schools and, where there is an EHC plan, in "
            "the plan. The page counts these records. They are recorded needs, not diagnoses: how "
            "often a need is recorded depends on the children, and also on how schools and "
            "services find and name needs."
        ),
    ),
    (
        "Share of total",
        (
            "Out of all children with SEN in the area, how many have this need as their primary "
            "need. The share is worked out from the counts and shown to one decimal."
        ),
    ),
    (
        "Per 100 pupils",
        (
            "Where the same file counts all pupils, with and without SEN, a need can also be given "
            "per 100 pupils: its prevalence. Share and prevalence can disagree. Where fewer "
            "children are recorded with SEN, a need can be a large share of them and still be "
            "rare among all pupils. Prevalence is shown to two decimals, because most needs are "
            "under 1 in 100. Where a file does not count all pupils, no prevalence is worked out, "
            "never with pupils from another file."
        ),
    ),
    (
        "SEN support and EHC plans",
        (
            "The school census counts pupils in schools: those on SEN support, those with an EHC "
            "plan, and both together. The count of EHC plans by local authorities is another one: "
            "it holds young people up to 25, wherever they learn, and each is counted by the "
            "authority that keeps the plan. The two counts are never put into one table. Each "
            "page says which of them it shows."
        ),
    ),
    (
        "Higher, similar, lower",
        (
            "A need is called higher or lower when the whole interval around the local share lies "
            "above or below the comparator’s share. Otherwise it is similar. A comparator’s share "
            "is printed rounded; if the answer depends on how it was rounded, it is similar (too "
            "close to call). Higher and lower say where a figure lies, not whether that is "
            "wanted."
        ),
    ),
    (
        "Size of a difference",
        (
            "The word is never alone. Percentage points are the local share less the "
            "comparator’s: from 20% to 29% is 9 percentage points. The number of children says "
            "how many more or fewer there are than there would be at the comparator’s share. It "
            "is approximate where that share is rounded."
        ),
    ),
    (
        "What an interval means here",
        (
            "A census counts every child, so an interval does not speak about sampling. It speaks "
            "about chance in the process behind the count: who moves in, or when a need is "
            "recorded. Of a hundred comparisons at 95%, about five point to a difference by "
            "chance alone. With many needs on one page, 99.8% is the stricter choice: about one "
            "in five hundred does."
        ),
    ),
    (
        "What is missing",
        (
            "A figure that was not published is shown by the symbol that the source prints, or as "
            "not given, and never as 0. A sum with an unpublished part is shown as at least the "
            "parts that are known, and no share is worked out from it. What nobody was asked for "
            "is shown as not collected: Down syndrome has a category of its own from January 2025 "
            "on. It is not 0 either, and leaves no gap in a sum."
        ),
    ),
    (
        "Notes on the figures",
        (
            "The page is checked each time it is opened: whether parts add up, whether printed "
            "shares follow from the counts, what the figures imply. Each finding is a note with "
            "the numbers. The figures themselves are shown as the source gives them."
        ),
    ),
)
"""Headings with one paragraph each, in reading order."""

GLOSSARY: tuple[tuple[str, str], ...] = (
    (
        "At least",
        (
            "A sum with a part that is not published: the known parts together. The true number "
            "can be larger, so no share is worked out from it."
        ),
    ),
    (
        "CCG",
        (
            "Clinical commissioning group: planned and bought local health services until July "
            "2022, when integrated care boards took over."
        ),
    ),
    (
        "Comparator",
        "What the area is compared with, such as England. England contains the area itself.",
    ),
    (
        "CQC",
        (
            "Care Quality Commission: inspects health and social care; with Ofsted it inspects "
            "how an area provides for children with SEND."
        ),
    ),
    (
        "DfE",
        "Department for Education: collects and publishes the school census.",
    ),
    (
        "EHC plan",
        (
            "Education, health and care plan (also EHCP): a legal document on the support that a "
            "child or young person up to 25 must get, for needs beyond what SEN support can meet. "
            "Councils count the plans that they keep; schools count the pupils who have one."
        ),
    ),
    (
        "Expected children",
        "How many children there would be here at the comparator’s share.",
    ),
    (
        "Footprint",
        (
            "Several local authorities taken together as one area. Counts are added and shares "
            "worked out again from the sums; percentages are never averaged."
        ),
    ),
    (
        "Higher, similar, lower",
        (
            "Where a share lies beside the comparator’s: above it, near it or below it by more "
            "than chance alone would make, or not. The words do not judge."
        ),
    ),
    (
        "ICB",
        (
            "Integrated care board: plans and buys health services for an area of the NHS; took "
            "over from clinical commissioning groups (CCGs) in July 2022."
        ),
    ),
    (
        "Interval",
        (
            "The range around a share within which chance alone could have moved it. Computed by "
            "Wilson’s score method."
        ),
    ),
    (
        "Joint commissioning",
        "Councils and the NHS planning and paying for services together.",
    ),
    (
        "JSNA",
        (
            "Joint strategic needs assessment: each area’s published account of the health and "
            "care needs of the people who live there."
        ),
    ),
    (
        "Learning difficulty, learning disability",
        (
            "The first is the term used in education, the second in health and social care. A "
            "page keeps the label of its source, with the Department for Education’s term beside "
            "it."
        ),
    ),
    (
        "Local authority",
        "The council that is responsible for education in its area.",
    ),
    (
        "Not collected",
        (
            "Nobody was asked, because the category did not exist at the time. It is not 0, and "
            "nothing is missing from a sum without it."
        ),
    ),
    (
        "Percentage point",
        (
            "The unit of a difference between two percentages: from 11% to 12% is 1 percentage "
            "point."
        ),
    ),
    (
        "Personal budget",
        (
            "Money that a council or the NHS makes available so that a family can arrange support "
            "for a child themselves."
        ),
    ),
    (
        "Prevalence",
        (
            "Children with a need out of all pupils of the same file, per 100 of them. Not the "
            "same as a share, which is out of all children with SEN."
        ),
    ),
    (
        "Primary need",
        (
            "The one need that is recorded as mattering most for a child’s or young person’s "
            "learning: by the school or, where EHC plans are counted, in the plan. It is a "
            "recorded need, not a diagnosis."
        ),
    ),
    (
        "Ratio",
        "The local share divided by the comparator’s: 1.5 is half as much again.",
    ),
    (
        "School census",
        (
            "The count of pupils that state-funded schools send to the Department for Education; "
            "special educational needs are taken in January and published in the summer."
        ),
    ),
    (
        "SEN",
        (
            "Special educational needs: needing help to learn that is additional to or different "
            "from what others of the same age get."
        ),
    ),
    (
        "SEN support",
        (
            "Help that a school or college gives from its own means, without an EHC plan. Counted "
            "in the school census only."
        ),
    ),
    (
        "SEND",
        "Special educational needs and disabilities.",
    ),
    (
        "Share",
        (
            "Children with one primary need out of all children with SEN in the same source, in "
            "percent; or children with SEND out of all pupils, where that is said."
        ),
    ),
    (
        "Symbols",
        (
            "They stand in the place of a number, as the source prints them: c is not published, "
            "so that no child can be recognised; x is not available; z is not applicable; low "
            "rounds to 0 and is not 0. What each one on the page means is told beside it."
        ),
    ),
    (
        "Too close to call",
        (
            "The comparator’s share is printed rounded, and the answer would be another within "
            "that rounding. The need is then called similar."
        ),
    ),
    (
        "Universal, targeted, specialist",
        (
            "The three levels of services: for all children; for some who need more; for few with "
            "the greatest needs."
        ),
    ),
)
"""Terms with their meanings, in alphabetical order."""
