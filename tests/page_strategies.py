"""Hypothesis strategies for pages: everything that the types allow and a file can hold."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    children,
    round_half_up,
    share_of,
)
from sendviewer.core.needs import NEEDS
from sendviewer.core.pages import (
    CHILDREN_WITH_SEND,
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
    Section,
    SectionTable,
    Setting,
    Source,
    Subject,
    TotalRow,
)
from sendviewer.sources.symbols import MEANING_OF_SYMBOL, NOT_COLLECTED, missing

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
    st.just(NOT_COLLECTED),
    st.builds(NotCollected, st.just(""), texts),
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


@st.composite
def mean_shares(draw: st.DrawFn) -> Figure:
    """The mean of many quotients: a fraction of long numbers."""
    areas = draw(st.lists(exact_shares(), min_size=2, max_size=40))
    return Figure(sum((each.value for each in areas), Fraction(0)) / len(areas), Unit.PERCENT)


shares = st.one_of(printed_shares(), exact_shares(), _missing)

_areas = st.builds(
    Area,
    st.from_regex(r"([A-Z][0-9]{8})?", fullmatch=True),
    texts,
    st.from_regex(r"([0-9]{3}( / [0-9]{3})?)?", fullmatch=True),
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
    written_for=st.just("") | texts,
)
_discrepancies = st.builds(
    Discrepancy, texts, texts, texts, st.integers(0, _MANY), st.integers(0, _MANY), st.booleans()
)
_subjects = st.just(CHILDREN_WITH_SEND) | st.builds(
    Subject, texts, texts, texts, st.just("") | texts, texts
)
_comparators = st.builds(
    Comparator,
    texts,
    st.sampled_from(
        ["national", "region", "rest-of-region", "statistical-neighbours", "areas", "none"]
    ),
    st.just("") | texts,
    st.booleans(),
    st.booleans(),
)
_sometimes_counts = st.just(NOT_GIVEN) | counts
_groups = st.builds(
    GroupRow, ids.filter(lambda name: name != "pupils"), texts, counts, _sometimes_counts
)


def _several(entries: st.SearchStrategy, key: str, **sizes: int) -> st.SearchStrategy:
    """Return tuples of entries of which no two share their ``key``."""
    lists = st.lists(entries, unique_by=lambda entry: getattr(entry, key), **sizes)
    return lists.map(tuple)


def _several_areas(max_size: int) -> st.SearchStrategy:
    """Return tuples of areas of which no two share a code; any number may have none."""
    unnamed = iter(range(10**9))

    def own(code: str) -> str:
        return code or f"none {next(unnamed)}"

    keys = (lambda area: own(area.code), lambda area: own(area.dfe_code))
    return st.lists(_areas, unique_by=keys, min_size=1, max_size=max_size).map(tuple)


@st.composite
def fitting_shares(draw: st.DrawFn, part: Quantity, whole: Quantity) -> Quantity:
    """Whatever may stand as a share beside these counts of the comparator."""
    if not (isinstance(part, Figure) and isinstance(whole, Figure)):
        return draw(shares)
    quotient = share_of(part, whole)
    if isinstance(quotient, Missing):
        return draw(_missing)
    decimals = draw(st.integers(0, 4))
    rounded = Figure(Fraction(round_half_up(quotient.value, decimals)), Unit.PERCENT, decimals)
    return draw(st.sampled_from([quotient, rounded]) | _missing)


@st.composite
def need_tables(draw: st.DrawFn, comparator: Comparator) -> tuple[tuple[NeedRow, ...], TotalRow]:
    count_of_comparator = draw(st.sampled_from([st.just(NOT_GIVEN), _sometimes_counts]))

    def figures(whole: Quantity | None = None) -> tuple[Quantity, Quantity, Quantity, Quantity]:
        count = draw(count_of_comparator)
        share = mean_shares() | shares
        if not comparator.is_simple_mean:
            share = fitting_shares(count, count if whole is None else whole)
        return draw(counts), draw(shares), draw(share), count

    total = TotalRow(draw(texts), *figures())
    codes = draw(st.lists(st.sampled_from([need.code for need in NEEDS]), unique=True))
    whole = total.comparator_children
    return tuple(NeedRow(code, draw(texts), *figures(whole)) for code in codes), total


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
    groups = draw(_several(_groups, "id", max_size=7))
    settings = tuple(
        Setting(each.id, each.label, each.children, each.comparator_children) for each in groups[:3]
    )
    comparator = draw(_comparators)
    needs, total = draw(need_tables(comparator))
    return Page(
        title=draw(texts),
        name=draw(texts),
        short_name=draw(texts),
        areas=draw(_several_areas(max_size=3)),
        period=Period(draw(texts), draw(dates), draw(st.none() | dates)),
        comparator=comparator,
        population=draw(texts),
        children_with_send=draw(counts),
        share_of_pupils=draw(shares),
        comparator_share_of_pupils=draw(shares),
        settings=settings,
        needs=needs,
        total=total,
        sections=draw(_several(_sections, "id", max_size=3)),
        remarks=draw(_several(st.builds(Remark, ids, texts), "id", max_size=2)),
        census_candidates=draw(candidates(settings)),
        sources=tuple(draw(st.lists(_sources, max_size=2))),
        subject=draw(_subjects),
        pupils=draw(_sometimes_counts),
        comparator_pupils=draw(_sometimes_counts),
        provisions=groups[3:5],
        ages=groups[5:],
        discrepancies=tuple(draw(st.lists(_discrepancies, max_size=2))),
    )
