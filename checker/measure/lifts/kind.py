"""What kind of lift it is, as said or named, and which kinds carry a wheelchair up and down."""

import re
from collections.abc import Callable, Mapping

from checker.measure.lifts.shafts import lifts_of
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import Lift, School
from checker.results.values import Choice, one_of
from checker.uses import RoomUses

LIFT, PLATFORM, STAIRLIFT, GOODS = KINDS = (
    "passenger lift",
    "lifting platform",
    "stairlift",
    "goods lift or hoist",
)
CARRIES_WHEELS = frozenset({LIFT, PLATFORM})
"""A stairlift may: with a platform it does, with a seat it does not; models do not say which."""
_NAMED, _BY_NAME = "SchoolCheck_Lift.LiftKind", "its name and type"
_HOISTING = frozenset({"LIFTINGGEAR", "HAULINGGEAR"})
_PEOPLE = re.compile(r"passenger|person|fire[- ]?(?:fight|service|lift)", re.IGNORECASE)
_WORDS = {
    STAIRLIFT: r"stair ?lift|treppenlift|traplift",
    GOODS: r"hoist(?!way)|\bgoods\b|dumb ?waiter|\bservice (?:lift|elevator)|lift(?:ing)? table"
    r"|\b(?:food|kitchen|document|book|bath|pool|patient|car|vehicle)[- ]lift|hubtisch"
    r"|(?:lasten|güter|kleingüter|speisen)(?:auf|-)|monte[- ]charge|goederenlift|montacarichi",
    PLATFORM: r"platform|plattform|hublift|step lift|hefplateau|plateforme",
    LIFT: r"passenger|\blifts?\b|elevator|aufzug|fahrstuhl|personenlift|ascenseur|ascensor|лифт",
}
_KNOWN = {kind: re.compile(words, re.IGNORECASE) for kind, words in _WORDS.items()}


@measure("lift", value="choice", choices=KINDS, stated=(_NAMED,))
def lift_kind(subject: Subject) -> Choice:
    """Whether it is a passenger lift, a lifting platform, a stairlift, or a goods lift or hoist.

    As SchoolCheck_Lift.LiftKind declares, else by its name, description and type: a hoist, a goods
    lift and lifting gear (so IFC calls it) carry no wheelchair, "lift" alone is a passenger lift,
    and so is a room that is surely called lift. A passenger lift or a platform where nothing speaks
    of either. Never Unknown. AD M 3.34, 3.43, 3.49 give each its sizes.
    """
    lift: Lift = subject.element
    stated = lift.property("LiftKind", group="SchoolCheck_Lift")
    said = str(stated.value).casefold() if stated is not None else ""
    if said in KINDS:
        return one_of(said, origin="declared", method=_NAMED)
    texts = (lift.ref.name, lift.ref.long_name, lift.description, lift.object_type, lift.type_name)
    words = " ".join((said, *texts))
    named = next((kind for kind, known in _KNOWN.items() if known.search(words)), "")
    if named == GOODS and _PEOPLE.search(words):
        named = LIFT
    if lift.predefined_type in _HOISTING and named in ("", LIFT):
        kinds = frozenset({GOODS, *([LIFT] if named else [])})
        return Choice(possible=kinds, origin="derived", method="lifting gear, as the file calls it")
    if named or lift.ref.ifc_class == "IfcSpace":
        return one_of(named or LIFT, origin="derived", method=_BY_NAME)
    return Choice(
        possible=CARRIES_WHEELS, origin="assumed", method="nothing says which kind of lift it is"
    )


@provider
def lift_kinds(
    ask: Callable[..., Choice], school: School, uses: RoomUses
) -> Mapping[str, frozenset[str]]:
    """The kinds that each lift may be of, by its id."""
    every = (
        Subject(kind="lift", id=each.id, ref=each.ref, element=each)
        for each in lifts_of(school, uses)
    )
    return {each.id: ask("lift_kind", each).possible for each in every}
