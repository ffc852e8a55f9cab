"""The brief as frozen models: what a design team tells that a model cannot show."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Need = Literal[
    "autism", "SEMH", "SLCN", "MLD", "SLD", "PMLD", "SpLD", "HI", "VI", "MSI", "PD", "other"
]
Phase = Literal["nursery", "primary", "secondary", "all-through", "special", "post-16"]
Works = Literal["new", "extension", "refurbishment"]
FailOn = Literal["must", "should", "any", "never"]
CannotTell = Literal["warn", "fail"]
Count = Annotated[int, Field(ge=0, le=100_000)]
OneOrMore = Annotated[int, Field(ge=1, le=100_000)]
Text = Annotated[str, Field(max_length=500)]
Figure = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Words = Annotated[str, Field(min_length=1, max_length=500)]


FEWEST_SHOWN = 5


class Part(BaseModel):
    """A part of a file that people write: no unknown words, and frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class SchoolFacts(Part):
    """The school: pupils and classes on roll, phase, RIBA stage, kind of works."""

    name: Text = ""
    phase: Phase | None = None
    pupils: OneOrMore | None = None
    classes: OneOrMore | None = None
    stage: Text = ""
    works: Works | None = None


class ModelPart(Part):
    """One file of a school that comes in several, and what it holds.

    `part` is a word: of `architecture` that file is read first and tells the rooms, of `site` its
    things may stand outside; others are for people.
    """

    file: Words
    part: Text = ""


class Base(Part):
    """An inclusion base: a zone of the model by name, or its rooms by number, name or GlobalId.

    `model` is who funds it, `places` its pupils, `cohort` their needs, and `time_in_base`
    whether they are there for some or for most of their lessons.
    """

    name: Words = "Inclusion base"
    zone: Text = ""
    rooms: tuple[Words, ...] = ()
    model: Literal["support", "specialist"] | None = None
    places: Count | None = None
    cohort: tuple[Need, ...] = ()
    time_in_base: Literal["some", "most"] | None = None


class Entrances(Part):
    """The doors that people come in by: name, tag or GlobalId."""

    main: Text = ""
    quiet: Text = ""


class Claim(Part):
    """An exception that a model cannot show: which rule, what it is about, why and who says so."""

    rule: Words
    subject: Words
    because: Words
    by: Words
    on: date


class StageGate(Part):
    """What stops the build at one stage; what is absent stays as it is outside the stage."""

    fail_on: FailOn | None = None
    cannot_tell: CannotTell | None = None
    by_topic: Mapping[str, FailOn] = Field(default_factory=dict)


class GateSettings(Part):
    """What stops the build: the weakest strength that does, by topic and by stage if need be."""

    fail_on: FailOn | None = None
    cannot_tell: CannotTell | None = None
    by_topic: Mapping[str, FailOn] = Field(default_factory=dict)
    by_stage: Mapping[str, StageGate] = Field(default_factory=dict)

    def at(self, stage: str) -> StageGate:
        """What holds at a stage: what the stage says, and elsewhere what holds at any."""
        known = {name.casefold(): each for name, each in self.by_stage.items()}
        own = known.get(stage.casefold(), StageGate())
        return StageGate(
            fail_on=own.fail_on or self.fail_on,
            cannot_tell=own.cannot_tell or self.cannot_tell,
            by_topic={**self.by_topic, **own.by_topic},
        )


class Brief(Part):
    """Everything that `schoolcheck.yaml` may say; all of it optional.

    Room numbers stay text (`00-12`, `1.07`). Settings and answers stay text with their units:
    the rules give them their types. Paths are as written, relative to the brief.
    """

    school: SchoolFacts = Field(
        default=SchoolFacts(),
        description="The school: name, phase, pupils, classes, stage and works.",
    )
    judged_as_of: date | None = Field(
        default=None, description="The day whose figures count, where a rule has dated ones."
    )
    models: tuple[ModelPart, ...] = Field(
        default=(),
        description="The files of a school that comes in several, this one too: checking one of "
        "them reads all. Paths are relative to the brief.",
    )
    bases: tuple[Base, ...] = Field(
        default=(), description="The inclusion bases; `base` with one entry is short for it."
    )
    clusters: Mapping[str, tuple[Words, ...]] = Field(
        default_factory=dict, description="Rooms that belong together, by the cluster's name."
    )
    entrances: Entrances = Field(
        default=Entrances(), description="The doors that people come in by."
    )
    need_profile: Mapping[Need, Count] = Field(
        default_factory=dict, description="How many pupils have which need."
    )
    targets: Mapping[str, Figure] = Field(
        default_factory=dict, description="Figures that the project sets itself, by name."
    )
    rules: tuple[Words, ...] = Field(
        default=(), description="Packs by name, folders or files of rules, relative to the brief."
    )
    settings: Mapping[str, Words] = Field(
        default_factory=dict,
        description="Figures of rules that the project changes: RULE-ID.setting, with a unit.",
    )
    room_uses: Mapping[str, Words] = Field(
        default_factory=dict, description="What a room is for, by its number, name or GlobalId."
    )
    answers: Mapping[str, Mapping[str, Words]] = Field(
        default_factory=dict,
        description="What a report asked for, by the element's name; counts as declared.",
    )
    claims: tuple[Claim, ...] = Field(
        default=(), description="Exceptions that a model cannot show, each with who says so."
    )
    schedule: Text = Field(
        default="",
        description="The schedule of accommodation, an .xlsx or .csv file, relative to the brief.",
    )
    schedule_tolerance: Figure = Field(
        default=0.0, description="By how many m2 a room may be smaller than its schedule says."
    )
    waivers: Text = Field(
        default="", description="The file of waivers, YAML, relative to the brief."
    )
    baseline: Text = Field(
        default="", description="The baseline of known findings, JSON, relative to the brief."
    )
    gate: GateSettings = Field(default=GateSettings(), description="What stops the build.")

    @model_validator(mode="after")
    def _bases_differ(self) -> "Brief":
        names = [base.name.casefold() for base in self.bases]
        double = next((name for name in names if names.count(name) > 1), None)
        if double is not None:
            raise ValueError(f"two bases are called {double!r}: give each its own name")
        return self

    def with_needs(self, needs: Mapping[Need, int]) -> "Brief":
        """The same brief for a school whose pupils have these needs; others stay as they are."""
        return self.model_copy(update={"need_profile": {**self.need_profile, **needs}})

    def shown(self) -> dict[str, Any]:
        """What may stand in results and reports: all that was said, but no count of a few pupils.

        A need that fewer than five pupils have could point to one of them.
        """
        told = self.model_dump(mode="json", exclude_defaults=True)
        if self.need_profile:
            told["need_profile"] = shown_needs(self.need_profile)
        return told


class Profile(Part):
    """How many pupils might have which need: a scenario to judge the same design by."""

    name: Text = ""
    need_profile: Annotated[Mapping[Need, Count], Field(min_length=1)]


def shown_needs(needs: Mapping[Need, int]) -> dict[str, int | str]:
    """How many pupils have which need, but no count of a few.

    >>> shown_needs({"autism": 18, "PD": 2})
    {'autism': 18, 'PD': 'fewer than 5'}
    """
    few = f"fewer than {FEWEST_SHOWN}"
    return {need: count if count >= FEWEST_SHOWN else few for need, count in needs.items()}
