"""A school on two storeys to go about in: entrances, a lobby, a stair, a refuge, a lift, a yard.

Below, a corridor 24 m long along x with a lobby at its west end and a stair at its east end, and
off it a class with a room behind it whose door is narrow, an accessible WC, a lift, a store up
a step and an alcove; a yard to the south. Above, a corridor with two rooms. What people can
declare of doors and rooms is declared once.
"""

from dataclasses import replace

from shapely import box

from checker.geometry.frame import Frame
from checker.measure.measurer import Measurer
from checker.model import Classification, Property, School
from tests.measure.beside_made import school_measurer
from tests.measure.schools import (
    column,
    fitting,
    furniture,
    opening,
    railing,
    room,
    school_of,
    stair,
    stair_flight,
    wall,
    window,
    zone,
)
from tests.measure.stairs_made import sloped
from tests.measure.ways import outer, way_in

UP, STEP = 3.5, 0.15
RISERS, RISE, GOING = 20, 0.175, 0.28
USES = {
    "lobby": "lobby",
    "hall": "corridor",
    "alcove": "corridor",
    "class": "classroom",
    "inner": "classroom",
    "wc": "accessible toilet",
    "store": "store",
    "stair": "stair",
    "stair-up": "stair",
    "refuge": "refuge",
    "lift": "lift",
    "lift-up": "lift",
    "above": "corridor",
    "group": "small group room",
    "classroom-up": "classroom",
}
BASE = {
    "zone": "base",
    "model": "support",
    "places": 8,
    "cohort": ["autism"],
    "time_in_base": "some",
}
BRIEF = {
    "school": {"phase": "primary", "pupils": 210, "classes": 7, "works": "new", "name": "Made"},
    "entrances": {"main": "main"},
    "bases": [BASE],
    "clusters": {"West": ["class", "inner"]},
    "need_profile": {"autism": 12},
    "targets": {"small_group_rooms": 2},
}
LABEL = Classification(system="DfE", code="S7002", title="2.2m Corridor")
SLIDING = {"operation": "SLIDING_TO_LEFT"}


def ours(name: str, value: object, group: str = "SchoolCheck_Door") -> Property:
    """A property as people declare it."""
    return Property(group=group, name=name, value=value)


SAID = (
    ours("OpeningForce", 25.0),
    ours("OpeningForceLater", 20.0),
    ours("ClosingTime", 4.0),
    ours("HandleHeight", 0.95),
    ours("VisionPanelSill", 0.5),
    ours("LockableFromOutside", True),
    ours("OpensFromInside", True),
    ours("ControlHeight", 0.95),
    ours("ControlSetback", 1.4),
    ours("WeatherCover", False),
    ours("HoldOpenDevice", True),
    ours("GlassMarked", True),
    ours("GlazingAreaFraction", 0.3, "Pset_DoorCommon"),
)
TOLD = (
    ours("Children", 30, "SchoolCheck_Room"),
    ours("AgeGroup", "two", "SchoolCheck_Room"),
    ours("ProjectionsGuarded", True, "SchoolCheck_Room"),
    ours("SmokeDetection", True, "SchoolCheck_Room"),
    ours("EVCType", "Type B outstation", "SchoolCheck_Room"),
    ours("VisualAlarm", False, "SchoolCheck_Room"),
    ours("HearingEnhancement", "induction loop", "SchoolCheck_Room"),
    ours("LowCounterHeight", 0.75, "SchoolCheck_Room"),
    ours("LowCounterWidth", 0.9, "SchoolCheck_Room"),
    ours("LowCounterKneeHeight", 0.7, "SchoolCheck_Room"),
    ours("LowCounterKneeDepth", 0.5, "SchoolCheck_Room"),
)
AIR = (
    ours("CO2Mean_ppm", 1200.0, "SchoolCheck_Environment"),
    ours("Ventilation", "mechanical", "SchoolCheck_Environment"),
)


def _rooms():
    said = (ours("HoistTrack", False, "SchoolCheck_Room"), ours("EmergencyAlarm", True, "Room"))
    stored = (ours("NetFloorArea", 52.0, "Qto_SpaceBaseQuantities"),)
    yield room("lobby", box(-2.2, 0, -0.1, 2.4))
    yield room("hall", box(0, 0, 24, 2.4), name="0.1", classifications=(LABEL,))
    sound = (
        ours("IndoorAmbientNoise_dBA", 35.0, "SchoolCheck_Environment"),
        ours("ReverberationTime_s", 0.6, "SchoolCheck_Environment"),
    )
    yield room("class", box(2, 2.5, 10, 9), properties=(*stored, *sound))
    yield room("inner", box(2, 9.1, 6, 12), properties=(*AIR, *TOLD))
    yield room("wc", box(11, 2.5, 14, 5), properties=said, long_name="Unisex WC")
    yield room("lift", box(14.5, 2.5, 16.5, 4.5))
    yield room("store", box(17, 2.5, 22, 6), base=STEP)
    yield room("alcove", box(22.1, 2.5, 24, 4))
    yield room("stair", box(24.1, 0, 34, 2.6))
    yield room("refuge", box(24.1, 2.7, 26.5, 4.5), long_name="Refuge")
    yield room("yard", box(2, -6, 10, -0.1), is_external=True, properties=stored, name="9")
    up = {"storey_id": "s1"}
    yield room("lift-up", box(14.5, 2.5, 16.5, 4.5), **up)
    yield room("stair-up", box(24.1, 0, 34, 2.6), **up)
    yield room("above", box(0, 0, 24, 2.4), **up)
    yield room("group", box(2, 2.5, 6, 6), **up)
    yield room("classroom-up", box(7, 2.5, 13, 9), **up)


def _doors():
    up = {"storey_id": "s1", "base": UP}
    yield outer("main", at=(-2.25, 1.2), along=90, clear=1.0)
    yield way_in("d-lobby", at=(-0.05, 1.2), along=90, clear=1.0, mirrored=True)
    yield outer("d-yard", at=(6, -0.05))
    yield way_in("d-class", at=(4, 2.45), more=SAID)
    yield way_in("d-inner", at=(4, 9.05), clear=0.85)
    yield way_in("d-wc", at=(13.3, 2.45), mirrored=True)
    yield way_in("d-lift", at=(15.5, 2.45), **SLIDING)
    yield way_in("d-store", at=(19, 2.45), base=STEP)
    yield outer("goods", at=(19, 6.05))
    yield way_in("d-stair", at=(24.05, 1.6), along=90, **SLIDING)
    yield way_in("d-refuge", at=(25.3, 2.65), **SLIDING)
    yield way_in("d-lift-up", at=(15.5, 2.45), **SLIDING, **up)
    yield way_in("d-stair-up", at=(24.05, 1.6), along=90, **SLIDING, **up)
    yield way_in("d-group", at=(4, 2.45), **up)
    yield way_in("d-up", at=(9, 2.45), **up)


def _things():
    yield furniture("lockers", box(7, 0, 9, 0.5))
    yield column("pier", box(16.6, 2.1, 16.9, 2.4))
    yield furniture("table", box(6, 5, 7.4, 5.7))
    seat = Frame(origin=(11.4, 5.0), x_axis=(-1.0, 0.0), y_axis=(0.0, -1.0))
    yield fitting("pan", box(11.2, 4.3, 11.6, 5.0), kind="wc", top=0.48, frame=seat)
    yield fitting("basin", box(11.8, 4.6, 12.3, 5.0), kind="basin")
    yield fitting("bed", box(13.2, 3.2, 14.0, 5.0), kind="changing bed")
    yield window("win", box(10, 5, 10.3, 7), host_id="outer", overall_width=2.0)
    yield opening("gap", box(22.6, 2.4, 23.6, 2.5), host_id="hall-wall")
    yield wall("hall-wall", box(0, 2.4, 24, 2.5))
    yield wall("outer", box(10, 2.5, 10.3, 9), is_external=True)
    flight = stair_flight("flight", at=(27, 0.6), risers=RISERS, rise=RISE, going=GOING)
    under = sloped(flight.shape.footprint, UP / 2 - 0.2, (RISE / GOING, 0.0))
    yield stair("main-stair", None, flights=(replace(flight, soffits=(under,)),))
    diameter = (ours("Diameter", 0.045, "Pset_RailingCommon"),)
    top = RISERS * RISE
    end = 27 + (RISERS - 1) * GOING
    yield railing("rail", (27, 1.15, 1.1), (end, 1.15, top + 0.925), properties=diameter)
    yield railing("low-rail", (27, 1.15, 0.8), (end, 1.15, top + 0.625))
    yield zone("base", "inner", "wc", name="Inclusion base")


def ways_school() -> School:
    """The school; see above."""
    return school_of(*_rooms(), *_doors(), *_things())


def ways_measurer(school: School) -> Measurer:
    """A measurer for it or for the same school lying elsewhere."""
    return school_measurer(school, USES, BRIEF)
