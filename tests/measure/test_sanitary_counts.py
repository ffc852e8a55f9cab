"""How many pans, basins and cubicles rooms hold, and what is said when none is modelled."""

from dataclasses import replace

import pytest
from shapely import box

from tests.measure.measuring import measured, uses_of
from tests.measure.sanitary_made import (
    accessible_wc,
    basin,
    cubicle_row,
    figures,
    lacking,
    measurer,
    of_room,
    pan,
    partition,
    shown,
    wc_room,
    words,
)
from tests.measure.schools import fitting, furniture, room

OPEN_ROW = [each for each in cubicle_row(fronts=False, doors=False) if "side" not in each.id]
NOT_MODELLED = {"wc": "pans", "basin": "basins"}


def count(name: str, *elements, id_: str = "washroom", **params) -> tuple[float, float]:
    return figures(of_room(name, *elements, id_=id_, **params))


def test_fittings_are_counted_in_the_room_that_they_stand_in():
    row = [
        *cubicle_row(),
        basin("b", box(0.2, 2.2, 0.6, 2.5)),
        fitting("u", box(2.3, 2.2, 2.6, 2.5), kind="urinal"),
        fitting("s", box(1.2, 2.0, 1.8, 2.5), kind="shower"),
        pan("next door", box(9, 0, 9.4, 0.7)),
    ]
    assert count("pans", *row) == (3, 3)
    assert count("basins", *row) == (1, 1)
    assert count("urinals", *row) == (1, 1)
    assert count("showers", *row) == (1, 1)


def test_toilet_places_are_pans_and_urinals_together():
    row = [*cubicle_row(), fitting("u", box(2.3, 2.2, 2.6, 2.5), kind="urinal")]
    assert count("toilet_places", *row) == (4, 4)
    assert count("toilet_places", *OPEN_ROW) == (3, 3)
    assert lacking(of_room("toilet_places", wc_room()))


def test_what_is_counted_is_drawn_with_its_name():
    assert shown(of_room("pans", *accessible_wc())) == {"measured": ["pan"]}


def test_a_pan_drawn_through_the_wall_counts_in_one_room():
    rooms = (room("washroom", box(0, 0, 3, 2)), room("beyond", box(0, -2, 3, -0.1)))
    sunk = pan(area=box(1, -0.2, 1.4, 0.5))
    assert count("pans", *rooms, sunk) == (1, 1)
    assert count("pans", *rooms, sunk, id_="beyond") == (0, 0)


@pytest.mark.parametrize("kind", ["wc", "basin"])
def test_a_room_whose_use_lists_what_is_not_modelled_is_unknown(kind):
    answer = of_room(NOT_MODELLED[kind], wc_room())
    assert NOT_MODELLED[kind] in lacking(answer)
    assert "IfcSanitaryTerminal" in answer.ask


def test_other_rooms_without_fittings_have_none():
    m = measurer(wc_room(), uses=uses_of(room="store"))
    for name in ("pans", "basins", "showers", "urinals", "cubicles"):
        assert figures(measured(m, name, "room", "room")) == (0, 0)


def test_a_room_that_may_be_a_toilet_is_unknown_too():
    m = measurer(wc_room(), uses=uses_of(room=("store", "toilet")))
    assert lacking(measured(m, "pans", "room", "room"))


def test_urinals_are_none_where_other_fittings_are_modelled_and_unknown_where_none_is():
    assert count("urinals", *OPEN_ROW) == (0, 0)
    assert lacking(of_room("urinals", room("washroom", box(0, 0, 3, 2)), id_="washroom"))


def test_sinks_may_be_basins():
    sink = fitting("sink", box(0, 0.8, 0.3, 1.1), kind="sink")
    assert count("basins", wc_room(), pan(), sink, id_="room") == (0, 1)
    assert count("basins", *accessible_wc(sink), id_="room") == (1, 2)
    assert "1 sink may be a basin" in of_room("basins", *accessible_wc(sink)).steps


def test_cubicles_are_pans_set_apart():
    assert count("cubicles", *cubicle_row()) == (3, 3)
    assert shown(of_room("cubicles", *cubicle_row(), id_="washroom")) == {
        "measured": ["cubicle"] * 3
    }


def test_a_room_with_one_pan_has_no_cubicle():
    assert count("cubicles", *accessible_wc(), id_="room") == (0, 0)


def test_a_row_without_partitions_may_have_as_many_as_pans():
    assert count("cubicles", *OPEN_ROW) == (0, 3)


def test_of_a_row_that_is_closed_in_part_the_rest_may_be():
    row = [each for each in cubicle_row() if each.id not in ("front1a", "side1")]
    assert count("cubicles", *row) == (1, 3)


def test_without_pans_the_cubicles_of_a_toilet_are_unknown():
    screens = [each for each in cubicle_row() if not each.id.startswith("pan")]
    assert "WC pans" in lacking(of_room("cubicles", *screens, id_="washroom"))


@pytest.mark.parametrize(
    ("pitch", "found"),
    [(1.22, 3.0), (1.219, 2.0), (1.21, 2.0), (1.209, 0.0)],
    ids=["1200 in the middle", "1199 in the middle", "1200 at the ends", "1199 at the ends"],
)
def test_an_enlarged_cubicle_is_1200_mm_wide(pitch, found):
    """Cubicles at the ends of the row have one partition less and are 10 mm wider."""
    assert count("enlarged_cubicles", *cubicle_row(pitch=pitch)) == (found, found)
    assert count("enlarged_cubicles", *cubicle_row(pitch=pitch), deep=1.501) == (0, 0)


def test_an_ambulant_cubicle_is_long_enough_with_room_before_the_pan():
    row = cubicle_row()  # 880 to 890 mm wide, 1500 mm deep, 900 mm clear before the pan
    assert count("ambulant_cubicles", *row) == (3, 3)
    assert count("ambulant_cubicles", *row, deep=1.5) == (3, 3)
    assert count("ambulant_cubicles", *row, deep=1.501) == (0, 0)
    assert count("ambulant_cubicles", *row, front=0.901) == (0, 0)
    assert count("ambulant_cubicles", *row, wide=0.885) == (2, 2)
    assert count("ambulant_cubicles", *row, widest=0.885) == (1, 1)
    assert count("ambulant_cubicles", *row, wide=0.89, widest=0.94) == (2, 2)


def test_a_bin_before_the_pan_leaves_one_ambulant_cubicle_fewer():
    bin_ = furniture("bin", box(1.2, 1.2, 1.5, 1.4))
    assert count("ambulant_cubicles", *cubicle_row(), bin_) == (2, 2)


def test_cubicles_of_a_doubtful_size_may_count():
    doubtful = furniture("bin", box(1.2, 1.2, 1.5, 1.4), hull_only=True)
    assert count("ambulant_cubicles", *cubicle_row(), doubtful) == (2, 3)
    assert count("ambulant_cubicles", *OPEN_ROW) == (0, 3)
    assert count("enlarged_cubicles", *OPEN_ROW) == (0, 3)


def test_a_room_has_the_transfer_side_of_its_pan():
    assert words(of_room("transfer_side", *accessible_wc())) == {"right"}
    assert words(of_room("transfer_side", *accessible_wc(), width=0.9)) == {"none"}


def test_two_pans_give_the_sides_of_both():
    across = pan("across", box(0.32, 3.3, 0.68, 4.0))  # its back to the wall at y = 4
    wide = (
        wc_room(box(0, 0, 1.5, 4)),
        partition("middle", box(0, 1.95, 1.5, 2.0)),
        pan(),
        basin(),
        across,
    )
    assert words(of_room("transfer_side", *wide)) == {"both"}
    assert words(of_room("transfer_side", *wide, width=1.0)) == {"none"}


def test_a_room_without_a_pan_has_no_transfer_side():
    assert lacking(of_room("transfer_side", wc_room(), basin())) == "the WC pans of the room"
    lost = pan(area=box(0.6, 0.9, 0.9, 1.2))
    assert "a straight wall" in lacking(of_room("transfer_side", wc_room(), basin(), lost))


def test_one_more_pan_is_one_more_in_every_count():
    row = cubicle_row(count=4)
    assert count("pans", *row) == (4, 4)
    assert count("cubicles", *row) == (4, 4)
    assert count("ambulant_cubicles", *row) == (4, 4)


@pytest.mark.parametrize("name", ["pans", "basins", "showers", "urinals"])
def test_what_stands_in_a_room_without_a_body_is_not_known(name):
    m = measurer(room("hall", None), uses=uses_of(hall="hall"))
    assert lacking(measured(m, name, "room", "hall"))


def test_a_pan_that_could_not_be_read_may_be_one_more():
    lost = replace(pan("lost"), shape=None, unread="It could not be read.", room_id="room")
    value = of_room("pans", wc_room(), pan(), lost)
    assert figures(value) == (1, 2)
    assert "lost" in value.doubt.missing[0]
    lost = replace(lost, room_id="washroom")
    before, after = count("cubicles", *cubicle_row()), count("cubicles", *cubicle_row(), lost)
    assert after == (before[0], before[1] + 1)


def test_cubicles_that_are_too_small_are_drawn_beside_those_that_are_not():
    drawn = shown(of_room("enlarged_cubicles", *cubicle_row(), id_="washroom", wide=1.2))
    assert drawn == {"context": ["too small"] * 3}
    assert shown(of_room("enlarged_cubicles", *cubicle_row(), id_="washroom", wide=0.8)) == {
        "measured": ["cubicle"] * 3
    }
