"""What a work is told when it asks, and which works run at a time in one process."""

import threading
import time

import pytest

from checker.web.queue import Stopping
from checker.web.queue.at_work import AtWork
from checker.web.queue.every import Every
from tests.web.queue.conftest import until


class Works:
    """Runs in threads, each of which goes on until it is told to end or let go."""

    def __init__(self, places):
        self.is_stale = False
        self.at_work = AtWork(places, lambda: self.is_stale)
        self.begun, self.answers, self.go = [], {}, threading.Event()
        self.threads = []

    def work(self, run_id, cancelled):
        self.begun.append(run_id)
        until(lambda: self.go.is_set() or cancelled())

    def begin(self, run_id):
        self.threads.append(threading.Thread(target=self._do, args=(run_id,)))
        self.threads[-1].start()

    def _do(self, run_id):
        try:
            answer = self.at_work.do(run_id, self.work)
        except Stopping:
            answer = "nothing"
        self.answers.setdefault(run_id, []).append(answer)

    def join(self):
        for each in self.threads:
            each.join(5)
            assert not each.is_alive()


@pytest.fixture
def works():
    made = Works(places=1)
    yield made
    made.go.set()
    made.at_work.stop(5)
    made.join()


def test_a_work_that_returns_is_done(works):
    works.go.set()
    assert works.at_work.do("a", works.work) == "done"
    assert works.at_work.ids() == set()


def test_a_work_that_raises_has_failed(works, caplog):
    def breaks(run_id, _cancelled):
        raise LookupError(run_id)

    assert works.at_work.do("a", breaks) == "failed"
    assert "The work on run a failed" in caplog.text


def test_nothing_is_recorded_of_a_cancelled_run(works):
    works.begin("a")
    until(lambda: works.begun)
    works.at_work.cancel("a")
    works.join()
    assert works.answers == {"a": ["nothing"]}


def test_an_error_after_it_was_cancelled_is_not_its_ending(works, caplog):
    def breaks(run_id, cancelled):
        works.at_work.cancel(run_id)
        assert cancelled()
        raise LookupError(run_id)

    with pytest.raises(Stopping):
        works.at_work.do("a", breaks)
    assert "The work on run a failed" in caplog.text


def test_what_was_cancelled_is_told_so_even_when_the_server_stops(works):
    told = []

    def asks(run_id, cancelled):
        works.at_work.cancel(run_id)
        works.at_work.stop(0)
        told.append(cancelled())

    with pytest.raises(Stopping):
        works.at_work.do("a", asks)
    assert told == [True]


def test_a_work_that_keeps_stopping_to_itself_is_let_go_all_the_same(works):
    def swallows(_run_id, cancelled):
        works.at_work.stop(0)
        with pytest.raises(Stopping):
            cancelled()

    with pytest.raises(Stopping):
        works.at_work.do("a", swallows)


def test_a_work_that_ends_before_it_asks_is_done_though_the_server_stops(works):
    assert works.at_work.do("a", lambda *_: works.at_work.stop(0)) == "done"


def test_a_run_waits_for_a_place_and_begins_when_it_is_free(works):
    works.begin("a")
    until(lambda: works.begun)
    works.begin("b")
    until(lambda: works.at_work.ids() == {"a", "b"})
    time.sleep(0.05)
    assert works.begun == ["a"]
    works.at_work.cancel("a")
    until(lambda: works.begun == ["a", "b"])


def test_a_run_that_comes_back_waits_until_its_earlier_work_has_let_go():
    works = Works(places=2)
    works.begin("a")
    until(lambda: works.begun)
    works.begin("a")
    until(lambda: works.answers == {"a": ["nothing"]})
    until(lambda: works.begun == ["a", "a"])
    works.go.set()
    works.join()
    assert works.answers == {"a": ["nothing", "done"]}


@pytest.mark.slow
def test_nothing_begins_or_goes_on_while_others_may_take_this_process_for_dead(works):
    works.begin("a")
    until(lambda: works.begun)
    works.is_stale = True
    until(lambda: works.answers)
    works.begin("b")
    time.sleep(0.05)
    assert works.begun == ["a"]
    works.is_stale = False
    until(lambda: works.begun == ["a", "b"])


def test_what_waits_for_a_place_is_let_go_when_the_server_stops(works):
    works.begin("a")
    until(lambda: works.begun)
    works.begin("b")
    until(lambda: works.at_work.ids() == {"a", "b"})
    works.at_work.stop(5)
    works.join()
    assert works.answers == {"a": ["nothing"], "b": ["nothing"]}
    assert works.begun == ["a"]


def test_what_is_done_again_and_again_goes_on_after_errors_and_tells_of_the_first(caplog):
    calls = []

    def breaks():
        calls.append(1)
        raise LookupError("nobody there")

    every = Every(0.01, breaks, "Looking")
    until(lambda: len(calls) > 3)
    every.stop()
    assert [each.getMessage() for each in caplog.records] == [
        "Looking, and is tried again: nobody there"
    ]
