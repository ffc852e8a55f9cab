"""What the rules of a run ask of small-group space and of bases, as far as measuring needs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.measure.routes.found import STEP_FREE
from checker.results.provision import ClusterProvision, Limit, SpaceTarget

SMALL_GROUP = ("one-to-one room", "small group room")
CLASSROOMS = (
    "classroom",
    "infant classroom",
    "junior classroom",
    "primary classroom",
    "reception classroom",
    "secondary classroom",
    "semi-open classbase",
)
_WCS = "supervisable toilet, toilet, accessible toilet, hygiene room"


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyAsked:
    """A way that pupils of a base go: from or to the base, or one of its classrooms.

    `end` is the word of the place (`main entrance`, `nearest`), `use` which rooms are meant by it.
    """

    what: str
    end: str
    use: str = ""
    of: str = "base"
    route: str = STEP_FREE
    limits: tuple[Limit, ...] = ()


JOURNEYS = (
    JourneyAsked(what="From the main entrance", end="main entrance"),
    JourneyAsked(what="To the nearest class outside the base", end="classes"),
    JourneyAsked(what="To hall or dining room", end="nearest", use="hall, dining"),
    JourneyAsked(what="To a WC", end="nearest", use=_WCS, of="classroom"),
    JourneyAsked(what="To a hygiene room", end="nearest", use="hygiene room", of="classroom"),
    JourneyAsked(what="To a calm room", end="nearest", use="quiet calming space", of="classroom"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which rooms count, how far and how large: from the rules, without them our own words.

    `way` are the parameters of the distance to be measured. Figures are None where no rule has one:
    none is made up. `whole` is the sum for the school as its rule judged it.
    """

    uses: tuple[str, ...] = SMALL_GROUP
    class_uses: tuple[str, ...] = CLASSROOMS
    base_class_uses: tuple[str, ...] = CLASSROOMS
    target: SpaceTarget = field(default_factory=SpaceTarget)
    whole: ClusterProvision | None = None
    way: Mapping[str, Any] = field(default_factory=lambda: {"route": STEP_FREE})
    limit: Limit | None = None
    through: Mapping[str, Any] = field(default_factory=dict)
    least_area: Limit | None = None
    least_width: Limit | None = None
    loud_uses: tuple[str, ...] = ()
    journeys: tuple[JourneyAsked, ...] = JOURNEYS
