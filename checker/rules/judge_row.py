"""All limits of a row at once: parts that are traded for each other must meet theirs together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.measure.frontier import Frontier
from checker.results import Measured
from checker.rules.case import Case, answer_of
from checker.rules.judge_check import judge_check
from checker.rules.judgement import Judgement, all_pass, any_passes
from checker.rules.ranges import limit_range
from checker.rules.rule import Check, NumberLimit


def judge_row(checks: Sequence[Check], case: Case) -> Judgement:
    """Any fail = fail, else any cannot tell = cannot tell, else pass.

    Of a measure that answers with a frontier, one alternative has to meet all limits on it.
    """
    together: dict[str, list[Check]] = {}
    for check in checks:
        key = f"{check.fact.spec.name} {check.fact.params}" if check.fact.part else ""
        together.setdefault(key, []).append(check)
    alone = [judge_check(check, case) for check in together.pop("", [])]
    return all_pass([*alone, *(_judge_parts(group, case) for group in together.values())])


def _judge_parts(checks: Sequence[Check], case: Case) -> Judgement:
    answer = answer_of(case, checks[0].fact)
    if not isinstance(answer, Frontier):
        return all_pass(judge_check(check, case) for check in checks)
    # A limit that is itself in doubt is tried at both ends: whichever passes, passes for all.
    tried = [answer.towards(wanted) for wanted in _wanted(checks, case)]
    return any_passes(_at(checks, case, parts) for parts in tried)


def _wanted(checks: Sequence[Check], case: Case) -> list[dict[str, float]]:
    """What is wanted of each part: as much as it may be, and where that differs as little."""
    most, least = {}, {}
    for check in checks:
        for limit in check.limits:
            if isinstance(limit, NumberLimit) and limit.word == "at_least":
                asked = limit_range(limit, case)
                most[check.fact.part], least[check.fact.part] = asked.high, asked.low
    return [most] if most == least else [most, least]


def _at(checks: Sequence[Check], case: Case, parts: Mapping[str, Measured]) -> Judgement:
    name = checks[0].fact.spec.name
    taken = {(name, part): value for part, value in parts.items()}
    at = replace(case, alternative=taken)
    return all_pass(judge_check(check, at) for check in checks)
