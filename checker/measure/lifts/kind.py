"""What kind of lift it is, as said or named, and which kinds carry a wheelchair up and down."""

import re
from collections.abc import Callable, Mapping

from checker.measure.lifts.shafts import lifts_of
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import Lift, School
from checker.results.values import Choice, one_of
from checker.uses import RoomUses
from checker.uses.words import plain

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
_NO_PEOPLE = re.compile(
    r"\b(?:no|not|non|without|ohne|nicht|keine?) (?:\w+ )?(?:passenger|person)\w*"
)
_PASSENGER = (
    r"passenger|\bpersonen ?(?:lift|aufzu|und\b|u\b|[&+/])|fire ?(?:fight|service|lift)|feuerwehr"
)
_STAIRLIFT = (
    r"stairlift|(?<!wheel)(?<!wheel )chair ?lift|traplift|sitzlift|monte escalier|montascale"
    r"|stair climber|treppen ?(?:plattform|schraeg|sitz)? ?lift|inclined platform"
    r"|(?:platform|seat|curved|inclined|wheelchair) stair lift|stair lift with (?:platform|seat)"
)
_GOODS = (
    r"hoist(?!way|ing| ?beam| machine| rope)|\bgoods (?:platform )?(?:lift|hoist|elevator|only)"
    r"|dumb ?waiter|\bservice (?:lift|elevator)|lift(?:ing)? table|hubtisch|monte charge|montacar"
    r"|goederenlift|\b(?:food|document|book|car|vehicle) lift|\b(?:auto|bau)(?:lift|aufzu)"
    r"|(?:lasten|gueter|speisen?|essens?|waren|material|akten|buecher)(?: ?(?:lift|aufzu)| und )"
)
_PLATFORM = (
    r"platt?form ?(?:lift|elevator|aufzu)|(?:lifting|wheelchair|vertical) platform"
    r"|hublift|hebeplattform|step lift|senkrechtlift|hefplateau|rollstuhl ?(?:hebe|hub)"
    r"|plat[ae]forme? elev"
)
_PLACED = (
    r"\bgoods\b|\b(?:kitchen|bath|pool|patient|bin|refuse|waste|laundry|trolley|loading|bay) lift"
    r"|kuechen(?:lift|aufzu)"
)
_PERSONS, _STANDING = r"\bpersons?\b|\bpersonen", r"platt?[ae]?form"
_ANY = r"\blifts?(?![a-z])|elevator|aufzu|fahrstuhl|ascenseur|ascensor|лифт"
# The first whose patterns are all found says it. Words of two kinds leave it open, and so do words
# that tell of the place as well as of the kind: a stair lift, a kitchen lift, a stage lift.
_READINGS = tuple(
    (tuple(re.compile(pattern) for pattern in patterns), frozenset(kinds))
    for patterns, kinds in (
        ((_STAIRLIFT, _PASSENGER), {STAIRLIFT, LIFT}),
        ((_STAIRLIFT,), {STAIRLIFT}),
        ((_PLATFORM, _PASSENGER), {PLATFORM, LIFT}),
        ((r"hebebuehne|hubbuehne", _PASSENGER), {PLATFORM, LIFT}),
        ((_PASSENGER,), {LIFT}),
        ((r"\bstair(?:s|case|way)? lift|inclined lift|schraeg(?:lift|aufzu)",), {STAIRLIFT, LIFT}),
        ((_GOODS, _PLATFORM), {GOODS, PLATFORM}),
        ((_GOODS, _PERSONS), {GOODS, LIFT}),
        ((_GOODS,), {GOODS}),
        ((_PLATFORM,), {PLATFORM}),
        ((r"hebebuehne|hubbuehne|scissor|scherenlift",), {PLATFORM, GOODS}),
        ((_PLACED,), {GOODS, LIFT}),
        ((r"\bstage (?:lift|elevator)|buehnen(?:lift|aufzu)",), {GOODS, PLATFORM, LIFT}),
        ((_STANDING, _ANY), {PLATFORM, LIFT}),
        ((_STANDING,), {PLATFORM}),
        (
            (r"wheel ?chair|rollstuhl|behinderten|\b(?:access|disabled|(?:low|short) rise) lift",),
            {PLATFORM, LIFT},
        ),
        ((_ANY,), {LIFT}),
    )
)


@measure("lift", value="choice", choices=KINDS, stated=(_NAMED,))
def lift_kind(subject: Subject) -> Choice:
    """Whether it is a passenger lift, a lifting platform, a stairlift, or a goods lift or hoist.

    As SchoolCheck_Lift.LiftKind declares, else by its name, description and type: a hoist, a goods
    lift and lifting gear (so IFC calls it) carry no wheelchair, "lift" alone is a passenger lift,
    and so is a room that is surely called lift. Several where the words are of more than one kind,
    or may tell where it stands (a stair lift, a kitchen lift). A passenger lift or a platform where
    nothing speaks of either. Never Unknown. AD M 3.34, 3.43, 3.49 give each its sizes.
    """
    lift: Lift = subject.element
    stated = lift.property("LiftKind", group="SchoolCheck_Lift")
    said = str(stated.value).casefold() if stated is not None else ""
    if said in KINDS:
        return one_of(said, origin="declared", method=_NAMED)
    texts = (lift.ref.name, lift.ref.long_name, lift.description, lift.object_type, lift.type_name)
    named = _kinds_in((said, *texts))
    if lift.predefined_type in _HOISTING and (not named or LIFT in named):
        kinds = named | {GOODS}
        return Choice(possible=kinds, origin="derived", method="lifting gear, as the file calls it")
    if named or lift.ref.ifc_class == "IfcSpace":
        return one_of(*(named or {LIFT}), origin="derived", method=_BY_NAME)
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


def _kinds_in(texts: tuple[str, ...]) -> frozenset[str]:
    """The kinds that texts speak of, none where they speak of no lift; texts do not run on."""
    words = " ; ".join(re.sub(r"[\s_-]+", " ", plain(text)) for text in texts)
    words = _NO_PEOPLE.sub(" ", words)
    return next(
        (kinds for patterns, kinds in _READINGS if all(each.search(words) for each in patterns)),
        frozenset(),
    )
