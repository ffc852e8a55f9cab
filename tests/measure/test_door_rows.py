"""The rows of the fact sheets that these measures are for, written as rules and judged.

Each rule stands here as a rule author would write it, and is judged on a door drawn by hand: at
its limit, just below it, and where the model does not tell.
"""

import pytest
from shapely import box

from checker.model import Property
from checker.rules import judge_rules, load_packs
from tests.measure.doors_made import measurer_of, solid
from tests.measure.doors_walled import leaf_flush, walled
from tests.measure.schools import door, room, school_of, slab, wall

EAST, WEST = 0.45, -0.45
SOUTH = box(-6, -6, 6, -0.1)
MANUAL = Property(group="Pset_DoorCommon", name="HasDrive", value=False)
DRIVEN = Property(group="Pset_DoorCommon", name="HasDrive", value=True)
HEAD = """
  title: A title
  why: A reason.
  strength: project
  source: {document: brief, checked: no}
"""
SIDES = "applies_to: {each: door side, where: [{operation: swing}], if_none: not applicable}"
PULL = SIDES.replace("[{operation: swing}]", "[{operation: swing}, {side: pull}]")
PUSH = PULL.replace("pull", "push")
DOORS = "applies_to: {each: door, if_none: not applicable}"

NIB = """
  applies_to: {each: door side, where: [{side: pull}], if_none: not applicable}
  measure: leading_edge_nib
  at_least: 300 mm
  unless: [{when: {is_powered: yes}, because: a drive opens it}]
"""
ADA_PULL = f"""
  {PULL}
  measure: door_clearance
  look_up:
    by: [approach_from, self_closing]
    take: any
    rows:
      - {{approach_from: front, depth: at least 1525 mm, beyond_latch: at least 455 mm}}
      - {{approach_from: hinge side, depth: at least 1525 mm, beyond_latch: at least 915 mm}}
      - {{approach_from: hinge side, depth: at least 1370 mm, beyond_latch: at least 1065 mm}}
      - approach_from: latch side
        self_closing: no
        depth: at least 1220 mm
        beyond_latch: at least 610 mm
      - approach_from: latch side
        self_closing: yes
        depth: at least 1370 mm
        beyond_latch: at least 610 mm
"""
ADA_PUSH = f"""
  {PUSH}
  measure: door_clearance
  look_up:
    by: [approach_from]
    take: any
    rows:
      - {{approach_from: front, depth: at least 1220 mm, beyond_latch: at least 0 mm}}
      - {{approach_from: hinge side, depth: at least 1065 mm, beyond_hinge: at least 560 mm}}
      - {{approach_from: latch side, depth: at least 1065 mm, beyond_latch: at least 610 mm}}
"""
ADA_SLIDING = """
  applies_to: {each: door side, where: [{operation: sliding}], if_none: not applicable}
  measure: door_clearance
  look_up:
    by: [approach_from]
    take: any
    rows:
      - {approach_from: front, depth: at least 1220 mm}
      - {approach_from: hinge side, depth: at least 1065 mm, beyond_hinge: at least 560 mm}
      - {approach_from: latch side, depth: at least 1065 mm, beyond_latch: at least 610 mm}
"""
AU_TOWARD = f"""
  {PULL}
  measure: door_clearance
  look_up:
    by: [side]
    rows:
      - side: pull
        depth: at least 1450 mm
        beyond_latch: at least 530 mm
        beyond_hinge: at least 110 mm
"""
FRENCH = f"""
  {SIDES}
  measure: door_clearance
  look_up:
    by: [side]
    rows:
      - {{side: push, along: at least 1.7 m}}
      - {{side: pull, along: at least 2.2 m}}
"""
PROJECTION = """
  applies_to: {each: door, where: [{swings_into_circulation: yes}], if_none: not applicable}
  measure: swing_projection
  at_most: 0 mm
"""
THRESHOLD = f"""
  {DOORS}
  measure: threshold_step
  at_most: 13 mm
"""
SERIES = f"""
  {DOORS}
  measure: next_door_distance
  at_least: {{sum_of: [1220 mm, leaf_into_gap]}}
"""
DEEP = f"""
  {DOORS}
  measure: clear_opening_width
  look_up:
    by: [opening_depth]
    rows:
      - {{opening_depth: "> 610 mm", at_least: 915 mm}}
      - {{opening_depth: "<= 610 mm", at_least: 815 mm}}
"""
RECESSED = f"""
  {SIDES}
  measure: projection_beside_latch
  at_most: 205 mm
"""
LOBBY_WIDTH = """
  applies_to: {each: room, where: [{use: lobby}], if_none: not applicable}
  measure: lobby_width
  look_up:
    by: [lobby_leaves]
    rows:
      - lobby_leaves: 1..1
        at_least: {largest_of: [1200 mm, {sum_of: [lobby_leaf_width, 300 mm]}]}
      - {lobby_leaves: ">= 2", at_least: 1800 mm}
"""
HANDLE = f"""
  {DOORS}
  measure: handle_height
  between: 865..1220 mm
"""
FORCE = f"""
  {DOORS}
  measure: opening_force
  at_most: 30 N
  unless: [{{when: {{is_powered: yes}}, because: a drive opens it}}]
"""
REVOLVING = f"""
  {DOORS}
  measure: is_revolving
  is: no
"""
LOCKED_IN = f"""
  {DOORS}
  measure: opens_from_inside
  is: yes
"""


def judged(tmp_path, body, school, **uses):
    """The outcomes of one rule, each once, in words."""
    path = tmp_path / "rules.yaml"
    path.write_text(f"- rule: TEST-row{HEAD}{body}", encoding="utf-8")
    findings = judge_rules(load_packs([path]), measurer_of(school, **uses))
    return {each.outcome.value for each in findings if each.rule == "TEST-row"}


def between(north, *elements, south=SOUTH, **given):
    """A door that swings north, its hinges in the west and its leading edge in the east."""
    return school_of(room("n", north), room("s", south), walled(**given), *elements)


def bay(depth, latch, hinge=2.0):
    return box(WEST - hinge, 0.1, EAST + latch, 0.1 + depth)


def passage(depth, *, latch=6.0, hinge=6.0):
    """A corridor in the south, running on beyond the latch and the hinge so far."""
    return box(WEST - hinge, -0.1 - depth, EAST + latch, -0.1)


@pytest.mark.parametrize(
    ("latch", "given", "outcome"),
    [
        (0.3, {}, "pass"),
        (0.299, {}, "fail"),
        (0.301, {}, "pass"),
        (0.28, {"solids": ()}, "cannot_tell"),
        (
            0.1,
            {"properties": (Property(group="g", name="HasDrive", value=True),)},
            "not_applicable",
        ),
        (0.1, {"properties": (Property(group="g", name="HasDrive", value=False),)}, "fail"),
    ],
)
def test_adm_2_17_nib_of_300_on_the_pull_side(tmp_path, latch, given, outcome):
    school = between(bay(3, latch), **({"properties": (MANUAL,)} | given))
    assert judged(tmp_path, NIB, school) == {outcome}


@pytest.mark.parametrize(
    ("depth", "latch", "outcome"),
    [
        (1.525, 0.455, "pass"),
        (1.524, 0.455, "fail"),
        (1.525, 0.454, "fail"),
        (3.0, 1.0, "pass"),
    ],
)
def test_ada_front_approach_pull(tmp_path, depth, latch, outcome):
    school = between(bay(depth, latch, 0.3))
    assert judged(tmp_path, ADA_PULL, school, n="office", s="office") == {outcome}


def corridor_north(depth, *, latch, hinge):
    """The pull side is a corridor; it runs on at the hinge side, or at the latch side."""
    return box(WEST - hinge, 0.1, EAST + latch, 0.1 + depth)


@pytest.mark.parametrize(
    ("depth", "latch", "outcome"),
    [(1.37, 1.065, "pass"), (1.369, 1.065, "fail"), (1.37, 1.064, "fail"), (1.45, 1.15, "pass")],
)
def test_ada_hinge_approach_pull(tmp_path, depth, latch, outcome):
    """The corridor ends less than 1.2 m beyond the latch: people come past the hinges."""
    school = between(corridor_north(depth, latch=latch, hinge=6))
    assert judged(tmp_path, ADA_PULL, school, n="corridor", s="office") == {outcome}


@pytest.mark.parametrize(
    ("depth", "closer", "outcome"),
    [
        (1.22, False, "pass"),
        (1.219, False, "fail"),
        (1.37, True, "pass"),
        (1.3, True, "fail"),
        (1.3, None, "cannot_tell"),
        (1.4, None, "pass"),
    ],
)
def test_ada_latch_approach_pull_depends_on_the_closer(tmp_path, depth, closer, outcome):
    given = {}
    if closer is not None:
        given["properties"] = (Property(group="P", name="SelfClosing", value=closer),)
    school = between(corridor_north(depth, latch=6, hinge=0.5), **given)
    assert judged(tmp_path, ADA_PULL, school, n="corridor", s="office") == {outcome}


@pytest.mark.parametrize(
    ("south", "uses", "outcome"),
    [
        (box(-3, -1.32, 3, -0.1), {"s": "office"}, "pass"),
        (passage(1.065, latch=1.0), {"s": "corridor"}, "pass"),
        (passage(1.064, latch=1.0), {"s": "corridor"}, "fail"),
        (passage(1.065, hinge=1.0), {"s": "corridor"}, "pass"),
        (passage(1.3, latch=1.0, hinge=1.3), {"s": "corridor"}, "pass"),
        (passage(1.6, hinge=0.5), {"s": "corridor"}, "pass"),
        (passage(1.0), {"s": "corridor"}, "fail"),
    ],
    ids=["front", "hinge", "hinge, shallow", "latch", "either", "wide", "too shallow"],
)
def test_ada_push_side(tmp_path, south, uses, outcome):
    school = between(bay(3, 3), south=south)
    assert judged(tmp_path, ADA_PUSH, school, n="office", **uses) == {outcome}


@pytest.mark.parametrize(
    ("depth", "outcome"), [(1.22, {"pass"}), (1.2, {"pass"}), (1.06, {"pass", "fail"})]
)
def test_ada_sliding_doors_have_sides_too(tmp_path, depth, outcome):
    """1.2 m is too shallow from the front, but the corridor is passed along its length."""
    school = between(
        bay(3, 3), south=passage(depth), operation="SLIDING_TO_LEFT", lining_thickness=0.05
    )
    assert judged(tmp_path, ADA_SLIDING, school, n="office", s="corridor") == outcome


@pytest.mark.parametrize(
    ("depth", "latch", "hinge", "outcome"),
    [
        (1.45, 0.53, 0.11, "pass"),
        (1.449, 0.53, 0.11, "fail"),
        (1.45, 0.529, 0.11, "fail"),
        (1.45, 0.53, 0.109, "fail"),
    ],
)
def test_as_1428_takes_three_sides_of_one_rectangle(tmp_path, depth, latch, hinge, outcome):
    assert judged(tmp_path, AU_TOWARD, between(bay(depth, latch, hinge))) == {outcome}


@pytest.mark.parametrize(
    ("latch", "south", "outcome"),
    [
        (0.8, 1.7, {"pass"}),
        (0.799, 1.7, {"pass", "fail"}),
        (0.8, 1.699, {"pass", "fail"}),
    ],
)
def test_the_french_manoeuvring_space_is_longer_on_the_pull_side(tmp_path, latch, south, outcome):
    """0.9 m of opening, 0.5 m beyond the hinge and 0.8 m beyond the latch make 2.2 m."""
    behind = box(WEST - 0.4, -3, WEST - 0.4 + south, -0.1)
    assert judged(tmp_path, FRENCH, between(bay(3, latch, 0.5), south=behind)) == outcome


@pytest.mark.parametrize(
    ("given", "uses", "outcome"),
    [
        ({}, {"n": "corridor", "s": "office"}, "fail"),
        ({}, {"n": "office", "s": "corridor"}, "not_applicable"),
        ({"operation": "SLIDING_TO_LEFT"}, {"n": "corridor", "s": "office"}, "not_applicable"),
        ({}, {"s": "office"}, "cannot_tell"),
    ],
)
def test_adm_3_14_doors_do_not_swing_into_corridors(tmp_path, given, uses, outcome):
    assert judged(tmp_path, PROJECTION, between(bay(3, 3), **given), **uses) == {outcome}


@pytest.mark.parametrize(
    ("rise", "elements", "outcome"),
    [
        (0.013, (), "pass"),
        (0.014, (), "fail"),
        (0.0, (), "pass"),
        (0.1, (slab("f", box(-6, -6, 6, 6), level=0.0),), "pass"),
    ],
)
def test_ada_404_2_5_thresholds(tmp_path, rise, elements, outcome):
    school = school_of(room("n", bay(3, 3)), room("s", SOUTH, base=-rise), walled(), *elements)
    assert judged(tmp_path, THRESHOLD, school) == {outcome}


@pytest.mark.parametrize(
    ("long", "inward", "outcome"),
    [(0.9, False, "pass"), (0.899, False, "fail"), (1.96, True, "pass"), (1.959, True, "fail")],
)
def test_ada_404_2_6_doors_in_series(tmp_path, long, inward, outcome):
    """Leaves that swing out lie 160 mm behind their walls; one that swings in adds its 0.9 m."""
    north = door("e", at=(0, 0.2 + long), width=0.9, thickness=0.2, solids=leaf_flush())
    lobby = room("n", box(-1, 0.1, 1, 0.1 + long))
    far = room("far", box(-4, 0.3 + long, 4, 6))
    school = school_of(lobby, room("s", SOUTH), far, walled(mirrored=not inward), north)
    found = judged(tmp_path, SERIES, school, n="lobby", s="corridor", far="corridor")
    assert found == {outcome}


@pytest.mark.parametrize(
    ("thick", "wide", "outcome"),
    [(0.61, 0.83, "pass"), (0.62, 0.83, "fail"), (0.62, 0.915, "pass"), (0.3, 0.81, "fail")],
)
def test_ada_404_2_3_a_deep_opening_is_wider(tmp_path, thick, wide, outcome):
    stated = Property(group="SchoolCheck_Door", name="ClearOpeningWidth", value=wide)
    host = wall("w", box(-6, -thick / 2, 6, thick / 2))
    made = walled(host_id="w", width=0.95, properties=(stated,))
    rooms = room("n", box(-3, thick / 2, 3, 4)), room("s", box(-3, -4, 3, -thick / 2))
    assert judged(tmp_path, DEEP, school_of(*rooms, made, host)) == {outcome}


def test_ada_404_2_4_3_a_recess_of_205_stands_proud_of_the_door(tmp_path):
    frame, leaf = solid((0.0, 0.9), (-0.1, 0.1), top=2.1), solid((0, 0.9), (0.05, 0.09))
    shallow = walled(solids=(frame, leaf))
    rooms = room("n", bay(3, 3)), room("s", SOUTH)
    assert judged(tmp_path, RECESSED, school_of(*rooms, shallow)) == {"pass"}
    deep = room("n", box(-3, 0.31, 3, 4))
    assert judged(tmp_path, RECESSED, school_of(deep, room("s", SOUTH), shallow)) == {
        "pass",
        "fail",
    }


@pytest.mark.parametrize(
    ("wide", "leaves", "outcome"),
    [
        (1.2, 1, "pass"),
        (1.199, 1, "fail"),
        (1.8, 2, "pass"),
        (1.799, 2, "fail"),
    ],
)
def test_adm_2_29_lobbies_are_wide_enough(tmp_path, wide, leaves, outcome):
    """A leaf of 0.9 m and 300 mm more are 1200; two leaves ask for 1800."""
    width = 0.9 if leaves == 1 else 1.6
    pair = (
        leaf_flush()
        if leaves == 1
        else (
            solid((0.0, 1.6), (-0.1, 0.1), top=2.1),
            solid((0.0, 0.8), (0.06, 0.1)),
            solid((0.8, 1.6), (0.06, 0.1)),
        )
    )
    operation = "SINGLE_SWING_LEFT" if leaves == 1 else "DOUBLE_DOOR_SINGLE_SWING"
    lobby = room("lobby", box(-wide / 2, 0.1, wide / 2, 3.1))
    south = walled(width=width, solids=pair, operation=operation)
    north = door("e", at=(0, 3.2), width=0.9, thickness=0.2, solids=leaf_flush())
    school = school_of(lobby, room("s", SOUTH), room("far", box(-4, 3.3, 4, 6)), south, north)
    found = judged(tmp_path, LOBBY_WIDTH, school, lobby="lobby", s="office", far="office")
    assert found == {outcome}


@pytest.mark.parametrize(
    ("body", "name", "value", "outcome"),
    [
        (HANDLE, "HandleHeight", 865.0, "pass"),
        (HANDLE, "HandleHeight", 864.0, "fail"),
        (HANDLE, "HandleHeight", 1220.0, "pass"),
        (HANDLE, "HandleHeight", 1221.0, "fail"),
        (HANDLE, "Other", 1.0, "cannot_tell"),
        (FORCE, "OpeningForceInitial", 30.0, "pass"),
        (FORCE, "OpeningForceInitial", 31.0, "fail"),
        (FORCE, "Other", 1.0, "cannot_tell"),
        (FORCE, "Powered", True, "not_applicable"),
        (LOCKED_IN, "OpensFromInside", True, "pass"),
        (LOCKED_IN, "OpensFromInside", False, "fail"),
        (LOCKED_IN, "Other", True, "cannot_tell"),
    ],
)
def test_what_is_declared_is_judged_and_what_is_not_cannot_be_told(
    tmp_path, body, name, value, outcome
):
    stated = Property(group="SchoolCheck_Door", name=name, value=value)
    properties = (stated, MANUAL) if name not in ("Powered", "Other") else (stated,)
    if name == "Other":
        properties = (stated, MANUAL)
    assert judged(tmp_path, body, between(bay(3, 3), properties=properties)) == {outcome}


@pytest.mark.parametrize(
    ("operation", "outcome"),
    [("REVOLVING", "fail"), ("SINGLE_SWING_LEFT", "pass"), ("", "cannot_tell")],
)
def test_ada_404_2_1_revolving_doors_do_not_count(tmp_path, operation, outcome):
    assert judged(tmp_path, REVOLVING, between(bay(3, 3), operation=operation)) == {outcome}
