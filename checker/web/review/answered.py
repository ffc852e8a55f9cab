"""The runs of a model that have results."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from checker.web.review.lines import NoResultsError
from checker.web.runs import RESULTS, has_results, out_of
from checker.web.tables import DONE, Model, Revision, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A run with results, and the revision that it is of."""

    run: Run
    revision: Revision
    results: Path


def answered(session: Session, data: Path, model_id: str) -> Sequence[Answered]:
    """All of a model, the newest revision first, of each the last run first."""
    found = (
        select(Run, Revision)
        .join(Revision)
        .where(Revision.model_id == model_id, Run.state == DONE)
        .order_by(Revision.number.desc(), Run.at.desc(), Run.id)
    )
    return [
        Answered(run=run, revision=revision, results=out_of(data, run) / RESULTS)
        for run, revision in session.execute(found)
        if has_results(data, run)
    ]


def last_of_each(runs: Sequence[Answered]) -> Sequence[Answered]:
    """The last run of each revision, in the order of `runs`."""
    first: dict[str, Answered] = {}
    for each in runs:
        first.setdefault(each.revision.id, each)
    return list(first.values())


def last_of_models(
    session: Session, data: Path, project_id: str
) -> Iterator[tuple[Model, Answered]]:
    """Each model of a project that has results, with the last run of its newest revision."""
    models = select(Model).where(Model.project_id == project_id).order_by(Model.name)
    for model in session.scalars(models):
        if runs := answered(session, data, model.id):
            yield model, runs[0]


def one_of(runs: Sequence[Answered], run_id: str) -> Answered:
    """The run of this id.

    Raises:
        NoResultsError: when it is not among them; the same for a run of another project.
    """
    found = next((each for each in runs if each.run.id == run_id), None)
    if found is None:
        raise NoResultsError("There is no such run of this model that has results.")
    return found
