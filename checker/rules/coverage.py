"""What was covered and with which rules: the ledger of clauses, packs used."""

from collections import defaultdict
from collections.abc import Iterable

from checker.results import CoverageRow, Finding, Outcome, OverriddenSetting, PackUsed, RulesUsed
from checker.rules.information import asks_target
from checker.rules.ledger import LedgerRow
from checker.rules.rule import Rule, RuleSet


def rules_used(ruleset: RuleSet) -> RulesUsed:
    """The packs, their digests, how many rules were judged, and what the brief changed in them."""
    packs = tuple(
        PackUsed(id=pack.id, title=pack.title, edition=pack.edition, digest=pack.digest)
        for pack in ruleset.packs
    )
    overridden = tuple(
        OverriddenSetting(rule=each.rule, setting=each.setting, was=each.was, now=each.now)
        for each in ruleset.overrides
        if each.used
    )
    set_there = {each.rule for each in overridden}
    return RulesUsed(
        packs=packs,
        digest=ruleset.digest,
        count=len(ruleset.rules),
        overridden=overridden,
        from_brief=tuple(
            rule.id for rule in ruleset.rules if rule.id in set_there or asks_target(rule)
        ),
    )


def coverage(ruleset: RuleSet, findings: Iterable[Finding]) -> tuple[CoverageRow, ...]:
    """A row for each clause: covered in all or part by a rule, blocked, or by none.

    Blocked is a clause all of whose findings cannot be told. What the reader itself does is
    covered.
    """
    told = {each.rule for each in findings if each.outcome is not Outcome.CANNOT_TELL}
    rows = {row: None for rule in ruleset.rules for row in [_of_rule(rule, rule.id in told)]}
    covered = {rule.source.fact for rule in ruleset.rules if rule.source.fact}
    clauses = {(rule.source.document, rule.source.clause) for rule in ruleset.rules}
    ledger = [
        CoverageRow(
            document=row.document,
            clause=row.clause,
            fact=row.fact,
            state="all" if row.state == "automatic" else "none",
            reason=_why(row),
        )
        for pack in ruleset.packs
        for row in pack.ledger
        if not (row.fact in covered if row.fact else (row.document, row.clause) in clauses)
        and row.judged_with not in covered
    ]
    every = [*rows, *dict.fromkeys(ledger)]
    return tuple(sorted(every, key=lambda row: (row.document, row.clause, row.fact, row.state)))


def _why(row: LedgerRow) -> str:
    """What a clause that no rule judges is about, and what becomes of it, for the report."""
    state = "" if row.state in {"not yet", "automatic"} else row.state
    told = ": ".join(filter(None, (row.title, state)))
    return f"{told} ({row.reason})" if told and row.reason else told or row.reason


def ledger_states(ruleset: RuleSet) -> tuple[tuple[str, LedgerRow], ...]:
    """Each clause that the packs know of with its state, one of `LEDGER_STATES`, in their order.

    One that rules judge is automatic when one of them covers all of it, else partly.
    """
    covers: dict[str, set[str]] = defaultdict(set)
    for rule in ruleset.rules:
        if rule.source.fact:
            covers[rule.source.fact].add(rule.covers)
    found = []
    for row in (row for pack in ruleset.packs for row in pack.ledger):
        judged = covers.get(row.fact, set()) | covers.get(row.judged_with, set())
        state = "automatic" if "all" in judged else "partly" if judged else row.state
        found.append((state, row))
    return tuple(found)


def _of_rule(rule: Rule, told: bool) -> CoverageRow:  # noqa: FBT001 - the one thing to know
    source = rule.source
    reason = rule.id if told else f"{rule.id}: nothing could be told in this model"
    return CoverageRow(
        document=source.document,
        clause=source.clause,
        fact=source.fact,
        state=rule.covers if told else "blocked",
        reason=reason,
    )
