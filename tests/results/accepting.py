"""Made findings and waivers for tests of what a team has accepted."""

from dataclasses import replace
from datetime import date

from checker.results import Outcome
from checker.results.standing import Accepted
from checker.results.waivers import Waiver
from tests.report.oakfield import findings, oakfield

BY_KEY = {each.key: each for each in findings()}
DOOR, OPEN, PASSED = BY_KEY["d1"], BY_KEY["sgr1"], BY_KEY["base1"]
TODAY = date(2026, 11, 28)
SHORT = DOOR.shortfall


def of(*rows):
    """A school with these findings, and one that passes: something was assessed."""
    return oakfield(findings=(*rows, PASSED))


def said(finding):
    """What was measured, as shortly as a test wants it."""
    seen = finding.observed
    return f"{seen.low} m" if seen and seen.low is not None else ""


def short_by(finding, shortfall):
    """The same finding, missing what is asked for by so much."""
    return replace(finding, shortfall=shortfall)


def waiver(finding=DOOR, **more):
    """A waiver of a finding that holds today."""
    unit = finding.required.unit if finding.required else ""
    given = {
        "rule": finding.rule,
        "place": finding.subject.name or finding.place.number,
        "key": finding.key,
        "because": "Agreed with the school",
        "by": "the client",
        "on": date(2026, 11, 1),
        "until": date(2027, 3, 31),
        "accepted": Accepted(outcome=Outcome.FAIL, shortfall=finding.shortfall, unit=unit),
    }
    return Waiver(**{**given, **more})
