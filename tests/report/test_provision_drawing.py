"""Drawings of the provision: bars to scale, plans on the geometry that is on the page already."""

import re
from dataclasses import replace

import pytest

from checker.report.drawing.bars import Bar, distance_bars
from checker.report.drawing.provision import BaseMarks, SpaceMarks, base_plan, space_plan
from checker.results.plan import Plan, PlanRoom
from checker.results.provision import Limit
from tests.report.oakfield import HOSTILE, box, oakfield

LIMIT = Limit(figure=30.0, rule="NEAR")
GROUND, FIRST = oakfield().plans
INF = float("inf")


def bar(low, high=None, outcome="pass", **given):
    return Bar(
        name=given.pop("name", "00-01 Class"),
        low=low,
        high=low if high is None else high,
        text=given.pop("text", "text"),
        outcome=outcome,
        **given,
    )


def widths(svg):
    return [
        (kind, float(wide))
        for wide, kind in re.findall(r'width="([\d.]+)" height="12" class="bar (\w+)"', svg)
    ]


def test_bars_are_as_long_as_their_distances():
    drawn = distance_bars([bar(30.0), bar(15.0), bar(0.0)], limit=LIMIT)
    (_, long), (_, half), (_, none) = widths(drawn)
    assert long == pytest.approx(2 * half, abs=0.2)
    assert none == 0.0


def test_what_may_come_on_top_is_drawn_apart():
    drawn = distance_bars([bar(10.0, 30.0, "cannot_tell")], limit=LIMIT)
    (sure, low), (maybe, more) = widths(drawn)
    assert (sure, maybe) == ("open", "maybe")
    assert more == pytest.approx(2 * low, abs=0.2)


@pytest.mark.parametrize(
    ("outcome", "kind", "mark"),
    [
        ("pass", "good", "✓"),
        ("fail", "bad", "✕"),
        ("cannot_tell", "open", "?"),
        ("not_applicable", "plain", "–"),
        ("", "plain", ""),
    ],
)
def test_an_outcome_is_a_pattern_and_a_symbol(outcome, kind, mark):
    drawn = distance_bars([bar(12.0, outcome=outcome, text="12 m")], limit=LIMIT)
    assert f"bar {kind}" in drawn
    assert f">{mark} 12 m<" in drawn if mark else ">12 m<" in drawn


@pytest.mark.parametrize(("low", "high"), [(None, None), (INF, INF), (5.0, INF)])
def test_a_way_without_an_end_is_no_bar_without_end(low, high):
    drawn = distance_bars([bar(low, high, "fail"), bar(20.0)], limit=LIMIT)
    assert "inf" not in drawn
    assert "nan" not in drawn
    assert max(wide for _, wide in widths(drawn)) < 720


def test_the_limit_is_a_dashed_line_with_words_and_none_without_one():
    assert 'class="need"' in distance_bars([bar(3.0)], limit=LIMIT)
    assert "at most 30 m" in distance_bars([bar(3.0)], limit=LIMIT)
    bare = distance_bars([bar(3.0)], limit=None)
    assert 'class="need"' not in bare
    assert "at most" not in bare


def test_figures_stand_above_the_line_of_the_limit_and_bars_below_it():
    drawn = distance_bars([bar(29.0, text="29 m"), bar(30.0, text="30.1 m")], limit=LIMIT)
    line = drawn.index('class="need"')
    assert drawn.rindex('class="bar ') < line < drawn.index("29 m<")


def test_nothing_to_draw_is_no_drawing():
    assert distance_bars([], limit=LIMIT) is None


def test_a_title_and_a_description_say_what_is_drawn():
    drawn = distance_bars([bar(3.0), bar(40.0, outcome="fail")], limit=LIMIT)
    assert 'role="img" aria-labelledby="bars-t bars-d"' in drawn
    assert "2 classrooms: 1 near enough, 1 not, 0 cannot be told." in drawn


def test_a_note_stands_behind_the_figure():
    assert "text, other floor" in distance_bars([bar(3.0, note="other floor")], limit=None)


def test_names_are_cut_and_escaped():
    drawn = distance_bars([bar(3.0, name=HOSTILE * 3, text="<b>")], limit=None)
    assert "<img" not in drawn
    assert "&lt;b&gt;" in drawn
    assert "…" in drawn


@pytest.mark.parametrize("longest", [0.5, 3.0, 12.0, 31.0, 80.0, 700.0])
def test_the_scale_has_few_ticks_and_holds_the_longest(longest):
    drawn = distance_bars([bar(longest)], limit=None)
    ticks = [float(each) for each in re.findall(r">(\d+) m<", drawn)]
    assert ticks[-1] >= longest
    assert 2 <= len(ticks) <= 8


MARKS = SpaceMarks(
    rooms=frozenset({"room-00-05"}),
    spare=frozenset({"room-00-09"}),
    distances={"room-00-01": "4 m", "room-01-01": "48 m"},
)


def test_a_plan_points_at_the_storey_plan_and_draws_on_it():
    drawn = space_plan(GROUND, MARKS, base="plan-0", name="space-0")
    assert '<use href="#plan-0-base"/>' in drawn
    assert drawn.count('class="provided"') == 1
    assert drawn.count('class="could-be"') == 1
    assert ">4 m<" in drawn
    assert "48 m" not in drawn


def test_a_room_that_may_be_one_is_dotted_with_a_question_mark():
    marks = replace(MARKS, maybe=frozenset({"room-00-02"}))
    drawn = space_plan(GROUND, marks, base="plan-0", name="s")
    assert drawn.count('class="provided"') == 1
    assert drawn.count('class="provided maybe"') == 1
    assert ">00-02 ?<" in drawn
    assert ">00-05 ?<" not in drawn
    assert "1 that may be one dotted" in drawn


def test_rooms_of_the_base_are_heavy_and_called_so():
    marks = replace(MARKS, of_base=frozenset({"room-00-12"}))
    drawn = space_plan(GROUND, marks, base="plan-0", name="s")
    assert drawn.count('class="provided"') == 2
    assert ">base<" in drawn


def test_the_description_counts_what_is_drawn():
    drawn = space_plan(GROUND, MARKS, base="plan-0", name="s")
    assert "1 small-group room in a heavy line, 1 room that has the size dashed" in drawn
    assert "1 classroom with its distance" in drawn
    marks = SpaceMarks(distances={"room-00-01": "1 m", "room-00-02": "2 m"})
    assert "2 classrooms with their distance" in space_plan(GROUND, marks, base="p", name="s")


def test_a_storey_without_any_of_it_or_without_a_plan_is_not_drawn():
    assert space_plan(FIRST, SpaceMarks(), base="plan-1", name="s") is None
    assert space_plan(Plan(storey="x"), MARKS, base="plan-1", name="s") is None


def test_words_that_do_not_fit_a_room_are_left_out():
    marks = SpaceMarks(distances={"room-00-10": "a very long distance"})
    drawn = space_plan(GROUND, marks, base="plan-0", name="s")
    assert "a very long distance" not in drawn
    assert ">00-10<" in drawn


BASE = BaseMarks(
    rooms=frozenset({"room-00-03", "room-00-12"}),
    neighbours=frozenset({"room-00-02", "room-00-04"}),
    loud=frozenset({"room-00-02"}),
    doors={"door-r2": "A", "open-1": "B", "door-lost": "C"},
    areas={"room-00-03": 55.5},
)


def drawn_base(marks=BASE, plan=GROUND):
    return base_plan(plan, marks, base="plan-0", name="b", says="The base & more.")


def test_a_base_is_cropped_to_and_moved_there():
    drawn = drawn_base()
    x, _y, zoom = map(float, re.search(r"translate\((\S+) (\S+)\) scale\((\S+)\)", drawn).groups())
    assert zoom > 1
    assert x < 0


def test_a_base_shows_its_rooms_the_loud_and_the_ways_in():
    drawn = drawn_base()
    assert drawn.count('class="provided"') == 2
    assert drawn.count('class="loud"') == 1
    assert drawn.count('class="way-in"') == 2
    assert ">A<" in drawn
    assert ">B<" in drawn
    assert ">C<" not in drawn


def test_a_neighbour_that_may_be_loud_is_dotted():
    drawn = drawn_base(replace(BASE, maybe_loud=frozenset({"room-00-04"})))
    assert drawn.count('class="loud maybe" fill="url(#p-tell)"') == 1
    assert 'class="loud maybe"' not in drawn_base()


def test_nothing_beside_the_sheet_is_seen_on_paper_of_another_shape():
    inner = re.search(
        r'<svg width="([\d.]+)" height="([\d.]+)" aria-hidden="true"><use', drawn_base()
    )
    view = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn_base())
    assert inner[1] == view[1]
    assert float(inner[2]) < float(view[2])


def test_the_areas_are_the_net_ones_of_the_table():
    drawn = drawn_base()
    assert "55.5 m²" in drawn
    assert "56.0 m²" not in drawn


def test_its_description_is_escaped_text():
    assert "The base &amp; more." in drawn_base()


def test_a_neighbour_that_is_cut_has_its_label_in_the_part_that_is_seen():
    drawn = drawn_base()
    assert ">00-04<" in drawn
    far = replace(BASE, neighbours=frozenset({"room-00-01"}))
    assert ">00-01<" not in drawn_base(far)


def test_a_label_that_the_edge_would_cut_is_its_number_or_nothing():
    own = PlanRoom(id="own", rings=(box(0, 0, 4, 4),), label_at=(2, 2))
    path = PlanRoom(
        id="o",
        number="2",
        name="East footpath",
        rings=(box(-20, -9, 50, 8.5),),
        label_at=(-4.3, -1.5),
    )
    marks = BaseMarks(rooms=frozenset({"own"}), neighbours=frozenset({"o"}))
    drawn = drawn_base(marks, Plan(storey="00", rooms=(own, path)))
    assert "East" not in drawn
    assert ">2<" in drawn
    middle = replace(path, label_at=(2, -1.5))
    assert ">East footpath<" in drawn_base(marks, Plan(storey="00", rooms=(own, middle)))
    edge = replace(path, number="EX-02", label_at=(-4.5, -1.5))
    assert ">EX-02<" not in drawn_base(marks, Plan(storey="00", rooms=(own, edge)))
    near = replace(path, number="E", name="", rings=(box(4.1, 0, 2.3, 4),), label_at=(5, 2))
    assert ">E<" in drawn_base(marks, Plan(storey="00", rooms=(own, near)))


def test_labels_do_not_stand_over_each_other():
    one = PlanRoom(id="a", number="00-101", rings=(box(0, 0, 1, 1),), label_at=(0.5, 0.5))
    two = replace(one, id="b", number="00-102", rings=(box(1, 0, 1, 1),), label_at=(0.7, 0.5))
    far = replace(one, id="c", number="00-103", rings=(box(40, 0, 30, 9),), label_at=(55, 4))
    marks = SpaceMarks(rooms=frozenset({"a"}), distances={"b": "9 m", "c": "20 m"})
    drawn = space_plan(Plan(storey="00", rooms=(two, one, far)), marks, base="p", name="n")
    assert ">00-101<" in drawn
    assert ">00-102<" not in drawn
    assert ">00-103<" in drawn
    assert ">20 m<" in drawn


def test_no_label_stands_in_the_courtyard_of_a_neighbour():
    own = PlanRoom(id="own", rings=(box(0, 0, 4, 4),), label_at=(2, 2))
    around = (box(5, -1, 25, 6), box(5.3, -0.5, 3.1, 5))
    other = PlanRoom(id="other", number="XX", rings=around, label_at=(20, 2))
    whole = PlanRoom(id="other", number="XX", rings=around[:1], label_at=(20, 2))
    marks = BaseMarks(rooms=frozenset({"own"}), neighbours=frozenset({"other"}))
    hollow = Plan(storey="00", rooms=(own, other))
    solid = Plan(storey="00", rooms=(own, whole))
    assert ">XX<" not in drawn_base(marks, hollow)
    assert ">XX<" in drawn_base(marks, solid)


def test_a_base_without_rooms_on_the_storey_is_not_drawn():
    assert drawn_base(plan=FIRST) is None
    assert drawn_base(BaseMarks()) is None
    assert drawn_base(plan=Plan(storey="x")) is None


def test_the_same_drawing_each_time():
    assert drawn_base() == drawn_base()
    assert space_plan(GROUND, MARKS, base="p", name="n") == space_plan(
        GROUND, MARKS, base="p", name="n"
    )
