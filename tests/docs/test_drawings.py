"""The committed drawings of what each measure looks at are those that the tool draws today."""

from xml.etree import ElementTree as ET

import pytest

from checker.measure.registry import measures
from docs.make.drawings import FOLDER, drawings

SVG = "{http://www.w3.org/2000/svg}"
DECLARED = frozenset(
    {"subject", "school", "brief", "uses", "vocabulary", "bases", "base_rooms", "spoiled"}
)
"""What tells of declarations, names and uses; whoever asks for more looks at places or shapes."""
UNDRAWN = {
    "cluster_kind": "whether the brief or the model names the cluster",
    "entrance_kind": "a word for the door itself, from the brief, its name or its place",
    "furniture_modelled": "whether anything is there at all",
    "has_alarm": "what is declared of the room and what stands in it",
    "hoist_declared": "what is declared of the room and what stands in it",
    "is_in": "whether one thing stands in another: only to select by",
    "is_main_entrance": "which door the brief names, else which one is likeliest",
    "storey": "the name of the storey that a thing is placed on, a cluster by its rooms",
    "stair_use": "who uses the stair, from the uses of rooms",
}
"""Measures without a drawing that do not only read what is declared, each with why."""


@pytest.mark.slow
def test_the_committed_drawings_are_current():
    made = drawings()
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.svg")}
    assert kept.keys() == made.keys(), "run `python -m docs.make.drawings`, then look at them"
    stale = [name for name in made if made[name] != kept[name]]
    assert stale == [], "run `python -m docs.make.drawings`, look at these and commit them"


def test_every_drawing_is_of_a_measure_that_there_is():
    names = {name for name, _ in measures()}
    assert {path.stem for path in FOLDER.glob("*.svg")} <= names


def _is_declared(spec) -> bool:
    """Whether it asks for nothing but the thing itself, the brief and uses: no place, no shape."""
    return set(spec.asks) <= DECLARED


@pytest.mark.parametrize("name", sorted({name for name, _ in measures()} - UNDRAWN.keys()))
def test_every_measure_that_looks_at_the_plan_is_drawn(name):
    specs = [spec for (each, _), spec in measures().items() if each == name]
    drawn = (FOLDER / f"{name}.svg").is_file()
    assert drawn or all(map(_is_declared, specs)), "draw it from a small school, or say why not"


@pytest.mark.parametrize("name", sorted(UNDRAWN))
def test_what_is_said_not_to_be_drawn_is_not_and_would_have_to_be(name):
    specs = [spec for (each, _), spec in measures().items() if each == name]
    assert specs, "there is no such measure"
    assert not (FOLDER / f"{name}.svg").is_file()
    assert not all(map(_is_declared, specs))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_a_drawing_says_the_answer_and_stands_alone(path):
    svg = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - our own drawing
    words = ["".join(each.itertext()) for each in svg.iter(f"{SVG}text")]
    assert len(words) > len(["north", "scale"]), "nothing is said of what is drawn"
    style = svg.find(f"{SVG}style").text
    for rule in ("text.mid,text.label{text-anchor:middle", "text.halo{paint-order:stroke"):
        assert rule in style
