"""What cannot be told, by what to supply: each request once, nothing of it lost."""

from dataclasses import replace

import pytest

from checker.report import write
from checker.report.html.page import page_of
from checker.results.verdict import summarise
from tests.report.oakfield import findings, oakfield
from tests.report.page import Page

BY_KEY = {each.key: each for each in findings()}
DOOR, ROOM = BY_KEY["d3"], BY_KEY["sgr1"]
FORCE = "State the force."


def lacking(key, ask, *, of=ROOM, rule="R1", missing=("the force",), thing="", **changes):
    subject = replace(of.subject, global_id=thing or key)
    return replace(
        of, key=key, ask=ask, rule=rule, title=f"Rule {rule}", missing=missing, subject=subject,
        group=" ".join(missing), **changes,
    )  # fmt: skip


ROWS = (
    lacking("a", "State the use.", missing=("the use",)),
    lacking("b", FORCE, thing="one"),
    lacking("c", FORCE, rule="R2", thing="one"),
    lacking("d", FORCE, of=DOOR),
    lacking("e", "", missing=()),
)


def made(*rows):
    return oakfield(findings=rows, summary=summarise(rows))


def supplies(*rows):
    return page_of(made(*rows)).supplies


def test_a_request_is_told_once_and_what_settles_most_comes_first():
    assert [(each.ask, each.places, each.rules) for each in supplies(*ROWS)] == [
        (FORCE, 3, 2),
        ("State the use.", 1, 1),
        ("Nothing to ask for: each place says what is missing", 1, 1),
    ]


def test_it_says_how_many_wait_and_what_they_are():
    told = [each.told for each in supplies(*ROWS)]
    assert told[0] == "3 places of 2 rules wait for this: 1 door and 1 room."
    assert told[1] == "1 place of 1 rule waits for this: 1 room."
    school = replace(BY_KEY["sum1"], outcome=ROOM.outcome, ask=FORCE)
    assert supplies(school)[0].told.endswith("waits for this: the school.")


def test_what_all_lack_stands_above_them_and_else_with_each_group():
    rows = (lacking("a", FORCE), lacking("b", FORCE, rule="R2", missing=("the use",)))
    (shared,) = supplies(*ROWS[1:3])
    (apart,) = supplies(*rows)
    assert (shared.missing, apart.missing) == ("the force", "")
    text = Page(write(made(*rows), "html").decode()).all("section", class_="supply")[0].text
    assert text.count("Missing: the force") == text.count("Missing: the use") == 1


@pytest.mark.parametrize("rows", [ROWS, findings(), (ROWS[0],)])
def test_every_place_stands_in_one_request(rows):
    shown = [each.key for s in supplies(*rows) for group in s.groups for each in group.findings]
    assert sorted(shown) == sorted(each.key for each in rows if each.outcome == "cannot_tell")


def test_a_place_unfolds_only_where_there_is_more_to_see_than_its_row():
    drawn, bare = lacking("a", FORCE, of=DOOR), lacking("b", FORCE)
    page = Page(write(made(drawn, bare), "html").decode())
    (facts,) = page.all("details", class_="folded facts")
    assert facts.parent.attributes["id"] == "f-a"
    assert any(node.has_above("article") for node in page.all("svg", class_="detail"))
    assert page.all("tr", id="f-b")
    assert "open" not in facts.attributes


@pytest.mark.parametrize(
    ("steps", "evidence", "unfolds"),
    [((), (), False), (("the leaf is 826 mm wide",), (), True), ((), DOOR.evidence, True)],
)
def test_working_or_a_drawing_is_more_and_a_figure_alone_is_not(steps, evidence, unfolds):
    seen = replace(DOOR.observed, steps=steps)
    place = lacking("a", FORCE, of=DOOR, observed=seen, evidence=evidence)
    page = Page(write(made(place), "html").decode())
    assert bool(page.all("details", class_="folded facts")) is unfolds
    if not unfolds:
        assert "780 to 840 mm" in page.all("tr", id="f-a")[0].text


def test_a_waived_place_in_a_row_says_so():
    page = Page(write(made(lacking("a", FORCE, waiver="agreed")), "html").decode())
    assert "waived" in page.all("tr", id="f-a")[0].text


def test_the_table_of_what_to_add_first_leads_to_each_request():
    page = Page(write(made(*ROWS), "html").decode())
    asked = {node.attributes["id"]: node.text for node in page.all("h3")
             if node.attributes.get("id", "").startswith("ask-")}  # fmt: skip
    links = [node for node in page.all("a") if node.attributes["href"][1:] in asked]
    assert len(links) == len(asked) == 3
    assert all(node.text in asked[node.attributes["href"][1:]] for node in links)
