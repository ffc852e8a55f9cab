"""The sample school of this project, in both dialects and revisions."""

import re
from functools import lru_cache
from pathlib import Path

import ifcopenshell
import pytest

from checker.model import School
from checker.read import read_school
from tests.read.steptext import saved

NAMES = ("oakfield-primary-A.ifc", "oakfield-primary-A-dfe-2x3.ifc", "oakfield-primary-B.ifc")


@lru_cache(maxsize=3)
def read(path: Path) -> School:
    return read_school(path)


@pytest.fixture(params=NAMES)
def oakfield(samples: Path, request: pytest.FixtureRequest) -> School:
    return read(samples / "oakfield" / request.param)


@pytest.mark.slow
def test_everything_a_school_has_is_read(oakfield: School) -> None:
    groups = (
        oakfield.storeys, oakfield.rooms, oakfield.doors, oakfield.openings, oakfield.windows,
        oakfield.walls, oakfield.columns, oakfield.slabs, oakfield.furniture, oakfield.fittings,
        oakfield.stairs, oakfield.ramps, oakfield.lifts, oakfield.railings, oakfield.zones,
    )  # fmt: skip
    assert all(groups)
    assert oakfield.name == "Oakfield Primary"
    assert [p.code for p in oakfield.problems if p.scope == "file"] == []


@pytest.mark.slow
def test_every_room_has_a_body_and_every_door_a_wall_a_frame_and_an_operation(
    oakfield: School,
) -> None:
    assert [r.ref.name for r in oakfield.rooms if r.shape is None] == []
    walls = {wall.id for wall in oakfield.walls}
    for door in oakfield.doors:
        assert door.host_id in walls
        assert door.frame is not None
        assert door.operation
        assert door.solids
        assert door.overall_width


def test_every_door_fills_an_opening_that_knows_it(oakfield: School) -> None:
    filled = {filler: o.id for o in oakfield.openings for filler in o.filled_by}
    assert all(filled[door.id] == door.opening_id for door in oakfield.doors)


def test_openings_are_as_wide_as_their_doors_or_wider(oakfield: School) -> None:
    openings = {o.id: o for o in oakfield.openings}
    for door in oakfield.doors:
        width = openings[door.opening_id].width
        assert width is not None
        assert door.overall_width is not None
        assert width >= door.overall_width - 1e-6


def test_the_base_is_a_zone_or_group_with_rooms(oakfield: School) -> None:
    (base,) = [z for z in oakfield.zones if z.ref.name == "Inclusion base"]
    assert len(base.members) > 5
    assert set(base.members) <= {room.id for room in oakfield.rooms}


def test_both_dialects_tell_of_the_same_school(samples: Path) -> None:
    modern, dfe = (read(samples / "oakfield" / name) for name in NAMES[:2])
    for group in ("rooms", "doors", "walls", "furniture", "fittings", "stairs", "ramps", "lifts"):
        assert len(getattr(modern, group)) == len(getattr(dfe, group)), group
    assert sorted(f.kind for f in modern.fittings) == sorted(f.kind for f in dfe.fittings)
    assert dfe.source.schema == "IFC2X3"
    codes = {c.system for room in dfe.rooms for c in room.classifications}
    assert {"DfE ADS", "Uniclass"} <= codes


def test_the_ramp_has_the_slope_it_was_drawn_with(oakfield: School) -> None:
    slopes = [flight.slope for ramp in oakfield.ramps for flight in ramp.flights]
    assert slopes == pytest.approx([1 / 15] * len(slopes), abs=1e-6)


@pytest.mark.slow
def test_lazy_parsing_reads_the_same_school(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = samples / "oakfield" / NAMES[1]
    lazily = read(path)
    real = ifcopenshell.open

    def eager(name: str, *, lazy: bool) -> object:
        assert lazy
        return real(name)

    monkeypatch.setattr(ifcopenshell, "open", eager)
    assert read_school(path) == lazily


@pytest.mark.slow
def test_a_school_without_spaces_and_doors_says_why_nothing_can_be_judged(
    samples: Path, tmp_path: Path
) -> None:
    text = (samples / "oakfield" / NAMES[0]).read_text()
    stripped = re.sub(r"#\d+\s*=\s*IFC(?:SPACE|DOOR)\([^;]*;\n?", "", text)
    school = read_school(saved(tmp_path, stripped))
    assert (school.rooms, school.doors) == ((), ())
    codes = [(p.scope, p.code) for p in school.problems]
    assert codes[0] == ("file", "no-rooms")
    assert ("note", "no-doors") in codes
