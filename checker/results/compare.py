"""What a revision did to the requirements, place by place; rules and settings told apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.results.finding import Finding, Outcome, Said
from checker.results.gate import BLOCKED, NOT_ASSESSED, PASSED, Gate, blocking
from checker.results.judged import Judging, judged_otherwise, kinds_lost
from checker.results.kinds import SAID, binds_otherwise, kind_from_nothing, kind_of
from checker.results.lying import likeness
from checker.results.pairing import Pairing, Spot, SpotId, pair_results
from checker.results.places import is_thing, place_changes
from checker.results.revision import Change, ChangeKind, Revision, Side
from checker.results.run import RunResult
from checker.results.verdict import was_assessed

_LEAST_SAME = 0.5
"""The share of places known again under which two models are told to be of other buildings."""
_FEW = 6

_NEWS: frozenset[ChangeKind] = frozenset({"new", "undecidable", "appeared"})
NEW = "new"
"""What `since` says of a finding that the revision before did not have."""

Judged = tuple[str, str, str, str]
"""A requirement at a place: rule, and class, GlobalId and name of what was judged."""


def compare(old: RunResult, new: RunResult, said: Said) -> Revision:
    """Every requirement that stands otherwise in `new`, in its order; vanished places at the end.

    A margin counts as changed from the tolerance of comparisons on. Where rules, settings or
    targets are others, the limit of one is too and what was measured is not, the change is the
    rule's. By the same rules every change is the design's: more classes ask for more. Of the same
    files every change is the rules', whatever was measured.
    """
    by = judged_otherwise(old, new)
    revision = Revision(
        against=old.model.file, sha256=old.model.sha256, judged_otherwise=by.differs
    )
    if unassessed := _unassessed(old, new):
        return replace(revision, unassessed=unassessed)
    pairing = pair_results(old, new)
    changes = _all_changes(old, new, pairing, said, by)
    known = [pair for pair in pairing.pairs if is_thing(pair.new)]
    unknown = [spot for spot in (*pairing.gone, *pairing.come) if is_thing(spot)]
    return replace(
        revision,
        changes=tuple(changes),
        places=tuple(place_changes(pairing)),
        known=len(known),
        unknown=len(unknown),
        is_other_building=_is_other(pairing),
        lost=kinds_lost(old, new),
        moved_by=pairing.by.moved_by if any(pairing.by.moved_by) else None,
    )


def _unassessed(old: RunResult, new: RunResult) -> tuple[Side, ...]:
    """Of which of the two nothing could be judged: all of the other would look new or gone."""
    sides: tuple[tuple[Side, RunResult], ...] = (("old", old), ("new", new))
    return tuple(side for side, each in sides if not each.findings)


def _all_changes(
    old: RunResult, new: RunResult, pairing: Pairing, said: Said, by: Judging
) -> Iterator[Change]:
    was = {pair.new.id: pair.old for pair in pairing.pairs}
    earlier = _earlier(old.findings, new.findings, was)
    known = {each.rule for each in old.findings}
    for now in new.findings:
        is_known = _spot_id(now) in was
        yield from _changes(
            now, earlier.get(now.key), said, by=by, is_known=is_known, judged=now.rule in known
        )
    again = {id(then) for then in earlier.values()}
    yield from _no_more(old, pairing, new, said, by=by, again=again)


def _spot_id(finding: Finding) -> SpotId:
    return finding.subject.ifc_class, finding.subject.global_id, finding.subject.name


def _earlier(
    old: Sequence[Finding], new: Sequence[Finding], was: Mapping[SpotId, Spot]
) -> Mapping[str, Finding]:
    """What the same rule said of the same thing before, by the key of what it says now.

    A rule may say several things of what a broken model calls one: by key, else in their order.
    """
    before, after = _by_judged(old), _by_judged(new)
    found: dict[str, Finding] = {}
    for (rule, *spot), several in after.items():
        there = was.get((spot[0], spot[1], spot[2]))
        thens = list(before.get((rule, *there.id), ())) if there else []
        keys = {then.key: then for then in thens}
        for now in several:
            if then := keys.get(now.key):
                found[now.key] = then
                thens.remove(then)
        left = [now for now in several if now.key not in found]
        found |= {now.key: then for now, then in zip(left, thens, strict=False)}
    return found


def _by_judged(findings: Sequence[Finding]) -> Mapping[Judged, list[Finding]]:
    found: dict[Judged, list[Finding]] = defaultdict(list)
    for each in findings:
        found[each.rule, *_spot_id(each)].append(each)
    return found


def _changes(
    now: Finding,
    then: Finding | None,
    said: Said,
    *,
    by: Judging,
    is_known: bool,
    judged: bool,
) -> Iterator[Change]:
    """What changed of one finding; `judged` is whether its rule was there before."""
    if by.is_otherwise and not judged:
        kind: ChangeKind | None = "rules" if now.outcome in SAID else None
    elif not is_known:
        kind = "appeared" if now.outcome in SAID else None
    elif then is None:
        kind = kind_from_nothing(now.outcome)
    else:
        kind = kind_of(then, now, is_otherwise=by.is_otherwise)
        if kind in {"worse", "better"} and then.outcome is now.outcome and said(then) == said(now):
            kind = None  # by less than anybody reads
        if kind is None and by.is_otherwise and binds_otherwise(then, now):
            kind = "rules"
    if kind is not None:
        yield _change("rules" if by.is_same_design else kind, then, now, said)


def _change(kind: ChangeKind, then: Finding | None, now: Finding | None, said: Said) -> Change:
    told = now or then
    assert told is not None  # noqa: S101 - one of the two is there
    return Change(
        kind=kind,
        rule=told.rule,
        title=told.title,
        strength=told.strength,
        place=told.place,
        key=now.key if now else "",
        was=then.outcome if then else None,
        now=now.outcome if now else None,
        before=said(then) if then else "",
        after=said(now) if now else "",
        was_strength=then.strength if then and then.strength is not told.strength else None,
    )


def _no_more(
    old: RunResult,
    pairing: Pairing,
    new: RunResult,
    said: Said,
    *,
    by: Judging,
    again: set[int],
) -> Iterator[Change]:
    """What failed or was open of places and rules that are no more.

    By other rules, one that is silent of a place of the same use is so by what it asks now.
    """
    now_at = {pair.old.id: pair.new for pair in pairing.pairs}
    known = {each.rule for each in new.findings}
    for then in old.findings:
        if then.outcome not in SAID or id(then) in again:
            continue
        there = now_at.get(_spot_id(then))
        is_by_rule = then.rule not in known or (there and there.place.use == then.place.use)
        if by.is_same_design or (by.is_otherwise and is_by_rule):
            yield _change("rules", then, None, said)
        elif there is None:
            yield _change("vanished", then, None, said)
        else:
            yield _change("fixed" if then.outcome is Outcome.FAIL else "better", then, None, said)


def _is_other(pairing: Pairing) -> bool:
    """Whether so little is known again that the models are hardly of one building.

    Two schools may number their rooms alike: what is known by a name alone has to lie alike.
    """
    pairs = [pair for pair in pairing.pairs if is_thing(pair.new)]
    both = sum(
        pair.how == "GlobalId" or likeness(pairing.laid[pair.old.id], pair.new) > 0.0
        for pair in pairs
    )
    least = len(pairs) + min(sum(map(is_thing, spots)) for spots in (pairing.gone, pairing.come))
    return both < _LEAST_SAME * least if least > _FEW else least > 1 and not pairs


def newly(result: RunResult) -> tuple[Finding, ...]:
    """What a compared result fails or leaves open and the one before did not.

    What fails by a rule or setting alone is no doing of the design, and not among them.
    """
    return tuple(each for each in result.findings if each.since == NEW)


def exit_code(old: RunResult, new: RunResult, gate: Gate) -> int:
    """3 where nothing of one of the two was assessed, 1 when what is new stops the build, else 0.

    `new` is a compared result.
    """
    if not (was_assessed(old.findings) and was_assessed(new.findings)):
        return NOT_ASSESSED
    return BLOCKED if blocking(newly(new), gate) else PASSED


def compared(old: RunResult, new: RunResult, said: Said) -> RunResult:
    """The new result with what changed since the old one, and `since` on each new finding."""
    revision = compare(old, new, said)
    kinds = {each.key: each.kind for each in revision.changes if each.key}
    since = {each.key: NEW if kinds.get(each.key) in _NEWS else "" for each in new.findings}
    findings = tuple(
        each if each.since == since[each.key] else replace(each, since=since[each.key])
        for each in new.findings
    )
    return replace(new, findings=findings, revision=revision)
