"""Whatever page can be kept can be shown, spoken and exported, in every way of looking at it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_strategies import pages

from sendviewer.core.comparisons import Base, Confidence
from sendviewer.core.pages import Page
from sendviewer.present.briefing import build_shown_briefing
from sendviewer.present.chart import build_chart
from sendviewer.present.documents import page_csv, page_json, page_markdown, page_text
from sendviewer.present.header import build_header
from sendviewer.present.options import ChartOptions, ChartOrder, ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.plots import plot_of_chart
from sendviewer.present.reading import build_reading
from sendviewer.present.slide_deck import slide_deck
from sendviewer.present.specs import Measure
from sendviewer.present.table import build_table
from sendviewer.present.text import build_text

_charts = st.builds(
    ChartOptions, st.sampled_from(Measure), st.sampled_from(ChartOrder), st.booleans()
)
_options = st.builds(
    ViewOptions, st.sampled_from(Confidence), chart=_charts, base=st.sampled_from(Base)
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(pages(), _options)
def test_any_page_can_be_shown_read_and_written(page: Page, options: ViewOptions) -> None:
    assert build_header(page).title
    table = build_table(page, options)
    assert {row.id for row in table.rows} == {need.code for need in page.needs}
    chart = build_chart(page, options, table)
    assert len(plot_of_chart(chart).categories) == len(chart.bars)
    assert all(card.spoken for card in build_overview(page, options).cards)
    build_text(page)
    assert build_reading(page, options).parts
    assert list(slide_deck(build_shown_briefing(page, options)))
    for write in (page_csv, page_json, page_markdown, page_text):
        assert write(page, options.confidence)
