"""Small-group space as tables: clusters, the way from each classroom, rooms that could be used."""

from checker.report.html.spare import is_proposed, spare_told
from checker.report.plaintext import clean, shortened
from checker.report.xlsx.amounts import (
    Cells,
    ends,
    figures_of,
    fit_cell,
    joined_texts,
    lacks,
    room_link,
    room_names,
)
from checker.report.xlsx.cells import Column, Sheet, Value
from checker.results.provision import (
    ClassroomWay,
    ClusterProvision,
    Limit,
    SmallGroupProvision,
    SpareRoom,
)

_ORIGINS = {"brief": "the brief", "model": "the model", "derived": "derived: an assumption"}
_SCHEDULES = {
    "none": "no schedule was given",
    "extra": "no row wants it",
    "beside": "of a kind that the schedule does not list",
    "open": "may be wanted",
}


def clusters_sheet(space: SmallGroupProvision) -> Sheet:
    """The whole school first, then each cluster of classrooms."""
    every = (*([space.whole] if space.whole else ()), *space.clusters)
    return Sheet(
        name="Clusters",
        columns=(
            Column(title="Cluster", width=30),
            Column(title="Storey", width=17),
            Column(title="Made by", width=18),
            Column(title="Classrooms", width=34),
            Column(title="Small-group rooms", width=34),
            *ends("Small-group space", "m2"),
            *ends("Pupils", "number"),
            *ends("For each pupil", "m2"),
            Column(title="Target for each pupil (m²)", width=11, kind="m2"),
            *ends("Short by", "m2"),
            *ends("Rooms short", "number"),
            Column(title="Missing", width=36),
        ),
        rows=tuple(_cluster(each, space) for each in every),
        says="Small-group space of the whole school and of each cluster of classrooms.",
        frozen=1,
    )


def _cluster(each: ClusterProvision, space: SmallGroupProvision) -> tuple[Value, ...]:
    amounts = (each.area, each.pupils, each.area_each, each.short, each.rooms_short)
    area, pupils, rate, short, lacking = map(figures_of, amounts)
    name = shortened(each.name) or ("The school" if each is space.whole else "without a name")
    made = "an inclusion base: no target" if each.in_base else _ORIGINS.get(each.origin, "")
    target = None if each.in_base else space.target.each
    missing = lacks(amounts)
    if each is space.whole and target is None:
        missing = joined_texts((missing, *map(clean, space.target.missing)))
    return (
        name,
        shortened(each.storey),
        made,
        room_names(each.classrooms),
        room_names(each.rooms),
        *area,
        *pupils,
        *rate,
        target,
        *short,
        *lacking,
        missing,
    )


def distances_sheet(space: SmallGroupProvision, rooms: Cells) -> Sheet:
    """A row for each classroom."""
    return Sheet(
        name="Distances",
        columns=(
            Column(title="Classroom", width=30),
            Column(title="Storey", width=17),
            *ends("Way to a group room", "mm"),
            Column(title="At most (mm)", width=11, kind="mm"),
            Column(title="Outcome", width=16),
            Column(title="Nearest", width=30),
            Column(title="Only through a classroom", width=14),
            Column(title="On another storey", width=12),
            Column(title="Missing", width=40),
        ),
        rows=tuple(_way(each, space.limit, rooms) for each in space.ways),
        says="How far each classroom is from the nearest small-group room outside the bases.",
        frozen=1,
    )


def _way(each: ClassroomWay, limit: Limit | None, rooms: Cells) -> tuple[Value, ...]:
    return (
        room_link(each.room, rooms),
        shortened(each.room.storey),
        *figures_of(each.distance),
        limit.figure * 1000 if limit else None,
        fit_cell(each.fit),
        room_link(each.nearest, rooms),
        {"perhaps": "cannot be told"}.get(each.through, each.through),
        "yes" if each.other_storey else "no",
        lacks((each.distance,)),
    )


def spare_sheet(space: SmallGroupProvision, rooms: Cells) -> Sheet:
    """Rooms of other uses that the page tells of, those that help most first."""
    return Sheet(
        name="Spare rooms",
        columns=(
            Column(title="Room", width=30),
            Column(title="Storey", width=17),
            Column(title="Used as", width=22),
            *ends("Net area", "m2"),
            *ends("Clear width", "mm"),
            Column(title="Large enough", width=16),
            Column(title="Schedule", width=26),
            Column(title="Proposed", width=26),
            Column(title="Classrooms brought within the limit", width=14, kind="count"),
            Column(title="Way saved in all (mm)", width=12, kind="mm"),
            Column(title="Missing", width=40),
        ),
        rows=tuple(_spare_room(each, rooms) for each in spare_told(space)),
        says="Rooms of other uses with the area and width of a small-group room. This is "
        "arithmetic and no advice to convert them.",
        frozen=1,
    )


def _spare_room(each: SpareRoom, rooms: Cells) -> tuple[Value, ...]:
    return (
        room_link(each.room, rooms),
        shortened(each.room.storey),
        shortened(each.room.use),
        *figures_of(each.room.area),
        *figures_of(each.width),
        fit_cell(each.fit),
        _SCHEDULES[each.schedule],
        "yes" if is_proposed(each) else "no: nearer to none of the farthest classrooms",
        each.within,
        round(each.saved * 1000, 1),
        joined_texts((lacks((each.room.area, each.width)), *map(clean, each.missing))),
    )
