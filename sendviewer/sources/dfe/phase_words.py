"""Words what is counted in one kind of school: nothing is said of the kinds that are left out."""

from __future__ import annotations

from msgspec.structs import replace

from sendviewer.core.pages import Subject
from sendviewer.core.selections import Dataset, Phase
from sendviewer.sources.dfe.kinds import CENSUS, PHASES

__all__ = ["PHASE_LABELS", "population_words", "subject_of_phase"]

PHASE_LABELS = {
    Phase.NURSERY: "Nursery schools",
    Phase.PRIMARY: "Primary schools",
    Phase.SECONDARY: "Secondary schools",
    Phase.SPECIAL: "Special schools",
    Phase.NON_MAINTAINED_SPECIAL: "Non-maintained special schools",
    Phase.ALTERNATIVE: "Alternative provision",
    Phase.INDEPENDENT: "Independent schools",
}
"""Kinds of school as they are called in lists."""

_NOT_STATE_FUNDED = (Phase.NON_MAINTAINED_SPECIAL, Phase.INDEPENDENT)


def subject_of_phase(subject: Subject, phase: Phase) -> Subject:
    """Return what is counted in one kind of school: "pupils with SEN in primary schools"."""
    if phase is Phase.ALL:
        return subject
    where = f"in {PHASE_LABELS[phase].lower()}"
    return replace(
        subject,
        title=f"{subject.title} {where}",
        described=f"{subject.described} {where}".strip(),
        all_pupils=f"{subject.all_pupils} {where}",
    )


def population_words(dataset: Dataset, phase: Phase) -> str:
    """Return what a dataset counts in a kind of school; what it says besides stays as it is."""
    if phase is Phase.ALL:
        return dataset.population
    schools = PHASE_LABELS[phase].lower()
    if phase not in _NOT_STATE_FUNDED:
        schools = f"state-funded {schools}"
    for kind in (CENSUS, PHASES):
        if dataset.population.startswith(kind.population):
            besides = dataset.population.removeprefix(kind.population)
            return (
                f"Pupils in {schools}, in January, counted where the school is. "
                f"Other kinds of school are not in these figures.{besides}"
            )
    return f"{dataset.population} Only those in {schools}."
