"""A partial file in one hand at a time, hashed while it comes or read again."""

import hashlib
import os
from contextlib import closing

import pytest

from checker.web.tables import Upload
from checker.web.uploads.arrival import Arrival, BusyError, Digests

DATA = b"ISO-10303-21;" + b" " * 987


@pytest.fixture
def upload(uploads):
    upload = Upload(id="0" * 32, project_id=uploads.school, file_name="a.ifc", size=len(DATA))
    uploads.office.files.partial_of(upload.id).touch()
    return upload


@pytest.fixture
def hold(uploads, upload):
    digests = Digests(most=2)
    return lambda known=digests: closing(Arrival(uploads.office, upload, known))


def test_one_hand_at_a_time(hold):
    with hold(), pytest.raises(BusyError):
        hold()
    with hold():
        pass


def test_what_was_hashed_as_it_came_is_not_read_again(hold, monkeypatch):
    for at in range(0, len(DATA), 400):
        with hold() as arrival:
            arrival.take(DATA[at : at + 400])
            assert arrival.settle() == min(at + 400, len(DATA))
            if arrival.is_whole:
                monkeypatch.delattr(hashlib, "file_digest")
                assert arrival.sha256() == hashlib.sha256(DATA).hexdigest()


def test_what_another_process_wrote_meanwhile_is_read_again(hold):
    with hold() as arrival:
        arrival.take(DATA[:399] + b"x")
    arrival.path.write_bytes(DATA[:400])  # taken back and sent again, elsewhere
    os.utime(arrival.path, ns=(1, 1))
    with hold() as arrival:
        arrival.take(DATA[400:])
        assert arrival.sha256() == hashlib.sha256(DATA).hexdigest()


def test_what_is_taken_back_is_gone_from_file_and_hash(hold):
    with hold() as arrival:
        arrival.take(DATA[:400])
    with hold() as arrival:
        arrival.take(b"damaged")
        arrival.take_back()
        arrival.take(DATA[400:])
        assert arrival.sha256() == hashlib.sha256(DATA).hexdigest()
        assert arrival.path.read_bytes() == DATA


def test_few_hashes_are_remembered(tmp_path):
    digests = Digests(most=2)
    path = tmp_path / "partial"
    path.write_bytes(b"x")
    with path.open("rb") as file:
        for name in "abc":
            digests.keep(name, file, name)
        assert [digests.of(name, file) for name in "abc"] == [None, "b", "c"]
        assert digests.of("b", file) is None  # handed on once
