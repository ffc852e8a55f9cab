"""The journeys on the page: what is drawn, what is told, where it links, what cannot be told."""

import json
import re
from dataclasses import replace

import pytest

from checker.bundled import bundled_folder
from checker.report import write
from checker.report.html.anchors import anchors
from checker.report.html.journey_lines import findings_by_element
from checker.report.html.journeys import MOST_CLASSROOMS, MOST_OPEN, MOST_SURE, journeys_view
from checker.results import Outcome
from checker.results.codec import result_from_json, result_to_json, results_schema
from tests.report.journeys_made import (
    BASE,
    DOOR,
    MAIN,
    NARROW,
    PASSAGE,
    doubtful,
    end,
    journeys,
    lost,
    stopped,
    sure,
    travelled,
)
from tests.report.oakfield import HOSTILE, blocked, crowded, empty, oakfield, room_finding
from tests.report.page import Page

RESULT = travelled()


def view(*given, result=RESULT):
    told = replace(result, journeys=given) if given else result
    return journeys_view(told, anchors(told.findings))


def group(*given):
    (start,) = view(*given).starts
    return start.groups[0]


def html(result=RESULT):
    return write(result, "html").decode()


@pytest.fixture(scope="module")
def page():
    return Page(html())


def section(page, name="journeys"):
    return next(n for n in page.all("section") if n.attributes.get("aria-labelledby") == name)


def test_journeys_go_by_where_they_start_and_where_they_lead():
    starts = view().starts
    assert [each.title for each in starts] == [
        "From the main entrance, door D-MAIN",
        "From the base's own entrance, door D-QUIET",
        "From Inclusion base",
    ]
    assert [each.title for each in starts[0].groups] == [
        "To the inclusion base",
        "To classrooms",
        "To hall and dining",
        "To accessible WCs",
        "To play and learning outdoors",
    ]


def test_a_start_that_nobody_knows_the_door_of_is_named_by_what_it_is():
    (start,) = view(sure(BASE, 9.0, start=replace(MAIN, name=""))).starts
    assert start.title == "From the main entrance"


def test_the_worst_come_first_and_then_the_longest():
    several = [
        sure(end("1", "near"), 5.0),
        doubtful(end("2", "open")),
        sure(end("3", "far"), 50.0),
        stopped(end("4", "shut")),
    ]
    found = [line.goal for line in group(*several).rows]
    assert found == ["4 shut", "2 open", "3 far", "1 near"]


def test_a_few_are_drawn_and_all_stand_in_the_table():
    several = [sure(end(str(n), "class"), 10.0 + n) for n in range(30)]
    several += [stopped(end(str(n), "class")) for n in range(30, 40)]
    found = group(*several)
    assert len(found.drawn) == MOST_OPEN + MOST_CLASSROOMS
    assert len(found.rows) == 40
    assert [line.word for line in found.drawn] == ["not step-free"] * MOST_OPEN + [
        "step-free"
    ] * MOST_CLASSROOMS
    halls = [sure(end(str(n), "hall", "hall"), 10.0 + n) for n in range(9)]
    assert len(group(*halls).drawn) == MOST_SURE


def test_strips_of_a_group_are_to_one_scale():
    found = group(sure(end("1", "a"), 40.0), sure(end("2", "b"), 20.0))
    ends = [
        float(Page(str(line.svg)).all("circle", class_="end")[0].attributes["cx"])
        for line in found.drawn
    ]
    assert (ends[1] - 22) / (ends[0] - 22) == pytest.approx(20.04 / 40.04, abs=0.01)


ALL = (
    "1 of 3 journeys surely step-free, 1 not, 1 cannot be told; the longest of those that are "
    "step-free is 9.0 m, to Inclusion base."
)


@pytest.mark.parametrize(
    ("several", "words"),
    [
        ([sure(BASE, 23.5)], "1 of 1 journey surely step-free; the longest"),
        ([stopped(BASE)], "0 of 1 journey surely step-free, 1 not."),
        ([doubtful(BASE)], "0 of 1 journey surely step-free, 1 cannot be told."),
        ([sure(BASE, 9.0), stopped(BASE), doubtful(BASE)], ALL),
    ],
)
def test_the_counts_are_told_in_one_sentence(several, words):
    assert view(*several).told.startswith(words)


def test_what_stops_one_is_told_with_how_far_it_is_on_foot():
    (line,) = group(stopped(BASE)).rows
    assert line.why == "Door D-SENSORY has a step of 150 mm. On foot 19.0 m"
    assert (line.word, line.kind, line.length) == ("not step-free", "fail", "no way")


def test_where_nobody_gets_on_foot_either_that_is_said():
    nobody = replace(stopped(BASE), on_foot_low=float("inf"), on_foot_high=float("inf"))
    assert group(nobody).rows[0].why.endswith("No way on foot either")


def test_what_is_not_known_says_what_is_missing_and_what_to_ask():
    found = group(lost(BASE), sure(BASE, 5.0))
    (line,) = [each for each in found.rows if each.length == "not known"]
    assert line.why == (
        "Missing: the main entrance: no door leads outside. Ask: Name the door in schoolcheck.yaml."
    )
    assert line.svg is None
    assert [each.goal for each in found.drawn] == ["Inclusion base"]


def test_a_start_from_which_nothing_can_be_told_says_so_once():
    several = [lost(end(str(n), "class")) for n in range(60)]
    (start,) = view(*several).starts
    assert start.groups == ()
    assert start.missing == "the main entrance: no door leads outside"
    assert start.ask.startswith("Name the door")


def test_the_narrowest_is_named():
    (line,) = group(sure(BASE, 30.0, pinches=(DOOR, PASSAGE, NARROW))).rows
    assert line.narrowest == "742 to 760 mm (Door D-SGR)"
    (line,) = group(sure(BASE, 30.0, pinches=(PASSAGE,))).rows
    assert line.narrowest == "1300 mm (00-04 Corridor)"
    (line,) = group(sure(BASE, 30.0, pinches=())).rows
    assert line.narrowest == ""


def test_a_door_links_to_the_finding_about_its_width(page):
    (line,) = group(stopped(BASE)).drawn
    assert [each.anchor for each in line.pinches] == ["", "f-d1"]
    assert [each.found for each in line.pinches] == ["", "fail"]
    links = {n.attributes["href"] for n in page.all("a") if n.text in {"fail", "cannot tell"}}
    assert {"#f-d1", "#f-d3"} <= links
    assert {link[1:] for link in links} <= set(page.ids())


def test_every_link_of_the_section_leads_somewhere(page):
    ids = set(page.ids())
    inside = [n for n in page.all("a") if n.parent.name == "td" and n.parent.has_above("details")]
    mine = [n.attributes["href"] for n in inside if n.attributes["href"].startswith("#f-")]
    assert len(mine) > 5
    assert all(href[1:] in ids for href in mine)


def test_of_several_findings_about_a_door_the_worst_is_meant():
    base = RESULT.findings
    good = replace(base[0], key="again", outcome=Outcome.PASS)
    for order in ((good, *base), (*base, good)):
        found = findings_by_element(order, anchors(order))
        assert found["door", "door-sgr"] == (Outcome.FAIL, "f-d1")


def test_a_corridor_links_to_the_finding_about_its_clear_width():
    narrow = room_finding(
        "cor1", "00-04", "ENG-ADM2-corridor-clear-width", Outcome.PASS,
        observed=replace(RESULT.findings[0].observed, measure="clear_width"),
    )  # fmt: skip
    other = replace(narrow, key="area", observed=replace(narrow.observed, measure="net_area"))
    found = findings_by_element((other, narrow), anchors((other, narrow)))
    assert found == {("passage", "room-00-04"): (Outcome.PASS, "f-cor1")}
    told = replace(RESULT, findings=(narrow,), journeys=(doubtful(BASE),))
    (line,) = journeys_view(told, anchors(told.findings)).starts[0].groups[0].drawn
    assert [each.anchor for each in line.pinches] == ["", "", "f-cor1", ""]


def test_what_does_not_apply_is_no_finding_to_link_to():
    told = replace(RESULT.findings[0], outcome=Outcome.NOT_APPLICABLE)
    assert findings_by_element((told,), anchors((told,))) == {}


def test_the_table_holds_what_stands_on_the_strip():
    (line,) = group(stopped(BASE)).drawn
    strip = Page(str(line.svg))
    shown = {node.text for node in strip.all("text")}
    for pinch in line.pinches:
        assert str(pinch.number) in shown
        assert pinch.width in shown
    assert [(each.at, each.what) for each in line.pinches] == [
        ("0.0 m", "Door D-MAIN"),
        ("8.0 m", "Door D-SGR"),
    ]


def test_a_strip_says_in_words_what_it_shows():
    (line,) = group(doubtful(BASE)).drawn
    (desc,) = Page(str(line.svg)).all("desc")
    assert desc.text.startswith("Cannot tell, 30.0 m at best, 3 doors.")
    assert "Narrowest: 780 to 840 mm (Door D-WC)" in desc.text
    assert "00-01 is 700 mm wide" in desc.text


def test_the_page_is_whole_with_journeys_on_it(page):
    assert (page.broken, page.left_open) == ([], [])
    assert len(page.ids()) == len(set(page.ids()))
    mine = section(page)
    assert "Journeys" in mine.text
    assert len(list(page.all("svg", class_="strip"))) == 8
    assert any(n.attributes.get("href") == "#journeys" for n in page.all("a"))


def test_every_name_that_is_referred_to_is_there(page):
    ids = set(page.ids())
    for node in page.nodes:
        for name in node.attributes.get("aria-labelledby", "").split():
            assert name in ids
        if node.name == "use":
            assert node.attributes["href"][1:] in ids
        for fill in re.findall(r"url\(#(.*?)\)", node.attributes.get("fill", "")):
            assert fill in ids


def test_hostile_names_are_only_words(page):
    assert HOSTILE in section(page).text
    assert not list(page.all("img"))
    assert len(page.all("script")) == 1
    assert "\u202e" not in html()


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (oakfield(), "There is no journey to tell"),
        (empty(), "There is no journey to tell"),
        (crowded(3), "There is no journey to tell"),
        (blocked(), "nothing in this model could be judged"),
    ],
)
def test_without_journeys_a_sentence_says_why(result, words):
    found = Page(html(result))
    mine = section(found)
    assert words in mine.text
    assert not [n for n in found.all("svg") if n.attributes.get("class") == "strip"]
    assert "step-free" not in mine.text


def test_the_page_is_the_same_from_results_json_alone():
    again = result_from_json(result_to_json(RESULT))
    assert again == RESULT
    assert write(again, "html") == write(RESULT, "html")


def test_infinite_and_missing_lengths_survive_json():
    data = json.loads(result_to_json(RESULT))
    found = {each["goal"]["name"]: each for each in data["journeys"]}
    assert found["00-12 Sensory room"]["high"] == "Infinity"
    assert data["journeys"][-1]["low"] is None
    assert set(results_schema()["$defs"]) >= {"Journey", "Pinch", "LevelChange", "CalmReach"}


def test_results_without_journeys_are_read_as_before():
    data = json.loads(result_to_json(oakfield()))
    del data["journeys"], data["calm"]
    assert result_from_json(json.dumps(data).encode()) == oakfield()


def test_hundreds_of_journeys_keep_the_page_small():
    several = tuple(
        replace(journey, goal=replace(journey.goal, global_id=f"g{n}"))
        for n in range(25)
        for journey in journeys()
        if journey.goal.name != HOSTILE and len(journey.goal.name) < 60
    )
    by_start = tuple(sorted(several, key=lambda each: each.start.kind))
    extra = len(html(replace(RESULT, journeys=by_start))) - len(html(replace(RESULT, journeys=())))
    assert len(by_start) > 200
    assert extra < 150_000


def test_a_strip_is_wide_and_scrolls_in_itself_and_fits_the_paper():
    style = (bundled_folder("templates") / "style.css").read_text(encoding="utf-8")
    assert ".strip{width:800px" in style
    assert ".strip{width:100%}" in style[style.index("@media print") :]
    for node in Page(html()).all("svg", class_="strip"):
        assert node.parent.attributes["class"] == "scroll"
        assert node.parent.attributes["tabindex"] == "0"
