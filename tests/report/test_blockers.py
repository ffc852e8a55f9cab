"""The last lines of a check: what stops the build, why now, and what would let it through."""

from dataclasses import replace

from checker.report.blockers import accepted_lines, blocker_lines
from checker.results import Outcome
from checker.results.acceptance import BaselineLine, BaselineUse, WaiverUse
from tests.results.accepting import BY_KEY, DOOR, OPEN, of

CALM_DOOR = BY_KEY["d2"]


def use(state, told="It expired.", **more):
    given = {
        "rule": DOOR.rule, "place": "D1", "because": "agreed", "by": "us", "on": "2026-01-01",
        "until": "2026-10-01",
    }  # fmt: skip
    return WaiverUse(**{**given, **more}, state=state, told=told)


def line(state):
    return BaselineLine(
        state=state, rule=DOOR.rule, title=DOOR.title, strength=DOOR.strength, place=DOOR.place
    )


def test_nothing_that_blocks_says_nothing():
    assert blocker_lines([], of()) == []


def test_each_rule_once_with_its_places_and_what_to_do():
    lines = blocker_lines([DOOR, CALM_DOOR], of(DOOR, CALM_DOOR))
    places = "Door 00-05-D01 to 00-05 Small group room and Door 00-06-D01 to 00-06 Calm room"
    told = [each for each in lines if each.startswith("✕")]
    assert told == [f"✕ {DOOR.title} (must): {places}"]
    assert f"    → {DOOR.remedy}" in lines


def test_several_rules_are_counted_by_topic():
    lines = blocker_lines([DOOR, CALM_DOOR, BY_KEY["wc1"]], of())
    assert lines[0] == f"By topic: {DOOR.topic} 2, wc 1."


def test_what_is_open_tells_what_to_supply():
    lines = blocker_lines([OPEN], of())
    assert f"    → {OPEN.ask}" in lines
    assert any(each.startswith("? ") for each in lines)


def test_why_it_stops_the_build_though_it_was_accepted():
    lapsed = replace(of(DOOR), waivers=(use("expired", key=DOOR.key),))
    assert "    Its waiver does not hold. It expired." in blocker_lines([DOOR], lapsed)
    worse = replace(DOOR, baseline="worse")
    assert "    It is worse than the baseline knows it." in blocker_lines([worse], of(worse))


def test_the_ways_out_are_named_once():
    *_, last = blocker_lines([DOOR], of(DOOR))
    assert f"schoolcheck waive {DOOR.key} --because" in last
    assert "schoolcheck baseline create" in last
    known = replace(of(DOOR), baseline=BaselineUse(known=3))
    assert "baseline create" not in blocker_lines([DOOR], known)[-1]


def test_many_rules_are_cut_and_counted():
    many = [replace(DOOR, key=f"k{n}", rule=f"R{n:02}", group=f"g{n}") for n in range(11)]
    lines = blocker_lines(many, of())
    assert sum(each.startswith("✕") for each in lines) == 8
    assert "And 3 findings of 3 more rules, told in the report." in lines


def test_waivers_that_hold_are_counted_and_others_say_what_to_do():
    result = replace(
        of(DOOR),
        waivers=(use("holds", ""), use("expired"), use("vanished", "No such place.", place="99")),
    )
    assert accepted_lines(result) == [
        "1 waiver holds.",
        f"! Waiver of {DOOR.rule} at D1: It expired.",
        f"– Waiver of {DOOR.rule} at 99: No such place.",
    ]


def test_the_baseline_says_what_it_knows_and_by_how_much_it_can_shrink():
    lines = ("worse", "unsure", "fixed", "fixed", "vanished", "unjudged")
    told = accepted_lines(
        replace(of(), baseline=BaselineUse(known=4, lines=tuple(map(line, lines))))
    )
    states = (
        "4 known and no worse, 1 worse, 1 that can no longer be told, 2 no longer there, "
        "1 of places that are gone, 1 of rules that were not judged"
    )
    assert told == [
        f"Baseline: {states}.",
        "  It can shrink by 3 entries: schoolcheck baseline shrink RESULTS.",
    ]


def test_a_baseline_of_another_building_is_doubted_and_not_to_be_shrunk():
    other = BaselineUse(lines=tuple(line("vanished") for _ in range(9)), is_other_building=True)
    told = accepted_lines(replace(of(), baseline=other))
    assert told[0].startswith("! Hardly any place")
    assert not any("shrink" in each for each in told)


def test_an_outcome_has_its_own_line():
    both = [DOOR, replace(DOOR, key="x", outcome=Outcome.CANNOT_TELL)]
    marks = [each[0] for each in blocker_lines(both, of()) if each[0] in "✕?"]
    assert marks == ["✕", "?"]
