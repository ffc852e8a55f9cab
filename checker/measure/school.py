"""The school as a whole: pupils, classes, phase, works, storeys, needs and targets."""

from collections.abc import Mapping

from checker.brief import FEWEST_SHOWN, Brief
from checker.measure.bodies import plan_of
from checker.measure.groups import BaseFacts
from checker.measure.lifts.kind import GOODS
from checker.measure.registry import measure
from checker.measure.storeys_used import StoreysInUse
from checker.model import Room, School
from checker.results.values import Choice, Quantity, Truth, Unknown, exactly, one_of, surely

_FILL = "Fill in schoolcheck.yaml, for example"
_PHASES = ("nursery", "primary", "secondary", "all-through", "special", "post-16")
_ASK_STOREYS = "Assign rooms to storeys (IfcBuildingStorey) and export them."
_WORKS = ("new", "extension", "refurbishment")


@measure("school", unit="count")
def pupils(brief: Brief) -> Quantity | Unknown:
    """Pupils on roll.

    As the brief states, exact. Unknown unless it does. Source: the brief.
    """
    return _count(brief.school.pupils, "pupils", like=420)


@measure("school", unit="count")
def classes(brief: Brief) -> Quantity | Unknown:
    """Number of classes.

    As the brief states, exact. Unknown unless it does. Source: the brief.
    """
    return _count(brief.school.classes, "classes", like=14)


@measure("school", value="choice", choices=_PHASES, lack="the school's phase")
def phase(brief: Brief) -> Choice | Unknown:
    """Phase of education.

    As the brief states. Unknown unless it does. Source: the brief.
    """
    return _word(brief.school.phase, "phase", like="primary")


@measure("school", value="truth", lack="whether pupils of eleven and over go there")
def has_pupils_from_eleven(brief: Brief) -> Truth | Unknown:
    """Whether pupils who were eleven or over when the school year began go to the school.

    From the phase in the brief: yes for secondary, all-through and post-16, no for nursery and
    primary, open for special, whose pupils may be of any age. Unknown without a phase. Source: the
    brief, for School Premises Regulations 4(3) (schools/F09).
    """
    if not brief.school.phase:
        return Unknown(missing=("the school's phase",), ask=f"{_FILL} school: {{phase: primary}}.")
    young = brief.school.phase in {"nursery", "primary"}
    any_age = brief.school.phase == "special"
    return Truth(
        possible=frozenset({True, False} if any_age else {not young}),
        origin="declared",
        method=f"brief: {brief.school.phase}",
    )


@measure("school", value="choice", choices=_WORKS)
def works(brief: Brief) -> Choice | Unknown:
    """Whether the school is new, extended or refurbished.

    As the brief states. Unknown unless it does. Source: the brief.
    """
    return _word(brief.school.works, "works", like="new")


@measure("school", value="choice", name="name")
def school_name(school: School, brief: Brief) -> Choice | Unknown:
    """The school's name.

    As the brief states, else as the project of the model is called. Unknown without either. Source:
    the brief, IfcProject.
    """
    found = brief.school.name or school.name
    if not found:
        return Unknown(missing=("the school's name",), ask=f"{_FILL} school: {{name: Oakfield}}.")
    return one_of(found, origin="declared", method="brief or project name")


@measure("school", unit="count")
def storeys(school: School, storeys_in_use: StoreysInUse) -> Quantity | Unknown:
    """Number of storeys that hold rooms which people use.

    Counted by where rooms are filed, outdoor places left out; exact. Storeys less than 1 m apart,
    such as a structural and a finished floor, are one. A storey with plant rooms and
    nothing else but corridors, stairs and shafts is not counted; an interval where it is open
    whether its rooms are plant, and when some rooms stand on no storey of the model. Unknown when
    all do. Source: the model's spatial structure.
    """
    known = {storey.id for storey in school.storeys}
    rooms = [room for room in school.rooms if not room.is_external]
    holding = storeys_in_use.floors_of({room.storey_id for room in rooms} & known)
    lost = sum(room.storey_id not in known for room in rooms)
    if lost and not holding:
        return Unknown(missing=("the storeys of the building",), ask=_ASK_STOREYS)
    return Quantity(
        low=float(len(holding & storeys_in_use.sure)),
        high=float(len(holding & storeys_in_use.maybe) + lost),
        unit="count",
        method="storeys that hold rooms people use",
    )


@measure("school", unit="count")
def lifts(
    school: School,
    lift_kinds: Mapping[str, frozenset[str]],
    lost_lift_rooms: tuple[Room, ...],
) -> Quantity:
    """Number of lifts for people: passenger lifts, lifting platforms and stairlifts.

    Lifts as modelled and stacks of rooms that are surely lifts; goods lifts and hoists are left
    out. Exact; an interval where one may be either, with lift rooms that have no plan, each of
    which may be of a shaft that is counted, and with lifts that have none, each of which may stand
    in one. Never Unknown. Source: IfcTransportElement, recipe G8.
    """
    for_people = {id_: kinds for id_, kinds in lift_kinds.items() if kinds != {GOODS}}
    sure = {id_ for id_, kinds in for_people.items() if GOODS not in kinds}
    shafts = sure - {each.id for each in school.lifts}
    lost = sum(plan_of(each) is None for each in school.lifts)
    return Quantity(
        low=float(len(sure) - min(lost, len(shafts))),
        high=float(len(for_people) + len(lost_lift_rooms)),
        unit="count",
        method="lifts in the model that carry people",
    )


@measure("school", value="truth")
def has_base(bases: Mapping[str, BaseFacts]) -> Truth:
    """Whether the school has an inclusion base: one in the brief, or a zone that is named so.

    A base that the brief names and the model does not hold leaves it open; never Unknown. Source:
    the brief, IfcZone (schools/A03, D25).
    """
    if any(not found.lost for found in bases.values()):
        because = next(found.because for found in bases.values() if not found.lost)
        return surely(True, origin="declared", method=because)
    if bases:
        return Truth(
            possible=frozenset({True, False}),
            origin="declared",
            method="the brief names a base that the model does not hold",
        )
    return surely(False, origin="derived", method="no zone is named so and the brief has none")


@measure("school", unit="count", name="places")
def base_places(bases: Mapping[str, BaseFacts]) -> Quantity | Unknown:
    """Places in all inclusion bases together.

    The sum of what the brief states for each, exact. Unknown unless it states them for all. Source:
    the brief.
    """
    stated = [found.stated.places if found.stated else None for found in bases.values()]
    known = [places for places in stated if places is not None]
    if not known or len(known) < len(stated):
        return Unknown(
            missing=("the number of places in each base",),
            ask="Say places for every base in schoolcheck.yaml, under bases.",
        )
    return exactly(float(sum(known)), "count", origin="declared", method="brief")


@measure("school", unit="count")
def pupils_with(brief: Brief, *, need: str = "") -> Quantity | Unknown:
    """Pupils with a `need` (autism, SEMH, SLCN ...) to plan for.

    As the brief's need profile states, exact; one to four count as five, because a figure that is
    worked out from them would tell how few they are. Unknown unless it has that need. Source: the
    brief.
    """
    counts = {key.casefold(): count for key, count in brief.need_profile.items()}
    count = counts.get(need.casefold())
    if count is None:
        return Unknown(
            missing=(f"the number of pupils with {need or 'a need'}",),
            ask=f"{_FILL} need_profile: {{autism: 18, PD: 6}}, with each need that is missing.",
        )
    planned = max(count, FEWEST_SHOWN) if count else 0
    return exactly(float(planned), "count", origin="declared", method="need profile of the brief")


@measure("school", unit="ratio")
def target(brief: Brief, *, name: str = "") -> Quantity | Unknown:
    """A figure that the project set itself, by `name`.

    As the targets of the brief state, exact. Unknown unless they have it. Source: the brief.
    """
    figure = brief.targets.get(name)
    if figure is None:
        words = name.replace("_", " ").replace(" m2 ", " space in m2 ")
        return Unknown(
            missing=(f"this project's target for {words}",),
            ask=f"Set a figure of your own in schoolcheck.yaml: targets: {{{name}: ...}}.",
        )
    return exactly(float(figure), "ratio", origin="declared", method="targets of the brief")


def _count(figure: int | None, word: str, *, like: int) -> Quantity | Unknown:
    if figure is None:
        ask = f"{_FILL} school: {{{word}: {like}}}."
        return Unknown(missing=(f"the number of {word}",), ask=ask)
    return exactly(float(figure), "count", origin="declared", method="brief")


def _word(found: str | None, word: str, *, like: str) -> Choice | Unknown:
    if found is None:
        ask = f"{_FILL} school: {{{word}: {like}}}."
        return Unknown(missing=(f"the school's {word}",), ask=ask)
    return one_of(found, origin="declared", method="brief")
