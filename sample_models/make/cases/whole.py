"""Cases for storeys, the whole school and the inclusion base."""

from dataclasses import replace

from sample_models.make.cases.case import Case, cases_of
from sample_models.make.furniture import accessible_wc, along, wc_row
from sample_models.make.plan import Plan, Thing
from sample_models.make.small import Want, furnished, row, stacked

_STOREY, _SHARE = "ENG-SGR-on-each-storey", "ENG-SGR-area-per-pupil"
_PRESENT, _SET = "ENG-BASE-present", "ENG-BASE-room-set"
_IN_PRIMARY = "ENG-BASE-present-primary"
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_GROUP = Want(name="Small group room", kind="small group", width=3.0, depth=4.0)
_BASE_GROUP = replace(_GROUP, kind="base group", base=True)
_UNNAMED = Want(name="", kind="", width=3.0, depth=4.0)

_PUPILS = """\
school: {name: Sample, phase: primary, pupils: 100, classes: 4}
targets: {small_group_m2_per_pupil: 0.24}
"""
_NO_PUPILS = """\
school: {name: Sample, phase: primary}
targets: {small_group_m2_per_pupil: 0.24}
"""
_NO_BASE = "school: {name: Sample, phase: primary, pupils: 100}\n"
_BASE = """\
school: {name: Sample, phase: primary, pupils: 100}
bases:
  - {name: Inclusion base, zone: Inclusion base, model: specialist, places: 8, time_in_base: most}
"""

_BASE_ROOMS = (
    Want(
        name="Base classroom 1", kind="base class", width=7.5, depth=7.4, door_at=1.2, door="wide"
    ),
    Want(name="Small group room", kind="base group", width=3.0, depth=4.2),
    Want(name="Calm room", kind="calm", width=2.4, depth=4.2, opens_out=True),
    Want(name="Sensory room", kind="sensory", width=4.0, depth=4.2),
    Want(name="Therapy room", kind="therapy", width=4.0, depth=4.2, door="wide"),
    Want(name="Base staff workroom", kind="base workroom", width=4.0, depth=4.2),
    Want(name="Parents' room", kind="parents", width=3.0, depth=4.2),
    Want(name="Hygiene room", kind="hygiene", width=3.0, depth=4.2, door="sliding"),
    Want(name="Accessible WC", kind="accessible wc", width=1.7, depth=2.4, opens_out=True),
    Want(name="Base WCs", kind="base wc", width=2.2, depth=4.2),
    Want(name="Base store", kind="base store", width=2.0, depth=4.2),
)


def _of_phase(brief: str, phase: str) -> str:
    """The same brief for a school of another phase."""
    return brief.replace("phase: primary", f"phase: {phase}")


def _two_storeys(upper: tuple[Want, ...]) -> Plan:
    return stacked(row([_CLASS, _GROUP]), row([_CLASS, *upper], storey="01"))


def _groups(width: float) -> Plan:
    """A classroom and two small group rooms of this width and 4 m depth."""
    return row([_CLASS, replace(_GROUP, width=width), replace(_GROUP, width=width)])


def _base(*, without: str = "", instead: Want | None = None) -> Plan:
    """A classroom and a base: all its rooms, less one, or with another in its place."""
    wants = [replace(want, base=True) for want in _BASE_ROOMS if want.name != without]
    if instead is not None:
        wants.append(replace(instead, base=True))
    plan = row([_CLASS, *wants])
    return furnished(plan, _fittings(plan))


def _fittings(plan: Plan) -> tuple[Thing, ...]:
    found: list[Thing] = []
    for room in plan.rooms:
        if room.kind == "hygiene":
            found += along("pan", room, wall="N", spots=(0.5,))
            found += along("shower", room, wall="N", spots=(1.5,))
            found += along("basin", room, wall="W", spots=(2.6,))
            found += along("changing bench", room, wall="E", spots=(2.0,))
        if room.kind == "accessible wc":
            found += accessible_wc(room)
        if room.kind == "base wc":
            found += wc_row(room, wall="W", pans=2, basins=2)
        if room.kind == "therapy":
            found += along("basin", room, wall="E", spots=(2.6,))
    return tuple(found)


WHOLE_CASES: tuple[Case, ...] = (
    Case(rule=_STOREY, name="pass-one-storey", plan=row([_CLASS, _GROUP])),
    Case(rule=_STOREY, name="pass-both-storeys", plan=_two_storeys((_GROUP,))),
    Case(rule=_STOREY, name="fail-none-upstairs", plan=_two_storeys(())),
    Case(rule=_STOREY, name="fail-upstairs-the-bases-only", plan=_two_storeys((_BASE_GROUP,))),
    Case(rule=_STOREY, name="cannot-tell-unnamed-room-upstairs", plan=_two_storeys((_UNNAMED,))),
    Case(rule=_SHARE, name="pass-exactly-0-24-each", plan=_groups(3.0), brief=_PUPILS),
    Case(rule=_SHARE, name="pass-0-32-each", plan=_groups(4.0), brief=_PUPILS),
    Case(rule=_SHARE, name="fail-0-20-each", plan=_groups(2.5), brief=_PUPILS),
    Case(
        rule=_SHARE,
        name="fail-room-of-the-base-does-not-count",
        plan=row([_CLASS, _GROUP, _BASE_GROUP]),
        brief=_PUPILS,
    ),
    Case(rule=_SHARE, name="cannot-tell-pupils-not-said", plan=_groups(3.0), brief=_NO_PUPILS),
    Case(
        rule=_SHARE,
        name="cannot-tell-unnamed-room",
        plan=row([_CLASS, _GROUP, _UNNAMED]),
        brief=_PUPILS,
    ),
    *cases_of(
        _PRESENT,
        {
            "pass-base-as-zone": (_base(), _of_phase(_BASE, "secondary")),
            "pass-base-in-a-school-of-unknown-phase": _base(),
            "fail-no-base": (row([_CLASS, _GROUP]), _of_phase(_NO_BASE, "secondary")),
            "cannot-tell-zone-of-brief-not-in-model": (
                row([_CLASS, _GROUP]),
                _of_phase(_BASE, "secondary"),
            ),
            "cannot-tell-no-base-in-a-school-of-unknown-phase": row([_CLASS, _GROUP]),
            "na-special-school": (row([_CLASS, _GROUP]), _of_phase(_NO_BASE, "special")),
            "na-primary-school": (row([_CLASS, _GROUP]), _NO_BASE),
        },
    ),
    *cases_of(
        _IN_PRIMARY,
        {
            "pass-base-as-zone": (_base(), _BASE),
            "fail-no-base": (row([_CLASS, _GROUP]), _NO_BASE),
            "cannot-tell-zone-of-brief-not-in-model": (row([_CLASS, _GROUP]), _BASE),
            "na-secondary-school": (row([_CLASS, _GROUP]), _of_phase(_NO_BASE, "secondary")),
        },
    ),
    Case(rule=_SET, name="pass-whole-set", plan=_base(), brief=_BASE),
    Case(rule=_SET, name="fail-no-calm-room", plan=_base(without="Calm room"), brief=_BASE),
    Case(
        rule=_SET,
        name="cannot-tell-unnamed-room-instead",
        plan=_base(without="Calm room", instead=replace(_UNNAMED, width=2.4, depth=4.2)),
        brief=_BASE,
    ),
    Case(rule=_SET, name="na-no-base", plan=row([_CLASS, _GROUP]), brief=_NO_BASE),
)
