"""A server on which people and programs sign in, reached through https."""

import json
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from checker.web.access import LOCAL, shares, tokens
from checker.web.access.limits import Limits
from checker.web.app import create_app
from checker.web.grants import AuditEntry, Login, Share, Token
from checker.web.office import Office
from checker.web.runs import out_of
from checker.web.settings import Settings
from checker.web.tables import Model, Project, Revision, Run, new_id, now
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

    def browser(self, **headers: str) -> TestClient:
        """Somebody at a page of it who has not signed in."""
        return TestClient(
            self.nobody.app,
            base_url=PUBLIC,
            headers=IN_PAGE | headers,
            follow_redirects=False,
            client=("192.0.2.7", 50000),
        )

    def program(self, secret: str, **headers: str) -> TestClient:
        """A program with a token."""
        return TestClient(
            self.nobody.app,
            base_url=PUBLIC,
            headers={"authorization": f"Bearer {secret}"} | headers,
            follow_redirects=False,
            client=("192.0.2.8", 50000),
        )

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


@pytest.fixture
def closed_settings(tmp_path) -> Settings:
    return Settings(data=tmp_path / "closed", accounts=True, public_url=PUBLIC)


@pytest.fixture
def closed(closed_settings) -> Iterator[Closed]:
    app = create_app(closed_settings, queue=HandQueue)
    with TestClient(
        app, base_url=PUBLIC, headers=IN_PAGE, follow_redirects=False, client=("192.0.2.6", 50000)
    ) as client:
        yield Closed(client)
