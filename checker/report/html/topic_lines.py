"""Findings of one topic in a line for each cause: the first place, and how many are like it."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.report.html.anchors import Numbered
from checker.report.html.groups import Group
from checker.report.html.rows import Shelf
from checker.report.naming import subject_words
from checker.report.words import sentence
from checker.results.finding import Outcome

TOPICS = (("small_group", "Small-group space"), ("inclusion_base", "Inclusion base"))
_PASSED = Outcome.PASS.value


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """What was found at one place, and at how many others of the same cause; a link to it."""

    outcome: str
    told: str
    subject: str
    anchor: str
    more: int

    @property
    def passed(self) -> bool:
        """Whether it is folded away below what fails."""
        return self.outcome == _PASSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A section that gathers the findings of one topic, what fails first, passes last."""

    id: str
    title: str
    lines: tuple[TopicLine, ...]


def topics_of(
    groups: Sequence[Group], passes: Sequence[Shelf], rows: Sequence[Numbered]
) -> tuple[Topic, ...]:
    """The topics that have findings: groups in the order of the page, then passes by rule."""
    named = {anchor: finding for finding, anchor in rows}
    found = []
    for topic, title in TOPICS:
        lines = [_of_group(group) for group in groups if group.first.topic == topic]
        lines += [
            TopicLine(
                outcome=_PASSED,
                told=sentence(named[folded.rows[0].anchor]),
                subject=folded.rows[0].subject,
                anchor=folded.rows[0].anchor,
                more=len(folded.rows) - 1,
            )
            for shelf in passes
            for folded in shelf.rules
            if folded.first.topic == topic
        ]
        if lines:
            found.append(Topic(id=section_id(topic), title=title, lines=tuple(lines)))
    return tuple(found)


def section_id(topic: str) -> str:
    """The anchor of a topic's section."""
    return topic.replace("_", "-")


def _of_group(group: Group) -> TopicLine:
    return TopicLine(
        outcome=group.outcome,
        told=sentence(group.first),
        subject=subject_words(group.first),
        anchor=group.anchor,
        more=len(group.findings) - 1,
    )
