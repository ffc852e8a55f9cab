"""One school in several files is the school that it is in one, and files that disagree are told."""

import dataclasses

import pytest

from checker.read import Part, read_joined, read_school
from sample_models.make import write_ifc
from sample_models.make.plan import FIRST, Group, Thing
from sample_models.make.school.oakfield import oakfield
from sample_models.make.small import Want, row

WANTS = (
    Want(name="Classroom", kind="classroom", width=8.0, depth=7.0),
    Want(name="Small group room", kind="small group room", width=3.0, depth=4.0, base=True),
)


def plan(*, tables: int = 6, storeys=None, key="case/00"):
    """A classroom with tables, a small group room and their corridor."""
    things = tuple(
        Thing(kind="table", x=1.0 + each, y=5.0, facing=0.0, room="00-01") for each in range(tables)
    )
    made = dataclasses.replace(row(WANTS), things=things, key=key)
    return dataclasses.replace(made, storeys=storeys) if storeys else made


@pytest.fixture
def files(tmp_path):
    """Writes the architecture and the furniture of a plan, the furniture in some other way."""

    def write(furniture=None, **how):
        main = write_ifc(plan(), tmp_path / "arc.ifc", part="architecture")
        how = {"part": "furniture", **how}
        return main, write_ifc(furniture or plan(), tmp_path / "ffe.ifc", **how)

    return write


def together(main, *others):
    return read_joined(main, [Part(each) for each in others])


def codes(school):
    return [problem.code for problem in school.problems if problem.code.startswith("files")]


def message(school, code):
    (found,) = [problem for problem in school.problems if problem.code == code]
    return found.message


@pytest.mark.slow
@pytest.mark.parametrize(
    "how", [{}, {"unit": "mm"}, {"unit": "foot"}, {"schema": "IFC2X3"}], ids=str
)
def test_furniture_of_another_file_stands_where_it_stands_in_one(files, tmp_path, how):
    main, other = files(**how)
    whole = read_school(write_ifc(plan(), tmp_path / "whole.ifc"))
    school = together(main, other)
    assert len(school.furniture) == 6
    for one, same in zip(whole.furniture, school.furniture, strict=True):
        assert same.id == one.id
        assert same.storey_id == one.storey_id
        assert same.ref.storey == one.ref.storey
        assert same.shape.footprint.equals_exact(one.shape.footprint, 2e-5)
    assert school.rooms == read_school(main).rooms
    assert [each.file for each in school.others] == ["ffe.ifc"]
    assert school.source.file == "arc.ifc"


@pytest.mark.slow
def test_oakfield_in_two_files_is_oakfield(tmp_path):
    main = write_ifc(oakfield("A"), tmp_path / "arc.ifc", part="architecture")
    other = write_ifc(oakfield("A"), tmp_path / "ffe.ifc", part="furniture")
    whole = read_school(write_ifc(oakfield("A"), tmp_path / "whole.ifc"))
    school = together(main, other)
    for name in ("rooms", "doors", "walls", "storeys", "zones", "windows", "openings"):
        steps = [dataclasses.replace(each.ref, step_id=0) for each in getattr(whole, name)]
        assert [dataclasses.replace(each.ref, step_id=0) for each in getattr(school, name)] == steps
    shapes = [(each.id, each.shape, each.storey_id) for each in (*whole.furniture, *whole.fittings)]
    joined = [
        (each.id, each.shape, each.storey_id) for each in (*school.furniture, *school.fittings)
    ]
    assert joined == shapes
    assert len(shapes) > 800
    assert school.problems == ()


def test_which_file_is_the_first_changes_nothing_but_its_name(files):
    main, other = files()
    school, turned = together(main, other), together(other, main)
    assert turned.source.file == "ffe.ifc"
    assert [each.id for each in turned.elements()] == [each.id for each in school.elements()]
    assert "no-rooms" not in [problem.code for problem in turned.problems]


def test_on_a_national_grid_both_lie_in_one_frame(tmp_path):
    grid = {"offset": (431000.0, 385000.0, 0.0), "rotate_deg": 33.0}
    main = write_ifc(plan(), tmp_path / "arc.ifc", part="architecture", **grid)
    other = write_ifc(plan(), tmp_path / "ffe.ifc", part="furniture", **grid)
    school = together(main, other)
    assert codes(school) == []
    classroom = next(room for room in school.rooms if room.ref.name == "00-01")
    assert all(classroom.shape.footprint.covers(each.shape.footprint) for each in school.furniture)


def test_another_origin_blocks_the_whole_model(files):
    main, other = files(offset=(300.0, 0.0, 0.0))
    school = together(main, other)
    assert set(codes(school)) == {"files-apart", "files-misplaced"}
    assert school.problems[0].scope == "file"
    assert "ffe.ifc lies 289 m off arc.ifc" in message(school, "files-apart")
    assert school.furniture == ()


def test_levels_that_differ_block_the_whole_model(files):
    main, other = files(datum=55.0)
    school = together(main, other)
    assert "files-levels-apart" in codes(school)
    assert "Level 00 is at 55.000 m in ffe.ifc and at 0.000 m in arc.ifc" in message(
        school, "files-levels-apart"
    )


def test_a_screed_between_two_levels_is_told_and_no_obstacle(files):
    main, other = files(datum=-0.075)
    school = together(main, other)
    assert codes(school) == ["files-levels"]
    assert "(-0.075 m) of ffe.ifc is Level 00 of arc.ifc (0.000 m)" in message(
        school, "files-levels"
    )
    assert {each.storey_id for each in school.furniture} == {school.rooms[0].storey_id}


def test_a_storey_that_only_one_file_has_is_kept_and_told(files):
    main, other = files(plan(storeys=(*plan().storeys, FIRST)))
    school = together(main, other)
    assert len(school.storeys) == 2
    assert f"{FIRST.name} (3.600 m) of ffe.ifc is no storey of arc.ifc" in message(
        school, "files-levels"
    )


def test_furniture_that_is_moved_out_of_the_rooms_blocks(files):
    main, other = files(offset=(0.0, 4.3, 0.0))
    school = together(main, other)
    assert "6 of 6 things of ffe.ifc stand in no room" in message(school, "files-misplaced")
    assert school.problems[0].scope == "file"


@pytest.mark.slow
@pytest.mark.parametrize(
    "how", [{"rotate_deg": 90.0}, {"datum": -3.6}, {"offset": (0.0, 8.0, 0.0)}]
)
def test_oakfield_with_its_furniture_turned_or_a_storey_off_is_not_judged(tmp_path, how):
    main = write_ifc(oakfield("A"), tmp_path / "arc.ifc", part="architecture")
    other = write_ifc(oakfield("A"), tmp_path / "ffe.ifc", part="furniture", **how)
    assert together(main, other).problems[0].scope == "file"


def test_the_same_model_twice_adds_nothing(tmp_path):
    main = write_ifc(plan(), tmp_path / "arc.ifc")
    other = write_ifc(plan(), tmp_path / "again.ifc", unit="mm")
    school, alone = together(main, other), read_school(main)
    assert school.elements() == alone.elements()
    assert "in arc.ifc as well, 3 of them rooms" in message(school, "files-copies")
    assert "again.ifc adds nothing with a body to arc.ifc" in message(school, "files-nothing")


def test_rooms_drawn_again_under_other_ids_count_once(tmp_path):
    """As a services model has them: spaces of its own over the rooms of the architect."""
    main = write_ifc(plan(), tmp_path / "arc.ifc", part="architecture")
    other = write_ifc(plan(key="services"), tmp_path / "mep.ifc")
    school, alone = together(main, other), read_school(main)
    assert school.rooms == alone.rooms
    assert school.doors == alone.doors
    assert len(school.furniture) == 6
    rooms = {room.id: room.ref.name for room in school.rooms}
    assert {rooms[each.room_id] for each in school.furniture} == {"00-01"}
    (zone,) = school.zones
    assert [rooms[each] for each in zone.members] == ["00-02"]


def test_a_project_of_another_name_is_told(files):
    main, other = files(dataclasses.replace(plan(), name="Elsewhere Primary"))
    assert "'Elsewhere Primary' (else 'Sample')" in message(together(main, other), "files-differ")


def test_problems_of_the_second_file_carry_its_name(files):
    bare = dataclasses.replace(WANTS[0], bodiless=True)
    rooms = dataclasses.replace(row((bare, *WANTS[1:])), key="other", name="Sample")
    main, other = files(rooms, part="whole")
    school = together(main, other)
    (found,) = [each for each in school.problems if each.code == "room-without-body"]
    assert found.message.startswith("ffe.ifc: 1 of 3 rooms without a readable body")
    assert set(found.elements) < {each.id for each in school.rooms}


def wing(name, x, tmp_path):
    """A classroom in a file of its own, `x` m on: another wing, or a storey of its own."""
    made = dataclasses.replace(plan(tables=0), key=name)
    return write_ifc(made, tmp_path / f"{name}.ifc", offset=(x, 0.0, 0.0))


def test_wings_in_files_of_their_own_are_one_school_in_whatever_order(tmp_path):
    wings = [wing(name, x, tmp_path) for name, x in (("a", 0.0), ("b", 12.0), ("c", 24.0))]
    school, turned = together(*wings), together(*wings[::-1])
    assert len(school.rooms) == len(turned.rooms) == 9
    assert codes(school) == codes(turned) == []


def test_a_file_saved_under_another_name_and_moved_blocks(tmp_path):
    main = write_ifc(plan(), tmp_path / "arc.ifc")
    other = write_ifc(plan(), tmp_path / "wing.ifc", offset=(7.0, 0.0, 0.0))
    school = together(main, other)
    assert "up to 7.0 m from where arc.ifc has the same GlobalId" in message(school, "files-moved")
    assert school.problems[0].scope == "file"


def zoned(names):
    """The plan with zones over its first two rooms."""
    groups = tuple(Group(name=name, rooms=rooms) for name, rooms in names)
    return dataclasses.replace(plan(), groups=groups)


def test_zones_of_one_name_in_one_file_stay_two(tmp_path):
    two = zoned([("Cluster", ("00-01",)), ("Cluster", ("00-02",))])
    main = write_ifc(two, tmp_path / "arc.ifc", part="architecture")
    school = together(main, write_ifc(plan(), tmp_path / "ffe.ifc", part="furniture"))
    assert school.zones == read_school(main).zones
    assert sorted(len(zone.members) for zone in school.zones) == [1, 1]


def test_problems_of_things_that_get_another_id_are_kept(tmp_path):
    """Both files use one GlobalId, for a room in the one and for a bodiless room in the other."""
    main = write_ifc(plan(), tmp_path / "arc.ifc")
    bare = dataclasses.replace(WANTS[0], bodiless=True)
    made = dataclasses.replace(row((bare, *WANTS[1:])), key="other", name="Sample")
    other = write_ifc(made, tmp_path / "other.ifc", offset=(14.0, 0.0, 0.0))
    theirs = next(room for room in read_school(other).rooms if room.shape is None)
    wall = read_school(main).walls[0]
    text = other.read_text("ascii").replace(theirs.id, wall.id)
    other.write_text(text, encoding="ascii")
    school = together(main, other)
    assert f"1 GlobalId stands in other.ifc for another thing than in arc.ifc: {wall.id}" in (
        message(school, "files-ids")
    )
    (found,) = [each for each in school.problems if each.code == "room-without-body"]
    assert found.elements == (f"{wall.id}~other.ifc",)
