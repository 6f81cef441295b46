"""Builds the reading view: the whole page in plain sentences, for a reader who knows no terms.

Its sections are those of the page, in the same order; what stands in a tab only to compute with,
such as the limits of an interval, is left to the tabs. Every share is also said as so many in
every 10 or 100, by the rule of :mod:`sendviewer.present.proportions`. The page's own text stands
as its author wrote it, tables as sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sendviewer.core.needs import UNRECORDED
from sendviewer.core.pages import Page, Section
from sendviewer.core.place_names import place_in_sentence
from sendviewer.present.made_needs import most_common_are_known
from sendviewer.present.made_text import missing_items
from sendviewer.present.options import ViewOptions
from sendviewer.present.overview import build_notes
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import capital, described_many, sentence
from sendviewer.present.reading_groups import age_part, provision_parts, setting_part
from sendviewer.present.reading_needs import need_parts
from sendviewer.present.reading_pictures import pictures_of
from sendviewer.present.reading_spec import (
    ReadingPart,
    ReadingSection,
    ReadingSpec,
    part_text,
)
from sendviewer.present.terms import Term, term_named, terms_in
from sendviewer.present.text import section_remark
from sendviewer.present.wording import (
    credit_line,
    has_share_of_pupils,
    key_message_runs,
    licence_line,
    publisher_line,
    recorded_needs,
    share_sentence,
)

__all__ = ["build_reading"]

FORMS = Term(
    "In every 10, in every 100",
    "A share in whole numbers, half up. In every 10 where that misses the share by no more than 1 "
    "percentage point, otherwise in every 100. Shares under 1% are “fewer than 1 in every 100”.",
)
COMPUTED = (
    "Counts are those of the source. Shares and differences are worked out from them; no figure is "
    "put in the place of one that is not known."
)


def build_reading(page: Page, options: ViewOptions) -> ReadingSpec:
    """Return the page in plain words, in the base and at the confidence of ``options``."""
    sections = tuple(_sections(page, options))
    return ReadingSpec(
        title=f"{page.subject.title} in {place_in_sentence(page.name)}, in plain words",
        sections=(*sections, _words_section(sections)),
        source_line=credit_line(page),
    )


def _sections(page: Page, options: ViewOptions) -> Iterator[ReadingSection]:
    yield _one("about", "What this page is about", _about(page))
    if has_share_of_pupils(page):
        yield _section(
            "share", f"How many that is of all {page.subject.all_pupils}", [_share(page)]
        )
    yield from _groups(page)
    yield _section("needs", _needs_heading(page), need_parts(page, options))
    heading, items = missing_items(page)
    if items:
        yield _one("unknown", heading, items)
    for own in page.sections:
        if not own.is_made:
            yield _own(own)
    notes = [note.text for note in build_notes(page)]
    yield _one("notes", "Notes on these figures", notes or ["The checks found nothing to note."])
    yield _one("sources", "Where the figures come from", _sources(page))


def _groups(page: Page) -> Iterator[ReadingSection]:
    if page.settings:
        heading, part = setting_part(page)
        yield _section("settings", heading, [part])
    if page.provisions:
        heading = " and ".join(row.label for row in page.provisions)
        yield _section("provisions", heading, provision_parts(page))
    if page.ages:
        heading, part = age_part(page)
        yield _section("ages", heading, [part])


# --- The parts of a page ------------------------------------------------------------------


def _about(page: Page) -> list[str]:
    message = "".join(run.text for run in key_message_runs(page))
    meanings = [f"{term.name}: {term.meaning}" for term in terms_in(page.subject.title)]
    need = term_named("Primary need")
    paragraphs = [message, *meanings, f"{need.name}: {need.meaning} {recorded_needs(page.subject)}"]
    if page.population:
        paragraphs.append(sentence(f"Who is counted: {page.population}"))
    return paragraphs


def _share(page: Page) -> ReadingPart:
    words = PageWords(page)
    pictures = pictures_of(
        page, page.share_of_pupils, page.comparator_share_of_pupils, page.subject.all_pupils
    )
    said = [sentence(picture.name) for picture in pictures]
    all_pupils = f"These are shares of {words.all_pupils}, with and without SEND."
    paragraphs = (share_sentence(page), " ".join((*said, all_pupils)) if said else "")
    return ReadingPart("share", "", tuple(filter(None, paragraphs)), pictures=pictures)


def _needs_heading(page: Page) -> str:
    needs = [row for row in page.needs if row.code != UNRECORDED]
    first = "most common" if most_common_are_known(needs) else "largest known counts"
    return f"The needs of {described_many(page.subject)}, the {first} first"


def _own(section: Section) -> ReadingSection:
    remark = section_remark(section)
    rows = _table_sentences(section)
    paragraphs = [sentence(remark) if remark else "", *section.paragraphs, *rows]
    return _one(f"own-{section.id}", section.heading, paragraphs)


def _table_sentences(section: Section) -> Iterator[str]:
    """Yield each row of a table as an item of a list: "What: …; where: …"."""
    table = section.table
    for row in table.rows if table else ():
        assert table is not None
        cells = [f"{head}: {cell}" for head, cell in zip(table.columns, row, strict=True) if cell]
        yield f"- {sentence('; '.join(cells))}"


def _sources(page: Page) -> list[str]:
    note = page.comparator.note
    return list(filter(None, (publisher_line(page), licence_line(page), COMPUTED, note)))


def _words_section(sections: Sequence[ReadingSection]) -> ReadingSection:
    """Return the meanings of the terms that the other sections use."""
    said = "\n".join(_texts(sections))
    terms = sorted((*terms_in(said), FORMS), key=lambda term: term.name.casefold())
    return _one("words", "What the words mean", [f"{one.name}: {one.meaning}" for one in terms])


def _texts(sections: Sequence[ReadingSection]) -> Iterator[str]:
    for section in sections:
        yield section.heading
        yield from map(part_text, section.parts)


# --- Putting together ---------------------------------------------------------------------


def _one(id_: str, heading: str, paragraphs: Iterable[str]) -> ReadingSection:
    part = ReadingPart(id_, "", tuple(filter(None, paragraphs)))
    return _section(id_, heading, [part])


def _section(id_: str, heading: str, parts: Iterable[ReadingPart]) -> ReadingSection:
    return ReadingSection(id_, capital(heading), tuple(parts))
