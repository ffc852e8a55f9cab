"""Sizes at the bound and one over, announced or not; a full disk; connections that break."""

import errno
import time

import pytest
from anyio import sleep, sleep_forever

from checker.web.files import Incoming
from checker.web.settings import MIB
from checker.web.uploads import off_loop
from tests.web.uploads.talking import BREAK, ask, asked

HEAD = b"ISO-10303-21;\nHEADER;\n"


def model(size: int) -> bytes:
    return HEAD + b" " * (size - len(HEAD))


def pieces(data: bytes, size: int = 64 * 1024) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


def path(uploads) -> str:
    return f"/api/projects/{uploads.school}/models/A?file_name=school.ifc"


@pytest.mark.slow
@pytest.mark.parametrize("announced", [True, False])
@pytest.mark.parametrize(("over", "status"), [(0, 202), (1, 413)])
def test_one_upload_has_a_bound(uploads_with, announced, over, status):
    uploads = uploads_with(most_upload=200_000)
    data = model(200_000 + over)
    length = {"content_length": str(len(data))} if announced else {}
    answer = asked(uploads, "PUT", path(uploads), pieces(data), **length)
    assert answer.status == status
    if over:
        assert b"larger than the 195.3 KB" in answer.body
        assert uploads.holds_nothing()
        assert answer.taken == (0 if announced else 4)  # the rest is not waited for


@pytest.mark.slow
@pytest.mark.parametrize("announced", [True, False])
@pytest.mark.parametrize(("over", "status"), [(0, 202), (1, 413)])
def test_a_project_has_a_bound_for_its_distinct_files(uploads_with, announced, over, status):
    uploads = uploads_with(quota=1000)
    for _again in range(3):
        assert uploads.put(model(300)).status_code == 202
    data = model(700 + over)
    length = {"content_length": str(len(data))} if announced else {}
    answer = asked(uploads, "PUT", path(uploads), [data], **length)
    assert answer.status == status
    if over:
        assert b"has 700 bytes left of the 1000 bytes" in answer.body
        assert len(uploads.files()) == 1


def test_the_bound_of_one_project_is_not_that_of_another(uploads_with):
    uploads = uploads_with(quota=1000)
    assert uploads.put(model(1000)).status_code == 202
    assert uploads.put(model(30)).status_code == 413
    assert uploads.put(model(1000), project=uploads.project("Elsewhere")).status_code == 202


def test_two_that_fill_the_project_together_are_not_both_taken(uploads_with):
    uploads = uploads_with(quota=1000)

    async def meanwhile():
        other = await ask(uploads.client.app, "PUT", path(uploads), [model(600)])
        assert other.status == 202

    answer = asked(uploads, "PUT", path(uploads), [model(500), meanwhile])
    assert answer.status == 413
    assert len(uploads.files()) == 1


@pytest.mark.parametrize(("short", "status"), [(0, 202), (1, 507)])
def test_the_disk_keeps_its_floor(uploads_with, monkeypatch, short, status):
    uploads = uploads_with(floor=5000)
    monkeypatch.setattr(uploads.office.files, "free", lambda: 6000 - short)
    answer = asked(uploads, "PUT", path(uploads), [model(1000)], content_length="1000")
    assert answer.status == status
    if short:
        assert b"disk is too full" in answer.body
        assert uploads.holds_nothing()


def test_a_disk_that_fills_meanwhile_ends_an_upload(uploads_with, monkeypatch):
    uploads = uploads_with(floor=5000)
    free = iter([10**9, 10**9, 5000])
    monkeypatch.setattr(uploads.office.files, "free", lambda: next(free))
    many = pieces(model(16 * MIB), MIB)
    answer = asked(uploads, "PUT", path(uploads), many)
    assert (answer.status, answer.taken) == (507, 8)
    assert uploads.holds_nothing()


def test_a_disk_that_is_full_is_told(uploads, monkeypatch):
    def full(_self, _piece):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Incoming, "write", full)
    assert asked(uploads, "PUT", path(uploads), [model(1000)]).status == 507
    assert uploads.holds_nothing()


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_broken_connection_leaves_no_file_and_no_row(uploads, after):
    given = [*pieces(model(300_000))[:after], BREAK]
    asked(uploads, "PUT", path(uploads), given, content_length="300000")
    assert uploads.holds_nothing()
    assert uploads.queue.given == []


def test_a_connection_that_falls_silent_is_ended(uploads, monkeypatch):
    monkeypatch.setattr(off_loop, "SILENCE_S", 0.05)
    begun = time.monotonic()
    answer = asked(uploads, "PUT", path(uploads), [model(1000), sleep_forever])
    assert answer.status == 408
    assert b"Send it again" in answer.body
    assert time.monotonic() - begun < 2
    assert uploads.holds_nothing()


@pytest.mark.slow
@pytest.mark.parametrize(("size", "status"), [(1000, 408), (40_000, 202)])
def test_a_connection_that_trickles_is_ended_and_a_slow_one_is_not(
    uploads, monkeypatch, size, status
):
    monkeypatch.setattr(off_loop, "SILENCE_S", 0.4)

    async def slowly():
        await sleep(0.06)

    given = []
    for each in pieces(model(10 * size), size):
        given += [each, slowly]
    assert asked(uploads, "PUT", path(uploads), given).status == status
    assert len(uploads.files()) == (1 if status == 202 else 0)


@pytest.mark.parametrize("status", [403, 404])
def test_nothing_is_read_from_whoever_may_not_upload(uploads, status):
    uploads.acts(*(["read"] if status == 403 else []))
    answer = asked(uploads, "PUT", path(uploads), pieces(model(300_000)))
    assert (answer.status, answer.taken) == (status, 0)


def test_the_wrong_file_is_refused_with_its_first_piece(uploads):
    page = [b"<!DOCTYPE html>" + b" " * 1000] * 100
    answer = asked(uploads, "PUT", path(uploads), page)
    assert (answer.status, answer.taken) == (422, 1)
    assert uploads.holds_nothing()
