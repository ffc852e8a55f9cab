"""Who did what and when, for those who manage."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy import select
from starlette.responses import Response

from checker.web.errors import NotAllowedError
from checker.web.grants import AuditEntry
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.tables import Project

router = APIRouter()
_AT_ONCE = 100
_LAST = 2**31 - 1


@router.get("/audit")
def audit(
    request: Request,
    office: AnOffice,
    actor: AnActor,
    before: Annotated[int, Query(ge=0, le=_LAST)] = _LAST,
) -> Response:
    """The newest entries, or those before one; of single projects for who manages only those."""
    if "manage" not in actor.scopes:
        raise NotAllowedError("You may not see who did what. Ask whoever runs this server.")
    found = select(AuditEntry).where(AuditEntry.id < before).order_by(AuditEntry.id.desc())
    if actor.project_ids is not None:
        found = found.where(AuditEntry.project_id.in_(actor.project_ids))
    with office.database.reading() as session:
        entries = session.scalars(found.limit(_AT_ONCE + 1)).all()
        names = {each.id: each.name for each in session.scalars(select(Project))}
    shown = entries[:_AT_ONCE]
    return page(
        request,
        "audit",
        entries=[(each, _told(each)) for each in shown],
        names=names,
        before=shown[-1].id if len(entries) > _AT_ONCE else None,
    )


def _told(entry: AuditEntry) -> str:
    """What else is known of an entry, in one line."""
    said = (
        (name.replace("_", " "), " ".join(map(str, value)) if isinstance(value, list) else value)
        for name, value in entry.detail.items()
    )
    return ", ".join(f"{name} {value}" for name, value in said)
