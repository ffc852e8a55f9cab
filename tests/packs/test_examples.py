"""Every example in the shipped packs, each as its own test; and that each rule has enough."""

import re

import pytest

from checker.results import Outcome
from checker.rules.examples import example_cases, run_case
from checker.rules.load import load_packs
from checker.rules.vocabulary import known_words
from sample_models.make.cases import CASES as CASES_MADE
from tests.packs.shipped import FOLDERS

KNOWN = known_words()
PACKS = load_packs(FOLDERS, known=KNOWN)
CASES = example_cases(PACKS)
PARAMETERS = {"short", "long", "near"}
FIGURE = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|m2|m)\b")
BETWEEN = re.compile(r"(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?) (mm|m2|m)")
STEP = {"mm": (1.0, 1.0), "m": (0.01, 0.01), "m2": (0.02, 0.1)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_example_comes_out_as_it_says(case):
    assert run_case(case, known=KNOWN) is case.example.expect, case.name


@pytest.mark.parametrize("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_a_rule_shows_a_pass_a_fail_and_an_unknown(rule):
    shown = {example.expect for example in rule.examples}
    assert shown >= {Outcome.PASS, Outcome.FAIL, Outcome.CANNOT_TELL}


def _limits(rule) -> set[tuple[float, str]]:
    """The limits of a rule with a length or an area, as its author wrote them."""
    words = {name: value for name, value in rule.words.items() if name != "examples"}
    found = set()
    for name, value in _leaves(words):
        is_limit = name in {"at_least", "at_most"} or value.startswith(("at least ", "at most "))
        if is_limit or name in rule.settings.keys() - _parameters(rule):
            found |= {(float(number), unit) for number, unit in FIGURE.findall(value)}
        elif name == "between" and (ends := BETWEEN.fullmatch(value)):
            found |= {(float(end), ends[3]) for end in ends.groups()[:2]}
    return found


def _parameters(rule) -> set[str]:
    """Settings that are sizes of what is looked for, such as a rectangle's, and no limit."""
    words = {name: value for name, value in rule.words.items() if name != "examples"}
    under = {setting: set() for setting in rule.settings}
    for name, value in _leaves(words):
        if value in under:
            under[value].add(name)
    return {setting for setting, names in under.items() if names and names <= PARAMETERS}


def _leaves(value, name=""):
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each, name)
    else:
        yield name, value


def _given(rule) -> set[tuple[float, str]]:
    texts = " ".join(text for example in rule.examples for _n, text in _leaves(example.given))
    return {(float(number), unit) for number, unit in FIGURE.findall(texts)}


def _rates(words) -> set[str]:
    """Settings that stand in `times`: so much for each of many, not a limit themselves."""
    found = set()
    for each in (
        words if isinstance(words, list) else words.values() if isinstance(words, dict) else ()
    ):
        found |= _rates(each)
    if isinstance(words, dict) and isinstance(words.get("times"), list):
        found |= {each for each in words["times"] if isinstance(each, str)}
    return found


RATES = [
    (rule, name)
    for rule in PACKS.rules
    for name in sorted(_rates(rule.words) & set(rule.settings))
    if FIGURE.search(str(rule.words["settings"][name]))
]


@pytest.mark.parametrize(("rule", "name"), RATES, ids=[f"{r.id} {n}" for r, n in RATES])
def test_a_rate_is_shown_with_a_little_less_and_a_little_more(rule, name):
    """By examples that set it so, one that passes by it and one that fails."""
    shipped, unit = FIGURE.search(rule.words["settings"][name]).groups()
    below, above = STEP[unit]
    tried = {
        float(FIGURE.search(example.settings[name])[1]): example.expect
        for example in rule.examples
        if name in example.settings
    }
    less = [each for each in tried if float(shipped) - below <= each < float(shipped)]
    more = [each for each in tried if float(shipped) < each <= float(shipped) + above]
    assert less
    assert more
    assert {tried[each] for each in (*less, *more)} == {Outcome.PASS, Outcome.FAIL}


LIMITS = [
    (rule, number, unit)
    for rule in PACKS.rules
    for number, unit in sorted(_limits(rule))
    if rule.id != "ENG-SGR-area-per-pupil"  # its limit comes from the brief
    and (number, unit)
    not in {
        (float(found[1]), found[2])
        for name in _rates(rule.words) & set(rule.settings)
        if (found := FIGURE.search(str(rule.words["settings"][name])))
    }
]


@pytest.mark.parametrize(
    ("rule", "number", "unit"), LIMITS, ids=[f"{r.id} {n:g} {u}" for r, n, u in LIMITS]
)
def test_a_limit_is_shown_at_just_below_and_just_above(rule, number, unit):
    below, above = STEP[unit]
    given = {value for value, of in _given(rule) if of == unit}
    is_in_table = "look_up" in rule.words
    assert number in given
    assert any(number - below <= value < number for value in given) or number < below
    assert is_in_table or any(number < value <= number + above for value in given)


SIZES = [(rule, name) for rule in PACKS.rules for name in sorted(_parameters(rule))]


@pytest.mark.parametrize(("rule", "name"), SIZES, ids=[f"{r.id} {n}" for r, n in SIZES])
def test_a_size_that_is_looked_for_is_tried_on_a_model_with_another(rule, name):
    """Examples give what the measure answers: only a model shows what a size of its own does."""
    assert [case.name for case in CASES_MADE if f"{rule.id}.{name}:" in case.brief]


def test_limits_were_found_at_all():
    assert len(LIMITS) >= 15
