"""Tiny models for each rule, named for the outcome that they must have."""

from sample_models.make.cases.base_calm import BASE_CALM_CASES
from sample_models.make.cases.base_care import BASE_CARE_CASES
from sample_models.make.cases.base_place import BASE_PLACE_CASES
from sample_models.make.cases.base_rooms import BASE_ROOM_CASES
from sample_models.make.cases.case import Case, write_cases
from sample_models.make.cases.climbs import CLIMB_CASES
from sample_models.make.cases.corridors import CORRIDOR_CASES
from sample_models.make.cases.doors import DOOR_CASES
from sample_models.make.cases.entrances import ENTRANCE_CASES
from sample_models.make.cases.escape import ESCAPE_CASES
from sample_models.make.cases.leaves import LEAF_CASES
from sample_models.make.cases.lobbies import LOBBY_CASES
from sample_models.make.cases.needs import NEED_CASES
from sample_models.make.cases.rooms import ROOM_CASES
from sample_models.make.cases.toilets import TOILET_CASES
from sample_models.make.cases.ways import WAY_CASES
from sample_models.make.cases.whole import WHOLE_CASES

CASES: tuple[Case, ...] = (
    *DOOR_CASES,
    *WAY_CASES,
    *CORRIDOR_CASES,
    *ENTRANCE_CASES,
    *ESCAPE_CASES,
    *LEAF_CASES,
    *LOBBY_CASES,
    *CLIMB_CASES,
    *ROOM_CASES,
    *TOILET_CASES,
    *WHOLE_CASES,
    *NEED_CASES,
    *BASE_PLACE_CASES,
    *BASE_ROOM_CASES,
    *BASE_CARE_CASES,
    *BASE_CALM_CASES,
)

__all__ = ["CASES", "Case", "write_cases"]
