"""Builders of the sample models: a plan is data, and one writer says it in any IFC dialect."""

from sample_models.make.plan import Plan
from sample_models.make.school.oakfield import oakfield
from sample_models.make.writer import ifc_text, write_ifc

__all__ = ["Plan", "ifc_text", "oakfield", "write_ifc"]
