"""report.md fits into a comment, says what it folds away, and does nothing that a model wants."""

import re
from dataclasses import replace

import pytest

from checker.report import file_name, write
from checker.report.markdown import LONGEST, MARK
from checker.results import Readiness, ReadinessProblem
from tests.report.formats.made import (
    CALM,
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
from tests.report.formats.test_markup import LOOKED_FOR, READER

TAGS = {"<!-- schoolcheck:report -->", "<details>", "</details>", "<br>", "<sub>", "</sub>"}
SUMMARY = re.compile(r"<summary>[^<>]*</summary>")


def text(result):
    return write(result, "markdown").decode()


def rows(result, mark):
    """The rows of the folded table under a mark."""
    (_before, after) = text(result).split(f"<summary>{mark} ", 1)
    lines = after.split("</details>")[0].splitlines()
    return [line for line in lines if line.startswith("| **")]


def tokens(result):
    for token in READER.parse(text(result)):
        yield token
        yield from token.children or ()


def test_the_file_has_a_name_and_the_mark_of_a_sticky_comment_first():
    assert file_name("markdown") == "report.md"
    assert text(made()).splitlines()[0] == MARK == "<!-- schoolcheck:report -->"


def test_verdict_and_counts_stand_open_with_cannot_tell_beside_fail():
    opened = text(made()).split("<details>")[0]
    assert "## schoolcheck: Oakfield Primary" in opened
    assert "**2 places depart from statutory guidance, 1 departs from good practice and" in opened
    assert "; 1 is waived.**" in opened
    assert "| ✕ fail | ? cannot tell | ✓ pass | – not applicable | ◍ waived |" in opened
    assert "| 5 | 2 | 1 | 1 | 1 |" in opened


@pytest.mark.parametrize("name", ["# a.ifc", "- a.ifc", "1. a.ifc"])
def test_the_name_of_a_file_makes_its_line_neither_a_heading_nor_a_list(name):
    result = replace(made(), model=replace(made().model, file=name))
    read = READER.parse(text(result))
    (at,) = [n for n, each in enumerate(read) if f"{name}: " in each.content.replace("\u200b", "")]
    assert read[at - 1].type == "paragraph_open"
    assert read[at].level == 1


def test_the_three_worst_are_sentences_with_how_many_are_like_them():
    opened = text(made()).split("<details>")[0]
    first, second, third = re.findall(r"^\d\. .*$", opened, re.MULTILINE)
    assert first.startswith("1. **Statutory guidance:** Door 00-05-D01 to 00-05 Small group room")
    assert first.endswith("_1 more like it._")
    assert second.startswith("2. **Good practice:** 00-06 Calm room: no step-free route")
    assert third.startswith("3. **This project's own target:** Small-group space 0.14 m² per pupil")


def test_waived_places_and_problems_of_the_model_are_not_the_worst():
    waived = door("w", CALM, 0.5, 0.5, waiver="agreed", group="w")
    unready = door("r", CALM, 0.5, 0.5, topic="readiness", group="r")
    assert "What matters most" not in text(made(findings=(waived, unready)))


def test_key_lines_of_the_report_are_told():
    base = replace(findings()[3], topic="inclusion_base")
    assert "- Inclusion base: 1 of 1 requirements met." in text(made(findings=(base,)))


def test_fails_open_questions_and_waived_ones_are_folded_apart():
    said = text(made())
    assert "<summary>✕ Fail: 4 places in 3 groups</summary>" in said
    assert "<summary>? Cannot tell: 2 places in 2 groups</summary>" in said
    assert "<summary>◍ Waived: 1 place in 1 group</summary>" in said
    assert [len(rows(made(), mark)) for mark in "✕?◍"] == [3, 2, 1]
    assert said.count("<details>") == said.count("</details>") == 4


def test_a_row_says_what_how_strong_how_many_where_from_and_its_key():
    first = rows(made(), "✕")[0]
    assert first == (
        "| **Doors are wide enough for the way people reach them**<br>Door 00-05-D01 to 00-05 "
        "Small group room opens 742 to 760 mm clear; 800 mm is needed (40 to 58 mm short)."
        "<br>Also: Door 00-06-D01 to 00-06 Calm room | Statutory guidance | 2 | "
        "[ADM2, Table 2: from a secondary source](https://www.gov.uk/adm2) | `d1aa` |"
    )


def test_a_row_of_an_open_question_says_what_is_missing_and_what_to_supply():
    first = rows(made(), "?")[0]
    assert "| how far the leaf opens | State the clear width of the door. | `d3aa` |" in first


def test_a_row_of_a_waived_place_says_why():
    assert "| Agreed with the school until 2027 | `c3aa` |" in rows(made(), "◍")[0]


def test_other_places_of_a_row_are_counted():
    (row,) = rows(crowd(9, apart=False), "✕")
    assert row.count("Small group room") == 4
    assert " and 5 more | Statutory guidance | 9 |" in row


def test_what_the_model_lacks_is_folded_and_notes_are_left_to_the_report():
    said = text(made())
    assert "<summary>The model itself: 1 problem</summary>" in said
    assert "- 1 of 9 rooms has no body: 01. Enclose it, and export it with geometry." in said
    assert "lies far out" not in said


def test_many_problems_are_counted():
    problems = tuple(
        ReadinessProblem(code="a", scope="element", message=f"Problem {n}.") for n in range(20)
    )
    said = text(made(readiness=Readiness(state="limited", problems=problems)))
    assert "The model itself: 20 problems" in said
    assert "And 12 more" in said


@pytest.mark.parametrize("result", UNASSESSED.values(), ids=UNASSESSED.keys())
def test_a_model_without_answers_says_so_in_the_open(result):
    opened = text(result).split("<details>")[0]
    assert "⚠ **Nothing could be assessed" in opened


def test_why_nothing_was_assessed_stands_open_with_what_to_do():
    assert "### Why\n\n- The model holds no rooms" in text(blocked())
    assert "<details>" not in text(blocked())
    assert "⚠" not in text(made())


def test_a_model_without_faults_has_nothing_folded():
    said = text(all_passed())
    assert "<details>" not in said
    assert "| 0 | 0 | 1 | 0 |" in said


def assert_only_ours(result):
    """No tag, link, picture or code but our own, and nothing that a server looks for."""
    for token in tokens(result):
        if token.type in {"html_block", "html_inline"}:
            rest = SUMMARY.sub("", token.content)
            assert set(re.findall(r"<[^>]*>", rest)) <= TAGS, token.content
        if token.type == "link_open":
            assert token.attrs["href"] == "https://www.gov.uk/adm2"
        if token.type == "text":
            assert not LOOKED_FOR.search(token.content)
        assert token.type not in {"image", "fence", "code_block", "s_open", "hr", "blockquote_open"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["made", *HOSTILE])
def test_hostile_texts_do_nothing(name):
    result = spoiled(HOSTILE[name]) if name in HOSTILE else made()
    assert_only_ours(result)
    said = text(result)
    assert len(said.encode()) <= LONGEST
    assert said.count("<details>") == said.count("</details>") == said.count("<summary>")
    heads = [token for token in tokens(result) if token.type == "heading_open"]
    assert [each.tag for each in heads] == ["h2", "h3"]


@pytest.mark.parametrize("name", HOSTILE)
def test_every_row_of_a_table_has_all_its_cells(name):
    per_table, cells = [], []
    for token in tokens(spoiled(HOSTILE[name])):
        if token.type == "tr_open":
            cells = []
        if token.type in {"th_open", "td_open"}:
            cells.append(token)
        if token.type == "tr_close":
            per_table.append(len(cells))
    assert per_table == [5, 5, *[5] * (1 + 3), *[6] * (1 + 2), *[5] * (1 + 1)]


@pytest.mark.parametrize("count", [150, 5_000])
def test_what_does_not_fit_is_counted_and_nothing_else(count):
    result = crowd(count)
    said = text(result)
    assert LONGEST * 0.5 < len(said.encode()) <= LONGEST
    shown = len(rows(result, "✕"))
    (hidden,) = re.findall(r"… and (\d+) more rows \((\d+) places\), not shown", said)
    assert shown + int(hidden[0]) == count
    assert hidden[0] == hidden[1]
    assert f"Fail: {count} places in {count} groups" in said


def test_open_questions_have_room_beside_thousands_of_fails():
    unsure = tuple(door(f"u{n}", CALM, 0.7, 0.9, group=f"u{n}") for n in range(500))
    result = made(findings=(*crowd(2_000).findings, *unsure))
    assert len(rows(result, "✕")) > 50
    assert len(rows(result, "?")) > 30
    assert len(text(result).encode()) <= LONGEST


@pytest.mark.slow
def test_the_longest_texts_of_all_leave_a_whole_comment():
    rows_ = tuple(
        replace(finding, group=f"{number}")
        for number in range(100)
        for finding in spoiled("_|<@&" * 5_000).findings
    )
    problems = spoiled("_|<@&" * 5_000).readiness.problems * 50
    result = replace(
        spoiled("_|<@&" * 5_000),
        findings=rows_,
        readiness=Readiness(state="limited", problems=problems),
    )
    said = text(result)
    assert len(said.encode()) <= LONGEST
    assert said.count("<details>") == said.count("</details>") >= 3
    assert said.rstrip().endswith("</sub>")
