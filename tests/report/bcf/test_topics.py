"""One topic for each cause: its identity, status, priority and words, and nothing left out."""

import re
from dataclasses import replace
from uuid import UUID

import pytest

from checker.report.bcf.topics import AUTHOR, MOST_VIEWS, Issues, Topic, issues_of
from checker.report.bcf.wording import MOST_PLACES
from checker.report.html.page import page_of
from checker.results import (
    Finding,
    ModelFacts,
    Outcome,
    Readiness,
    ReadinessProblem,
    RunResult,
    Strength,
)
from tests.report.bcf.made import DOOR_ID, ROOM_ID, all_pass, example, issues, with_findings
from tests.report.oakfield import blocked, crowded, empty, findings, oakfield

DOOR, _DOOR_2, UNSURE_DOOR, _R1, TOILET, CALM, NO_BODY, NO_USE, SCHOOL, _BASE, NOT_OURS = findings()


def undrawn(result: RunResult) -> Issues:
    """Without pictures, which take most of the time."""
    return issues_of(result, largest=0)


def topics(*rows: Finding, **changes) -> tuple[Topic, ...]:
    return undrawn(with_findings(*rows, **changes)).topics


def only(*rows: Finding, **changes) -> Topic:
    found = topics(*rows, *all_pass().findings, **changes)
    assert len(found) == 1
    return found[0]


def _nameless(known: str, which: str) -> RunResult:
    """Without a name of the school in the brief; of its model so much is known and no more."""
    rooms = tuple(replace(each, global_id=f"{which}{each.global_id}") for each in oakfield().rooms)
    sha256 = which * 64 if known == "bytes" else ""
    file = f"{which}.ifc" if known == "file" else "school.ifc"
    model = replace(oakfield().model, sha256=sha256, file=file)
    return oakfield(brief={}, model=model, rooms=rooms if known == "rooms" else ())


def _ids(result: RunResult) -> set[str]:
    return {each.id for each in undrawn(result).topics}


def test_topics_are_the_groups_of_the_report_in_its_order():
    page = page_of(oakfield())
    groups = [group.first for group in (*page.fails, *page.unsure)]
    told = issues("oakfield").topics
    assert len(groups) == len(told)
    for first, topic in zip(groups, told, strict=True):
        assert first.rule in topic.description
        assert topic.type == ("Issue" if first.outcome is Outcome.FAIL else "Request")


def test_passes_and_what_does_not_apply_are_no_topics():
    assert [each.labels for each in topics(*all_pass().findings, NOT_OURS)] == [("verdict",)]
    told = "\n".join(each.description for each in topics(*findings()))
    assert all(each.rule not in told for each in all_pass().findings if each.rule != DOOR.rule)


class TestIdentity:
    def test_ids_are_uuids_and_all_different(self):
        told = [each.id for each in issues("oakfield").topics]
        assert len(set(told)) == len(told)
        assert all(str(UUID(each)) == each and UUID(each).version == 5 for each in told)

    def test_an_id_is_this_one_for_good(self):
        """Written down, so that nobody changes it unaware: a re-import would double all topics."""
        assert only(DOOR).id == "a94671a7-2ec4-57e4-b0b2-6d596c0e67fb"

    def test_more_places_another_order_and_other_figures_keep_the_id(self):
        moved = replace(DOOR, key="other", place=replace(DOOR.place, x=9.0), shortfall=0.3)
        first = only(DOOR).id
        assert only(moved, DOOR).id == first
        assert (
            only(DOOR, model=replace(oakfield().model, sha256="ef" * 32, file="C.ifc")).id == first
        )

    @pytest.mark.parametrize(
        "other",
        [
            replace(DOOR, group="leaf 700"),
            replace(DOOR, rule="ENG-OTHER"),
            replace(DOOR, outcome=Outcome.CANNOT_TELL),
        ],
    )
    def test_another_cause_rule_or_outcome_is_another_topic(self, other):
        assert only(other).id != only(DOOR).id
        assert len(topics(DOOR, other)) == 2

    def test_two_schools_in_one_folder_do_not_overwrite_each_other(self):
        elsewhere = only(DOOR, brief={"school": {"name": "Elmfield"}})
        assert elsewhere.id != only(DOOR).id

    def test_words_cannot_run_into_each_other(self):
        one = replace(DOOR, rule="A\nB", group="C")
        other = replace(DOOR, rule="A", group="B\nC")
        assert only(one).id != only(other).id

    def test_a_project_is_the_school_in_every_revision(self):
        other = replace(oakfield().model, sha256="ef" * 32)
        assert undrawn(oakfield(model=other)).project_id == issues("oakfield").project_id
        assert undrawn(oakfield(rooms=())).project_id == issues("oakfield").project_id

    @pytest.mark.parametrize("model", ["rooms", "bytes", "file"])
    def test_a_school_without_a_name_is_told_from_others_by_its_model(self, model):
        one, other = _nameless(model, "1"), _nameless(model, "2")
        assert undrawn(one).project == one.model.file
        assert undrawn(one).project_id != undrawn(other).project_id
        assert not _ids(one) & _ids(other)
        nothing, elsewhere = (replace(each, findings=()) for each in (one, other))
        assert not _ids(nothing) & _ids(elsewhere)

    def test_a_revision_of_a_school_without_a_name_has_its_ids_again(self):
        one = _nameless("rooms", "1")
        model = replace(one.model, sha256="ef" * 32, file="later.ifc")
        added = replace(one.rooms[0], global_id="3added")
        later = replace(one, model=model, rooms=(added, *reversed(one.rooms)))
        assert undrawn(later).project_id == undrawn(one).project_id
        assert _ids(later) == _ids(one)

    def test_a_room_without_an_id_tells_nothing_apart(self):
        one = _nameless("rooms", "1")
        assert _ids(replace(one, rooms=(replace(one.rooms[0], global_id=""), *one.rooms))) == _ids(
            one
        )


class TestDate:
    def test_there_is_no_clock(self):
        assert issues("oakfield").date == "1970-01-01T00:00:00Z"

    @pytest.mark.parametrize("day", ["2026-11-01", "2026-11-01T00:00:00"])
    def test_the_day_that_the_brief_has_the_design_judged_as_of(self, day):
        assert undrawn(oakfield(brief={"judged_as_of": day})).date == "2026-11-01T00:00:00Z"

    @pytest.mark.parametrize("day", ["", "soon", "2026-11-01<x>", None, 7, ["2026-11-01"]])
    def test_what_is_no_day_is_none(self, day):
        assert undrawn(oakfield(brief={"judged_as_of": day})).date == "1970-01-01T00:00:00Z"

    def test_the_author_is_the_tool(self):
        assert AUTHOR == "schoolcheck"


class TestStatus:
    def test_a_waived_topic_is_closed_and_says_why(self):
        topic = only(CALM)
        assert topic.status == "Closed"
        assert "Waived: Agreed with the school until 2027" in topic.description
        assert "waived" in topic.labels

    def test_a_topic_with_one_place_that_is_not_waived_is_open_and_tells_them_apart(self):
        open_one = replace(CALM, key="calm2", waiver="")
        topic = only(CALM, open_one)
        assert topic.status == "Open"
        assert "Waived 1 of 2 places: Agreed" in topic.description
        assert topic.description.count("[waived]") == 1

    def test_everything_else_is_open(self):
        assert only(DOOR).status == "Open"
        assert "aived" not in only(DOOR).description


@pytest.mark.parametrize(
    ("strength", "priority"),
    [
        (Strength.MUST, "High"), (Strength.SHOULD, "Normal"),
        (Strength.PROJECT, "Normal"), (Strength.MAY, "Low"),
    ],
)  # fmt: skip
def test_priority_is_how_binding_the_source_is(strength, priority):
    assert only(replace(DOOR, strength=strength)).priority == priority


def test_labels_are_topic_strength_and_outcome():
    assert only(DOOR).labels == ("doors", "Statutory guidance", "fail")
    assert only(NO_BODY).labels == ("small group", "Good practice", "cannot tell")
    assert only(replace(DOOR, topic="")).labels == ("Statutory guidance", "fail")


class TestWords:
    def test_the_title_says_the_outcome_the_rule_and_the_place(self):
        assert only(DOOR).title == (
            "Fail: Doors are wide enough for the way people reach them"
            " · Door 00-05-D01 to 00-05 Small group room"
        )
        assert only(NO_BODY).title.startswith("Cannot tell: A small-group room has at least 9 m²")

    def test_the_title_counts_the_other_places(self):
        assert only(DOOR, _DOOR_2).title.endswith(" and 1 more")

    def test_a_fail_says_what_is_there_what_is_needed_what_to_change_and_the_source(self):
        told = only(DOOR).description
        assert told.startswith("Door 00-05-D01 to 00-05 Small group room")
        assert "742 to 760 mm" in told
        assert "800 mm is needed (40 to 58 mm short)" in told
        assert "(00 Ground floor)" in told
        assert "What to change: Use a wider leaf" in told
        assert "Why: A wheelchair that turns" in told
        assert "departs from statutory guidance" in told
        assert "ADM2, Table 2: from a secondary source" in told
        assert "What to ask" not in told

    def test_what_cannot_be_told_says_what_is_missing_and_whom_to_ask(self):
        told = only(NO_BODY).description
        assert "Missing: a body for this room" in told
        assert "What to ask: Ask the architect to export it with geometry." in told
        assert "departs" not in told

    def test_a_law_is_called_by_its_name(self):
        law = replace(DOOR, source=replace(DOOR.source, binds="the 2010 ADA Standards"))
        assert "This departs from the 2010 ADA Standards." in only(law).description

    def test_no_word_says_more_than_the_tool_knows(self):
        every = " ".join(f"{each.title} {each.description}" for each in issues("sample").topics)
        assert "compliant" not in every
        assert "illegal" not in every

    def test_a_title_without_words_is_still_one(self):
        bare = replace(DOOR, title="", rule="")
        assert only(bare).title.startswith("Fail: A rule without a title")


class TestManyPlaces:
    def test_all_are_listed_or_counted_and_selected(self):
        rows = [
            replace(
                DOOR,
                key=f"k{number}",
                subject=replace(DOOR.subject, global_id=f"{DOOR_ID[:-3]}{number:03d}"),
            )
            for number in range(300)
        ]
        topic = only(*rows)
        assert topic.title.endswith(" and 299 more")
        assert topic.description.startswith("300 places:\n- Door")
        assert topic.description.count("\n- Door") == MOST_PLACES
        assert f"and {300 - MOST_PLACES} more; all are selected" in topic.description
        assert len(topic.views[0].selected) == 300
        assert len(topic.views) == MOST_VIEWS

    def test_a_selection_that_is_cut_is_told(self):
        rows = [
            replace(
                DOOR,
                key=f"k{number}",
                subject=replace(DOOR.subject, global_id=f"{DOOR_ID[:-4]}{number:04d}"),
            )
            for number in range(1200)
        ]
        topic = only(*rows)
        assert len(topic.views[0].selected) == 1000
        assert "the first 1000 are selected" in topic.description

    def test_places_of_one_view_are_seen_once(self):
        assert len(only(DOOR, replace(DOOR, key="again")).views) == 1

    def test_each_of_a_few_places_has_a_view(self):
        topic = only(DOOR, _DOOR_2)
        assert len(topic.views) == 2
        assert topic.views[0].camera != topic.views[1].camera

    def test_thousands_of_findings_are_all_in_some_topic(self):
        result = crowded(5000)
        told = undrawn(result).topics
        counts = [int(re.match(r"(\d+) places", each.description)[1]) for each in told]
        assert sum(counts) == 5000


class TestNothingToDo:
    """An empty file never looks like success."""

    def test_a_model_that_could_not_be_judged_says_why_and_what_to_ask(self):
        (topic,) = undrawn(blocked()).topics
        assert topic.status == "Open"
        assert topic.priority == "High"
        assert topic.type == "Information"
        assert topic.title.startswith("Nothing could be assessed. The model holds no rooms")
        assert "Place rooms in the authoring tool" in topic.description

    def test_an_empty_result_says_that_nothing_was_assessed(self):
        (topic,) = undrawn(empty()).topics
        assert topic.title == "Nothing could be assessed."
        assert topic.status == "Open"
        assert "0 fail, 0 cannot tell, 0 pass" in topic.description

    def test_a_school_that_departs_from_nothing_has_one_closed_topic_with_the_counts(self):
        (topic,) = undrawn(all_pass()).topics
        assert topic.status == "Closed"
        assert topic.priority == "Low"
        assert "Nothing that could be assessed departs from the rules; 2 pass." in topic.title
        assert "1 of 16 rooms without a readable body" in topic.description

    def test_where_only_questions_are_left_the_verdict_stands_before_them(self):
        told = topics(NO_BODY, NO_USE)
        assert [each.type for each in told] == ["Information", "Request", "Request"]
        assert told[0].status == "Open"
        assert "Nothing could be assessed: 2 cannot be told." in told[0].title

    def test_where_something_fails_there_is_no_topic_about_the_verdict(self):
        assert "Information" not in {each.type for each in issues("oakfield").topics}

    def test_elements_that_are_in_the_way_of_judging_are_selected(self):
        problem = ReadinessProblem(
            code="twice", scope="file", message="Used twice.", elements=(DOOR_ID, "no id", ROOM_ID)
        )  # fmt: skip
        readiness = Readiness(state="blocked", problems=(problem,))
        result = replace(oakfield(), findings=(), readiness=readiness, verdict="Nothing.")
        (topic,) = undrawn(result).topics
        assert topic.views[0].selected == (DOOR_ID, ROOM_ID)

    def test_long_lists_of_problems_are_counted(self):
        problems = tuple(
            ReadinessProblem(code=f"p{n}", scope="element", message=f"Problem {n}.")
            for n in range(90)
        )
        result = replace(empty(), readiness=Readiness(state="blocked", problems=problems))
        (topic,) = undrawn(result).topics
        assert "and 50 more; the report lists them" in topic.description


def test_files_are_all_models_of_the_school_and_none_without_a_name():
    other = ModelFacts(file="ffe.ifc", sha256="", schema="IFC4")
    assert undrawn(oakfield(others=(other,))).files == ("oakfield-B.ifc", "ffe.ifc")
    assert undrawn(empty()).files == ()


def test_a_result_of_a_real_school_has_a_view_for_each_topic():
    result: RunResult = example()
    assert all(topic.views for topic in issues("sample").topics)
    assert len(issues("sample").topics) == len(
        {(each.rule, each.group) for each in result.findings if each.outcome is Outcome.FAIL}
    )


def test_results_without_a_verdict_are_not_called_unassessed():
    (topic,) = undrawn(replace(all_pass(), verdict="")).topics
    assert "Nothing could be assessed" not in f"{topic.title} {topic.description}"
    assert topic.title.startswith("Nothing that could be assessed departs from the rules")
