import pytest

from checker.model import Door, DoorPanel, School
from tests.read.parsing import school
from tests.read.steptext import GUID, Records, office

G = "0Dor00000000000000000"
PANEL = "IFCDOORPANELPROPERTIES('{}',{},$,$,{},.SWINGING.,{},.LEFT.,$)"
LINING = "IFCDOORLININGPROPERTIES('{}',{},$,$,120.,45.,150.,15.,$,$,$,$,$,$,$,$,$)"


def only_door(records: Records, *, schema: str = "IFC4") -> Door:
    (door,) = school(records, schema=schema).doors
    return door


def styled(operation: str, *sets: str) -> Records:
    """IFC2X3: a door style with these sets, from #310 on."""
    numbered = {n: s.replace("owner", "#6") for n, s in enumerate(sets, start=310)}
    members = "(" + ",".join(f"#{n}" for n in numbered) + ")" if numbered else "$"
    return office("IFC2X3") | numbered | {
        300: f"IFCDOORSTYLE('{G}1',#6,'Style',$,$,{members},$,$,.{operation}.,.WOOD.,.T.,.F.)",
        301: f"IFCRELDEFINESBYTYPE('{G}2',#6,$,$,(#80),#300)",
    }  # fmt: skip


def typed(operation: str, *sets: str, own: str = "NOTDEFINED") -> Records:
    """IFC4: a door type with these sets, and what the door itself says."""
    numbered = {n: s.replace("owner", "$") for n, s in enumerate(sets, start=310)}
    members = "(" + ",".join(f"#{n}" for n in numbered) + ")" if numbered else "$"
    return office() | numbered | {
        300: f"IFCDOORTYPE('{G}1',$,'Type',$,$,{members},$,$,$,.DOOR.,.{operation}.,.T.,$)",
        301: f"IFCRELDEFINESBYTYPE('{G}2',$,$,$,(#80),#300)",
        80: f"IFCDOOR('{GUID['door']}',$,'D1',$,$,#44,#84,'t',2100.,1000.,.DOOR.,.{own}.,$)",
    }  # fmt: skip


def test_a_door_is_read_with_size_wall_opening_and_storey() -> None:
    door = only_door(office())
    assert (door.overall_width, door.overall_height) == (1.0, 2.1)
    assert (door.opening_id, door.host_id) == (GUID["opening"], GUID["wall"])
    assert (door.ref.storey, door.storey_id) == ("Ground", GUID["storey"])
    assert (door.tag, door.predefined_type) == ("d-tag", "DOOR")
    assert door.frame is not None


@pytest.mark.parametrize(
    ("records", "schema", "expected"),
    [
        (office(), "IFC4", ("SINGLE_SWING_LEFT", "door")),
        (typed("DOUBLE_DOOR_SLIDING"), "IFC4", ("DOUBLE_DOOR_SLIDING", "type")),
        (typed("SLIDING_TO_LEFT", own="SINGLE_SWING_RIGHT"), "IFC4",
         ("SINGLE_SWING_RIGHT", "door")),
        (typed("SWING_FIXED_LEFT"), "IFC4", ("SWING_FIXED_LEFT", "type")),
        (typed("NOTDEFINED"), "IFC4", ("", "none")),
        (typed("USERDEFINED", own="USERDEFINED"), "IFC4", ("", "none")),
        (styled("SINGLE_SWING_RIGHT"), "IFC2X3", ("SINGLE_SWING_RIGHT", "style")),
        (styled("NOTDEFINED"), "IFC2X3", ("", "none")),
        (office("IFC2X3"), "IFC2X3", ("", "none")),
    ],
)  # fmt: skip
def test_the_operation_comes_from_door_type_or_style_and_says_which(
    records: Records, schema: str, expected: tuple[str, str]
) -> None:
    door = only_door(records, schema=schema)
    assert (door.operation, door.operation_from) == expected


@pytest.mark.parametrize("width", ["$", "0.", "-1000."])
def test_a_size_that_is_none_is_not_read(width: str) -> None:
    door = f"IFCDOOR('{GUID['door']}',$,'D1',$,$,#44,#84,'t',2100.,{width},.DOOR.,$,$)"
    assert only_door(office() | {80: door}).overall_width is None


def test_millimetres_come_out_exact() -> None:
    door = f"IFCDOOR('{GUID['door']}',$,'D1',$,$,#44,#84,'t',2015.,815.,.DOOR.,$,$)"
    found = only_door(office() | {80: door})
    assert (found.overall_width, found.overall_height) == (0.815, 2.015)


@pytest.mark.parametrize("where", ["style", "type", "door"])
def test_lining_and_panels_are_found_wherever_they_hang(where: str) -> None:
    sets = (LINING.format(f"{G}3", "owner"), PANEL.format(f"{G}4", "owner", "44.", "0.5"))
    if where == "style":
        door = only_door(styled("SINGLE_SWING_LEFT", *sets), schema="IFC2X3")
    elif where == "type":
        door = only_door(typed("SINGLE_SWING_LEFT", *sets))
    else:
        hung = {n: s.replace("owner", "$") for n, s in zip((310, 311), sets, strict=True)}
        hung[312] = f"IFCRELDEFINESBYPROPERTIES('{G}5',$,$,$,(#80),#310)"
        hung[313] = f"IFCRELDEFINESBYPROPERTIES('{G}6',$,$,$,(#80),#311)"
        door = only_door(office() | hung)
    assert (door.lining_depth, door.lining_thickness, door.threshold) == (0.12, 0.045, 0.015)
    panel = DoorPanel(operation="SWINGING", position="LEFT", width_ratio=0.5, depth=0.044)
    assert door.panels == (panel,)


def test_a_level_threshold_is_not_an_unknown_one() -> None:
    level = LINING.format(f"{G}3", "owner").replace("150.,15.", "0.,0.")
    assert only_door(typed("SINGLE_SWING_LEFT", level)).threshold == 0.0
    absent = LINING.format(f"{G}3", "owner").replace("150.,15.", "$,$")
    assert only_door(typed("SINGLE_SWING_LEFT", absent)).threshold is None


@pytest.mark.parametrize("width", ["926.", "0.", "$", "-0.5"])
def test_a_panel_width_that_is_no_share_is_not_taken_for_one(width: str) -> None:
    panel = PANEL.format(f"{G}4", "owner", "44.", width)
    assert only_door(typed("SINGLE_SWING_LEFT", panel)).panels[0].width_ratio is None


def test_rooms_that_the_file_says_a_door_bounds_are_kept_also_through_its_opening() -> None:
    boundary = "IFCRELSPACEBOUNDARY('{}',$,$,$,{},{},$,.PHYSICAL.,.INTERNAL.)"
    other = f"IFCSPACE('{G}7',$,'102',$,$,#44,$,$,.ELEMENT.,.INTERNAL.,$)"
    made: School = school(
        office()
        | {
            150: other,
            151: boundary.format(f"{G}8", "#50", "#80"),
            152: boundary.format(f"{G}9", "#150", "#70"),
        }
    )
    assert made.doors[0].boundary_ids == (GUID["room"], f"{G}7")
    room = next(room for room in made.rooms if room.id == GUID["room"])
    assert room.boundary_ids == (GUID["door"],)


def test_a_door_in_a_curtain_wall_has_that_wall_as_host() -> None:
    curtain = {
        160: f"IFCCURTAINWALL('{G}C',$,'CW',$,$,#44,$,$,$)",
        161: f"IFCRELAGGREGATES('{G}D',$,$,$,#160,(#80))",
        87: "IFCBUILDINGELEMENTPROXYTYPE('0Prx00000000000000000x',$,$,$,$,$,$,$,$,.NOTDEFINED.)",
    }
    door = only_door(office() | curtain)
    assert (door.opening_id, door.host_id) == ("", f"{G}C")


def test_a_door_contained_in_a_room_stands_on_the_storey_of_that_room() -> None:
    contained = "IFCRELCONTAINEDINSPATIALSTRUCTURE('0RelS0000000000000000S',$,$,$,(#80),#50)"
    assert only_door(office() | {90: contained}).storey_id == GUID["storey"]


def test_a_door_that_the_file_puts_nowhere_gets_the_storey_by_its_height() -> None:
    loose = {90: "IFCORGANIZATION($,'x',$,$,$)", 87: "IFCORGANIZATION($,'y',$,$,$)"}
    assert only_door(office() | loose).ref.storey == "Ground"
