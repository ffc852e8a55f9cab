"""Figures of the small school spoiled at random, always the same: no crash and no new pass."""

import random
import re

import pytest

from checker.errors import ModelUnreadableError
from checker.results import Outcome
from tests.pipeline.spoiled import judged, sound_text

pytestmark = pytest.mark.slow

FIGURES = (
    "NAN",
    "-NAN",
    "INF",
    "1.E300",
    "-1.E300",
    "1.E400",
    "1.E-320",
    "0.",
    "-1.",
    "$",
    "1.#IND",
)
GEOMETRY = re.compile(
    r"^#\d+=(?:IFCCARTESIANPOINT|IFCDIRECTION|IFCRECTANGLEPROFILEDEF|IFCEXTRUDEDAREASOLID)\(.*$",
    re.MULTILINE,
)
FIGURE = re.compile(r"-?\d+\.\d*(?=[,)])")


def spoiled_at_random(chance: random.Random) -> str:
    """One figure of one record of shapes and places, in a text that is otherwise sound."""
    text = sound_text()
    record = chance.choice(list(GEOMETRY.finditer(text)))
    figures = list(FIGURE.finditer(record.group()))
    figure = chance.choice(figures)
    start = record.start() + figure.start()
    return text[:start] + chance.choice(FIGURES) + text[start + len(figure.group()) :]


@pytest.mark.parametrize("seed", range(60))
def test_no_figure_crashes_the_tool_or_makes_something_pass(seed, sound_run):
    text = spoiled_at_random(random.Random(seed))  # noqa: S311 - a choice, not a secret
    try:
        run = judged(text)
    except ModelUnreadableError as told:
        pytest.fail(f"one figure costs the whole model: {told}")
    then = {finding.key: finding.outcome for finding in sound_run.findings}
    gained = [
        (finding.rule, finding.subject.name, then.get(finding.key))
        for finding in run.findings
        if finding.outcome is Outcome.PASS
        and then.get(finding.key) in {Outcome.CANNOT_TELL, Outcome.FAIL}
    ]
    assert gained == []
    assert run.summary.pass_ or run.readiness.state == "blocked"


@pytest.fixture(scope="module")
def sound_run():
    return judged(sound_text())
