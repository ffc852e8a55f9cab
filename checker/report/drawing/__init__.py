"""Plans and details as SVG, from the very polygons that were judged."""

from checker.report.drawing.detail import Detail, finding_drawing
from checker.report.drawing.marks import Mark, is_crowded, plan_marks
from checker.report.drawing.storey import plan_overview, storey_plan
from checker.report.drawing.symbols import shared_patterns

__all__ = [
    "Detail",
    "Mark",
    "finding_drawing",
    "is_crowded",
    "plan_marks",
    "plan_overview",
    "shared_patterns",
    "storey_plan",
]
