"""What a hygiene room or a WC is said to have: a hoist, an alarm to call for help, one to see."""

from collections.abc import Callable, Mapping

from checker.measure.registry import measure
from checker.measure.rooms.said import declared, named_so
from checker.measure.sanitary.words import (
    speaks_of_alarm,
    speaks_of_hoist,
    speaks_of_visual_alarm,
    words_of,
)
from checker.measure.subjects import Subject
from checker.model import Element
from checker.results.values import Truth, Unknown

Standing = Mapping[str, tuple[Element, ...]]


@measure("room", value="truth", lack="whether it has a hoist")
def hoist_declared(subject: Subject, standing_in: Standing) -> Truth | Unknown:
    """Whether the room is said to have a hoist or the track for one.

    By a property that is named so (SchoolCheck_Room.HoistTrack) or by a thing in the room that
    is called so. Open where these disagree, and for a property that says neither yes nor no.
    Unknown without either. BS 8300-2 18.6.
    """
    return _declared(
        subject,
        standing_in,
        speaks_of_hoist,
        lack="whether the room has a hoist",
        ask="Give the room the property SchoolCheck_Room.HoistTrack.",
    )


@measure("room", value="truth", lack="whether it has an alarm to call for help")
def has_alarm(subject: Subject, standing_in: Standing) -> Truth | Unknown:
    """Whether the room is said to have an emergency assistance alarm, such as a pull cord.

    By a property that is named so (SchoolCheck_Room.EmergencyAlarm) or by a thing in the room
    that is called so. Open where these disagree, and for a property that says neither yes nor
    no. Unknown without either. AD M 4.30(e), 5.4(h), 5.10(m).
    """
    return _declared(
        subject,
        standing_in,
        speaks_of_alarm,
        lack="whether the room has an emergency alarm",
        ask="Give the room the property SchoolCheck_Room.EmergencyAlarm.",
    )


@measure("room", value="truth", lack="whether its fire alarm can be seen")
def has_visual_alarm(subject: Subject, standing_in: Standing) -> Truth | Unknown:
    """Whether the room is said to have a fire alarm that is seen as well as heard.

    By a property that is named so (SchoolCheck_Room.VisualAlarm) or by a thing in the room that
    is called so, such as a beacon. Open where these disagree, and for a property that says neither
    yes nor no. Unknown without either. AD M 5.4(g).
    """
    return _declared(
        subject,
        standing_in,
        speaks_of_visual_alarm,
        lack="whether the room has a fire alarm that can be seen",
        ask="Give the room the property SchoolCheck_Room.VisualAlarm.",
    )


def _declared(
    subject: Subject, standing: Standing, speaks: Callable[[str], bool], *, lack: str, ask: str
) -> Truth | Unknown:
    things = [each for each in standing.get(subject.id, ()) if speaks(words_of(each))]
    return declared(
        named_so(subject.element, speaks),
        [each.ref.name or each.ref.ifc_class for each in things],
        lack=lack,
        ask=ask,
    )
