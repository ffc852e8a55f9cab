"""One thing goes wrong between two revisions of a school: the rule that is there for it says so.

None of these stands among the seeded faults: whoever wrote them looked at the plan only, and not at
how the tool measures.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from checker.brief import find_brief, load_brief
from checker.report.words import sentence
from checker.results import Finding, Outcome
from tests.pipeline.conftest import findings, shipped
from tests.pipeline.revisions import Revision, opened

pytestmark = pytest.mark.slow

SOUND = Path(__file__).resolve().parents[2] / "sample_models/oakfield/oakfield-primary-B.ifc"
PASS, OPEN = Outcome.PASS, Outcome.CANNOT_TELL


@dataclass(frozen=True, kw_only=True)
class Careless:
    """What was done, and the rule and the place that it spoils; `told` is in the sentence."""

    name: str
    do: Callable[[Revision], None]
    rule: str
    at: str
    told: str
    outcome: Outcome = Outcome.FAIL


CASES = (
    Careless(
        name="a pan 150 mm aside",
        do=lambda school: school.move("00-59-F01", dx=-0.15),
        rule="ENG-ADM2-accessible-wc-pan",
        at="00-59",
        told="650 mm",
    ),
    Careless(
        name="a classroom door turned over the corridor",
        do=lambda school: school.turn_door("00-06-D01"),
        rule="ENG-ADM2-door-into-corridor",
        at="00-06-D01",
        told="926 mm",
    ),
    Careless(
        name="the door of an accessible WC turned inwards",
        do=lambda school: school.turn_door("00-36-D01"),
        rule="ENG-ADM2-accessible-wc-door-swing",
        at="00-36",
        told="1264 mm",
    ),
    Careless(
        name="a bin in the turning space",
        do=lambda school: school.add(
            "IfcFurniture", "Sanitary bin", (52.9, 6.3, 0.0, 53.3, 6.7, 0.7)
        ),
        rule="ENG-ADM2-accessible-wc-turning",
        at="00-36",
        told="1073 mm",
    ),
    Careless(
        name="a basin beside the pan",
        do=lambda school: school.move("00-21-F02", dx=0.95),
        rule="ENG-ADM2-accessible-wc-transfer",
        at="00-21",
        told="320 mm",
    ),
    Careless(
        name="a door 400 mm nearer to the corner",
        do=lambda school: school.move_door("00-14-D01", dx=-0.4),
        rule="ENG-ADM2-door-nib",
        at="00-14-D01",
        told="237 mm",
    ),
    Careless(
        name="a window gone",
        do=lambda school: school.remove("00-67-W01"),
        rule="ENG-CALM-window",
        at="00-67",
        told="no window",
    ),
    Careless(
        name="a door of a lift gone",
        do=lambda school: school.remove("01-17-D01"),
        rule="ENG-ADM2-step-free-reach",
        at="01-13",
        told="only stairs",
    ),
    Careless(
        name="handrails 120 mm lower",
        do=lambda school: [school.move(f"Stair east handrail {n}", dz=-0.12) for n in "1234"],
        rule="ENG-ADM2-stair-handrail-height",
        at="Stair east",
        told="mm",
    ),
    Careless(
        name="boxing that takes 1.05 m of the base's corridor",
        do=lambda school: school.add("IfcWall", "Riser boxing", (73.0, 9.05, 0.0, 75.5, 10.1, 2.8)),
        rule="ENG-BASE-corridor-width",
        at="00-50",
        told="1350 mm",
    ),
    Careless(
        name="a cupboard that an export made a proxy",
        do=lambda school: school.add(
            "IfcBuildingElementProxy", "Schrank 1200x600", (50.2, 4.1, 0.0, 51.4, 4.7, 1.9)
        ),
        rule="ENG-ADM2-corridor-clear-width",
        at="00-38",
        told="800 mm",
    ),
    Careless(
        name="a bench before an exit",
        do=lambda school: school.add("IfcFurniture", "Bench", (0.1, 8.0, 0.0, 0.55, 9.9, 0.45)),
        rule="ENG-ADM2-other-entrances-step-free",
        at="00-24-D01",
        told="Bench",
    ),
    Careless(
        name="a footpath 150 mm lower than the door",
        do=lambda school: school.move("EX-05", dz=-0.15),
        rule="ENG-ADM2-entrance-threshold",
        at="00-57-D02",
        told="150 mm",
    ),
    Careless(
        name="the upper of two handrails gone",
        do=lambda school: school.remove("Stair west handrail 3"),
        rule="ENG-ADM2-stair-handrails",
        at="Stair west",
        told="1 of its 2 sides",
    ),
    Careless(
        name="a beam across the corridor",
        do=lambda school: school.add("IfcBeam", "Steel beam", (10.0, 7.7, 1.9, 10.3, 10.1, 2.5)),
        rule="ENG-ADB2-corridor-headroom",
        at="00-24",
        told="1900 mm",
    ),
    Careless(
        name="a duct under the ceiling of the corridor, beside which there is room",
        do=lambda school: school.add(
            "IfcDuctSegment", "Duct", (20.0, 8.0, 5.5, 26.0, 8.6, 5.9), on=1
        ),
        rule="ENG-ADB2-corridor-headroom",
        at="01-18",
        told="1900 to 2800 mm",
        outcome=OPEN,
    ),
    Careless(
        name="a ceiling hung under the one of the room's body",
        do=lambda school: school.add(
            "IfcCovering",
            "Suspended ceiling",
            (0.1, 10.3, 5.9, 7.6, 17.7, 5.94),
            on=1,
            PredefinedType="CEILING",
        ),
        rule="ENG-SCHOOL-ceiling-height",
        at="01-09",
        told="2300 mm",
    ),
    Careless(
        name="a wall 250 mm into a corridor whose outline stays",
        do=lambda school: school.add("IfcWall", "Wall", (55.6, 4.45, 0.0, 58.6, 4.7, 2.8)),
        rule="ENG-ADM2-corridor-clear-width",
        at="00-38",
        told="1150",
        outcome=OPEN,
    ),
    Careless(
        name="a room drawn in millimetres",
        do=lambda school: school.redraw("00-65", (81700, 10300, 0, 84600, 14500, 2800)),
        rule="ENG-SGR-area",
        at="00-65",
        told="drawn in another unit",
        outcome=OPEN,
    ),
)


@cache
def judged(path: Path, rule: str) -> tuple[Finding, ...]:
    """The findings of one rule; the others are not asked, since a whole school takes its time."""
    rules = shipped("england")
    wanted = {rule, *next(each.requires for each in rules.rules if each.id == rule)}
    own = replace(rules, rules=tuple(each for each in rules.rules if each.id in wanted))
    brief = load_brief(find_brief(SOUND))
    return tuple(each for each in findings(path, own, brief) if each.rule == rule)


def at(every: tuple[Finding, ...], name: str) -> list[Finding]:
    return [each for each in every if each.subject.name.startswith(name)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_careless_revision_spoils_is_found_and_named(case, tmp_path):
    school = opened(SOUND)
    case.do(school)
    before, now = judged(SOUND, case.rule), judged(school.written(tmp_path), case.rule)
    assert case.outcome not in {each.outcome for each in at(before, case.at)}
    found = [each for each in at(now, case.at) if each.outcome is case.outcome]
    assert found
    said = [sentence(each).replace("\N{NARROW NO-BREAK SPACE}", " ") for each in found]
    assert any(re.search(case.told, each) for each in said), said
    sound = {each.key for each in now if each.outcome is PASS}
    assert not sound & {each.key for each in before if each.outcome is not PASS}, "it mends nothing"
