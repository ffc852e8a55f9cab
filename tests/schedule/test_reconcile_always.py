"""What holds of every schedule and every school."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.schedule.wanted import ITS_AREA, ITS_NUMBER
from tests.schedule.offering import reconciled, room, row, states

TITLES = ("Calm room", "Small group room", "Meeting room", "Interview room", "Store", "WC", "Xyzzy")
CODES = ("", "", "RES00", "SEN34", "ADM02")
AREAS = st.one_of(st.none(), st.sampled_from((4.0, 8.0, 9.0, 12.0, 16.0, 40.0)))
SPANS = st.one_of(AREAS, st.just((8.0, 10.0)))
ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from(TITLES),
        st.integers(1, 3),
        AREAS,
        code=st.sampled_from(CODES),
        unread=st.sampled_from(((), (), (), (ITS_AREA,), (ITS_NUMBER,))),
    ),
    max_size=6,
)
ROOMS = st.lists(st.tuples(st.sampled_from(TITLES), SPANS, st.sampled_from(CODES)), max_size=8).map(
    lambda many: [
        room(f"{place:02}", title, area, code=code)
        for place, (title, area, code) in enumerate(many)
    ]
)


def told(found):
    """The answer without the order of rows and lines; rows that are the same are told together."""
    rows = sorted(
        (each.code, each.title, each.area_each or 0, each.wanted, each.found, each.undersized)
        for each in found.rows
    )
    return rows, found.missing, found.cannot_tell, found.renamed, found.beside, states(found)


@pytest.mark.slow
@given(ROWS, ROOMS)
@settings(deadline=None, max_examples=150)
def test_every_wanted_room_has_one_answer_and_every_room_one_row(rows, rooms):
    found = reconciled(rows, rooms)
    for wanted, each in zip(rows, found.rows, strict=True):
        answers = (each.found, each.undersized, each.cannot_tell, each.missing)
        assert min(answers) >= 0
        assert sum(answers) == each.wanted
        if ITS_NUMBER in wanted.unread:
            assert each.wanted == each.cannot_tell == max(wanted.count, len(each.rooms))
        else:
            assert each.wanted == wanted.count
            assert len(each.rooms) == each.wanted - each.missing
        if wanted.unread:
            assert (each.found, each.undersized) == (0, 0)
    used = [each.global_id for line in found.rows for each in line.rooms]
    used += [each.global_id for each in found.extra]
    assert len(used) == len(set(used))
    assert len(used) + found.beside == len(rooms)


@pytest.mark.slow
@given(ROWS, ROOMS)
@settings(deadline=None, max_examples=100)
def test_a_room_that_was_not_measured_is_neither_found_nor_undersized(rows, rooms):
    found = reconciled(rows, rooms)
    unmeasured = [each for line in found.rows for each in line.rooms if each.low is None]
    assert {each.state for each in unmeasured} <= {"cannot_tell"}


@pytest.mark.slow
@given(ROWS, ROOMS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=150)
def test_the_order_of_rows_and_rooms_changes_nothing(rows, rooms, random):
    shuffled, moved = random.sample(rows, len(rows)), random.sample(rooms, len(rooms))
    assert told(reconciled(shuffled, moved)) == told(reconciled(rows, rooms))


@pytest.mark.slow
@given(ROWS, ROOMS)
@settings(deadline=None, max_examples=100)
def test_without_areas_nothing_is_found_or_undersized(rows, rooms):
    blind = [replace(each, area=room("", "", None).area) for each in rooms]
    found = reconciled(rows, blind)
    assert (found.found, found.undersized) == (0, 0)
