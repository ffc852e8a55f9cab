import pytest

from checker.model import School
from tests.read.parsing import school
from tests.read.steptext import GUID, Records, office, without

G = "0Ele00000000000000000"
BOX = {
    190: "IFCEXTRUDEDAREASOLID(#191,#13,#11,1000.)",
    191: "IFCRECTANGLEPROFILEDEF(.AREA.,$,#192,1000.,2000.)",
    192: "IFCAXIS2PLACEMENT2D(#193,$)",
    193: "IFCCARTESIANPOINT((0.,0.))",
    194: "IFCPRODUCTDEFINITIONSHAPE($,$,(#195))",
    195: "IFCSHAPEREPRESENTATION(#15,'Body','SweptSolid',(#190))",
}


def with_box(records: Records, *, schema: str = "IFC4") -> School:
    return school(office(schema) | BOX | records, schema=schema)


def typing(kind: str, *, schema: str = "IFC4") -> Records:
    owner = "#6" if schema == "IFC2X3" else "$"
    return {101: kind, 102: f"IFCRELDEFINESBYTYPE('{G}2',{owner},$,$,(#100),#101)"}


def test_a_room_keeps_its_texts_apart() -> None:
    (room,) = school(office()).rooms
    assert (room.ref.name, room.ref.long_name) == ("101", "Group room")
    assert (room.description, room.object_type) == ("a quiet room", "Room")
    assert room.predefined_type == "INTERNAL"
    assert room.ref.step_id == 50


def test_a_room_has_its_own_codes_and_those_of_its_type_each_once() -> None:
    coded = "IFCRELASSOCIATESCLASSIFICATION('{}',$,$,$,({}),{})"
    (room,) = school(
        office()
        | {
            100: f"IFCSPACETYPE('{G}3',$,'T',$,$,$,$,$,$,.INTERNAL.,$)",
            101: f"IFCRELDEFINESBYTYPE('{G}2',$,$,$,(#50),#100)",
            102: coded.format(f"{G}4", "#50,#100", "#110"),
            103: coded.format(f"{G}5", "#100", "#111"),
            110: "IFCCLASSIFICATIONREFERENCE($,'S3001','Group room',$,$,$)",
            111: "IFCCLASSIFICATIONREFERENCE($,'SL_25','Study',$,$,$)",
        }
    ).rooms
    assert [code.code for code in room.classifications] == ["S3001", "SL_25"]
    assert room.type_name == "T"


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_a_space_declared_external_is_an_outdoor_place(schema: str) -> None:
    records = office(schema)
    records[50] = records[50].replace("INTERNAL", "EXTERNAL")
    assert school(records, schema=schema).rooms[0].is_external


def test_a_space_with_the_external_property_is_an_outdoor_place() -> None:
    declared = {
        200: f"IFCPROPERTYSET('{G}1',$,'Pset_SpaceCommon',$,(#201))",
        201: "IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCBOOLEAN(.T.),$)",
        202: f"IFCRELDEFINESBYPROPERTIES('{G}2',$,$,$,(#50),#200)",
    }
    assert school(office() | declared).rooms[0].is_external
    declared[201] = "IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCBOOLEAN(.F.),$)"
    assert not school(office() | declared).rooms[0].is_external


def test_a_space_of_the_site_is_an_outdoor_place() -> None:
    site = {
        30: f"IFCSITE('{G}1',$,'Site',$,$,#40,$,$,.ELEMENT.,$,$,$,$,$)",
        25: "IFCRELAGGREGATES('0RelC0000000000000000C',$,$,$,#30,(#50))",
    }
    assert school(office() | site).rooms[0].is_external
    assert not school(office()).rooms[0].is_external


def test_a_gross_floor_area_drawn_as_a_space_is_not_a_room() -> None:
    gross = f"IFCSPACE('{G}1',$,'GIA',$,$,#44,#54,$,.ELEMENT.,.GFA.,$)"
    assert [room.ref.name for room in school(office() | {100: gross}).rooms] == ["101"]


@pytest.mark.parametrize(
    ("record", "kind_of_type", "kind"),
    [
        ("IFCSANITARYTERMINAL('{g}1',$,'x',$,$,#44,#194,$,.TOILETPAN.)", "", "wc"),
        ("IFCSANITARYTERMINAL('{g}1',$,'x',$,$,#44,#194,$,.NOTDEFINED.)", "", "other"),
        ("IFCSANITARYTERMINAL('{g}1',$,'Wash basin',$,$,#44,#194,$,$)", "", "basin"),
        ("IFCSANITARYTERMINAL('{g}1',$,'x',$,$,#44,#194,$,$)", "SHOWER", "shower"),
        ("IFCFURNITURE('{g}1',$,'Kitchen sink',$,$,#44,#194,$,$)", "", "sink"),
        ("IFCFLOWTERMINAL('{g}1',$,'x',$,$,#44,#194,$)", "URINAL", "urinal"),
    ],
)
def test_fittings_are_told_by_predefined_type_type_and_words(
    record: str, kind_of_type: str, kind: str
) -> None:
    records: Records = {100: record.replace("{g}", G)}
    if kind_of_type:
        records |= typing(f"IFCSANITARYTERMINALTYPE('{G}3',$,'T',$,$,$,$,$,$,.{kind_of_type}.)")
    made = with_box(records)
    assert [fitting.kind for fitting in made.fittings] == [kind]
    assert made.furniture == ()


@pytest.mark.parametrize(
    ("name", "type_class", "kinds"),
    [
        ("x", "IFCSANITARYTERMINALTYPE('{g}3',#6,'T',$,$,$,$,$,$,.TOILETPAN.)", ["wc"]),
        ("Grab bar", "IFCSANITARYTERMINALTYPE('{g}3',#6,'T',$,$,$,$,$,$,.NOTDEFINED.)", ["other"]),
        ("Toilet", "IFCLIGHTFIXTURETYPE('{g}3',#6,'T',$,$,$,$,$,$,.NOTDEFINED.)", ["wc"]),
        ("Parkalux D333", "IFCLIGHTFIXTURETYPE('{g}3',#6,'T',$,$,$,$,$,$,.NOTDEFINED.)", []),
        ("Twin socket", "IFCOUTLETTYPE('{g}3',#6,'T',$,$,$,$,$,$,.NOTDEFINED.)", []),
    ],
)
def test_ifc2x3_flow_terminals_are_fittings_only_when_something_says_so(
    name: str, type_class: str, kinds: list[str]
) -> None:
    terminal = {100: f"IFCFLOWTERMINAL('{G}1',#6,'{name}',$,$,#44,#194,$)"}
    kind = typing(type_class.replace("{g}", G), schema="IFC2X3")
    made = with_box(terminal | kind, schema="IFC2X3")
    assert [fitting.kind for fitting in made.fittings] == kinds
    assert made.furniture == ()


def test_furniture_is_kept_with_its_type() -> None:
    desk = {100: f"IFCFURNITURE('{G}1',$,'Desk 1',$,$,#44,#194,$,$)"}
    kind = typing(f"IFCFURNITURETYPE('{G}3',$,'Student desk',$,$,$,$,$,$,.FLOOR.,$)")
    (found,) = with_box(desk | kind).furniture
    assert (found.ref.name, found.type_name) == ("Desk 1", "Student desk")


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_a_stair_holds_its_flights_and_landings(schema: str) -> None:
    owner = "#6" if schema == "IFC2X3" else "$"
    tail = "" if schema == "IFC2X3" else ",.STRAIGHT."
    made = with_box(
        {
            100: f"IFCSTAIR('{G}1',{owner},'S',$,$,#44,$,$,.STRAIGHT_RUN_STAIR.)",
            101: f"IFCSTAIRFLIGHT('{G}2',{owner},'F',$,$,#44,#194,$,12,11,160.,280.{tail})",
            102: f"IFCSLAB('{G}3',{owner},'L',$,$,#44,#194,$,.LANDING.)",
            103: f"IFCRELAGGREGATES('{G}4',{owner},$,$,#100,(#101,#102))",
        },
        schema=schema,
    )
    (stair,) = made.stairs
    (flight,) = stair.flights
    assert (flight.riser_count, flight.riser_height, flight.tread_length) == (12, 0.16, 0.28)
    assert [landing.ref.name for landing in stair.landings] == ["L"]
    assert made.slabs == ()
    assert stair.shape is not None, "a stair without a body takes that of its parts"
    assert flight.ref.storey == "Ground", "by its height, since the file puts it nowhere"


def test_a_riser_of_two_feet_is_a_slip_of_the_exporter() -> None:
    flight = f"IFCSTAIRFLIGHT('{G}2',$,'F',$,$,#44,#194,$,16,15,635.,820.,.STRAIGHT.)"
    (stair,) = with_box({101: flight}).stairs
    assert stair.flights[0].riser_height is None
    assert stair.flights[0].tread_length is None
    assert stair.flights[0].riser_count == 16


@pytest.mark.parametrize(
    ("flight", "group"),
    [
        ("IFCSTAIRFLIGHT('{g}2',$,'F',$,$,#44,#194,$,2,1,150.,300.,$)", "stairs"),
        ("IFCRAMPFLIGHT('{g}2',$,'F',$,$,#44,#194,$,$)", "ramps"),
    ],
)
def test_a_flight_without_a_whole_stands_for_one(flight: str, group: str) -> None:
    (whole,) = getattr(with_box({101: flight.replace("{g}", G)}), group)
    assert whole.id == f"{G}2"
    assert [part.ref.name for part in whole.flights] == ["F"]


@pytest.mark.parametrize(
    ("kind", "count"),
    [("ELEVATOR", 1), ("LIFTINGGEAR", 1), ("NOTDEFINED", 1), ("ESCALATOR", 0), ("CRANEWAY", 0)],
)
def test_lifts_are_told_from_escalators(kind: str, count: int) -> None:
    lift = {100: f"IFCTRANSPORTELEMENT('{G}1',$,'Lift',$,$,#44,#194,$,.{kind}.)"}
    assert len(with_box(lift).lifts) == count
    old = f"IFCTRANSPORTELEMENT('{G}1',#6,'Lift',$,$,#44,#194,$,.{kind}.,$,$)"
    if kind in {"ELEVATOR", "ESCALATOR"}:
        assert len(with_box({100: old}, schema="IFC2X3").lifts) == count


def test_a_railing_has_the_height_that_is_declared() -> None:
    (railing,) = with_box(
        {
            100: f"IFCRAILING('{G}1',$,'R',$,$,#44,#194,$,.HANDRAIL.)",
            200: f"IFCPROPERTYSET('{G}3',$,'Pset_RailingCommon',$,(#201))",
            201: "IFCPROPERTYSINGLEVALUE('Height',$,IFCPOSITIVELENGTHMEASURE(900.),$)",
            202: f"IFCRELDEFINESBYPROPERTIES('{G}4',$,$,$,(#100),#200)",
        }
    ).railings
    assert (railing.height, railing.predefined_type) == (0.9, "HANDRAIL")


def test_a_wall_without_a_body_takes_that_of_its_plates() -> None:
    made = with_box(
        {
            100: f"IFCCURTAINWALL('{G}1',$,'CW',$,$,#44,$,$,$)",
            101: f"IFCPLATE('{G}2',$,'P',$,$,#44,#194,$,$)",
            102: f"IFCRELAGGREGATES('{G}3',$,$,$,#100,(#101))",
        }
    )
    curtain = next(wall for wall in made.walls if wall.id == f"{G}1")
    assert curtain.shape is not None
    assert curtain.shape.footprint.area == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((102, 103), True),
        ((101, 102), False),
        ((103,), False),
    ],
    ids=["a panel and a window", "a plate without a body", "a window alone"],
)
def test_a_curtain_wall_of_panels_that_are_curtain_walls_is_made_of_walls(
    parts: tuple[int, ...],
    said: bool,  # noqa: FBT001
) -> None:
    of = ",".join(f"#{part}" for part in parts)
    made = with_box(
        {
            100: f"IFCCURTAINWALL('{G}1',$,'CW',$,$,#44,$,$,$)",
            101: f"IFCPLATE('{G}2',$,'P',$,$,#44,$,$,$)",
            102: f"IFCCURTAINWALL('{G}4',$,'Panel',$,$,#44,#194,$,$)",
            103: f"IFCWINDOW('{G}5',$,'Wi',$,$,#44,$,$,1300.,1800.,$,$,$)",
            104: f"IFCRELAGGREGATES('{G}3',$,$,$,#100,({of}))",
        }
    )
    found = {wall.id: wall.is_made_of_walls for wall in made.walls}
    assert found[f"{G}1"] is said
    assert found[f"{G}4"] is False


def test_columns_and_windows_are_read() -> None:
    made = with_box(
        {
            100: f"IFCCOLUMN('{G}1',$,'C',$,$,#44,#194,$,$)",
            101: f"IFCWINDOW('{G}2',$,'Wi',$,$,#44,$,$,1300.,1800.,$,$,$)",
        }
    )
    assert [column.ref.name for column in made.columns] == ["C"]
    (window,) = made.windows
    assert (window.overall_height, window.overall_width) == (1.3, 1.8)


def test_an_opening_is_measured_along_its_wall() -> None:
    (opening,) = school(office()).openings
    assert opening.width == pytest.approx(1.0)
    assert opening.height == pytest.approx(2.1)
    assert opening.host_id == GUID["wall"]
    assert opening.filled_by == (GUID["door"],)


def test_an_opening_without_a_door_is_filled_by_nothing() -> None:
    (opening,) = school(without(office(), 87)).openings
    assert opening.filled_by == ()
    assert opening.width == pytest.approx(1.0)
