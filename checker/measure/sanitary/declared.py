"""What a room is said to have: a hoist, an alarm to call for help, help to hear and to see."""

from checker.measure.registry import measure
from checker.measure.rooms.told import Standing, said_of
from checker.measure.sanitary.words import (
    speaks_of_alarm,
    speaks_of_baby_change,
    speaks_of_hearing,
    speaks_of_hoist,
    speaks_of_visual_alarm,
)
from checker.measure.subjects import Subject
from checker.results.values import Truth, Unknown, surely


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


@measure(
    "room",
    value="truth",
    lack="whether its fire alarm can be seen",
    stated=("SchoolCheck_Room.VisualAlarm",),
)
def has_visual_alarm(subject: Subject, standing_in: Standing) -> Truth | Unknown:
    """Whether the room is said to have a fire alarm that is seen as well as heard.

    By a property that is named so (SchoolCheck_Room.VisualAlarm) or by a thing in the room that
    is called so, such as a beacon. Open where these disagree, and for a property that says neither
    yes nor no. Unknown without either. AD M 5.4(g).
    """
    return said_of(
        subject,
        standing_in,
        speaks_of_visual_alarm,
        lack="whether the room has a fire alarm that can be seen",
        ask="Give the room the property SchoolCheck_Room.VisualAlarm.",
    )


@measure(
    "room",
    value="truth",
    lack="whether it has a hearing enhancement system",
    stated=("SchoolCheck_Room.HearingEnhancement",),
)
def hearing_enhancement(subject: Subject, standing_in: Standing) -> Truth | Unknown:
    """Whether the room is said to have a system that helps people to hear: a loop, infrared, radio.

    By a property that is named so (SchoolCheck_Room.HearingEnhancement) or by a thing in the room
    that is called so. Open where these disagree, and for a property that says neither yes nor no.
    Unknown without either. AD M 4.36(b).
    """
    return said_of(
        subject,
        standing_in,
        speaks_of_hearing,
        lack="whether the room has a hearing enhancement system",
        ask="Give the room the property SchoolCheck_Room.HearingEnhancement.",
    )


@measure("room", value="truth", lack="whether babies are changed there")
def has_baby_change(subject: Subject, standing_in: Standing) -> Truth:
    """Whether the room has a baby-changing unit, by a property or a thing in it that is named so.

    Open where these disagree, and for a property that says neither yes nor no. No where nothing
    speaks of one: rules ask besides for the fittings of the room to be modelled. Never Unknown.
    AD M 5.5 has none in a wheelchair-accessible WC.
    """
    found = said_of(subject, standing_in, speaks_of_baby_change, lack="", ask="")
    if isinstance(found, Truth):
        return found
    return surely(False, origin="derived", method="nothing in the room is called so")
