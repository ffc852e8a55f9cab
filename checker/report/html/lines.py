"""The lines below the counts: small-group space for each pupil, and how complete the base is."""

from collections.abc import Collection, Iterable, Sequence

from checker.report.figures import asked_figure, span
from checker.report.gauge import ends_of
from checker.report.naming import WHOLE
from checker.report.plaintext import shortened
from checker.report.words import doubted_limit, gap_words, heading
from checker.results.finding import Finding, Outcome, Strength

_BASE_TOPIC, _SPACE_TOPIC = "inclusion_base", "small_group"
_SET = "parts of the set"
_MOST_BASES = 3
_COUNTED = " add up to "


def key_lines(
    findings: Sequence[Finding],
    *,
    told: Sequence[Finding] = (),
    from_brief: Collection[str] | None = None,
) -> tuple[str, ...]:
    """At most a handful of lines, only from what the findings hold.

    Long ones that are `told` beside them already are left out. A project's figure is its own where
    its rule is one of those that take theirs `from_brief`, else ours; without them its own.
    """
    judged = [each for each in findings if each.outcome is not Outcome.NOT_APPLICABLE]
    space = [each for each in judged if each.topic == _SPACE_TOPIC and _is_of_all(each)]
    base = [each for each in judged if each.topic == _BASE_TOPIC]
    return (*_space_lines(space, told, from_brief), *_base_lines(base, told))


def _space_lines(
    rows: Iterable[Finding], told: Sequence[Finding], from_brief: Collection[str] | None
) -> Sequence[str]:
    """The rate for each pupil where a rule has one, else the first sum that is not told yet."""
    every = tuple(rows)
    for finding in every:
        if rate := _rate_line(finding, from_brief):
            return [rate]
    untold = [each for each in every if each not in told]
    return [_whole_line(each, "Small-group space") for each in untold[:1]]


def _rate_line(finding: Finding, from_brief: Collection[str] | None) -> str:
    """`Small-group space 0.16 m² per pupil (your target 0.24): 33.9 m² short`.

    Where the figure is ours the line says which rooms are counted: another sum than the reader's.
    """
    need, seen = finding.required, finding.observed
    if need is None or need.each is None or not need.count or need.per != "pupil" or seen is None:
        return ""
    ends = ends_of(seen)
    if ends is None:
        return ""
    low, high = ends[0] / need.count, ends[1] / need.count
    rate = span(low, high, need.unit, against=need.each)
    words = {"if": "if the rule applies, needed", "perhaps": "perhaps needed"}
    whose = words.get(doubted_limit(finding), "needed")
    if finding.strength is Strength.PROJECT:
        is_ours = from_brief is not None and finding.rule not in from_brief
        whose = "our figure" if is_ours else "your target"
    rooms, counts, _rest = finding.sentence.partition(_COUNTED)
    counted = (
        f", counting {shortened(rooms[:1].lower() + rooms[1:])}"
        if counts and whose == "our figure"
        else ""
    )
    asked = asked_figure(need.each, need.unit).split(" ")[0]
    gap = gap_words(finding)
    doubt = "cannot be told" if finding.outcome is Outcome.CANNOT_TELL else ""
    end = f": {gap or doubt}" if gap or doubt else ""
    return f"Small-group space {rate} per pupil ({whose} {asked}){end}{counted}."


def _base_lines(rows: Sequence[Finding], told: Sequence[Finding]) -> Sequence[str]:
    sets = [line for each in rows if (line := _set_line(each))]
    if sets:
        return sets[:_MOST_BASES]
    lacking = [each for each in rows if _is_of_all(each) and each.outcome is not Outcome.PASS]
    if lacking:
        return [_whole_line(each, "Inclusion base") for each in lacking[:1] if each not in told]
    return [_met_line([each.outcome for each in rows])] if rows else []


def _set_line(finding: Finding) -> str:
    need, seen = finding.required, finding.observed
    if seen is None or seen.measure != _SET or need is None or not need.at_least:
        return ""
    low, high = ends_of(seen) or (0.0, 0.0)
    unsure = f", {high - low:.0f} cannot be told" if high > low else ""
    name = shortened(finding.subject.name or finding.subject.long_name) or "Inclusion base"
    return f"{name}: {low:.0f} of {need.at_least:.0f} rooms of the set present{unsure}."


def _met_line(outcomes: Sequence[Outcome]) -> str:
    unsure = outcomes.count(Outcome.CANNOT_TELL)
    open_ones = f", {unsure} cannot be told" if unsure else ""
    met = outcomes.count(Outcome.PASS)
    return f"Inclusion base: {met} of {len(outcomes)} requirements met{open_ones}."


def _whole_line(finding: Finding, what: str) -> str:
    words = heading(finding)
    if finding.sentence:
        return words
    told = words.removeprefix("The school: ")
    return f"{what} {told}" if told.startswith("cannot be told") else f"{what}: {told}"


def _is_of_all(finding: Finding) -> bool:
    """Whether it is about the whole school."""
    return finding.subject.ifc_class in WHOLE and not finding.place.number
