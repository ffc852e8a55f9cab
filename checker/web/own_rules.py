"""A project's own rules: checked as `rules lint` does before they are kept."""

import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from checker.jobs import Job, Limits
from checker.web.aside import done_aside
from checker.web.documents import RULES, USUAL_PACK, laid_out
from checker.web.errors import RefusedError
from checker.web.tables import Document

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}\.yaml")
_WALL_S = 60.0


def name_of(file_name: str) -> str:
    """What a file of rules is called among the documents of its project.

    >>> name_of("ours/Office.YAML")
    'rules/office.yaml'

    Raises:
        RefusedError: when the name is not a plain one.
    """
    last = re.split(r"[/\\]", file_name.strip())[-1].casefold()
    if not _NAME.fullmatch(last):
        raise RefusedError(
            "Call the file of rules by letters of a to z, digits, - and _, ending in .yaml."
        )
    return RULES + last


def refuse_wrong(name: str, text: str, others: Iterable[Document]) -> None:
    """Refuse a file of rules with mistakes, told as `rules lint` does, beside the other rules.

    It is read in a child: texts of other people do not meet this process' parser.

    Raises:
        RefusedError: with every mistake and everything that is missing, at its line.
    """
    kept = {each.name: each.text for each in others if each.name.startswith(RULES)}
    documents = [Document(name=each, text=told) for each, told in {**kept, name: text}.items()]
    with tempfile.TemporaryDirectory() as folder:
        laid_out(documents, Path(folder))
        names = [USUAL_PACK, *(each.name for each in documents)]
        job = Job(
            task="lint",
            arguments={"folder": folder, "rules": names},
            limits=Limits(wall_s=_WALL_S),
        )
        outcome = done_aside(job)
    if outcome.state != "done" or outcome.code:
        raise RefusedError(outcome.message or "The rules could not be read.")
    if lacks := outcome.answer["lacks"]:
        raise RefusedError("\n".join(lacks))
