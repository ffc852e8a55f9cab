"""A waiver is taken out of a file by itself: what people wrote around it stays as it was."""

import pytest

from checker.brief.waivers import waivers_in, without_waiver
from checker.errors import UsageError

WRITTEN = b"""# What we live with.
waivers:
  # the old lift
  - rule: A
    place: x
    because: >
      it is
      too dear
    by: me
    on: 2026-01-01
    until: 2027-01-01
  # the doors
  - rule: B
    place: y
    short_of: {a: 3 mm, b: 4 mm}
    because: "they are
      listed"
    by: me
    on: 2026-01-01
    until: 2027-01-01

  - {rule: C, place: z, because: so, by: me, on: 2026-01-01, until: 2027-01-01}
# the end
"""


def rules(data):
    return [each.rule for each in waivers_in(data, file="waivers.yaml")]


@pytest.mark.parametrize(("position", "left"), [(0, "BC"), (1, "AC"), (2, "AB")])
def test_the_others_and_all_comments_stay(position, left):
    after = without_waiver(WRITTEN, position, file="waivers.yaml")
    assert rules(after) == list(left)
    comments = [line for line in WRITTEN.splitlines() if line.strip().startswith(b"#")]
    assert all(each in after.splitlines() for each in comments)
    gone = set(WRITTEN.splitlines()) - set(after.splitlines())
    assert not any(b"#" in each for each in gone)


def test_all_can_go_one_by_one():
    data = WRITTEN
    for _ in range(3):
        data = without_waiver(data, 0, file="waivers.yaml")
    assert rules(data) == []
    assert data.startswith(b"# What we live with.\nwaivers:\n")


@pytest.mark.parametrize("position", [-1, 3, 99])
def test_one_that_is_not_there_is_told(position):
    with pytest.raises(UsageError, match=r"waivers\.yaml has no waiver"):
        without_waiver(WRITTEN, position, file="waivers.yaml")


def test_one_that_shares_its_line_is_left_to_people():
    entry = b"{rule: C, place: z, because: so, by: me, on: 2026-01-01, until: 2027-01-01}"
    with pytest.raises(UsageError, match=r"Take the lines from 1 on out of waivers\.yaml by hand"):
        without_waiver(b"waivers: [" + entry + b", " + entry + b"]", 0, file="waivers.yaml")


def test_a_file_with_mistakes_is_left_as_it_is():
    with pytest.raises(UsageError, match=r"waivers\.yaml:2"):
        without_waiver(b"waivers:\n  - {rule: x}\n", 0, file="waivers.yaml")
