import dataclasses
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.errors import ModelUnreadableError
from checker.model import Problem, School
from checker.read import read_school
from checker.read.shapes import ShapeReader
from tests.read.parsing import off_its_lines, school
from tests.read.steptext import GUID, Records, office, saved, step, without

G = "0Sch00000000000000000"


def problems(made: School) -> dict[str, Problem]:
    return {problem.code: problem for problem in made.problems}


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3", "IFC4X3_ADD2", "IFC2X3_TC1"])
def test_the_same_office_is_read_from_every_edition(schema: str) -> None:
    base = schema.partition("_")[0]
    made = school(office(base), schema=schema)
    assert made.source.schema == schema
    assert (made.name, made.source.authoring_tool) == ("Hill School", "Drawing tool 7")
    assert made.source.length_unit == "mm"
    assert [len(g) for g in (made.rooms, made.doors, made.walls, made.openings)] == [1, 1, 1, 1]
    assert made.rooms[0].ref.storey == made.doors[0].ref.storey == "Ground"
    assert made.problems == ()


@pytest.mark.parametrize("has_storey", [True, False])
def test_a_second_building_with_storeys_is_told(has_storey: bool) -> None:  # noqa: FBT001
    house = office() | {
        121: "IFCBUILDING('0House000000000000000B',$,'House',$,$,#40,$,'Old',.ELEMENT.,$,$,$)",
        123: "IFCRELAGGREGATES('0RelH0000000000000000A',$,$,$,#20,(#121))",
    }
    storey = {
        122: "IFCBUILDINGSTOREY('0Upper000000000000000B',$,'Ground',$,$,#41,$,$,.ELEMENT.,3000.)",
        124: "IFCRELAGGREGATES('0RelH0000000000000000B',$,$,$,#121,(#122))",
    }
    found = problems(school(house | storey if has_storey else house)).get("several-buildings")
    assert (found is not None) is has_storey
    if found is not None:
        assert (found.scope, "(Main, Old)" in found.message) == ("note", True)


def test_the_source_names_the_file_but_not_where_it_lay(tmp_path: Path) -> None:
    packed = gzip.compress(step(office()).encode())
    made = read_school(saved(tmp_path, packed, "design.ifc.gz"))
    assert made.source.file == "design.ifc.gz"
    assert made.source.size == len(packed)
    assert str(tmp_path) not in repr(made)


def test_storeys_carry_their_own_name_and_level() -> None:
    (storey,) = school(office()).storeys
    assert storey.elevation == pytest.approx(3.0)
    assert (storey.ref.storey, storey.storey_id) == ("Ground", GUID["storey"])


def test_a_storey_without_a_placement_takes_its_elevation() -> None:
    record = f"IFCBUILDINGSTOREY('{GUID['storey']}',$,'Ground',$,$,$,$,$,.ELEMENT.,3000.)"
    assert school(office() | {22: record}).storeys[0].elevation == pytest.approx(3.0)


def test_nothing_of_the_parser_leaves_the_reader() -> None:
    def leaves(value: Any) -> Iterator[Any]:
        if dataclasses.is_dataclass(value):
            for each in dataclasses.fields(value):
                yield from leaves(getattr(value, each.name))
        elif isinstance(value, tuple):
            for each in value:
                yield from leaves(each)
        else:
            yield value

    modules = {type(leaf).__module__ for leaf in leaves(school(office()))}
    assert all(not module.startswith("ifcopenshell") for module in modules), modules


def test_reading_twice_gives_the_same_school() -> None:
    assert school(office()) == school(office())


def test_the_order_of_records_changes_nothing_but_record_numbers_stay() -> None:
    records = office()
    backwards = dict(reversed(records.items()))
    there, back = school(records), school(backwards)
    there, back = off_its_lines(there), off_its_lines(back)
    assert dataclasses.replace(back, source=there.source) == there


def test_elements_are_sorted_by_level_then_name() -> None:
    upper: Records = {
        100: f"IFCBUILDINGSTOREY('{G}1',$,'Attic',$,$,#101,$,$,.ELEMENT.,6000.)",
        101: "IFCLOCALPLACEMENT(#40,#103)",
        102: "IFCCARTESIANPOINT((0.,0.,6000.))",
        103: "IFCAXIS2PLACEMENT3D(#102,$,$)",
        104: "IFCLOCALPLACEMENT(#101,#13)",
        105: f"IFCSPACE('{G}2',$,'001',$,$,#104,#54,$,.ELEMENT.,.INTERNAL.,$)",
        106: f"IFCRELAGGREGATES('{G}3',$,$,$,#100,(#105))",
        107: f"IFCSPACE('{G}4',$,'099',$,$,#44,#54,$,.ELEMENT.,.INTERNAL.,$)",
        108: f"IFCRELAGGREGATES('{G}5',$,$,$,#22,(#107))",
    }
    made = school(office() | upper)
    assert [s.ref.name for s in made.storeys] == ["Ground", "Attic"]
    assert [r.ref.name for r in made.rooms] == ["099", "101", "001"]


@pytest.mark.parametrize(
    ("direction", "north"),
    [("0.,1.", 90.0), ("1.,0.", 0.0), ("-1.,1.", 135.0), ("0.,-1.", -90.0), ("0.,0.", 90.0)],
)
def test_true_north_is_an_angle_from_x(direction: str, north: float) -> None:
    records = office() | {14: f"IFCDIRECTION(({direction}))"}
    assert school(records).offset.north == pytest.approx(north)


def test_template_names_of_the_project_are_passed_over() -> None:
    records = office()
    records[20] = records[20].replace("Hill School", "Project Number")
    records[21] = records[21].replace("'Main'", "'Hill Infants'")
    assert school(records).name == "Hill Infants"


def test_no_rooms_blocks_the_file_and_says_why() -> None:
    problem = problems(school(without(office(), 25, 50)))["no-rooms"]
    assert problem.scope == "file"
    assert "IfcSpace" in problem.message
    assert problem.ask


def test_no_room_with_a_body_blocks_the_file() -> None:
    records = office()
    records[50] = records[50].replace("#54", "$")
    found = problems(school(records))
    assert found["no-room-bodies"].scope == "file"
    assert found["room-without-body"].elements == (GUID["room"],)


def test_one_room_without_a_body_blocks_that_room_only() -> None:
    bare = {100: f"IFCSPACE('{G}1',$,'102',$,$,#44,$,$,.ELEMENT.,.INTERNAL.,$)"}
    made = school(office() | bare)
    (problem,) = made.problems
    assert (problem.code, problem.scope) == ("room-without-body", "element")
    assert problem.elements == (f"{G}1",)
    assert "102" in problem.message


def test_no_doors_and_no_storeys_are_notes() -> None:
    made = school(without(office(), 22, 24, 25, 80, 87, 90))
    found = problems(made)
    assert found["no-doors"].scope == found["no-storeys"].scope == "note"
    assert made.rooms[0].storey_id == ""


def test_everything_gone_by_hand_is_told_and_not_crashed_on() -> None:
    found = problems(school(without(office(), 50, 80)))
    assert found["no-rooms"].scope == "file"
    assert found["missing-records"].scope == "note"
    assert next(iter(found)) == "no-rooms"


def test_a_repeated_global_id_blocks_both_elements() -> None:
    twin = {100: f"IFCSPACE('{GUID['room']}',$,'102',$,$,#44,#54,$,.ELEMENT.,.INTERNAL.,$)"}
    made = school(office() | twin)
    problem = problems(made)["duplicate-guid"]
    assert problem.scope == "element"
    assert set(problem.elements) == {f"{GUID['room']}~50", f"{GUID['room']}~100"}
    assert {room.id for room in made.rooms} == set(problem.elements)
    assert "101, 102" in problem.message


def test_a_global_id_repeated_where_nothing_is_checked_is_a_note() -> None:
    grid = f"IFCBUILDINGELEMENTPROXY('{G}1',$,'x',$,$,#44,$,$,$)"
    found = problems(school(office() | {100: grid, 101: grid}))
    assert found["duplicate-guid-elsewhere"].scope == "note"


def test_an_element_that_rests_on_missing_records_is_not_judged() -> None:
    made = school(without(office(), 85))
    problem = problems(made)["missing-records"]
    assert (problem.scope, problem.elements) == ("element", (GUID["door"],))
    assert made.doors[0].shape is None


def test_elements_that_crashed_the_engine_are_left_alone_and_named() -> None:
    with pytest.MonkeyPatch.context() as patch:
        touched: list[str] = []
        real = ShapeReader.shapes

        def spy(self: Any, products: Any, **options: Any) -> Any:
            touched.extend(product.GlobalId for product in products)
            return real(self, products, **options)

        patch.setattr(ShapeReader, "shapes", spy)
        text = step(office())
        made = read_from(text, skip=frozenset({GUID["door"]}))
    assert GUID["door"] not in touched
    assert GUID["room"] in touched
    assert problems(made)["shape-left-out"].elements == (GUID["door"],)
    assert made.doors[0].overall_width == 1.0


def read_from(text: str, **options: Any) -> School:
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        return read_school(saved(Path(folder), text), **options)


def test_progress_names_stages_and_ends_each_where_it_should() -> None:
    heard: list[tuple[str, int, int]] = []
    read_from(step(office()), progress=lambda *told: heard.append(told))
    assert heard[0] == ("opening", 0, 1)
    assert "shapes: room" in {stage for stage, _, _ in heard}
    assert all(0 <= done <= total for _, done, total in heard)


def test_raw_letters_are_read_and_noted() -> None:
    made = read_from(step(office()).replace("Group room", "Küche"))
    assert made.rooms[0].ref.long_name == "Küche"
    assert problems(made)["raw-letters"].scope == "note"


def test_hostile_names_stay_plain_text() -> None:
    records = office()
    records[50] = records[50].replace("'101'", "'<script>\\X\\00\\X2\\D83D\\X0\\'")
    (room,) = school(records).rooms
    assert room.ref.name.startswith("<script>")
    room.ref.name.encode("utf-8")


def test_a_record_of_the_wrong_form_is_named(tmp_path: Path) -> None:
    broken = office() | {25: "IFCRELAGGREGATES('0RelC0000000000000000C',$,$,$,'x',(#50))"}
    with pytest.raises(ModelUnreadableError) as caught:
        read_school(saved(tmp_path, step(broken)))
    assert caught.value.code == "malformed"
    assert "NoneType" not in str(caught.value)


@pytest.mark.parametrize("broken", ["IFCLOCALPLACEMENT(#41,$)", "IFCLOCALPLACEMENT(#41,#10)"])
def test_a_broken_placement_costs_the_elements_on_it_and_not_the_file(broken: str) -> None:
    made = school(office() | {144: broken, 80: office()[80].replace("#44", "#144")})
    assert made.doors[0].overall_width == 1.0
    assert made.rooms[0].shape is not None


def test_records_of_the_wrong_shape_do_not_bring_the_reader_down(tmp_path: Path) -> None:
    """Whatever the parser makes of it: a school or a sentence, never another error."""
    for broken in (
        {22: "IFCBUILDINGSTOREY('x')"},
        {50: "IFCSPACE($,$,$,$,$,$,$,$,$,$,$)"},
        {90: "IFCRELCONTAINEDINSPATIALSTRUCTURE($,$,$,$,$,$)"},
        {19: "IFCUNITASSIGNMENT($)"},
        {25: "IFCRELAGGREGATES($,$,$,$,$,$)"},
        {87: "IFCRELFILLSELEMENT($,$,$,$,#50,#22)"},
        {41: "IFCLOCALPLACEMENT($,$)"},
        {80: "IFCDOOR(1,2,3,4,5,6,7,8,9,10,11,12,13)"},
        {20: "IFCPROJECT(#50,$,#50,$,$,$,$,#15,#19)"},
        {60: "IFCUNHEARDOF('x')"},
    ):
        try:
            read_school(saved(tmp_path, step(office() | broken)))
        except ModelUnreadableError as refused:
            assert str(refused).startswith("model.ifc")  # noqa: PT017 - either way is right
