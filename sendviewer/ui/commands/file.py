"""The commands of the menu File: opening, saving, exporting, printing, and leaving."""

from __future__ import annotations

from sendviewer.ui.commands import FILE, ActionSpec

__all__ = ["COMMANDS"]

EXPORT = (*FILE, "&Export a part")

COMMANDS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "file.open",
        "&Open…",
        "Open a page, or figures of the Department for Education: a CSV or a release zip",
        FILE,
        icon="open",
        shortcuts=("Ctrl+O",),
    ),
    ActionSpec(
        "file.open_folder",
        "Open &folder…",
        "Open a page that is a folder",
        FILE,
        icon="open",
        shortcuts=("Ctrl+Shift+O",),
    ),
    ActionSpec(
        "file.area_and_year",
        "&Area and year…",
        "Choose area, period and comparator from the DfE files that are open",
        FILE,
        icon="area",
        shortcuts=("Ctrl+G",),
    ),
    ActionSpec(
        "file.open_neighbours",
        "Open list of statistical &neighbours…",
        "Open DfE's list of the ten authorities most like each one: CSV or XLSX",
        FILE,
        icon="open",
    ),
    ActionSpec(
        "file.open_shipped",
        "Open the page that comes &with the program",
        "Show the page of Leicester, Leicestershire and Rutland, April 2020, again",
        FILE,
        icon="area",
    ),
    ActionSpec(
        "file.forget_copies",
        "Forget &kept figures of DfE files",
        "Read each DfE file anew the next time; the files themselves stay",
        FILE,
        icon="reset",
    ),
    ActionSpec(
        "file.save_page",
        "&Save page as…",
        "Save this page as a zip or a folder that opens again",
        FILE,
        section=1,
        icon="save",
        shortcuts=("Ctrl+S",),
    ),
    ActionSpec(
        "file.save_chart",
        "Save &chart as picture…",
        "Save the chart as PNG or SVG",
        FILE,
        section=1,
        icon="picture",
        shortcuts=("Ctrl+Shift+P",),
    ),
    ActionSpec(
        "file.export",
        "E&xport…",
        "Save the page as documents, pictures or data, with a preview and accessibility checks",
        FILE,
        section=1,
        icon="export",
        shortcuts=("Ctrl+E",),
    ),
    ActionSpec(
        "file.print",
        "&Print…",
        "See the page as it will be printed, in normal or in large print, and print it",
        FILE,
        section=1,
        icon="print",
        shortcuts=("Ctrl+P",),
    ),
    ActionSpec(
        "file.export_csv",
        "Table as &CSV…",
        "Save the visible table as CSV",
        EXPORT,
        icon="table",
        shortcuts=("Ctrl+Shift+T",),
    ),
    ActionSpec(
        "file.export_markdown",
        "Page as &Markdown…",
        "Save the whole page as Markdown",
        EXPORT,
        icon="text",
    ),
    ActionSpec(
        "file.export_json",
        "Page as &JSON…",
        "Save all figures of the page as JSON",
        EXPORT,
        icon="export",
    ),
    ActionSpec(
        "file.quit",
        "&Quit",
        "Leave SEND Viewer; it remembers how you left it",
        FILE,
        section=2,
        icon="quit",
        shortcuts=("Ctrl+Q",),
    ),
)
