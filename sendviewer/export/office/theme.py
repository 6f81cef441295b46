"""The fonts and colours of documents that have no template, in the theme of the document.

There a person changes them in one place. The empty documents come with the libraries.
"""

from __future__ import annotations

import io
import re
import zipfile
from importlib import import_module
from pathlib import Path

__all__ = ["COLOURS", "FONT", "themed_package"]

FONT = "Arial"
"""Every system has it or one of the same widths; the bundled font cannot be put into a file."""

COLOURS = {
    "dk1": "0B0C0C",
    "lt1": "FFFFFF",
    "dk2": "505A5F",
    "lt2": "F3F2F1",
    "accent1": "12436D",
    "accent2": "F46A25",
    "accent3": "0F766E",
    "accent4": "6BACE6",
    "accent5": "801650",
    "accent6": "505A5F",
    "hlink": "12436D",
    "folHlink": "801650",
}
"""The palette of the Government Analysis Function, and the window's own teal for "lower".

In charts accent1 is the area, accent2 higher, accent3 lower, and accent6 what it is compared with:
each has a slot to itself, so that a template gives it a colour that means nothing else.
"""

THEME = "theme/theme1.xml"


def themed_package(library: str) -> io.BytesIO:
    """Return the empty document of "docx" or "pptx" with the theme of this program."""
    source = Path(import_module(library).__path__[0]) / "templates" / f"default.{library}"
    stream = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _themed(content.decode()) if name.endswith(THEME) else content)
    stream.seek(0)
    return stream


def _themed(theme: str) -> str:
    for name, colour in COLOURS.items():
        element = rf"<a:{name}>.*?</a:{name}>"
        new = f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
        theme = re.sub(element, new, theme, count=1, flags=re.DOTALL)
    return re.sub(r'<a:latin typeface="[^"]+"', f'<a:latin typeface="{FONT}"', theme)
