"""Names of places stand in a sentence as people write them."""

from __future__ import annotations

import pytest

from sendviewer.core.place_names import place_in_sentence, place_list


@pytest.mark.parametrize(
    ("name", "in_sentence"),
    [
        ("Leicester", "Leicester"),
        ("England", "England"),
        ("London", "London"),
        ("Yorkshire and The Humber", "Yorkshire and The Humber"),
        ("East Midlands", "the East Midlands"),
        ("East of England", "the East of England"),
        ("City of London", "the City of London"),
        ("Isles Of Scilly", "the Isles Of Scilly"),
        ("Isle of Wight", "the Isle of Wight"),
        ("Rest of South East", "the rest of the South East"),
        ("Rest of Yorkshire and The Humber", "the rest of Yorkshire and The Humber"),
        ("the East Midlands", "the East Midlands"),
        ("North East Lincolnshire", "North East Lincolnshire"),
        ("Bristol, City of", "Bristol"),
        ("Leicester, Leicestershire and Rutland", "Leicester, Leicestershire and Rutland"),
        (
            "City of London, Hackney and Isle of Wight",
            "the City of London, Hackney and the Isle of Wight",
        ),
        ("Leicester, Rutland, Derby and 2 others", "Leicester, Rutland, Derby and 2 others"),
    ],
)
def test_a_name_has_its_article_and_is_not_turned_round(name: str, in_sentence: str) -> None:
    assert place_in_sentence(name) == in_sentence


def test_a_list_names_each_place_once_and_unmistakably() -> None:
    assert (
        place_list(["Kingston upon Hull, City of", "Leicester"])
        == "Kingston upon Hull and Leicester"
    )
    assert place_list(["Rutland"]) == "Rutland"
    assert place_list(["East Midlands", "South East"]) == "the East Midlands and the South East"


def test_names_that_hold_an_and_are_divided_by_semicolons() -> None:
    assert (
        place_list(["Brighton and Hove", "City of London", "Kent"])
        == "Brighton and Hove; the City of London; Kent"
    )
