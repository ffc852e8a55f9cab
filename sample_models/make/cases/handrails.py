"""Cases for handrails and guarding."""

from dataclasses import replace
from typing import Any

from sample_models.make.cases.case import Case
from sample_models.make.cases.flights import ROOM, cases_of, flight, rails_of, stair
from sample_models.make.plan import Plan, Rail, Room, Window, box
from sample_models.make.small import Want, row, stacked

_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_PRIMARY = "school: {name: Sample, phase: primary}\n"
_SECONDARY = "school: {name: Sample, phase: secondary}\n"


def _railed(**more: Any) -> Plan:
    """A flight with a rail on both sides."""
    made = flight()
    return stair(made, rails=rails_of(made, **more))


def _lower(height: float | None) -> Plan:
    """A flight with handrails and, where a height is given, lower rails under them."""
    made = flight()
    main = rails_of(made)
    low = rails_of(made, height=height) if height is not None else ()
    low = tuple(replace(rail, name=f"Lower {rail.name.lower()}") for rail in low)
    return stair(made, rails=(*main, *low))


def _on_floor(height: float, **more: Any) -> Plan:
    """A rail across a room with nothing else in it."""
    rail = Rail(name="Rail", start=(0.5, 5.0, 0.0), end=(2.5, 5.0, 0.0), height=height, **more)
    return replace(row([ROOM]), rails=(rail,))


def _on_landing(height: float, **more: Any) -> Plan:
    """A rail 0.7 m before the foot of a flight."""
    rail = Rail(name="Rail", start=(0.5, 3.0, 0.0), end=(2.5, 3.0, 0.0), height=height, **more)
    return stair(flight(), rails=(rail,))


def _on_terrace(height: float, *, drop: float = 3.0, lawn: bool = True, **more: Any) -> Plan:
    """A rail at the edge of a terrace, so high over the lawn beside it."""
    rail = Rail(name="Rail", start=(-5.9, 0.5, 0.0), end=(-5.9, 3.5, 0.0), height=height, **more)
    places = [("Terrace", box(-6.0, 0.0, -3.0, 4.0), 0.0), ("Lawn", box(-9, 0, -6, 4), -drop)]
    made = tuple(
        Room(
            number=f"EX-{number:02d}",
            name=name,
            kind="outdoor",
            outline=outline,
            floor=level,
            outdoor=True,
        )
        for number, (name, outline, level) in enumerate(places[: 2 if lawn else 1], start=1)
    )
    base = row([ROOM])
    return replace(base, rooms=(*base.rooms, *made), rails=(rail,))


def _sides(risers: int, *, rails: int) -> Plan:
    """A flight in the middle of a room, with guarding on none, one or both sides."""
    made = flight(risers=risers)
    return stair(made, rails=rails_of(made, sides=(-1.0, 1.0)[:rails]))


def _window(sill: float, *, guarded: bool | None = None, storey: str = "01") -> Plan:
    """Two storeys of a classroom; on one of them it has a window with this sill."""
    plan = stacked(row([_CLASS]), row([_CLASS], storey="01"))
    room = f"{storey}-01"
    window = Window(name=f"{room}-W01", room=room, side="N", at=3.75, sill=sill)
    claims: dict[str, dict[str, dict[str, object]]] = {}
    if guarded is not None:
        claims[room] = {"SchoolCheck_Room": {"WindowsGuarded": guarded}}
    return replace(plan, windows=(window,), claims=claims)


_NO_RAILS = stair(flight())

RAIL_CASES: tuple[Case, ...] = (
    *cases_of(
        "ENG-ADM2-stair-handrail-height",
        pass_exactly_900=_railed(height=0.9),
        pass_exactly_1000=_railed(height=1.0),
        fail_850=_railed(height=0.85),
        fail_1050=_railed(height=1.05),
        cannot_tell_no_railings_modelled=_NO_RAILS,
    ),
    *cases_of(
        "ENG-ADM2-stair-handrail-extension",
        pass_exactly_300=_railed(past=0.3),
        fail_250=_railed(past=0.25),
        cannot_tell_no_railings_modelled=_NO_RAILS,
    ),
    *cases_of(
        "ENG-ADM2-handrail-height-on-landings",
        pass_exactly_900=_on_landing(0.9),
        pass_exactly_1100=_on_landing(1.1),
        fail_850=_on_landing(0.85),
        fail_1150=_on_landing(1.15),
        cannot_tell_1150_for_what=_on_landing(1.15, kind="NOTDEFINED"),
        na_in_a_room=_on_floor(0.85),
        na_lower_rail_at_600=_on_landing(0.6),
    ),
    *cases_of(
        "ENG-ADM2-handrail-profile",
        pass_exactly_32=_railed(diameter=0.032),
        pass_exactly_50=_railed(diameter=0.05),
        fail_60_mm=_railed(diameter=0.06),
        cannot_tell_diameter_not_stated=_railed(),
    ),
    *cases_of(
        "ENG-ADM2-lower-handrail",
        brief=_PRIMARY,
        pass_at_600=_lower(0.6),
        fail_none=_lower(None),
        fail_at_500=_lower(0.5),
        cannot_tell_no_railings_modelled=_NO_RAILS,
    ),
    *cases_of("ENG-ADM2-lower-handrail", brief=_SECONDARY, na_secondary_school=_lower(None)),
    *cases_of(
        "ENG-ADK-guarding-over-flights",
        pass_exactly_900=_railed(height=0.9, kind="GUARDRAIL", past=0.0),
        fail_880=_railed(height=0.88, kind="GUARDRAIL", past=0.0),
        cannot_tell_880_for_what=_railed(height=0.88, kind="NOTDEFINED", past=0.0),
        na_a_handrail=_railed(height=0.88, past=0.0),
    ),
    *cases_of(
        "ENG-ADK-guarding-over-floors",
        pass_exactly_1100=_on_terrace(1.1, kind="GUARDRAIL"),
        fail_1050=_on_terrace(1.05, kind="GUARDRAIL"),
        cannot_tell_1050_for_what=_on_terrace(1.05, kind="NOTDEFINED"),
        fail_1050_over_610=_on_terrace(1.05, drop=0.61, kind="GUARDRAIL"),
        cannot_tell_1050_over_what=_on_terrace(1.05, lawn=False, kind="GUARDRAIL"),
        na_950_over_600=_on_terrace(0.95, drop=0.6, kind="GUARDRAIL"),
        na_a_handrail=_on_terrace(1.05),
    ),
    *cases_of(
        "ENG-ADK-windows-above-ground",
        pass_exactly_800=_window(0.8),
        pass_300_guarded=_window(0.3, guarded=True),
        fail_750=_window(0.75, guarded=False),
        cannot_tell_750_not_stated=_window(0.75),
        na_on_the_ground=_window(0.3, guarded=False, storey="00"),
    ),
    *cases_of(
        "ENG-ADK-stair-sides-guarded",
        pass_both_sides=_sides(10, rails=2),
        pass_exactly_600_open=_sides(4, rails=1),
        fail_one_side_open=_sides(10, rails=1),
        cannot_tell_no_railings_modelled=_sides(10, rails=0),
    ),
)
