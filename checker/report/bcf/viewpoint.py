"""A view of a finding's place in the coordinates of the file: camera, cut and what is selected."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from checker.report.bcf.camera import Camera, Vector, Volume, looking_at
from checker.report.drawing.sheet import Box, box_of, grown
from checker.report.html.places import is_spread
from checker.report.storeys import storeys_shown
from checker.results.finding import Finding
from checker.results.plan import Plan
from checker.results.run import OffsetRow, RunResult

MOST_SELECTED = 1000
"""More than this, says the standard, is too much for the tools that read it."""
AROUND = 1.5
ABOVE, BELOW = 2.3, 0.5
"""The cut is over the heads of doors and below ceilings; the floor's slab stays."""
_ARRIVAL = 1.2
_HIGH_STOREY = 3.0
_FULL_STOREY = 2.0
_LEAST = 1.0
_GLOBAL_ID = re.compile(r"[0-3][0-9A-Za-z_$]{21}")
_CLIMBS = ("IfcStair", "IfcRamp", "IfcTransportElement", "IfcRailing", "IfcSlab")
_SPACES, _OPENINGS = "IfcSpace", "IfcOpening"
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A clipping plane: a point of it, and the direction of what it hides."""

    at: Vector
    hides: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a viewpoint shows, in metres of the file; `selected` are GlobalIds."""

    camera: Camera
    cuts: tuple[Cut, ...] = ()
    selected: tuple[str, ...] = ()
    spaces: bool = False
    openings: bool = False


def plan_of(plans: Sequence[Plan], finding: Finding) -> Plan | None:
    """The storey that the evidence lies on, else that of the subject or the place."""
    by_name = {plan.storey: plan for plan in plans}
    return next((by_name[name] for name in storeys_shown(finding) if name in by_name), None)


def place_view(result: RunResult, finding: Finding, *, of: Sequence[Finding] = ()) -> View | None:
    """The place of a finding on its storey; without one the whole building; None without plans.

    The findings it is one `of` are selected with it.
    """
    plan = plan_of(result.plans, finding)
    box = _box(plan, finding) if plan else None
    if plan is None or box is None:
        return whole_view(result, selected=_selected([finding, *of]))
    low, high = _heights(result.plans, plan, finding)
    x0, y0, x1, y1 = grown(box, AROUND)
    volume = _in_file((x0, y0, low, x1, y1, high), result.offset)
    x, y = (volume[0] + volume[3]) / 2, (volume[1] + volume[4]) / 2
    cuts = (
        Cut(at=(x, y, volume[5]), hides=(0.0, 0.0, 1.0)),
        Cut(at=(x, y, volume[2]), hides=(0.0, 0.0, -1.0)),
    )
    return _view(result, volume, _selected([finding, *of]), cuts=cuts)


def whole_view(result: RunResult, *, selected: Mapping[str, str] = _NOTHING) -> View | None:
    """The whole building from above; None where there is no plan to tell how large it is.

    `selected` are ids with the class of each, empty where it is not known.
    """
    box = box_of(point for plan in result.plans for point in _outline(plan))
    if box is None:
        return None
    levels = [plan.elevation for plan in result.plans]
    x0, y0, x1, y1 = box
    volume = (x0, y0, min(levels), x1, y1, max(levels) + _HIGH_STOREY)
    return _view(result, _in_file(volume, result.offset), selected)


def _selected(findings: Sequence[Finding]) -> Mapping[str, str]:
    """Subjects, what goes with them and what the evidence shows, each with its class.

    That is empty where only evidence shows it.
    """
    refs = [each.subject for each in findings]
    refs += [ref for each in findings[:1] for ref in each.also]
    shown = [shape.element for each in findings[:1] for shape in each.evidence]
    named = {ref.global_id: ref.ifc_class for ref in refs}
    return named | {each: named.get(each, "") for each in shown}


def _view(
    result: RunResult, volume: Volume, selected: Mapping[str, str], cuts: tuple[Cut, ...] = ()
) -> View:
    """What a volume of the file shows; nothing is hidden that is pointed at."""
    rooms = {room.global_id for room in result.rooms}
    openings = {each.id for plan in result.plans for each in plan.openings}
    return View(
        camera=looking_at(volume),
        cuts=cuts,
        selected=global_ids(selected),
        spaces=_is_among(selected, _SPACES, rooms),
        openings=_is_among(selected, _OPENINGS, openings),
    )


def _is_among(selected: Mapping[str, str], kind: str, ids: AbstractSet[str]) -> bool:
    """Whether anything of a kind is selected, by its class or by the ids of that kind."""
    is_told = any(ifc_class.startswith(kind) for ifc_class in selected.values())
    return is_told or not ids.isdisjoint(selected)


def global_ids(names: Iterable[str]) -> tuple[str, ...]:
    """Those that are GlobalIds, each once, as many as a tool can take.

    Ids of ours, of the school or a cluster, are none of the file's.

    >>> global_ids(["school", "1qEJUGyhL4bO9yVtUxdxme", "1qEJUGyhL4bO9yVtUxdxme"])
    ('1qEJUGyhL4bO9yVtUxdxme',)
    """
    known = dict.fromkeys(each for each in names if _GLOBAL_ID.fullmatch(each))
    return tuple(known)[:MOST_SELECTED]


def _box(plan: Plan, finding: Finding) -> Box | None:
    """Around the evidence on this storey and the subject; else what goes with it, or the place."""
    points = [
        point
        for shape in finding.evidence
        if shape.storey in {plan.storey, ""} and shape.role != "context"
        for point in shape.coords
    ]
    if not is_spread(finding):
        points += _corners([finding.subject.bbox])
    if not points:
        here = [ref.bbox for ref in finding.also if ref.storey in {plan.storey, ""}]
        points = _corners(here)
    if not points and finding.place.x is not None and finding.place.y is not None:
        x, y = finding.place.x, finding.place.y
        points = [(x - _LEAST, y - _LEAST), (x + _LEAST, y + _LEAST)]
    return box_of(points)


def _corners(boxes: Iterable[Box | None]) -> list[tuple[float, float]]:
    return [corner for box in boxes if box for corner in (box[:2], box[2:])]


def _heights(plans: Sequence[Plan], plan: Plan, finding: Finding) -> tuple[float, float]:
    """From below the floor to the cut; what climbs is shown as far as where it arrives."""
    level = plan.elevation
    above = [each.elevation for each in plans if each.elevation > level + _FULL_STOREY]
    if finding.subject.ifc_class.startswith(_CLIMBS):
        return level - BELOW, min(above, default=level + _HIGH_STOREY) + _ARRIVAL
    return level - BELOW, level + ABOVE


def _in_file(volume: Volume, offset: OffsetRow) -> Volume:
    """In the coordinates of the file.

    Reading took a distance off and turned nothing: `rotation` says where north is, so nothing is
    turned back.
    """
    x0, y0, z0, x1, y1, z1 = volume
    x, y, z = offset.x, offset.y, offset.z
    return x0 + x, y0 + y, z0 + z, x1 + x, y1 + y, z1 + z


def _outline(plan: Plan) -> list[tuple[float, float]]:
    rings = [ring for room in plan.rooms for ring in room.rings]
    rings += [ring for wall in plan.walls for ring in wall.rings]
    return [point for ring in rings for point in ring]
