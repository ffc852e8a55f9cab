"""Cases for the way to the school: paths and parking bays outside."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.cases.flights import cases_of
from sample_models.make.plan import Outline, Plan, Room, box
from sample_models.make.small import Want, row

_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_FACE = -0.4  # of the west wall, in which the corridor's outer door stands


def _outside(*places: tuple[str, Outline], bodiless: bool = False) -> Plan:
    """A corridor with outer doors, and these named places outside."""
    plan = row([_CLASS])
    made = tuple(
        Room(
            number=f"EX-{number:02d}",
            name=name,
            kind="outdoor",
            outline=outline,
            outdoor=True,
            bodiless=bodiless,
        )
        for number, (name, outline) in enumerate(places, start=1)
    )
    return replace(plan, rooms=(*plan.rooms, *made))


def _path(width: float, *, name: str = "Footpath", bodiless: bool = False) -> Plan:
    """A path of this width that leads west from the outer door."""
    around = box(_FACE - 9.0, 1.0 - width / 2, _FACE, 1.0 + width / 2)
    return _outside((name, around), bodiless=bodiless)


def _about(width: float, name: str) -> Plan:
    """A path of this name and width somewhere about the grounds, at no door."""
    return _outside((name, box(-20.0, -9.0, -11.0, -9.0 + width)))


def _with_place(long: float, deep: float) -> Plan:
    """A path of 1500 mm that widens to so much over so long a stretch."""
    low, high = 1.0 - 0.75, 1.0 + 0.75
    x0, x1 = _FACE - 6.0, _FACE - 6.0 + long
    around = (
        (_FACE - 9.0, low),
        (_FACE, low),
        (_FACE, high),
        (x1, high),
        (x1, low + deep),
        (x0, low + deep),
        (x0, high),
        (_FACE - 9.0, high),
    )
    return _outside(("Footpath", around))


def bays(*names: str, size: tuple[float, float] = (2.4, 4.8), bodiless: bool = False) -> Plan:
    """Parking bays in a row, west of the building."""
    wide, long = size
    places = [
        (name, box(-20.0 - number * wide, 0.0, -20.0 - (number - 1) * wide, long))
        for number, name in enumerate(names, start=1)
    ]
    return _outside(*places, bodiless=bodiless)


_BAY, _OURS = "Parking bay", "Accessible parking bay"

APPROACH_CASES: tuple[Case, ...] = (
    *cases_of(
        "ENG-ADM2-path-width",
        pass_exactly_1500=_path(1.5),
        fail_1450=_path(1.45),
        cannot_tell_without_body=_path(1.45, bodiless=True),
        na_a_garden_path=_about(1.2, "Garden path"),
        fail_a_path_to_a_path=_about(1.2, "Footpath"),
        fail_a_playground_path_to_the_door=_path(1.2, name="Playground path"),
        na_no_path=row([_CLASS]),
    ),
    *cases_of(
        "ENG-ADM2-path-passing",
        pass_a_place_of_1800_by_2000=_with_place(2.0, 1.8),
        fail_no_place=_path(1.7),
        fail_a_place_of_1700=_with_place(2.0, 1.7),
        cannot_tell_without_body=_path(1.7, bodiless=True),
        na_exactly_1800=_path(1.8),
        na_a_nature_trail=_about(1.2, "Nature trail path"),
    ),
    *cases_of(
        "ENG-ADM2-accessible-bay-present",
        pass_one_of_three=bays(_BAY, _BAY, _OURS),
        fail_none_of_three=bays(_BAY, _BAY, _BAY),
        cannot_tell_one_without_a_name=bays(_BAY, _BAY, ""),
        na_a_car_park=bays("Car park", size=(20.0, 15.0)),
    ),
    *cases_of(
        "ENG-ADM2-accessible-bay-size",
        pass_exactly_2400_by_4800=bays(_OURS),
        fail_2300_wide=bays(_OURS, size=(2.3, 4.8)),
        fail_4700_long=bays(_OURS, size=(2.4, 4.7)),
        cannot_tell_without_body=bays(_OURS, bodiless=True),
        na_a_bay_for_all=bays(_BAY, size=(2.3, 4.7)),
    ),
)
