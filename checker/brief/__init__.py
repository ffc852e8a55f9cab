"""The brief: the school, its bases, targets, settings and gate, as the design team states them."""

from checker.brief.load import FILE_NAME, brief_schema, find_brief, load_brief
from checker.brief.model import (
    Base,
    Brief,
    Claim,
    Entrances,
    GateSettings,
    ModelPart,
    SchoolFacts,
    StageGate,
)

__all__ = [
    "FILE_NAME",
    "Base",
    "Brief",
    "Claim",
    "Entrances",
    "GateSettings",
    "ModelPart",
    "SchoolFacts",
    "StageGate",
    "brief_schema",
    "find_brief",
    "load_brief",
]
