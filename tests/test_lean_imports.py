"""What packages would import and read is left out, and is there for whoever asks for it."""

from __future__ import annotations

import pytest
from own_process import run_alone

MSGSPEC = """
import sys
from sendviewer.lean_imports import import_msgspec
import_msgspec()
assert 'msgspec' in sys.modules
assert 'typing_extensions' not in sys.modules
for name in ('platform', 'textwrap', 'msgspec.inspect'):
    assert '__getattr__' in vars(sys.modules[name]), f'{name} is loaded'
import platform, uuid
assert platform.system() and platform.python_version() and uuid.uuid4()
import msgspec
from sendviewer.core.pages import Page
import typing_extensions
assert typing_extensions.TypedDict
"""

WINDOW = """
import linecache
from sendviewer.cli import window
window.from_app('run_window')
read = [name for name in linecache.cache if 'sendviewer' in name]
assert not read, read
from PySide6.QtWidgets import QWidget
"""


@pytest.mark.parametrize("code", [MSGSPEC, WINDOW], ids=["msgspec", "window"])
def test_the_start_reads_no_more_than_it_needs(code: str) -> None:
    run_alone(code)


def test_without_pyside_imports_stay_as_they_are() -> None:
    code = (
        "import builtins; plain = builtins.__import__; "
        "from sendviewer.lean_imports import import_plainly; import_plainly(); "
        "assert builtins.__import__ is plain"
    )
    run_alone(code)
