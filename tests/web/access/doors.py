"""Who may pass each door of the server: the decisions, one line for each route.

A route without a line here fails a test. Whoever adds one decides first who it is for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

For = Literal[
    "anybody",  # without saying who they are
    "known",  # whoever said who they are
    "server",  # who may do it on the server as a whole
    "project",  # who may do it in the project; for others the project is not there
    "managers",  # who manages anything
    "token",  # who manages the project of a token
    "new token",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """For whom a route is, the scope that it takes, and a form that it would accept."""

    is_for: For
    scope: str = "read"
    form: Mapping[str, str] = field(default_factory=dict)


ANYBODY, KNOWN, MANAGERS = Door(is_for="anybody"), Door(is_for="known"), Door(is_for="managers")


def of_project(scope: str = "read", **form: str) -> Door:
    return Door(is_for="project", scope=scope, form=form)


DOORS = {
    "GET /": KNOWN,
    "GET /static/{name}": ANYBODY,
    "POST /projects": Door(is_for="server", scope="manage", form={"name": "New"}),
    "GET /projects/{project_id}": of_project(),
    "GET /runs/{run_id}": of_project(),
    "GET /runs/{run_id}/progress": of_project(),
    "POST /runs/{run_id}/cancel": of_project("upload"),
    "POST /runs/{run_id}/again": of_project("upload"),
    "GET /runs/{run_id}/report": of_project(),
    "GET /runs/{run_id}/results.json": of_project(),
    "GET /runs/{run_id}/shares": of_project("manage"),
    "POST /runs/{run_id}/shares": of_project("manage"),
    "POST /shares/{share_id}/revoke": of_project("manage"),
    "GET /s/{secret}": ANYBODY,
    "GET /s/{secret}/report": ANYBODY,
    "GET /s/{secret}/results.json": ANYBODY,
    "GET /login": ANYBODY,
    "POST /login": ANYBODY,
    "POST /logout": KNOWN,
    "GET /tokens": MANAGERS,
    "POST /tokens": Door(
        is_for="new token",
        scope="manage",
        form={"name": "n", "scopes": "read", "project_id": "{project_id}"},
    ),
    "POST /tokens/{token_id}/revoke": Door(is_for="token", scope="manage"),
    "GET /audit": MANAGERS,
}


def answer_to(door: Door, scopes: set[str], *, is_everywhere: bool, is_inside: bool) -> int | None:
    """What somebody known is told: a refusal, or nothing who passes.

    Their scopes hold everywhere, or in one project: inside the one that is asked for or not.
    """
    may = door.scope in scopes
    here = is_everywhere or is_inside
    passes, refusal = {
        "anybody": (True, 0),
        "known": (True, 0),
        "server": (may and is_everywhere, 403),
        "project": (may and here, 403 if here else 404),
        "managers": ("manage" in scopes, 403),
        "token": (may and here, 403 if here or not may else 404),
        "new token": (may and here, 403),
    }[door.is_for]
    return None if passes else refusal
