"""What Oakfield states of its rooms that no shape shows: alarms, help to hear, noise, a hoist."""

from collections.abc import Iterable

from sample_models.make.plan import Room
from sample_models.make.school.parts import Claims, Revision

_TO_HEAR = (
    "reception class",
    "infant class",
    "junior class",
    "base class",
    "practical",
    "art",
    "hall",
    "meeting",
    "studio",
    "reception desk",
)
_CLASSES = ("reception class", "infant class", "junior class")
_WASH = ("wc", "early years wc", "base wc", "accessible wc", "hygiene")
_ALONE = ("accessible wc", "hygiene")


def equipment(revision: Revision, rooms: Iterable[Room]) -> Claims:
    """The properties of each room by its number; one alarm is missing in A."""
    found: Claims = {}
    for room in rooms:
        said: dict[str, object] = {}
        if room.kind in _TO_HEAR:
            said["HearingEnhancement"] = True
        if room.kind in _WASH:
            said["VisualAlarm"] = True
        if room.kind in _ALONE:
            said["EmergencyAlarm"] = not (revision == "A" and room.number == "01-16")
        if room.kind == "hygiene":
            said["HoistTrack"] = True
        if said:
            found[room.number] = {"SchoolCheck_Room": said}
        if room.kind in _CLASSES:
            found.setdefault(room.number, {})["SchoolCheck_Environment"] = {
                "IndoorAmbientNoise_dBA": 34.0,
                "ReverberationTime_s": 0.6,
            }
    return found
