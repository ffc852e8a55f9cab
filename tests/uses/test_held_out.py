"""Room names that the vocabulary was not written for: nearly all right, no false friend taken."""

import pytest

from tests.uses import held_out

FIRST, SECOND = held_out.LISTS


def test_the_names_held_out_are_read_right(vocabulary):
    assert held_out.share(FIRST, vocabulary) >= 0.97, held_out.report(FIRST, vocabulary)


def test_the_second_names_held_out_are_read_nearly_as_well(vocabulary):
    assert held_out.share(SECOND, vocabulary) >= 0.92, held_out.report(SECOND, vocabulary)
    assert len(held_out.cases(SECOND, vocabulary)) >= 100


@pytest.mark.slow
@pytest.mark.parametrize("part", held_out.LISTS)
def test_hardly_a_name_gets_a_use_surely_that_nobody_would_give(vocabulary, part):
    surely = held_out.surely_wrong(part, vocabulary)
    assert len(surely) <= 0.01 * len(held_out.cases(part, vocabulary)), surely


@pytest.mark.parametrize("part", held_out.LISTS)
def test_no_false_friend_is_taken(vocabulary, part):
    taken = [c.name for c, _found in held_out.wrong(part, vocabulary) if held_out.is_friend(c)]
    assert taken == []


def test_the_first_list_is_long_enough_to_mean_something(vocabulary):
    found = held_out.cases(FIRST, vocabulary)
    assert sum(not held_out.is_friend(case) for case in found) >= 300
    assert sum(case.kind == "false_friends" for case in found) >= 60
    assert len({(case.kind, case.name) for case in found if not held_out.is_friend(case)}) == sum(
        not held_out.is_friend(case) for case in found
    )
