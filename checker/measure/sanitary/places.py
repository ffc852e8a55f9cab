"""How many people can use the toilets of a room at once."""

from checker.measure.registry import measure
from checker.results.values import Measured, Quantity
from checker.units import so_many


@measure("room", unit="count", lack="how many WC pans and urinals it has")
def toilet_places(pans: Quantity, urinals: Measured) -> Quantity:
    """Number of WC pans and urinals in the room together: how many can use it at once.

    Both as `pans` and `urinals` count them, and as exact; urinals that nobody knows of are none.
    Unknown as `pans`. The old ratio of places to pupils counted both alike (schools/F02, F03).
    """
    if not isinstance(urinals, Quantity):
        return pans
    return Quantity(
        low=pans.low + urinals.low,
        high=pans.high + urinals.high,
        unit="count",
        doubt=pans.doubt or urinals.doubt,
        method="WC pans and urinals that stand in the room",
        steps=(f"{so_many(round(pans.high), 'pan')}, {so_many(round(urinals.high), 'urinal')}",),
        evidence=(*pans.evidence, *urinals.evidence),
    )
