"""A place as route measures know it: the gates that belong to it, for sure or perhaps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The gates at a place: `possible` are all that may belong to it.

    `options` are sets of gates one of which is the place: several when nobody says which door is
    the main entrance, none when nothing is sure to be there. `rooms` are the floors that surely
    are the place (none for an entrance), `may_be` those that may be. `words` names it.
    `is_shared` says that many ask for it.
    """

    options: tuple[frozenset[str], ...]
    possible: frozenset[str]
    rooms: frozenset[str] = frozenset()
    may_be: frozenset[str] = frozenset()
    words: str = ""
    is_shared: bool = False
