"""Uploads that go on after a broken connection, by the tus protocol 1.0.0 (https://tus.io).

Core, creation, termination, checksum and expiration. The answer to the last byte, and to the
question how far an upload has come once it is whole, names its run in `Upload-Run`.
"""

from collections.abc import Callable, Coroutine
from email.utils import format_datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response

from checker.web.errors import NotThereError, RefusedError
from checker.web.office import AnActor, AnOffice, Office
from checker.web.tables import Upload
from checker.web.uploads.arrival import Arrival
from checker.web.uploads.desk import Desk, Hold, desk_of
from checker.web.uploads.limits import NoModelError, NotTakenError
from checker.web.uploads.names import file_name_of, model_name_of
from checker.web.uploads.off_loop import announced_by, off_loop, pieces_of
from checker.web.uploads.resumable import begin, find, finish, forget, lasts_until
from checker.web.uploads.tus_headers import (
    PIECE,
    VERSION,
    checksum_of,
    length_of,
    metadata_of,
    must_speak,
    offset_of,
    spoken,
)


class _Route(APIRoute):
    """Says of refusals, too, what is spoken here."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers, and what it refuses as a small JSON text."""
        answer = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await answer(request)
            except RefusedError as error:
                return JSONResponse(
                    {"status": error.status, "title": str(error)},
                    status_code=error.status,
                    headers={"Tus-Resumable": VERSION, "Tus-Version": VERSION},
                )

        return answered


router = APIRouter(include_in_schema=False, route_class=_Route)


@router.options("/projects/{_project_id}/tus")
def what_begins(office: AnOffice, _project_id: str) -> Response:
    """What this server can do."""
    return Response(status_code=204, headers=spoken(office.settings.most_upload))


@router.options("/tus/{_upload_id}")
def what_goes_on(office: AnOffice, _upload_id: str) -> Response:
    """What this server can do."""
    return Response(status_code=204, headers=spoken(office.settings.most_upload))


@router.post("/projects/{project_id}/tus")
async def create(request: Request, project_id: str, office: AnOffice, actor: AnActor) -> Response:
    """Announce a file by its size and name."""
    must_speak(request)
    told = metadata_of(request)
    upload = await off_loop(
        lambda: begin(
            office,
            actor,
            project_id,
            model_name=model_name_of(told.get("model", "")),
            file_name=file_name_of(told.get("filename", "")),
            size=length_of(request),
        )
    )
    where = {"Location": f"/tus/{upload.id}"}
    return Response(status_code=201, headers=await _state(office, upload, 0) | where)


@router.head("/tus/{upload_id}")
async def how_far(request: Request, upload_id: str, office: AnOffice, actor: AnActor) -> Response:
    """How much has come, so that the rest can follow."""
    must_speak(request)
    upload = await off_loop(find, office, actor, upload_id)
    desk = desk_of(request)
    await desk.let_go(upload_id)
    headers = await _held(desk, office, upload)
    return Response(status_code=200, headers=headers | {"Cache-Control": "no-store"})


@router.patch("/tus/{upload_id}")
async def go_on(request: Request, upload_id: str, office: AnOffice, actor: AnActor) -> Response:
    """Add bytes at the end."""
    must_speak(request)
    if request.headers.get("content-type", "") != PIECE:
        raise NotTakenError(415, f"Send the bytes as Content-Type: {PIECE}.")
    upload = await off_loop(find, office, actor, upload_id)
    try:
        headers = await _held(desk_of(request), office, upload, request)
    except ClientDisconnect:
        return Response(status_code=400)  # nobody hears it; what came is kept
    return Response(status_code=204, headers=headers)


@router.delete("/tus/{upload_id}")
async def end(request: Request, upload_id: str, office: AnOffice, actor: AnActor) -> Response:
    """Give an upload up."""
    must_speak(request)
    upload = await off_loop(find, office, actor, upload_id)
    desk = desk_of(request)
    await desk.let_go(upload_id)
    try:
        async with desk.held(office, upload) as (arrival, _hold):
            await off_loop(forget, office, upload_id, arrival)
    except FileNotFoundError:
        await off_loop(forget, office, upload_id)
    return Response(status_code=204, headers={"Tus-Resumable": VERSION})


@router.post("/tus/{upload_id}")
async def by_another_name(
    request: Request, upload_id: str, office: AnOffice, actor: AnActor
) -> Response:
    """PATCH and DELETE for those whose network lets only POST through."""
    method = request.headers.get("x-http-method-override", "")
    done = {"PATCH": go_on, "DELETE": end}.get(method)
    if done is None:
        raise NotTakenError(405, "Name PATCH or DELETE in X-HTTP-Method-Override.")
    return await done(request, upload_id, office, actor)


async def _held(
    desk: Desk, office: Office, upload: Upload, request: Request | None = None
) -> dict[str, str]:
    """Take more of an upload, if a request brings more; finish it when it is whole."""
    try:
        async with desk.held(office, upload) as (arrival, hold):
            if request is not None:
                await _take(request, arrival, hold)
            size = await off_loop(arrival.settle)
            if not arrival.is_whole:
                return await _state(office, upload, size)
            run_id = await off_loop(finish, office, arrival)
            return await _state(office, upload, size, run_id)
    except NoModelError:
        await off_loop(forget, office, upload.id)  # the rest need not come
        raise
    except FileNotFoundError:
        return await _ended(office, upload, request)


async def _take(request: Request, arrival: Arrival, hold: Hold) -> None:
    if offset_of(request) != arrival.size:
        raise NotTakenError(409, f"The upload has come to byte {arrival.size}: go on from there.")
    arrival.expect(checksum_of(request))
    if (announced_by(request) or 0) > arrival.upload.size - arrival.size:
        raise NotTakenError(413, "More came than the upload was announced to have.")
    whole = False
    try:
        with hold.scope:
            async for piece in pieces_of(request):
                await off_loop(arrival.take, piece)
            whole = True
    finally:
        if not arrival.is_as_expected:
            arrival.take_back()
        await off_loop(arrival.settle)
    if not whole:
        raise NotTakenError(409, "The upload was taken over by another connection.")
    if not arrival.is_as_expected:
        raise NotTakenError(460, "The bytes were damaged on the way. Send them again.")


async def _ended(office: Office, upload: Upload, request: Request | None) -> dict[str, str]:
    """How an upload stands that has no partial file: it is finished, or was lost."""
    run_id = await off_loop(_run_of, office, upload.id)
    if run_id is None:
        await off_loop(forget, office, upload.id)
        raise NotThereError("upload")
    if request is not None and offset_of(request) != upload.size:
        raise NotTakenError(409, f"The upload has come to byte {upload.size}: it is whole.")
    return await _state(office, upload, upload.size, run_id)


def _run_of(office: Office, upload_id: str) -> str | None:
    with office.database.reading() as session:
        upload = session.get(Upload, upload_id)
        return upload.run_id if upload else None


async def _state(
    office: Office, upload: Upload, offset: int, run_id: str | None = None
) -> dict[str, str]:
    headers = {
        "Tus-Resumable": VERSION,
        "Upload-Offset": str(offset),
        "Upload-Length": str(upload.size),
    }
    if run_id:
        return headers | {"Upload-Run": run_id}
    until = await off_loop(lasts_until, office, upload)
    return headers | {"Upload-Expires": format_datetime(until, usegmt=True)}
