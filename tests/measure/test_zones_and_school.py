"""Sums over zones and storeys, and what the brief tells of the school."""

from dataclasses import replace

import pytest
from shapely import box

from checker.measure.listing import measure_everything
from checker.measure.registry import measures
from checker.results.values import Quantity, Unknown
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import column, door, lift, room, row_of, school_of, square, storey, zone


def test_a_zone_is_as_large_as_its_rooms_less_columns():
    m = measurer_of(school_of(*row_of(3), column("c", square(1)), zone("z", "r0", "r1")))
    assert measured(m, "net_area", "zone", "z").best == pytest.approx(31.0)
    assert measured(m, "net_area", "storey", "s0").best == pytest.approx(47.0)
    assert measured(m, "rooms", "storey", "s0").best == 3


def test_one_room_without_a_body_leaves_the_sum_unknown():
    m = measurer_of(school_of(*row_of(2), room("blind", None), zone("z", "r0", "blind")))
    answer = measured(m, "net_area", "zone", "z")
    assert isinstance(answer, Unknown)
    assert "a body of the room" in answer.missing[0]


def test_outdoor_places_do_not_count_into_an_area():
    yard = room("yard", square(9, at=(0, 20)), is_external=True)
    m = measurer_of(school_of(*row_of(1), yard, zone("z", "r0", "yard")))
    assert measured(m, "net_area", "zone", "z").best == 16.0


def test_overlapping_rooms_spoil_the_sum_they_are_both_in():
    rooms = [room("a", square(4)), room("b", square(4)), room("c", square(4, at=(9, 0)))]
    zones = [zone("both", "a", "b"), zone("one", "a", "c")]
    m = measurer_of(school_of(*rooms, *zones))
    assert isinstance(measured(m, "net_area", "zone", "both"), Unknown)
    assert measured(m, "net_area", "zone", "one").best == 32.0
    assert measured(m, "net_area", "room", "a").best == 16.0


BRIEF = {
    "school": {"name": "Oak", "phase": "primary", "pupils": 420, "classes": 14, "works": "new"},
    "need_profile": {"autism": 18, "SEMH": 22, "VI": 0, "HI": 1, "MSI": 4, "SpLD": 5},
    "targets": {"small_group_m2_per_pupil": 0.24},
    "bases": [{"zone": "z", "places": 20, "model": "specialist"}],
}


@pytest.mark.parametrize(
    ("name", "params", "expected"),
    [
        ("pupils", {}, 420),
        ("classes", {}, 14),
        ("storeys", {}, 1),
        ("lifts", {}, 1),
        ("places", {}, 20),
        ("pupils_with", {"need": "autism"}, 18),
        ("pupils_with", {"need": "semh"}, 22),
        ("pupils_with", {"need": "VI"}, 0),
        ("pupils_with", {"need": "HI"}, 5),
        ("pupils_with", {"need": "MSI"}, 5),
        ("pupils_with", {"need": "SpLD"}, 5),
        ("target", {"name": "small_group_m2_per_pupil"}, 0.24),
        ("net_area", {}, 32.0),
    ],
)
def test_the_school_has_its_figures(name, params, expected):
    school = school_of(*row_of(2), lift("l", square(1)), zone("z", "r0"))
    m = measurer_of(school, brief=BRIEF)
    assert measured(m, name, "school", "school", **params).best == pytest.approx(expected)


@pytest.mark.parametrize(
    ("names", "ends"),
    [
        (("Goods hoist",), (0, 0)),
        (("Lift 1", "Dumb waiter"), (1, 1)),
        (("Lift 1", "Kitchen lift"), (1, 2)),
        (("Platform lift", "Stairlift", "VT-01"), (3, 3)),
    ],
    ids=repr,
)
def test_lifts_for_people_are_counted_and_hoists_are_not(names, ends):
    cars = (lift(name, square(1, at=(20 + 3 * i, 0)), name=name) for i, name in enumerate(names))
    count = measured(measurer_of(school_of(*row_of(2), *cars)), "lifts", "school", "school")
    assert (count.low, count.high) == ends


def test_a_shaft_of_rooms_is_a_lift_and_one_without_a_plan_may_be_another():
    school = school_of(*row_of(2), room("lost", None))
    count = measured(measurer_of(school, uses=uses_of(r0="lift")), "lifts", "school", "school")
    assert (count.low, count.high) == (1, 1)
    both = measurer_of(school, uses=uses_of(r0="lift", lost="lift"))
    count = measured(both, "lifts", "school", "school")
    assert (count.low, count.high) == (1, 2)


@pytest.mark.parametrize(
    ("shaft", "lost", "ends"),
    [("lift", 1, (1, 2)), ("lift", 2, (2, 3)), ("corridor", 1, (1, 1)), ("corridor", 2, (2, 2))],
)
def test_a_lift_without_a_plan_may_stand_in_a_shaft_that_is_counted(shaft, lost, ends):
    cars = (lift(f"car{n}", None, name=f"Lift {n}") for n in range(lost))
    m = measurer_of(school_of(*row_of(2), *cars), uses=uses_of(r0=shaft))
    count = measured(m, "lifts", "school", "school")
    assert (count.low, count.high) == ends


@pytest.mark.parametrize(
    ("name", "expected"), [("phase", "primary"), ("works", "new"), ("name", "Oak")]
)
def test_the_school_has_its_words(name, expected):
    m = measurer_of(school_of(*row_of(2)), brief={"school": BRIEF["school"]})
    assert measured(m, name, "school", "school").possible == {expected}


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("pupils", {}),
        ("classes", {}),
        ("phase", {}),
        ("works", {}),
        ("name", {}),
        ("places", {}),
        ("pupils_with", {"need": "PD"}),
        ("target", {"name": "unheard_of"}),
    ],
)
def test_what_nobody_told_is_asked_for(name, params):
    answer = measured(measurer_of(school_of(*row_of(1))), name, "school", "school", **params)
    assert isinstance(answer, Unknown)
    assert "schoolcheck.yaml" in answer.ask


@pytest.mark.parametrize(("names", "has"), [(("Inclusion base",), True), (("Other",), False)])
def test_the_school_has_a_base_or_not(names, has):
    zones = [zone(f"z{n}", "r0", name=each) for n, each in enumerate(names)]
    m = measurer_of(school_of(*row_of(1), *zones))
    assert measured(m, "has_base", "school", "school").possible == {has}


def test_places_are_unknown_when_one_base_does_not_state_them():
    zones = [zone("a", "r0", name="SEN unit"), zone("b", "r1", name="Support base")]
    m = measurer_of(school_of(*row_of(2), *zones), brief={"bases": [{"zone": "a", "places": 8}]})
    assert measured(m, "places", "zone", "a").best == 8
    assert isinstance(measured(m, "places", "zone", "b"), Unknown)
    assert isinstance(measured(m, "places", "school", "school"), Unknown)


FURNISHED = school_of(
    *row_of(2),
    room("blind", None),
    door("d", at=(4.05, 2), along=90),
    column("c", square(0.3, at=(1, 1))),
    lift("l", square(1, at=(20, 0))),
    zone("z", "r0", "r1"),
)


def test_the_listing_holds_every_quantity_of_every_subject_once():
    rows = list(measure_everything(measurer_of(FURNISHED)))
    keys = [(subject.kind, subject.id, spec.name) for subject, spec, _ in rows]
    assert len(keys) == len(set(keys))
    for name in ("gross_area", "net_area", "height", "clear_width", "largest_circle"):
        assert ("room", "r0", name) in keys
        assert ("room", "blind", name) in keys
    assert ("zone", "z", "net_area") in keys
    assert {spec.value for _, spec, _ in rows} == {"quantity"}
    assert not {"pupils_with", "target", "rectangle_fits"} & {name for _, _, name in keys}


def test_the_listing_answers_with_a_quantity_or_says_what_is_missing():
    for _, spec, answer in measure_everything(measurer_of(FURNISHED)):
        parts = answer.values() if spec.parts else [answer]
        assert all(isinstance(part, Quantity | Unknown) for part in parts)


def test_the_order_of_rooms_changes_no_figure():
    there = school_of(*FURNISHED.rooms, *FURNISHED.columns, *FURNISHED.doors)
    back = school_of(*FURNISHED.rooms[::-1], *FURNISHED.columns, *FURNISHED.doors)

    def figures(school):
        rows = measure_everything(measurer_of(school))
        return {(s.kind, s.id, spec.name): answer for s, spec, answer in rows if s.kind == "room"}

    assert figures(there) == figures(back)


def test_every_measure_of_ours_gives_what_it_says_it_gives():
    """Each measure that stands alone, asked of a furnished school, keeps its promise."""
    m = measurer_of(FURNISHED, uses=uses_of(r0="corridor", r1="store"), brief={})
    kinds = {"quantity": "Quantity", "choice": "Choice", "truth": "Truth"}
    for (name, kind), spec in measures().items():
        if spec.params or spec.parts:
            continue
        for subject in m.subjects(kind):
            answer = m.measure(name, subject)
            assert type(answer).__name__ in (kinds[spec.value], "Unknown"), (name, kind)


def test_a_room_off_the_grid_sums_the_same():
    rooms = [room("a", box(0.0001, 0, 3.1, 2)), room("b", box(3.2, 0, 7.77, 2))]
    m = measurer_of(school_of(*rooms, zone("z", "a", "b")))
    parts = [measured(m, "net_area", "room", each).best for each in ("a", "b")]
    assert measured(m, "net_area", "zone", "z").best == pytest.approx(sum(parts))


def test_a_model_without_storeys_is_no_bungalow():
    """No storey at all must not make "of more than one storey" untrue."""
    lost = [room(f"r{n}", square(3, at=(4 * n, 0)), storey_id="") for n in range(3)]
    answer = measured(measurer_of(school_of(*lost)), "storeys", "school", "school")
    assert isinstance(answer, Unknown)
    assert answer.missing == ("the storeys of the building",)
    some = measured(measurer_of(school_of(*row_of(1), lost[1])), "storeys", "school", "school")
    assert (some.low, some.high) == (1.0, 2.0)


@pytest.mark.parametrize(
    ("phase", "possible"),
    [
        ("nursery", {False}),
        ("primary", {False}),
        ("secondary", {True}),
        ("all-through", {True}),
        ("post-16", {True}),
        ("special", {True, False}),
    ],
)
def test_the_phase_tells_whether_pupils_of_eleven_go_there(phase, possible):
    m = measurer_of(school_of(), brief={"school": {"phase": phase}})
    assert measured(m, "has_pupils_from_eleven", "school", "school").possible == possible


def test_without_a_phase_nobody_knows_how_old_pupils_are():
    found = measured(measurer_of(school_of()), "has_pupils_from_eleven", "school", "school")
    assert isinstance(found, Unknown)


@pytest.mark.parametrize(("apart", "found"), [(0.1, 1), (0.99, 1), (1.0, 2), (3.5, 2)])
def test_a_structural_and_a_finished_floor_are_one_storey(apart, found):
    """Rooms are filed under either: nobody needs a lift between them."""
    made = school_of(
        storey("ssl", name="Level 00 SSL", elevation=-apart),
        storey("ffl", name="Level 00 FFL", elevation=0.0),
        room("a", box(0, 0, 5, 5), storey_id="ssl"),
        room("b", box(6, 0, 9, 5), storey_id="ffl"),
    )
    made = replace(made, storeys=tuple(s for s in made.storeys if s.id in {"ssl", "ffl"}))
    count = measured(measurer_of(made), "storeys", "school", "school")
    assert (count.low, count.high) == (found, found)
