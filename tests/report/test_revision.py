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


@pytest.mark.slow
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


def better(**given):
    return change("better", was=Outcome.PASS, now=Outcome.PASS, **given)


def captions(page):
    every = page.all("caption")
    return [each.text for each in every if each.attributes.get("id", "").startswith("changes")]


def test_what_still_passes_stands_apart_and_folded():
    page = page_with(better(), change("better", was=Outcome.FAIL), better(), change("worse"))
    assert captions(page) == [
        "Worse than before: 1", "Better than before: 1", "Better than before, and still passing: 2",
    ]  # fmt: skip
    for name, is_folded in (("worse", False), ("better", False), ("better-passing", True)):
        (caption,) = page.all("caption", id=f"changes-{name}")
        assert caption.has_above("details") is is_folded


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_only_what_asks_for_nothing_is_folded_where_it_is_long(kind):
    page = page_with(*(change(kind) for _ in range(13)))
    (caption,) = page.all("caption", id=f"changes-{kind}")
    is_trouble = kind in {"new", "worse", "undecidable", "appeared"}
    assert caption.has_above("details") is not is_trouble
    assert caption.text.endswith(": 13")


def test_each_cell_says_what_it_is_where_a_row_is_a_card():
    page = page_with(change())
    (caption,) = page.all("caption", id="changes-new")
    cells = [each for each in page.all("td") if each.parent.parent.parent is caption.parent]
    assert [each.attributes["data-label"] for each in cells] == [
        "What is asked for", "Before", "Now", "Strength",
    ]  # fmt: skip


def test_a_rule_that_binds_more_shows_how_it_bound_before():
    page = page_with(change("rules", was_strength=Strength.MAY))
    assert "Statutory guidance (was: Advice)" in page.nodes[0].text


def room(told, was="", now="", parts=(), **more):
    place = Place(storey="Ground", number="1")
    return PlaceChange(old=place, new=place, was=was, now=now, told=told, parts=parts,
                       **{"ifc_class": "IfcSpace", **more})  # fmt: skip


ROOMS = (
    room(("new",), now="3 Store"),
    room(("gone",), was=f"4 {HOSTILE}"),
    room(("merged",), now="5 Hall", parts=("5 East", "")),
    room(("split",), was="6 Hall", parts=("6a East", "6b West", "6c Store")),
    room(("new",), now="D1", ifc_class="IfcDoor"),
    room(("new",), now="D2", ifc_class="IfcDoor"),
    room(("gone",), was="Lift", ifc_class="IfcTransportElement"),
)


def test_rooms_that_came_and_went_were_split_and_merged_are_listed_and_other_things_counted():
    revision = Revision(against="A", places=ROOMS)
    page = Page(write(oakfield(revision=revision), "html").decode())
    (caption,) = page.all("caption", id="changes-rooms")
    assert caption.text == "Rooms that are new, gone, split or merged: 4"
    rows = [n for n in page.all("tr") if n.has_above("tbody") and n.parent.parent is caption.parent]
    told = [[cell.text for cell in row.children] for row in rows]
    assert told[0] == ["split", "6 Hall", "6a East, 6b West and 6c Store", "Ground"]
    assert told[1] == ["merged", "5 East and A room without a name", "5 Hall", "Ground"]
    assert told[2] == ["new", "–", "3 Store", "Ground"]
    assert (told[3][0], told[3][2]) == ("gone", "–")
    text = page.nodes[0].text
    assert "New besides rooms: 2 doors." in text
    assert "Gone besides rooms: 1 lift." in text
    assert page.all("caption", id="changes-places") == []
    assert "another GlobalId" not in text


def test_of_two_buildings_rooms_are_not_listed_as_new_and_gone():
    revision = Revision(against="A", places=ROOMS, unknown=99, is_other_building=True)
    view = revision_view(revision, ROWS)
    assert (view.rooms, view.notes) == ((), ())
    assert view.doubt.startswith("None of 99 judged things are known again")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"unassessed": ("old",)}, "Nothing of the last revision could be judged, so what changed"),
        ({"unassessed": ("old", "new")}, "Nothing of the last revision and this revision could"),
        ({"judged_otherwise": ("rules",)}, "were not judged alike: by other rules or settings."),
        ({"judged_otherwise": ("targets", "version")}, "and another version of schoolcheck."),
        ({"judged_otherwise": ("files",)}, "by another number of files read as one school."),
        ({"lost": ("furniture", "fittings")}, "holds no furniture and no fittings any more"),
        ({"judged_otherwise": ("of a later version",)}, "nothing changed"),
        ({"moved_by": (3.0, 4.0)}, "The whole building lies 5.0 m from where it lay in its file"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_what_holds_for_the_whole_is_said(format_, given, said):
    text = write(oakfield(revision=Revision(against="A", **given)), format_).decode()
    assert said in text
    if "unassessed" in given:
        assert "nothing can be told" in text


def test_rooms_stand_in_the_comment_too():
    text = write(oakfield(revision=Revision(against="A", places=ROOMS)), "markdown").decode()
    assert "| Room | **split** | Ground | 6 Hall | 6a East, 6b West and 6c Store |  |" in text
    assert "<img" not in text


def test_in_the_comment_what_still_passes_comes_last():
    revision = Revision(
        against="A", places=ROOMS, changes=(better(), change("worse"), better(title="Last"))
    )
    text = write(oakfield(revision=revision), "markdown").decode()
    rows = [
        line for line in text.splitlines() if line.startswith(("| Worse", "| Better", "| Room"))
    ]
    assert [row.split(" | ")[0] for row in rows] == [
        "| Worse than before", *["| Room"] * 4, *["| Better than before, and still passing"] * 2,
    ]  # fmt: skip
    assert "**Last**" in rows[-1]


def test_renamed_storeys_and_rooms_come_first_and_how_is_told_where_it_is_not_by_id():
    door = room(("moved",), "D1", "D1", ifc_class="IfcDoor", how="GlobalId")
    named = room(("renamed",), "1 Store", "1 Calm room", how="GlobalId")
    storey = room(("renamed",), "L0", "L1", ifc_class="IfcBuildingStorey", how="what is on it")
    view = revision_view(Revision(against="A", places=(door, named)), ROWS)
    assert [each.name for each in view.places] == ["1 Calm room", "D1"]
    page = Page(
        write(oakfield(revision=Revision(against="A", places=(door, named))), "html").decode()
    )
    (caption,) = page.all("caption", id="changes-places")
    assert "Known by" not in caption.parent.text
    assert "the same name" in caption.parent.text
    whole = Revision(against="A", places=(door, storey))
    page = Page(write(oakfield(revision=whole), "html").decode())
    assert "Known by" in page.all("caption", id="changes-places")[0].parent.text
    assert "another GlobalId" not in page.nodes[0].text


@pytest.mark.parametrize(("number", "is_folded"), [(24, False), (25, True)])
def test_a_building_that_was_numbered_anew_is_folded(number, is_folded):
    rooms = tuple(room(("renamed",), f"{n}", f"0{n}", how="name") for n in range(number))
    page = Page(write(oakfield(revision=Revision(against="A", places=rooms)), "html").decode())
    (caption,) = page.all("caption", id="changes-places")
    assert caption.has_above("details") is is_folded
    assert caption.text == f"Renamed or moved: {number}"
    assert page.broken == []
