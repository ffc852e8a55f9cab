"""Cases for where the base lies: near classes and hall, linked, on the level, away from noise."""

from dataclasses import replace

from sample_models.make.cases.base import (
    BASE_CLASS,
    CLASS,
    PLAIN_CLASS,
    STORE,
    UNNAMED,
    alone,
    bodiless,
    brief,
    far,
    in_base,
    outer_door,
    sized,
    three,
    with_doors,
)
from sample_models.make.cases.case import Case
from sample_models.make.plan import Door, Lift, Plan
from sample_models.make.small import Want, row, stacked

_HALL = Want(name="Hall", kind="hall", width=12.0, depth=10.0)
_SENSORY = Want(name="Sensory room", kind="sensory", width=4.0, base=True)
_LOBBY = Want(name="Lobby", kind="lobby", width=2.0, depth=4.0)
_LIFT = Want(name="Lift", kind="lift", width=1.5, depth=1.8, door="lift", opens_out=True)


def _behind(between: Want) -> Plan:
    """A base classroom that is only entered through the room beside it."""
    plan = row([CLASS, between, BASE_CLASS])
    door = Door(name="00-03-D01", room="00-03", side="W", at=2.0, kind="classroom")
    return with_doors(plan, door, without="00-03")


def _upstairs(*, lift: bool, corridor_body: bool = True) -> Plan:
    """A base on the first floor, over classrooms."""
    first = _LIFT if lift else STORE
    up = row([first, BASE_CLASS], storey="01", corridor_body=corridor_body)
    plan = stacked(row([first, CLASS]), up)
    if not lift:
        return plan
    shaft = Lift(name="Lift 1", x=0.2, y=2.4, width=1.1, depth=1.4)
    return replace(plan, lifts=(shaft,))


def _under(above: Want, *, first: Want = BASE_CLASS) -> Plan:
    """A base classroom with a room over it."""
    return stacked(row([first]), row([above], storey="01"))


def _from_entrance(length: float, *, corridor_body: bool = True) -> Plan:
    return row([far(length), BASE_CLASS], corridor_body=corridor_body)


def _to(want: Want, length: float, *, corridor_body: bool = True) -> Plan:
    """From a base classroom along a corridor to some room."""
    return alone(far(length), want, corridor_body=corridor_body)


_DOOR_OUT = outer_door("00-01")

BASE_PLACE_CASES: tuple[Case, ...] = (
    *three(
        "ENG-BASE-near-mainstream",
        {
            "pass-next-door": alone(CLASS),
            "pass-69-m": _to(CLASS, 60.4),
            "fail-72-m": _to(CLASS, 63.4),
            "cannot-tell-corridor-without-body": _to(CLASS, 30.0, corridor_body=False),
            "na-no-general-classroom": alone(STORE),
        },
    ),
    *three(
        "ENG-BASE-linked-indoors",
        {
            "pass-off-the-corridor": alone(CLASS),
            "pass-through-a-lobby": _behind(_LOBBY),
            "fail-through-a-store": _behind(STORE),
            "cannot-tell-through-an-unnamed-room": _behind(UNNAMED),
        },
    ),
    *three(
        "ENG-BASE-from-entrance",
        {
            "pass-98-m": _from_entrance(96.0),
            "fail-102-m": _from_entrance(100.0),
            "cannot-tell-corridor-without-body": _from_entrance(30.0, corridor_body=False),
        },
    ),
    *three(
        "ENG-BASE-to-hall",
        {
            "pass-79-m": _to(_HALL, 65.6),
            "fail-83-m": _to(_HALL, 69.6),
            "cannot-tell-corridor-without-body": _to(_HALL, 30.0, corridor_body=False),
            "na-no-hall": alone(CLASS),
        },
    ),
    *three(
        "ENG-BASE-ground-or-lift",
        {
            "pass-ground-floor": alone(CLASS),
            "pass-upstairs-with-lift": _upstairs(lift=True),
            "fail-upstairs-without-lift": _upstairs(lift=False),
            "cannot-tell-upper-corridor-without-body": _upstairs(lift=True, corridor_body=False),
        },
    ),
    *three(
        "ENG-BASE-quiet-neighbours",
        {
            "pass-store-between": alone(STORE, _HALL),
            "pass-store-of-the-base-beside-the-hall": alone(in_base(STORE), _HALL),
            "fail-hall-next-door": alone(_HALL),
            "fail-hall-beside-the-sensory-room": alone(in_base(STORE), _SENSORY, _HALL),
            "fail-hall-beside-a-class-called-junior": alone(_HALL, first=PLAIN_CLASS),
            "cannot-tell-unnamed-next-door": alone(sized(UNNAMED, 8.0, 8.0)),
        },
    ),
    *three(
        "ENG-BASE-quiet-above-below",
        {
            "pass-class-above": _under(CLASS),
            "fail-hall-above": _under(_HALL),
            "fail-hall-over-a-class-called-junior": _under(_HALL, first=PLAIN_CLASS),
            "cannot-tell-unnamed-above": _under(sized(UNNAMED, 8.0, 8.0)),
        },
    ),
    *three(
        "ENG-BASE-quiet-entrance",
        {
            "pass-door-of-the-base": with_doors(alone(CLASS), _DOOR_OUT),
            "pass-quiet-entrance-down-the-corridor": (
                alone(far(20.0)),
                brief(quiet="00-99-D02"),
            ),
            "fail-quiet-entrance-too-far": (alone(far(30.0)), brief(quiet="00-99-D02")),
            "cannot-tell-door-of-an-unnamed-room": with_doors(
                row([CLASS, replace(UNNAMED, base=True)]), outer_door("00-02", at=1.5)
            ),
        },
    ),
    *three(
        "ENG-BASE-door-to-garden",
        {
            "pass-door-of-the-classroom": with_doors(alone(CLASS), _DOOR_OUT),
            "pass-door-of-its-store": with_doors(
                alone(in_base(STORE)), outer_door("00-02", at=1.0)
            ),
            "fail-door-of-the-class-next-door": with_doors(alone(CLASS), outer_door("00-02")),
            "cannot-tell-room-without-body": row([CLASS, bodiless(BASE_CLASS)]),
        },
    ),
)
