"""Tiny models for each rule, named for the outcome that they must have.

Every module of this package that holds a tuple named `..._CASES` is found by itself.
"""

from importlib import import_module
from pkgutil import iter_modules

from sample_models.make.cases.approach import APPROACH_CASES
from sample_models.make.cases.base_calm import BASE_CALM_CASES
from sample_models.make.cases.base_care import BASE_CARE_CASES
from sample_models.make.cases.base_place import BASE_PLACE_CASES
from sample_models.make.cases.base_rooms import BASE_ROOM_CASES
from sample_models.make.cases.case import Case, write_cases
from sample_models.make.cases.climbs import CLIMB_CASES
from sample_models.make.cases.doors import DOOR_CASES
from sample_models.make.cases.handrails import RAIL_CASES
from sample_models.make.cases.lifts import LIFT_CASES, PLATFORM_CASES
from sample_models.make.cases.needs import NEED_CASES
from sample_models.make.cases.ramps import RAMP_CASES
from sample_models.make.cases.rooms import ROOM_CASES
from sample_models.make.cases.stairs import FLIGHT_CASES, STEP_CASES
from sample_models.make.cases.toilets import TOILET_CASES
from sample_models.make.cases.ways import WAY_CASES
from sample_models.make.cases.whole import WHOLE_CASES

CASES: tuple[Case, ...] = (
    *DOOR_CASES,
    *WAY_CASES,
    *CLIMB_CASES,
    *STEP_CASES,
    *FLIGHT_CASES,
    *RAIL_CASES,
    *RAMP_CASES,
    *LIFT_CASES,
    *PLATFORM_CASES,
    *APPROACH_CASES,
    *ROOM_CASES,
    *TOILET_CASES,
    *WHOLE_CASES,
    *NEED_CASES,
    *BASE_PLACE_CASES,
    *BASE_ROOM_CASES,
    *BASE_CARE_CASES,
    *BASE_CALM_CASES,
from sample_models.make.cases.case import Case, write_cases

CASES: tuple[Case, ...] = tuple(
    case
    for module in iter_modules(__path__)
    for name, found in vars(import_module(f"{__name__}.{module.name}")).items()
    if name.endswith("_CASES")
    for case in found
)

__all__ = ["CASES", "Case", "write_cases"]
