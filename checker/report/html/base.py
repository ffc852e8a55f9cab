"""The inclusion-base page: its set of rooms, area, neighbours, ways in and journeys, drawn."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from checker.report.drawing.provision import BaseMarks, base_plan
from checker.report.figures import written
from checker.report.html.amounts import (
    Findings,
    Judged,
    amount_words,
    limit_figure,
    names,
    room_words,
    some,
)
from checker.report.html.base_areas import AreaLine, area_lines
from checker.report.html.base_around import (
    DoorLine,
    NeighbourLine,
    door_line,
    doors_told,
    letters_of,
    neighbour_line,
    neighbours_told,
)
from checker.report.html.base_findings import is_out_of_reach, other_findings
from checker.report.html.topic_lines import Topic
from checker.report.plaintext import clean, shortened
from checker.results.plan import Plan
from checker.results.provision import (
    BaseJourney,
    BasePart,
    BaseProvision,
)
from checker.results.run import RunResult
from checker.units import counted

_NOT_STATED = "not stated in the brief"
NO_BASE = (
    "No inclusion base was found: no zone or group of the model is called one, and the brief "
    "names none. If the school has one, name a zone or group Inclusion base, or list its rooms "
    "in the brief under bases."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """A room that the base is asked to have, in words."""

    what: str
    title: str
    there: str
    rooms: tuple[str, ...]
    missing: str
    out_of_reach: bool
    rule: str
    strength: str
    judged: Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyLine:
    """A journey with one of its limits, in words."""

    what: str
    room: str
    distance: str
    to: str
    limits: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePlan:
    """A storey of the base, drawn."""

    storey: str
    svg: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseView:
    """One base; `facts` are pairs of what the brief states, or that it does not."""

    id: str
    name: str
    because: str
    lost: str
    facts: tuple[tuple[str, str], ...]
    set_told: str
    parts: tuple[PartLine, ...]
    areas: tuple[AreaLine, ...]
    neighbours: tuple[NeighbourLine, ...]
    neighbours_told: str
    doors: tuple[DoorLine, ...]
    doors_told: str
    journeys: tuple[JourneyLine, ...]
    plans: tuple[BasePlan, ...]
    rooms: tuple[tuple[str, str, str], ...]
    others: Topic
    legend: str


def base_views(result: RunResult, findings: Findings) -> tuple[BaseView, ...]:
    """Every base of a result, in its order; none where it holds no provision."""
    if result.provision is None:
        return ()
    return tuple(
        _view(number, base, result.plans, findings)
        for number, base in enumerate(result.provision.bases)
    )


def _view(number: int, base: BaseProvision, plans: Sequence[Plan], findings: Findings) -> BaseView:
    letters = letters_of(base.doors)
    gross = {room.id: room.area for plan in plans for room in plan.rooms}
    others = other_findings(base, findings, plans)
    return BaseView(
        id=f"base-{number}",
        name=shortened(base.name) or "A base without a name",
        because=shortened(base.because),
        lost="; ".join(map(clean, base.lost)),
        facts=_facts(base),
        set_told=_set_told(base.parts),
        parts=tuple(_parts(base, findings, gross)),
        areas=tuple(area_lines(base, findings.about(base.id))),
        neighbours=tuple(map(neighbour_line, base.neighbours)),
        neighbours_told=neighbours_told(base),
        doors=tuple(door_line(each, letters[each.id]) for each in base.doors),
        doors_told=doors_told(base.doors),
        journeys=tuple(map(_journey, base.journeys)),
        plans=_plans(number, base, letters, plans),
        rooms=tuple(
            (room_words(each), shortened(each.use) or "use not known", amount_words(each.area))
            for each in base.rooms
        ),
        others=Topic(id=f"base-{number}-others", title="In rooms of the base", lines=others),
        legend=_legend(base),
    )


def _legend(base: BaseProvision) -> str:
    """What the marks of the plan mean, those only that are on it."""
    seen = {each.loud for each in base.neighbours}
    marks = [
        "Heavy line and tint: rooms of the base, with their net areas.",
        "Crossed: neighbours of a loud use." * ("yes" in seen),
        "Dotted: neighbours that may be of a loud use." * ("perhaps" in seen),
        "Letters: ways in, as in the table below." * bool(base.doors),
    ]
    return " ".join(filter(None, marks))


def _facts(base: BaseProvision) -> tuple[tuple[str, str], ...]:
    return (
        ("Places", str(base.places) if base.places is not None else _NOT_STATED),
        ("Kind of base", shortened(base.model) or _NOT_STATED),
        ("For pupils with", ", ".join(map(shortened, base.cohort)) or _NOT_STATED),
        ("Lessons in the base", shortened(base.time_in_base) or _NOT_STATED),
        ("Rooms", _how_many(base)),
    )


def _how_many(base: BaseProvision) -> str:
    if not base.rooms:
        return "none in the model"
    rooms, outdoors = len(base.rooms) - len(base.outdoors), len(base.outdoors)
    return f"{rooms}, and {counted(outdoors, 'outdoor place')}" if outdoors else str(rooms)


def _set_told(parts: Sequence[BasePart]) -> str:
    """How many of what is asked for is there: of the set, as its rule counts, and beside it."""
    if not parts:
        return "No rule of this run asks for rooms in it."
    by_rule = Counter(each.rule for each in parts)
    of_set = [each for each in parts if by_rule[each.rule] > 1]
    others = [each for each in parts if by_rule[each.rule] == 1]
    told = [f"{_there(of_set)} of {counted(len(of_set), 'room')} of the set are there"] * bool(
        of_set
    )
    if others:
        asked = "another rule asks for" if len(others) == 1 else "other rules ask for"
        rooms = "" if of_set else "rooms "
        told.append(f"{_there(others)} of {len(others)} {rooms}that {asked}")
    missing = [_what(each) for each in parts if each.outcome == "fail"]
    lack = f"; missing: {names(missing, most=12)}" if missing else ""
    unsure = sum(each.outcome == "cannot_tell" for each in parts)
    open_ = f"; {unsure} cannot be told" if unsure else ""
    return f"{', and '.join(told)}{lack}{open_}."


def _there(parts: Iterable[BasePart]) -> int:
    return sum(each.outcome == "pass" for each in parts)


def _parts(
    base: BaseProvision, findings: Findings, gross: Mapping[str, float | None]
) -> Iterable[PartLine]:
    """A line for each part; what several of one rule have in common is said once."""
    before = ""
    for part in base.parts:
        line = _part(part, base, findings, gross)
        yield replace(line, title="") if line.rule == before else line
        before = line.rule


def _what(part: BasePart) -> str:
    return written(clean(part.what)).removesuffix(" as asked for")


def _part(
    part: BasePart, base: BaseProvision, findings: Findings, gross: Mapping[str, float | None]
) -> PartLine:
    sure = [each for each in part.rooms if each.sure]
    count = f"{len(sure)}" + (f" to {len(part.rooms)}" if len(part.rooms) > len(sure) else "")
    asked = f" ({part.count:.0f} asked)" if part.count is not None else ""
    lack = "; ".join(map(clean, part.missing))
    missing = f"{lack}. {clean(part.ask)}".strip(". ") if lack else ""
    found = findings.of(part.rule, base.id)
    return PartLine(
        what=_what(part),
        title=written(shortened(part.title)),
        there=f"{count}{asked}",
        rooms=some(
            (room_words(each, with_area=True, gross=gross.get(each.id)) for each in part.rooms),
            most=8,
        ),
        missing=written(missing) if part.outcome == "cannot_tell" else "",
        out_of_reach=is_out_of_reach(part, findings),
        rule=shortened(part.rule),
        strength=_strength(part.strength),
        judged=Judged(outcome=part.outcome, anchor=found.anchor),
    )


def _strength(word: str) -> str:
    words = {"must": "statutory guidance", "should": "good practice", "may": "advice"}
    return words.get(word, "own target")


def _from(each: BaseJourney) -> str:
    """Where it begins, and that stairs are taken, where they are."""
    room = f"from {room_words(each.room)}, the farthest classroom" if each.room else ""
    on_foot = "on foot, by stairs where there are any" if each.route == "walking" else ""
    return ", ".join(part for part in (room, on_foot) if part)


def _journey(each: BaseJourney) -> JourneyLine:
    limits = tuple(
        (f"at most {limit_figure(limit)}", shortened(limit.rule), fit)
        for limit, fit in zip(each.limits, each.fits, strict=False)
    )
    against = each.limits[0].figure if each.limits else None
    return JourneyLine(
        what=each.what,
        room=_from(each),
        distance=amount_words(each.distance, against=against),
        to=shortened(each.to),
        limits=limits,
    )


def _plans(
    number: int, base: BaseProvision, letters: dict[str, str], plans: Sequence[Plan]
) -> tuple[BasePlan, ...]:
    marks = BaseMarks(
        rooms=frozenset(each.id for each in base.rooms),
        neighbours=frozenset(each.room.id for each in base.neighbours),
        loud=frozenset(each.room.id for each in base.neighbours if each.loud == "yes"),
        maybe_loud=frozenset(each.room.id for each in base.neighbours if each.loud == "perhaps"),
        doors=letters,
        areas={each.id: each.area.low for each in base.rooms if each.area.low == each.area.high},
    )
    says = f"{_set_told(base.parts)} {doors_told(base.doors)} {neighbours_told(base)}"
    found = []
    for position, plan in enumerate(plans):
        name = f"base-{number}-plan-{position}"
        svg = base_plan(plan, marks, base=f"plan-{position}", name=name, says=says)
        if svg is not None:
            found.append(BasePlan(storey=shortened(plan.storey) or "without a name", svg=svg))
    return tuple(found)
