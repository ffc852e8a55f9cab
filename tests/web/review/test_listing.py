"""The list of findings: what fits is there, once, in order, and nothing else is."""

import re
from dataclasses import replace

import pytest

from checker.web.review.selection import PER_PAGE
from tests.report.oakfield import HOSTILE, blocked, crowded, findings, oakfield
from tests.web.review.reviewed import OUTCOMES, acting, hostile, judged


@pytest.fixture
def listed(server, run):
    """The keys on a page of the list, in its order."""

    def keys(query=""):
        page = server.client.get(f"/runs/{run}/findings{query}")
        assert page.status_code == 200, page.text
        return re.findall(rf'href="/runs/{run}/findings/([\w.-]+)', page.text)

    return keys


@pytest.mark.slow
def test_what_is_open_is_shown_first_and_each_leads_to_its_page(server, run, listed):
    keys = listed()
    assert keys[:2] == ["wc1", "d1"]
    assert set(keys) == {"wc1", "d1", "d2", "d3", "calm1", "sum1", "sgr1", "use1"}
    for key in keys:
        assert server.client.get(f"/runs/{run}/findings/{key}").status_code == 200


def test_an_address_asks(listed):
    assert set(listed("?topic=doors&o=fail&q=calm")) == {"d2"}
    assert listed("?rule=no-such-rule") == []


def test_what_is_new_can_be_shown_alone(server, project):
    first, *others = findings()
    result = oakfield(findings=(replace(first, since="new"), *others))
    run = judged(server, project, result)
    page = server.client.get(f"/runs/{run}/findings?new=1").text
    assert re.findall(r"findings/(\w+)\?new=1", page) == ["d1"]
    assert "Only what is new" in page
    assert (
        "Only what is new"
        not in server.client.get(f"/runs/{judged(server, project)}/findings").text
    )


def test_outcomes_are_counted_whether_shown_or_not(server, run):
    page = server.client.get(f"/runs/{run}/findings?topic=doors").text
    counts = re.findall(r'<span class="no">(\d+)</span> ([a-z ]+)', page)
    assert counts == [("2", "fail"), ("1", "cannot tell"), ("1", "pass"), ("0", "not applicable")]
    assert ">3 of 11 findings<" in page


def test_a_long_list_comes_in_pages_that_hold_each_finding_once(server, project):
    run = judged(server, project, crowded(PER_PAGE * 2 + 1))

    def keys(page):
        told = server.client.get(f"/runs/{run}/findings?page={page}&q=door").text
        assert f"of {PER_PAGE * 2 + 1} findings" in told
        return re.findall(r"findings/(many-\d+)", told), told

    pages = [keys(number) for number in (1, 2, 3)]
    assert [len(found) for found, _ in pages] == [PER_PAGE, PER_PAGE, 1]
    assert len({key for found, _ in pages for key in found}) == PER_PAGE * 2 + 1
    assert "q=door&amp;page=2" in pages[0][1]
    assert 'rel="prev"' not in pages[0][1]
    assert 'rel="next"' not in pages[2][1]


def test_a_page_that_is_not_there_is_the_nearest_one(server, run):
    page = server.client.get(f"/runs/{run}/findings?page=999999999999999999999&new=&sort=x")
    assert page.status_code == 200
    assert ">8 of 11 findings<" in page.text


def test_what_was_asked_stands_in_the_form_and_in_the_links(server, run):
    page = server.client.get(f"/runs/{run}/findings?q=%22%3E%3Cb%3E742&storey=00+Ground+floor").text
    assert 'value="&#34;&gt;&lt;b&gt;742"' in page
    assert '<option value="00 Ground floor" selected>' in page
    assert "<b>742" not in page


def test_hostile_names_stay_text(server):
    result = oakfield(findings=tuple(hostile(each) for each in findings()))
    run = judged(server, server.project(HOSTILE), result, model=HOSTILE, file_name="a.ifc")
    page = server.client.get(f"/runs/{run}/findings?x=1{OUTCOMES}").text
    assert "11 of 11 findings" in page
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_a_list_of_nothing_says_so_and_why(server, project):
    page = server.client.get(f"/runs/{judged(server, project, blocked())}/findings").text
    assert "Nothing was judged" in page
    assert "The model holds no rooms (IfcSpace)." in page


def test_a_run_without_results_says_why(server, project):
    waiting = server.add(project, b"x")
    page = server.client.get(f"/runs/{waiting}/findings")
    assert page.status_code == 404
    assert "it is not finished" in page.text


@pytest.mark.slow
@pytest.mark.parametrize("path", ["findings", "findings/d1", "compare", "files/bcf"])
def test_a_run_of_a_closed_project_is_not_there(server, run, path):
    others = server.project("Other")
    with acting(server, "reader", "read", "waive", "upload", projects=frozenset({others})):
        page = server.client.get(f"/runs/{run}/{path}")
    assert page.status_code == 404
    assert page.text == server.client.get(f"/runs/{'0' * 32}/{path}").text


def test_the_list_works_without_script_and_more_smoothly_with_it(server, run):
    page = server.client.get(f"/runs/{run}/findings").text
    assert f'<form method="get" action="/runs/{run}/findings"' in page
    assert 'hx-push-url="true"' in page
    plain = re.sub(r'"[^"]*"|&lt;.*?&gt;', "", page)
    assert not re.search(r"<script(?! src=)|<style|<[^>]+ (style|on\w+)=", plain)
