"""The tab with the chart: what it shows, the bar that is read out, and the picture of it.

What is shown is a function of the state; the page changes the state and shows what comes of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.core.comparisons import Base
from sendviewer.core.pages import Page
from sendviewer.export.payloads import Payload
from sendviewer.present.options import ChartOptions, ViewOptions, with_base
from sendviewer.present.specs import CellSpec, ChartSpec
from sendviewer.present.table import empty_reason
from sendviewer.present.table_speech import cell_words, measured_cell
from sendviewer.present.terms import need_term
from sendviewer.ui.announce import announce
from sendviewer.ui.chart_controls import ChartControls
from sendviewer.ui.copying import nothing_copied
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage
from sendviewer.views.chart_hints import ChartHints
from sendviewer.views.chart_view import ChartView
from sendviewer.views.look import Looks
from sendviewer.views.scroll_area import make_plain
from sendviewer.views.sizes import PAGE_SIDE, PAGE_TOP
from sendviewer.views.tall_area import TallArea, TellingWidget
from sendviewer.views.unseen import lay_out_unseen

__all__ = ["ChartPage"]

GAP = 12


class ChartPage(TabPage):
    """The chart of needs. The selected bar and the selected row of the table are one."""

    def __init__(self, state: PageState, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self._controlled: tuple[Page | None, Base] = (None, Base.SHARE)
        self.hints: ChartHints | None = None
        self._looks = looks
        self.controls = ChartControls(looks, self)
        self.view = ChartView(looks, self)
        self._lay_out(looks)
        self._connect()
        self.show_page()

    def spec(self) -> ChartSpec:
        """Return the chart as it is shown now."""
        return self._state.chart

    def copy(self) -> Payload | None:
        """Return the bar that the keyboard is on, as a sentence; else the chart as a picture.

        None if the chart has no bars.
        """
        sentence = self.sentence() if self.view.walked_bar else None
        if sentence is not None:
            from sendviewer.export.texts import sentence_payload

            return sentence_payload(sentence)
        from sendviewer.export.pictures import chart_payload

        return chart_payload(self.spec()) if self.spec().bars else None

    def why_nothing_to_copy(self) -> str:
        """Return why the chart has no bars and what to do about it."""
        return nothing_copied(self._empty_reason())

    def has_sentence(self) -> bool:
        """Return whether a bar is read out."""
        return self.view.current_bar is not None

    def sentence(self) -> str | None:
        """Return the bar that is read out as a sentence with its source."""
        bar = self.view.current_bar
        return None if bar is None else f"{bar.sentence} {self.spec().credit}"

    def has_description(self) -> bool:
        """Return True: a chart can always be told."""
        return True

    def description(self) -> str | None:
        """Return the chart in words: what it is, its main message, its extremes, its source."""
        from sendviewer.export.texts import described

        spec = self.spec()
        return described(spec.title, str(spec.description), spec.caption)

    def has_explanation(self) -> bool:
        """Return whether anything is said about the figure of the bar that is read out."""
        cell = self._current_cell()
        return cell is not None and bool(cell.description or cell.explanation)

    def explanation(self) -> str | None:
        """Return how the figure of the bar that is read out comes about."""
        cell = self._current_cell()
        return None if cell is None else cell_words(cell) or None

    def focused_term(self) -> str:
        """Return the need of the bar that is read out."""
        bar = self.view.current_bar
        return need_term(bar.id).name if bar else ""

    def panes(self) -> Sequence[QWidget]:
        """Return the controls and the chart."""
        return (self.controls, self.view)

    def take_room(self) -> None:
        """Lay out what is there of the tab before it is seen, in the room that all tabs have."""
        self._show_spec()
        tabs = self.parentWidget()
        if tabs is not None:
            lay_out_unseen(self, tabs.size())

    def get_ready(self) -> None:
        """Make the chart before somebody looks at it: then it is there at once."""
        self.view.prepare()
        self.take_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed while another tab was shown."""
        super().showEvent(event)
        self._show_spec()

    def _current_cell(self) -> CellSpec | None:
        """Return the cell of the table that holds what the bar that is read out shows."""
        bar = self.view.current_bar
        measure = self._state.options.chart.measure
        return measured_cell(self._state.whole_table, measure, bar.id) if bar else None

    def _lay_out(self, looks: Looks) -> None:
        body = TellingWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(PAGE_SIDE, PAGE_TOP, PAGE_SIDE, PAGE_TOP)
        layout.setSpacing(GAP)
        layout.addWidget(self.controls)
        layout.addWidget(self.view, 1)
        # Large text in a low window: everything keeps its size, and what is around it scrolls.
        scroll = TallArea(self)
        make_plain(scroll, looks, "window")
        scroll.hold(body)
        body.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        self.controls.options_chosen.connect(self._change)
        self.controls.base_chosen.connect(self._choose_base)
        self.controls.copy_requested.connect(self._request_copy)
        self.controls.save_requested.connect(self._request_save)
        self.view.bar_chosen.connect(self._state.select_need)
        self.view.bar_spoken.connect(self._speak)
        self.view.table_requested.connect(self._show_table)
        self._state.need_selected.connect(self.view.select)
        self._state.options_changed.connect(self.show_page)

    def _change(self, options: ChartOptions) -> None:
        self._state.change_chart(options)

    def _choose_base(self, base: str) -> None:
        self._state.change_options(with_base(self._state.options, Base(base)))

    def _request_copy(self) -> None:
        self.command_requested.emit("edit.copy_chart")

    def _request_save(self) -> None:
        self.command_requested.emit("file.save_chart")

    def _show_table(self, bar_id: str) -> None:
        """Show the table of this chart, at the need of the bar that the keyboard is on."""
        if bar_id:
            self._state.select_need(bar_id)
        self.table_wanted.emit()

    def _speak(self, sentence: str) -> None:
        announce(self.view, sentence)

    def show_page(self) -> None:
        """Take up page and options; the chart itself is made anew only where it can be seen."""
        self._show_in_controls(self._state.page, self._state.options)
        if self.isVisible():
            self._show_spec()

    def _show_in_controls(self, page: Page, options: ViewOptions) -> None:
        """Show the options; words change with the page and with what shares are given of."""
        if page is not self._controlled[0] or options.base is not self._controlled[1]:
            self.controls.show_page(page, options)
            self._controlled = (page, options.base)
        self.controls.show_options(options.chart)

    def _show_spec(self) -> None:
        spec = self.spec()
        self.view.show_spec(spec, self._empty_reason() if not spec.bars else "")
        self.view.select(self._state.selected_need)
        if self.hints is None and self.view.figure is not None:
            self.hints = ChartHints(self.view, self._looks)

    def _empty_reason(self) -> str:
        return empty_reason(self._state.whole_table, self._state.options.table.query)
