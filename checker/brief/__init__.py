"""The brief: the school, its bases, targets, settings and gate, as the design team states them."""

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
    "Base",
    "Brief",
    "Claim",
    "Entrances",
    "GateSettings",
    "ModelPart",
    "SchoolFacts",
    "StageGate",
]
