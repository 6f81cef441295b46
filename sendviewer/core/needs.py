"""The catalogue of primary needs: DfE's codes and terms, and what each means in plain words.

Codes and terms are those of the school census; the groups are the broad areas of need of the
SEND Code of Practice (2015), paragraphs 6.28 to 6.35. UNK is no code of the census: it stands for
a need that was not recorded, so that the needs of a page add up to its total.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sendviewer.core.errors import DomainError

__all__ = [
    "NEEDS",
    "UNRECORDED",
    "Need",
    "NeedGroup",
    "loosely",
    "need_by_code",
    "need_by_label",
]

UNRECORDED = "UNK"
"""The code for a need that was not recorded: it says something of recording, not of need."""


class NeedGroup(Enum):
    """The broad area of need."""

    COMMUNICATION = "Communication and interaction"
    COGNITION = "Cognition and learning"
    EMOTIONAL = "Social, emotional and mental health"
    SENSORY = "Sensory and physical"
    OTHER = "Other or not yet known"
    DOWN_SYNDROME = "Down syndrome"


class Need(Struct, frozen=True):
    """A primary need. ``other_labels`` are names under which published files give it."""

    code: str
    official_label: str
    plain_words: str
    group: NeedGroup
    other_labels: tuple[str, ...] = ()


NEEDS: tuple[Need, ...] = (
    Need(
        "SPLD",
        "Specific learning difficulty",
        "Trouble with one part of learning, such as reading (dyslexia), numbers (dyscalculia) "
        "or planning movements (dyspraxia).",
        NeedGroup.COGNITION,
        ("Specific Learning Disability",),
    ),
    Need(
        "MLD",
        "Moderate learning difficulty",
        "Learning well behind children of the same age in most subjects, even with help.",
        NeedGroup.COGNITION,
        ("Moderate Learning Disability",),
    ),
    Need(
        "SLD",
        "Severe learning difficulty",
        "Needing support in all subjects and often with everyday life.",
        NeedGroup.COGNITION,
        ("Severe Learning Disability",),
    ),
    Need(
        "PMLD",
        "Profound and multiple learning difficulty",
        "Very great difficulty with learning together with other needs, such as a physical "
        "disability or a need for personal care.",
        NeedGroup.COGNITION,
        ("Profound & Multiple Learning Difficulty", "Profound Learning Disability"),
    ),
    Need(
        "SEMH",
        "Social, emotional and mental health",
        "Trouble with feelings, behaviour or getting on with others; for example anxiety, "
        "being withdrawn or finding it hard to pay attention.",
        NeedGroup.EMOTIONAL,
    ),
    Need(
        "SLCN",
        "Speech, language and communication needs",
        "Finding it hard to speak, to understand what others say, or to use language with "
        "other people.",
        NeedGroup.COMMUNICATION,
        ("Speech, Language and Communications needs",),
    ),
    Need(
        "HI",
        "Hearing impairment",
        "Hearing loss that needs support in school; this includes deaf children.",
        NeedGroup.SENSORY,
        ("Special Educational Needs Hearing",),
    ),
    Need(
        "VI",
        "Vision impairment",
        "Sight loss that glasses do not put right and that needs support in school.",
        NeedGroup.SENSORY,
        ("Visual impairment", "Special Educational Needs Visual"),
    ),
    Need(
        "MSI",
        "Multi-sensory impairment",
        "Both sight loss and hearing loss, sometimes called deafblindness.",
        NeedGroup.SENSORY,
        ("Multi- Sensory Impairment", "Multi-Sensory"),
    ),
    Need(
        "PD",
        "Physical disability",
        "A physical condition that makes it harder to move, take part or reach places in school.",
        NeedGroup.SENSORY,
    ),
    Need(
        "ASD",
        "Autistic spectrum disorder",
        "Autistic children: they may communicate, sense and understand the world in another way.",
        NeedGroup.COMMUNICATION,
        ("Autistic Spectrum",),
    ),
    Need(
        "DS",
        "Down syndrome",
        "Children with Down syndrome; collected as a need of its own from January 2025.",
        NeedGroup.DOWN_SYNDROME,
        ("Downs Syndrome",),
    ),
    Need(
        "OTH",
        "Other difficulty or disability",
        "A need that fits none of the other names.",
        NeedGroup.OTHER,
        ("Other Difficulty/Disability", "Other Difficulty"),
    ),
    Need(
        "NSA",
        "SEN support but no specialist assessment of type of need",
        "Getting SEN support in school, while no specialist has yet said which need it is.",
        NeedGroup.OTHER,
        ("No specialist assessment",),
    ),
    Need(
        UNRECORDED,
        "Need not recorded",
        "The school or the local authority has not recorded which need it is.",
        NeedGroup.OTHER,
        ("Primary need is not recorded", "Not reported", "Unknown"),
    ),
)

_BY_CODE = {need.code: need for need in NEEDS}


def need_by_code(code: str) -> Need:
    """Return the need with this DfE code; raises DomainError for a code that does not exist."""
    need = _BY_CODE.get(code)
    if need is None:
        raise DomainError(f"{code!r} is not the code of a primary need")
    return need


def need_by_label(label: str) -> Need | None:
    """Return the need that a published label means, or None if no need has that label.

    Labels are matched loosely, as published files differ in case, punctuation and "&".
    """
    return _BY_LABEL.get(loosely(label))


def loosely(label: str) -> str:
    """Return words as they are matched: without case and punctuation, with single spaces."""
    words = label.casefold().replace("&", " and ")
    letters = (character if character.isalnum() else " " for character in words)
    return " ".join("".join(letters).split())


_BY_LABEL = {
    loosely(label): need for need in NEEDS for label in (need.official_label, *need.other_labels)
}
