"""Columns are as wide as their words, and share what room is left where it saves lines."""

from __future__ import annotations

from sendviewer.export.office.column_widths import ColumnSetting, column_widths, row_lines
from sendviewer.export.office.text import text_width

SETTING = ColumnSetting(10, (0.1, 0.1), (1,))
ROWS = (("Need", "Children"), ("Speech, language and communication needs", "at least 4,087"))


def test_all_of_the_width_is_used_unless_less_is_asked_for() -> None:
    assert round(sum(column_widths(ROWS, SETTING, 6)), 6) == 6
    assert sum(column_widths(ROWS, SETTING, 6, is_full=False)) < 5


def test_no_word_is_broken_and_no_figure_parted() -> None:
    names, figures = column_widths(ROWS, SETTING, 2.5)

    assert names > text_width("communication", 10)
    assert figures > text_width("at least 4,087", 10)


def test_a_figure_in_the_narrowest_column_takes_one_line() -> None:
    rows = (("Need", "95% interval (%)"), ("Moderate Learning Disability", "29.2 to 30.4"))

    assert row_lines(rows[1], SETTING, column_widths(rows, SETTING, 1.9)) == [3, 1]


def test_room_goes_to_the_column_that_makes_rows_high() -> None:
    narrow, wide = (column_widths(ROWS, SETTING, width) for width in (2.5, 4.5))

    assert row_lines(ROWS[1], SETTING, wide)[0] < row_lines(ROWS[1], SETTING, narrow)[0]
    assert wide[0] - narrow[0] > wide[1] - narrow[1]


def test_what_does_not_fit_at_all_is_narrowed_in_proportion() -> None:
    assert round(sum(column_widths(ROWS, SETTING, 1)), 6) == 1
