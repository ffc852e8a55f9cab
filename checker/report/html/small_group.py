"""The small-group page: provision by cluster, distances, rooms that could be converted, plans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checker.report.drawing.provision import Bar, SpaceMarks, distance_bars, space_plan
from checker.report.figures import figure, written
from checker.report.html.amounts import (
    Findings,
    Judged,
    amount_words,
    counted,
    limit_figure,
    plan_words,
    room_words,
    some,
)
from checker.report.html.spare import SpareLine, spare_lines, spare_notes, spare_sizes
from checker.report.plaintext import clean, shortened
from checker.results.plan import Plan
from checker.results.provision import (
    Amount,
    ClassroomWay,
    ClusterProvision,
    Limit,
    Provision,
    SmallGroupProvision,
)
from checker.results.run import RunResult

_THROUGH = {"yes": "yes", "no": "no", "perhaps": "cannot be told"}
_ORIGIN = {"brief": "as the brief lists it", "model": "as the model groups it", "derived": ""}
_NONE = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterLine:
    """A cluster, or the whole school, in words."""

    name: str
    told: str
    classrooms: tuple[str, ...]
    rooms: tuple[str, ...]
    area: str
    pupils: str
    each: str
    short: str
    in_rooms: str
    judged: Judged
    asks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLine:
    """How far a classroom is from the nearest small-group room, in words."""

    room: str
    storey: str
    distance: str
    nearest: str
    through: str
    judged: Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class SpacePlan:
    """A storey with its small-group rooms, those that could be, and how far classrooms are."""

    storey: str
    svg: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallGroupView:
    """The whole section but for its findings."""

    summary: str = ""
    target: str = ""
    clusters: tuple[ClusterLine, ...] = ()
    clusters_note: str = ""
    bars: Markup | None = None
    ways: tuple[WayLine, ...] = ()
    ways_caption: str = ""
    ways_note: str = ""
    limit: str = ""
    spare: tuple[SpareLine, ...] = ()
    spare_sizes: str = ""
    spare_notes: tuple[str, ...] = ()
    plans: tuple[SpacePlan, ...] = ()


def small_group_view(result: RunResult, findings: Findings) -> SmallGroupView | None:
    """The page of a result; None where it holds no provision, as older ones do not."""
    if result.provision is None:
        return None
    space = result.provision.small_group
    ways = _worst_first(space.ways)
    limit = _limit_words(space.limit)
    return SmallGroupView(
        summary=_summary(space),
        target=_target_words(space),
        clusters=tuple(_cluster(each, space, findings) for each in _rows(space)),
        clusters_note=_clusters_note(space),
        bars=distance_bars([_bar(each, findings, space) for each in ways], limit=space.limit),
        ways=tuple(_way(each, space, findings) for each in ways),
        ways_caption=_ways_caption(space),
        ways_note=_ways_note(space),
        limit=limit,
        spare=spare_lines(space) if space.ways else (),
        spare_sizes=spare_sizes(space) if space.ways else "",
        spare_notes=tuple(spare_notes(space)),
        plans=_plans(result.plans, result.provision),
    )


def _rows(space: SmallGroupProvision) -> Sequence[ClusterProvision]:
    return (*([space.whole] if space.whole else []), *space.clusters)


def _summary(space: SmallGroupProvision) -> str:
    """The first sentence: what there is, for each pupil, against the target, and what is short."""
    whole = space.whole
    if whole is None:
        return "No rule of this run adds up the small-group space of the school."
    sure = sum(each.sure for each in whole.rooms)
    maybe = len(whole.rooms) - sure
    rooms = counted(sure, "room") if sure else "No room that surely is one"
    perhaps = f", and {maybe} that may be one," if maybe else ""
    sum_ = f"{rooms}{perhaps} outside the inclusion bases: {amount_words(whole.area)}"
    if whole.area_each.low is None:
        return f"{sum_}. For each pupil: {amount_words(whole.area_each)}."
    rate = amount_words(whole.area_each, against=space.target.each)
    return f"{sum_}, {rate} for each of {amount_words(whole.pupils)} pupils."


def _target_words(space: SmallGroupProvision) -> str:
    """The target, who set it, and what is short of it."""
    target, whole = space.target, space.whole
    if target.each is None:
        lack = (
            "; ".join(written(clean(each)) for each in target.missing)
            or "no rule of this run has one"
        )
        return f"No target to hold it against: {lack}. {clean(target.ask)}".strip()
    whose = "the brief" if target.whose == "brief" else "the rule; the brief may set its own"
    told = f"Target: {figure(target.each, 'm2')} for each pupil, set by {whose} ({target.rule})."
    if whole is None or whole.short.low is None or whole.short.high is None:
        return told
    if whole.short.high <= 0:
        return f"{told} It is met."
    short = amount_words(whole.short)
    least = f" of {figure(space.least_area.figure, 'm2')}" if space.least_area else ""
    rooms = f", or {amount_words(whole.rooms_short)} more rooms{least}" if least else ""
    return f"{told} Short: {short}{rooms}."


def _cluster(each: ClusterProvision, space: SmallGroupProvision, findings: Findings) -> ClusterLine:
    is_whole = each is space.whole
    told = _of_base(each) if each.in_base else _ORIGIN.get(each.origin, "")
    judged = _own_room(each, space, findings)
    return ClusterLine(
        name=shortened(each.name) or "A cluster without a name",
        told=told,
        classrooms=some(room_words(room) for room in each.classrooms),
        rooms=some(room_words(room, with_area=True) for room in each.rooms),
        area=amount_words(each.area),
        pupils=_unless_of_base(each, each.pupils),
        each=_unless_of_base(each, each.area_each, against=space.target.each),
        short=amount_words(each.short, why=False) or "–",
        in_rooms=amount_words(each.rooms_short, why=False) or "–",
        judged=judged,
        asks=("the target" if is_whole else "own room") if judged.outcome else "",
    )


def _of_base(each: ClusterProvision) -> str:
    """Whose classrooms they are, and what its pupils are: places, or what is not known of them."""
    told = "classrooms of an inclusion base: the target leaves them out"
    if each.pupils.low is None:
        lack = "; ".join(map(clean, each.pupils.missing))
        return f"{told} ({lack} cannot be told)" if lack else told
    return f"{told}, and their pupils are its places"


def _unless_of_base(each: ClusterProvision, amount: Amount, *, against: float | None = None) -> str:
    """An amount, a dash for what is not known of a base: beside its name it says what."""
    if each.in_base and amount.low is None:
        return "–"
    return amount_words(amount, against=against, why=False)


def _own_room(each: ClusterProvision, space: SmallGroupProvision, findings: Findings) -> Judged:
    """Of a cluster whether it has a room of its own, of the school whether the target is met."""
    if each is space.whole:
        return findings.of(space.target.rule, "school")
    rows = [row for row in findings.about(each.id) if row[0].topic == "small_group"]
    return Judged(outcome=rows[0][0].outcome.value, anchor=rows[0][1]) if rows else Judged()


def _clusters_note(space: SmallGroupProvision) -> str:
    parts, classes = [], [each for each in space.clusters if not each.in_base]
    if any(each.origin == "derived" for each in space.clusters):
        parts.append(
            "Nobody names the clusters: they are two or more classrooms off one stretch of "
            "corridor. List them in the brief under clusters to have your own."
        )
    if any(each.pupils.low is not None for each in classes):
        parts.append(
            "Pupils of a cluster are its classrooms times the pupils of a class in the brief: "
            "an assumption. A target that is met in all is not met everywhere."
        )
    if _has_others(space, classes):
        parts.append(
            "Classrooms of clusters include other rooms for teaching, such as laboratories; "
            "their pupils and the ways below are of ordinary classrooms."
        )
    lost = [each for each in classes if each.pupils.low is None and each.pupils.missing]
    if lost:
        parts.append(f"Pupils of clusters: {amount_words(lost[0].pupils)}. {lost[0].pupils.ask}")
    return " ".join(parts).strip()


def _has_others(space: SmallGroupProvision, clusters: Iterable[ClusterProvision]) -> bool:
    """Whether some rooms of clusters are taught in and are no ordinary classrooms."""
    ordinary = {each.room.id for each in space.ways}
    rooms = (room for each in clusters for room in each.classrooms)
    return any(room.sure and room.id not in ordinary for room in rooms)


def _worst_first(ways: Iterable[ClassroomWay]) -> list[ClassroomWay]:
    """What cannot be told and what has no way first, then the longest."""

    def by_need(way: ClassroomWay) -> tuple[int, float, str, str]:
        order = ("fail", "cannot_tell", "", "pass").index(way.fit)
        length = _NONE if way.distance.high is None else way.distance.high
        return order, -length, way.room.storey, way.room.name

    return sorted(ways, key=by_need)


def _way(way: ClassroomWay, space: SmallGroupProvision, findings: Findings) -> WayLine:
    nearest = room_words(way.nearest) if way.nearest else "–"
    if way.other_storey:
        nearest += " (on another floor: there is none on this one)"
    through = "it opens off this classroom" if way.opens_off else _THROUGH[way.through]
    against = space.limit.figure if space.limit else None
    return WayLine(
        room=room_words(way.room),
        storey=shortened(way.room.storey),
        distance=amount_words(way.distance, against=against),
        nearest=nearest,
        through=through if way.nearest else "–",
        judged=_judged(way, space, findings),
    )


def _judged(way: ClassroomWay, space: SmallGroupProvision, findings: Findings) -> Judged:
    """By the rule on the way; where there is no room on the storey, by the one that says so."""
    rule = space.limit.rule if space.limit else ""
    told = findings.of(rule, way.room.id, otherwise=way.fit)
    on_storey = findings.of_storey(way.room.storey, "small_group")
    if not told.anchor and on_storey.outcome == way.fit:
        return on_storey
    return told


def _bar(way: ClassroomWay, findings: Findings, space: SmallGroupProvision) -> Bar:
    return Bar(
        name=room_words(way.room),
        low=way.distance.low,
        high=way.distance.high,
        text=amount_words(way.distance, why=False),
        note="other floor" if way.other_storey else "",
        outcome=_judged(way, space, findings).outcome,
    )


def _ways_caption(space: SmallGroupProvision) -> str:
    if not space.ways:
        return ""
    limit = f" {_limit_words(space.limit)}" if space.limit else ""
    every = counted(len(space.ways), "ordinary classroom")
    whose = f"the {every}" if len(space.ways) == 1 else f"each of {every}"
    return (
        f"Way without steps from the door of {whose} to "
        f"the door of the nearest small-group or one-to-one room outside the bases, the worst "
        f"first.{limit}"
    )


def _limit_words(limit: Limit | None) -> str:
    if limit is None:
        return ""
    return f"Asked for: at most {limit_figure(limit)} on the same floor ({limit.rule})."


def _ways_note(space: SmallGroupProvision) -> str:
    """Which rooms have no row: those that may be classrooms, and others that are taught in."""
    count, told = space.unsure_classrooms, []
    if not space.ways:
        told.append("No room outside the bases surely is an ordinary classroom.")
    if count:
        more = " more" if space.ways else ""
        one = "an ordinary classroom" if space.ways else "one"
        rooms = f"1{more} room may be {one}" if count == 1 else f"{count}{more} rooms may be ones"
        told.append(f"{rooms}: nothing says so for sure, and no way is measured from there.")
    told.append(
        "Ordinary classrooms are those that the rule on the way asks about: laboratories and "
        "practical rooms are not among them."
    )
    return " ".join(told)


def _plans(plans: Sequence[Plan], provision: Provision) -> tuple[SpacePlan, ...]:
    """A plan for each storey that has any of it; drawn on the storey plan that stands above."""
    space = provision.small_group
    base_rooms = {room.id for base in provision.bases for room in base.rooms}
    marks = SpaceMarks(
        rooms=frozenset(each.id for each in space.whole.rooms) if space.whole else frozenset(),
        of_base=frozenset(
            room.id for each in space.clusters for room in each.rooms if room.id in base_rooms
        ),
        spare=frozenset(each.room.id for each in space.spare if space.ways),
        distances={each.room.id: plan_words(each.distance) for each in space.ways},
    )
    found = []
    for position, plan in enumerate(plans):
        svg = space_plan(plan, marks, base=f"plan-{position}", name=f"space-{position}")
        if svg is not None:
            found.append(SpacePlan(storey=shortened(plan.storey) or "without a name", svg=svg))
    return tuple(found)
