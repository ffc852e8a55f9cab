"""The brief: the school, its bases, targets, settings and gate, as the design team states them."""

from checker.brief.gate import gate_at, gate_shown
from checker.brief.load import (
    FILE_NAME,
    brief_places,
    brief_schema,
    find_brief,
    listed_files,
    load_brief,
    load_profile,
    read_brief,
    said_in,
)
from checker.brief.model import (
    FEWEST_SHOWN,
    Base,
    Brief,
    Claim,
    Entrances,
    GateSettings,
    ModelPart,
    Profile,
    SchoolFacts,
    StageGate,
    shown_needs,
)

__all__ = [
    "FEWEST_SHOWN",
    "FILE_NAME",
    "Base",
    "Brief",
    "Claim",
    "Entrances",
    "GateSettings",
    "ModelPart",
    "Profile",
    "SchoolFacts",
    "StageGate",
    "brief_places",
    "brief_schema",
    "find_brief",
    "gate_at",
    "gate_shown",
    "listed_files",
    "load_brief",
    "load_profile",
    "read_brief",
    "said_in",
    "shown_needs",
]
