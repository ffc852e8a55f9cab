"""The schedule of accommodation: rows of a spreadsheet, and which rooms of a model meet them."""

from checker.schedule.offered import Offered
from checker.schedule.read import read_schedule
from checker.schedule.reconcile import reconcile
from checker.schedule.wanted import Schedule, Wanted

__all__ = ["Offered", "Schedule", "Wanted", "read_schedule", "reconcile"]
