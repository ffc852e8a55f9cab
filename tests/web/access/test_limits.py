"""Who asks too often waits, by a clock that the test holds."""

import pytest

from checker.web.access import limits
from checker.web.access.limits import Buckets, counted_as


class Clock:
    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


def buckets(most=3, every_s=60.0):
    clock = Clock()
    return Buckets(most=most, every_s=every_s, clock=clock), clock


def test_so_many_at_once_then_one_for_each_share_of_the_time():
    bucket, clock = buckets()
    assert [bucket.take("a") for _ in range(5)] == [0, 0, 0, 20, 20]
    clock.seconds += 19
    assert bucket.take("a") == 1
    clock.seconds += 1
    assert [bucket.take("a") for _ in range(2)] == [0, 20]


def test_nobody_saves_up_more_than_the_most():
    bucket, clock = buckets()
    bucket.take("a")
    clock.seconds += 10_000
    assert [bucket.take("a") for _ in range(4)] == [0, 0, 0, 20]


def test_each_has_a_bucket_of_its_own():
    bucket, _clock = buckets(most=1)
    assert [bucket.take("a"), bucket.take("b"), bucket.take("a")] == [0, 0, 60]


def test_a_good_one_is_given_back_and_no_more_than_was_taken():
    bucket, _clock = buckets(most=2)
    bucket.take("a")
    for _ in range(5):
        bucket.give_back("a")
    assert [bucket.take("a") for _ in range(3)] == [0, 0, 30]


def test_waiting_as_long_as_told_is_enough():
    bucket, clock = buckets(most=7, every_s=60)
    for _ in range(7):
        assert bucket.take("a") == 0
    clock.seconds += bucket.take("a")
    assert bucket.take("a") == 0


def test_memory_is_bounded_and_who_asks_now_is_not_forgotten(monkeypatch):
    monkeypatch.setattr(limits, "_MOST_KEYS", 10)
    bucket, _clock = buckets(most=2)
    bucket.take("often")
    bucket.take("often")
    for number in range(50):
        assert bucket.take(f"address {number}") == 0
        assert bucket.take("often") == 30
    assert len(bucket._left) == 10


def test_addresses_of_one_customer_are_counted_together():
    assert counted_as("2001:db8::1") == counted_as("2001:db8::ffff:1")
    assert counted_as("2001:db8::1") != counted_as("2001:db8:0:1::1")
    assert counted_as("testclient") == "testclient"


@pytest.mark.slow
def test_somebody_who_asks_too_often_is_told_when_to_come_back(closed):
    closed.limits.actor.most = 2
    closed.limits.actor.clock = Clock()
    _id, secret = closed.token("read")
    _id, other = closed.token("read")
    assert [closed.program(secret).get("/").status_code for _ in range(3)] == [200, 200, 429]
    answer = closed.program(secret).get("/")
    assert answer.headers["retry-after"] == "30"
    assert answer.json() == {"status": 429, "title": "Too many requests. Try again in 30 seconds."}
    assert "content-security-policy" in answer.headers
    assert closed.program(other).get("/").status_code == 200


def test_an_address_that_asks_too_often_is_not_even_looked_up(closed, monkeypatch):
    closed.limits.address.most = 3
    closed.limits.address.clock = Clock()
    tries = [closed.program("schoolcheck_made_up").get("/").status_code for _ in range(4)]
    assert tries == [401, 401, 401, 429]
    monkeypatch.setattr(type(closed.office.database), "reading", None)
    assert closed.program("schoolcheck_made_up").get("/").status_code == 429


def test_a_person_alone_at_a_machine_is_not_counted(server):
    limited = server.client.app.state.limits
    limited.address.most = limited.actor.most = 1
    assert [server.client.get("/").status_code for _ in range(5)] == [200] * 5
