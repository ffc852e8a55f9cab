"""Whether a door stands in a building that is there already, to which easier widths apply."""

from checker.brief import Brief
from checker.measure.doors.kinds import DOORS
from checker.measure.existing import by_works
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Truth


@measure(
    *DOORS,
    value="truth",
    lack="whether the door stands in the existing building",
    ask="State Status (NEW or EXISTING) in Pset_DoorCommon, or `works` in the brief.",
    stated=("Pset_DoorCommon.Status",),
)
def in_existing_building(subject: Subject, brief: Brief) -> Truth:
    """Whether a door stands in a building that is there already.

    By the works that the brief names: no for a new school, yes for a refurbishment, new doors in it
    too. In an extension by what Status in Pset_DoorCommon says of the door (NEW or EXISTING); open
    where it says neither. Taken for new where the brief names no works; never Unknown. AD M Table 2
    has a column for existing buildings.
    """
    return by_works(subject, brief, "Pset_DoorCommon")
