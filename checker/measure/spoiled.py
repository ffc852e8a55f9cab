"""Which problem of a model makes a sum over some rooms wrong."""

from collections.abc import Iterable

from checker.model import Problem


def spoils_sums(problems: Iterable[Problem], rooms: set[str]) -> Problem | None:
    """A problem that makes a sum over these rooms wrong: two of them are concerned."""
    return next(
        (p for p in problems if p.scope == "sum" and len(rooms.intersection(p.elements)) > 1),
        None,
    )
