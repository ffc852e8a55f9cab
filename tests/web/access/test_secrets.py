"""No secret is found again: not in what is kept, not in what is logged, not on any page."""

import logging
from collections import defaultdict

import pytest

from checker.web.access.secret import digest_of
from tests.web.access.doors import DOORS

COOKIE = "__Host-schoolcheck"


@pytest.fixture
def lived(closed, caplog):
    """A server on which all kinds of secrets were made, used and refused, and what it logged."""
    caplog.set_level(logging.DEBUG)
    project = closed.project()
    run = closed.run(project)
    browser = closed.signed_in("read", "manage", name="Ann")
    token_id, token = closed.token("read", project=project, name="build server")
    _id, link = closed.share(run)
    closed.program(token).get(f"/runs/{run}")
    closed.program(token).get("/tokens")
    closed.browser().get(f"/s/{link}")
    closed.browser().get(f"/s/{link}x/report")
    closed.browser().post("/login", data={"token": token, "next": "/"})
    closed.browser().post("/login", data={"token": token[:-1]})
    secrets = {"token": token, "link": link, "cookie": browser.cookies[COOKIE]}
    ids = {"project_id": project, "run_id": run, "token_id": token_id}
    return closed, browser, secrets, ids


def test_none_is_kept_in_clear(lived):
    closed, _browser, secrets, _ids = lived
    files = [each for each in closed.office.settings.data.rglob("*") if each.is_file()]
    kept = b"".join(each.read_bytes() for each in files)
    for name, secret in secrets.items():
        assert digest_of(secret).encode() in kept, name
        assert secret.encode() not in kept, name


def test_none_is_logged(lived, caplog, capsys):
    _closed, _browser, secrets, _ids = lived
    ours = [each for each in caplog.get_records("setup") if not each.name.startswith("httpx")]
    told = [str(vars(each)) for each in ours]
    assert any("/s/{secret}" in each for each in told)
    printed = capsys.readouterr()
    for name, secret in secrets.items():
        assert secret[-20:] not in "".join(told) + printed.out + printed.err, name


@pytest.mark.slow
def test_none_is_on_any_page(lived):
    _closed, browser, secrets, ids = lived
    pages = 0
    for name, door in DOORS.items():
        method, path = name.split(" ")
        if method != "GET" or "{secret}" in path or path.startswith("/rules"):
            continue
        given = defaultdict(lambda: "0" * 32, {"number": 1} | ids | dict(door.path))
        answer = browser.get(path.format_map(given))
        pages += answer.status_code == 200
        told = answer.text + str(answer.headers)
        for kind, secret in secrets.items():
            assert secret not in told, (name, kind)
            assert digest_of(secret) not in told, (name, kind)
    assert pages > 10
