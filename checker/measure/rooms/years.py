"""Which years a classroom is for, by its use and the phase of the school."""

from collections.abc import Mapping

from checker.brief import Brief
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Choice, Unknown
from checker.uses import RoomUses

INFANT, JUNIOR, SECONDARY = YEARS = ("reception or infant", "junior", "secondary")
_YEARS_OF_USE: Mapping[str, frozenset[str]] = {
    "reception classroom": frozenset({INFANT}),
    "infant classroom": frozenset({INFANT}),
    "junior classroom": frozenset({JUNIOR}),
    "primary classroom": frozenset({INFANT, JUNIOR}),
    "secondary classroom": frozenset({SECONDARY}),
}
_YEARS_OF_PHASE: Mapping[str | None, frozenset[str]] = {
    "nursery": frozenset({INFANT}),
    "primary": frozenset({INFANT, JUNIOR}),
    "secondary": frozenset({SECONDARY}),
    "post-16": frozenset({SECONDARY}),
}
_ASK_YEARS = "Name the classroom for its year (Year 2, KS2), or state the phase of the school."


@measure(
    "room", value="choice", choices=YEARS, lack="which years the classroom is for", ask=_ASK_YEARS
)
def year_group(subject: Subject, uses: RoomUses, brief: Brief) -> Choice | Unknown:
    """Which years a classroom is for: `reception or infant`, `junior`, `secondary`.

    By the use that its name or code tells; of a classroom that is named for no year, the years that
    the phase of the school leaves. Several while these leave several. Unknown for rooms that can be
    no classroom. Source: the model's classifications and names, the brief (schools/B10, B12).
    """
    any_year = _YEARS_OF_PHASE.get(brief.school.phase, frozenset(YEARS))
    by_use = {**_YEARS_OF_USE, "classroom": any_year}
    found = uses.of(subject.id).possible & by_use.keys()
    if not found:
        return Unknown(missing=("which years the classroom is for",), ask=_ASK_YEARS)
    years = frozenset[str]().union(*(by_use[use] for use in found))
    return Choice(
        possible=years, origin="derived", method="use of the room and phase of the school"
    )
