"""Whole servers that are killed: a few times here, often by `python -m benchmarks.web_faults`."""

import pytest

from benchmarks.web_faults import child_killed, server_killed, table

pytestmark = pytest.mark.slow


@pytest.mark.slow
def test_what_was_accepted_survives_and_what_was_cut_off_is_never_green():
    rows = [server_killed(1, seed=11), child_killed(1, seed=12)]
    print(table(rows))  # noqa: T201 - the table that docs/trust.md shows
    for row in rows:
        assert row.accepted > 0
        assert (row.lost, row.amiss) == (0, ())
