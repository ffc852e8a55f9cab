"""Measured values: an interval, a set of choices, a truth that may be open, or Unknown."""

from dataclasses import dataclass, replace
from typing import Literal

Origin = Literal["measured", "derived", "declared", "assumed"]
Role = Literal["measured", "required", "blocker", "path", "context"]
ShapeKind = Literal["polygon", "line", "circle", "point"]
_MILLIMETRE = 3
"""Decimals of a metre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A size of the thing that evidence shows, as an interval, and what is asked of that size.

    `what` names it: "clear width", "step". Where it is `on_plan` the line of the evidence runs
    along it; a height does not lie on a plan.
    """

    what: str
    low: float
    high: float
    at_least: float | None = None
    at_most: float | None = None
    unit: str = "m"
    on_plan: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing to draw on a storey's plan, in rebased metres.

    `coords`: for a polygon its outer ring (open or closed), for a line its points, for a circle
    the centre followed by a point on the rim, for a point just that point. A measured line
    is drawn as a dimension line with `label`. `dimensions` are of the thing itself, where the
    finding judges another: of the door that stops somebody on a way.
    """

    role: Role
    shape: ShapeKind
    coords: tuple[tuple[float, float], ...]
    storey: str
    label: str = ""
    element: str = ""
    dimensions: tuple[Dimension, ...] = ()

    def to_the_millimetre(self) -> "Evidence":
        """The same as results carry it; measures go on with the exact points.

        >>> shape = Evidence(role="path", shape="point", coords=((1.23456, -0.0001),), storey="00")
        >>> shape.to_the_millimetre().coords
        ((1.235, 0.0),)
        """
        return replace(
            self,
            coords=tuple(  # plus nought: there is no negative one
                (round(x, _MILLIMETRE) + 0.0, round(y, _MILLIMETRE) + 0.0) for x, y in self.coords
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """What the model lacks, in plain words, and what to ask for."""

    missing: tuple[str, ...]
    ask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as an interval in metres, square metres, or a plain count or ratio.

    A value read off exactly has `low == high`. `high` may be infinite with a `reason`, such as
    no step-free route at all: a sure answer. Doubt about the model widens the interval; `doubt`
    may say what it is that is in doubt.
    """

    low: float
    high: float
    unit: str
    origin: Origin = "measured"
    method: str = ""
    steps: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    doubt: Unknown | None = None

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"An interval from {self.low} to {self.high} is not one.")

    @property
    def best(self) -> float:
        """The best single figure: the middle of the interval, or its finite end."""
        if self.high == float("inf"):
            return self.high if self.low == self.high else self.low
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a set of words; several when the model leaves it open, and `doubt` as above.

    Never empty.
    """

    possible: frozenset[str]
    origin: Origin = "measured"
    method: str = ""
    steps: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    doubt: Unknown | None = None

    def __post_init__(self) -> None:
        if not self.possible:
            raise ValueError("A choice needs at least one possible value.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Yes, no, or open: `possible` holds True, False or both. Never empty; `doubt` as above."""

    possible: frozenset[bool]
    origin: Origin = "measured"
    method: str = ""
    steps: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    doubt: Unknown | None = None

    def __post_init__(self) -> None:
        if not self.possible:
            raise ValueError("A truth is yes, no or both, never neither.")


Value = Quantity | Choice | Truth
Measured = Value | Unknown


def exactly(value: float, unit: str, *, method: str = "", origin: Origin = "measured") -> Quantity:
    """A value without doubt about the model.

    >>> exactly(0.8, "m").low == exactly(0.8, "m").high
    True
    """
    return Quantity(low=value, high=value, unit=unit, method=method, origin=origin)


def surely(answer: bool, *, method: str = "", origin: Origin = "measured") -> Truth:  # noqa: FBT001
    """A sure yes or no."""
    return Truth(possible=frozenset({answer}), method=method, origin=origin)


def one_of(*words: str, method: str = "", origin: Origin = "measured") -> Choice:
    """A choice among the words given; sure when there is one."""
    return Choice(possible=frozenset(words), method=method, origin=origin)
