"""The last lines of a check: what stops the build, why now, and what would let it through."""

from dataclasses import replace

from checker.report.blockers import accepted_lines, blocker_lines
from checker.results import Outcome, Strength
from checker.results.acceptance import BaselineLine, BaselineUse, WaiverUse
from tests.report.oakfield import blocked
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


def test_the_rule_and_the_place_that_miss_by_most_come_first():
    calm = replace(CALM_DOOR, shortfall=0.3, group="another leaf")
    places = blocker_lines([DOOR, calm], of(DOOR, calm))[0]
    assert places.index("00-06-D01") < places.index("00-05-D01")
    must = replace(DOOR, rule="Z-must", title="Must", group="z")
    may = replace(CALM_DOOR, rule="A-may", title="May", strength=Strength.MAY, group="a")
    named = [each for each in blocker_lines([may, must], of()) if each.startswith("✕")]
    assert [each.split()[1] for each in named] == ["Must", "May"]


def test_of_several_places_it_is_said_of_which_the_waiver_does_not_hold():
    lapsed = replace(of(DOOR, CALM_DOOR), waivers=(use("expired", key=DOOR.key),))
    (told,) = [each for each in blocker_lines([DOOR, CALM_DOOR], lapsed) if "waiver does" in each]
    assert told.strip().startswith("Door 00-05-D01 to 00-05 Small group room: Its waiver")


def test_one_that_has_a_waiver_is_not_to_be_waived_again():
    lapsed = replace(of(DOOR, CALM_DOOR), waivers=(use("worse", key=DOOR.key),))
    *_, last = blocker_lines([DOOR], lapsed)
    assert "accept it as it stands by changing its waiver" in last
    assert "schoolcheck waive" not in last
    *_, last = blocker_lines([DOOR, CALM_DOOR], lapsed)
    assert f"schoolcheck waive {CALM_DOOR.key} " in last
    over = replace(lapsed, waivers=(use("expired", key=DOOR.key),))
    assert f"schoolcheck waive {DOOR.key} " in blocker_lines([DOOR], over)[-1]


def test_where_nothing_could_be_assessed_no_waiver_is_told_to_be_misspelt():
    unread = replace(blocked(), waivers=(use("unjudged"),) * 3)
    told = ["Nothing is said of what was accepted: nothing could be assessed."]
    assert accepted_lines(unread) == told
    assert accepted_lines(blocked()) == []


def test_many_waivers_are_cut_and_those_that_block_stand_first():
    waivers = (*[use("needless", f"{number}") for number in range(9)], use("worse", "Worse."))
    lines = accepted_lines(replace(of(DOOR), waivers=waivers))
    assert len(lines) == 9
    assert lines[0].startswith("! ")
    assert lines[0].endswith(": Worse.")
    assert lines[-1] == "And 2 more waivers, told in the report."
