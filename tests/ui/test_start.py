"""The start: what is imported before the first paint, and that the program ends by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
import PySide6.QtCore
import PySide6.QtWidgets

from PySide6.QtCore import QTimer
from sendviewer import app
from sendviewer.ui.main_window import MainWindow

LATER = {
    "duckdb",
    "numpy",
    "pyqtgraph",
    "sendviewer.core.selections",
    "sendviewer.export.pictures",
    "sendviewer.export.table_text",
    "sendviewer.export.tables",
    "sendviewer.export.texts",
    "sendviewer.present.chart",
    "sendviewer.present.table",
    "sendviewer.sources.areas",
    "sendviewer.sources.dfe.opening",
    "sendviewer.sources.dfe.page_building",
    "sendviewer.ui.area_dialog",
    "sendviewer.ui.commands.catalogue",
    "sendviewer.ui.own_text_dialog",
    "sendviewer.views.chart_plot",
}

def when_idle():
    (window,) = (w for w in app.QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    if window.tabs.built("chart") is None:
        QTimer.singleShot(10, when_idle)
        return
    print("built", sorted(tab.id for tab in app.TABS if window.tabs.built(tab.id)))
    window.close()

def look():
    print("early", sorted(LATER & sys.modules.keys()))
    print("namespace", "Qt" in vars(PySide6.QtCore))
    print("hands over", sys.getswitchinterval() <= 0.001)
    print("unused", sorted({"QCalendarWidget", "QWizard"} & vars(PySide6.QtWidgets).keys()))
    QTimer.singleShot(10, when_idle)

print("code", app.run_window(sys.argv[1:], after_first_paint=look))
"""

WHEN_READY = """
import gc
from PySide6.QtCore import QTimer
from sendviewer import app
from sendviewer.ui.main_window import MainWindow

def look():
    import duckdb  # as for a file that is opened at once

    (window,) = (w for w in app.QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    window.all_ready.connect(lambda: QTimer.singleShot(0, lambda: tell(window)))

def tell(window):
    print("collects", gc.isenabled())
    print(len(gc.get_objects()))
    window.close()

app.run_window(after_first_paint=look)
"""


def start(tmp_path: Path, *arguments: str) -> str:
    return run(PROGRAM, tmp_path, *arguments).stdout


def run(program: str, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "SENDVIEWER_SETTINGS": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )


def test_before_the_first_paint_only_what_is_painted_is_imported_and_later_every_tab_is_built(
    tmp_path: Path,
) -> None:
    said = start(tmp_path)
    assert "early []" in said
    assert "namespace False" in said
    assert "unused []" in said
    assert "hands over True" in said
    assert "built ['chart', 'needs', 'overview', 'text']" in said
    assert "code 0" in said
    assert (tmp_path / "settings.ini").exists()


def test_a_path_that_cannot_be_opened_does_not_stop_the_program(tmp_path: Path) -> None:
    assert "code 0" in start(tmp_path, str(tmp_path / "no such page"))


def test_once_all_is_ready_collecting_garbage_does_not_look_through_all_of_the_window(
    tmp_path: Path,
) -> None:
    done = run(WHEN_READY, tmp_path)
    collects, objects = done.stdout.splitlines()
    assert collects == "collects True"
    assert int(objects) < 10_000  # the chart alone has several times as many
    assert "leaked" not in done.stderr
