"""The steps that :mod:`benchmarks.window` measures, each in the window as somebody would do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from benchmarks.large_table import large_table
from sendviewer.app import run_window
from sendviewer.export.tables import table_payload
from sendviewer.present.options import Query, SortKey, TableOptions
from sendviewer.present.specs import TableSpec
from sendviewer.present.table import apply_options
from sendviewer.ui.chart_page import ChartPage
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.tab_pages import TABS
from sendviewer.views.look import Looks
from sendviewer.views.table_panel import TablePanel

__all__ = ["measured_steps"]

Times = dict[str, list[float]]
Clock = Callable[[], float]

ROUNDS = 15
LONGEST_S = 20


class Timing:
    """Takes times by a clock, and keeps them by name."""

    def __init__(self, clock: Clock, times: Times) -> None:
        self.clock = clock
        self._times = times

    def keep(self, name: str, seconds: float) -> None:
        """Keep what was measured elsewhere, once."""
        self._times[name] = [seconds * 1000]

    def once(self, name: str, work: Callable[[], object]) -> None:
        """Time something that happens once."""
        started = self.clock()
        work()
        self.keep(name, self.clock() - started)

    def repeated(self, name: str, work: Callable[[], object], rounds: int = ROUNDS) -> None:
        """Time each of several rounds; one goes before that is not counted."""
        work()
        self._times[name] = []
        for _ in range(rounds):
            started = self.clock()
            work()
            self._times[name].append((self.clock() - started) * 1000)


def measured_steps(clock: Clock) -> Times:
    """Open the window, measure, close it; return the milliseconds of each round by name.

    ``clock`` tells seconds.
    """
    times: Times = {}
    watches: list[_Watch] = []

    def painted() -> None:
        watches.append(_Watch(_window(), Timing(clock, times)))

    run_window(after_first_paint=painted)
    return times


class _Watch(QObject):
    """Ticks whenever nothing else is to be done, and so sees how long a click would wait."""

    def __init__(self, window: MainWindow, timing: Timing) -> None:
        super().__init__(window)
        self._window, self._timing = window, timing
        self._started = self._last = timing.clock()
        self._longest = 0.0
        self._tabs_ready = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(0)

    def _tick(self) -> None:
        now, timing = self._timing.clock(), self._timing
        self._longest = max(self._longest, now - self._last)
        self._last = now
        if not self._tabs_ready and all(self._window.tabs.built(tab.id) for tab in TABS):
            self._tabs_ready = True
            timing.keep("All tabs ready after the first paint", now - self._started)
            timing.keep("Longest wait until all tabs are ready", self._longest)
        if _chart_is_ready(self._window) or now - self._started > LONGEST_S:
            timing.keep("Longest wait until the chart is ready", self._longest)
            self._timer.stop()
            try:
                _measure_window(self._window, timing)
            finally:
                self._window.close()


def _measure_window(window: MainWindow, timing: Timing) -> None:
    _measure_chart(window, timing)
    tabs = cycle(("view.overview", "view.needs", "view.text", "view.chart"))
    timing.repeated("Another tab", _then_painted(lambda: window.run_command(next(tabs))), 16)
    _measure_page_table(window, timing)
    _measure_large_table(timing)


def _measure_chart(window: MainWindow, timing: Timing) -> None:
    timing.once("First look at the chart", _then_painted(lambda: window.run_command("view.chart")))
    figure = _chart_page(window).view.figure
    assert figure is not None
    drawing = figure.findChild(QGraphicsView)
    assert isinstance(drawing, QGraphicsView)
    timing.repeated("Chart drawn again", drawing.viewport().repaint)
    measures = cycle(("chart.difference", "chart.children", "chart.share"))
    timing.repeated(
        "Another measure in the chart", _then_painted(lambda: window.run_command(next(measures)))
    )
    places = _places_over(figure)
    timing.repeated("Pointer over a bar", _then_painted(lambda: _point_at(figure, next(places))))
    themes = cycle(("view.theme_dark", "view.theme_light"))
    timing.repeated(
        "Another theme, chart shown", _then_painted(lambda: window.run_command(next(themes)))
    )


def _measure_page_table(window: MainWindow, timing: Timing) -> None:
    table, named = window.state.whole_table, "Table of the page: "
    window.run_command("view.needs")
    sorts, filters = _sorts(), _filters("learning", "speech")
    timing.repeated(f"{named}sorted, without the screen", lambda: apply_options(table, next(sorts)))
    timing.repeated(
        f"{named}filtered, without the screen", lambda: apply_options(table, next(filters))
    )
    timing.repeated(f"{named}copied whole", lambda: table_payload(table))
    timing.repeated(
        f"{named}sorted, on the screen",
        _then_painted(lambda: window.state.change_table(next(sorts))),
    )


def _measure_large_table(timing: Timing) -> None:
    table, named = large_table(), "153 rows by 14: "
    panel = TablePanel("Areas", Looks())
    panel.resize(1300, 760)
    panel.show()
    columns = tuple(column.id for column in table.columns)
    sorts, filters = _sorts(columns), _filters("1", "2", columns)
    timing.repeated(
        f"{named}sorted, on the screen", _then_painted(lambda: _show(panel, table, next(sorts)))
    )
    timing.repeated(
        f"{named}filtered, on the screen",
        _then_painted(lambda: _show(panel, table, next(filters))),
    )
    timing.repeated(f"{named}copied whole", lambda: table_payload(table))
    panel.close()
    panel.deleteLater()


def _show(panel: TablePanel, table: TableSpec, options: TableOptions) -> None:
    shown = apply_options(table, options)
    all_rows = apply_options(table, TableOptions(Query(sort=()), options.columns)).rows
    panel.show_spec(shown, options.query, all_rows)


def _sorts(columns: tuple[str, ...] | None = None) -> Iterator[TableOptions]:
    shown = columns or TableOptions().columns
    ways = [SortKey(column, down) for column in ("children", "share") for down in (True, False)]
    return cycle([TableOptions(Query(sort=(way,)), shown) for way in ways])


def _filters(
    first: str, second: str, columns: tuple[str, ...] | None = None
) -> Iterator[TableOptions]:
    shown = columns or TableOptions().columns
    return cycle([TableOptions(Query(search=words), shown) for words in (first, second)])


def _then_painted(work: Callable[[], object]) -> Callable[[], None]:
    """Return ``work`` together with all that follows from it, down to the pixels."""

    def whole() -> None:
        work()
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    return whole


def _places_over(figure: QWidget) -> Iterator[QPointF]:
    middle, height = figure.width() / 2, figure.height()
    return cycle([QPointF(middle, height * share / 100) for share in (30, 40, 50, 60, 70)])


def _point_at(figure: QWidget, place: QPointF) -> None:
    target = figure.childAt(place.toPoint()) or figure
    at = QPointF(target.mapFrom(figure, place.toPoint()))
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, at, figure.mapToGlobal(place), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(target, move)


def _chart_page(window: MainWindow) -> ChartPage:
    page = window.tabs.page("chart")
    assert isinstance(page, ChartPage)
    return page


def _chart_is_ready(window: MainWindow) -> bool:
    page = window.tabs.built("chart")
    return isinstance(page, ChartPage) and page.view.figure is not None


def _window() -> MainWindow:
    windows = QApplication.topLevelWidgets()
    return next(window for window in windows if isinstance(window, MainWindow))
