"""What a room is said to have: a hoist, an alarm to call for help, help to hear and to see."""

from collections.abc import Callable, Mapping

from checker.measure.evidence import outline
from checker.measure.registry import measure
from checker.measure.sanitary.words import (
    speaks_of_alarm,
    speaks_of_baby_change,
    speaks_of_hearing,
    speaks_of_hoist,
    speaks_of_visual_alarm,
    words_of,
)
from checker.measure.subjects import Subject
from checker.model import Element, Property
from checker.results.values import Evidence, Truth, Unknown, surely

Standing = Mapping[str, tuple[Element, ...]]
_YES = frozenset({"yes", "true", "y", "1", "ja", "oui", "да"})
_NO = frozenset({"no", "false", "n", "0", "none", "nein", "nee", "non", "нет"})


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
    return _declared(
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
    return _declared(
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
    return _declared(
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
    return _declared(
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
    found = _declared(subject, standing_in, speaks_of_baby_change, lack="", ask="")
    if isinstance(found, Truth):
        return found
    return surely(False, origin="derived", method="nothing in the room is called so")


def _declared(
    subject: Subject, standing: Standing, speaks: Callable[[str], bool], *, lack: str, ask: str
) -> Truth | Unknown:
    said = [each for each in subject.element.properties if speaks(each.name)]
    things = [each for each in standing.get(subject.id, ()) if speaks(words_of(each))]
    if not said and not things:
        return Unknown(missing=(lack,), ask=ask)
    answers = [_answer(each) for each in said] + [frozenset({True}) for _ in things]
    steps = [f"{each.group}.{each.name}: {each.value}" for each in said]
    steps += [f"in the room: {each.ref.name or each.ref.ifc_class}" for each in things]
    return Truth(
        possible=frozenset().union(*answers),
        origin="declared",
        method="properties of the room and things in it that are named so",
        steps=tuple(steps),
        evidence=_drawn(subject),
    )


def _drawn(subject: Subject) -> tuple[Evidence, ...]:
    """The room itself: what is declared of it shows nowhere in it."""
    shape = subject.element.shape
    if shape is None or shape.source.problem:
        return ()
    return outline(shape.footprint, storey=subject.ref.storey, role="context", label="this room")


def _answer(said: Property) -> frozenset[bool]:
    if isinstance(said.value, bool):
        return frozenset({said.value})
    if isinstance(said.value, str):
        word = said.value.strip().casefold()
        return frozenset({True} if word in _YES else {False} if word in _NO else {True, False})
    return frozenset({said.value > 0.0})
