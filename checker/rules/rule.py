"""Rules as they are judged: figures typed, names resolved, dates and settings chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from checker.measure.registry import FurnitureWord, MeasureSpec
from checker.results import Outcome, Strength
from checker.rules.ledger import LedgerRow
from checker.units import Comparison, Condition
from checker.yamlsource import Mark

Whose = Literal["this", "candidate", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWord:
    """A place in a parameter before it is known who `this` is."""

    relation: str
    whose: Whose = ""
    use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A measure to ask for: of the subject itself, or of the whole school (`of_school`)."""

    name: str
    spec: MeasureSpec
    params: Mapping[str, Any] = field(default_factory=dict)
    part: str = ""
    of_school: bool = False

    @property
    def unit(self) -> str:
        """The unit of the value, or of the part of it that is meant."""
        return self.spec.parts[self.part] if self.part else self.spec.unit

    @property
    def lack(self) -> str:
        """How to say that it is not known: `the approach of the door`, `whether it is external`."""
        if self.spec.lack:
            return self.spec.lack
        words = self.name.replace("_", " ")
        if self.spec.value != "truth":
            return f"the {words} of the {self.spec.kind}"
        verbs = ("is ", "has ", "shares ")
        return f"whether it {words}" if words.startswith(verbs) else f"{words}: yes or no"


# ------------------------------------------------------------------ figures that may be worked out


@dataclass(frozen=True, slots=True, kw_only=True)
class Const:
    """A figure; `text` is how the author wrote it, `setting` the name it was given, if any."""

    value: float
    unit: str
    text: str
    setting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The value of a measure."""

    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedOut:
    """largest_of, smallest_of, sum_of or times."""

    word: Literal["largest_of", "smallest_of", "sum_of", "times"]
    terms: "tuple[Term, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOf:
    """How many subjects there are, as an interval."""

    selection: "Selection"


Term = Const | Asked | WorkedOut | CountOf


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLimit:
    """`at_least`, `at_most` or `exactly` a figure."""

    word: Literal["at_least", "at_most", "exactly"]
    term: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLimit:
    """`is` one of some words; `yes` and `no` for truths."""

    words: frozenset[str]


Limit = NumberLimit | WordLimit

# ------------------------------------------------------------------------------- facts that hold


@dataclass(frozen=True, slots=True, kw_only=True)
class IsOneOf:
    """The fact is one of these words (`yes`, `no` for truths)."""

    fact: Fact
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meets:
    """The fact compares so with a figure."""

    fact: Fact
    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Compares:
    """The fact compares so with something worked out."""

    fact: Fact
    comparison: Comparison
    term: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAsThis:
    """The fact is the same for the candidate and for this."""

    fact: Fact
    of_this: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """None of it holds."""

    condition: "Where"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """All of it holds."""

    conditions: "tuple[Where, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """Any of it holds."""

    conditions: "tuple[Where, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """A requirement that passes."""

    requirement: "Requirement"


Where = IsOneOf | Meets | Compares | SameAsThis | Not | AllOf | AnyOf | Holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Subjects of a kind for which `where` holds."""

    kind: str
    where: AllOf = AllOf(conditions=())


# --------------------------------------------------------------------------------- requirements


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A measure within limits; all of them."""

    fact: Fact
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: what each key must be, and what is then required. `text` is for people."""

    keys: Mapping[str, Where]
    checks: tuple[Check, ...]
    text: str
    at: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Limits that depend on keys. `otherwise` is a verdict or a requirement."""

    keys: Mapping[str, Fact]
    rows: tuple[Row, ...]
    take: str
    otherwise: "Outcome | tuple[Check, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """any_of or all_of."""

    word: Literal["any_of", "all_of"]
    members: "tuple[Requirement, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """find and count (how many), sum, share; `per` multiplies the limit, which is then rounded."""

    word: Literal["find", "count", "sum", "share"]
    selection: Selection
    such_that: "tuple[Requirement, ...]"
    limits: tuple[NumberLimit, ...]
    weight: Fact | None = None
    per: Term | None = None
    per_word: str = ""
    round: str = ""


Requirement = Check | Table | Group | Total

# ---------------------------------------------------------------------------------------- rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuse:
    """A reason why a rule does not count.

    Where `fails_anyway` holds, it is a fault, too, that another rule tells: then a fail stands even
    if nobody knows which of the two it is. Without any conditions it never holds.
    """

    when: AllOf
    because: str
    fails_anyway: AllOf = AllOf(conditions=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule's figures come from; `binds` says what a must of it is, if no guidance."""

    document: str
    clause: str
    fact: str
    checked: str
    url: str
    title: str
    binds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A case that comes with a rule; `mark` is where it stands."""

    given: Any
    expect: Outcome
    settings: Mapping[str, str]
    because: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, ready to be judged. `words` is what the author wrote, for docs and examples."""

    id: str
    title: str
    why: str
    topic: str
    pack: str
    selection: Selection
    if_none: Outcome
    requirement: Requirement
    excuses: tuple[Excuse, ...]
    requires: tuple[str, ...]
    replaces: tuple[str, ...]
    furniture: str
    furniture_counts: frozenset[FurnitureWord]
    settings: Mapping[str, Const | frozenset[str]]
    strength: Strength
    source: Source
    covers: str
    ask: str
    remedy: str
    examples: tuple[Example, ...]
    words: Any
    file: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack of rules with the digest of its files."""

    id: str
    title: str
    jurisdiction: str
    edition: str
    digest: str
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ledger: tuple[LedgerRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A setting that the brief changed; `rule` may be one that is not loaded (`used` is False)."""

    rule: str
    setting: str
    was: str
    now: str
    used: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """All rules of a run in order of id, with what was left out and why."""

    rules: tuple[Rule, ...] = ()
    packs: tuple[Pack, ...] = ()
    digest: str = ""
    overrides: tuple[Override, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    judged_as_of: date | None = None

    def rule(self, rule_id: str) -> Rule | None:
        """The rule with this id, if it is here."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)
