"""What changed since the last revision of a design, place by place."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import ConfigDict

from checker.results.finding import JSON_CONFIG, Outcome, Place, Strength

ChangeKind = Literal[
    "new", "worse", "undecidable", "fixed", "better", "appeared", "vanished", "rules"
]
"""Newly failing, failing or passing with less margin, newly open, no longer failing, with more
margin, a place that was not there, one that is no more, and what only rules or settings changed."""
Side = Literal["old", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One requirement at one place, before and after; `key` is that of the finding now, if any.

    `strength` is that of now; `was_strength` is there where a rule was of another one.
    """

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    kind: ChangeKind
    rule: str
    title: str
    strength: Strength
    place: Place
    key: str = ""
    was: Outcome | None = None
    now: Outcome | None = None
    before: str = ""
    after: str = ""
    was_strength: Strength | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChange:
    """A place that is new or gone, called otherwise, lies elsewhere, or has another GlobalId.

    `how` it was known again and how `sure` that is, 0 to 1; `told` is any of new, gone, split,
    merged, renamed and moved. `parts` are the rooms of now that a room was split into, or those
    of before that were made one.
    """

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    old: Place
    new: Place
    ifc_class: str = ""
    was: str = ""
    now: str = ""
    how: str = ""
    sure: float = 1.0
    told: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The model this one was compared with, and every requirement that stands otherwise now.

    `known` things were known again, `unknown` are in one of the two alone; with few known the
    models are hardly of one building. Of `unassessed` nothing could be judged, so that no change
    can be told. `judged_otherwise` says what the two were judged by that differs: rules, targets,
    version, files. `lost` are kinds of things that the new one has none of. `moved_by` is by how
    many metres the whole building lies elsewhere in its file.
    """

    against: str
    sha256: str = ""
    changes: tuple[Change, ...] = ()
    places: tuple[PlaceChange, ...] = ()
    known: int = 0
    unknown: int = 0
    is_other_building: bool = False
    unassessed: tuple[Side, ...] = ()
    judged_otherwise: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    moved_by: tuple[float, float] | None = None
