"""What other pupils change, in a sentence: nothing that cannot be told counts as enough."""

import pytest

from checker.results import Outcome, Scenario, ScenarioRow, Strength, SubjectRef, scenario_sentence

SUBJECT = SubjectRef(global_id="x", ifc_class="IfcProject", name="School")


def row(after, before=Outcome.PASS, **given):
    return ScenarioRow(
        key=f"k{after}{before}",
        rule="R",
        title="Rooms are enough",
        strength=Strength.PROJECT,
        subject=SUBJECT,
        before=before,
        after=after,
        **given,
    )


PASS = row(Outcome.PASS)
FAIL = row(Outcome.FAIL)
OPEN = row(Outcome.CANNOT_TELL, Outcome.CANNOT_TELL)


def told(*rows, **short):
    return scenario_sentence(Scenario(name="x", rows=rows, **short))


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ({}, "nothing that can be told is short"),
        ({"rooms_short": 1}, "1 room is short"),
        ({"rooms_short": 3}, "3 rooms are short"),
        ({"area_short": 11.46}, "11.5 m² are short"),
        ({"places_short": 1}, "1 place in a base is short"),
        ({"rooms_short": 1, "places_short": 1}, "1 room and 1 place in a base are short"),
        (
            {"rooms_short": 3, "area_short": 11.5, "places_short": 5},
            "3 rooms, 11.5 m² and 5 places in a base are short",
        ),
    ],
)
def test_rooms_area_and_places_are_told_with_their_number(short, words):
    assert told(FAIL, PASS, **short) == f"1 of 2 requirements changes; {words}."


def test_what_cannot_be_told_is_counted_and_is_never_told_as_nothing_short():
    assert told(FAIL, OPEN, rooms_short=2) == (
        "1 of 2 requirements changes; 2 rooms are short. 1 cannot be told."
    )
    assert told(OPEN, OPEN) == "0 of 2 requirements change; none of them can be told."


def test_another_figure_alone_is_a_change():
    same = row(Outcome.PASS, required_before="at least 16", required_after="at least 25")
    assert told(same).startswith("1 of 1 requirements changes")


def test_without_rows_nothing_hangs_on_needs():
    assert told() == "No rule of this run depends on the pupils' needs, so nothing changes."
