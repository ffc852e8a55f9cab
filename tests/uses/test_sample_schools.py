"""The named rooms of the sample schools and of the real models get the use a person would give."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from checker.read import read_school
from checker.uses import RoomUse, classify_rooms

TABLE = YAML(typ="base", pure=True).load(Path(__file__).with_name("models.yaml"))
OAKFIELD = ("oakfield-primary-A.ifc", "oakfield-primary-A-dfe-2x3.ifc", "oakfield-primary-B.ifc")
REAL = (
    "bimcollab_arc_archicad21.ifczip",
    "classroom_cic_revit2012.ifc",
    "duplex_revit2011.ifc",
    "fzk_haus_archicad20_ifc4.ifc",
    "gymzaal_revit2020_ifc4.ifc",
    "institute_archicad11.ifczip",
)
OF_A_PERSON = re.compile(r"^(Buero|Flur) .*")  # an office of somebody, a corridor of some storey
NUMBER = re.compile(r"[ -](?:\d+|K\d|[IVX]+)$")


def _by_name(table):
    return {
        " ".join(name.split()): key.split(" / ")
        for key, names in table.items()
        if isinstance(names, str)
        for name in names.split(",")
    }


def _rooms(path, vocabulary) -> list[tuple[str, RoomUse]]:
    school = read_school(path)
    uses = classify_rooms(school, vocabulary=vocabulary, overrides={})
    return [
        (room.ref.long_name or room.description or room.ref.name, uses.of(room.id))
        for room in school.rooms
    ]


def _bare(name: str) -> str:
    return OF_A_PERSON.sub(r"\1", NUMBER.sub("", name))


@pytest.mark.slow
@pytest.mark.parametrize("file", OAKFIELD)
def test_every_room_of_the_sample_schools_is_known_and_sure(samples, vocabulary, file):
    wanted = _by_name(TABLE["oakfield"])
    rooms = _rooms(samples / "oakfield" / file, vocabulary)
    assert len(rooms) == 94
    wrong = [
        (name, use.use)
        for name, use in rooms
        if not (use.is_sure and use.use in wanted.get(_bare(name), []))
    ]
    assert wrong == []


@pytest.mark.shared
def test_nearly_every_named_room_of_the_real_models_is_known(shared_models, vocabulary):
    surely, unsure = _by_name(TABLE["real"]), _by_name(TABLE["real"]["open"])
    rooms = [room for file in REAL for room in _rooms(shared_models / file, vocabulary)]
    named = [(name, use) for name, use in rooms if _bare(name) in surely.keys() | unsure.keys()]
    wrong = [
        (name, use.use, use.evidence)
        for name, use in named
        if not (
            use.is_sure and use.use in surely.get(_bare(name), [])
            if _bare(name) in surely
            else not use.is_sure and use.possible.issuperset(unsure[_bare(name)])
        )
    ]
    nameless = {name for name, use in rooms} - {name for name, use in named}
    assert nameless == {"FB", "Room", "Unnamed", "empty"}
    assert len(wrong) <= 0.03 * len(named), wrong
