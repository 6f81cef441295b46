"""Chooses the source and the period of a page; between different counts it never guesses.

A source is a dataset of the files. Those of one file go together, and the first of them speaks for
it; of several files it is the one that has what is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Subject
from sendviewer.core.selections import Dataset, ReleasePeriod
from sendviewer.core.word_lists import listed
from sendviewer.sources.dfe.release import Release

__all__ = ["Look", "choose_period", "choose_source"]

Look = Callable[[Dataset], object]
"""Looks for what is asked for in a source; raises InputError where it is not there."""

#: 2024-25, 2024/2025 and the like, which mean 2024/25.
_TWO_YEARS = re.compile(r"(\d{4}) ?[/\u2013-] ?(?:\d\d)?(\d\d)")


def choose_source(release: Release, id_: str | None, period: str | None, look: Look) -> Dataset:
    """Return the source that is named, else the only one that has what ``look`` looks for.

    Of several that count the same it is the first, which is the newest. Raises InputError if
    they count different things, with how to say which is meant, or if none has it.
    """
    if id_ is not None:
        return _named(release, id_)
    leading = _leading(release, period)
    if len(leading) == 1:
        return leading[0]
    refusals = {one.id: _refusal(one, look) for one in leading}
    fitting = [one for one in leading if refusals[one.id] is None]
    if not fitting:
        raise _nowhere([(id_, error) for id_, error in refusals.items() if error is not None])
    if len({_what_is_counted(one) for one in fitting}) > 1:
        raise _several(fitting)
    return fitting[0]


def choose_period(dataset: Dataset, words: str | None) -> ReleasePeriod:
    """Return the period that is meant, or the newest; raises InputError with those there are."""
    if words is None:
        return dataset.periods[0]
    period = _find_period(dataset, words)
    if period is None:
        known = ", ".join(each.label for each in dataset.periods)
        raise InputError(
            f"{dataset.title} has no figures for the period '{words}'.",
            remedy=f"There are: {known}.",
        )
    return period


def _named(release: Release, id_: str) -> Dataset:
    for dataset in release.datasets:
        if dataset.id == id_:
            return dataset
    known = ", ".join(dataset.id for dataset in release.datasets)
    raise InputError(f"'{id_}' is not a source in these files.", remedy=f"There are: {known}.")


def _leading(release: Release, period: str | None) -> list[Dataset]:
    """Return for each file with needs its first source that has the period, else its first.

    Without a file with needs this is the first source, which says why it makes no page.
    """
    by_file: dict[tuple[str, str], list[Dataset]] = {}
    for dataset in release.datasets:
        if dataset.has_needs:
            by_file.setdefault(_file_of(dataset), []).append(dataset)
    leading = [_first_with(period, of_one) for of_one in by_file.values()]
    return leading or [release.datasets[0]]


def _file_of(dataset: Dataset) -> tuple[str, str]:
    """Return what a person opened: a zip with its release, or a file by itself."""
    file = dataset.file
    return (file.archive, file.release) if file.archive else ("", file.name)


def _first_with(period: str | None, datasets: Sequence[Dataset]) -> Dataset:
    fitting = (one for one in datasets if period is None or _find_period(one, period))
    return next(fitting, datasets[0])


def _find_period(dataset: Dataset, words: str) -> ReleasePeriod | None:
    words = words.strip().casefold()
    wanted = {words, _TWO_YEARS.sub(r"\1/\2", words)}
    for period in dataset.periods:
        names = (period.label, period.key, period.when, period.date)
        if wanted.intersection(name.casefold() for name in names):
            return period
    return None


def _refusal(dataset: Dataset, look: Look) -> InputError | None:
    try:
        look(dataset)
    except InputError as error:
        return error
    return None


def _what_is_counted(dataset: Dataset) -> tuple[Subject, str]:
    """Return whom a source counts: files of other years, or by other groups, count the same."""
    return dataset.subjects[0][1], dataset.population


def _several(datasets: Sequence[Dataset]) -> InputError:
    named = listed([f"{one.id} ({one.title})" for one in datasets])
    problem = f"{len(datasets)} sources in these files have what is asked for: {named}."
    return InputError(problem, remedy=f"Give the one that is meant, such as {_example(datasets)}.")


def _example(datasets: Sequence[Dataset]) -> str:
    return f"--source {datasets[0].id}"


def _nowhere(refusals: Sequence[tuple[str, InputError]]) -> InputError:
    """Return why no source will do; what each of them says, unless all say the same."""
    said = {(error.problem, error.remedy) for _, error in refusals}
    if len(said) == 1:
        return refusals[0][1]
    each = " ".join(f"{id_}: {error}" for id_, error in refusals)
    remedy = "Ask for what one of them has; --source says which is meant."
    return InputError(f"No source in these files has what is asked for. {each}", remedy=remedy)
