"""Whether what is judged belongs to a building that is there already; of doors, doors/existing."""

from types import MappingProxyType

from checker.brief import Brief
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Truth, surely

_NO_WORKS = "the brief names no works"
_STATES = MappingProxyType({"existing": True, "new": False})
_LACK = "whether it belongs to the existing building"
_ROOMS, _LIFTS = "SchoolCheck_Room", "Pset_TransportElementCommon"
"""Where each states its Status; IFC has none for rooms."""


def by_works(subject: Subject, brief: Brief, group: str) -> Truth:
    """Whether it stands already: by the works, and in an extension by Status in `group`."""
    works = brief.school.works
    if works is None:
        return surely(False, origin="assumed", method=_NO_WORKS)
    if works != "extension":
        return surely(works == "refurbishment", origin="declared", method=f"brief: {works}")
    stated = subject.element.property("Status", group=group) if group else None
    found = _STATES.get(str(stated.value).strip().casefold()) if stated else None
    if found is None:
        both = frozenset({True, False})
        return Truth(possible=both, origin="assumed", method="brief: extension; no Status stated")
    return surely(found, origin="declared", method=f"{group}.Status")


@measure(
    "room",
    value="truth",
    lack=_LACK,
    ask=f"State `works` in the brief; in an extension also Status (NEW or EXISTING) in {_ROOMS}.",
    stated=(f"{_ROOMS}.Status",),
    name="in_existing_building",
)
def room_in_existing_building(subject: Subject, brief: Brief) -> Truth:
    """Whether a room belongs to a building that is there already.

    By the works that the brief names: no for a new school, yes for a refurbishment, new rooms in it
    too. In an extension by what Status in SchoolCheck_Room says of the room (NEW or EXISTING); open
    where it says neither. Taken for new where the brief names no works, as doors are; never
    Unknown. AD M 2.1 and 0.14(c) ask of new buildings what existing ones may be unable to give.
    """
    return by_works(subject, brief, _ROOMS)


@measure(
    "lift",
    value="truth",
    lack=_LACK,
    ask=f"State `works` in the brief; in an extension also Status (NEW or EXISTING) in {_LIFTS}.",
    stated=(f"{_LIFTS}.Status",),
    name="in_existing_building",
)
def lift_in_existing_building(subject: Subject, brief: Brief) -> Truth:
    """Whether a lift belongs to a building that is there already.

    As for rooms, by Status in Pset_TransportElementCommon; never Unknown. AD M 3.24.
    """
    return by_works(subject, brief, _LIFTS)


@measure(
    "school",
    value="truth",
    lack=_LACK,
    ask="State `works` in the brief.",
    name="in_existing_building",
)
def school_in_existing_building(subject: Subject, brief: Brief) -> Truth:
    """Whether the school is a building that is there already.

    By the works that the brief names: no for a new school, yes for a refurbishment; open for an
    extension. Taken for new where the brief names none; never Unknown. AD M 2.1 and 3.24.
    """
    return by_works(subject, brief, "")


@measure("school", value="truth")
def is_extension(brief: Brief) -> Truth:
    """Whether the works extend a building, so that ways to what is new lead through what is not.

    As the brief names them; no where it names none, which is assumed. Never Unknown. AD M Table 2
    lets doors of the existing part be narrower.
    """
    works = brief.school.works
    if works is None:
        return surely(False, origin="assumed", method=_NO_WORKS)
    return surely(works == "extension", origin="declared", method=f"brief: {works}")


@measure(
    "school",
    "room",
    "lift",
    "entrance",
    value="truth",
    lack="whether an exception is accepted in the existing building",
    ask=(
        'Answer in schoolcheck.yaml, by its name: answers: {"1.07": {is_excepted: yes}}, or no. '
        "In an extension Status NEW says of a room, door or lift that it is no exception."
    ),
)
def is_excepted(in_existing_building: Truth) -> Truth:
    """Whether less than what is asked of new buildings is accepted of what stands already.

    No for what is new; open for all that is or may be there already, since a person decides. Never
    Unknown. AD M 2.1, 0.14(c) and 3.24; a platform instead of a lift is such an exception.
    """
    told = in_existing_building
    if told.possible == {False}:
        return surely(False, origin=told.origin, method=told.method)
    both = frozenset({True, False})
    return Truth(possible=both, origin=told.origin, method=told.method)
