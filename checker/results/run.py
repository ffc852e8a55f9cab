"""The one result of a run, which every writer receives and results.json mirrors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict

from checker.results.acceptance import BaselineUse, WaiverUse
from checker.results.finding import (
    JSON_CONFIG,
    Finding,
)
from checker.results.history import History
from checker.results.journey import CalmReach, Journey
from checker.results.plan import Plan
from checker.results.provision import Provision
from checker.results.revision import Revision
from checker.results.scenario import Scenario
from checker.results.schedule import ReconciledSchedule

SCHEMA = "schoolcheck/results/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """Which program made the result."""

    name: str = "schoolcheck"
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """The model: base name, hash of its bytes, schema, authoring tool, length unit, bytes."""

    file: str
    sha256: str
    schema: str
    authoring_tool: str = ""
    length_unit: str = "m"
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PackUsed:
    """A rule pack that was judged."""

    id: str
    title: str = ""
    edition: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverriddenSetting:
    """A figure of a rule that the project changed: as shipped, and as judged."""

    rule: str
    setting: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesUsed:
    """All rules of the run: their packs, one digest over everything, and how many.

    `overridden` are the settings that the brief changed; `from_brief` are the ids of the rules that
    take a figure from the brief, as a target or a setting.
    """

    packs: tuple[PackUsed, ...] = ()
    digest: str = ""
    count: int = 0
    overridden: tuple[OverriddenSetting, ...] = ()
    from_brief: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessProblem:
    """One problem of the model with its scope: file, element, sum or note."""

    code: str
    scope: str
    message: str
    ask: str = ""
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """`ready`, `limited` (some subjects cannot be told) or `blocked` (nothing can be)."""

    state: Literal["ready", "limited", "blocked"] = "ready"
    problems: tuple[ReadinessProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts of findings by outcome; waived ones are also counted under their outcome."""

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    pass_: int = 0
    fail: int = 0
    cannot_tell: int = 0
    not_applicable: int = 0
    waived: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRow:
    """One row of the schedule of rooms; areas in m2, height in m, None when it cannot be told.

    `stored_area` is what the authoring tool wrote, shown beside the measured one.
    `family` groups uses for colour: teaching, small group, base, calm, sanitary, circulation,
    other or unknown.
    """

    global_id: str
    name: str = ""
    long_name: str = ""
    storey: str = ""
    use: str = ""
    use_confidence: float = 0.0
    use_evidence: str = ""
    family: str = "unknown"
    gross_area: float | None = None
    net_area: float | None = None
    stored_area: float | None = None
    height: float | None = None
    engine: str = ""
    zones: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """A clause and whether a rule covers it; `state` is all, part, none or blocked."""

    document: str
    clause: str
    fact: str = ""
    state: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetRow:
    """What to add to plan coordinates (m) to find them in the file, and how far it was turned."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    rotation: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """Everything one run found. Deterministic: no clock, no paths, fixed order and rounding.

    `others` are the files that were read with `model` as one school.
    """

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    schema_: str = SCHEMA
    tool: Tool = field(default_factory=Tool)
    model: ModelFacts
    others: tuple[ModelFacts, ...] = ()
    rules: RulesUsed = field(default_factory=RulesUsed)
    brief: Mapping[str, Any] = field(default_factory=dict)
    readiness: Readiness = field(default_factory=Readiness)
    summary: Summary = field(default_factory=Summary)
    verdict: str = ""
    rooms: tuple[RoomRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    plans: tuple[Plan, ...] = ()
    offset: OffsetRow = field(default_factory=OffsetRow)
    scenarios: tuple[Scenario, ...] = ()
    schedule: ReconciledSchedule | None = None
    journeys: tuple[Journey, ...] = ()
    calm: tuple[CalmReach, ...] = ()
    revision: Revision | None = None
    waivers: tuple[WaiverUse, ...] = ()
    baseline: BaselineUse | None = None
    provision: Provision | None = None
    history: History | None = None
