"""A camera holds what it looks at; the cut opens a storey; what is selected is in the file."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.bcf.camera import looking_at
from checker.report.bcf.edition import BCF_2_1, BCF_3_0
from checker.report.bcf.viewpoint import (
    ABOVE,
    BELOW,
    View,
    global_ids,
    place_view,
    plan_of,
    whole_view,
)
from checker.results import Evidence, OffsetRow, Place, PlanShape, SubjectRef
from tests.report.bcf.made import DOOR_ID, ROOM_ID
from tests.report.bcf.seen import seen
from tests.report.oakfield import FIRST, GROUND, empty, findings, oakfield

DOOR, *_REST = findings()
SCHOOL = next(each for each in findings() if each.subject.ifc_class == "IfcBuilding")
RESULT = oakfield()
lengths = st.floats(0.05, 200.0)
places = st.floats(-500_000, 500_000)


@given(x=places, y=places, z=st.floats(-100, 3000), wide=lengths, deep=lengths, high=lengths)
def test_a_camera_holds_all_of_any_box_and_is_no_farther_than_it_must_be(x, y, z, wide, deep, high):
    box = (x, y, z, x + wide, y + deep, z + high)
    camera = looking_at(box)
    view = seen(BCF_3_0.view(View(camera=camera), "0"))
    corners = np.array(list(product((x, x + wide), (y, y + deep), (z, z + high))))
    assert view.holds(corners)
    assert view.share(corners) > 0.4 or max(wide, deep, high) < 3.0
    assert view.at[2] > z + high / 2
    assert np.allclose([*map(np.linalg.norm, (view.direction, view.up))], 1.0, atol=1e-3)
    assert abs(view.direction @ view.up) < 1e-3


def test_the_picture_lies_as_the_plan_does():
    camera = looking_at((0.0, 0.0, 0.0, 4.0, 3.0, 2.3))
    assert camera.direction[0] == 0.0
    assert camera.direction[1] > 0.0
    assert camera.direction[2] < -0.5
    assert camera.at[0] == 2.0


def view_of(finding, **changes) -> View:
    found = place_view(replace(RESULT, **changes), finding)
    assert found
    return found


def upstairs(finding):
    """The same on the first floor."""
    subject = replace(finding.subject, storey=FIRST)
    return replace(
        finding, evidence=(), subject=subject, place=replace(finding.place, storey=FIRST)
    )


def test_a_finding_is_on_the_storey_of_what_was_measured_else_of_its_subject_or_place():
    ground, first = RESULT.plans
    line = DOOR.evidence[0]
    context = replace(line, role="context", storey=GROUND)
    measured = replace(line, storey=FIRST)
    assert plan_of(RESULT.plans, replace(DOOR, evidence=(context, measured))) is first
    assert plan_of(RESULT.plans, replace(upstairs(DOOR), evidence=(context,))) is ground
    assert plan_of(RESULT.plans, upstairs(DOOR)) is first
    placed = replace(upstairs(DOOR), subject=replace(DOOR.subject, storey="strange"))
    assert plan_of(RESULT.plans, placed) is first
    assert plan_of(RESULT.plans, replace(placed, place=Place())) is None


def heights(view: View) -> list[float]:
    return [cut.at[2] for cut in view.cuts]


def test_a_storey_is_cut_above_doors_and_below_its_floor():
    assert heights(view_of(DOOR)) == [ABOVE, -BELOW]
    assert [cut.hides for cut in view_of(DOOR).cuts] == [(0.0, 0.0, 1.0), (0.0, 0.0, -1.0)]
    assert heights(view_of(upstairs(DOOR))) == pytest.approx([3.6 + ABOVE, 3.6 - BELOW])


def test_a_flight_is_seen_as_far_as_where_it_arrives():
    flight = replace(DOOR, subject=replace(DOOR.subject, ifc_class="IfcStairFlight"))
    assert heights(view_of(flight))[0] == pytest.approx(3.6 + 1.2)
    assert heights(view_of(upstairs(flight)))[0] == pytest.approx(6.6 + 1.2)


def test_what_reading_took_off_is_added_again_and_nothing_is_turned():
    far = OffsetRow(x=412346.0, y=287654.0, z=100.0, rotation=33.0)
    near, moved = view_of(DOOR), view_of(DOOR, offset=far)
    step = np.array([412346.0, 287654.0, 100.0])
    assert np.allclose(np.array(moved.camera.at) - np.array(near.camera.at), step)
    assert moved.camera.direction == near.camera.direction
    for one, other in zip(near.cuts, moved.cuts, strict=True):
        assert np.allclose(np.array(other.at) - np.array(one.at), step)


def aims_at(view: View, x: float, y: float) -> bool:
    """Whether the line of sight meets the storey within a metre of a place."""
    at, along = np.array(view.camera.at), np.array(view.camera.direction)
    met = at + along * ((1.0 - at[2]) / along[2])
    return bool(np.hypot(met[0] - x, met[1] - y) < 1.0)


def test_a_view_is_of_the_subject_and_its_evidence():
    assert aims_at(view_of(DOOR), 1.45, 4.0)
    far = Evidence(role="blocker", shape="point", coords=((21.0, 4.0),), storey=GROUND)
    assert aims_at(view_of(replace(DOOR, evidence=(far,))), 11.0, 4.0)


@pytest.mark.parametrize("change", [{"role": "context"}, {"storey": FIRST}])
def test_what_is_beside_the_point_or_on_another_storey_does_not_widen_a_view(change):
    far = Evidence(role="measured", shape="point", coords=((21.0, 4.0),), storey=GROUND)
    beside = replace(DOOR, evidence=(*DOOR.evidence, replace(far, **change)))
    assert aims_at(view_of(beside), 1.45, 4.0)


def test_without_a_body_the_place_is_looked_at():
    bare = replace(DOOR, evidence=(), subject=replace(DOOR.subject, bbox=None))
    assert aims_at(view_of(bare), DOOR.place.x, DOOR.place.y)


def test_what_goes_with_a_whole_is_looked_at():
    room = SubjectRef(
        global_id=ROOM_ID, ifc_class="IfcSpace", storey=GROUND, bbox=(26.0, 6.0, 28.0, 8.0)
    )  # fmt: skip
    above = replace(room, storey=FIRST, bbox=(0.0, 0.0, 1.0, 1.0))
    subject = replace(SCHOOL.subject, ifc_class="IfcZone", storey=GROUND)
    zone = replace(SCHOOL, subject=subject, also=(room, above))
    assert aims_at(view_of(zone), 27.0, 7.0)


@pytest.mark.parametrize("storey", ["", GROUND, "another"])
def test_without_a_place_the_whole_building_is_seen_uncut(storey):
    view = view_of(replace(SCHOOL, place=Place(storey=storey)))
    assert view.cuts == ()
    assert view == whole_view(RESULT)
    corners = [(x, y, z) for x in (-0.3, 32.7) for y in (-0.3, 13.3) for z in (0.0, 6.6)]
    assert seen(BCF_2_1.view(view, "0")).holds(np.array(corners))


def test_without_plans_there_is_nothing_to_look_at():
    assert whole_view(empty()) is None
    assert place_view(empty(), DOOR) is None


def test_subjects_what_goes_with_them_and_what_the_evidence_shows_are_selected():
    beside = SubjectRef(global_id=ROOM_ID, ifc_class="IfcSpace")
    shown = replace(DOOR.evidence[0], element=f"3{DOOR_ID[1:]}")
    finding = replace(
        DOOR, subject=replace(DOOR.subject, global_id=DOOR_ID), also=(beside,), evidence=(shown,)
    )  # fmt: skip
    assert view_of(finding).selected == (DOOR_ID, ROOM_ID, f"3{DOOR_ID[1:]}")
    other = replace(finding, subject=replace(DOOR.subject, global_id=f"2{DOOR_ID[1:]}"))
    both = place_view(RESULT, finding, of=[other])
    assert both.selected[:2] == (DOOR_ID, f"2{DOOR_ID[1:]}")


@pytest.mark.parametrize(
    "name",
    ["school", "", f"cluster:{DOOR_ID}", f"4{DOOR_ID[1:]}", DOOR_ID + "\n", DOOR_ID[:-1], '"' * 22],
)
def test_what_is_no_global_id_is_not_selected(name):
    assert global_ids([name]) == ()


def test_rooms_and_openings_are_shown_only_where_they_are_what_it_is_about():
    assert not view_of(DOOR).spaces
    room = replace(DOOR, subject=replace(DOOR.subject, ifc_class="IfcSpace"))
    assert view_of(room).spaces
    assert not view_of(room).openings
    hole = replace(DOOR, subject=replace(DOOR.subject, ifc_class="IfcOpeningElement"))
    assert view_of(hole).openings
    for edition in (BCF_2_1, BCF_3_0):
        hints = seen(edition.view(view_of(room), "0")).hints
        assert hints == {
            "SpacesVisible": "true", "SpaceBoundariesVisible": "false", "OpeningsVisible": "false",
        }  # fmt: skip


def test_what_goes_with_a_whole_is_not_selected_and_hidden():
    rooms = (SubjectRef(global_id=ROOM_ID, ifc_class="IfcSpace", storey=GROUND),)
    assert view_of(replace(SCHOOL, also=rooms)).spaces
    holes = (replace(rooms[0], ifc_class="IfcOpeningElement"),)
    assert view_of(replace(SCHOOL, also=holes)).openings
    assert not view_of(replace(SCHOOL, also=holes)).spaces


def test_a_room_or_an_opening_that_only_evidence_shows_is_not_selected_and_hidden():
    shown = replace(DOOR, evidence=(replace(DOOR.evidence[0], element=ROOM_ID),))
    assert view_of(shown).selected == (ROOM_ID,)
    assert not view_of(shown).spaces
    room = replace(RESULT.rooms[0], global_id=ROOM_ID)
    assert view_of(shown, rooms=(room,)).spaces
    hole = PlanShape(id=ROOM_ID, kind="opening")
    ground, first = RESULT.plans
    assert view_of(shown, plans=(replace(ground, openings=(hole,)), first)).openings
    assert whole_view(replace(RESULT, rooms=(room,)), selected={ROOM_ID: ""}).spaces


@pytest.mark.parametrize("edition", [BCF_2_1, BCF_3_0], ids=["2.1", "3.0"])
def test_everything_is_visible(edition):
    assert b'<Visibility DefaultVisibility="true"' in edition.view(view_of(DOOR), "0")
