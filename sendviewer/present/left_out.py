"""Says what each kind of file leaves out of a page, so that nobody takes a part for the whole."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LEFT_OUT", "SUMMARY_LEFT_OUT"]

LEFT_OUT: Mapping[str, str] = {
    ".pptx": (
        "Slides leave out the sections of text, and the lines of the intervals in the charts; "
        "the tables have the intervals as figures."
    ),
    ".svg": "A drawing holds the chart only.",
    ".png": "A picture holds the chart only.",
    ".csv": "A CSV file holds the figures; notes and text are left out.",
}
"""What is left out, by the ending of the file; a kind that is not named leaves out nothing."""

SUMMARY_LEFT_OUT = "A summary holds the overview; the table of needs, charts and text are left out."
