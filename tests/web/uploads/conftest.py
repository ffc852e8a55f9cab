"""A server that takes uploads, with limits that a test can reach."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from checker.web.access import Actor
from checker.web.app import create_app
from checker.web.database import Database
from checker.web.settings import Settings
from checker.web.tables import Model, Project, Revision, Run, Upload
from tests.web.conftest import Server, at_this_machine
from tests.web.hand_queue import HandQueue


class Uploads(Server):
    """A server, and what came in."""

    def __init__(self, client: TestClient) -> None:
        super().__init__(client)
        with self.office.database.writing() as session:
            project = Project(name="Oakfield")
            session.add(project)
        self.school = project.id

    def put(self, data, name="school.ifc", *, model="A", project=None, **headers):
        path = f"/api/projects/{project or self.school}/models/{model}"
        given = {"X-File-Name": name, "accept": "application/json", **headers}
        return self.client.put(path, content=data, headers=given)

    def revisions(self) -> list[Revision]:
        with self.office.database.reading() as session:
            return list(session.scalars(select(Revision).order_by(Revision.at)))

    def rows(self) -> dict[str, int]:
        with self.office.database.reading() as session:
            kinds = (Model, Revision, Run, Upload)
            return {each.__tablename__: len(session.scalars(select(each)).all()) for each in kinds}

    def files(self) -> list[str]:
        """What lies in the store."""
        folder = self.office.files.folder
        return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())

    def holds_nothing(self) -> bool:
        return self.files() == [] and not any(self.rows().values())

    def acts(self, *scopes: str, projects: set[str] | None = None) -> None:
        """Whoever asks from here on."""
        only = None if projects is None else frozenset(projects)
        self.client.app.state.actor = Actor(name="ci", scopes=frozenset(scopes), project_ids=only)


class ActsAs:
    """Lets a test say who asks."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        actor = getattr(scope["app"].state, "actor", None) if "app" in scope else None
        if actor:
            scope["state"]["actor"] = actor  # in the place of whom the guard found
        await self.app(scope, receive, send)


@pytest.fixture(scope="session")
def tables(tmp_path_factory) -> Path:
    """A database with its tables, to be copied: making them takes longer than most tests."""
    settings = Settings(data=tmp_path_factory.mktemp("tables"))
    database = Database(settings)
    database.migrate()
    database.close()
    return settings.data / "schoolcheck.sqlite"


@pytest.fixture
def uploads_with(settings, tables) -> Iterator[Callable[..., Uploads]]:
    """A server by its settings."""
    opened = []
    settings.data.mkdir()
    shutil.copy(tables, settings.data)

    def made(**changed) -> Uploads:
        app = create_app(replace(settings, **{"floor": 0, **changed}), queue=HandQueue)
        app.user_middleware.append(Middleware(ActsAs))
        client = at_this_machine(app)
        opened.append(client)
        client.__enter__()
        return Uploads(client)

    yield made
    for each in opened:
        each.__exit__(None, None, None)


@pytest.fixture
def uploads(uploads_with) -> Uploads:
    return uploads_with()
