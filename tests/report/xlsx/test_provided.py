"""Provision as tables: both ends of each amount, doubt said, nothing made up where all is open."""

from dataclasses import replace

import pytest

from checker.report import write
from checker.report.html.page import page_of
from checker.results import Amount, Provision
from tests.report.oakfield import HOSTILE, oakfield
from tests.report.provided import BASE, CLUSTERS, SECOND, SPACE, SPARE, WAYS, WHOLE
from tests.report.xlsx.opened import Opened, written

NEW = ["Clusters", "Distances", "Spare rooms", "Base", "Base ways"]
PROVISION = Provision(small_group=SPACE, bases=(BASE,))


@pytest.fixture(scope="module")
def book() -> Opened:
    return written(oakfield(provision=PROVISION))


def test_the_tables_follow_the_findings_on_provision(book):
    names = book.book.sheetnames
    assert names[names.index("Provision") + 1 :][:5] == NEW
    listed = book.texts("Summary")
    assert all(f"\n{name} | " in listed for name in NEW)


def test_results_without_provision_and_parts_without_rows_have_no_table():
    assert not set(NEW) & set(written(oakfield()).book.sheetnames)
    only = written(oakfield(provision=Provision(small_group=replace(SPACE, spare=()))))
    assert set(NEW) & set(only.book.sheetnames) == {"Clusters", "Distances"}


def test_the_whole_school_comes_first_with_both_ends_of_each_amount(book):
    whole, *clusters = book.rows("Clusters")
    assert whole["Cluster"] == WHOLE.name
    space = [whole[f"Small-group space {end} (m²)"] for end in ("from", "to")]
    assert space == [WHOLE.area.low, WHOLE.area.high]
    assert whole["Target for each pupil (m²)"] == SPACE.target.each
    assert [whole[f"Short by {end} (m²)"] for end in ("from", "to")] == [0, 58.9]
    assert len(clusters) == len(CLUSTERS)


def test_a_cluster_of_unknown_pupils_has_no_figures_and_says_what_is_missing(book):
    (row,) = [each for each in book.rows("Clusters") if each["Cluster"] == HOSTILE]
    assert (row["Pupils from"], row["Short by from (m²)"]) == (None, None)
    assert row["Missing"] == "the number of pupils and classes"


def test_a_cluster_of_the_base_has_no_target(book):
    (row,) = [each for each in book.rows("Clusters") if each["Cluster"] == "Base corridor"]
    assert row["Target for each pupil (m²)"] is None
    assert row["Made by"] == "an inclusion base: no target"


def test_rooms_that_may_be_meant_are_called_perhaps(book):
    named = book.rows("Clusters")[0]["Small-group rooms"]
    assert named.startswith("00-05 Small group room, perhaps 01-02 ")


def test_ways_are_numbers_in_mm_beside_their_limit(book):
    rows = book.rows("Distances")
    ends = [
        (row["Way to a group room from (mm)"], row["Way to a group room to (mm)"]) for row in rows
    ]
    assert ends == [(3620, 3710), (22_000, 36_000), (48_200, 48_300)]
    assert {row["At most (mm)"] for row in rows} == {30_000}
    assert [row["Outcome"] for row in rows] == ["✓ pass", "? cannot tell", "✕ fail"]
    assert [row["Only through a classroom"] for row in rows] == ["no", "cannot be told", "yes"]
    assert [row["On another storey"] for row in rows] == ["no", "no", "yes"]


def test_no_way_at_all_is_no_number_and_says_why():
    endless = Amount(low=float("inf"), high=float("inf"), unit="m", reason="no way without steps")
    space = replace(SPACE, ways=(replace(WAYS[0], distance=endless, nearest=None, fit="fail"),))
    (row,) = written(oakfield(provision=Provision(small_group=space))).rows("Distances")
    assert row["Way to a group room from (mm)"] is None
    assert row["Missing"] == "no way without steps"
    assert row["Nearest"] is None


def test_rooms_lead_to_the_schedule_of_rooms(book):
    cell = book.cell("Distances", 1, "Classroom")
    target = book.sheet("Rooms")[cell.hyperlink.location.partition("!")[2]]
    assert target.value == "Reception classroom"


def test_rooms_that_could_be_converted_say_how_much_they_help(book):
    office, store = book.rows("Spare rooms")
    assert office["Net area from (m²)"] == 15.6
    assert office["Clear width from (mm)"] == 3900
    assert office["Classrooms brought within the limit"] == SPARE[0].within
    assert office["Way saved in all (mm)"] == 50_000
    assert office["Schedule"] == "no row wants it"
    assert (store["Large enough"], store["Missing"]) == (
        "? cannot tell", "whether people walk through it",
    )  # fmt: skip
    assert "no advice to convert them" in book.texts("Summary")


@pytest.mark.slow
@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"ways": ()},
        {"least_area": None},
        {"spare": tuple(replace(e, nearer=()) for e in SPARE)},
    ],
)
def test_rooms_that_could_be_converted_are_those_of_the_page(changed):
    space = replace(SPACE, **changed)
    held = oakfield(provision=Provision(small_group=space))
    view = page_of(held).small_group
    book = written(held)
    rows = book.rows("Spare rooms") if "Spare rooms" in book.book.sheetnames else []
    proposed = [row["Room"] for row in rows if row["Proposed"] == "yes"]
    others = [row["Room"] for row in rows if row["Proposed"] != "yes"]
    assert len(proposed) == len(view.spare)
    assert all(line.room == name for line, name in zip(view.spare, proposed, strict=True))
    notes = " ".join(view.spare_notes)
    assert ("nearer to none of the farthest" in notes) == bool(others)
    assert all(name in notes for name in others)


def test_the_set_of_a_base_says_what_is_there(book):
    rows = book.rows("Base")
    assert [row["Part of the set"] for row in rows] == [part.what for part in BASE.parts]
    assert rows[0]["Rooms"] == "00-03 Inclusion base (56.0 m²)"
    outcomes = {part.what: part.outcome for part in BASE.parts}
    for row in rows:
        word = row["Outcome"].split(" ", 1)[1] if row["Outcome"] else ""
        assert word.replace(" ", "_") == outcomes[row["Part of the set"]]


def test_what_the_brief_names_and_the_model_does_not_hold_is_told():
    bare = replace(SECOND, lost=())
    rows = written(oakfield(provision=Provision(bases=(SECOND, bare)))).rows("Base")
    told = [(row["Part of the set"], row["Outcome"]) for row in rows]
    assert told == [
        ("named in the brief, not in the model", "? cannot tell"), ("no rule asks for a set", None),
    ]  # fmt: skip
    assert rows[0]["Missing"] == "a zone called 'Elsewhere'; a room '01-99'"


def test_a_way_of_the_base_has_a_row_for_each_limit(book):
    rows = book.rows("Base ways")
    assert len(rows) == sum(max(1, len(way.limits)) for way in BASE.journeys)
    limits = [limit for way in BASE.journeys for limit in way.limits]
    told = [row["At most (mm)"] for row in rows if row["At most (mm)"] is not None]
    assert told == [limit.figure * 1000 for limit in limits]


def test_the_same_provision_gives_the_same_bytes():
    again = oakfield(provision=PROVISION)
    assert write(oakfield(provision=PROVISION), "xlsx") == write(again, "xlsx")
