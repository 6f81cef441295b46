"""Finds the explanation of every term and of every need, for where the term stands.

Meanings are those of the glossary and of the catalogue of needs; nothing is explained twice.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from sendviewer.core.needs import NEEDS, Need, need_by_code
from sendviewer.present.card_specs import CardSpec
from sendviewer.present.phrases import sentence
from sendviewer.present.reading_guide import GLOSSARY
from sendviewer.present.specs import CellSpec, ColumnSpec
from sendviewer.present.table_speech import NEED_COLUMN

__all__ = [
    "Term",
    "all_terms",
    "card_term",
    "cell_term",
    "column_term",
    "column_words",
    "need_term",
    "term_named",
    "terms_in",
]


class Term(Struct, frozen=True):
    """A word or a name, and what it means in one or a few sentences."""

    name: str
    meaning: str


_OF_COLUMNS = {
    "need": "Primary need",
    "children": "SEND",
    "share": "Share",
    "interval": "Interval",
    "comparator_share": "Comparator",
    "difference": "Percentage point",
    "compared": "Higher, similar, lower",
    "expected": "Expected children",
}

_TOLD_BY_TIP = ("interval", "compared", "expected")

_OF_CARDS = {
    "key-message": (
        "The page in a few words. “About the same” is a gap of less than 2% of the comparator’s "
        "share, “just under” and “just over” of less than 10%, “lower” and “higher” of less than "
        "25%; “clearly” is more than that."
    ),
    "children": "How many the page counts in all, as the source gives it.",
    "share-of-pupils": "Out of all pupils, with and without SEND, how many are counted here.",
    "settings": "In which kind of school or other place they learn.",
    "most-common": "The needs with the largest counts, and their share of all that are counted.",
    "furthest": (
        "Needs that are higher or lower than the comparator by more than chance alone would "
        "make, with the largest differences first."
    ),
    "provisions": "The two kinds of help, counted apart.",
    "ages": "How many there are of each age or year group.",
    "notes": (
        "What the page’s own checks found: parts that do not add up, rounded figures, and what "
        "else a reader should know. The figures are shown as the source gives them."
    ),
}
_ALSO_ON_CARDS = {"most-common": ("Primary need",), "share-of-pupils": ("Comparator",)}


def all_terms() -> tuple[Term, ...]:
    """Return all terms and all needs, in alphabetical order."""
    terms = [Term(name, meaning) for name, meaning in GLOSSARY]
    terms += [Term(need.official_label, _in_full(need)) for need in NEEDS]
    return tuple(sorted(terms, key=lambda term: term.name.casefold()))


def term_named(name: str) -> Term:
    """Return a term of the glossary by its name; raises KeyError for one that it has not."""
    return Term(name, _glossary()[name])


def need_term(code: str) -> Term:
    """Return a need by its official term, with its plain words; DomainError if there is none."""
    need = need_by_code(code)
    return Term(need.official_label, f"{need.code}. {need.plain_words}")


def column_term(column: str) -> Term:
    """Return the term that a column of the needs table rests on; KeyError if there is none."""
    return term_named(_OF_COLUMNS[column])


def column_words(column: ColumnSpec) -> Term:
    """Return what a column holds and, unless that says it, what the term behind it means."""
    if column.id in _TOLD_BY_TIP or column.id not in _OF_COLUMNS:
        return Term(column.title, column.tip)
    term = column_term(column.id)
    return Term(column.title, f"{column.tip}\n\n{term.name}: {term.meaning}")


def cell_term(cell: CellSpec, column: str) -> Term | None:
    """Return what is to be explained where a cell stands: a need, a symbol, words for a figure.

    None is returned for a plain figure.
    """
    if column == NEED_COLUMN:
        return Term(cell.text, cell.description) if cell.description else None
    meanings = [f"{term.name}: {term.meaning}" for term in terms_in(cell.text)]
    if cell.sort_key is None and cell.text and cell.description:
        return Term(cell.text, "\n\n".join((sentence(cell.description), *meanings)))
    return Term(cell.text, "\n\n".join(meanings)) if meanings else None


def card_term(card: CardSpec) -> Term:
    """Return what a card of the overview is about, with the terms in its title explained."""
    names = [term.name for term in terms_in(card.title)]
    names += _ALSO_ON_CARDS.get(card.id, ())
    words = (f"{name}: {_glossary()[name]}" for name in dict.fromkeys(names))
    return Term(card.title, "\n\n".join(filter(None, (_OF_CARDS.get(card.id, ""), *words))))


def terms_in(text: str) -> tuple[Term, ...]:
    """Return the terms of the glossary that ``text`` uses, in alphabetical order."""
    return tuple(Term(name, _glossary()[name]) for name, words in _patterns() if words.search(text))


@cache
def _glossary() -> dict[str, str]:
    return dict(GLOSSARY)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _pattern(name)) for name, _ in GLOSSARY)


def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a term in a text: any of its words, also in the plural.

    Only abbreviations keep their capitals.
    """
    words = (_any_case(word) for word in name.split(", "))
    return re.compile(rf"\b(?:{'|'.join(words)})s?\b")


def _any_case(word: str) -> str:
    escaped = re.escape(word)
    has_abbreviation = any(part.isupper() for part in word.split())
    return escaped if has_abbreviation else f"(?i:{escaped})"


def _in_full(need: Need) -> str:
    """Return what a need means, and under which other labels published files give it."""
    meaning = need_term(need.code).meaning
    labels = "; ".join(f"“{label}”" for label in need.other_labels)
    return f"{meaning} Files also call it {labels}." if labels else meaning
