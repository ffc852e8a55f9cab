"""Runs with results that were made by hand: nothing is read, nothing waits in the queue."""

from contextlib import contextmanager
from dataclasses import asdict, fields, is_dataclass, replace
from enum import StrEnum

from checker.report import write
from checker.results.codec import result_to_json
from checker.web.access import Actor
from checker.web.office import actor_of
from checker.web.runs import REPORT, RESULTS
from checker.web.tables import DONE, Revision, Run, nothing_found, now
from tests.report.oakfield import HOSTILE, oakfield

OUTCOMES = "&o=fail&o=cannot_tell&o=pass&o=not_applicable"
_OURS = {
    "key",
    "outcome",
    "strength",
    "kind",
    "role",
    "shape",
    "unit",
    "basis",
    "since",
    "baseline",
}


def judged(server, project_id, result=None, *, model="A", file_name="school.ifc", report=False):
    """The id of a done run of a new revision with this result, else that of Oakfield."""
    result = oakfield() if result is None else result
    data = result_to_json(result)
    run_id = server.add(project_id, data, model=model, file_name=file_name)
    answer(server, run_id, result, data, report=report)
    return run_id


def answer(server, run_id, result, data=b"", *, report=False):
    """Let a run be done, and its results lie where a child would have left them."""
    out = server.out(run_id)
    out.mkdir(parents=True, exist_ok=True)
    (out / RESULTS).write_bytes(data or result_to_json(result))
    if report:
        (out / REPORT).write_bytes(write(result, "html"))
    counts = {name.rstrip("_"): count for name, count in asdict(result.summary).items()}
    with server.office.database.writing() as session:
        run = session.get_one(Run, run_id)
        run.state, run.code, run.ended_at = DONE, 1, now()
        run.summary = {**nothing_found(), "verdict": result.verdict, "counts": counts}
    if run_id in server.queue.given:
        server.queue.given.remove(run_id)


def model_of(server, run_id):
    """The id of the model that a run is of."""
    with server.office.database.reading() as session:
        return session.get_one(Revision, session.get_one(Run, run_id).revision_id).model_id


def hostile(thing):
    """The same with hostile text wherever people may write some."""
    if is_dataclass(thing):
        given = {each.name: getattr(thing, each.name) for each in fields(thing)}
        return replace(
            thing,
            **{name: each if name in _OURS else hostile(each) for name, each in given.items()},
        )
    if isinstance(thing, tuple):
        return tuple(map(hostile, thing))
    return HOSTILE if isinstance(thing, str) and not isinstance(thing, StrEnum) else thing


@contextmanager
def acting(server, name, *scopes, projects=None):
    """Whatever is asked meanwhile is asked by somebody who may do no more than this."""
    asking = Actor(name=name, scopes=frozenset(scopes), project_ids=projects)
    overrides = server.client.app.dependency_overrides
    overrides[actor_of] = lambda: asking
    try:
        yield asking
    finally:
        overrides.pop(actor_of)
