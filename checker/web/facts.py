"""What was read of a revision, kept beside the answer of a run for judging it again.

Which code read it and what it holds is signed: other code may read a model otherwise, and a file
that was spoiled since is not judged.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from checker.bundled import bundled_folder
from checker.jobs.files import write_whole
from checker.jobs.fingerprint import made_by
from checker.web.runs import FACTS, out_of
from checker.web.tables import DONE, Revision, Run

SIGNATURE = "facts.by"
_SHIPPED = ("rules", "templates")


@cache
def code() -> str:
    """A digest of our code, the packages it uses, and the machine: all that reads a model."""
    return sha256("\n".join(made_by()).encode()).hexdigest()


@cache
def judges() -> str:
    """A digest of that and of what ships beside it: all that judges facts and writes reports."""
    digest = sha256(code().encode())
    for path in _shipped():
        digest.update(path.name.encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def sign_facts(out: Path) -> None:
    """Say beside the facts of a run which code read them, and what they are."""
    if (out / FACTS).is_file():
        write_whole(out / SIGNATURE, _signature(out / FACTS).encode())


def facts_of(session: Session, data: Path, revision: Revision) -> Path | None:
    """The facts of a revision as this very code read them, where a run has kept them.

    A run that left elements out after a crash is not one of them.
    """
    runs = select(Run).where(Run.revision_id == revision.id, Run.state == DONE)
    for run in session.scalars(runs.order_by(Run.at)):
        out = out_of(data, run)
        if not run.summary["skipped"] and _is_signed(out):
            return out / FACTS
    return None


def _is_signed(out: Path) -> bool:
    try:
        signature = (out / SIGNATURE).read_text(encoding="utf-8")
        return signature == _signature(out / FACTS)
    except (OSError, UnicodeDecodeError):
        return False


def _signature(facts: Path) -> str:
    with facts.open("rb") as file:
        return f"{code()} {file_digest(file, 'sha256').hexdigest()}"


def _shipped() -> Iterator[Path]:
    for name in _SHIPPED:
        yield from sorted(each for each in bundled_folder(name).rglob("*") if each.is_file())
