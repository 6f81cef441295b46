"""Text for Word and PowerPoint holds nothing that XML forbids, and is measured without Qt."""

from __future__ import annotations

import pytest

from sendviewer.export.office.text import line_count, office_text, run_text, text_width


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_forbids_is_left_out(sign: str) -> None:
    assert office_text(f"21,{sign}966") == "21,966"


def test_signs_in_front_stay_as_text_is_never_a_field() -> None:
    assert office_text("=1+1") == "=1+1"


def test_a_run_keeps_the_spaces_that_part_it_from_its_neighbours() -> None:
    assert run_text(" of the\n school ") == " of the school "


def test_bold_and_larger_letters_are_wider() -> None:
    assert text_width("Need", 10) < text_width("Need", 10, is_bold=True) < text_width("Need", 12)


def test_lines_are_broken_between_words_and_a_long_word_within() -> None:
    word = text_width("word", 10)

    assert line_count("word word word", word * 3.5, 10) == 1
    assert line_count("word word word", word * 1.1, 10) == 3
    assert line_count("wordwordword", word * 1.1, 10) == 3
