"""One thing in a sound school is spoiled: no answer rules the truth out, and the rest stays put."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from checker.results.values import Unknown
from tests.pipeline.spoiled import (
    Measured,
    Point,
    Spoiling,
    Text,
    changed,
    sound,
    sound_text,
    spoiled,
    wrong,
)

pytestmark = pytest.mark.slow

FAR = "coordinates that are not numbers or absurdly far away"
CROSSED = "crosses itself"
NO_NUMBER = "figures that are no numbers"
ALONG = frozenset({
    "accessible_wc_below", "detour", "doors_on_the_way", "escape_distance",
    "farthest_travel_distance", "is_above_ground", "is_reachable", "landing_fits",
    "landing_space", "leading_edge_nib", "one_way_distance", "outdoor_distance",
    "passing_place_spacing", "passing_places", "reached_only_through",
    "rooms_cut_off", "rooms_passed", "seen_from_entrance", "sees_room", "straight_way_fits",
    "travel_distance", "turns_on_the_way", "upper_storeys_served",
})  # fmt: skip
"""What depends on floors and walls that lie far from who is asked."""
BESIDE = frozenset({
    "beside_use", "dead_end_length", "is_thoroughfare", "opens_onto_use", "outer_wall_length",
    "rooms_between", "shared_wall_length", "shares_wall_or_door_with", "shares_wall_with",
})  # fmt: skip
"""What depends on the room next door."""
STACKED = frozenset({
    "beside_use", "clear_height_under", "has_outer_wall", "has_window", "headroom",
    "is_above_use", "is_below_use", "is_external", "outdoor_door", "outer_wall_length",
    "rooms_between", "sill_height", "soffit_guard_needed", "window_area", "window_share",
})  # fmt: skip
"""What depends on rooms that may be next door, above, below or under a stair."""
TOTALS = frozenset({"Sample", "Level 00", "Level 01"})
SMALL = frozenset({"00-02", "00-02-D01"})
WC = frozenset({"00-03", "00-03-D01", "00-03-F01", "00-03-F02"})
DOORS = frozenset(f"00-{n}" for n in ("01-D01", "02-D01", "03-D01", "04-D01", "99-D01", "99-D02"))
BELOW = DOORS | WC | frozenset(f"00-{n}" for n in ("01", "02", "03", "04", "99"))
UPSTAIRS = frozenset(f"01-{n}" for n in ("01", "02", "03", "04", "99"))


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is spoiled, whose it is, words that the readiness table must have for it, and who else
    may change in any way, beside the ways that lead past it; all others may not change at all.
    """

    spoil: Spoiling
    who: str
    says: str
    near: frozenset[str] = frozenset()
    apart: frozenset[str] = ALONG


def far(name: str) -> Spoiling:
    return lambda text: text.move(name, "1.E300,0.,0.")


def figure(name: str, figure: str) -> Spoiling:
    return lambda text: text.move(name, f"{figure},0.,0.")


def bow(wide: float, deep: float) -> list[Point]:
    a, b = wide / 2, deep / 2
    return [(-a, -b), (a, b), (a, -b), (-a, b), (-a, -b)]


def crossing(name: str, wide: float, deep: float, at: str, tall: str = "2.8") -> Spoiling:
    """A body of the same extent as the sound one, whose outline crosses itself."""

    def spoil(text: Text) -> None:
        text.body(name, text.prism(text.outline(*bow(wide, deep)), at=at, depth=tall))

    return spoil


def flat(name: str, *points: Point) -> Spoiling:
    return lambda text: text.body(name, text.prism(text.outline(*points)))


def box(name: str, wide: str, deep: str, at: str, tall: str) -> Spoiling:
    return lambda text: text.body(name, text.prism(text.rectangle(wide, deep), at=at, depth=tall))


def turned(name: str, **axes: str) -> Spoiling:
    return lambda text: text.move(name, "0.,0.,0.", **axes)


ROOM = {
    "who": "00-02",
    "near": SMALL | {"L1"} | TOTALS,
    "apart": ALONG | STACKED | {"shared_wall_length"},
}
DESK = {"who": "00-99-F01", "near": DOORS | {"00-99"}}
TURNS = [n / 50_000 * math.tau for n in range(50_000)]
OVAL = [(0.7 * math.cos(turn), 0.35 * math.sin(turn)) for turn in TURNS]
LINE = [(-1.5, 0.0), (0.0, 0.0), (1.5, 0.0), (-1.5, 0.0)]
ROOMS = {
    "a room whose outline crosses itself": (crossing("00-02", 3.0, 4.0, "9.7,4.2,0."), CROSSED),
    "a room that is a line": (flat("00-02", *LINE), "no area"),
    "a room that is one point five times": (flat("00-02", *[(1.0, 1.0)] * 5), "no area"),
    "a room without height": (box("00-02", "3.", "4.", "9.7,4.2,0.", "0."), "no height"),
    "a room of 1e300": (box("00-02", "1.E300", "4.", "9.7,4.2,0.", "2.8"), FAR),
    "a room at 1e300": (far("00-02"), FAR),
    "a room at -NAN": (figure("00-02", "-NAN"), NO_NUMBER),
    "a room at NAN": (figure("00-02", "NAN"), NO_NUMBER),
    "a room at infinity": (figure("00-02", "INF"), NO_NUMBER),
    "a room at 1.E400": (figure("00-02", "1.E400"), NO_NUMBER),
    "a room whose upright has no length": (turned("00-02", axis="0.,0.,0."), "no length"),
    "a room that faces nowhere": (
        turned("00-02", axis="0.,0.,1.", ahead="0.,0.,0."),
        "no length",
    ),
}
DESKS = {
    "a desk at 1e300": (far("00-99-F01"), FAR),
    "a desk at NAN": (figure("00-99-F01", "NAN"), NO_NUMBER),
    "a desk at 1.#QNAN": (figure("00-99-F01", "1.#QNAN"), NO_NUMBER),
    "a desk of 1e300": (box("00-99-F01", "1.E300", "0.7", "0.,0.35,0.", "0.73"), FAR),
    "a desk that crosses itself": (
        crossing("00-99-F01", 1.4, 0.7, "0.,0.35,0.", "0.73"),
        CROSSED,
    ),
    "a desk that is a line": (flat("00-99-F01", *LINE), "no area"),
    "a desk without height": (box("00-99-F01", "1.4", "0.7", "0.,0.35,0.", "0."), "no height"),
    "a desk that faces nowhere": (turned("00-99-F01", ahead="0.,0.,0."), "no length"),
    "a desk with 50 000 corners in its outline": (
        lambda text: text.body("00-99-F01", text.prism(text.outline(*OVAL), depth="0.73")),
        "more than 20000",
    ),
}
CASES: dict[str, Case] = {
    **{name: Case(spoil=spoil, says=says, **ROOM) for name, (spoil, says) in ROOMS.items()},
    **{name: Case(spoil=spoil, says=says, **DESK) for name, (spoil, says) in DESKS.items()},
    "a corridor whose outline crosses itself": Case(
        spoil=crossing("00-99", 15.0, 2.0, "7.5,1.,0."),
        who="00-99",
        says=CROSSED,
        near=DOORS | {"00-99"} | TOTALS,
        apart=ALONG | BESIDE | STACKED,
    ),
    "a corridor at 1e300": Case(
        spoil=far("00-99"),
        who="00-99",
        says=FAR,
        near=DOORS | {"00-99"} | TOTALS,
        apart=ALONG | BESIDE | STACKED,
    ),
    "a column at 1e300": Case(
        spoil=far("C1"),
        who="C1",
        says=FAR,
        near=DOORS | WC | TOTALS | {"00-01", "00-02", "00-04", "00-99", "L1"},
    ),
    "a pan at 1e300": Case(
        spoil=far("00-03-F01"), who="00-03-F01", says=FAR, near=WC | TOTALS, apart=ALONG
    ),
    "a basin that crosses itself": Case(
        spoil=crossing("00-03-F02", 0.3, 0.22, "0.,0.11,0.15", "0.57"),
        who="00-03-F02",
        says=CROSSED,
        near=WC | TOTALS,
    ),
    "a door at 1e300": Case(
        spoil=far("00-02-D01"), who="00-02-D01", says=FAR, near=SMALL | {"00-99"}
    ),
    "a door at NAN": Case(
        spoil=figure("00-02-D01", "NAN"),
        who="00-02-D01",
        says=NO_NUMBER,
        near=SMALL | {"00-99"},
    ),
    "a door that crosses itself": Case(
        spoil=crossing("00-02-D01", 1.01, 0.2, "0.2,0.1,0.", "2.1"),
        who="00-02-D01",
        says=CROSSED,
        near=SMALL,
        # As many doors, but where it stands is drawn from its hole, and what it leads to with it.
        apart=ALONG | {"doors", "is_thoroughfare"},
    ),
    "a wall at 1e300": Case(
        spoil=far("Wall 00 x-0.1 1"),
        who="Wall 00 x-0.1 1",
        says=FAR,
        near=BELOW | TOTALS,  # nobody knows where on its storey it stands
        # It may reach up through the storey above.
        apart=ALONG | {"rooms_between", "outer_wall_length", "has_outer_wall"},
    ),
    "the hole of a window at 1e300": Case(
        spoil=far("Opening W1"), who="Opening W1", says=FAR, near=frozenset({"00-01"})
    ),
    "the hole of a door at 1e300": Case(
        spoil=far("Opening 00-02-D01"), who="Opening 00-02-D01", says=FAR
    ),
    "a floor at 1e300": Case(
        spoil=far("Floor 01"),
        who="Floor 01",
        says=FAR,
        # It hangs over the flight below, or does not.
        apart=frozenset({"threshold_step", "headroom"}),
    ),
    "a flight at 1e300": Case(
        spoil=far("SF"), who="SF", says=FAR, near=frozenset({"Stair", "SF", "H1"})
    ),
    "a railing at 1e300": Case(spoil=far("H1"), who="H1", says=FAR, near=frozenset({"SF", "H1"})),
    "a lift at 1e300": Case(
        spoil=far("L1"),
        who="L1",
        says=FAR,
        near=frozenset({"L1", "00-04"}),
        apart=ALONG | {"lifts"},  # the shaft that it stood in may be another lift's
    ),
    "a lift that crosses itself": Case(
        spoil=crossing("L1", 1.4, 1.4, "0.7,0.7,0.", "2.2"),
        who="L1",
        says=CROSSED,
        near=frozenset({"L1"}),
    ),
}


@cache
def found(name: str) -> Measured:
    return spoiled(CASES[name].spoil)


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_wrong_the_table_tells_why_and_the_rest_is_as_before(name):
    case, made = CASES[name], found(name)
    assert wrong(made) == [], "an answer rules the truth out"
    assert case.says in made.told(case.who)
    assert sound().told(case.who) == ""
    strange = {
        who: measures - case.apart
        for who, measures in changed(made).items()
        if who not in {case.who, *case.near} and measures - case.apart
    }
    assert strange == {}, "what does not touch it has changed"


@pytest.mark.parametrize("name", ROOMS)
def test_a_spoiled_room_is_unknown_with_a_reason_and_something_to_do(name):
    answers = found(name).of("00-02", "room")
    for measure in (
        "gross_area",
        "net_area",
        "room_width",
        "largest_circle",
        "clear_width",
        "height",
    ):
        answer = answers[measure]
        assert isinstance(answer, Unknown), measure
        assert all(answer.missing), measure
        assert answer.ask, measure


@pytest.mark.parametrize("name", DESKS)
def test_a_corridor_with_a_spoiled_desk_is_not_wider_than_with_a_sound_one(name):
    width = found(name).of("00-99", "room")["clear_width"]
    truth = sound().of("00-99", "room")["clear_width"]
    assert width.low < truth.low < width.high
    (missing,) = width.doubt.missing
    assert missing.startswith("where 00-99-F01 stands: ")
    assert width.doubt.ask


def test_the_sound_school_has_what_is_spoiled_here():
    """Each name is in the file, nothing is told of it, and most measures have an answer."""
    for case in CASES.values():
        assert case.who in {each.ref.name for each in sound().school.elements()} | {"SF"}
        assert f"'{case.who}'" in sound_text()
    known = [a for a in sound().answers.values() if not isinstance(a, Unknown)]
    assert len(known) > 0.7 * len(sound().answers)


def _grid(side: int) -> tuple[list[str], list[tuple[int, int, int]]]:
    """A crumpled sheet as large as the desk, one corner of it at each end: its hull is the desk."""
    last = side - 1
    points = [
        f"{1.4 * i / last - 0.7:.6f},{0.7 * j / last:.6f},{0.7 + 0.03 * ((i + j) % 2):.6f}"
        for i in range(side)
        for j in range(side)
    ]
    corners = [i * side + j + 1 for i in range(side - 1) for j in range(side - 1)]
    faces = [
        face for a in corners for face in ((a, a + 1, a + side), (a + 1, a + side + 1, a + side))
    ]
    return points, faces


def face_set(text: Text) -> None:
    points, faces = _grid(224)
    listed = text.add(f"IFCCARTESIANPOINTLIST3D(({','.join(f'({p})' for p in points)}))")
    index = ",".join(f"({a},{b},{c})" for a, b, c in faces)
    item = text.add(f"IFCTRIANGULATEDFACESET(#{listed},$,$,({index}),$)")
    text.body("00-99-F01", item, kind="Tessellation")


def brep(text: Text) -> None:
    points, faces = _grid(224)
    at = text.add_all([f"IFCCARTESIANPOINT(({p}))" for p in points])
    loops = text.add_all(
        [f"IFCPOLYLOOP((#{at[a - 1]},#{at[b - 1]},#{at[c - 1]}))" for a, b, c in faces]
    )
    bounds = text.add_all([f"IFCFACEOUTERBOUND(#{loop},.T.)" for loop in loops])
    made = text.add_all([f"IFCFACE((#{bound}))" for bound in bounds])
    shell = text.add(f"IFCCLOSEDSHELL(({','.join(f'#{face}' for face in made)}))")
    text.body("00-99-F01", text.add(f"IFCFACETEDBREP(#{shell})"), kind="Brep")


@pytest.mark.parametrize("build", [face_set, brep])
def test_furniture_of_50_000_corners_is_measured_by_a_plan_of_few(build: Callable[[Text], None]):
    """What is slow with corners is what works on plans: so few corners are few seconds."""
    made = spoiled(build)
    (desk,) = (each for each in made.school.furniture if each.ref.name == "00-99-F01")
    assert desk.shape is not None
    assert len(desk.shape.footprint.exterior.coords) <= 10
    assert len(desk.solids) <= 40
    width = made.of("00-99", "room")["clear_width"]
    truth = sound().of("00-99", "room")["clear_width"].low
    assert width.low == pytest.approx(truth, abs=0.0005)
    assert set(changed(made)) <= DOORS | {"00-99", "00-99-F01"}
