"""The committed drawings of what each measure looks at are those that the tool draws today."""

from functools import reduce
from xml.etree import ElementTree as ET

import pytest
import shapely
from shapely import box
from shapely.affinity import rotate

from checker.measure.registry import measures
from docs.make.drawings import FOLDER, PREFERRED, drawings
from tests.every import every

SVG = "{http://www.w3.org/2000/svg}"
DECLARED = frozenset(
    {"subject", "school", "brief", "uses", "vocabulary", "bases", "base_rooms", "spoiled"}
)
"""What tells of declarations, names and uses; whoever asks for more looks at places or shapes."""
MOST_ON_WALL = 0.25
"""The share of a word's box that may lie on a wall: a corner of it, or the ends of a long name."""
UNDRAWN = {
    "age_group": "what is stated, and what the code and the words of the room say",
    "cluster_kind": "whether the brief or the model names the cluster",
    "entrance_kind": "a word for the door itself, from the brief, its name or its place",
    "furniture_modelled": "whether anything is there at all",
    "has_baby_change": "what is declared of the room and what stands in it",
    "has_refuge_call": "what is declared of the room and what stands in it",
    "has_smoke_detection": "what is declared of the room and what stands in it",
    "in_base": "which rooms a base has is told by its zone and the brief, also for doors",
    "is_above_ground": "by the levels of storeys and of the ground, which no plan shows",
    "is_excepted": "what the brief says of the works, and answers",
    "is_in": "whether one thing stands in another: only to select by",
    "is_main_entrance": "which door the brief names, else which one is likeliest",
    "is_width_labelled": "what the code of the corridor says",
    "landing_of": "a word for what a landing belongs to",
    "lifts": "a number of lifts by their names",
    "lockers": "a number of things by their names",
    "made_for": "what the code and the words of the room say",
    "on_entrance_storey": "by the storeys of rooms and doors, which no plan shows",
    "quiet_entrance_found": "whether any door has the name that the brief gives",
    "storey": "the name of the storey that a thing is placed on, a cluster by its rooms",
    "storeys": "a number of storeys by what their rooms are for",
    "stair_use": "who uses the stair, from the uses of rooms",
    "therapy_for": "what the code and the words of the room say",
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


DRAWN = every("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)


def _own_words(svg) -> list:
    """The words of evidence and the caption: not room labels, nor those of the scale and north."""
    fixed = {
        text
        for group in svg.iter(f"{SVG}g")
        if any(each.get("class") == "under" for each in group.findall(f"{SVG}path"))
        for text in group.findall(f"{SVG}text")
    }
    every = [text for text in svg.iter(f"{SVG}text") if "label" not in text.get("class").split()]
    assert len(fixed) == len(["north", "scale"])
    return [text for text in every if text not in fixed]


@DRAWN
def test_a_drawing_says_the_answer_and_stands_alone(path):
    svg = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - our own drawing
    words = _own_words(svg)
    answer = svg.find(f"{SVG}desc").text
    measured = [each for each in words if "dim-text" in each.get("class").split()]
    assert measured or any(each.text in answer for each in words), "nothing says what was found"
    style = svg.find(f"{SVG}style").text
    for rule in ("text.mid,text.label{text-anchor:middle", "text.halo{paint-order:stroke"):
        assert rule in style


@DRAWN
def test_words_of_a_drawing_lie_on_the_sheet_and_clear_of_walls(path):
    svg = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - our own drawing
    walls = shapely.union_all([_filled(e) for e in svg.iter() if e.get("class") == "wall"])
    sheet = box(0, 0, *map(float, svg.get("viewBox").split()[2:]))
    for text in _own_words(svg):
        area = _covered(text)
        on_wall = area.intersection(walls).area / area.area
        assert on_wall <= MOST_ON_WALL, f"{text.text}: {on_wall:.0%} on a wall"
        assert area.intersection(sheet).area >= 0.99 * area.area, f"{text.text} is cut off"


def _filled(path):
    rings = [
        shapely.Polygon([tuple(map(float, point.split())) for point in ring.lstrip("M").split("L")])
        for ring in path.get("d").split("Z")
        if ring.count("L") > 1
    ]
    return reduce(
        lambda one, other: one.symmetric_difference(other.buffer(0)), rings, box(0, 0, 0, 0)
    )


def _covered(text):
    """The box of words about as wide as they are set."""
    x, y = float(text.get("x")), float(text.get("y"))
    size = 11 if "small" in text.get("class").split() else 13
    wide, high = len(text.text) * 0.56 * size, 1.2 * size
    level = box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    angle = float((text.get("transform") or "rotate(0").removeprefix("rotate(").split()[0])
    return rotate(level, angle, origin=(x, y))


@pytest.mark.parametrize("name", sorted(PREFERRED))
def test_a_measure_that_is_made_for_some_subject_is_drawn_of_it(name):
    svg = ET.fromstring((FOLDER / f"{name}.svg").read_text("utf-8"))  # noqa: S314
    words = svg.find(f"{SVG}title").text.split(": ", 1)[1]
    assert PREFERRED[name] in words
