"""One school in several files is the school that it is in one, and files that disagree are told."""

import dataclasses

import pytest

from checker.read import read_joined, read_school
from sample_models.make import write_ifc
from sample_models.make.plan import FIRST, Thing
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


def codes(school):
    return [problem.code for problem in school.problems if problem.code.startswith("files")]


def message(school, code):
    (found,) = [problem for problem in school.problems if problem.code == code]
    return found.message


@pytest.mark.parametrize(
    "how", [{}, {"unit": "mm"}, {"unit": "foot"}, {"schema": "IFC2X3"}], ids=str
)
def test_furniture_of_another_file_stands_where_it_stands_in_one(files, tmp_path, how):
    main, other = files(**how)
    whole = read_school(write_ifc(plan(), tmp_path / "whole.ifc"))
    school = read_joined(main, [other])
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
    school = read_joined(main, [other])
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
    school, turned = read_joined(main, [other]), read_joined(other, [main])
    assert turned.source.file == "ffe.ifc"
    assert [each.id for each in turned.elements()] == [each.id for each in school.elements()]
    assert "no-rooms" not in [problem.code for problem in turned.problems]


def test_on_a_national_grid_both_lie_in_one_frame(tmp_path):
    grid = {"offset": (431000.0, 385000.0, 0.0), "rotate_deg": 33.0}
    main = write_ifc(plan(), tmp_path / "arc.ifc", part="architecture", **grid)
    other = write_ifc(plan(), tmp_path / "ffe.ifc", part="furniture", **grid)
    school = read_joined(main, [other])
    assert codes(school) == []
    classroom = next(room for room in school.rooms if room.ref.name == "00-01")
    assert all(classroom.shape.footprint.covers(each.shape.footprint) for each in school.furniture)


def test_another_origin_blocks_the_whole_model(files):
    main, other = files(offset=(300.0, 0.0, 0.0))
    school = read_joined(main, [other])
    assert codes(school) == ["files-apart"]
    assert school.problems[0].scope == "file"
    assert "ffe.ifc does not lie where arc.ifc does" in message(school, "files-apart")
    assert school.furniture == ()


def test_levels_that_all_differ_block_the_whole_model(files):
    main, other = files(datum=55.0)
    school = read_joined(main, [other])
    assert codes(school) == ["files-levels-apart"]
    assert "55.00 m apart" in message(school, "files-levels-apart")


def test_a_screed_between_two_levels_is_told_and_no_obstacle(files):
    main, other = files(datum=-0.075)
    school = read_joined(main, [other])
    assert codes(school) == ["files-levels"]
    assert "(-0.075 m) of ffe.ifc is Level 00 of arc.ifc (0.000 m)" in message(
        school, "files-levels"
    )
    assert {each.storey_id for each in school.furniture} == {school.rooms[0].storey_id}


def test_a_storey_that_only_one_file_has_is_kept_and_told(files):
    main, other = files(plan(storeys=(*plan().storeys, FIRST)))
    school = read_joined(main, [other])
    assert len(school.storeys) == 2
    assert f"{FIRST.name} (3.600 m) of ffe.ifc is no storey of arc.ifc" in message(
        school, "files-levels"
    )


def test_furniture_that_is_moved_a_little_is_told(files):
    main, other = files(offset=(0.0, 4.3, 0.0))
    school = read_joined(main, [other])
    assert "6 of 6 things of ffe.ifc stand in no room" in message(school, "files-outside")


def test_the_same_model_twice_adds_nothing(tmp_path):
    main = write_ifc(plan(), tmp_path / "arc.ifc")
    other = write_ifc(plan(), tmp_path / "again.ifc", unit="mm")
    school, alone = read_joined(main, [other]), read_school(main)
    assert school.elements() == alone.elements()
    assert "3 of them rooms, are copies" in message(school, "files-copies")


def test_rooms_drawn_again_under_other_ids_count_once(tmp_path):
    """As a services model has them: spaces of its own over the rooms of the architect."""
    main = write_ifc(plan(), tmp_path / "arc.ifc", part="architecture")
    other = write_ifc(plan(key="services"), tmp_path / "mep.ifc")
    school, alone = read_joined(main, [other]), read_school(main)
    assert school.rooms == alone.rooms
    assert school.doors == alone.doors
    assert len(school.furniture) == 6
    rooms = {room.id: room.ref.name for room in school.rooms}
    assert {rooms[each.room_id] for each in school.furniture} == {"00-01"}
    (zone,) = school.zones
    assert [rooms[each] for each in zone.members] == ["00-02"]


def test_a_project_of_another_name_is_told(files):
    main, other = files(dataclasses.replace(plan(), name="Elsewhere Primary"))
    assert "'Elsewhere Primary' (else 'Sample')" in message(
        read_joined(main, [other]), "files-differ"
    )


def test_problems_of_the_second_file_carry_its_name(files):
    bare = dataclasses.replace(WANTS[0], bodiless=True)
    rooms = dataclasses.replace(row((bare, *WANTS[1:])), key="other", name="Sample")
    main, other = files(rooms, part="whole")
    school = read_joined(main, [other])
    (found,) = [each for each in school.problems if each.code == "room-without-body"]
    assert found.message.startswith("ffe.ifc: 1 of 3 rooms without a readable body")
    assert set(found.elements) < {each.id for each in school.rooms}
