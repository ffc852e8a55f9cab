"""Rules that depend on how many pupils have which need, and what another profile changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from checker.results import Finding, Scenario, ScenarioRow
from checker.rules.information import facts_asked
from checker.rules.rule import RuleSet, Total

_BY_NEED = "pupils_with"


def need_driven(ruleset: RuleSet) -> RuleSet:
    """The rules that ask how many pupils have a need; none of their requirements on other rules."""
    driven = (
        replace(rule, requires=())
        for rule in ruleset.rules
        if any(fact.name == _BY_NEED for fact in facts_asked(rule))
    )
    return replace(ruleset, rules=tuple(driven))


def scenario(
    name: str,
    needs: Mapping[str, Any],
    ruleset: RuleSet,
    *,
    before: Sequence[Finding],
    after: Sequence[Finding],
) -> Scenario:
    """What changes from the findings `before` to those `after`, place by place.

    `needs` is the profile as it may be shown. What is short is added up over the requirements
    apart: the same room may serve two of them.
    """
    earlier = {finding.key: finding for finding in before}
    rows = tuple(_row(earlier.get(finding.key), finding, ruleset) for finding in after)
    return Scenario(
        name=name,
        needs=dict(needs),
        rows=rows,
        rooms_short=_sum(rows, "rooms"),
        area_short=round(_sum(rows, "m2"), 3),
        places_short=_sum(rows, "places"),
    )


def _sum(rows: Sequence[ScenarioRow], of: str) -> float:
    return sum(row.short or 0 for row in rows if row.of == of)


def _row(before: Finding | None, after: Finding, ruleset: RuleSet) -> ScenarioRow:
    short = after.shortfall if isinstance(after.shortfall, float | int) else None
    return ScenarioRow(
        key=after.key,
        rule=after.rule,
        title=after.title,
        strength=after.strength,
        subject=after.subject,
        of=_of(after, ruleset),
        before=before.outcome if before else None,
        after=after.outcome,
        required_before=_required(before),
        required_after=_required(after),
        there_is=after.observed,
        short=short if after.outcome.value == "fail" else None,
        missing=after.missing,
    )


def _required(finding: Finding | None) -> str:
    return finding.required.text if finding and finding.required else ""


def _of(finding: Finding, ruleset: RuleSet) -> str:
    """Whether what may be short are rooms, square metres or places; empty for anything else."""
    if finding.required is not None and finding.required.unit == "m2":
        return "m2"
    rule = ruleset.rule(finding.rule)
    requirement = rule.requirement if rule else None
    if not isinstance(requirement, Total):
        return ""
    if requirement.weight is not None and requirement.weight.name == "places":
        return "places"
    if requirement.word not in {"find", "count"}:
        return ""
    return "rooms" if requirement.selection.kind == "room" else ""
