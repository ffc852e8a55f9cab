"""Who is meant: sure, possible and not at all; every way to say where."""

import pytest

from checker.rules.examples import example_cases, run_case
from tests.rules.courtroom import KNOWN, outcomes, world


def rooms(where, *, if_none="not applicable", measure="net_area", limit="at_least: 9 m2"):
    who = f"applies_to:\n  each: room\n  where: {where}\n  if_none: {if_none}\n"
    return f"{who}measure: {measure}\n{limit}\n"


SMALL, LARGE = {"net_area": "5 m2"}, {"net_area": "50 m2"}


@pytest.mark.parametrize(
    ("where", "room", "meant"),
    [
        ("{use: store}", {"use": "store"}, "yes"),
        ("{use: store}", {"use": "office"}, "no"),
        ("{use: store}", {"use": ["store", "office"]}, "perhaps"),
        ("{use: store}", {}, "perhaps"),
        ("{use: [store, office]}", {"use": ["store", "office"]}, "yes"),
        ("[{use: store}]", {"use": "store"}, "yes"),
        ("{not: {use: store}}", {"use": "office"}, "yes"),
        ("{not: {use: store}}", {"use": "store"}, "no"),
        ("{not: {use: store}}", {"use": ["store", "office"]}, "perhaps"),
        ("{not: [{use: store}, {windows: 0}]}", {"use": "office", "windows": "0"}, "no"),
        ("{not: {use: store, windows: 0}}", {"use": "store", "windows": "1"}, "yes"),
        ("{any_of: [{use: store}, {windows: 0}]}", {"use": "office", "windows": "0"}, "yes"),
        ("{any_of: [{use: store}, {windows: 0}]}", {"use": "office"}, "perhaps"),
        ("{all_of: [{use: store}, {windows: 0}]}", {"use": "store", "windows": "0"}, "yes"),
        ("{use: store, windows: 0}", {"use": "store", "windows": "2"}, "no"),
        ("[{use: store}, {windows: 0}]", {"windows": "2"}, "no"),
        ("{height: '>= 2400 mm'}", {"height": "2400 mm"}, "yes"),
        ("{height: '>= 2400 mm'}", {"height": "2300..2500 mm"}, "perhaps"),
        ("{height: '>= 2400 mm'}", {}, "perhaps"),
        ("{height: '< 2400 mm'}", {"height": "2400 mm"}, "no"),
        ("{height: at most 2400 mm}", {"height": "2400.4 mm"}, "yes"),
        ("{windows: [0, 3]}", {"windows": "3"}, "yes"),
        ("{windows: [0, 3]}", {"windows": "2"}, "no"),
        ("{windows: 1..2}", {"windows": "2"}, "yes"),
        ("{furniture_modelled: yes}", {"furniture_modelled": ["yes", "no"]}, "perhaps"),
        ("{furniture_modelled: no}", {"furniture_modelled": "no"}, "yes"),
        ("{phase: primary}", {}, "yes"),
        ("{phase: secondary}", {}, "no"),
        ("{measure: largest_circle, clear_of: [walls], at_least: 1 m}", {}, "perhaps"),
        ("[{measure: largest_circle, at_least: 1 m}]", {"largest_circle": "1 m"}, "yes"),
        ("[{find: {of: zone, at_least: 1}}]", {}, "no"),
    ],
)
def test_a_possible_subject_counts_only_when_it_fails(rule, where, room, meant):
    ruleset = rule(rooms(where))
    both = [
        outcomes(world(school=[{"phase": "primary"}], room=[{**room, **size}]).judge(ruleset))
        for size in (LARGE, SMALL)
    ]
    expected = {
        "yes": [["pass"], ["fail"]],
        "no": [["not_applicable"], ["not_applicable"]],
        "perhaps": [["not_applicable"], ["cannot_tell"]],
    }
    assert both == expected[meant]


def test_a_doubtful_fail_says_what_would_settle_it_and_that_it_may_not_apply(rule):
    (found,) = world(room=[{**SMALL, "use": ["store", "office"]}]).judge(
        rule(rooms("{use: store}"))
    )
    assert found.missing == ("the use of the room",)
    assert found.applies is False
    assert found.shortfall == 4.0


def test_what_is_missing_twice_is_said_once(rule):
    ruleset = rule(rooms("{use: store}", measure="use", limit="is: office"))
    (found,) = world(room=[{"use": ["store", "office"]}]).judge(ruleset)
    assert found.missing == ("the use of the room",)


def test_only_possible_subjects_that_would_pass_are_said_to_be_so_once(rule):
    (found,) = world(room=[LARGE, LARGE]).judge(rule(rooms("{use: store}", if_none="fail")))
    assert found.outcome == "not_applicable"
    assert found.sentence.startswith("No room is known to be a store; 2 rooms may be")


def test_a_noun_that_does_not_say_all_is_not_told_as_if_it_did(rule):
    ruleset = rule(rooms("[{use: store}, {net_area: '>= 90 m2'}]", if_none="not applicable"))
    (found,) = world(room=[{**LARGE, "use": "store"}]).judge(ruleset)
    assert found.outcome == "not_applicable"
    assert found.sentence.startswith("No store that this rule is about was found in the model, ")


def test_rooms_whose_use_is_not_sure_are_named_where_nobody_is_judged(rule):
    where = "[{use: store}, {use_is_sure: yes}]"
    ruleset = rule(rooms(where, if_none="not applicable"))
    open_ = {**SMALL, "use": ["store", "office"], "use_is_sure": "no"}
    office = {**SMALL, "use": "office", "use_is_sure": "no"}
    (found,) = world(room=[open_, office, open_]).judge(ruleset)
    assert found.outcome == "not_applicable"
    told = "No room is for sure a store; 2 rooms may be one: "
    assert found.sentence == f"{told}room 0 and room 2."
    (many,) = world(room=[open_] * 5).judge(ruleset)
    assert many.sentence.endswith("may be one: room 0, room 1, room 2 and 2 more.")
    (none,) = world(room=[office]).judge(ruleset)
    assert none.sentence.startswith("No store that this rule is about was found in the model, ")


def test_a_room_whose_name_says_it_is_not_said_to_be_nameless(rule):
    """A use is not sure either where the name says just that and the size disagrees."""
    where = "[{use: [accessible toilet, store]}, {use_is_sure: yes}]"
    ruleset = rule(rooms(where, if_none="not applicable"))
    (found,) = world(room=[{**SMALL, "use": "store", "use_is_sure": "no"}]).judge(ruleset)
    assert found.sentence == (
        "No room is for sure an accessible toilet or store; 1 room may be one: room 0."
    )


@pytest.mark.parametrize(
    ("where", "noun"),
    [
        ("[{use: store}, {use_is_sure: yes}, {is_in: yes}]", "store"),
        ("[{use_is_sure: yes}]", "room"),
    ],
)
def test_rooms_that_are_left_out_for_another_reason_may_not_be_one(rule, where, noun):
    sure = "yes" if noun == "store" else "no"
    elsewhere = {**SMALL, "use": "store", "use_is_sure": sure, "is_in": "no"}
    (found,) = world(room=[elsewhere]).judge(rule(rooms(where, if_none="not applicable")))
    assert found.outcome == "not_applicable"
    assert found.sentence.startswith(f"No {noun} that this rule is about was found in the model, ")


@pytest.mark.parametrize(
    ("if_none", "says"),
    [
        ("cannot tell", "Whether the rule is about this school cannot be told."),
        ("not applicable", "The rule is not about schools like this one."),
    ],
)
def test_a_school_is_not_looked_for_in_its_own_model(rule, if_none, says):
    ruleset = rule(
        f"applies_to: {{each: school, where: {{phase: primary}}, if_none: {if_none}}}\n"
        "count: {of: room, at_least: 1}\n"
    )
    (found,) = world(school=[{"phase": "secondary"}]).judge(ruleset)
    assert found.sentence == says


@pytest.mark.parametrize(
    ("if_none", "outcome"),
    [("fail", "fail"), ("cannot tell", "cannot_tell"), ("not applicable", "not_applicable")],
)
def test_nothing_selected_is_never_a_pass(rule, if_none, outcome):
    ruleset = rule(rooms("{use: store}", if_none=if_none))
    for court in (world(room=[{**LARGE, "use": "office"}]), world()):
        (found,) = court.judge(ruleset)
        assert found.outcome == outcome
        assert found.sentence.startswith("No store was found in the model, ")
        assert found.subject.global_id == "school 0"


def test_if_none_does_not_count_while_somebody_is_possible(rule):
    (found,) = world(room=[SMALL]).judge(rule(rooms("{use: store}", if_none="fail")))
    assert found.outcome == "cannot_tell"


@pytest.mark.parametrize(
    ("this", "other", "found"),
    [
        ("First", "First", "pass"),
        ("First", "Ground", "fail"),
        ("First", "unknown", "cannot_tell"),
        ("unknown", "First", "cannot_tell"),
        (["First", "Ground"], "First", "cannot_tell"),
        (["First", "Ground"], ["First", "Ground"], "cannot_tell"),
        (["First", "Ground"], "Roof", "fail"),
    ],
)
def test_same_as_this_compares_candidate_and_subject(rule, this, other, found):
    body = """\
applies_to: {each: zone, if_none: fail}
find: {of: room, where: [{storey: same as this}], at_least: 1}
"""
    court = world(zone=[{"storey": this}], room=[{"storey": other}])
    assert outcomes(court.judge(rule(body))) == [found]


@pytest.mark.parametrize(
    ("this", "other", "found"),
    [
        ("9 m2", "9.005 m2", "pass"),
        ("9 m2", "9.02 m2", "fail"),
        ("9 m2", "8..10 m2", "cannot_tell"),
    ],
)
def test_figures_are_the_same_within_their_tolerance(rule, this, other, found):
    body = """\
applies_to: {each: zone, if_none: fail}
find: {of: room, where: [{net_area: same as this}], at_least: 1}
"""
    court = world(zone=[{"net_area": this}], room=[{"net_area": other}])
    assert outcomes(court.judge(rule(body))) == [found]


def test_in_this_asks_whether_the_candidate_is_inside_the_subject(rule):
    body = """\
applies_to: {each: zone, if_none: fail}
find: {of: room, where: {in: this}, at_least: 1}
"""
    court = world(zone=[{}], room=[{"is_in": "yes"}])
    assert outcomes(court.judge(rule(body))) == ["pass"]
    name, who, params = court.asked[0]
    assert (name, who) == ("is_in", "room 0")
    assert (params["place"].relation, params["place"].subject.id) == ("itself", "zone 0")


def test_a_setting_may_be_compared_with_or_be_a_word(rule):
    body = "settings: {tall: 3 m, kind_of_room: store}\n" + rooms(
        "{height: '>= tall', use: kind_of_room}"
    )
    tall = {**LARGE, "use": "store", "height": "3 m"}
    low = {**LARGE, "use": "store", "height": "2.9 m"}
    assert outcomes(world(room=[tall]).judge(rule(body))) == ["pass"]
    assert outcomes(world(room=[low]).judge(rule(body))) == ["not_applicable"]
    changed = rule(body, settings={"R.kind_of_room": "office"})
    assert outcomes(world(room=[tall]).judge(changed)) == ["not_applicable"]


@pytest.mark.parametrize(
    ("comparison", "width", "meant"),
    [
        (">= overall_width", "1 m", True),
        (">= overall_width", "0.9 m", False),
        ("< overall_width", "0.9 m", True),
        ("< overall_width", "1 m", False),
        ("<= overall_width", "1 m", True),
        ("> overall_width", "1 m", False),
        ("overall_width", "1 m", True),
    ],
)
def test_one_measure_may_be_compared_with_another(rule, comparison, width, meant):
    body = f"""\
applies_to: {{each: door, where: {{approach_width: '{comparison}'}}, if_none: not applicable}}
measure: leaves
at_least: 1
"""
    court = world(door=[{"approach_width": width, "overall_width": "1 m", "leaves": "1"}])
    assert outcomes(court.judge(rule(body))) == (["pass"] if meant else ["not_applicable"])


def test_what_a_where_finds_may_be_given_in_an_example(load):
    text = """\
- rule: R
  title: T
  strength: project
  source: {document: brief, checked: no}
  applies_to:
    each: room
    where: [{find: {of: room, where: [{use: accessible toilet}], at_least: 1}}]
    if_none: not applicable
  measure: net_area
  at_least: 3 m2
  examples:
    - {given: {net_area: 3 m2, candidates: [{use: accessible toilet}]}, expect: pass}
    - {given: {net_area: 2 m2, candidates: [{use: store}]}, expect: not applicable}
"""
    cases = example_cases(load(text))
    assert [run_case(case, known=KNOWN) for case in cases] == [case.expect for case in cases]


@pytest.mark.parametrize(
    ("who", "missing"),
    [
        ("school, where: [{find: {of: outdoor space, at_least: 1}}]", "any outdoor space"),
        ("school, where: {phase: primary}", "whether the rule applies to this school"),
        ("room, where: {use: store}", "any store"),
        ("room, where: {is_in: yes}", "a room in the model that the rule applies to"),
        (
            "room, where: [{use: store}, {find: {of: outdoor space, at_least: 1}}]",
            "any store or any outdoor space",
        ),
    ],
)
def test_what_is_missing_where_nobody_is_judged_can_be_read_alone(rule, who, missing):
    ruleset = rule(
        f"applies_to: {{each: {who}, if_none: cannot tell}}\n"
        "count: {of: room, at_least: 1}\n"
    )  # fmt: skip
    (found,) = world(school=[{"phase": "secondary"}]).judge(ruleset)
    assert found.missing == (missing,)
