"""Small results made for the formats of build servers: every outcome, hostile texts, thousands.

`python -m tests.report.formats.made` writes the golden files again: look at what changed.
"""

from dataclasses import replace
from pathlib import Path

from checker.report import file_name, write
from checker.results import (
    Finding,
    ModelFacts,
    Observed,
    Outcome,
    PackUsed,
    Place,
    Readiness,
    ReadinessProblem,
    Required,
    RoomRow,
    RulesUsed,
    RunResult,
    SourceRef,
    Strength,
    SubjectRef,
    Tool,
)
from checker.results.verdict import summarise, verdict_sentence

FORMATS = ("csv", "github", "gitlab", "junit", "markdown", "sarif")
GOLDEN = Path(__file__).parent / "golden"
SCHEMAS = Path(__file__).parent / "schemas"

HOSTILE = {
    "script": "</script><img src=x onerror=alert(1)><!-- --> -->",
    "template": "{{7*7}} ${7*7} {0} {12}",
    "quotes": "\"'`\\\" ' ”",
    "controls": "a\x00b\x07\x1b[2Jc\x0b\x0c\x7f\ufffe\uffff\ufeff",
    "lone surrogate": "caf\udce9",
    "turned": "Store\u202egnp.\u2066x",
    "long": "Mehrzweckraum & <Werkstatt> " * 400,
    "shift-jis": "\x83e\x83X\x83g \x8a\xa4\x8bc",
    "lines": "Calm\nroom\r\n::error::no\u2028::warning::no\r::notice::no",
    "command": "::set-output name=a::b",
    "older command": "##[stop-commands]x ##[error]y",
    "encoded": "%0A::error file=a,line=1::no%0D%25",
    "markdown": "| a | `b` **c** _d_ ~~e~~ [f](javascript:alert(1)) ![g](https://example.org/h.png)",
    "mentions": "@admin a@example.org #12 !34 GH-56 https://example.org www.example.org owner/r#7",
    "cdata": "]]> <![CDATA[ &amp; &#0;",
    "formula": "=cmd|'/c calc'!A1",
    "plus": "+1;=1+1",
    "wide formula": "\uff1d1+1",
    "path": "../../etc/passwd",
    "nothing": "   ",
}
"""Texts that models have held, or that somebody may put into one."""

ADM2 = SourceRef(
    document="ADM2",
    clause="Table 2",
    fact="access/DOR-01",
    checked="secondary",
    url="https://www.gov.uk/adm2",
    title="Approved Document M, volume 2",
)
BRIEF = SourceRef(document="brief")
CALM = Place(storey="Ground", number="00-06", name="Calm room", use="quiet calming space")
GROUP_ROOM = Place(storey="Ground", number="00-05", name="Small group room")


def door(key: str, place: Place, low: float, high: float, **changes) -> Finding:
    """A door that lets through between low and high metres, where 800 mm are needed."""
    number = place.number or "00"
    outcome = (
        Outcome.FAIL if high < 0.8 else Outcome.PASS if low >= 0.8 else Outcome.CANNOT_TELL
    )  # fmt: skip
    is_open = outcome is Outcome.CANNOT_TELL
    finding = Finding(
        key=key,
        place=place,
        rule="ENG-ADM2-door-clear-width",
        title="Doors are wide enough for the way people reach them",
        topic="access",
        strength=Strength.MUST,
        outcome=outcome,
        subject=SubjectRef(
            global_id=f"1xS3BCk291UvhgP2dvN{number.replace('-', '')}", ifc_class="IfcDoor",
            name=f"{number}-D01", storey=place.storey, step_id=3078, line=412,
        ),
        source=ADM2,
        observed=Observed(
            measure="clear_opening_width", kind="quantity", value=(low + high) / 2, low=low,
            high=high, unit="m", origin="derived", method="leaf in the model",
        ),
        required=Required(at_least=0.8, unit="m", text="at least 800 mm"),
        shortfall=round(0.8 - high, 4) if outcome is Outcome.FAIL else None,
        missing=("how far the leaf opens",) if is_open else (),
        ask="State the clear width of the door." if is_open else "",
        remedy="Use a wider leaf, or widen the space people turn in.",
        why="A wheelchair that turns into a door needs more width than one that meets it head on.",
        group="leaf 826" if outcome is Outcome.FAIL else "",
    )  # fmt: skip
    return replace(finding, **changes)


def room(key: str, rule: str, outcome: Outcome, strength: Strength, **changes) -> Finding:
    finding = Finding(
        key=key, place=CALM, rule=rule, title=f"Title of {rule}", topic="neuro_inclusive",
        strength=strength, outcome=outcome,
        subject=SubjectRef(
            global_id="0room06", ifc_class="IfcSpace", name="00-06", long_name="Calm room",
            storey="Ground", step_id=124,
        ),
        source=SourceRef(document="BB104", clause="12", fact="schools/SGR-02"),
    )  # fmt: skip
    return replace(finding, **changes)


def findings() -> tuple[Finding, ...]:
    far = Observed(
        measure="travel_distance", kind="quantity", low=float("inf"), high=float("inf"), unit="m",
        origin="derived", reason="no step-free route",
    )  # fmt: skip
    classroom = SubjectRef(
        global_id="0room01", ifc_class="IfcSpace", name="00-01", long_name="Classroom",
        storey="Ground", step_id=100, line=98,
    )  # fmt: skip
    return (
        door("d1aa", GROUP_ROOM, 0.742, 0.76),
        door("d2aa", CALM, 0.742, 0.76, since="new since revision A"),
        door("d3aa", Place(storey="Ground", number="00-07", name="WC"), 0.78, 0.84),
        door("d4aa", Place(storey="Ground", number="00-01", name="Classroom"), 0.93, 0.96),
        room("c1aa", "ENG-CALM-reach", Outcome.FAIL, Strength.SHOULD, observed=far,
             required=Required(at_most=50.0, unit="m", text="at most 50 m"),
             shortfall=float("inf"), also=(classroom,), remedy="Add a ramp."),
        room("c2aa", "ENG-CALM-noise", Outcome.CANNOT_TELL, Strength.MAY,
             missing=("the ambient noise level",), ask="State it in SchoolCheck_Environment."),
        room("c3aa", "ENG-CALM-area", Outcome.FAIL, Strength.SHOULD,
             waiver="Agreed with the school until 2027", basis="as modelled"),
        room("c4aa", "ENG-CALM-window", Outcome.NOT_APPLICABLE, Strength.MAY,
             missing=("it is an inner room",)),
        Finding(
            key="s1aa", place=Place(), rule="PROJECT-small-group", topic="small_group",
            title="There is enough small-group space", strength=Strength.PROJECT,
            outcome=Outcome.FAIL, source=BRIEF,
            subject=SubjectRef(global_id="school", ifc_class="IfcBuilding", name="Oakfield"),
            sentence="Small-group space 0.14 m2 per pupil (your target 0.24): 42 m2 short.",
        ),
    )  # fmt: skip


def made(**changes) -> RunResult:
    """Nine findings of every kind, in a model that is limited by one problem."""
    rows = changes.get("findings", findings())
    readiness = changes.get("readiness") or Readiness(
        state="limited",
        problems=(
            ReadinessProblem(
                code="room-without-body", scope="element", message="1 of 9 rooms has no body: 01.",
                ask="Enclose it, and export it with geometry.",
            ),
            ReadinessProblem(code="origin", scope="note", message="The model lies far out."),
        ),
    )  # fmt: skip
    result = RunResult(
        tool=Tool(version="0.1.0"),
        model=ModelFacts(
            file="oakfield B.ifc", sha256="ab" * 32, schema="IFC4", size=934_393
        ),
        rules=RulesUsed(packs=(PackUsed(id="england", edition="2026.11"),), count=8),
        brief={"school": {"name": "Oakfield Primary"}},
        readiness=readiness,
        summary=summarise(rows),
        verdict=verdict_sentence(rows, readiness),
        rooms=(RoomRow(global_id="0room06", name="00-06", use="quiet calming space",
                       use_confidence=0.9, family="calm", storey="Ground"),),
        findings=rows,
    )  # fmt: skip
    return replace(result, **changes)


def blocked() -> RunResult:
    """A model without rooms: nothing can be assessed."""
    problem = ReadinessProblem(
        code="no-rooms", scope="file", message="The model holds no rooms (IfcSpace).",
        ask="Place rooms and export spaces.",
    )  # fmt: skip
    return made(findings=(), rooms=(), readiness=Readiness(state="blocked", problems=(problem,)))


def empty() -> RunResult:
    """Nothing but a schema: results of a run that found nothing, not even a reason."""
    return RunResult(model=ModelFacts(file="", sha256="", schema="IFC4"))


def only_open() -> RunResult:
    """Findings, but none of them with an answer."""
    return made(findings=tuple(f for f in findings() if f.outcome is Outcome.CANNOT_TELL))


def all_passed() -> RunResult:
    return made(
        findings=tuple(f for f in findings() if f.outcome is Outcome.PASS), readiness=Readiness()
    )


UNASSESSED = {"blocked": blocked(), "empty": empty(), "only open questions": only_open()}


def crowd(count: int, *, apart: bool = True) -> RunResult:
    """Many failing doors: each a cause of its own, or all of one."""
    first = findings()[0]
    rows = tuple(
        replace(first, key=f"k{number:05}", group=f"leaf {number}" if apart else "leaf")
        for number in range(count)
    )
    return made(findings=rows)


def spoiled(text: str) -> RunResult:
    """The made result with this text wherever a model, a brief or a rule may put one."""
    result = made()
    problems = tuple(replace(p, message=text, ask=text) for p in result.readiness.problems)
    return replace(
        result,
        tool=Tool(name=text, version=text),
        model=replace(result.model, file=text, sha256=text, authoring_tool=text),
        rules=replace(result.rules, packs=(PackUsed(id=text, title=text, edition=text),)),
        brief={"school": {"name": text}},
        readiness=replace(result.readiness, problems=problems),
        verdict=text,
        rooms=tuple(replace(row, name=text, storey=text) for row in result.rooms),
        findings=tuple(_spoiled(finding, text) for finding in result.findings),
    )


def _spoiled(finding: Finding, text: str) -> Finding:
    seen, needed = finding.observed, finding.required
    return replace(
        finding,
        key=f"{text}{finding.key}",
        place=Place(storey=text, number=text, name=text, use=text),
        rule=f"{text}{finding.rule}",
        title=text,
        topic=text,
        subject=_named(finding.subject, text),
        also=tuple(_named(each, text) for each in finding.also),
        source=SourceRef(
            document=text, clause=text, fact=text, checked=text, url=text, title=text, binds=text
        ),
        sentence=text if finding.sentence else "",
        observed=seen and replace(seen, method=text, reason=text, steps=(text,), choice=()),
        required=needed and replace(needed, text=text, row=text),
        missing=(text,),
        ask=text,
        remedy=text,
        why=text,
        group=text,
        waiver=text if finding.waiver else "",
        since=text,
    )


def _named(subject: SubjectRef, text: str) -> SubjectRef:
    return replace(subject, global_id=text, name=text, long_name=text, storey=text)


def golden_files() -> list[tuple[str, Path]]:
    """Each format with its golden file."""
    return [(name, GOLDEN / file_name(name)) for name in FORMATS]


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for format_name, path in golden_files():
        path.write_bytes(write(made(), format_name))
