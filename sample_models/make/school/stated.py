"""What Oakfield states of its rooms beyond what is drawn: the desk, guard rails, refuges."""

from sample_models.make.school.parts import Revision

_SET = "SchoolCheck_Room"
_DESK = {
    "LowCounterWidth": 1500.0,
    "LowCounterHeight": 760.0,
    "LowCounterKneeHeight": 700.0,
    "LowCounterKneeDepth": 500.0,
}
_GUARDED = ("00-18", "00-24", "00-25", "00-38", "01-18")  # columns and lockers stand out there
_STAIRS = ("01-01", "01-23")


Claims = dict[str, dict[str, dict[str, object]]]


def joined(*several: Claims) -> Claims:
    """What several say of the same rooms, in one."""
    found: Claims = {}
    for one in several:
        for room, sets in one.items():
            here = found.setdefault(room, {})
            for name, facts in sets.items():
                here[name] = {**here.get(name, {}), **facts}
    return found


def claims(revision: Revision) -> Claims:
    """Property sets of rooms by room and name; in A nobody marked the refuges."""
    found: dict[str, dict[str, object]] = {"00-31": dict(_DESK)}
    found |= {room: {"ProjectionsGuarded": True} for room in _GUARDED}
    if revision == "B":
        found |= {room: {"Refuge": True, "EVCType": "type B outstation"} for room in _STAIRS}
    return {room: {_SET: facts} for room, facts in found.items()}
