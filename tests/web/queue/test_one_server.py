"""The queue of one server on SQLite: killed at any moment, it loses nothing and repeats nothing."""

import json
import random
import sqlite3
import time
from contextlib import closing

import pytest

from tests.web.queue.conftest import until

pytestmark = pytest.mark.slow


def test_what_was_cut_off_is_done_again_and_what_ended_is_not(place):
    first = place.live()
    place.submit("quick-1", "held-1")
    place.until_ended("quick-1")
    place.until_told("begin", "held-1")
    first.kill()
    place.live()
    place.until_told("begin", "held-1", "held-1")
    place.release("held-1")
    assert place.until_ended("quick-1", "held-1") == {"quick-1": "done", "held-1": "done"}
    assert place.told("begin").count("quick-1") == 1


def test_what_was_submitted_while_no_server_ran_is_done(place):
    place.submit("quick-1")
    assert place.queue.ended(["quick-1"]) == {}
    place.live()
    assert place.until_ended("quick-1") == {"quick-1": "done"}


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.long)])
def test_of_twenty_runs_none_is_lost_whenever_the_server_is_killed(place, seed):
    random_ = random.Random(seed)  # noqa: S311 - no secret
    runs = [f"quick-{number:02}" for number in range(20)]
    place.submit(*runs)
    for _ in range(5):
        process = place.begin()
        time.sleep(random_.uniform(0.05, 0.6))
        process.kill()
    place.live()
    assert set(place.until_ended(*runs).values()) == {"done"}
    begun, ended = place.told("begin"), place.told("end")
    assert set(ended) == set(runs)
    # A run is done twice only where its process was killed before that could be recorded.
    assert len(begun) <= len(runs) + 5 * 2
    place.submit(*runs)
    time.sleep(0.5)
    assert place.told("begin") == begun


def test_no_more_run_at_a_time_than_there_are_places(place):
    place.live(at_once=2)
    runs = [f"held-{number}" for number in range(5)]
    place.submit(*runs)
    until(lambda: len(place.told("begin")) == 2)
    time.sleep(0.6)
    assert len(place.told("begin")) == 2
    for each in runs:
        place.release(each)
    place.until_ended(*runs)
    now, most = 0, 0
    for line in place.lines():
        now += {"begin": 1, "end": -1}.get(line["what"], 0)
        most = max(most, now)
    assert most == 2


def test_a_cancelled_run_that_waits_never_begins(place):
    place.live(at_once=1)
    place.submit("held-1", "quick-2", "quick-3")
    place.until_told("begin", "held-1")
    place.queue.cancel("quick-2")
    place.release("held-1")
    assert place.until_ended("held-1", "quick-2", "quick-3")["quick-2"] == "cancelled"
    assert place.told("begin") == ["held-1", "quick-3"]


def test_a_run_is_told_within_half_a_second_that_it_was_cancelled(place):
    place.live()
    place.submit("held-1")
    place.until_told("begin", "held-1")
    before = time.monotonic()
    place.queue.cancel("held-1")
    place.until_told("cancelled", "held-1")
    assert time.monotonic() - before < 0.5
    assert place.until_ended("held-1") == {"held-1": "cancelled"}
    place.submit("quick-1")  # its place is free again
    place.until_told("end", "quick-1")
    assert (place.folder / "log").read_text() == ""


def test_what_has_ended_is_neither_cancelled_nor_done_again(place):
    place.live()
    place.submit("quick-1")
    place.until_ended("quick-1")
    place.queue.cancel("quick-1")
    place.queue.cancel("never-submitted")
    place.submit("quick-1", "quick-1", "quick-2", "quick-2")
    place.until_ended("quick-2")
    assert place.queue.ended(["quick-1"]) == {"quick-1": "done"}
    assert place.told("begin") == ["quick-1", "quick-2"]


def test_a_run_that_kills_its_server_each_time_is_given_up(place):
    place.submit("deadly-1")
    for _ in range(4):
        process = place.begin()
        until(lambda process=process: not process.lives)
    process = place.live()
    assert place.until_ended("deadly-1") == {"deadly-1": "given up"}
    assert place.told("begin") == ["deadly-1"] * 4
    place.submit("quick-1")
    place.until_told("end", "quick-1")
    assert process.lives


def test_an_error_of_the_work_is_recorded_and_not_tried_again(place):
    process = place.live()
    place.submit("wrong-1")
    assert place.until_ended("wrong-1") == {"wrong-1": "failed"}
    log = (place.folder / "log").read_text()
    assert log.count("LookupError: wrong-1") == 1
    assert "The work on run wrong-1 failed" in log
    process.kill()
    place.live()
    time.sleep(0.5)
    assert place.told("begin") == ["wrong-1"]


@pytest.mark.parametrize("slot", ["server", "another"])
def test_a_second_server_in_the_same_folder_is_refused(place, slot):
    first = place.live()
    second = place.begin(slot)
    until(lambda: not second.lives)
    [sentence] = place.told("refused")
    assert sentence == (
        f"Another server is working in the folder {place.folder}. Stop it first, or give this one "
        "another folder; several servers share their work on PostgreSQL."
    )
    first.kill()
    place.live(slot)


def test_what_was_running_when_the_server_stopped_is_taken_up_again(place):
    first = place.live(at_once=1)
    place.submit("held-1", "quick-2")
    place.until_told("begin", "held-1")
    first.stop()
    assert place.told("let go") == ["held-1"]
    assert place.told("stopped") == [""]
    assert (place.folder / "log").read_text() == ""
    assert place.queue.ended(["held-1", "quick-2"]) == {}
    place.live(at_once=1)
    place.release("held-1")
    place.until_ended("held-1", "quick-2")
    assert place.told("begin") == ["held-1", "held-1", "quick-2"]


def test_servers_that_stop_in_order_never_have_a_run_given_up(place):
    place.submit("held-1")
    for times in range(1, 7):
        process = place.live()
        place.until_told("begin", *["held-1"] * times)
        process.stop()
    place.live()
    place.release("held-1")
    assert place.until_ended("held-1") == {"held-1": "done"}


def test_what_a_server_of_another_name_left_is_taken_up(place):
    first = place.live("old")
    place.submit("held-1")
    place.until_told("begin", "held-1")
    first.kill()
    place.live("new")
    place.until_told("begin", "held-1", slot="new")


def test_the_file_can_be_read_beside_a_writer_and_holds_only_plain_text(place):
    place.submit("quick-1")
    with closing(sqlite3.connect(place.folder / "queue.sqlite")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        [row] = connection.execute("SELECT inputs FROM workflow_input").fetchall()
    assert json.loads(row[0])["positionalArgs"] == ["quick-1"]
