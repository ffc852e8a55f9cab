"""What the parent is told of a run, and which gate counts: the command line, the brief, ours."""

import pytest

from checker.brief import Brief
from checker.jobs import Job, Limits
from checker.jobs.summary import summary
from tests.results.accepting import DOOR, OPEN, of

LENIENT = Brief.model_validate(
    {
        "school": {"stage": "RIBA 4"},
        "gate": {
            "fail_on": "never",
            "cannot_tell": "warn",
            "by_stage": {"RIBA 5": {"fail_on": "must"}},
        },
    }
)
BY_TOPIC = Brief.model_validate({"gate": {"fail_on": "never", "by_topic": {DOOR.topic: "must"}}})


def code(brief, *rows, **arguments):
    job = Job(task="check", arguments=arguments, limits=Limits())
    return summary(of(*rows), brief, job, [])[0]


def test_the_command_line_counts_before_the_brief_and_the_brief_before_our_own():
    assert code(Brief(), DOOR) == 1
    assert code(LENIENT, DOOR) == 0
    assert code(LENIENT, DOOR, fail_on="must") == 1


@pytest.mark.parametrize(("given", "expected"), [({}, 1), ({"fail_on": "never"}, 0)])
def test_a_gate_of_the_command_line_is_of_every_topic(given, expected):
    assert code(BY_TOPIC, DOOR, **given) == expected


def test_what_cannot_be_told_stops_where_the_command_line_says_so():
    assert OPEN.strength == "should"
    brief = Brief.model_validate({"gate": {"fail_on": "should", "cannot_tell": "warn"}})
    assert code(brief, OPEN) == 0
    assert code(brief, OPEN, cannot_tell="fail") == 1
