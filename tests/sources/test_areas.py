from __future__ import annotations

import time

import pytest

from sendviewer.core.errors import InputError
from sendviewer.core.selections import Level, Place
from sendviewer.sources.areas import directory
from sendviewer.sources.authorities import authority_table

TABLE = authority_table()
DIRECTORY = directory()


def authority(dfe_code: str, name: str = "", code: str = "") -> Place:
    known = TABLE.authorities[dfe_code]
    return Place(dfe_code, Level.LOCAL_AUTHORITY, name or known.name, code or known.code, dfe_code)


def region(code: str) -> Place:
    known = TABLE.regions[code]
    return Place(code, known.level, known.name, code)


REGIONS = tuple(map(region, TABLE.regions))
NEWEST = REGIONS + tuple(
    authority(one.dfe_code) for one in TABLE.authorities.values() if not one.ended
)
JOINT = Place(
    "942 / 943",
    Level.LOCAL_AUTHORITY,
    "Cumberland / Westmorland and Furness",
    "E06000063 / E06000064",
    "942 / 943",
)
BEFORE_2019 = tuple(map(authority, ("835", "836", "837", "855", "856", "909", "928")))
WITH_JOINT_ROW = (authority("856"), JOINT)


def found(text: str, places: tuple[Place, ...] = NEWEST) -> str:
    place = DIRECTORY.find(text, places)
    assert place in places
    return place.key


def matches(text: str, places: tuple[Place, ...] = NEWEST) -> list[tuple[str, str]]:
    return [(match.place.name, match.matched) for match in DIRECTORY.search(text, places)]


def error(text: str, places: tuple[Place, ...] = NEWEST) -> str:
    with pytest.raises(InputError) as caught:
        DIRECTORY.find(text, places)
    assert caught.value.problem
    assert caught.value.remedy
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Leicester", "856"),
        ("Leicestershire", "855"),
        ("  leicester ", "856"),
        ("856", "856"),
        ("E06000016", "856"),
        ("e06000016", "856"),
        ("E08000016", "370"),
        ("E08000038", "370"),
        ("E08000019", "373"),
        ("St Helens", "342"),
        ("Hull", "810"),
        ("Bristol", "801"),
        ("Bristol City of", "801"),
        ("Durham", "840"),
        ("BCP", "839"),
        ("Bournemouth, Christchurch & Poole", "839"),
        ("Telford & Wrekin", "894"),
        ("Stoke on Trent", "861"),
        ("Bedford Borough", "822"),
        ("Leicestershire County Council", "855"),
        ("London Borough of Camden", "202"),
        ("City of London", "201"),
        ("York", "816"),
        ("England", "E92000001"),
        ("national", "E92000001"),
        ("E92000001", "E92000001"),
        ("East Midlands", "E12000004"),
        ("e12000004", "E12000004"),
        ("Yorkshire & the Humber", "E12000003"),
        ("London", "E12000007"),
        ("Inner London", "E13000001"),
        ("London (Outer)", "E13000002"),
    ],
)
def test_an_area_is_found_by_its_names_and_codes(text: str, key: str) -> None:
    assert found(text) == key


def test_every_area_is_found_by_its_name_and_by_each_of_its_codes() -> None:
    for place in NEWEST:
        assert found(place.name) == place.key
        assert found(place.code) == place.key
        assert not place.dfe_code or found(place.dfe_code) == place.key


def test_a_place_whose_file_spells_it_otherwise_is_found_by_both_names() -> None:
    places = (authority("884", "Herefordshire"), authority("370", "Barnsley", "E08000016"))
    assert found("Herefordshire, County of", places) == "884"
    assert found("E08000038", places) == "370"


def test_a_place_without_codes_is_known_by_its_name() -> None:
    place = Place("leicester", Level.LOCAL_AUTHORITY, "Leicester")
    assert DIRECTORY.find("856", (place,)) is place
    assert DIRECTORY.region_of(place) == ("E12000004", "East Midlands")


def test_the_name_of_today_is_the_one_that_the_period_has() -> None:
    assert found("Dorset") == "838"
    assert found("Dorset", BEFORE_2019) == "835"


def test_the_beginning_of_a_name_is_not_taken_for_it() -> None:
    assert "nearest is Oxfordshire (931)" in error("Oxford")
    without_the_city = tuple(place for place in NEWEST if place.dfe_code != "856")
    words = error("Leicester", without_the_city)
    assert words.startswith("These figures have no rows for Leicester (856).")


def test_a_misspelled_name_is_answered_with_the_nearest() -> None:
    assert "The nearest are Leicester (856), Leicestershire (855)" in error("Lecester")
    assert "The nearest is Tower Hamlets (211)." in error("Tower Hamlet")


def test_words_that_are_near_nothing_are_answered_with_what_to_give() -> None:
    assert error("999") == (
        "These figures have no area that is called “999”. "
        "Give a name, a 3-digit code or a 9-character code of an area in these figures."
    )
    assert "No area is named." in error(" , ")


def test_two_areas_of_one_name_are_told_with_their_codes() -> None:
    other = Place("E99000025", Level.LOCAL_AUTHORITY, "Birmingham", "E99000025", "330")
    places = (*NEWEST, other)
    words = error("Birmingham", places)
    assert "names 2 areas in these figures" in words
    assert "Birmingham (330, E08000025) and Birmingham (330, E99000025)" in words
    assert found("E99000025", places) == "E99000025"
    assert found("E08000025", places) == "330"


def test_an_authority_that_was_divided_is_named_with_all_that_it_became() -> None:
    words = error("Northamptonshire")
    assert words == error("928") == error("E10000021")
    assert "ended in March 2021: its area is now North Northamptonshire (940) and West" in words
    assert "Choose North Northamptonshire (940) and West Northamptonshire (941), which " in words
    assert words.endswith("together are the same area.")


def test_an_authority_that_was_joined_to_others_is_not_said_to_be_the_same_area() -> None:
    words = error("Poole")
    assert "its area is now part of Bournemouth, Christchurch and Poole (839)" in words
    assert "which is not the same area" in words


def test_an_authority_is_not_found_before_it_began() -> None:
    words = error("West Northamptonshire", BEFORE_2019)
    assert "was formed in April 2021 from part of Northamptonshire (928)" in words
    assert "There are rows for Northamptonshire (928), which is not the same area" in words


def test_one_half_of_a_joint_row_is_not_taken_for_the_row() -> None:
    words = error("Cumberland", WITH_JOINT_ROW)
    assert "rows for Cumberland / Westmorland and Furness (942 / 943), which is not" in words
    assert found("942 / 943", WITH_JOINT_ROW) == JOINT.key
    assert "(942 / 943), which is the same area." in error("Cumbria", WITH_JOINT_ROW)


def test_london_is_not_made_of_its_parts_silently() -> None:
    places = tuple(place for place in NEWEST if place.key != "E12000007")
    assert "parts of it: Inner London (E13000001) and Outer London (E13000002)" in error(
        "London", places
    )


def test_an_exact_name_goes_before_a_longer_one() -> None:
    assert matches("leicester") == [("Leicester", ""), ("Leicestershire", "")]
    names = [name for name, _ in matches("york")]
    assert names == [
        *("York", "Yorkshire and The Humber"),
        *("East Riding of Yorkshire", "North Yorkshire"),
    ]


def test_the_beginning_of_a_word_goes_before_the_middle_of_one() -> None:
    names = [name for name, _ in matches("hull")]
    assert names == ["Kingston upon Hull, City of", "Solihull"]


def test_beginnings_of_several_words_are_enough() -> None:
    assert matches("bath som") == [("Bath and North East Somerset", "")]


def test_a_match_tells_what_matched_when_it_is_not_the_name() -> None:
    assert matches("855") == [("Leicestershire", "855")]
    assert matches("E08000016") == [("Barnsley", "formerly E08000016")]
    assert matches("poole") == [("Bournemouth, Christchurch and Poole", "")]
    assert matches("bcp") == [("Bournemouth, Christchurch and Poole", "also called BCP")]


def test_old_names_lead_to_what_the_area_became_and_back() -> None:
    parts = [("Cumberland", "from part of Cumbria")]
    parts.append(("Westmorland and Furness", "from part of Cumbria"))
    assert matches("cumbria") == parts
    assert matches("cumbria", WITH_JOINT_ROW) == [(JOINT.name, "formerly Cumbria")]
    assert matches("cumberland", BEFORE_2019) == [("Cumbria", "later Cumberland")]


def test_history_is_not_told_of_an_area_that_has_rows_itself() -> None:
    assert matches("cumbria", (*NEWEST, authority("909"))) == [("Cumbria", "")]


def test_figures_inside_a_code_match_nothing() -> None:
    assert [name for name, _ in matches("016")] == []


def test_no_text_lists_england_then_regions_then_authorities_by_name() -> None:
    everything = [match.place for match in DIRECTORY.search("", NEWEST, limit=None)]
    assert len(everything) == len(NEWEST)
    assert everything[0].name == "England"
    assert [place.level for place in everything[1:10]] == [Level.REGIONAL] * 9
    assert everything[12].name == "Barking and Dagenham"
    assert len(DIRECTORY.search("", NEWEST)) == 12


def test_results_are_always_places_of_the_release_that_is_asked() -> None:
    DIRECTORY.search("leicester", NEWEST)
    assert matches("leicester", (authority("855"),)) == [("Leicestershire", "")]


def test_a_search_that_finds_nothing_can_ask_for_the_nearest() -> None:
    assert DIRECTORY.search("lecester", NEWEST) == ()
    nearest = DIRECTORY.nearest("lecester", NEWEST, limit=2)
    assert [place.name for place in nearest] == ["Leicester", "Leicestershire"]


def test_a_search_for_each_key_is_without_gross_loss() -> None:
    DIRECTORY.search("", NEWEST)
    started = time.process_time()
    for _ in range(10):
        DIRECTORY.search("north east", NEWEST)
    # A frame is 0.016 s.
    assert (time.process_time() - started) / 10 < 0.05


def test_the_lineage_of_most_areas_is_empty() -> None:
    assert DIRECTORY.lineage(authority("856")) == ()
    assert DIRECTORY.lineage(authority("370")) == ()
    assert DIRECTORY.lineage(region("E12000004")) == ()
    assert sum(bool(DIRECTORY.lineage(place)) for place in NEWEST) == 10


def test_the_lineage_says_what_an_area_was_formed_from() -> None:
    (sentence,) = DIRECTORY.lineage(authority("839"))
    assert sentence == (
        "Bournemouth, Christchurch and Poole (839) was formed in April 2019 from Poole (836), "
        "Bournemouth (837) and part of Dorset (835)."
    )


def test_the_lineage_says_what_became_of_an_area() -> None:
    (sentence,) = DIRECTORY.lineage(authority("835"))
    assert sentence == (
        "Dorset (835) ended in March 2019: its area is now Dorset (838) and part of "
        "Bournemouth, Christchurch and Poole (839)."
    )


def test_the_lineage_of_a_joint_row_names_both_authorities() -> None:
    sentence, *origins = DIRECTORY.lineage(JOINT)
    assert sentence == (
        "Cumberland (942) and Westmorland and Furness (943) are published as one row."
    )
    assert len(origins) == 2


def test_an_authority_is_in_its_region_whatever_the_file_says() -> None:
    camden = Place("202", Level.LOCAL_AUTHORITY, "Camden", "E09000007", "202", "E13000001", "In")
    assert DIRECTORY.region_of(camden) == ("E12000007", "London")
    assert DIRECTORY.region_of(JOINT) == ("E12000002", "North West")


def test_a_region_is_its_own_and_a_part_of_london_is_in_london() -> None:
    assert DIRECTORY.region_of(region("E12000004")) == ("E12000004", "East Midlands")
    assert DIRECTORY.region_of(region("E13000002")) == ("E12000007", "London")
    assert DIRECTORY.region_of(region("E92000001")) == ("", "")


def test_the_region_of_an_unknown_place_is_the_one_that_the_file_gives() -> None:
    place = Place("999", Level.LOCAL_AUTHORITY, "Nowhere", "E99000001", "999", "E12000004", "EM")
    assert DIRECTORY.region_of(place) == ("E12000004", "East Midlands")
    place = Place("999", Level.LOCAL_AUTHORITY, "Nowhere", "E99000001", "999", "X1", "Elsewhere")
    assert DIRECTORY.region_of(place) == ("X1", "Elsewhere")
