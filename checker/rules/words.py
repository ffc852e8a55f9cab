"""The words of a rule file and what each may hold; the JSON Schema for editors comes from here."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

ExpectWord = Literal["pass", "fail", "cannot tell", "not applicable"]
IfNoneWord = Literal["fail", "cannot tell", "not applicable"]
TakeWord = Literal["first matching row", "strictest", "any", "interpolate"]
StrengthWord = Literal["must", "should", "may", "project"]
CheckedWord = Literal["yes", "secondary", "no"]
RoundWord = Literal["up", "up to even", "down", "nearest"]
Text = Annotated[str, Field(min_length=1, max_length=4000)]


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str | Mapping) else value


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is not a day; write it as 2026-11-01") from None


# One alone may stand without its list; the schema for editors says so too.
Texts = Annotated[
    tuple[Text, ...],
    BeforeValidator(_listed, json_schema_input_type=str | tuple[Text, ...]),
]
Day = Annotated[date, BeforeValidator(_day)]
# Facts are checked against the registry of measures, not here: which are known depends on it.
Facts = Mapping[str, Any]
FactList = Annotated[tuple[Facts, ...], BeforeValidator(_listed)]


class _Closed(BaseModel):
    # Built with the model that holds it: building each for itself would double the start of a run.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class _WithParameters(BaseModel):
    """Words beside the known ones are parameters of the measure."""

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)


def _limit_kind(value: Any) -> str:
    if isinstance(value, str):
        return "figure"
    return "dated" if isinstance(value, list | tuple) else "worked out"


class DatedWords(_Closed):
    """A figure that was, is or will be in force; the brief's `judged_as_of` chooses."""

    from_: Day | None = Field(None, alias="from", description="First day in force.")
    until: Day | None = Field(None, description="Last day in force.")
    value: Text = Field(description="The figure with its unit.")


class TermWords(_WithParameters):
    """A figure that is worked out; exactly one of its words."""

    largest_of: "tuple[Term, ...] | None" = Field(None, description="The largest of several.")
    smallest_of: "tuple[Term, ...] | None" = Field(None, description="The smallest of several.")
    sum_of: "tuple[Term, ...] | None" = Field(None, description="Several added up.")
    times: "tuple[Term, ...] | None" = Field(None, description="Several multiplied.")
    measure: Text | None = Field(None, description="A measure, with parameters beside it.")
    pupils_with: Text | None = Field(None, description="Pupils with a need, from the brief.")
    count_of: "SelectionWords | None" = Field(None, description="How many there are.")


Term = Annotated[
    Annotated[Text, Tag("figure")] | Annotated[TermWords, Tag("worked out")],
    Discriminator(lambda value: "figure" if isinstance(value, str) else "worked out"),
]
Limit = Annotated[
    Annotated[Text, Tag("figure")]
    | Annotated[tuple[DatedWords, ...], Tag("dated")]
    | Annotated[TermWords, Tag("worked out")],
    Discriminator(_limit_kind),
]
Pair = Annotated[
    Annotated[Text, Tag("figure")] | Annotated[tuple[Limit, Limit], Tag("dated")],
    Discriminator(lambda value: "figure" if isinstance(value, str) else "dated"),
]
Per = Annotated[
    Annotated[Literal["pupil", "place", "class", "storey", "cluster"], Tag("figure")]
    | Annotated[TermWords, Tag("worked out")],
    Discriminator(lambda value: "figure" if isinstance(value, str) else "worked out"),
]


class LimitWords(_Closed):
    """How much is asked for."""

    at_least: Limit | None = Field(None, description="Smallest allowed: a figure with its unit.")
    at_most: Limit | None = Field(None, description="Largest allowed: a figure with its unit.")
    between: Pair | None = Field(None, description="Both ends: 420..440 mm, or a list of two.")
    exactly: Limit | None = Field(None, description="Just this many; for counts.")
    is_: Texts | None = Field(None, alias="is", description="yes, no, or the words allowed.")


class SelectionWords(_Closed):
    """Which things are meant."""

    of: Text = Field(description="The kind of subject: room, door, zone ...")
    where: FactList = Field((), description="Facts that all must hold.")


class LookUpWords(_Closed):
    """A table: the limit depends on other facts."""

    by: Texts = Field((), description="The facts that choose the row.")
    take: TakeWord = Field("first matching row", description="Which of the matching rows counts.")
    rows: Annotated[tuple[Facts, ...], Field(min_length=1)] = Field(
        description="Each row: facts named in `by`, and limits."
    )
    otherwise: Any = Field(
        "cannot tell", description="When known facts match no row: a verdict, or limits."
    )


class FindWords(LimitWords, SelectionWords):
    """How many of a kind must be there, each meeting some requirements."""

    such_that: "Requirements" = Field((), description="What each one found must meet.")


class TotalWords(FindWords):
    """A count, a sum or a share over things of a kind."""

    measure: Text | None = Field(None, description="What is added up; for sum and share.")
    per: Per | None = Field(None, description="The limit is for each pupil, place, class ...")
    round: RoundWord | None = Field(None, description="How the required number is rounded.")


class RequirementWords(LimitWords, _WithParameters):
    """One requirement; exactly one of measure, any_of, all_of, find, count, sum, share."""

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)

    measure: Text | None = Field(None, description="What is measured; docs/measures.md lists all")
    look_up: LookUpWords | None = Field(None, description="Limits from a table.")
    any_of: "tuple[RequirementWords, ...] | None" = Field(
        None, description="One of these is enough."
    )
    all_of: "tuple[RequirementWords, ...] | None" = Field(None, description="All of these.")
    find: FindWords | None = Field(None, description="How many of a kind must be there.")
    count: TotalWords | None = Field(None, description="How many there are.")
    sum: TotalWords | None = Field(None, description="A measure added up.")
    share: TotalWords | None = Field(None, description="Which part of them meets `such_that`.")


Requirements = Annotated[
    tuple[RequirementWords, ...],
    BeforeValidator(
        _listed, json_schema_input_type=RequirementWords | tuple[RequirementWords, ...]
    ),
]


class AppliesToWords(_Closed):
    """Who is judged."""

    each: Text = Field(description="The kind of subject: room, door, zone, school ...")
    where: FactList = Field((), description="Facts that all must hold.")
    if_none: IfNoneWord | None = Field(
        None, description="What it means when there is none: fail, cannot tell, not applicable."
    )


class UnlessWords(_Closed):
    """An exception with its reason."""

    when: FactList = Field(description="Facts that all must hold.")
    because: Text = Field(description="Why the rule does not count then.")
    fails_anyway: FactList = Field(
        (),
        description="Facts that make it a fault even if the exception holds: another rule fails.",
    )


class SourceWords(_Closed):
    """Where the figures come from."""

    document: Text = Field(description="A document named in pack.yaml, or brief.")
    clause: str = Field("", description="Clause, table or page.")
    fact: str = Field("", description="Row of the fact sheet.")
    checked: CheckedWord = Field(description="Was the figure read in its source: yes, secondary.")
    url: str = Field("", description="Address; else the one in pack.yaml.")


class ExampleWords(_Closed):
    """A small case with its verdict: runs as a test."""

    given: Any = Field(description="Facts of the subject, a list of candidates, or none.")
    expect: ExpectWord = Field(description="The verdict.")
    settings: Mapping[str, Text] = Field({}, description="Settings changed for this example.")
    because: str = Field("", description="What the example shows.")


class RuleWords(RequirementWords):
    """One rule."""

    rule: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=120)] = Field(
        description="The id: letters, digits, dots and dashes."
    )
    title: Text = Field(description="What a school should have, in one sentence.")
    why: str = Field("", description="Why it matters to a pupil.")
    topic: str = Field("", description="Groups rules; else the file's name.")
    applies_to: AppliesToWords = Field(description="Who is judged.")
    unless: Annotated[
        tuple[UnlessWords, ...],
        BeforeValidator(_listed, json_schema_input_type=UnlessWords | tuple[UnlessWords, ...]),
    ] = Field((), description="Exceptions.")
    requires: Texts = Field((), description="Rules that must pass first.")
    furniture: Literal["required", "as modelled"] | None = Field(
        None, description="Must furniture be modelled before a pass counts?"
    )
    settings: Mapping[str, Limit] = Field({}, description="Figures that a brief may change.")
    strength: StrengthWord = Field(description="must, should, may or project.")
    source: SourceWords = Field(description="Where the figures come from.")
    covers: Literal["all", "part"] = Field("part", description="How much of its clause.")
    ask: str = Field("", description="What to supply when it cannot be told.")
    remedy: str = Field("", description="What to change when it fails.")
    examples: tuple[ExampleWords, ...] = Field((), description="Cases that run as tests.")
    replaces: Texts = Field((), description="Rules that this one stands in for.")
    from_: Day | None = Field(None, alias="from", description="First day in force.")
    until: Day | None = Field(None, description="Last day in force.")


class SourceDocumentWords(_Closed):
    """A document that rules of a pack cite."""

    title: Text = Field(description="Title of the document.")
    edition: str = Field("", description="Edition or year.")
    url: str = Field("", description="Address.")
    binds: str = Field("", description="What a must of it is, if not statutory guidance.")
    read: str = Field("", description="The day it was read, and how.")
    note: str = Field("", description="Anything a reader should know.")


class PackWords(_Closed):
    """pack.yaml."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")] = Field(description="Short name.")
    title: Text = Field(description="What the pack is.")
    jurisdiction: str = Field("", description="Where it applies.")
    edition: str = Field("", description="Version of the pack.")
    sources: Mapping[str, SourceDocumentWords] = Field({}, description="Documents by short name.")


for _model in (TermWords, FindWords, TotalWords, RequirementWords, RuleWords):
    _model.model_rebuild()
