import pytest

from checker.read.wording import kind_in_words, kind_of_terminal


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("WC pan", "wc"),
        ("Toilet", "wc"),
        ("Handicapped toilet", "wc"),
        ("74_toilet_incl_MIVA:74_PF_toilet", "wc"),
        ("Wand-WC:Tiefspüler", "wc"),
        ("Унитаз подвесной", "wc"),
        ("M_Urinal-Wall-3D", "urinal"),
        ("74_wastafel:74_PF_wastafel", "basin"),
        ("Wash Hand Basin 500", "basin"),
        ("M_Vanity Cabinet-Double Door Sink Unit", "basin"),
        ("Waschtisch 60", "basin"),
        ("74_douche_generiek", "shower"),
        ("Shower tray 900", "shower"),
        ("Kitchen Sink - Single", "sink"),
        ("Spüle 80", "sink"),
        ("Bathtub", "bath"),
        ("Badewanne 170", "bath"),
    ],
)
def test_names_of_fittings_are_understood(name: str, kind: str) -> None:
    assert kind_in_words(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "M_Toilet Paper Holder",
        "M_Towel Dispensers - receptical:Semi-Recessed",
        "M_Grab Bars:8370-001300",
        "Toilet partition 1500",
        "WC-Trennwand",
        "M_Counter Top w Sink Hole:600mm Depth",
        "Parkalux D333:C2E",
        "Twin Switched Socket Outlet",
        "Bathroom mirror",
        "Student Desk:1200 x 600mm",
        "Twc-100",
        "",
    ],
)
def test_false_friends_are_not_fittings(name: str) -> None:
    assert kind_in_words(name) == ""


def test_the_first_text_that_speaks_decides() -> None:
    assert kind_in_words("", "Model 7", "Toilet") == "wc"
    assert kind_in_words("Toilet roll holder", "Toilet") == ""


@pytest.mark.parametrize(
    ("declared", "kind"),
    [("TOILETPAN", "wc"), ("WASHHANDBASIN", "basin"), ("SHOWER", "shower"), ("NOTDEFINED", "")],
)
def test_predefined_types_are_translated(declared: str, kind: str) -> None:
    assert kind_of_terminal(declared) == kind
