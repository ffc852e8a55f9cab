"""What stands in the way, in words and as drawn: a gate, a link, a narrow floor, the end of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shapely import LineString

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.frame import Point
from checker.geometry.overlay import joined
from checker.geometry.passage import Passage, narrowest_passage
from checker.measure.doors.estimate import mm
from checker.measure.obstacles import Obstacle, blockers_drawn
from checker.measure.routes.gates import INTO, Gate
from checker.measure.routes.legs import Link
from checker.measure.routes.sizes import pinch, sizes_of_gate, sizes_of_link
from checker.measure.routes.spaces import Space
from checker.measure.routes.walks import Walk
from checker.measure.routes.where import Where
from checker.results.values import Evidence
from checker.units import SLACK, format_slope

_FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """The first thing in the way: what it is in words, and how to draw it.

    `before` is the last gate that one gets to, `at` the place to which one cannot get from there.
    `blocked` says how many things in all are in the way that needs least.
    """

    words: str
    evidence: tuple[Evidence, ...] = ()
    before: str = ""
    at: Point | None = None
    blocked: int = 1


def at_link(link: Link, walk: Walk, before: str, gate: Gate, count: int) -> Blocker:
    """A lift, ramp or stair that is not taken, drawn where one comes to it.

    Not drawn is one without a body: it may begin anywhere on its storey.
    """
    words = _link_words(link, walk)
    told = Blocker(words=words, before=before, at=gate.middle, blocked=count)
    if link.rises:
        return told
    drawn = Evidence(
        role="blocker",
        shape="line",
        coords=gate.line,
        storey=gate.storey,
        label=link.name or link.kind,
        element=link.element,
        dimensions=sizes_of_link(link, walk),
    )
    return replace(told, evidence=(drawn,))


def at_gate(
    gate: Gate, walk: Walk, before: str, count: int, *, lost: Sequence[Link] = ()
) -> Blocker:
    """A gate that is too narrow or has too high a step, or may be none.

    `lost` are stairs and ramps without a body that may lead up there.
    """
    name = f"{gate.kind} {gate.name}".strip()
    width, step = walk.width_of(gate), gate.step[1] if walk.sure else gate.step[0]
    needed = walk.standard.width
    told, labels = ([gate.note], [gate.note]) if gate.note else ([], [])
    if not gate.note and width < needed - SLACK:
        opens = _opens(gate, needed)
        told.append(f"{opens} clear where {mm(needed)} is needed")
        labels.append(f"{opens.removeprefix('opens ')} clear")
    if step > walk.standard.highest_step + SLACK:
        high = f"step of {mm(step)}" if math.isfinite(step) else "step of unknown height"
        may = [f"{each.kind} {each.name}" for each in lost if each.is_taken(walk)]
        unless = f", unless {' or '.join(may)} leads up there: its body is missing" if may else ""
        told.append(f"has a {high}{unless}")
        labels.append(high)
    words = f"{name} {' and '.join(told) or 'may be no way at all'}"
    drawn = Evidence(
        role="blocker",
        shape="line",
        coords=gate.line,
        storey=gate.storey,
        label=labels[0] if labels else "perhaps no way",
        element=gate.element,
        dimensions=sizes_of_gate(gate, walk),
    )
    return Blocker(words=words, evidence=(drawn,), before=before, at=gate.middle, blocked=count)


def _opens(gate: Gate, needed: float) -> str:
    """How wide a gate opens, with the doubt that is in it."""
    low, high = gate.clear
    if high >= needed - SLACK:
        return f"may open only {mm(low)}"
    return f"opens {mm(low)}" if high - low < SLACK else f"opens {low * 1000:.0f} to {mm(high)}"


def on_floor(
    pair: tuple[Gate, Gate],
    space: Space,
    area: Area | None,
    walk: Walk,
    things: Sequence[Obstacle],
    name: str,
) -> Blocker:
    """The narrowest place between two gates of a floor that no way of the width joins.

    Where nothing at all is left between them, what stands before either of them is named; so it
    is where both are one, by which one does not get in.
    """
    passage = Passage(width=0.0) if pair[0] == pair[1] else _passage(pair, area, walk)
    if passage.line and passage.width < walk.standard.width - SLACK:
        words = (
            f"the way through {name} is {mm(passage.width)} wide "
            f"where {mm(walk.standard.width)} is needed"
        )
        line = Evidence(
            role="blocker",
            shape="line",
            coords=passage.line,
            storey=space.storey,
            label=mm(passage.width),
            dimensions=pinch(passage.width, walk),
        )
        at = LineString(passage.line).centroid
        return Blocker(words=words, evidence=(line,), at=(at.x, at.y))
    before = _before(pair, things, walk)
    told = f" past {' and '.join(dict.fromkeys(each.name for each in before))}" if before else ""
    onto = " ".join(filter(None, (pair[1].kind, pair[1].name)))
    through = f"into {name} by" if pair[0] == pair[1] else f"through {name} to"
    # With nothing to name it is the room itself that is too narrow behind its door.
    wide = "" if before or pair[0] != pair[1] else f"{mm(walk.standard.width)} wide "
    return Blocker(
        words=f"no way {wide}is left {through} {onto}{told}",
        evidence=blockers_drawn(before, storey=space.storey),
        at=pair[1].middle if pair[0] != pair[1] else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Where a way ends: behind which gate, on what floor, and whether the goal is on a level."""

    before: str = ""
    name: str = ""
    level: bool = True


def nowhere(start: Where, goal: Where, walk: Walk, ends: Ending) -> Blocker:
    """Said where no chain of gates leads on: between what, and on which floor it ends."""
    climbs = "lift, ramp or stair" if walk.standard.stairs else "lift or ramp"
    what = "nothing" if ends.level else f"no {climbs} that is modelled"
    last = f": {what} leads on from {ends.name}" if ends.name else ""
    words = f"no way is left from {start.words or 'the start'} to {goal.words or 'the goal'}{last}"
    return Blocker(words=words, before=ends.before)


def _link_words(link: Link, walk: Walk) -> str:
    """Why a lift, ramp or stair is not taken."""
    name = f"{link.kind} {link.name or link.id}"
    if link.is_narrow(walk):
        width, needed = link.clear[0 if walk.sure else 1], walk.standard.width
        between = f" between {link.between}" if link.between else ""
        if width < SLACK:
            return f"{name} is blocked{between.replace(' between', ' by')}"
        return f"{name} is {mm(width)} wide{between} where {mm(needed)} is needed"
    if link.is_steep(walk):
        return f"{name} rises {format_slope(link.gradient)}, too steep for wheels"
    if link.kind == "stair" and not walk.standard.stairs:
        return f"only {link.kind}s lead on: {link.name or link.id}"
    return f"{name} does not show where it begins and ends"


def _passage(pair: tuple[Gate, Gate], area: Area | None, walk: Walk) -> Passage:
    """The narrowest place between two gates, the gates themselves being part of the floor."""
    if area is None:
        return Passage(width=0.0)
    channels = [
        gate.channel(walk.width_of(gate), beyond=(gate.deep[0] + INTO, gate.deep[1] + INTO))
        for gate in pair
    ]
    floor = clean_area(joined([area, *channels]))
    lines = [LineString(gate.line) for gate in pair]
    return Passage(width=0.0) if floor is None else narrowest_passage(floor, lines)


def _before(pair: tuple[Gate, Gate], things: Sequence[Obstacle], walk: Walk) -> list[Obstacle]:
    """The things nearest to either gate that somebody of the width runs into there."""
    lines = [LineString(gate.line) for gate in pair]
    reach = walk.standard.width + (max(pair[0].deep) if pair[0] == pair[1] else 0.0)
    near = [
        (min(each.area.distance(line) for line in lines), number)
        for number, each in enumerate(things)
    ]
    return [things[number] for off, number in sorted(near)[:_FEW] if off < reach]
