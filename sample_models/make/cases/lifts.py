"""Cases for lifts and lifting platforms."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.cases.flights import cases_of
from sample_models.make.plan import FIRST, Lift, Plan
from sample_models.make.site import Length
from sample_models.make.small import Want, row, stacked

_SHAFT = Want(name="Lift", kind="lift", width=2.4, depth=2.2, door="lift", opens_out=True)
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_STORE = Want(name="Store", kind="store", width=2.4, depth=2.2)
_PLANT = Want(name="Plant room", kind="plant", width=9.0, depth=7.4)
_UNNAMED = Want(name="", kind="", width=2.4, depth=2.2)
_SPECIAL = "school: {name: Sample, phase: special}\n"
_PRIMARY = "school: {name: Sample, phase: primary}\n"
_ENTRANCE = "school: {name: Sample}\nentrances: {main: 00-99-D01}\n"
_NEW = "school: {name: Sample, works: new}\n"
_REFURBISHED = "school: {name: Sample, works: refurbishment}\n"
_STRAIGHT = "school: {name: Sample}\nsettings: {ENG-ADM2-lift-landing.straight: 1400 mm}\n"
_CONTROLS = {"CarControlsLowest": 0.9, "CarControlsHighest": 1.1, "CarControlsFromWall": 0.4}
_BUTTONS = {
    "LandingButtonsLowest": 0.9,
    "LandingButtonsHighest": 1.1,
    "LandingButtonsFromWall": 0.5,
}
_PLATFORM = "Platform lift 1"


def _lift(
    width: float = 1.1,
    depth: float = 1.4,
    *,
    name: str = "Lift 1",
    door: str = "lift",
    corridor: float = 2.0,
    body: bool = True,
    stated: bool = True,
    **claimed: float | bool | str,
) -> Plan:
    """A lift in its shaft on one storey, with what is claimed of it."""
    base = row([replace(_SHAFT, door=door)], corridor=corridor, corridor_body=body)
    return _in(base, name=name, width=width, depth=depth, stated=stated, **claimed)


def _in(
    base: Plan, *, name: str, width: float, depth: float, stated: bool = True, **claimed: object
) -> Plan:
    lift = Lift(name=name, x=0.2, y=2.3, width=width, depth=depth, stated=stated)
    values = {
        word: Length(metres=value) if isinstance(value, float) else value
        for word, value in claimed.items()
    }
    claims = {name: {"SchoolCheck_Lift": values}} if values else {}
    return replace(base, lifts=(lift,), claims=claims)


def _platform(width: float, depth: float, *, door: str = "lift", **claimed: float | str) -> Plan:
    return _lift(width, depth, name=_PLATFORM, door=door, **claimed)


def _two_storeys(lower: Want, upper: Want, *, lift: str = "", enclosed: bool | None = None) -> Plan:
    """Two storeys with these rooms at one place, and a lift there if it has a name."""
    base = stacked(row([lower, _CLASS]), row([upper, _CLASS], storey="01"))
    if not lift:
        return base
    claimed = {} if enclosed is None else {"Enclosed": enclosed}
    return _in(base, name=lift, width=1.1, depth=1.4, **claimed)


def _hoist() -> Plan:
    """A hoist under the ceiling of a room upstairs, and no lift."""
    made = _two_storeys(_CLASS, _CLASS, lift="Ceiling track hoist")
    return replace(made, lifts=tuple(replace(each, kind="LIFTINGGEAR") for each in made.lifts))


def _two_lifts() -> Plan:
    """Beside a lift that stops on the ground floor alone stands one that stops on both."""
    low, high = row([_SHAFT, _SHAFT, _CLASS]), row([_STORE, _SHAFT, _CLASS], storey="01")
    lifts = (
        Lift(name=f"Lift {number}", x=x, y=2.3, width=1.1, depth=1.4)
        for number, x in ((1, 0.2), (2, 2.8))
    )
    return replace(stacked(low, high), lifts=tuple(lifts))


def _below_plant(lower: Want, *, lift: str = "") -> Plan:
    """A school of one storey with a plant room on its roof."""
    base = stacked(row([lower, _CLASS]), row([_PLANT], storey="01"))
    return _in(base, name=lift, width=1.1, depth=1.4) if lift else base


def _apart(plan: Plan) -> Plan:
    """The lift stands outside, where there is no door."""
    return replace(plan, lifts=tuple(replace(lift, x=-9.0) for lift in plan.lifts))


def _rising(height: float) -> Plan:
    """An open platform that rises by so much, where its enclosure is denied."""
    made = _two_storeys(_SHAFT, _SHAFT, lift=_PLATFORM, enclosed=False)
    low = replace(made.storeys[0], wall_height=height - 0.3)
    rooms = tuple(replace(room, height=height - 0.4) for room in made.rooms)
    return replace(made, storeys=(low, replace(FIRST, elevation=height)), rooms=rooms)


LIFT_CASES: tuple[Case, ...] = (
    *cases_of(
        "ENG-ADM2-lift-present",
        pass_a_lift=_two_storeys(_SHAFT, _SHAFT, lift="Lift 1"),
        pass_a_shaft_by_name=_two_storeys(_SHAFT, _SHAFT),
        fail_none=_two_storeys(_CLASS, _CLASS),
        fail_hoist_only=_hoist(),
        fail_goods_lift=_two_storeys(_SHAFT, _SHAFT, lift="Goods lift"),
        cannot_tell_kind_not_said=_two_storeys(_SHAFT, _SHAFT, lift="VT-01"),
        fail_a_platform=_two_storeys(_SHAFT, _SHAFT, lift=_PLATFORM),
        cannot_tell_a_room_without_a_name=_two_storeys(_UNNAMED, _UNNAMED),
        na_one_storey=row([_CLASS]),
        na_only_plant_above=_below_plant(_CLASS),
    ),
    *cases_of(
        "ENG-ADM2-step-free-reach",
        brief=_ENTRANCE,
        pass_by_lift=_two_storeys(_SHAFT, _SHAFT, lift="Lift 1"),
        fail_by_goods_lift=_two_storeys(_SHAFT, _SHAFT, lift="Goods lift"),
        cannot_tell_by_stairlift=_two_storeys(_SHAFT, _SHAFT, lift="Stairlift"),
    ),
    *cases_of(
        "ENG-ADM2-lift-present",
        brief=_REFURBISHED,
        cannot_tell_a_platform_in_an_existing_school=_two_storeys(_SHAFT, _SHAFT, lift=_PLATFORM),
        cannot_tell_none_in_an_existing_school=_two_storeys(_CLASS, _CLASS),
    ),
    *cases_of(
        "ENG-ADM2-lift-serves-storeys",
        brief=_REFURBISHED,
        cannot_tell_ground_only_in_an_existing_school=_two_storeys(_SHAFT, _CLASS, lift="Lift 1"),
    ),
    *cases_of(
        "ENG-ADM2-lift-serves-storeys",
        pass_both=_two_storeys(_SHAFT, _SHAFT, lift="Lift 1"),
        pass_two_lifts_between_them=_two_lifts(),
        pass_only_plant_above=_below_plant(_SHAFT, lift="Lift 1"),
        fail_ground_only=_two_storeys(_SHAFT, _CLASS, lift="Lift 1"),
        cannot_tell_without_doors=_apart(_two_storeys(_CLASS, _CLASS, lift="Lift 1")),
    ),
    *cases_of(
        "ENG-ADM2-lift-landing",
        pass_exactly_1500=_lift(corridor=1.5),
        fail_1400=_lift(corridor=1.4),
        cannot_tell_corridor_without_body=_lift(body=False),
    ),
    *cases_of(
        "ENG-ADM2-lift-landing",
        brief=_STRAIGHT,
        na_1400_straight_on_where_that_is_enough=_lift(corridor=1.4),
        fail_1390_straight_on_where_1400_are=_lift(corridor=1.39),
    ),
    *cases_of(
        "ENG-ADM2-lift-door-width",
        pass_exactly_800=_lift(door="exactly 800"),
        fail_716=_lift(door="narrow"),
        cannot_tell_size_only=_lift(door="size only"),
    ),
    *cases_of(
        "ENG-ADM2-lift-car-to-turn",
        brief=_SPECIAL,
        pass_exactly_2000_by_1400=_lift(2.0, 1.4),
        fail_1100_by_1400=_lift(1.1, 1.4),
        cannot_tell_size_not_said=_lift(2.0, 1.4, stated=False),
    ),
    *cases_of("ENG-ADM2-lift-car-to-turn", brief=_PRIMARY, na_primary_school=_lift()),
    *cases_of(
        "ENG-ADM2-lift-mirror",
        pass_a_mirror=_lift(Mirror=True),
        na_exactly_1500_by_1500=_lift(1.5, 1.5, Mirror=False),
        pass_exactly_2000_by_1400=_lift(2.0, 1.4, Mirror=False),
        fail_1950_by_1400=_lift(1.95, 1.4, Mirror=False),
        fail_no_mirror=_lift(Mirror=False),
        cannot_tell_not_stated=_lift(),
    ),
    *cases_of(
        "ENG-ADM2-lift-controls",
        pass_exactly_900_to_1200=_lift(**{**_CONTROLS, "CarControlsHighest": 1.2}),
        fail_up_to_1300=_lift(**{**_CONTROLS, "CarControlsHighest": 1.3}),
        fail_in_the_corner=_lift(**{**_CONTROLS, "CarControlsFromWall": 0.2}),
        cannot_tell_not_stated=_lift(),
    ),
    *cases_of(
        "ENG-ADM2-lift-landing-buttons",
        pass_exactly_900_to_1100=_lift(**_BUTTONS),
        fail_up_to_1200=_lift(**{**_BUTTONS, "LandingButtonsHighest": 1.2}),
        fail_in_the_corner=_lift(**{**_BUTTONS, "LandingButtonsFromWall": 0.3}),
        cannot_tell_not_stated=_lift(),
    ),
    *cases_of(
        "ENG-ADM2-lift-rail",
        pass_at_900=_lift(CarHandrailHeight=0.9),
        fail_at_1000=_lift(CarHandrailHeight=1.0),
        cannot_tell_not_stated=_lift(),
    ),
    *cases_of("ENG-ADM2-no-stairlift", brief=_NEW, fail_new_school=_lift(name="Stairlift")),
    *cases_of(
        "ENG-ADM2-no-stairlift", brief=_REFURBISHED, pass_refurbishment=_lift(name="Stairlift")
    ),
    *cases_of(
        "ENG-ADM2-no-stairlift",
        cannot_tell_works_not_said=_lift(name="Stairlift"),
        na_a_lift=_lift(),
    ),
)
PLATFORM_CASES: tuple[Case, ...] = (
    *cases_of(
        "ENG-ADM2-platform-size",
        pass_exactly_1100_by_1400=_platform(1.1, 1.4),
        pass_900_by_1400_alone=_platform(0.9, 1.4, PlatformUse="alone", Enclosed=True),
        fail_900_accompanied=_platform(0.9, 1.4, PlatformUse="accompanied"),
        cannot_tell_900_for_whom=_platform(0.9, 1.4),
        na_a_lift=_lift(0.9, 1.4),
    ),
    *cases_of(
        "ENG-ADM2-platform-door",
        pass_exactly_900=_platform(1.1, 1.4),
        pass_800_of_a_smaller_one=_platform(0.9, 1.4, door="exactly 800"),
        fail_800_of_the_larger=_platform(1.1, 1.4, door="exactly 800"),
        cannot_tell_size_only=_platform(0.9, 1.4, door="size only"),
    ),
    *cases_of(
        "ENG-ADM2-platform-travel",
        pass_exactly_2000=_rising(2.0),
        pass_3600_enclosed=_two_storeys(_SHAFT, _SHAFT, lift=_PLATFORM, enclosed=True),
        fail_3600_open=_two_storeys(_SHAFT, _SHAFT, lift=_PLATFORM, enclosed=False),
        cannot_tell_not_stated=_two_storeys(_SHAFT, _SHAFT, lift=_PLATFORM),
    ),
    *cases_of(
        "ENG-ADM2-platform-controls",
        pass_exactly_800_to_1100=_platform(1.1, 1.4, **{**_CONTROLS, "CarControlsLowest": 0.8}),
        fail_up_to_1200=_platform(1.1, 1.4, **{**_CONTROLS, "CarControlsHighest": 1.2}),
        cannot_tell_not_stated=_platform(1.1, 1.4),
    ),
)
