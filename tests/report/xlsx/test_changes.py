"""What changed since the last revision is a table of its own, when something was compared."""

from checker.results import Change, Outcome, Place, Revision, Strength
from tests.report.oakfield import HOSTILE, oakfield
from tests.report.xlsx.opened import written


def change(kind, key="d1", was=Outcome.PASS, now=Outcome.FAIL):
    return Change(
        kind=kind, rule="R", title="Doors are wide enough", strength=Strength.MUST, key=key,
        place=Place(storey="00", number="00-05", name=HOSTILE), was=was, now=now,
        before="=850 mm", after="742 to 760 mm" if now else "",
    )  # fmt: skip


def test_without_a_comparison_there_is_no_table():
    assert "Changes" not in written(oakfield()).book.sheetnames


def test_what_is_new_comes_first_and_what_is_gone_has_no_key():
    changes = (change("fixed", key="gone", now=None), change("new"))
    book = written(oakfield(revision=Revision(against="revision A", changes=changes)))
    new, fixed = book.rows("Changes")
    assert (new["Change"], new["Now"], new["Key"]) == (
        "Newly failing", "✕ fail, 742 to 760 mm", "d1",
    )  # fmt: skip
    assert (fixed["Change"], fixed["Key"]) == ("Fixed", None)
    assert new["Where"] == f"00-05 {HOSTILE}"
    assert new["How binding"] == "Statutory guidance"
    assert "Changes | What changed since revision A. 2 rows." in book.texts("Summary")


def test_a_comparison_that_found_nothing_says_so():
    book = written(oakfield(revision=Revision(against="revision A")))
    assert book.sheet("Changes")["A2"].value == "Nothing changed since revision A."
