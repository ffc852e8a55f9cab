"""Waivers on the web: the same file as on the command line, judged by the same rules."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from checker.brief.waivers import waivers_in
from checker.report.words import measured_words
from checker.results.waivers import with_waivers
from checker.web.documents import latest, saved
from checker.web.grants import AuditEntry
from checker.web.review.waived import first_day
from checker.web.tables import WAIVERS
from tests.report.oakfield import findings, oakfield
from tests.web.review.reviewed import acting, answer, hostile, judged

UNTIL = (date.today() + timedelta(days=90)).isoformat()  # noqa: DTZ011 - a day on a wall


def waive(server, run, name="d1", **given):
    data = {"because": "The lift is too dear.", "until": UNTIL, "clause": "", **given}
    return server.client.post(f"/runs/{run}/findings/{name}/waive", data=data)


def text_of(server, project):
    with server.office.database.reading() as session:
        found = latest(session, project).get(WAIVERS)
    return found.text if found else ""


def written(server, project, text):
    with server.office.database.writing() as session:
        saved(session, project, WAIVERS, text, by="somebody")


def judged_by_now(server, project):
    """Another run of Oakfield, by the waivers as they are now."""
    waivers = waivers_in(text_of(server, project).encode(), file=WAIVERS)
    result = with_waivers(oakfield(), waivers, measured_words, today=first_day())
    return judged(server, project, result)


def withdraw(server, project, position, number):
    data = {"position": position, "number": number}
    return server.client.post(f"/projects/{project}/waivers/withdraw", data=data)


@pytest.mark.slow
def test_a_waiver_is_written_as_the_command_line_writes_it(server, project, run):
    page = waive(server, run)
    assert page.url.path == f"/runs/{run}/findings/d1"
    [waiver] = waivers_in(text_of(server, project).encode(), file=WAIVERS)
    assert (waiver.rule, waiver.key) == ("ENG-ADM2-door-clear-width", "d1")
    assert (waiver.because, waiver.by) == ("The lift is too dear.", "local")
    assert (waiver.on, waiver.until.isoformat()) == (first_day(), UNTIL)
    assert waiver.clause == "ADM2 Table 2"
    assert waiver.accepted.shortfall == 0.04
    assert "The lift is too dear." in page.text
    assert "has changed since this run was judged" in page.text
    assert f'action="/runs/{run}/again"><button>Judge again' in page.text
    assert "Accept it until then" not in page.text
    assert "has changed since" not in server.client.get(f"/runs/{run}/findings/d2").text


@pytest.mark.slow
def test_it_holds_from_the_next_judging_on(server, project, run):
    waive(server, run)
    later = judged_by_now(server, project)
    page = server.client.get(f"/runs/{later}/findings/d1").text
    assert "◍</span> waived" in page
    assert "has changed since" not in page
    listed = server.client.get(f"/projects/{project}/waivers").text
    assert ">holds</a>" in listed
    assert "has changed since" not in listed
    assert "Withdraw" in listed


def test_judging_again_is_a_run_by_the_new_list(server, project, run):
    waive(server, run)
    again = server.client.post(f"/runs/{run}/again", follow_redirects=False)
    new = again.headers["location"].removeprefix("/runs/")
    assert new != run
    answer(server, new, oakfield())
    assert "has changed since" not in server.client.get(f"/projects/{project}/waivers").text


def test_one_that_is_not_judged_yet_says_so(server, project, run):
    assert "Nothing is accepted" in server.client.get(f"/projects/{project}/waivers").text
    waive(server, run)
    page = server.client.get(f"/projects/{project}/waivers").text
    assert "not judged yet" in page
    assert f'action="/runs/{run}/again"' in page


def test_one_that_is_over_and_one_that_fits_nothing_are_told(server, project, run):
    over = (
        "waivers:\n"
        "  - {rule: ENG-ADM2-door-clear-width, place: x, key: d1, short_by: 40 mm, because: so, "
        "by: me, on: 2020-01-01, until: 2020-02-01}\n"
        "  - {rule: ENG-X, place: nowhere, because: so, by: me, on: 2020-01-01, until: 2999-01-01}"
    )
    written(server, project, over)
    judged_by_now(server, project)
    page = server.client.get(f"/projects/{project}/waivers").text
    assert ">expired</a>" in page
    assert "rule not judged" in page
    finding = server.client.get(f"/runs/{run}/findings/d1").text
    assert "which is over" in finding
    assert "Accept it until then" in finding


def test_one_that_held_in_the_last_run_and_is_over_since_is_told(server, project, monkeypatch):
    text = (
        "waivers:\n"
        "  - {rule: ENG-ADM2-door-clear-width, place: x, key: d1, short_by: 40 mm, because: so, "
        "by: me, on: 2020-01-01, until: 2020-02-01}\n"
    )
    written(server, project, text)
    with monkeypatch.context() as then:
        then.setattr(f"{__name__}.first_day", lambda: date(2020, 1, 15))
        judged_by_now(server, project)
    assert ">expired</a>" in server.client.get(f"/projects/{project}/waivers").text


@pytest.mark.slow
def test_in_a_project_of_several_models_it_is_told_of_the_one_that_it_is_of(server, project, run):
    waive(server, run)
    judged_by_now(server, project)
    waivers = waivers_in(text_of(server, project).encode(), file=WAIVERS)
    other = oakfield(findings=findings()[4:])
    result = with_waivers(other, waivers, measured_words, today=first_day())
    judged(server, project, result, model="Furniture")
    page = server.client.get(f"/projects/{project}/waivers").text
    assert ">holds</a>" in page
    assert "rule not judged" not in page


def test_who_accepted_and_who_withdrew_stands_in_the_log(server, project, run):
    with acting(server, "Ann", "read", "waive"):
        waive(server, run)
    with acting(server, "Bob", "read", "waive"):
        withdraw(server, project, 0, 1)
    waive(server, run, because="")
    with server.office.database.reading() as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.what == "waiver")).all()
    assert [(each.who, each.project_id) for each in entries] == [("Ann", project), ("Bob", project)]
    assert entries[0].detail["rule"] == "ENG-ADM2-door-clear-width"
    assert entries[1].detail["withdrawn"] == 0


@pytest.mark.slow
def test_withdrawing_leaves_the_others_and_what_people_wrote(server, project, run):
    waive(server, run, "d1")
    waive(server, run, "d2")
    written(server, project, "# ours\n" + text_of(server, project))
    page = withdraw(server, project, 0, 3)
    assert page.url.path == f"/projects/{project}/waivers"
    text = text_of(server, project)
    assert text.startswith("# ours\n")
    assert [each.key for each in waivers_in(text.encode(), file=WAIVERS)] == ["d2"]
    withdraw(server, project, 0, 4)
    assert waivers_in(text_of(server, project).encode(), file=WAIVERS) == ()
    assert waive(server, run, "d1").status_code == 200


def test_what_cannot_be_withdrawn_is_told(server, project, run):
    waive(server, run)
    before = text_of(server, project)
    for position, number, status in (
        ("0", "7", 409), ("0", "", 409), ("1", "1", 400), ("-1", "1", 400), ("x", "1", 400),
        ("²", "1", 400), ("9" * 9, "1", 400),
    ):  # fmt: skip
        assert withdraw(server, project, position, number).status_code == status
    assert text_of(server, project) == before


@pytest.mark.slow
def test_what_is_not_said_or_too_long_is_refused(server, project, run):
    for given, told in (
        ({"because": " "}, "is not said"),
        ({"because": "x" * 501}, "501 characters"),
        ({"until": "2020-01-01"}, "is over"),
        ({"until": "soon"}, "such as 2027-03-31"),
        ({"until": ""}, "such as 2027-03-31"),
        ({"clause": "x" * 501}, "501 characters"),
    ):
        refused = waive(server, run, **given)
        assert refused.status_code == 400
        assert told in refused.text
    assert text_of(server, project) == ""


def test_what_passes_is_not_accepted(server, run):
    refused = waive(server, run, "d4")
    assert refused.status_code == 400
    assert "nothing to accept" in refused.text


def test_two_that_say_different_things_are_refused(server, run):
    waive(server, run)
    refused = waive(server, run, because="Another reason")
    assert refused.status_code == 400
    assert "has a waiver of ENG-ADM2-door-clear-width" in refused.text


def test_a_list_with_mistakes_is_told_and_not_added_to(server, project, run):
    written(server, project, "waivers:\n  - {rule: x}\n")
    for page in (
        server.client.get(f"/projects/{project}/waivers"),
        waive(server, run),
    ):
        assert "waivers.yaml:2" in page.text
    assert text_of(server, project) == "waivers:\n  - {rule: x}\n"
    assert server.client.get(f"/runs/{run}/findings/d1").status_code == 200


@pytest.mark.slow
def test_hostile_names_and_reasons_stay_text(server, project):
    several = tuple(hostile(each) for each in findings())
    run = judged(server, project, oakfield(findings=several))
    page = waive(server, run, because='"</script><img src=x>: #\n- {a: b}', clause="<img src=y>")
    assert page.status_code == 200, page.text
    listed = server.client.get(f"/projects/{project}/waivers")
    for each in (page.text, listed.text):
        assert "&lt;img src=x" in each
        assert "<img" not in each


@pytest.mark.slow
def test_only_who_may_waive_does(server, project, run):
    waive(server, run, "d2")
    for scopes, projects, status in (
        ({"read", "upload"}, None, 403),
        ({"read", "waive"}, frozenset(), 404),
        (set(), None, 404),
    ):
        with acting(server, "other", *scopes, projects=projects):
            assert waive(server, run).status_code == status
            assert withdraw(server, project, 0, 1).status_code == status
    assert text_of(server, project).count("rule:") == 1


def test_who_may_read_sees_the_list_without_buttons(server, project, run):
    waive(server, run)
    with acting(server, "reader", "read"):
        page = server.client.get(f"/projects/{project}/waivers").text
    assert "The lift is too dear." in page
    assert "<form" not in page


def test_results_that_cannot_be_read_hide_no_waiver(server, project, run):
    assert waive(server, run).status_code == 200
    (server.out(run) / "results.json").write_text("spoiled")
    page = server.client.get(f"/projects/{project}/waivers")
    assert page.status_code == 200
    assert "The lift is too dear." in page.text
    assert "cannot be read" in page.text
