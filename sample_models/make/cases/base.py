"""What cases for the inclusion base are made of: its rooms, its brief, ways of a wanted length."""

from collections.abc import Mapping
from dataclasses import replace

from sample_models.make.cases.case import Case, cases_of
from sample_models.make.plan import Door, Group, Plan, Room
from sample_models.make.small import Want, row

BASE_NAME = "Inclusion base"
CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
BASE_CLASS = Want(
    name="Base classroom 1", kind="base class", width=7.5, depth=7.4, door_at=1.2, base=True
)
PLAIN_CLASS = replace(CLASS, base=True)
"""A classroom of the base that is called like any other."""
STORE = Want(name="Store", kind="store", width=2.0, depth=4.0)
UNNAMED = Want(name="", kind="", width=3.0, depth=4.0)
CORRIDOR = "00-99"
_FILLER_DEPTH = 2.5


def brief(
    *,
    phase: str = "primary",
    works: str = "new",
    places: int | None = 8,
    cohort: str = "",
    time: str = "",
    quiet: str = "",
    zone: str = BASE_NAME,
) -> str:
    """A brief that names the main entrance and says of the base what a case wants said."""
    said = {
        "places": places,
        "cohort": f"[{cohort}]" if cohort else "",
        "time_in_base": time,
    }
    told = "".join(f", {word}: {value}" for word, value in said.items() if value)
    entrances = f'{{main: "{CORRIDOR}-D01"' + (f', quiet: "{quiet}"}}' if quiet else "}")
    return (
        f"school: {{name: Sample, phase: {phase}, works: {works}}}\n"
        f"entrances: {entrances}\n"
        f"bases:\n  - {{name: Inclusion base, zone: {zone}{told}}}\n"
    )


def far(length: float) -> Want:
    """A store so wide that the rooms at its sides lie this far apart along the corridor."""
    return replace(STORE, width=length, depth=_FILLER_DEPTH)


def in_base(want: Want) -> Want:
    """The same room as one of the base."""
    return replace(want, base=True)


def sized(want: Want, width: float, depth: float) -> Want:
    """The same room of another size."""
    return replace(want, width=width, depth=depth)


def bodiless(want: Want) -> Want:
    """The same room without a body."""
    return replace(want, bodiless=True)


def in_zone(plan: Plan, number: str) -> Plan:
    """The plan with one more of its rooms or places in the base."""
    (group,) = plan.groups
    return replace(plan, groups=(Group(name=group.name, rooms=(*group.rooms, number)),))


def with_corridor(plan: Plan) -> Plan:
    """The plan with its corridor in the base."""
    return in_zone(plan, CORRIDOR)


def with_doors(plan: Plan, *doors: Door, without: str = "") -> Plan:
    """The plan with more doors, and without those of a room."""
    kept = tuple(door for door in plan.doors if door.room != without)
    return replace(plan, doors=(*kept, *doors))


def said(plan: Plan, room: str, group: str, **values: object) -> Plan:
    """The plan with properties of a room in a set of ours."""
    claims: Mapping[str, dict[str, dict[str, object]]] = plan.claims
    one = {**claims.get(room, {}), group: dict(values)}
    return replace(plan, claims={**claims, room: one})


def outer_door(room: str, *, side: str = "N", at: float = 2.0) -> Door:
    """A door of a room to the outside."""
    return Door(
        name=f"{room}-D09",
        room=room,
        side=side,  # type: ignore[arg-type]
        at=at,
        kind="external",
        opens="out",
    )


def outline_of(plan: Plan, number: str, outline: tuple[tuple[float, float], ...]) -> Plan:
    """The plan with another outline for one of its rooms."""
    rooms = [replace(r, outline=outline) if r.number == number else r for r in plan.rooms]
    return replace(plan, rooms=tuple(rooms))


def more_rooms(plan: Plan, *rooms: Room) -> Plan:
    """The plan with more rooms."""
    return replace(plan, rooms=(*plan.rooms, *rooms))


def alone(
    *wants: Want, first: Want = BASE_CLASS, corridor: float = 2.0, corridor_body: bool = True
) -> Plan:
    """A base classroom and what else a case is about."""
    return row([first, *wants], corridor=corridor, corridor_body=corridor_body)


def three(
    rule: str, made: Mapping[str, Plan | tuple[Plan, str]], *, told: str = ""
) -> tuple[Case, ...]:
    """The cases of a rule by their names; `told` is the brief of those without one of their own."""
    return cases_of(rule, made, brief=told or brief())
