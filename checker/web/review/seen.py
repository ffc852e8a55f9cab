"""A run with its results, for whoever may see it."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from checker.web.access import Actor, Scope
from checker.web.errors import NotThereError
from checker.web.office import Office
from checker.web.review.looked import Entry, Looked, looked_into
from checker.web.runs import RESULTS, out_of
from checker.web.seen import run_for
from checker.web.tables import Model, Project, Revision, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A run, what it belongs to, and where its results lie."""

    run: Run
    revision: Revision
    model: Model
    project: Project
    results: Path

    def looked_into(self) -> Looked:
        """Its findings.

        Raises:
            NoResultsError: when it has none that can be shown.
        """
        return looked_into(self.results)


def seen(
    office: Office, actor: Actor, session: Session, run_id: str, scope: Scope = "read"
) -> Seen:
    """A run that somebody may see, or do something in.

    Raises:
        NotThereError, NotAllowedError: as for its project.
    """
    run, revision, model, project = run_for(actor, session, run_id, scope)
    results = out_of(office.settings.data, run) / RESULTS
    return Seen(run=run, revision=revision, model=model, project=project, results=results)


def entry_of(looked: Looked, name: str) -> Entry:
    """The finding of a name.

    Raises:
        NotThereError: when these results have none.
    """
    if name not in looked.by_name:
        raise NotThereError("finding in this run")
    return looked.by_name[name]
