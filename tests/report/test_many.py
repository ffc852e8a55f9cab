"""Thousands of findings: each is on the page once, folds are counted, drawings have a bound."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from checker.report import write
from checker.report.html.groups import MOST_IN_FULL, told_in_full
from checker.report.html.page import page_of
from checker.report.html.places import LARGEST_DRAWINGS, place_view
from checker.report.html.rows import row_of, shelves_of
from checker.results import Outcome, PlanShape
from checker.results.verdict import summarise
from tests.report.oakfield import GROUND, box, crowded, findings, oakfield
from tests.report.page import Page

pytestmark = pytest.mark.slow

BY_KEY = {each.key: each for each in findings()}
NOT_DRAWN = "Not drawn, to keep this file small"


def anchors_of(page):
    return Counter(node.attributes["id"] for node in page.nodes if "data-r" in node.attributes)


@pytest.fixture(scope="module")
def many():
    """5 000 findings of every outcome in 40 rules."""
    rows = tuple(
        replace(finding, key=f"{finding.key}x{n}", rule=f"{finding.rule}-{n % 4}")
        for n in range(5_000)
        for finding in [list(BY_KEY.values())[n % len(BY_KEY)]]
    )
    return oakfield(findings=rows, summary=summarise(rows))


@pytest.fixture(scope="module")
def page(many):
    return Page(write(many, "html").decode())


def test_every_finding_is_on_the_page_once(many, page):
    found = anchors_of(page)
    assert set(found) == {f"f-{finding.key}" for finding in many.findings}
    assert set(found.values()) == {1}


def test_places_beyond_those_told_in_full_are_counted_where_they_are_folded(page):
    places = [node for node in page.all("article") if "data-r" in node.attributes]
    full = len([node for node in places if _fold(node) is None])
    folds = page.all("details", class_="rest print-open")
    said = [int(fold.children[0].text.split()[0]) for fold in folds]
    lines = [node for node in page.all("tr") if "data-r" in node.attributes]
    held = [len([n for n in (*places, *lines) if fold is _fold(n)]) for fold in folds]
    told = {Outcome.FAIL, Outcome.CANNOT_TELL}
    assert said == held
    assert 0 < full <= len(places) <= MOST_IN_FULL
    assert full + sum(said) == sum(f.outcome in told for f in page_findings(page))


def _fold(node):
    while node and node.attributes.get("class") != "rest print-open":
        node = node.parent
    return node


def page_findings(page):
    keys = [name.removeprefix("f-").split("x")[0] for name in anchors_of(page)]
    return [BY_KEY[key] for key in keys]


def test_a_page_of_five_thousand_findings_can_be_sent(many):
    assert len(write(many, "html")) < 2_000_000


def test_a_folded_place_is_marked_on_the_plan_too():
    found = page_of(crowded(MOST_IN_FULL * 3))
    groups = found.fails
    assert all(group.rest for group in groups)
    assert sum(len(group.findings) for group in groups) == MOST_IN_FULL * 3
    doors = replace(BY_KEY["d1"], key="elsewhere", group="leaf 0")
    moved = replace(doors, place=replace(doors.place, x=30.0, y=2.0))
    row = crowded(MOST_IN_FULL * 3)
    there = page_of(replace(row, findings=(*row.findings, moved)))
    assert str(there.plans[0].svg) != str(found.plans[0].svg)


@pytest.mark.parametrize(
    ("sizes", "most", "each"),
    [([], 10, 1), ([5], 10, 5), ([5], 4, 4), ([1, 1, 30], 10, 8), ([4] * 9, 8, 1)],
)
def test_as_many_places_of_each_group_are_told_in_full_as_fit(sizes, most, each):
    assert told_in_full(sizes, most) == each


def test_drawings_stop_before_the_page_is_too_large_and_those_left_out_say_so():
    result = crowded(MOST_IN_FULL)
    x, y = result.findings[0].evidence[0].coords[0]
    things = tuple(
        PlanShape(
            id=str(n), kind="chair", rings=(box(x + n % 20 / 9, y + n // 20 / 9, 0.11, 0.13),)
        )
        for n in range(300)
    )
    ground = replace(next(each for each in result.plans if each.storey == GROUND), furniture=things)
    page = Page(write(replace(result, plans=(ground,)), "html").decode())
    drawings = page.all("svg", class_="detail")
    undrawn = [node for node in page.all("p") if node.text.startswith(NOT_DRAWN)]
    assert 0 < len(drawings) < MOST_IN_FULL
    assert len(drawings) + len(undrawn) == MOST_IN_FULL


def test_a_drawing_of_much_of_a_storey_borrows_the_geometry_of_its_plan():
    result = crowded(1)
    things = tuple(
        PlanShape(id=str(n), kind="chair", rings=(box(n % 60 / 2, n // 60 / 2, 0.4, 0.4),))
        for n in range(900)
    )
    plans = tuple(replace(each, furniture=things) for each in result.plans)
    (finding,) = result.findings
    far = replace(finding.evidence[0], coords=((0, 0), (30, 12)), role="path", shape="line")
    wide = replace(finding, evidence=(far,))
    page = Page(write(replace(result, plans=plans, findings=(wide,)), "html").decode())
    (drawing,) = page.all("svg", class_="detail")
    (borrowed,) = [
        node for node in page.all("use") if node.has_above("svg") and "transform" in node.attributes
    ]
    target = borrowed.attributes["href"].removeprefix("#")
    assert [node.name for node in page.nodes if node.attributes.get("id") == target] == ["g"]
    assert len(drawing.text) < LARGEST_DRAWINGS


def test_a_row_says_the_figure_and_not_again_what_stands_above():
    door = BY_KEY["d4"]
    assert row_of(door, "a").told == "930 to 960 mm"
    lacking = replace(BY_KEY["d3"], observed=None, sentence="", missing=("the opening force",))
    assert row_of(lacking, "a").told == "missing: the opening force"
    assert row_of(lacking, "a", above="the opening force").told == ""


def test_what_is_the_same_in_all_rows_of_a_rule_stands_above_them_once():
    passed = BY_KEY["d4"]
    other = replace(passed, key="x", basis="as modelled")
    (shelf,) = shelves_of([(passed, "a"), (replace(passed, key="b"), "b")], Outcome.PASS)
    assert (shelf.rules[0].told, shelf.rules[0].basis) == ("930 to 960 mm", "")
    (mixed,) = shelves_of([(passed, "a"), (other, "b")], Outcome.PASS)
    assert (mixed.rules[0].told, mixed.rules[0].basis) == ("930 to 960 mm", "")
    assert [row.basis for row in mixed.rules[0].rows] == ["", " (as modelled)"]
    (alone,) = shelves_of([(other, "a")], Outcome.PASS)
    assert (alone.rules[0].told, alone.rules[0].basis) == ("", "")


def test_a_column_that_would_say_nothing_is_left_out():
    rows = (BY_KEY["d4"], replace(BY_KEY["d4"], key="x"))
    page = Page(write(oakfield(findings=rows, summary=summarise(rows)), "html").decode())
    (shelf,) = page.all("details", class_="folded pass")
    heads = [
        n.text for n in page.all("th", scope="col") if n.has_above("details") and _in(n, shelf)
    ]
    assert heads == ["Place"]
    assert page.all("th", scope="rowgroup")[0].attributes["colspan"] == "1"


def _in(node, other):
    return node is other or (node.parent is not None and _in(node.parent, other))


def test_a_basis_that_not_all_rows_have_stays_with_its_row():
    other = replace(BY_KEY["d4"], key="x", basis="as modelled")
    rows = (BY_KEY["d4"], other)
    page = Page(write(oakfield(findings=rows, summary=summarise(rows)), "html").decode())
    said = {key: page.all("tr", id=f"f-{key}")[0].text for key in ("d4", "x")}
    assert "(as modelled)" in said["x"]
    assert "(as modelled)" not in said["d4"]
    assert "930 to 960 mm" not in said["d4"]
    assert page.nodes[0].text.count("All: 930 to 960 mm") == 1


def test_a_row_says_what_was_asked_for_where_its_group_does_not():
    door = BY_KEY["d1"]
    wider = replace(
        door,
        required=replace(door.required, at_least=0.9, text="at least 900 mm"),
        shortfall=door.shortfall * 0.9 / 0.8,  # as much of the limit, so that they stay in order
    )
    rows = tuple(replace((door, wider)[n % 2], key=f"k{n}") for n in range(MOST_IN_FULL + 4))
    page = Page(write(oakfield(findings=rows, summary=summarise(rows)), "html").decode())
    said = [page.all("tr", id=f"f-k{n}")[0].text for n in range(MOST_IN_FULL, len(rows))]
    assert [re.findall(r"asked for: at least \d+ mm", text) for text in said] == [
        ["asked for: at least 800 mm"],
        ["asked for: at least 900 mm"],
    ] * 2
    assert all(re.search(r"\d+ mm short, asked for", text) for text in said)
    assert page_of(oakfield(findings=rows)).fails[0].summary.startswith(f"{len(rows)} places")
    assert "required" not in page_of(oakfield(findings=rows)).fails[0].summary


def test_figures_of_two_measures_are_no_one_range():
    door = BY_KEY["d1"]
    other = replace(door, key="x", observed=replace(door.observed, measure="leaf_width"))
    alike = replace(door, key="y")
    assert "measured" in page_of(oakfield(findings=(door, alike))).fails[0].summary
    assert "measured" not in page_of(oakfield(findings=(door, other))).fails[0].summary


def test_passes_of_one_rule_with_two_limits_say_each_its_own():
    one = BY_KEY["d4"]
    other = replace(
        one, key="x", required=replace(one.required, at_least=0.7, text="at least 700 mm")
    )
    (shelf,) = shelves_of([(one, "a"), (other, "b")], Outcome.PASS)
    assert shelf.rules[0].needed == ""
    assert [row.needed for row in shelf.rules[0].rows] == ["at least 800 mm", "at least 700 mm"]


def test_a_place_says_on_what_it_stands_and_its_group_what_is_missing():
    modelled = replace(BY_KEY["d1"], basis="as modelled")
    assert ("Basis", "as modelled: furniture may be missing") in place_view(modelled, "a").rows
    assert "Basis" not in dict(place_view(BY_KEY["d1"], "a").rows)
    page = Page(write(oakfield(findings=(BY_KEY["d3"],)), "html").decode())
    (card,) = page.all("section", class_="supply")
    assert f"Missing: {BY_KEY['d3'].missing[0]}" in card.text


def test_a_row_never_repeats_its_subject():
    for finding in oakfield().findings:
        row = row_of(finding, "a")
        assert not row.told.startswith(row.subject)
        assert len(row.told) <= 320


@pytest.mark.parametrize(
    ("steps", "shown", "before"),
    [(12, 12, "s10"), (13, 13, "s11"), (14, 13, "And 2 more, "), (60, 13, "And 48 more, ")],
)
def test_steps_that_are_left_out_are_counted_and_what_they_come_to_is_told(steps, shown, before):
    seen = replace(BY_KEY["d1"].observed, steps=tuple(f"s{n}" for n in range(steps)))
    told = place_view(replace(BY_KEY["d1"], observed=seen), "a").steps
    assert len(told) == shown
    assert told[-2].startswith(before)
    assert told[-1] == f"s{steps - 1}"


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_on_a_long_page_a_link_arrives_where_it_leads(browser, many, tmp_path, motion):
    """Parts of the page are laid out only when they come near: nothing may move meanwhile."""
    file = tmp_path / "report.html"
    file.write_bytes(write(many, "html"))
    context = browser.new_context(reduced_motion=motion)
    for fragment in (f"f-{many.findings[0].key}", "coverage"):
        page = context.new_page()
        page.goto(f"{file.as_uri()}#{fragment}")
        page.wait_for_timeout(1500)
        top = page.evaluate(
            "id => document.getElementById(id).getBoundingClientRect().top", fragment
        )
        assert -1 <= top < 300, fragment
        page.close()
    context.close()
