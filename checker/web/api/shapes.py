"""What programs are told, as OpenAPI describes it."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from checker.web.tables import Model, Project, Revision, Run


class Shape(BaseModel):
    """Nothing is told that is not described."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ProjectShape(Shape):
    """A project."""

    id: str
    name: str
    made_at: datetime

    @classmethod
    def of(cls, project: Project) -> "ProjectShape":
        """As it stands."""
        return cls(id=project.id, name=project.name, made_at=project.at)


class NewProject(Shape):
    """A project to be made."""

    name: str = Field(
        min_length=1,
        max_length=200,
        pattern=r"[!-~\u00a1-\u167f\u1681-\u1fff\u2030-\u205e\u2060-\u2fff\u3001-\ud7ff]",
        description="With a letter, digit or mark that can be seen.",
    )


class Counts(Shape):
    """How many findings came out how."""

    passed: int
    failed: int
    cannot_tell: int
    not_applicable: int


class RunShape(Shape):
    """A run: how far it is, and once it has ended, what came out.

    `exit_code` is that of the command line: 0 nothing at or above the gate, 1 findings at or above
    it, 2 the brief or rules are wrong, 3 the model cannot be read, 4 an error of ours, 130
    cancelled. It is null until the run has ended.
    """

    id: str
    project: str
    model: str
    revision: int
    file: str
    sha256: str
    state: Literal["queued", "running", "done", "failed", "cancelled"]
    stage: str
    done: int
    total: int
    exit_code: int | None
    message: str
    verdict: str
    counts: Counts | None
    stops: tuple[str, ...] = Field(description="What stops the build, and what would let it by.")
    served_from: str | None = Field(description="The run whose answer this is, word for word.")
    page: str = Field(description="Where people look at it, as a path on this server.")
    results: str | None = Field(description="Where results.json is, once there is one.")

    @classmethod
    def of(cls, run: Run, revision: Revision, model: Model, *, has_results: bool) -> "RunShape":
        """As it stands."""
        counts = run.summary["counts"]
        return cls(
            id=run.id,
            project=model.project_id,
            model=model.name,
            revision=revision.number,
            file=revision.file_name,
            sha256=revision.sha256,
            state=run.state,  # type: ignore[arg-type]
            stage=run.stage,
            done=run.done,
            total=run.total,
            exit_code=run.code,
            message=run.message,
            verdict=run.summary["verdict"],
            counts=_counts(counts) if counts else None,
            stops=tuple(run.summary["blockers"]),
            served_from=run.served_from,
            page=f"/runs/{run.id}",
            results=f"/api/runs/{run.id}/results.json" if has_results else None,
        )


class ProblemShape(Shape):
    """What went wrong, in a sentence for people."""

    status: int
    title: str


def _counts(counts: dict[str, int]) -> Counts:
    return Counts(
        passed=counts["pass"],
        failed=counts["fail"],
        cannot_tell=counts["cannot_tell"],
        not_applicable=counts["not_applicable"],
    )
