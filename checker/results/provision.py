"""Small-group space and inclusion bases as a report shows them: who has what, and how far it is.

Made from the facts that rules judge, beside their findings: doubt stays an interval, and what
cannot be told says what is missing.
"""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from pydantic import ConfigDict

from checker.results.finding import JSON_CONFIG, Bound

Answer = Literal["yes", "no", "perhaps"]
Fit = Literal["pass", "fail", "cannot_tell", ""]
OnSchedule = Literal["none", "extra", "beside", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An interval with its unit; `low` is None where nothing can be told, and `missing` says why.

    `high` is infinite with a `reason` where there is surely none, no way for example.
    """

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    low: Bound | None = None
    high: Bound | None = None
    unit: str = ""
    missing: tuple[str, ...] = ()
    ask: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvidedRoom:
    """A room as a reader finds it; `id` is that of the plans. Not `sure` is one that may be it."""

    id: str
    name: str = ""
    storey: str = ""
    use: str = ""
    sure: bool = True
    area: Amount = field(default_factory=Amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceTarget:
    """How much small-group space each pupil is to have, m2; None where nobody says so.

    `whose` is brief, or rule where the figure is the rule's own.
    """

    each: float | None = None
    whose: Literal["brief", "rule", ""] = ""
    rule: str = ""
    missing: tuple[str, ...] = ()
    ask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterProvision:
    """Small-group space of a cluster of classrooms, or of the whole school.

    `origin` says who made the cluster: brief, model or derived. `rooms` serve it, also those that
    may. `pupils` of a cluster are its classrooms' share of all pupils. `short` is in m2, and
    `rooms_short` in rooms of the least area that rules ask for. One that is `in_base` is the base's
    own and has no target.
    """

    id: str
    name: str = ""
    storey: str = ""
    origin: str = ""
    classrooms: tuple[ProvidedRoom, ...] = ()
    rooms: tuple[ProvidedRoom, ...] = ()
    area: Amount = field(default_factory=Amount)
    pupils: Amount = field(default_factory=Amount)
    area_each: Amount = field(default_factory=Amount)
    short: Amount = field(default_factory=Amount)
    rooms_short: Amount = field(default_factory=Amount)
    in_base: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A figure that a rule asks for, in m or m2."""

    figure: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassroomWay:
    """The way from a classroom to the nearest small-group room outside the bases.

    `through` says whether that room is reached only through a classroom, `opens_off` whether it
    opens off this one. `fit` is what the limit makes of the distance; empty without one.
    """

    room: ProvidedRoom
    distance: Amount
    nearest: ProvidedRoom | None = None
    through: Answer = "perhaps"
    opens_off: bool = False
    other_storey: bool = False
    fit: Fit = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearerWay:
    """How far a classroom would have to a spare room, m, where that is nearer than now."""

    room: ProvidedRoom
    now: Amount
    then: Amount
    fit: Fit = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpareRoom:
    """A room of another use that has the area and width that rules ask of a small-group room.

    `fit` is cannot_tell where its figures, or who needs it, leave that open. `schedule` says what
    a schedule of accommodation makes of it: `none` is given, it is `extra`, of a kind `beside` the
    schedule, or may be wanted (`open`). `within` counts the classrooms that it would surely bring
    within the limit, `saved` the metres of all classrooms together.
    """

    room: ProvidedRoom
    width: Amount
    fit: Fit = "pass"
    missing: tuple[str, ...] = ()
    schedule: OnSchedule = "none"
    nearer: tuple[NearerWay, ...] = ()
    within: int = 0
    saved: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallGroupProvision:
    """All of the small-group page.

    `unsure_classrooms` may be classrooms and have no row. Of rooms that would do, `wanted` are on
    the schedule, and `unmeasured` were left out of the measuring as too far away. `unnamed` rooms
    have no known use. Rooms of `spare_uses` are looked at, and bays of circulation, no others;
    those `wanted` that are not sure may lack the size.
    """

    uses: tuple[str, ...] = ()
    target: SpaceTarget = field(default_factory=SpaceTarget)
    whole: ClusterProvision | None = None
    clusters: tuple[ClusterProvision, ...] = ()
    limit: Limit | None = None
    ways: tuple[ClassroomWay, ...] = ()
    unsure_classrooms: int = 0
    least_area: Limit | None = None
    least_width: Limit | None = None
    spare: tuple[SpareRoom, ...] = ()
    wanted: tuple[ProvidedRoom, ...] = ()
    unmeasured: int = 0
    unnamed: int = 0
    spare_uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePart:
    """A room, or several, that a rule asks of the base; `asked` says whether it surely does."""

    what: str
    title: str = ""
    rule: str
    strength: str
    outcome: Fit
    count: float | None = None
    rooms: tuple[ProvidedRoom, ...] = ()
    missing: tuple[str, ...] = ()
    ask: str = ""
    asked: Answer = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseNeighbour:
    """A room beside the base, `by` wall, door, above or below, and whether its use is a loud one.

    `beside` are the rooms of the base that it lies next to.
    """

    room: ProvidedRoom
    by: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    loud: Answer = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseDoor:
    """A way into the base: out of the school (`outdoors`), off a room (`indoors`), or not told.

    `kinds` is what an outer door may be for: quiet entrance, door of a room, exit and so on.
    """

    id: str
    name: str = ""
    room: str = ""
    leads: Literal["outdoors", "indoors", "not told"] = "not told"
    beyond: str = ""
    kinds: tuple[str, ...] = ()
    is_door: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseJourney:
    """A way that pupils of the base have to go: the whole base's, or its farthest classroom's.

    `fits` is what each of the `limits` makes of the distance.
    """

    what: str
    distance: Amount
    room: ProvidedRoom | None = None
    to: str = ""
    route: str = ""
    limits: tuple[Limit, ...] = ()
    fits: tuple[Fit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseProvision:
    """An inclusion base: its rooms and the set asked for, what is around it, ways in and about.

    `because` says why it is taken for one, `lost` what the brief names and the model does not hold,
    `lacking` what is open about its neighbours. `model`, `cohort` and `time_in_base` are empty, and
    `places` None, unless the brief states them. `outdoors` are the ids of those of its rooms that
    are outdoor places.
    """

    id: str
    name: str = ""
    because: str = ""
    lost: tuple[str, ...] = ()
    model: str = ""
    cohort: tuple[str, ...] = ()
    time_in_base: str = ""
    places: int | None = None
    rooms: tuple[ProvidedRoom, ...] = ()
    outdoors: tuple[str, ...] = ()
    parts: tuple[BasePart, ...] = ()
    neighbours: tuple[BaseNeighbour, ...] = ()
    loud_uses: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    doors: tuple[BaseDoor, ...] = ()
    journeys: tuple[BaseJourney, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What the school provides for pupils who need a smaller place than a classroom."""

    small_group: SmallGroupProvision = field(default_factory=SmallGroupProvision)
    bases: tuple[BaseProvision, ...] = ()
