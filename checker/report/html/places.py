"""One finding as the page shows it: sentence, drawing, and the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checker.report.dimensions import size_rows
from checker.report.drawing import Detail, finding_drawing
from checker.report.html.rooms import RoomUses
from checker.report.naming import WHOLE, id_in_model, place_words, subject_words
from checker.report.phrases import measure_words
from checker.report.plaintext import clean, shortened
from checker.report.storeys import storeys_shown
from checker.report.words import (
    baseline_words,
    gap_words,
    heading,
    limit_words,
    measured_words,
    missing_words,
    required_label,
    sentence,
)
from checker.report.working import method_words, row_words, step_words
from checker.results.finding import Finding, Outcome
from checker.results.plan import Plan

LARGEST_DRAWINGS = 300_000
_MOST_STEPS = 12
_UNKNOWN = RoomUses()
_UNDRAWN = "Not drawn, to keep this file small; schoolcheck explain {} --drawing does."
_SPREAD = WHOLE | {"IfcBuildingStorey", "IfcZone", "IfcGroup", "IfcSpatialZone", "IfcSystem"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A finding at its place; `rows` are (what, figure) pairs for the table."""

    finding: Finding
    anchor: str
    sentence: str
    heading: str
    subject: str
    where: str
    measured: str
    needed: str
    gap: str
    rows: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    drawing: Markup | None = None
    thumb: Markup | None = None
    scale: int = 0
    undrawn: str = ""

    @property
    def id(self) -> str:
        """What to look for in the model."""
        return id_in_model(self.finding)

    @property
    def outcome(self) -> str:
        """The outcome's word as the page's classes and filters spell it."""
        return self.finding.outcome.value


def place_view(finding: Finding, anchor: str, uses: RoomUses = _UNKNOWN) -> PlaceView:
    """Everything but the drawing; `uses` know how sure the use of its room is."""
    return PlaceView(
        finding=finding,
        anchor=anchor,
        sentence=sentence(finding),
        heading=heading(finding),
        subject=subject_words(finding),
        where=_where(finding),
        measured=measured_words(finding),
        needed=limit_words(finding),
        gap=gap_words(finding),
        rows=_rows(finding, uses),
        steps=_steps(finding),
    )


class Draughtsman:
    """Draws findings on their storeys until the page would grow too large to send."""

    def __init__(self, plans: Sequence[Plan], *, largest: int = LARGEST_DRAWINGS) -> None:
        """`largest` is the size of all drawings together, characters."""
        self._plans = {plan.storey: (plan, n) for n, plan in enumerate(plans)}
        self._left = largest
        self._too_large: set[str] = set()

    def plan_of(self, finding: Finding) -> tuple[Plan, int] | None:
        """The storey that the evidence lies on, else that of the subject, and its number."""
        storeys = storeys_shown(finding)
        return next((self._plans[name] for name in storeys if name in self._plans), None)

    def draw(self, finding: Finding, anchor: str) -> tuple[Markup | None, Markup | None, int, str]:
        """The drawing, its thumb, its scale, and in words why there is none."""
        if not finding.evidence and (finding.outcome is not Outcome.FAIL or is_spread(finding)):
            return None, None, 0, ""
        if finding.rule in self._too_large:  # the next will be as large: drawing takes long
            return None, None, 0, _UNDRAWN.format(clean(finding.key))
        lies_on = self.plan_of(finding)
        found = _drawn(*lies_on, finding, anchor) if lies_on else None
        if found is None:
            return None, None, 0, "No one place on a plan shows this."
        if len(found.svg) > self._left:
            self._too_large.add(finding.rule)
            return None, None, 0, _UNDRAWN.format(clean(finding.key))
        self._left -= len(found.svg)
        return found.svg, found.thumb, found.scale, ""


def plan_name(number: int) -> str:
    """The id of a storey's plan on the page."""
    return f"plan-{number}"


def _drawn(plan: Plan, number: int, finding: Finding, anchor: str) -> Detail | None:
    return finding_drawing(plan, finding, name=anchor, base=f"{plan_name(number)}-base")


def is_spread(finding: Finding) -> bool:
    """Whether it is about a school, a storey or a zone: no one place to mark or draw."""
    return finding.subject.ifc_class in _SPREAD


def _where(finding: Finding) -> str:
    parts = [shortened(finding.place.storey), place_words(finding.place)]
    return " · ".join(part for part in parts if part)


def _steps(finding: Finding) -> tuple[str, ...]:
    """The first steps of the working and the last, which is what they come to.

    Where there are more between, one says how to see them.
    """
    steps = finding.observed.steps if finding.observed else ()
    shown = tuple(step_words(step) for step in steps)
    left = len(steps) - _MOST_STEPS
    if left <= 1:
        return shown
    more = f"And {left} more, which schoolcheck explain {clean(finding.key)} tells."
    return (*shown[: _MOST_STEPS - 1], more, shown[-1])


def _rows(finding: Finding, uses: RoomUses) -> tuple[tuple[str, str], ...]:
    seen, needed = finding.observed, finding.required
    measure = measure_words(seen.measure).capitalize() if seen else "Measured"
    row = f" ({row_words(needed.row)})" if needed and needed.row else ""
    found = (
        (measure, measured_words(finding) or "cannot be told"),
        (required_label(finding), limit_words(finding) + row),
        ("Difference", gap_words(finding)),
        *dict.fromkeys(row for each in finding.evidence for row in size_rows(each)),
        ("Missing", missing_words(finding)),
        ("Use of the room", uses.words(finding)),
        ("How", method_words(seen)),
        ("Basis", "as modelled: furniture may be missing" if finding.basis != "complete" else ""),
        ("Since", shortened(finding.since)),
        ("Waived", shortened(finding.waiver)),
        ("Baseline", baseline_words(finding)),
    )
    return tuple((what, text) for what, text in found if text)
