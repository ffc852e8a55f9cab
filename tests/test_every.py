"""A test over every case fails when one of them does, and says which."""

import pytest

from tests.every import every


def tried(*values):
    """The values that a test was called with, and what it raised."""
    seen = []

    @every("number", values, ids=lambda number: f"no. {number}")
    def no_three(number):
        seen.append(number)
        assert number != 3

    try:
        no_three()
    except ExceptionGroup as failed:
        return seen, [error.__notes__ for error in failed.exceptions], str(failed)
    return seen, [], ""


def test_all_are_tried_whichever_fails_and_those_are_named():
    assert tried(1, 2) == ([1, 2], [], "")
    seen, notes, told = tried(1, 3, 2, 3)
    assert seen == [1, 3, 2, 3]
    assert notes == [["with number = no. 3"]] * 2
    assert told.startswith("2 of 4 fail")


def test_nothing_to_try_is_no_pass():
    with pytest.raises(AssertionError, match="nothing to try"):
        tried()


@pytest.mark.parametrize("sign", [-1, 1])
@every("number", range(1, 4))
def test_other_parameters_and_fixtures_are_given_too(number, sign, tmp_path):
    assert tmp_path.is_dir()
    assert abs(number * sign) in {1, 2, 3}
