"""Which rooms a rule means by uses, by families of uses, by places, or by several of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.measure.beside.uses import Used, no_uses, rooms_meant
from checker.measure.subjects import Place
from checker.results.values import Unknown
from tests.measure.beside_made import FAMILIES, itself, school_measurer
from tests.measure.measuring import subject_of
from tests.measure.schools import row_of, school_of, zone

SCHOOL = school_of(*row_of(4), zone("z", "r0", "r1"))
USES = {"r0": "hall", "r1": ("hall", "store"), "r2": "classroom"}  # nothing is known of r3


def used(*words, uses=USES):
    found = school_measurer(SCHOOL, uses).provide("rooms_for")(words)
    return set(found.sure), set(found.possible)


@pytest.mark.parametrize(
    ("words", "sure", "possible"),
    [
        (("hall",), {"r0"}, {"r0", "r1", "r3"}),
        (("store",), set(), {"r1", "r3"}),
        (("hall", "store"), {"r0", "r1"}, {"r0", "r1", "r3"}),
        (("teaching",), {"r0", "r2"}, {"r0", "r1", "r2", "r3"}),
        (("teaching", "store"), {"r0", "r1", "r2"}, {"r0", "r1", "r2", "r3"}),
        (("plant",), set(), {"r3"}),
        (("no such use",), set(), {"r3"}),
        ((), set(), {"r3"}),
    ],
    ids=[
        "a use",
        "only perhaps",
        "both",
        "a family",
        "both kinds",
        "none",
        "a wrong word",
        "no word",
    ],
)
def test_rooms_have_a_use_surely_or_perhaps(words, sure, possible):
    assert used(*words) == (sure, possible)


@pytest.mark.slow
@given(st.sets(st.sampled_from(sorted(FAMILIES))))
def test_what_is_sure_is_possible_too(words):
    sure, possible = used(*sorted(words))
    assert sure <= possible


@pytest.mark.slow
@given(st.sets(st.sampled_from(sorted(FAMILIES))), st.sampled_from(sorted(FAMILIES)))
def test_one_word_more_never_means_fewer_rooms(words, more):
    few, many = used(*sorted(words)), used(*sorted(words | {more}))
    assert few[0] <= many[0]
    assert few[1] <= many[1]


def test_a_family_means_all_its_uses():
    every = tuple(use for use, family in FAMILIES.items() if family == "teaching")
    assert used("teaching") == used(*every)


def meant(target=None, words=(), otherwise=frozenset()):
    m = school_measurer(SCHOOL, USES)
    place = None
    if target == "zone":
        place = Place(relation="any room of", subject=subject_of(m, "zone", "z"))
    elif target:
        place = itself(m, target)
    return rooms_meant(
        place, words, m.provide("rooms_for"), m.provide("rooms_of"), otherwise=otherwise
    )


@pytest.mark.parametrize(
    ("target", "words", "sure", "possible"),
    [
        ("zone", (), {"r0", "r1"}, {"r0", "r1"}),
        ("r2", (), {"r2"}, {"r2"}),
        (None, ("hall",), {"r0"}, {"r0", "r1", "r3"}),
        ("zone", ("hall",), {"r0"}, {"r0", "r1"}),
        ("zone", ("classroom",), set(), set()),
    ],
    ids=["a place", "a room", "a use", "a use at a place", "none there"],
)
def test_places_and_uses_narrow_each_other(target, words, sure, possible):
    assert meant(target, words) == Used(sure=frozenset(sure), possible=frozenset(possible))


def test_by_neither_all_rooms_are_meant_or_the_rule_is_told_so():
    every = frozenset({"r0", "r1"})
    assert meant(otherwise=every) == Used(sure=every, possible=every)
    assert isinstance(meant(), Unknown)
    assert no_uses(("hall",)) is None
    assert no_uses(()).missing == ("the rooms to look for",)


def test_a_place_that_is_no_room_is_unknown():
    m = school_measurer(SCHOOL, USES)
    nowhere = Place(relation="main entrance")
    found = rooms_meant(nowhere, ("hall",), m.provide("rooms_for"), m.provide("rooms_of"))
    assert isinstance(found, Unknown)
