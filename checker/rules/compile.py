"""One rule from its words: settings first, then who is judged, what is required, and examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from checker.results import Outcome, Strength
from checker.rules.compile_examples import OUTCOMES, examples_of
from checker.rules.desk import Desk, Known, Readers, Scope
from checker.rules.furniture import where_furniture_counts
from checker.rules.messages import complain_about
from checker.rules.requirements import requirement_of
from checker.rules.rule import AllOf, Const, Excuse, Rule, Selection, Source
from checker.rules.selections import kind_named, selection_of, where_of
from checker.rules.terms import in_force
from checker.rules.words import RuleWords, SourceDocumentWords, TermWords
from checker.spelling import near
from checker.units import parse_figure
from checker.yamlsource import Complaint, Document, Path

READERS = Readers(selection=selection_of, requirement=requirement_of)
PROJECT_DOCUMENT = "brief"


def words_of_rule(desk: Desk, raw: Any, path: Path) -> RuleWords | None:
    """The words of one rule, or None when they are not in order."""
    if not isinstance(raw, Mapping):
        desk.complain(path, "a rule belongs here, starting with `rule:` and its id")
        return None
    try:
        return RuleWords.model_validate(raw)
    except ValidationError as error:
        complain_about(desk, error, path, RuleWords)
        return None


Said = Mapping[str, Complaint]
"""Where the brief says what a setting is, by `RULE-ID.name`: complaints without words yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where a rule stands: its pack, its topic by default, what it may cite, what a brief sets."""

    pack: str
    topic: str
    sources: Mapping[str, SourceDocumentWords] = field(default_factory=dict)
    overrides: Mapping[str, str] = field(default_factory=dict)
    said: Said = field(default_factory=dict)


def compile_rule(desk: Desk, words: RuleWords, path: Path, *, shelf: Shelf) -> Rule | None:
    """The rule with everything resolved; complains on the desk about all that does not fit."""
    before = len(desk.complaints)
    _settings(desk, words, path, shelf)
    selection, if_none = _applies_to(desk, words, path)
    scope = Scope(kind=selection.kind)
    requirement = requirement_of(desk, words, scope=scope, path=path) if selection.kind else None
    excuses = _excuses(desk, words, scope, path)
    _check_rule(desk, words, path)
    source = _source(desk, words, shelf.sources, path)
    examples = examples_of(desk, words, selection, requirement, path)
    if len(desk.complaints) > before or requirement is None:
        return None
    return Rule(
        id=words.rule,
        title=words.title,
        why=words.why,
        topic=words.topic or shelf.topic,
        pack=shelf.pack,
        selection=selection,
        if_none=if_none,
        requirement=requirement,
        excuses=excuses,
        requires=words.requires,
        replaces=words.replaces,
        furniture=words.furniture or "",
        furniture_counts=where_furniture_counts(requirement),
        settings=dict(desk.settings),
        strength=Strength(words.strength),
        source=source,
        covers=words.covers,
        ask=words.ask,
        remedy=words.remedy,
        examples=examples,
        words=desk.raw(path),
        file=desk.document.file,
        mark=desk.document.mark((*path, "rule")),
    )


def new_desk(document: Document, known: Known) -> Desk:
    """A desk for one rule of a file."""
    return Desk(document=document, known=known, readers=READERS)


def _settings(desk: Desk, words: RuleWords, path: Path, shelf: Shelf) -> None:
    for name, raw in words.settings.items():
        at = (*path, "settings", name)
        if isinstance(raw, TermWords):
            desk.complain(at, "a setting is a figure or a word, not something worked out")
            continue
        text = raw if isinstance(raw, str) else in_force(desk, raw, at)
        value = _setting(name, text)
        if text and isinstance(value, frozenset) and text[:1].isdigit():
            units = "mm, cm, m, m2, %, 1 in 12 or a bare number"
            desk.complain(at, f"{text!r} is not a figure with a unit that is known ({units})")
        desk.settings[name] = value
    for name, text in shelf.overrides.items():
        _override(desk, name, text, path, shelf.said)


def _override(desk: Desk, name: str, text: str, path: Path, said: Said) -> None:
    default, value = desk.settings.get(name), _setting(name, text)
    rule = desk.raw(path).get("rule", "")
    wrong = ""
    if default is None:
        wrong = f"{name!r} is not known{near(name, desk.settings)}"
    elif isinstance(default, Const) and (
        not isinstance(value, Const) or value.unit != default.unit
    ):
        wrong = f"{text!r} is not of the kind {default.text!r}"
    elif isinstance(value, Const) and value.value < 0:
        wrong = f"{text!r} must not be negative"
    if not wrong:
        desk.settings[name] = value
    elif place := said.get(f"{rule}.{name}"):
        desk.complaints.append(replace(place, message=f"{rule}.{name}: {wrong}"))
    else:
        desk.complain((*path, "settings"), f"the brief sets {rule}.{name}: {wrong}")


def _setting(name: str, text: str) -> Const | frozenset[str]:
    try:
        figure = parse_figure(text)
    except ValueError:
        return frozenset({text})
    return Const(value=figure.value, unit=figure.unit, text=text, setting=name)


def _applies_to(desk: Desk, words: RuleWords, path: Path) -> tuple[Selection, Outcome]:
    applies, at = words.applies_to, (*path, "applies_to")
    if not kind_named(desk, applies.each, (*at, "each")):
        return Selection(kind="", where=AllOf(conditions=())), Outcome.CANNOT_TELL
    scope = Scope(kind=applies.each)
    where = where_of(desk, applies.where, scope=scope, path=(*at, "where"))
    if applies.if_none is None and (applies.each != "school" or applies.where):
        message = "if_none is missing: say what it means when there is none"
        desk.complain(at, f"{message} (fail, cannot tell, not applicable)")
    if_none = OUTCOMES[applies.if_none or "cannot tell"]
    return Selection(kind=applies.each, where=where), if_none


def _excuses(desk: Desk, words: RuleWords, scope: Scope, path: Path) -> tuple[Excuse, ...]:
    if not scope.kind:
        return ()
    is_list = isinstance(desk.raw(path).get("unless"), list)
    found = []
    for i, each in enumerate(words.unless):
        at = (*path, "unless", i) if is_list else (*path, "unless")
        when = where_of(desk, each.when, scope=scope, path=(*at, "when"))
        anyway = where_of(desk, each.fails_anyway, scope=scope, path=(*at, "fails_anyway"))
        found.append(Excuse(when=when, because=each.because, fails_anyway=anyway))
    return tuple(found)


def _check_rule(desk: Desk, words: RuleWords, path: Path) -> None:
    if words.strength == "must" and words.source.checked == "no":
        message = "must is for figures that were checked: check it, or make it should or may"
        desk.complain((*path, "strength"), message)
    if words.from_ and words.until and words.until < words.from_:
        desk.complain((*path, "until"), "the last day in force comes before the first")
    day = desk.known.as_of
    if words.until and (day is None or day > words.until):
        desk.out_of_force = True
    if words.from_ and day is not None and day < words.from_:
        desk.out_of_force = True
    # Beside another mistake this one is mostly its echo: the word that uses it is misspelt.
    unused = set(desk.settings) - desk.used_settings if not desk.complaints else set()
    for name in sorted(unused):
        desk.complain((*path, "settings", name), f"the setting {name!r} is never used", key=True)


def _source(
    desk: Desk, words: RuleWords, sources: Mapping[str, SourceDocumentWords], path: Path
) -> Source:
    given = words.source
    document = sources.get(given.document)
    if sources and document is None and given.document != PROJECT_DOCUMENT:
        at = (*path, "source", "document")
        desk.unknown(at, "the document", given.document, [*sources, PROJECT_DOCUMENT])
    return Source(
        document=given.document,
        clause=given.clause,
        fact=given.fact,
        checked=given.checked,
        url=given.url or (document.url if document else ""),
        title=document.title if document else "",
        binds=document.binds if document else "",
    )
