"""Figures of stairs, ramps, rails and lifts of the sample school, worked out from its plan."""

from typing import Any

from sample_models.make.plan import Flight, Plan, bounds
from sample_models.make.walls import clear_outline

Fault = dict[str, Any]


def _flights(plan: Plan, fault: Fault) -> list[Flight]:
    flights = [flight for climb in plan.climbs for flight in climb.flights]
    return [flight for flight in flights if flight.name in fault["climbs"]]


def going(plan: Plan, fault: Fault) -> float:
    return min(flight.going / (flight.risers - 1) for flight in _flights(plan, fault))


def risers(plan: Plan, fault: Fault) -> float:
    return max(flight.risers for flight in _flights(plan, fault))


def ramp_width(plan: Plan, fault: Fault) -> float:
    return min(flight.width for flight in _flights(plan, fault))


def kerb(plan: Plan, fault: Fault) -> float:
    return min(flight.kerb for flight in _flights(plan, fault))


def lower_rails(plan: Plan, _fault: Fault) -> float:
    return sum(rail.height < 0.75 for rail in plan.rails)


def past(plan: Plan, _fault: Fault) -> float:
    return min(rail.past for rail in plan.rails if rail.name.startswith("Stair"))


def lift_landing(plan: Plan, _fault: Fault) -> float:
    """Depth of the corridor before the lift that the calm room's door, opening out, leaves."""
    _, south, _, north = bounds(clear_outline(plan.room("00-25")))
    calm = next(door for door in plan.doors if door.name == "00-09-D01")
    assert calm.opens == "out"
    return north - south - plan.door_kind(calm.kind).leaf


CLIMB_GAUGES = {
    "ENG-ADM2-lower-handrail": lower_rails,
    "ENG-ADM2-stair-going-preferred": going,
    "ENG-ADM2-lift-landing": lift_landing,
    "ENG-ADK-stair-risers-in-a-flight": risers,
    "ENG-ADK-stair-school-steps": going,
    "ENG-ADM2-stair-handrail-extension": past,
    "ENG-ADM2-ramp-width": ramp_width,
    "ENG-ADM2-ramp-edges": kerb,
}
