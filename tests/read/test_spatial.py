from collections.abc import Mapping
from typing import Any

import pytest

from checker.model import ElementRef, Storey
from checker.read.identity import identify
from checker.read.plaintext import LONGEST, enumerated, plain
from checker.read.spatial import Links, read_links
from checker.read.storeys import StoreyFinder
from tests.read.parsing import parsed
from tests.read.steptext import office


def links_of(changed: Mapping[int, str] | None = None) -> Links:
    with parsed(office() | dict(changed or {})) as model:
        return read_links(model)


def test_wholes_parts_containers_openings_and_hosts_are_linked() -> None:
    links = links_of()
    assert links.whole[50] == 22
    assert links.parts[22] == (50,)
    assert links.container == {60: 22, 80: 22}
    assert links.opening == {80: 70}
    assert links.fillers == {70: (80,)}
    assert links.host == {70: 60}


def test_a_place_is_looked_for_through_openings_and_hosts() -> None:
    contained_wall_only = {
        90: "IFCRELCONTAINEDINSPATIALSTRUCTURE('0RelS0000000000000000S',$,$,$,(#60),#22)"
    }
    assert 22 in list(links_of(contained_wall_only).place_of(80))


def test_looking_for_a_place_ends_in_a_ring() -> None:
    ring = Links(
        whole={1: 2, 2: 1}, parts={}, container={}, opening={}, fillers={}, host={}, bounds={},
        bounded={},
    )  # fmt: skip
    assert list(ring.place_of(1)) == [2]


def test_boundaries_lead_both_ways_and_each_pair_counts_once() -> None:
    boundary = "IFCRELSPACEBOUNDARY('{}',$,$,$,#50,{},$,.PHYSICAL.,.INTERNAL.)"
    links = links_of(
        {
            100: boundary.format("0Bou0000000000000000A", "#80"),
            101: boundary.format("0Bou0000000000000000B", "#80"),
            102: boundary.format("0Bou0000000000000000C", "#60"),
            103: boundary.format("0Bou0000000000000000D", "$"),
        }
    )
    assert links.bounds == {50: (80, 60)}
    assert links.bounded == {80: (50,), 60: (50,)}


def storey(name: str, elevation: float) -> Storey:
    ref = ElementRef(global_id=name, ifc_class="IfcBuildingStorey", name=name)
    return Storey(id=name, ref=ref, elevation=elevation)


@pytest.mark.parametrize(
    ("z", "name"),
    [(0.0, "ground"), (2.9, "first"), (2.4, "ground"), (9.0, "first"), (-8.0, "cellar")],
)
def test_a_thing_on_no_storey_belongs_to_the_floor_under_it(z: float, name: str) -> None:
    storeys = (storey("first", 3.0), storey("cellar", -3.0), storey("ground", 0.0))
    found = StoreyFinder(by_step=dict(enumerate(storeys))).nearest(z)
    assert found is not None
    assert found.ref.name == name


def test_without_storeys_there_is_none_to_find() -> None:
    assert StoreyFinder(by_step={}).nearest(0.0) is None


class Entity:
    """Just enough of an entity for identify()."""

    def __init__(self, step: int, global_id: Any) -> None:
        self._step, self._global_id = step, global_id

    def id(self) -> int:
        return self._step

    def get_argument(self, _: int) -> Any:
        return self._global_id


def test_a_repeated_or_missing_global_id_gets_the_record_number() -> None:
    known = identify([Entity(1, "a"), Entity(2, "b"), Entity(3, "b"), Entity(4, None)])
    assert known.ids == {1: "a", 2: "b~2", 3: "b~3", 4: "~4"}
    assert known.repeated == {"b"}


def test_several_missing_global_ids_are_not_the_same_one() -> None:
    known = identify([Entity(1, ""), Entity(2, None)])
    assert known.ids == {1: "~1", 2: "~2"}
    assert known.repeated == frozenset()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (3, "3"),
        ("  a b ", "a b"),
        ("a\x00b\x1b[31m", "a b [31m"),
        ("\ud83d", "?"),
        ("Küche Группа 教室", "Küche Группа 教室"),
        ("x" * (LONGEST + 5), "x" * LONGEST + "…"),
    ],
)
def test_model_text_is_made_harmless_but_not_changed(value: object, text: str) -> None:
    assert plain(value) == text
    plain(value).encode("utf-8")


@pytest.mark.parametrize("value", ["NOTDEFINED", "userdefined", "", None])
def test_an_enumeration_that_says_nothing_is_empty(value: object) -> None:
    assert enumerated(value) == ""
