"""gl-code-quality-report.json has the shape that GitLab documents, and never an empty all clear."""

import json
from dataclasses import replace

import pytest

from checker.report import file_name, write
from tests.report.formats.made import (
    CALM,
    HOSTILE,
    UNASSESSED,
    all_passed,
    blocked,
    crowd,
    door,
    made,
    spoiled,
)

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def issues(result):
    return json.loads(write(result, "gitlab"))


def issue(key):
    return next(each for each in issues(made()) if each["fingerprint"] == key)


def assert_documented_shape(found):
    """`description`, `check_name`, `fingerprint`, `location.path`, `lines.begin`, `severity`."""
    for each in found:
        assert set(each) == {"description", "check_name", "fingerprint", "severity", "location"}
        texts = (each["description"], each["check_name"], each["fingerprint"])
        assert all(isinstance(text, str) and text.strip() for text in texts)
        assert each["severity"] in SEVERITIES
        assert set(each["location"]) == {"path", "lines"}
        path, begin = each["location"]["path"], each["location"]["lines"]["begin"]
        assert not path.startswith(("/", "./", ".."))
        assert path
        assert isinstance(begin, int)
        assert begin >= 1
    prints = [each["fingerprint"] for each in found]
    assert len(prints) == len(set(prints))


def test_the_file_has_the_name_that_gitlab_looks_for_and_no_byte_order_mark():
    assert file_name("gitlab") == "gl-code-quality-report.json"
    assert write(made(), "gitlab").startswith(b"[")


def test_all_that_fails_or_is_open_is_there_in_the_documented_shape():
    found = issues(made())
    assert_documented_shape(found)
    assert {each["fingerprint"] for each in found} == {
        "d1aa", "d2aa", "d3aa", "c1aa", "c2aa", "c3aa", "s1aa",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "severity"),
    [
        ("d1aa", "critical"),  # a must that fails
        ("d3aa", "major"),  # a must that cannot be told
        ("c1aa", "major"),  # a should that fails
        ("c2aa", "minor"),  # a may that cannot be told
        ("s1aa", "minor"),  # the project's own target
        ("c3aa", "info"),  # waived
    ],
)
def test_the_severity_follows_the_level(key, severity):
    assert issue(key)["severity"] == severity


def test_an_issue_says_what_and_where():
    found = issue("d1aa")
    assert found["check_name"] == "ENG-ADM2-door-clear-width"
    assert found["location"] == {"path": "oakfield B.ifc", "lines": {"begin": 412}}
    assert "40 to 58 mm short" in found["description"]
    assert issue("d3aa")["description"].startswith("Cannot tell.")
    assert "Waived: Agreed" in issue("c3aa")["description"]


def test_two_findings_of_one_key_are_two_issues():
    twice = (door("same", CALM, 0.7, 0.7), door("same", CALM, 0.6, 0.6))
    assert_documented_shape(issues(made(findings=twice)))
    assert len(issues(made(findings=twice))) == 2


def test_only_a_model_that_was_assessed_and_has_no_fault_has_no_issue():
    assert issues(all_passed()) == []


@pytest.mark.parametrize("result", UNASSESSED.values(), ids=UNASSESSED.keys())
def test_a_model_without_answers_blocks(result):
    found = issues(result)
    assert_documented_shape(found)
    assert found[0]["severity"] == "blocker"
    assert found[0]["description"].startswith("Nothing could be assessed")


def test_the_blocker_says_what_to_do():
    assert issues(blocked())[0]["description"].endswith("Place rooms and export spaces.")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_keep_the_shape(text):
    found = issues(spoiled(text))
    assert len(found) == 7
    assert_documented_shape(found)


@pytest.mark.slow
def test_none_of_five_thousand_is_dropped():
    found = issues(crowd(5_000, apart=False))
    assert len({each["fingerprint"] for each in found}) == 5_000


def test_the_fingerprint_survives_another_measure_and_another_name_of_the_file():
    result = made()
    later = replace(
        result,
        model=replace(result.model, file="oakfield C.ifc"),
        findings=(door("d1aa", CALM, 0.75, 0.75), *result.findings[1:]),
    )
    assert {each["fingerprint"] for each in issues(later)} == {
        each["fingerprint"] for each in issues(result)
    }
