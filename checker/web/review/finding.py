"""One finding on a page: what was measured, its drawing, what people say, and who lives with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from markupsafe import Markup
from pydantic import TypeAdapter
from starlette.responses import Response

from checker.report.drawing import finding_drawing, shared_patterns
from checker.report.figures import written
from checker.report.html.groups import web_address
from checker.report.html.places import Draughtsman, PlaceView, is_spread, place_view
from checker.report.html.rooms import RoomUses
from checker.report.plaintext import clean
from checker.report.words import source_words, strength_words
from checker.report.working import step_words
from checker.results.finding import Finding
from checker.results.plan import Plan
from checker.results.run import RoomRow
from checker.results.standing import is_open
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.review import comments
from checker.web.review.ask import Ask
from checker.web.review.looked import Entry, Looked
from checker.web.review.seen import Seen, entry_of, seen
from checker.web.review.selection import selected
from checker.web.review.waived import Listed, first_day, waivers_of

router = APIRouter()
router.include_router(comments.router)
_PLANS: TypeAdapter[Plan] = TypeAdapter(Plan)
_ROOMS: TypeAdapter[RoomRow] = TypeAdapter(RoomRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding in words and as a drawing, all of its working told."""

    place: PlaceView
    title: str
    strength: str
    source: str
    url: str
    why: str
    ask: str
    remedy: str
    steps: tuple[str, ...]
    drawing: Markup | None

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return self.place.finding


@router.get("/runs/{run_id}/findings/{name}")
def finding(request: Request, run_id: str, name: str, office: AnOffice, actor: AnActor) -> Response:
    """What was found at one place."""
    with office.database.reading() as session:
        here = seen(office, actor, session, run_id)
        looked = here.looked_into()
        entry = entry_of(looked, name)
        remarks = comments.remarks_on(
            session, here.project.id, here.model.id, entry.key, at=here.revision
        )
        listed = waivers_of(session, here.project.id)
    ask = Ask.of(request.query_params)
    before, after = selected(looked.entries, ask).beside(entry)
    view = _view(looked, entry)
    return page(
        request,
        "finding",
        seen=here,
        entry=entry,
        view=view,
        ask=ask,
        before=before,
        after=after,
        patterns=shared_patterns(),
        remarks=remarks,
        longest=comments.LONGEST,
        may_comment=comments.may_comment(actor, here.project.id),
        may_upload=actor.may("upload", here.project.id),
        **_waiving(here, view.finding, listed, may=actor.may("waive", here.project.id)),
    )


def _waiving(here: Seen, found: Finding, listed: Listed, *, may: bool) -> Mapping[str, Any]:
    """What the page says of waivers: those there are, and whether another one may be given."""
    mine = listed.of(found)
    is_counted = listed.document_id in {None, *here.run.documents}
    return {
        "waivers": mine,
        "is_counted": is_counted or not (mine or found.waiver),
        "may_waive": may and is_open(found) and not any(each.is_in_time for each in mine),
        "first_day": first_day().isoformat(),
    }


def _view(looked: Looked, entry: Entry) -> FindingView:
    [found] = looked.findings([entry])
    rooms = RoomUses(looked.rows("rooms", _ROOMS))
    return FindingView(
        place=place_view(found, entry.anchor, rooms),
        title=written(clean(found.title)),
        strength=strength_words(found),
        source=source_words(found),
        url=web_address(found.source.url),
        why=written(clean(found.why)),
        ask=written(clean(found.ask)),
        remedy=written(clean(found.remedy)),
        steps=tuple(map(step_words, found.observed.steps)) if found.observed else (),
        drawing=_drawing(looked, found, entry.anchor),
    )


def _drawing(looked: Looked, found: Finding, name: str) -> Markup | None:
    """Its place on the plan, drawn from the results alone; every text in it is escaped."""
    if is_spread(found) and not found.evidence:
        return None
    lies_on = Draughtsman(looked.rows("plans", _PLANS)).plan_of(found)
    drawn = finding_drawing(lies_on[0], found, name=name) if lies_on else None
    return drawn.svg if drawn else None
