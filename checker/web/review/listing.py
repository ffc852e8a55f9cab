"""The list of findings of a run, narrowed, sorted and cut into pages by its address."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.review.ask import Ask
from checker.web.review.comments import threads_of
from checker.web.review.hand_on import offered
from checker.web.review.seen import seen
from checker.web.review.selection import choices, selected

router = APIRouter()
_MOST_ELSEWHERE = 50


@router.get("/runs/{run_id}/findings")
def findings(request: Request, run_id: str, office: AnOffice, actor: AnActor) -> Response:
    """What was found, what is open first."""
    with office.database.reading() as session:
        here = seen(office, actor, session, run_id)
        threads = threads_of(session, here.model)
    looked = here.looked_into()
    known = {each.key for each in looked.entries}
    found = selected(looked.entries, Ask.of(request.query_params))
    return page(
        request,
        "findings",
        seen=here,
        ask=found.ask,
        found=found,
        choices=choices(looked.entries),
        total=len(looked.entries),
        talked_of={each.key: each.count for each in threads},
        elsewhere=[each for each in threads if each.key not in known][-_MOST_ELSEWHERE:],
        formats=offered(),
    )
