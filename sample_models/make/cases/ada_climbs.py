"""Cases for the ADA pack: ramps, stairs and elevators."""

from dataclasses import dataclass, replace

from sample_models.make.cases.case import Case
from sample_models.make.plan import Climb, Flight, Lift, Plan, Rail
from sample_models.make.small import Want, row

_SLOPE, _RAMP_WIDTH, _RAMP_RISE = (f"ADA-405-ramp-{what}" for what in ("slope", "width", "rise"))
_RISER = "ADA-504-stair-riser"
_RAILS, _HEIGHT, _BEYOND = (
    f"ADA-505-stair-{what}" for what in ("handrails", "rail-height", "rail-extension")
)
_CAR = "ADA-407-lift-car"
_ROOM = Want(name="Stair", kind="stair", width=3.0, depth=7.4)
_X, _FOOT, _STEPS = 1.5, 3.7, 10
_NEW = "school: {name: Sample, works: new}\n"
_OLD = "school: {name: Sample, works: refurbishment}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stair:
    """A straight flight of ten steps; `beyond` is how far its rails run on at both ends.

    `over_floor` is how much higher than the floor it begins, as where a finish is missing.
    """

    riser: float = 0.17
    tread: float = 0.28
    rails: int = 2
    height: float = 0.9
    beyond: float = 0.305
    over_floor: float = 0.0

    def plan(self) -> Plan:
        """The flight in a room of its own, with its handrails."""
        flight = Flight(
            name="Flight",
            x=_X,
            y=_FOOT,
            z=self.over_floor,
            direction=90,
            width=1.3,
            rise=_STEPS * self.riser,
            going=(_STEPS - 1) * self.tread,
            risers=_STEPS,
        )
        stair = Climb(name="Stair", kind="stair", shape="STRAIGHT_RUN_STAIR", flights=(flight,))
        rails = tuple(
            self._rail(number, _X + side * (1.3 / 2 - 0.04))
            for number, side in ((1, -1), (2, 1))[: self.rails]
        )
        return replace(row([_ROOM]), climbs=(stair,), rails=rails)

    def _rail(self, number: int, x: float) -> Rail:
        """A rail along the flight that runs on, as it slopes, past the first and last nosing."""
        top, more = _STEPS * self.riser, self.beyond * self._slope
        head = _FOOT + (_STEPS - 1) * self.tread
        return Rail(
            name=f"Handrail {number}",
            start=(x, _FOOT - self.beyond, self.riser - more),
            end=(x, head + self.beyond, top + more),
            height=self.height,
        )

    @property
    def _slope(self) -> float:
        return self.riser / self.tread


def _ramp(rise: float, one_in: float, *, width: float = 1.5, bodiless: bool = False) -> Plan:
    """A ramp of this rise and slope beside a building."""
    flight = Flight(
        name="Flight",
        x=-6.0,
        y=0.0,
        z=0.0,
        direction=90,
        width=width,
        rise=rise,
        going=round(rise * one_in, 4),
        bodiless=bodiless,
    )
    ramp = Climb(name="Ramp", kind="ramp", shape="STRAIGHT_RUN_RAMP", flights=(flight,))
    return replace(row([_ROOM]), climbs=(ramp,))


def _lift(width: float, depth: float, *, stated: bool = True) -> Plan:
    """A lift car of this size in its shaft, with one door of 900 mm."""
    shaft = Want(name="Lift", kind="lift", width=2.4, depth=2.4, door="lift", opens_out=True)
    lift = Lift(name="Lift 1", x=0.2, y=2.3, width=width, depth=depth, stated=stated)
    return replace(row([shaft]), lifts=(lift,))


ADA_CLIMB_CASES: tuple[Case, ...] = (
    Case(rule=_SLOPE, name="pass-exactly-1-in-12", plan=_ramp(0.3, 12), brief=_NEW),
    Case(rule=_SLOPE, name="pass-1-in-10-on-an-old-site", plan=_ramp(0.15, 10), brief=_OLD),
    Case(rule=_SLOPE, name="fail-1-in-11", plan=_ramp(0.3, 11), brief=_NEW),
    Case(rule=_SLOPE, name="fail-1-in-10-on-an-old-site", plan=_ramp(0.2, 10), brief=_OLD),
    Case(rule=_SLOPE, name="cannot-tell-new-or-old", plan=_ramp(0.15, 10)),
    Case(rule=_RAMP_WIDTH, name="pass-exactly-915", plan=_ramp(0.3, 12, width=0.915)),
    Case(rule=_RAMP_WIDTH, name="fail-900", plan=_ramp(0.3, 12, width=0.9)),
    Case(rule=_RAMP_WIDTH, name="cannot-tell-without-body", plan=_ramp(0.3, 12, bodiless=True)),
    Case(rule=_RAMP_RISE, name="pass-exactly-760", plan=_ramp(0.76, 12)),
    Case(rule=_RAMP_RISE, name="fail-770", plan=_ramp(0.77, 12)),
    Case(rule=_RAMP_RISE, name="cannot-tell-without-body", plan=_ramp(0.5, 12, bodiless=True)),
    Case(rule=_RISER, name="pass-exactly-180", plan=_Stair(riser=0.18).plan()),
    Case(rule=_RISER, name="pass-exactly-100", plan=_Stair(riser=0.1).plan()),
    Case(rule=_RISER, name="fail-185", plan=_Stair(riser=0.185).plan()),
    Case(rule=_RISER, name="fail-risers-of-95", plan=_Stair(riser=0.095).plan()),
    Case(rule=_RISER, name="cannot-tell-finish-of-30", plan=_Stair(over_floor=0.03).plan()),
    Case(rule=_RAILS, name="pass-both-sides", plan=_Stair().plan()),
    Case(rule=_RAILS, name="fail-one-side", plan=_Stair(rails=1).plan()),
    Case(rule=_RAILS, name="cannot-tell-no-railings-modelled", plan=_Stair(rails=0).plan()),
    Case(rule=_HEIGHT, name="pass-exactly-865", plan=_Stair(height=0.865).plan()),
    Case(rule=_HEIGHT, name="pass-exactly-965", plan=_Stair(height=0.965).plan()),
    Case(rule=_HEIGHT, name="fail-1000", plan=_Stair(height=1.0).plan()),
    Case(rule=_HEIGHT, name="cannot-tell-no-railings-modelled", plan=_Stair(rails=0).plan()),
    Case(rule=_BEYOND, name="pass-exactly-305", plan=_Stair().plan()),
    Case(rule=_BEYOND, name="fail-none", plan=_Stair(beyond=0.0).plan()),
    Case(rule=_BEYOND, name="cannot-tell-290-at-which-end", plan=_Stair(beyond=0.29).plan()),
    Case(rule=_CAR, name="pass-exactly-1525-by-1525", plan=_lift(1.525, 1.525), brief=_NEW),
    Case(rule=_CAR, name="pass-exactly-1370-by-2030", plan=_lift(1.37, 2.03), brief=_NEW),
    Case(rule=_CAR, name="fail-1100-by-1400", plan=_lift(1.1, 1.4), brief=_NEW),
    Case(rule=_CAR, name="cannot-tell-where-the-door-is", plan=_lift(1.8, 1.3), brief=_NEW),
    Case(rule=_CAR, name="cannot-tell-an-old-car", plan=_lift(1.1, 1.4), brief=_OLD),
)
