"""Workflow commands as the runner of GitHub Actions takes them apart, and no others."""

import re
from dataclasses import replace

import pytest

from checker.report import file_name, write
from checker.report.github import SHOWN, command, data, parameter
from checker.results import Strength
from tests.report.formats.made import (
    CALM,
    GROUP_ROOM,
    HOSTILE,
    UNASSESSED,
    all_passed,
    blocked,
    crowd,
    door,
    findings,
    made,
    spoiled,
)

UNESCAPED = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


def taken_apart(line):
    """A line as the runner reads it: kind, parameters, message; None when it is no command."""
    if not line.lstrip().startswith("::"):
        return None
    head, _colons, text = line.lstrip()[2:].partition("::")
    kind, _space, rest = head.partition(" ")
    pairs = (each.split("=", 1) for each in rest.split(",") if each)
    return kind, {name: plain(value) for name, value in pairs}, plain(text)


def plain(text):
    for escaped, mark in UNESCAPED:
        text = text.replace(escaped, mark)
    return text


def commands(result):
    lines = write(result, "github").decode().split("\n")
    assert lines.pop() == ""
    return [taken_apart(line) for line in lines]


def test_the_file_has_a_name():
    assert file_name("github") == "github-annotations.txt"


def test_the_verdict_comes_first_with_its_counts():
    kind, given, text = commands(made())[0]
    assert (kind, given) == ("notice", {"title": "schoolcheck: oakfield B.ifc"})
    assert text.startswith("2 places depart from statutory guidance")
    assert "(5 fail, 2 cannot tell, 1 pass, 1 not applicable, 1 waived.)" in text


def test_there_is_a_command_for_each_cause_the_worst_first():
    kinds = [kind for kind, _given, _text in commands(made())]
    assert kinds == ["notice", "error", "warning", "warning", "notice", "notice", "notice"]


def test_a_command_says_where_what_and_how_many_more():
    kind, given, text = commands(made())[1]
    assert kind == "error"
    assert given == {
        "file": "oakfield B.ifc",
        "line": "412",
        "title": "Doors are wide enough for the way people reach them",
    }
    assert text.startswith("Door 00-05-D01 to 00-05 Small group room opens 742 to 760 mm clear;")
    assert text.endswith("Also at 1 other place: Door 00-06-D01 to 00-06 Calm room.")


def test_a_line_that_is_not_known_is_not_told():
    given = next(g for _k, g, t in commands(made()) if "Title of ENG-CALM-reach" in g["title"])
    assert "line" not in given


def test_what_cannot_be_told_says_so():
    (text,) = [t for k, _g, t in commands(made()) if "opens 780 to 840 mm" in t]
    assert text.startswith("Cannot tell.")


@pytest.mark.parametrize(
    ("others", "named", "rest"), [(1, 1, ""), (5, 5, ""), (9, 5, " and 4 more")]
)
def test_other_places_are_named_and_counted(others, named, rest):
    rows = (door("a", GROUP_ROOM, 0.7, 0.7), *(door("b", CALM, 0.7, 0.7) for _ in range(others)))
    text = commands(made(findings=rows))[1][2]
    places = "1 other place" if others == 1 else f"{others} other places"
    names = ", ".join(["Door 00-06-D01 to 00-06 Calm room"] * named)
    assert text.endswith(
        f" Use a wider leaf, or widen the space people turn in. Also at {places}: {names}{rest}."
    )


def test_what_github_will_not_show_is_said_in_the_first_line():
    text = commands(crowd(SHOWN + 3))[0][2]
    assert text.endswith(
        "GitHub does not show 3 of 13 errors beside the code; they are in the log."
    )
    assert "does not show" not in commands(crowd(SHOWN))[0][2]


def test_the_verdict_counts_among_the_notices():
    rows = tuple(door(f"k{n}", CALM, 0.7, 0.7, group=f"{n}", waiver="agreed") for n in range(SHOWN))
    assert "1 of 11 notices" in commands(made(findings=rows))[0][2]


@pytest.mark.parametrize("result", UNASSESSED.values(), ids=UNASSESSED.keys())
def test_a_model_without_answers_is_an_error(result):
    kind, _given, text = commands(result)[0]
    assert kind == "error"
    assert text.startswith("Nothing could be assessed")


def test_the_error_says_what_to_do_and_a_good_model_has_no_more_than_its_verdict():
    assert commands(blocked())[0][2].endswith("Place rooms and export spaces.")
    assert [kind for kind, _given, _text in commands(all_passed())] == ["notice"]


@pytest.mark.parametrize(
    ("text", "as_data", "as_parameter"),
    [
        ("a", "a", "a"),
        ("50 % of a: b, c", "50 %25 of a: b, c", "50 %25 of a%3A b%2C c"),
        ("%0A::error::x", "%250A::error::x", "%250A%3A%3Aerror%3A%3Ax"),
        ("a\r\nb", "a b", "a b"),
        ("##[error]x", "## [error]x", "## [error]x"),
        ("#\x00#[error]x", "## [error]x", "## [error]x"),
    ],
)
def test_texts_are_escaped_as_the_runner_unescapes_them(text, as_data, as_parameter):
    assert (data(text), parameter(text)) == (as_data, as_parameter)


def test_a_command_comes_back_as_it_went_in():
    line = command("error", "1: 2, 3 % =", title="a=b: c, d %", file="x,y.ifc")
    assert taken_apart(line) == (
        "error", {"title": "a=b: c, d %", "file": "x,y.ifc"}, "1: 2, 3 % =",
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_give_no_command_of_their_own(text):
    result = spoiled(text)
    found = commands(result)
    assert None not in found
    assert {kind for kind, _given, _text in found} <= {"error", "warning", "notice"}
    assert {name for _kind, given, _text in found for name in given} <= {"file", "line", "title"}
    assert len(found) <= 1 + len(findings())
    assert all(message.strip() and given["title"] for _kind, given, message in found)
    assert b"##[" not in write(result, "github")
    assert not re.search(rb"[\x00-\x09\x0b-\x1f]", write(result, "github"))


@pytest.mark.slow
def test_five_thousand_causes_are_all_in_the_log():
    found = commands(crowd(5_000))
    assert len(found) == 5_001
    assert "4990 of 5000 errors" in found[0][2]


def test_five_thousand_places_of_one_cause_are_counted():
    found = commands(crowd(5_000, apart=False))
    assert len(found) == 2
    assert "Also at 4999 other places" in found[1][2]


def test_where_nothing_was_assessed_what_is_not_shown_is_said_too():
    (door_,) = [f for f in findings() if f.outcome == "cannot_tell"][:1]
    rows = tuple(
        replace(door_, key=f"k{n}", rule=f"R{n}", strength=Strength.MUST) for n in range(SHOWN + 3)
    )
    first = write(made(findings=rows), "github").decode().splitlines()[0]
    assert first.startswith("::error")
    assert f"GitHub does not show 3 of {SHOWN + 3} warnings" in first
