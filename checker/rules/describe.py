"""A rule in plain language, for `rules show`."""

from collections.abc import Iterable, Mapping
from typing import Any

from checker.results import Outcome
from checker.rules.desk import as_list, label
from checker.rules.rule import Const, Example, Rule
from checker.rules.words import RuleWords
from checker.units import plural

STRENGTH = {
    "must": "Statutory guidance: departing from it needs a reason.",
    "should": "Good practice.",
    "may": "Advice.",
    "project": "The project's own target.",
}
CHECKED = {
    "yes": "verified in the source",
    "secondary": "verified in a secondary source",
    "no": "unverified",
}
_IF_NONE = {
    Outcome.FAIL: "the rule fails",
    Outcome.CANNOT_TELL: "it cannot be told",
    Outcome.NOT_APPLICABLE: "the rule does not apply",
}
COVERS = {"all": "the whole clause", "part": "part of the clause; passing is not complying"}
_TERMS = {
    "times": "",
    "sum_of": "",
    "largest_of": "the largest of ",
    "smallest_of": "the smallest of ",
}
# What stands beside a measure and is no word of the language is a parameter of the measure.
OWN_WORDS = {field.alias or name for name, field in RuleWords.model_fields.items()}
LIMITS = {
    "at_least": "at least",
    "at_most": "at most",
    "between": "between",
    "exactly": "exactly",
    "is": "is",
}


def describe(rule: Rule) -> str:
    """What is judged, the limits, settings, exceptions, the source, and examples."""
    words: Mapping[str, Any] = rule.words
    parts = [
        f"{rule.id}\n{rule.title}",
        rule.why,
        who_is_judged(rule, words),
        "Required:\n" + "\n".join(_indented(requirement_lines(words))),
        _excuses(rule, words),
        _settings(rule),
        _source(rule),
        f"When it fails: {rule.remedy}" if rule.remedy else "",
        f"When it cannot be told: {rule.ask}" if rule.ask else "",
        _examples(rule),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def who_is_judged(rule: Rule, words: Mapping[str, Any]) -> str:
    """What the rule judges, what none of it means, and what a pass rests on."""
    kind = rule.selection.kind
    where = [facts_in_words(each) for each in as_list(words["applies_to"].get("where", []))]
    who = f"Judges each {kind}" + (f" where {'; '.join(where)}" if where else "") + "."
    none = "" if kind == "school" else f" If there is none, {_IF_NONE[rule.if_none]}."
    first = f" First must pass: {', '.join(rule.requires)}." if rule.requires else ""
    furniture = {
        "required": " A pass counts only when the furniture is modelled.",
        "as modelled": " A pass holds for the furniture as modelled.",
    }
    return who + none + first + furniture.get(rule.furniture, "")


def requirement_lines(words: Mapping[str, Any]) -> Iterable[str]:
    """What is required, a line for each part, indented."""
    for word in ("any_of", "all_of"):
        if word in words:
            yield "any of these:" if word == "any_of" else "all of these:"
            for each in words[word]:
                yield from _indented(requirement_lines(each))
    for word in ("find", "count", "sum", "share"):
        if word in words:
            yield from _total(word, words[word], words)
    if "measure" in words and not isinstance(words.get("sum"), Mapping):
        yield _measured(words)
    if "look_up" in words:
        yield from _table(words["look_up"])


def _measured(words: Mapping[str, Any]) -> str:
    """A measure with its limits and parameters; a yes or no as a statement."""
    name, answer = str(words["measure"]), str(words.get("is", ""))
    given = {key: raw for key, raw in words.items() if key not in OWN_WORDS}
    if name == "rectangle_fits" and {"long", "short"} <= given.keys():
        sides = f"{given.pop('long')} by {given.pop('short')}"
        text = f"a rectangle of {sides} {'fits' if answer != 'no' else 'does not fit'}"
    else:
        told = _truth(name, answer)
        text = told or f"{label(name)}{limits_in_words(words)}"
    return text + beside_in_words(given)


def beside_in_words(given: Mapping[str, Any]) -> str:
    """The parameters of a measure in brackets: ` (to nearest hygiene room)`."""
    told = [f"{label(name)} {value_in_words(raw) or 'nothing'}" for name, raw in given.items()]
    return f" ({', '.join(told)})" if told else ""


def _truth(name: str, answer: str) -> str:
    """A yes or no as a statement; nothing when the answer is neither.

    >>> _truth("is_external", "no"), _truth("use_is_sure", "yes"), _truth("door_swings_in", "no")
    ('is not external', 'use is sure', 'no door swings in')
    >>> _truth("approach", "straight")
    ''
    """
    words = f" {label(name)}"
    if answer not in {"yes", "no"}:
        return ""
    if answer == "yes":
        return words.strip()
    denied = words.replace(" is ", " is not ", 1)
    return denied.strip() if denied != words else f"no{words}"


def _total(word: str, total: Mapping[str, Any], beside: Mapping[str, Any]) -> Iterable[str]:
    where = [facts_in_words(each) for each in as_list(total.get("where", []))]
    of = plural(str(total["of"]), 0)
    what = {"sum": f"{label(str(total.get('measure', '')))} of all {of}", "share": f"share of {of}"}
    per = f" for each {value_in_words(total['per'])}" if "per" in total else ""
    limits = limits_in_words(total) or limits_in_words(beside)
    narrowed = f" where {'; '.join(where)}" if where else ""
    yield f"{what.get(word, f'number of {of}')}{narrowed}{limits}{per}"
    if "such_that" in total:
        yield "each such that:"
        for each in as_list(total["such_that"]):
            yield from _indented(requirement_lines(each))


def _table(table: Mapping[str, Any]) -> Iterable[str]:
    by = as_list(table.get("by", []))
    take = table.get("take", "first matching row")
    yield f"by {' and '.join(label(each) for each in by)} ({take}):"
    for row in table["rows"]:
        keys = facts_in_words({name: row[name] for name in by if name in row}) or "in any case"
        limits = {name: raw for name, raw in row.items() if name not in by}
        others = [f"{label(n)} {value_in_words(v)}" for n, v in limits.items() if n not in LIMITS]
        yield f"  {keys}:{limits_in_words(limits)} {'; '.join(others)}".rstrip()
    yield f"  otherwise: {value_in_words(table.get('otherwise', 'cannot tell'))}"


def limits_in_words(words: Mapping[str, Any]) -> str:
    """` at least 800 mm`, for every limit that stands there."""
    return "".join(
        f" {text} {value_in_words(words[word])}" for word, text in LIMITS.items() if word in words
    )


def facts_in_words(facts: Any) -> str:
    """Facts that must hold: `use: corridor, not external`."""
    if not isinstance(facts, Mapping):
        return str(facts)
    return ", ".join(
        _truth(str(name), str(raw)) or f"{label(str(name))}: {value_in_words(raw)}"
        for name, raw in facts.items()
    )


def value_in_words(raw: Any) -> str:
    """A value as it stands in a rule: a figure, a term, words, a place."""
    if isinstance(raw, Mapping):
        word = next((each for each in _TERMS if each in raw), "")
        if word:
            return _term(word, raw[word])
        if "measure" in raw:
            given = {name: each for name, each in raw.items() if name != "measure"}
            return label(str(raw["measure"])) + beside_in_words(given)
        return ", ".join(
            _truth(str(name), str(each)) or f"{label(str(name))} {value_in_words(each)}"
            for name, each in raw.items()
        )
    if isinstance(raw, list):
        return " or ".join(value_in_words(each) for each in raw)
    return str(raw)


def _term(word: str, raw: Any) -> str:
    """`98 % of gross area`, `leaf width plus 300 mm`, `the largest of 1200 mm and leaf width`."""
    parts = [value_in_words(each) for each in as_list(raw)]
    if word != "times":
        joint = " plus " if word == "sum_of" else " and "
        return _TERMS[word] + joint.join(parts)
    shares = [each for each in parts if each.endswith("%")]
    others = [each for each in parts if each not in shares]
    if len(shares) == 1 and others:
        return f"{shares[0]} of {' times '.join(others)}"
    return " times ".join(parts)


def _excuses(rule: Rule, words: Mapping[str, Any]) -> str:
    given = as_list(words.get("unless", []))
    lines = [f"  unless {value_in_words(each['when'])}: {each['because']}" for each in given]
    return "Exceptions:\n" + "\n".join(lines) if rule.excuses else ""


def _settings(rule: Rule) -> str:
    lines = [
        f"  {rule.id}.{name}: {value.text if isinstance(value, Const) else ', '.join(value)}"
        for name, value in rule.settings.items()
    ]
    return "Settings that a brief may change:\n" + "\n".join(lines) if lines else ""


def strength_told(rule: Rule) -> str:
    """How binding a rule is, in a sentence."""
    binds = rule.source.binds
    if binds and rule.strength.value == "must":
        return f"A requirement of {binds}."
    return STRENGTH[rule.strength.value]


def _source(rule: Rule) -> str:
    source = rule.source
    named = source.title or source.document
    clause = f", {source.clause}" if source.clause else ""
    return (
        f"Source: {named}{clause} ({CHECKED[source.checked]}). {source.url}".rstrip()
        + f"\n{strength_told(rule)} Covers {COVERS[rule.covers]}."
    )


def _examples(rule: Rule) -> str:
    lines = [
        f"  {example_in_words(each)}: {each.expect.value.replace('_', ' ')}"
        for each in rule.examples
    ]
    return "Examples:\n" + "\n".join(lines) if lines else ""


def example_in_words(example: Example) -> str:
    """What an example gives, with the settings that it changes."""
    changed = [f"{name} set to {value}" for name, value in example.settings.items()]
    return "; ".join((given_in_words(example.given), *changed))


def given_in_words(given: Any) -> str:
    """What an example gives: one subject, or candidates with bars between."""
    if isinstance(given, list):
        return (
            " | ".join(facts_in_words(each) or "nothing known" for each in given) or "nothing found"
        )
    return facts_in_words(given) or "nothing known"


def _indented(lines: Iterable[str]) -> Iterable[str]:
    return (f"  {line}" for line in lines)
