"""Servers that die between the last byte and the rows; uploads and files that nobody names."""

import os
import pathlib
from datetime import UTC, datetime, timedelta

import pytest

from checker.web import accept
from checker.web.tables import Upload
from checker.web.uploads import resumable
from checker.web.uploads.arrival import Arrival, Digests
from checker.web.uploads.leftovers import expire, orphans, take_up
from tests.web.uploads.talking import BREAK
from tests.web.uploads.tus_client import Tus

pytestmark = pytest.mark.slow

TINY = b"ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n"
DAY = timedelta(days=1)


class DiedError(Exception):
    """The server is gone."""


@pytest.fixture
def tus(uploads):
    return Tus(uploads)


def dies_before(monkeypatch, owner, name) -> None:
    """Have a server die, once, when it comes to a step."""
    real = getattr(owner, name)

    def dying(*_given, **_named):
        monkeypatch.setattr(owner, name, real)
        raise DiedError

    monkeypatch.setattr(owner, name, dying)


def steps(uploads):
    return {
        "settle": Arrival,
        "look_at": resumable,
        "recount": resumable,
        "taken_in": uploads.office.files,
        "accepted": resumable,
        "hand_over": accept,
        "remove": Arrival,
        "unlink": pathlib.Path,
    }


@pytest.mark.parametrize(
    "step",
    ["settle", "look_at", "recount", "taken_in", "accepted", "hand_over", "remove", "unlink"],
)
@pytest.mark.parametrize("back", ["head", "start"])
def test_wherever_a_server_dies_the_upload_is_accepted_once(uploads, tus, monkeypatch, step, back):
    where = tus.begin(len(TINY))
    dies_before(monkeypatch, steps(uploads)[step], step)
    with pytest.raises(DiedError):
        tus.patch(where, 0, TINY)
    del uploads.client.app.state.upload_desk
    if back == "head":
        assert tus.head(where).status == 200
    take_up(uploads.office)
    assert uploads.rows() == {"models": 1, "revisions": 1, "runs": 1, "uploads": 1}
    assert "upload-run" in tus.head(where).headers
    assert uploads.office.files.path_of(uploads.revisions()[0].sha256).read_bytes() == TINY
    for _twice in range(2):
        assert take_up(uploads.office) == []
    assert len(uploads.revisions()) == 1


def test_a_start_finishes_what_is_whole_and_leaves_what_may_go_on(uploads, tus):
    whole, part = tus.begin(len(TINY)), tus.begin(len(TINY))
    place(uploads, whole).write_bytes(TINY)
    tus.patch(part, 0, TINY[:10])
    [run] = take_up(uploads.office)
    assert uploads.queue.given == [run]
    assert tus.head(whole).headers["upload-run"] == run
    assert tus.offset(part) == 10


def test_a_start_forgets_what_is_whole_and_no_model(uploads, tus):
    where = tus.begin(len(TINY))
    place(uploads, where).write_bytes(b"x" * len(TINY))
    assert take_up(uploads.office) == []
    assert uploads.holds_nothing()


def test_a_start_leaves_alone_what_is_held(uploads, tus):
    where = tus.begin(len(TINY))
    place(uploads, where).write_bytes(TINY)
    arrival = Arrival(uploads.office, row(uploads, where), Digests())
    assert take_up(uploads.office) == []
    assert expire(uploads.office, datetime.now(UTC) + 3 * DAY) == 0
    arrival.close()
    assert len(take_up(uploads.office)) == 1


def place(uploads, where):
    return uploads.office.files.partial_of(where.removeprefix("/tus/"))


def row(uploads, where) -> Upload:
    with uploads.office.database.reading() as session:
        return session.get_one(Upload, where.removeprefix("/tus/"))


def aged(path, by: timedelta) -> None:
    at = (datetime.now(UTC) - by).timestamp()
    os.utime(path, (at, at))


@pytest.mark.parametrize(
    ("later", "gone"), [(DAY - timedelta(minutes=1), 0), (DAY + timedelta(minutes=1), 1)]
)
def test_an_upload_is_forgotten_a_day_after_its_last_byte(uploads, tus, later, gone):
    where = tus.begin(len(TINY))
    tus.patch(where, 0, TINY[:10], BREAK)
    assert expire(uploads.office, datetime.now(UTC) + later) == gone
    assert uploads.holds_nothing() == bool(gone)
    assert tus.head(where).status == (404 if gone else 200)


def test_what_goes_on_is_kept_however_long_ago_it_began(uploads, tus):
    where = tus.begin(len(TINY))
    with uploads.office.database.writing() as session:
        session.get_one(Upload, where.removeprefix("/tus/")).at = datetime.now(UTC) - 3 * DAY
    assert expire(uploads.office, datetime.now(UTC)) == 0
    aged(place(uploads, where), 2 * DAY)
    assert expire(uploads.office, datetime.now(UTC)) == 1


def test_the_row_of_an_accepted_upload_goes_too_and_its_revision_stays(uploads, tus):
    where = tus.begin(len(TINY))
    tus.patch(where, 0, TINY)
    assert expire(uploads.office, datetime.now(UTC) + 2 * DAY) == 1
    assert uploads.rows() == {"models": 1, "revisions": 1, "runs": 1, "uploads": 0}
    assert len(uploads.files()) == 1


def test_orphans_are_files_without_a_row_that_are_a_day_old(uploads, tus):
    uploads.put(TINY)
    going_on = tus.begin(len(TINY))
    files = uploads.office.files
    with files.incoming() as incoming:
        incoming.write(b"nobody's")
        unnamed = incoming.keep().path
    left = files.partial_of("0" * 32)
    left.write_bytes(b"broken off")
    later = datetime.now(UTC) + DAY
    assert orphans(uploads.office, datetime.now(UTC)) == []
    assert orphans(uploads.office, later) == sorted([unnamed, left])
    for each in files.folder.rglob("*"):
        if each.is_file():
            aged(each, 2 * DAY)
    assert orphans(uploads.office, datetime.now(UTC)) == sorted([unnamed, left])
    assert place(uploads, going_on).exists()


def test_a_file_that_comes_again_is_no_orphan_while_its_row_is_written(uploads):
    files = uploads.office.files
    for _again in range(2):
        with files.incoming() as incoming:
            incoming.write(b"nobody's")
            path = incoming.keep().path
        found = orphans(uploads.office, datetime.now(UTC))
        assert found == []
        aged(path, 2 * DAY)
    assert orphans(uploads.office, datetime.now(UTC)) == [path]


def test_an_empty_server_has_nothing_left_behind(uploads):
    assert orphans(uploads.office, datetime.now(UTC)) == []
    assert expire(uploads.office, datetime.now(UTC)) == 0
