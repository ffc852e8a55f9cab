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


def test_it_says_what_waits_and_how_many_of_it_once():
    told = [each.told for each in supplies(*ROWS)]
    assert told[0] == "2 rules wait for this, at 1 door and 1 room."
    assert told[1] == "1 rule waits for this, at 1 room."
    several = [lacking(key, FORCE) for key in "ab"]
    assert supplies(*several)[0].told == "1 rule waits for this, at rooms."
    school = replace(BY_KEY["sum1"], outcome=ROOM.outcome, ask=FORCE)
    assert supplies(school)[0].told == "1 rule waits for this, at the school."


def test_parts_of_one_thing_are_told_apart_by_their_names():
    flights = [lacking(key, FORCE, thing="stair") for key in "abc"]
    names = [replace(each.subject, name=f"Flight {n}") for n, each in enumerate(flights)]
    named = [replace(each, subject=name) for each, name in zip(flights, names, strict=True)]
    mixed = lacking("d", FORCE, of=DOOR)
    assert supplies(*named, mixed)[0].told.endswith("at 1 door and 3 rooms.")


def test_a_place_stands_under_the_answer_that_most_places_wait_for():
    rows = [
        lacking("a", f"{FORCE} State the use.", missing=("the force", "the use")),
        lacking("b", "State the use.", missing=("the use",)),
        lacking("c", "State the use.", rule="R2", missing=("the use",)),
    ]
    (use,) = supplies(*rows)
    assert (use.ask, use.places) == ("State the use.", 3)
    assert [each.also for rule in use.ruled for each in rule.groups] == [FORCE, "", ""]
    assert use.told.endswith(" 2 places need nothing else.")


def test_what_all_places_need_besides_stands_with_the_request():
    rows = [lacking(key, f"{FORCE} Name it. Ask the engineer.", missing=(key,)) for key in "ab"]
    (both,) = supplies(*rows)
    assert both.ask == f"{FORCE} Name it. Ask the engineer."
    assert [each.also for each in both.ruled[0].groups] == ["", ""]
    # A remark says more of its request, so one never stands alone.
    only = lacking("c", "Name it. Ask the engineer.", missing=("c",))
    assert [each.ask for each in supplies(*rows, only)] == ["Name it. Ask the engineer."]


def test_a_property_is_asked_for_once():
    panel = "State SchoolCheck_Door.VisionPanel"
    rows = (
        lacking("a", f"{panel} (yes or no)."),
        lacking("b", f"{panel} (yes or no). {panel}, on the door: yes where it shows.", rule="R2"),
    )
    (supply,) = supplies(*rows)
    assert (supply.ask, supply.ruled[1].also) == (f"{panel} (yes or no).", "")


def test_what_is_missing_is_told_once_by_rule_and_else_with_each_group():
    rows = (
        lacking("a", FORCE),
        lacking("b", FORCE, rule="R2", missing=("the use",)),
        lacking("c", FORCE, rule="R2", missing=("the use", "the name")),
        lacking("d", FORCE, rule="R3", missing=("a wall",)),
        replace(lacking("e", FORCE, rule="R3", missing=("a wall",)), group="another cause"),
    )
    (section,) = Page(write(made(*rows), "html").decode()).all("section", class_="supply")
    told = [text.splitlines()[0] for text in section.text.split("Missing: ")[1:]]
    assert told == ["the force", "the use", "the use; the name", "a wall"]


def test_groups_of_one_rule_are_told_as_one():
    why = "Hands tire."
    rows = [lacking(key, FORCE, missing=(key,), why=why) for key in "abc"]
    page = Page(write(made(*rows, lacking("d", FORCE, rule="R2")), "html").decode())
    (section,) = page.all("section", class_="supply")
    assert section.text.count("Asked for: Rule R1") == section.text.count(why) == 1
    (ruled,) = page.all("section", class_="ruled")
    assert len([node for node in page.all("section", class_="group cannot_tell")
                if node.parent is ruled]) == 3  # fmt: skip


def test_sentences_that_all_rows_share_are_told_above_them():
    def wanting(key, more):
        row = lacking(key, FORCE)
        room = f"{row.place.number} {key}"
        place = replace(row.place, name=key)
        sentence = f"No door in {room}; 1 is needed. Up to {more} may count. It is not known."
        return replace(row, place=place, sentence=sentence, observed=None)

    rows = wanting("Den", 1), wanting("Nook", 2)
    ((rule,),) = [each.ruled for each in supplies(*rows)]
    (waiting,) = rule.groups
    assert waiting.each == "No door in it; 1 is needed. It is not known."
    assert [row.told for row in waiting.group.rest] == ["Up to 1 may count.", "Up to 2 may count."]
    text = Page(write(made(*rows), "html").decode()).all("section", class_="supply")[0].text
    assert text.count("It is not known.") == 1


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
