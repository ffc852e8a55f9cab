"""Words in the name of a room: whole ones, however written; and whom toilets are for."""

import pytest
from shapely import box

from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of

PLACES = ("changing place", "changing places")


def answer(name, measure="is_called", /, *, number="0-12", description="", **params):
    one = room("r", box(0, 0, 3, 4), name=number, long_name=name, description=description)
    return measured(measurer_of(school_of(one)), measure, "room", "r", **params)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Changing Places toilet", True),
        ("CHANGING-PLACES_WC", True),
        ("WC (changing place)", True),
        ("Changing room", False),
        ("Places for changing", False),
        ("Exchanging places", False),
    ],
)
def test_whole_words_in_a_row_count_however_they_are_written(name, found):
    assert answer(name, words=PLACES).possible == {found}


def test_description_and_name_count_too():
    assert answer("", description="Visiting professionals", words=("visiting",)).possible == {True}
    assert answer("", number="Visiting room", words=("visiting",)).possible == {True}


@pytest.mark.parametrize("measure", ["is_called", "toilets_for"])
@pytest.mark.parametrize("number", ["", "0-12", "1.07 A"])
def test_a_room_without_a_word_is_unknown(measure, number):
    assert isinstance(answer("", measure, number=number), Unknown)


def test_a_place_outside_is_called_so_too():
    yard = room("y", box(0, 0, 9, 9), name="EX-01", long_name="Base playground", is_external=True)
    m = measurer_of(school_of(yard))
    assert measured(m, "is_called", "outdoor space", "y", words=("base",)).possible == {True}
    assert measured(m, "is_called", "outdoor space", "y", words=("SEN",)).possible == {False}


def test_no_words_are_held_by_no_name():
    assert answer("Hall").possible == {False}


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Girls' WCs", "girls"),
        ("Girl\u2019s toilets", "girls"),
        ("Female WC", "girls"),
        ("WC - Boys", "boys"),
        ("Gents", "boys"),
        ("Unisex WCs", "either sex"),
        ("Girls and boys WC", "either sex"),
        ("Gender-neutral toilets", "either sex"),
        ("Staff WC", "staff"),
        ("Staff WC female", "staff"),
        ("Visitors' WC", "staff"),
        ("Reception WCs", "young children"),
        ("Infant girls WC", "young children"),
        ("KS1 boys", "young children"),
        ("Year 2 WCs", "young children"),
    ],
)
def test_whom_toilets_are_for(name, who):
    assert answer(name, "toilets_for").possible == {who}


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("girls", "girl, females, women, womens, ladies, lady"),
        ("boys", "boy, male, males, men, mens, gentlemen"),
        ("either sex", "genderless, all gender, superloo, superloos"),
        ("staff", "teacher, teachers, adult, adults, visitor, public"),
        (
            "young children",
            "nursery, infants, early years, EYFS, Year R, Year 1, yr1, yr2, yr 1, yr 2, Y1, Y2",
        ),
    ],
)
def test_each_word_tells_whom_toilets_are_for(who, words):
    told = {word: answer(f"{word} WC", "toilets_for").possible for word in words.split(", ")}
    assert all(found == {who} for found in told.values()), told


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Unisex WC, reception", {"either sex", "young children"}),
        ("Unisex WCs (kitchen wing)", {"either sex", "staff"}),
        ("Unisex staff WC", {"staff"}),
        ("Nursery staff WC", {"staff"}),
        ("Unisex WCs next to Nursery", {"either sex"}),
        ("Mixed WC (opp. staff room)", {"either sex"}),
        ("Girls and boys WC near reception", {"either sex"}),
        ("Unisex WCs (public)", {"either sex", "staff"}),
        ("Unisex WC beside staff room", {"either sex"}),
        ("Unisex WC by staff room", {"either sex"}),
        ("Unisex WC off staff corridor", {"either sex"}),
        ("Unisex WC opposite staff room", {"either sex"}),
        ("Unisex WC adj. staff room", {"either sex"}),
        ("Unisex WC adjacent to staff room", {"either sex"}),
    ],
)
def test_where_toilets_lie_does_not_tell_for_sure_whom_they_are_for(name, who):
    assert answer(name, "toilets_for").possible == who


@pytest.mark.parametrize("name", ["WCs", "Toilets 3", "Year 5 WCs", "Boyson block WC", "Lavatory"])
def test_where_the_name_does_not_say_it_is_unknown(name):
    assert isinstance(answer(name, "toilets_for"), Unknown)
