"""Radiators, hose reels and changing beds are told from what they are not, by class and words."""

import pytest

from checker.read.wording import kind_in_words, kind_of_fire_terminal
from tests.read.test_elements import G, typing, with_box


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Vasco radiator", "radiator"),
        ("Paneelradiator T22 600x1200", "radiator"),
        ("Plattenheizkörper Typ 22", "radiator"),
        ("Low surface temperature radiator guard", "radiator"),
        ("Trench convector 300", "radiator"),
        ("Радиатор отопления", "radiator"),
        ("Towel radiator", "radiator"),
        ("Fire hose reel 30 m", "hose reel"),
        ("Brandslanghaspel", "hose reel"),
        ("Wandhydrant Typ F", "hose reel"),
        ("Height-adjustable changing bench", "changing bed"),
        ("Changing table, adult", "changing bed"),
        ("Shower stretcher", "changing bed"),
        ("Pflegeliege höhenverstellbar", "changing bed"),
        ("Verschoontafel", "changing bed"),
        ("Douchebrancard", "changing bed"),
    ],
)
def test_names_of_fixed_things_are_understood(name: str, kind: str) -> None:
    assert kind_in_words(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "Radiator valve",
        "Thermostat for radiators",
        "Baby changing table",
        "Nappy changing bench",
        "Changing room bench",
        "Changing room 2",
        "Fire extinguisher",
        "Hose reel sign",
        "Garden hose",
        "Bedside table",
    ],
)
def test_what_only_sounds_like_it_is_not(name: str) -> None:
    assert kind_in_words(name) == ""


@pytest.mark.parametrize(
    ("declared", "kind"),
    [("HOSEREEL", "hose reel"), ("", "hose reel"), ("FIREHYDRANT", "other"), ("SPRINKLER", "")],
)
def test_fire_terminals_are_translated_and_sprinklers_left_out(declared: str, kind: str) -> None:
    assert kind_of_fire_terminal(declared) == kind


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("IFCSPACEHEATER('{g}1',$,'x',$,$,#44,#194,$,.RADIATOR.)", "radiator"),
        ("IFCSPACEHEATER('{g}1',$,'x',$,$,#44,#194,$,$)", "radiator"),
        ("IFCFIRESUPPRESSIONTERMINAL('{g}1',$,'x',$,$,#44,#194,$,.HOSEREEL.)", "hose reel"),
        ("IFCFLOWTERMINAL('{g}1',$,'Hose reel',$,$,#44,#194,$)", "hose reel"),
        ("IFCFURNITURE('{g}1',$,'Changing bed',$,$,#44,#194,$,.BED.)", "changing bed"),
        ("IFCBUILDINGELEMENTPROXY('{g}1',$,'Changing bench',$,$,#44,#194,$,$)", "changing bed"),
        ("IFCBUILDINGELEMENTPROXY('{g}1',$,'Panel radiator',$,$,#44,#194,$,$)", "radiator"),
        ("IFCSYSTEMFURNITUREELEMENT('{g}1',$,'Wash basin',$,$,#44,#194,$,$)", "basin"),
    ],
)
def test_fixed_things_of_ifc4_have_their_kind_and_body(record: str, kind: str) -> None:
    made = with_box({100: record.replace("{g}", G)})
    (fitting,) = made.fittings
    assert fitting.kind == kind
    assert fitting.shape is not None
    assert made.furniture == ()


@pytest.mark.parametrize(
    ("occurrence", "typed", "kinds"),
    [
        ("IFCENERGYCONVERSIONDEVICE", "IFCSPACEHEATERTYPE('{t}',.CONVECTOR.)", ["radiator"]),
        ("IFCENERGYCONVERSIONDEVICE", "IFCBOILERTYPE('{t}',.WATER.)", []),
        ("IFCFLOWTERMINAL", "IFCFIRESUPPRESSIONTERMINALTYPE('{t}',.HOSEREEL.)", ["hose reel"]),
        ("IFCFLOWTERMINAL", "IFCFIRESUPPRESSIONTERMINALTYPE('{t}',.SPRINKLER.)", []),
    ],
)
def test_ifc2x3_tells_them_by_their_type(occurrence: str, typed: str, kinds: list[str]) -> None:
    of_type = typed.replace("'{t}'", f"'{G}3',#6,'T',$,$,$,$,$,$")
    records = {100: f"{occurrence}('{G}1',#6,'x',$,$,#44,#194,$)"}
    made = with_box(records | typing(of_type, schema="IFC2X3"), schema="IFC2X3")
    assert [fitting.kind for fitting in made.fittings] == kinds


def test_a_boiler_with_a_bath_in_its_name_is_no_fitting() -> None:
    boiler = f"IFCBOILER('{G}1',$,'Boiler for bath and shower',$,$,#44,#194,$,$)"
    assert with_box({100: boiler}).fittings == ()


def test_a_sprinkler_hangs_above_and_is_no_fitting() -> None:
    record = f"IFCFIRESUPPRESSIONTERMINAL('{G}1',$,'x',$,$,#44,#194,$,.SPRINKLER.)"
    assert with_box({100: record}).fittings == ()


def test_a_lamp_is_still_no_fitting() -> None:
    assert with_box({100: f"IFCLIGHTFIXTURE('{G}1',$,'x',$,$,#44,#194,$,$)"}).fittings == ()
