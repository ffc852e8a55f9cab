"""What kind of lift it is, as said or named, and which are a way for wheels."""

import pytest
from shapely import box

from tests.measure.climbing import asked
from tests.measure.lifts_made import CAR, USES, sizes
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import lift, room, school_of
from tests.measure.test_routes_storeys import LIFT, two_storeys
from tests.measure.test_routes_storeys import USES as WAYS
from tests.measure.ways import reachable, walker

PASSENGER, PLATFORM, STAIRLIFT, GOODS = (
    "passenger lift", "lifting platform", "stairlift", "goods lift or hoist",
)  # fmt: skip
EITHER = {PASSENGER, PLATFORM}


def said(value):
    return sizes(group="SchoolCheck_Lift", LiftKind=value)


def kind(**given):
    return asked(school_of(lift("car", CAR, **given)), "lift_kind", "lift", "car", uses=USES)


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        ({"name": "Lift 1"}, {PASSENGER}),
        ({"type_name": "Elevator-Hydraulic"}, {PASSENGER}),
        ({"name": "Personenaufzug"}, {PASSENGER}),
        ({"name": "Passenger and goods lift"}, {PASSENGER}),
        ({"name": "Platform lift"}, {PLATFORM}),
        ({"type_name": "Hublift 900 x 1400"}, {PLATFORM}),
        ({"description": "vertical PLATFORM lift"}, {PLATFORM}),
        ({"name": "Stairlift 1"}, {STAIRLIFT}),
        ({"type_name": "Stair lift with platform"}, {STAIRLIFT}),
        ({"name": "Treppenplattformlift"}, {STAIRLIFT}),
        ({"name": "Chair lift"}, {STAIRLIFT}),
        ({"name": "Goods hoist"}, {GOODS}),
        ({"name": "Hoistway 1 - Elevator"}, {PASSENGER}),
        ({"name": "Fire service lift"}, {PASSENGER}),
        ({"name": "Firefighting lift"}, {PASSENGER}),
        ({"name": "Goods lift - fire rated doors"}, {GOODS}),
        ({"name": "Goods lift"}, {GOODS}),
        ({"name": "Dumb waiter"}, {GOODS}),
        ({"name": "Service lift"}, {GOODS}),
        ({"name": "Lastenaufzug"}, {GOODS}),
        ({"name": "Ceiling track hoist", "predefined_type": "LIFTINGGEAR"}, {GOODS}),
        ({"name": "H1", "predefined_type": "LIFTINGGEAR"}, {GOODS}),
        ({"name": "Lift 1", "predefined_type": "LIFTINGGEAR"}, {PASSENGER, GOODS}),
        ({"name": "Platform lift", "predefined_type": "LIFTINGGEAR"}, {PLATFORM}),
        ({"name": "VT-01"}, EITHER),
        ({"name": "VT-01", "predefined_type": "ELEVATOR"}, EITHER),
        ({"properties": said("Stairlift")}, {STAIRLIFT}),
        ({"properties": said("Lifting platform")}, {PLATFORM}),
        ({"name": "Platform lift", "properties": said("passenger lift")}, {PASSENGER}),
        ({"name": "Lift 1", "properties": said("dumb waiter")}, {GOODS}),
        ({"properties": said("large")}, EITHER),
    ],
)  # fmt: skip
def test_its_kind_is_declared_or_in_its_words(given, kinds):
    assert kind(**given).possible == kinds


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Main stair lift", {STAIRLIFT, PASSENGER}),
        ("Stair-lift", {STAIRLIFT, PASSENGER}),
        ("M_Stair_Lift", {STAIRLIFT, PASSENGER}),
        ("Passenger lift replacing the stairlift", {STAIRLIFT, PASSENGER}),
        ("Passenger lift, platform 1100x1400", {PASSENGER}),
        ("Personenaufzug, Plattform 1100x1400", {PASSENGER}),
        ("Passenger platform lift", EITHER),
        ("Personenaufzug / Plattformlift", EITHER),
        ("Personenaufzug mit Hebebühne", EITHER),
        ("Lift 1, platform 1100x1400", EITHER),
        ("Wheelchair lift", EITHER),
        ("Rollstuhlaufzug", EITHER),
        ("Plattformlift", {PLATFORM}),
        ("Rollstuhl-Hebebühne", {PLATFORM}),
        ("Hebebühne", {PLATFORM, GOODS}),
        ("Goods platform lift", {PLATFORM, GOODS}),
        ("Kitchen lift", {PASSENGER, GOODS}),
        ("Lift by goods entrance", {PASSENGER, GOODS}),
        ("Lastenaufzug, 8 Personen", {PASSENGER, GOODS}),
        ("Lastenaufzug ohne Personenbeförderung", {GOODS}),
        ("Goods lift (not for passengers)", {GOODS}),
        ("Gueteraufzug", {GOODS}),
        ("GoodsLift", {GOODS}),
        ("Lasten- und Personenaufzug", {PASSENGER}),
        ("Lift 1 with hoist beam", {PASSENGER}),
        ("Aufzug Treppenhaus 1", {PASSENGER}),
        ("Speisenaufzug Personalküche", {GOODS}),
        ("Stage lift", {PASSENGER, PLATFORM, GOODS}),
        ("Lift1", {PASSENGER}),
    ],
)
def test_words_of_two_kinds_or_of_its_place_leave_it_open(name, kinds):
    assert kind(name=name).possible == kinds


EACH_WORD = [
    ({PASSENGER}, """
        Personenlift, Personen- und Lastenaufzug, Personen u. Lastenaufzug, Personen-/Lastenaufzug,
        Personen + Lastenaufzug, Firefighting and goods lift, Fire lift / goods lift,
        Feuerwehr- und Lastenaufzug, Main stair lift (passenger), Fahrstuhl, Ascenseur, Ascensor,
        Лифт 1, Lift 1 with hoisting gear, Lift 1 hoist machine, Lift 1 hoist rope
        """),
    ({STAIRLIFT}, """
        Treppenschräglift, Treppensitzlift, Platform stair lift, Seat stair lift, Curved stair lift,
        Inclined stair lift, Wheelchair stair lift, Stair lift with seat, Traplift, Sitzlift,
        Monte-escalier, Montascale, Stair climber, Inclined platform
        """),
    ({STAIRLIFT, PASSENGER}, """
        Stairs lift, Staircase lift, Stairway lift, Inclined lift, Schräglift, Schrägaufzug
        """),
    ({PLATFORM}, """
        Platform elevator, Plattformaufzug, Lifting platform (lift 2), Wheelchair platform (lift 2),
        Vertical platform (lift 2), Rollstuhl-Hubbühne, Hebeplattform (Aufzug 2), Step lift,
        Senkrechtlift, Hefplateau, Plateforme élévatrice (ascenseur 2), Rollstuhl Plattform
        """),
    (EITHER, """
        Personenaufzug mit Hubbühne, Wheel chair lift, Low rise lift, Short-rise lift, Access lift,
        Disabled lift, Behindertenaufzug, VT-01 lifting beam
        """),
    ({GOODS}, """
        Goods hoistway 1, Goods elevator, Goods only, Service elevator, Food lift, Document lift,
        Book lift, Car lift, Vehicle lift, Autolift, Bauaufzug, Lastenlift, Essenaufzug,
        Essensaufzug, Warenaufzug, Materialaufzug, Aktenaufzug, Bücheraufzug,
        Speisen- und Wäscheaufzug, Lift table, Lifting table, Hubtisch, Monte-charge, Montacarichi,
        Goederenlift, Goods lift no passengers, Goods lift (non passenger),
        Goods lift without passengers, Lastenaufzug nicht für Personen, Lastenaufzug keine Personen
        """),
    ({GOODS, PASSENGER}, """
        Goods lift 8 persons, Bath lift, Pool lift, Patient lift, Bin lift, Refuse lift, Waste lift,
        Laundry lift, Trolley lift, Loading lift, Bay lift, Küchenlift, Küchenaufzug
        """),
    ({GOODS, PLATFORM}, "Hubbühne, Scissor lift, Scherenlift, Scissor lift for goods"),
    ({GOODS, PLATFORM, PASSENGER}, """
        Stage elevator, Bühnenlift, Bühnenaufzug, Stage lift with platform
        """),
]  # fmt: skip


@pytest.mark.parametrize(("kinds", "names"), EACH_WORD)
def test_each_word_tells_its_kinds(kinds, names):
    told = {name.strip(): kind(name=name.strip()).possible for name in names.split(",")}
    assert told == dict.fromkeys(told, kinds)


def test_one_text_does_not_run_on_into_the_next():
    assert kind(object_type="Main stair", type_name="Lift 630 kg").possible == {PASSENGER}


def test_what_nothing_says_is_assumed_and_what_a_word_says_is_not():
    assert (kind(name="VT-01").origin, kind(name="Lift").origin) == ("assumed", "derived")
    assert kind(properties=said("stairlift")).origin == "declared"


@pytest.mark.parametrize(("name", "kinds"), [("1.17", {PASSENGER}), ("Goods lift", {GOODS})])
def test_a_shaft_that_is_surely_called_lift_is_one_for_people(name, kinds):
    shaft = room("shaft", box(0, 0, 2, 2), name=name)
    m = measurer_of(school_of(shaft), uses=uses_of(shaft="lift"))
    assert measured(m, "lift_kind", "lift", "shaft").possible == kinds


INSIDE = box(20.3, 1.2, 21.7, 2.8)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Lift 1", {True}),
        ("Platform lift", {True}),
        ("VT-01", {True}),
        ("Stairlift", {True, False}),
        ("Goods hoist", {False}),
    ],
)
def test_a_hoist_is_no_way_for_wheels_and_a_stairlift_perhaps(name, found):
    car = lift("car", INSIDE, name=name, top=6.0)
    assert reachable(walker(two_storeys(*LIFT, car), **WAYS), "class").possible == found


def test_the_brief_says_of_which_kind_a_lift_is():
    car = lift("car", INSIDE, name="X1", predefined_type="LIFTINGGEAR", top=6.0)
    school = two_storeys(*LIFT, car)
    assert reachable(walker(school, **WAYS), "class").possible == {False}
    doubtful = lift("car", INSIDE, name="Lift 1", predefined_type="LIFTINGGEAR", top=6.0)
    school = two_storeys(*LIFT, doubtful)
    assert reachable(walker(school, **WAYS), "class").possible == {True, False}
    brief = {"answers": {"Lift 1": {"lift_kind": PASSENGER}}}
    assert reachable(walker(school, brief=brief, **WAYS), "class").possible == {True}
