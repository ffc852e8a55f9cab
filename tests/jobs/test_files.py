"""Folders are looked at before the work; a file is there whole, or nothing of it is."""

from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.jobs.files import refuse_unwritable, write_whole


def test_a_folder_that_is_there_or_can_be_made_is_accepted_and_left_alone(tmp_path):
    refuse_unwritable(tmp_path)
    refuse_unwritable(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["", "/a", "/a/b"])
def test_a_file_is_no_folder_and_nothing_lies_below_one(tmp_path, below):
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="out is a file"):
        refuse_unwritable(tmp_path / f"out{below}")


def test_what_may_not_be_written_to_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, _mode: path != tmp_path)
    with pytest.raises(UsageError, match="permission denied"):
        refuse_unwritable(tmp_path / "out")


def test_a_file_is_written_for_colleagues_too_and_nothing_else_is_left(tmp_path):
    write_whole(tmp_path / "a" / "report.html", b"new")
    (file,) = (tmp_path / "a").iterdir()
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o444 == 0o444


def test_a_file_that_cannot_take_its_place_leaves_nothing(tmp_path):
    (tmp_path / "report.html").mkdir()
    with pytest.raises(UsageError, match=r"report\.html cannot be written to"):
        write_whole(tmp_path / "report.html", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


def test_a_write_that_is_interrupted_leaves_the_old_file_alone(tmp_path, monkeypatch):
    (tmp_path / "report.html").write_bytes(b"old")

    def interrupt(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "report.html", b"new")
    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == b"old"
