"""Ground floor heart of the school: entrance, offices, hall, studio, kitchen and plant."""

from dataclasses import replace

from sample_models.make.furniture import accessible_wc, along, office_set
from sample_models.make.plan import (
    Climb,
    Column,
    Door,
    Flight,
    Lift,
    Outline,
    Rail,
    Room,
    Thing,
    box,
)
from sample_models.make.school.parts import Part, Revision, door
from sample_models.make.site import Length


def hub(revision: Revision) -> Part:
    rooms = (*_offices(), *_big_rooms(), *_outside())
    return Part(
        rooms=rooms,
        doors=(*_office_doors(revision), *_big_doors(revision)),
        things=_furnished({room.number: room for room in rooms}),
        columns=(Column(name="Column C3", x=54.0, y=3.4, width=0.3, depth=0.2),),
        climbs=(_stair("Stair west", 0.0), _stair("Stair east", 58.8), _ramp(), _steps()),
        lifts=(Lift(name="Lift 1", x=42.25, y=10.5, width=1.1, depth=1.4),),
        rails=_rails(revision),
    )


def _room(number: str, name: str, kind: str, outline: Outline, windows: str = "") -> Room:
    return Room(number=number, name=name, kind=kind, outline=outline, windows=windows)


def _offices() -> tuple[Room, ...]:
    return (
        _room("00-30", "Main entrance lobby", "lobby", box(44, 0, 48, 2.8)),
        _room("00-31", "Reception", "reception desk", box(44, 2.8, 48, 7.6)),
        _room("00-32", "General office", "office", box(48, 0, 52, 3.2), "S"),
        _room("00-33", "Head teacher's office", "head", box(52, 0, 55.5, 3.2), "S"),
        _room("00-34", "SENCo office", "senco", box(55.5, 0, 58.8, 3.2), "S"),
        _room("00-35", "Medical room", "medical", box(48, 4.8, 52, 7.6)),
        _room("00-36", "Accessible WC (visitors)", "accessible wc", box(52, 4.8, 53.9, 7.6)),
        _room("00-37", "Reprographics room", "reprographics", box(53.9, 4.8, 58.8, 7.6)),
        _room("00-38", "Office corridor", "corridor", box(48, 3.2, 58.8, 4.8)),
        _room("00-39", "Corridor", "corridor", box(44, 7.6, 62, 10.2)),
        _room("00-40", "Stair east", "stair", box(58.8, 0, 62, 7.6)),
    )


def _big_rooms() -> tuple[Room, ...]:
    return (
        Room(
            number="00-41",
            name="Hall",
            kind="hall",
            outline=box(46.8, 10.2, 62, 22.4),
            height=5.4,
        ),
        _room("00-42", "Corridor", "corridor", box(44, 10.2, 46.8, 28)),
        _room("00-43", "Kitchen", "kitchen", box(46.8, 22.4, 54.5, 28), "N"),
        _room("00-44", "PE store", "sports store", box(54.5, 22.4, 58.2, 28)),
        _room("00-45", "Chair and table store", "furniture store", box(58.2, 22.4, 62, 28)),
        _room("00-46", "Plant room", "plant", box(36.4, 25.4, 44, 28)),
        _room("00-47", "Activity studio", "studio", box(36.4, 17.8, 44, 25.4), "W"),
    )


def _outside() -> tuple[Room, ...]:
    """The paving before the entrances: the forecourt lies 300 mm below the ground floor."""
    forecourt: Outline = (
        (43.0, -11.8),
        (50.0, -11.8),
        (50.0, -2.3),
        (46.0, -2.3),
        (46.0, -6.8),
        (43.0, -6.8),
    )
    return (
        Room(
            number="EX-06",
            name="Forecourt",
            kind="outdoor",
            outline=forecourt,
            floor=-0.3,
            outdoor=True,
        ),
        Room(
            number="EX-07",
            name="North footpath",
            kind="outdoor",
            outline=box(44.0, 28.3, 46.8, 31.3),
            outdoor=True,
        ),
    )


def _office_doors(revision: Revision) -> tuple[Door, ...]:
    a = revision == "A"
    visitors = door("00-36-D01", "N", 0.95, opens="in" if a else "out")
    return (
        door("00-30-D01", "S", 2.0, "entrance" if a else "automatic", opens="out"),
        door("00-31-D01", "S", 2.0, "automatic"),
        door("00-31-D02", "N", 2.0, "corridor pair"),
        door("00-32-D01", "W", 1.8, hinge="hi", opens="in"),
        door("00-32-D02", "N", 3.2, hinge="hi"),
        door("00-33-D01", "N", 0.9),
        door("00-34-D01", "N", 0.9),
        door("00-35-D01", "N", 3.1, hinge="hi", boundaries=True),
        visitors,
        door("00-37-D01", "S", 0.9),
        door("00-38-D01", "W", 0.8 if a else 0.7),
        door("00-40-D01", "N", 1.6, opens="out"),
    )


def _big_doors(revision: Revision) -> tuple[Door, ...]:
    return (
        door("00-39-D01", "E", 1.3, "corridor pair", opens="out"),
        door("00-41-D01", "S", 4.0, "narrow pair" if revision == "A" else "corridor pair"),
        door("00-41-D02", "S", 12.0, "corridor pair"),
        door("00-41-D03", "E", 10.6, "entrance", opens="out"),
        door("00-42-D01", "S", 1.4, "corridor pair"),
        door("00-42-D02", "N", 1.4, "external", opens="out"),
        door("00-43-D01", "W", 1.0),
        door("00-43-D02", "S", 4.0, "corridor pair"),
        door("00-43-D03", "N", 1.0, "external", opens="out"),
        door("00-44-D01", "S", 1.85, "corridor pair", opens="out"),
        door("00-45-D01", "S", 1.9, "corridor pair", opens="out"),
        door("00-46-D01", "N", 3.8, "external", opens="out"),
        door("00-47-D01", "E", 3.8, "corridor pair"),
    )


def _furnished(rooms: dict[str, Room]) -> tuple[Thing, ...]:
    offices = [t for n in ("00-32", "00-33", "00-34") for t in office_set(rooms[n])]
    return (
        *offices,
        *along("desk", rooms["00-31"], wall="E", spots=(3.7,)),
        *along("sofa", rooms["00-31"], wall="W", spots=(1.5, 3.3)),
        *along("couch", rooms["00-35"], wall="S", spots=(1.2,)),
        *along("basin", rooms["00-35"], wall="W", spots=(2.0,)),
        *accessible_wc(rooms["00-36"], back="S", hand="E"),
        *along("worktop", rooms["00-37"], wall="N", spots=(1.2, 3.2)),
        *along("worktop", rooms["00-43"], wall="N", spots=(2.6, 4.5, 6.4)),
        *along("cupboard", rooms["00-44"], wall="N", spots=(0.8, 2.0)),
    )


LIFT_CLAIMS: dict[str, dict[str, object]] = {
    "SchoolCheck_Lift": {
        "Mirror": True,
        "CarControlsLowest": Length(metres=0.9),
        "CarControlsHighest": Length(metres=1.1),
        "CarControlsFromWall": Length(metres=0.4),
        "LandingButtonsLowest": Length(metres=0.9),
        "LandingButtonsHighest": Length(metres=1.05),
        "LandingButtonsFromWall": Length(metres=0.6),
        "CarHandrailHeight": Length(metres=0.9),
    }
}
"""What no model shows of the lift."""


STAIR_CLAIMS: dict[str, dict[str, object]] = {"SchoolCheck_Stair": {"SoffitGuarded": True}}
"""Planters stand under the stairs where one would hit one's head."""


def _stair(name: str, x: float) -> Climb:
    """A dog-leg stair: twice twelve risers of 150 mm, goings of 280 mm."""
    up = {"width": 1.3, "rise": 1.8, "going": 3.08}
    return Climb(
        name=name,
        kind="stair",
        shape="HALF_TURN_STAIR",
        flights=(
            Flight(name=f"{name} flight 1", x=x + 0.75, y=6.0, z=0, direction=270, risers=12, **up),
            Flight(
                name=f"{name} flight 2", x=x + 2.45, y=2.92, z=1.8, direction=90, risers=12, **up
            ),
        ),
        landings=((x + 0.1, 0.1, x + 3.1, 2.92, 1.8),),
        well=box(x + 0.1, 0.1, x + 3.1, 6.0),
    )


def _ramp() -> Climb:
    """Up 300 mm over 4.5 m (1 in 15) to the landing before the main entrance."""
    return Climb(
        name="Entrance ramp",
        kind="ramp",
        shape="STRAIGHT_RUN_RAMP",
        flights=(
            Flight(
                name="Entrance ramp flight",
                x=45.1,
                y=-6.8,
                z=-0.3,
                direction=90,
                width=1.5,
                rise=0.3,
                going=4.5,
                kerb=0.1,
            ),
        ),
        landings=((44.3, -2.3, 48.0, -0.3, 0.0),),
    )


def _steps() -> Climb:
    return Climb(
        name="Entrance steps",
        kind="stair",
        shape="STRAIGHT_RUN_STAIR",
        flights=(
            Flight(
                name="Entrance steps flight",
                x=47.1,
                y=-2.6,
                z=-0.3,
                direction=90,
                width=1.5,
                rise=0.3,
                going=0.3,
                risers=2,
            ),
        ),
    )


def _rails(revision: Revision) -> tuple[Rail, ...]:
    """On both sides of ramp and stairs; B has those of the entrance steps and lower ones too."""
    ramp = [
        Rail(name=f"Ramp handrail {side}", start=(x, -6.8, -0.3), end=(x, -2.3, 0.0))
        for side, x in (("west", 44.35), ("east", 45.85))
    ]
    stairs = []
    for name, x in (("west", 0.0), ("east", 58.8)):
        lower = Rail(
            name=f"Stair {name} handrail 1", start=(x + 1.42, 6.0, 0.15), end=(x + 1.42, 2.92, 1.8)
        )
        upper = Rail(
            name=f"Stair {name} handrail 2", start=(x + 1.78, 2.92, 1.95), end=(x + 1.78, 6.0, 3.6)
        )
        stairs += [lower, upper]
        for number, (one, at) in enumerate(((lower, 0.15), (upper, 3.05)), start=3):
            start, end = ((x + at, *each[1:]) for each in (one.start, one.end))
            stairs.append(Rail(name=f"Stair {name} handrail {number}", start=start, end=end))
    if revision == "A":
        return tuple(_finished(rail) for rail in (*ramp, *stairs))
    steps = [
        Rail(name=f"Steps handrail {side}", start=(x, -2.6, -0.15), end=(x, -2.3, 0.0))
        for side, x in (("west", 46.4), ("east", 47.8))
    ]
    low = [
        replace(rail, name=rail.name.replace("handrail", "lower rail"), height=0.6)
        for rail in (*stairs, *steps)
    ]
    return tuple(_finished(rail) for rail in (*ramp, *stairs, *steps, *low))


def _finished(rail: Rail) -> Rail:
    """A round rail that runs on past both ends."""
    return replace(rail, past=0.3, diameter=0.045)
