"""Puts places and the history of authorities into words."""

from __future__ import annotations

from sendviewer.core.selections import Place
from sendviewer.core.word_lists import MONTHS, listed
from sendviewer.sources.authorities import Authority, AuthorityTable

__all__ = ["beginning_sentence", "ending_sentence", "month_words", "named"]


def named(area: Place | Authority) -> str:
    """Return a name with its 3-digit code, or its 9-character code if it has no other."""
    code = area.dfe_code or area.code
    return f"{area.name} ({code})" if code else area.name


def month_words(date: str) -> str:
    """Return the month of a date such as "2021-04-01" in words: "April 2021"."""
    year, month = date.split("-")[:2]
    return f"{MONTHS[int(month) - 1]} {year}"


def beginning_sentence(table: AuthorityTable, authority: Authority) -> str:
    """Return what an authority was formed from and when; "" if it was there before 2009."""
    origins = table.predecessors(authority)
    if not origins:
        return ""
    words = [f"part of {named(one)}" if len(one.became) > 1 else named(one) for one in origins]
    when = month_words(authority.started)
    return f"{named(authority)} was formed in {when} from {listed(words)}."


def ending_sentence(table: AuthorityTable, authority: Authority) -> str:
    """Return when an authority ended and whose its area is now; "" for a live one."""
    if not authority.ended:
        return ""
    words = [
        named(one) if table.predecessors(one) == (authority,) else f"part of {named(one)}"
        for one in table.successors(authority)
    ]
    when = month_words(authority.ended)
    return f"{named(authority)} ended in {when}: its area is now {listed(words)}."
