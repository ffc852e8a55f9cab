"""How a model did over its revisions: what fails, what cannot be told, how much space there is."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from checker.errors import UsageError
from checker.report.html.history import trend_view
from checker.results.codec import result_from_json
from checker.results.finding import Outcome
from checker.results.history import History, HistoryRow, moment_text
from checker.results.recorded import row_of
from checker.web.errors import NotThereError
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.review.answered import Answered, answered, last_of_each
from checker.web.review.lines import NoResultsError, lines_of
from checker.web.seen import project_for
from checker.web.tables import Model

router = APIRouter()
MOST = 40
_FIGURES = frozenset(
    {"schema", "tool", "model", "rules", "brief", "readiness", "summary", "provision"}
)
_FAIL = f'"outcome":"{Outcome.FAIL.value}"'.encode()
_PASS = f'"outcome":"{Outcome.PASS.value}"'.encode()
_MODEL_ITSELF = b'"topic":"readiness"'


@router.get("/models/{model_id}/trend")
def trend(request: Request, model_id: str, office: AnOffice, actor: AnActor) -> Response:
    """A line for each revision that was judged, and each figure drawn."""
    with office.database.reading() as session:
        model = session.get(Model, model_id)
        if model is None:
            raise NotThereError("model")
        try:
            project = project_for(actor, session, model.project_id)
        except NotThereError as error:  # the same words as for a model that does not exist
            raise NotThereError("model") from error
        runs = last_of_each(answered(session, office.settings.data, model_id))
    rows = [(each, _row(each)) for each in reversed(runs[:MOST])]
    found = [(each, row) for each, row in rows if row]
    history = History(rows=tuple(row for _each, row in found), older=max(0, len(runs) - MOST))
    return page(
        request,
        "trend",
        project=project,
        model=model,
        view=trend_view(history),
        runs=[each for each, _row in reversed(found)],
        silent=[each.revision.number for each, row in rows if row is None],
    )


def _row(each: Answered) -> HistoryRow | None:
    """The figures of a run; None where nothing could be assessed, or they cannot be read."""
    try:
        state = each.results.stat()
        row = _figures(each.results, state.st_mtime_ns, state.st_size)
    except (OSError, UsageError, NoResultsError):
        return None
    return replace(row, at=moment_text(each.revision.at)) if row else None


@lru_cache(maxsize=512)
def _figures(path: Path, _changed: int, _size: int) -> HistoryRow | None:
    """The figures in results, of which only what they are made of is read: fails, and one pass."""
    parts, fails, passed = [], [], b""
    for line in lines_of(path):
        if line.section in _FIGURES:
            parts.append(b'"%s":%s' % (line.section.encode(), line.data))
        elif line.section == "findings":
            if _FAIL in line.data:
                fails.append(line.data)
            elif not passed and _PASS in line.data and _MODEL_ITSELF not in line.data:
                passed = line.data
    findings = b",".join([*fails, *([passed] if passed else [])])
    return row_of(result_from_json(b'{%s,"findings":[%s]}' % (b",".join(parts), findings)))
