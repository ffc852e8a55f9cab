"""A finding is found by its key, the start of it, or the link; else those near are named."""

from dataclasses import replace

import pytest

from checker.errors import UsageError
from checker.report.explain import find_finding
from checker.report.html.anchors import anchors
from tests.report.oakfield import findings

ROWS = tuple(replace(each, key=f"{n}f{each.key}0") for n, each in enumerate(findings()))
ONE = ROWS[0]


@pytest.mark.parametrize(
    "asked",
    [
        ONE.key,
        f"  {ONE.key} ",
        f"f-{ONE.key}",
        f"#f-{ONE.key}",
        f"report.html#f-{ONE.key}",
        f"file:///C:/a%20b/report.html#f-{ONE.key}",
        f"report.html#f-{ONE.key.replace('f', '%66')}",
        ONE.key[:3],
    ],
)
def test_a_finding_is_found(asked):
    assert find_finding(ROWS, asked) is ONE


def test_a_key_that_begins_like_another_is_found_by_the_whole_of_it():
    longer = replace(ROWS[1], key=f"{ONE.key}9")
    assert find_finding((longer, ONE), ONE.key) is ONE


def test_every_link_of_the_page_finds_its_own_finding():
    rows = (*ROWS, replace(ROWS[3], title="again"), replace(ROWS[4], key='a"b<c>'))
    for place, name in anchors(rows).items():
        assert find_finding(rows, f"#{name}") is rows[place]


@pytest.mark.parametrize("asked", ["", "#", "f-"])
def test_nothing_finds_nothing(asked):
    with pytest.raises(UsageError, match="There is no finding without a key"):
        find_finding(ROWS, asked)


def test_a_start_that_fits_several_is_told_with_them():
    rows = tuple(replace(each, key=f"ab{n}") for n, each in enumerate(findings()))
    with pytest.raises(UsageError, match=r"ab fits 11 findings; give more of the key:") as told:
        find_finding(rows, "ab")
    assert "\n  ab0  Door 00-05-D01" in str(told.value)
    assert str(told.value).endswith("and 6 more")


def test_what_is_spelt_nearly_so_is_named():
    wrong = ONE.key[:-1] + "x"
    with pytest.raises(UsageError, match=rf"no finding {wrong}\. Near it:\n  {ONE.key}  Door"):
        find_finding(ROWS, wrong)


@pytest.mark.parametrize("asked", ["door-sgr", "00-05-D01", "00-05", "ENG-ADM2-DOOR-clear-width"])
def test_an_element_a_room_or_a_rule_names_its_findings(asked):
    with pytest.raises(UsageError, match=rf"no finding {asked}\. Near it:\n  {ONE.key}  Door"):
        find_finding(ROWS, asked)


def test_of_those_near_the_failing_come_first():
    rule = "ENG-ADM2-door-clear-width"
    with pytest.raises(UsageError) as told:
        find_finding(ROWS[::-1], rule)
    lines = str(told.value).splitlines()[1:]
    assert [line.split()[0] for line in lines] == [ROWS[n].key for n in (1, 0, 2, 3)]


def test_what_is_like_nothing_is_told_where_keys_are():
    with pytest.raises(UsageError, match=r"zzzz\. The report's link to a place ends with its key"):
        find_finding(ROWS, "zzzz")


def test_hostile_keys_are_harmless_in_what_is_told():
    with pytest.raises(UsageError) as told:
        find_finding(ROWS, "\x1b[2J\u202e" + "z" * 10_000)
    assert len(str(told.value)) < 300
    assert "\x1b" not in str(told.value)


@pytest.mark.parametrize("key", ["", "#", "f-"])
def test_no_key_at_all_is_near_nothing(key):
    with pytest.raises(UsageError) as told:
        find_finding(findings(), key)
    assert "Near it" not in str(told.value)
