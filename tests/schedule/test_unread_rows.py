"""Rows whose number or area cannot be read: nobody knows what they want, so nothing is met."""

import pytest

from checker.results import schedule_sentence
from checker.schedule.wanted import ITS_AREA, ITS_NUMBER
from tests.schedule.offering import counts, reconciled, room, row, states


@pytest.mark.parametrize("unread", [(ITS_AREA,), (ITS_NUMBER,), (ITS_NUMBER, ITS_AREA)])
def test_the_rooms_of_a_row_that_cannot_be_read_cannot_be_told(unread):
    found = reconciled([row("Calm room", 1, unread=unread)], [room("1", "Calm room", 3)])
    assert counts(found) == (0, 0, 1, 0)
    assert found.rows[0].rooms[0].missing == unread
    assert found.rows[0].unread == unread
    told = "0 of 1 rooms found; 1 cannot be told; 1 row cannot be read."
    assert schedule_sentence(found) == told


def test_without_its_number_no_room_of_a_row_is_missing_or_extra():
    open_row = row("Calm room", 1, 9, unread=(ITS_NUMBER,))
    assert counts(reconciled([open_row], [])) == (0, 0, 1, 0)
    found = reconciled([open_row], [room(f"{n}", "Calm room", 10) for n in range(4)])
    assert (counts(found), found.extra, found.wanted) == ((0, 0, 4, 0), (), 4)


def test_without_its_area_a_room_that_is_not_there_is_missing():
    found = reconciled([row("Calm room", 2, unread=(ITS_AREA,))], [room("1", "Calm room", 9)])
    assert (counts(found), found.short) == ((0, 0, 1, 1), 0)


def test_rows_that_can_be_read_have_their_rooms_before_one_without_a_number():
    rows = [row("Calm room", 1, 9, unread=(ITS_NUMBER,)), row("Calm room", 2, 9)]
    found = reconciled(rows, [room(f"{n}", "Calm room", 10) for n in range(3)])
    assert [(each.found, each.cannot_tell) for each in found.rows] == [(0, 1), (2, 0)]


def test_rooms_of_unknown_use_do_not_all_go_to_a_row_without_a_number():
    rooms = [room("1", "Xyzzy", 9), room("2", "Xyzzy", 9)]
    found = reconciled([row("Calm room", 1, 9, unread=(ITS_NUMBER,))], rooms)
    assert states(found) == {"1": "extra", "2": "extra"}
    assert counts(found) == (0, 0, 1, 0)
