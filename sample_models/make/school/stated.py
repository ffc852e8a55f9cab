"""What Oakfield states of its rooms beyond what is drawn: the desk, guard rails, refuges."""

from sample_models.make.school.parts import Claims, Revision

_SET = "SchoolCheck_Room"
_DESK = {
    "LowCounterWidth": 1500.0,
    "LowCounterHeight": 760.0,
    "LowCounterKneeHeight": 700.0,
    "LowCounterKneeDepth": 500.0,
}
_GUARDED = ("00-18", "00-24", "00-25", "00-38", "01-18")  # columns and lockers stand out there
_STAIRS = ("01-01", "01-23")


def room_claims(revision: Revision) -> Claims:
    """Property sets of rooms by room and name; in A nobody marked the refuges."""
    found: dict[str, dict[str, object]] = {"00-31": dict(_DESK)}
    found |= {room: {"ProjectionsGuarded": True} for room in _GUARDED}
    if revision == "B":
        found |= {room: {"Refuge": True, "EVCType": "type B outstation"} for room in _STAIRS}
    return {room: {_SET: facts} for room, facts in found.items()}
