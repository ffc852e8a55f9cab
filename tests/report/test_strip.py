"""Strips: to scale, in order, with what stops one, and nothing on top of anything else."""

import re
from dataclasses import replace
from itertools import combinations
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.report.drawing.strip import journey_strip
from checker.report.drawing.strip_labels import MOST_ROWS, pinch_labels
from checker.report.drawing.strip_line import LIFT, TICK, WIDTH, Line, Scale, extent, scale_for
from checker.report.drawing.strip_symbols import legend_symbol
from checker.report.drawing.strip_words import length_words, level_words, width_words
from checker.report.drawing.texts import text_width
from checker.results import JourneyBlocker, LevelChange, Outcome, Pinch
from tests.report.journeys_made import (
    DOOR,
    LIFTED,
    NARROW,
    PASSAGE,
    UNKNOWN,
    doubtful,
    end,
    journeys,
    lost,
    stopped,
    sure,
)
from tests.report.oakfield import FIRST, HOSTILE
from tests.report.page import Page

GOAL = end("00-02", "Year 1 classroom")
FORTY = sure(GOAL, 40.0)


def drawn(journey, **given):
    given.setdefault("scale", scale_for([journey]))
    text = journey_strip(journey, name="j", title="T", says="S", **given)
    return Page(str(text))


def texts(page, **attributes):
    return [(node.text, float(node.attributes["x"])) for node in page.all("text", **attributes)]


def line_of(journey):
    return Line(journey, scale_for([journey]))


@pytest.mark.parametrize("journey", journeys(), ids=lambda each: each.goal.name[:8])
def test_every_journey_can_be_drawn_with_title_and_description(journey):
    page = drawn(journey)
    (svg,) = page.all("svg")
    assert svg.attributes["role"] == "img"
    assert svg.attributes["aria-labelledby"] == "j-t j-d"
    assert [node.text for node in page.all("title")] == ["T"]
    assert [node.text for node in page.all("desc")] == ["S"]
    assert (page.broken, page.left_open) == ([], [])


def test_ticks_stand_every_ten_metres_to_scale():
    page = drawn(FORTY)
    found = {t: x for t, x in texts(page) if re.fullmatch(r"\d+ m", t)}
    assert list(found) == ["0 m", "10 m", "20 m", "30 m", "40 m"]
    for at in (10, 20, 30, 40):
        step = found[f"{at} m"] - found[f"{at - 10} m"]
        assert step == pytest.approx(scale_for([FORTY]).per_metre * TICK, abs=0.11)


def test_a_short_way_has_one_tick_and_a_long_one_fewer_words_than_ticks():
    assert [t for t, _ in texts(drawn(sure(GOAL, 4.0))) if t == "0 m"] == ["0 m"]
    page = drawn(sure(GOAL, 600.0))
    words = [t for t, _ in texts(page) if re.fullmatch(r"\d+0? m", t)]
    assert 2 < len(words) < 61
    assert len(page.all("path", class_="ruled")) == 61


def test_one_scale_for_several_fits_the_longest():
    several = [sure(GOAL, 12.0), FORTY, stopped(GOAL)]
    scale = scale_for(several)
    assert scale.per_metre == scale_for([FORTY]).per_metre
    assert all(Line(each, scale).end <= WIDTH for each in several)


def test_without_journeys_there_still_is_a_scale():
    assert scale_for([]).per_metre > 0


def test_pinches_have_their_number_their_width_and_their_place():
    journey = sure(GOAL, 40.0, pinches=(DOOR, replace(DOOR, at=20.0, low=0.8, high=0.85), PASSAGE))
    page = drawn(journey)
    numbers = dict(texts(page, class_="mid small bold"))
    assert sorted(numbers) == ["1", "2", "3"]
    assert numbers["2"] == pytest.approx(line_of(journey).x(20.0), abs=0.1)
    shown = [t for t, _ in texts(page)]
    assert {"900 to 950 mm", "800 to 850 mm", "1300 mm"} <= set(shown)


def test_a_width_that_is_not_known_says_so():
    assert width_words(UNKNOWN) == "width?"
    assert "width?" in [t for t, _ in texts(drawn(sure(GOAL, 40.0, pinches=(UNKNOWN,))))]


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [(Outcome.FAIL, "fail"), (Outcome.CANNOT_TELL, "tell"), (Outcome.PASS, "plain")],
)
def test_a_pinch_has_the_mark_of_the_finding_about_it(outcome, kind):
    page = drawn(sure(GOAL, 40.0, pinches=(NARROW,)), outcomes={0: outcome})
    assert len(page.all("circle", class_=f"mark {kind}")) == 1
    symbol = "pinch door" + ("" if kind == "plain" else f" {kind}")
    assert len(page.all("path", class_=symbol)) == 1


@pytest.mark.parametrize("kind", ["door", "opening", "passage"])
def test_each_kind_of_pinch_has_its_symbol(kind):
    page = drawn(sure(GOAL, 40.0, pinches=(replace(DOOR, kind=kind, at=20.0),)))
    (symbol,) = page.all("path", class_=f"pinch {kind}")
    assert symbol.attributes["d"].startswith("M")


def test_a_lift_takes_room_between_its_two_doors_and_breaks_the_line():
    line = line_of(LIFTED)
    before, behind = line.x(12.0, LIFTED.pinches[1].storey), line.x(12.0, FIRST)
    assert behind - before == pytest.approx(LIFT)
    page = drawn(LIFTED)
    assert len(page.all("path", class_="way carried")) == 1
    (way,) = page.all("path", class_="way")
    assert way.attributes["d"].count("M") == 2
    assert f"lift to {FIRST}" in [t for t, _ in texts(page)]


def test_what_comes_after_a_lift_is_shifted_by_its_room():
    line = line_of(LIFTED)
    flat = Line(replace(LIFTED, levels=()), line.scale)
    assert line.x(20.0) == pytest.approx(flat.x(20.0) + LIFT)
    assert line.x(11.9) == flat.x(11.9)


@pytest.mark.parametrize("kind", ["ramp", "stair", "not modelled", "outside"])
def test_a_ramp_and_what_is_not_modelled_are_as_long_as_they_are(kind):
    level = LevelChange(kind=kind, at=10.0, length=8.0, name="R")
    page = drawn(sure(GOAL, 40.0, levels=(level,)))
    assert level_words(level) in [t for t, _ in texts(page)]
    pattern = [n for n in page.nodes if n.attributes.get("fill") == "url(#p-tell)"]
    assert bool(pattern) is (kind in {"not modelled", "outside"})


def test_a_stopped_way_ends_at_the_blocker_and_is_hatched_from_there():
    journey = stopped(GOAL)
    page, line = drawn(journey), line_of(journey)
    (way,) = page.all("path", class_="way")
    start, length = re.match(r"M(\S+) \S+?h(\S+)", way.attributes["d"]).groups()
    assert float(start) + float(length) == pytest.approx(line.x(17.3), abs=0.15)
    (hatch,) = page.all("rect", class_="beyond fail")
    assert hatch.attributes["fill"] == "url(#p-fail)"
    assert float(hatch.attributes["x"]) == pytest.approx(line.x(17.3), abs=0.1)
    assert "✕" in [t for t, _ in texts(page)]
    assert "no way" in [t for t, _ in texts(page)]
    assert journey.blocker.words in [t for t, _ in texts(page)]


def test_a_way_in_doubt_goes_on_dotted_with_a_question_mark():
    journey = doubtful(GOAL)
    page = drawn(journey)
    (dots,) = page.all("rect", class_="beyond tell")
    assert dots.attributes["fill"] == "url(#p-tell)"
    shown = [t for t, _ in texts(page)]
    assert "?" in shown
    assert "30.0 m at best" in shown
    assert "✕" not in shown


def test_a_sure_way_has_neither_hatch_nor_mark():
    page = drawn(FORTY)
    assert not [n for n in page.all("rect") if "beyond" in n.attributes.get("class", "")]
    assert not {"✕", "?"} & {t for t, _ in texts(page)}


def test_the_mark_stands_over_the_dot_at_the_start():
    page = drawn(stopped(GOAL, at=0.0, pinches=()))
    order = [n.attributes.get("class", "") for n in page.nodes]
    assert order.index("mark fail") > order.index("end start")


def test_a_blocker_that_is_nowhere_on_the_way_is_told_in_words_alone():
    journey = replace(doubtful(GOAL), blocker=JourneyBlocker(words="only stairs lead on"))
    page = drawn(journey)
    assert not page.all("rect", class_="beyond tell")


@pytest.mark.parametrize(
    ("journey", "metres"),
    [
        (FORTY, 40.04),
        (doubtful(GOAL), 30.0),
        (stopped(GOAL), 19.3),
        (replace(stopped(GOAL), on_foot_low=35.0), 35.0),
        (replace(stopped(GOAL), on_foot_low=inf), 19.3),
        (replace(stopped(GOAL), blocker=None, on_foot_low=None), 2.0),
        (lost(GOAL), 2.0),
    ],
)
def test_how_many_metres_are_drawn(journey, metres):
    assert extent(journey) == pytest.approx(metres)


@pytest.mark.parametrize(
    ("journey", "words"),
    [
        (sure(GOAL, 9.44), "9.4 to 9.5 m"),
        (sure(GOAL, 0.0), "0.0 m"),
        (FORTY, "40.0 m"),
        (stopped(GOAL), "no way"),
        (doubtful(GOAL), "30.0 m at best"),
        (lost(GOAL), "not known"),
    ],
)
def test_lengths_are_in_metres_however_short(journey, words):
    assert length_words(journey) == words


def test_a_model_s_words_are_only_words():
    level = replace(LIFTED.levels[0], to_storey=HOSTILE)
    blocked = JourneyBlocker(words=HOSTILE * 50, at=5.0)
    page = drawn(replace(LIFTED, levels=(level,), blocker=blocked, step_free="no"))
    assert not page.all("img")
    assert not page.all("script")
    assert all(len(t) <= 100 for t, _ in texts(page))


WIDE = replace(DOOR, low=1.0525, high=1.1085)
"""A label that is too wide to stand to the right of the end."""


def crowd(at):
    return tuple(replace(WIDE, at=each, global_id=str(n)) for n, each in enumerate(at))


def right_of(label):
    return label.left + 18 + (5 + text_width(label.text, 12.0) if label.text else 0)


places = st.lists(st.floats(0.0, 60.0), min_size=0, max_size=14).map(sorted)


@given(places)
@settings(max_examples=60, deadline=None)
def test_no_label_hides_another_and_none_leaves_the_sheet(at):
    pinches = crowd(at)
    journey = sure(GOAL, 60.0, pinches=pinches)
    labels, rows = pinch_labels(pinches, line_of(journey), {})
    assert rows <= max(len(at), 1)
    assert sorted(each.number for each in labels) == list(range(1, len(at) + 1))
    boxes = [(e.row, e.left, right_of(e)) for e in labels]
    assert all(left >= 0 and right <= WIDTH + 0.1 for _, left, right in boxes)
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[1] + 0.01 or other[2] <= one[1] + 0.01
        assert one[0] != other[0] or apart


def test_where_doors_are_many_numbers_stand_alone_and_rows_stay_few():
    at = [3.0 * n for n in range(20)]
    pinches = crowd(at)
    line = line_of(sure(GOAL, 60.0, pinches=pinches))
    labels, rows = pinch_labels(pinches, line, {})
    assert rows <= MOST_ROWS
    assert sum(not each.text for each in labels) > 5
    assert labels[0].text
    marked, _ = pinch_labels(pinches, line, dict.fromkeys(range(20), Outcome.FAIL))
    assert all(each.text for each in marked)


def test_a_label_beyond_the_end_stays_on_the_sheet():
    pinches = crowd([70.0])
    (label,), _ = pinch_labels(pinches, line_of(sure(GOAL, 60.0, pinches=pinches)), {})
    assert label.left + 23 + text_width(label.text, 12.0) <= WIDTH + 0.1
    assert label.left < label.x - 9


@given(places)
@settings(max_examples=60, deadline=None)
def test_no_leader_runs_through_the_words_of_another_label(at):
    pinches = crowd(at)
    labels, _ = pinch_labels(pinches, line_of(sure(GOAL, 60.0, pinches=pinches)), {})
    for high in labels:
        for low in labels:
            if low.row < high.row:
                right = right_of(low)
                # Behind the ring of a number a leader is hidden, as where two stand at one place.
                assert not low.left + 20 < high.x < right - 2


@pytest.mark.parametrize(
    "kind",
    ["door", "opening", "passage", "lift", "ramp", "stair", "outside", Outcome.FAIL,
     Outcome.CANNOT_TELL],
)  # fmt: skip
def test_a_legend_shows_each_symbol_to_those_who_see_and_hides_it_from_those_who_listen(kind):
    (svg,) = Page(str(legend_symbol(kind))).all("svg")
    assert svg.attributes["aria-hidden"] == "true"
    assert svg.children


def test_the_same_journey_gives_the_same_strip():
    one, other = (
        str(journey_strip(LIFTED, scale=Scale(per_metre=12), name="j", title="T", says="S"))
        for _ in range(2)
    )
    assert one == other
    assert Pinch(kind="door", at=0.0).low is None
