"""What stops a build and what would let it through, in the last lines of a check."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from checker.report.annotations import title_of
from checker.report.causes import by_cause
from checker.report.figures import written
from checker.report.naming import subject_words
from checker.report.plaintext import clean, shortened
from checker.report.rank import gap_share, rank
from checker.report.words import OUTCOME_MARKS
from checker.results.acceptance import BaselineState, BaselineUse, WaiverState, WaiverUse
from checker.results.finding import Finding, Outcome
from checker.results.run import RunResult
from checker.units import either, so_many

_MOST_SHOWN, _MOST_PLACES = 8, 3
_LONGEST_NAME, _LONGEST_ADVICE = 60, 200
_STANDS: Mapping[BaselineState, str] = {
    "worse": "worse",
    "unsure": "that can no longer be told",
    "fixed": "no longer there",
    "vanished": "of places that are gone",
    "unjudged": "of rules that were not judged",
}
_TAKE_OUT: tuple[WaiverState, ...] = ("needless", "vanished", "unjudged")


def blocker_lines(blockers: Sequence[Finding], result: RunResult) -> list[str]:
    """Each requirement that stops the build, with its places, why now, and what to do about it."""
    if not blockers:
        return []
    groups = sorted(_by_rule(blockers), key=rank)
    lapsed = {each.key: each for each in result.waivers if each.key and each.told}
    lines = [f"By topic: {_topics(blockers)}."] if len(groups) > 1 else []
    for group in groups[:_MOST_SHOWN]:
        lines += _group(group, lapsed)
    if len(groups) > _MOST_SHOWN:
        rest = so_many(sum(map(len, groups[_MOST_SHOWN:])), "finding")
        lines.append(
            f"And {rest} of {so_many(len(groups) - _MOST_SHOWN, 'more rule')}, told in the report."
        )
    return [*lines, _let_through(groups, result)]


def accepted_lines(result: RunResult) -> list[str]:
    """What became of waivers and of the baseline, where people should act on it."""
    lines = [*_of_waivers(result.waivers)]
    if result.baseline is not None:
        lines += _of_baseline(result.baseline)
    return lines


def _by_rule(blockers: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of one rule and outcome together, the worst place first: one thing to be done."""
    rules: dict[tuple[Outcome, str], list[Finding]] = {}
    for group in by_cause(blockers, lambda each: each):
        rules.setdefault((group[0].outcome, group[0].rule), []).extend(group)
    return [sorted(group, key=lambda each: -gap_share(each)) for group in rules.values()]


def _topics(blockers: Sequence[Finding]) -> str:
    counts = Counter(each.topic for each in blockers).most_common()
    return ", ".join(f"{topic.replace('_', ' ')} {count}" for topic, count in counts)


def _group(group: Sequence[Finding], lapsed: dict[str, WaiverUse]) -> Iterator[str]:
    first = group[0]
    named = [shortened(subject_words(each), _LONGEST_NAME) for each in group[:_MOST_PLACES]]
    if len(group) > _MOST_PLACES:
        named.append(f"{len(group) - _MOST_PLACES} more")
    mark = OUTCOME_MARKS[first.outcome]
    yield f"{mark} {title_of(first)} ({first.strength.value}): {either(named, 'and')}"
    for each in group[:_MOST_PLACES]:
        if why := _why_now(each, lapsed):
            name = f"{shortened(subject_words(each), _LONGEST_NAME)}: " if len(group) > 1 else ""
            yield f"    {name}{why}"
    advice = first.remedy if first.outcome is Outcome.FAIL else first.ask
    if advice:
        yield f"    → {written(shortened(clean(advice), _LONGEST_ADVICE))}"


def _why_now(finding: Finding, lapsed: dict[str, WaiverUse]) -> str:
    """Why a finding stops the build that was waived or known before."""
    if waiver := lapsed.get(finding.key):
        return f"Its waiver does not hold. {clean(waiver.told)}"
    if finding.baseline == "worse":
        return "It is worse than the baseline knows it."
    if finding.baseline == "unsure":
        return "Whether it is worse than the baseline knows it cannot be told."
    return ""


def _let_through(groups: Sequence[Sequence[Finding]], result: RunResult) -> str:
    """What would let the build through: the three ways there are."""
    key = groups[0][0].key
    ways = [
        "To let the build through, change the design or supply what is asked for;",
        f"accept one until a day (schoolcheck waive {key} --because ... --until ...)",
    ]
    if result.baseline is None:
        ways.append("or all that stands today (schoolcheck baseline create RESULTS)")
    return " ".join(ways) + "."


def _of_waivers(waivers: Sequence[WaiverUse]) -> Iterator[str]:
    holding = sum(each.state == "holds" for each in waivers)
    if holding:
        yield f"{so_many(holding, 'waiver', 'hold')}."
    for each in waivers:
        if each.state != "holds":
            where = shortened(f"{each.rule} at {each.place}", 2 * _LONGEST_NAME)
            mark = "–" if each.state in _TAKE_OUT else "!"
            yield f"{mark} Waiver of {where}: {clean(each.told)}"


def baseline_line(use: BaselineUse) -> str:
    """How many entries of the baseline stand how, in a sentence."""
    counts = Counter(each.state for each in use.lines)
    told = [f"{counts[state]} {words}" for state, words in _STANDS.items() if counts[state]]
    return f"Baseline: {', '.join([f'{use.known} known and no worse', *told])}."


def _of_baseline(use: BaselineUse) -> Iterator[str]:
    if use.is_other_building:
        yield "! Hardly any place of the baseline is there: it is hardly of this building."
    yield baseline_line(use)
    counts = Counter(each.state for each in use.lines)
    unused = counts["fixed"] + counts["vanished"]
    if unused and not use.is_other_building:
        entries = "1 entry" if unused == 1 else f"{unused} entries"
        yield f"  It can shrink by {entries}: schoolcheck baseline shrink RESULTS."
