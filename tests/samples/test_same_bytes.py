"""The samples are made, not kept: what is committed is what the builders write, to the byte."""

import re
from pathlib import Path

import pytest

from sample_models.make import ifc_text, oakfield
from sample_models.make.__main__ import write_school
from sample_models.make.cases import CASES, write_cases
from sample_models.make.pen import stable_guid

MOST_BYTES = 2_500_000


def ids(text: str) -> list[str]:
    """Every GlobalId; a property's name may be as long as one, and stands where one would."""
    return re.findall(r"=IFC(?!PROPERTYSINGLEVALUE)\w+\('([0-9A-Za-z_$]{22})'", text)


@pytest.mark.slow
def test_the_committed_school_is_what_the_builder_writes(samples: Path, tmp_path: Path):
    for fresh in write_school(tmp_path):
        kept = samples / "oakfield" / fresh.relative_to(tmp_path)
        assert kept.read_bytes() == fresh.read_bytes(), f"{fresh.name}: make the samples again"


@pytest.mark.slow
def test_the_committed_cases_are_what_the_builder_writes(samples: Path, tmp_path: Path):
    fresh = {p.relative_to(tmp_path): p.read_bytes() for p in write_cases(CASES, tmp_path)}
    folder = samples / "cases"
    kept = {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert sorted(kept) == sorted(fresh)
    assert [str(name) for name in fresh if kept[name] != fresh[name]] == []


def test_the_same_plan_gives_the_same_bytes(small):
    assert ifc_text(small) == ifc_text(small)


def test_a_shuffled_file_depends_on_its_seed_alone(small):
    assert ifc_text(small, shuffle_seed=4) == ifc_text(small, shuffle_seed=4)
    assert ifc_text(small, shuffle_seed=4) != ifc_text(small, shuffle_seed=5)


def test_no_file_of_the_school_is_too_large(samples: Path):
    sizes = {p.name: p.stat().st_size for p in (samples / "oakfield").glob("*.ifc")}
    assert len(sizes) == 3
    assert {name for name, size in sizes.items() if size > MOST_BYTES} == set()


def test_no_clock_or_machine_is_written(small):
    header = ifc_text(small).split("DATA;")[0]
    assert "2026-01-01T00:00:00" in header
    assert "IfcOpenShell" not in header


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3"])
def test_no_two_entities_share_a_global_id(small, schema):
    found = ids(ifc_text(small, schema=schema))
    assert len(found) > 50
    assert len(set(found)) == len(found)


def test_the_school_has_no_two_entities_with_one_global_id(samples: Path):
    for path in (samples / "oakfield").glob("*.ifc"):
        found = ids(path.read_text(encoding="ascii"))
        assert len(set(found)) == len(found), path.name


def test_both_revisions_give_the_same_room_the_same_global_id(oakfield_files):
    found = [
        {space.Name: space.GlobalId for space in oakfield_files[ending].by_type("IfcSpace")}
        for ending in ("A", "B", "A-dfe-2x3")
    ]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == len(oakfield("A").rooms)


def test_a_global_id_is_22_characters_and_depends_on_its_key():
    made = {stable_guid(f"key {n}") for n in range(200)}
    assert len(made) == 200
    assert {len(guid) for guid in made} == {22}
    assert {guid[0] for guid in made} <= set("0123")
    assert stable_guid("key 1") in made
