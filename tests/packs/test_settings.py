"""The shipped rules as a team uses them: with settings of its own, and rooms of any size."""

import functools
import re

import pytest

from checker.errors import UsageError
from checker.results import Outcome
from checker.rules.examples import example_cases, run_case
from checker.rules.load import load_packs
from checker.rules.rule import Const
from checker.rules.vocabulary import known_words
from checker.uses import load_vocabulary
from tests.every import every
from tests.packs.shipped import FOLDERS, ROOT

ENGLAND = ROOT / "rules" / "england"
KNOWN = known_words()
RULES = load_packs(FOLDERS, known=KNOWN).rules
SETTINGS = [(rule, name) for rule in RULES for name in rule.settings]
AREA = re.compile(r"(\d+(?:\.\d+)?) m2")


def _one_more(default):
    unit = default.text.lstrip("0123456789. ")
    return f"{float(default.text.split()[0]) + 1:g} {unit}".strip()


@functools.cache
def _all_changed(pack):
    """A pack with every setting one more: one load for all, and none gets in another's way."""
    changed = {
        f"{rule.id}.{name}": _one_more(rule.settings[name])
        for rule, name in SETTINGS
        if rule.pack == pack
    }
    return load_packs([ROOT / "rules" / pack], settings=changed, known=KNOWN)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "name"), SETTINGS, ids=[f"{rule.id}.{name}" for rule, name in SETTINGS]
)
def test_a_brief_may_replace_every_setting(rule, name):
    default = rule.settings[name]
    assert isinstance(default, Const)
    found = _all_changed(rule.pack)
    kept = found.rule(rule.id)
    assert kept is not None
    assert kept.settings[name] != default
    told = [each for each in found.overrides if (each.rule, each.setting) == (rule.id, name)]
    assert [(each.was, each.now) for each in told] == [(default.text, _one_more(default))]


@pytest.mark.slow
@pytest.mark.parametrize("wrong", ["wide", "2400", "2400 m2"])
def test_a_setting_of_another_kind_is_refused(wrong):
    with pytest.raises(UsageError, match="ENG-SGR-width"):
        load_packs([ENGLAND], settings={"ENG-SGR-width.smallest": wrong}, known=KNOWN)


@pytest.mark.slow
def test_a_misspelt_rule_in_the_settings_is_told():
    with pytest.raises(UsageError, match="ENG-SGR-width"):
        load_packs([ENGLAND], settings={"ENG-SGR-widht.smallest": "2500 mm"}, known=KNOWN)


@pytest.mark.slow
@pytest.mark.parametrize("strict", ["2400 mm", "2399 mm", "3000 mm"])
def test_a_stricter_setting_changes_the_verdict(strict):
    packs = load_packs([ENGLAND], settings={"ENG-SGR-width.smallest": strict}, known=KNOWN)
    exact = next(
        case
        for case in example_cases(packs)
        if case.rule.id == "ENG-SGR-width" and "2400 mm" in str(case.example.given)
    )
    expected = Outcome.FAIL if strict == "3000 mm" else Outcome.PASS
    assert run_case(exact, known=KNOWN) is expected


def _room_rules():
    vocabulary = load_vocabulary(ROOT / "rules" / "vocabulary")
    for rule in RULES:
        applies = rule.words["applies_to"]
        asked = rule.words.get("measure", "")
        if applies["each"] == "room" and asked in {"net_area", "gross_area"}:
            texts = str({k: v for k, v in rule.words.items() if k != "examples"})
            smallest = min((float(area) for area in AREA.findall(texts)), default=None)
            for fact in applies.get("where", ()):
                uses = fact.get("use", ())
                for use in [uses] if isinstance(uses, str) else uses:
                    if smallest is not None:
                        yield rule.id, vocabulary.use(use), smallest


ROOM_RULES = list(_room_rules())


@pytest.mark.parametrize(
    ("rule_id", "info", "smallest"), ROOM_RULES, ids=[f"{r} {i.name}" for r, i, _s in ROOM_RULES]
)
def test_a_room_of_half_the_area_is_failed_and_not_doubted(rule_id, info, smallest):
    """The vocabulary's area bands must leave room for what the area rules are to find."""
    assert info.admits(smallest / 2), rule_id


def test_area_rules_were_found():
    assert len(ROOM_RULES) >= 6


@every("rule", RULES, ids=lambda rule: rule.id)
def test_every_use_that_a_rule_names_is_a_use_of_its_own(rule):
    text = str(rule.words)
    named = set(re.findall(r"'use': '([^']+)'", text))
    assert named <= set(KNOWN.uses)


def test_an_empty_english_pack_is_no_pack(tmp_path):
    with pytest.raises(UsageError, match="no rules"):
        load_packs([tmp_path], known=KNOWN)
