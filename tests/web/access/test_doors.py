"""Every route of the server against everybody who may come: who passes, and what others see."""

import pytest
from fastapi.routing import iter_route_contexts
from sqlalchemy import select
from starlette.testclient import TestClient

from checker.results.codec import result_to_json
from checker.web.access import LOCAL, logins, tokens
from checker.web.access.secret import new_token
from checker.web.documents import saved
from checker.web.runs import RESULTS, out_of
from checker.web.tables import BRIEF, Run, Upload, now
from checker.web.uploads.resumable import begin
from tests.report.oakfield import oakfield
from tests.web.access.conftest import Closed, closed_server
from tests.web.access.doors import DOORS, answer_to

pytestmark = pytest.mark.slow

NOT_THERE = "0" * 32
SCOPES = {"token": ("read", "upload", "waive", "manage"), "cookie": ("read", "manage")}
WHERE = ("everywhere", "inside", "outside")
CLOSED = {"project", "upload", "token"}
UNSEEN = [name for name, door in DOORS.items() if door.is_for != "anybody"]
OF_PROJECTS = [name for name, door in DOORS.items() if door.is_for in CLOSED]


class House(Closed):
    """A server with a project that is asked for, and another."""

    def __init__(self, client: TestClient) -> None:
        super().__init__(client)
        self.limits.address.most = self.limits.actor.most = self.limits.login.most = 10**6
        self.inside, self.outside = self.project("Inside"), self.project("Outside")
        self.run_id = self.run(self.inside)
        self.model_id = self._judged()
        self.save(BRIEF)
        self.known: dict[tuple[str, str, str], TestClient] = {}

    def ask(self, client: TestClient, name: str, *, absent: bool = False):
        """The answer at a door, or at the same door of what is not there."""
        method, path = name.split(" ")
        given = {"project_id": self.inside, "run_id": self.run_id, "model_id": self.model_id}
        given |= {"_project_id": self.inside, "_upload_id": NOT_THERE}
        # New ones for each time: who may revokes or removes them.
        if "{token_id}" in path:
            given["token_id"], _secret = self.token("read", project=self.inside)
        if "{share_id}" in path or "{secret}" in path:
            given["share_id"], given["secret"] = self.share(self.run_id)
        if "{upload_id}" in path:
            given["upload_id"] = self.upload()
        if path.endswith("/remove"):
            self.save("rules/own.yaml")
        if absent:
            given = dict.fromkeys(given, NOT_THERE)
        sends = dict(DOORS[name].sends)
        if "data" in sends:
            sends["data"] = {key: text.format(**given) for key, text in sends["data"].items()}
        return client.request(method, path.format(**given, **DOORS[name].path), **sends)

    def upload(self) -> str:
        """One that has begun; the last one, unless somebody ended it."""
        with self.office.database.reading() as session:
            if last := session.scalars(select(Upload.id).where(Upload.run_id.is_(None))).first():
                return last
        names = {"model_name": "A", "file_name": "a.ifc"}
        return begin(self.office, LOCAL, self.inside, size=9, **names).id

    def _judged(self) -> str:
        """The id of the model of the run, of which something was found."""
        with self.office.database.reading() as session:
            run = session.get_one(Run, self.run_id)
            model_id = run.revision.model_id
        out = out_of(self.office.settings.data, run)
        (out / RESULTS).write_bytes(result_to_json(oakfield()))
        return model_id

    def save(self, name: str) -> None:
        with self.office.database.writing() as session:
            saved(session, self.inside, name, "# Nothing yet", by="somebody")

    def somebody(self, kind: str, scope: str, where: str) -> TestClient:
        """Somebody with a token or a cookie, whose scope holds in all projects or in one."""
        key = kind, scope, where
        if key not in self.known:
            project = {"everywhere": None, "inside": self.inside, "outside": self.outside}[where]
            _id, secret = self.token(scope, project=project, name=" ".join(key))
            self.known[key] = self.program(secret) if kind == "token" else self._with_cookie(secret)
        return self.known[key]

    def _with_cookie(self, secret: str) -> TestClient:
        browser = self.browser()
        with self.office.database.writing() as session:
            token = tokens.token_of(session, secret, now())
            actor = tokens.actor_by(token)
            cookie = logins.signed_in(session, actor, token_id=token.id, at=now())
        browser.cookies.set("__Host-schoolcheck", cookie, domain="check.example.org")
        return browser


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with closed_server(tmp_path_factory.mktemp("house")) as closed:
        yield House(closed.nobody)


def routes(app):
    for route in iter_route_contexts(app.routes):
        methods = set(route.methods or {"EVERY"})
        if "GET" in methods:  # what answers HEAD in the same way is no other door
            methods -= {"HEAD"}
        yield from (f"{method} {route.path}" for method in methods)


def test_it_was_decided_of_each_route_who_may_pass(house):
    assert sorted(routes(house.nobody.app)) == sorted(DOORS)


def passes(name):
    """What those are told who pass: something done, or a mistake in what they sent."""
    done = {200, 201, 202, 204, 303, 400, 409, 422}
    other = {
        "POST /login": {401},
        "GET /login/oidc": {404},
        "GET /login/oidc/back": {404},
        "GET /runs/{run_id}/compare/{other_id}": {404},
        "POST /projects/{project_id}/waivers/withdraw": {409},
    }
    return done | other.get(name, set())


@pytest.mark.slow
@pytest.mark.parametrize("kind", SCOPES)
@pytest.mark.parametrize("name", DOORS)
def test_everybody_known_is_told_what_was_decided(house, name, kind):
    depends = DOORS[name].is_for not in {"anybody", "known"}
    for scope in SCOPES[kind] if depends else ("read",):
        for where in WHERE if depends else ("outside",):
            decided = answer_to(
                DOORS[name],
                {"read", scope},
                is_everywhere=where == "everywhere",
                is_inside=where == "inside",
            )
            status = house.ask(house.somebody(kind, scope, where), name).status_code
            if name == "POST /logout":  # whoever was here is gone now
                house.known.clear()
            told = f"{scope} {where}: {status}"
            assert status in ({decided} if decided else passes(name)), told


@pytest.mark.parametrize("name", OF_PROJECTS)
def test_a_closed_project_looks_like_one_that_is_not_there(house, name):
    for kind in ("token", "cookie"):
        somebody = house.somebody(kind, "manage", "outside")
        closed, absent = house.ask(somebody, name), house.ask(somebody, name, absent=True)
        assert (closed.status_code, closed.text) == (404, absent.text)
        told = [sorted(each.headers.items()) for each in (closed, absent)]
        assert told[0] == told[1]


@pytest.mark.parametrize("name", UNSEEN)
def test_nobody_passes_who_did_not_say_who_they_are(house, name):
    program, browser = house.browser(accept="application/json"), house.browser()
    told = house.ask(program, name)
    assert told.status_code == 401
    assert told.text == house.ask(program, name, absent=True).text
    shown = house.ask(browser, name)
    if name.startswith(("GET", "HEAD")):
        assert shown.status_code == 303
        assert shown.headers["location"].startswith("/login?next=")
    else:
        assert shown.status_code == 401
    assert house.ask(house.program(new_token()), name).status_code == 401


@pytest.mark.parametrize("path", ["/nowhere", "/projects", "/runs", "/s", "/login/", "/static"])
def test_nobody_learns_which_routes_there_are(house, path):
    told = house.browser(accept="*/*").get(path)
    assert told.status_code == 401


@pytest.mark.slow
def test_whoever_is_at_the_machine_passes_every_door(server):
    own = House(server.client)
    for name in DOORS:
        assert House.ask(own, server.client, name).status_code in passes(name), name
