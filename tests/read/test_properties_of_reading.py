"""What must hold for any file: units, place and order change nothing; damage gives a sentence."""

import dataclasses
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import ModelUnreadableError
from checker.model import Element, School
from checker.read import read_school
from checker.read.container import take
from checker.read.preflight import inspect
from tests.read.parsing import off_its_lines, school
from tests.read.steptext import Records, office, saved, step

pytestmark = pytest.mark.slow

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SIZES = re.compile(r"(?<=[(,])(-?\d+)\.(?=[),])")
LENGTHS = {42, 51, 53, 55, 61, 63, 65, 71, 73, 75, 80, 83, 85, 22}


def in_metres() -> Records:
    """The same office drawn in metres."""
    records = office() | {16: "IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.)"}
    for number in LENGTHS:
        records[number] = SIZES.sub(lambda m: str(int(m.group(1)) / 1000), records[number])
    return records


def moved(x: float, y: float, z: float) -> Records:
    """The same office somewhere else on earth, metres."""
    point = f"IFCCARTESIANPOINT(({x * 1000:.1f},{y * 1000:.1f},{z * 1000:.1f}))"
    return office() | {
        40: "IFCLOCALPLACEMENT($,#141)",
        141: "IFCAXIS2PLACEMENT3D(#142,$,$)",
        142: point,
    }


def sizes(made: School) -> dict[str, Any]:
    """What must not change: sizes, areas, heights above the storey, words and links."""
    floor = made.storeys[0].elevation

    def shape(element: Element) -> tuple[float, ...] | None:
        found = element.shape
        if found is None:
            return None
        numbers = (found.footprint.area, found.base - floor, found.top - floor)
        return tuple(round(number, 6) for number in numbers)

    (door,), (opening,) = made.doors, made.openings
    assert opening.width is not None
    assert opening.height is not None
    return {
        "shapes": {element.id: shape(element) for element in made.elements()},
        "refs": [element.ref for element in made.elements()],
        "door": (door.overall_width, door.overall_height, door.operation, door.host_id),
        "opening": (round(opening.width, 6), round(opening.height, 6), opening.filled_by),
        "problems": made.problems,
    }


def test_metres_and_millimetres_give_the_same_school() -> None:
    assert sizes(school(in_metres())) == sizes(school(office()))


@QUICK
@given(st.floats(-5e5, 5e5), st.floats(-5e5, 5e5), st.floats(-100, 4000))
def test_where_on_earth_it_stands_changes_nothing(x: float, y: float, z: float) -> None:
    assert sizes(school(moved(round(x), round(y), round(z)))) == sizes(school(office()))


def test_far_coordinates_are_taken_off_and_remembered() -> None:
    made = school(moved(412_345, 287_654, 55))
    xs, ys = made.rooms[0].shape.footprint.exterior.xy if made.rooms[0].shape else ([], [])  # type: ignore[union-attr]
    assert max(map(abs, [*xs, *ys])) < 10_000
    assert xs[0] + made.offset.x == pytest.approx(412_345, abs=10)
    assert ys[0] + made.offset.y == pytest.approx(287_654, abs=10)


@QUICK
@given(st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(shuffler: random.Random) -> None:
    numbers = list(office())
    shuffler.shuffle(numbers)
    mixed = school({number: office()[number] for number in numbers})
    plain = school(office())
    assert dataclasses.replace(off_its_lines(mixed), source=plain.source) == off_its_lines(plain)


PARTS = re.compile(r"#\d+|'[^']*'|\$|\.[A-Z_]+\.|\([^()]*\)|\d+\.")
BAD = st.sampled_from(
    ["$", "#50", "#41", "#15", "#9999", "()", "($)", "''", "1.", "-1", "*", ".T.", "(#60)",
     "IFCLABEL('x')", "1.E400", "(1.,(2.))", "'\\X2\\D8'"]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.data(), st.sampled_from(["IFC2X3", "IFC4"]))
def test_damaged_records_give_a_school_or_a_sentence(data: st.DataObject, schema: str) -> None:
    records = office(schema)
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.sampled_from(sorted(records)))
        places = list(PARTS.finditer(records[number]))
        if places:
            place = data.draw(st.sampled_from(places))
            text = records[number]
            records[number] = text[: place.start()] + data.draw(BAD) + text[place.end() :]
    try:
        assert isinstance(school(records, schema=schema), School)
    except ModelUnreadableError as refused:
        assert refused.code  # noqa: PT017 - a school or a sentence: either is right
        assert str(refused).startswith("model.ifc")  # noqa: PT017


@QUICK
@given(st.data())
def test_a_text_cut_anywhere_is_never_taken_for_whole(data: st.DataObject) -> None:
    text = step(office())
    cut = data.draw(st.integers(1, len(text.rstrip()) - 1))
    with pytest.raises(ModelUnreadableError):
        inspect(text[:cut].encode(), name="given.ifc")


@QUICK
@given(st.binary(max_size=300))
def test_any_bytes_at_all_give_a_sentence(tmp_path: Path, content: bytes) -> None:
    for lead in (b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"ISO-10303-21;"):
        path = saved(tmp_path, lead + content, "given.ifc")
        try:
            given_model = take(path)
            inspect(given_model.text, name="given.ifc")
        except ModelUnreadableError as refused:
            assert "given.ifc" in str(refused)  # noqa: PT017 - nothing else may be raised
            continue
        pytest.fail("random bytes were taken for a model")


@pytest.mark.parametrize("number", sorted(office()))
def test_any_one_record_may_be_missing(tmp_path: Path, number: int) -> None:
    records = {n: text for n, text in office().items() if n != number}
    try:
        made = read_school(saved(tmp_path, step(records)))
    except ModelUnreadableError as refused:
        assert refused.code in {"no-project", "no-units", "malformed"}  # noqa: PT017
        return
    referred = any(re.search(rf"#{number}\b", text) for text in records.values())
    told = {problem.code for problem in made.problems}
    assert ("missing-records" in told) == referred
