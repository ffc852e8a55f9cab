"""A server in this process, with a queue that works when a test says so."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from checker.web.accept import accepted
from checker.web.app import create_app
from checker.web.files import Kept
from checker.web.office import Office
from checker.web.runs import folder_of
from checker.web.settings import Settings
from tests.web.hand_queue import HandQueue
from tests.web.postgres import postgres  # noqa: F401 - a fixture


class Server:
    """A running application, and what a test needs of it."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.office: Office = client.app.state.office
        self.queue: HandQueue = self.office.queue

    def project(self, name: str = "Oakfield") -> str:
        made = self.client.post("/projects", data={"name": name}, follow_redirects=False)
        assert made.status_code == 303, made.text
        return made.headers["location"].removeprefix("/projects/")

    def add(self, project_id: str, data: bytes, *, file_name="school.ifc", model="A") -> str:
        """The id of the run of a file that was uploaded."""
        with self.office.files.incoming() as incoming:
            incoming.write(data)
            kept = incoming.keep()
        assert kept == Kept(sha256=hashlib.sha256(data).hexdigest(), size=len(data), path=kept.path)
        return accepted(
            self.office,
            project_id=project_id,
            model_name=model,
            file_name=file_name,
            kept=kept,
            by="somebody",
        )

    def out(self, run_id: str) -> Path:
        """The folder with the answer of a run."""
        return folder_of(self.office.settings.data, run_id) / "out"


def at_this_machine(app: FastAPI) -> TestClient:
    """A browser of this machine, on a page of the server."""
    return TestClient(
        app,
        base_url="http://127.0.0.1:8600",
        client=("127.0.0.1", 50000),
        headers={"accept": "text/html", "sec-fetch-site": "same-origin"},
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def server(settings) -> Iterator[Server]:
    app = create_app(settings, queue=HandQueue)
    with at_this_machine(app) as client:
        yield Server(client)
