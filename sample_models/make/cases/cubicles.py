"""Cases for toilets with cubicles: the larger ones, room beside a door that opens in, for whom."""

from dataclasses import replace
from typing import Literal

from sample_models.make.cases.case import Case, cases_of
from sample_models.make.cubicles import cubicle_pans
from sample_models.make.furniture import along
from sample_models.make.plan import Cubicles, Plan, bounds
from sample_models.make.small import Want, furnished, row
from sample_models.make.walls import clear_outline

_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_WCS = Want(name="Girls' WCs", kind="wc", width=4.4, depth=3.6, door_at=0.7)
_PRIMARY = "school: {name: Sample, phase: primary, pupils: 60}\n"
_NURSERY = "school: {name: Sample, phase: nursery, pupils: 60}\n"
_STANDARD = (0.9, 0.9, 0.9, 0.9)
_Opens = tuple[Literal["in", "out"], ...]


def washroom(
    widths: tuple[float, ...] = (1.2, 0.9, 0.9, 0.9),
    *,
    depth: float = 1.55,
    opens: _Opens = ("out",),
    kinds: tuple[str, ...] = ("cubicle",),
    want: Want = _WCS,
    basins: int = 3,
) -> Plan:
    """A classroom, and toilets with a row of cubicles along the wall opposite the door."""
    plan = row([_CLASS, want])
    room = plan.room("00-02")
    x0, _, _, y1 = bounds(clear_outline(room))
    cubicles = Cubicles(
        name="00-02",
        room="00-02",
        x=x0,
        y=y1,
        facing=270,
        widths=widths,
        depth=depth,
        opens=opens,
        kinds=kinds,
        flip=True,
    )
    spots = tuple(round(1.3 + 0.6 * n, 2) for n in range(basins))
    things = (*cubicle_pans(cubicles), *along("small basin", room, wall="S", spots=spots))
    return replace(furnished(plan, things), cubicles=(cubicles,))


def unparted(pans: int = 4, *, want: Want = _WCS) -> Plan:
    """Pans in a row whose partitions are not modelled."""
    plan = row([_CLASS, want])
    spots = tuple(0.6 + 0.95 * n for n in range(pans))
    return furnished(plan, along("pan", plan.room("00-02"), wall="N", spots=spots))


def _called(name: str) -> Plan:
    return washroom(want=replace(_WCS, name=name))


def _one_pan() -> Plan:
    plan = row([_CLASS, replace(_WCS, name="WC", width=1.2, depth=2.0)])
    return furnished(plan, along("pan", plan.room("00-02"), wall="N", spots=(0.6,)))


def inwards(depth: float, kind: str = "cubicle") -> Plan:
    """Cubicles whose last two doors open in."""
    return washroom(
        (1.0, 0.9, 1.0, 1.0) if kind == "size only" else (1.2, 0.9, 0.9, 0.9),
        depth=depth,
        opens=("out", "out", "in", "in"),
        kinds=("cubicle", "cubicle", kind, kind),
    )


CUBICLE_CASES: tuple[Case, ...] = (
    *cases_of(
        "ENG-ADM2-ambulant-cubicle",
        {
            "pass-1550-deep": washroom(),
            "pass-exactly-1465-deep": washroom(depth=1.465),
            "pass-exactly-800-wide": washroom((0.8, 0.75, 0.75, 0.75)),
            "fail-1450-deep": washroom(depth=1.45),
            "fail-780-wide": washroom((0.78, 0.75, 0.75, 0.75)),
            "fail-the-enlarged-one-alone": washroom((1.2, 0.75, 0.75, 0.75)),
            "pass-two-enlarged-ones": washroom((1.2, 1.2, 0.75, 0.75)),
            "pass-a-wide-one-of-three": washroom((1.2, 0.75, 0.75)),
            "cannot-tell-no-partitions": unparted(),
            "na-one-wc": _one_pan(),
        },
    ),
    *cases_of(
        "ENG-ADM2-enlarged-cubicle",
        {
            "pass-exactly-1200": washroom(),
            "fail-1190": washroom((1.19, 0.9, 0.9, 0.9)),
            "fail-all-standard": washroom(_STANDARD),
            "cannot-tell-no-partitions": unparted(),
            "na-three-cubicles": washroom((0.9, 0.9, 0.9)),
        },
    ),
    *cases_of(
        "ENG-ADM2-cubicle-clearance",
        {
            "pass-470": inwards(1.66),
            "fail-452-enough-before-2024": inwards(1.63),
            "fail-434": inwards(1.6),
            "cannot-tell-how-doors-open": inwards(1.66, "size only"),
            "na-doors-open-outwards": washroom(),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-toilets-by-sex",
        {
            "pass-girls": _called("Girls' WCs"),
            "pass-infants": _called("Infant WCs"),
            "pass-staff": _called("Staff WCs"),
            "fail-unisex": _called("Unisex WCs"),
            "cannot-tell-for-whom": _called("WCs"),
            "na-one-wc": _one_pan(),
            "na-nursery": (_called("Unisex WCs"), _NURSERY),
        },
        brief=_PRIMARY,
    ),
    *cases_of(
        "ENG-SCHOOL-washbasins",
        {
            "pass-three-for-four": washroom(),
            "pass-two-for-three": washroom((0.9, 0.9, 0.9), basins=2),
            "pass-two-for-two": washroom((0.9, 0.9), basins=2),
            "fail-two-for-four": washroom(basins=2),
            "fail-one-for-two": washroom((0.9, 0.9), basins=1),
            "cannot-tell-pans-not-modelled": row([_CLASS, _WCS]),
            "na-primary-school": (washroom(basins=2), _PRIMARY),
        },
        brief=_PRIMARY.replace("primary", "secondary"),
    ),
    *cases_of(
        "ENG-SCHOOL-toilet-number",
        {
            "pass-four-for-sixty": washroom(),
            "fail-three-for-sixty": washroom((0.9, 0.9, 0.9)),
            "fail-for-staff-only": _called("Staff WCs"),
            "cannot-tell-pans-not-modelled": row([_CLASS, _WCS]),
            "cannot-tell-pupils-not-said": (washroom(), "school: {name: Sample, phase: primary}\n"),
            "na-special-school": (
                washroom(),
                "school: {name: Sample, phase: special, pupils: 60}\n",
            ),
        },
        brief=_PRIMARY,
    ),
    *cases_of(
        "ENG-SCHOOL-toilet-number-special",
        {
            "pass-four-for-forty": washroom(),
            "fail-three-for-forty": washroom((0.9, 0.9, 0.9)),
            "cannot-tell-pans-not-modelled": row([_CLASS, _WCS]),
            "pass-four-for-a-nursery-of-forty": (washroom(), _NURSERY.replace("60", "40")),
            "fail-four-for-a-nursery-of-sixty": (washroom(), _NURSERY),
            "na-primary-school": (washroom(), _PRIMARY),
        },
        brief="school: {name: Sample, phase: special, pupils: 40}\n",
    ),
)
