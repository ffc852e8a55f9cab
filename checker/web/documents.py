"""The texts of a project (brief, waivers, rules): versions kept, mistakes refused, files laid out.

A brief names files. On a server it may name no file but those of its own project.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from checker.brief import Brief, load_brief
from checker.errors import UsageError
from checker.rules.locate import shipped_packs
from checker.web.access.audit import recorded
from checker.web.errors import RefusedError
from checker.web.tables import BRIEF, WAIVERS, Document, Project

MOST_BYTES = 1024 * 1024
RULES = "rules/"
"""What the names of the project's own files of rules begin with."""
USUAL_PACK = "england"
NO_WAIVERS = "waivers: []\n"
NO_BRIEF = "# No brief yet: everything is judged by the rules' own figures.\n"


def latest(session: Session, project_id: str) -> Mapping[str, Document]:
    """The newest version of each document of a project, by name. An empty one was taken out."""
    newest = (
        select(Document.name, func.max(Document.number))
        .where(Document.project_id == project_id)
        .group_by(Document.name)
    )
    found = (
        select(Document)
        .where(Document.project_id == project_id)
        .where(tuple_(Document.name, Document.number).in_(newest))
        .order_by(Document.name)
    )
    return {each.name: each for each in session.scalars(found) if each.text.strip()}


def saved(session: Session, project_id: str, name: str, text: str, *, by: str) -> Document:
    """A new version of a document, or the one there is where nothing changed.

    Raises:
        RefusedError: when it is too long or, of a brief, wrong; each mistake with its line.
    """
    text = text.replace("\r\n", "\n")
    if len(text.encode()) > MOST_BYTES:
        raise RefusedError(f"{name} is longer than 1 MiB. Leave out what no rule asks for.")
    # Locked, so that of two who save at once each gets a number of its own.
    session.get(Project, project_id, with_for_update=True)
    before = session.scalars(
        select(Document)
        .where(Document.project_id == project_id, Document.name == name)
        .order_by(Document.number.desc())
        .limit(1)
    ).first()
    if before and before.text == text:
        return before
    if name == BRIEF:
        check_brief(text, names={*latest(session, project_id), name})
    number = before.number + 1 if before else 1
    new = Document(project_id=project_id, name=name, number=number, text=text, by=by)
    session.add(new)
    session.flush()
    recorded(session, by, "document saved", project_id, name=name, number=number)
    return new


def check_brief(text: str, *, names: Iterable[str]) -> Brief:
    """The brief that a text is, which names no files but these.

    Raises:
        RefusedError: with every mistake of it at its line, or the files that it may not name.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / BRIEF
        path.write_text(text, encoding="utf-8")
        try:
            brief = load_brief(path)
        except UsageError as error:
            raise RefusedError(str(error)) from error
    own = {each for each in names if each.startswith(RULES)}
    if lost := [each for each in brief.rules if each not in (*shipped_packs(), *own)]:
        raise RefusedError(
            f"The brief names rules that this project does not have: {', '.join(lost)}. "
            "Add the file on the page of its own rules, and name it as it is called there."
        )
    if others := list(_other_files(brief)):
        raise RefusedError(
            f"On a server a brief names no other files: {', '.join(others)}. Several models read "
            "together, schedules and baselines are for the command line; waivers are kept on "
            "their own page."
        )
    return brief


def laid_out(documents: Iterable[Document], folder: Path) -> Path:
    """Write documents into a folder as the command line finds them; returns the brief's place.

    There always is a brief: none is looked for in the folders above.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = {BRIEF: NO_BRIEF, WAIVERS: NO_WAIVERS}
    texts |= {each.name: each.text for each in documents}
    for name, text in texts.items():
        path = folder / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / BRIEF


def _other_files(brief: Brief) -> Iterator[str]:
    yield from (each.file for each in brief.models)
    waivers = "" if brief.waivers == WAIVERS else brief.waivers
    yield from (each for each in (brief.schedule, waivers, brief.baseline) if each)
