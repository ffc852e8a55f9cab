"""How many people a room is said to be for."""

from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Property
from checker.results.values import Quantity, Unknown, exactly

_OCCUPANTS = ("children", "pupils", "occupancynumber", "numberofoccupants", "designoccupancy")
_MOST = 100_000.0


@measure(
    "room",
    unit="count",
    lack="how many people the room is for",
    stated=(
        "SchoolCheck_Room.Children",
        "Pset_SpaceOccupancyRequirements.OccupancyNumber",
    ),
    only_stated=True,
)
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
