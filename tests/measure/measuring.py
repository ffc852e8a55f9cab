"""A measurer for a school made by hand: uses and brief as given, a small vocabulary."""

from collections.abc import Mapping
from typing import Any

from checker.brief import Brief
from checker.measure.measurer import Answer, Measurer
from checker.measure.subjects import Subject
from checker.model import School
from checker.uses import RoomUse, RoomUses, UseInfo, Vocabulary

VOCABULARY = Vocabulary(
    uses={
        "corridor": UseInfo(name="corridor", family="circulation"),
        "small group room": UseInfo(name="small group room", family="small group"),
        "accessible toilet": UseInfo(
            name="accessible toilet",
            family="sanitary",
            fittings=("wc", "basin"),
            is_service=True,
        ),
        "store": UseInfo(name="store", is_service=True),
    }
)


def uses_of(**uses: str | tuple[str, ...]) -> RoomUses:
    """Sure uses as a word, open ones as several."""
    found = {}
    for room_id, use in uses.items():
        words = (use,) if isinstance(use, str) else use
        sure = len(words) == 1
        found[room_id] = RoomUse(
            room_id=room_id,
            use=words[0] if sure else "",
            confidence=0.9 if sure else 0.3,
            possible=frozenset(words),
            evidence="told by the test",
        )
    return RoomUses(by_room=found)


def measurer_of(
    school: School, *, brief: Mapping[str, Any] | None = None, uses: RoomUses | None = None
) -> Measurer:
    """A measurer; `brief` as it would stand in YAML."""
    return Measurer(
        school=school,
        uses=uses or RoomUses(),
        brief=Brief.model_validate(brief or {}),
        vocabulary=VOCABULARY,
    )


def subject_of(measurer: Measurer, kind: str, id_: str) -> Subject:
    """The subject of this kind and id."""
    return next(each for each in measurer.subjects(kind) if each.id == id_)


def measured(measurer: Measurer, name: str, kind: str, id_: str, /, **params: Any) -> Answer:
    """A measure's value for a subject named by kind and id."""
    return measurer.measure(name, subject_of(measurer, kind, id_), **params)
