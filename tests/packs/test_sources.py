"""Each rule cites a row of the fact sheets, and claims no more than the row allows."""

import re
from collections import Counter, defaultdict

import pytest

from checker.results import Strength
from checker.rules import LEDGER_STATES, ledger_states
from checker.rules.load import load_packs
from tests.every import every
from tests.packs.shipped import FOLDERS

RULES = load_packs(FOLDERS).rules
CITING = [rule for rule in RULES if rule.source.fact]
STATUTORY = {"SG", "REG", "STAT"}


def _named(rule):
    return rule.id


def _allowed(confidence: str) -> set[str]:
    """Design 4.8: P or V is checked, S or V2 is secondary, M and D are not; rows may mix them."""
    found = set()
    if re.search(r"\bV2\b|\bS\d*\b", confidence):
        found.add("secondary")
    if re.search(r"\b[PV]\b", confidence):
        found.add("yes")
    if re.search(r"\bM\b|\bM-[hml]\b|\bD\b", confidence) or not found:
        found.add("no")
    return found


@pytest.mark.parametrize(
    ("confidence", "allowed"),
    [
        ("P", {"yes"}),
        ("V", {"yes"}),
        ("S2", {"secondary"}),
        ("V2", {"secondary"}),
        ("M-l", {"no"}),
        ("M?", {"no"}),
        ("D", {"no"}),
        ("V (type) / D", {"yes", "no"}),
        ("S4; 1.5 m P", {"secondary", "yes"}),
    ],
)
def test_the_confidence_codes_are_read_as_the_design_says(confidence, allowed):
    assert _allowed(confidence) == allowed


@pytest.mark.shared
@every("rule", CITING, ids=_named)
def test_the_fact_is_a_row_of_a_fact_sheet(rule, facts):
    assert rule.source.fact in facts


@pytest.mark.shared
@every("rule", CITING, ids=_named)
def test_a_figure_counts_as_checked_only_if_the_fact_sheet_says_so(rule, facts):
    allowed = _allowed(facts[rule.source.fact].confidence)
    if rule.source.document == "brief":
        assert rule.source.checked == "no"  # our own figures, after an idea of the row
    else:
        assert rule.source.checked in allowed


@pytest.mark.shared
@every("rule", CITING, ids=_named)
def test_only_statutory_kinds_are_musts(rule, facts):
    kinds = facts[rule.source.fact].kinds
    assert kinds, "the row names the kind of its source"
    if rule.strength is Strength.MUST:
        assert kinds & STATUTORY


@every("rule", RULES, ids=_named)
def test_no_must_rests_on_an_unverified_figure(rule):
    if rule.strength is Strength.MUST:
        assert rule.source.checked in {"yes", "secondary"}


@every("rule", RULES, ids=_named)
def test_a_figure_without_authority_is_a_setting(rule):
    """So that a brief can replace it; a table and a target of the brief are settings already."""
    if rule.source.checked == "no" and rule.pack != "readiness":
        words = str(rule.words)
        has_figure = re.search(r"'at_(?:least|most)': '\d", words)
        assert rule.settings or not has_figure


@every("rule", RULES, ids=_named)
def test_a_rule_tells_an_architect_all_there_is_to_tell(rule):
    for text in (rule.title, rule.why, rule.ask, rule.remedy):
        assert text
        assert len(text) < 400
    assert rule.why.endswith(".")
    assert not rule.title.endswith(".")
    assert rule.source.document == "brief" or rule.source.title


@every("rule", CITING, ids=_named)
def test_what_a_rule_covers_is_in_the_ledger(rule, packs):
    ledger = {row.fact for pack in packs.packs for row in pack.ledger}
    if rule.source.document != "brief":
        assert rule.source.fact in ledger


def test_the_ledger_names_each_fact_once(packs):
    facts = [row.fact for pack in packs.packs for row in pack.ledger]
    assert len(facts) == len(set(facts)) > 200


@pytest.mark.shared
@pytest.mark.parametrize("sheet", ["access", "schools"])
def test_every_row_of_the_fact_sheets_has_a_state(sheet, packs, shared_models):
    text = (shared_models.parent / f"standards/england-{sheet}.md").read_text("utf-8")
    rows = re.findall(r"^\| \**([A-Z]{2,3}-\d{2,3}|[A-G]\d{2})\** \|", text, re.MULTILINE)
    ledger = {row.fact for pack in packs.packs for row in pack.ledger}
    assert len(rows) > 150
    assert [row for row in rows if f"{sheet}/{row}" not in ledger] == []


@pytest.mark.shared
@pytest.mark.parametrize(("country", "rows"), [("ADA", 112), ("NZ", 5)])
def test_every_row_of_another_country_with_a_pack_has_a_state(country, rows, packs, facts):
    sheet = {fact for fact in facts if fact.startswith(f"intl/{country}-")}
    ledger = {row.fact for pack in packs.packs for row in pack.ledger}
    assert len(sheet) == rows
    assert sheet - ledger == set()


@pytest.mark.slow
@pytest.mark.parametrize("pack", FOLDERS, ids=lambda folder: folder.name)
def test_a_pack_says_where_it_is_for_and_when_its_sources_were_read(pack):
    [found] = load_packs([pack]).packs
    assert found.jurisdiction or pack.name == "readiness"
    cited = {rule.source.document for rule in RULES if rule.pack == found.id} - {"brief"}
    assert cited <= set(found.sources)
    assert all(re.match(r"20\d\d-\d\d-\d\d", found.sources[name]["read"]) for name in cited)


def test_who_judges_a_clause_that_no_rule_does_is_said_with_the_reason(packs):
    stated = [(state, row) for state, row in ledger_states(packs) if state == row.state]
    unreasoned = [row.fact for state, row in stated if state != "not yet" and not row.reason]
    assert unreasoned == []
    assert {state for state, _ in ledger_states(packs)} == set(LEDGER_STATES)


def test_what_is_judged_with_another_fact_is_judged_by_a_rule(packs):
    """A row of the ledger that points at a rule's fact is covered by that rule alone."""
    cited = {rule.source.fact for rule in CITING}
    rows = [row for pack in packs.packs for row in pack.ledger if row.judged_with]
    assert rows
    assert [row.fact for row in rows if row.judged_with not in cited or row.fact in cited] == []


def test_the_packs_have_the_rules_that_the_first_release_promises():
    topics = {rule.topic for rule in RULES}
    assert topics >= {
        "access",
        "small_group",
        "inclusion_base",
        "neuro_inclusive",
        "schools",
        "readiness",
    }
    assert len(RULES) >= 25


def test_the_england_pack_has_its_six_families_and_no_rule_beside_them():
    """A file is called by its part of a family; its rules say to which they belong."""
    topics = Counter(rule.topic for rule in RULES if rule.id.startswith("ENG-"))
    least = {
        "access": 55,
        "small_group": 15,
        "inclusion_base": 20,
        "neuro_inclusive": 10,
        "schools": 12,
        "escape": 8,
    }
    assert topics.keys() == least.keys()
    assert all(topics[topic] >= number for topic, number in least.items())


def test_a_row_of_the_ledger_stands_under_the_document_that_its_rules_cite(packs):
    """The report lists clauses by document: under another they stand under a wrong heading."""
    cited = defaultdict(set)
    for rule in CITING:
        if rule.source.document != "brief":
            cited[rule.source.fact].add(rule.source.document)
    rows = [row for pack in packs.packs for row in pack.ledger if row.fact in cited]
    wrong = [(row.fact, row.document) for row in rows if row.document not in cited[row.fact]]
    assert wrong == []
