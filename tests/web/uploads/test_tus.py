"""Uploads that go on: from any byte, after any break, and accepted once."""

import hashlib

import pytest
from anyio import Event, sleep_forever

from checker.web.uploads import tus_headers
from tests.web.uploads.talking import BREAK, ask, asked, together
from tests.web.uploads.tus_client import PIECE, SPEAKS, Tus, checksum, words

TINY = b"ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n"
NOTHING = {"models": 0, "revisions": 0, "runs": 0, "uploads": 0}


@pytest.fixture
def tus(uploads):
    return Tus(uploads)


def model(size: int) -> bytes:
    return TINY + b" " * (size - len(TINY))


def test_a_file_in_one_go(uploads, tus):
    where = tus.begin(len(TINY))
    assert tus.offset(where) == 0
    answer = tus.patch(where, 0, TINY)
    assert (answer.status, answer.headers["upload-offset"]) == (204, str(len(TINY)))
    assert uploads.queue.given == [answer.headers["upload-run"]]
    [revision] = uploads.revisions()
    assert revision.sha256 == hashlib.sha256(TINY).hexdigest()
    assert uploads.office.files.path_of(revision.sha256).read_bytes() == TINY
    assert len(uploads.files()) == 1


@pytest.mark.slow
def test_it_goes_on_from_every_byte(uploads, tus):
    short = b"/**/ISO-10303-21;\n"
    for at in range(len(short)):
        where = tus.begin(len(short))
        tus.patch(where, 0, short[:at], BREAK)
        assert tus.offset(where) == at
        answer = tus.patch(where, at, short[at:])
        assert (answer.status, "upload-run" in answer.headers) == (204, True)
    assert {each.sha256 for each in uploads.revisions()} == {hashlib.sha256(short).hexdigest()}
    assert len(uploads.revisions()) == len(short)


def test_what_was_begun_before_the_server_died_goes_on(uploads, tus):
    where = tus.begin(300_000)
    data = model(300_000)
    tus.patch(where, 0, data[:100_000], BREAK)
    del uploads.client.app.state.upload_desk  # what only the process knew
    assert tus.offset(where) == 100_000
    tus.patch(where, 100_000, data[100_000:])
    assert uploads.revisions()[0].sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.slow
@pytest.mark.parametrize("offset", [0, 9, 11, 64])
def test_another_offset_than_the_one_reached_is_refused(uploads, tus, offset):
    where = tus.begin(len(TINY))
    tus.patch(where, 0, TINY[:10])
    answer = tus.patch(where, offset, TINY[10:])
    assert answer.status == 409
    assert tus.offset(where) == 10
    assert uploads.rows() == {**NOTHING, "uploads": 1}


def test_more_than_was_announced_is_refused(tus):
    where = tus.begin(len(TINY) - 1)
    assert tus.patch(where, 0, TINY[:10]).status == 204
    assert tus.patch(where, 10, TINY[10:]).status == 413
    assert tus.patch(where, 10, TINY[10:], content_length=str(len(TINY) - 10)).status == 413
    assert tus.offset(where) == 10


class TestChecksum:
    def test_bytes_that_came_as_they_were_sent_are_kept(self, uploads, tus):
        where = tus.begin(len(TINY))
        for at in range(0, len(TINY), 20):
            piece = TINY[at : at + 20]
            assert tus.patch(where, at, piece, upload_checksum=checksum(piece)).status == 204
        assert uploads.revisions()[0].sha256 == hashlib.sha256(TINY).hexdigest()

    def test_damaged_bytes_are_taken_back(self, uploads, tus):
        where = tus.begin(len(TINY))
        tus.patch(where, 0, TINY[:20])
        assert tus.patch(where, 20, b"x" * 20, upload_checksum=checksum(TINY[20:40])).status == 460
        assert tus.offset(where) == 20
        tus.patch(where, 20, TINY[20:])
        assert uploads.revisions()[0].sha256 == hashlib.sha256(TINY).hexdigest()

    def test_damage_to_the_last_bytes_is_not_accepted(self, uploads, tus):
        where = tus.begin(len(TINY))
        wrong = TINY[:-1] + b"x"
        assert tus.patch(where, 0, wrong, upload_checksum=checksum(TINY)).status == 460
        assert uploads.rows() == {**NOTHING, "uploads": 1}

    def test_bytes_that_cannot_be_compared_for_a_break_are_taken_back(self, tus):
        where = tus.begin(len(TINY))
        tus.patch(where, 0, TINY[:20], BREAK, upload_checksum=checksum(TINY))
        assert tus.offset(where) == 0

    @pytest.mark.slow
    @pytest.mark.parametrize("given", ["", "md5 AAAA", "sha256", "sha256 !!", "sha256 AAAA", "é"])
    def test_another_checksum_is_refused(self, tus, given):
        where = tus.begin(len(TINY))
        assert tus.patch(where, 0, TINY, upload_checksum=given).status == 400
        assert tus.offset(where) == 0


class TestTwoAtOnce:
    def test_the_second_that_writes_is_refused(self, uploads, tus):
        where = tus.begin(len(TINY))
        answers = []

        async def second():
            answers.append(await tus.call(where, 10, TINY[10:])())

        first = tus.patch(where, 0, TINY[:10], second, TINY[10:])
        assert (first.status, answers[0].status) == (204, 423)
        assert len(uploads.revisions()) == 1
        assert uploads.revisions()[0].sha256 == hashlib.sha256(TINY).hexdigest()

    def test_of_many_that_bring_the_last_bytes_one_is_accepted(self, uploads, tus):
        where = tus.begin(len(TINY))
        calls = [tus.call(where, 0, TINY) for _ in range(8)]
        answers = uploads.client.portal.call(together, *calls)
        assert min(each.status for each in answers) == 204
        assert {each.status for each in answers} <= {204, 409, 423}
        assert len(uploads.revisions()) == 1

    def test_who_asks_how_far_it_came_ends_a_connection_that_hangs(self, uploads, tus):
        where = tus.begin(len(TINY))

        async def both():
            hangs = Event()

            async def hanging():
                hangs.set()
                await sleep_forever()

            async def back_again():
                await hangs.wait()
                told = await ask(uploads.client.app, "HEAD", where, **SPEAKS)
                assert told.headers["upload-offset"] == "10"
                return await tus.call(where, 10, TINY[10:])()

            return await together(tus.call(where, 0, TINY[:10], hanging), back_again)

        assert [each.status for each in uploads.client.portal.call(both)] == [409, 204]
        assert len(uploads.revisions()) == 1


class TestWrongFiles:
    def test_the_wrong_file_is_refused_with_its_first_bytes_and_forgotten(self, uploads, tus):
        where = tus.begin(1_000_000)
        answer = tus.patch(where, 0, b"<!DOCTYPE html>" + b" " * 100, b" " * 1000)
        assert (answer.status, answer.taken) == (422, 1)
        assert tus.head(where).status == 404
        assert uploads.holds_nothing()

    def test_one_that_comes_byte_by_byte_is_refused_as_soon(self, uploads, tus):
        where = tus.begin(1000)
        page = b"<!DOCTYPE html><html></html>"
        answers = [tus.patch(where, at, page[at : at + 1]).status for at in range(16)]
        assert answers == [204] * 15 + [422]
        assert uploads.holds_nothing()

    def test_one_that_is_only_known_at_its_end_is_forgotten_then(self, uploads, tus):
        data = b"PK\x03\x04" + bytes(1000)
        where = tus.begin(len(data))
        answer = tus.patch(where, 0, data)
        assert answer.status == 422
        assert b"damaged" in answer.body
        assert uploads.holds_nothing()


class TestBeginning:
    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({"upload_length": ""}, 400),
            ({"upload_length": "-1"}, 400),
            ({"upload_length": "1e3"}, 400),
            ({"upload_length": "9" * 16}, 400),
            ({"upload_length": "0"}, 422),
            ({"upload_length": "1001"}, 413),
            ({"upload_length": "1000"}, 201),
            ({"upload_defer_length": "1"}, 400),
            ({"upload_metadata": ""}, 422),
            ({"upload_metadata": words(model="A")}, 415),
            ({"upload_metadata": words(model="A", filename="a.exe")}, 415),
            ({"upload_metadata": words(filename="a.ifc")}, 422),
            ({"upload_metadata": "model !!!"}, 400),
            ({"upload_metadata": "model /w=="}, 400),
            ({"tus_resumable": "0.9"}, 412),
            ({"tus_resumable": ""}, 412),
        ],
    )
    def test_what_is_announced_is_looked_at(self, uploads_with, headers, status):
        uploads = uploads_with(most_upload=1000)
        answer = Tus(uploads).create(10, **headers)
        assert answer.status == status
        assert answer.headers["tus-resumable"] == "1.0.0"
        assert uploads.rows() == {**NOTHING, "uploads": int(status == 201)}
        assert len(uploads.files()) == int(status == 201)

    def test_what_is_announced_counts_for_the_project_until_it_ends(self, uploads_with):
        uploads = uploads_with(quota=1000)
        tus = Tus(uploads)
        where = tus.begin(600)
        assert tus.create(401).status == 413
        assert uploads.put(model(401)).status_code == 413
        assert tus.patch(where, 0, model(600)).status == 204
        assert tus.create(401).status == 413
        other = tus.begin(400)
        assert tus.create(1).status == 413
        tus.delete(other)
        assert tus.create(400).status == 201

    def test_a_disk_without_room_for_all_of_it_is_told_at_once(self, uploads_with, monkeypatch):
        uploads = uploads_with(floor=5000)
        monkeypatch.setattr(uploads.office.files, "free", lambda: 6000)
        assert Tus(uploads).create(1001).status == 507
        assert Tus(uploads).create(1000).status == 201

    def test_not_too_many_are_begun(self, uploads, tus, monkeypatch):
        monkeypatch.setattr("checker.web.uploads.resumable.MOST_OPEN", 2)
        assert [tus.create(100).status for _ in range(3)] == [201, 201, 429]
        assert len(uploads.files()) == 2


class TestEnding:
    def test_what_is_given_up_leaves_nothing(self, uploads, tus):
        where = tus.begin(len(TINY))
        tus.patch(where, 0, TINY[:10])
        assert tus.delete(where).status == 204
        assert uploads.holds_nothing()
        assert tus.head(where).status == tus.delete(where).status == 404
        assert tus.patch(where, 10, TINY[10:]).status == 404

    def test_what_was_accepted_stays_when_its_upload_is_forgotten(self, uploads, tus):
        where = tus.begin(len(TINY))
        tus.patch(where, 0, TINY)
        assert tus.delete(where).status == 204
        assert uploads.rows() == {"models": 1, "revisions": 1, "runs": 1, "uploads": 0}
        assert len(uploads.files()) == 1

    def test_an_upload_that_is_whole_says_which_run_it_became(self, uploads, tus):
        where = tus.begin(len(TINY))
        run = tus.patch(where, 0, TINY).headers["upload-run"]
        assert tus.head(where).headers["upload-run"] == run
        again = tus.patch(where, len(TINY))
        assert (again.status, again.headers["upload-run"]) == (204, run)
        assert tus.patch(where, 0, TINY).status == 409
        assert len(uploads.revisions()) == 1

    def test_one_whose_bytes_were_lost_is_not_there(self, uploads, tus):
        where = tus.begin(len(TINY))
        for each in uploads.office.files.coming.iterdir():
            each.unlink()
        assert tus.head(where).status == 404
        assert uploads.holds_nothing()


class TestAccess:
    def test_an_upload_of_a_closed_project_is_not_there(self, uploads, tus):
        other = uploads.project("Elsewhere")
        where = tus.begin(len(TINY), project=other)
        uploads.acts("read", "upload", projects={uploads.school})
        unknown = "/tus/" + "0" * 32
        for method in ("HEAD", "PATCH", "DELETE"):
            closed, none = (
                asked(uploads, method, each, [TINY], **PIECE, upload_offset="0")
                for each in (where, unknown)
            )
            assert (closed.status, closed.body, closed.taken) == (404, none.body, 0)
        assert tus.create(10, project=other).status == 404
        uploads.acts("read", "upload", projects={other})
        assert tus.offset(where) == 0

    def test_what_can_be_no_id_is_not_there(self, tus):
        none = tus.head("/tus/" + "0" * 32)
        for each in ("/tus/a\0b", "/tus/..", "/tus/" + "F" * 32):
            assert tus.head(each) == none

    @pytest.mark.slow
    def test_who_may_only_read_sees_no_uploads(self, tus, uploads):
        where = tus.begin(len(TINY))
        uploads.acts("read")
        assert tus.create(10).status == 403
        assert tus.head(where).status == 404


class TestProtocol:
    def test_what_is_spoken(self, uploads):
        for path in (f"/projects/{uploads.school}/tus", "/tus/any"):
            answer = asked(uploads, "OPTIONS", path)
            assert answer.status == 204
            assert answer.headers["tus-version"] == "1.0.0"
            assert answer.headers["tus-extension"] == tus_headers._EXTENSIONS
            assert answer.headers["tus-max-size"] == str(256 * 1024**2)
            assert answer.headers["tus-checksum-algorithm"] == "sha256"

    def test_how_far_it_came_is_never_kept_by_others(self, tus):
        answer = tus.head(tus.begin(10))
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["upload-length"] == "10"
        assert answer.headers["upload-expires"].endswith("GMT")

    def test_another_kind_of_body_is_refused(self, tus):
        where = tus.begin(len(TINY))
        assert tus.patch(where, 0, TINY, content_type="application/octet-stream").status == 415

    @pytest.mark.slow
    @pytest.mark.parametrize("method", ["PATCH", "HEAD", "DELETE"])
    def test_other_versions_are_refused(self, uploads, tus, method):
        where = tus.begin(len(TINY))
        answer = asked(uploads, method, where, [TINY])
        assert (answer.status, answer.headers["tus-version"]) == (412, "1.0.0")

    def test_a_network_that_lets_only_post_through(self, uploads, tus):
        where = tus.begin(len(TINY))
        by = {**PIECE, "upload_offset": "0"}
        post = {"x_http_method_override": "PATCH"}
        assert asked(uploads, "POST", where, [TINY], **by, **post).status == 204
        assert len(uploads.revisions()) == 1
        assert asked(uploads, "POST", where, **by).status == 405
        post = {"x_http_method_override": "DELETE"}
        assert asked(uploads, "POST", where, **by, **post).status == 204
        assert tus.head(where).status == 404
