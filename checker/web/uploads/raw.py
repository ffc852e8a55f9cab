"""A model as the bare body of a request: for programs, such as a build server or curl."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Header, Request
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from checker.web.errors import RefusedError
from checker.web.files import Kept
from checker.web.office import AnActor, AnOffice, Office
from checker.web.tables import Revision, Run
from checker.web.uploads.admission import admit
from checker.web.uploads.names import ENDINGS, file_name_of, from_header, model_name_of
from checker.web.uploads.off_loop import announced_by, off_loop, pieces_of
from checker.web.uploads.reception import Reception

router = APIRouter()
_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_REFUSALS = {
    403: "You may read the project, but not add to it",
    404: "There is no such project, or you may not see it",
    408: "Nothing came for half a minute",
    413: "Too large for one upload, or for what the project has left",
    415: "Not a model by its name, or encoded on the way",
    422: "Not a model by what it holds, or no name for it",
    507: "The server's disk is full",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of an upload. `served_from` is the run whose answer it was given, if any."""

    run: str
    state: str
    served_from: str | None
    page: str
    project: str
    model: str
    revision: int
    file_name: str
    sha256: str
    size: int


@router.put(
    "/api/projects/{project_id}/models/{model_name}",
    status_code=202,
    response_model=Accepted,
    openapi_extra=_BODY,
    responses={status: {"description": why} for status, why in _REFUSALS.items()},
)
async def put_model(
    request: Request,
    project_id: str,
    model_name: str,
    office: AnOffice,
    actor: AnActor,
    file_name: str = "",
    x_file_name: Annotated[str, Header(description="Percent-encoded")] = "",
) -> Accepted | Response:
    """Add a revision of a model: the body is the file, its name stands in X-File-Name."""
    await off_loop(admit, office, actor, project_id)
    model_name = model_name_of(model_name)
    name = _file_name(file_name or from_header(x_file_name), model_name)
    if request.headers.get("content-encoding", "identity") != "identity":
        raise _encoded()
    try:
        reception = await off_loop(Reception, office, project_id, name, announced_by(request))
        with reception:
            async for piece in pieces_of(request):
                await off_loop(reception.take, piece)
            run_id, kept = await off_loop(reception.taken_in, model_name, actor.name)
    except ClientDisconnect:
        return Response(status_code=400)  # nobody hears it
    return await off_loop(_told, office, run_id, kept, project_id)


def _file_name(given: str, model_name: str) -> str:
    """The given name; without one a model that is called like a file is one."""
    if not given and not model_name.lower().endswith(ENDINGS):
        given = f"{model_name}.ifc"
    return file_name_of(given or model_name)


def _encoded() -> RefusedError:
    error = RefusedError("Send the file as it is, without Content-Encoding; .ifc.gz is read.")
    error.status = 415
    return error


def _told(office: Office, run_id: str, kept: Kept, project_id: str) -> Accepted:
    with office.database.reading() as session:
        run = session.get_one(Run, run_id)
        revision = session.get_one(Revision, run.revision_id)
        return Accepted(
            run=run_id,
            state=run.state,
            served_from=run.served_from,
            page=f"/runs/{run_id}",
            project=project_id,
            model=revision.model.name,
            revision=revision.number,
            file_name=revision.file_name,
            sha256=kept.sha256,
            size=kept.size,
        )
