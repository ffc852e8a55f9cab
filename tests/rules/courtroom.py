"""A small world to judge in: measures that answer what they are told, rules written as YAML text.

    world = World(door=[{"clear_opening_width": "800 mm"}])
    findings = world.judge(rules(RULE))

Values are written as examples write them (`780..840 mm`, `[store, office]`, `unknown`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.measure.registry import MeasureSpec, Param
from checker.measure.subjects import Subject
from checker.model import ElementRef, Problem, Zone
from checker.results import Finding, Unknown
from checker.rules import RuleSet, judge_rules, load_packs
from checker.rules.desk import Known
from checker.rules.given import typed

USES = frozenset(
    {"small group room", "store", "office", "corridor", "accessible toilet", "hygiene room"}
)


def spec(name: str, kind: str, **given: Any) -> MeasureSpec:
    unit = given.get("unit", "")
    return MeasureSpec(
        name=name,
        kind=kind,
        value=given.get("value", "quantity" if unit or given.get("parts") else "truth"),
        unit=unit,
        choices=tuple(given.get("choices", ())),
        parts=given.get("parts", {}),
        params=tuple(given.get("params", ())),
        sums=given.get("sums", False),
        doc=f"The {name} of a {kind}.\n\nMore.",
        function=lambda: None,
        asks=(),
        furniture=given.get("furniture", ""),
        copes=frozenset(),
    )


def param(name: str, type_: str, default: Any = None) -> Param:
    return Param(name=name, default=default, type=type_)


PLACE = "Place | None"
CLEAR_OF = param("clear_of", "tuple[str, ...]")
APPROACHES = ("straight", "at right angles", "hinge side", "latch side", "front")
SPECS = [
    spec("approach", "door", value="choice", choices=APPROACHES),
    spec("approach", "door side", value="choice", choices=APPROACHES),
    spec("approach_width", "door", unit="m"),
    spec("clear_opening_width", "door", unit="m"),
    spec("overall_width", "door", unit="m"),
    spec("leaves", "door", unit="count"),
    spec("on_accessible_route", "door"),
    spec("is_external", "door"),
    spec("storey", "door", value="choice"),
    spec("name", "door", value="choice"),
    spec("closer", "door side"),
    spec("side", "door side", value="choice", choices=("push", "pull")),
    spec("operation", "door side", value="choice", choices=("swing", "sliding")),
    spec("door_clearance", "door side", parts={"depth": "m", "beyond_latch": "m"}),
    spec("use", "room", value="choice"),
    spec("use_is_sure", "room", value="truth"),
    spec("storey", "room", value="choice"),
    spec("number", "room", value="choice"),
    spec("name", "room", value="choice"),
    spec("net_area", "room", unit="m2"),
    spec("height", "room", unit="m"),
    spec("clear_width", "room", unit="m", furniture="here"),
    spec("largest_circle", "room", unit="m", furniture="here", params=[CLEAR_OF]),
    spec("rectangle_fits", "room", params=[param("long", "float"), param("short", "float")]),
    spec("furniture_modelled", "room"),
    spec("beside_use", "room", params=[param("uses", "tuple[str, ...]", ())]),
    spec("windows", "room", unit="count"),
    spec("is_in", "room", params=[param("place", PLACE)]),
    spec("shares_wall_or_door_with", "room", params=[param("target", PLACE)]),
    spec(
        "travel_distance",
        "room",
        unit="m",
        furniture="on the way",
        params=[param("from", PLACE), param("to", PLACE), param("route", "str", "")],
    ),
    spec("kind", "zone", value="choice", choices=("inclusion base", "other")),
    spec("storey", "zone", value="choice"),
    spec("places", "zone", unit="count"),
    spec("net_area", "zone", unit="m2", sums=True),
    spec("pupils", "school", unit="count"),
    spec("classes", "school", unit="count"),
    spec("storeys", "school", unit="count"),
    spec("phase", "school", value="choice", choices=("primary", "secondary")),
    spec("pupils_with", "school", unit="count", params=[param("need", "str", "")]),
    spec("gradient", "ramp flight", unit="ratio"),
    spec("going", "ramp flight", unit="m"),
]
REGISTRY = {(each.name, each.kind): each for each in SPECS}
KNOWN = Known(registry=REGISTRY, uses=USES)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Facts by kind of subject. `asked` gathers what was asked with which parameters."""

    facts: Mapping[str, Sequence[Mapping[str, Any]]]
    asked: list[tuple[str, str, Mapping[str, Any]]] = field(default_factory=list)

    def subjects(self, kind: str, /) -> list[Subject]:
        return [
            subject_of(kind, f"{kind} {i}", facts)
            for i, facts in enumerate(self.facts.get(kind, []))
        ]

    def measure(self, name: str, subject: Subject, /, **params: Any) -> Any:
        self.asked.append((name, subject.id, params))
        raw = self._row(subject).get(name, "unknown")
        if isinstance(raw, Exception):
            raise raw
        if isinstance(raw, Unknown):
            return raw
        found = REGISTRY[name, subject.kind]
        if found.parts:
            row = self._row(subject)
            return {
                part: typed(row.get(part, "unknown"), found, unit=unit, name=part)
                for part, unit in found.parts.items()
            }
        return typed(raw, found, unit=found.unit, name=name)

    def judge(self, ruleset: RuleSet, problems: Sequence[Problem] = ()) -> tuple[Finding, ...]:
        return judge_rules(ruleset, self, problems=problems, registry=REGISTRY)

    def _row(self, subject: Subject) -> Mapping[str, Any]:
        return self.facts[subject.kind][int(subject.id.rsplit(" ", 1)[1])]


def world(**facts: Sequence[Mapping[str, Any]]) -> World:
    """A world of subjects by kind (`door_side` for door sides); there is one school by default."""
    named = {kind.replace("_", " "): rows for kind, rows in facts.items()}
    return World(facts={"school": [{}], **named})


def subject_of(kind: str, name: str, facts: Mapping[str, Any]) -> Subject:
    ref = ElementRef(global_id=name, ifc_class=f"Ifc{kind.title()}", name=name)
    members = tuple(facts.get("members", ()))
    element = Zone(id=name, ref=ref, members=members, type_name=str(facts.get("type", "")))
    return Subject(kind=kind, id=name, ref=ref, element=element)


def rules(text: str, *, folder: Path, known: Known = KNOWN, **given: Any) -> RuleSet:
    """The rules of one file with this text."""
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return load_packs([path], known=known, **given)


def outcomes(findings: Sequence[Finding]) -> list[str]:
    return [finding.outcome.value for finding in findings]
