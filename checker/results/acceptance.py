"""What became of what the team had accepted: each waiver, and each entry of a baseline."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import ConfigDict

from checker.results.finding import JSON_CONFIG, Place, Strength

WaiverState = Literal[
    "holds",
    "expired",
    "early",
    "worse",
    "unsure",
    "unstated",
    "contradicts",
    "several",
    "needless",
    "vanished",
    "unjudged",
]
"""Only what holds keeps a finding from blocking. `early` begins later, `unsure` can no longer be
told, `unstated` does not say how bad it may be, `contradicts` another waiver of the same finding,
`several` fits more than one place, `needless` is of what no longer fails, `vanished` of a place
that is not there, and `unjudged` of a rule that was not judged."""

BaselineState = Literal["known", "worse", "unsure", "fixed", "vanished", "unjudged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverUse:
    """A waiver as it was written, what became of it, and the key of its finding, if any.

    `on` and `until` are dates (2026-11-01); `told` says in a sentence why it does not hold.
    """

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    rule: str
    place: str
    because: str
    by: str
    on: str
    until: str
    clause: str = ""
    state: WaiverState
    told: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineLine:
    """An entry of the baseline that is not simply known: worse, or no longer there."""

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    state: BaselineState
    rule: str
    title: str = ""
    strength: Strength
    place: Place
    key: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineUse:
    """How many findings a baseline knew, and the entries of it that stand otherwise now."""

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    file: str = ""
    known: int = 0
    lines: tuple[BaselineLine, ...] = ()
    is_other_building: bool = False
