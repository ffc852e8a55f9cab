"""A model over its revisions: each once, in order, comparable ones joined."""

from dataclasses import replace

import pytest

from checker.results.codec import result_to_json
from checker.results.finding import Outcome
from checker.results.recorded import row_of
from checker.results.run import RulesUsed
from checker.results.verdict import summarise
from checker.web.documents import saved
from checker.web.review.trend import _figures
from checker.web.tables import WAIVERS
from tests.report.oakfield import HOSTILE, blocked, findings, oakfield
from tests.report.provided import provision
from tests.web.review.reviewed import acting, answer, hostile, judged, model_of


def with_fails(count):
    """Oakfield with so many places that fail."""
    rows = findings()
    passing = [each for each in rows if each.outcome is Outcome.PASS]
    failing = [replace(rows[0], key=f"f{number}") for number in range(count)]
    return oakfield(
        findings=(*failing, *passing), summary=summarise([*failing, *passing]),
        provision=provision(),
    )  # fmt: skip


def trend(server, run):
    return server.client.get(f"/models/{model_of(server, run)}/trend")


@pytest.mark.slow
def test_revisions_stand_below_each_other_and_are_drawn(server, project):
    runs = [judged(server, project, with_fails(count)) for count in (3, 1)]
    page = trend(server, runs[0])
    assert page.status_code == 200
    assert "2 fewer places fail" in page.text
    assert page.text.count('class="trend"') >= 2
    places = [page.text.index(f'href="/runs/{each}"') for each in runs]
    assert places == sorted(places, reverse=True)
    assert "<span>1 (2 fewer)</span>" in page.text


@pytest.mark.slow
def test_of_a_revision_its_last_run_counts(server, project):
    first = judged(server, project, with_fails(3))
    assert "there is one so far." in trend(server, first).text
    with server.office.database.writing() as session:
        saved(session, project, WAIVERS, "waivers: []\n", by="somebody")
    again = server.client.post(f"/runs/{first}/again", follow_redirects=False)
    answer(server, again.headers["location"].removeprefix("/runs/"), with_fails(5))
    judged(server, project, with_fails(4))
    page = trend(server, first).text
    assert "<span>4 (1 fewer)</span>" in page
    assert f'href="/runs/{first}"' not in page


@pytest.mark.slow
def test_other_rules_are_told_and_not_compared(server, project):
    judged(server, project, with_fails(3))
    other = replace(with_fails(1), rules=RulesUsed(digest="other"))
    page = trend(server, judged(server, project, other)).text
    assert "not comparable" in page
    assert "2 fewer" not in page


@pytest.mark.slow
def test_what_could_not_be_assessed_is_no_row_and_not_the_best_of_all(server, project):
    judged(server, project, with_fails(3))
    judged(server, project, with_fails(2))
    run = judged(server, project, blocked())
    page = trend(server, run).text
    assert "Not shown" in page
    assert "revision 3." in page
    assert f'href="/runs/{run}"' not in page


def test_figures_are_those_that_the_command_line_records(tmp_path):
    passing = [each for each in findings() if each.outcome is Outcome.PASS]
    itself = replace(passing[0], topic="readiness")
    of_model = oakfield(findings=(itself,))
    of_both = oakfield(findings=(itself, passing[1]))
    every = (oakfield(), with_fails(4), blocked(), with_fails(0), of_model, of_both)
    assert row_of(of_model) is None
    for number, result in enumerate(every):
        path = tmp_path / f"{number}.json"
        path.write_bytes(result_to_json(result))
        assert _figures(path, 0, number) == row_of(result)


def test_hostile_names_stay_text(server):
    project = server.project(HOSTILE)
    several = tuple(hostile(each) for each in findings())
    for count in (2, 3):
        result = oakfield(findings=several[:count], tool=hostile(oakfield().tool))
        run = judged(server, project, result, model=HOSTILE)
    page = trend(server, run)
    assert page.status_code == 200
    assert "<img" not in page.text


def test_a_model_of_a_closed_project_is_not_there(server, run):
    with acting(server, "other", "read", projects=frozenset()):
        closed = trend(server, run)
    assert closed.status_code == 404
    assert closed.text == server.client.get(f"/models/{'0' * 32}/trend").text
