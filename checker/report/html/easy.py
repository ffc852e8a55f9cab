"""The report in short sentences, for governors, parents and anybody who is new to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.report.html.groups import Group
from checker.report.rank import is_about_model
from checker.report.topics import topic_order, topic_words
from checker.results.finding import Finding, Outcome, Strength

_QUESTIONS = {
    "access": "Can everybody get in, get around and use the toilets?",
    "small_group": "Are there small rooms for work in small groups?",
    "inclusion_base": "Is there a good base for pupils who need more support?",
    "neuro_inclusive": "Is the building calm and clear?",
    "schools": "Are there the rooms and the space that a school needs?",
    "escape": "Can everybody get out if there is a fire?",
}
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question, its answer in a few words, and the things that need work."""

    state: Outcome
    question: str
    answer: str
    things: tuple[Group, ...]
    more: int


def answers(findings: Iterable[Finding], groups: Sequence[Group]) -> tuple[Answer, ...]:
    """An answer for each family of rules that had anything to judge; never a yes on no evidence.

    What is advice alone makes no "not yet": it is told as advice, and as "mostly" only where
    something went well and nothing but advice is open.
    """
    by_topic: dict[str, list[Finding]] = {}
    for finding in findings:
        if not is_about_model(finding) and finding.outcome is not Outcome.NOT_APPLICABLE:
            by_topic.setdefault(finding.topic, []).append(finding)
    return tuple(
        _answer(topic, by_topic[topic], groups) for topic in sorted(by_topic, key=topic_order)
    )


def _answer(topic: str, findings: Sequence[Finding], groups: Sequence[Group]) -> Answer:
    outcomes = [finding.outcome for finding in findings]
    binding = {finding.outcome for finding in findings if finding.strength is not Strength.MAY}
    state = next(
        each for each in (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS) if each in outcomes
    )
    is_advice = state is Outcome.FAIL and Outcome.FAIL not in binding
    is_known = Outcome.PASS in outcomes and Outcome.CANNOT_TELL not in binding
    things = [
        group for group in groups if group.first.topic == topic and group.first.outcome is state
    ]
    titles = len({group.title for group in things})
    return Answer(
        state=state if is_known or not is_advice else Outcome.CANNOT_TELL,
        question=_QUESTIONS.get(topic, f"{topic_words(topic)}: is it as it should be?"),
        answer=_said(state, outcomes, titles, mostly=is_advice and is_known, advice=is_advice),
        things=_one_of_each(things)[:_MOST_NAMED],
        more=max(titles - _MOST_NAMED, 0),
    )


def _said(
    state: Outcome, outcomes: Sequence[Outcome], things: int, *, mostly: bool, advice: bool
) -> str:
    met, open_ = outcomes.count(Outcome.PASS), outcomes.count(Outcome.CANNOT_TELL)
    good = f" {met} {'check' if met == 1 else 'checks'} went well." if met else ""
    if state is Outcome.PASS:
        return f"Yes, as far as we could measure.{good}"
    if state is Outcome.CANNOT_TELL:
        return f"We do not know yet. The drawings do not show enough.{good}"
    unsure = f" We could not do {open_} {'check' if open_ == 1 else 'checks'}." if open_ else ""
    if advice:
        subject = "One thing is" if things == 1 else f"{things} things are"
        begin = "Mostly" if mostly else "We do not know yet"
        return f"{begin}. {subject} less than the advice.{good}{unsure}"
    subject = "One thing needs" if things == 1 else f"{things} things need"
    return f"Not yet. {subject} work.{good}{unsure}"


def _one_of_each(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The first group of each title: the same request twice is one thing to a reader."""
    return tuple({group.title: group for group in reversed(list(groups))}.values())[::-1]
