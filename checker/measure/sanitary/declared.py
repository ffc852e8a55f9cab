"""What a hygiene room is said to have: a hoist, an alarm to call for help."""

from checker.measure.registry import measure
from checker.measure.rooms.told import Standing, said_of
from checker.measure.sanitary.words import speaks_of_alarm, speaks_of_hoist
from checker.measure.subjects import Subject
from checker.results.values import Truth, Unknown


@measure(
    "room",
    value="truth",
    lack="whether it has a hoist",
    stated=("SchoolCheck_Room.HoistTrack",),
)
def hoist_declared(subject: Subject, standing_in: Standing) -> Truth | Unknown:
    """Whether the room is said to have a hoist or the track for one.

    By a property that is named so (SchoolCheck_Room.HoistTrack) or by a thing in the room that
    is called so. Open where these disagree, and for a property that says neither yes nor no.
    Unknown without either. BS 8300-2 18.6.
    """
    return said_of(
        subject,
        standing_in,
        speaks_of_hoist,
        lack="whether the room has a hoist",
        ask="Give the room the property SchoolCheck_Room.HoistTrack.",
    )


@measure(
    "room",
    value="truth",
    lack="whether it has an alarm to call for help",
    stated=("SchoolCheck_Room.EmergencyAlarm",),
)
def has_alarm(subject: Subject, standing_in: Standing) -> Truth | Unknown:
    """Whether the room is said to have an emergency assistance alarm, such as a pull cord.

    By a property that is named so (SchoolCheck_Room.EmergencyAlarm) or by a thing in the room
    that is called so. Open where these disagree, and for a property that says neither yes nor
    no. Unknown without either. AD M 4.30(e), 5.4(h), 5.10(m).
    """
    return said_of(
        subject,
        standing_in,
        speaks_of_alarm,
        lack="whether the room has an emergency alarm",
        ask="Give the room the property SchoolCheck_Room.EmergencyAlarm.",
    )
