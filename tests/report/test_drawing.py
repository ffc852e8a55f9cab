"""Drawings: what they state, where it stands, and that nothing can break out of them."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from checker.report.drawing import (
    Mark,
    finding_drawing,
    plan_overview,
    shared_patterns,
    storey_plan,
)
from checker.report.drawing.dimension import axis_of, required_dimension
from checker.report.drawing.labels import Label, chord, room_label
from checker.report.drawing.layers import family_class
from checker.report.drawing.lettering import fitting_lines, wrapped
from checker.report.drawing.marks import MOST_NUMBERED, is_crowded, plan_marks
from checker.report.drawing.shapes import label_words
from checker.report.drawing.sheet import Sheet, box_of, fit, grown, is_within, overlap
from checker.report.drawing.storey import sheet_of
from checker.report.drawing.svg import number, path_data, tag
from checker.report.drawing.texts import (
    _ACROSS,
    _DOWN,
    Ground,
    Spot,
    Words,
    _boxed,
    _covered,
    _met,
    corner_words,
    placed,
    text_width,
)
from checker.results import Evidence, Observed, Outcome, Plan, PlanRoom, PlanShape, Required
from tests.report.oakfield import (
    FIRST,
    FIRST_ROOMS,
    GROUND,
    GROUND_ROOMS,
    HOSTILE,
    box,
    findings,
    plan,
)
from tests.report.paths import points_of, rings_of

GROUND_PLAN = plan(GROUND, GROUND_ROOMS, 0.0)
BY_KEY = {each.key: each for each in findings()}
DRAWN = [key for key, each in BY_KEY.items() if each.evidence]


def parsed(svg: str) -> ET.Element:
    """What we drew, read again."""
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def detail(key: str, **changes) -> ET.Element:
    found = finding_drawing(GROUND_PLAN, replace(BY_KEY[key], **changes), name="f")
    assert found is not None
    return parsed(found.svg)


def texts(svg: ET.Element) -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter("text")]


def of_class(svg: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in svg.iter() if name in each.get("class", "").split()]


@pytest.mark.parametrize("key", DRAWN)
def test_a_drawing_is_well_formed_and_says_what_it_shows(key):
    svg = detail(key)
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "f-t f-d"
    assert [child.tag for child in svg[:2]] == ["title", "desc"]


def test_a_door_shows_measured_and_required_width_and_the_gap():
    said = texts(detail("d1"))
    assert {"742 to 760 mm", "needed 800 mm", "40 to 58 mm short"} <= set(said)


def test_a_circle_shows_both_diameters_to_scale():
    svg = detail("wc1")
    found, needed = (float(of_class(svg, name)[0].get("r")) for name in ("found", "need"))
    assert needed / found == pytest.approx(1.5 / 1.3, rel=0.01)
    assert {"1300 mm", "needed 1500 mm", "200 mm short"} <= set(texts(svg))


def test_an_area_states_what_is_there_and_what_is_short():
    assert {"10.9 m²", "required at least 12.0 m²: 1.1 m² short"} <= set(texts(detail("calm1")))


def test_what_blocks_is_hatched_and_named():
    svg = detail("wc1")
    assert [each.get("fill") for each in of_class(svg, "block")] == ["url(#p-block)"]
    assert "Basin <b>1</b>" in texts(svg)


def test_the_name_of_a_line_in_the_way_stands_beside_it_not_across_it():
    line = Evidence(
        role="blocker", shape="line", coords=((0, 0), (1, 0)), storey=GROUND, label="a step"
    )
    (label,) = [e for e in of_class(detail("d1", evidence=(line,)), "thing") if e.text == "a step"]
    (drawn,) = of_class(detail("d1", evidence=(line,)), "block")
    (x0, y), (x1, _) = points_of(drawn.get("d"))
    is_beside = not min(x0, x1) < float(label.get("x")) < max(x0, x1)
    assert is_beside or abs(float(label.get("y")) - y) >= 9


def test_a_count_is_not_written_on_a_line_that_shows_one_of_what_was_counted():
    rail = Evidence(
        role="measured", shape="line", coords=((0, 0), (3, 0)), storey=GROUND, label="handrail"
    )
    seen = Observed(measure="handrail_sides", kind="quantity", low=1, high=1, unit="count")
    shown = texts(detail("d1", evidence=(rail,), observed=seen, required=None))
    assert "handrail" in shown
    assert "1" not in shown


@pytest.mark.parametrize(("key", "pattern"), [("d1", "p-fail"), ("d3", "p-tell")])
def test_the_element_is_heavy_in_the_pattern_of_its_outcome(key, pattern):
    heavy = of_class(detail(key), "heavy")
    assert [each.get("fill") for each in heavy] == [f"url(#{pattern})"]


def test_a_required_line_is_as_long_as_the_requirement():
    svg = detail("d1")
    line = next(e for e in of_class(svg, "need") if e.tag == "path")
    (x0, _y0), (x1, _y1) = points_of(line.get("d"))
    scale = _pixels_per_metre(svg)
    assert abs(x1 - x0) / scale == pytest.approx(0.8, abs=0.002)


def test_a_required_shape_of_the_judge_is_drawn_instead_of_ours():
    shape = Evidence(role="required", shape="polygon", coords=box(6.4, 1, 1.5, 1.5), storey=GROUND)
    svg = detail("wc1", evidence=(*BY_KEY["wc1"].evidence, shape))
    assert [each.tag for each in of_class(svg, "need")] == ["path"]
    assert "needed 1500 mm" not in texts(svg)


def test_what_is_allowed_at_most_is_not_called_needed():
    svg = detail("d1", required=Required(at_most=0.7, unit="m"))
    assert "allowed 700 mm" in texts(svg)
    assert "42 to 60 mm over" in texts(svg)


def test_a_drawing_keeps_its_place_with_one_and_a_half_metres_around():
    svg = detail("d1")
    width = float(svg.get("viewBox").split()[2])
    assert width / _pixels_per_metre(svg) >= 0.9 + 3.0


def test_a_drawing_prints_to_the_scale_it_states():
    found = finding_drawing(GROUND_PLAN, BY_KEY["d1"], name="f")
    svg = parsed(found.svg)
    metres = 420 / _pixels_per_metre(svg)
    assert float(svg.get("width").removesuffix("mm")) == pytest.approx(
        metres * 1000 / found.scale, abs=0.3
    )


def test_what_is_on_no_storey_has_no_drawing():
    assert finding_drawing(Plan(storey="x"), BY_KEY["sum1"], name="f") is None


def test_evidence_of_another_storey_is_not_drawn():
    elsewhere = tuple(replace(each, storey=FIRST) for each in BY_KEY["d1"].evidence)
    assert "742 to 760 mm" not in texts(detail("d1", evidence=elsewhere))


def test_a_long_path_has_a_tick_each_ten_metres():
    path = Evidence(role="path", shape="line", coords=((0, 5), (32, 5)), storey=GROUND)
    said = texts(detail("d1", evidence=(path,)))
    assert [text for text in said if text in {"10 m", "20 m", "30 m", "40 m"}] == [
        "10 m",
        "20 m",
        "30 m",
    ]


@pytest.mark.parametrize(
    ("start", "storey", "ticks"),
    [
        ((13, 5), GROUND, ["10 m", "20 m", "30 m"]),  # goes on where the first piece ended
        ((13, 5), FIRST, ["10 m"]),  # on the floor above, not drawn here
        ((0, 6), GROUND, ["10 m", "10 m"]),  # another way
    ],
)
def test_the_pieces_of_one_way_are_measured_on(start, storey, ticks):
    first = Evidence(role="path", shape="line", coords=((0, 5), (13, 5)), storey=GROUND)
    end = (start[0] + 19, start[1])
    second = Evidence(role="path", shape="line", coords=(start, end), storey=storey)
    said = texts(detail("d1", evidence=(first, second)))
    assert sorted(text for text in said if re.fullmatch(r"[1-4]0 m", text)) == ticks


def test_dimension_text_is_never_upside_down():
    for end in ((10, 0), (0, 10), (-10, 0), (0, -10), (-7, 7), (7, -7)):
        axis = axis_of((0, 0), end, towards=(50, 50))
        (words,) = required_dimension(axis, 20, "needed", "", 26).words
        assert all(-91 <= spot.angle <= 89 for spot in words.spots)


def test_a_line_without_length_has_no_axis():
    assert axis_of((1, 1), (1, 1), towards=(2, 2)) is None


def storey(**changes):
    marks = [
        Mark(at=(1.5, 4), outcome=Outcome.FAIL, number=1),
        Mark(at=(1.5, 4.1), outcome=Outcome.FAIL, number=4),
        Mark(at=(10, 2), outcome=Outcome.CANNOT_TELL, number=7),
    ]
    drawn = storey_plan(replace(GROUND_PLAN, **changes), marks=marks, name="p", says="3 marks.")
    return parsed(drawn)


def test_a_storey_labels_its_rooms_with_number_name_and_area():
    said = " ".join(texts(storey()))
    for words in ("00-01", "Reception", "63.0 m²", "5 m"):
        assert words in said


def test_findings_of_one_place_share_a_mark_with_symbol_and_numbers():
    said = texts(storey())
    assert "✕ 1 4" in said
    assert "? 7" in said


def test_a_mark_that_says_the_same_is_drawn_once_and_pointed_at_where_it_stands_again():
    marks = [Mark(at=at, outcome=Outcome.FAIL, number=1) for at in ((2, 4), (20, 4), (9, 9))]
    drawn = parsed(tag("svg", plan_marks(sheet_of(GROUND_PLAN), marks, name="m")))
    (once,) = of_class(drawn, "mark")
    (group,) = [each for each in drawn.iter("g") if each.get("id") == "m0"]
    left, top = (float(once.get(name)) for name in ("x", "y"))
    again = [
        (left + float(each.get("x")), top + float(each.get("y")))
        for each in drawn.iter("use")
        if each.get("href") == f"#{group.get('id')}"
    ]
    alone = [
        of_class(parsed(tag("svg", plan_marks(sheet_of(GROUND_PLAN), [mark], name="m"))), "mark")[0]
        for mark in marks
    ]
    wanted = sorted((float(each.get("x")), float(each.get("y"))) for each in alone)
    found = sorted([(left, top), *again])
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(other, abs=0.15)


BOTH = (Outcome.FAIL, Outcome.CANNOT_TELL)


def test_no_line_to_a_mark_crosses_a_number():
    marks = [Mark(at=(9, 9), outcome=outcome, number=n) for n in range(9) for outcome in BOTH]
    marks += [Mark(at=(9 + n / 3, 9), outcome=Outcome.FAIL, number=n) for n in range(12)]
    drawn = list(parsed(tag("svg", plan_marks(sheet_of(GROUND_PLAN), marks, name="m"))))
    lines = [n for n, each in enumerate(drawn) if each.get("class") == "leader"]
    assert lines
    assert lines == list(range(len(lines)))


@pytest.mark.parametrize(("more", "crowded"), [(0, False), (1, True)])
def test_on_a_crowded_plan_circles_stand_for_what_cannot_be_told(more, crowded):
    spots = [(n % 30, n // 30 * 2) for n in range(MOST_NUMBERED - 1 + more)]
    marks = [Mark(at=at, outcome=Outcome.CANNOT_TELL, number=n) for n, at in enumerate(spots)]
    marks.append(Mark(at=(15, 5), outcome=Outcome.FAIL, number=999))
    drawn = parsed(tag("svg", plan_marks(sheet_of(GROUND_PLAN), marks, name="m")))
    circles = list(drawn.iter("circle"))
    assert is_crowded(marks) is crowded
    assert len(circles) == (len(spots) if crowded else 0)
    assert "✕ 999" in texts(drawn)
    assert ("? 3" in texts(drawn)) is not crowded
    kinds = [each.tag for each in drawn if each.get("class") == "mark tell" or each.tag == "g"]
    assert kinds == sorted(kinds), "no circle hides a number"


def test_a_crowded_plan_has_its_names_over_circles_and_lines_and_under_numbers():
    spots = [(n % 30 * 0.9, n // 30 * 2) for n in range(MOST_NUMBERED)]
    marks = [Mark(at=at, outcome=Outcome.CANNOT_TELL, number=n) for n, at in enumerate(spots)]
    marks += [Mark(at=(15, 5), outcome=Outcome.FAIL, number=900)] * 2
    marks += [Mark(at=(15.1 + n, 5.7), outcome=Outcome.FAIL, number=900 + n) for n in range(3)]
    drawn = list(parsed(storey_plan(GROUND_PLAN, marks=marks, name="p", says="")))
    names = [n for n, each in enumerate(drawn) if each.get("class") == "label halo"]
    below = [
        n for n, each in enumerate(drawn) if each.tag == "circle" or each.get("class") == "leader"
    ]
    above = [n for n, each in enumerate(drawn) if each.get("data-g") and n not in below]
    assert max(below) < min(names)
    assert max(names) < min(above)


def test_a_mark_keeps_to_its_room_and_beside_its_name():
    """The nearest place that is free lies behind the wall."""
    rooms = [
        PlanRoom(id="own", label_at=(3, 1), rings=(box(0, 0, 6, 2),)),
        PlanRoom(id="next", label_at=(3, 4), rings=(box(0, 2, 6, 4),)),
    ]
    sheet, name = Sheet(box=(0, 0, 6, 6), scale=50), Label(drawn=Markup(), box=(60, 205, 240, 240))
    marks = [Mark(at=(3, 1.7), outcome=Outcome.FAIL, number=1)]
    for known, low in ((rooms, 240), ([], 180)):
        drawn = plan_marks(sheet, marks, name="m", labels=[name], rooms=known)
        (mark,) = of_class(parsed(tag("svg", drawn)), "mark")
        top, high = float(mark.get("y")), float(mark.get("height"))
        assert not overlap((149, top, 151, top + high), name.box)
        assert low < top < low + 20


def test_a_mark_wanders_no_farther_than_it_must():
    """Names all around: rather over a name than metres away."""
    names = [Label(drawn=Markup(), box=(0.0, 0.0, 900.0, 900.0))]
    sheet = Sheet(box=(0, 0, 20, 20), scale=50)
    marks = [Mark(at=(10, 10), outcome=Outcome.FAIL, number=1)]
    drawn = plan_marks(sheet, marks, name="m", labels=names)
    (mark,) = of_class(parsed(tag("svg", drawn)), "mark")
    assert abs(float(mark.get("x")) - 500) < 60
    assert abs(float(mark.get("y")) - 500) < 60


def test_marks_carry_pattern_besides_colour():
    fills = {each.get("fill") for each in storey().iter("rect")}
    assert {"url(#p-fail)", "url(#p-tell)"} <= fills


def test_rooms_are_coloured_by_the_family_of_their_use():
    classes = {each.get("class") for each in of_class(storey(), "room")}
    assert "room use-small-group" in classes
    assert "room use-unknown" in classes


@pytest.mark.parametrize(
    ("family", "name"),
    [("small group", "use-small-group"), ("", "use-unknown"), (HOSTILE, "use-unknown")],
)
def test_a_family_nobody_knows_is_unknown(family, name):
    assert family_class(family) == name


def test_hostile_names_in_drawings_are_text():
    svg = storey()
    assert not list(svg.iter("img"))
    assert not list(svg.iter("script"))
    assert [name for each in svg.iter() for name in each.attrib if name.startswith("on")] == []


def test_overlapping_walls_stay_filled():
    walls = tuple(
        PlanShape(id=str(n), kind="wall", rings=(ring,))
        for n, ring in enumerate((box(0, 0, 4, 0.2), box(0, 0, 0.2, 4)[::-1]))
    )
    wall = of_class(storey(walls=walls), "wall")
    assert len(wall) == 1
    assert wall[0].get("fill-rule") is None
    turns = [_area(ring) > 0 for ring in rings_of(wall[0].get("d"))]
    assert len(turns) == 2
    assert turns[0] == turns[1]


def test_a_wall_with_rooms_cut_out_keeps_its_holes():
    assert [each.get("fill-rule") for each in of_class(storey(), "wall")] == ["evenodd"]


def test_an_empty_storey_is_not_drawn():
    bare = Plan(storey="x")
    assert storey_plan(bare, name="p", says="") is None
    assert plan_overview(bare, name="p", says="", shown=(500, 400)) is None


def test_the_overview_uses_the_drawing_of_the_storey():
    small = plan_overview(GROUND_PLAN, name="p", says="s", shown=(500, 400))
    assert 'href="#p-base"' in small
    assert len(small) < 1500


def test_a_hundred_rooms_make_a_small_plan():
    rooms = tuple(
        (f"{n:03}", f"Room {n}", "store", "other", 4 * (n % 12), 4 * (n // 12), 3.8, 3.8)
        for n in range(120)
    )
    drawn = storey_plan(plan("big", rooms, 0.0), name="p", says="")
    assert len(drawn) < 120_000


@given(st.lists(st.tuples(st.floats(0, 30), st.floats(0, 12)), max_size=25))
def test_marks_do_not_hide_each_other_while_there_is_room(places):
    sheet = sheet_of(GROUND_PLAN)
    marks = [Mark(at=at, outcome=Outcome.FAIL, number=n) for n, at in enumerate(places)]
    drawn = parsed(tag("svg", plan_marks(sheet, marks, name="m")))
    boxes = [
        tuple(float(each.get(name)) for name in ("x", "y", "width", "height"))
        for each in of_class(drawn, "mark")
    ]
    around = [(x, y, x + wide, y + high) for x, y, wide, high in boxes]
    hidden = [
        (one, other)
        for n, one in enumerate(around)
        for other in around[:n]
        if overlap(grown(one, -0.2), grown(other, -0.2))
    ]
    assert len(hidden) <= len(places) // 8


def room(wide: float, deep: float, **names) -> PlanRoom:
    middle = (wide / 2, deep / 2)
    return PlanRoom(id="r", area=12.0, label_at=middle, rings=(box(0, 0, wide, deep),), **names)


@pytest.mark.parametrize(
    ("wide", "high", "lines"),
    [
        (200, 60, ["00-12", "Small group room", "12.0 m²"]),
        (90, 70, ["00-12", "Small group", "room", "12.0 m²"]),
        (90, 30, ["00-12", "Small group…"]),
        (50, 60, ["00-12", "Small", "group", "room"]),
        (33, 60, ["00-12", "Small", "group", "room"]),
        (20, 60, []),
        (200, 10, []),
    ],
)
def test_a_label_says_as_much_as_there_is_room_for(wide, high, lines):
    given_ = room(1, 1, number="00-12", name="Small group room")
    assert [text for _kind, text in fitting_lines(given_, wide=wide, high=high)] == lines


def test_a_name_that_does_not_fit_leaves_the_number_alone():
    given_ = replace(room(1, 1, number="00-12", name="Electrical intake"), area=None)
    assert fitting_lines(given_, wide=40, high=60) == [("bold", "00-12")]


def test_a_label_stays_inside_its_room():
    given_ = room(3, 3, number="00-12", name="Small group room")
    sheet = Sheet(box=(0, 0, 3, 3), scale=30)
    label = room_label(given_, sheet)
    assert label.box[0] >= 0
    assert label.box[2] <= sheet.width
    assert label.box[1] >= 0
    assert label.box[3] <= sheet.height


def test_a_room_without_a_point_for_its_label_has_none():
    given_ = replace(room(3, 3, number="1"), label_at=None)
    assert room_label(given_, Sheet(box=(0, 0, 3, 3), scale=30)) is None


@pytest.mark.parametrize(
    ("wide", "deep", "is_turned"), [(1.0, 3.0, True), (3.0, 0.6, False), (6.0, 6.0, False)]
)
def test_a_number_that_fits_in_no_other_way_stands_upright_or_alone(wide, deep, is_turned):
    given_ = room(wide, deep, number="00-44", name="Chair store")
    sheet = Sheet(box=(0, 0, wide, deep), scale=25)
    label = room_label(given_, sheet)
    assert "00-44" in label.drawn
    assert ("rotate(-90" in label.drawn) is is_turned
    assert label.box[0] >= 0
    assert label.box[1] >= 0
    assert label.box[2] <= sheet.width
    assert label.box[3] <= sheet.height


def test_a_number_too_long_for_its_room_is_left_out():
    given_ = room(1.0, 1.0, number="00-44")
    assert room_label(given_, Sheet(box=(0, 0, 1, 1), scale=25)) is None


def test_a_number_stands_in_the_middle_of_where_it_fits():
    given_ = replace(room(1.0, 6.0, number="00-44"), label_at=(0.5, 5.5))
    label = room_label(given_, Sheet(box=(0, 0, 1, 6), scale=25))
    assert (label.box[1] + label.box[3]) / 2 == pytest.approx(75)


def test_many_groups_at_one_place_are_counted_to_the_end():
    marks = [Mark(at=(1, 1), outcome=Outcome.FAIL, number=number) for number in range(1, 7)]
    drawn = plan_marks(Sheet(box=(0, 0, 9, 9), scale=50), marks, name="m")
    assert "✕ 1 2 3 +3" in drawn
    assert "…" not in drawn


@pytest.mark.parametrize(
    ("text", "least"),
    [("1800 mm x 1800 mm", 125), ("required at most 600 mm: 491 mm over", 235), ("iiii", 15)],
)
def test_bold_words_are_taken_to_be_as_wide_as_they_are(text, least):
    assert text_width(text, bold=True) > text_width(text) > 0
    assert least <= text_width(text, bold=True) <= least * 1.6


def test_the_scale_bar_covers_no_words():
    row = next(each for each in findings() if each.key == "calm1")
    svg = finding_drawing(plan(GROUND, GROUND_ROOMS, 0.0), row, name="x").svg
    body = svg[svg.index("<g") :]
    assert body.index("paper pale") < body.index("required at least")


def test_a_share_is_not_written_on_one_of_several():
    row = next(each for each in findings() if each.key == "wc1")
    share = replace(row.observed, measure="share of sanitary fittings", unit="ratio", low=0, high=0)
    own = tuple(replace(each, label="379 mm") for each in row.evidence)
    made = replace(row, observed=share, required=None, shortfall=None, evidence=own)
    found = texts(parsed(finding_drawing(plan(GROUND, GROUND_ROOMS, 0.0), made, name="x").svg))
    assert "379 mm" in found
    assert not [each for each in found if "%" in each]


@given(st.text(alphabet="abc ", max_size=40), st.integers(1, 20))
def test_wrapped_lines_keep_every_word_or_none(text, across):
    lines = wrapped(text, across)
    assert all(len(line) <= across for line in lines)
    assert not lines or " ".join(lines).split() == text.split()


def test_a_chord_stops_at_the_nearest_wall():
    l_shape = [(0, 0), (10, 0), (10, 4), (4, 4), (4, 10), (0, 10)]
    assert chord([l_shape], (2, 8), axis=0) == 4
    assert chord([l_shape], (5, 2), axis=0) == 10


@pytest.mark.parametrize(
    ("metres", "scale"), [(3.0, 50), (8.0, 50), (9.0, 100), (30, 200), (80, 500), (900, 2000)]
)
def test_a_sheet_fits_a4_at_a_usual_scale(metres, scale):
    sheet = Sheet(box=(0, 0, metres, 1), scale=10)
    assert sheet.paper()[0] == scale
    assert sheet.paper()[1] <= 175


@given(st.floats(0.1, 50), st.floats(0.1, 50))
def test_a_sheet_holds_all_of_its_box_in_the_size_it_was_given(wide, high):
    sheet = fit((0, 0, wide, high), width=420, tallest=420, shallowest=240)
    assert sheet.width == pytest.approx(420)
    assert 239.9 <= sheet.height <= 420.1
    assert sheet.box[0] <= 1e-9
    assert sheet.box[3] >= high - 1e-9


def test_up_on_the_plan_is_up_on_the_page():
    sheet = Sheet(box=(0, 0, 10, 10), scale=10)
    assert sheet.at((0, 10)) == (0, 0)
    assert sheet.at((1, 0)) == (10, 100)


def test_no_points_have_no_box():
    assert box_of([]) is None
    assert not Sheet(box=(0, 0, 1, 1), scale=1).shows([])


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (1.26, "1.3"), (-0.04, "0"), (100.05, "100.0"), (-2.5, "-2.5")]
)
def test_coordinates_keep_one_decimal_at_most(value, text):
    assert float(number(value)) == pytest.approx(float(text), abs=0.11)
    assert len(number(value).partition(".")[2]) <= 1


@given(st.text(max_size=50))
def test_any_text_in_an_element_is_one_text(text):
    found = parsed(tag("text", text, class_=text))
    assert list(found) == []
    assert set(found.attrib) == {"class"}


def test_markup_is_kept_and_text_is_not():
    assert tag("g", Markup("<i/>"), "<i/>") == "<g><i/>&lt;i/&gt;</g>"


def test_steps_between_points_add_up_to_where_the_points_are():
    way = [(n / 7, 100 - n * n / 30) for n in range(60)]
    drawn = points_of(path_data([way], closed=False))
    assert drawn == [pytest.approx(point, abs=0.051) for point in way]


def test_points_that_round_alike_are_drawn_once():
    assert path_data([[(0, 0), (0.01, 0.01), (5, 0), (0, 0)]]) == "M0 0h5h-5Z"
    assert path_data([[(0, 0), (0.01, 0)]]) == ""


def test_patterns_are_hidden_from_readers():
    svg = parsed(shared_patterns())
    assert svg.get("aria-hidden") == "true"
    assert {each.get("id") for each in svg.iter("pattern")} == {"p-fail", "p-tell", "p-block"}


@pytest.mark.parametrize("rooms", [GROUND_ROOMS, FIRST_ROOMS])
def test_a_plan_is_drawn_the_same_way_twice(rooms):
    given_ = plan("s", rooms, 0.0)
    assert storey_plan(given_, name="p", says="") == storey_plan(given_, name="p", says="")


def _pixels_per_metre(svg: ET.Element) -> float:
    bar = of_class(svg, "ruled")[0].get("d")
    start, end = re.match(r"M(\S+) .*H(\S+?)V", bar).groups()
    length = next(t for t in texts(svg) if re.fullmatch(r"\d+ m|500 mm", t))
    metres = 0.5 if length == "500 mm" else float(length.removesuffix(" m"))
    return (float(end) - float(start)) / metres


def _area(points: list[tuple[float, float]]) -> float:
    return sum(
        a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True)
    )


def test_the_room_itself_is_named_by_the_title_and_its_neighbours_by_their_labels():
    way = ((2, 0.1), (8, 0.1), (8, 3.8))
    path = Evidence(role="path", shape="line", coords=way, storey=GROUND)
    svg = detail("calm1", evidence=(path,))
    said = " ".join(texts(svg))
    assert "Calm room" not in said
    assert "Office" not in said
    assert "00-07" in said
    assert svg[0].text == "Plan: 00-06 Calm room"


def test_doors_that_swing_out_of_the_building_are_on_the_sheet():
    outside = replace(GROUND_PLAN.doors[0], leaves=(box(5, 13.4, 0.04, 3),))
    sheet = sheet_of(replace(GROUND_PLAN, doors=(outside,)))
    assert sheet.box[3] >= 16.4


def test_marks_stay_readable_where_a_tall_plan_is_shrunk():
    tall = plan("tall", (("1", "Room", "store", "other", 0, 4, 6, 60),), 0.0)
    marks = [Mark(at=(1, 30), outcome=Outcome.FAIL, number=1)]
    drawn = parsed(plan_overview(tall, marks=marks, name="p", says="", shown=(520, 400)))
    height = float(drawn.get("viewBox").split()[3])
    size = float(next(e for e in drawn.iter("text")).get("font-size"))
    assert size * 400 / height >= 11.9


def test_a_stair_has_the_treads_of_the_model_and_one_arrow_where_it_ends():
    shown = storey()
    (way,) = of_class(shown, "run")
    assert len(re.findall("M", way.get("d"))) == 2
    edges = [each for each in of_class(shown, "hair") if each.get("d").count("Z") == 5]
    assert len(edges) == 1


def spots(*, walls=(), taken=(), lines=(), at=((50.0, 50.0), (150.0, 50.0)), optional=False):
    words = Words(
        text="800 mm", kind="dim-text", spots=tuple(Spot(at=each) for each in at), optional=optional
    )
    sheet = Sheet(box=(0, 0, 20, 10), scale=10)
    drawn, boxes = placed([words], sheet, Ground(walls=walls, taken=taken, lines=lines))
    return [float(parsed(each).get("x")) for each in drawn], boxes


WALL_PX = ((0, 40), (100, 40), (100, 60), (0, 60))


@pytest.mark.parametrize(
    "ground",
    [
        {"walls": ((WALL_PX,),)},
        {"walls": ((((180, 90), (190, 90), (190, 95)), WALL_PX),)},
        {"taken": ((30, 40, 70, 60),)},
        {"lines": (((0, 50), (100, 50)),)},
    ],
    ids=["a wall", "a part of a wall", "other words", "a line"],
)
def test_words_keep_clear_of(ground):
    assert spots()[0] == [50.0]
    assert spots(**ground)[0] == [150.0]


ON_GRID = st.integers(0, 8).map(float)
AT = st.tuples(ON_GRID, ON_GRID)


@given(AT, AT, st.lists(AT, max_size=40))
def test_points_under_words_are_those_in_their_box(low, size, points):
    box = (*low, low[0] + size[0], low[1] + size[1])
    inside = [box[0] < x < box[2] and box[1] < y < box[3] for x, y in points]
    assert _met(box, sorted((y, x) for x, y in points)) == sum(inside)


@pytest.mark.slow
@given(st.lists(st.lists(st.lists(AT, min_size=3, max_size=5), min_size=1, max_size=2), max_size=3))
def test_words_are_covered_by_the_points_that_lie_in_a_shape(shapes):
    x0, y0, x1, y1 = box = (1.3, 2.1, 6.7, 4.4)
    spread = [
        (x0 + (x1 - x0) * (i + 0.5) / _ACROSS, y0 + (y1 - y0) * (j + 0.5) / _DOWN)
        for i in range(_ACROSS)
        for j in range(_DOWN)
    ]
    inside = [any(is_within(point, rings) for rings in shapes) for point in spread]
    assert _covered(box, _boxed(shapes)) == sum(inside) / len(spread)


ROOM_PX, NEXT_PX = ((0, 0), (100, 0), (100, 100), (0, 100)), ((100, 0), (200, 0), (200, 100))


@pytest.mark.parametrize(("of", "x"), [((20.0, 80.0), 50.0), ((180.0, 20.0), 150.0), (None, 150.0)])
def test_words_of_a_thing_keep_to_its_room(of, x):
    at = ((150.0, 30.0), (50.0, 50.0))
    words = Words(text="800 mm", kind="need", spots=tuple(Spot(at=each) for each in at), of=of)
    ground = Ground(rooms=((ROOM_PX,), (NEXT_PX,)))
    (drawn,), _ = placed([words], Sheet(box=(0, 0, 20, 10), scale=10), ground)
    assert float(parsed(drawn).get("x")) == x


def test_a_required_size_keeps_to_the_room_that_it_is_required_in():
    """The rectangle takes nearly the whole room, so that above and below are other rooms."""
    room = next(each for each in GROUND_PLAN.rooms if each.id == BY_KEY["wc1"].subject.global_id)
    x0, y0, x1, y1 = box_of(room.rings[0])
    need = Evidence(
        role="required",
        shape="polygon",
        coords=box(x0 + 0.1, y0 + 0.1, x1 - x0 - 0.2, y1 - y0 - 0.2),
        storey=GROUND,
        label="1500 mm",
    )
    svg = detail("wc1", evidence=(need,))
    (words,) = [each for each in svg.iter("text") if each.text == need.label]
    (drawn,) = of_class(svg, "need")
    x0, y0, x1, y1 = box_of(points_of(drawn.get("d")))
    assert x0 < float(words.get("x")) < x1
    assert y0 < float(words.get("y")) < y1


@pytest.mark.parametrize(
    ("measure", "role", "is_told"),
    [
        ("farthest_travel_distance", "context", True),
        ("farthest_travel_distance", "blocker", False),
        ("going", "context", False),
        ("next_door_distance", "context", False),
    ],
)
def test_a_distance_names_the_rooms_at_both_ends_of_its_way(measure, role, is_told):
    own, *_, goal = (room for room in GROUND_PLAN.rooms if room.number)
    (x0, y0, _, _), (x1, y1, _, _) = (box_of(each.rings[0]) for each in (own, goal))
    way = ((x0, y0 - 0.05), (x1 + 1, y1 - 1), (x1 + 1, y1 - 0.2))
    seen = Observed(measure=measure, kind="quantity", value=9.0, low=9.0, high=9.0, unit="m")
    evidence = (
        Evidence(role="path", shape="line", coords=way, storey=GROUND),
        Evidence(role=role, shape="point", coords=way[:1], storey=GROUND),
    )
    said = texts(
        detail(
            "d1",
            observed=seen,
            evidence=evidence,
            subject=replace(BY_KEY["d1"].subject, global_id=own.id),
        )
    )
    assert (f"from {own.number}" in said) is is_told
    assert any(each.startswith(f"to {goal.number} ") for each in said) is is_told


@pytest.mark.parametrize(
    ("role", "wide", "said"),
    [
        ("required", 3.0, "needed 2200 × 1500 mm"),
        ("required", 1.6, "needed 2200 × 1500 mm"),
        ("measured", 3.0, "2200 × 1500 mm"),
    ],
)
def test_a_size_that_is_asked_for_says_so_in_its_shape(role, wide, said):
    x0, y0, x1, y1 = GROUND_PLAN.rooms[0].rings[0][0] * 2
    shape = Evidence(
        role=role,
        shape="polygon",
        coords=box(x0 + 0.2, y0 + 0.2, wide, 3.0),
        storey=GROUND,
        label="2200 mm x 1500 mm",
    )
    svg = detail("wc1", evidence=(shape,))
    (words,) = [each for each in svg.iter("text") if each.text == said]
    (drawn,) = of_class(svg, "need" if role == "required" else "found")
    x0, y0, x1, y1 = box_of(points_of(drawn.get("d")))
    assert x0 < float(words.get("x")) < x1
    assert y0 < float(words.get("y")) < y1


def test_the_name_of_a_thing_beside_keeps_to_its_room():
    """A cubicle that is too small is not named in the next room: its name is left out."""
    rooms = ([[(0, 0), (40, 0), (40, 90), (0, 90)]], [[(50, 0), (200, 0), (200, 90), (50, 90)]])
    (words,) = label_words(
        [(2, 2), (38, 2), (38, 40), (2, 40)], "too small by far", "context", "polygon"
    )
    sheet = Sheet(box=(0, 0, 20, 10), scale=10)
    drawn, _ = placed(
        [words], sheet, Ground(rooms=rooms, walls=([[(40, 0), (50, 0), (50, 90), (40, 90)]],))
    )
    assert not drawn


@pytest.mark.parametrize(
    ("wall", "is_right", "is_low"),
    [
        ((0, 0, 0, 0), True, True),
        ((0, 0, 400, 60), True, True),
        ((200, 200, 400, 300), False, False),
        ((0, 200, 400, 300), False, False),
    ],
)
def test_a_caption_stands_in_a_corner_without_a_wall(wall, is_right, is_low):
    sheet = Sheet(box=(0, 0, 40, 30), scale=10)
    words = corner_words("steps beside: yes", sheet, kind="dim-text", above=30)
    x0, y0, x1, y1 = wall
    ring = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    (drawn,), _ = placed([words], sheet, Ground(walls=((ring,),)))
    x, y = float(parsed(drawn).get("x")), float(parsed(drawn).get("y"))
    assert (x > 200, y > 150) == (is_right, is_low)


def test_a_drawing_has_the_caption_that_it_is_given():
    found = finding_drawing(GROUND_PLAN, BY_KEY["d1"], name="f", caption="doors: 2")
    assert "doors: 2" in texts(parsed(found.svg))


def test_a_circle_without_a_figure_is_only_a_circle():
    shape = Evidence(role="measured", shape="circle", coords=((7, 2), (7.6, 2)), storey=GROUND)
    line = Evidence(
        role="measured", shape="line", coords=((6.4, 2), (7.7, 2)), storey=GROUND, label="1300 mm"
    )
    svg = detail("wc1", evidence=(line, shape), required=None)
    assert len(of_class(svg, "dim")) == 1
    assert [each.tag for each in of_class(svg, "found")] == ["circle"]


def test_words_that_lie_beyond_the_sheet_are_moved_onto_it():
    (x,), (box_,) = spots(at=((2.0, 50.0),))
    assert x > 2.0
    assert box_[0] >= 0


def test_words_that_may_be_left_out_are_where_no_spot_is_free():
    everywhere = ((0, 0, 200, 100),)
    assert spots(taken=everywhere, optional=True)[0] == []
    assert spots(taken=everywhere)[0] == [50.0]


def test_a_yes_is_not_written_where_the_thing_has_a_figure_of_its_own():
    line = Evidence(
        role="measured", shape="line", coords=((0, 0), (3, 0)), storey=GROUND, label="3000 mm"
    )
    seen = Observed(measure="shares_wall_with", kind="truth", choice=("yes",))
    assert "3000 mm" in texts(detail("d1", evidence=(line,), observed=seen, required=None))
    bare = replace(line, label="")
    assert "yes" in texts(detail("d1", evidence=(bare,), observed=seen, required=None))
