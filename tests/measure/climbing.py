"""Asking measures of stairs, ramps, lifts and railings in tests: values in one line."""

from typing import Any

from checker.model import Property, School
from checker.results.values import Quantity, Unknown
from checker.uses import RoomUses
from tests.measure.measuring import measured, measurer_of


def asked(
    school: School, name: str, kind: str, id_: str, *, uses: RoomUses | None = None, **params: Any
) -> Any:
    """A measure of one subject."""
    return measured(measurer_of(school, uses=uses), name, kind, id_, **params)


def span(value: Any, digits: int = 4) -> tuple[float, float]:
    """Low and high of a quantity, rounded to 0.1 mm."""
    assert isinstance(value, Quantity), value
    return (round(value.low, digits) + 0.0, round(value.high, digits) + 0.0)


def of_flight(school: School, name: str, id_: str = "f", **params: Any) -> Any:
    """A measure of the stair flight `f`."""
    return asked(school, name, "stair flight", id_, **params)


def is_unknown(value: Any) -> bool:
    """Whether it is Unknown, with words for what is missing and how to supply it."""
    return isinstance(value, Unknown) and bool(value.missing[0]) and bool(value.ask)


def common(name: str, value: Any, *, group: str = "Pset_StairFlightCommon") -> Property:
    """A property of a flight."""
    return Property(group=group, name=name, value=value)
