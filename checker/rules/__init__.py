"""Rules: YAML packs in, verdicts out. Knows neither IFC nor reports."""

from checker.rules.case import Facts
from checker.rules.coverage import coverage, ledger_states, rules_used
from checker.rules.describe import describe
from checker.rules.examples import Case, example_cases, run_case
from checker.rules.ids import LABELS, ids_file
from checker.rules.information import targets_asked
from checker.rules.judge import judge_rules
from checker.rules.ledger import LEDGER_STATES
from checker.rules.lint import lint
from checker.rules.load import load_packs, only_packs
from checker.rules.locate import READINESS, locate, shipped_packs
from checker.rules.needs import need_driven, scenario
from checker.rules.pages import measures_named, rule_pages
from checker.rules.rule import Override, Pack, Rule, RuleSet
from checker.rules.schema import pack_schema, rule_schema

__all__ = [
    "LABELS",
    "LEDGER_STATES",
    "READINESS",
    "Case",
    "Facts",
    "Override",
    "Pack",
    "Rule",
    "RuleSet",
    "coverage",
    "describe",
    "example_cases",
    "ids_file",
    "judge_rules",
    "ledger_states",
    "lint",
    "load_packs",
    "locate",
    "measures_named",
    "need_driven",
    "only_packs",
    "pack_schema",
    "rule_pages",
    "rule_schema",
    "rules_used",
    "run_case",
    "scenario",
    "shipped_packs",
    "targets_asked",
]
