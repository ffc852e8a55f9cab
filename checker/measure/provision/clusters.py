"""Small-group space of each cluster of classrooms: its rooms, their area, for each pupil."""

from collections.abc import Mapping

from checker.measure.beside.clusters_found import ClusterFacts, is_classroom, may_be_classroom
from checker.measure.beside.clusters_rooms import rooms_serving
from checker.measure.groups import BaseFacts
from checker.measure.provision.amounts import (
    in_rooms,
    interval,
    lacking,
    shared_by,
    times,
    total,
    unknown,
)
from checker.measure.provision.asked import Asked
from checker.measure.provision.rooms import Rooms
from checker.measure.spoiled import spoils_sums
from checker.measure.subjects import Subject
from checker.results.provision import Amount, ClusterProvision, ProvidedRoom
from checker.uses import RoomUse

_MOVING = {"secondary", "all-through", "post-16"}
_ASK_PUPILS = "State pupils and classes in the brief, under school."
_ASK_PLACES = "State places in the brief, under bases."
_NO_TARGET = "State the target small_group_m2_per_pupil in the brief, under targets."


def clusters_provided(rooms: Rooms, asked: Asked) -> tuple[ClusterProvision, ...]:
    """Every cluster in the order of the model; the area counts rooms as `rooms_of_use` does."""
    facts: Mapping[str, ClusterFacts] = rooms.measurer.provide("cluster_facts")
    return tuple(
        _cluster(each, facts[each.id], rooms, asked) for each in rooms.measurer.subjects("cluster")
    )


def _cluster(subject: Subject, found: ClusterFacts, rooms: Rooms, asked: Asked) -> ClusterProvision:
    measurer, uses = rooms.measurer, rooms.measurer.uses
    own = measurer.provide("rooms_of")(subject)
    used = measurer.provide("rooms_for")(asked.uses)
    sure, maybe = rooms_serving(own, used, found, is_all_found=not rooms.may_be_of_bases)
    members = sorted(own | found.others, key=rooms.in_order)
    classrooms = tuple(
        rooms.told(each, sure=each in own and found.is_sure and is_classroom(uses.of(each)))
        for each in members
        if may_be_classroom(uses.of(each))
    )
    served = sorted(maybe, key=rooms.in_order)
    told = [rooms.told(each, sure=each in sure, with_area=True) for each in served]
    taught = frozenset(each.id for each in classrooms if each.sure)
    in_base = bool(taught) and taught <= rooms.of_bases
    return _with_sums(
        ClusterProvision(
            id=subject.id,
            name=subject.ref.name,
            storey=subject.ref.storey,
            origin=found.kind,
            classrooms=classrooms,
            rooms=tuple(told),
            area=_area(told, found, rooms),
            pupils=(
                _places(taught, rooms) if in_base else _pupils(classrooms, found, rooms, asked)
            ),
            in_base=in_base,
        ),
        asked,
    )


def _with_sums(cluster: ClusterProvision, asked: Asked) -> ClusterProvision:
    """The same with what each pupil has and what is short; a base's own has no target."""
    short = Amount(unit="m2")
    if not cluster.in_base:
        short = _short(cluster, asked)
    least = asked.least_area.figure if asked.least_area else None
    return ClusterProvision(
        id=cluster.id,
        name=cluster.name,
        storey=cluster.storey,
        origin=cluster.origin,
        classrooms=cluster.classrooms,
        rooms=cluster.rooms,
        area=cluster.area,
        pupils=cluster.pupils,
        area_each=shared_by(cluster.area, cluster.pupils, "m2"),
        short=short,
        rooms_short=Amount(unit="count") if cluster.in_base else in_rooms(short, least),
        in_base=cluster.in_base,
    )


def _short(cluster: ClusterProvision, asked: Asked) -> Amount:
    if asked.target.each is None:
        lost = asked.target.missing or ("a target for each pupil",)
        return unknown(lost, asked.target.ask or _NO_TARGET, "m2")
    return lacking(cluster.area, times(cluster.pupils, asked.target.each, "m2"))


def _area(told: list[ProvidedRoom], found: ClusterFacts, rooms: Rooms) -> Amount:
    """Of its rooms together; where two of them overlap that would count floor twice."""
    problems = rooms.measurer.provide("problems")
    if problem := spoils_sums(problems, {each.id for each in told}):
        return unknown((problem.message,), problem.ask, "m2")
    if found.lost:
        names = (f"{words!r}, which the model does not hold" for words in found.lost)
        return unknown(names, "List the cluster's rooms in the brief as the model has them.", "m2")
    sure = [each.area for each in told if each.sure]
    return total(sure, [each.area for each in told if not each.sure], "m2")


def _pupils(
    classrooms: tuple[ProvidedRoom, ...], found: ClusterFacts, rooms: Rooms, asked: Asked
) -> Amount:
    """Its share of all pupils, as many for each class: an assumption, and said to be one."""
    school = rooms.measurer.brief.school
    if school.phase in _MOVING:
        moving = ("how many pupils belong to a cluster where classes move from room to room",)
        return unknown(moving, "", "count")
    if school.pupils is None or school.classes is None:
        return unknown(("the number of pupils and classes",), _ASK_PUPILS, "count")
    if found.lost:
        return unknown(("all classrooms of the cluster",), "", "count")
    wanted = set(asked.class_uses) | set(asked.base_class_uses)
    known = [(each, rooms.measurer.uses.of(each.id)) for each in classrooms]
    sure = sum(each.sure and use.use in wanted and use.is_sure for each, use in known)
    maybe = sum(_may_be(use, wanted) for _each, use in known)
    rate = school.pupils / school.classes
    return interval(sure * rate, maybe * rate, "count")


def _places(taught: frozenset[str], rooms: Rooms) -> Amount:
    """The places of the base whose classrooms these all are: a class of a base is no class.

    Unknown where others of its classrooms are elsewhere, for places are of the whole base.
    """
    uses, zones = rooms.measurer.uses, rooms.measurer.subjects("zone")
    facts: Mapping[str, BaseFacts] = rooms.measurer.provide("bases")
    for zone in (each for each in zones if each.id in facts):
        own = rooms.measurer.provide("rooms_of")(zone)
        if not taught <= own:
            continue
        stated = facts[zone.id].stated
        if stated is None or stated.places is None:
            return unknown(("how many places the base has",), _ASK_PLACES, "count")
        if not any(may_be_classroom(uses.of(each)) for each in own - taught):
            return interval(stated.places, stated.places, "count")
    return unknown(("how many of the base's pupils belong to the cluster",), "", "count")


def _may_be(use: RoomUse, wanted: set[str]) -> bool:
    return not use.possible or bool(use.possible & wanted)
