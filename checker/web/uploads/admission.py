"""Who may upload to a project."""

import re

from checker.web.access import Actor
from checker.web.errors import NotThereError
from checker.web.office import Office
from checker.web.seen import project_for
from checker.web.tables import Project


def admit(office: Office, actor: Actor, project_id: str) -> None:
    """Refuse whoever may not upload: what they may not see is not there for them.

    A program that hands in models need not be able to read what becomes of them.
    """
    if not is_id(project_id):
        raise NotThereError("project")
    with office.database.reading() as session:
        if not actor.may("upload", project_id):
            project_for(actor, session, project_id, "upload")
        if session.get(Project, project_id) is None:
            raise NotThereError("project")


def is_id(given: str) -> bool:
    """Whether this can be the id of a row; what a database would choke on is none."""
    return re.fullmatch("[0-9a-f]{32}", given) is not None
