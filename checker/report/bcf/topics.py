"""The topics of a result: one for each cause, the most important first, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.report.bcf import identity, wording
from checker.report.bcf.snapshot import LARGEST, Photographer
from checker.report.bcf.viewpoint import View, global_ids, place_view, plan_of, whole_view
from checker.report.causes import by_cause
from checker.report.plaintext import shortened
from checker.report.rank import rank
from checker.results.finding import Finding, Outcome, Strength
from checker.results.run import RunResult
from checker.results.verdict import was_assessed

AUTHOR = "schoolcheck"
MOST_VIEWS = 12
ISSUE, REQUEST, INFORMATION = "Issue", "Request", "Information"
OPEN, CLOSED = "Open", "Closed"
PRIORITY = {
    Strength.MUST: "High",
    Strength.SHOULD: "Normal",
    Strength.PROJECT: "Normal",
    Strength.MAY: "Low",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic as both editions of BCF have it; the snapshot is of the first view."""

    id: str
    title: str
    description: str
    type: str
    status: str
    priority: str
    labels: tuple[str, ...]
    views: tuple[View, ...] = ()
    snapshot: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issues:
    """All topics of one project, and the files that they are about."""

    project_id: str
    project: str
    date: str
    files: tuple[str, ...]
    topics: tuple[Topic, ...]


def issues_of(result: RunResult, *, largest: int = LARGEST) -> Issues:
    """Topics in the order of the report; always one, or an empty file would look like success.

    A first topic tells the verdict where nothing was assessed, or nothing is to be done.
    `largest` is the size of all pictures together, bytes.
    """
    groups = by_cause(result.findings, lambda each: each)
    groups.sort(key=rank)
    photographer = Photographer(largest=largest)
    topics = [_topic(result, members, photographer) for members in groups]
    if not topics or result.readiness.state == "blocked" or not was_assessed(result.findings):
        topics.insert(0, _verdict(result))
    names = (each.file for each in (result.model, *result.others))
    return Issues(
        project_id=identity.project_id(result),
        project=shortened(identity.school_name(result)) or shortened(result.model.file),
        date=identity.topic_date(result),
        files=tuple(shortened(name) for name in names if shortened(name)),
        topics=tuple(topics),
    )


def _topic(
    result: RunResult,
    members: Sequence[Finding],
    photographer: Photographer,
) -> Topic:
    first = members[0]
    snapshot, undrawn = photographer.taken(plan_of(result.plans, first), first)
    waived = all(each.waiver for each in members)
    return Topic(
        id=identity.topic_id(result, first),
        title=wording.title_of(members),
        description=wording.description_of(members, undrawn=undrawn),
        type=ISSUE if first.outcome is Outcome.FAIL else REQUEST,
        status=CLOSED if waived else OPEN,
        priority=PRIORITY[first.strength],
        labels=wording.labels_of(members),
        views=_views(result, members),
        snapshot=snapshot,
    )


def _views(result: RunResult, members: Sequence[Finding]) -> tuple[View, ...]:
    """One of each of the first places; the first one selects what all places are about."""
    first, *others = members[:MOST_VIEWS]
    views = [place_view(result, first, of=members[1:])]
    views += [place_view(result, each) for each in others]
    return tuple(dict.fromkeys(view for view in views if view))


def _verdict(result: RunResult) -> Topic:
    """Why there are no other topics, or why they are not the whole answer."""
    is_done = was_assessed(result.findings) and result.readiness.state != "blocked"
    problems = result.readiness.problems
    elements = dict.fromkeys((id_ for each in problems for id_ in each.elements), "")
    view = whole_view(result, selected=elements) if global_ids(elements) else None
    return Topic(
        id=identity.verdict_id(result),
        title=wording.verdict_title(result),
        description=wording.verdict_description(result),
        type=INFORMATION,
        status=CLOSED if is_done else OPEN,
        priority="Low" if is_done else "High",
        labels=("verdict",),
        views=(view,) if view else (),
    )
