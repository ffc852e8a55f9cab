"""Figures that are no numbers are taken out before a parser drops them and shifts the rest."""

import pytest

from checker.read.figures import blanked
from checker.read.preflight import inspect
from checker.read.stepscan import scan
from tests.read.parsing import school
from tests.read.steptext import GUID, office, step

DOOR = 80
POINT = 51


def fixed(text: str) -> str:
    return blanked(text.encode(), scan(text.encode())).text.decode()


@pytest.mark.parametrize(
    "figure",
    ["NAN", "nan", "-NaN", "INF", "-inf", "Infinity", "1.#QNAN", "-1.#IND", "1.#INF", "nan(ind)",
     "1.E400", "-9.9E+999"],
)  # fmt: skip
def test_what_is_no_number_becomes_nothing(figure):
    text = f"#1=IFCCARTESIANPOINT((1.,{figure},2.));\n"
    found = blanked(text.encode(), scan(text.encode()))
    assert found.text.decode() == text.replace(figure, "$".ljust(len(figure)))
    assert found.at == (text.index(figure),)
    assert found.records == {0}


@pytest.mark.parametrize("figure", ["1.", "-0.5", "1.E300", "1.E-400", "2.5e+10", "12345.E001"])
def test_numbers_stay_as_they_are(figure):
    text = f"#1=IFCCARTESIANPOINT((1.,{figure},2.));\n"
    assert fixed(text) == text


@pytest.mark.parametrize(("short", "whole"), [(".7", "0.7"), ("-.25", "-0.25"), (".5E2", "0.5E2")])
def test_a_number_that_lacks_its_nought_gets_it(short, whole):
    text = f"#1=IFCCARTESIANPOINT(({short},2.));\n"
    assert fixed(text) == text.replace(short, whole)


def test_words_in_texts_and_enumerations_stay():
    text = "#1=IFCWALL('NAN',$,'a,NAN,inf (INF)','it''s 1.E400,',.INF.,.T.);\n"
    assert fixed(text) == text


def test_a_coordinate_left_out_spoils_the_point():
    text = "#1=IFCCARTESIANPOINT((1.,$,2.));\n#2=IFCAXIS2PLACEMENT3D(#1,$,$);\n"
    found = blanked(text.encode(), scan(text.encode()))
    assert (found.text.decode(), found.records) == (text, {0})


def test_an_element_s_own_figure_spoils_no_body():
    text = "#1=IFCDOOR('1234567890123456789012',$,NAN);\n#2=IFCX(NAN);\n"
    assert blanked(text.encode(), scan(text.encode())).records == {1}


def test_preflight_tells_the_lines_and_whom_they_hurt():
    records = office() | {POINT: "IFCCARTESIANPOINT((NAN,2000.))"}
    text = step(records)
    checked = inspect(text.encode(), name="given.ifc")
    line = text[: text.index("NAN")].count("\n") + 1
    assert checked.no_numbers == (line,)
    assert {50, 52, 53, 55} <= checked.broken
    assert 80 not in checked.broken
    assert b"NAN" not in checked.text


def test_a_room_at_no_number_has_no_body_and_says_why():
    made = school(office() | {POINT: "IFCCARTESIANPOINT((NAN,2000.))"})
    (room,) = made.rooms
    assert (room.shape, bool(room.unread)) == (None, True)
    (told,) = (problem for problem in made.problems if problem.code == "missing-records")
    assert (told.scope, told.elements) == ("element", (GUID["room"],))
    assert "1 figures that are no numbers" in told.message
    assert made.doors[0].shape is not None


@pytest.mark.parametrize("figure", ["NAN", "1.E400", "1.E300", "-NAN", "0.", "-5."])
def test_a_door_of_no_width_keeps_its_body(figure):
    door = office()[DOOR].replace(",1000.,", f",{figure},")
    assert door != office()[DOOR]
    (read,) = school(office() | {DOOR: door}).doors
    assert read.overall_width is None
    assert read.shape is not None


def test_a_property_that_is_no_number_is_not_there_and_an_absurd_one_is_a_text():
    def value(figure: str) -> object:
        records = office() | {
            95: f"IFCPROPERTYSINGLEVALUE('Clear',$,IFCREAL({figure}),$)",
            96: "IFCPROPERTYSET('0Set000000000000000000',$,'Own',$,(#95))",
            97: "IFCRELDEFINESBYPROPERTIES('0RelP00000000000000000',$,$,$,(#80),#96)",
        }
        found = school(records).doors[0].property("Clear")
        return found.value if found else None

    assert value("NAN") is None
    assert value("0.8") == 0.8
    assert isinstance(value("1.E300"), str)
