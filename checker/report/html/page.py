"""The whole page as plain values: what the templates write down, decided beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from checker.report.drawing import shared_patterns
from checker.report.html.accepted import BaselineView, LapsedLine, baseline_view, lapsed_lines
from checker.report.html.amounts import Findings
from checker.report.html.anchors import anchors
from checker.report.html.base import NO_BASE, BaseView, base_views
from checker.report.html.calm import CalmView, calm_view
from checker.report.html.easy import Answer, answers
from checker.report.html.filters import Filters, filters_of
from checker.report.html.groups import Group, groups_of
from checker.report.html.head import Count, Head, head_of, outcome_counts
from checker.report.html.history import TrendView, trend_view
from checker.report.html.journeys import JourneysView, journeys_view, strip_legend
from checker.report.html.ledger import Ledger, ledger_of
from checker.report.html.places import Draughtsman
from checker.report.html.plans import Overview, PlanView, overview_of, plans_of
from checker.report.html.revision import RevisionView, WaivedLine, revision_view, waived_lines
from checker.report.html.rooms import RoomLine, in_doubt, room_lines, unrecognised
from checker.report.html.rows import Shelf, shelves_of
from checker.report.html.scenarios import ScenarioView, scenario_views
from checker.report.html.schedule import ScheduleView, room_anchors, schedule_view
from checker.report.html.settings import overridden_rows, setting_rows
from checker.report.html.small_group import SmallGroupView, small_group_view
from checker.report.html.supplies import Supply, supplies_of
from checker.report.html.topic_lines import TOPICS, Topic, section_id, topics_of
from checker.report.rank import is_about_model
from checker.results.finding import Outcome
from checker.results.run import RunResult

TOP = 3


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
    supplies: tuple[Supply, ...]
    passes: tuple[Shelf, ...]
    outside: tuple[Shelf, ...]
    revision: RevisionView | None
    waived: tuple[WaivedLine, ...]
    trend: TrendView | None
    lapsed: tuple[LapsedLine, ...]
    known: BaselineView | None
    topics: tuple[Topic, ...]
    small_group: SmallGroupView | None
    bases: tuple[BaseView, ...] | None
    journeys: JourneysView
    symbols: tuple[tuple[Markup, str], ...]
    calm: CalmView
    rooms: tuple[RoomLine, ...]
    unrecognised: tuple[RoomLine, ...]
    doubted: tuple[RoomLine, ...]
    ledger: Ledger
    easy: tuple[Answer, ...]
    scenarios: tuple[ScenarioView, ...]
    schedule: ScheduleView | None
    settings: tuple[tuple[str, str], ...]
    overridden: tuple[tuple[str, str, str], ...]

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """Anchors and titles of the sections on topics: those with figures or findings."""
        shown = {topic.id for topic in self.topics}
        if self.result.provision is not None:
            shown |= {section_id(topic) for topic, _title in TOPICS}
        every = ((section_id(topic), title) for topic, title in TOPICS)
        return tuple((id_, title) for id_, title in every if id_ in shown)

    @property
    def no_base(self) -> str:
        """What is said of a school without a base."""
        return NO_BASE


def page_of(result: RunResult) -> Page:
    """Decide everything that the page says about a result."""
    named = anchors(result.findings)
    rows = [(finding, named[position]) for position, finding in enumerate(result.findings)]
    found = Findings(rows)
    groups = groups_of(rows, Draughtsman(result.plans), result.rooms)
    passes = shelves_of(rows, Outcome.PASS)
    top = _top(groups)
    pointed = room_anchors(result.schedule, result.plans)
    unsure = tuple(group for group in groups if group.outcome == Outcome.CANNOT_TELL)
    return Page(
        result=result,
        head=head_of(result, told=[group.first for group in top]),
        counts=outcome_counts(result, groups),
        filters=filters_of(rows),
        top=top,
        overview=overview_of(result, groups),
        patterns=shared_patterns(),
        plans=plans_of(result, groups, pointed=pointed),
        fails=tuple(group for group in groups if group.outcome == Outcome.FAIL),
        unsure=unsure,
        supplies=supplies_of(unsure),
        passes=passes,
        outside=shelves_of(rows, Outcome.NOT_APPLICABLE),
        revision=revision_view(result.revision, rows),
        waived=waived_lines(rows),
        trend=trend_view(result.history),
        lapsed=lapsed_lines(result.waivers, rows),
        known=baseline_view(result.baseline, rows),
        topics=topics_of(groups, passes, rows),
        small_group=small_group_view(result, found),
        bases=base_views(result, found) if result.provision is not None else None,
        journeys=journeys_view(result, named),
        symbols=strip_legend(),
        calm=calm_view(result),
        rooms=room_lines(result.rooms),
        unrecognised=unrecognised(result.rooms),
        doubted=in_doubt(result.rooms),
        ledger=ledger_of(result.coverage),
        easy=answers(result.findings, groups),
        scenarios=scenario_views(result.scenarios),
        schedule=schedule_view(result.schedule, pointed),
        settings=setting_rows(result.brief),
        overridden=overridden_rows(result.rules),
    )


def _top(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The three that matter most; none of which all is waived, and none about the model."""
    shown = (each for each in groups if not each.first.waiver and not is_about_model(each.first))
    return tuple(islice(shown, TOP))
