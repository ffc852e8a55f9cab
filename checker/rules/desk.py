"""What the compiling of one rule leans on: where things stand, what is known, what is wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from checker.measure.registry import MeasureSpec
from checker.rules.rule import Const, Requirement, Selection
from checker.spelling import near
from checker.yamlsource import Complaint, Document, Path

Registry = Mapping[tuple[str, str], MeasureSpec]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose facts are meant: a `kind` of subject, as a candidate for `this` kind when it is one."""

    kind: str
    this: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What rules may speak of: measures, room uses and their families, and the day of judging.

    Uses are not checked when there are none.
    """

    registry: Registry
    uses: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    as_of: date | None = None

    def facts_of(self, kind: str) -> set[str]:
        """The names of all facts of a kind, the parts of measures included."""
        own = {name for name, of in self.registry if of in {kind, "school"}}
        parts = {
            part for (_n, of), spec in self.registry.items() if of == kind for part in spec.parts
        }
        return own | parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """What reads a selection or a requirement; here, because figures may hold selections in turn.

    Handing them on keeps the modules from importing each other in a ring.
    """

    selection: Callable[..., Selection | None]
    requirement: Callable[..., Requirement | None]


@dataclass(slots=True)
class Desk:
    """One rule on the desk: complaints gather here, so that all are told at once."""

    document: Document
    known: Known
    readers: Readers
    complaints: list[Complaint] = field(default_factory=list)
    settings: dict[str, Const | frozenset[str]] = field(default_factory=dict)
    used_settings: set[str] = field(default_factory=set)
    out_of_force: bool = False

    def complain(self, path: Path, message: str, *, key: bool = False) -> None:
        """Note a mistake at `path`; with `key`, at the word itself."""
        self.complaints.append(self.document.complain(path, message, key=key))

    def unknown(self, path: Path, what: str, word: str, known: Iterable[str]) -> None:
        """Note that a word is not known, and the nearest one that is."""
        is_key = path[-1:] == (word,)
        self.complain(path, f"{what} {word!r} is not known{near(word, known)}", key=is_key)

    def raw(self, path: Path) -> Any:
        """What stands in the file at `path`."""
        value: Any = self.document.root
        for step in path:
            value = value[step]
        return value


def kept(values: Iterable[T | None]) -> tuple[T, ...]:
    """What could be compiled; the rest has been complained about."""
    return tuple(value for value in values if value is not None)


def as_list(value: Any) -> Sequence[Any]:
    """A list as it is, anything else as a list of one."""
    return value if isinstance(value, list | tuple) else [value]


def label(name: str) -> str:
    """A measure's name for people.

    >>> label("clear_opening_width")
    'clear opening width'
    """
    return name.replace("_", " ")
