"""Files by digest: whole in their place, or not there; the same bytes once."""

import hashlib
import os
import pathlib
import stat

import pytest

from checker.web.files import Files

DATA = b"ISO-10303-21;"
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path / "files")


def come(files, data=DATA):
    with files.incoming() as incoming:
        for at in range(0, len(data), 5):
            incoming.write(data[at : at + 5])
        return incoming.keep()


def lying(files):
    return sorted(each for each in files.folder.rglob("*") if each.is_file())


def test_a_file_lies_under_its_digest(files):
    kept = come(files)
    assert (kept.sha256, kept.size) == (SHA256, len(DATA))
    assert kept.path == files.path_of(SHA256)
    assert kept.path.read_bytes() == DATA
    assert lying(files) == [kept.path]


def test_the_same_bytes_lie_there_once_and_are_not_written_again(files):
    first = come(files).path.stat()
    second = come(files).path.stat()
    assert first.st_ino == second.st_ino
    assert second.st_mtime_ns >= first.st_mtime_ns
    assert len(lying(files)) == 1


def test_a_place_that_holds_less_than_it_should_is_written_anew(files):
    path = come(files).path
    path.write_bytes(DATA[:4])
    assert come(files).path.read_bytes() == DATA


def test_what_is_not_kept_is_gone(files):
    def broken_off():
        with files.incoming() as incoming:
            incoming.write(DATA)
            raise ConnectionError

    with pytest.raises(ConnectionError):
        broken_off()
    assert lying(files) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_nobody_else_on_the_machine_may_read_a_file(files):
    assert stat.S_IMODE(come(files).path.stat().st_mode) == 0o600


def test_a_file_that_is_left_where_it_was_is_in_both_places(files):
    partial = files.partial_of("0" * 32)
    partial.write_bytes(DATA)
    kept = files.taken_in(partial, SHA256, leave=True)
    assert kept.path.read_bytes() == partial.read_bytes() == DATA
    again = files.taken_in(partial, SHA256)
    assert again == kept
    assert lying(files) == [kept.path]


def test_where_files_have_one_name_only_it_is_copied(files, monkeypatch):
    def refused(*_given):
        raise OSError

    monkeypatch.setattr(os, "link", refused)
    partial = files.partial_of("0" * 32)
    partial.write_bytes(DATA)
    kept = files.taken_in(partial, SHA256, leave=True)
    partial.write_bytes(b"something else")
    assert kept.path.read_bytes() == DATA


def test_all_is_synced_before_it_is_told_to_be_kept(files, monkeypatch):
    done = []

    def sync(descriptor):
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")

    def replace(given, place, real=os.replace):
        done.append("moved")
        real(given, place)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(pathlib.Path, "replace", replace)
    with files.incoming() as incoming:
        incoming.write(DATA)
        done.clear()
        incoming.keep()
    assert done == ["file", "folder", "moved", "folder"]
