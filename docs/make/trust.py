"""`python -m docs.make.trust`: docs/trust.md, what each rule was tried on and what it answered.

Every answer in the table is that of a check made now: of the small models in sample_models/cases
(`fail-` a fault built in, `pass-` a near miss, `cannot-tell-` the evidence taken away) and of the
sample school with its known faults.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from checker.brief import Brief, find_brief, load_brief
from checker.pipeline import judge, read_facts
from checker.results import Outcome, RunResult
from checker.rules import Rule, RuleSet, load_packs, locate, shipped_packs
from checker.yamlsource import read_yaml_file

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "trust.md"
CASES = ROOT / "sample_models" / "cases"
SCHOOL = ROOT / "sample_models" / "oakfield" / "oakfield-primary-A.ifc"
FAULTS = ROOT / "sample_models" / "oakfield-faults.yaml"
WANTED = {"fail": Outcome.FAIL, "pass": Outcome.PASS, "cannot-tell": Outcome.CANNOT_TELL}
HEAD = """<!-- Made by `python -m docs.make.trust`, which checks every model named here. -->

# What each rule was tried on

Each rule is tried on small models that are right but for one thing, and on the sample school,
Oakfield Primary, with its known faults ([sample_models](../sample_models/README.md)):

- *faults found*: one thing was made wrong on purpose, and the rule fails;
- *near misses passed*: what only looks wrong, or is just within the limit, and the rule passes;
- *left open*: the evidence was taken away, and the rule says that it cannot tell.

Two figures stand in each cell: how many came out so, of how many there are. Faults and near misses
of Oakfield have its letter and number. These models are ours: the table shows that the rules do
what they say, not how often a design office's model holds what they need.

"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One thing that a rule was tried on: what should come out, and whether it did."""

    rule: str
    kind: str
    name: str
    as_expected: bool


SERVER_FAULTS = Path(__file__).parent / "web_faults.md"
"""What `python -m benchmarks.web_faults --rounds 20` printed: it takes minutes of whole servers."""
SERVER = """## What the server survives

Whole servers with real children, killed at random moments (`python -m benchmarks.web_faults`, the
table below; a test does the same a few times). Accepted is what the server said yes to; nothing of
it may be lost, and what was cut off may never look green. Of uploads that were broken off nothing
may be kept. Full disks, hostile files and servers that share a database have
[tests of their own](security.md).

"""


def trials() -> tuple[Trial, ...]:
    """Every case model and every listed place of the sample school, checked now."""
    cases = [trial for path in sorted(CASES.rglob("*.ifc")) for trial in _case(path)]
    return (*cases, *_oakfield())


def promised() -> tuple[Trial, ...]:
    """The same trials as they should come out, by the names of models and the list of faults."""
    cases = [
        Trial(rule=path.relative_to(CASES).parts[0], kind=kind, name=name, as_expected=True)
        for path in sorted(CASES.rglob("*.ifc"))
        if (named := _kind_and_name(path))
        for kind, name in [named]
    ]
    listed = [
        Trial(rule=str(row["rule"]), kind=kind, name=f"Oakfield {row['id']}", as_expected=True)
        for kind, row in _listed()
    ]
    return (*cases, *listed)


def _kind_and_name(path: Path) -> tuple[str, str] | None:
    """What a case is, and its name; nothing for the models that a rule is not about (`na-`)."""
    kind = next((each for each in WANTED if path.name.startswith(f"{each}-")), None)
    return (kind, path.stem.removeprefix(f"{kind}-")) if kind else None


def _listed() -> Iterator[tuple[str, Mapping[str, object]]]:
    """The faults and near misses of the sample school that some rule is to find or to pass."""
    listed: Mapping[str, list[dict[str, object]]] = read_yaml_file(FAULTS, file="faults").root
    for kind, key in (("fail", "faults"), ("pass", "near_misses")):
        yield from ((kind, row) for row in listed[key] if not str(row["rule"]).startswith("later"))


def trust_page(found: Iterable[Trial]) -> str:
    """The table of rules, a line of totals first."""
    tried = tuple(found)
    rules = _shipped().rules
    totals = ", ".join(
        f"{_counted(each for each in tried if each.kind == kind)} {what}"
        for kind, what in (
            ("fail", "faults found"),
            ("pass", "near misses passed"),
            ("cannot-tell", "left open where the evidence was taken away"),
        )
    )
    return HEAD + "\n".join(
        [
            f"{len(rules)} rules: {totals}.\n",
            "| rule | faults found | near misses passed | left open |\n|---|---|---|---|",
            *(_row(rule, [each for each in tried if each.rule == rule.id]) for rule in rules),
            "",
            SERVER + SERVER_FAULTS.read_text(encoding="utf-8"),
        ]
    )


def _row(rule: Rule, tried: list[Trial]) -> str:
    cells = (
        _cell([each for each in tried if each.kind == kind])
        for kind in ("fail", "pass", "cannot-tell")
    )
    return f"| [{rule.id}](rules/{rule.id}.md) | {' | '.join(cells)} |"


def _cell(tried: list[Trial]) -> str:
    names = ", ".join(each.name for each in tried)
    return f"{_counted(tried)}: {names}" if tried else "none"


def _counted(tried: Iterable[Trial]) -> str:
    all_of = list(tried)
    return f"{sum(each.as_expected for each in all_of)} of {len(all_of)}"


@cache
def _shipped() -> RuleSet:
    return _rules({})


def _rules(settings: Mapping[str, str]) -> RuleSet:
    return load_packs(locate(list(shipped_packs()), base=ROOT), settings=settings)


@cache
def _england() -> RuleSet:
    return load_packs(locate(["england"], base=ROOT))


def _case(path: Path) -> Iterator[Trial]:
    """The trial of a small model, judged by its own rule; `na-` models are none."""
    rule, named = path.relative_to(CASES).parts[0], _kind_and_name(path)
    if named is None:
        return
    kind, name = named
    found = find_brief(path)
    brief = load_brief(found) if found else Brief()
    every = _rules(brief.settings) if brief.settings else _shipped()
    own = every.rule(rule)
    wanted = {rule, *(own.requires if own else ())}
    alone = replace(every, rules=tuple(each for each in every.rules if each.id in wanted))
    findings = judge(read_facts(path), alone, brief).findings
    outcomes = {each.outcome for each in findings if each.rule == rule}
    yield Trial(
        rule=rule,
        kind=kind,
        name=name,
        as_expected=_worst(outcomes) is WANTED[kind],
    )


def _worst(outcomes: set[Outcome]) -> Outcome:
    order = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS)
    return next((each for each in order if each in outcomes), Outcome.NOT_APPLICABLE)


def _oakfield() -> Iterator[Trial]:
    """The listed faults and near misses of the sample school's first revision."""
    brief = find_brief(SCHOOL)
    result = judge(read_facts(SCHOOL), _england(), load_brief(brief) if brief else Brief())
    for kind, row in _listed():
        found = WANTED[kind] in _at(result, row)
        name = f"Oakfield {row['id']}"
        yield Trial(rule=str(row["rule"]), kind=kind, name=name, as_expected=found)


def _at(result: RunResult, row: Mapping[str, object]) -> set[Outcome]:
    """What the row's rule came to at the places that the row names, or of the school."""
    keys = ("rooms", "doors", "storeys", "zones", "climbs")
    names = {name for key in keys for name in _names(row.get(key, ()))}
    names |= {"Oakfield Primary", "Inclusion base"}
    return {
        finding.outcome
        for finding in result.findings
        if finding.rule == row["rule"] and finding.subject.name in names
    }


def _names(value: object) -> Iterable[str]:
    return map(str, value) if isinstance(value, list | tuple) else ()


def main() -> None:
    """Check everything, write the page and say its totals; what came out otherwise is an error."""
    tried = trials()
    text = trust_page(tried)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    otherwise = [f"{each.rule}: {each.name}" for each in tried if not each.as_expected]
    if otherwise:
        sys.exit(f"Not as expected: {', '.join(otherwise)}")
    sys.stdout.write(next(line for line in text.splitlines() if " rules: " in line) + "\n")


if __name__ == "__main__":
    main()
