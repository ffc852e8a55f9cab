"""Sentences of totals and sets in small worlds, and rules described in words."""

from math import inf

import pytest

from checker.rules import describe
from checker.rules.ranges import Range
from checker.rules.wording import if_meant, per_text
from tests.rules.courtroom import world

STORE, OFFICE, MAYBE = {"use": "store"}, {"use": "office"}, {"use": ["store", "corridor"]}
SET = """\
applies_to: {each: zone, if_none: fail}
all_of:
  - find: {of: room, where: {use: store}, at_least: 1}
  - find: {of: room, where: {use: [office, small group room]}, at_least: 1}
  - find: {of: room, where: {use: corridor}, at_least: 1}
"""


def school(rule, words, *rooms, **facts):
    ruleset = rule(f"applies_to: {{each: school}}\n{words}\n")
    (finding,) = world(school=[facts], room=rooms).judge(ruleset)
    return finding


@pytest.mark.parametrize(
    ("rooms", "counts", "says"),
    [
        (
            [STORE, OFFICE, {"use": "corridor"}],
            ("pass", 3, 3),
            "Zone 0: all 3 rooms of the set are there.",
        ),
        (
            [STORE],
            ("fail", 1, 1),
            (
                "Zone 0: 1 of 3 rooms of the set are there; "
                "no office or small group room, no corridor."
            ),
        ),
        (
            [OFFICE, MAYBE],
            ("cannot_tell", 1, 3),
            "Zone 0: 1 of 3 rooms of the set are there; cannot be told: store, corridor.",
        ),
    ],
)
def test_a_set_says_what_is_not_there(rule, rooms, counts, says):
    (found,) = world(zone=[{}], room=rooms).judge(rule(SET))
    assert (found.outcome, found.observed.low, found.observed.high) == counts
    assert (found.required.at_least, found.required.text) == (3, "all 3")
    assert found.sentence == says


def test_a_set_tells_each_of_its_parts(rule):
    (judged,) = world(zone=[{}], room=[STORE, MAYBE]).judge(rule(SET))
    assert judged.observed.steps == (
        "store: there, room 0",
        "office or small group room: missing",
        "corridor: cannot be told without knowing the use of some rooms",
    )
    assert (judged.outcome, judged.misses) == ("fail", ())  # it says how many are missing


@pytest.mark.parametrize(
    "other",
    [
        "{of: door, where: {is_external: yes}, at_least: 1}",
        "{of: room, where: {use: office}, at_most: 0}",
    ],
)
def test_things_of_several_kinds_or_none_of_a_kind_are_no_set(rule, other):
    words = (
        f"all_of:\n  - find: {{of: room, where: {{use: store}}, at_least: 1}}\n  - find: {other}"
    )
    found = school(rule, words, STORE)
    assert "of the set" not in found.sentence
    assert found.observed is None or found.observed.measure != "parts of the set"


@pytest.mark.parametrize(
    ("words", "rooms", "says"),
    [
        (
            "count: {of: room, where: {use: store}, at_most: 1}",
            [STORE, STORE],
            "2 stores in the model (room 0 and room 1); at most 1 is allowed.",
        ),
        (
            "sum: {of: room, where: {use: store}, measure: net_area, at_least: 9 m2}",
            [{**STORE, "net_area": "8.96 m2"}],
            "Stores add up to 8.96 m2; at least 9 m2 is needed: 0.04 m2 short.",
        ),
        (
            "sum: {of: room, where: {use: store}, measure: net_area, at_most: 9 m2}",
            [{**STORE, "net_area": "12 m2"}],
            "Stores add up to 12.0 m2; at most 9 m2 is allowed: 3.0 m2 over.",
        ),
        (
            "sum: {of: room, where: {use: store}, measure: height, at_least: 9 m}",
            [{**STORE, "height": "3 m"}],
            "Stores have a height of altogether 3000 mm; at least 9 m is needed: 6000 mm short.",
        ),
        (
            "share: {of: room, such_that: {measure: windows, at_least: 1}, at_least: 75 %}",
            [{"windows": "1"}, {"windows": "0"}],
            (
                "1 of 2 rooms has no windows (50 %); at most 25 % is allowed. "
                "Nearest: room 1 (windows 0, at least 1 needed)."
            ),
        ),
        (
            "share: {of: room, such_that: {measure: windows, at_least: 1}, at_least: 100 %}",
            [{"windows": "0"}],
            (
                "1 of 1 room has no windows; none is allowed. "
                "Nearest: room 0 (windows 0, at least 1 needed)."
            ),
        ),
        (
            "share: {of: room, such_that: {measure: windows, at_least: 1}, at_least: 100 %}",
            [{"windows": "1"}] * 2,
            "2 of 2 rooms with any windows; all are needed.",
        ),
        (
            "share: {of: room, such_that: {measure: windows, at_least: 1}, at_least: 100 %}",
            [{"windows": "1"}, {}],
            "50 to 100 % of 2 rooms with any windows; all are needed.",
        ),
        (
            (
                "share: {of: room, measure: net_area, such_that: {measure: use, is: [store]}, "
                "at_least: 50 %}"
            ),
            [{**STORE, "net_area": "1 m2"}, {**OFFICE, "net_area": "3 m2"}],
            "Stores come to 25 % of the net area of 2 indoor rooms; at least 50 % is needed.",
        ),
        (
            "find: {of: room, where: {use: store}, at_most: 0}",
            [STORE] * 5,
            "5 stores in the model (room 0, room 1, room 2 and 2 more); none is allowed.",
        ),
        (
            "find: {of: room, where: {use: store}, at_least: 2}",
            [STORE],
            "1 store in the model; at least 2 are needed.",
        ),
        (
            "find: {of: room, such_that: {measure: windows, at_least: 1}, at_least: 1}",
            [{"windows": "0"}],
            (
                "No room with any windows in the model; at least 1 is needed. "
                "Nearest: room 0 (windows 0, at least 1 needed)."
            ),
        ),
    ],
)
def test_a_total_is_said_with_what_is_short(rule, words, rooms, says):
    assert school(rule, words, *rooms).sentence == says


def test_a_yes_or_no_is_not_near(rule):
    words = "find: {of: room, such_that: {measure: furniture_modelled, is: yes}, at_least: 1}"
    found = school(rule, words, {"furniture_modelled": "no"})
    assert found.sentence == "No room with furniture modelled in the model; at least 1 is needed."


def test_a_limit_that_nobody_stated_is_no_limit_of_nothing(rule):
    words = "count: {of: room, at_least: {times: [{measure: pupils}, 2]}}"
    found = school(rule, words, STORE)
    assert found.outcome == "cannot_tell"
    assert (found.required.at_least, found.shortfall) == (None, None)
    assert found.sentence == "1 room in the model; pupils is not stated."


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            "measure: rectangle_fits\nlong: 2200 mm\nshort: 1500 mm\nis: yes",
            "a rectangle of 2200 mm by 1500 mm fits",
        ),
        ("measure: furniture_modelled\nis: no", "no furniture modelled"),
        (
            "measure: net_area\nat_least: {times: [98 %, {measure: net_area}]}",
            "net area at least 98 % of net area",
        ),
        (
            (
                "measure: height\n"
                "at_least: {largest_of: [2 m, {sum_of: [{measure: clear_width}, 1 m]}]}"
            ),
            "height at least the largest of 2 m and clear width plus 1 m",
        ),
        (
            "measure: largest_circle\nclear_of: [walls]\nat_least: 1500 mm",
            "largest circle at least 1500 mm (clear of walls)",
        ),
    ],
)
def test_a_requirement_is_described_in_words(rule, words, says):
    ruleset = rule(f"applies_to: {{each: room, where: {{is_in: yes}}, if_none: fail}}\n{words}\n")
    assert f"Required:\n  {says}\n" in describe(ruleset.rules[0])


def test_what_is_asked_of_a_school_that_may_not_be_meant_is_only_asked_if_it_is(rule):
    ruleset = rule(
        "applies_to: {each: school, where: {phase: primary}, if_none: not applicable}\n"
        "find: {of: room, where: {use: store}, at_least: 1}\n"
    )
    (found,) = world(school=[{}], room=[OFFICE]).judge(ruleset)
    assert (found.outcome, found.applies) == ("cannot_tell", False)
    assert found.sentence == (
        "No store in the model; at least 1 is needed if the rule applies. "
        "Whether the rule applies cannot be told without knowing phase."
    )
    (sure,) = world(school=[{"phase": "primary"}], room=[OFFICE]).judge(ruleset)
    assert sure.sentence == "No store in the model; at least 1 is needed."


def test_an_exception_that_may_hold_leaves_open_what_is_asked(rule):
    ruleset = rule(
        "applies_to: {each: school}\n"
        "unless: {when: {phase: primary}, because: small schools share}\n"
        "find: {of: room, where: {use: store}, at_least: 1}\n"
    )
    # An exception that nobody stated does not hold; one that may hold is a doubt.
    (found,) = world(school=[{"phase": ["primary", "secondary"]}], room=[OFFICE]).judge(ruleset)
    assert found.outcome == "cannot_tell"
    assert (
        "is needed if the rule applies. Whether the rule applies cannot be told" in found.sentence
    )


def test_a_rule_that_two_facts_may_put_aside_says_so_once(rule):
    """It may not be about the school, and what excuses from it may hold: one sentence for both."""
    ruleset = rule(
        "applies_to: {each: school, where: {phase: primary}, if_none: not applicable}\n"
        "unless: {when: {pupils: '< 100'}, because: small schools share}\n"
        "find: {of: room, where: {use: store}, at_least: 1}\n"
    )
    (found,) = world(school=[{"pupils": "50..150"}], room=[OFFICE]).judge(ruleset)
    assert (found.outcome, found.applies) == ("cannot_tell", False)
    assert found.sentence == (
        "No store in the model; at least 1 is needed if the rule applies. "
        "Whether the rule applies cannot be told without knowing phase and the exact pupils."
    )
    assert found.missing[:2] == ("phase", "the exact pupils")


@pytest.mark.parametrize(
    ("limit", "says"),
    [
        ("at_least: 0.05", "1 is needed (1 for each 20 of 20 pupils)."),
        ("at_least: 0.33", "6.6 are needed (0.33 for each of 20 pupils)."),
    ],
)
def test_a_part_of_one_for_each_is_one_for_so_many(rule, limit, says):
    found = school(rule, f"count: {{of: room, {limit}, per: pupil}}", STORE, pupils="20")
    assert found.sentence.endswith(f"1 room in the model; {says}")


def test_one_for_so_many_is_said_too_where_nobody_knows_how_many_there_are(rule):
    found = school(rule, "count: {of: room, at_least: 0.05, per: pupil}", STORE)
    assert found.sentence == "1 room in the model; 1 for each 20 pupils is needed."


@pytest.mark.parametrize(
    ("ends", "unit", "says"),
    [
        ((0.05, 0.05), "count", "1 for each 20 pupils"),
        ((0.25, 0.25), "m2", "0.25 m2 for each pupil"),
        ((0.05, 0.1), "count", "0.05 to 0.1 for each pupil"),
    ],
)
def test_an_area_or_an_open_rate_is_no_one_for_so_many(ends, unit, says):
    each = Range(low=ends[0], high=ends[1], unit=unit)
    count, total = Range(low=0, high=inf, unit="count"), Range(low=0, high=inf, unit=unit)
    assert per_text(each, count, total, "pupil") == says


def test_where_nothing_is_lacking_it_is_not_asked_whether_the_rule_applies():
    assert if_meant("No hall; 1 is needed.", []) == "No hall; 1 is needed."


def test_near_is_what_misses_a_limit_and_not_what_meets_it(rule):
    words = (
        "find: {of: room, where: {use: store}, at_least: 1, "
        "such_that: {measure: net_area, at_most: 9 m2}}"
    )
    rooms = [{**STORE, "net_area": "12 m2"}, {**MAYBE, "net_area": "6 m2"}]
    assert school(rule, words, *rooms).sentence == (
        "No recognised store with net area at most 9 m2 in the model; at least 1 is needed. "
        "Up to 1 may count. Nearest: room 0 (net area 12.0 m2, at most 9 m2 allowed)."
    )


def test_two_demands_of_things_of_no_kind_are_no_set(rule):
    wide = "such_that: {measure: clear_opening_width, at_least: 900 mm}"
    words = f"  - find: {{of: door, at_least: 1}}\n  - find: {{of: door, {wide}, at_least: 1}}\n"
    found = school(rule, f"all_of:\n{words}")
    assert found.sentence == "No door in the model; at least 1 is needed."
