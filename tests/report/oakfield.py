"""A believable result made by hand: two storeys, a dozen rooms, every outcome, hostile names."""

from dataclasses import replace
from math import cos, pi, sin

from checker.results import (
    CoverageRow,
    Evidence,
    Finding,
    ModelFacts,
    Observed,
    Outcome,
    OverriddenSetting,
    PackUsed,
    Place,
    Plan,
    PlanClimb,
    PlanDoor,
    PlanRoom,
    PlanShape,
    Readiness,
    ReadinessProblem,
    Required,
    RoomRow,
    RulesUsed,
    RunResult,
    Scenario,
    ScenarioRow,
    SourceRef,
    Strength,
    SubjectRef,
    Tool,
)
from checker.results.plan import Ring
from checker.results.verdict import summarise, verdict_sentence

GROUND, FIRST = "00 Ground floor", "01 First floor"
HOSTILE = "</script><img src=x onerror=alert(1)>"
TURNED = "Store\u202egnp.\u2066x\u0000\u0007"
LONG = "Multi-purpose learning resource and small group intervention space " * 6


def box(x: float, y: float, wide: float, high: float) -> Ring:
    return ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))


# number, name, use, family, x, y, width, depth
GROUND_ROOMS = (
    ("00-01", "Reception classroom", "reception classroom", "teaching", 0, 6, 9, 7),
    ("00-02", "Year 1 classroom", "primary classroom", "teaching", 9.2, 6, 9, 7),
    ("00-03", "Inclusion base", "SEN classroom", "base", 18.4, 6, 8, 7),
    ("00-04", "Corridor", "corridor", "circulation", 0, 4.1, 32.4, 1.7),
    ("00-05", "Small group room", "small group room", "small group", 0, 0, 3.2, 3.9),
    ("00-06", "Calm room", "quiet calming space", "calm", 3.4, 0, 2.8, 3.9),
    ("00-07", "Accessible WC", "accessible toilet", "sanitary", 6.4, 0, 1.5, 3.9),
    ("00-08", HOSTILE, "", "unknown", 8.1, 0, 5, 3.9),
    ("00-09", "Office", "office", "other", 13.3, 0, 4, 3.9),
    ("00-10", TURNED, "store", "other", 17.5, 0, 1.1, 3.9),
    ("00-11", "Stair", "stair", "circulation", 18.8, 0, 5.4, 3.9),
    ("00-13", "Lobby", "lobby", "circulation", 24.4, 0, 8, 3.9),
    ("00-12", "Sensory room", "sensory room", "calm", 26.6, 6, 5.8, 7),
)
FIRST_ROOMS = (
    ("01-01", "Year 5 classroom", "junior classroom", "teaching", 0, 6, 9, 7),
    ("01-02", LONG, "small group room", "small group", 9.2, 6, 9, 7),
    ("01-03", "", "", "unknown", 18.4, 6, 8, 7),
    ("01-04", "Corridor", "corridor", "circulation", 0, 4.1, 26.4, 1.7),
)


def door(id_: str, x: float, y: float, wide: float, *, up: bool = True) -> PlanDoor:
    """A door in a wall along x, hinged at its left, opening up or down."""
    turn = 1 if up else -1
    hinge_y = y + 0.2 if up else y
    arc = tuple(
        (round(x + wide * cos(a), 3), round(hinge_y + turn * wide * sin(a), 3))
        for a in (pi / 2 * k / 8 for k in range(9))
    )
    leaf_y = hinge_y if up else hinge_y - wide
    leaf = box(x, leaf_y, 0.04, wide)
    return PlanDoor(id=id_, name=id_, slot=box(x, y, wide, 0.2), leaves=(leaf,), arcs=(arc,))


def plan(storey: str, rooms: tuple, level: float) -> Plan:
    drawn = tuple(
        PlanRoom(
            id=f"room-{number}",
            number=number,
            name=name,
            use=use,
            family=family,
            area=wide * deep,
            label_at=(x + wide / 2, y + deep / 2),
            rings=(box(x, y, wide, deep),),
        )
        for number, name, use, family, x, y, wide, deep in rooms
    )
    right = max(x + wide for *_r, x, _y, wide, _d in rooms)
    low = min(y for *_r, _x, y, _wide, _d in rooms)
    shell = PlanShape(
        id=f"shell-{storey}",
        kind="wall",
        rings=(box(-0.3, low - 0.3, right + 0.6, 13.6 - low), *(room.rings[0] for room in drawn)),
    )
    return Plan(
        storey=storey,
        elevation=level,
        north=70.0,
        rooms=drawn,
        walls=(shell,),
        doors=(
            door("door-sgr", 1, 3.9, 0.9, up=False),
            door("door-calm", 4, 3.9, 0.9, up=False),
            door("door-wc", 6.6, 3.9, 0.8),
            door("door-r1", 2, 5.8, 1.0),
            door("door-r2", 12, 5.8, 1.0),
        ),
        openings=(PlanShape(id="open-1", kind="opening", rings=(box(20, 5.8, 2, 0.2),)),),
        windows=(PlanShape(id="win-1", kind="window", rings=(box(2, 13, 3, 0.3),)),),
        stairs=(
            PlanClimb(
                id="stair-1",
                kind="stair",
                rings=(box(19, 0.5, 5, 1.4),),
                edges=tuple(box(19 + number, 0.5, 1, 1.4) for number in range(5)),
                way=((19.5, 1.2), (23.5, 1.2)),
            ),
        ),
        ramps=(PlanClimb(id="ramp-1", kind="ramp", rings=(box(22, 4.2, 4, 1.5),)),),
        lifts=(PlanShape(id="lift-1", kind="lift", rings=(box(24.6, 0.4, 1.6, 1.8),)),),
        furniture=(
            PlanShape(id="table-1", kind="furniture", rings=(box(1, 0.6, 1.4, 0.7),)),
            PlanShape(id="table-2", kind="furniture", rings=(box(3, 9, 1.6, 0.8),)),
        ),
        fittings=(
            PlanShape(id="wc-1", kind="wc", rings=(box(6.95, 0, 0.4, 0.7),)),
            PlanShape(id="basin-1", kind="basin", rings=(box(6.4, 1.1, 0.35, 0.5),)),
        ),
    )


def door_place(number: str, name: str, x: float, y: float, storey: str = GROUND) -> Place:
    return Place(storey=storey, number=number, name=name, x=x, y=y)


DOOR_SOURCE = SourceRef(
    document="ADM2",
    clause="Table 2",
    fact="access/DOR-01",
    checked="secondary",
    url="https://www.gov.uk/adm2",
)


def door_width(
    key: str, id_: str, place: Place, low: float, high: float, x: float, y: float
) -> Finding:
    """A door whose clear width is between low and high, 800 mm needed."""
    outcome = (
        Outcome.FAIL if high < 0.8 else Outcome.PASS if low >= 0.8 else Outcome.CANNOT_TELL
    )  # fmt: skip
    line = Evidence(
        role="measured",
        shape="line",
        coords=((x + 0.06, y), (x + 0.06 + high, y)),
        storey=place.storey,
    )
    return Finding(
        key=key,
        place=place,
        rule="ENG-ADM2-door-clear-width",
        title="Doors are wide enough for the way people reach them",
        topic="doors",
        strength=Strength.MUST,
        outcome=outcome,
        subject=SubjectRef(
            global_id=id_,
            ifc_class="IfcDoor",
            name=f"{place.number}-D01",
            storey=place.storey,
            bbox=(x, y - 0.1, x + 0.9, y + 0.1),
        ),
        source=DOOR_SOURCE,
        observed=Observed(
            measure="clear_opening_width",
            kind="quantity",
            value=(low + high) / 2,
            low=low,
            high=high,
            unit="m",
            origin="derived",
            method="leaf_less_assumed_frame",
            steps=("The leaf is 826 mm wide.", "Frame and hinge take 66 to 84 mm."),
        ),
        required=Required(at_least=0.8, unit="m", row="approach straight", text="at least 800 mm"),
        shortfall=round(max(0.0, 0.8 - high), 4),
        remedy="Use a wider leaf, or widen the space people turn in.",
        ask="State the clear width of the door, or its frame." if high >= 0.8 > low else "",
        missing=("how far the leaf opens",) if high >= 0.8 > low else (),
        why="A wheelchair that turns into a door needs more width than one that meets it head on.",
        evidence=() if outcome is Outcome.PASS else (line,),
        group="leaf 826",
    )


def room_finding(key: str, number: str, rule: str, outcome: Outcome, **changes) -> Finding:
    rows = {row[0]: row for row in (*GROUND_ROOMS, *FIRST_ROOMS)}
    _number, name, use, _family, x, y, wide, deep = rows[number]
    storey = GROUND if number.startswith("00") else FIRST
    finding = Finding(
        key=key,
        place=Place(
            storey=storey, number=number, name=name, use=use, x=x + wide / 2, y=y + deep / 2
        ),
        rule=rule,
        title=rule.replace("-", " "),
        topic="access",
        strength=Strength.SHOULD,
        outcome=outcome,
        subject=SubjectRef(
            global_id=f"room-{number}",
            ifc_class="IfcSpace",
            name=number,
            long_name=name,
            storey=storey,
            bbox=(x, y, x + wide, y + deep),
        ),
        source=SourceRef(document="BB104", clause="12", fact="schools/SGR-02", checked="no"),
    )
    return replace(finding, **changes)


def quantity(measure: str, value: float, unit: str) -> Observed:
    return Observed(
        measure=measure, kind="quantity", value=value, low=value, high=value, unit=unit,
        origin="measured", method="outline",
    )  # fmt: skip


def findings() -> tuple[Finding, ...]:
    area = Evidence(
        role="measured", shape="polygon", coords=box(3.4, 0, 2.8, 3.9), storey=GROUND,
        label="10.9 m2",
    )  # fmt: skip
    circle = Evidence(
        role="measured", shape="circle", coords=((7.2, 1.45), (7.85, 1.45)), storey=GROUND
    )
    basin = Evidence(
        role="blocker", shape="polygon", coords=box(6.4, 1.1, 0.35, 0.5), storey=GROUND,
        label="Basin <b>1</b>", element="basin-1",
    )  # fmt: skip
    small_group = door_place("00-05", "Small group room", 1.5, 4)
    calm = door_place("00-06", "Calm room", 4.5, 4)
    toilet = door_place("00-07", "Accessible WC", 7, 4)
    reception = door_place("00-01", "Reception classroom", 2.5, 5.9)
    return (
        door_width("d1", "door-sgr", small_group, 0.742, 0.76, 1, 4),
        door_width("d2", "door-calm", calm, 0.742, 0.76, 4, 4),
        door_width("d3", "door-wc", toilet, 0.78, 0.84, 6.6, 4),
        door_width("d4", "door-r1", reception, 0.93, 0.96, 2, 5.9),
        room_finding(
            "wc1", "00-07", "ENG-ADM2-accessible-wc-turning", Outcome.FAIL,
            title="An accessible WC has room to turn a wheelchair", topic="wc",
            strength=Strength.MUST,
            observed=quantity("largest_circle", 1.3, "m"),
            required=Required(at_least=1.5, unit="m", text="at least 1500 mm"),
            shortfall=0.2, evidence=(circle, basin), remedy="Move the basin or deepen the room.",
        ),
        room_finding(
            "calm1", "00-06", "ENG-CALM-area", Outcome.FAIL,
            title="A calm room is large enough", topic="calm",
            observed=quantity("net_area", 10.92, "m2"),
            required=Required(at_least=12.0, unit="m2", text="at least 12 m2"),
            shortfall=1.08, evidence=(area,), waiver="Agreed with the school until 2027",
        ),
        room_finding(
            "sgr1", "01-02", "ENG-SGR-area", Outcome.CANNOT_TELL,
            title="A small-group room has at least 9 m2", topic="small_group",
            observed=Observed(measure="net_area", kind="unknown"),
            missing=("a body for this room",), ask="Ask the architect to export it with geometry.",
        ),
        room_finding(
            "use1", "00-08", "ENG-SGR-width", Outcome.CANNOT_TELL,
            title="A small-group room is not too narrow", topic="small_group",
            strength=Strength.MAY,
            missing=("the use of the room",), ask=HOSTILE,
        ),
        Finding(
            key="sum1", place=Place(), rule="PROJECT-small-group-per-pupil",
            title="There is enough small-group space for the pupils", topic="small_group",
            strength=Strength.PROJECT, outcome=Outcome.FAIL,
            subject=SubjectRef(global_id="school", ifc_class="IfcBuilding", name="Oakfield"),
            source=SourceRef(document="brief"),
            sentence="Small-group space 0.14 m2 per pupil (your target 0.24): 42 m2 short.",
            observed=quantity("area_per_pupil", 0.14, "m2"),
            required=Required(at_least=0.24, unit="m2", text="at least 0.24 m2 per pupil"),
            shortfall=0.1,
        ),
        room_finding(
            "base1", "00-03", "ENG-BASE-present", Outcome.PASS, topic="inclusion_base",
            title="There is an inclusion base", observed=quantity("gross_area", 56.0, "m2"),
            required=Required(at_least=50.0, unit="m2", text="at least 50 m2"),
            basis="as modelled",
        ),
        room_finding(
            "na1", "00-11", "ENG-SGR-area", Outcome.NOT_APPLICABLE,
            title="A small-group room has at least 9 m2", topic="small_group",
            missing=("it is a stair",),
        ),
    )  # fmt: skip


def room_rows() -> tuple[RoomRow, ...]:
    return tuple(
        RoomRow(
            global_id=f"room-{number}", name=number, long_name=name,
            storey=GROUND if number.startswith("00") else FIRST, use=use,
            use_confidence=0.9 if use else 0.0, use_evidence=f"name: {name[:40]}", family=family,
            gross_area=round(wide * deep, 3), net_area=round(wide * deep - 0.1, 3),
            stored_area=round(wide * deep * (1.05 if number == "00-06" else 1), 2), height=2.7,
            engine="direct",
        )
        for number, name, use, family, _x, _y, wide, deep in (*GROUND_ROOMS, *FIRST_ROOMS)
    )  # fmt: skip


def scenario() -> Scenario:
    """Two requirements of other pupils: one that grows, one that stays."""
    school = SubjectRef(global_id="0school", ifc_class="IfcBuilding", name=HOSTILE)
    area = ScenarioRow(
        key="k1", rule="ENG-NEED-small-group-area", title="Small-group space is enough",
        strength=Strength.PROJECT, subject=school, of="m2", before=Outcome.PASS,
        after=Outcome.FAIL, required_before="at least 59.2 m2", required_after="at least 71.2 m2",
        there_is=Observed(measure="net_area", kind="quantity", low=66.9, high=66.9, unit="m2"),
        short=4.3,
    )  # fmt: skip
    calm = replace(
        area, key="k2", rule="ENG-NEED-calm-spaces", title="There are calm spaces enough",
        of="rooms", after=Outcome.CANNOT_TELL, before=Outcome.CANNOT_TELL, short=None,
        required_before="", required_after="", there_is=None,
        missing=("the number of pupils with SEMH",),
    )  # fmt: skip
    return Scenario(
        name=f"More autism {HOSTILE}",
        needs={"autism": 24, "PD": "fewer than 5"},
        rows=(calm, area),
        area_short=4.3,
    )


def oakfield(**changes) -> RunResult:
    rows = findings()
    readiness = Readiness(
        state="limited",
        problems=(
            ReadinessProblem(
                code="room-without-body", scope="element",
                message="1 of 16 rooms without a readable body: 01-02.",
                ask="Check that these rooms are enclosed, and export them with geometry.",
            ),
        ),
    )  # fmt: skip
    result = RunResult(
        tool=Tool(version="0.1.0"),
        model=ModelFacts(
            file="oakfield-B.ifc", sha256="ab" * 32, schema="IFC4", size=1_234_567,
            authoring_tool="Autodesk Revit 2024", length_unit="mm",
        ),
        rules=RulesUsed(
            packs=(PackUsed(id="england", title="England", edition="2026.11", digest="cd" * 8),),
            digest="ef" * 16, count=9,
            overridden=(
                OverriddenSetting(
                    rule="ENG-SGR-area", setting="smallest", was="9 m2", now=HOSTILE,
                ),
            ),
        ),
        scenarios=(scenario(),),
        brief={
            "school": {"name": "Oakfield Primary", "pupils": 420, "phase": "primary"},
            "targets": {"small_group_m2_per_pupil": 0.24},
            "rules": ["england"],
            "bases": [{"name": "Inclusion base", "places": 20, "cohort": ["autism", "SLCN"]}],
        },
        readiness=readiness,
        summary=summarise(rows),
        verdict=verdict_sentence(rows, readiness),
        rooms=room_rows(),
        findings=rows,
        coverage=tuple(
            CoverageRow(document=document, clause=clause, fact=fact, state=state, reason=reason)
            for document, clause, fact, state, reason in (
                ("ADM2", "Table 2", "access/DOR-01", "part", ""),
                ("ADM2", "3.14", "access/COR-03", "none", "no rule yet"),
                ("BB104", "12", "schools/SGR-02", "blocked", "ENG-SGR-area"),
            )
        ),
        plans=(plan(GROUND, GROUND_ROOMS, 0.0), plan(FIRST, FIRST_ROOMS, 3.6)),
    )  # fmt: skip
    return replace(result, **changes)


def empty() -> RunResult:
    """Nothing was read but a header."""
    return RunResult(model=ModelFacts(file="", sha256="", schema="IFC4"))


def blocked() -> RunResult:
    """A model without rooms: nothing can be assessed."""
    readiness = Readiness(
        state="blocked",
        problems=(
            ReadinessProblem(
                code="no-rooms", scope="file", message="The model holds no rooms (IfcSpace).",
                ask="Place rooms in the authoring tool and export spaces (IfcSpace).",
            ),
        ),
    )  # fmt: skip
    return oakfield(
        readiness=readiness, findings=(), rooms=(), plans=(), coverage=(),
        summary=summarise(()), verdict=verdict_sentence((), readiness),
    )  # fmt: skip


def crowded(places: int = 40) -> RunResult:
    """Many failing doors, all with a drawing."""
    first = findings()[0]
    rows = tuple(
        replace(first, key=f"many-{number}", group=f"leaf {number % 4}") for number in range(places)
    )
    return oakfield(findings=rows, summary=summarise(rows))
