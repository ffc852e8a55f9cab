"""What a rule makes of its requirement: all and any, exceptions, furniture, faults."""

import itertools

import pytest

from checker.model import Problem
from checker.results import Evidence, Observed, Outcome, Unknown
from checker.rules.judgement import Judgement, all_pass, any_passes
from tests.rules.courtroom import outcomes, world

P, F, C, N = Outcome.PASS, Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.NOT_APPLICABLE
WIDTHS = {P: "1 m", F: "0.5 m", C: "unknown", N: "1 m"}


@pytest.mark.parametrize(
    ("several", "all_of", "any_of"),
    [
        ([], N, N),
        ([N], N, N),
        ([N, N], N, N),
        ([P], P, P),
        ([F], F, F),
        ([C], C, C),
        ([P, N], P, P),
        ([F, N], F, F),
        ([C, N], C, C),
        ([P, P], P, P),
        ([P, F], F, P),
        ([P, C], C, P),
        ([F, C], F, C),
        ([F, F], F, F),
        ([C, C], C, C),
        ([P, F, C], F, P),
        ([P, F, C, N], F, P),
        ([F, C, N], F, C),
    ],
)
def test_the_truth_tables_of_all_of_and_any_of(several, all_of, any_of):
    for order in itertools.permutations(several):
        judgements = [Judgement(outcome=each) for each in order]
        assert all_pass(judgements).outcome is all_of
        assert any_passes(judgements).outcome is any_of


BOTH = """\
applies_to: {each: door, if_none: not applicable}
%s:
  - {measure: clear_opening_width, at_least: 800 mm}
  - {measure: overall_width, at_least: 900 mm}
"""


def test_a_fail_names_all_that_is_missed_and_what_is_open_or_an_alternative_nothing(rule):
    door = {"clear_opening_width": "0.5 m", "overall_width": "0.85 m"}
    (found,) = world(door=[door]).judge(rule(BOTH % "all_of"))
    assert found.shortfall == 0.05
    assert [(each.measure, each.shortfall, each.unit) for each in found.misses] == [
        ("clear_opening_width", 0.3, "m"),
        ("overall_width", 0.05, "m"),
    ]
    (found,) = world(door=[door]).judge(rule(BOTH % "any_of"))
    assert found.misses == ()
    (found,) = world(door=[{**door, "overall_width": "1 m"}]).judge(rule(BOTH % "all_of"))
    assert [each.measure for each in found.misses] == ["clear_opening_width"]


@pytest.mark.parametrize("first", [P, F, C])
@pytest.mark.parametrize("second", [P, F, C])
def test_requirements_combine_in_rules_as_in_the_tables(rule, first, second):
    door = {"clear_opening_width": WIDTHS[first], "overall_width": WIDTHS[second]}
    judgements = [Judgement(outcome=first), Judgement(outcome=second)]
    for word, combine in (("all_of", all_pass), ("any_of", any_passes)):
        assert outcomes(world(door=[door]).judge(rule(BOTH % word))) == [
            combine(judgements).outcome
        ]


def test_groups_may_stand_in_groups_with_finds_in_them(rule):
    body = """\
applies_to: {each: school}
any_of:
  - find: {of: lift, at_least: 1}
  - all_of:
      - find: {of: ramp, at_least: 1}
      - {measure: storeys, at_most: 2}
"""
    ruleset = rule(body)
    facts = [{"storeys": "2"}]
    assert outcomes(world(school=facts, lift=[{}]).judge(ruleset)) == ["pass"]
    assert outcomes(world(school=facts, ramp=[{}]).judge(ruleset)) == ["pass"]
    assert outcomes(world(school=facts).judge(ruleset)) == ["fail"]
    assert outcomes(world(ramp=[{}]).judge(ruleset)) == ["cannot_tell"]


def test_what_a_find_says_is_kept_when_a_figure_decides(rule):
    body = """\
applies_to: {each: school}
any_of: [{measure: storeys, at_most: 1}, {find: {of: lift, at_least: 1}}]
"""
    (found,) = world(school=[{"storeys": "2"}]).judge(rule(body))
    assert found.outcome == "fail"
    assert found.sentence == "No lift in the model; at least 1 is needed."


def test_of_several_fails_the_one_nearest_to_passing_is_shown(rule):
    door = {"clear_opening_width": "0.5 m", "overall_width": "880 mm"}
    (found,) = world(door=[door]).judge(rule(BOTH % "any_of"))
    assert (found.observed.measure, found.shortfall) == ("overall_width", 0.02)


@pytest.mark.parametrize(("word", "shapes"), [("any_of", 1), ("all_of", 2)])
def test_alternatives_that_measure_the_same_draw_one_figure(word, shapes):
    judgements = [
        Judgement(
            outcome=F,
            observed=Observed(
                measure="travel_distance", kind="quantity", low=at, high=at, unit="m"
            ),
            shortfall=short,
            evidence=(Evidence(role="measured", shape="point", coords=((at, 0.0),), storey="00"),),
        )
        for at, short in ((45.0, 15.0), (44.0, 4.0))
    ]
    found = {"any_of": any_passes, "all_of": all_pass}[word](judgements)
    assert found.observed.low == 44.0
    assert len(found.evidence) == shapes
    assert Evidence(role="measured", shape="point", coords=((44.0, 0.0),), storey="00") in (
        found.evidence
    )


UNLESS = """\
applies_to: {each: door, if_none: not applicable}
measure: clear_opening_width
at_least: 800 mm
unless:
  - {when: {is_external: yes}, because: it leads outside}
  - {when: [{leaves: 2}, {approach: front}], because: the other leaf opens too}
"""
INSIDE = {"is_external": "no", "leaves": "1"}


@pytest.mark.parametrize(
    ("door", "outcome"),
    [
        ({"is_external": "yes", "clear_opening_width": "0.5 m"}, "not_applicable"),
        ({**INSIDE, "clear_opening_width": "0.5 m"}, "fail"),
        ({**INSIDE, "clear_opening_width": "1 m"}, "pass"),
        ({"leaves": "1", "clear_opening_width": "1 m"}, "pass"),
        ({"leaves": "1", "clear_opening_width": "0.5 m"}, "cannot_tell"),
        (
            {**INSIDE, "leaves": "2", "approach": "front", "clear_opening_width": "0.5 m"},
            "not_applicable",
        ),
        ({**INSIDE, "leaves": "2", "approach": "straight", "clear_opening_width": "0.5 m"}, "fail"),
        ({**INSIDE, "leaves": "2", "clear_opening_width": "0.5 m"}, "cannot_tell"),
    ],
)
def test_an_exception_that_holds_excuses_and_one_in_doubt_only_spares_a_fail(rule, door, outcome):
    assert outcomes(world(door=[door]).judge(rule(UNLESS))) == [outcome]


def test_the_reason_of_an_exception_is_shown(rule):
    (found,) = world(door=[{"is_external": "yes"}]).judge(rule(UNLESS))
    assert found.sentence == "Not applicable: it leads outside."


def test_an_exception_in_doubt_is_named(rule):
    (found,) = world(door=[{"leaves": "1", "clear_opening_width": "0.5 m"}]).judge(rule(UNLESS))
    assert found.missing == ("is external",)


REQUIRES = """\
- rule: FIRST
  title: T
  strength: project
  source: {document: brief, checked: no}
  applies_to: {each: door, where: {is_external: no}, if_none: fail}
  measure: overall_width
  at_least: 900 mm
- rule: A-SECOND
  title: T
  strength: project
  source: {document: brief, checked: no}
  applies_to: {each: door, if_none: fail}
  measure: clear_opening_width
  at_least: 800 mm
  requires: FIRST
"""


@pytest.mark.parametrize(("first", "second"), [(P, "fail"), (F, "cannot_tell"), (C, "cannot_tell")])
def test_a_rule_that_requires_another_waits_for_its_pass(load, first, second):
    door = {"is_external": "no", "overall_width": WIDTHS[first], "clear_opening_width": "0.5 m"}
    findings = world(door=[door]).judge(load(REQUIRES))
    found = next(each for each in findings if each.rule == "A-SECOND")
    assert found.outcome == second
    if second == "cannot_tell":
        assert found.missing[0].startswith("FIRST to pass first")


def test_the_same_subject_counts_and_the_rule_as_a_whole_where_it_was_not_judged(load):
    good = {"is_external": "no", "overall_width": "1 m", "clear_opening_width": "1 m"}
    bad = {**good, "overall_width": "0.5 m"}
    outside = {**good, "is_external": "yes"}
    findings = world(door=[good, bad, outside]).judge(load(REQUIRES))
    second = {f.subject.global_id: f.outcome for f in findings if f.rule == "A-SECOND"}
    assert second == {"door 0": P, "door 1": C, "door 2": C}


CIRCLE = """\
applies_to: {each: room, if_none: fail}
measure: %s
at_least: 1500 mm
%s
"""


@pytest.mark.parametrize(
    ("word", "furnished", "circle", "outcome", "basis"),
    [
        ("furniture: required", "yes", "1500 mm", "pass", "complete"),
        ("furniture: required", "no", "1500 mm", "cannot_tell", "complete"),
        ("furniture: required", "unknown", "1500 mm", "cannot_tell", "complete"),
        ("furniture: required", "no", "1400 mm", "fail", "complete"),
        ("furniture: as modelled", "no", "1500 mm", "pass", "as modelled"),
        ("furniture: as modelled", "yes", "1500 mm", "pass", "complete"),
        ("", "no", "1500 mm", "pass", "as modelled"),
        ("", "no", "1400 mm", "fail", "complete"),
    ],
)
@pytest.mark.parametrize("measure", ["largest_circle", "clear_width"])
def test_unmodelled_furniture_can_only_hurt(rule, word, furnished, circle, outcome, basis, measure):
    room = {measure: circle, "furniture_modelled": furnished}
    (found,) = world(room=[room]).judge(rule(CIRCLE % (measure, word)))
    assert (found.outcome, found.basis) == (outcome, basis)


@pytest.mark.parametrize(
    ("height", "outcome", "basis"),
    [("3 m", "pass", "complete"), ("2 m", "cannot_tell", "complete")],
)
def test_a_way_to_pass_that_no_furniture_can_close_counts_without_it(rule, height, outcome, basis):
    body = (
        "applies_to: {each: room, if_none: fail}\nfurniture: required\n"
        "any_of: [{measure: height, at_least: 2500 mm},"
        " {measure: largest_circle, at_least: 1500 mm}]\n"
    )
    room = {"height": height, "largest_circle": "1800 mm", "furniture_modelled": "no"}
    (found,) = world(room=[room]).judge(rule(body))
    assert (found.outcome, found.basis) == (outcome, basis)


@pytest.mark.parametrize(
    ("word", "outcome"), [("", "pass"), ("furniture: required", "cannot_tell")]
)
def test_nobody_knows_that_all_furniture_on_a_way_is_modelled(rule, word, outcome):
    body = (
        "applies_to: {each: room, if_none: fail}\n"
        "all_of: [{measure: travel_distance, from: this, to: nearest store, at_most: 9 m}]\n%s\n"
    )
    room = {"travel_distance": "8 m", "furniture_modelled": "yes"}
    (found,) = world(room=[room]).judge(rule(body % word))
    assert (found.outcome, found.basis) == (outcome, "complete" if word else "as modelled")


@pytest.mark.parametrize(
    ("measure", "basis"), [("largest_circle", "as modelled"), ("height", "complete")]
)
def test_rooms_that_a_total_finds_may_be_furnished_further(rule, measure, basis):
    body = (
        "applies_to: {each: school, if_none: fail}\nfind: {of: room, such_that: "
        f"{{measure: {measure}, at_least: 1500 mm}}, at_least: 1}}\n"
    )
    room = {measure: "3 m", "furniture_modelled": "yes"}
    (found,) = world(school=[{}], room=[room]).judge(rule(body))
    assert (found.outcome, found.basis) == ("pass", basis)


def test_furniture_plays_no_part_where_nothing_could_stand_in_the_way(rule):
    body = "applies_to: {each: room, if_none: fail}\nmeasure: height\nat_least: 2 m\n"
    (found,) = world(room=[{"height": "3 m", "furniture_modelled": "no"}]).judge(rule(body))
    assert found.basis == "complete"


ELEMENT = Problem(
    code="duplicate", scope="element", message="Two doors share an id", elements=("door 1",)
)


def test_a_spoiled_element_cannot_be_told_and_the_others_can(rule):
    body = "applies_to: {each: door, if_none: fail}\nmeasure: overall_width\nat_least: 1 m\n"
    court = world(door=[{"overall_width": "1 m"}] * 3)
    assert outcomes(court.judge(rule(body), problems=[ELEMENT])) == ["pass", "cannot_tell", "pass"]
    (found,) = [f for f in court.judge(rule(body), problems=[ELEMENT]) if f.missing]
    assert found.missing == ("Two doors share an id",)


def test_what_a_measure_says_is_missing_is_passed_on(rule):
    body = (
        "applies_to: {each: door, if_none: fail}\nmeasure: overall_width\nat_least: 1 m\nask: A\n"
    )
    gap = Unknown(missing=("the frame",), ask="Model the frame.")
    (found,) = world(door=[{"overall_width": gap}]).judge(rule(body))
    assert (found.missing, found.ask) == (("the frame",), "Model the frame.")
    (bare,) = world(door=[{}]).judge(rule(body))
    assert (bare.missing, bare.ask) == (("overall width",), "A")


def test_a_fault_in_code_is_raised_and_never_shown_as_cannot_tell(rule):
    body = "applies_to: {each: door, if_none: fail}\nmeasure: overall_width\nat_least: 1 m\n"
    court = world(door=[{"overall_width": ZeroDivisionError("a bug")}])
    with pytest.raises(ZeroDivisionError) as error:
        court.judge(rule(body))
    assert error.value.__notes__ == ["while judging R on door door 0"]


@pytest.mark.parametrize("if_none", ["not applicable", "fail", "cannot tell"])
def test_a_model_without_storeys_answers_no_rule_about_storeys(rule, if_none):
    """Every building has one: what is not modelled is neither missing nor beside the point."""
    body = f"applies_to: {{each: storey, if_none: {if_none}}}\nfind: {{of: room, at_least: 1}}\n"
    (found,) = world(room=[{"net_area": "9 m2"}]).judge(rule(body))
    assert found.outcome == "cannot_tell"
    assert found.missing
