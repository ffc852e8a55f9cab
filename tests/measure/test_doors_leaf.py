"""Leaves found among the solids of a door, as real exporters write them."""

import pytest

from checker.measure.doors.leaf import find_leaves
from checker.model import LocalBox
from tests.measure.doors_made import leaf_in_lining, slot_of, solid, standing


def found(*solids: LocalBox, width: float = 0.885):
    made = standing(width=width, solids=tuple(solids))
    return find_leaves(made, slot_of(made))


def test_a_leaf_inside_a_lining_in_one_piece():
    (leaf,) = found(*leaf_in_lining())
    assert leaf.x == (0.05, 0.835)
    assert leaf.thickness == pytest.approx(0.04)
    assert leaf.jambs == 0


def test_casings_wider_than_the_opening_are_no_leaf():
    casing = solid((-0.076, 0.991), (0.124, 0.149), top=2.21)
    leaf = solid((0.0, 0.915), (0.073, 0.124), top=2.134)
    other = solid((-0.076, 0.991), (-0.025, 0.0), top=2.21)
    assert [each.x for each in found(casing, leaf, other, width=0.915)] == [(0.0, 0.915)]


def test_a_leaf_that_laps_over_its_frame_is_cut_back_to_the_jambs():
    solids = (
        solid((0.0, 0.055), (0.0, 0.09), top=2.3),
        solid((0.955, 1.01), (0.0, 0.09), top=2.3),
        solid((0.038, 0.972), (0.05, 0.09), top=2.317),
    )
    (leaf,) = found(*solids, width=1.01)
    assert leaf.width == pytest.approx(0.934)
    assert leaf.clear == pytest.approx((0.055, 0.955))
    assert leaf.jambs == 2


def test_stops_count_as_jambs_and_their_head_is_no_leaf():
    solids = (
        solid((0.025, 0.035), (-0.182, -0.15), top=2.065),
        solid((0.865, 0.875), (-0.182, -0.15), top=2.065),
        LocalBox(x=(0.025, 0.875), y=(-0.182, -0.15), z=(2.065, 2.075)),
        solid((0.0, 0.025), (-0.2, -0.11), top=2.075),
        solid((0.875, 0.9), (-0.2, -0.11), top=2.075),
        solid((0.025, 0.875), (-0.15, -0.11), top=2.075),
    )
    (leaf,) = found(*solids, width=0.9)
    assert leaf.thickness == pytest.approx(0.04)
    assert leaf.clear == pytest.approx((0.035, 0.865))


def test_a_stop_round_the_frame_alone_is_no_leaf():
    stop = (
        solid((0.0, 0.01), (-0.18, -0.15), top=2.06),
        solid((0.89, 0.9), (-0.18, -0.15), top=2.06),
        LocalBox(x=(0.0, 0.9), y=(-0.18, -0.15), z=(2.06, 2.07)),
    )
    assert found(*stop, width=0.9) == ()


def test_stiles_that_stand_beside_their_rails_belong_to_the_leaf():
    y = (0.0, 0.05)
    framed = (
        LocalBox(x=(0.0, 0.1), y=y, z=(0.0, 2.0)),
        LocalBox(x=(0.8, 0.9), y=y, z=(0.0, 2.0)),
        LocalBox(x=(0.1, 0.8), y=y, z=(0.0, 0.2)),
        LocalBox(x=(0.1, 0.8), y=y, z=(1.8, 2.0)),
    )
    assert [leaf.x for leaf in found(*framed, width=0.9)] == [(0.0, 0.9)]


@pytest.mark.parametrize("shift", [-3.0, -0.45, 0.0, 7.5])
def test_a_body_may_lie_anywhere_on_the_door_s_own_axis(shift):
    """Archicad centres doors on their placement, Revit starts them there."""
    moved = [
        LocalBox(x=(each.x[0] + shift, each.x[1] + shift), y=each.y, z=each.z)
        for each in leaf_in_lining()
    ]
    (leaf,) = found(*moved)
    assert leaf.x == pytest.approx((0.05 + shift, 0.835 + shift))


def test_sliding_leaves_that_lap_are_all_found():
    tracks = [solid((i * 0.64, i * 0.64 + 0.67), (i * 0.05, i * 0.05 + 0.05)) for i in range(3)]
    assert len(found(*tracks, width=1.95)) == 3


@pytest.mark.parametrize("level", [(0.2, 0.4), (1.8, 2.0)])
def test_a_kick_plate_or_a_closer_is_no_handle(level):
    plate = LocalBox(x=(0.1, 0.7), y=(-0.1, -0.04), z=level)
    (leaf,) = found(*leaf_in_lining(), plate)
    assert leaf.handle == 0.0


def test_what_stands_far_from_the_leaf_is_no_handle_deeper_than_120_mm():
    far = LocalBox(x=(0.1, 0.7), y=(-0.9, -0.8), z=(1.0, 1.1))
    (leaf,) = found(*leaf_in_lining(), far)
    assert leaf.handle == pytest.approx(0.12)


def test_a_door_without_solids_has_no_leaf():
    assert found() == ()


def test_two_leaves_of_a_pair_stand_left_to_right():
    pair = (solid((0.915, 1.83), (0.073, 0.124)), solid((0.0, 0.915), (0.073, 0.124)))
    assert [leaf.x for leaf in found(*pair, width=1.83)] == [(0.0, 0.915), (0.915, 1.83)]


def test_stiles_and_rails_make_one_leaf_each_and_do_not_run_into_their_neighbour():
    y = (-0.04, 0.0)
    solids = []
    for start in (0.0, 0.83):
        solids += [
            LocalBox(x=(start, start + 0.1), y=y, z=(0.23, 2.2)),
            LocalBox(x=(start + 0.73, start + 0.83), y=y, z=(0.23, 2.2)),
            LocalBox(x=(start, start + 0.83), y=y, z=(0.03, 0.23)),
            LocalBox(x=(start, start + 0.83), y=y, z=(2.2, 2.3)),
        ]
    leaves = found(*solids, width=1.66)
    assert [leaf.x for leaf in leaves] == [(0.0, 0.83), pytest.approx((0.83, 1.66))]


def test_halves_back_to_back_are_one_leaf_of_both_thicknesses():
    (leaf,) = found(solid((0.0, 0.85), (-0.027, 0.0)), solid((0.0, 0.85), (0.0, 0.027)), width=0.85)
    assert leaf.thickness == pytest.approx(0.054)


def test_the_narrowest_of_several_before_each_other_is_taken():
    frame, leaf = solid((0.0, 1.0), (0.2, 0.28)), solid((0.02, 0.98), (0.21, 0.28))
    assert [each.x for each in found(frame, leaf, width=1.0)] == [(0.02, 0.98)]


def test_a_handle_on_the_face_away_from_the_swing_is_measured():
    lever = LocalBox(x=(0.1, 0.23), y=(-0.1, -0.04), z=(0.98, 1.02))
    other_side = LocalBox(x=(0.1, 0.23), y=(0.0, 0.08), z=(0.98, 1.02))
    (leaf,) = found(*leaf_in_lining(), lever, other_side)
    assert leaf.handle == pytest.approx(0.06)


@pytest.mark.parametrize(
    "box",
    [
        solid((0.1, 0.7), (0.0, 0.007)),  # a pane of glass
        solid((0.0, 0.885), (-0.1, 0.1)),  # a block as thick as the wall
        solid((0.2, 0.5), (0.0, 0.04)),  # too narrow
        solid((0.05, 0.835), (0.0, 0.04), top=1.2),  # too low
    ],
)
def test_what_is_no_leaf_is_left_out(box):
    assert found(box) == ()
