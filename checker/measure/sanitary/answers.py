"""One answer out of the answers for each way in which a fitting may stand."""

from collections.abc import Callable, Mapping, Sequence

from checker.measure.sanitary.pans import Placing, Way
from checker.measure.subjects import Subject
from checker.model import Fitting
from checker.results.values import Choice, Measured, Quantity, Truth, Unknown
from checker.units import SLACK

Ask = Callable[..., Measured]
Placings = Mapping[str, Placing | Unknown]
NAMES = {"wc": "WC pan", "basin": "basin", "sink": "sink", "urinal": "urinal"}
BASINS = ("basin", "sink")


def fitting_subject(fitting: Fitting) -> Subject:
    """A fitting as somebody to ask a measure about."""
    return Subject(kind="sanitary fitting", id=fitting.id, ref=fitting.ref, element=fitting)


def placed(subject: Subject, placings: Placings, *kinds: str) -> Placing | Unknown:
    """How a fitting of one of these kinds stands; Unknown for one of another kind."""
    if subject.element.kind not in kinds:
        wanted = " or ".join(NAMES[kind] for kind in kinds)
        return Unknown(missing=(f"a {wanted}: this fitting is none",))
    return placings[subject.id]


def over_ways(placing: Placing, one: Callable[[Way], Quantity]) -> Quantity:
    """The interval that holds the answer for every way in which it may stand."""
    return spread([one(way) for way in placing.ways], how=placing.how)


def spread(values: Sequence[Quantity], *, how: str) -> Quantity:
    """The interval from the lowest to the highest of some values, drawn as the lowest."""
    lowest = min(values, key=lambda value: (value.low, value.high))
    highest = max(values, key=lambda value: value.high)
    return Quantity(
        low=lowest.low,
        high=highest.high,
        unit=lowest.unit,
        method=lowest.method,
        steps=(f"back wall: {how}", *lowest.steps),
        evidence=lowest.evidence,
        reason=highest.reason,
    )


def truth_over_ways(placing: Placing, one: Callable[[Way], Truth]) -> Truth:
    """Yes or no where it is so for every way in which it may stand, else open."""
    values = [one(way) for way in placing.ways]
    shown = min(values, key=lambda value: True in value.possible)
    return Truth(
        possible=frozenset().union(*(value.possible for value in values)),
        method=shown.method,
        steps=(f"back wall: {placing.how}", *shown.steps),
        evidence=shown.evidence,
    )


def choice_over_ways(placing: Placing, one: Callable[[Way], Choice]) -> Choice:
    """Every word that holds for one of the ways in which it may stand."""
    values = [one(way) for way in placing.ways]
    return Choice(
        possible=frozenset().union(*(value.possible for value in values)),
        method=values[0].method,
        steps=(f"back wall: {placing.how}", *values[0].steps),
        evidence=values[0].evidence,
    )


def at_least(value: Quantity, limit: float) -> frozenset[bool]:
    """Whether a length reaches a limit, give or take half a millimetre."""
    allowed = limit - SLACK
    if value.low >= allowed:
        return frozenset({True})
    return frozenset({False}) if value.high < allowed else frozenset({True, False})


def at_most(value: Quantity, limit: float) -> frozenset[bool]:
    """Whether a length stays within a limit, give or take half a millimetre."""
    allowed = limit + SLACK
    if value.high <= allowed:
        return frozenset({True})
    return frozenset({False}) if value.low > allowed else frozenset({True, False})
