"""Whether the server lives, and whether it can do its work."""

from fastapi import APIRouter
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse

from checker.web.office import AnOffice, Office

router = APIRouter()


@router.get("/healthz")
def alive() -> dict[str, str]:
    """Whether this process answers at all."""
    return {"status": "alive"}


@router.get("/readyz")
def ready(office: AnOffice) -> JSONResponse:
    """Whether uploads can be taken: the database answers, the disk has room."""
    amiss = [each for each in (_database(office), _disk(office)) if each]
    told = {"status": "not ready" if amiss else "ready", "amiss": amiss}
    return JSONResponse(told, status_code=503 if amiss else 200)


def _database(office: Office) -> str:
    try:
        with office.database.reading() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return "the database does not answer"
    return ""


def _disk(office: Office) -> str:
    try:
        free = office.files.free()
    except OSError:
        return "the folder for files cannot be used"
    return "" if free > office.settings.floor else "the disk is as full as it may become"
