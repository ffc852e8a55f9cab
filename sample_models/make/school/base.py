"""The inclusion base: twenty places, its own quiet entrance and a garden on the ground floor."""

from itertools import pairwise
from typing import Literal

from sample_models.make.furniture import accessible_wc, along, class_set, group_set, wc_row
from sample_models.make.plan import Door, Group, Outline, Room, Thing, box
from sample_models.make.school.parts import Claims, Part, Revision, door

_LOW, _HIGH = 10.2, 14.6
_LISTENED_IN = ("00-51", "00-52", "00-53", "00-62", "00-65", "00-66")
_OTHERS = ("00-56", "00-69", "EX-05")  # beside the base, and no part of it


def base(revision: Revision) -> Part:
    rooms = (*_south(), *_north(revision), *_outside())
    return Part(
        rooms=rooms,
        doors=(*_south_doors(), *_north_doors(revision), *_ways_out(revision)),
        things=_furnished({room.number: room for room in rooms}, revision),
    )


def base_group(part: Part) -> Group:
    inside = tuple(r.number for r in part.rooms if r.number not in _OTHERS)
    return Group(name="Inclusion base", rooms=inside, note="Specialist base, 20 places")


def base_claims(revision: Revision) -> Claims:
    """How its teaching rooms are to sound and breathe; one of them is louder in A."""
    quiet = {
        "IndoorAmbientNoise_dBA": 30.0,
        "ReverberationTime_s": 0.4,
        "CO2Mean_ppm": 1400.0,
        "Ventilation": "natural",
    }
    found = {number: {"SchoolCheck_Environment": dict(quiet)} for number in _LISTENED_IN}
    if revision == "A":
        found["00-53"]["SchoolCheck_Environment"]["IndoorAmbientNoise_dBA"] = 33.0
    return found


def _room(number: str, name: str, kind: str, outline: Outline, windows: str = "") -> Room:
    return Room(number=number, name=name, kind=kind, outline=outline, windows=windows)


def _south() -> tuple[Room, ...]:
    return (
        _room("00-50", "Base corridor", "base corridor", box(62, 7.6, 90.2, 10.2)),
        _room("00-51", "Base classroom 1", "base class", box(62, 0, 69.7, 7.6), "S"),
        _room("00-52", "Base classroom 2", "base class", box(69.7, 0, 77.4, 7.6), "S"),
        _room("00-53", "Base classroom 3", "base class", box(77.4, 0, 85.1, 7.6), "S"),
        _room("00-54", "Life skills room", "life skills", box(85.1, 0, 88.6, 7.6), "S"),
        _room("00-55", "Base staff workroom", "base workroom", box(88.6, 3.6, 93, 7.6), "E"),
        _room("00-56", "Garden store", "outdoor store", box(88.6, 0, 93, 3.6)),
        _room("00-57", "Quiet entrance lobby", "quiet lobby", box(90.2, 7.6, 93, 10.2)),
    )


def _north(revision: Revision) -> tuple[Room, ...]:
    a = revision == "A"
    raised = 0.15 if a else 0.0
    edges = [66.3, 68.5 if a else 69.4, 71.4, 74.9 if a else 75.3, 79.4, 81.6, 84.7]
    edges += [87.1 if a else 87.8, 90.2, 93.0]
    spans = [box(low, _LOW, high, _HIGH) for low, high in pairwise(edges)]
    spare = ("00-67", "Store", "store") if a else ("00-67", "Calm room", "calm")
    coats = ("Garden lobby", "quiet lobby") if a else ("Garden cloakroom", "base cloakroom")
    sensory = Room(
        number="00-63",
        name="Sensory room",
        kind="sensory",
        outline=spans[3],
        windows="N",
        floor=raised,
    )
    return (
        _room("00-58", "Base WCs (supervised)", "base wc", box(62, _LOW, 64.4, _HIGH)),
        _room("00-59", "Accessible WC (base)", "accessible wc", box(64.4, _LOW, 66.3, 12.8)),
        _room("00-60", "Hygiene room", "hygiene", spans[0], "N"),
        _room("00-61", "Base store", "base store", spans[1]),
        _room("00-62", "Speech and language therapy room", "speech therapy", spans[2], "N"),
        sensory,
        _room("00-64", *coats, spans[4]),
        _room("00-65", "Small group room (base)", "base group", spans[5], "N"),
        _room("00-66", "Small group room (base)", "base group", spans[6], "N"),
        _room(*spare, spans[7], "N"),
        _room("00-68", "Parents' room", "parents", spans[8], "N"),
        _room("00-69", "Outdoor equipment store", "outdoor store", box(64.4, 12.8, 66.3, _HIGH)),
    )


def _outside() -> tuple[Room, ...]:
    return (
        Room(
            number="EX-01",
            name="Base sensory garden",
            kind="outdoor",
            outline=box(62.3, 14.9, 93.3, 19.4),
            outdoor=True,
        ),
        Room(
            number="EX-05",
            name="East footpath",
            kind="outdoor",
            outline=box(93.3, 7.6, 96.3, 19.4),
            outdoor=True,
        ),
    )


def _south_doors() -> tuple[Door, ...]:
    return (
        door("00-51-D01", "N", 6.8, "wide", hinge="hi", boundaries=True),
        door("00-52-D01", "N", 0.9, "wide", boundaries=True),
        door("00-53-D01", "N", 6.8, "wide", hinge="hi", boundaries=True),
        door("00-54-D01", "N", 0.9, "wide"),
        door("00-55-D01", "N", 0.85),
        door("00-56-D01", "E", 1.8, "external", opens="out"),
        door("00-57-D01", "W", 1.3, "exactly 800", opens="out"),
        door("00-57-D02", "E", 1.3, "external", opens="out"),
    )


def _ways_out(revision: Revision) -> tuple[Door, ...]:
    """In B each classroom of the base has a door of its own to the outside."""
    rooms = ("00-51", "00-52", "00-53") if revision == "B" else ()
    return tuple(door(f"{room}-D02", "S", 3.85, "external", opens="out") for room in rooms)


def _north_doors(revision: Revision) -> tuple[Door, ...]:
    calm = "store" if revision == "A" else "narrow"
    swing: Literal["in", "out"] = "out" if revision == "A" else "in"
    return (
        door("00-58-D01", "S", 1.2),
        door("00-59-D01", "S", 0.95, opens="out"),
        door("00-60-D01", "S", 1.0, "sliding"),
        door("00-61-D01", "S", 1.0, "store", opens="out"),
        door("00-62-D01", "S", 0.9, "wide"),
        door("00-63-D01", "S", 0.9, "wide"),
        door("00-64-D01", "S", 1.1, "wide"),
        door("00-64-D02", "N", 1.1, "external", opens="out"),
        door("00-65-D01", "S", 0.8),
        door("00-66-D01", "S", 0.8),
        door("00-67-D01", "S", 1.2, calm, opens=swing),
        door("00-68-D01", "S", 1.4),
        door("00-69-D01", "N", 0.95, "external", opens="out"),
    )


def _furnished(rooms: dict[str, Room], revision: Revision) -> tuple[Thing, ...]:
    beside = 0.3 if revision == "A" else 0.5  # for the way to the doors outside
    classes = [
        t
        for n in ("00-51", "00-52", "00-53")
        for t in class_set(rooms[n], corridor="N", places=8, beside=beside)
    ]
    groups = [t for n in ("00-65", "00-66") for t in group_set(rooms[n])]
    basin, at = ("large basin", 1.1) if revision == "A" else ("small basin", 0.55)
    return (
        *classes,
        *groups,
        *group_set(rooms["00-54"]),
        *along("worktop", rooms["00-54"], wall="S", spots=(1.0,)),
        *along("sink", rooms["00-54"], wall="S", spots=(2.6,)),
        *along("desk", rooms["00-55"], wall="S", spots=(0.9, 2.7)),
        *wc_row(rooms["00-58"], wall="W", pans=2, basins=2),
        *accessible_wc(rooms["00-59"], basin=basin, at=at, hand="E"),
        *_hygiene(rooms["00-60"], revision),
        *along("couch", rooms["00-62"], wall="N", spots=(1.3,)),
        *along("basin", rooms["00-62"], wall="E", spots=(3.0,)),
        *along("bean bag", rooms["00-63"], wall="N", spots=(0.7, 1.8, 2.9)),
        *along("sofa", rooms["00-68"], wall="E", spots=(2.0,)),
        *_quiet(rooms["00-67"]),
    )


def _hygiene(room: Room, revision: Revision) -> tuple[Thing, ...]:
    """In A the bench stands along a wall, in B with its head to one, free at both sides."""
    if revision == "B":
        return (
            Thing(kind="changing bench", x=67.475, y=13.6, facing=0.0, room=room.number),
            *along("pan", room, wall="E", spots=(1.0,)),
            *along("basin", room, wall="E", spots=(1.9,)),
            *along("shower", room, wall="W", spots=(1.2,)),
        )
    return (
        *along("pan", room, wall="N", spots=(0.5,)),
        *along("shower", room, wall="N", spots=(1.5,)),
        *along("basin", room, wall="W", spots=(2.6,)),
        *along("changing bench", room, wall="E", spots=(2.0,)),
    )


def _quiet(room: Room) -> tuple[Thing, ...]:
    if room.kind == "calm":
        return along("bean bag", room, wall="N", spots=(0.7,))
    return along("cupboard", room, wall="W", spots=(1.6, 2.8))
