"""The page as JSON, CSV, Markdown and text: the figures of the source, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace
from pages_by_hand import census_page, llr_page

from sendviewer.core.comparisons import Confidence
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Unit,
    children,
    printed_percent,
)
from sendviewer.core.pages import (
    NOT_GIVEN,
    Area,
    Comparator,
    GroupRow,
    NeedRow,
    Page,
    Section,
    SectionTable,
    Source,
    Subject,
)
from sendviewer.present.documents import (
    notes_text,
    page_csv,
    page_document,
    page_json,
    page_markdown,
    page_text,
)
from sendviewer.sources.pages import read_page, shipped_page_path

# code: children, % of total, England %, difference, compared, expected, difference in children,
# ratio; by hand from the source
NEEDS = {
    "SPLD": (2477, 11.3, 12.5, -1.2, "lower", 2746, -269, 0.9),
    "MLD": (6547, 29.8, 20.4, 9.4, "higher", 4481, 2066, 1.46),
    "SLD": (836, 3.8, 2.7, 1.1, "higher", 593, 243, 1.41),
    "PMLD": (175, 0.8, 0.9, -0.1, "similar", 198, -23, 0.89),
    "SEMH": (3543, 16.1, 17.1, -1.0, "lower", 3756, -213, 0.94),
    "SLCN": (4087, 18.6, 21.7, -3.1, "lower", 4767, -680, 0.86),
    "HI": (391, 1.8, 1.8, 0.0, "similar", 395, -4, 0.99),
    "VI": (355, 1.6, 1.1, 0.5, "higher", 242, 113, 1.47),
    "MSI": (55, 0.3, 0.3, 0.0, "similar", 66, -11, 0.83),
    "PD": (664, 3.0, 2.9, 0.1, "similar", 637, 27, 1.04),
    "ASD": (1630, 7.4, 11.0, -3.6, "lower", 2416, -786, 0.67),
    "OTH": (732, 3.3, 4.4, -1.1, "lower", 967, -235, 0.76),
    "NSA": (474, 2.2, 3.3, -1.1, "lower", 725, -251, 0.65),
}
NEED_KEYS = (
    "children", "share_pct", "comparator_share_pct", "difference_points", "compared",
    "expected_children", "difference_children", "ratio",
)  # fmt: skip
WRITERS = (page_json, page_csv, page_markdown, page_text)


@pytest.fixture(scope="module")
def shipped() -> Page:
    return read_page(shipped_page_path())


@pytest.fixture(scope="module")
def document(shipped: Page) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(page_json(shipped))
    return result


def with_first_need(page: Page, **changes: object) -> Page:
    first, *others = page.needs
    changed: NeedRow = replace(first, **changes)  # type: ignore[arg-type] # any field
    return replace(page, needs=(changed, *others))


# --- JSON ---------------------------------------------------------------------------------


def test_json_has_the_names_of_the_schema_in_its_order(document: dict[str, Any]) -> None:
    assert list(document) == [
        "schema", "title", "areas", "name", "period", "comparator", "population", "overview",
        "needs", "total", "notes", "text", "sources",
    ]  # fmt: skip
    assert document["schema"] == "sendviewer/page/1"
    assert list(document["needs"][0]) == [
        "code", "label", "official_label", "plain_words", "children", "share_pct",
        "share_exact_pct", "interval_pct", "confidence", "comparator_share_pct",
        "difference_points", "compared", "expected_children", "difference_children", "ratio",
    ]  # fmt: skip
    assert list(document["notes"][0]) == ["id", "severity", "text", "values"]
    assert list(document["text"][0]) == ["id", "heading", "paragraphs", "table"]
    assert list(document["sources"][0]) == [
        "title", "publisher", "url", "licence", "file", "sha256", "rows",
    ]  # fmt: skip


def test_json_has_the_overview_of_the_source(document: dict[str, Any]) -> None:
    overview = document["overview"]
    assert list(overview) == [
        "children_with_send", "share_of_pupils_pct", "comparator_share_of_pupils_pct", "settings",
    ]  # fmt: skip
    assert overview["children_with_send"] == 21966
    assert overview["share_of_pupils_pct"] == 13.7
    assert overview["comparator_share_of_pupils_pct"] == 14.8
    counts = {setting["id"]: setting["children"] for setting in overview["settings"]}
    assert counts == {"primary": 12142, "secondary": 7513, "special": 2313}


@pytest.mark.parametrize("code", NEEDS)
def test_json_has_every_figure_of_the_source(document: dict[str, Any], code: str) -> None:
    need = next(need for need in document["needs"] if need["code"] == code)
    assert tuple(need[key] for key in NEED_KEYS) == NEEDS[code]


def test_json_keeps_the_order_of_the_page(document: dict[str, Any]) -> None:
    assert [need["code"] for need in document["needs"]] == list(NEEDS)
    assert document["total"] == {
        "children": 21966, "share_pct": 100.0, "comparator_share_pct": 100.0,
    }  # fmt: skip


def test_json_has_the_exact_share_and_the_interval(document: dict[str, Any]) -> None:
    need = next(need for need in document["needs"] if need["code"] == "MLD")
    assert need["share_exact_pct"] == 29.8051534189
    assert need["interval_pct"] == [29.2, 30.4]
    assert need["confidence"] == 95
    assert need["official_label"] == "Moderate learning difficulty"


def test_json_says_when_and_where(document: dict[str, Any]) -> None:
    assert document["name"] == "Leicester, Leicestershire and Rutland"
    assert document["areas"] == [
        {"code": "E06000016", "name": "Leicester"},
        {"code": "E10000018", "name": "Leicestershire"},
        {"code": "E06000017", "name": "Rutland"},
    ]
    assert document["period"] == {
        "label": "April 2020", "page_date": "2020-04", "census_date": None,
    }  # fmt: skip
    assert document["comparator"] == {"name": "England", "kind": "national"}


def test_json_has_the_notes_with_their_numbers(document: dict[str, Any]) -> None:
    notes = {note["id"]: note for note in document["notes"]}
    settings = notes["settings-do-not-add-up"]
    assert settings["severity"] == "note"
    assert settings["values"] == {"parts": 21968, "whole": 21966}
    assert "21,968" in settings["text"]
    rounding = notes["comparator-shares-sum"]
    assert rounding["severity"] == "rounding"
    assert rounding["values"]["sum"] == 100.1
    assert notes["census-date"]["severity"] == "likelihood"
    assert notes["census-date"]["values"]["census_date"] == "2019-01"


def test_json_has_the_table_of_improvement_areas(document: dict[str, Any]) -> None:
    tables = [section["table"] for section in document["text"] if section["table"]]
    assert len(tables[0]["rows"]) == 4
    assert all(len(row) == len(tables[0]["columns"]) for row in tables[0]["rows"])


def test_json_takes_another_confidence() -> None:
    need = page_document(llr_page(), Confidence.P998)["needs"]
    assert isinstance(need, list)
    assert isinstance(need[1], dict)
    assert need[1]["confidence"] == 99.8
    assert need[1]["interval_pct"] == [28.9, 30.8]


def test_json_puts_the_reason_in_the_place_of_a_missing_figure() -> None:
    gone = {"missing": "c", "reason": "too few children to publish"}
    page = with_first_need(llr_page(), children=Missing("c", "too few children to publish"))
    need = json.loads(page_json(page))["needs"][0]
    figures = set(need) - {"code", "label", "official_label", "plain_words", "confidence"}
    figures -= {"compared", "comparator_share_pct", "expected_children"}
    assert {key: need[key] for key in figures} == dict.fromkeys(figures, gone)
    assert need["compared"] is None
    assert (need["comparator_share_pct"], need["expected_children"]) == (12.5, 2746)


def test_json_gives_a_bounded_figure_as_a_bound() -> None:
    bounded = AtLeast(Fraction(412), Unit.CHILDREN, "one part is not published")
    need = json.loads(page_json(with_first_need(llr_page(), children=bounded)))["needs"][0]
    assert need["children"] == {"at_least": 412}
    assert need["share_pct"]["missing"] == ""


def test_json_gives_no_ratio_to_nothing() -> None:
    page = with_first_need(llr_page(), comparator_share=printed_percent("0.0"))
    need = json.loads(page_json(page))["needs"][0]
    assert need["ratio"]["missing"] == "z"
    assert need["expected_children"] == 0


def test_json_keeps_the_decimals_that_are_printed() -> None:
    page = replace(llr_page(), share_of_pupils=printed_percent("13.71"))
    assert json.loads(page_json(page))["overview"]["share_of_pupils_pct"] == 13.71


# --- CSV ----------------------------------------------------------------------------------


def csv_rows(page: Page) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page_csv(page), newline="")))


def test_csv_has_one_line_for_each_need_and_one_for_the_total(shipped: Page) -> None:
    rows = csv_rows(shipped)
    assert [row["code"] for row in rows] == [*NEEDS, "TOTAL"]
    assert rows[-1]["children"] == "21966"
    assert sum(int(row["children"]) for row in rows[:-1]) == 21966
    assert {row["period"] for row in rows} == {"April 2020"}


def test_the_share_of_the_total_is_the_printed_one_in_every_form() -> None:
    page = llr_page()
    for printed, csv_text, number in (
        (printed_percent("99.9"), "99.9", 99.9),
        (NOT_GIVEN, "100.0", 100.0),
    ):
        one = replace(page, total=replace(page.total, printed_share=printed))
        assert csv_rows(one)[-1]["share_pct"] == csv_text
        assert csv_rows(one)[-1]["share_exact_pct"] == "100.0000000000"
        assert json.loads(page_json(one))["total"]["share_pct"] == number
        assert f"| **{csv_text}** |" in page_markdown(one)


def test_csv_has_shown_and_exact_figures_in_digits_for_programs(shipped: Page) -> None:
    row = csv_rows(shipped)[10]
    assert row["need"] == "Autistic Spectrum"
    assert (row["children"], row["share_pct"], row["share_exact_pct"]) == (
        "1630", "7.4", "7.4205590458",
    )  # fmt: skip
    assert (row["interval_lower_pct"], row["interval_upper_pct"]) == ("7.1", "7.8")
    assert (row["difference_points"], row["difference_children"]) == ("-3.6", "-786")


def test_csv_shows_what_is_missing_by_a_symbol() -> None:
    row = csv_rows(with_first_need(llr_page(), children=Missing("c", "suppressed")))[0]
    assert (row["children"], row["share_pct"], row["ratio"], row["compared"]) == ("c",) * 4
    unnamed = csv_rows(with_first_need(llr_page(), children=Missing("", "not given")))[0]
    assert unnamed["children"] == "not given"
    bounded = AtLeast(Fraction(412), Unit.CHILDREN, "one part is not published")
    row = csv_rows(with_first_need(llr_page(), children=bounded))[0]
    assert (row["children"], row["share_pct"]) == ("at least 412", "not given")


@pytest.mark.parametrize("symbol", ["c", ""])
def test_a_missing_interval_is_the_same_in_every_form(symbol: str) -> None:
    page = with_first_need(llr_page(), children=Missing(symbol, "suppressed"))
    shown = symbol or "not given"
    assert csv_rows(page)[0]["interval_lower_pct"] == shown
    assert json.loads(page_json(page))["needs"][0]["interval_pct"]["missing"] == symbol
    line = next(each for each in page_markdown(page).splitlines() if "Specific" in each)
    assert line.split(" | ")[1:4] == [shown] * 3


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_csv_never_holds_a_formula(start: str) -> None:
    label = f"{start}HYPERLINK(1)"
    row = csv_rows(with_first_need(llr_page(), label=label))[0]
    assert row["need"] == f"'{label}"


# --- What the symbols mean ----------------------------------------------------------------


@pytest.mark.parametrize("writer", [page_text, page_markdown])
def test_every_symbol_is_explained_under_its_table(writer: Callable[[Page], str]) -> None:
    page = with_first_need(llr_page(), children=Missing("c", "too few to publish"))
    settings = (replace(page.settings[0], children=Missing("k", "rounds to 0")), *page.settings[1:])
    lines = writer(replace(page, settings=settings)).splitlines()
    assert lines.count("c: too few to publish") == 1
    assert lines.count("k: rounds to 0") == 1


def test_a_symbol_with_two_reasons_tells_which_row_has_the_rarer_one() -> None:
    page = with_first_need(llr_page(), children=Missing("c", "too few to publish"))
    needs = list(page.needs)
    needs[2] = replace(needs[2], comparator_share=Missing("c", "fewer than 6 schools"))
    lines = page_text(replace(page, needs=tuple(needs))).splitlines()
    assert "c: too few to publish" in lines
    assert "c for Severe Learning Disability: fewer than 6 schools" in lines


@pytest.mark.parametrize("writer", [page_text, page_markdown])
def test_where_nothing_is_missing_no_symbol_is_explained(writer: Callable[[Page], str]) -> None:
    bare = with_first_need(llr_page(), children=NOT_GIVEN, comparator_share=NOT_GIVEN)
    for page in (llr_page(), bare):
        assert not [line for line in writer(page).splitlines() if line.startswith("not given:")]


# --- Markdown and text --------------------------------------------------------------------


def test_markdown_has_a_table_with_equal_columns(shipped: Page) -> None:
    lines = [line for line in page_markdown(shipped).splitlines() if line.startswith("| ")]
    needs = lines[:16]
    assert {line.count("|") for line in needs} == {9}
    assert (
        "| Moderate Learning Disability | 6,547 | 29.8 | 29.2 to 30.4 | 20.4 | +9.4 |" in needs[3]
    )
    assert needs[-1].startswith("| **Total overall** | **21,966** |")


def test_markdown_escapes_what_it_would_take_for_its_own() -> None:
    text = page_markdown(with_first_need(llr_page(), label="A | *b* <c>"))
    assert r"A \| \*b\* \<c\>" in text


def test_markdown_has_the_key_message_with_its_spaces() -> None:
    assert "there were **21,966** children with SEND in" in page_markdown(llr_page())


def test_text_fits_a_hundred_columns_and_has_every_count(shipped: Page) -> None:
    text = page_text(shipped)
    assert max(map(len, text.splitlines())) <= 100
    for count, *_ in NEEDS.values():
        assert f"{count:,}" in text
    assert "\t" not in text


def test_text_aligns_figures_under_their_header(shipped: Page) -> None:
    lines = page_text(shipped).splitlines()
    header = next(line for line in lines if line.startswith("Need "))
    row = next(line for line in lines if line.startswith("Autistic Spectrum"))
    end = header.index("Children") + len("Children")
    assert row[:end].endswith(" 1,630")
    assert row.rstrip().endswith("Lower         2,416")


def test_text_explains_a_close_call_under_the_table(shipped: Page) -> None:
    text = page_text(shipped)
    assert "Similar*" in text
    assert "* Similar (too close to call)" in text


def test_text_says_which_column_it_has_no_room_for() -> None:
    page = census_page()
    wide = replace(page, comparator=replace(page.comparator, name="Rutland and Nottingham"))
    said = "Left out for want of room: Rutland and Nottingham pupils."
    assert (said in page_text(wide), "Left out" in page_text(page)) == (True, False)


def test_text_shows_differences_in_points_and_answers_in_words(shipped: Page) -> None:
    (line,) = [line for line in page_text(shipped).splitlines() if line.startswith("Autistic")]
    assert " ".join(line.split()) == "Autistic Spectrum 1,630 7.4 7.1 to 7.8 11.0 −3.6 Lower 2,416"


def test_lists_and_tables_of_the_text_are_written() -> None:
    section = Section(
        "levels",
        "Levels",
        ("Services come at levels:", "- universal", "- targeted", "More follows."),
        SectionTable(("What", "Where"), (("planning " * 12, "Leicester"),)),
    )
    page = replace(llr_page(), sections=(section,))
    text = page_text(page)
    assert "Services come at levels:\n\n- universal\n- targeted\n\nMore follows.\n\nWhat" in text
    assert max(map(len, text.splitlines())) <= 100
    assert "levels:\n\n- universal\n- targeted\n\nMore follows.\n\n| What" in page_markdown(page)


def test_notes_close_with_a_count() -> None:
    closing = notes_text(llr_page()).splitlines()[-2:]
    assert " ".join(closing).strip().startswith("5 notes: 1 does not add up; 1 is explained by")


def test_a_page_that_adds_up_says_so() -> None:
    page = replace(
        llr_page(), settings=(), remarks=(), census_candidates=(),
        share_of_pupils=Missing("", "not given"),
        needs=(NeedRow("MLD", "MLD", children(21966), printed_percent("100")),),
    )  # fmt: skip
    title, _, closing = notes_text(page).splitlines()
    assert title.startswith("Children with SEND in Leicester")
    assert closing == "Everything that can be checked adds up."


# --- All ----------------------------------------------------------------------------------


@pytest.mark.parametrize("writer", WRITERS)
def test_the_same_page_gives_the_same_bytes(writer: Any) -> None:
    once = writer(read_page(shipped_page_path()))
    assert once == writer(read_page(shipped_page_path()))
    assert once.endswith("\n")


@pytest.mark.parametrize("writer", WRITERS)
def test_a_page_with_nothing_but_gaps_can_be_written(writer: Any) -> None:
    gap = Missing("", "not given")
    page = replace(
        llr_page(), needs=(), settings=(), sections=(), sources=(), children_with_send=gap,
        share_of_pupils=gap, total=replace(llr_page().total, children=gap),
    )  # fmt: skip
    assert writer(page)


# --- Pages made from published files ------------------------------------------------------

PUPILS, THEIRS, THEIR_TOTAL, THEIR_PUPILS = 160_000, 123_125, 985_000, 8_000_000
NOT_ASKED = NotCollected("", "not a need of its own before 2025")
LICENCE_LINE = (
    "Contains public sector information licensed under the Open Government Licence v3.0. "
    "Source: Department for Education, SEN 2025."
)


def exact(part: int, whole: int) -> Figure:
    return Figure(Fraction(100 * part, whole), Unit.PERCENT)


def made_page() -> Page:
    """The page of LLR as if it had been made from a file, with Down syndrome not collected."""
    page = with_first_need(
        llr_page(),
        comparator_children=children(THEIRS),
        comparator_share=exact(THEIRS, THEIR_TOTAL),
    )
    downs = NeedRow("DS", "Down syndrome", *[NOT_ASKED] * 4)
    total = replace(page.total, comparator_children=children(THEIR_TOTAL))
    first = replace(page.settings[0], comparator_children=children(500_000))
    return replace(
        page,
        needs=(*page.needs, downs),
        total=total,
        settings=(first, *page.settings[1:]),
        pupils=children(PUPILS),
        comparator_pupils=children(THEIR_PUPILS),
        provisions=(GroupRow("ehc-plan", "EHC plans", children(4966), children(285_000)),),
        ages=(GroupRow("age-5", "Age 5", Missing("c", "1 to 5 children")),),
        comparator=replace(page.comparator, note="All of England, this area included."),
        sources=(
            Source(
                "SEN 2025",
                "Department for Education",
                licence="Open Government Licence v3.0",
                file="sen.zip/a.csv",
                sha256="ab" * 32,
                rows=1234,
            ),
        ),
    )


def made_document() -> dict[str, Any]:
    result: dict[str, Any] = json.loads(page_json(made_page()))
    return result


def test_json_has_all_pupils_kinds_of_support_and_ages() -> None:
    overview = made_document()["overview"]
    assert (overview["pupils"], overview["comparator_pupils"]) == (PUPILS, THEIR_PUPILS)
    assert overview["provisions"] == [
        {"id": "ehc-plan", "label": "EHC plans", "children": 4966, "comparator_children": 285_000}
    ]
    assert overview["ages"] == [
        {
            "id": "age-5",
            "label": "Age 5",
            "children": {"missing": "c", "reason": "1 to 5 children"},
        }
    ]
    assert [setting["comparator_children"] for setting in overview["settings"]] == [
        500_000,
        *[{"missing": "", "reason": NOT_GIVEN.reason}] * 2,
    ]


def test_json_has_the_comparators_counts_and_figures_per_hundred_pupils() -> None:
    document = made_document()
    need = document["needs"][0]
    assert need["comparator_children"] == THEIRS
    assert need["prevalence_pct"] == 1.55
    assert need["comparator_prevalence_pct"] == 1.54
    assert need["prevalence_interval_pct"] == [1.49, 1.61]
    assert (need["compared"], need["compared_prevalence"]) == ("lower", "similar")
    assert document["total"]["prevalence_pct"] == 13.73
    assert document["total"]["comparator_prevalence_pct"] == 12.31
    second = document["needs"][1]
    assert second["comparator_prevalence_pct"]["missing"] == ""
    assert second["compared_prevalence"] is None


def test_json_says_what_was_not_collected() -> None:
    need = made_document()["needs"][-1]
    not_asked = {"missing": "", "reason": NOT_ASKED.reason, "not_collected": True}
    words = ("code", "label", "official_label", "plain_words", "confidence")
    answers = ("compared", "compared_prevalence")
    assert {key: need[key] for key in need if key not in (*words, *answers)} == dict.fromkeys(
        (key for key in need if key not in (*words, *answers)), not_asked
    )
    assert {need[key] for key in answers} == {None}


def test_json_says_what_is_counted_how_it_is_compared_and_by_which_licence() -> None:
    plans = Subject("EHC plans", "EHC plan", "EHC plans")
    mean = Comparator("Neighbours", "statistical-neighbours", "Ten areas.", is_simple_mean=True)
    joint = Area("", "Cumbria", "942 / 943")
    page = replace(made_page(), subject=plans, comparator=mean, areas=(joint,))
    document = json.loads(page_json(page))
    assert document["subject"] == {
        "title": "EHC plans", "one": "EHC plan", "many": "EHC plans", "described": "",
        "all_pupils": "pupils",
    }  # fmt: skip
    assert document["comparator"]["note"] == "Ten areas."
    assert document["comparator"]["is_simple_mean"] is True
    assert document["areas"] == [{"code": "", "name": "Cumbria", "dfe_code": "942 / 943"}]
    assert document["licence_line"] == LICENCE_LINE


def test_json_tells_own_text_of_another_period() -> None:
    kept = Section("mine", "Mine", ("Text.",), written_for="January 2024")
    section = json.loads(page_json(replace(llr_page(), sections=(kept,))))["text"][-1]
    assert section["written_for"] == "January 2024"
    assert "made" not in section


def test_csv_has_columns_for_what_only_made_pages_know() -> None:
    rows = csv_rows(made_page())
    first, downs, total = rows[0], rows[-2], rows[-1]
    assert first["comparator_children"] == "123125"
    assert (first["prevalence_pct"], first["comparator_prevalence_pct"]) == ("1.55", "1.54")
    assert first["prevalence_exact_pct"] == "1.5481250000"
    assert first["prevalence_interval_lower_pct"] == "1.49"
    assert first["compared_prevalence"] == "similar"
    assert {row["licence"] for row in rows} == {LICENCE_LINE}
    assert downs["children"] == downs["compared"] == downs["prevalence_pct"] == "not collected"
    assert (total["comparator_children"], total["prevalence_pct"]) == ("985000", "13.73")


def test_csv_of_a_page_without_them_has_no_such_columns() -> None:
    assert list(csv_rows(llr_page())[0])[-1] == "ratio"


def test_csv_names_areas_that_share_a_row_by_their_own_codes() -> None:
    areas = (Area("E06000016", "Leicester"), Area("", "Cumbria", "942 / 943"))
    row = csv_rows(replace(llr_page(), areas=areas))[0]
    assert row["area_codes"] == "E06000016 942/943"


@pytest.mark.parametrize("writer", [page_text, page_markdown])
def test_documents_for_people_have_what_a_made_page_knows(writer: Callable[[Page], str]) -> None:
    text = writer(made_page())
    flat = " ".join(text.replace("**", "").split())
    assert LICENCE_LINE in flat
    assert "April 2020, per 100 pupils" in flat
    assert "England children" in flat or "children total" in flat
    assert "123,125" in flat
    assert "985,000" in flat
    assert "160,000 (England 8,000,000)" in flat
    assert "4,966 (England 285,000)" in flat
    assert "not collected: not a need of its own before 2025" in flat
    assert "c: 1 to 5 children" in flat
    assert "All of England, this area included." in flat
    assert "sen.zip/a.csv, 1,234 rows used" in flat


@pytest.mark.parametrize("writer", [page_text, page_markdown])
def test_own_text_says_for_which_period_it_was_written(writer: Callable[[Page], str]) -> None:
    kept = Section("mine", "Mine", ("Text.",), written_for="January 2024")
    text = writer(replace(llr_page(), sections=(kept,)))
    assert "Written for January 2024.\n\nText." in text


@pytest.mark.parametrize("writer", [page_text, page_markdown])
def test_documents_speak_of_what_is_counted(writer: Callable[[Page], str]) -> None:
    plans = Subject("EHC plans", "EHC plan", "EHC plans")
    text = writer(replace(made_page(), subject=plans))
    assert "EHC plans in Leicester" in text
    assert "with SEND" not in text.replace("ccg", "")


def test_text_says_once_what_was_not_collected() -> None:
    lines = page_text(made_page()).splitlines()
    rows = [line for line in lines if line.startswith("Down syndrome")]
    assert [" ".join(row.split()) for row in rows] == ["Down syndrome not collected"] * 2


@pytest.mark.parametrize("count", [AtLeast(Fraction(201_183), Unit.CHILDREN, "part"), None])
def test_text_keeps_within_its_width_and_never_breaks_a_word(count: AtLeast | None) -> None:
    page = made_page()
    long_name = replace(page.comparator, name="Statistical neighbours of May 2025, the ten nearest")
    page = replace(page, comparator=long_name)
    if count is not None:
        page = with_first_need(page, children=count, comparator_children=count)
    text = page_text(page)
    assert max(map(len, text.splitlines())) <= 100
    assert "Communication" in text
    assert "Difficulty" in text


def test_where_the_words_leave_no_room_the_counts_are_left_to_the_other_forms() -> None:
    bounded = AtLeast(Fraction(201_183), Unit.CHILDREN, "part")
    page = with_first_need(made_page(), children=bounded, comparator_children=bounded)
    count_of_england = "985,000"
    assert count_of_england in page_text(made_page())
    assert count_of_england not in page_text(page)
    assert count_of_england in page_markdown(page)
