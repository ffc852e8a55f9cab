"""Which rooms meet a schedule: by code, by name, by use, and only as far as is known."""

import pytest

from checker.results import schedule_sentence
from tests.schedule.offering import counts, reconciled, room, row, states


def test_a_room_that_is_there_and_large_enough_is_found():
    found = reconciled([row("Hall", 1, 180)], [room("1", "Hall", 181)])
    assert counts(found) == (1, 0, 0, 0)
    assert schedule_sentence(found) == "1 of 1 rooms found."


@pytest.mark.parametrize(
    ("area", "state", "short"),
    [
        (9.0, "found", None),
        (8.99, "found", None),
        (8.98, "undersized", 0.02),
        ((8.5, 9.5), "cannot_tell", None),
        ((8.5, 8.9), "undersized", 0.1),
        ((8.991, 12.0), "found", None),
        (None, "cannot_tell", None),
    ],
)
def test_the_net_area_counts_and_a_hundredth_is_forgiven(area, state, short):
    found = reconciled([row("Calm room", 1, 9)], [room("1", "Calm room", area)])
    (met,) = found.rows[0].rooms
    assert (met.state, met.short) == (state, short)
    assert found.short == (short or 0)


def test_a_project_may_allow_less():
    rows, rooms = [row("Hall", 1, 180)], [room("1", "Hall", 175)]
    assert counts(reconciled(rows, rooms)) == (0, 1, 0, 0)
    assert counts(reconciled(rows, rooms, slack=5)) == (1, 0, 0, 0)
    assert counts(reconciled(rows, rooms, slack=4.98)) == (0, 1, 0, 0)


def test_a_row_without_an_area_is_met_by_any_room_that_is_measured():
    rows, rooms = [row("Hall", 2)], [room("1", "Hall", 20), room("2", "Hall", None)]
    found = reconciled(rows, rooms)
    assert states(found) == {"1": "found", "2": "cannot_tell"}
    assert found.rows[0].rooms[1].missing == ("its body",)


def test_rooms_that_are_not_there_are_missing_with_their_area():
    found = reconciled([row("Calm room", 3, 9)], [room("1", "Calm room", 10)])
    assert counts(found) == (1, 0, 0, 2)
    assert found.short == 18
    assert schedule_sentence(found) == "1 of 3 rooms found; 2 missing; 18.0 m2 short in all."


def test_the_code_counts_before_the_name():
    rows = [row("Group room", 1, 9, code="RES00"), row("Seminar", 1, 30, code="CLA02")]
    rooms = [room("1", "Seminar", 9, code="RES00"), room("2", "Group room", 30, code="CLA02")]
    found = reconciled(rows, rooms)
    assert counts(found) == (2, 0, 0, 0)
    assert found.renamed == 2


def test_a_code_with_words_behind_it_is_a_code():
    rows = [row("Quiet den", 1, 9, code="RES00:SMALLGROUP")]
    assert counts(reconciled(rows, [room("1", "Xyzzy", 9, code="RES00")])) == (1, 0, 0, 0)


def test_of_one_code_the_name_decides_before_the_area():
    rows = [row("Calm room", 1, 5, code="SEN34"), row("Base calm den", 1, 12, code="SEN34")]
    rooms = [room("1", "Calm room", 12, code="SEN34"), room("2", "Base calm den", 6, code="SEN34")]
    found = reconciled(rows, rooms)
    assert states(found) == {"1": "found", "2": "undersized"}


@pytest.mark.parametrize(
    ("wanted", "called"),
    [
        ("Small group room", "small group room 3"),
        ("Small group room", "Small-Group Rooms"),
        ("Boys' WCs", "Boys WC"),
        ("Classroom 12", "Class 4"),
        ("Base calm room", "Calm room (base)"),
        ("Store", "PE store"),
    ],
)
def test_numbers_plurals_and_further_words_are_no_other_name(wanted, called):
    found = reconciled([row(wanted, 1, 9)], [room("1", called, 9)])
    assert (counts(found), found.renamed) == ((1, 0, 0, 0), 0)


def test_the_same_use_in_other_words_is_found_and_called_something_else():
    found = reconciled([row("Meeting room", 1, 16)], [room("1", "Interview room", 16.8)])
    assert (counts(found), found.renamed, found.extra) == ((1, 0, 0, 0), 1, ())
    assert "1 called something else" in schedule_sentence(found)


@pytest.mark.parametrize(
    ("wanted", "called", "answers"),
    [
        ("General classroom", "Year 3 classroom", (1, 0, 0, 0)),
        ("Primary classroom", "Reception class", (1, 0, 0, 0)),
        ("SEN classroom", "Primary SEN classroom 2", (1, 0, 0, 0)),
        ("Office", "SENCo office", (1, 0, 0, 0)),
        ("Year 3 classroom", "Teaching room", (0, 0, 1, 0)),
        ("Accessible WC", "Toilet", (0, 0, 1, 0)),
        ("Classroom", "Base classroom", (0, 0, 0, 1)),
        ("Classroom", "Science lab", (0, 0, 0, 1)),
        ("Year 3 classroom", "Reception class", (0, 0, 0, 1)),
    ],
)
def test_a_kind_of_the_use_is_found_and_a_wider_one_is_open(wanted, called, answers):
    found = reconciled([row(wanted, 1, 20)], [room("1", called, 20)])
    assert counts(found) == answers


def test_a_room_without_words_is_not_called_something_else():
    found = reconciled([row("Group", 1, 9, code="RES00")], [room("1", "", 9, code="RES00")])
    assert (counts(found), found.renamed) == ((1, 0, 0, 0), 0)


@pytest.mark.parametrize(("area", "is_met"), [(7.9, False), (8.1, True), (31.9, True), (33, False)])
def test_by_use_alone_a_room_has_half_to_twice_the_area(area, is_met):
    found = reconciled([row("Meeting room", 1, 16)], [room("1", "Interview room", area)])
    assert bool(found.rows[0].rooms) is is_met
    assert len(found.extra) == (not is_met)


def test_by_name_a_room_may_be_of_any_size():
    found = reconciled([row("Calm room", 1, 30)], [room("1", "Calm room", 5)])
    assert (counts(found), found.short) == ((0, 1, 0, 0), 25)


def test_rooms_of_one_kind_are_shared_out_so_that_few_fall_short():
    rows = [row("Group room", 1, 12), row("Group room", 2, 9)]
    rooms = [room(str(n), "Group room", area) for n, area in enumerate((9.5, 13, 9))]
    assert counts(reconciled(rows, rooms)) == (3, 0, 0, 0)


def test_the_room_left_over_is_the_one_that_would_fall_short():
    rooms = [room("1", "Class", 48), room("2", "Class", 70)]
    found = reconciled([row("Class", 1, 55)], rooms)
    assert states(found) == {"1": "extra", "2": "found"}


def test_of_rooms_that_are_enough_the_nearest_in_area_is_taken():
    rooms = [room("1", "Class", 70), room("2", "Class", 56), room("3", "Class", 62)]
    found = reconciled([row("Class", 1, 55)], rooms)
    assert states(found) == {"1": "extra", "2": "found", "3": "extra"}


@pytest.mark.parametrize("wanted", [1, 2, 3])
def test_of_rooms_that_are_alike_the_same_are_left_over_in_any_order(wanted):
    rooms = [room(f"{n}", "Class", 55, storey=f"0{n % 2}") for n in range(4)]
    rows = [row("Class", wanted, 55)]
    assert states(reconciled(rows, rooms)) == states(reconciled(rows, rooms[::-1]))


def test_a_room_of_unknown_use_leaves_open_whether_one_is_missing():
    found = reconciled([row("Calm room", 1, 9)], [room("1", "Xyzzy", 10)])
    assert counts(found) == (0, 0, 1, 0)
    assert found.rows[0].rooms[0].missing == ("what it is used for",)
    assert (found.extra, found.renamed) == ((), 0)


def test_a_room_of_unknown_use_and_another_size_is_no_help():
    found = reconciled([row("Calm room", 1, 9)], [room("1", "Xyzzy", 40)])
    assert counts(found) == (0, 0, 0, 1)
    assert states(found) == {"1": "extra"}


def test_a_sure_room_is_taken_before_a_doubtful_one():
    rooms = [room("1", "Xyzzy", 9), room("2", "Quiet room", 9), room("3", "Calm room", 9)]
    found = reconciled([row("Calm room", 1, 9)], rooms)
    assert found.rows[0].rooms[0].name == "3"
    assert counts(found) == (1, 0, 0, 0)


def test_circulation_toilets_plant_and_outdoors_are_extra_only_where_they_are_listed():
    rooms = [
        room("1", "Corridor", 40),
        room("2", "Accessible WC", 4),
        room("3", "Plant room", 15),
        room("4", "PE store", 15),
        room("5", "Hall", 180),
        room("6", "Accessible WC", 5),
        room("7", "Outdoor play area", 160),
    ]
    without = reconciled([row("Hall", 1, 180)], rooms)
    assert (without.extra, without.beside) == ((), 6)
    listed = reconciled([row("Hall", 1, 180), row("Accessible WC", 1, 4)], rooms)
    assert [each.name for each in listed.extra] == ["6"]
    assert listed.beside == 4


def test_a_reception_is_extra_where_nobody_wanted_one():
    found = reconciled([row("Hall", 1, 180)], [room("1", "Hall", 180), room("2", "Reception", 17)])
    assert states(found) == {"1": "found", "2": "extra"}


def test_a_teaching_room_that_nobody_wanted_is_extra():
    found = reconciled([row("Hall", 1, 180)], [room("1", "Hall", 180), room("2", "Library", 30)])
    assert [each.name for each in found.extra] == ["2"]
    assert schedule_sentence(found) == "1 of 1 rooms found; 1 extra."


def test_of_a_model_that_cannot_be_judged_nothing_is_called_missing():
    found = reconciled([row("Hall", 2, 180)], [], is_readable=False)
    assert (counts(found), found.short) == ((0, 0, 2, 0), 0)


def test_no_rooms_at_all_means_that_all_are_missing():
    assert counts(reconciled([row("Hall", 2, 180)], [])) == (0, 0, 0, 2)
