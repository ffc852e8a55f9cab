"""The drawing of a finding stands alone: valid, styled in both themes, with title and words."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from checker.report.explain import drawing_file, explanation, undrawn
from checker.report.explain.style import drawing_style, page_style
from checker.report.words import sentence
from tests.report.oakfield import HOSTILE, LONG, TURNED, blocked, empty, findings, oakfield
from tests.report.test_colours import themes

SVG = "{http://www.w3.org/2000/svg}"
BY_KEY = {each.key: each for each in findings()}
ELSEWHERE = ("sum1",)
DRAWN = [key for key in BY_KEY if key not in ELSEWHERE]


def drawn(finding, **changes) -> ET.Element:
    data = drawing_file(finding, oakfield(**changes))
    assert data is not None
    return ET.fromstring(data)  # noqa: S314 - our own file


def texts(tree: ET.Element) -> list[str]:
    return ["".join(each.itertext()) for each in tree.iter(f"{SVG}text")]


@pytest.mark.parametrize("key", DRAWN)
def test_a_drawing_has_title_description_and_size(key):
    tree = drawn(BY_KEY[key])
    title, desc = tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")
    assert title.text.startswith("Plan: ")
    assert desc.text == sentence(BY_KEY[key])
    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
    assert re.fullmatch(r"[\d.]+mm", tree.get("width"))
    wide, high = map(float, tree.get("viewBox").split()[2:])
    shown = float(tree.get("width")[:-2]) / float(tree.get("height")[:-2])
    assert shown == pytest.approx(wide / high, rel=0.01)


@pytest.mark.parametrize("key", DRAWN)
def test_its_words_stand_below_and_fit(key):
    tree = drawn(BY_KEY[key])
    _x, _y, wide, high = map(float, tree.get("viewBox").split())
    lines = tree.findall(f"{SVG}text")
    told = " ".join(line.text for line in lines)
    assert "Compared: " in told
    assert re.search(r"1:\d+ when printed [\d.]+ mm wide", told)
    assert "oakfield-B.ifc" in told
    assert max(len(line.text) for line in lines) * 7.4 < wide
    assert float(lines[-1].get("y")) < high
    assert float(lines[0].get("y")) > float(tree.find(f"{SVG}svg").get("height"))


def test_the_outcome_stands_first_by_sign_word_and_colour():
    line = drawn(BY_KEY["d1"]).find(f"{SVG}text")
    assert (line.text, line.get("class")) == ("✕ fail · Statutory guidance", "bold ink-fail")


def test_ids_are_unique_and_every_one_that_is_used_is_there():
    text = drawing_file(BY_KEY["wc1"], oakfield()).decode()
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)
    assert "url(#p-block)" in text


def test_every_class_is_styled_with_colours_written_out():
    text = drawing_file(BY_KEY["wc1"], oakfield()).decode()
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert "var(" not in style
    light, _, dark = style.partition("@media (prefers-color-scheme:dark)")
    colours = themes()
    assert f"text{{fill:{colours['light']['ink']}" in light
    assert f"text{{fill:{colours['dark']['ink']}" in dark
    for name in ("wall", "fail", "dim", "bg"):
        assert colours["light"][name] in light
        assert colours["dark"][name] in dark
    styled = set(re.findall(r"\.([a-z-]+)", light))
    used = {name for each in re.findall(r'class="([^"]*)"', text) for name in each.split()}
    assert (
        used - styled <= {"patterns", "dot-tell", "room", "tell", "fail", "mid", "thing"} | styled
    )
    assert {"paper", "wall", "heavy", "found", "need", "block"} <= styled


def test_a_pass_is_not_drawn_in_the_colour_of_doubt():
    text = drawing_file(BY_KEY["d4"], oakfield()).decode()
    assert 'class="heavy pass"' in text
    assert 'class="heavy tell' not in text
    assert ".heavy.pass{stroke:" in text


@pytest.mark.parametrize("key", ELSEWHERE)
def test_what_is_about_the_whole_is_not_drawn_and_says_why(key):
    assert drawing_file(BY_KEY[key], oakfield()) is None
    assert (
        undrawn(BY_KEY[key], oakfield())
        == "it is about the whole, and no one place on a plan shows it"
    )


def test_a_zone_is_not_drawn_for_lying_on_a_plan():
    zone = replace(BY_KEY["d1"].subject, ifc_class="IfcZone")
    finding = replace(BY_KEY["d1"], subject=zone, evidence=())
    assert drawing_file(finding, oakfield()) is None
    assert undrawn(finding, oakfield()).startswith("it is about the whole")


def test_without_plans_or_place_it_says_why():
    door = BY_KEY["d1"]
    assert undrawn(door, oakfield(plans=())) == "these results hold no plans"
    lost = replace(door, place=replace(door.place, storey="Roof"), evidence=(),
                   subject=replace(door.subject, storey="Roof"))  # fmt: skip
    assert undrawn(lost, oakfield()) == "no plan of these results shows its place"
    assert drawing_file(lost, oakfield()) is None
    assert undrawn(door, oakfield()) == ""


@pytest.mark.parametrize("make", [blocked, empty])
def test_a_finding_is_told_in_results_that_hold_nothing_else(make):
    door = BY_KEY["d1"]
    assert undrawn(door, make()) == "these results hold no plans"
    assert explanation(door, make())[-1] == "Key: d1"


@pytest.mark.parametrize(
    "wicked", [HOSTILE, TURNED, LONG * 30, "]]>&{{7*7}}", "\x00\x1b\ufffe", "a" * 9999]
)
def test_hostile_text_stays_text(wicked):
    door = BY_KEY["wc1"]
    finding = replace(
        door, sentence=wicked, title=wicked, key=wicked, missing=(wicked,),
        place=replace(door.place, name=wicked, number=wicked),
        subject=replace(door.subject, name=wicked, long_name=wicked),
        evidence=tuple(replace(each, label=wicked) for each in door.evidence),
    )  # fmt: skip
    tree = drawn(finding, model=replace(oakfield().model, file=wicked))
    known = {"svg", "title", "desc", "style", "rect", "defs", "pattern", "path", "circle", "g",
             "text", "tspan", "use"}  # fmt: skip
    assert {each.tag.removeprefix(SVG) for each in tree.iter()} <= known
    assert not any(name.startswith("on") for each in tree.iter() for name in each.attrib)
    assert len(tree.findall(f"{SVG}text")) < 40


def test_a_word_longer_than_a_line_is_broken_and_a_long_text_is_cut():
    wide = drawn(replace(BY_KEY["d1"], sentence=f"x{'y' * 90}z"))
    assert f"x{'y' * 90}z" in "".join(line.text for line in wide.findall(f"{SVG}text"))
    long_one = [line.text for line in drawn(
        replace(BY_KEY["d1"], sentence="word " * 400)).findall(f"{SVG}text")]  # fmt: skip
    assert long_one[14].endswith("…")
    assert long_one[15].startswith("Compared: ")


def test_the_same_finding_gives_the_same_bytes():
    assert drawing_file(BY_KEY["wc1"], oakfield()) == drawing_file(findings()[4], oakfield())


def test_only_what_a_drawing_needs_is_taken_from_the_page():
    sheet = (
        ":root{--ink:#000000;--bg:#ffffff}"
        "@media (prefers-color-scheme:dark){:root{--ink:#eeeeee}}"
        "@media print{text{fill:red}}table{fill:red}.a .b{fill:red}.a>text{fill:red}"
        "/* a{b} */.a,.c{fill:var(--ink);color:red;stroke:var(--bg)}.c{fill:blue}"
        "text:hover{fill:red}#a{fill:red}text{font-size:13px;margin:0}"
    )
    style = drawing_style('<g class="a"/>', sheet)
    light, _, dark = style.partition("@media")
    assert "red" not in style
    assert "blue" not in style
    assert light.startswith(".a{fill:#000000;stroke:#ffffff}text{font-size:13px}")
    assert ".a{fill:#eeeeee;stroke:#ffffff}" in dark


def test_the_page_has_both_themes_to_take_colours_from():
    style = drawing_style("", page_style())
    assert style.count("@media (prefers-color-scheme:dark)") == 1
    assert "currentColor" not in style
