"""The whole page as plain values: what the templates write down, decided beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from checker.report.drawing import shared_patterns
from checker.report.html.advice import Advice, advice
from checker.report.html.anchors import Numbered, anchors
from checker.report.html.easy import Answer, answers
from checker.report.html.filters import Filters, filters_of
from checker.report.html.groups import Group, groups_of
from checker.report.html.head import Count, Head, head_of, outcome_counts
from checker.report.html.places import Draughtsman, PlaceView, place_view
from checker.report.html.plans import Overview, PlanView, overview_of, plans_of
from checker.report.html.rank import is_about_model
from checker.report.html.revision import RevisionView, WaivedLine, revision_view, waived_lines
from checker.report.html.rooms import RoomLine, in_doubt, room_lines, unrecognised
from checker.report.html.rows import Shelf, shelves_of
from checker.report.html.scenarios import ScenarioView, scenario_views
from checker.report.html.schedule import ScheduleView, room_anchors, schedule_view
from checker.report.html.settings import overridden_rows, setting_rows
from checker.results.finding import Outcome
from checker.results.run import CoverageRow, RunResult

TOP = 3
_BEYOND = "out of scope"
_TOPICS = (("small_group", "Small-group space"), ("inclusion_base", "Inclusion base"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A section that gathers the findings of one topic."""

    id: str
    title: str
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything on the page, in the order of reading."""

    result: RunResult
    head: Head
    counts: tuple[Count, ...]
    filters: Filters
    top: tuple[Group, ...]
    overview: Overview | None
    patterns: Markup
    plans: tuple[PlanView, ...]
    fails: tuple[Group, ...]
    unsure: tuple[Group, ...]
    passes: tuple[Shelf, ...]
    outside: tuple[Shelf, ...]
    revision: RevisionView | None
    waived: tuple[WaivedLine, ...]
    topics: tuple[Topic, ...]
    rooms: tuple[RoomLine, ...]
    unrecognised: tuple[RoomLine, ...]
    doubted: tuple[RoomLine, ...]
    uncovered: tuple[CoverageRow, ...]
    beyond: tuple[CoverageRow, ...]
    covered: tuple[CoverageRow, ...]
    easy: tuple[Answer, ...]
    advice: tuple[Advice, ...]
    scenarios: tuple[ScenarioView, ...]
    schedule: ScheduleView | None
    settings: tuple[tuple[str, str], ...]
    overridden: tuple[tuple[str, str, str], ...]


_TOLD = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS)


def page_of(result: RunResult) -> Page:
    """Decide everything that the page says about a result."""
    named = anchors(result.findings)
    rows = [(finding, named[position]) for position, finding in enumerate(result.findings)]
    groups = groups_of(rows, Draughtsman(result.plans))
    top = _top(groups)
    pointed = room_anchors(result.schedule, result.plans)
    unchecked = [row for row in result.coverage if row.state in {"none", "blocked"}]
    head = head_of(result, told=[view.finding for group in top for view in group.places[:1]])
    return Page(
        result=result,
        head=head,
        counts=outcome_counts(result, groups),
        filters=filters_of(rows),
        top=top,
        overview=overview_of(result, groups),
        patterns=shared_patterns(),
        plans=plans_of(result, groups, pointed=pointed),
        fails=tuple(group for group in groups if group.outcome == Outcome.FAIL),
        unsure=tuple(group for group in groups if group.outcome == Outcome.CANNOT_TELL),
        passes=shelves_of(rows, Outcome.PASS),
        outside=shelves_of(rows, Outcome.NOT_APPLICABLE),
        revision=revision_view(result.revision, rows),
        waived=waived_lines(rows),
        topics=_topics(rows),
        rooms=room_lines(result.rooms),
        unrecognised=unrecognised(result.rooms),
        doubted=in_doubt(result.rooms),
        uncovered=tuple(row for row in unchecked if not _is_beyond(row)),
        beyond=tuple(row for row in unchecked if _is_beyond(row)),
        covered=tuple(row for row in result.coverage if row.state in {"all", "part"}),
        advice=advice(result.findings),
        easy=answers(result.findings, groups),
        scenarios=scenario_views(result.scenarios),
        schedule=schedule_view(result.schedule, pointed),
        settings=setting_rows(result.brief),
        overridden=overridden_rows(result.rules),
    )


def _top(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The three that matter most; waived ones, and those about the model, are not among them."""
    shown = (each for each in groups if not each.first.waiver and not is_about_model(each.first))
    return tuple(islice(shown, TOP))


def _is_beyond(row: CoverageRow) -> bool:
    """Whether it is no clause on a building like this: about a document, a tool, another school."""
    return _BEYOND in row.reason


def _topics(rows: Sequence[Numbered]) -> tuple[Topic, ...]:
    found = []
    for topic, title in _TOPICS:
        mine = [row for row in rows if row[0].topic == topic and row[0].outcome in _TOLD]
        # What fails is looked for first, and would be lost among a hundred passes.
        mine.sort(key=lambda row: _TOLD.index(row[0].outcome))
        places = tuple(place_view(finding, anchor) for finding, anchor in mine)
        found.append(Topic(id=topic.replace("_", "-"), title=title, places=places))
    return tuple(topic for topic in found if topic.places)
