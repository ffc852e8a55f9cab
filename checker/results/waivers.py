"""Findings that the team has accepted for a reason and for a time; no figure changes by it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.results.acceptance import WaiverState, WaiverUse
from checker.results.finding import Finding, Miss, Said
from checker.results.run import RunResult
from checker.results.standing import Accepted, Standing, as_it_stands, is_open, standing
from checker.results.verdict import summarise, verdict_sentence, was_assessed
from checker.units import either, format_exactly

Written = str | Mapping[str, str]
"""What a key of the file holds: text, or by how much each of several things is missed."""
NO_FIGURE = "no figure"
"""Stands where what is missed is a matter of yes or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One line of a team's file of waivers.

    `place` is what people call it, `key` and `global_id` know it more surely where they are said.
    It holds from `on` to the end of `until`, for what is no worse than `accepted`.
    """

    rule: str
    place: str
    because: str
    by: str
    on: date
    until: date
    accepted: Accepted
    storey: str = ""
    key: str = ""
    global_id: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matched:
    waiver: Waiver
    state: WaiverState
    told: str = ""
    finding: Finding | None = None


def with_waivers(
    result: RunResult, waivers: Sequence[Waiver], said: Said, *, today: date
) -> RunResult:
    """The result with what waivers hold for marked, and what became of each waiver.

    Outcomes and figures stay; counts and verdict tell apart what is waived.
    """
    matched = _no_contradictions([_match(each, result, said, today) for each in waivers])
    reasons = {
        id(each.finding): _reason(each.waiver)
        for each in matched
        if each.state == "holds" and each.finding is not None
    }
    findings = tuple(
        replace(each, waiver=reasons[id(each)]) if id(each) in reasons else each
        for each in result.findings
    )
    return replace(
        result,
        findings=findings,
        summary=summarise(findings),
        verdict=verdict_sentence(findings, result.readiness),
        waivers=tuple(map(_use, matched)),
    )


def names_of(finding: Finding) -> tuple[str, ...]:
    """What people may call the place of a finding, the clearest first."""
    thing, place = finding.subject, finding.place
    of_thing = (f"{thing.name} {thing.long_name}", thing.name, thing.long_name)
    # A door of a room is not the room: only what is the place itself goes by its name.
    is_place = thing.name == place.number or not (thing.name or thing.long_name)
    of_place = (f"{place.number} {place.name}", place.number, place.name) if is_place else ()
    names = (each.strip() for each in (*of_thing, *of_place))
    return tuple(dict.fromkeys(each for each in names if each))


def _match(waiver: Waiver, result: RunResult, said: Said, today: date) -> _Matched:
    of_rule = [each for each in result.findings if each.rule == waiver.rule]
    found = _found(waiver, of_rule)
    if not of_rule:
        why = f"No rule {waiver.rule} was judged: check its spelling and the packs of the run."
        if not was_assessed(result.findings):
            why = "Nothing could be assessed: keep it until something is."
        return _Matched(waiver=waiver, state="unjudged", told=why)
    if not found:
        return _Matched(
            waiver=waiver,
            state="vanished",
            told="No such place was judged by this rule: correct it, or take the waiver out.",
        )
    if len(found) > 1:
        return _Matched(
            waiver=waiver,
            state="several",
            told=f"It fits {len(found)} places: name the one by its key or its GlobalId.",
        )
    return _of_one(waiver, found[0], said, today)


def _found(waiver: Waiver, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings that a waiver means: by key, else by GlobalId, else by what people call them."""
    if by_key := [each for each in findings if waiver.key and each.key == waiver.key]:
        return by_key
    at = waiver.global_id
    if by_id := [each for each in findings if at and each.subject.global_id == at]:
        return by_id
    wanted = waiver.place.casefold()
    named = [each for each in findings if wanted in map(str.casefold, names_of(each))]
    here = waiver.storey.casefold()
    return [each for each in named if not here or each.place.storey.casefold() == here]


def _of_one(waiver: Waiver, finding: Finding, said: Said, today: date) -> _Matched:
    state, told = _state(waiver, finding, said, today)
    return _Matched(waiver=waiver, state=state, told=told, finding=finding)


def _state(waiver: Waiver, finding: Finding, said: Said, today: date) -> tuple[WaiverState, str]:
    if not is_open(finding):
        return "needless", "It no longer fails: take the waiver out."
    if today > waiver.until:
        return "expired", f"It expired on {waiver.until}: mend it, or accept it until a later day."
    if today < waiver.on:
        return "early", f"It begins on {waiver.on}."
    now = standing(waiver.accepted, finding)
    return now, _WHY[now](waiver, finding, said)


def _worse(waiver: Waiver, finding: Finding, said: Said) -> str:
    was, now = waiver.accepted, as_it_stands(finding)
    if was.outcome is not finding.outcome:
        return "It could not be told when it was accepted, and fails now."
    # One thing alone goes without its name: the finding says what it is about.
    named = len({each.measure for each in (*was.misses, *now.misses)}) > 1
    short = _short(was, named=named), _short(now, named=named)
    measured = f" ({said(finding)} measured)" if said(finding) else ""
    return (
        f"It is worse than what was accepted: it misses what is asked for by {short[1]}, "
        f"not {short[0]}{measured}."
    )


def _short(accepted: Accepted, *, named: bool) -> str:
    """By how much something is missed, each of several things by its name."""
    one = Miss(measure="", shortfall=accepted.shortfall, unit=accepted.unit)
    told = (_told(each) if named else _figure(each) for each in accepted.misses)
    return either(told, "and") or _figure(one)


def _told(miss: Miss) -> str:
    name = miss.measure.replace("_", " ")
    return f"{name} (yes or no)" if miss.shortfall is None else f"{_figure(miss)} ({name})"


def _figure(miss: Miss) -> str:
    return NO_FIGURE if miss.shortfall is None else format_exactly(miss.shortfall, miss.unit)


def _unstated(_waiver: Waiver, finding: Finding, _said: Said) -> str:
    said = "".join(f"{name}: {_shown(text)}" for name, text in _bounds(as_it_stands(finding)))
    return f"It does not say how bad it may be: write `{said}` if that is accepted."


def _shown(said: Written) -> str:
    if isinstance(said, str):
        return said
    return f"{{{', '.join(f'{name}: {text}' for name, text in said.items())}}}"


def _bounds(accepted: Accepted) -> Iterator[tuple[str, Written]]:
    """How bad it may be, as a file of waivers says it."""
    if accepted.misses:
        yield "short_of", {each.measure: _figure(each) for each in accepted.misses}
    elif accepted.shortfall is not None:
        yield "short_by", format_exactly(accepted.shortfall, accepted.unit)


_WHY: Mapping[Standing, Callable[[Waiver, Finding, Said], str]] = {
    "holds": lambda *_given: "",
    "worse": _worse,
    "unsure": lambda *_given: "Whether it is worse than what was accepted cannot be told.",
    "unstated": _unstated,
}


_IN_FORCE: frozenset[WaiverState] = frozenset({"holds", "worse", "unsure", "unstated"})


def _no_contradictions(matched: Sequence[_Matched]) -> list[_Matched]:
    """Of waivers of one finding that say different things none holds: nobody could say which.

    One that it has outgrown counts, too: what contradicts does not hold because things got worse.
    """
    said: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for each in matched:
        if each.state in _IN_FORCE and each.finding is not None:
            said[each.finding.key].add(_what(each.waiver))
    at_odds = {key for key, different in said.items() if len(different) > 1}
    told = "Another waiver of the same finding says something else: keep one of them."
    return [
        replace(each, state="contradicts", told=told)
        if each.state == "holds" and each.finding is not None and each.finding.key in at_odds
        else each
        for each in matched
    ]


def _what(waiver: Waiver) -> tuple[object, ...]:
    return waiver.because, waiver.by, waiver.until, waiver.clause, waiver.accepted


def _reason(waiver: Waiver) -> str:
    return f"{waiver.because.rstrip('.')} (accepted by {waiver.by} until {waiver.until})"


def _use(matched: _Matched) -> WaiverUse:
    waiver = matched.waiver
    return WaiverUse(
        rule=waiver.rule,
        place=waiver.place,
        because=waiver.because,
        by=waiver.by,
        on=waiver.on.isoformat(),
        until=waiver.until.isoformat(),
        clause=waiver.clause,
        state=matched.state,
        told=matched.told,
        key=matched.finding.key if matched.finding else "",
    )


def waiver_of(
    finding: Finding,
    findings: Sequence[Finding],
    *,
    because: str,
    by: str,
    on: date,
    until: date,
    clause: str = "",
) -> Waiver:
    """A waiver of a finding as it stands, by the clearest name that is its own among `findings`."""
    alike = [each for each in findings if each.rule == finding.rule]
    names = names_of(finding) or (finding.subject.global_id,)
    taken = Counter(name.casefold() for each in alike for name in names_of(each))
    own = next((name for name in names if taken[name.casefold()] == 1), names[0])
    return Waiver(
        rule=finding.rule,
        place=own,
        storey=finding.place.storey,
        key=finding.key,
        global_id=finding.subject.global_id,
        because=because,
        by=by,
        on=on,
        until=until,
        clause=clause or f"{finding.source.document} {finding.source.clause}".strip(),
        accepted=as_it_stands(finding),
    )


def waiver_lines(waiver: Waiver) -> Iterator[tuple[str, Written]]:
    """What stands in the file of a waiver, key by key; nothing that is not said."""
    accepted = waiver.accepted
    lines: tuple[tuple[str, Written], ...] = (
        ("rule", waiver.rule),
        ("place", waiver.place),
        ("storey", waiver.storey),
        ("key", waiver.key),
        ("global_id", waiver.global_id),
        ("outcome", "" if accepted.outcome == "fail" else "cannot tell"),
        *_bounds(accepted),
        ("because", waiver.because),
        ("by", waiver.by),
        ("on", waiver.on.isoformat()),
        ("until", waiver.until.isoformat()),
        ("clause", waiver.clause),
    )
    for name, text in lines:
        if text:
            yield name, text
