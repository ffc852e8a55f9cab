"""Packs from folders and files, dated figures, settings, rules that replace others, and docs."""

import json
from datetime import date

import jsonschema
import pytest
from ruamel.yaml import YAML

from checker.errors import UsageError
from checker.results import CoverageRow
from checker.rules import (
    coverage,
    example_cases,
    ledger_states,
    lint,
    load_packs,
    rule_schema,
    run_case,
)
from checker.rules.describe import describe
from checker.rules.schema import pack_schema
from checker.rules.vocabulary import known_words
from tests.rules.courtroom import KNOWN, REGISTRY, outcomes, world
from tests.rules.test_design_examples import BASE_EXAMPLES, DESIGN
from tests.rules.test_tables import RAMP

RULE = """\
- rule: %s
  title: T
  strength: project
  source: {document: %s, checked: no}
  applies_to: {each: door, if_none: fail}
  measure: overall_width
  at_least: 900 mm
"""
PACK = """\
id: office
title: Office rules
edition: "2"
sources:
  STD: {title: Our standard, url: https://std.example, read: 2026-11-01}
"""


def pack(folder, **files):
    folder.mkdir()
    for name, text in {"pack": PACK, **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_pack_gives_its_rules_topics_and_sources(tmp_path):
    folder = pack(tmp_path / "office", doors=RULE % ("A", "STD"), more=RULE % ("B", "brief"))
    ruleset = load_packs([folder], known=KNOWN)
    assert [(rule.id, rule.topic, rule.pack) for rule in ruleset.rules] == [
        ("A", "doors", "office"),
        ("B", "more", "office"),
    ]
    first = ruleset.rules[0]
    assert (first.source.title, first.source.url) == ("Our standard", "https://std.example")
    assert first.file == "office/doors.yaml"
    assert (ruleset.packs[0].edition, len(ruleset.packs[0].digest)) == ("2", 64)


@pytest.mark.parametrize("text", ["", "[]", "# later\n"])
def test_a_file_without_rules_is_a_mistake(tmp_path, text):
    path = tmp_path / "office.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"office\.yaml:1:1: this file holds no rules"):
        load_packs([path], known=KNOWN)


def test_a_setting_of_the_brief_must_not_be_negative(tmp_path):
    text = RULE.replace("at_least: 900 mm", "at_least: least") % ("A", "STD")
    folder = pack(tmp_path / "office", doors=text + "  settings: {least: 900 mm}\n")
    with pytest.raises(UsageError, match=r"sets A.least: '-3 mm' must not be negative"):
        load_packs([folder], known=KNOWN, settings={"A.least": "-3 mm"})
    assert load_packs([folder], known=KNOWN, settings={"A.least": "0 mm"}).rules


def test_a_document_that_the_pack_does_not_name_is_a_mistake(tmp_path):
    folder = pack(tmp_path / "office", doors=RULE % ("A", "STDD"))
    with pytest.raises(UsageError, match=r"office/doors.yaml:4:22: the document 'STDD'.*'STD'"):
        load_packs([folder], known=KNOWN)


def test_mistakes_of_all_packs_and_files_come_together(tmp_path):
    one = pack(
        tmp_path / "one", a=RULE % ("A", "XX"), pack=PACK.replace("title: Office", "titel: O")
    )
    two = pack(tmp_path / "two", b=RULE % ("A", "YY"))
    with pytest.raises(UsageError) as error:
        load_packs([one, two, tmp_path / "nowhere"], known=KNOWN)
    text = str(error.value)
    assert text.startswith("The rules have ")
    for part in ("one/pack.yaml:2:1: the word 'titel'", "two/b.yaml", "nowhere:1:1: no rules"):
        assert part in text
    assert "the rule A is there already: one/a.yaml:1" in text
    assert str(tmp_path) not in text


def test_a_folder_of_packs_and_a_folder_without_pack_file_work_too(tmp_path):
    rules = tmp_path / "rules"
    rules.mkdir()
    pack(rules / "one", a=RULE % ("A", "STD"))
    pack(rules / "two", b=RULE % ("B", "STD"), pack=PACK.replace("office", "two"))
    assert [p.id for p in load_packs([rules], known=KNOWN).packs] == ["office", "two"]
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "mine.yaml").write_text(RULE % ("C", "anything"))
    assert [p.id for p in load_packs([bare], known=KNOWN).packs] == ["bare"]


def test_the_same_pack_twice_counts_once(tmp_path):
    folder = pack(tmp_path / "office", doors=RULE % ("A", "STD"))
    assert len(load_packs([folder, folder], known=KNOWN).rules) == 1


def test_the_digest_follows_every_byte_settings_and_date(tmp_path):
    folder = pack(tmp_path / "office", doors=RULE % ("A", "STD"))
    first = load_packs([folder], known=KNOWN).digest
    assert load_packs([folder], known=KNOWN).digest == first
    assert load_packs([folder], known=KNOWN, judged_as_of=date(2026, 1, 1)).digest != first
    (folder / "doors.yaml").write_text(RULE % ("A", "STD") + "# a comment\n")
    assert load_packs([folder], known=KNOWN).digest != first


def test_the_ledger_lists_clauses_that_no_rule_covers(tmp_path):
    rule = RULE.replace("checked: no", "fact: x/1, checked: no")
    ledger = (
        "- {document: STD, clause: '1', fact: x/1}\n- {document: STD, clause: '2', title: Two}\n"
    )
    folder = pack(tmp_path / "office", doors=rule % ("A", "STD"), ledger=ledger)
    ruleset = load_packs([folder], known=KNOWN)
    rows = coverage(ruleset, world(door=[{"overall_width": "1 m"}]).judge(ruleset))
    assert [(row.clause, row.state) for row in rows] == [("", "part"), ("2", "none")]
    assert CoverageRow(document="STD", clause="2", state="none", reason="Two") in rows


def test_a_clause_that_another_rule_judges_too_is_not_listed_as_open(tmp_path):
    rule = RULE.replace("checked: no", "fact: f/1, checked: no")
    ledger = (
        "- {document: STD, clause: '1', fact: f/1}\n"
        "- {document: STD, clause: '2', fact: f/2, judged_with: f/1}\n"
        "- {document: STD, clause: '3', fact: f/3, judged_with: f/9}\n"
    )
    folder = pack(tmp_path / "office", doors=rule % ("A", "STD"), ledger=ledger)
    rows = coverage(load_packs([folder], known=KNOWN), ())
    assert [row.clause for row in rows if row.state == "none"] == ["3"]


def test_each_clause_of_the_ledger_has_a_state(tmp_path):
    rules = RULE.replace("checked: no", "fact: f/1, checked: no") % ("A", "STD")
    rules += RULE.replace("checked: no", "fact: f/5, checked: no") % ("B", "STD")
    rules += "  covers: all\n"
    rules += RULE % ("C", "STD")
    ledger = (
        "- {document: STD, clause: '1', fact: f/1}\n"
        "- {document: STD, clause: '2', fact: f/2, judged_with: f/1}\n"
        "- {document: STD, clause: '3', fact: f/3, state: needs a person, reason: taste}\n"
        "- {document: STD, clause: '4', fact: f/4, title: Four, state: out of scope, reason: old}\n"
        "- {document: STD, clause: '5', fact: f/5, state: out of scope}\n"
        "- {document: STD, clause: '6', fact: f/6, state: automatic, reason: read so}\n"
        "- {document: STD, clause: '7', fact: f/7, title: Seven}\n"
    )
    folder = pack(tmp_path / "office", doors=rules, ledger=ledger)
    ruleset = load_packs([folder], known=KNOWN)
    states = [state for state, _ in ledger_states(ruleset)]
    assert states == [
        "partly",
        "partly",
        "needs a person",
        "out of scope",
        *["automatic"] * 2,
        "not yet",
    ]
    told = {row.clause: row.reason for row in coverage(ruleset, ()) if row.state == "none"}
    assert told == {
        "3": "needs a person (taste)",
        "4": "Four: out of scope (old)",
        "7": "Seven",
    }
    assert ("all", "read so") in {(row.state, row.reason) for row in coverage(ruleset, ())}


def test_a_state_that_is_none_is_told(tmp_path):
    ledger = "- {document: STD, clause: '1', state: person}\n"
    folder = pack(tmp_path / "office", doors=RULE % ("A", "STD"), ledger=ledger)
    with pytest.raises(UsageError, match=r"ledger.yaml:1:\d+: 'person' is no state of a clause"):
        load_packs([folder], known=KNOWN)


def test_a_row_of_the_ledger_is_checked(tmp_path):
    folder = pack(tmp_path / "office", doors=RULE % ("A", "STD"), ledger="- {document: STD}\n")
    with pytest.raises(UsageError, match=r"office/ledger.yaml:1:3: a row of the ledger"):
        load_packs([folder], known=KNOWN)


def test_a_rule_may_stand_in_for_another_which_is_then_left_out(load):
    text = RULE % ("OLD", "brief") + RULE % ("NEW", "brief") + "  replaces: OLD\n"
    text += RULE % ("USER", "brief") + "  requires: OLD\n"
    ruleset = load(text)
    assert [rule.id for rule in ruleset.rules] == ["NEW", "USER"]
    assert ruleset.left_out == {"OLD": "replaced by NEW"}
    assert ruleset.rule("USER").requires == ("NEW",)
    assert outcomes(world(door=[{"overall_width": "1 m"}]).judge(ruleset)) == ["pass", "pass"]


def test_whoever_requires_a_rule_requires_the_last_that_stands_in_for_it(load):
    text = RULE % ("OLD", "brief") + RULE % ("NEW", "brief") + "  replaces: OLD\n"
    text += RULE % ("NEWER", "brief") + "  replaces: NEW\n"
    text += RULE % ("USER", "brief") + "  requires: OLD\n"
    ruleset = load(text)
    assert [rule.id for rule in ruleset.rules] == ["NEWER", "USER"]
    assert ruleset.rule("USER").requires == ("NEWER",)


@pytest.mark.parametrize("word", ["requires", "replaces"])
def test_rules_may_not_go_round_in_a_ring(mistakes, word):
    text = RULE % ("A", "brief") + f"  {word}: B\n" + RULE % ("B", "brief") + f"  {word}: A\n"
    assert any(f"A: {word} goes in a ring: A > B > A" in each for each in mistakes(text))


DATED = """\
  at_least:
    - {until: 2020-12-31, value: 750 mm}
    - {from: 2021-01-01, until: 2025-12-31, value: 800 mm}
    - {from: 2026-01-01, value: 850 mm}
"""


@pytest.mark.parametrize(
    ("day", "limit"),
    [
        (date(2019, 1, 1), 0.75),
        (date(2020, 12, 31), 0.75),
        (date(2021, 1, 1), 0.8),
        (date(2026, 1, 1), 0.85),
        (None, 0.85),
    ],
)
@pytest.mark.parametrize("in_settings", [False, True])
def test_a_dated_figure_is_chosen_by_the_day_of_judging_never_by_today(
    load, day, limit, in_settings
):
    text = (RULE % ("A", "brief")).replace("  at_least: 900 mm\n", DATED)
    if in_settings:
        listed = DATED.replace("  at_least:", "    least:").replace("    - ", "      - ")
        text = (RULE % ("A", "brief")).replace("900 mm", "least") + "  settings:\n" + listed
    known = type(KNOWN)(registry=REGISTRY, uses=KNOWN.uses, as_of=day)
    ruleset = load(text, known=known, judged_as_of=day)
    (found,) = world(door=[{"overall_width": "1 m"}]).judge(ruleset)
    assert found.required.at_least == limit


@pytest.mark.parametrize(
    ("words", "day", "kept"),
    [
        ("from: 2026-01-01", date(2025, 12, 31), False),
        ("from: 2026-01-01", date(2026, 1, 1), True),
        ("from: 2026-01-01", None, True),
        ("until: 2025-12-31", date(2025, 12, 31), True),
        ("until: 2025-12-31", date(2026, 1, 1), False),
        ("until: 2025-12-31", None, False),
    ],
)
def test_a_rule_out_of_force_is_left_out_and_said_so(load, words, day, kept):
    known = type(KNOWN)(registry=REGISTRY, uses=KNOWN.uses, as_of=day)
    ruleset = load(RULE % ("A", "brief") + f"  {words}\n", known=known)
    assert [rule.id for rule in ruleset.rules] == (["A"] if kept else [])
    assert ("A" in ruleset.left_out) is not kept


def test_a_figure_that_was_not_in_force_yet_leaves_its_rule_out(load):
    text = (RULE % ("A", "brief")).replace("900 mm", "[{from: 2026-01-01, value: 900 mm}]")
    known = type(KNOWN)(registry=REGISTRY, as_of=date(2020, 1, 1))
    assert load(text, known=known).left_out == {"A": "not in force on the day of judging"}


@pytest.mark.parametrize(
    "dated",
    [
        "[{from: 2026-01-01, value: 1 m}, {from: 2025-01-01, value: 2 m}]",
        "[{until: 2026-01-01, value: 1 m}, {from: 2025-01-01, value: 2 m}]",
        "[{from: 2026-01-01, until: 2025-01-01, value: 1 m}]",
    ],
)
def test_dated_figures_must_follow_each_other(mistakes, dated):
    told = mistakes((RULE % ("A", "brief")).replace("900 mm", dated))
    assert any("the oldest first" in each for each in told)


def test_a_setting_for_a_rule_that_is_not_loaded_is_recorded_as_unused(load):
    ruleset = load(RULE % ("A", "brief"), settings={"ENG-SGR-area.smallest": "12 m2"})
    (override,) = ruleset.overrides
    assert (override.rule, override.used) == ("ENG-SGR-area", False)


# -------------------------------------------------------------------------------- examples

EXAMPLES = """\
- rule: A
  title: T
  strength: project
  source: {document: brief, checked: no}
  settings: {least: 9 m2}
  applies_to: {each: room, where: {use: store}, if_none: fail}
  measure: net_area
  at_least: least
  unless: {when: {windows: 0}, because: x}
  examples:
    - {given: {net_area: 9 m2}, expect: %s}
    - {given: {net_area: 9 m2}, settings: {least: 10 m2}, expect: %s}
    - {given: {net_area: 5 m2, windows: 0}, expect: %s}
    - {given: {net_area: 5 m2, use: office}, expect: %s}
    - {given: {net_area: 5 m2, use: [office, store]}, expect: %s}
    - {given: {net_area: unknown}, expect: %s}
    - {given: none, expect: %s}
"""
RIGHT = ("pass", "fail", "not applicable", "fail", "cannot tell", "cannot tell", "fail")


def test_examples_hold_what_chooses_and_leave_out_exceptions_unless_they_say_so(load):
    cases = example_cases(load(EXAMPLES % RIGHT))
    assert [run_case(case, known=KNOWN) is case.expect for case in cases] == [True] * len(RIGHT)


def test_a_wrong_example_is_found_out_and_says_where_it_stands(load):
    wrong = ("fail", *RIGHT[1:])
    case = example_cases(load(EXAMPLES % wrong))[0]
    assert run_case(case, known=KNOWN) is not case.expect
    assert case.where.endswith("rules.yaml:11")
    assert case.name == "A 1 fail"


def test_candidates_of_several_kinds_and_facts_of_the_school_may_be_given(load):
    text = """\
- rule: A
  title: T
  strength: project
  source: {document: brief, checked: no}
  applies_to: {each: school}
  all_of:
    - find: {of: room, where: {use: store}, at_least: 1}
    - find: {of: door, where: {is_external: yes}, at_least: 1}
    - {measure: pupils, at_most: 100}
  examples:
    - {given: {pupils: 90, candidates: [{use: store}, {of: door, is_external: yes}]}, expect: pass}
    - {given: {pupils: 90, candidates: [{use: store}, {of: door, is_external: no}]}, expect: fail}
    - {given: {pupils: 90, candidates: [{use: store}]}, expect: fail}
"""
    cases = example_cases(load(text))
    assert [run_case(case, known=KNOWN).value for case in cases] == ["pass", "fail", "fail"]


# ------------------------------------------------------------------------- lint, docs, schema


def test_lint_tells_what_is_missing_though_nothing_is_wrong(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(RULE % ("A", "brief"))
    told = lint([path], known=KNOWN)
    assert all(each.split("A: ")[0].endswith("mine.yaml:1:9: ") for each in told)
    lacks = [each.split("A: ")[1] for each in told]
    assert "no example expects cannot tell" in lacks
    assert "no example stands at the limit of 900 mm (overall_width)" in lacks
    assert "no example misses the limit of 900 mm by a little (overall_width)" in lacks
    assert "remedy is missing" in lacks


def test_lint_is_content_with_a_complete_rule(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        RULE % ("A", "brief")
        + """\
  why: x
  ask: x
  remedy: x
  examples:
    - {given: {overall_width: 900 mm}, expect: pass}
    - {given: {overall_width: 899 mm}, expect: fail}
    - {given: {}, expect: cannot tell}
"""
    )
    assert lint([path], known=KNOWN) == []
    path.write_text("- rule: A\n")
    assert len(lint([path], known=KNOWN)) > 3


def test_every_part_of_a_rule_is_described(load):
    text = EXAMPLES % RIGHT
    described = describe(load(text).rule("A"))
    for part in ("net area at least least", "unless windows 0: x", "A.least: 9 m2", "none: fail"):
        assert part in described
    table = load(
        "- rule: A\n  title: T\n  strength: project\n  source: {document: brief, checked: no}\n"
        + "\n".join(f"  {line}" for line in RAMP.splitlines())
    )
    assert "going: 5 m: at most 1 in 15" in describe(table.rule("A"))


def test_an_editor_accepts_the_rules_of_the_design_and_completes_words():
    schema = rule_schema(registry=REGISTRY)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for text in (
        DESIGN + BASE_EXAMPLES,
        EXAMPLES % RIGHT,
        RULE % ("A", "brief") + "  from: 2026-01-01\n",
    ):
        plain = json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))
        assert [error.message for error in validator.iter_errors(plain)] == []
    rule = schema["definitions"]["RuleWords"]
    assert all(each.get("description") for each in rule["properties"].values())
    assert "clear_of" in rule["properties"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"mesure": "x"},
        {"strength": "shuold"},
        {"measure": "no_such_measure"},
        {"applies_to": {"each": "door", "whare": []}},
        {"find": {"of": "room", "at_lest": 1}},
        {"examples": [{"given": {}, "expect": "passes"}]},
    ],
)
def test_an_editor_marks_what_the_loader_would_refuse(wrong):
    rule = YAML(typ="safe", pure=True).load(RULE % ("A", "brief"))[0]
    validator = jsonschema.Draft7Validator(rule_schema(registry=REGISTRY))
    assert list(validator.iter_errors([rule])) == []
    assert list(validator.iter_errors([{**rule, **wrong}])) != []


def test_pack_files_have_a_schema_too():
    schema = pack_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    plain = json.loads(json.dumps(YAML(typ="safe", pure=True).load(PACK), default=str))
    assert list(jsonschema.Draft7Validator(schema).iter_errors(plain)) == []


def test_the_real_schema_is_made_of_the_registered_measures():
    schema = rule_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    assert ("net_area", "room") in known_words().registry
    assert "net_area" in schema["definitions"]["RuleWords"]["properties"]["measure"]["enum"]


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        (
            "in_existing_building",
            (
                "Lifts: Whether a lift belongs to a building that is there already. "
                "Rooms: Whether a room belongs to a building that is there already. "
                "Schools: Whether the school is a building that is there already. "
                "Doors, door sides and entrances: "
                "Whether a door stands in a building that is there already."
            ),
        ),
        ("places", "Places in all inclusion bases together. "),
        ("is_above_ground", "Whether a room's floor lies "),
        ("is_in", "Others: Whether it lies in a place"),
    ],
)
def test_a_fact_of_several_kinds_is_described_for_each(fact, says):
    described = rule_schema()["definitions"]["Facts"]["properties"][fact]["description"]
    assert says in described
    assert (":" in described.partition(". ")[0]) == (fact != "is_above_ground")


def test_facts_of_the_school_choose_candidates_in_examples_too(load):
    text = """\
- rule: A
  title: T
  strength: project
  source: {document: brief, checked: no}
  applies_to: {each: school}
  find: {of: room, where: [{use: store}, {phase: primary}], at_least: 1}
  examples:
    - {given: {phase: primary, candidates: [{use: store}]}, expect: pass}
    - {given: {phase: secondary, candidates: [{use: store}]}, expect: fail}
    - {given: [{use: store}], expect: pass}
"""
    cases = example_cases(load(text))
    assert [run_case(case, known=KNOWN).value for case in cases] == ["pass", "fail", "pass"]
