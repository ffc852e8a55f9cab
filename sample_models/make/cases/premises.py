"""Cases for medical rooms, therapy, showers and nurseries: what premises regulations ask for."""

from dataclasses import replace

from sample_models.make.cases.case import Case, cases_of
from sample_models.make.furniture import along
from sample_models.make.plan import Door, Plan
from sample_models.make.small import Want, furnished, row

_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_MEDICAL = Want(name="Medical room", kind="medical", width=3.0, depth=4.0)
_WCS = Want(name="Girls' WCs", kind="wc", width=2.4, depth=4.0)
_STORE = Want(name="Store", kind="store", width=3.0, depth=3.0)
_UNNAMED = Want(name="", kind="", width=3.0, depth=4.0)
_CHANGING = Want(name="Changing room", kind="changing", width=4.0, depth=4.0)
_SHOWER = Want(name="Shower room", kind="shower", width=2.0, depth=2.5)
_THERAPY = Want(name="Therapy room", kind="therapy", width=4.0, depth=4.0)
_NURSERY = Want(name="Nursery playroom", kind="nursery", width=7.5, depth=8.0)
_PRESCHOOL = replace(_NURSERY, name="Nursery (3 to 5 years)")
_TODDLERS = replace(_NURSERY, name="Toddler room")
_BABIES = replace(_NURSERY, name="Baby room")
_RECEPTION = Want(name="Reception class 1", kind="reception class", width=8.4, depth=7.4)
_MAIN = "school: {name: Sample, phase: primary}\nentrances: {main: 00-99-D01}\n"
_PRIMARY = "school: {name: Sample, phase: primary}\n"
_SPECIAL = "school: {name: Sample, phase: special}\n"
_POST_16 = "school: {name: Sample, phase: post-16}\n"
_SECONDARY = "school: {name: Sample, phase: secondary}\n"
_BASE = """\
school: {name: Sample, phase: primary}
bases: [{name: Inclusion base, zone: Inclusion base, model: specialist, places: 8}]
"""
_SWITCHED = "school: {name: Sample, phase: primary}\ntargets: {eyfs_in_reception: %d}\n"


def _needs(pmld: int | None) -> str:
    need = "" if pmld is None else f"need_profile: {{PMLD: {pmld}}}\n"
    return _PRIMARY + need


def _fitted(*wants: Want, kind: str, in_room: str) -> Plan:
    plan = row([_CLASS, *wants])
    return furnished(plan, along(kind, plan.room(in_room), wall="N", spots=(1.2,)))


def _apart(between: float) -> Plan:
    """A medical room, a store of this width, and toilets."""
    return row([_CLASS, _MEDICAL, replace(_STORE, width=between), _WCS])


def _off(room: Want, *, own_door: bool = False) -> Plan:
    """A medical room with a door to the room west of it, and its own to the corridor or none."""
    plan = row([room, _MEDICAL])
    through = Door(name="00-02-D02", room="00-02", side="W", at=1.5)
    kept = [door for door in plan.doors if own_door or door.name != "00-02-D01"]
    return replace(plan, doors=(*kept, through))


def _base(*wants: Want) -> Plan:
    return row([replace(_CLASS, name="Base classroom 1", kind="base class", base=True), *wants])


def _children(want: Want, number: object) -> Plan:
    return replace(row([want]), claims={"00-01": {"SchoolCheck_Room": {"Children": number}}})


def _classroom(name: str, width: float, *, base: bool = False) -> Plan:
    return row([Want(name=name, kind="", width=width, depth=7.75, door_at=1.2, base=base)])


PREMISES_CASES: tuple[Case, ...] = (
    *cases_of(
        "ENG-SCHOOL-medical-room",
        {
            "pass-there-is-one": row([_CLASS, _MEDICAL]),
            "pass-first-aid-room": row([_CLASS, replace(_MEDICAL, name="First aid room")]),
            "fail-none": row([_CLASS]),
            "cannot-tell-unnamed-room": row([_CLASS, _UNNAMED]),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-medical-basin",
        {
            "pass-basin": _fitted(_MEDICAL, kind="basin", in_room="00-02"),
            "fail-said-to-have-none": (
                _fitted(_MEDICAL, kind="couch", in_room="00-02"),
                _PRIMARY + "answers: {00-02: {basins: '0'}}\n",
            ),
            "cannot-tell-couch-only": _fitted(_MEDICAL, kind="couch", in_room="00-02"),
            "cannot-tell-a-sink": _fitted(_MEDICAL, kind="sink", in_room="00-02"),
            "na-no-medical-room": row([_CLASS]),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-medical-near-wc",
        {
            "pass-next-door": _apart(2.0),
            "pass-just-under-10-m": _apart(6.3),
            "fail-just-over-10-m": _apart(6.4),
            "cannot-tell-no-toilet-named": row([_CLASS, _MEDICAL, replace(_WCS, name="", kind="")]),
            "na-no-medical-room": row([_CLASS, _WCS]),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-medical-available",
        {
            "pass-off-the-corridor": row([_CLASS, _MEDICAL]),
            "pass-second-door-to-a-classroom": _off(_CLASS, own_door=True),
            "fail-through-a-classroom": _off(_CLASS),
            "cannot-tell-through-an-unnamed-room": _off(replace(_CLASS, name="", kind="")),
            "na-no-medical-room": row([_CLASS]),
        },
        brief=_MAIN,
    ),
    *cases_of(
        "ENG-SCHOOL-medical-complex-needs",
        {
            "pass-two": (row([_CLASS, _MEDICAL, _MEDICAL]), _needs(2)),
            "pass-a-therapy-room-besides": (row([_CLASS, _MEDICAL, _THERAPY]), _needs(2)),
            "fail-one": (row([_CLASS, _MEDICAL]), _needs(2)),
            "fail-two-therapy-rooms": (row([_CLASS, _THERAPY, _THERAPY]), _needs(2)),
            "cannot-tell-how-many-pupils": (row([_CLASS, _MEDICAL]), _needs(None)),
            "pass-no-such-pupil": (row([_CLASS, _MEDICAL]), _needs(0)),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-therapy-room",
        {
            "pass-in-the-base": (_base(replace(_THERAPY, base=True)), _BASE),
            "pass-beside-the-base": (_base(_THERAPY), _BASE),
            "fail-medical-room-only": (_base(_MEDICAL), _BASE),
            "cannot-tell-unnamed-room": (_base(_UNNAMED), _BASE),
            "na-no-base": (row([_CLASS]), _PRIMARY),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-showers",
        {
            "pass-shower-room-beside": row([_CLASS, _CHANGING, _SHOWER]),
            "pass-showers-in-the-changing-room": _fitted(_CHANGING, kind="shower", in_room="00-02"),
            "pass-at-a-sixth-form": (row([_CLASS, _CHANGING, _SHOWER]), _POST_16),
            "fail-nowhere-to-change": row([_CLASS, _SHOWER]),
            "cannot-tell-a-shower-for-staff-alone": _fitted(
                _CHANGING, replace(_SHOWER, name="Staff shower"), kind="shower", in_room="00-03"
            ),
            "fail-changing-for-the-kitchen": _fitted(
                replace(_CHANGING, name="Kitchen changing room"), kind="shower", in_room="00-02"
            ),
            "cannot-tell-special-school-of-what-age": (row([_CLASS]), _SPECIAL),
            "fail-none": row([_CLASS]),
            "cannot-tell-showers-not-modelled": row([_CLASS, _CHANGING]),
            "na-primary-school": (row([_CLASS]), _PRIMARY),
        },
        brief=_SECONDARY,
    ),
    *cases_of(
        "ENG-EYFS-space",
        {
            "pass-26-of-three-on-60-m2": _children(_PRESCHOOL, 26),
            "pass-exactly-26-of-three": _children(replace(_PRESCHOOL, width=7.475), 26),
            "pass-17-babies-on-60-m2": _children(_BABIES, 17),
            "fail-27-of-three-on-60-m2": _children(_PRESCHOOL, 27),
            "fail-25-of-two-on-60-m2": _children(
                replace(_NURSERY, name="Nursery (2 to 3 years)"), 25
            ),
            "fail-26-toddlers-on-60-m2": _children(_TODDLERS, 26),
            "fail-18-babies-on-60-m2": _children(_BABIES, 18),
            "cannot-tell-20-toddlers-on-60-m2": _children(_TODDLERS, 20),
            "cannot-tell-how-old": _children(_NURSERY, 26),
            "cannot-tell-how-many-children": row([_PRESCHOOL]),
            "na-no-nursery": row([_CLASS]),
        },
    ),
    *cases_of(
        "ENG-EYFS-reception-space",
        {
            "pass-27-children-on-62-m2": (_children(_RECEPTION, 27), _SWITCHED % 1),
            "fail-30-children-on-62-m2": (_children(_RECEPTION, 30), _SWITCHED % 1),
            "cannot-tell-how-many-children": (row([_RECEPTION]), _SWITCHED % 1),
            "cannot-tell-whether-it-holds": (_children(_RECEPTION, 30), _PRIMARY),
            "na-switched-off": (_children(_RECEPTION, 30), _SWITCHED % 0),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-classroom-area",
        {
            "pass-exactly-62-m2": _classroom("Infant class 1", 8.0),
            "pass-junior-55-8-m2": _classroom("Junior class 1", 7.2),
            "pass-of-no-year-62-m2": _classroom("Classroom 5", 8.0),
            "fail-61-9-m2": _classroom("Infant class 1", 7.99),
            "fail-junior-54-3-m2": _classroom("Junior class 1", 7.0),
            "fail-of-no-year-54-3-m2": _classroom("Classroom 5", 7.0),
            "cannot-tell-of-no-year-55-8-m2": _classroom("Classroom 5", 7.2),
            "cannot-tell-without-body": row([replace(_CLASS, bodiless=True)]),
            "na-no-classroom": row([_STORE]),
            "na-a-class-of-the-base": _classroom("Junior class 1", 7.0, base=True),
            "na-in-a-special-school": (_classroom("Classroom 5", 7.0), _SPECIAL),
        },
        brief=_PRIMARY,
    ),
)
