"""Makes choices in an open DfE file, and prints as JSON what figures and painting took.

    python -m benchmarks.window_choices FILE

``figures`` is everything from a selection to the page of facts with its checks; ``specs`` is what
is made of that page beside it, off the main thread; ``tabs`` is the work on the main thread from
there to the painted tab; ``later`` is the longest step of the other tabs when they catch up.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from sendviewer.app import build_window
from sendviewer.core.pages import Page
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Level,
    Provision,
    Selection,
)
from sendviewer.export.clipboard import SystemClipboard
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page
from sendviewer.sources.dfe.release import Release
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.page_specs import PageSpecs
from sendviewer.ui.settings import DictStore
from sendviewer.ui.tab_pages import TABS

Choices = dict[str, list[Selection]]
MOST = 12


def main() -> None:
    """Measure and print."""
    release = open_release([Path(sys.argv[1])])
    dataset = release.datasets[0]
    period = dataset.periods[0].key
    places = release.places(dataset.id, period)
    keys = [place.key for place in places if place.level is Level.LOCAL_AUTHORITY]
    first = Selection(dataset.id, period, tuple(keys[:3]))
    build_page(release, first)
    made = dict(_measured(release, _choices(release, first, keys)))
    told = {name: _told(times) for name, (times, _) in made.items()}
    release.close()
    application = QApplication([])
    window = _window()
    for name, (_, pages) in made.items():
        told[name] |= _shown(application, window, pages)
    print(json.dumps(told))
    window.tasks.close()
    window.close()


def _choices(release: Release, first: Selection, keys: Sequence[str]) -> Choices:
    dataset = release.datasets[0]
    everywhere = replace(first, area_keys=tuple(keys))
    threes = [tuple(keys[at : at + 3]) for at in range(3, 3 + 3 * MOST, 3)]
    earlier = [one.key for one in dataset.periods[1:]]
    kinds = (ComparatorKind.REGION, ComparatorKind.REST_OF_REGION, ComparatorKind.ENGLAND)
    compared = [ComparatorSelection(kind) for kind in kinds]
    one = replace(first, area_keys=first.area_keys[:1])
    return {
        "areas": [replace(first, area_keys=three) for three in threes],
        "provision": [replace(first, provision=one) for one in Provision] * 4,
        "comparator": [replace(one, comparator=each) for each in compared] * 4,
        "all": [replace(everywhere, provision=one) for one in Provision] * 2,
        "period": [replace(first, period_key=key) for key in earlier],
        "all-anew": [replace(everywhere, period_key=key) for key in earlier],
    }


def _measured(
    release: Release, choices: Choices
) -> Iterator[tuple[str, tuple[list[float], list[Page]]]]:
    for name, selections in choices.items():
        times, pages = [], []
        for selection in selections:
            before = time.perf_counter()
            pages.append(build_page(release, selection))
            times.append((time.perf_counter() - before) * 1000)
        yield name, (times, pages)


def _told(times: list[float]) -> dict[str, object]:
    return {"figures_ms": statistics.median(times), "figures_worst_ms": max(times)}


def _window() -> MainWindow:
    page = read_page(shipped_page_path())
    window = build_window(page, store=DictStore(), clipboard=SystemClipboard())
    window.resize(1360, 860)
    window.show()
    window.complete_start()
    return window


def _shown(
    application: QApplication, window: MainWindow, pages: Sequence[Page]
) -> dict[str, object]:
    """Return medians of what is made beside a page and of each tab, and the longest later step."""
    made: list[float] = []
    later: list[float] = []
    tabs = {}
    for tab in TABS:
        window.tabs.show_tab(tab.id)
        _come_to_rest(application)
        times = []
        for page in (*pages[:2], *pages)[:MOST]:  # the first two build what is built once
            specs = PageSpecs(page, window.state.options)
            made.append(_ms_of(specs.make))
            times.append(_ms_of(partial(_show, window, page, specs)))
            later.append(_come_to_rest(application))
        tabs[tab.name] = statistics.median(times[2:] or times)
    return {"tabs_ms": tabs, "specs_ms": statistics.median(made), "later_ms": max(later)}


def _show(window: MainWindow, page: Page, specs: PageSpecs) -> None:
    window.state.open_page(page, specs=specs)
    QApplication.sendPostedEvents()  # lays out, then paints, once


def _come_to_rest(application: QApplication) -> float:
    """Handle events until nothing is left to do, and return the longest step in milliseconds."""
    return max(_ms_of(application.processEvents) for _ in range(2 * len(TABS)))


def _ms_of(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


if __name__ == "__main__":
    main()
