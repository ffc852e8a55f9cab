"""Rows by id, for whoever may see them: for others they are not there."""

from sqlalchemy.orm import Session

from checker.web.access import Actor, Scope
from checker.web.errors import NotAllowedError, NotThereError
from checker.web.tables import Model, Project, Revision, Run

_DONE_HERE = {
    "read": "see",
    "upload": "add models to",
    "waive": "change what is accepted in",
    "manage": "manage",
}


def project_for(actor: Actor, session: Session, project_id: str, scope: Scope = "read") -> Project:
    """A project in which somebody may do something.

    Raises:
        NotThereError: when there is none, or none that may be seen.
        NotAllowedError: when it may be seen and no more.
    """
    project = session.get(Project, project_id)
    if project is None or not actor.may("read", project_id):
        raise NotThereError("project")
    if not actor.may(scope, project_id):
        raise NotAllowedError(f"You may read this project, but not {_DONE_HERE[scope]} it.")
    return project


def run_for(
    actor: Actor, session: Session, run_id: str, scope: Scope = "read"
) -> tuple[Run, Revision, Model, Project]:
    """A run with what it belongs to.

    Raises:
        NotThereError, NotAllowedError: as for its project.
    """
    run = session.get(Run, run_id)
    if run is None:
        raise NotThereError("run")
    revision = session.get_one(Revision, run.revision_id)
    model = session.get_one(Model, revision.model_id)
    try:
        project = project_for(actor, session, model.project_id, scope)
    except NotThereError as error:  # the same words as for a run that does not exist
        raise NotThereError("run") from error
    return run, revision, model, project
