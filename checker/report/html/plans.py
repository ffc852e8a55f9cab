"""Storey plans with the findings marked, each with a key of what the numbers stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checker.report.drawing import Mark, is_crowded, plan_overview, storey_plan
from checker.report.html.groups import Group
from checker.report.html.places import is_spread, plan_name
from checker.report.plaintext import shortened
from checker.report.rank import is_about_model
from checker.results.finding import Finding, Outcome
from checker.results.plan import Plan
from checker.results.run import RunResult

OVERVIEW = (520.0, 400.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A storey's drawing and the groups that are marked on it."""

    anchor: str
    storey: str
    svg: Markup
    groups: tuple[Group, ...]
    is_crowded: bool


def plans_of(
    result: RunResult, groups: Sequence[Group], *, pointed: Mapping[str, str]
) -> tuple[PlanView, ...]:
    """A view of each storey that can be drawn, in the order of the result.

    Rooms that are `pointed` at have the anchor that is given by their id.
    """
    views = []
    for position, plan in enumerate(result.plans):
        marked = marks_on(plan, groups)
        name = plan_name(position)
        svg = storey_plan(plan, marks=marked, name=name, says=_says(marked), pointed=pointed)
        if svg is not None:
            numbers = {mark.number for mark in marked}
            shown = tuple(group for group in groups if group.number in numbers)
            storey = shortened(plan.storey) or "without a name"
            views.append(
                PlanView(
                    anchor=name,
                    storey=storey,
                    svg=svg,
                    groups=shown,
                    is_crowded=is_crowded(marked),
                )
            )
    return tuple(views)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A small plan of one storey for the first screen, and what its marks stand for."""

    storey: str
    svg: Markup
    marked: str


def overview_of(result: RunResult, groups: Sequence[Group]) -> Overview | None:
    """The storey with most failing places, small; where nothing fails, with most doubts.

    One kind of mark only: both would lie on top of each other at this size.
    """
    if not result.plans:
        return None
    marks = {position: marks_on(plan, groups) for position, plan in enumerate(result.plans)}
    failing = {
        position: [mark for mark in several if mark.outcome is Outcome.FAIL]
        for position, several in marks.items()
    }
    is_failing = any(failing.values())
    shown = failing if is_failing else marks
    most = max(shown, key=lambda position: (len(shown[position]), -position))
    svg = plan_overview(
        result.plans[most],
        marks=shown[most],
        name=plan_name(most),
        says=f"{len(shown[most])} places of this storey are marked with the number of their group.",
        shown=OVERVIEW,
    )
    if svg is None:
        return None
    storey = shortened(result.plans[most].storey) or "Storey plan"
    marked = "places that fail" if is_failing else "places that cannot be told"
    return Overview(storey=storey, svg=svg, marked=marked)


def marks_on(plan: Plan, groups: Sequence[Group]) -> list[Mark]:
    """A mark for each place of a group on the storey; findings about the model are not marked."""
    return [
        Mark(at=at, outcome=Outcome(group.outcome), number=group.number)
        for group in groups
        if not is_about_model(group.first)
        for finding in group.findings
        if _storey_of(finding) == plan.storey
        for at in [_point_of(finding)]
        if at is not None
    ]


def _storey_of(finding: Finding) -> str:
    evidence = finding.evidence[0].storey if finding.evidence else ""
    return finding.place.storey or finding.subject.storey or evidence


def _point_of(finding: Finding) -> tuple[float, float] | None:
    if is_spread(finding):
        return None
    if finding.place.x is not None and finding.place.y is not None:
        return finding.place.x, finding.place.y
    if finding.subject.bbox:
        x0, y0, x1, y1 = finding.subject.bbox
        return (x0 + x1) / 2, (y0 + y1) / 2
    return None


def _says(marks: Sequence[Mark]) -> str:
    fails = sum(mark.outcome is Outcome.FAIL for mark in marks)
    return (
        f"{fails} places fail and {len(marks) - fails} cannot be told on this storey; "
        "the list below the plan names them."
    )
