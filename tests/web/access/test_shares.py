"""Links by which anybody reads one run, and nothing else of its project."""

import re
from datetime import timedelta

import pytest

from checker.web.access import LOCAL, shares
from checker.web.access.secret import digest_of
from checker.web.errors import RefusedError
from checker.web.grants import AuditEntry, Share
from checker.web.tables import Run, now

LINK = re.compile(r"https://check\.example\.org(/s/[\w-]{43})\b")


@pytest.fixture
def shown(closed):
    """A run of a project, and the path of a link to it."""
    project = closed.project("Oakfield Primary")
    run = closed.run(project)
    _id, secret = closed.share(run)
    return project, run, f"/s/{secret}"


def test_a_link_is_made_by_who_manages_and_read_by_anybody(closed):
    project = closed.project()
    run = closed.run(project)
    page = closed.signed_in("manage", project=project).post(f"/runs/{run}/shares")
    assert page.status_code == 201
    (path,) = LINK.findall(page.text)
    seen = closed.browser().get(path)
    assert seen.status_code == 200
    assert "revision 1" in seen.text
    assert closed.browser().get(f"{path}/report").text.endswith("<title>The report</title>")
    assert closed.browser().get(f"{path}/results.json").json()["schema"] == "schoolcheck/results/1"


def test_the_link_is_shown_once_and_kept_as_a_digest(closed, shown):
    _project, run, path = shown
    manager = closed.signed_in("manage")
    (share,) = closed.rows(Share)
    assert share.digest == digest_of(path.removeprefix("/s/"))
    assert path not in manager.get(f"/runs/{run}/shares").text
    kept = b"".join(each.read_bytes() for each in closed.office.settings.data.glob("*.sqlite*"))
    assert path.removeprefix("/s/").encode() not in kept


def test_a_shared_page_tells_nothing_else_of_the_project(closed, shown):
    project, run, path = shown
    page = closed.browser().get(path).text
    for hidden in ("Oakfield Primary", project, run, "Somebody Else", "/projects", "/runs"):
        assert hidden not in page
    leads = set(re.findall(r'(?:href|src|action)="([^"]*)"', page))
    assert {each for each in leads if not each.startswith(("/static/", "#", "data:"))} == {
        f"{path}/report",
        f"{path}/results.json",
    }


def test_a_link_opens_no_other_page(closed, shown):
    project, run, path = shown
    browser = closed.browser()
    browser.get(path)
    assert not browser.cookies
    for elsewhere in (f"/runs/{run}", f"/projects/{project}", f"/runs/{run}/report"):
        assert browser.get(elsewhere).status_code == 303
    for elsewhere in (f"{path}/shares", f"{path}/comments", f"{path}/../../runs/{run}"):
        assert browser.get(elsewhere).status_code in {303, 404}


@pytest.mark.parametrize("part", ["", "/report", "/results.json"])
def test_its_address_is_told_to_no_other_site_and_kept_by_no_search(closed, shown, part):
    headers = closed.browser().get(shown[2] + part).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"]


def test_the_report_stays_cut_off_from_the_site(closed, shown):
    report = closed.browser().get(f"{shown[2]}/report")
    assert report.headers["content-security-policy"].startswith("sandbox allow-scripts;")


def test_unknown_expired_and_revoked_are_answered_alike(closed, shown):
    _project, run, path = shown
    expired, first = closed.share(run)
    revoked, second = closed.share(run)
    with closed.office.database.writing() as session:
        session.get_one(Share, expired).expires_at = now() - timedelta(seconds=1)
        session.get_one(Share, revoked).revoked_at = now()
    for part in ("", "/report", "/results.json"):
        paths = [f"/s/{first}", f"/s/{second}", path[:-1] + "A", "/s/x", "/s/%00", "/s/é"]
        answers = [closed.browser().get(each + part) for each in paths]
        assert {each.status_code for each in answers} == {404}
        assert len({each.text for each in answers}) == 1


def test_a_link_is_revoked_by_a_button(closed, shown):
    project, run, path = shown
    (share,) = closed.rows(Share)
    manager = closed.signed_in("manage", project=project)
    answer = manager.post(f"/shares/{share.id}/revoke")
    assert answer.headers["location"] == f"/runs/{run}/shares"
    assert closed.browser().get(path).status_code == 404
    assert "revoked" in manager.get(f"/runs/{run}/shares").text
    manager.post(f"/shares/{share.id}/revoke")
    told = [each for each in closed.rows(AuditEntry) if each.what == "link revoked"]
    assert [(each.who, each.project_id, each.detail["run"]) for each in told] == [
        ("Ann", project, run)
    ]


@pytest.mark.usefixtures("shown")
def test_a_link_of_a_closed_project_is_not_there_to_be_revoked(closed):
    (share,) = closed.rows(Share)
    other = closed.signed_in("manage", project=closed.project("Other"))
    refused = other.post(f"/shares/{share.id}/revoke")
    assert (refused.status_code, refused.text) == (404, other.post("/shares/no/revoke").text)
    assert closed.rows(Share)[0].revoked_at is None


def test_who_may_not_manage_makes_no_link(closed, shown):
    _project, run, _path = shown
    browser = closed.signed_in("read", "upload", "waive")
    assert browser.post(f"/runs/{run}/shares").status_code == 403
    assert f"/runs/{run}/shares" not in browser.get(f"/runs/{run}").text
    assert f"/runs/{run}/shares" in closed.signed_in("manage").get(f"/runs/{run}").text
    assert len(closed.rows(Share)) == 1


@pytest.mark.parametrize("days", [0, 91, -1])
def test_no_link_is_for_ever(closed, shown, days):
    _project, run, _path = shown
    with (
        pytest.raises(RefusedError, match="1 to 90 days"),
        closed.office.database.writing() as session,
    ):
        shares.made(session, run, "", days=days, by=LOCAL)
    assert len(closed.rows(Share)) == 1


def test_a_run_that_is_not_done_is_told_to_be_so(closed, shown):
    _project, run, path = shown
    with closed.office.database.writing() as session:
        session.get_one(Run, run).state = "running"
    page = closed.browser().get(path).text
    assert "Being checked" in page
    assert "iframe" not in page


def test_a_link_ends_with_its_run(closed, shown):
    _project, run, path = shown
    with closed.office.database.writing() as session:
        session.delete(session.get_one(Run, run))
    assert closed.browser().get(path).status_code == 404
