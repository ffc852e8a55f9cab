"""What was read of a revision, kept beside the answer of a run for judging it again."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from checker.jobs.files import write_whole
from checker.jobs.fingerprint import made_by
from checker.web.runs import FACTS, out_of
from checker.web.tables import DONE, Revision, Run

SIGNATURE = "facts.by"
"""The digest of the code that read the model: other code may read it otherwise."""


@cache
def code() -> str:
    """A digest of our code, the packages it uses, and the machine."""
    return sha256("\n".join(made_by()).encode()).hexdigest()


def sign_facts(out: Path) -> None:
    """Say beside the facts of a run which code read them."""
    if (out / FACTS).is_file():
        write_whole(out / SIGNATURE, code().encode())


def facts_of(session: Session, data: Path, revision: Revision) -> Path | None:
    """The facts of a revision as this very code read them, where a run has kept them.

    A run that left elements out after a crash is not one of them.
    """
    runs = select(Run).where(Run.revision_id == revision.id, Run.state == DONE)
    for run in session.scalars(runs.order_by(Run.at)):
        out = out_of(data, run)
        if not run.summary["skipped"] and (out / FACTS).is_file() and _is_signed(out):
            return out / FACTS
    return None


def _is_signed(out: Path) -> bool:
    try:
        return (out / SIGNATURE).read_text(encoding="utf-8") == code()
    except (OSError, UnicodeDecodeError):
        return False
