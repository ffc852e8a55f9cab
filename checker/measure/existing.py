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
