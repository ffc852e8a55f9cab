"""Samples as files in memory."""

import ifcopenshell

from sample_models.make import Plan, ifc_text


def opened(plan: Plan, **how: object) -> ifcopenshell.file:
    """The file that the writer makes of a plan."""
    return ifcopenshell.file.from_string(ifc_text(plan, **how))
