"""Whether what is judged belongs to a building that is there already; of doors, doors/existing."""

from checker.brief import Brief
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Truth, surely


@measure(
    "school",
    "room",
    "lift",
    value="truth",
    lack="whether it belongs to the existing building",
    ask="State `works` in the brief: new, extension or refurbishment.",
)
def in_existing_building(subject: Subject, brief: Brief) -> Truth:  # noqa: ARG001 - the same of all
    """Whether it belongs to a building that is there already.

    By the works that the brief names: no for a new school, yes for a refurbishment, open in an
    extension. Taken for new where the brief names none, as doors are; never Unknown. AD M 2.1,
    0.14(c) and 3.24 ask of new buildings what existing ones may be unable to give.
    """
    works = brief.school.works
    if works is None:
        return surely(False, origin="assumed", method="the brief names no works")
    if works == "extension":
        return Truth(
            possible=frozenset({True, False}), origin="declared", method="brief: extension"
        )
    return surely(works == "refurbishment", origin="declared", method=f"brief: {works}")


@measure(
    "school",
    "room",
    "lift",
    "entrance",
    value="truth",
    lack="whether an exception is accepted in the existing building",
    ask='Answer in schoolcheck.yaml, by its name: answers: {"1.07": {is_excepted: yes}}, or no.',
)
def is_excepted(in_existing_building: Truth) -> Truth:
    """Whether less than what is asked of new buildings is accepted of what stands already.

    No for what is new; open for all that is or may be there already, since a person decides. Never
    Unknown. AD M 2.1, 0.14(c) and 3.24; a platform instead of a lift is such an exception.
    """
    told = in_existing_building
    if told.possible == {False}:
        return surely(False, origin=told.origin, method=told.method)
    both = frozenset({True, False})
    return Truth(possible=both, origin=told.origin, method=told.method)
