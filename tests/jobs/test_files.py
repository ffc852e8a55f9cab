"""That a folder cannot be written to is told before the work, not after it."""

import pytest

from checker.errors import UsageError
from checker.jobs.files import refuse_unwritable


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
