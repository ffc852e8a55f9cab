"""What is said of a lift and cannot be seen in a model: its controls, mirror, rail, and its use."""

from functools import partial

from checker.measure.registry import measure
from checker.measure.stated import stated_length, stated_truth
from checker.measure.subjects import Subject
from checker.results.values import Choice, Quantity, Truth, Unknown, one_of

OURS = "SchoolCheck_Lift"
_truth, _length = partial(stated_truth, group=OURS), partial(stated_length, group=OURS)
ACCOMPANIED, ALONE = USES = ("accompanied", "alone")


@measure(
    "lift",
    value="choice",
    choices=USES,
    lack="whether people travel on it accompanied",
    ask="State PlatformUse (accompanied or alone) in SchoolCheck_Lift.",
    stated=("SchoolCheck_Lift.PlatformUse",),
    only_stated=True,
)
def platform_use(subject: Subject) -> Choice:
    """Whether people travel on a lifting platform accompanied or always alone.

    As SchoolCheck_Lift.PlatformUse declares; open where it does not, never Unknown. AD M 3.43(g).
    """
    prop = subject.element.property("PlatformUse", group=OURS)
    word = str(prop.value).strip().casefold() if prop else ""
    if word in USES:
        return one_of(word, origin="declared", method=f"{OURS}.PlatformUse")
    return one_of(*USES, origin="assumed", method="no use is declared")


@measure(
    "lift",
    value="truth",
    lack="whether a liftway encloses it",
    ask="State Enclosed in SchoolCheck_Lift.",
    stated=("SchoolCheck_Lift.Enclosed",),
    only_stated=True,
)
def is_enclosed(subject: Subject) -> Truth:
    """Whether a lifting platform travels in an enclosure of its own, the liftway.

    As SchoolCheck_Lift.Enclosed declares; open where it does not: a shaft room may be open above.
    Never Unknown. AD M 3.43(b), (g).
    """
    return _truth(subject, "Enclosed")


@measure(
    "lift",
    value="truth",
    lack="whether there is a mirror in its car",
    ask="State Mirror in SchoolCheck_Lift.",
    stated=("SchoolCheck_Lift.Mirror",),
    only_stated=True,
)
def has_mirror(subject: Subject) -> Truth:
    """Whether a mirror in the car shows who backs out what lies behind.

    As SchoolCheck_Lift.Mirror declares; open where it does not, never Unknown. AD M 3.34(d).
    """
    return _truth(subject, "Mirror")


@measure(
    "lift",
    unit="m",
    lack="how low its controls begin",
    ask="State CarControlsLowest in SchoolCheck_Lift.",
    stated=("SchoolCheck_Lift.CarControlsLowest",),
    only_stated=True,
)
def lowest_car_control(subject: Subject) -> Quantity | Unknown:
    """Height of the lowest control in the car over its floor, metres.

    As SchoolCheck_Lift.CarControlsLowest declares, exact as declared; Unknown where it does not.
    AD M 3.34(g), 3.43(d).
    """
    return _length(subject, "CarControlsLowest", "the height of the lowest control in the car")


@measure(
    "lift",
    unit="m",
    lack="how high its controls reach",
    ask="State CarControlsHighest in SchoolCheck_Lift.",
    stated=("SchoolCheck_Lift.CarControlsHighest",),
    only_stated=True,
)
def highest_car_control(subject: Subject) -> Quantity | Unknown:
    """Height of the highest control in the car over its floor, metres.

    As SchoolCheck_Lift.CarControlsHighest declares, exact as declared; Unknown where it does not.
    AD M 3.34(g), 3.43(d).
    """
    return _length(subject, "CarControlsHighest", "the height of the highest control in the car")


@measure(
    "lift",
    unit="m",
    lack="how far its controls are from the corner of the car",
    ask="State CarControlsFromWall in SchoolCheck_Lift.",
    stated=("SchoolCheck_Lift.CarControlsFromWall",),
    only_stated=True,
)
def car_controls_from_wall(subject: Subject) -> Quantity | Unknown:
    """Distance of the controls in the car from the wall that meets theirs, metres.

    As SchoolCheck_Lift.CarControlsFromWall declares, exact as declared; Unknown where it does not.
    AD M 3.34(g), 3.43(d).
    """
    return _length(subject, "CarControlsFromWall", "how far the controls are from the return wall")


@measure(
    "lift",
    unit="m",
    lack="how low its landing buttons are",
    ask="State LandingButtonsLowest in SchoolCheck_Lift.",
    stated=("SchoolCheck_Lift.LandingButtonsLowest",),
    only_stated=True,
)
def lowest_landing_button(subject: Subject) -> Quantity | Unknown:
    """Height of the lowest call button on the landings over the floor, metres.

    As SchoolCheck_Lift.LandingButtonsLowest declares, exact as declared; Unknown where it does not.
    AD M 3.34(h).
    """
    return _length(subject, "LandingButtonsLowest", "the height of the lowest landing button")


@measure(
    "lift",
    unit="m",
    lack="how high its landing buttons are",
    ask="State LandingButtonsHighest in SchoolCheck_Lift.",
    stated=("SchoolCheck_Lift.LandingButtonsHighest",),
    only_stated=True,
)
def highest_landing_button(subject: Subject) -> Quantity | Unknown:
    """Height of the highest call button on the landings over the floor, metres.

    As SchoolCheck_Lift.LandingButtonsHighest declares, exact as declared; Unknown where it does
    not. AD M 3.34(h).
    """
    return _length(subject, "LandingButtonsHighest", "the height of the highest landing button")


@measure(
    "lift",
    unit="m",
    lack="how far its landing buttons are from a corner",
    ask="State LandingButtonsFromWall in SchoolCheck_Lift.",
    stated=("SchoolCheck_Lift.LandingButtonsFromWall",),
    only_stated=True,
)
def landing_buttons_from_wall(subject: Subject) -> Quantity | Unknown:
    """Distance of the call buttons on the landings from the wall that meets theirs, metres.

    As SchoolCheck_Lift.LandingButtonsFromWall declares, exact as declared; Unknown where it does
    not. AD M 3.28(b).
    """
    return _length(subject, "LandingButtonsFromWall", "how far the buttons are from a return wall")


@measure(
    "lift",
    unit="m",
    lack="how high the rail in its car is",
    ask="State CarHandrailHeight in SchoolCheck_Lift.",
    stated=("SchoolCheck_Lift.CarHandrailHeight",),
    only_stated=True,
)
def car_handrail_height(subject: Subject) -> Quantity | Unknown:
    """Height of the handrail in the car over its floor, metres.

    As SchoolCheck_Lift.CarHandrailHeight declares, exact as declared; Unknown where it does not.
    AD M 3.28(f).
    """
    return _length(subject, "CarHandrailHeight", "the height of a handrail in the car")
