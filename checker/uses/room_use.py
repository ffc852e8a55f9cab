"""What a room is used for: the use, how sure it is, what says so, and what else it may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SURE = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomUse:
    """The use of one room.

    `use` is empty when nothing was recognised. `possible` holds the use alone when
    `confidence` is at least 0.7, and for a room surely named whose size is not quite usual; else
    every use that the words leave open and, for a room without a hint or of a size that makes its
    name unlikely, every use whose usual area admits its area.
    `evidence` is a sentence part such as `LongName 'Small group rm' (word: small group room)`.
    `code` is the DfE code that told the use, `codes` are all that the room carries.
    `nominal_width` (m) is what a DfE corridor code claims; a claim, never a measure.
    `sanction_word` is the word in the name that speaks of punishment; with `sanction_in_doubt` it
    is one that schools give to calm rooms too.
    """

    room_id: str
    use: str = ""
    confidence: float = 0.0
    evidence: str = ""
    possible: frozenset[str] = frozenset()
    family: str = "unknown"
    code: str = ""
    codes: tuple[str, ...] = ()
    nominal_width: float | None = None
    sanction_word: str = ""
    sanction_in_doubt: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether the use may be relied on without asking."""
        return bool(self.use) and self.confidence >= SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomUses:
    """The uses of all rooms of a school by room id."""

    by_room: Mapping[str, RoomUse] = field(default_factory=dict)

    def of(self, room_id: str) -> RoomUse:
        """The use of a room; one that is not known at all has no use and no possible use."""
        return self.by_room.get(room_id) or RoomUse(room_id=room_id)
