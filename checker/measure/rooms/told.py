"""What rooms are said to hold: by a property that is named so, or a thing in them called so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from checker.geometry.circle import Area
from checker.measure.evidence import outline
from checker.measure.registry import measure
from checker.measure.stated import stated_length, yes_or_no
from checker.measure.subjects import Subject
from checker.model import Element, Property, Room
from checker.results.values import Evidence, Quantity, Truth, Unknown

Standing = Mapping[str, tuple[Element, ...]]
OURS = "SchoolCheck_Room"
_length = partial(stated_length, group=OURS, or_none=True)
_FEW = 12
_GUARDED = re.compile(r"projections?.?guarded", re.IGNORECASE)
_SMOKE = re.compile(
    r"(?:smoke|fire).?detect|rauchmelder|rookmelder|d(?:é|e)tecteur de fum", re.IGNORECASE
)
_REFUGE = re.compile(r"\brefuges?\b|\bis.?refuge\b", re.IGNORECASE)
_CALL = re.compile(
    r"\bevcs?\b|evc.?type|refuge.?call|emergency.?voice|disabled.?refuge.?(?:phone|communication)",
    re.IGNORECASE,
)
_CENTRAL = re.compile(r"\bmaster|\bpanel\b|\bcentral|head.?end|main.?station", re.IGNORECASE)
_LOCKER = re.compile(
    r"\blockers?\b(?!.?(?:room|bench|keys?\b))|spinde?\b|schlie(?:ß|ss)f(?:ä|ae?)ch|"
    r"\bgarderobekast|\bcasiers?\b",
    re.IGNORECASE,
)


@measure(
    "room",
    value="truth",
    lack="whether what stands out into it is guarded",
    stated=("SchoolCheck_Room.ProjectionsGuarded",),
    only_stated=True,
)
def projections_guarded(subject: Subject, standing_in: Standing) -> Truth | Unknown:
    """Whether people are led round what stands out into the room, by a contrasting rail for one.

    By a property that is named so (SchoolCheck_Room.ProjectionsGuarded). Open where it says neither
    yes nor no. Unknown without it. AD M 2.29(h), 3.14(a), 3.16(f).
    """
    return said_of(
        subject,
        standing_in,
        lambda words: bool(_GUARDED.search(words)),
        lack="whether a contrasting rail guards what stands out",
        ask=f"Give the room the property {OURS}.ProjectionsGuarded.",
    )


@measure(
    "room",
    value="truth",
    lack="whether it has a smoke detector",
    stated=("SchoolCheck_Room.SmokeDetection",),
)
def has_smoke_detection(subject: Subject, standing_in: Standing) -> Truth | Unknown:
    """Whether the room is said to have a smoke detector.

    By a property that is named so (SchoolCheck_Room.SmokeDetection) or by a thing in the room that
    is called so. Open where these disagree, and for a property that says neither yes nor no.
    Unknown without either. AD B volume 2, 2.11.
    """
    return said_of(
        subject,
        standing_in,
        lambda words: bool(_SMOKE.search(words)),
        lack="whether the room has a smoke detector",
        ask=f"Give the room the property {OURS}.SmokeDetection.",
    )


@measure(
    "room",
    value="truth",
    lack="whether a refuge there has a call point",
    stated=("SchoolCheck_Room.EVCType",),
)
def has_refuge_call(subject: Subject, standing_in: Standing) -> Truth | Unknown:
    """Whether who waits in the room can speak with whoever leads the evacuation.

    By a property that is named so (SchoolCheck_Room.EVCType, its text a kind or none) or by a thing
    in the room that is called so. Open where these disagree. Unknown without either. AD B 3.7.
    """
    return said_of(
        subject,
        standing_in,
        _calls_from_refuge,
        lack="whether the refuge has an emergency voice communication point",
        ask=f"Give the room the property {OURS}.EVCType, or model the call point in it.",
        kinds=True,
    )


@measure(
    "room",
    value="truth",
    lack="whether a refuge is marked in it",
    stated=("SchoolCheck_Room.Refuge",),
)
def refuge_marked(
    subject: Subject, standing_in: Standing, outlines: Mapping[str, Area | Unknown]
) -> Truth:
    """Whether a refuge is marked in the room: a place to wait in a wheelchair until help comes.

    By a property that is named so (SchoolCheck_Room.Refuge), by the room's own name, or by a thing
    in it that is called so. Open where these disagree, and for a property that says neither yes nor
    no. No when nothing speaks of one: what nobody marks is no refuge; never Unknown. AD B 3.4.
    """
    room: Room = subject.element
    called = _REFUGE.search(f"{room.ref.name} {room.ref.long_name} {room.description}")
    found = said_of(subject, standing_in, _marks_refuge, lack="", ask="")
    possible = found.possible if isinstance(found, Truth) else frozenset()
    area = outlines[subject.id]
    return Truth(
        possible=possible | {True} if called else possible or frozenset({False}),
        origin="declared" if called or possible else "derived",
        method=f"called {called.group()!r}" if called else "what speaks of one in the room",
        steps=found.steps if isinstance(found, Truth) else (),
        evidence=()
        if isinstance(area, Unknown)
        else outline(area, storey=subject.ref.storey, role="context"),
    )


@measure("room", unit="count", lack="how many lockers stand there")
def lockers(
    subject: Subject,
    standing_in: Standing,
    doubtful_in: Mapping[str, tuple[Element, ...]],
    outlines: Mapping[str, Area | Unknown],
) -> Quantity | Unknown:
    """Number of lockers or banks of lockers in the room, as their names or types call them.

    Exact as modelled: 0 where none is. More by those that may stand there, since their bodies could
    not be read. Unknown when the room has no body that can be trusted. AD M 3.14 note.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    standing = standing_in.get(subject.id, ())
    found = [each for each in standing if _LOCKER.search(words_of(each))]
    perhaps = [
        each
        for each in doubtful_in.get(subject.id, ())
        if each not in standing and _LOCKER.search(words_of(each))
    ]
    return Quantity(
        low=float(len(found)),
        high=float(len(found) + len(perhaps)),
        unit="count",
        method="things in the room that are called lockers",
        steps=tuple(each.ref.name or each.ref.ifc_class for each in found[:_FEW]),
    )


@measure(
    "room",
    unit="m",
    lack="how high its low counter is",
    stated=("SchoolCheck_Room.LowCounterHeight",),
    only_stated=True,
)
def counter_height(subject: Subject) -> Quantity | Unknown:
    """Height of the top of the low part of a counter or desk in the room, m.

    As SchoolCheck_Room.LowCounterHeight declares, exact as declared; furniture is not looked at.
    Unknown when it is not declared. AD M 3.6(e).
    """
    return _length(subject, "LowCounterHeight", "the height of the low part of the counter")


@measure(
    "room",
    unit="m",
    lack="how wide its low counter is",
    stated=("SchoolCheck_Room.LowCounterWidth",),
    only_stated=True,
)
def counter_width(subject: Subject) -> Quantity | Unknown:
    """Width of the low part of a counter or desk in the room, m.

    As SchoolCheck_Room.LowCounterWidth declares, exact as declared; furniture is not looked at.
    Unknown when it is not declared. AD M 3.6(e).
    """
    return _length(subject, "LowCounterWidth", "the width of the low part of the counter")


@measure(
    "room",
    unit="m",
    lack="how much room there is for knees under its low counter",
    stated=("SchoolCheck_Room.LowCounterKneeHeight",),
    only_stated=True,
)
def counter_knee_height(subject: Subject) -> Quantity | Unknown:
    """Clear height for knees under the low part of a counter or desk in the room, m.

    As SchoolCheck_Room.LowCounterKneeHeight declares, exact as declared; furniture is not looked
    at. Unknown when it is not declared. AD M 3.6(e).
    """
    return _length(subject, "LowCounterKneeHeight", "the clear height under the counter")


@measure(
    "room",
    unit="m",
    lack="how deep the recess for knees under its counter is",
    stated=("SchoolCheck_Room.LowCounterKneeDepth",),
    only_stated=True,
)
def counter_knee_depth(subject: Subject) -> Quantity | Unknown:
    """Depth of the recess for knees under the low part of a counter or desk in the room, m.

    As SchoolCheck_Room.LowCounterKneeDepth declares, exact as declared, 0 for none; furniture is
    not looked at. Unknown when it is not declared. AD M 3.6(d).
    """
    return _length(subject, "LowCounterKneeDepth", "the depth of the recess under the counter")


def said_of(
    subject: Subject,
    standing: Standing,
    speaks: Callable[[str], bool],
    *,
    lack: str,
    ask: str,
    kinds: bool = False,
) -> Truth | Unknown:
    """Whether a room is said to have something, by its properties or by what stands in it.

    `speaks` tells whether words speak of it. With `kinds` a property that names a kind is a yes.
    """
    said = [each for each in subject.element.properties if speaks(each.name)]
    things = [each for each in standing.get(subject.id, ()) if speaks(words_of(each))]
    if not said and not things:
        return Unknown(missing=(lack,), ask=ask)
    answers = [_answer(each, kinds=kinds) for each in said] + [frozenset({True}) for _ in things]
    steps = [f"{each.group}.{each.name}: {each.value}" for each in said]
    steps += [f"in the room: {each.ref.name or each.ref.ifc_class}" for each in things]
    return Truth(
        possible=frozenset().union(*answers),
        origin="declared",
        method="properties of the room and things in it that are named so",
        steps=tuple(steps),
        evidence=_drawn(subject),
    )


def _calls_from_refuge(words: str) -> bool:
    """Whether words speak of a call point at a refuge, not of the place where its calls arrive."""
    return bool(_CALL.search(words)) and not _CENTRAL.search(words)


def _marks_refuge(words: str) -> bool:
    """Whether words speak of a refuge right there; its master station hangs somewhere else."""
    return bool(_REFUGE.search(words)) and not _CENTRAL.search(words)


def _drawn(subject: Subject) -> tuple[Evidence, ...]:
    """The room itself: what is declared of it shows nowhere in it."""
    shape = subject.element.shape
    if shape is None or shape.source.problem:
        return ()
    return outline(shape.footprint, storey=subject.ref.storey, role="context", label="this room")


def words_of(element: Element) -> str:
    """All that an element is called by, in one line."""
    texts = (
        element.ref.name,
        element.ref.long_name,
        element.type_name,
        element.object_type,
        element.description,
    )
    return " | ".join(text for text in texts if text).replace("_", " ")


def _answer(said: Property, *, kinds: bool) -> frozenset[bool]:
    told = yes_or_no(said)
    if told is not None:
        return frozenset({told})
    if isinstance(said.value, str):
        return frozenset({True} if kinds and said.value.strip() else {True, False})
    return frozenset({said.value > 0.0})
