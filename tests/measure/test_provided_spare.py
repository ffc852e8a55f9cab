"""Rooms of other uses that would do: by the rule's own figures, and by whom they would help."""

from dataclasses import replace
from math import inf

import pytest
from shapely import box

from checker.measure.provision import spare as spare_module
from checker.measure.provision.amounts import amount_of, ends
from checker.measure.provision.spare import BAYS, SPARE_USES, spare_rooms
from checker.measure.provision.ways import ways_of
from checker.results.provision import Limit
from checker.results.schedule import ReconciledRoom, ReconciledRow, ReconciledSchedule
from checker.uses import shipped_vocabulary
from tests.measure.provided_made import ALL, ASKED, USES, ways_of_school, without
from tests.measure.schools import door, room


def spare(*elements, told=USES, brief=None, asked=ASKED, schedule=None):
    desk = ways_of_school(*elements, told=told, brief=brief, asked=asked)
    return spare_rooms(desk, ways_of(desk), schedule)


def ids(found):
    return [each.room.id for each in found.rooms]


def test_rooms_with_area_and_width_are_proposed_and_smaller_ones_are_not():
    assert ids(spare()) == ["m", "s"]


def test_the_one_that_helps_most_stands_first():
    first, second = spare().rooms
    assert (first.room.id, second.room.id) == ("m", "s")
    assert first.saved > second.saved > 0
    assert first.within == second.within == 1


def test_helping_is_being_nearer_for_sure_than_what_there_is():
    first = spare().rooms[0]
    (way,) = first.nearer
    assert way.room.id == "c"
    assert way.fit == "pass"
    assert ends(way.then)[1] < ends(way.now)[0]
    assert first.saved == pytest.approx(way.now.low - way.then.high, abs=0.1)


def test_a_room_that_is_only_perhaps_nearer_helps_nobody():
    """Whether the door of the meeting room lets anybody through is in doubt."""
    school = (*without("dm"), door("dm", at=(48, -0.05), width=0.9))
    ways = ways_of_school(*school)
    reach = ends(amount_of(ways.between("m", "c"), "m"))
    now = ends(amount_of(ways.between("g", "c"), "m"))
    assert reach[0] < now[0] < reach[1]
    found = {each.room.id: each for each in spare(*school).rooms}
    assert found["m"].nearer == ()
    assert found["s"].nearer


def test_the_area_and_width_are_those_of_the_measures():
    first = spare().rooms[0]
    assert ends(first.room.area) == pytest.approx((15.6, 15.6))
    assert ends(first.width) == pytest.approx((3.9, 3.9))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("area", "width", "expected"),
    [
        (9.0, 2.4, ["m", "s"]),
        (15.6, 3.9, ["m", "s"]),
        (15.62, 2.4, []),
        (9.0, 3.95, []),
        (4.0, 1.5, ["m", "s", "o"]),
    ],
)
def test_the_rules_own_least_figures_decide(area, width, expected):
    asked = replace(
        ASKED,
        least_area=Limit(figure=area, rule="A"),
        least_width=Limit(figure=width, rule="W"),
    )
    assert ids(spare(asked=asked)) == expected


def test_nothing_is_proposed_where_no_rule_has_a_least_area():
    assert spare(asked=replace(ASKED, least_area=None)).rooms == ()


def test_without_a_least_width_the_area_alone_decides():
    assert ids(spare(asked=replace(ASKED, least_width=None))) == ["m", "s"]


@pytest.mark.slow
@pytest.mark.parametrize("use", ["classroom", "hall", "kitchen", "accessible toilet", "plant"])
def test_rooms_that_a_school_cannot_give_up_are_never_proposed(use):
    assert "s" not in ids(spare(told={**USES, "s": use}))


@pytest.mark.parametrize("told", [("store", "plant"), ()])
def test_rooms_whose_use_is_not_sure_are_left_out_and_counted(told):
    uses = {**USES, "s": told} if told else {key: USES[key] for key in USES if key != "s"}
    found = spare(told=uses)
    assert ids(found) == ["m"]
    assert found.unnamed == 1


def test_a_wanted_room_that_may_lack_the_size_is_no_sure_one():
    row = ReconciledRow(rooms=(reconciled("found"), reconciled("found", "s")))
    brief = {"bases": [{"name": "Base", "rooms": ["nowhere"]}]}
    schedule = ReconciledSchedule(rows=(row,))
    assert [each.sure for each in spare(schedule=schedule).wanted] == [True, True]
    assert [each.sure for each in spare(schedule=schedule, brief=brief).wanted] == [False, False]


def test_rooms_of_a_base_are_the_bases():
    brief = {"bases": [{"name": "Base", "rooms": ["m"]}]}
    assert ids(spare(brief=brief)) == ["s"]


def test_while_a_base_has_rooms_that_are_not_found_nothing_is_surely_free():
    brief = {"bases": [{"name": "Base", "rooms": ["nowhere"]}]}
    found = spare(brief=brief)
    assert {each.fit for each in found.rooms} == {"cannot_tell"}
    assert all("which rooms are a base's" in each.missing for each in found.rooms)


def test_a_room_that_people_walk_through_is_none():
    beyond = room("x", box(46, -8, 50, -4.1))
    more = [beyond, door("dx", at=(48, -4.05), width=1.2), door("dy", at=(50.05, -6), along=90)]
    lobby = room("y", box(50.1, -8, 54, -4.1))
    told = {**USES, "x": "classroom", "y": "corridor"}
    assert "m" not in ids(spare(*ALL, *more, lobby, told=told))


def test_a_room_with_a_door_that_leads_nobody_knows_where_cannot_be_told():
    strange = door("dz", at=(48, -4.05), width=1.2)
    found = {each.room.id: each for each in spare(*ALL, strange).rooms}
    assert found["m"].fit == "cannot_tell"
    assert "whether people walk through it" in found["m"].missing
    assert found["s"].fit == "pass"


def test_what_cannot_be_told_stands_after_what_is_sure():
    strange = door("dz", at=(48, -4.05), width=1.2)
    assert ids(spare(*ALL, strange)) == ["s", "m"]


BAY = room("k", box(50.2, -4, 54, -0.1))
BAY_DOOR = door("dk", at=(52, -0.05), width=1.2)


@pytest.mark.parametrize("use", sorted(BAYS))
def test_a_bay_of_circulation_that_nobody_passes_is_one(use):
    found = spare(*ALL, BAY, BAY_DOOR, told={**USES, "k": use})
    assert "k" in ids(found)


def test_circulation_that_leads_on_is_none():
    behind = room("x", box(50.2, -8, 54, -4.1))
    more = (behind, door("dx", at=(52, -4.05), width=1.2))
    found = spare(*ALL, BAY, BAY_DOOR, *more, told={**USES, "k": "lobby", "x": "store"})
    assert "k" not in ids(found)
    assert "h" not in ids(found)


def row(*rooms, **given):
    return ReconciledRow(rooms=tuple(rooms), **given)


def reconciled(state, id_="m"):
    return ReconciledRoom(global_id=id_, state=state)


@pytest.mark.parametrize("state", ["found", "undersized"])
def test_a_room_that_the_schedule_asks_for_is_told_apart(state):
    schedule = ReconciledSchedule(rows=(row(reconciled(state)),))
    found = spare(schedule=schedule)
    assert ids(found) == ["s"]
    assert [each.id for each in found.wanted] == ["m"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (None, "none"),
        (ReconciledSchedule(), "beside"),
        (ReconciledSchedule(extra=(reconciled("extra"),)), "extra"),
        (ReconciledSchedule(rows=(row(reconciled("cannot_tell")),)), "open"),
        (ReconciledSchedule(rows=(row(unread=("its number",)),)), "open"),
    ],
)
def test_what_the_schedule_makes_of_a_room_is_told(schedule, expected):
    found = {each.room.id: each for each in spare(schedule=schedule).rooms}
    assert found["m"].schedule == expected


def test_a_room_that_is_too_small_is_not_listed_as_wanted():
    schedule = ReconciledSchedule(rows=(row(reconciled("found", "o")),))
    assert spare(schedule=schedule).wanted == ()


def test_where_no_classroom_is_far_a_spare_room_helps_nobody():
    far = without("c", "dc")
    found = {each.room.id: each for each in spare(*far).rooms}
    assert found["m"].nearer == ()
    assert (found["m"].within, found["m"].saved) == (0, 0)


def test_a_classroom_with_no_way_at_all_saves_no_metres_and_counts_first():
    found = spare(*without("g", "dg")).rooms
    assert all(way.now.low == inf for each in found for way in each.nearer)
    assert [each.saved for each in found] == [0.0, 0.0]
    assert found[0].within >= 1


def test_a_classroom_of_which_nothing_is_known_is_not_counted_as_helped():
    found = spare(*without("dc")).rooms
    assert all(way.room.id != "c" for each in found for way in each.nearer)


def test_where_a_doubtful_room_may_be_nearer_still_a_spare_one_is_not_said_to_help():
    told = {**USES, "m": ("small group room", "meeting room")}
    (store,) = spare(told=told).rooms
    assert store.room.id == "s"
    assert store.nearer == ()


def test_a_room_on_another_storey_helps_nobody_here():
    upper = room("u", box(46, 20, 50, 24), storey_id="s1")
    found = {each.room.id: each for each in spare(*ALL, upper, told={**USES, "u": "store"}).rooms}
    assert found["u"].nearer == ()


def test_only_so_many_are_measured_and_the_rest_is_counted(monkeypatch):
    monkeypatch.setattr(spare_module, "MOST_MEASURED", 1)
    found = spare()
    assert len(found.rooms) == 1
    assert ids(found) == ["m"]
    assert found.unmeasured == 1


def test_a_room_with_a_problem_cannot_be_told():
    desk = ways_of_school()
    problem = type("P", (), {"message": "drawn twice", "ask": ""})
    object.__setattr__(desk.rooms, "problem_of", lambda each: problem if each == "m" else None)
    found = {each.room.id: each for each in spare_rooms(desk, (), None).rooms}
    assert found["m"].fit == "cannot_tell"
    assert found["m"].missing == ("drawn twice",)


def test_every_use_that_may_be_given_up_is_one_that_the_vocabulary_knows():
    assert shipped_vocabulary().uses.keys() >= SPARE_USES | BAYS
