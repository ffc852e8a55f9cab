"""How one number came about: in lines of text, and as a drawing that stands alone."""

from checker.report.explain.drawing import drawing_file, undrawn
from checker.report.explain.keys import find_finding
from checker.report.explain.lines import explanation

__all__ = ["drawing_file", "explanation", "find_finding", "undrawn"]
