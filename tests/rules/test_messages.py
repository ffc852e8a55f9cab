"""Every mistake of a rule file is told at once, with its line, its column and the nearest word."""

import re

import pytest

from checker.errors import UsageError
from checker.rules.compile import new_desk
from checker.rules.load import load_packs
from checker.rules.vocabulary import known_words
from checker.yamlsource import Document
from tests.rules.courtroom import KNOWN

GOOD = """\
- rule: R
  title: A title
  applies_to: {each: door, where: {is_external: no}, if_none: cannot tell}
  measure: clear_opening_width
  at_least: 800 mm
  strength: project
  source: {document: brief, checked: no}
"""


def at(messages, line, column):
    prefix = f"rules.yaml:{line}:{column}: "
    return [each.split(prefix)[1] for each in messages if prefix in each]


def changed(old, new):
    assert old in GOOD
    return GOOD.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message"),
    [
        ("measure: clear", "mesure: clear", 1, 3, "exactly one of measure, any_of"),
        (
            "clear_opening_width",
            "clear_opening_widht",
            4,
            12,
            "did you mean 'clear_opening_width'?",
        ),
        ("at_least", "at_lest", 5, 3, "did you mean 'at_least'?"),
        ("each: door", "each: dor", 3, 22, "did you mean 'door'?"),
        ("is_external: no", "is_externl: no", 3, 36, "did you mean 'is_external'?"),
        ("is_external: no", "is_external: maybe", 3, 49, "'maybe' is not known; known: no, yes"),
        ("is_external: no", "storey: same as this", 3, 44, "of candidates only"),
        ("is_external: no", "in: this", 3, 40, "only of candidates"),
        ("if_none: cannot tell", "if_none: pass", 3, 63, "not one of fail, cannot tell"),
        (", if_none: cannot tell", "", 3, 15, "if_none is missing"),
        ("800 mm", "800", 5, 13, "is in m, but this limit has no unit"),
        ("800 mm", "9 m2", 5, 13, "is in m, but this limit is in m2"),
        ("800 mm", "800 mn", 5, 13, "the unit 'mn' is not known"),
        ("800 mm", "widest", 5, 13, "neither a figure nor a setting"),
        ("800 mm", "{largest_off: [1 m]}", 5, 13, "exactly one of largest_of"),
        ("800 mm", "{largest_of: [1 m, 1 m2]}", 5, 26, "do not go together"),
        ("800 mm", "{sum_of: [1 m, widest]}", 5, 28, "neither a figure nor a setting"),
        ("800 mm", "{times: [1 m2, 1 m2]}", 5, 21, "do not go together"),
        ("at_least: 800 mm", "is: yes", 5, 7, "neither a figure nor a setting"),
        ("at_least: 800 mm", "between: 800 mm", 5, 12, "takes two figures"),
        ("at_least: 800 mm", "clear_of: [walls]", 5, 3, "beside clear_opening_width, the word"),
        ("  at_least: 800 mm\n", "", 4, 12, "has no limit"),
        ("strength: project", "strength: must", 6, 13, "must is for figures that were checked"),
        ("strength: project", "strength: shuold", 6, 13, "did you mean 'should'?"),
        ("checked: no", "checked: perhaps", 7, 38, "not one of yes, secondary, no"),
        ("document: brief", "docment: brief", 7, 12, "did you mean 'document'?"),
        ("title: A title", "title: [a]", 2, 10, "one word or sentence belongs here"),
        ("rule: R", "rule: R S", 1, 9, "letters, digits, dots and dashes only"),
        ("  title: A title\n", "", 1, 3, "'title' is missing"),
    ],
)
def test_a_mistake_is_told_where_it_stands(mistakes, old, new, line, column, message):
    told = mistakes(changed(old, new))
    assert any(message in each for each in at(told, line, column)), told


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("settings: {widest: 1 m}", "the setting 'widest' is never used"),
        ("settings: {widest: 1 mn}", "not a figure with a unit"),
        ("until: 2020-01-01\n  from: 2021-01-01", "comes before the first"),
        ("until: tomorrow", "is not a day"),
        ("requires: [Q]", "there is no such rule"),
        ("requires: R", "goes in a ring: R > R"),
        ("replaces: Q", "there is no such rule"),
        ("unless: {when: {leavs: 2}, because: x}", "did you mean 'leaves'?"),
        ("unless: {when: {leaves: 2}}", "'because' is missing"),
        ("unless: {when: {leaves: two}, because: x}", "neither a figure nor a setting"),
        ("unless: {when: {leaves: 2 m}, because: x}", "is in count, but this figure in m"),
        ("examples: [{given: {leavs: 2}, expect: pass}]", "did you mean 'leaves'?"),
        ("examples: [{given: {leaves: 2 m}, expect: pass}]", "leaves is in count"),
        ("examples: [{given: {is_external: maybe}, expect: pass}]", "yes, no or unknown"),
        ("examples: [{given: [], expect: pass}]", "given takes the facts"),
        ("examples: [{given: {}, expect: passes}]", "did you mean 'pass'?"),
        ("examples: [{given: {}, expect: pass, settings: {a: 1 m}}]", "the setting 'a'"),
        ("look_up: {rows: [{at_least: 1 m}]}", "does not belong beside look_up"),
        ("any_of: [{measure: leaves, at_least: 1}]", "not measure and any_of together"),
        ("furniture: maybe", "not one of required, as modelled"),
    ],
)
def test_each_word_is_checked(mistakes, extra, message):
    assert any(message in each for each in mistakes(GOOD + f"  {extra}\n"))


def test_of_a_measure_with_parts_an_example_gives_the_parts(mistakes):
    rule = changed("each: door,", "each: door side,").replace("clear_opening_width", "depth")
    told = mistakes(rule + "  examples: [{given: {door_clearance: 1 m}, expect: pass}]\n")
    assert any("door_clearance has parts: give depth, beyond_latch" in each for each in told), told


TABLE = """\
- rule: R
  title: T
  strength: project
  source: {document: brief, checked: no}
  applies_to: {each: door, if_none: fail}
  measure: clear_opening_width
  look_up:
    by: [approach]
    rows:
      - {approach: straight, at_least: 1 m}
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("by: [approach]", "by: [aproach]", "did you mean 'approach'?"),
        ("straight", "stright", "did you mean 'straight'?"),
        (", at_least: 1 m", "", "this row has no limit"),
        ("at_least: 1 m", "at_least: 1 m2", "is in m, but this limit is in m2"),
        ("at_least: 1 m", "leaves: more than 2", "neither a figure nor a setting"),
        ("at_least: 1 m", "leaves: '> 2'", "never more or less than it"),
        (
            "by: [approach]",
            "by: [approach]\n    take: first",
            "not one of first matching row, strictest",
        ),
        ("by: [approach]", "by: [approach]\n    take: interpolate", "must be a figure"),
        ("by: [approach]", "by: [approach]\n    otherwise: pass", "otherwise is cannot tell"),
        ("by: [approach]", "bye: [approach]", "did you mean 'by'?"),
        ("      - {approach: straight, at_least: 1 m}", "      []", "the list is empty"),
    ],
)
def test_tables_are_checked(mistakes, old, new, message):
    assert old in TABLE
    assert any(message in each for each in mistakes(TABLE.replace(old, new)))


FIND = """\
- rule: R
  title: T
  strength: project
  source: {document: brief, checked: no}
  applies_to: {each: zone, if_none: fail}
  find:
    of: room
    where: [{use: store}]
    such_that:
      - {measure: travel_distance, from: this, to: candidate, at_most: 5 m}
    at_least: 1
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("use: store", "use: stor", "did you mean 'store'?"),
        ("from: this", "from: that", "known: any room of this, candidate"),
        ("from: this", "from: nearest stor", "did you mean 'store'?"),
        ("from: this", "form: this", "did you mean 'from'?"),
        ("of: room", "of: rooms", "did you mean 'room'?"),
        ("at_least: 1\n", "at_least: 1 m\n", "find is in a bare number"),
        ("    at_least: 1\n", "", "find has no limit"),
        ("at_least: 1\n", "at_lest: 1\n", "did you mean 'at_least'?"),
        ("find:", "sum:", "sum needs a measure"),
        ("find:", "share:", "is in a slope or a percentage"),
        ("  find:\n    of: room\n", "  count:\n    of: room\n    measure: height\n", "use sum"),
        ("    such_that:", "    per: pupils\n    such_that:", "'per' is not known"),
        ("  find:\n", "  count:\n    per: pupils\n", "did you mean 'pupil'?"),
    ],
)
def test_finds_and_totals_are_checked(mistakes, old, new, message):
    assert old in FIND
    told = mistakes(FIND.replace(old, new))
    assert any(message in each for each in told), told


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("to: candidate", "to: candidate, route: stepfree", "did you mean 'step-free'?"),
        (
            "measure: travel_distance, from: this, to: candidate, at_most: 5 m",
            "measure: largest_circle, clear_of: [wall], at_least: 1 m",
            "did you mean 'walls'?",
        ),
        (
            "measure: travel_distance, from: this, to: candidate, at_most: 5 m",
            "measure: beside_use, uses: [stor], is: yes",
            "did you mean 'store'?",
        ),
    ],
    ids=["a word", "a list", "uses"],
)
def test_a_word_that_a_parameter_would_pass_over_is_refused(mistakes, old, new, message):
    """Passed over, `clear_of: [wall]` would leave out nothing, and a rule would pass."""
    assert old in FIND
    told = mistakes(FIND.replace(old, new))
    assert any(message in each for each in told), told


def test_a_place_that_needs_a_candidate_is_refused_outside_find(mistakes):
    text = GOOD.replace("each: door, where: {is_external: no}", "each: room")
    text = text.replace("clear_opening_width", "travel_distance\n  to: candidate")
    assert any("there is no candidate here" in each for each in mistakes(text))


def test_all_mistakes_of_all_files_come_at_once_in_order(mistakes):
    text = GOOD.replace("800 mm", "9 m2") + GOOD.replace("each: door", "each: dor")
    told = mistakes(text)
    assert [each.split(":")[1] for each in told] == ["5", "8", "10"]
    assert "the rule R is there already: rules.yaml:1" in told[1] or "already" in told[1]


def test_a_file_that_is_no_list_of_rules_is_said_to_be_none(mistakes):
    assert "a rule file is a list of rules" in mistakes("rule: R\n")[0]
    assert "a rule belongs here" in mistakes("- just text\n")[0]


def test_hostile_yaml_ends_in_the_same_kind_of_message(mistakes):
    assert "aliases" in mistakes(GOOD.replace("{document", "&a {document") + "- *a\n")[-1]


def test_a_repeated_word_is_a_mistake(mistakes):
    assert "given twice" in mistakes(GOOD + "  at_least: 900 mm\n")[0]


def test_the_brief_cannot_set_what_is_not_there(mistakes):
    text = GOOD.replace("800 mm", "widest") + "  settings: {widest: 800 mm}\n"
    assert "did you mean 'widest'?" in mistakes(text, settings={"R.widst": "1 m"})[0]
    assert "not of the kind '800 mm'" in mistakes(text, settings={"R.widest": "1 m2"})[0]
    renamed = text.replace("rule: R", "rule: DOORS")
    assert "did you mean 'DOORS'?" in mistakes(renamed, settings={"DORS.widest": "1 m"})[0]


def test_a_desk_starts_empty():
    assert new_desk(Document(file="x"), KNOWN).complaints == []


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("general", ""),
        ("generall", "did you mean 'general'?"),
        ("toilet", "did you mean 'utility'?"),
    ],
)
def test_a_use_of_a_stair_is_not_a_use_of_a_room(tmp_path, word, said):
    text = (
        "- rule: R\n  title: T\n  strength: project\n  source: {document: brief, checked: no}\n"
        f"  applies_to: {{each: stair, where: {{stair_use: {word}}}, if_none: fail}}\n"
        "  measure: flights\n  at_least: 1\n"
    )
    (tmp_path / "stairs.yaml").write_text(text)
    if said:
        with pytest.raises(UsageError, match=re.escape(said)):
            load_packs([tmp_path], known=known_words())
    else:
        assert load_packs([tmp_path], known=known_words()).rules
