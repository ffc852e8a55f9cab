"""What a room is said to have or to be for, by its properties and by things called so in it."""

from collections.abc import Callable, Iterable

from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Property, Room
from checker.results.values import Quantity, Truth, Unknown, exactly

_YES = frozenset({"yes", "true", "y", "1", "ja", "oui", "да"})
_NO = frozenset({"no", "false", "n", "0", "none", "nein", "nee", "non", "нет"})
_HEARING = frozenset(
    {"hearingenhancement", "hearingloop", "inductionloop", "audioloop", "infraredhearing"}
)
_OCCUPANTS = ("children", "pupils", "occupancynumber", "numberofoccupants", "designoccupancy")
_MOST = 100_000.0


@measure("room", value="truth", lack="whether it has a hearing enhancement system")
def hearing_enhancement(subject: Subject) -> Truth | Unknown:
    """Whether the room is said to have a system that helps people to hear: a loop, infrared, radio.

    By a property that is named so (SchoolCheck_Room.HearingEnhancement). Open where several
    disagree, and where one says neither yes nor no. Unknown without any. AD M 4.36(b).
    """
    said = [each for each in subject.element.properties if _name(each) in _HEARING]
    return declared(
        said,
        (),
        lack="whether the room has a hearing enhancement system",
        ask="Give the room the property SchoolCheck_Room.HearingEnhancement.",
    )


@measure("room", unit="count", lack="how many people the room is for")
def occupants(subject: Subject) -> Quantity | Unknown:
    """Number of people, or children, that the room is said to be for.

    By SchoolCheck_Room.Children, else Pset_SpaceOccupancyRequirements.OccupancyNumber and
    properties called so, exact as declared. Open from the least to the most where several of one
    name disagree. Unknown without any, and for figures that are no number of people. Serves the
    floor area that each child has (schools/F13).
    """
    for name in _OCCUPANTS:
        figures = [_people(each) for each in subject.element.properties if _name(each) == name]
        known = sorted(each for each in figures if each is not None)
        if known and known[0] == known[-1]:
            return exactly(known[0], "count", origin="declared", method=f"property {name}")
        if known:
            return Quantity(
                low=known[0],
                high=known[-1],
                unit="count",
                origin="declared",
                method=f"properties called {name}",
            )
    return Unknown(
        missing=("the number of people that the room is for",),
        ask="Give the room the property SchoolCheck_Room.Children, a number.",
    )


def declared(
    said: Iterable[Property], things: Iterable[str], *, lack: str, ask: str
) -> Truth | Unknown:
    """Yes or no as properties say, and yes for each thing in the room; Unknown without either."""
    said, things = list(said), list(things)
    if not said and not things:
        return Unknown(missing=(lack,), ask=ask)
    answers = [_answer(each) for each in said] + [frozenset({True}) for _ in things]
    steps = [f"{each.group}.{each.name}: {each.value}" for each in said]
    steps += [f"in the room: {each}" for each in things]
    return Truth(
        possible=frozenset().union(*answers),
        origin="declared",
        method="properties of the room and things in it that are named so",
        steps=tuple(steps),
    )


def named_so(room: Room, speaks: Callable[[str], bool]) -> tuple[Property, ...]:
    """The properties of a room whose names speak of something."""
    return tuple(each for each in room.properties if speaks(each.name))


def _answer(said: Property) -> frozenset[bool]:
    if isinstance(said.value, bool):
        return frozenset({said.value})
    if isinstance(said.value, str):
        word = said.value.strip().casefold()
        return frozenset({True} if word in _YES else {False} if word in _NO else {True, False})
    return frozenset({said.value > 0.0})


def _name(said: Property) -> str:
    return "".join(each for each in said.name.casefold() if each.isalnum())


def _people(said: Property) -> float | None:
    """A number of people; none of what is no number, or no whole one."""
    value = said.value
    if isinstance(value, str):
        value = float(value) if value.strip().isdigit() else -1.0
    if isinstance(value, bool) or not 0 < value < _MOST or value != int(value):
        return None
    return float(value)
