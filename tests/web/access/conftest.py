"""A server on which people and programs sign in, reached through https."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from checker.web.access import LOCAL, shares, tokens
from checker.web.access.limits import Limits, usual_limits
from checker.web.app import create_app
from checker.web.grants import AuditEntry, Login, Share, Token
from checker.web.office import Office
from checker.web.runs import out_of
from checker.web.settings import Provider, Settings
from checker.web.tables import Base, Model, Project, Revision, Run, new_id, now
from tests.web.hand_queue import HandQueue

EXAMPLES = Path(__file__).resolve().parents[3] / "reports" / "examples"
PUBLIC = "https://check.example.org"
IN_PAGE = {"accept": "text/html", "sec-fetch-site": "same-origin"}


class Closed:
    """A server with accounts, and the ways to it."""

    def __init__(self, client: TestClient) -> None:
        self.nobody = client
        self.office: Office = client.app.state.office
        self.limits: Limits = client.app.state.limits

    def empty(self) -> None:
        """As it was before anything happened."""
        with self.office.database.writing() as session:
            for table in reversed(Base.metadata.sorted_tables):
                session.execute(table.delete())
        for name in ("address", "actor", "login"):
            fresh, bucket = getattr(usual_limits(), name), getattr(self.limits, name)
            bucket.most, bucket.clock = fresh.most, fresh.clock
            bucket._left.clear()

    def browser(self, **headers: str) -> TestClient:
        """Somebody at a page of it who has not signed in."""
        return self._client("192.0.2.7", IN_PAGE | headers)

    def program(self, secret: str, **headers: str) -> TestClient:
        """A program with a token."""
        return self._client("192.0.2.8", {"authorization": f"Bearer {secret}"} | headers)

    def _client(self, address: str, headers: dict[str, str]) -> TestClient:
        client = TestClient(
            self.nobody.app,
            base_url=PUBLIC,
            headers=headers,
            follow_redirects=False,
            client=(address, 50000),
        )
        client.portal = self.nobody.portal  # else each request starts a loop of its own
        return client

    def project(self, name: str = "Oakfield") -> str:
        with self.office.database.writing() as session:
            project = Project(name=name)
            session.add(project)
        return project.id

    def token(self, *scopes: str, project: str | None = None, name: str = "ci") -> tuple[str, str]:
        """The id and the secret of a token."""
        with self.office.database.writing() as session:
            token, secret = tokens.made(
                session, name=name, scopes=scopes, project_id=project, days=9, by="test"
            )
        return token.id, secret

    def signed_in(self, *scopes: str, project: str | None = None, name: str = "Ann") -> TestClient:
        """A browser that somebody signed in with."""
        browser = self.browser()
        _id, secret = self.token(*scopes, project=project, name=name)
        answer = browser.post("/login", data={"token": secret})
        assert answer.status_code == 303, answer.text
        return browser

    def run(self, project_id: str, *, model: str = "architecture") -> str:
        """The id of a run that has an answer."""
        with self.office.database.writing() as session:
            revision = Revision(
                number=1, file_name="school.ifc", sha256="0" * 64, size=1, by="Somebody Else"
            )
            run = Run(revision=revision, asked="0" * 64, by="Somebody Else", state="done", code=1)
            session.add(
                Model(project_id=project_id, name=f"{model} {new_id()}", revisions=[revision])
            )
        out = out_of(self.office.settings.data, run)
        out.mkdir(parents=True)
        (out / "report.html").write_text("<!DOCTYPE html><title>The report</title>")
        (out / "results.json").write_text(no_results(), encoding="utf-8")
        return run.id

    def share(self, run_id: str, days: int = 9) -> tuple[str, str]:
        """The id and the secret of a link to a run."""
        with self.office.database.writing() as session:
            share, secret = shares.made(session, run_id, "", days=days, by=LOCAL)
        return share.id, secret

    def change(self, token_id: str, **values: object) -> None:
        with self.office.database.writing() as session:
            token = session.get_one(Token, token_id)
            for name, value in values.items():
                setattr(token, name, value)

    def expire(self, token_id: str) -> None:
        self.change(token_id, expires_at=now() - timedelta(seconds=1))

    def rows(self, table: type[Token | Login | Share | AuditEntry]) -> list:
        with self.office.database.reading() as session:
            return list(session.scalars(select(table)))


@cache
def no_results() -> str:
    """The results of a school without rooms, in which nothing was found."""
    example = EXAMPLES / "oakfield-primary-A" / "results.json"
    results = json.loads(example.read_text(encoding="utf-8"))
    return json.dumps(results | {key: [] for key in ("rooms", "findings", "plans")})


@contextmanager
def closed_server(
    data: Path, openid: Provider | None = None, database_url: str = ""
) -> Iterator[Closed]:
    """A server with accounts that runs until the block ends."""
    settings = Settings(
        data=data, accounts=True, public_url=PUBLIC, openid=openid, database_url=database_url
    )
    app = create_app(settings, queue=HandQueue)
    with TestClient(app, base_url=PUBLIC, headers=IN_PAGE, follow_redirects=False) as client:
        yield Closed(client)


@pytest.fixture(scope="module")
def _closed_of_module(tmp_path_factory) -> Iterator[Closed]:
    with closed_server(tmp_path_factory.mktemp("closed")) as closed:
        yield closed


@pytest.fixture
def closed(_closed_of_module) -> Closed:
    """A server with accounts on which nothing has happened yet."""
    _closed_of_module.empty()
    return _closed_of_module
