"""Whether walls are external, as their common property set or that of their type declares."""

from pathlib import Path

import pytest

from checker.measure.links import OUTSIDE
from checker.read import read_school
from tests.measure.measuring import measurer_of
from tests.read.parsing import school
from tests.read.steptext import Records, office
from tests.read.test_elements import G


def common(value: str, *, name: str = "Pset_WallCommon", of: str = "#60") -> Records:
    return {
        200: f"IFCPROPERTYSET('{G}1',$,'{name}',$,(#203,#201))",
        201: f"IFCPROPERTYSINGLEVALUE('IsExternal',$,{value},$)",
        202: f"IFCRELDEFINESBYPROPERTIES('{G}2',$,$,$,({of}),#200)",
        203: "IFCPROPERTYSINGLEVALUE('FireRating',$,IFCLABEL('30'),$)",
    }


def of_type(value: str) -> Records:
    return {
        210: f"IFCWALLTYPE('{G}3',$,'T',$,$,(#211),$,$,$,.STANDARD.)",
        211: f"IFCPROPERTYSET('{G}4',$,'Pset_WallCommon',$,(#212))",
        212: f"IFCPROPERTYSINGLEVALUE('IsExternal',$,{value},$)",
        213: f"IFCRELDEFINESBYTYPE('{G}5',$,$,$,(#60),#210)",
    }


def external(records: Records) -> bool | None:
    (wall,) = school(office() | records).walls
    assert wall.properties == ()
    return wall.is_external


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("IFCBOOLEAN(.T.)", True),
        ("IFCBOOLEAN(.F.)", False),
        ("IFCLOGICAL(.T.)", True),
        ("IFCLABEL('Yes')", True),
        ("IFCTEXT('false')", False),
        ("IFCLOGICAL(.U.)", None),
        ("IFCLABEL('perhaps')", None),
        ("IFCREAL(1.)", None),
        ("$", None),
    ],
)
def test_a_wall_is_external_as_it_declares(value: str, said: bool | None) -> None:  # noqa: FBT001
    assert external(common(value)) is said


def test_a_wall_that_says_nothing_is_neither() -> None:
    assert external({}) is None
    assert external(common("IFCBOOLEAN(.T.)", name="Pset_Other")) is None


def test_the_wall_takes_it_from_its_type_but_its_own_word_comes_first() -> None:
    assert external(of_type("IFCBOOLEAN(.T.)")) is True
    assert external(of_type("IFCBOOLEAN(.T.)") | common("IFCBOOLEAN(.F.)")) is False
    assert external(of_type("IFCBOOLEAN(.T.)") | common("$")) is True


def test_a_curtain_wall_has_a_set_of_its_own() -> None:
    records = common("IFCBOOLEAN(.T.)", name="Pset_CurtainWallCommon", of="#100") | {
        100: f"IFCCURTAINWALL('{G}6',$,'C',$,$,#44,#64,$,$)"
    }
    said = {wall.ref.name: wall.is_external for wall in school(office() | records).walls}
    assert said == {"C": True, "W1": None}


def test_a_door_in_an_external_wall_leads_outside() -> None:
    def sides(records: Records) -> set[str]:
        made = school(office() | records)
        link = measurer_of(made).provide("door_links")[made.doors[0].id]
        return {link.side_a, link.side_b}

    room = school(office()).rooms[0].id
    assert sides(common("IFCBOOLEAN(.T.)")) == {room, OUTSIDE}
    assert sides(common("IFCBOOLEAN(.F.)")) == {room, ""}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("model", "counts"),
    [
        ("duplex_revit2011.ifc", (23, 34)),
        ("fzk_haus_archicad20_ifc4.ifc", (0, 0)),
    ],
)
def test_real_walls(shared_models: Path, model: str, counts: tuple[int, int]) -> None:
    said = [wall.is_external for wall in read_school(shared_models / model).walls]
    assert (said.count(True), said.count(False)) == counts
