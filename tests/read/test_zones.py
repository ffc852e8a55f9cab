from checker.model import Zone
from tests.read.parsing import school
from tests.read.steptext import GUID, Records, office

G = "0Zon00000000000000000"


def zones(records: Records, *, schema: str = "IFC4") -> dict[str, Zone]:
    made = school(office(schema) | records, schema=schema)
    return {zone.ref.name: zone for zone in made.zones}


def grouped(group: int, *members: int, number: int) -> Records:
    listed = ",".join(f"#{m}" for m in members)
    return {number: f"IFCRELASSIGNSTOGROUP('{G}{number % 10}',$,$,$,({listed}),$,#{group})"}


def test_a_zone_holds_the_ids_of_its_rooms() -> None:
    found = zones(
        {100: f"IFCZONE('{G}A',$,'Base',$,'inclusion base','Long')"} | grouped(100, 50, number=101)
    )
    zone = found["Base"]
    assert (zone.source, zone.members) == ("IfcZone", (GUID["room"],))
    assert (zone.object_type, zone.ref.long_name) == ("inclusion base", "Long")


def test_an_empty_zone_is_kept_but_an_empty_group_is_not() -> None:
    found = zones(
        {
            100: f"IFCZONE('{G}A',$,'Zone',$,$,$)",
            102: f"IFCGROUP('{G}B',$,'Group',$,$)",
            104: f"IFCGROUP('{G}C',$,'Rooms',$,$)",
        }
        | grouped(104, 50, 60, number=105)
    )
    assert sorted(found) == ["Rooms", "Zone"]
    assert found["Zone"].members == ()
    assert (found["Rooms"].source, found["Rooms"].members) == ("IfcGroup", (GUID["room"],))


def test_a_system_is_no_group_of_rooms() -> None:
    system = {100: f"IFCSYSTEM('{G}A',$,'Heating',$,$)"} | grouped(100, 50, number=101)
    assert zones(system) == {}


def test_rooms_of_a_zone_inside_a_zone_count_for_both_even_in_a_ring() -> None:
    found = zones(
        {100: f"IFCZONE('{G}A',$,'Outer',$,$,$)", 102: f"IFCZONE('{G}B',$,'Inner',$,$,$)"}
        | grouped(100, 102, number=103)
        | grouped(102, 50, 100, number=105)
    )
    assert found["Outer"].members == found["Inner"].members == (GUID["room"],)


def test_a_spatial_zone_holds_the_rooms_that_refer_to_it() -> None:
    found = zones(
        {
            100: f"IFCSPATIALZONE('{G}A',$,'Calm',$,$,#44,$,$,.USERDEFINED.)",
            101: f"IFCRELREFERENCEDINSPATIALSTRUCTURE('{G}B',$,$,$,(#50),#100)",
        }
    )
    assert (found["Calm"].source, found["Calm"].members) == ("IfcSpatialZone", (GUID["room"],))


def test_zones_of_ifc2x3_are_read_too() -> None:
    found = zones(
        {
            100: f"IFCZONE('{G}A',#6,'Basic teaching',$,$)",
            101: f"IFCRELASSIGNSTOGROUP('{G}B',#6,$,$,(#50),$,#100)",
        },
        schema="IFC2X3",
    )
    assert found["Basic teaching"].members == (GUID["room"],)
