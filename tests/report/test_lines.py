"""The lines below the counts: rates, sets, and nothing that the findings do not hold."""

from dataclasses import replace

import pytest

from checker.report.html.lines import key_lines
from checker.results.finding import (
    Finding,
    Observed,
    Outcome,
    Place,
    Required,
    SourceRef,
    Strength,
    SubjectRef,
)

SCHOOL = SubjectRef(global_id="p", ifc_class="IfcProject", name="Oakfield")
BASE = SubjectRef(global_id="z", ifc_class="IfcZone", name="Inclusion base")


def row(outcome: str, topic: str, **changes) -> Finding:
    plain = Finding(
        key="k",
        place=Place(),
        rule="R",
        title="A title",
        topic=topic,
        strength=Strength.PROJECT,
        outcome=Outcome(outcome),
        subject=SCHOOL,
        source=SourceRef(document="brief"),
    )
    return replace(plain, **changes)


def space(outcome: str, low: float, high: float, **changes) -> Finding:
    seen = Observed(measure="sum of net_area", kind="quantity", low=low, high=high, unit="m2")
    need = Required(at_least=100.8, unit="m2", each=0.24, count=420.0, per="pupil")
    return row(outcome, "small_group", observed=seen, required=need, **changes)


def base(outcome: str, low: float, high: float) -> Finding:
    seen = Observed(measure="parts of the set", kind="count", low=low, high=high, unit="count")
    need = Required(at_least=10.0, unit="count", text="all 10")
    return row(outcome, "inclusion_base", subject=BASE, observed=seen, required=need)


@pytest.mark.parametrize(
    ("finding", "says"),
    [
        (
            space("fail", 66.89, 66.89),
            "Small-group space 0.16 m² per pupil (your target 0.24): 33.9 m² short.",
        ),
        (
            space("pass", 110.0, 110.0),
            "Small-group space 0.26 m² per pupil (your target 0.24).",
        ),
        (
            space("cannot_tell", 66.89, 150.0),
            "Small-group space 0.16 to 0.36 m² per pupil (your target 0.24): cannot be told.",
        ),
        (
            space("fail", 66.89, 66.89, strength=Strength.SHOULD),
            "Small-group space 0.16 m² per pupil (needed 0.24): 33.9 m² short.",
        ),
        (
            space("cannot_tell", 66.89, 150.0, strength=Strength.SHOULD),
            "Small-group space 0.16 to 0.36 m² per pupil (needed 0.24): cannot be told.",
        ),
        (  # surely less, and no fail: it is the demand that is in doubt
            space("cannot_tell", 66.89, 66.89, strength=Strength.SHOULD),
            "Small-group space 0.16 m² per pupil (perhaps needed 0.24): cannot be told.",
        ),
        (
            space("cannot_tell", 66.89, 66.89, strength=Strength.SHOULD, applies=False),
            (
                "Small-group space 0.16 m² per pupil (if the rule applies, needed 0.24): "
                "cannot be told."
            ),
        ),
        (base("fail", 9.0, 9.0), "Inclusion base: 9 of 10 rooms of the set present."),
        (
            base("cannot_tell", 8.0, 10.0),
            "Inclusion base: 8 of 10 rooms of the set present, 2 cannot be told.",
        ),
        (
            row("fail", "inclusion_base", sentence="No inclusion base in the model."),
            "No inclusion base in the model.",
        ),
        (
            row("cannot_tell", "small_group", sentence="Rooms add up to 9 m2; nothing is stated."),
            "Rooms add up to 9 m²; nothing is stated.",
        ),
        (row("pass", "inclusion_base"), "Inclusion base: 1 of 1 requirements met."),
        (
            row("cannot_tell", "small_group", missing=("2 rooms overlap by 0.15 m2.",)),
            "Small-group space cannot be told: 2 rooms overlap by 0.15 m².",
        ),
    ],
)
def test_a_line_says_how_the_school_stands(finding, says):
    assert key_lines([finding]) == (says,)


@pytest.mark.parametrize(
    ("from_brief", "whose", "end"),
    [
        (None, "your target", "short."),
        (["OTHER", "R"], "your target", "short."),
        ([], "our figure", "short, counting small group rooms outside inclusion bases."),
        (["OTHER"], "our figure", "short, counting small group rooms outside inclusion bases."),
    ],
)
def test_a_figure_that_the_brief_does_not_set_is_ours(from_brief, whose, end):
    words = "Small group rooms outside inclusion bases add up to 66.9 m2; 100.8 m2 is needed."
    (line,) = key_lines([space("fail", 66.89, 66.89, sentence=words)], from_brief=from_brief)
    assert f"({whose} 0.24): 33.9 m² {end}" in line


def test_a_short_line_stands_even_where_the_finding_is_told_beside_it():
    rate, long = space("fail", 66.89, 66.89), row("cannot_tell", "small_group", sentence="Long.")
    assert len(key_lines([rate], told=[rate])) == 1
    assert key_lines([long], told=[long]) == ()


def test_nothing_is_said_of_what_was_not_judged():
    assert key_lines([row("not_applicable", "small_group"), row("fail", "access")]) == ()


def test_every_base_has_its_line():
    two = [base("pass", 10.0, 10.0), base("fail", 9.0, 9.0)]
    assert [line.split(" rooms")[0] for line in key_lines(two)] == [
        "Inclusion base: 10 of 10",
        "Inclusion base: 9 of 10",
    ]


def test_a_rate_for_each_pupil_comes_before_a_sum_that_stands_earlier():
    total = Observed(measure="sum of net_area", kind="quantity", low=66.9, high=66.9, unit="m2")
    need = Required(at_least=59.2, unit="m2")
    whole = row("pass", "small_group", observed=total, required=need, sentence="They add up.")
    (line,) = key_lines((whole, space("fail", 66.89, 66.89)))
    assert line.startswith("Small-group space 0.16 m² per pupil")
    (only,) = key_lines((whole,))
    assert only == "They add up."
