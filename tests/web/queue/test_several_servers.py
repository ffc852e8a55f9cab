"""The queue of several servers on PostgreSQL: what one that dies or sleeps did, others do."""

import signal
import time
from collections import Counter

import pytest

from tests.web.queue.conftest import BEAT, until

pytestmark = pytest.mark.slow


def test_two_servers_share_the_runs_and_do_each_once(shared_place):
    shared_place.live("a", at_once=1)
    shared_place.live("b", at_once=1)
    runs = [f"quick-{number:02}" for number in range(12)]
    shared_place.submit(*runs)
    assert set(shared_place.until_ended(*runs).values()) == {"done"}
    assert Counter(shared_place.told("begin")) == Counter(runs)
    assert shared_place.told("begin", "a")
    assert shared_place.told("begin", "b")


def test_what_a_dead_server_was_doing_is_done_by_another(shared_place):
    first = shared_place.live("a")
    shared_place.submit("held-1")
    shared_place.until_told("begin", "held-1")
    shared_place.live("b")
    first.kill()
    at = time.monotonic()
    shared_place.until_told("begin", "held-1", slot="b")
    # Not before it can be told from one that is only slow.
    assert BEAT["dead_after_s"] - BEAT["beat_s"] < time.monotonic() - at
    shared_place.release("held-1")
    assert shared_place.until_ended("held-1") == {"held-1": "done"}


def test_a_server_that_lives_keeps_what_it_does(shared_place):
    shared_place.live("a", at_once=1)
    shared_place.submit("held-1")
    shared_place.until_told("begin", "held-1", slot="a")
    shared_place.live("b", at_once=1)
    time.sleep(1.5 * BEAT["dead_after_s"])
    assert shared_place.told("begin") == ["held-1"]


def test_a_server_that_slept_lets_go_of_what_another_took_over(shared_place):
    sleeper = shared_place.live("a")
    shared_place.submit("held-1")
    shared_place.until_told("begin", "held-1", slot="a")
    shared_place.live("b")
    sleeper.signal(signal.SIGSTOP)
    shared_place.until_told("begin", "held-1", slot="b")
    sleeper.signal(signal.SIGCONT)
    shared_place.until_told("let go", "held-1", slot="a")
    shared_place.release("held-1")
    assert shared_place.until_ended("held-1") == {"held-1": "done"}
    assert shared_place.told("end", "a") == []
    assert shared_place.told("begin") == ["held-1", "held-1"]
    # It is well again and does its share.
    assert sleeper.lives
    runs = [f"quick-{number:02}" for number in range(12)]
    shared_place.submit(*runs)
    shared_place.until_ended(*runs)
    assert shared_place.told("end", "a")


def test_a_server_that_slept_alone_takes_up_what_it_let_go(shared_place):
    sleeper = shared_place.live("a")
    shared_place.submit("held-1")
    shared_place.until_told("begin", "held-1")
    sleeper.signal(signal.SIGSTOP)
    time.sleep(BEAT["dead_after_s"])
    sleeper.signal(signal.SIGCONT)
    shared_place.until_told("let go", "held-1")
    shared_place.until_told("begin", "held-1", "held-1")
    shared_place.release("held-1")
    assert shared_place.until_ended("held-1") == {"held-1": "done"}


def test_a_server_that_comes_back_takes_up_its_own_at_once(shared_place):
    first = shared_place.live("a")
    shared_place.submit("held-1")
    shared_place.until_told("begin", "held-1")
    first.kill()
    at = time.monotonic()
    shared_place.live("a")
    shared_place.until_told("begin", "held-1", "held-1")
    assert time.monotonic() - at < BEAT["dead_after_s"]


def test_a_server_that_stops_hands_its_runs_to_another_at_once(shared_place):
    first = shared_place.live("a")
    shared_place.submit("held-1")
    shared_place.until_told("begin", "held-1")
    shared_place.live("b")
    first.stop()
    at = time.monotonic()
    shared_place.until_told("begin", "held-1", slot="b")
    assert time.monotonic() - at < BEAT["dead_after_s"] / 2


def test_a_run_is_cancelled_wherever_it_is_done(shared_place):
    shared_place.live("a")
    shared_place.submit("held-1")
    shared_place.until_told("begin", "held-1")
    before = time.monotonic()
    shared_place.queue.cancel("held-1")
    shared_place.until_told("cancelled", "held-1")
    assert time.monotonic() - before < 0.5
    assert shared_place.until_ended("held-1") == {"held-1": "cancelled"}


TAKEN = (
    "Another server works on this database under the name 'a'. Stop it, or give each server a "
    "name of its own with --slot."
)
END_ALL = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND datname = current_database()"""


def end_connections(place, postgres):
    """End all connections, as a network or a database does that goes away for a moment."""
    place.queue.stop()
    assert len(postgres.execute(place.url, END_ALL)) > 2


def test_a_second_server_of_the_same_name_is_refused(shared_place):
    first = shared_place.live("a")
    second = shared_place.begin("a")
    until(lambda: not second.lives)
    assert shared_place.told("refused") == [TAKEN]
    first.kill()
    shared_place.live("a")


def test_a_server_finds_a_database_that_was_away_for_a_moment(shared_place, postgres):
    process = shared_place.live("a", at_once=1)
    shared_place.submit("held-1")
    shared_place.until_told("begin", "held-1")
    end_connections(shared_place, postgres)
    shared_place.release("held-1")
    shared_place.submit("quick-2")
    shared_place.until_ended("held-1", "quick-2")
    time.sleep(2 * BEAT["beat_s"])
    second = shared_place.begin("a")
    until(lambda: not second.lives)
    assert shared_place.told("refused") == [TAKEN]  # the name is held again
    assert process.lives


def test_a_server_whose_name_was_taken_in_its_sleep_works_no_more(shared_place, postgres):
    sleeper = shared_place.live("a")
    shared_place.submit("held-1")
    shared_place.until_told("begin", "held-1")
    sleeper.signal(signal.SIGSTOP)
    end_connections(shared_place, postgres)
    shared_place.live("a")
    shared_place.until_told("begin", "held-1", "held-1")
    sleeper.signal(signal.SIGCONT)
    log = shared_place.folder / "log"
    until(lambda: "This server works on no runs any more" in log.read_text())
    assert TAKEN in log.read_text()
    shared_place.release("held-1")
    shared_place.until_ended("held-1")
    assert shared_place.told("end") == ["held-1"]
    sleeper.stop()
    shared_place.submit("quick-2")
    assert shared_place.until_ended("quick-2") == {"quick-2": "done"}


def test_a_server_whose_name_was_taken_hands_nothing_back_that_is_not_its_own(
    shared_place, postgres
):
    sleeper = shared_place.live("a")
    shared_place.submit("held-1")
    shared_place.until_told("begin", "held-1")
    at = time.monotonic()
    sleeper.signal(signal.SIGSTOP)
    end_connections(shared_place, postgres)
    shared_place.live("a")
    shared_place.until_told("begin", "held-1", "held-1")
    # So long that it is stale, and not so long that it gives its name up before it stops.
    time.sleep(max(0, 0.75 * BEAT["dead_after_s"] - (time.monotonic() - at)))
    sleeper.signal(signal.SIGTERM)
    sleeper.signal(signal.SIGCONT)
    until(lambda: not sleeper.lives)
    time.sleep(2 * BEAT["beat_s"])
    shared_place.release("held-1")
    shared_place.until_ended("held-1")
    assert shared_place.told("begin") == ["held-1", "held-1"]
