"""What the queue needs of DBOS beside its documented calls, and one process that starts again."""

import inspect
import sqlite3
import threading
from contextlib import closing
from typing import get_args

import pytest

from checker.web.queue import Ending, Stopping
from checker.web.settings import Settings
from tests.web.queue.conftest import until

pytestmark = pytest.mark.slow


class Held:
    """A work that goes on until it may end."""

    def __init__(self):
        self.begun, self.go = [], threading.Event()

    def __call__(self, run_id, cancelled):
        self.begun.append(run_id)
        until(lambda: self.go.is_set() or cancelled())


@pytest.fixture
def queue(tmp_path):
    from checker.web.queue.engine import DbosQueue  # noqa: PLC0415 - a second to import

    made = DbosQueue(Settings(data=tmp_path, at_once=1))
    yield made
    made.stop()


def test_the_private_call_that_takes_over_asks_for_names_and_nothing_else():
    from dbos import DBOS  # noqa: PLC0415 - a second to import

    [argument] = inspect.signature(DBOS._recover_pending_workflows).parameters.values()
    assert argument.name == "executor_ids"


def test_every_status_of_dbos_is_known():
    from dbos import WorkflowStatusString  # noqa: PLC0415

    from checker.web.queue import engine  # noqa: PLC0415

    open_ones = {"ENQUEUED", "PENDING", "DELAYED"}
    assert {each.value for each in WorkflowStatusString} == set(engine._ENDINGS) | open_ones
    assert set(engine._ENDINGS.values()) == set(get_args(Ending))


def test_the_private_call_takes_over_from_those_it_names_and_again_changes_nothing(queue):
    from dbos import DBOS  # noqa: PLC0415

    work = Held()
    queue.start(work)
    queue.submit("a")
    until(lambda: work.begun == ["a"])
    assert DBOS._recover_pending_workflows(["somebody-else"]) == []
    [handle] = DBOS._recover_pending_workflows(["server"])
    assert handle.get_workflow_id() == "a"
    until(lambda: work.begun == ["a", "a"])  # the first let go, for there is one place
    work.go.set()
    until(lambda: queue.ended(["a"]) == {"a": "done"})
    assert DBOS._recover_pending_workflows(["server"]) == []


def test_a_run_that_became_anothers_is_let_go(queue, tmp_path):
    told = threading.Event()

    def work(_run_id, cancelled):
        try:
            until(cancelled)
        except Stopping:
            told.set()
            raise

    queue.start(work)
    queue.submit("a")
    until(lambda: queue._at_work.ids() == {"a"})
    with closing(sqlite3.connect(tmp_path / "queue.sqlite")) as connection, connection:
        connection.execute("UPDATE workflow_status SET executor_id = 'another'")
    assert told.wait(2)
    assert queue.ended(["a"]) == {}


def test_a_process_may_stop_its_queue_and_start_it_again(queue):
    first, second = Held(), Held()
    queue.start(first)
    queue.submit("a")
    until(lambda: first.begun == ["a"])
    queue.stop()
    assert queue.ended(["a"]) == {}
    queue.start(second)
    until(lambda: second.begun == ["a"])
    second.go.set()
    until(lambda: queue.ended(["a"]) == {"a": "done"})
    assert first.begun == ["a"]


def test_a_start_that_fails_lets_go_of_the_folder(queue, monkeypatch):
    from dbos import DBOS  # noqa: PLC0415

    def fails():
        raise OSError("no space left")

    monkeypatch.setattr(DBOS, "launch", fails)
    with pytest.raises(OSError, match="no space"):
        queue.start(Held())
    monkeypatch.undo()
    queue.start(Held())


def test_asked_of_no_runs_it_tells_of_none(queue):
    queue.submit("a")
    queue.cancel("a")
    assert queue.ended(["a"]) == {"a": "cancelled"}
    assert queue.ended([]) == {}
