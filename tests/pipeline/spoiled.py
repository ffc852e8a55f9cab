"""A small sound school and ways to spoil one record of its file, with all that is measured in both.

The file is edited as text: the parser refuses to write what these tests are about.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.brief import Brief
from checker.measure.listing import measure_with_trials
from checker.measure.measurer import Answer
from checker.model import School
from checker.pipeline import judge, measurer_of, read_facts
from checker.read.readiness import every_element
from checker.results import RunResult
from checker.results.values import Choice, Quantity, Truth, Unknown
from checker.rules import RuleSet, load_packs, locate
from sample_models.make import Plan, ifc_text
from sample_models.make.furniture import accessible_wc
from sample_models.make.plan import Climb, Column, Flight, Lift, Rail, Thing, Window
from sample_models.make.small import Want, row, stacked

Key = tuple[str, str, str]
"""Kind and id of a subject, and the name of a measure."""
Answers = Mapping[Key, Answer]
Point = tuple[float, float]
_SAME = 1e-9
_EXACT_TO = {"clear_width": 0.0001}  # found by halving an interval


def plan() -> Plan:
    """Two storeys of four rooms along a corridor, a lift, a stair, a WC, and a desk in the way."""
    low = row(
        [
            Want(name="Classroom 1", kind="classroom", width=8.0, depth=7.0),
            Want(name="Small group room", kind="small group room", width=3.0, depth=4.0),
            Want(name="Accessible WC", kind="accessible wc", width=1.7, depth=2.4, opens_out=True),
            Want(name="Lift", kind="lift", width=1.7, depth=1.8, door="lift"),
        ]
    )
    high = row(
        [
            Want(name="Classroom 2", kind="classroom", width=8.0, depth=7.0),
            Want(name="Small group room 2", kind="small group room", width=3.0, depth=4.0),
            Want(name="Calm room", kind="quiet calming space", width=1.7, depth=2.4),
            Want(name="Lift", kind="lift", width=1.7, depth=1.8, door="lift"),
        ],
        storey="01",
    )
    whole = stacked(low, high)
    flight = Flight(
        name="SF", x=-5.0, y=0.0, z=0.0, direction=90.0, width=1.2, rise=1.8, going=3.08, risers=12
    )
    return replace(
        whole,
        things=(
            Thing(kind="desk", x=5.0, y=0.0, facing=90.0, room="00-99"),
            *accessible_wc(whole.room("00-03")),
            Thing(kind="table", x=2.0, y=5.0, facing=90.0, room="00-01"),
        ),
        columns=(Column(name="C1", x=9.0, y=0.0, width=0.3, depth=0.3),),
        lifts=(Lift(name="L1", x=13.4, y=2.3, width=1.4, depth=1.4),),
        windows=(Window(name="W1", room="00-01", side="N", at=4.0),),
        climbs=(Climb(name="Stair", kind="stair", flights=(flight,)),),
        rails=(Rail(name="H1", start=(-5.6, 0.0, 0.0), end=(-5.6, 3.0, 1.75)),),
    )


@dataclass(slots=True)
class Text:
    """The records of the sound school, to be changed by number; names find the products."""

    text: str

    def find(self, name: str) -> int:
        """The record of the product that is called so."""
        pattern = rf"^#(\d+)=IFC\w+\('[^']*',#\d+,'{re.escape(name)}',"
        found = re.search(pattern, self.text, re.MULTILINE)
        assert found, name
        return int(found[1])

    def record(self, step: int) -> str:
        found = re.search(rf"^#{step}=(.*);$", self.text, re.MULTILINE)
        assert found, step
        return found[1]

    def set(self, step: int, record: str) -> None:
        old = self.record(step)
        assert old != record
        self.text = self.text.replace(f"#{step}={old};\n", f"#{step}={record};\n")

    def swap(self, step: int, old: str, new: str) -> None:
        """Other words in a record, where they stand first."""
        assert old in self.record(step), self.record(step)
        self.set(step, self.record(step).replace(old, new, 1))

    def add(self, record: str) -> int:
        return self.add_all([record])[0]

    def add_all(self, records: Sequence[str]) -> list[int]:
        """New records at the end, and their numbers."""
        first = max(map(int, re.findall(r"^#(\d+)=", self.text, re.MULTILINE))) + 1
        lines = "".join(f"#{first + n}={record};\n" for n, record in enumerate(records))
        self.text = self.text.replace("ENDSEC;\nEND-ISO", f"{lines}ENDSEC;\nEND-ISO")
        return list(range(first, first + len(records)))

    def drop(self, pattern: str) -> None:
        """Take out the records that match."""
        kept = [line for line in self.text.splitlines() if not re.search(pattern, line)]
        assert len(kept) < len(self.text.splitlines()), pattern
        self.text = "\n".join(kept) + "\n"

    def refers(self, step: int) -> list[int]:
        """The records that a record names, in order; the owner first."""
        return [int(n) for n in re.findall(r"#(\d+)", re.sub(r"'[^']*'", "", self.record(step)))]

    def move(self, name: str, at: str, *, axis: str = "$", ahead: str = "$") -> None:
        """Give a product a placement of its own at these coordinates."""
        step = self.find(name)
        placement = self.refers(step)[1]
        parent = re.match(r"IFCLOCALPLACEMENT\((#\d+|\$)", self.record(placement))
        assert parent
        point = self.add(f"IFCCARTESIANPOINT(({at}))")
        z, x = (w if w == "$" else f"#{self.add(f'IFCDIRECTION(({w}))')}" for w in (axis, ahead))
        axes = self.add(f"IFCAXIS2PLACEMENT3D(#{point},{z},{x})")
        made = self.add(f"IFCLOCALPLACEMENT({parent[1]},#{axes})")
        self.swap(step, f"#{placement},", f"#{made},")

    def body(self, name: str, item: int, *, kind: str = "SweptSolid") -> None:
        """Give a product a body of its own."""
        step = self.find(name)
        shape = self.add(f"IFCSHAPEREPRESENTATION(#9,'Body','{kind}',(#{item}))")
        made = self.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{shape}))")
        self.swap(step, f"#{self.refers(step)[2]}", f"#{made}")

    def outline(self, *points: Point) -> int:
        """A profile of these corners."""
        steps = self.add_all([f"IFCCARTESIANPOINT(({x!r},{y!r}))" for x, y in points])
        line = self.add(f"IFCPOLYLINE(({','.join(f'#{step}' for step in steps)}))")
        return self.add(f"IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#{line})")

    def prism(self, profile: int, *, at: str = "0.,0.,0.", depth: str = "2.8") -> int:
        """A solid pushed up from a profile."""
        point = self.add(f"IFCCARTESIANPOINT(({at}))")
        axes = self.add(f"IFCAXIS2PLACEMENT3D(#{point},$,$)")
        up = self.add("IFCDIRECTION((0.,0.,1.))")
        return self.add(f"IFCEXTRUDEDAREASOLID(#{profile},#{axes},#{up},{depth})")

    def rectangle(self, wide: str, deep: str) -> int:
        return self.add(f"IFCRECTANGLEPROFILEDEF(.AREA.,$,$,{wide},{deep})")


Spoiling = Callable[[Text], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """A school with every measure of every subject, and what the subjects are called."""

    school: School
    answers: Answers
    names: Mapping[str, str]

    def of(self, name: str, kind: str) -> dict[str, Answer]:
        """All measures of the subjects of a kind that are called so, by measure."""
        return {
            measure: answer
            for (each, id_, measure), answer in self.answers.items()
            if each == kind and self.names[id_] == name
        }

    def told(self, name: str) -> str:
        """What the readiness table says of an element."""
        own = {each.id for each in every_element(self.school) if each.ref.name == name}
        return " ".join(p.message for p in self.school.problems if own & set(p.elements))


@cache
def sound_text() -> str:
    return ifc_text(plan())


@cache
def sound() -> Measured:
    return measured(sound_text())


def spoiled(spoil: Spoiling) -> Measured:
    """What is measured of the school with one thing spoiled."""
    return measured(spoiled_text(spoil))


def spoiled_text(spoil: Spoiling) -> str:
    made = Text(sound_text())
    spoil(made)
    return made.text


def measured(text: str) -> Measured:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "school.ifc"
        path.write_text(text, "ascii")
        facts = read_facts(path)
    measurer = measurer_of(facts, Brief())
    answers: dict[Key, Answer] = {}
    names: dict[str, str] = {}
    for subject, spec, answer in measure_with_trials(measurer):
        answers[subject.kind, subject.id, spec.name] = answer
        names[subject.id] = subject.ref.name
    return Measured(facts.school, answers, names)


@cache
def england() -> RuleSet:
    return load_packs(locate(["england"], base=Path.cwd()))


def judged(text: str) -> RunResult:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "school.ifc"
        path.write_text(text, "ascii")
        return judge(read_facts(path), england(), Brief())


def may_be(answer: Answer, truth: Answer, *, exact: float = _SAME) -> bool:
    """Whether an answer leaves room for the truth: Unknown, or an interval or set that holds it."""
    match answer, truth:
        case (Unknown(), _):
            return True
        case (Quantity(), Quantity()):
            return answer.low <= truth.low + exact and answer.high >= truth.high - exact
        case (Choice() | Truth(), Choice() | Truth()):
            return bool(answer.possible >= truth.possible)
        case (Mapping(), Mapping()):
            return all(may_be(answer[part], truth[part], exact=exact) for part in truth)
    return False


def same(one: Answer | None, other: Answer) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return dict(one) == dict(other)
    return one == other


def changed(found: Measured) -> dict[str, set[str]]:
    """The measures that are not what they are in the sound school, by the subject's name."""
    differing: dict[str, set[str]] = defaultdict(set)
    for (kind, id_, measure), truth in sound().answers.items():
        if not same(found.answers.get((kind, id_, measure)), truth):
            differing[sound().names[id_]].add(measure)
    for kind, id_, _ in found.answers.keys() - sound().answers.keys():
        differing[found.names[id_]].add(f"a {kind} more")
    return dict(differing)


def wrong(found: Measured) -> list[tuple[str, ...]]:
    """Answers that rule out the truth of the sound school: who, what, the truth, the answer."""
    return [
        (
            sound().names[id_],
            measure,
            str(truth)[:150],
            str(found.answers[kind, id_, measure])[:150],
        )
        for (kind, id_, measure), truth in sound().answers.items()
        if (kind, id_, measure) in found.answers
        and not may_be(
            found.answers[kind, id_, measure], truth, exact=_EXACT_TO.get(measure, _SAME)
        )
    ]
