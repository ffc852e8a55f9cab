"""What each measure with parameters is tried with, and the answers to compare.

Every parameter is given something other than its default at least once. Places without a subject
are filled in: any room of the first zone or, where there is none, of the first storey; the first
room itself, first by their ids. A new measure with parameters needs its line here, as
test_trials.py tells.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker.measure.measurer import Answer, Measurer
from checker.measure.registry import SUBJECT_KINDS, measures
from checker.measure.subjects import Place
from checker.results.values import Choice, Quantity, Truth, Unknown

Params = Mapping[str, Any]
Key = tuple[str, str, str, str]
"""Measure, kind of subject, its id, and which of its trials."""

MAIN = Place(relation="main entrance")
NEAREST = Place(relation="nearest", use="accessible toilet")
NEAR = Place(relation="any room of")
HERE = Place(relation="itself")
WALLS: Params = {"clear_of": ("walls",), "may_overlap": ()}
BARE: Params = {"may_overlap": ()}
KNEES: Params = {"may_overlap": ("knee space",), "knee_height": 0.6, "knee_depth": 0.3}
FREER: Params = {**KNEES, "clear_of": ("walls", "furniture")}

_WAYS: tuple[Params, ...] = (
    {"from": MAIN},
    {"to": MAIN, "route": "walking"},
    {"to": NEAREST, "clear_width": 0.9},
)
_USES: tuple[Params, ...] = ({"uses": ("store",)}, {"uses": ("corridor", "small group room")})
TRIALS: Mapping[str, tuple[Params, ...]] = {
    "ambulant_cubicles": ({}, {"wide": 0.9, "widest": 1.2, "deep": 1.2, "front": 0.5}),
    "bed_clear_sides": ({}, {"width": 0.6}),
    "beside_use": (*_USES, {"uses": ("corridor",), "by": ("door", "below")}),
    "clear_in_front": ({}, BARE),
    "clear_width": ({}, BARE, WALLS),
    "deepest_projection": ({}, {"above": 0.5}),
    "detour": ({"from": MAIN}, {"to": NEAREST, "clear_width": 0.9}),
    "doors_on_the_way": _WAYS,
    "enlarged_cubicles": ({}, {"wide": 0.9, "deep": 1.2}),
    "escape_distance": ({}, {"clear_width": 0.9}),
    "farthest_travel_distance": (
        {"to": MAIN},
        {"to": NEAREST, "route": "walking"},
        {"to": MAIN, "clear_width": 0.9},
    ),
    "handing_differs_from_storey_below": ({}, {"width": 0.4}),
    "has_both_transfer_sides": ({}, {"width": 0.4}),
    "hidden_corner": ({}, {"eye": 0.7}),
    "is_above_use": _USES,
    "is_below_use": _USES,
    "is_called": ({"words": ("hall", "small group")}, {"words": ("wc",)}),
    "is_in": ({"place": NEAR}, {"place": HERE}),
    "is_reachable": ({}, {"route": "walking"}, {"from": NEAREST, "clear_width": 0.9}),
    "is_reached_over_ground": ({}, {"from": MAIN}, {"clear_width": 0.9}),
    "knee_height": ({}, {"depth": 0.3, "width": 0.5}),
    "knee_space_depth": ({}, {"height": 0.6, "width": 0.5}),
    "landing_at_foot": ({}, BARE),
    "landing_at_head": ({}, BARE),
    "landing_fits": ({"long": 1.5, "short": 1.5}, {"long": 2.4, "short": 1.2}),
    "straight_way_fits": ({"long": 1.8, "short": 0.9}, {"long": 1.5, "short": 1.2}),
    "landing_length": ({}, BARE),
    "landing_square": ({}, BARE),
    "largest_circle": ({}, WALLS, KNEES),
    "leading_edge_nib": ({}, {"depth": 0.6}),
    "made_for": ({"need": "SLCN"}, {"need": "PD"}),
    "opens_onto_use": _USES,
    "one_way_distance": ({}, {"clear_width": 0.9}),
    "outdoor_distance": ({}, {"route": "walking"}, {"clear_width": 0.9}),
    "pan_clearance_fits": (
        {"wide": 1.4, "deep": 1.3},
        {"wide": 0.6, "deep": 1.0},
        {"wide": 0.6, "deep": 1.0, **BARE},
    ),
    "passing_place_spacing": ({}, {"long": 1.5, "short": 1.3, **WALLS}),
    "passing_places": ({}, {"long": 1.5, "short": 1.3, **WALLS}),
    "projection_beside_latch": ({}, {"within": 0.2}),
    "pupils_with": ({"need": "autism"},),
    "reached_only_through": (*_USES, {"from": NEAREST, "uses": ("store",), "route": "step-free"}),
    "rectangle_fits": (
        {"long": 2.2, "short": 1.5},
        {"long": 1.5, "short": 1.3, **WALLS},
        {"long": 1.5, "short": 1.3, **KNEES},
    ),
    "rectangle_length": ({"short": 0.9}, {"short": 0.9, "near": 1.5, **FREER}),
    "rectangle_width": ({"long": 1.2}, {"long": 1.2, "near": 0.9, **FREER}),
    "refuge_fits": ({}, {"long": 1.2, "short": 0.8, "way": 0.9}),
    "rooms_between": (*_USES, {"uses": ("store",), "by": ("door",)}),
    "rooms_cut_off": ({}, {"clear_width": 0.9}),
    "rooms_of_use": _USES,
    "seen_from_door": ({}, {"eye": 0.7}),
    "seen_from_entrance": ({}, {"eye": 0.7}),
    "sees_room": (*_USES, {"target": NEAR}, {"uses": ("corridor",), "eye": 0.7}),
    "serves_need": ({"need": "autism"}, {"need": "HI"}),
    "shared_wall_length": ({}, *_USES, {"target": NEAR}),
    "shares_door_with": ({"target": NEAR},),
    "shares_wall_or_door_with": ({"target": NEAR},),
    "shares_wall_with": ({"target": NEAR},),
    "space_beside_pan": ({}, {"wide": 0.4, "deep": 1.0}, {"may_overlap": ("door swing",)}),
    "t_shape_fits": ({}, {"size": 1.4, "width": 0.8, **WALLS}, KNEES),
    "target": ({"name": "small_group_rooms"},),
    "transfer_side": ({}, {"width": 0.4}),
    "transfer_to_back_wall": ({}, {"width": 0.4}),
    "travel_distance": _WAYS,
    "turning_places": ({}, {"diameter": 1.4, **WALLS}),
    "turns_on_the_way": _WAYS,
}
LENGTH, AREA = 0.0005, 0.01
HANDED = frozenset({"hinge_side", "transfer_side"})
"""Measures that a mirror swaps, left for right."""
_SWAPPED = {"left": "right", "right": "left"}


def trials_of(name: str, m: Measurer) -> Iterator[dict[str, Any]]:
    """The parameters that a measure is tried with in this school, places filled in."""
    for params in TRIALS.get(name, ({},)):
        yield {
            word: _filled(value, m) if isinstance(value, Place) else value
            for word, value in params.items()
        }


def _filled(place: Place, m: Measurer) -> Place:
    if place not in (NEAR, HERE):
        return place
    groups = m.subjects("room") if place == HERE else m.subjects("zone") or m.subjects("storey")
    return replace(place, subject=min(groups, key=lambda each: each.id))


def all_answers(
    m: Measurer,
    *,
    kinds: Container[str] = SUBJECT_KINDS,
    without: Container[str] = (),
) -> dict[Key, Answer]:
    """Every measure of every subject of these kinds, with all that it is tried with."""
    return {
        (name, kind, subject.id, str(number)): m.measure(name, subject, **params)
        for name, kind in measures()
        if kind in kinds and name not in without
        for number, params in enumerate(trials_of(name, m))
        for subject in m.subjects(kind)
    }


SEARCHED = frozenset({"rectangle_length", "rectangle_width"})
"""Measures that are found by a search, and dear."""
FOUND_TO = 0.005
"""Metres by which what a search finds may be too short, as the measures say themselves."""


def agree(one: Answer, other: Answer, *, length: float = LENGTH) -> bool:
    """Whether two answers are the same to what lengths and areas are exact to."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        allowed = AREA if one.unit == "m2" else length
        pairs = ((one.low, other.low), (one.high, other.high))
        return all(a == b or abs(a - b) <= allowed for a, b in pairs)
    if isinstance(one, Choice | Truth) and isinstance(other, Choice | Truth):
        return one.possible == other.possible
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(agree(one[key], other[key]) for key in one)
    return isinstance(one, Unknown) and isinstance(other, Unknown)


def mirrored(answers: Mapping[Key, Answer]) -> dict[Key, Answer]:
    """What the answers have to be in the mirror."""
    return {
        key: replace(value, possible=frozenset(_SWAPPED.get(each, each) for each in value.possible))
        if key[0] in HANDED and isinstance(value, Choice)
        else value
        for key, value in answers.items()
    }


def differing(one: Mapping[Key, Answer], other: Mapping[Key, Answer]) -> dict[Key, Any]:
    """The answers of both that are not the same, to 5 mm where they are found by search."""
    assert one.keys() == other.keys()
    exact = {key: FOUND_TO if key[0] in SEARCHED else LENGTH for key in one}
    return {
        key: (one[key], other[key])
        for key in one
        if not agree(one[key], other[key], length=exact[key])
    }
