"""What a team accepted, on the page and in the other formats: marked, told apart, still there."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from checker.report import write
from checker.results.acceptance import BaselineLine, BaselineUse, WaiverUse
from tests.report.page import Page
from tests.results.accepting import BY_KEY, DOOR, OPEN, of

OTHER = BY_KEY["wc1"]
KNOWN, WORSE = replace(DOOR, baseline="known"), replace(OTHER, baseline="worse")
HOSTILE = "<script>alert(1)</script> {{7*7}} \u202e"
LAPSED = WaiverUse(
    rule=OTHER.rule, place=HOSTILE, because=HOSTILE, by="us", on="2026-01-01", until="2026-10-01",
    state="expired", told="It expired on 2026-10-01.", key=OTHER.key,
)  # fmt: skip
FIXED = BaselineLine(
    state="fixed", rule="R", title=HOSTILE, strength=DOOR.strength, place=DOOR.place,
    before="742 mm",
)  # fmt: skip

BAD = replace(FIXED, state="worse", key=OTHER.key)


@pytest.fixture(scope="module")
def school():
    use = BaselineUse(file="baseline.json", known=1, lines=(FIXED, BAD))
    return replace(of(KNOWN, WORSE, OPEN), waivers=(LAPSED,), baseline=use)


@pytest.fixture(scope="module")
def page(school):
    return Page(write(school, "html").decode())


def inside(page, anchor):
    """Text of the rows of the table or section that is labelled so."""
    (part,) = [each for each in page.nodes if each.attributes.get("aria-labelledby") == anchor]
    rows = [each for each in page.nodes if each.name == "tr" and within(each, part)]
    return " ".join(part.text.split()), [" ".join(each.text.split()) for each in rows[1:]]


def within(node, part):
    return node is part or (node.parent is not None and within(node.parent, part))


@pytest.mark.slow
def test_a_waiver_that_does_not_hold_says_so_where_waivers_stand(page):
    _, (row,) = inside(page, "lapsed")
    assert "expired" in row
    assert "It expired on 2026-10-01." in row


def test_one_that_holds_is_none_of_those_that_do_not(school):
    holding = replace(LAPSED, state="holds", told="", place="00-77")
    html = Page(write(replace(school, waivers=(LAPSED, holding)), "html").decode())
    told, rows = inside(html, "lapsed")
    assert len(rows) == 1
    assert "Waivers that do not hold: 1" in told


def test_what_does_not_hold_leads_to_its_finding(page):
    parts = [each for each in page.nodes if each.attributes.get("aria-labelledby") == "lapsed"]
    (link,) = [each for each in page.nodes if each.name == "a" and within(each, parts[0])]
    target = link.attributes["href"].removeprefix("#")
    assert target in {each.attributes.get("id") for each in page.nodes}


def test_the_baseline_says_what_became_of_its_entries(page):
    told, _ = inside(page, "baseline")
    assert "Baseline: 1 known and no worse, 1 worse, 1 no longer there." in told
    _, (row,) = inside(page, "baseline-unused")
    assert "no longer there" in row
    _, (row,) = inside(page, "baseline-lines")
    assert "worse" in row
    assert "742 mm" in row


def test_both_are_in_the_navigation_and_absent_where_there_is_nothing(page):
    links = {each.attributes.get("href") for each in page.nodes if each.has_above("nav")}
    assert {"#waived", "#baseline"} <= links
    plain = Page(write(of(DOOR), "html").decode())
    assert not {"waived", "baseline"} & {each.attributes.get("id") for each in plain.nodes}


def test_what_is_known_is_marked_and_told_among_its_facts(page):
    chips = [each.text for each in page.nodes if "chip" in each.attributes.get("class", "")]
    assert "◌ known" in chips
    whole = " ".join(each.text for each in page.nodes if each.name == "td")
    assert "known in the baseline, and no worse" in whole
    assert "worse than the baseline knows it" in whole


def test_model_text_and_reasons_run_nothing(school):
    assert "<script>alert" not in write(school, "html").decode()


def test_markdown_folds_what_is_known_and_says_what_lapsed(school):
    told = write(school, "markdown").decode()
    assert "Known in the baseline: 1 place in 1 group" in told
    assert "It expired on 2026-10-01." in told
    assert "1 known and no worse, 1 worse" in told
    fails = told.split("Known in the baseline: 1 place")[0]
    assert DOOR.key not in fails


def test_sarif_says_of_every_result_whether_it_is_new(school):
    (run,) = json.loads(write(school, "sarif"))["runs"]
    states = {each["ruleId"]: each["baselineState"] for each in run["results"]}
    assert states == {DOOR.rule: "unchanged", OTHER.rule: "updated", OPEN.rule: "new"}
    assert {each["ruleId"]: each["level"] for each in run["results"]}[DOOR.rule] == "note"
    (plain,) = json.loads(write(of(DOOR), "sarif"))["runs"]
    assert not any("baselineState" in each for each in plain["results"])


def test_junit_skips_what_is_known_and_fails_what_became_worse(school):
    cases = ET.fromstring(write(school, "junit")).iter("testcase")  # noqa: S314 - our own file
    told = {case.get("classname").split(".")[-1]: [each.tag for each in case] for case in cases}
    assert told[DOOR.rule] == ["skipped"]
    assert told[OTHER.rule] == ["failure"]


def test_gitlab_takes_what_is_known_for_information(school):
    found = {each["check_name"]: each["severity"] for each in json.loads(write(school, "gitlab"))}
    assert found[DOOR.rule] == "info"
    assert found[OTHER.rule] != "info"


def test_tables_say_it_in_a_column(school):
    rows = write(school, "csv").decode("utf-8-sig").splitlines()
    at = rows[0].split(",").index("baseline")
    assert at > 0
    assert sum(",known," in row for row in rows) == 1
