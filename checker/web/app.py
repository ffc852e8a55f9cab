"""The application: its pages put together, its queue started and stopped with it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from threading import Thread

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException

from checker.version import __version__
from checker.web import rule_pages, work
from checker.web.access.guard import Guard
from checker.web.access.limits import usual_limits
from checker.web.access.openid import OpenId
from checker.web.access.pages import ROUTERS as ACCESS
from checker.web.api import routes
from checker.web.database import Database
from checker.web.errors import RefusedError
from checker.web.figures import Measured
from checker.web.files import Files
from checker.web.headers import SecurityHeaders
from checker.web.office import Office
from checker.web.operations import health, metrics
from checker.web.pages import brief, home, project, rooms, rules, run, static
from checker.web.pages.paint import problem
from checker.web.queue import JobQueue
from checker.web.queue.every import Every
from checker.web.review import pages as review
from checker.web.settings import Settings
from checker.web.settle import settle
from checker.web.tables import now
from checker.web.uploads import form, raw, tus
from checker.web.uploads.leftovers import expire, take_up
from checker.web.work import work_of

_SETTLE_S = 2.0
_EXPIRE_S = 600.0
PROGRAMS = (routes, raw)
PAGES = (home, project, run, review, brief, rooms, rules, form, tus, static, health, metrics)


def create_app(settings: Settings, *, queue: Callable[[Settings], JobQueue]) -> FastAPI:
    """The server as an ASGI application; `queue` makes what its runs wait in."""
    office = Office(
        settings=settings,
        database=Database(settings),
        files=Files(settings.data / "files"),
        queue=queue(settings),
    )
    app = FastAPI(
        title="schoolcheck",
        version=__version__,
        lifespan=_life,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.office = office
    app.state.limits = usual_limits()
    provider = settings.openid
    app.state.openid = OpenId(provider, settings.public_url) if provider else None
    app.add_middleware(Guard, office=office, limits=app.state.limits)
    # Around the guard, for its answers carry them, too.
    app.add_middleware(SecurityHeaders, settings=settings)
    app.add_middleware(Measured, figures=office.figures)
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(HTTPException, _not_found)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(DataError, _not_kept)
    for each in PROGRAMS:
        app.include_router(each.router)
    for each in PAGES:
        app.include_router(each.router, include_in_schema=False)
    for router in ACCESS:
        app.include_router(router, include_in_schema=False)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    office: Office = app.state.office
    # Read now, and not while the first who asks for them waits.
    Thread(target=rule_pages.shipped, daemon=True).start()
    await to_thread.run_sync(_open, office)
    repeated = (
        Every(_SETTLE_S, partial(settle, office), "Runs that were cut off are not told of"),
        Every(_EXPIRE_S, lambda: expire(office, now()), "Uploads left behind are not removed"),
    )
    try:
        yield
    finally:
        for each in repeated:
            await to_thread.run_sync(each.stop)
        await to_thread.run_sync(office.queue.stop)
        office.database.close()


def _open(office: Office) -> None:
    """Bring the tables up to date, start working, and hand over what the queue never heard of."""
    office.database.migrate()
    office.queue.start(work_of(office))
    take_up(office)
    with office.database.reading() as session:
        left = work.waiting(session)
    for each in left:
        office.queue.submit(each)
    settle(office)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, RefusedError) else 400
    return problem(request, status, str(error))


def _not_found(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = {404: "There is no such page, or it is not shared with you.", 405: "Not done here."}
    return problem(request, status, said.get(status, "That could not be done."))


def _not_understood(request: Request, error: Exception) -> Response:
    """What of a request is wrong, by name; what was sent is not repeated."""
    told = error.errors() if isinstance(error, RequestValidationError) else ()
    wrong = "; ".join(f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in told)
    return problem(request, 422, f"The request is not as described: {wrong}.")


def _not_kept(request: Request, _error: Exception) -> Response:
    """What no database keeps: PostgreSQL takes no text with a zero in it."""
    return problem(request, 400, "The request holds a character that no text has.")
