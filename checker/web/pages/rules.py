"""The rules with their sources, and a project's own."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from starlette.responses import FileResponse, RedirectResponse, Response

from checker.bundled import bundled_folder
from checker.web.documents import MOST_BYTES, RULES, check_brief, latest, saved
from checker.web.errors import NotThereError, RefusedError
from checker.web.office import AnActor, AnOffice
from checker.web.own_rules import name_of, refuse_wrong
from checker.web.pages.paint import page
from checker.web.rule_pages import Asked, asked_for, drawings, page_of, shipped
from checker.web.seen import project_for
from checker.web.tables import BRIEF

router = APIRouter()


@router.get("/rules")
def rules(
    request: Request, text: str = "", pack: str = "", topic: str = "", strength: str = ""
) -> Response:
    """All shipped rules, or those that were asked for."""
    asked = Asked(text=text[:200], pack=pack, topic=topic, strength=strength)
    every = shipped()
    return page(
        request,
        "rules",
        asked=asked,
        rules=asked_for(asked),
        count=len(every.rules),
        packs=every.packs,
        topics=sorted({each.topic for each in every.rules}),
        strengths=("must", "should", "may", "project"),
    )


@router.get("/rules/drawings/{name}.svg")
def drawing(name: str) -> Response:
    """What a measure looks at, drawn."""
    if name not in drawings():
        raise NotThereError("drawing")
    return FileResponse(bundled_folder("drawings") / f"{name}.svg", media_type="image/svg+xml")


@router.get("/rules/{rule_id}")
def rule(request: Request, rule_id: str) -> Response:
    """One rule: what it judges, by which figures, where they come from."""
    found, text = shipped().rule(rule_id), page_of(rule_id)
    if found is None or text is None:
        raise NotThereError("rule")
    return page(request, "rule", rule=found, text=text)


@router.get("/projects/{project_id}/rules")
def own_rules(request: Request, project_id: str, office: AnOffice, actor: AnActor) -> Response:
    """The files of rules that a project has of its own."""
    with office.database.reading() as session:
        project = project_for(actor, session, project_id)
        files = [each for each in latest(session, project_id).values() if _is_rules(each.name)]
    may = actor.may("waive", project_id)
    return page(request, "own_rules", project=project, files=files, may_edit=may)


@router.post("/projects/{project_id}/rules", form_limits={"max_part_size": 2 * MOST_BYTES})
def add_rules(project_id: str, office: AnOffice, actor: AnActor, file: UploadFile) -> Response:
    """Keep a file of rules, when `rules lint` has nothing to say of it."""
    with office.database.reading() as session:
        project_for(actor, session, project_id, "waive")
        others = tuple(latest(session, project_id).values())
    name, text = name_of(file.filename or ""), _text(file)
    refuse_wrong(name, text, others)
    with office.database.writing() as session:
        saved(session, project_id, name, text, by=actor.name)
    return RedirectResponse(f"/projects/{project_id}/rules", status_code=303)


@router.post("/projects/{project_id}/rules/remove")
def remove_rules(
    project_id: str, office: AnOffice, actor: AnActor, name: Annotated[str, Form()]
) -> Response:
    """Take a file of rules out; its versions stay."""
    with office.database.writing() as session:
        project_for(actor, session, project_id, "waive")
        documents = latest(session, project_id)
        if not _is_rules(name) or name not in documents:
            raise NotThereError("file of rules")
        if BRIEF in documents and name in check_brief(documents[BRIEF].text, names=documents).rules:
            raise RefusedError(f"The brief names {name}. Take it out of the brief first.")
        saved(session, project_id, name, "", by=actor.name)
    return RedirectResponse(f"/projects/{project_id}/rules", status_code=303)


def _is_rules(name: str) -> bool:
    return name.startswith(RULES)


def _text(file: UploadFile) -> str:
    data = file.file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise RefusedError("The file of rules is longer than 1 MiB.")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise RefusedError("The file of rules is no text in UTF-8. Save it as such.") from error
