"""One judged requirement at one place, as results.json carries it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, WithJsonSchema

from checker.results.values import Evidence

# Trailing underscores (pass_, is_) are Python's, not the format's.
JSON_CONFIG = ConfigDict(
    alias_generator=lambda name: name.rstrip("_"),
    validate_by_name=True,
    validate_by_alias=True,
    serialize_by_alias=True,
    ser_json_inf_nan="strings",
    extra="ignore",
)
# JSON has no infinity: "no step-free route" is written as the text.
Bound = Annotated[float, WithJsonSchema({"anyOf": [{"type": "number"}, {"const": "Infinity"}]})]


class Outcome(StrEnum):
    """The four answers. A waiver changes none of them; it changes what blocks."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"


class Strength(StrEnum):
    """How binding the source is: statutory guidance, good practice, advice, the project's own."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    PROJECT = "project"


Basis = Literal["complete", "as modelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person would look: storey, room number and name, use, and a point on the plan (m)."""

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    storey: str = ""
    number: str = ""
    name: str = ""
    use: str = ""
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRef:
    """The judged element; `bbox` is (x0, y0, x1, y1) in metres on the storey's plan."""

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    global_id: str
    ifc_class: str
    name: str = ""
    long_name: str = ""
    storey: str = ""
    step_id: int = 0
    line: int = 0
    bbox: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What was measured: `kind` is quantity, choice, truth, count or unknown."""

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    measure: str
    kind: str
    value: Bound | None = None
    low: Bound | None = None
    high: Bound | None = None
    unit: str = ""
    choice: tuple[str, ...] = ()
    origin: str = ""
    method: str = ""
    steps: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_endless(self) -> bool:
        """Whether there is no way at all, which is a sure answer and as bad as can be."""
        return self.low is not None and math.isinf(self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """The limit that was applied, in metres or square metres, and the row of a table it stood in.

    `text` says it in words ("at least 800 mm"), ready for a report. A limit for each of many
    (`each` of `count` pupils: `per`) is multiplied out already.
    """

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    at_least: float | None = None
    at_most: float | None = None
    between: tuple[float, float] | None = None
    is_: str | None = None
    unit: str = ""
    row: str = ""
    text: str = ""
    each: float | None = None
    count: float | None = None
    per: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """Where a requirement comes from; `checked` is yes, secondary or no (printed as unverified).

    `binds` is what one departs from by missing a must of it, where that is no statutory guidance.
    """

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    document: str
    clause: str = ""
    fact: str = ""
    checked: str = "no"
    url: str = ""
    title: str = ""
    binds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One of several things asked for together that is missed; no figure for yes or no."""

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    measure: str
    shortfall: Bound | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule judged at one place. See design.md section 8 for each field.

    `key` survives re-runs: a hash of rule, GlobalId and parameter. `sentence` says the finding in
    plain words. `shortfall` is how much is missing, in the unit of `required`, never negative.
    Where several things are asked for together it is of the one that comes nearest, and `misses`
    names all that are missed.
    `applies` is False where the subject is only a *possible* one. `waiver` is why the team lives
    with it; `baseline` says that it was known before, and whether it is worse since.
    """

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    key: str
    place: Place
    rule: str
    title: str
    topic: str
    strength: Strength
    outcome: Outcome
    subject: SubjectRef
    source: SourceRef
    basis: Basis = "complete"
    sentence: str = ""
    also: tuple[SubjectRef, ...] = ()
    observed: Observed | None = None
    required: Required | None = None
    shortfall: Bound | None = None
    missing: tuple[str, ...] = ()
    ask: str = ""
    remedy: str = ""
    why: str = ""
    evidence: tuple[Evidence, ...] = ()
    group: str = ""
    waiver: str = ""
    baseline: Literal["", "known", "worse", "unsure"] = ""
    since: str = ""
    applies: bool = True
    misses: tuple[Miss, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether the team lives with it: waived, or known in its baseline and no worse."""
        return bool(self.waiver) or self.baseline == "known"


Said = Callable[[Finding], str]
"""How what was measured is told in words, with its unit."""
