"""A drawing dimensions a line that is as long as the figure; else words lead to what it shows."""

from dataclasses import replace
from math import dist, inf
from xml.etree import ElementTree as ET

import pytest

from checker.report.drawing import finding_drawing
from checker.report.drawing.dimension import Asked, axis_of, dimension_line, required_dimension
from checker.report.drawing.lengths import is_as_long, is_dimension
from checker.report.drawing.sheet import Sheet
from checker.report.drawing.texts import Ground, Spot, Words, placed
from checker.results import Dimension, Evidence, Observed, Required
from tests.report.oakfield import GROUND, GROUND_ROOMS, findings, plan
from tests.report.paths import points_of

DOOR = next(each for each in findings() if each.key == "d1")


def line(length: float, label: str = "", **given) -> Evidence:
    coords = ((1.0, 4.0), (1.0 + length, 4.0))
    shown = {"role": "measured", "shape": "line", "coords": coords, "storey": GROUND}
    return Evidence(**(shown | {"label": label} | given))


def found(measure: str, low: float, high: float, *evidence: Evidence, unit="m", **need):
    seen = Observed(measure=measure, kind="quantity", low=low, high=high, unit=unit)
    required = Required(unit=unit, **need)
    return replace(DOOR, observed=seen, required=required, shortfall=None, evidence=evidence)


def drawn(finding) -> ET.Element:
    shown = finding_drawing(plan(GROUND, GROUND_ROOMS, 0.0), finding, name="f")
    return ET.fromstring(shown.svg)  # noqa: S314 - our own drawing


def texts(svg: ET.Element) -> set[str]:
    return {"".join(each.itertext()) for each in svg.iter("text")}


def of_class(svg: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in svg.iter() if name in each.get("class", "").split()]


def is_to_scale(svg: ET.Element) -> bool:
    """Whether anything is dimensioned."""
    return any(of_class(svg, name) for name in ("dim", "need", "gap"))


def test_a_riser_is_not_dimensioned_on_the_edge_of_its_tread():
    svg = drawn(found("highest_riser", 0.194, 0.213, line(0.914, "rise 194 mm"), at_most=0.19))
    assert {"a riser of 194 to 213 mm", "required at most 190 mm: 4 to 23 mm over"} <= texts(svg)
    assert not is_to_scale(svg)


def test_words_that_are_no_dimension_are_led_to_the_middle_of_the_line():
    svg = drawn(found("highest_riser", 0.194, 0.213, line(0.914, "rise 194 mm"), at_most=0.19))
    (edge,), (lead,) = of_class(svg, "found"), of_class(svg, "leader")
    (x0, y0), (x1, y1) = points_of(edge.get("d"))
    assert points_of(lead.get("d"))[0] == pytest.approx(((x0 + x1) / 2, (y0 + y1) / 2), abs=0.1)


def test_what_is_declared_is_not_dimensioned_on_an_opening_of_another_width():
    wide = found("clear_opening_width", 0.81, 0.81, line(0.876, "810 mm"), at_least=0.825)
    assert {"opens 810 mm clear", "required 825 mm: 15 mm short"} <= texts(drawn(wide))
    assert not is_to_scale(drawn(wide))


def test_a_height_is_no_length_of_a_rail_that_happens_to_be_as_long():
    rail = found("handrail_height", 0.9, 1.1, line(1.0, "handrail 950 mm"), at_least=1.2)
    assert "a handrail 900 to 1100 mm high" in texts(drawn(rail))
    assert not is_to_scale(drawn(rail))


def test_the_line_that_is_as_long_is_dimensioned_wherever_it_stands():
    rise, going = line(0.914, "rise 194 mm"), line(0.25, "250 mm", coords=((2, 4), (2, 4.25)))
    svg = drawn(found("shortest_going", 0.25, 0.25, rise, going, at_least=0.28))
    assert {"250 mm", "needed 280 mm", "30 mm short", "rise 194 mm"} <= texts(svg)
    (start, end), (short, _) = (
        points_of(of_class(svg, name)[0].get("d")) for name in ("need", "gap")
    )
    assert dist(start, end) / dist(start, short) == pytest.approx(0.28 / 0.25, rel=0.02)


def test_a_line_that_only_names_something_has_no_ticks():
    bare = found("handrail_sides", 1, 1, line(1.0, "handrail"), unit="count", at_least=2)
    assert "handrail" in texts(drawn(bare))
    assert not is_to_scale(drawn(bare))


@pytest.mark.parametrize("shape", ["line", "circle"])
def test_what_has_no_length_is_told_in_words(shape):
    none = line(0.0, "0 mm", shape=shape)
    svg = drawn(found("clear_opening_width", 0.0, 0.0, none, at_least=1.0))
    assert {"0 mm", "required 1000 mm: 1000 mm short"} <= texts(svg)


def test_a_length_too_long_for_the_sheet_is_told_in_a_corner():
    svg = drawn(found("dead_end_length", 0.9, 0.9, line(0.9, "900 mm"), at_least=40.0))
    assert {"0.9 m", "required 40.0 m: 39.1 m short"} <= texts(svg)
    assert not of_class(svg, "need")


def test_words_too_long_for_a_drawing_give_their_figure_alone():
    far = found("escape_distance", 50.0, 50.0, line(2.0, "2000 mm"), at_most=45.0)
    assert {"50.0 m", "required at most 45.0 m: 5.0 m over"} <= texts(drawn(far))


def test_what_is_dimensioned_is_not_told_in_a_corner_once_more():
    said = texts(drawn(found("clear_width", 0.9, 0.9, line(0.9, "900 mm"), at_least=1.2)))
    assert {"900 mm", "needed 1200 mm", "300 mm short"} <= said
    assert not [each for each in said if each.startswith("required")]


def test_nothing_is_drawn_beside_what_should_not_be_there():
    swing = found("swing_projection", 0.9, 0.9, line(0.9, "900 mm"), at_most=0.0)
    assert {"900 mm", "required none: 900 mm over"} <= texts(drawn(swing))
    assert not of_class(drawn(swing), "need")


def test_one_of_several_is_not_dimensioned_as_their_sum():
    doors = found("sum of clear_width", 0.9, 0.9, line(0.9, "900 mm"), at_least=1.2)
    assert "required 1200 mm: 300 mm short" in texts(drawn(doors))
    assert not of_class(drawn(doors), "need")


def test_a_height_at_a_point_is_its_figure():
    top = line(0.0, "1081 mm", shape="point", coords=((1.0, 4.0),))
    assert "1081 mm" in texts(drawn(found("rail_height_over_floor", 1.081, 1.081, top, at_least=1)))


def test_a_slope_is_not_dimensioned_as_a_length():
    svg = drawn(found("gradient", 0.125, 0.125, line(2.0, "2000 mm"), unit="ratio", at_most=0.05))
    assert "rises 1 in 8" in texts(svg)
    assert not of_class(svg, "dim")


def test_where_a_rail_stops_is_not_called_a_length_under_nought():
    end = line(0.0, "ends 10 mm short", shape="point", coords=((1.0, 4.0),))
    said = texts(drawn(found("handrail_extension", -3.754, -0.01, end, at_least=0.3)))
    assert "a handrail that ends 10 to 3754 mm early" in said
    assert not [each for each in said if each.startswith("-")]


def test_a_corridor_narrower_than_its_label_says_so():
    rest = line(0.55, "550 mm")
    said = texts(drawn(found("nominal_width_gap", -0.55, -0.55, rest, at_least=0.0)))
    assert "550 mm narrower than its label says" in said
    assert not [each for each in said if each.startswith("-")]


@pytest.mark.parametrize(
    ("length", "needed", "said"),
    [
        (0.876, 0.825, {"clear opening width 810 mm, at least 825 mm", "15 mm short"}),
        (0.81, 40.0, {"clear opening width 0.8 m, at least 40.0 m", "39.2 m short"}),
    ],
)
def test_a_size_in_the_way_is_written_where_it_cannot_be_drawn_to_scale(length, needed, said):
    size = Dimension(what="clear opening width", low=0.81, high=0.81, at_least=needed)
    door = line(length, "810 mm clear", role="blocker", dimensions=(size,))
    svg = drawn(replace(DOOR, evidence=(door,), required=None, observed=None))
    assert said <= texts(svg)
    assert not is_to_scale(svg)


@pytest.mark.parametrize(("length", "is_long"), [(0.758, True), (0.7575, False), (0.8025, False)])
def test_a_line_may_differ_from_its_figure_by_two_millimetres(length, is_long):
    assert is_as_long(line(length), 0.76, 0.80) is is_long
    assert is_as_long(line(length / 2, shape="circle"), 0.76, 0.80) is is_long


def test_a_bent_line_has_no_one_length_and_what_has_no_end_none_at_all():
    assert not is_as_long(line(1.0, coords=((0, 0), (1, 0), (2, 0))), 1.9, 2.1)
    assert not is_as_long(line(1.0), 0.5, inf)


@pytest.mark.parametrize(
    ("length", "label", "is_told"),
    [
        (0.716, "716 mm", True),
        (0.716, "660 to 716 mm", True),
        (0.716, "660 mm to 720 mm", True),
        (23.461, "23.46 m", True),
        (0.876, "810 mm", False),
        (23.0, "23.46 m", False),
        (0.914, "rise 914 mm", False),
        (0.914, "", False),
    ],
)
def test_a_label_says_how_long_its_line_is(length, label, is_told):
    assert is_dimension(line(length, label)) is is_told


@pytest.mark.parametrize(("at", "has_lead"), [((100.0, 50.0), True), ((52.0, 50.0), False)])
def test_a_lead_runs_to_the_edge_of_its_words_unless_they_lie_on_the_thing(at, has_lead):
    words = Words(text="800 mm", kind="dim-text", spots=(Spot(at=at),), of=(50, 50), is_led=True)
    (shown,), (box,) = placed([words], Sheet(box=(0, 0, 20, 10), scale=10), Ground())
    leads = of_class(ET.fromstring(f"<g>{shown}</g>"), "leader")  # noqa: S314 - our own drawing
    assert bool(leads) is has_lead
    if has_lead:
        assert points_of(leads[0].get("d")) == [(50, 50), pytest.approx((box[0], 50), abs=0.1)]


AXIS = axis_of((100, 100), (180, 100), towards=(140, 200))
LEVEL = ((100.0, 100.0), (180.0, 100.0))
SHEET = Sheet(box=(0, 0, 4, 3), scale=100)


def needed_at(ground: Ground) -> tuple[float, float]:
    """The levels of the dashed line and of its words, under a solid one at 100."""
    asked = Asked(length=1.2, words="needed 1200 mm", gap="400 mm short")
    drawn = dimension_line(LEVEL, "800 mm", asked, SHEET, ground)
    texts, boxes = placed(drawn.words, SHEET, ground)
    assert len(texts) == 2
    svg = ET.fromstring(f"<svg>{drawn.shapes}</svg>")  # noqa: S314
    (need,) = of_class(svg, "need")
    return points_of(need.get("d"))[0][1], (boxes[1][1] + boxes[1][3]) / 2


@pytest.mark.parametrize(
    ("ground", "is_below"),
    [
        (Ground(), True),
        (Ground(taken=((0, 110, 400, 300),)), False),
        (Ground(walls=([[(0, 110), (400, 110), (400, 300), (0, 300)]],)), False),
        (Ground(walls=([[(0, 122), (400, 122), (400, 130), (0, 130)]],)), False),
        (Ground(walls=([[(0, 0), (400, 0), (400, 90), (0, 90)]],)), True),
    ],
    ids=["free", "words", "walls", "a wall under the line alone", "walls on the other side"],
)
def test_what_is_asked_lies_on_the_side_that_is_clear_and_its_words_beside_it(ground, is_below):
    line, words = needed_at(ground)
    assert (line > 100) is is_below
    assert abs(words - line) < 24
    assert (words > line) is is_below


def test_words_of_what_is_asked_stand_at_its_own_line_or_have_a_line_to_it():
    (words,) = required_dimension(AXIS, 120, "needed 1200 mm", "400 mm short", 26).words
    assert words.gap == "400 mm short"
    assert words.of == (160, 126)
    for spot in words.spots:
        assert spot.is_led or abs(spot.at[1] - 126) < 24
    assert any(spot.is_led for spot in words.spots)


@pytest.mark.parametrize("is_led", [True, False])
def test_words_farther_off_have_a_line_to_what_they_are_of(is_led):
    spot = Spot(at=(160, 200), angle=-30, is_led=is_led)
    words = Words(text="needed", gap="short", kind="dim-text", spots=(spot,), of=(160, 126))
    ((drawn,), _) = placed([words], SHEET, Ground())
    svg = ET.fromstring(f"<svg>{drawn}</svg>")  # noqa: S314
    assert bool(of_class(svg, "leader")) is is_led
    turns = [each.get("transform") for each in svg.iter("text")]
    assert turns == ["rotate(-30 160 200)"] * 2


def test_what_a_circle_needs_is_said_in_its_room_beside_it():
    """A block of two rows above or below the larger circle."""
    svg = drawn(next(each for each in findings() if each.key == "wc1"))
    (need,) = of_class(svg, "need")
    x, y, radius = (float(need.get(each)) for each in ("cx", "cy", "r"))
    said = {each.text: each for each in svg.iter("text")}
    rows = [said[text] for text in ("needed 1500 mm", "200 mm short")]
    assert {float(each.get("x")) for each in rows} == {x}
    assert all(abs(float(each.get("y")) - y) < radius + 50 for each in rows)
    assert float(rows[1].get("y")) - float(rows[0].get("y")) == pytest.approx(15.6, abs=0.2)
