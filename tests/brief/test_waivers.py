"""The file of waivers: read with its mistakes at their lines, and written to without loss."""

import math
from datetime import date

import pytest

from checker.brief.waivers import read_waivers, with_waiver
from checker.errors import UsageError
from checker.results import Outcome
from checker.results.standing import Accepted
from checker.results.waivers import Waiver

ONE = """# ours
waivers:
  - rule: ENG-ADM2-door-clear-width   # the old door
    place: 00-09-D01
    short_by: 112 mm
    because: The door goes in 2027
    by: the client
    on: 2026-11-01
    until: 2027-03-31
"""
MADE = Waiver(
    rule="ENG-CALM-area",
    place="1.07",
    because="agreed",
    by="us",
    on=date(2026, 11, 28),
    until=date(2027, 1, 1),
    accepted=Accepted(outcome=Outcome.FAIL, shortfall=1.2, unit="m2"),
)


@pytest.fixture
def read(tmp_path):
    def from_text(text):
        file = tmp_path / "waivers.yaml"
        file.write_text(text, "utf-8")
        return read_waivers(file)

    return from_text


def entry(**more):
    said = {
        "rule": "R", "place": "P", "because": "B", "by": "Us", "on": "2026-11-01",
        "until": "2027-01-01",
    }  # fmt: skip
    rows = [f"{name}: {text}" for name, text in {**said, **more}.items() if text]
    return "waivers:\n  - " + "\n    ".join(rows) + "\n"


def test_one_is_read(read):
    (found,) = read(ONE)
    assert (found.rule, found.place) == ("ENG-ADM2-door-clear-width", "00-09-D01")
    assert (found.on, found.until) == (date(2026, 11, 1), date(2027, 3, 31))
    assert found.accepted == Accepted(outcome=Outcome.FAIL, shortfall=0.112, unit="m")


def test_room_numbers_stay_text(read):
    assert read(entry(place="1.10"))[0].place == "1.10"


@pytest.mark.parametrize(
    ("said", "accepted"),
    [
        ({}, Accepted(outcome=Outcome.FAIL)),
        ({"short_by": "1.2 m2"}, Accepted(outcome=Outcome.FAIL, shortfall=1.2, unit="m2")),
        ({"short_by": "2"}, Accepted(outcome=Outcome.FAIL, shortfall=2.0, unit="count")),
        ({"short_by": "without end"}, Accepted(outcome=Outcome.FAIL, shortfall=math.inf)),
        ({"outcome": "cannot tell"}, Accepted(outcome=Outcome.CANNOT_TELL)),
    ],
)
def test_how_bad_it_may_be(read, said, accepted):
    assert read(entry(**said))[0].accepted == accepted


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"because": ""}, "'because' is missing"),
        ({"by": ""}, "'by' is missing"),
        ({"until": ""}, "'until' is missing"),
        ({"until": "soon"}, "not a date"),
        ({"until": "2026-10-31"}, "ends on 2026-10-31, before it begins"),
        ({"short_by": "a bit"}, "not a figure"),
        ({"short_by": "5 furlongs"}, "unit"),
        ({"outcome": "pass"}, "not one of fail, cannot tell"),
        ({"untill": "2027-01-01"}, "Did you mean 'until'"),
    ],
)
def test_mistakes_are_told_with_their_line(read, said, told):
    with pytest.raises(UsageError, match=told) as error:
        read(entry(**said))
    assert "waivers.yaml:" in str(error.value)


def test_all_mistakes_are_told_at_once(read):
    with pytest.raises(UsageError, match="2 mistakes"):
        read(entry(until="soon", short_by="a bit"))


@pytest.mark.parametrize("text", ["", "waivers: []\n", "# nothing yet\n"])
def test_an_empty_file_waives_nothing(read, text):
    assert read(text) == ()


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match=r"waivers\.yaml is not there"):
        read_waivers(tmp_path / "waivers.yaml")


@pytest.mark.parametrize("before", ["", ONE, ONE.rstrip("\n"), "waivers:\n", "# ours\nwaivers:\n"])
def test_one_more_is_added_at_the_end_and_nothing_else_changes(read, before):
    after = with_waiver(before.encode(), MADE, file="waivers.yaml").decode()
    assert after.startswith(before)
    assert read(after) == (*(read(before) if before else ()), MADE)


@pytest.mark.parametrize(
    "text",
    [
        "a: b #c",
        "'",
        '"',
        "yes",
        "- x",
        "{{7*7}}",
        "1.10",
        "two\nlines",
        "é \u202e x",
        "@x",
        "%y",
        "x: ",
    ],
)
def test_whatever_is_said_is_read_back(read, text):
    made = Waiver(
        rule=text, place=text, because=text, by=text, on=MADE.on, until=MADE.until,
        accepted=MADE.accepted,
    )  # fmt: skip
    assert read(with_waiver(b"", made, file="w").decode()) == (made,)


def test_a_list_in_brackets_is_left_alone_and_the_lines_are_told():
    with pytest.raises(UsageError, match=r"by hand:\n  - rule: ENG-CALM-area"):
        with_waiver(b"waivers: []\n", MADE, file="waivers.yaml")


def test_a_file_with_mistakes_is_left_alone():
    with pytest.raises(UsageError, match="not known here"):
        with_waiver(b"wavers:\n", MADE, file="waivers.yaml")
