"""Who is judged: one Subject for each room, door, zone and so on, with a stable id."""

from dataclasses import dataclass
from typing import Any

from checker.model import ElementRef

WITH_WC = " with a WC"
"""After a use in a place: only those rooms of that use in which a WC pan stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing that a rule may judge.

    `id` is unique within its kind and stable over re-runs: the element's id, with a suffix for
    parts (`<door id>:pull`). `element` is the model object (a Door for a door side; a Zone for a
    base). `part` tells parts apart (`push`, `pull`). Equality and hash rest on kind and id.
    """

    kind: str
    id: str
    ref: ElementRef
    element: Any
    part: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Subject) and (self.kind, self.id) == (other.kind, other.id)

    def __hash__(self) -> int:
        return hash((self.kind, self.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in a measure's parameter, with the subject it hangs on already filled in.

    `relation`: `itself`, `any room of`, `entrance of`, `main entrance`, or `nearest` with `use`,
    which may be several with a comma between them.
    """

    relation: str
    subject: Subject | None = None
    use: str = ""
