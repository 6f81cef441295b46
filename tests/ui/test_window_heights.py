"""No height of the window makes scroll bars come and go without end."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_process import run_alone

TESTS = Path(__file__).parents[1]

SHRINK = """
import sys
sys.path.insert(0, sys.argv[1])
from msgspec.structs import replace
from pages_by_hand import plans_page
from sendviewer.app import NoClipboard, _application, build_window
from sendviewer.core.pages import Comparator
from sendviewer.ui.settings import DictStore

tab, width, text_size, high, low = sys.argv[2], *map(int, sys.argv[3:])
# Its name makes the headers of the table high.
rest = Comparator("Rest of East Midlands", "rest-of-region")
application = _application()
page = replace(plans_page(), name="LLR", comparator=rest)
window = build_window(page, store=DictStore(), clipboard=NoClipboard())
window.appearance.set_text_size(text_size)
window.resize(width, high)
window.show()
window.complete_start()
window.tabs.show_tab(tab)
for height in range(high, low, -1):
    window.resize(width, height)
    for _ in range(3):
        application.processEvents()
settled = window.tabs.geometry()
for _ in range(3):
    application.processEvents()
print("settled" if window.tabs.geometry() == settled else "restless")
"""


@pytest.mark.parametrize(
    ("tab", "width", "text_size", "high", "low"),
    [
        ("needs", 1044, 100, 680, 640),
        ("needs", 1060, 100, 680, 640),
        ("needs", 1366, 150, 820, 760),
        ("chart", 1024, 100, 700, 640),
        ("chart", 1366, 200, 960, 900),
    ],
)
def test_a_window_that_is_made_lower_step_by_step_settles_at_each(
    tab: str, width: int, text_size: int, high: int, low: int
) -> None:
    sizes = map(str, (width, text_size, high, low))
    assert run_alone(SHRINK, TESTS, tab, *sizes, QT_QPA_PLATFORM="offscreen").strip() == "settled"
