"""What a landing belongs to, and whether flights go down from it as well as up."""

from collections.abc import Callable, Mapping, Sequence

from checker.geometry.edges import turned_round
from checker.measure.climbs.bare import BareFlights, bare_on, where_they_run
from checker.measure.climbs.flights import Climb
from checker.measure.climbs.landings import leads_onto
from checker.measure.climbs.landings_found import FoundLanding, FoundLandings
from checker.measure.evidence import outline
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import Element, Ramp, RampFlight, School
from checker.results.values import Choice, Quantity, Truth, Unknown
from checker.units import so_many

STAIR, RAMP, BOTH = WHOLES = ("stair", "ramp", "stair and ramp")
_ASK = "Export the landing with a body, and the flights that lead onto it."
_NO_BODY = Unknown(missing=("a body of the landing",), ask=_ASK)


@provider
def flights_at_landings(
    climbs: Sequence[Climb], landings_by_id: Mapping[str, FoundLanding]
) -> Mapping[str, tuple[tuple[Climb, ...], tuple[Climb, ...]]]:
    """The flights that arrive at each landing from below, and those that go on up from it."""
    return {
        id_: (
            tuple(each for each in climbs if leads_onto(each.head, each.high, landing)),
            tuple(
                each for each in climbs if leads_onto(turned_round(each.foot), each.low, landing)
            ),
        )
        for id_, landing in landings_by_id.items()
    }


AtLandings = Mapping[str, tuple[tuple[Climb, ...], tuple[Climb, ...]]]


@measure("landing", value="choice", choices=WHOLES, lack="what it belongs to", ask=_ASK)
def landing_of(
    subject: Subject,
    school: School,
    found_landings: FoundLandings,
    flights_at_landings: AtLandings,
    bare_flights: BareFlights,
) -> Choice:
    """Whether a landing is one of a stair, of a ramp, or of both.

    By the flights that lead onto it, from below and from above; where none is known to, by the
    stair or ramp that the model makes it part of. Open where a flight of the other kind on its
    storey has no body: it may lead there too. Never Unknown. AD M 1.26 and 1.33, AD K 1.20 and
    2.13 give each its own sizes.
    """
    below, above = flights_at_landings.get(subject.id, ((), ()))
    kinds = {climb.kind for climb in (*below, *above)}
    method = "flights that lead onto it" if kinds else "what the model makes it part of"
    if not kinds:
        ids = {each.element.id for each in found_landings["ramp"]}
        kinds = {"ramp" if subject.id in ids else "stair"}
    bare = bare_on(subject.element.storey_id, school, bare_flights)
    other = [each for each in bare if _kind(each) not in kinds]
    word = BOTH if len(kinds) > 1 else RAMP if "ramp" in kinds else STAIR
    return Choice(
        possible=frozenset({word, BOTH} if other else {word}),
        origin="derived",
        method=method,
        doubt=where_they_run(other) if other else None,
    )


def _kind(bare: Element) -> str:
    return "ramp" if isinstance(bare, Ramp | RampFlight) else "stair"


@measure("landing", value="truth", lack="whether flights go on from it", ask=_ASK)
def is_between_flights(
    subject: Subject,
    landings_by_id: Mapping[str, FoundLanding],
    flights_at_landings: AtLandings,
    bare_flights: BareFlights,
) -> Truth | Unknown:
    """Whether one flight arrives at a landing from below and another goes on up from it.

    A flight leads onto it where its end lies on it for half of its width, at its level to 50 mm.
    Open where no flight is known to, or where only one is whose ends are not sure, and
    where another flight has no body. Unknown without a body. AD M 1.26(i), AD K 2.13(b).
    """
    landing = landings_by_id.get(subject.id)
    if landing is None:
        return _NO_BODY
    below, above = flights_at_landings[subject.id]
    is_alone = bool(below or above) and all(climb.sure for climb in (*below, *above))
    bare = bare_flights.get(landing.whole.id, ())
    is_end = is_alone and not bare
    possible = {True} if below and above else {False} if is_end else {True, False}
    return Truth(
        possible=frozenset(possible),
        method="flights that lead onto it",
        steps=(f"{len(below)} from below, {len(above)} on up",),
        doubt=where_they_run(bare) if bare and len(possible) > 1 else None,
        evidence=outline(landing.area, storey=subject.ref.storey),
    )


@measure("ramp", unit="m", lack="how large its largest landing is", ask=_ASK, furniture="here")
def largest_landing_square(
    subject: Subject,
    ask: Callable[..., object],
    found_landings: FoundLandings,
    bare_flights: BareFlights,
) -> Quantity | Unknown:
    """Side of the largest square on any landing of a ramp, clear of door swings; 0 without one.

    Of each landing as `landing_square`, and as exact; floors are none. Unknown where a landing has
    no body that can be trusted, and where a flight without a body may hold one. AD M 1.26(j), AD K
    2.13(c).
    """
    if bare := bare_flights.get(subject.id):
        return where_they_run(bare)
    if any(each.shape is None for each in getattr(subject.element, "landings", ())):
        return _NO_BODY
    squares: list[Quantity] = []
    for found in found_landings["ramp"]:
        if found.whole.id != subject.id:
            continue
        landing = found.element
        value = ask(
            "landing_square",
            Subject(kind="landing", id=landing.id, ref=landing.ref, element=landing),
            may_overlap=(),
        )
        if not isinstance(value, Quantity):
            return _NO_BODY
        squares.append(value)
    largest = max(squares, key=lambda each: (each.high, each.low), default=None)
    return Quantity(
        low=max((each.low for each in squares), default=0.0),
        high=largest.high if largest else 0.0,
        unit="m",
        method="largest square on any of its landings",
        steps=(so_many(len(squares), "landing"),),
        evidence=largest.evidence if largest else (),
    )
