"""Hypothesis strategies for pages: everything that the types allow and a file can hold."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from sendviewer.core.figures import AtLeast, Figure, Missing, Unit, children
from sendviewer.core.needs import NEEDS
from sendviewer.core.pages import (
    Area,
    CensusCandidate,
    Comparator,
    NeedRow,
    Page,
    Period,
    Remark,
    Section,
    SectionTable,
    Setting,
    Source,
    TotalRow,
)
from sendviewer.sources.symbols import MEANING_OF_SYMBOL, missing

_MANY = 999_999_999

#: Words that have a meaning in CSV, in JSON or in Markdown, among ordinary ones.
_WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8),
    st.sampled_from(["#", "##", "|", "\\", "\\|", "-", "- a", '"', ",", "{#id}", "=1+1", "c", "é"]),
)
texts = st.lists(_WORDS, min_size=1, max_size=5).map(" ".join)
ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
dates = st.from_regex(r"20[0-9]{2}(-(0[1-9]|1[0-2]))?", fullmatch=True)

_missing = st.one_of(
    st.sampled_from(sorted(MEANING_OF_SYMBOL)).map(missing),
    st.builds(Missing, st.sampled_from(["", "c", "z", "q", "..", "*"]), texts),
)
counts = st.one_of(
    st.integers(0, _MANY).map(children),
    st.builds(AtLeast, st.integers(0, _MANY).map(Fraction), st.just(Unit.CHILDREN), texts),
    _missing,
)


@st.composite
def printed_shares(draw: st.DrawFn) -> Figure:
    decimals = draw(st.integers(0, 4))
    value = draw(st.integers(0, 100 * 10**decimals))
    return Figure(Fraction(value, 10**decimals), Unit.PERCENT, decimals)


@st.composite
def exact_shares(draw: st.DrawFn) -> Figure:
    whole = draw(st.integers(1, _MANY))
    return Figure(Fraction(100 * draw(st.integers(0, whole)), whole), Unit.PERCENT)


shares = st.one_of(printed_shares(), exact_shares(), _missing)

_areas = st.builds(
    Area,
    st.from_regex(r"[A-Z][0-9]{8}", fullmatch=True),
    texts,
    st.from_regex(r"([0-9]{3})?", fullmatch=True),
)
_sources = st.builds(
    Source,
    texts,
    texts,
    st.none() | texts,
    st.none() | texts,
    st.none() | texts,
    st.none() | st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    st.none() | st.integers(0, 10**9),
)


@st.composite
def section_tables(draw: st.DrawFn) -> SectionTable:
    width = draw(st.integers(1, 3))
    row = st.tuples(*[st.just("") | texts for _ in range(width)])
    return SectionTable(draw(st.tuples(*[texts] * width)), tuple(draw(st.lists(row, max_size=3))))


_paragraphs = st.one_of(texts, texts.map("- {}".format))
_headings = st.lists(
    st.from_regex(r"[A-Za-z0-9,é]{1,8}", fullmatch=True), min_size=1, max_size=20
).map(" ".join)
_sections = st.builds(
    Section,
    ids,
    _headings,
    st.lists(_paragraphs, min_size=1, max_size=4).map(tuple),
    st.none() | section_tables(),
)
_settings = st.builds(
    Setting, ids.filter(lambda name: not name.startswith("children")), texts, counts
)


def _several(entries: st.SearchStrategy, key: str, **sizes: int) -> st.SearchStrategy:
    """Return tuples of entries of which no two share their ``key``."""
    lists = st.lists(entries, unique_by=lambda entry: getattr(entry, key), **sizes)
    return lists.map(tuple)


@st.composite
def need_rows(draw: st.DrawFn) -> tuple[NeedRow, ...]:
    codes = draw(st.lists(st.sampled_from([need.code for need in NEEDS]), unique=True))
    return tuple(
        NeedRow(code, draw(texts), draw(counts), draw(shares), draw(shares)) for code in codes
    )


@st.composite
def candidates(draw: st.DrawFn, settings: tuple[Setting, ...]) -> tuple[CensusCandidate, ...]:
    return tuple(
        CensusCandidate(
            date,
            draw(dates),
            tuple((setting.id, draw(counts)) for setting in settings if draw(st.booleans())),
            draw(shares),
            draw(texts),
        )
        for date in draw(st.lists(dates, unique=True, max_size=2))
    )


@st.composite
def pages(draw: st.DrawFn) -> Page:
    settings = draw(_several(_settings, "id", max_size=3))
    return Page(
        title=draw(texts),
        name=draw(texts),
        short_name=draw(texts),
        areas=draw(_several(_areas, "code", min_size=1, max_size=3)),
        period=Period(draw(texts), draw(dates), draw(st.none() | dates)),
        comparator=Comparator(
            draw(texts), draw(st.sampled_from(["national", "region", "rest-of-region", "areas"]))
        ),
        population=draw(texts),
        children_with_send=draw(counts),
        share_of_pupils=draw(shares),
        comparator_share_of_pupils=draw(shares),
        settings=settings,
        needs=draw(need_rows()),
        total=TotalRow(draw(texts), draw(counts), draw(shares), draw(shares)),
        sections=draw(_several(_sections, "id", max_size=3)),
        remarks=draw(_several(st.builds(Remark, ids, texts), "id", max_size=2)),
        census_candidates=draw(candidates(settings)),
        sources=tuple(draw(st.lists(_sources, max_size=2))),
    )
