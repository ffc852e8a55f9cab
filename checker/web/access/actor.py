"""Who asks: a name for the record, and what they may do in which projects."""

from dataclasses import dataclass
from typing import Literal, get_args

Scope = Literal["read", "upload", "waive", "manage"]
"""`read` sees, `upload` adds revisions, `waive` says what is accepted and edits the brief,
`manage` makes projects, tokens and links and deletes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or some program. Without `project_ids` the scopes hold in every project.

    `by_cookie` says that it is a browser which somebody signed in with, and can sign out.
    """

    name: str
    scopes: frozenset[str] = frozenset()
    project_ids: frozenset[str] | None = None
    by_cookie: bool = False

    def may(self, scope: Scope, project_id: str = "") -> bool:
        """Whether this is allowed: in a project, or for the server as a whole.

        >>> Actor(name="ci", scopes=frozenset({"upload"}), project_ids=frozenset({"a"})).may(
        ...     "upload", "b"
        ... )
        False
        """
        return scope in self.scopes and (self.project_ids is None or project_id in self.project_ids)


LOCAL = Actor(name="local", scopes=frozenset(get_args(Scope)))
"""Whoever is at this machine, on a server that only this machine reaches."""

NOBODY = Actor(name="nobody")
"""Whoever has not said who they are. They may do nothing."""
