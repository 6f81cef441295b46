"""Every command of the window, as data: menus, shortcuts, palette and tests are read from here."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

__all__ = [
    "ACTIONS",
    "FILE",
    "MENUS",
    "ActionSpec",
    "Condition",
    "MenuPath",
    "matching",
    "menu_place",
    "plain",
    "shown_shortcut",
    "spec_of",
]


class Condition(Enum):
    """What a command needs before it can run; the value says what to do when it is not met."""

    ALWAYS = ""
    ON_NEEDS = "Open the tab Needs first (Ctrl+2)."
    ON_CHART = "Open the tab Chart first (Ctrl+3)."
    KNOWS_PUPILS = (
        "The source of this page does not count all pupils, so it has no figures per 100 of them."
    )
    ON_TEXT = "Open the tab Improvement and commissioning first (Ctrl+4)."
    CARD_SELECTED = "Select a card of the Overview first (Ctrl+1)."
    FIGURE_SELECTED = "Select a need or a card first."
    FIGURE_EXPLAINED = "Select a figure first."
    HAS_DESCRIPTION = "Open a tab that has a description first, such as Chart (Ctrl+3)."
    CAN_UNDO = "There is no change of the view to take back."
    CAN_REDO = "There is no change of the view to make again."
    FILTERED = "No need is filtered out."
    COMPARED = "England is not compared with itself: choose what to compare with (Ctrl+G)."
    FROM_FILE = (
        "This page has one comparator. Open a DfE file (Ctrl+O) and choose the area to change it."
    )
    SEVERAL_COMPARED = "There is a mean only where several areas are compared with."
    TEXT_CAN_GROW = "The text is at its largest, 200%."
    TEXT_CAN_SHRINK = "The text is at its smallest, 100%."


class ActionSpec(Struct, frozen=True):
    """One command.

    ``text`` has an "&" before its letter for the keyboard, and "…" at its end where it asks for
    more. ``menu`` is the way to it; a line is drawn in the menu where ``section`` changes. The
    first of ``shortcuts`` is the one that is shown. Commands of one ``choice`` exclude each other;
    ``checkable`` ones are on or off.
    """

    id: str
    text: str
    tip: str
    menu: tuple[str, ...]
    section: int = 0
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    condition: Condition = Condition.ALWAYS
    choice: str = ""
    checkable: bool = False


MenuPath = tuple[str, ...]

FILE = ("&File",)
EXPORT = ("&File", "&Export a part")
EDIT = ("&Edit",)
COPY_AS = ("&Edit", "Copy &as")
TABLE = ("&Table",)
CHART = ("&Chart",)
VIEW = ("&View",)
COMPARE = ("&View", "Compare &with")
THEME = ("&View", "T&heme")
TEXT_SIZE = ("&View", "Text &size")
CONFIDENCE = ("&View", "&Interval")
BASE = ("&View", "&Figures as")
HELP = ("&Help",)

MENUS: tuple[MenuPath, ...] = (FILE, EDIT, TABLE, CHART, VIEW, HELP)
"""The menus of the menu bar, from the left."""

_FILE = (
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

_EDIT = (
    ActionSpec(
        "edit.undo",
        "&Undo",
        "Take back the last change of the view",
        EDIT,
        icon="undo",
        shortcuts=("Ctrl+Z",),
        condition=Condition.CAN_UNDO,
    ),
    ActionSpec(
        "edit.redo",
        "&Redo",
        "Make the change again that was taken back",
        EDIT,
        icon="redo",
        shortcuts=("Ctrl+Y", "Ctrl+Shift+Z"),
        condition=Condition.CAN_REDO,
    ),
    ActionSpec(
        "edit.copy",
        "&Copy",
        "Copy what is selected on this tab, or all of it",
        EDIT,
        section=1,
        icon="copy",
        shortcuts=("Ctrl+C",),
    ),
    ActionSpec(
        "edit.copy_table",
        "Copy &table",
        "Copy the visible table for a document or a spreadsheet",
        EDIT,
        section=1,
        icon="table",
        shortcuts=("Ctrl+Shift+C",),
    ),
    ActionSpec(
        "edit.copy_chart",
        "Copy c&hart as picture",
        "Copy the chart as a picture, 300 dots per inch",
        EDIT,
        section=1,
        icon="picture",
        shortcuts=("Ctrl+Shift+H",),
    ),
    ActionSpec(
        "edit.copy_sentence",
        "Copy as &sentence",
        "Copy the selected figure as a sentence, with comparison and source",
        EDIT,
        section=1,
        icon="text",
        shortcuts=("Ctrl+Shift+S",),
        condition=Condition.FIGURE_SELECTED,
    ),
    ActionSpec(
        "edit.copy_description",
        "Copy &description",
        "Copy this tab in words, for readers who cannot see the picture",
        EDIT,
        section=1,
        icon="text",
        shortcuts=("Ctrl+Shift+A",),
        condition=Condition.HAS_DESCRIPTION,
    ),
    ActionSpec(
        "edit.copy_section",
        "Copy sectio&n",
        "Copy the section of the text that is being read",
        EDIT,
        section=1,
        icon="copy",
        condition=Condition.ON_TEXT,
    ),
    ActionSpec(
        "edit.paste_kit",
        "&Paste kit…",
        "Take sentence, chart, alternative text, table and source along, one paste after another",
        EDIT,
        section=1,
        icon="copy",
        shortcuts=("Ctrl+Shift+V",),
    ),
    ActionSpec(
        "edit.copy_markdown",
        "Table as &Markdown",
        "Copy the visible table as Markdown",
        COPY_AS,
        section=1,
        icon="table",
    ),
    ActionSpec(
        "edit.copy_csv",
        "Table as &CSV",
        "Copy the visible table as CSV",
        COPY_AS,
        section=1,
        icon="table",
    ),
    ActionSpec(
        "edit.copy_table_picture",
        "Table as &picture",
        "Copy the visible table as a picture",
        COPY_AS,
        section=1,
        icon="picture",
    ),
    ActionSpec(
        "edit.copy_card_picture",
        "Card as p&icture",
        "Copy the focused card of the overview as a picture",
        COPY_AS,
        section=1,
        icon="picture",
        condition=Condition.CARD_SELECTED,
    ),
    ActionSpec(
        "edit.own_text",
        "Edit &your text…",
        "Write the text that goes with this area from year to year",
        EDIT,
        section=2,
        icon="text",
        shortcuts=("Ctrl+Shift+E",),
    ),
    ActionSpec(
        "edit.find",
        "&Find",
        "Search on this tab",
        EDIT,
        section=2,
        icon="search",
        shortcuts=("Ctrl+F",),
    ),
)

_TABLE = (
    ActionSpec(
        "table.sort_ascending",
        "Sort &smallest first",
        "Sort the needs by the current column, smallest or A first",
        TABLE,
        icon="arrow-up",
        shortcuts=("Alt+Shift+Up",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.sort_descending",
        "Sort &largest first",
        "Sort the needs by the current column, largest or Z first",
        TABLE,
        icon="arrow-down",
        shortcuts=("Alt+Shift+Down",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.sort_add",
        "&Then sort by this column",
        "Keep the sort and add the current column to it; again turns it round",
        TABLE,
        shortcuts=("Alt+Shift+S",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.filter",
        "&Filter this column…",
        "Choose which values of the current column are shown",
        TABLE,
        section=1,
        icon="filter",
        shortcuts=("Ctrl+Shift+L",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.clear_filters",
        "&Clear all filters",
        "Show all needs again",
        TABLE,
        section=1,
        icon="close",
        shortcuts=("Ctrl+Shift+X",),
        condition=Condition.FILTERED,
    ),
    ActionSpec(
        "table.columns",
        "C&olumns…",
        "Choose which columns are shown, and in which order",
        TABLE,
        section=2,
        icon="columns",
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.hide_column",
        "&Hide this column",
        "Hide the current column",
        TABLE,
        section=2,
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.move_left",
        "Move column l&eft",
        "Move the current column one place to the left",
        TABLE,
        section=2,
        icon="arrow-left",
        shortcuts=("Alt+Shift+Left",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.move_right",
        "Move column r&ight",
        "Move the current column one place to the right",
        TABLE,
        section=2,
        icon="arrow-right",
        shortcuts=("Alt+Shift+Right",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.reset",
        "&Reset the table",
        "Show all columns at their first widths, unfiltered, largest first",
        TABLE,
        section=3,
        icon="reset",
        condition=Condition.ON_NEEDS,
    ),
)

_CHART = (
    ActionSpec(
        "chart.share",
        "&Share or prevalence",
        "Show what share each need has: of all that are counted, or per 100 pupils",
        CHART,
        shortcuts=("Alt+1",),
        condition=Condition.ON_CHART,
        choice="measure",
    ),
    ActionSpec(
        "chart.difference",
        "&Difference from the comparator",
        "Show how far each share or prevalence is from the comparator's",
        CHART,
        shortcuts=("Alt+2",),
        condition=Condition.ON_CHART,
        choice="measure",
    ),
    ActionSpec(
        "chart.children",
        "&Numbers",
        "Show how many children, or how many plans, have each need",
        CHART,
        shortcuts=("Alt+3",),
        condition=Condition.ON_CHART,
        choice="measure",
    ),
    ActionSpec(
        "chart.intervals",
        "Show &intervals",
        "Show how far chance alone may move each share",
        CHART,
        section=1,
        shortcuts=("Alt+I",),
        condition=Condition.ON_CHART,
        checkable=True,
    ),
    ActionSpec(
        "chart.order_largest",
        "Order: &largest first",
        "The largest bar on top",
        CHART,
        section=2,
        condition=Condition.ON_CHART,
        choice="order",
    ),
    ActionSpec(
        "chart.order_table",
        "Order: as in the &table",
        "Sorted and filtered as the table of needs is",
        CHART,
        section=2,
        condition=Condition.ON_CHART,
        choice="order",
    ),
    ActionSpec(
        "chart.order_source",
        "&Order: as in the source",
        "In the order in which the source gives the needs",
        CHART,
        section=2,
        condition=Condition.ON_CHART,
        choice="order",
    ),
)

_VIEW = (
    ActionSpec(
        "view.overview",
        "&Overview",
        "Show the tab Overview",
        VIEW,
        shortcuts=("Ctrl+1",),
        choice="tab",
    ),
    ActionSpec(
        "view.needs", "&Needs", "Show the tab Needs", VIEW, shortcuts=("Ctrl+2",), choice="tab"
    ),
    ActionSpec(
        "view.chart", "&Chart", "Show the tab Chart", VIEW, shortcuts=("Ctrl+3",), choice="tab"
    ),
    ActionSpec(
        "view.text",
        "&Improvement and commissioning",
        "Show the tab Improvement and commissioning",
        VIEW,
        shortcuts=("Ctrl+4",),
        choice="tab",
    ),
    ActionSpec(
        "view.reading",
        "Reading vie&w",
        "Show the page in plain words, with pictures; again leads back to the tabs",
        VIEW,
        shortcuts=("F9",),
        icon="text",
        checkable=True,
    ),
    ActionSpec(
        "compare.england",
        "&England",
        "Compare with England, of which the area is a part",
        COMPARE,
        section=1,
        condition=Condition.FROM_FILE,
        choice="comparator",
    ),
    ActionSpec(
        "compare.region",
        "&Region",
        "Compare with the region, of which the area is a part",
        COMPARE,
        section=1,
        condition=Condition.FROM_FILE,
        choice="comparator",
    ),
    ActionSpec(
        "compare.rest_of_region",
        "Rest &of the region",
        "Compare with the region without the area itself",
        COMPARE,
        section=1,
        condition=Condition.FROM_FILE,
        choice="comparator",
    ),
    ActionSpec(
        "compare.neighbours",
        "Statistical &neighbours",
        "Compare with the authorities that DfE's list calls most alike, added together",
        COMPARE,
        section=1,
        condition=Condition.FROM_FILE,
        choice="comparator",
    ),
    ActionSpec(
        "compare.areas",
        "Other &areas…",
        "Choose the areas to compare with",
        COMPARE,
        section=1,
        condition=Condition.FROM_FILE,
        choice="comparator",
    ),
    ActionSpec(
        "compare.simple_mean",
        "Simple &mean of the areas",
        "Compare with the mean of the areas' shares, each area counting the same",
        COMPARE,
        section=2,
        condition=Condition.SEVERAL_COMPARED,
        checkable=True,
    ),
    ActionSpec(
        "view.confidence_95",
        "9&5% interval",
        "Compare by 95% intervals",
        CONFIDENCE,
        section=1,
        choice="confidence",
    ),
    ActionSpec(
        "view.confidence_998",
        "99.&8% interval",
        "Compare by 99.8% intervals: fewer differences by chance alone",
        CONFIDENCE,
        section=1,
        choice="confidence",
    ),
    ActionSpec(
        "view.base_share",
        "&Share of all that are counted",
        "Show each need as a percentage of all that the page counts, in table and chart",
        BASE,
        section=1,
        shortcuts=("Alt+4",),
        choice="base",
    ),
    ActionSpec(
        "view.base_prevalence",
        "&Prevalence, per 100 pupils",
        "Show each need out of all pupils of the same file, in table and chart",
        BASE,
        section=1,
        shortcuts=("Alt+5",),
        condition=Condition.KNOWS_PUPILS,
        choice="base",
    ),
    ActionSpec(
        "view.theme_system",
        "As the &system",
        "Light, dark or high contrast, as the system is set",
        THEME,
        section=2,
        choice="theme",
    ),
    ActionSpec("view.theme_light", "&Light", "Dark text on light", THEME, 2, choice="theme"),
    ActionSpec("view.theme_dark", "&Dark", "Light text on dark", THEME, 2, choice="theme"),
    ActionSpec(
        "view.theme_contrast",
        "High &contrast",
        "White and yellow on black",
        THEME,
        section=2,
        choice="theme",
    ),
    ActionSpec(
        "view.text_larger",
        "&Larger text",
        "Make all text one step larger, up to 200%",
        TEXT_SIZE,
        section=2,
        icon="text-size",
        shortcuts=("Ctrl++", "Ctrl+="),
        condition=Condition.TEXT_CAN_GROW,
    ),
    ActionSpec(
        "view.text_smaller",
        "&Smaller text",
        "Make all text one step smaller, down to 100%",
        TEXT_SIZE,
        section=2,
        icon="text-size",
        shortcuts=("Ctrl+-",),
        condition=Condition.TEXT_CAN_SHRINK,
    ),
    ActionSpec(
        "view.text_normal",
        "&Normal text",
        "Set all text to 100%",
        TEXT_SIZE,
        section=2,
        shortcuts=("Ctrl+0",),
        condition=Condition.TEXT_CAN_SHRINK,
    ),
    ActionSpec(
        "view.next_pane",
        "Next &pane",
        "Go to the next part of the window",
        VIEW,
        section=3,
        shortcuts=("F6",),
    ),
    ActionSpec(
        "view.previous_pane",
        "Pre&vious pane",
        "Go to the part of the window before",
        VIEW,
        section=3,
        shortcuts=("Shift+F6",),
    ),
    ActionSpec(
        "view.reset",
        "&Reset the view",
        "Set view, theme and text size back to how they first were; recent files stay",
        VIEW,
        section=4,
        icon="reset",
    ),
)

_HELP = (
    ActionSpec(
        "help.guide",
        "&How to read this page",
        "What the figures mean, and what the words mean",
        HELP,
        icon="help",
        shortcuts=("F1",),
    ),
    ActionSpec(
        "help.glossary",
        "&What the words mean",
        "All terms and all needs from A to Z, opened at the one that you are on",
        HELP,
        icon="text",
        shortcuts=("Ctrl+F1",),
    ),
    ActionSpec(
        "help.explain",
        "&Explain this figure",
        "Where the selected figure comes from: source, formula, rounding",
        HELP,
        icon="info",
        shortcuts=("Shift+F1",),
        condition=Condition.FIGURE_EXPLAINED,
    ),
    ActionSpec(
        "help.shortcuts",
        "&Keyboard shortcuts",
        "All commands with their shortcuts",
        HELP,
        section=1,
        icon="keyboard",
        shortcuts=("Ctrl+/",),
    ),
    ActionSpec(
        "help.palette",
        "&Find a command…",
        "Type a few letters of a command and run it",
        HELP,
        section=1,
        icon="search",
        shortcuts=("Ctrl+K",),
    ),
    ActionSpec(
        "help.log",
        "Where is the &log file?",
        "Show where the program writes down its faults",
        HELP,
        section=2,
    ),
    ActionSpec(
        "help.about",
        "&About SEND Viewer",
        "Version, licence and the source of the figures",
        HELP,
        section=2,
        icon="info",
    ),
)

ACTIONS: tuple[ActionSpec, ...] = _FILE + _EDIT + _TABLE + _CHART + _VIEW + _HELP
"""All commands, in the order of the menus."""

_BY_ID = {spec.id: spec for spec in ACTIONS}


def spec_of(command: str) -> ActionSpec:
    """Return the command with this id; raises KeyError for one that does not exist."""
    return _BY_ID[command]


def plain(text: str) -> str:
    """Return a text of a command or a menu without the sign for its letter."""
    return text.replace("&", "")


def menu_place(spec: ActionSpec) -> str:
    """Return the way to a command through the menus: "Edit, Copy as"."""
    return ", ".join(plain(name) for name in spec.menu)


def shown_shortcut(spec: ActionSpec) -> str:
    """Return a command's first shortcut as it is written on the keys, or an empty string."""
    return spec.shortcuts[0] if spec.shortcuts else ""


def matching(words: str, specs: tuple[ActionSpec, ...] = ACTIONS) -> tuple[ActionSpec, ...]:
    """Return the commands whose text, place or tip holds every word; best matches first."""
    wanted = words.casefold().split()
    found = [spec for spec in specs if all(word in _searchable(spec) for word in wanted)]
    return tuple(sorted(found, key=lambda spec: _distance(spec, wanted)))


def _searchable(spec: ActionSpec) -> str:
    return f"{plain(spec.text)} {menu_place(spec)} {spec.tip}".casefold()


def _distance(spec: ActionSpec, wanted: list[str]) -> int:
    """Return how far the words are from the beginnings of the words of the command's text."""
    text = f" {plain(spec.text).casefold()}"
    far = 0
    for word in wanted:
        at_beginning = f" {word}" in text
        far += 0 if at_beginning else 1 if word in text else 2
    starts = text.startswith(tuple(f" {word}" for word in wanted))
    return 2 * far + (not starts)
