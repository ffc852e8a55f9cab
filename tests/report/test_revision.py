"""What changed since the last revision and what is waived: shown when a result holds them."""

from dataclasses import replace
from typing import get_args

import pytest

from checker.report import write
from checker.report.html.revision import revision_view, waived_lines
from checker.results import Change, Outcome, Place, Revision, Strength
from checker.results.codec import result_from_json, result_to_json
from checker.results.revision import ChangeKind, PlaceChange
from tests.report.oakfield import HOSTILE, findings, oakfield
from tests.report.page import Page

KINDS = get_args(ChangeKind)
ROWS = [(each, f"f-{each.key}") for each in findings()]


def change(kind="new", **given):
    made = Change(
        kind=kind, rule="ENG-ADM2-door-clear-width", title="Doors are wide enough", key="d1",
        strength=Strength.MUST, place=Place(storey="00", number="00-05", name="Small group room"),
        was=Outcome.PASS, now=Outcome.FAIL, before="850 mm", after="742 to 760 mm",
    )  # fmt: skip
    return replace(made, **given)


def page_with(*changes):
    revision = Revision(against=f"revision A {HOSTILE}", changes=changes)
    return Page(write(oakfield(revision=revision), "html").decode())


def test_without_a_comparison_there_is_no_section():
    page = Page(write(oakfield(), "html").decode())
    assert page.all("h2", id="revision") == []
    assert revision_view(None, ROWS) is None


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_change_has_a_table_of_its_own(kind):
    page = page_with(change(kind), change(kind, place=Place(name=HOSTILE)))
    (caption,) = page.all("caption", id=f"changes-{kind}")
    assert caption.text.endswith(": 2")
    rows = [n for n in page.all("tr") if n.has_above("tbody") and n.parent.parent is caption.parent]
    assert [cell.text for cell in rows[0].children] == [
        "00-05 Small group room", "Doors are wide enough", "✓ pass, 850 mm",
        "✕ fail, 742 to 760 mm", "Statutory guidance",
    ]  # fmt: skip
    assert len(rows) == 2
    assert rows[0].children[0].children[0].attributes["href"] == "#f-d1"


def test_the_first_screen_counts_the_changes():
    page = page_with(change("new"), change("fixed"), change("fixed"))
    (line,) = page.all("li", class_="since")
    assert line.text.endswith(": 1 new, 2 fixed")
    nothing = Page(write(oakfield(revision=Revision(against="A")), "html").decode())
    assert nothing.all("li", class_="since")[0].text == "since A: nothing changed"


def test_what_was_not_there_before_has_a_dash_and_what_is_gone_no_link():
    view = revision_view(
        Revision(
            against="",
            changes=(
                change("appeared", was=None, before=""),
                change("vanished", now=None, after="", key="gone"),
            ),
        ),
        ROWS,
    )
    came, went = (table.lines[0] for table in view.tables)
    assert (came.before, came.after) == ("–", "✕ fail, 742 to 760 mm")
    assert (went.after, went.anchor) == ("–", "")
    assert view.against == "the last revision"


def test_what_was_renamed_or_moved_is_listed_and_what_only_has_another_id_counted():
    here = Place(storey="00", number="00-05")
    renamed = PlaceChange(
        old=here, new=here, was="00-05 Store", now=f"00-05 {HOSTILE}", how="number", sure=0.85,
        told=("renamed",),
    )  # fmt: skip
    moved = replace(
        renamed, new=replace(here, storey="01"), now="", ifc_class="IfcDoor", told=("moved",)
    )
    same = replace(renamed, how="number and name", sure=0.95, told=())
    revision = Revision(against="A", places=(renamed, moved, same, same))
    page = Page(write(oakfield(revision=revision), "html").decode())
    (caption,) = page.all("caption", id="changes-places")
    assert caption.text == "Renamed or moved: 2"
    rows = [n for n in page.all("tr") if n.has_above("tbody") and n.parent.parent is caption.parent]
    assert [cell.text for cell in rows[0].children][1:] == [
        "00-05 Store", "renamed", "number, 85 % sure",
    ]  # fmt: skip
    assert [cell.text for cell in rows[1].children][:3] == ["door", "00-05 Store (00)", "moved"]
    assert (
        "4 things have another GlobalId; known again: 2 by number (85 % sure)" in page.nodes[0].text
    )


def test_two_buildings_are_said_to_be_two():
    revision = Revision(against="A", known=3, unknown=90, is_other_building=True)
    text = Page(write(oakfield(revision=revision), "html").decode()).nodes[0].text
    assert "Only 3 of 93 judged things are known again" in text
    same = Page(
        write(oakfield(revision=replace(revision, is_other_building=False)), "html").decode()
    )
    assert "known again" not in same.nodes[0].text
    assert same.all("caption", id="changes-places") == []


def test_results_keep_the_comparison():
    result = oakfield(revision=Revision(against="A", changes=(change(), change("fixed", now=None))))
    assert result_from_json(result_to_json(result)).revision == result.revision


def test_waived_findings_are_gathered_with_their_reasons_and_keep_their_outcome():
    lines = waived_lines(ROWS)
    waived = [each for each in findings() if each.waiver]
    assert [line.anchor for line in lines] == [f"f-{each.key}" for each in waived]
    assert [line.outcome for line in lines] == [each.outcome for each in waived]
    again = [*ROWS, (replace(waived[0], key="x"), "f-x")]
    assert [line.more for line in waived_lines(again)] == [1, *[0] * (len(waived) - 1)]
    other = [*ROWS, (replace(waived[0], key="x", waiver="another reason"), "f-x")]
    assert len(waived_lines(other)) == len(waived) + 1
    page = Page(write(oakfield(), "html").decode())
    (section,) = [n for n in page.all("section") if n.attributes.get("aria-labelledby") == "waived"]
    assert waived[0].waiver in section.text
    without = tuple(replace(each, waiver="") for each in findings())
    assert b'id="waived"' not in write(oakfield(findings=without), "html")
