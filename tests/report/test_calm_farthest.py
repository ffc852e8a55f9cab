"""The list of rooms that are farthest from calm: one row for one reason, and a true caption."""

from dataclasses import replace
from math import inf

import pytest

from checker.report.drawing.reach import CALM
from checker.report.html.calm_farthest import farthest_of
from checker.report.html.calm_lines import nearest, reach_line
from tests.report.journeys_made import NO_SENSORY, calm, reach


def rooms(count, low, high, reason=""):
    each = [
        reach(f"{n:02}", "Room", calm(low, high, reason=reason), NO_SENSORY) for n in range(count)
    ]
    return [reach_line(one, nearest(one)) for one in each]


BLOCKED = rooms(12, inf, inf, reason="the stair is too steep")


@pytest.mark.parametrize(("count", "words"), [(12, "11 others"), (9, "8 others")])
def test_rooms_without_a_way_for_one_reason_are_one_row(count, words):
    found = farthest_of([*BLOCKED[:count], *rooms(3, 40.0, 40.0)])
    assert [line.room for line in found.shown] == [
        f"00 Room and {words} for the same reason", "00 Room", "01 Room", "02 Room",
    ]  # fmt: skip
    assert [line.room for line in found.folded] == [f"{n:02} Room" for n in range(1, count)]


def test_two_rooms_of_one_reason_and_rooms_of_other_reasons_are_told_apart():
    found = farthest_of([*BLOCKED[:2], *rooms(1, inf, inf, reason="a step"), *rooms(9, 4.0, 4.0)])
    assert [line.room for line in found.shown[:2]] == [
        "00 Room and one other for the same reason", "00 Room",
    ]  # fmt: skip
    assert len(found.shown) == 8
    assert len(found.shown) + len(found.folded) == 12


@pytest.mark.parametrize(("storey", "shown"), [("A", "A"), ("B", "several")])
def test_rooms_of_one_reason_on_several_storeys_say_so(storey, shown):
    one = [replace(line, storey="A") for line in BLOCKED]
    lines = [*one[:-1], replace(one[-1], storey=storey)]
    assert farthest_of(lines).shown[0].storey == shown


def test_a_table_that_holds_every_room_has_a_row_for_each():
    found = farthest_of(BLOCKED[:8])
    assert (list(found.shown), found.folded) == (BLOCKED[:8], ())


def test_equal_distances_are_no_reason_to_fold():
    assert len(farthest_of(rooms(12, 40.0, 40.0)).shown) == 8


@pytest.mark.parametrize(
    ("used", "calm_rooms", "said"),
    [
        (8, 2, "The 2 calm or sensory rooms"),
        (8, 1, "The 1 calm or sensory room"),
        (9, 0, "The other room that pupils use"),
        (12, 0, "The other 4 rooms that pupils use"),
        (12, 2, "The other 4 rooms that pupils use, and 2 calm or sensory rooms"),
        (9, 1, "The other room that pupils use, and 1 calm or sensory room"),
    ],
)
def test_what_is_folded_adds_up_with_what_is_shown_to_the_rooms_that_are_counted(
    used, calm_rooms, said
):
    lines = rooms(used, 40.0, 40.0)
    lines += [replace(lines[0], band=CALM)] * calm_rooms
    assert farthest_of(lines).others == said


UNTOLD = "Rooms without a way to calm, or for which that cannot be told"


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        (rooms(3, 8.0, 8.0), "Rooms that pupils use, the farthest from calm first"),
        (rooms(12, 8.0, 8.0), "The rooms that are farthest from calm"),
        (BLOCKED, UNTOLD),
        (rooms(2, 5.0, inf), UNTOLD),
        ([*BLOCKED, *rooms(3, 8.0, 8.0)], f"{UNTOLD}; then those that are farthest from calm"),
    ],
)
def test_the_caption_says_what_the_rows_are(lines, caption):
    assert farthest_of(lines).caption == caption
