"""Tiny models for each rule, named for the outcome that they must have."""

from sample_models.make.cases.areas import AREA_CASES
from sample_models.make.cases.base_calm import BASE_CALM_CASES
from sample_models.make.cases.base_care import BASE_CARE_CASES
from sample_models.make.cases.base_place import BASE_PLACE_CASES
from sample_models.make.cases.base_rooms import BASE_ROOM_CASES
from sample_models.make.cases.case import Case, write_cases
from sample_models.make.cases.changing import CHANGING_CASES
from sample_models.make.cases.climbs import CLIMB_CASES
from sample_models.make.cases.cubicles import CUBICLE_CASES
from sample_models.make.cases.doors import DOOR_CASES
from sample_models.make.cases.needs import NEED_CASES
from sample_models.make.cases.premises import PREMISES_CASES
from sample_models.make.cases.rooms import ROOM_CASES
from sample_models.make.cases.toilets import TOILET_CASES
from sample_models.make.cases.washrooms import WASHROOM_CASES
from sample_models.make.cases.ways import WAY_CASES
from sample_models.make.cases.whole import WHOLE_CASES

CASES: tuple[Case, ...] = (
    *DOOR_CASES,
    *WAY_CASES,
    *CLIMB_CASES,
    *ROOM_CASES,
    *TOILET_CASES,
    *WASHROOM_CASES,
    *CUBICLE_CASES,
    *CHANGING_CASES,
    *PREMISES_CASES,
    *AREA_CASES,
    *WHOLE_CASES,
    *NEED_CASES,
    *BASE_PLACE_CASES,
    *BASE_ROOM_CASES,
    *BASE_CARE_CASES,
    *BASE_CALM_CASES,
)

__all__ = ["CASES", "Case", "write_cases"]
