"""What findings are about, named as a person would look for it: rooms, doors, the school."""

import re
from itertools import groupby

from checker.report.plaintext import shortened
from checker.results.finding import Finding, Place

_CLASS_WORDS = {
    "IfcDoor": "Door",
    "IfcDoorStandardCase": "Door",
    "IfcOpeningElement": "Opening",
    "IfcStair": "Stair",
    "IfcStairFlight": "Stair flight",
    "IfcRamp": "Ramp",
    "IfcRampFlight": "Ramp flight",
    "IfcTransportElement": "Lift",
    "IfcRailing": "Railing",
    "IfcBuildingStorey": "Storey",
    "IfcZone": "Zone",
    "IfcSanitaryTerminal": "Sanitary fitting",
}
_CLUSTER = "cluster:"
_UNSAID = {"Slab"}
_NAMED = {"IfcZone", "IfcGroup", "IfcSpatialZone"}
_LEADING = {"IfcDoor", "IfcDoorStandardCase", "IfcOpeningElement"}
WHOLE = {"IfcProject", "IfcSite", "IfcBuilding", ""}


def subject_words(finding: Finding) -> str:
    """Which thing it is about: `Door D01 to 00-12 Calm room`, `00-12 Calm room`, `The school`."""
    subject, where = finding.subject, place_words(finding.place)
    if subject.ifc_class in WHOLE:
        return "The school"
    if subject.ifc_class.startswith("IfcSpace"):
        name = " ".join(part for part in (subject.name, subject.long_name) if part)
        return where or shortened(name) or "A room without a name"
    word = _CLASS_WORDS.get(subject.ifc_class, _class_word(subject.ifc_class))
    name = shortened(_once(subject.name or subject.long_name))
    if name and finding.subject.ifc_class in _NAMED:
        return f"Cluster {name}" if subject.global_id.startswith(_CLUSTER) else name
    # A flight that is called "Stair east flight 1" is one without our saying so.
    said = word.casefold().split(" ")[-1] in re.split(r"\W+", name.casefold())
    if name and (said or word in _UNSAID):
        word = ""
    beside = f" to {where}" if finding.subject.ifc_class in _LEADING else f" ({where})"
    return f"{word} {name}".strip() + (beside if where and where != name else "")


def id_in_model(finding: Finding) -> str:
    """What to look for in the model; empty where the id is ours: a school, a cluster."""
    subject = finding.subject
    is_ours = ":" in subject.global_id or subject.ifc_class in WHOLE
    return "" if is_ours else subject.global_id


def thing_word(ifc_class: str) -> str:
    """What an element of this class is called.

    >>> thing_word("IfcDoor"), thing_word("IfcSpace"), thing_word("IfcBuilding")
    ('door', 'room', 'school')
    """
    if ifc_class in WHOLE:
        return "school"
    is_room = ifc_class.startswith("IfcSpace")
    return "room" if is_room else _CLASS_WORDS.get(ifc_class, _class_word(ifc_class)).lower()


def place_words(place: Place) -> str:
    """Number and name of the room, or nothing."""
    number, name = shortened(place.number), shortened(place.name)
    return name if number and name.startswith(number) else f"{number} {name}".strip()


def _once(name: str) -> str:
    """Revit names a thing by family, type and number, and the first two are often the same words.

    >>> _once("Single Flush:0915 x 2134mm:0915 x 2134mm:184468")
    'Single Flush:0915 x 2134mm:184468'
    """
    return ":".join(part for part, _ in groupby(name.split(":")))


def _class_word(ifc_class: str) -> str:
    letters = shortened(ifc_class).removeprefix("Ifc")
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in letters).strip()
    return spaced.capitalize() or "Element"
