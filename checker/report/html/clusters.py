"""The table of clusters on the small-group page: what each has, for whom, and what is short."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.report.html.amounts import Findings, Judged, amount_words, room_words, some
from checker.report.plaintext import clean, shortened
from checker.results.provision import Amount, ClusterProvision, SmallGroupProvision

_ORIGIN = {"brief": "as the brief lists it", "model": "as the model groups it", "derived": ""}


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


def cluster_rows(space: SmallGroupProvision) -> Sequence[ClusterProvision]:
    """The whole school first, then its clusters."""
    return (*([space.whole] if space.whole else []), *space.clusters)


def cluster_line(
    each: ClusterProvision, space: SmallGroupProvision, findings: Findings
) -> ClusterLine:
    """A cluster, or the whole school, in words."""
    is_whole = each is space.whole
    told = _of_base(each) if each.in_base else _ORIGIN.get(each.origin, "")
    judged = _own_room(each, space, findings)
    return ClusterLine(
        name=shortened(each.name) or "A cluster without a name",
        told=told,
        classrooms=some(room_words(room) for room in each.classrooms),
        rooms=some(room_words(room, with_area=True) for room in each.rooms),
        area=amount_words(each.area, why=False),
        pupils=_unless_of_base(each, each.pupils),
        each=_unless_of_base(each, each.area_each, against=space.target.each),
        short=amount_words(each.short, why=False) or "–",
        in_rooms=amount_words(each.rooms_short, why=False) or "–",
        judged=judged,
        asks="the target" if is_whole and judged.outcome else "",
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


def clusters_note(space: SmallGroupProvision) -> str:
    """What the table of clusters assumes, counts and does not know."""
    parts, classes = [], [each for each in space.clusters if not each.in_base]
    if any(each.origin == "derived" for each in space.clusters):
        parts.append(
            "Nobody names the clusters: they are two or more classrooms off one stretch of "
            "corridor. List them in the brief under clusters to have your own."
        )
    if any(each.pupils.low is not None for each in classes):
        parts.append(
            "Pupils of a cluster are its classrooms times the pupils of a class in the brief: "
            "an assumption."
        )
    if len(classes) > 1:
        parts.append(
            "Clusters may be short of more than the whole school, in m² and in rooms: what one "
            "cluster has over does not help another, and each is rounded up to whole rooms."
        )
    if _has_others(space, classes):
        parts.append(
            "Classrooms of clusters include other rooms for teaching, such as laboratories; "
            "their pupils and the ways below are of ordinary classrooms."
        )
    lost = [each for each in classes if each.pupils.low is None and each.pupils.missing]
    if lost:
        parts.append(f"Pupils of clusters: {amount_words(lost[0].pupils)}. {lost[0].pupils.ask}")
    parts += [
        f"Area of {shortened(each.name) or 'a cluster without a name'}: "
        f"{amount_words(each.area).rstrip('.')}."
        for each in space.clusters
        if each.area.low is None and each.area.missing
    ]
    return " ".join(parts).strip()


def _has_others(space: SmallGroupProvision, clusters: Iterable[ClusterProvision]) -> bool:
    """Whether some rooms of clusters are taught in and are no ordinary classrooms."""
    ordinary = {each.room.id for each in space.ways}
    rooms = (room for each in clusters for room in each.classrooms)
    return any(room.sure and room.id not in ordinary for room in rooms)
