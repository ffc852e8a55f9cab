"""What people do on pages and programs by the API alike."""

from checker.web.access import Actor
from checker.web.access.audit import recorded
from checker.web.errors import NotAllowedError, RefusedError
from checker.web.office import Office
from checker.web.seen import run_for
from checker.web.tables import Project

_LONGEST = 200


def make_project(office: Office, actor: Actor, name: str) -> Project:
    """A project of a name.

    Raises:
        NotAllowedError: for whoever may not manage the server as a whole.
        RefusedError: for no name, or one that is too long.
    """
    if not actor.may("manage"):
        raise NotAllowedError("You may not make projects here. Ask whoever runs this server.")
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST:
        raise RefusedError(f"Give the project a name of 1 to {_LONGEST} characters.")
    with office.database.writing() as session:
        project = Project(name=name)
        session.add(project)
        session.flush()
        recorded(session, actor, "project made", project.id, name=name)
    return project


def cancel_run(office: Office, actor: Actor, run_id: str) -> None:
    """Have a run not started, or stopped; nothing for one that has ended.

    Raises:
        NotThereError, NotAllowedError: as for its project.
    """
    with office.database.writing() as session:
        run, *_, project = run_for(actor, session, run_id, "upload")
        if not run.is_open:
            return
        run.wants_cancel = True
        recorded(session, actor, "run cancelled", project.id, run=run_id)
    office.queue.cancel(run_id)
