"""Whether it is known what a room is for: the readiness of a model for every rule about rooms."""

from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Truth
from checker.uses import RoomUses


@measure("room", "outdoor space", value="truth", several="are not recognised")
def use_is_sure(subject: Subject, uses: RoomUses) -> Truth:
    """Whether the room's use is recognised surely.

    By a code, by its words or by the brief. Never Unknown. Source: ours, for the codes and words of
    schools/D06.
    """
    found = uses.of(subject.id)
    return Truth(
        possible=frozenset({found.is_sure}),
        origin="derived",
        method=found.evidence or "nothing names a use",
        steps=(f"confidence {found.confidence:.2f}",),
    )
