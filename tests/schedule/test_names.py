"""How near two titles are, and the rooms of a model with their names, codes and areas."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.brief import Brief
from checker.measure.offered import offered_rooms
from checker.model import Classification
from checker.pipeline import measurer_of, read_facts
from checker.results import Quantity, Unknown
from checker.schedule.offered import distance, is_same_name, name_of
from tests.schedule.offering import VOCABULARY, counts, reconciled, room, row

OAKFIELD = Path(__file__).resolve().parents[2] / "sample_models" / "oakfield"
WORDS = st.sampled_from(
    ("Calm room", "Base calm room", "Calm room 2", "Class 3", "Store", "1.07", "", "Hall/Dining")
)


def far(one, other):
    return distance(name_of(one, VOCABULARY), name_of(other, VOCABULARY))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Calm room", "calm  ROOM", 0),
        ("1.07", "1.07", 0),
        ("Group room 1", "Group room 2", 1),
        ("Boys' WCs", "Boys toilets", 1),
        ("Calm room", "Base calm room", 3),
        ("Calm room", "Hall", 4),
        ("1.07", "1.08", 4),
        ("", "", 4),
    ],
)
def test_titles_are_near_by_the_words_they_share(one, other, apart):
    assert far(one, other) == apart


@given(WORDS, WORDS)
def test_nearness_goes_both_ways(one, other):
    assert far(one, other) == far(other, one)
    names = [name_of(each, VOCABULARY) for each in (one, other)]
    assert is_same_name(*names) == is_same_name(*reversed(names))
    assert 0 <= far(one, other) <= 4


@pytest.fixture(scope="module")
def offered():
    facts = read_facts(OAKFIELD / "oakfield-primary-A-dfe-2x3.ifc")
    return {each.ref.name: each for each in offered_rooms(measurer_of(facts, Brief()))}


@pytest.mark.slow
def test_a_room_of_a_model_is_offered_with_all_it_is_called(offered):
    small = offered["00-16"]
    assert "Small group room" in small.titles
    assert "RES00" in small.codes
    assert small.use.use == "small group room"
    assert isinstance(small.area, Quantity)
    assert (small.area.low, small.area.high) == (pytest.approx(7.84), pytest.approx(7.84))


@pytest.mark.slow
def test_places_outside_are_offered_too(offered):
    assert {"EX-01", "EX-02", "00-05", "01-15"} <= set(offered)
    assert len(offered) == 94


@pytest.mark.slow
def test_a_code_that_stands_in_the_title_of_a_classification_is_a_code():
    facts = read_facts(OAKFIELD / "oakfield-primary-A.ifc")
    coded = Classification(system="DfE ADS", code="", title="RES00: Small group room")
    rooms = tuple(replace(each, classifications=(coded,)) for each in facts.school.rooms)
    known = replace(facts, school=replace(facts.school, rooms=rooms))
    assert {each.codes for each in offered_rooms(measurer_of(known, Brief()))} == {
        frozenset({"RES00"})
    }


@pytest.mark.slow
def test_a_room_without_a_body_is_offered_unmeasured():
    facts = read_facts(OAKFIELD / "oakfield-primary-A.ifc")
    school = facts.school
    bare = tuple(replace(each, shape=None) for each in school.rooms)
    known = offered_rooms(measurer_of(replace(facts, school=replace(school, rooms=bare)), Brief()))
    assert {type(each.area) for each in known} == {Unknown}


@pytest.mark.slow
def test_a_large_school_is_reconciled_in_seconds():
    """Sixty rows of one use, and four hundred rooms of it under as many names."""
    rows = [row(f"Meeting room of {chr(97 + n % 26)}{n}", 5, 12 + n % 9) for n in range(60)]
    rooms = [room(f"{n:03}", f"Interview room x{n}", 9 + n % 14) for n in range(400)]
    started = perf_counter()
    found = reconciled(rows, rooms)
    assert perf_counter() - started < 60
    assert sum(counts(found)) == 300
    assert counts(found)[3] == 0
    assert len(found.extra) == 100
