"""What PySide seldom uses is loaded when it is used, and then says what it has always said."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_process import run_alone

SAYS = """
import inspect
from PySide6.QtCore import QObject, QPoint, Qt
try:
    QPoint("x", 1)
except TypeError as error:
    print(error)
try:
    QObject(nonsense=1)
except AttributeError as error:
    print(error)
print(QObject.setObjectName.__doc__)
print(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
print(inspect.getsource(inspect.getsource)[:20])
"""

LEANLY = """
import sys
pythons_own = set(sys.modules)
from pathlib import Path
from sendviewer.pyside_import import import_pyside
import_pyside(Path(sys.argv[1]))
"""

EARLY = """
from PySide6.QtGui import QColor
describes = {"ast", "dis", "linecache", "logging", "random", "tokenize"}
print(sorted(describes & (sys.modules.keys() - pythons_own)))
"""


@pytest.mark.parametrize("again", [False, True], ids=["first start", "second start"])
def test_mistakes_and_help_are_worded_as_pyside_words_them(tmp_path: Path, again: bool) -> None:
    if again:
        run_alone(LEANLY, tmp_path)
    assert run_alone(LEANLY + SAYS, tmp_path) == run_alone(SAYS, tmp_path)


def test_what_only_describes_is_not_loaded_with_qt(tmp_path: Path) -> None:
    assert run_alone(LEANLY + EARLY, tmp_path) == "[]\n"
