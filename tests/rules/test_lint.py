"""What lint says of a rule that can be judged, and of which somebody should think again."""

import pytest

from checker.rules import lint
from tests.rules.test_loading import KNOWN, PACK

RULE = """\
- rule: %s
  title: T
  why: x
  ask: x
  remedy: x
  strength: %s
  source: {document: %s, checked: %s}
  applies_to: {each: door, if_none: fail}
  measure: overall_width
  at_least: 900 mm
  examples:
    - {given: {overall_width: 900 mm}, expect: pass}
    - {given: {overall_width: 899 mm}, expect: fail}
    - {given: {}, expect: cannot tell}
"""


def told(folder, **files):
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return lint([folder], known=KNOWN)


def test_a_must_names_a_known_document_and_its_clause(tmp_path):
    (document, clause) = told(tmp_path / "bare", a=RULE % ("A", "must", "BB999", "yes"))
    assert "'BB999' of a must stands in no pack.yaml" in document
    assert "clause is missing" in clause
    named = RULE.replace("checked: %s", "clause: '5.1', checked: %s") % ("A", "must", "STD", "yes")
    assert told(tmp_path / "office", pack=PACK, a=named) == []


def test_less_than_a_must_needs_neither(tmp_path):
    assert told(tmp_path / "bare", a=RULE % ("A", "should", "BB999", "no")) == []


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ("at_least: 900 mm\n  at_most: 800 mm", "nothing is at_least 900 mm and at_most 800 mm"),
        ("at_least: -900 mm", "at_least -900 mm is below zero"),
    ],
)
def test_limits_that_nothing_or_everything_meets_are_told(tmp_path, limits, words):
    text = (RULE % ("A", "should", "x", "no")).replace("at_least: 900 mm", limits)
    assert any(words in each for each in told(tmp_path / "bare", a=text))
    level = "at_least: 900 mm\n  at_most: 900 mm"
    sound = told(tmp_path / "level", a=(RULE % ("A", "should", "x", "no")).replace(limits, level))
    assert not any("at once" in each or "below" in each for each in sound)


def test_what_is_missing_is_told_in_the_order_of_the_file(tmp_path):
    rule = (RULE % ("%s", "should", "x", "no")).replace("  why: x\n", "")
    lines = told(tmp_path / "bare", a="".join(rule % name for name in ("C", "A", "B")))
    assert [each.split(": ")[1] for each in lines] == ["C", "A", "B"]


def test_a_folder_whose_files_end_otherwise_says_so(tmp_path):
    (tmp_path / "mine.yml").write_text(RULE % ("A", "should", "x", "no"))
    (message,) = lint([tmp_path], known=KNOWN)
    assert message.endswith("mine.yml ends in .yml")


def test_a_word_of_ifc_for_a_kind_is_told_by_ours(tmp_path):
    text = (RULE % ("A", "should", "x", "no")).replace("each: door", "each: space")
    assert any("'space' is called 'room' here" in each for each in told(tmp_path / "x", a=text))
