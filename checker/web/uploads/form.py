"""The plain form of a project's page, for browsers without script."""

from contextlib import ExitStack

from fastapi import APIRouter, Request
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response

from checker.web.office import AnActor, AnOffice, Office
from checker.web.uploads.admission import admit
from checker.web.uploads.limits import limits_of
from checker.web.uploads.multipart import UploadForm
from checker.web.uploads.names import file_name_of, model_name_of
from checker.web.uploads.off_loop import announced_by, off_loop, pieces_of
from checker.web.uploads.reception import Reception

router = APIRouter()
_AROUND_THE_FILE = 64 * 1024
"""What a form may weigh beside its file: only what is certainly too large is refused early."""


@router.post("/projects/{project_id}/upload", include_in_schema=False)
async def upload(request: Request, project_id: str, office: AnOffice, actor: AnActor) -> Response:
    """Add the file of the form as a revision, and show its run."""
    await off_loop(admit, office, actor, project_id)
    await off_loop(_allow, office, project_id, announced_by(request))
    with ExitStack() as stack:
        coming = _Coming(office, project_id, stack)
        form = UploadForm(request.headers.get("content-type", ""), coming.begin)
        try:
            async for piece in pieces_of(request):
                await off_loop(form.give, piece)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody hears it
        form.end()
        model_name = model_name_of(form.fields.get("model_name", ""))
        run_id = await off_loop(coming.taken_in, model_name, actor.name)
    return RedirectResponse(f"/runs/{run_id}", status_code=303)


class _Coming:
    """The file of a form: it is not known before its part begins."""

    def __init__(self, office: Office, project_id: str, stack: ExitStack) -> None:
        self._office, self._project_id, self._stack = office, project_id, stack
        self._reception: Reception | None = None

    def begin(self, given: str) -> Reception:
        """Take the file of a name."""
        reception = Reception(self._office, self._project_id, file_name_of(given), None)
        self._reception = self._stack.enter_context(reception)
        return self._reception

    def taken_in(self, model_name: str, by: str) -> str:
        """The run of the file."""
        assert self._reception is not None  # noqa: S101 - a form without a file was refused
        run_id, _kept = self._reception.taken_in(model_name, by)
        return run_id


def _allow(office: Office, project_id: str, announced: int | None) -> None:
    with office.database.reading() as session:
        limits = limits_of(session, office.settings, project_id)
    limits.allow(max(1, (announced or 0) - _AROUND_THE_FILE))
