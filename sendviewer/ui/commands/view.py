"""The commands of the menu View: tabs, figures and intervals, theme, text size, panes.

Those of its menu Compare with are in ``compare``.
"""

from __future__ import annotations

from sendviewer.ui.commands import VIEW, ActionSpec, Condition
from sendviewer.ui.commands.compare import COMMANDS as COMPARE_COMMANDS

__all__ = ["COMMANDS"]

THEME = (*VIEW, "T&heme")
TEXT_SIZE = (*VIEW, "Text &size")
CONFIDENCE = (*VIEW, "&Interval")
BASE = (*VIEW, "&Figures as")

COMMANDS: tuple[ActionSpec, ...] = (
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
    *COMPARE_COMMANDS,
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
        "&Prevalence, per 100",
        "Show each need out of all whom the same file counts, in table and chart",
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
