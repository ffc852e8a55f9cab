"""Who may pass each door of the server: the decisions, one line for each route.

A route without a line here fails a test. Whoever adds one decides first who it is for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

For = Literal[
    "anybody",  # without saying who they are
    "known",  # whoever said who they are
    "server",  # who may do it on the server as a whole
    "project",  # who may do it in the project; for others the project is not there
    "managers",  # who manages anything
    "upload",  # who may upload to its project; for everybody else it is not there
    "token",  # who manages the project of a token
    "new token",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """For whom a route is, the scope that it takes, and what to send for it to be understood.

    Where one of several scopes is enough, they stand with `or` between.

    `sends` is given to the client: a form as `data`, in which ids may stand in braces, or `json`,
    `files`, `content`. `path` fills in parts of the path that are not ids.
    """

    is_for: For
    scope: str = "read"
    sends: Mapping[str, Any] = field(default_factory=dict)
    path: Mapping[str, str] = field(default_factory=dict)


ANYBODY, KNOWN, MANAGERS = Door(is_for="anybody"), Door(is_for="known"), Door(is_for="managers")

TUS = {"tus-resumable": "1.0.0"}
PIECE = TUS | {"upload-offset": "0", "content-type": "application/offset+octet-stream"}


def of_project(scope: str = "read", **sends: Any) -> Door:
    return Door(is_for="project", scope=scope, sends=sends)


def of_upload(**sends: Any) -> Door:
    return Door(is_for="upload", scope="upload", sends=sends)


DOORS = {
    "GET /": KNOWN,
    "GET /static/{name}": Door(is_for="anybody", path={"name": "web.css"}),
    "GET /healthz": ANYBODY,
    "GET /readyz": ANYBODY,
    "GET /metrics": Door(is_for="server"),
    "GET /api/openapi.json": KNOWN,
    "GET /api/projects": KNOWN,
    "POST /api/projects": Door(is_for="server", scope="manage", sends={"json": {"name": "New"}}),
    "GET /api/projects/{project_id}": of_project(),
    "GET /api/runs/{run_id}": of_project(),
    "GET /api/runs/{run_id}/events": of_project(),
    "POST /api/runs/{run_id}/cancel": of_project("upload"),
    "GET /api/runs/{run_id}/results.json": of_project(),
    "GET /rules": KNOWN,
    "GET /rules/drawings/{name}.svg": Door(is_for="known", path={"name": "net_area"}),
    "GET /rules/{rule_id}": Door(is_for="known", path={"rule_id": "ENG-ADM2-door-clear-width"}),
    "GET /projects/{project_id}/rules": of_project(),
    "POST /projects/{project_id}/rules": of_project("waive", files={"file": ("no.txt", b"no")}),
    "POST /projects/{project_id}/rules/remove": of_project(
        "waive", data={"name": "rules/own.yaml"}
    ),
    "GET /projects/{project_id}/brief": of_project(),
    "GET /projects/{project_id}/brief/{number}": Door(is_for="project", path={"number": "1"}),
    "POST /projects/{project_id}/brief": of_project("waive", data={"text": "# A brief"}),
    "GET /runs/{run_id}/rooms": of_project(),
    "POST /runs/{run_id}/rooms": of_project("waive", data={"room": "a", "use": "b"}),
    "POST /projects": Door(is_for="server", scope="manage", sends={"data": {"name": "New"}}),
    "GET /projects/{project_id}": of_project(),
    "OPTIONS /projects/{_project_id}/tus": KNOWN,
    "OPTIONS /tus/{_upload_id}": KNOWN,
    "POST /projects/{project_id}/tus": of_project(
        "upload",
        headers=TUS | {"upload-length": "9", "upload-metadata": "model QQ==,filename YS5pZmM="},
    ),
    "HEAD /tus/{upload_id}": of_upload(headers=TUS),
    "PATCH /tus/{upload_id}": of_upload(headers=PIECE, content=b"ISO"),
    "DELETE /tus/{upload_id}": of_upload(headers=TUS),
    "POST /tus/{upload_id}": of_upload(
        headers=PIECE | {"x-http-method-override": "PATCH"}, content=b"ISO"
    ),
    "POST /projects/{project_id}/upload": of_project(
        "upload", data={"model_name": "A"}, files={"file": ("a.ifc", b"no")}
    ),
    "PUT /api/projects/{project_id}/models/{model_name}": Door(
        is_for="project",
        scope="upload",
        sends={"content": b"no model", "headers": {"x-file-name": "a.ifc"}},
        path={"model_name": "A"},
    ),
    "GET /runs/{run_id}": of_project(),
    "GET /runs/{run_id}/progress": of_project(),
    "POST /runs/{run_id}/cancel": of_project("upload"),
    "POST /runs/{run_id}/again": of_project("upload"),
    "GET /runs/{run_id}/report": of_project(),
    "GET /runs/{run_id}/results.json": of_project(),
    "GET /runs/{run_id}/findings": of_project(),
    "GET /runs/{run_id}/findings/{name}": Door(is_for="project", path={"name": "d1"}),
    "POST /runs/{run_id}/findings/{name}/comments": Door(
        is_for="project",
        scope="upload or waive",
        sends={"data": {"text": "Ask."}},
        path={"name": "d1"},
    ),
    "POST /runs/{run_id}/findings/{name}/waive": Door(
        is_for="project",
        scope="waive",
        sends={"data": {"because": "So.", "until": "2999-01-01"}},
        path={"name": "d1"},
    ),
    "GET /projects/{project_id}/waivers": of_project(),
    "POST /projects/{project_id}/waivers/withdraw": of_project(
        "waive", data={"number": "1", "position": "0"}
    ),
    "GET /runs/{run_id}/compare": of_project(),
    "GET /runs/{run_id}/compare/{other_id}": Door(is_for="project", path={"other_id": "0" * 32}),
    "GET /models/{model_id}/trend": of_project(),
    "POST /runs/{run_id}/files/{format_name}": Door(is_for="project", path={"format_name": "json"}),
    "GET /runs/{run_id}/files/{format_name}": Door(is_for="project", path={"format_name": "json"}),
    "GET /runs/{run_id}/shares": of_project("manage"),
    "POST /runs/{run_id}/shares": of_project("manage"),
    "POST /shares/{share_id}/revoke": of_project("manage"),
    "GET /s/{secret}": ANYBODY,
    "GET /s/{secret}/report": ANYBODY,
    "GET /s/{secret}/results.json": ANYBODY,
    "GET /login": ANYBODY,
    "POST /login": ANYBODY,
    "GET /login/oidc": ANYBODY,
    "GET /login/oidc/back": ANYBODY,
    "POST /logout": KNOWN,
    "GET /tokens": MANAGERS,
    "POST /tokens": Door(
        is_for="new token",
        scope="manage",
        sends={"data": {"name": "n", "scopes": "read", "project_id": "{project_id}"}},
    ),
    "POST /tokens/{token_id}/revoke": Door(is_for="token", scope="manage"),
    "GET /audit": MANAGERS,
}


def answer_to(door: Door, scopes: set[str], *, is_everywhere: bool, is_inside: bool) -> int | None:
    """What somebody known is told: a refusal, or nothing who passes.

    Their scopes hold everywhere, or in one project: inside the one that is asked for or not.
    """
    may = not scopes.isdisjoint(door.scope.split(" or "))
    here = is_everywhere or is_inside
    passes, refusal = {
        "anybody": (True, 0),
        "known": (True, 0),
        "server": (may and is_everywhere, 403),
        "project": (may and here, 403 if here else 404),
        "upload": (may and here, 404),
        "managers": ("manage" in scopes, 403),
        "token": (may and here, 403 if here or not may else 404),
        "new token": (may and here, 403),
    }[door.is_for]
    return None if passes else refusal
