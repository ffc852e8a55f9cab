"""The page of one finding: its figures, its drawing, where it stands in list and report."""

from dataclasses import replace

import pytest

from checker.results import Outcome
from tests.report.oakfield import HOSTILE, findings, oakfield
from tests.web.review.reviewed import acting, hostile, judged


@pytest.fixture
def shown(server, run):
    """The page of a finding of Oakfield."""
    return lambda name: server.client.get(f"/runs/{run}/findings/{name}").text


def test_it_says_what_was_measured_asked_for_and_missed(shown):
    page = shown("d1")
    assert "opens 742 to 760 mm clear; 800 mm is needed (40 to 58 mm short)." in page
    for what, text in (
        ("Clear opening width", "742 to 760 mm"),
        ("Required", "at least 800 mm (approach straight)"),
        ("Difference", "40 to 58 mm short"),
    ):
        assert f'<th scope="row">{what}</th><td>{text}</td>' in page
    assert 'href="https://www.gov.uk/adm2" rel="noreferrer">ADM2, Table 2: from a secondary' in page
    assert "<b>What to change:</b> Use a wider leaf" in page
    assert "<li>The leaf is 826 mm wide.</li>" in page


def test_what_cannot_be_told_says_what_to_supply(shown):
    page = shown("sgr1")
    assert "<b>What to supply:</b> Ask the architect to export it with geometry." in page
    assert '<th scope="row">Missing</th><td>a body for this room</td>' in page


def test_its_place_is_drawn_and_the_whole_school_is_not(shown):
    page = shown("wc1")
    assert 'class="detail" role="img" aria-labelledby="f-wc1-t f-wc1-d"' in page
    assert "Basin &lt;b&gt;1" in page
    assert "<svg" in shown("d4"), "a pass is drawn, too"
    whole = shown("sum1")
    assert "No one place on a plan shows this." in whole
    assert "detail" not in whole


def test_it_leads_to_its_place_in_the_report_and_along_the_list(server, run):
    page = server.client.get(f"/runs/{run}/findings/d2?q=742&s=must").text
    assert f'href="/runs/{run}/report#f-d2"' in page
    assert f'href="/runs/{run}/findings?s=must&amp;q=742">Back to the list' in page
    assert f'rel="prev" href="/runs/{run}/findings/d1?s=must&amp;q=742"' in page
    assert 'rel="next"' not in page


def test_one_that_is_not_there_is_not_found(server, run):
    given = {"text": "hello", "because": "it is so", "until": "2999-01-01"}
    for name in ("no", "d1 ", "D1", "%2e%2e%2fd1", "d1--2", "%00", "é"):
        path = f"/runs/{run}/findings/{name}"
        assert server.client.get(path).status_code == 404
        assert server.client.post(f"{path}/comments", data=given).status_code == 404
        assert server.client.post(f"{path}/waive", data=given).status_code == 404


def test_hostile_text_in_every_field_stays_text(server, project):
    several = tuple(hostile(each) for each in findings())
    run = judged(server, project, oakfield(findings=several))
    for each in several:
        page = server.client.get(f"/runs/{run}/findings/{each.key}")
        assert page.status_code == 200
        assert "<img" not in page.text
        assert "</script><" not in page.text.replace("</script>\n<", "")
    assert HOSTILE.replace("<", "&lt;").replace(">", "&gt;") in page.text


def test_an_address_that_runs_something_is_no_link(server, project):
    first = findings()[0]
    bad = replace(first, source=replace(first.source, url="javascript:alert(1)"))
    run = judged(server, project, oakfield(findings=(bad,)))
    page = server.client.get(f"/runs/{run}/findings/d1").text
    assert "ADM2, Table 2" in page
    assert "javascript:" not in page


def test_strange_keys_have_pages_of_their_own(server, project):
    first = findings()[0]
    rows = tuple(
        replace(first, key=key, outcome=outcome)
        for key, outcome in (("a/b", Outcome.FAIL), ("a", Outcome.FAIL), ("a", Outcome.PASS))
    )
    run = judged(server, project, oakfield(findings=rows))
    assert "✕</span> fail" in server.client.get(f"/runs/{run}/findings/a").text
    assert "✓</span> pass" in server.client.get(f"/runs/{run}/findings/a--2").text
    assert "<code>a/b</code>" in server.client.get(f"/runs/{run}/findings/a.2f.b").text


def test_who_may_only_read_is_offered_nothing_to_write(server, run):
    with acting(server, "reader", "read"):
        page = server.client.get(f"/runs/{run}/findings/d1").text
    assert "<form" not in page
    assert "742 to 760 mm" in page
