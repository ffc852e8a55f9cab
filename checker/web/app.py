"""The application: its pages put together, its queue started and stopped with it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from checker.web import work
from checker.web.database import Database
from checker.web.errors import RefusedError
from checker.web.files import Files
from checker.web.headers import SecurityHeaders
from checker.web.office import Office
from checker.web.pages import brief, home, project, rooms, run, static
from checker.web.pages.paint import problem
from checker.web.queue import JobQueue
from checker.web.review import routers
from checker.web.settings import Settings
from checker.web.work import work_of

ROUTERS = (
    static.router,
    home.router,
    project.router,
    run.router,
    brief.router,
    rooms.router,
    *routers.ROUTERS,
)


def create_app(settings: Settings, *, queue: Callable[[Settings], JobQueue]) -> FastAPI:
    """The server as an ASGI application; `queue` makes what its runs wait in."""
    office = Office(
        settings=settings,
        database=Database(settings),
        files=Files(settings.data / "files"),
        queue=queue(settings),
    )
    app = FastAPI(
        title="schoolcheck", lifespan=_life, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.office = office
    app.add_middleware(SecurityHeaders)
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(HTTPException, _not_found)
    for router in ROUTERS:
        app.include_router(router)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    office: Office = app.state.office
    await to_thread.run_sync(_open, office)
    try:
        yield
    finally:
        await to_thread.run_sync(office.queue.stop)
        office.database.close()


def _open(office: Office) -> None:
    """Bring the tables up to date, start working, and hand over what the queue never heard of."""
    office.database.migrate()
    office.queue.start(work_of(office))
    with office.database.reading() as session:
        left = work.waiting(session)
    for each in left:
        office.queue.submit(each)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, RefusedError) else 400
    return problem(request, status, str(error))


def _not_found(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = {404: "There is no such page, or it is not shared with you.", 405: "Not done here."}
    return problem(request, status, said.get(status, "That could not be done."))
