"""What each room was taken for; a person confirms or corrects it, and the run is judged again."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from checker.errors import SchoolcheckError
from checker.results import RoomRow
from checker.results.codec import read_results
from checker.uses import shipped_vocabulary
from checker.web.accept import judged_again
from checker.web.brief_edit import keys_of, with_room_uses
from checker.web.documents import latest, saved
from checker.web.errors import NotThereError, RefusedError
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.runs import RESULTS, out_of
from checker.web.seen import run_for
from checker.web.tables import BRIEF

router = APIRouter()
SURE = 0.9
"""Uses that were read from a room's name with less confidence than this come first."""
_MOST_FIELDS = 20_000


@router.get("/runs/{run_id}/rooms")
def rooms(request: Request, run_id: str, office: AnOffice, actor: AnActor) -> Response:
    """The rooms of a run, those that nobody could tell first."""
    with office.database.reading() as session:
        run, revision, model, project = run_for(actor, session, run_id)
    found = _rooms(out_of(office.settings.data, run) / RESULTS)
    return page(
        request,
        "rooms",
        run=run,
        revision=revision,
        model=model,
        project=project,
        rooms=sorted(found, key=lambda each: (each.use_confidence >= SURE, each.storey, each.name)),
        sure=SURE,
        uses=_uses(),
        may_edit=actor.may("waive", project.id),
    )


@router.post("/runs/{run_id}/rooms", form_limits={"max_fields": _MOST_FIELDS})
def save_rooms(
    run_id: str,
    office: AnOffice,
    actor: AnActor,
    room: Annotated[list[str], Form()],
    use: Annotated[list[str], Form()],
    right: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI makes it anew
) -> Response:
    """Keep the uses that were chosen in the brief, and judge the revision again by it.

    What stands as the model says it is left out of the brief: it would outlive a better name.
    """
    with office.database.writing() as session:
        run, revision, _model, project = run_for(actor, session, run_id, "waive")
        found = _rooms(out_of(office.settings.data, run) / RESULTS)
        chosen = _changed(found, dict(zip(room, use, strict=False)), right=frozenset(right))
        documents = latest(session, project.id)
        text = documents[BRIEF].text if BRIEF in documents else ""
        changed = with_room_uses(text, chosen, names=documents)
        saved(session, project.id, BRIEF, changed, by=actor.name)
    new = judged_again(office, revision.id, by=actor.name)
    return RedirectResponse(f"/runs/{new}", status_code=303)


def _changed(
    rooms: Sequence[RoomRow], chosen: Mapping[str, str], *, right: frozenset[str]
) -> Mapping[str, str]:
    """The uses that differ from what each room was taken for, by what the brief calls the room.

    Those of the rooms `right` are confirmed: what was only likely is sure from then on.

    Raises:
        RefusedError: when nothing was changed.
    """
    keys = keys_of(rooms)
    changed = {
        keys[each.global_id]: chosen[each.global_id]
        for each in rooms
        if chosen.get(each.global_id, each.use) != each.use
        or (each.global_id in right and each.use and each.global_id in chosen)
    }
    if not changed:
        raise RefusedError(
            "No use of a room was changed or confirmed, so there is nothing to judge again."
        )
    return changed


def _rooms(path: Path) -> Sequence[RoomRow]:
    try:
        return read_results(path).rooms
    except (OSError, SchoolcheckError) as error:
        raise NotThereError("answer that shows rooms") from error


@cache
def _uses() -> tuple[str, ...]:
    return tuple(sorted(shipped_vocabulary().uses))
