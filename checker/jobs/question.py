"""What a check is asked, as one key, and what else an answer to it rests on."""

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from checker.jobs.fingerprint import library, made_by, seen_file, seen_folder
from checker.jobs.job import Job

See = Callable[[str], str]
_DAY = "today"
_ASIDE = frozenset({"out", "cache", _DAY})
"""Arguments that decide no answer, and the day, which does only where somebody asks for it."""
_ANYWHERE = "against"
"""The argument whose file counts by what it holds: results of a model lie in a spare folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The key of all that is known beforehand: what was asked, of which model, by which code.

    `known` is what the files that it names were, by path; those of `apart` lie anywhere. `line` is
    the key of all models that lay in this place, for the same code.
    """

    key: str
    line: str
    known: Mapping[str, str]
    apart: Collection[str]


def question_of(job: Job) -> Question | None:
    """The question that a job asks; none when a file that it names is not there, or no day is.

    Raises:
        OSError: when a file or the folder that this process is in cannot be read.
    """
    given = job.arguments
    model = os.path.abspath(given["model"])  # noqa: PTH100 - as hooks tell paths
    other = os.path.abspath(given[_ANYWHERE]) if given.get(_ANYWHERE) else ""  # noqa: PTH100
    known = {path: seen_file(path) for path in (model, other) if path}
    if not all(known.values()) or not given.get(_DAY):
        return None
    asked = {name: value for name, value in given.items() if name not in _ASIDE}
    if other:
        asked[_ANYWHERE] = [os.path.basename(other), known[other].split()[0]]  # noqa: PTH119
    code = made_by()
    key = _hash(job.task, os.getcwd(), asked, known[model], code)  # noqa: PTH109
    return Question(key=key, line=_hash(model, code), known=known, apart={other})


def _hash(*told: Any) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What an answer rests on besides its question, and under which key it is kept.

    Files and folders as they were seen, places where nothing was, libraries of the machine, and
    the day where it counted.
    """

    answer: str
    files: Mapping[str, str]
    folders: Mapping[str, str]
    missing: Collection[str]
    libraries: Mapping[str, str]
    day: str = ""

    def holds(self, day: str, *, file: See = seen_file, folder: See = seen_folder) -> bool:
        """Whether all of it is still so; what cannot be read is not.

        `file` and `folder` tell what lies at a path now.
        """
        if self.day not in ("", day):
            return False
        try:
            return (
                not any(map(os.path.lexists, self.missing))
                and all(library(path) == seen for path, seen in self.libraries.items())
                and all(folder(path) == seen for path, seen in self.folders.items())
                and all(file(path) == seen for path, seen in self.files.items())
            )
        except OSError:
            return False

    def to_json(self) -> bytes:
        """As it is kept."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, data: bytes) -> "Basis":
        """As it was."""
        return cls(**json.loads(data))


@dataclass(slots=True)
class Asked(Mapping[str, Any]):
    """Arguments of a job that remember whether somebody asked for the day."""

    given: Mapping[str, Any]
    day: str = field(default="")

    def __getitem__(self, name: str) -> Any:
        value = self.given[name]
        if name == _DAY:
            self.day = str(value)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self.given)

    def __len__(self) -> int:
        return len(self.given)
