"""The small-group page: provision by cluster, distances, rooms that could be converted, plans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checker.report.drawing.bars import Bar, distance_bars
from checker.report.drawing.provision import SpaceMarks, space_plan
from checker.report.figures import figure, written
from checker.report.html.amounts import (
    Findings,
    Judged,
    amount_words,
    counted,
    limit_figure,
    plan_words,
    room_words,
)
from checker.report.html.clusters import (
    ClusterLine,
    cluster_line,
    cluster_rows,
    clusters_note,
)
from checker.report.html.spare import SpareLine, spare_lines, spare_notes, spare_sizes, spare_told
from checker.report.plaintext import clean, shortened
from checker.results.plan import Plan
from checker.results.provision import (
    Amount,
    ClassroomWay,
    Limit,
    ProvidedRoom,
    Provision,
    SmallGroupProvision,
)
from checker.results.run import RunResult

_THROUGH = {"yes": "yes", "no": "no", "perhaps": "cannot be told"}
_NONE = float("inf")


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
    legend: str


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
        clusters=tuple(cluster_line(each, space, findings) for each in cluster_rows(space)),
        clusters_note=clusters_note(space),
        bars=distance_bars([_bar(each, findings, space) for each in ways], limit=space.limit),
        ways=tuple(_way(each, space, findings) for each in ways),
        ways_caption=_ways_caption(space),
        ways_note=_ways_note(space),
        limit=limit,
        spare=spare_lines(space),
        spare_sizes=spare_sizes(space) if space.ways else "",
        spare_notes=tuple(spare_notes(space)),
        plans=_plans(result.plans, result.provision),
    )


def _summary(space: SmallGroupProvision) -> str:
    """The first sentence: what there is, for each pupil, against the target, and what is short."""
    whole = space.whole
    if whole is None:
        return "No rule of this run adds up the small-group space of the school."
    sure = sum(each.sure for each in whole.rooms)
    maybe = len(whole.rooms) - sure
    rooms = counted(sure, "room") if sure else "No room that surely is one"
    perhaps = f", and {maybe} that may be one," if maybe else ""
    sum_ = f"{rooms}{perhaps} outside the inclusion bases: {_net(whole.area)}"
    if whole.area_each.low is None:
        # What the area lacks, what each pupil has lacks for the same reason: said once.
        is_said = whole.area_each.missing == whole.area.missing
        each = amount_words(whole.area_each, why=not is_said).rstrip(".")
        return f"{sum_.rstrip('.')}. For each pupil: {each}."
    rate = amount_words(whole.area_each, against=space.target.each)
    return f"{sum_}, {rate} for each of {amount_words(whole.pupils)} pupils."


def _net(area: Amount) -> str:
    """An area, said to be net where there is a figure."""
    return amount_words(area) if area.low is None else f"{amount_words(area)} net"


def _target_words(space: SmallGroupProvision) -> str:
    """The target, who set it, and what is short of it."""
    target, whole = space.target, space.whole
    if target.each is None:
        lack = "; ".join(written(clean(each)) for each in target.missing).rstrip(".")
        why = f". Missing: {lack}" if lack else ": no rule of this run has one"
        return f"No target to hold it against{why}. {clean(target.ask)}".strip()
    whose = "the brief" if target.whose == "brief" else "the rule; the brief may set its own"
    told = f"Target: {figure(target.each, 'm2')} for each pupil, set by {whose} ({target.rule})."
    if whole is None or whole.short.low is None or whole.short.high is None:
        return told
    if whole.short.high <= 0:
        return f"{told} It is met."
    short = amount_words(whole.short)
    least = f" of {figure(space.least_area.figure, 'm2')}" if space.least_area else ""
    more = amount_words(whole.rooms_short)
    rooms = f", or {more} more {'room' if more == '1' else 'rooms'}{least}" if least else ""
    return f"{told} Short: {short}{rooms}."


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
    rooms = space.whole.rooms if space.whole else ()
    of_base = [room for each in space.clusters for room in each.rooms if room.id in base_rooms]
    marks = SpaceMarks(
        rooms=frozenset(each.id for each in rooms),
        of_base=frozenset(each.id for each in of_base),
        maybe=_maybe(*rooms, *of_base),
        spare=frozenset(each.room.id for each in spare_told(space)),
        distances={each.room.id: plan_words(each.distance) for each in space.ways},
    )
    found = []
    for position, plan in enumerate(plans):
        svg = space_plan(plan, marks, base=f"plan-{position}", name=f"space-{position}")
        if svg is not None:
            name = shortened(plan.storey) or "without a name"
            found.append(SpacePlan(storey=name, svg=svg, legend=_legend(plan, marks)))
    return tuple(found)


def _maybe(*rooms: ProvidedRoom) -> frozenset[str]:
    """Rooms that may be small-group rooms and that nothing says for sure to be ones."""
    return frozenset(each.id for each in rooms) - {each.id for each in rooms if each.sure}


def _legend(plan: Plan, marks: SpaceMarks) -> str:
    """What the marks mean, those only that are on this storey."""
    here = {room.id for room in plan.rooms if room.rings}
    sure = (marks.rooms | marks.of_base) - marks.maybe
    told = (
        (sure, "Heavy line: small-group rooms."),
        (marks.maybe, "Dotted, with ?: rooms that may be small-group rooms."),
        (marks.spare, "Dashed: rooms that could be."),
        (marks.distances.keys(), "In classrooms: the way to the nearest."),
    )
    return " ".join(words for ids, words in told if here & ids)
