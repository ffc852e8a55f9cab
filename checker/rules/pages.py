"""A page for each rule, in Markdown with the same headings on every one, for `rules docs`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.measure.registry import MeasureSpec, measures
from checker.rules.describe import (
    CHECKED,
    COVERS,
    LIMITS,
    OWN_WORDS,
    beside_in_words,
    example_in_words,
    facts_in_words,
    requirement_lines,
    strength_told,
    value_in_words,
    who_is_judged,
)
from checker.rules.desk import as_list, label
from checker.rules.rule import Const, Pack, Rule, RuleSet
from checker.units import plural

HEADINGS = (
    "Why",
    "What is judged",
    "What is required",
    "Figures",
    "Exceptions",
    "How it is measured",
    "Source",
    "When it fails",
    "When it cannot be told",
    "Examples",
)
INDEX = "README.md"
_VERIFIED = {"yes": "verified", "secondary": "secondary source", "no": "unverified"}
_MEANS = (
    "Strength: **must** departs from statutory guidance, **should** from good practice, **may** "
    "from advice, **project** misses a target of the project or a figure of ours.\n"
    "Figures are *verified* where they were read in their source, *secondary source* where "
    "somebody else reports them, and *unverified* where they stand from memory or are ours: "
    "check those, or set your own."
)


def rule_pages(
    ruleset: RuleSet, drawings: Iterable[str] = (), *, images: str = "images"
) -> Mapping[str, str]:
    """Text of each page by its file name, the index first.

    `drawings` are the names of the measures that have a drawing, NAME.svg in the folder `images`.
    """
    drawn = {name: f"{images}/{name}.svg" for name in drawings}
    index = "\n".join(["# Rules\n", _MEANS, "", *_lists(ruleset)])
    pages = {f"{rule.id}.md": "\n".join(_page(rule, ruleset, drawn)) for rule in ruleset.rules}
    return {INDEX: index, **pages}


def measures_named(rule: Rule) -> tuple[str, ...]:
    """The measures that a rule's requirement asks for, in order of their names."""
    wanted = {name: rule.words[name] for name in _requirement(rule.words)}
    known = {name for name, _kind in measures()}
    return tuple(sorted(set(_measures(wanted)) & known))


def _lists(ruleset: RuleSet) -> Iterator[str]:
    for pack in ruleset.packs:
        mine = [rule for rule in ruleset.rules if rule.pack == pack.id]
        yield f"## {pack.title}\n"
        for topic in sorted({rule.topic for rule in mine}):
            yield f"### {label(topic).capitalize()}\n"
            yield "| rule | what holds when it passes | strength | figures | source |"
            yield "|---|---|---|---|---|"
            for rule in mine:
                if rule.topic == topic:
                    yield _index_row(rule)
            yield ""


def _index_row(rule: Rule) -> str:
    source = f"{rule.source.document} {rule.source.clause}".strip()
    checked = _VERIFIED.get(rule.source.checked, "unverified")
    cells = (plain(rule.title), rule.strength.value, checked, plain(source))
    return f"| [{rule.id}]({rule.id}.md) | {' | '.join(cells)} |"


def _page(rule: Rule, ruleset: RuleSet, drawn: Mapping[str, str]) -> Iterator[str]:
    yield f"# {plain(rule.title)}\n"
    checked = _VERIFIED.get(rule.source.checked, "unverified")
    yield f"`{rule.id}` · {label(rule.topic)} · **{rule.strength.value}** · {checked}\n"
    sections = (
        [plain(rule.why)],
        [plain(who_is_judged(rule, rule.words))],
        [_listed(requirement_lines(rule.words))],
        list(_figures(rule)),
        list(_exceptions(rule)),
        list(_measured(rule, drawn)),
        list(_source(rule, ruleset)),
        [plain(rule.remedy)],
        [plain(rule.ask)],
        list(_examples(rule)),
    )
    for heading, lines in zip(HEADINGS, sections, strict=True):
        yield f"## {heading}\n"
        yield from ([line for line in lines if line] or ["Nothing is said here."])
        yield ""


def _listed(lines: Iterable[str]) -> str:
    """Indented lines as a nested list.

    >>> print(_listed(["all of these:", "  car width at least 1100 mm"]))
    - all of these:
      - car width at least 1100 mm
    """
    split = ((len(line) - len(line.lstrip()), line.strip()) for line in lines)
    return "\n".join(f"{' ' * indent}- {plain(text)}" for indent, text in split)


def _figures(rule: Rule) -> Iterator[str]:
    required = {name: rule.words[name] for name in _requirement(rule.words)}
    rows = list(dict.fromkeys(_figure_rows(_spelt(required, rule.settings))))
    if rows:
        yield "| of what | limit |\n|---|---|"
        for what, limit in rows:
            yield f"| {plain(what)} | {plain(limit)} |"
    fixed = {name: each for name, each in rule.settings.items() if isinstance(each, Const)}
    words = {n: each for n, each in rule.settings.items() if not isinstance(each, Const)}
    if rule.settings:
        yield "\nA brief may change these settings:\n\n| setting | as shipped |\n|---|---|"
        for name, const in fixed.items():
            yield f"| `{rule.id}.{name}` | {plain(const.text)} |"
        for name, texts in words.items():
            yield f"| `{rule.id}.{name}` | {plain(', '.join(sorted(texts)))} |"


def _spelt(words: Any, settings: Mapping[str, Any]) -> Any:
    """The same words with the figures of settings instead of their names."""
    if isinstance(words, Mapping):
        return {name: _spelt(each, settings) for name, each in words.items()}
    if isinstance(words, list | tuple):
        return [_spelt(each, settings) for each in words]
    value = settings.get(words)
    return f"{value.text} (setting {label(words)})" if isinstance(value, Const) else words


def _figure_rows(words: Any, of: str = "") -> Iterator[tuple[str, str]]:
    """What is limited, and by which figure, for every limit in a requirement."""
    if isinstance(words, list | tuple):
        for each in words:
            yield from _figure_rows(each, of)
    if not isinstance(words, Mapping):
        return
    if "of" in words:
        of = _counted(words)
    elif "measure" in words:
        given = {key: raw for key, raw in words.items() if key not in OWN_WORDS}
        of = label(str(words["measure"])) + beside_in_words(given)
    for word, text in LIMITS.items():
        if word in words:
            yield of, f"{text} {value_in_words(words[word])}"
    table = words.get("look_up")
    if isinstance(table, Mapping):
        yield from _table_rows(table, of)
    for word in ("any_of", "all_of", "such_that", "find", "count", "sum", "share"):
        yield from _figure_rows(words.get(word), of)


def _counted(words: Mapping[str, Any]) -> str:
    """What a find, count, sum or share is of: `net area of rooms, for each pupil`."""
    where = "; ".join(facts_in_words(each) for each in as_list(words.get("where", [])))
    of = plural(str(words["of"]), 0) + (f" where {where}" if where else "")
    per = f", for each {value_in_words(words['per'])}" if "per" in words else ""
    return (f"{label(str(words['measure']))} of " if "measure" in words else "") + of + per


def _table_rows(table: Mapping[str, Any], of: str) -> Iterator[tuple[str, str]]:
    by = set(map(str, as_list(table.get("by", []))))
    for row in table["rows"]:
        keys = facts_in_words({name: raw for name, raw in row.items() if name in by})
        when = f"{of}, {keys}" if keys else of
        for name, raw in row.items():
            if name in LIMITS:
                yield when, f"{LIMITS[name]} {value_in_words(raw)}"
            elif name not in by:
                yield f"{label(name)}, {keys}" if keys else label(name), value_in_words(raw)


def _exceptions(rule: Rule) -> Iterator[str]:
    for each in as_list(rule.words.get("unless", [])):
        yield f"- Unless {plain(value_in_words(each['when']))}: {plain(each['because'])}."
        if anyway := each.get("fails_anyway"):
            yield f"  In doubt a fail stands all the same where {plain(value_in_words(anyway))}."
    if rule.requires:
        yield f"- Counts only where these pass first: {', '.join(rule.requires)}."
    if not rule.excuses and not rule.requires:
        yield "None."


def _measured(rule: Rule, drawn: Mapping[str, str]) -> Iterator[str]:
    specs: Mapping[tuple[str, str], MeasureSpec] = measures()
    for name in measures_named(rule):
        spec = next(each for (own, _kind), each in specs.items() if own == name)
        first = " ".join(spec.doc.split("\n\n")[0].split())
        yield f"- **{label(name)}**: {plain(first.replace('`', ''))}"
    for name in measures_named(rule):
        if name in drawn:
            yield f"\n![{label(name)}, drawn]({drawn[name]})"
    if not measures_named(rule):
        yield "Counted among the rooms, doors or fittings of the model."


def _source(rule: Rule, ruleset: RuleSet) -> Iterator[str]:
    source = rule.source
    known = _document(rule, ruleset.packs)
    edition = f" ({known['edition']})" if known.get("edition") else ""
    clause = f", {source.clause}" if source.clause else ""
    named = "The project's brief" if source.document == "brief" else source.document
    yield plain(f"{source.title or named}{edition}{clause}.")
    if source.url:
        yield f"<{source.url}>"
    yield ""
    yield plain(f"The figure is {CHECKED.get(source.checked, 'unverified')}.")
    if known.get("read"):
        yield plain(f"Read {known['read']}.")
    if known.get("note"):
        yield plain(str(known["note"]))
    yield ""
    yield f"{strength_told(rule)} Covers {COVERS[rule.covers]}."
    if source.fact:
        yield f"Row of the fact sheet: `{source.fact}`."


def _document(rule: Rule, packs: Iterable[Pack]) -> Mapping[str, str]:
    pack = next((each for each in packs if each.id == rule.pack), None)
    return pack.sources.get(rule.source.document, {}) if pack else {}


def _examples(rule: Rule) -> Iterator[str]:
    yield "| given | comes out as | because |\n|---|---|---|"
    for each in rule.examples:
        outcome = each.expect.value.replace("_", " ")
        yield f"| {plain(example_in_words(each))} | {outcome} | {plain(each.because)} |"


def _requirement(words: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of a rule that say what it requires."""
    own = ("measure", "look_up", "any_of", "all_of", "find", "count", "sum", "share", *LIMITS)
    beside = tuple(name for name in words if name not in OWN_WORDS)
    return tuple(name for name in (*own, *beside) if name in words)


def _measures(words: Any) -> Iterator[str]:
    if isinstance(words, Mapping):
        if isinstance(words.get("measure"), str):
            yield words["measure"]
        table = words.get("look_up")
        if isinstance(table, Mapping):
            yield from map(str, as_list(table.get("by", [])))
            yield from (str(name) for row in table["rows"] for name in row)
        for each in words.values():
            yield from _measures(each)
    elif isinstance(words, list | tuple):
        for each in words:
            yield from _measures(each)


def plain(text: str) -> str:
    r"""Text that Markdown shows as it is, in one line: no table, no HTML, no link comes out of it.

    >>> print(plain("a <b> | [x](y)"))
    a &lt;b&gt; \| \[x\](y)
    """
    escaped = str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([|\[\]*_`])", r"\\\1", " ".join(escaped.split()))
