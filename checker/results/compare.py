"""What a revision did to the requirements, place by place; rules and settings told apart."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from checker.results.finding import Finding, Observed, Outcome, Required
from checker.results.pairing import Pair, Pairing, Spot, pair_spots, spots_of
from checker.results.revision import Change, ChangeKind, PlaceChange, Revision
from checker.results.run import RunResult
from checker.results.verdict import READINESS
from checker.units import SLACK

_TOLD = {Outcome.PASS, Outcome.FAIL}
_LEAST_SAME = 0.5
"""The share of places known again under which two models are told to be of other buildings."""
_FEW = 6

_NEWS: frozenset[ChangeKind] = frozenset({"new", "undecidable", "appeared"})
NEW = "new"
"""What `since` says of a finding that the revision before did not have."""

Judged = tuple[str, str, str]
"""A requirement at a place: rule, class and GlobalId of what was judged."""
Said = Callable[[Finding], str]
"""How what was measured is told, with its unit."""


def compare(old: RunResult, new: RunResult, said: Said) -> Revision:
    """Every requirement that stands otherwise in `new`, in its order; vanished places at the end.

    A margin counts as changed from the tolerance of comparisons on. Where rules, settings or
    targets are others, the limit of one is too and what was measured is not, the change is the
    rule's. By the same rules every change is the design's: more classes ask for more.
    """
    pairing = pair_spots(spots_of(old), spots_of(new))
    before = {_judged(each): each for each in old.findings}
    was = {_id(pair.new): pair.old for pair in pairing.pairs}
    others = _rules_differ(old, new)
    known = {each.rule for each in old.findings}
    changes = [
        change
        for now in new.findings
        for change in _changes(
            now, _earlier(now, was, before), said, others=others, known=now.rule in known
        )
    ]
    changes += _no_more(old, pairing, new, said, others=others)
    return Revision(
        against=old.model.file,
        sha256=old.model.sha256,
        changes=tuple(changes),
        places=tuple(_place_changes(pairing)),
        known=len(pairing.pairs),
        unknown=len(pairing.gone) + len(pairing.come),
        is_other_building=_is_other(pairing),
    )


def _rules_differ(old: RunResult, new: RunResult) -> bool:
    """Whether the two were judged by other packs, settings or targets."""
    targets = old.brief.get("targets"), new.brief.get("targets")
    return old.rules.digest != new.rules.digest or targets[0] != targets[1]


def _judged(finding: Finding) -> Judged:
    return finding.rule, finding.subject.ifc_class, finding.subject.global_id


def _id(spot: Spot) -> tuple[str, str]:
    return spot.subject.ifc_class, spot.subject.global_id


def _earlier(
    now: Finding, was: Mapping[tuple[str, str], Spot], before: Mapping[Judged, Finding]
) -> tuple[Spot | None, Finding | None]:
    """Where the thing was, and what the same rule said of it there."""
    spot = was.get((now.subject.ifc_class, now.subject.global_id))
    if spot is None:
        return None, None
    return spot, before.get((now.rule, *_id(spot)))


def _changes(
    now: Finding,
    earlier: tuple[Spot | None, Finding | None],
    said: Said,
    *,
    others: bool,
    known: bool,
) -> Iterator[Change]:
    spot, then = earlier
    if others and not known:
        kind: ChangeKind | None = "rules" if now.outcome in _SAID else None
    elif spot is None:
        kind = "appeared" if now.outcome in _SAID else None
    elif then is None:
        kind = _from_nothing(now.outcome)
    else:
        kind = _kind(then, now, others=others)
        if kind in {"worse", "better"} and then.outcome is now.outcome and said(then) == said(now):
            kind = None  # by less than anybody reads
    if kind is not None:
        yield _change(kind, then, now, said)


_SAID = {Outcome.FAIL, Outcome.CANNOT_TELL}
"""What is told of a place that is new: a pass of it is no news."""


def _from_nothing(outcome: Outcome) -> ChangeKind | None:
    """The rule said nothing of the thing before: as if it had not applied."""
    if outcome is Outcome.FAIL:
        return "new"
    return "undecidable" if outcome is Outcome.CANNOT_TELL else None


def _kind(then: Finding, now: Finding, *, others: bool) -> ChangeKind | None:
    is_by_rule = others and _is_by_limit(then, now)
    if then.outcome is not now.outcome:
        if is_by_rule:
            return "rules"
        if now.outcome is Outcome.FAIL:
            return "new"
        if now.outcome is Outcome.CANNOT_TELL:
            return "undecidable"
        if then.outcome is Outcome.FAIL:
            return "fixed"
        return "better" if then.outcome is Outcome.CANNOT_TELL else None
    # How far the model itself is above what is asked of it is no merit of the design.
    if now.outcome not in _TOLD or now.topic == READINESS:
        return None
    first, second = _margin(then), _margin(now)
    if first is None or second is None or first == second or abs(second - first) <= SLACK:
        return None
    if is_by_rule:
        return "rules"
    return "better" if second > first else "worse"


def _margin(finding: Finding) -> float | None:
    """How much is to spare for sure, under nought where it fails; in the unit of the limit."""
    seen, need = finding.observed, finding.required
    if seen is None or need is None or seen.low is None or seen.high is None:
        return None
    margins = []
    if need.at_least is not None:
        margins.append(seen.low - need.at_least)
    if need.at_most is not None:
        margins.append(need.at_most - seen.high)
    if need.between is not None:
        margins += [seen.low - need.between[0], need.between[1] - seen.high]
    least = min(margins, default=None)
    return None if least is None or math.isnan(least) else least


def _is_by_limit(then: Finding, now: Finding) -> bool:
    """Whether the limit alone is another one, of the same row and for each of the same.

    Another row of a table is looked up by what the design is, so that is no change of the rule.
    """
    before, after = then.required, now.required
    if before is None or after is None or _seen(then) != _seen(now):
        return False
    if (before.row, before.per) != (after.row, after.per):
        return False
    if before.each is not None and before.each == after.each:
        return False
    return _limit(before) != _limit(after)


def _limit(need: Required) -> tuple[object, ...]:
    return need.at_least, need.at_most, need.between, need.is_


def _seen(finding: Finding) -> tuple[object, ...]:
    """What was measured, to the tolerance of comparisons."""
    seen: Observed | None = finding.observed
    if seen is None:
        return ()
    ends = (None if end is None else _rounded(end) for end in (seen.low, seen.high))
    return (seen.measure, *ends, seen.choice)


def _rounded(value: float) -> float:
    return value if math.isinf(value) else round(value / SLACK) * SLACK


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
    )


def _no_more(
    old: RunResult, pairing: Pairing, new: RunResult, said: Said, *, others: bool
) -> Iterator[Change]:
    """What failed or was open of places and rules that are no more."""
    gone = {_id(spot) for spot in pairing.gone}
    known = {each.rule for each in new.findings}
    still = {_judged(each) for each in new.findings}
    now_at = {_id(pair.old): _id(pair.new) for pair in pairing.pairs}
    for then in old.findings:
        if then.outcome not in _SAID:
            continue
        at = then.subject.ifc_class, then.subject.global_id
        if others and then.rule not in known:
            yield _change("rules", then, None, said)
        elif at in gone:
            yield _change("vanished", then, None, said)
        elif (then.rule, *now_at[at]) not in still:
            yield _change("fixed" if then.outcome is Outcome.FAIL else "better", then, None, said)


def _place_changes(pairing: Pairing) -> Iterator[PlaceChange]:
    """Places that were known again by other means than their GlobalId, renamed or moved."""
    for pair in pairing.pairs:
        if pair.told or pair.how != "GlobalId":
            yield _place_change(pair)


def _place_change(pair: Pair) -> PlaceChange:
    return PlaceChange(
        old=pair.old.place, new=pair.new.place, ifc_class=pair.new.subject.ifc_class,
        was=_name(pair.old), now=_name(pair.new), how=pair.how, sure=pair.sure, told=pair.told,
    )  # fmt: skip


def _name(spot: Spot) -> str:
    return f"{spot.subject.name} {spot.subject.long_name}".strip()


def _is_other(pairing: Pairing) -> bool:
    """Whether so little is known again that the models are hardly of one building."""
    both = len(pairing.pairs)
    least = min(both + len(pairing.gone), both + len(pairing.come))
    return least > _FEW and both < _LEAST_SAME * least


def newly(result: RunResult) -> tuple[Finding, ...]:
    """What a compared result fails or leaves open and the one before did not.

    What fails by a rule or setting alone is no doing of the design, and not among them.
    """
    return tuple(each for each in result.findings if each.since == NEW)


def compared(old: RunResult, new: RunResult, said: Said) -> RunResult:
    """The new result with what changed since the old one, and `since` on each new finding."""
    revision = compare(old, new, said)
    kinds = {each.key: each.kind for each in revision.changes if each.key}
    findings = tuple(
        replace(each, since=NEW) if kinds.get(each.key) in _NEWS else each for each in new.findings
    )
    return replace(new, findings=findings, revision=revision)
