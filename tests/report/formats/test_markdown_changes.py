"""A comment on a change of the model says what the change did, when results were compared."""

import re
from dataclasses import replace
from typing import get_args

import pytest

from checker.report import write
from checker.report.markdown import LONGEST
from checker.results import Change, Outcome, Place, Revision, Strength
from checker.results.revision import ChangeKind
from tests.report.formats.made import HOSTILE, made
from tests.report.formats.test_markdown import assert_only_ours, rows

KINDS = get_args(ChangeKind)


def change(kind="new", **given):
    made_ = Change(
        kind=kind, rule="ENG-ADM2-door-clear-width", title="Doors are wide enough", key="d1aa",
        strength=Strength.MUST, place=Place(storey="Ground", number="00-05", name="Group room"),
        was=Outcome.PASS, now=Outcome.FAIL, before="850 mm", after="742 to 760 mm",
    )  # fmt: skip
    return replace(made_, **given)


def compared(*changes, against="revision A"):
    return made(revision=Revision(against=against, changes=changes))


def text(result):
    return write(result, "markdown").decode()


def change_rows(result):
    (_before, after) = text(result).split("<summary>Since ", 1)
    return [line for line in after.split("</details>")[0].splitlines() if line.startswith("| ")][1:]


def test_without_a_comparison_nothing_is_said_of_changes():
    assert "Since" not in text(made())


def test_what_changed_stands_open_below_the_counts():
    opened = text(compared(change("new"), change("fixed"), change("fixed"))).split("<details>")[0]
    assert "\nSince revision A: 1 new, 2 fixed.\n" in opened
    assert "\nSince revision A: nothing changed.\n" in text(compared())


def test_each_change_is_a_row_the_newly_failing_first():
    first, second = change_rows(compared(change("fixed"), change("new")))
    assert first == (
        "| Newly failing | **Doors are wide enough** | 00-05 Group room | ✓ pass, 850 mm | "
        "✕ fail, 742 to 760 mm | Statutory guidance |"
    )
    assert second.startswith("| Fixed | ")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_is_told(kind):
    (row,) = change_rows(compared(change(kind)))
    assert row.count(" | ") == 5


def test_without_changes_there_is_no_table():
    assert "<summary>Since" not in text(compared())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_in_changes_do_nothing(name):
    bad = HOSTILE[name]
    place = Place(storey=bad, number=bad, name=bad)
    result = compared(
        change(title=bad, rule=bad, place=place, before=bad, after=bad, key=bad), against=bad
    )
    assert_only_ours(result)
    assert len(change_rows(result)) == 1
    assert len(text(result).encode()) <= LONGEST


@pytest.mark.slow
def test_thousands_of_changes_leave_room_for_what_fails():
    result = compared(*(change(key=f"k{number}") for number in range(5_000)))
    said = text(result)
    shown = len(change_rows(result))
    (hidden,) = re.findall(r"… and (\d+) more rows \(\d+ places\), not shown", said)
    assert shown + int(hidden) == 5_000
    assert len(said.encode()) <= LONGEST / 2
    assert [len(rows(result, mark)) for mark in "✕?◍"] == [3, 2, 1]
