"""Whether a room's furniture and fittings are modelled, so that a free floor can be believed."""

from collections.abc import Mapping

from checker.brief import Brief
from checker.geometry.circle import Area
from checker.measure.registry import measure
from checker.measure.room_words import names_of
from checker.measure.subjects import Subject
from checker.model import Element, Fitting
from checker.results.values import Truth, Unknown, surely
from checker.uses import RoomUses, Vocabulary

_YES = frozenset({"yes", "true"})


@measure("room", value="truth", lack="whether its furniture and fittings are all modelled")
def furniture_modelled(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    standing_in: Mapping[str, tuple[Element, ...]],
    doubtful_in: Mapping[str, tuple[Element, ...]],
    uses: RoomUses,
    vocabulary: Vocabulary,
    brief: Brief,
) -> Truth | Unknown:
    """Whether the room holds what a furnished room of its use holds.

    Yes when every fitting that the use lists is there, or, for a use that lists none, when
    anything stands there; or when the brief says so (`furniture_complete: yes`). No when a
    listed fitting is missing. Open when nothing at all stands in a room whose use lists nothing,
    or when the room's possible uses differ. Unknown when the room has no body that can be trusted.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    if _told(subject, brief):
        return surely(True, origin="declared", method="the brief says so")
    things = standing_in.get(subject.id, ())
    kinds = {each.kind for each in things if isinstance(each, Fitting)}
    perhaps = [each for each in doubtful_in.get(subject.id, ()) if each not in things]
    more = kinds | {each.kind for each in perhaps if isinstance(each, Fitting)}
    possible = uses.of(subject.id).possible or frozenset({""})
    listed = {
        use: vocabulary.uses[use].fittings if use in vocabulary.uses else () for use in possible
    }
    answers = {
        answer
        for wanted in listed.values()
        for there, count in ((kinds, len(things)), (more, len(things) + len(perhaps)))
        for answer in _answers(wanted, there, count)
    }
    missing = sorted({kind for wanted in listed.values() for kind in wanted} - kinds)
    return Truth(
        possible=frozenset(answers),
        origin="derived",
        method="fittings that the use lists, or anything at all",
        steps=(
            f"{len(things)} columns, fittings and pieces of furniture stand in the room",
            f"not there: {', '.join(missing)}" if missing else "nothing listed is missing",
        ),
    )


def _answers(wanted: tuple[str, ...], kinds: set[str], count: int) -> set[bool]:
    if wanted:
        return {set(wanted) <= kinds}
    return {True} if count else {True, False}


def _told(subject: Subject, brief: Brief) -> bool:
    for name in names_of(subject.element):
        answer = brief.answers.get(name, {}).get("furniture_complete", "")
        if str(answer).casefold() in _YES:
            return True
    return False
