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
    """Which thing it is about: `Door D01 to 00-12 Calm room`, `00-12 Calm room`, `The school`.

    What has no name of its own and lies in no room is told with where it lies, since others are
    called the same: `Railing (Level 1, x 5.4 m, y 19.3 m)`.
    """
    subject, where = finding.subject, place_words(finding.place)
    if subject.ifc_class in WHOLE:
        return "The school"
    if subject.ifc_class.startswith("IfcSpace"):
        name = " ".join(part for part in (subject.name, subject.long_name) if part)
        return where or shortened(name) or "A room without a name"
    word = _CLASS_WORDS.get(subject.ifc_class, _class_word(subject.ifc_class))
    name = shortened(_once(subject.name or subject.long_name))
    is_bare = _is_bare(name, word)
    if name and finding.subject.ifc_class in _NAMED:
        return f"Cluster {name}" if subject.global_id.startswith(_CLUSTER) else name
    # A flight that is called "Stair east flight 1" is one without our saying so.
    said = word.casefold().split(" ")[-1] in re.split(r"\W+", name.casefold())
    if name and (said or word in _UNSAID):
        word = ""
    beside = f" to {where}" if finding.subject.ifc_class in _LEADING else f" ({where})"
    if not where or where == name:
        beside = _position(finding.place) if is_bare else ""
    return f"{word} {name}".strip() + beside


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


def _is_bare(name: str, word: str) -> bool:
    """Whether a name is but the word for the thing, or a part of it, with or without a number.

    >>> _is_bare("Railing", "Railing"), _is_bare("Stair flight 1", "Stair flight")
    (True, True)
    >>> _is_bare("Stair", "Stair flight"), _is_bare("Stair east flight 1", "Stair flight")
    (True, False)
    >>> _is_bare("D01", "Door"), _is_bare("Door D1", "Door")
    (False, False)
    """
    words = word.casefold().split()
    return all(part in words or part.isdecimal() for part in name.casefold().split())


def _position(place: Place) -> str:
    """Its storey and where on the plan, as far as they are known, in brackets."""
    parts = [shortened(place.storey)] if place.storey else []
    if place.x is not None and place.y is not None:
        # Adding 0.0 makes of -0.0, which rounding leaves, a 0.0.
        parts += [
            f"{axis} {round(at, 1) + 0.0:.1f} m"
            for axis, at in zip("xy", (place.x, place.y), strict=True)
        ]
    return f" ({', '.join(parts)})" if parts else ""


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
