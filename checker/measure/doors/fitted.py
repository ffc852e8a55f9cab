"""What doors are fitted with that no model shows: controls, hold-open devices, marks on glass."""

from checker.measure.doors.declared import OURS
from checker.measure.doors.equipment import figure_of, length_of, told_of
from checker.measure.doors.kinds import DOORS
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Measured, Quantity, Truth, Unknown, surely

_HOLDS_NOT = frozenset({"none", "no", "false", "0", "n/a", "na", "not held open"})
_SAYS_NOTHING = frozenset({"", "tbc", "undefined", "unknown", "notdefined", "userdefined"})
_GLASS = "whether and how far the door is of glass"


@measure(
    *DOORS,
    unit="m",
    lack="how high the controls of the drive are",
    stated=("SchoolCheck_Door.ControlHeight",),
    only_stated=True,
)
def control_height(subject: Subject) -> Measured:
    """Height above the floor of the controls that open a powered door, m.

    As ours `ControlHeight` declares, exact as declared. Unknown when it is not declared. AD M
    2.21(g).
    """
    return length_of(subject, ("ControlHeight",), "the height of the controls that open the door")


@measure(
    *DOORS,
    unit="m",
    lack="how far the controls of the drive are set back",
    stated=("SchoolCheck_Door.ControlSetback",),
    only_stated=True,
)
def control_setback(subject: Subject) -> Measured:
    """How far the controls of a powered door stand back from the leading edge of its open leaf, m.

    As ours `ControlSetback` declares, exact as declared. Unknown when it is not declared. AD M
    2.21(g).
    """
    return length_of(subject, ("ControlSetback",), "how far the controls are set back")


@measure(
    *DOORS,
    value="truth",
    lack="whether there is cover from the weather",
    stated=("SchoolCheck_Door.WeatherCover",),
    only_stated=True,
)
def has_weather_cover(subject: Subject) -> Measured:
    """Whether somebody who opens the door from outside is covered from the weather.

    As ours `WeatherCover` declares; canopies and roofs are not looked at. Unknown when it is not
    declared. Source: SchoolCheck_Door, for AD M 2.7(g).
    """
    return told_of(subject, "WeatherCover", "whether there is cover from the weather outside")


@measure(
    *DOORS,
    value="truth",
    lack="whether it is held open or free to swing",
    stated=("SchoolCheck_Door.HoldOpenDevice",),
    only_stated=True,
)
def is_held_open(subject: Subject) -> Truth | Unknown:
    """Whether a device holds the door open, or leaves it free to swing, until there is an alarm.

    As ours `HoldOpenDevice` declares: a kind of device, yes, or none. Unknown when it is not
    declared. Source: SchoolCheck_Door, for AD M 3.10(k), (l).
    """
    prop = subject.element.property("HoldOpenDevice")
    word = str(prop.value).strip().casefold() if prop is not None else ""
    if prop is None or word in _SAYS_NOTHING:
        return Unknown(
            missing=("whether a device holds the door open until there is an alarm",),
            ask=f"State {OURS}.HoldOpenDevice (electromagnetic, swing free or none).",
        )
    return surely(
        word not in _HOLDS_NOT, origin="declared", method=f"{prop.group}.{prop.name}: {prop.value}"
    )


@measure(
    *DOORS,
    unit="ratio",
    lack=_GLASS,
    stated=("Pset_DoorCommon.GlazingAreaFraction",),
    only_stated=True,
)
def glass_share(subject: Subject) -> Quantity | Unknown:
    """Share of the door that is glass: 0 to 1.

    As `GlazingAreaFraction` declares, in per cent where it is over 1, exact as declared. Unknown
    when it is not declared, or is 0: tools write that where nobody said anything. Source:
    Pset_DoorCommon, for AD K 7.4.
    """
    lost = Unknown(missing=(_GLASS,), ask="State Pset_DoorCommon.GlazingAreaFraction (0 to 1).")
    found = figure_of(subject, ("GlazingAreaFraction",), "ratio", _GLASS)
    if not isinstance(found, Quantity) or found.high > 100.0:  # noqa: PLR2004 - per cent
        return lost
    share = found.high / 100.0 if found.high > 1.0 else found.high
    return Quantity(low=share, high=share, unit="ratio", origin="declared", method=found.method)


@measure(
    *DOORS,
    value="truth",
    lack="whether its glass is marked",
    stated=("SchoolCheck_Door.GlassMarked",),
    only_stated=True,
)
def has_glass_marks(subject: Subject) -> Measured:
    """Whether the glass of the door is marked at two heights, so that people see it.

    As ours `GlassMarked` declares. Unknown when it is not declared. Source: SchoolCheck_Door, for
    AD K 7.4.
    """
    return told_of(subject, "GlassMarked", "whether the glass is marked at 850-1000, 1400-1600 mm")
