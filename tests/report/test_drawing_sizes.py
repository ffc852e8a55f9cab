"""Why a place is not reached, drawn: the first thing in the way with its size and what is asked."""

from dataclasses import replace
from math import dist, inf
from xml.etree import ElementTree as ET

import pytest

from checker.report.dimensions import gap_of, named_size, size_rows, size_words
from checker.report.drawing import finding_drawing
from checker.report.drawing.sheet import overlap
from checker.report.drawing.texts import Spot, Words, _box, text_width
from checker.report.explain import explanation
from checker.report.html.places import Draughtsman, place_view
from checker.results import Dimension, Evidence, Observed, Outcome, Required
from tests.report.oakfield import FIRST, FIRST_ROOMS, GROUND, GROUND_ROOMS, findings, oakfield, plan
from tests.report.paths import points_of

DOOR = next(each for each in findings() if each.key == "d1")
WIDTH = Dimension(what="clear opening width", low=0.66, high=0.716, at_least=0.8)
STEP = Dimension(what="step", low=0.15, high=0.15, at_most=0.015, on_plan=False)
ACROSS = ((1.0, 4.0), (1.716, 4.0))
NOT_REACHED = replace(
    DOOR,
    observed=Observed(measure="is_reachable", kind="truth", choice=("no",)),
    required=Required(is_="yes", text="yes"),
    shortfall=None,
)


def stopped(*sizes, finding=NOT_REACHED, **given):
    """A finding with one thing in the way, which has these sizes."""
    line = Evidence(
        role="blocker",
        shape="line",
        coords=ACROSS,
        storey=GROUND,
        label="660 to 716 mm clear",
        dimensions=sizes,
    )
    return replace(finding, evidence=(replace(line, **given),))


def drawn(finding):
    found = finding_drawing(plan(GROUND, GROUND_ROOMS, 0.0), finding, name="f")
    return ET.fromstring(found.svg)  # noqa: S314 - our own drawing


def texts(svg):
    return ["".join(each.itertext()) for each in svg.iter("text")]


def paths(svg, name):
    """The points of all paths of a class."""
    return [
        points_of(each.get("d"))
        for each in svg.iter("path")
        if name in each.get("class", "").split()
    ]


def scale_of(svg):
    """Pixels per metre, by the door's own line."""
    ((start, end),) = paths(svg, "block")
    return dist(start, end) / dist(*ACROSS)


def test_a_narrow_door_in_the_way_is_dimensioned_as_a_door_that_is_judged_itself():
    svg = drawn(stopped(WIDTH))
    assert {"660 to 716 mm", "needed 800 mm", "84 to 140 mm short"} <= set(texts(svg))
    assert "660 to 716 mm clear" not in texts(svg)
    ((start, end),) = paths(svg, "need")
    assert dist(start, end) / scale_of(svg) == pytest.approx(0.8, abs=0.002)
    ((start, end),) = paths(svg, "gap")
    assert dist(start, end) / scale_of(svg) == pytest.approx(0.8 - 0.716, abs=0.002)


def test_a_step_in_the_way_is_written_there_and_no_line_claims_to_be_as_long():
    svg = drawn(stopped(STEP))
    said = texts(svg)
    assert said[said.index("step 150 mm, at most 15 mm") + 1] == "135 mm over"
    assert not paths(svg, "dim")
    assert paths(svg, "gap") == paths(svg, "block")


def test_a_door_that_is_narrow_and_has_a_step_shows_both():
    said = texts(drawn(stopped(WIDTH, STEP)))
    assert {"660 to 716 mm", "needed 800 mm", "step 150 mm, at most 15 mm"} <= set(said)


def test_what_has_no_size_is_named_and_not_dimensioned():
    svg = drawn(stopped(label="is a revolving door"))
    assert "is a revolving door" in texts(svg)
    assert paths(svg, "edge") == paths(svg, "block")
    assert not paths(drawn(stopped(WIDTH)), "edge")
    assert not paths(svg, "dim")
    assert not paths(svg, "need")


def test_a_width_that_may_be_enough_has_no_gap():
    doubtful = replace(WIDTH, high=0.85)
    svg = drawn(stopped(doubtful))
    assert {"660 to 850 mm", "needed 800 mm"} <= set(texts(svg))
    assert not paths(svg, "gap")
    assert gap_of(doubtful) == ""


def test_how_far_one_may_walk_is_not_drawn_beside_what_stops_one():
    endless = Observed(
        measure="travel_distance", kind="quantity", low=inf, high=inf, unit="m", reason="no way"
    )
    far = replace(DOOR, observed=endless, required=Required(at_most=7.5, unit="m"), shortfall=None)
    said = texts(drawn(stopped(WIDTH, finding=far)))
    assert {"660 to 716 mm", "needed 800 mm"} <= set(said)
    assert not [each for each in said if "allowed" in each or "no way" in each]


def test_the_sizes_of_a_drawing_do_not_lie_on_each_other():
    words = Words(text="step 150 mm", kind="dim-text", spots=(), gap="135 mm over")
    x0, y0, x1, y1 = _box(words, Spot(at=(0, 0)))
    assert y1 - y0 == pytest.approx(2 * 1.2 * 13)
    assert x1 - x0 == pytest.approx(text_width("step 150 mm", bold=True), abs=6)
    rows = [each for each in drawn(stopped(STEP)).iter("text") if "mm" in (each.text or "")]
    boxes = []
    for each in rows:
        half, x, y = (
            text_width(each.text, bold=True) / 2,
            float(each.get("x")),
            float(each.get("y")),
        )
        boxes.append((x - half, y - 7, x + half, y + 7))
    assert not [1 for n, one in enumerate(boxes) for other in boxes[:n] if overlap(one, other)]


def test_the_table_has_what_the_drawing_has():
    rows = dict(place_view(stopped(WIDTH, STEP), "a").rows)
    told = "660 to 716 mm; required at least 800 mm: 84 to 140 mm short"
    assert rows["Clear opening width in the way"] == told
    assert rows["Step in the way"] == "150 mm; required at most 15 mm: 135 mm over"
    assert "Clear opening width in the way" not in dict(place_view(stopped(), "a").rows)


def test_the_explanation_has_it_too():
    lines = explanation(stopped(WIDTH), oakfield())
    told = "660 to 716 mm; required at least 800 mm: 84 to 140 mm short"
    assert f"  clear opening width in the way: {told}" in lines


def test_one_thing_in_two_ways_is_one_row():
    twice = stopped(WIDTH).evidence * 2
    rows = place_view(replace(NOT_REACHED, evidence=twice), "a").rows
    assert [what for what, _ in rows].count("Clear opening width in the way") == 1


def test_a_finding_is_drawn_where_one_is_stopped_not_where_the_way_begins():
    plans = (plan(GROUND, GROUND_ROOMS, 0.0), plan(FIRST, FIRST_ROOMS, 4.0))
    way = Evidence(role="path", shape="line", coords=((0, 5), (9, 5)), storey=FIRST)
    (door,) = stopped(WIDTH).evidence
    found = Draughtsman(plans).plan_of(replace(NOT_REACHED, evidence=(way, door)))
    assert found[0].storey == GROUND


def test_of_a_long_way_the_end_is_drawn_so_that_the_dimension_can_be_read():
    way = Evidence(
        role="path",
        shape="line",
        coords=((62.0, 5.0), (1.5, 5.0), (1.4, 4.0)),
        storey=GROUND,
        label="61.5 m",
    )
    (door,) = stopped(WIDTH).evidence
    svg = drawn(replace(NOT_REACHED, evidence=(way, door)))
    assert scale_of(svg) * 0.8 >= 20
    assert {"needed 800 mm", "60 m"} <= set(texts(svg))
    assert not {"61.5 m", "10 m"} & set(texts(svg))  # they are about places off the sheet
    unsized = replace(door, dimensions=())
    whole = drawn(replace(NOT_REACHED, evidence=(way, unsized)))
    assert {"61.5 m", "10 m", "60 m"} <= set(texts(whole))


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (STEP, "step 150 mm, at most 15 mm"),
        (Dimension(what="height over floor", low=0.9, high=0.9), "height over floor 900 mm"),
        (
            Dimension(what="gradient of the ramp", low=0.2, high=0.2, at_most=0.1, unit="ratio"),
            "gradient of the ramp 1 in 5, at most 1 in 10",
        ),
        (Dimension(what="height", low=1.7, high=1.85, at_least=2.0),
         "height 1700 to 1850 mm, at least 2000 mm"),
    ],
)  # fmt: skip
def test_a_size_is_told_with_what_is_asked(size, told):
    assert named_size(size) == told
    (row,) = size_rows(replace(stopped().evidence[0], dimensions=(size,)))
    assert row[0].startswith(size.what.capitalize())
    assert row[1].startswith(size_words(size))


def test_the_outcome_of_the_finding_does_not_change_what_is_in_the_way():
    doubted = replace(stopped(WIDTH), outcome=Outcome.CANNOT_TELL, applies=False)
    assert "84 to 140 mm short" in texts(drawn(doubted))
