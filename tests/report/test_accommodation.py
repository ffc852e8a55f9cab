"""The schedule of accommodation on the page: what differs is in sight, nothing of it is code."""

import re
from dataclasses import replace

import pytest

from checker.report import write
from checker.report.html.schedule import room_anchors
from checker.results.codec import result_from_json, result_to_json
from tests.report.accommodation import FORMULA, accommodation
from tests.report.oakfield import blocked, oakfield
from tests.report.page import Page


def html_of(schedule) -> str:
    return write(oakfield(schedule=schedule), "html").decode()


@pytest.fixture(scope="module")
def html():
    return html_of(accommodation())


@pytest.fixture(scope="module")
def section(html):
    return html.split('aria-labelledby="accommodation">')[1].split("</section>")[0]


def rows_of(html: str) -> list[str]:
    rows = re.findall(r'<tr><th scope="row".*?</tr>', html)
    return [re.sub(r"<[^>]*>", " ", row) for row in rows]


def test_the_first_screen_has_one_line_of_it(html):
    head = html.split('<div class="lines">')[1].split("</div>")[0]
    told = "2 of 5 rooms found; 1 undersized, 1 missing, 1 cannot be told, 1 extra"
    assert f"Schedule of accommodation: {told}" in head
    assert 'href="#accommodation"' in head


def test_rows_that_differ_stand_before_those_that_are_met(section):
    differing, met = section.split("<details")
    lines = rows_of(differing)
    assert len(lines) == 2
    assert "Small group room" in lines[0]
    assert rows_of(met)[0].split()[0] == "Classroom"


def test_a_row_says_what_is_wanted_what_is_there_and_what_is_short(section):
    line = " ".join(rows_of(section)[0].split())
    assert "✕ 1 undersized ✕ 1 missing ? 1 cannot tell" in line
    assert "3 of 12.5 m² 12.6 m²" in line
    assert "00-05 12.4 m², 0.12 m² short , 01-02 not measured, open: its body" in line
    assert line.endswith("6")


def test_a_row_without_an_area_says_so_and_a_renamed_room_what_it_is_called(section):
    line = " ".join(rows_of(section)[1].split())
    assert "1, no area given" in line
    assert "00-08 called Store" in line


def test_a_row_that_cannot_be_read_says_what_of_it():
    schedule = accommodation()
    rows = (replace(schedule.rows[0], found=0, cannot_tell=1, area_each=None, unread=("its <b>",)),)
    html = html_of(replace(schedule, rows=rows))
    (line,) = rows_of(html.split('aria-labelledby="accommodation">')[1].split("</section>")[0])
    assert "cannot be read: its &lt;b&gt;" in line
    assert "; 1 row cannot be read" in html


def test_rooms_lead_to_their_outlines_on_the_plan(html, section):
    links = re.findall(r'href="#(plan-\d+-room-\d+)"', section)
    assert len(links) == 4
    page = Page(html)
    outlined = {
        node.attributes["id"]
        for node in page.nodes
        if "pointed" in node.attributes.get("class", "")
    }
    assert set(links) == outlined


def test_rooms_that_share_an_id_are_no_goal_of_a_link():
    result = oakfield(schedule=accommodation())
    named = next(room.global_id for row in result.schedule.rows for room in row.rooms)
    assert f'id="{room_anchors(result.schedule, result.plans)[named]}"' in html_of(result.schedule)
    twins = tuple(
        replace(plan, rooms=tuple(replace(room, id=named) for room in plan.rooms))
        for plan in result.plans
    )
    html = write(replace(result, plans=twins), "html").decode()
    ids = Page(html).ids()
    assert len(ids) == len(set(ids))
    assert 'href="#plan-0-room' not in html


def test_extra_rooms_and_those_beside_are_told_apart(section):
    listed = re.search(r"<li><bdi>Store</bdi> (.*?)</li>", section)
    assert listed is not None
    assert listed[1] == '<span class="of">4.2 to 4.4 m²</span>'
    assert "4 rooms are of a kind that the schedule does not list" in section


def test_what_was_not_taken_and_what_is_allowed_is_told(section):
    assert "A room may be up to 0.50 m² smaller." in section
    assert "is no area in m2; it is left out." in section
    assert "<h3>How the file was read</h3>" in section


def test_what_the_spreadsheet_says_is_text(html, section):
    assert "<img" not in section
    assert "\u202e" not in section
    assert "&lt;img src=x" in section
    assert FORMULA.replace('"', "&#34;") in section
    page = Page(html)
    assert (page.broken, page.left_open) == ([], [])
    ids = page.ids()
    assert len(ids) == len(set(ids))


def test_a_schedule_that_is_met_says_so():
    rows = accommodation().rows[:1]
    met = replace(accommodation(), rows=rows, extra=(), notes=(), beside=0, slack=0)
    section = html_of(met).split('aria-labelledby="accommodation">')[1].split("</section>")[0]
    assert "Every row of the schedule is met." in section
    assert "Rooms that no row wants" not in section
    assert "How the file was read" not in section


@pytest.mark.parametrize("result", [oakfield(), blocked()], ids=["oakfield", "blocked"])
def test_without_a_schedule_there_is_no_word_of_it(result):
    html = write(result, "html").decode()
    assert "accommodation" not in html
    assert 'class="pointed"' not in html


def test_results_carry_the_schedule_and_older_ones_have_none():
    result = oakfield(schedule=accommodation())
    data = result_to_json(result)
    assert result_from_json(data) == result
    without = b"\n".join(line for line in data.split(b"\n") if not line.startswith(b'"schedule"'))
    older = without.replace(b",\n}", b"\n}")
    assert b"accommodation" not in older
    assert result_from_json(older) == oakfield()
