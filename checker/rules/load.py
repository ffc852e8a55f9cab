"""Rule packs from folders and files into one rule set, with every mistake told at once."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from checker.errors import UsageError
from checker.rules.compile import Said, Shelf, compile_rule, new_desk, words_of_rule
from checker.rules.desk import Known
from checker.rules.files import PackFiles, pack_files, read_pack
from checker.rules.links import check_links, without_replaced
from checker.rules.locate import shipped_rules
from checker.rules.rule import Override, Pack, Rule, RuleSet
from checker.rules.vocabulary import known_words
from checker.rules.words import SourceDocumentWords
from checker.spelling import nearest
from checker.yamlsource import Complaint, read_yaml_file

_MOST_TOLD = 200
_BRIEF = Complaint(file="the settings", line=1, column=1, message="")


@dataclass(slots=True)
class _Loading:
    """What has been gathered over all files."""

    known: Known
    overrides: Mapping[str, Mapping[str, str]]
    said: Said
    rules: list[Rule] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    applied: list[Override] = field(default_factory=list)


def load_packs(
    folders_or_files: Sequence[Path],
    *,
    settings: Mapping[str, str] | None = None,
    said: Said | None = None,
    judged_as_of: date | None = None,
    known: Known | None = None,
) -> RuleSet:
    """Read rule packs: folders with a pack.yaml, folders of such folders, or single files.

    `settings` are the brief's, as `RULE-ID.name`, and `said` where each of them stands in it.
    Without `judged_as_of` the newest figures count.
    `known` stands in for the registered measures, in tests.

    Raises:
        UsageError: with all mistakes of all files, each with file, line and column.
    """
    words = known or known_words(as_of=judged_as_of)
    loading = _Loading(known=words, overrides=_by_rule(settings or {}), said=said or {})
    packs, complaints = pack_files(folders_or_files)
    loading.complaints += complaints
    loaded = [_load_pack(files, loading) for files in packs]
    loading.complaints += check_links(loading.rules, loading.left_out)
    loading.complaints += _stray_settings(loading)
    if loading.complaints:
        raise UsageError(_told(sorted(set(loading.complaints)), loading.said))
    rules, replaced = without_replaced(loading.rules)
    return RuleSet(
        rules=tuple(sorted(rules, key=lambda rule: rule.id)),
        packs=tuple(loaded),
        digest=_digest(loaded, settings or {}, judged_as_of),
        overrides=tuple(loading.applied) + _unused(loading),
        left_out={**loading.left_out, **replaced},
        judged_as_of=judged_as_of,
    )


def only_packs(ruleset: RuleSet, ids: Collection[str]) -> RuleSet:
    """The rules and packs of these ids alone, to show them; what they rest on is left out."""
    return replace(
        ruleset,
        rules=tuple(rule for rule in ruleset.rules if rule.pack in ids),
        packs=tuple(pack for pack in ruleset.packs if pack.id in ids),
    )


def _load_pack(files: PackFiles, loading: _Loading) -> Pack:
    pack, sources, complaints = read_pack(files)
    loading.complaints += complaints
    for path in files.rules:
        _load_file(path, files.shown(path), pack.id, sources, loading)
    return pack


def _load_file(
    path: Path,
    shown: str,
    pack: str,
    sources: Mapping[str, SourceDocumentWords],
    loading: _Loading,
) -> None:
    document = read_yaml_file(path, file=shown)
    loading.complaints += document.complaints
    if document.root in (None, "", []):
        if not document.complaints:
            loading.complaints.append(document.complain((), "this file holds no rules"))
        return
    if not isinstance(document.root, list):
        loading.complaints.append(
            document.complain((), "a rule file is a list of rules, each starting with `- rule:`")
        )
        return
    for i, raw in enumerate(document.root):
        desk = new_desk(document, loading.known)
        words = words_of_rule(desk, raw, (i,))
        if words is not None:
            overrides = loading.overrides.get(words.rule, {})
            if words.rule in loading.seen:
                first = loading.seen[words.rule]
                desk.complain((i, "rule"), f"the rule {words.rule} is there already: {first}")
            at = document.mark((i, "rule"))
            loading.seen.setdefault(words.rule, f"{shown}:{at.line}")
            shelf = Shelf(
                pack=pack,
                topic=path.stem,
                sources=sources,
                overrides=overrides,
                said=loading.said,
            )
            rule = compile_rule(desk, words, (i,), shelf=shelf)
            _keep(rule, out_of_force=desk.out_of_force, words=words.settings, loading=loading)
        loading.complaints += desk.complaints


def _keep(
    rule: Rule | None, *, out_of_force: bool, words: Mapping[str, object], loading: _Loading
) -> None:
    if rule is None:
        return
    if out_of_force:
        loading.left_out[rule.id] = "not in force on the day of judging"
        return
    loading.rules.append(rule)
    for name, now in loading.overrides.get(rule.id, {}).items():
        was = words.get(name)
        shown = was if isinstance(was, str) else "a dated figure"
        loading.applied.append(Override(rule=rule.id, setting=name, was=shown, now=now))


def _by_rule(settings: Mapping[str, str]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, text in settings.items():
        rule, _, setting = name.rpartition(".")
        found.setdefault(rule, {})[setting] = text
    return found


def _stray_settings(loading: _Loading) -> Iterator[Complaint]:
    """Settings of the brief for a rule that is surely meant, but misspelt.

    Those for a rule of another pack wait until that is judged.
    """
    for rule, changed in loading.overrides.items():
        if rule in loading.seen or not (meant := nearest(rule, loading.seen)):
            continue
        if rule in shipped_rules():
            continue
        for name in changed:
            place = loading.said.get(f"{rule}.{name}", _BRIEF)
            message = f"the rule {rule!r} is not known; did you mean {meant!r}?"
            yield replace(place, message=message)


def _unused(loading: _Loading) -> tuple[Override, ...]:
    return tuple(
        Override(rule=rule, setting=name, was="", now=now, used=False)
        for rule, changed in loading.overrides.items()
        if rule not in loading.seen
        for name, now in changed.items()
    )


def _told(problems: Sequence[Complaint], said: Said) -> str:
    count = len(problems)
    briefs = {_BRIEF.file, *(place.file for place in said.values())}
    whose = "settings of the brief" if all(each.file in briefs for each in problems) else "rules"
    head = f"The {whose} have {count} mistake{'s' if count > 1 else ''}:"
    more = [f"... and {count - _MOST_TOLD} more"] if count > _MOST_TOLD else []
    return "\n".join([head, *map(str, problems[:_MOST_TOLD]), *more])


def _digest(packs: Sequence[Pack], settings: Mapping[str, str], day: date | None) -> str:
    parts = [f"{pack.id}={pack.digest}" for pack in packs]
    parts += [f"{name}={settings[name]}" for name in sorted(settings)]
    parts.append(str(day))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
