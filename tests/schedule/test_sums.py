"""Sums and allowances are told from rooms by the whole of their titles."""

import pytest

from checker.schedule.sums import is_sum
from tests.schedule.written import HEADER, ROOMS, read, told


@pytest.mark.parametrize(
    "title",
    [
        "Total communication room",
        "Circulation hub",
        "Balance room",
        "Float tank room",
        "Net store",
        "Gross motor skills room",
        "Sum and number room",
        "Nia studio",
        "Partitioned office",
        "School office",
        "Building control office",
    ],
)
def test_rooms_whose_titles_begin_like_sums_are_rooms(tmp_path, title):
    assert told(read(tmp_path, HEADER, *ROOMS, (None, title, 1, 20)))[-1][1] == title
    assert not is_sum(title, is_counted=False)


@pytest.mark.parametrize(
    "title",
    [
        "Area total",
        "Sum",
        "Net total",
        "Grand total",
        "Allowance for walls",
        "Total net internal area (m2)",
        "Gross internal floor area (GIFA)",
        "Circulation and partitions @ 30%",
        "Circulation, internal walls and structure",
        "Sub-total: Basic teaching",
        "Teaching total",
        "Total basic teaching",
        "Net area",
        "Contingency",
    ],
)
def test_sums_and_allowances_are_none(title):
    assert is_sum(title, is_counted=False)


def test_a_total_of_rooms_that_counts_none_is_a_sum():
    assert is_sum("Total immersion", is_counted=False)
    assert not is_sum("Total immersion", is_counted=True)


def test_a_part_of_the_school_is_not_its_rooms(tmp_path):
    header = ("Department", "Room", "Number", "Area")
    found = read(tmp_path, header, ("Circulation", "Entrance hall", 1, 30), ("Total", "All", 1, 30))
    assert [row.title for row in found.rows] == ["Entrance hall"]


def test_every_row_that_is_left_out_is_told_with_its_title(tmp_path):
    rows = (("A", "Den", 0, 9), (None, None, None, 9), (None, "Total", None, 20), ("=1", "B", 1, 1))
    found = read(tmp_path, HEADER, ROOMS[0], *rows, *((None, "Float", None, 1) for _ in range(14)))
    assert found.notes == (
        "Left out as sums or allowances: rows 5 (Total), "
        + ", ".join(f"{row} (Float)" for row in range(7, 18))
        + " and 3 more.",
        "Left out, since they want no room: rows 3 (Den).",
        "Left out, since they name no room: rows 4 (9).",
        "Left out, since their name or code is a formula that was never worked out: rows 6 (B).",
    )
