"""Every element knows the line of its record, so that a build server can point at it."""

import dataclasses
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import School
from checker.read import Part, read_joined, read_school
from checker.read.stepscan import NO_LINES, record_lines, scan
from sample_models.make import write_ifc
from sample_models.make.plan import Thing
from sample_models.make.small import Want, row
from tests.read.parsing import school
from tests.read.steptext import office, step

WANTS = (Want(name="Classroom", kind="classroom", width=8.0, depth=7.0),)


def assert_lines_are_those_of(text: str, made: School, *, least: int) -> None:
    lines = text.split("\n")
    elements = list(made.elements())
    assert len(elements) >= least
    for each in elements:
        assert lines[each.ref.line - 1].lstrip().startswith(f"#{each.ref.step_id}"), each.ref


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4"])
def test_every_element_has_the_line_of_its_record(schema: str) -> None:
    records = office(schema)
    assert_lines_are_those_of(step(records, schema=schema), school(records, schema=schema), least=5)


def test_a_school_as_it_is_exported_has_the_lines_too(tmp_path: Path) -> None:
    path = write_ifc(row(WANTS), tmp_path / "school.ifc")
    assert_lines_are_those_of(path.read_text("ascii"), read_school(path), least=8)


def test_a_packed_file_has_the_lines_of_the_text_in_it(tmp_path: Path) -> None:
    path = write_ifc(row(WANTS), tmp_path / "school.ifc")
    packed = tmp_path / "packed.ifc.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    plain = {each.id: each.ref.line for each in read_school(path).elements()}
    assert {each.id: each.ref.line for each in read_school(packed).elements()} == plain


def test_what_another_file_adds_points_nowhere_since_results_name_one_file(tmp_path: Path) -> None:
    table = Thing(kind="table", x=1.0, y=5.0, facing=0.0, room="00-01")
    plan = dataclasses.replace(row(WANTS), things=(table,))
    main = write_ifc(plan, tmp_path / "arc.ifc", part="architecture")
    other = write_ifc(plan, tmp_path / "ffe.ifc", part="furniture")
    whole = read_joined(main, [Part(other)])
    assert [each.ref.line for each in whole.furniture] == [0]
    mine = {each.id: each.ref.line for each in read_school(main).elements()}
    lines = {each.id: each.ref.line for each in whole.elements()}
    assert {id_: lines[id_] for id_ in mine} == mine


@given(st.lists(st.integers(1, 40), unique=True, max_size=20), st.data())
def test_lines_agree_with_counting_them(ids: list[int], data: st.DataObject) -> None:
    gaps = [data.draw(st.sampled_from(["\n", "\r\n", "\n\n", " "])) for _ in ids]
    text = "DATA;" + "".join(f"{gap}#{n}=A('\\X\\0A');" for n, gap in zip(ids, gaps, strict=True))
    lines = record_lines(text.encode(), scan(text.encode()))
    for number in range(42):
        start = text.find(f"#{number}=A")
        assert lines.line_of(number) == (text.count("\n", 0, start) + 1 if start >= 0 else 0)


def test_a_text_that_nobody_looked_through_has_no_lines() -> None:
    assert NO_LINES.line_of(1) == 0
