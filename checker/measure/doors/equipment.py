"""What doors are said to have: drives, closers, locks, vision panels, handles and their heights."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from checker.measure.doors.declared import OURS
from checker.measure.doors.estimate import mm
from checker.measure.doors.kinds import DOORS
from checker.measure.doors.operation import motion
from checker.measure.evidence import where_it_is
from checker.measure.registry import measure
from checker.measure.stated import length, yes_or_no
from checker.measure.subjects import Subject
from checker.model import Door, Property
from checker.results.values import Measured, Truth, Unknown, exactly, surely

_BOTH = frozenset({True, False})
_POWERED = re.compile(r"(?i)\b(automatic|automated|auto|powered|power[- ]operated|motori[sz]ed)\b")
_FIRE = re.compile(r"(?i)\bFD ?\d{2,3}S?\b|\bfire[- ](rated )?door\b")
_MINUTES = re.compile(r"[1-9]\d")
_UNRATED = frozenset({"0", "none", "no", "n/a", "na", "not rated", "unrated", "nfr", "false"})
_PANEL = ("VisionPanel", "HasVisionPanel")
_PANE = 0.012
_SMALL = 0.5
_MM = 0.001


@measure(
    *DOORS,
    value="truth",
    lack="whether the door is powered",
    ask="State Pset_DoorCommon.HasDrive or SchoolCheck_Door.Powered.",
    stated=(
        "Pset_DoorCommon.HasDrive",
        "SchoolCheck_Door.Powered",
    ),
)
def is_powered(subject: Subject) -> Truth:
    """Whether a drive opens the door.

    As `HasDrive` or ours `Powered` says, or a name that calls it automatic or powered. Open when
    nothing tells, and when the property and the name contradict each other; never Unknown. Source:
    Pset_DoorCommon, SchoolCheck_Door. AD M 2.17(b) is for manual doors.
    """
    door: Door = subject.element
    stated = _stated(door, ("Powered", "IsPowered", "HasDrive"))
    return _settled(stated, shown=_named(door, _POWERED), nothing="neither drive nor name tells")


@measure(
    *DOORS,
    value="truth",
    lack="whether the door closes by itself",
    ask="State Pset_DoorCommon.SelfClosing.",
    stated=("Pset_DoorCommon.SelfClosing",),
    only_stated=True,
)
def self_closing(subject: Subject) -> Truth:
    """Whether the door has a closer.

    As `SelfClosing` declares. Open when nothing tells; never Unknown. Source: Pset_DoorCommon, for
    AD M 3.10(k); ADA 404.2.4.
    """
    stated = _stated(subject.element, ("SelfClosing",))
    return _settled(stated, nothing="SelfClosing is not stated")


@measure(
    *DOORS,
    value="truth",
    lack="whether the door has a vision panel in the zone that counts",
    ask="State SchoolCheck_Door.VisionPanel (yes when the panel lies in the zone that counts).",
    stated=("SchoolCheck_Door.VisionPanel",),
)
def has_vision_panel(subject: Subject) -> Truth:
    """Whether one can see through the door where it counts, as `VisionPanel` (ours) declares.

    Glass alone does not say at what height it is, and `GlazingAreaFraction` is 0 in doors whose
    panes are modelled: both are told in the steps and settle nothing. Open when nothing tells;
    never Unknown. Source: SchoolCheck_Door, for AD M 3.10(h), AD K 10.1(a).
    """
    door: Door = subject.element
    found = _settled(_stated(door, _PANEL), nothing="no vision panel is stated")
    glass = door.property("GlazingAreaFraction")
    steps = [f"GlazingAreaFraction is {glass.value}"] if glass is not None else []
    return replace(found, steps=(*found.steps, *steps, *_panes(door)))


@measure(
    *DOORS,
    value="truth",
    lack="whether the door is a fire door",
    ask="State Pset_DoorCommon.FireRating (such as FD30S, or none).",
    stated=("Pset_DoorCommon.FireRating",),
)
def is_fire_door(subject: Subject) -> Truth:
    """Whether the door holds back fire: by its `FireRating`, ours `FireDoor`, or a name with FD30.

    A rating with a number of minutes is a yes, one of none or 0 a no, other words tell nothing.
    Open when nothing tells, and when rating and name contradict each other; never Unknown. Source:
    Pset_DoorCommon, SchoolCheck_Door, for AD M 3.10(k).
    """
    door: Door = subject.element
    stated = _stated(door, ("FireDoor", "IsFireDoor")) or _rated(door)
    return _settled(stated, shown=_named(door, _FIRE), nothing="FireRating is not stated")


@measure(
    *DOORS,
    value="truth",
    lack="whether the door can be locked from outside",
    ask="State SchoolCheck_Door.LockableFromOutside.",
    stated=("SchoolCheck_Door.LockableFromOutside",),
    only_stated=True,
)
def lockable_from_outside(subject: Subject) -> Measured:
    """Whether someone outside can lock the door.

    As ours `LockableFromOutside` declares. Unknown when it is not declared. Source:
    SchoolCheck_Door, for bases that are no sanction (schools/A08).
    """
    return told_of(subject, "LockableFromOutside", "whether the door can be locked from outside")


@measure(
    *DOORS,
    value="truth",
    lack="whether the door can always be opened from inside",
    ask="State SchoolCheck_Door.OpensFromInside.",
    stated=("SchoolCheck_Door.OpensFromInside",),
    only_stated=True,
)
def opens_from_inside(subject: Subject) -> Measured:
    """Whether a pupil inside can always open it.

    As ours `OpensFromInside` declares: a calm room that is locked is a room to be shut in. Unknown
    when it is not declared. Source: SchoolCheck_Door, for schools/A18.
    """
    return told_of(subject, "OpensFromInside", "whether the door can always be opened from inside")


@measure(
    *DOORS,
    value="truth",
    lack="whether the door revolves",
    ask="State the OperationType of the door.",
)
def is_revolving(subject: Subject) -> Truth:
    """Whether the door revolves.

    From its operation. Open when that is not stated; never Unknown. Source: IfcDoor.OperationType,
    for AD M 2.20, ADA 404.2.1.
    """
    moves = motion(subject.element)
    possible = {kind == "revolving" for kind in moves.kinds}
    return Truth(
        possible=frozenset(possible),
        origin="declared" if moves.sure else "assumed",
        method="operation" if moves.sure else "the operation is not stated",
    )


@measure(*DOORS, unit="m", stated=("SchoolCheck_Door.HandleHeight",), only_stated=True)
def handle_height(subject: Subject) -> Measured:
    """Height of the handle above the floor, m.

    As `HandleHeight` declares, exact as declared; the body is not looked at. Unknown when it is not
    declared. Source: the model's property sets, for ADA 404.2.7.
    """
    return length_of(subject, ("HandleHeight", "Handle Height"), "the height of the handle")


@measure(*DOORS, unit="m", stated=("SchoolCheck_Door.VisionPanelSill",), only_stated=True)
def vision_panel_sill(subject: Subject) -> Measured:
    """Height of the lowest glass above the floor, m.

    As ours `VisionPanelSill` declares, exact as declared; the body is not looked at. Unknown when
    it is not declared. Source: SchoolCheck_Door, for ADA 404.2.11, AD M 3.10(h).
    """
    return length_of(subject, ("VisionPanelSill",), "the height of the lowest glass")


@measure(*DOORS, unit="N", stated=("SchoolCheck_Door.OpeningForceInitial",), only_stated=True)
def opening_force(subject: Subject) -> Measured:
    """Force to begin to open the door, N.

    As `OpeningForceInitial` or `OpeningForce` declares, exact as declared: a model does not show
    it. Unknown when it is not declared. AD M 2.17(a), 3.10(a), ADA 404.2.9.
    """
    return figure_of(subject, ("OpeningForceInitial", "OpeningForce"), "N", "the opening force")


@measure(*DOORS, unit="N", stated=("SchoolCheck_Door.OpeningForceLater",), only_stated=True)
def opening_force_later(subject: Subject) -> Measured:
    """Force to open the door further, N.

    That between 30 and 60 degrees, as `OpeningForceLater` declares, exact as declared. Unknown when
    it is not declared. AD M 2.17(a), 3.10(a).
    """
    return figure_of(subject, ("OpeningForceLater",), "N", "the force to open it further")


@measure(*DOORS, unit="s", stated=("SchoolCheck_Door.ClosingTime",), only_stated=True)
def closing_time(subject: Subject) -> Measured:
    """Seconds in which the closer shuts the door.

    As the property `ClosingTime` declares, exact as declared. Unknown when it is not declared. ADA
    404.2.8.
    """
    return figure_of(subject, ("ClosingTime",), "s", "the time in which the door closes")


def small_length(prop: Property) -> float | None:
    """A length of up to half a metre, in metres; plain numbers above that are millimetres.

    >>> small_length(Property(group="g", name="ThresholdHeight", value=15.0))
    0.015
    """
    value = prop.value
    if isinstance(value, (bool, str)) or not 0 <= value < float("inf"):
        return None
    return round(value * _MM, 6) if value > _SMALL else float(value)


def vision_panel_stated(door: Door) -> bool | None:
    """Whether the door is said to have a vision panel; nothing where it is not said."""
    stated = _stated(door, _PANEL)
    return stated.value if stated else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """A yes or no, and where it stands."""

    value: bool
    where: str


def _stated(door: Door, names: Iterable[str]) -> _Stated | None:
    """The first of these properties that is a yes or no, ours before others."""
    found = [
        (prop.group != OURS, prop.inherited, order, prop)
        for order, name in enumerate(names)
        for prop in door.properties
        if prop.name.casefold() == name.casefold() and yes_or_no(prop) is not None
    ]
    if not found:
        return None
    prop = min(found, key=lambda each: each[:3])[3]
    return _Stated(value=bool(yes_or_no(prop)), where=_where(prop))


def _rated(door: Door) -> _Stated | None:
    """A rating counts when it holds minutes or says none: templates leave mere words there."""
    prop = door.property("FireRating")
    text = str(prop.value).strip().casefold() if prop is not None else ""
    if _MINUTES.search(text):
        return _Stated(value=True, where=_where(prop))
    return _Stated(value=False, where=_where(prop)) if text in _UNRATED else None


def _named(door: Door, words: re.Pattern[str]) -> _Stated | None:
    texts = (door.type_name, door.object_type, door.ref.name, door.description)
    found = next((match for text in texts if (match := words.search(text))), None)
    return _Stated(value=True, where=f"called {found.group()!r}") if found else None


def _settled(stated: _Stated | None, *, shown: _Stated | None = None, nothing: str) -> Truth:
    """What is stated, what the name shows, or either where they differ or nothing tells."""
    told = [each for each in (stated, shown) if each is not None]
    if not told:
        return Truth(possible=_BOTH, origin="assumed", method=nothing)
    possible = frozenset(each.value for each in told)
    return Truth(
        possible=possible,
        origin="declared",
        method=told[0].where,
        steps=tuple(f"{each.where}: {'yes' if each.value else 'no'}" for each in told)
        if len(possible) > 1
        else (),
    )


def _panes(door: Door) -> list[str]:
    """Panes in the body: thin, and within its outline on all sides."""
    wide = [side for box in door.solids for side in box.x]
    panes = [
        box
        for box in door.solids
        if box.y[1] - box.y[0] <= _PANE and min(wide) < box.x[0] and box.x[1] < max(wide)
    ]
    return [f"a pane is modelled from {mm(box.z[0])} to {mm(box.z[1])}" for box in panes[:2]]


def told_of(subject: Subject, name: str, lack: str) -> Measured:
    """The yes or no that a property of the door states; Unknown without it."""
    stated = _stated(subject.element, (name,))
    if stated is None:
        return Unknown(missing=(lack,), ask=f"State {OURS}.{name}.")
    found = surely(stated.value, origin="declared", method=stated.where)
    return replace(found, evidence=where_it_is(subject))


def length_of(subject: Subject, names: tuple[str, ...], lack: str) -> Measured:
    """The length that a property of the door states, ours first; Unknown without it."""
    prop = subject.element.property(*names, group=OURS) or subject.element.property(*names)
    value = length(prop) if prop is not None else None
    if prop is None or value is None:
        return Unknown(missing=(lack,), ask=f"State {OURS}.{names[0]} (mm).")
    return exactly(value, "m", origin="declared", method=_where(prop))


def figure_of(subject: Subject, names: tuple[str, ...], unit: str, lack: str) -> Measured:
    """The figure over 0 that a property of the door states; Unknown without it."""
    prop = subject.element.property(*names, group=OURS) or subject.element.property(*names)
    value = prop.value if prop is not None else None
    if prop is None or isinstance(value, (bool, str, type(None))) or not 0 < value < float("inf"):
        return Unknown(missing=(lack,), ask=f"State {OURS}.{names[0]} ({unit}).")
    return exactly(float(value), unit, origin="declared", method=_where(prop))


def _where(prop: Property | None) -> str:
    return f"{prop.group}.{prop.name}" if prop is not None else ""
