"""junit.xml is what Jenkins reads, and nothing that has no answer looks like a pass in it."""

from xml.etree import ElementTree as ET

import pytest
import xmlschema

from checker.report import file_name, write
from checker.results import Outcome
from tests.report.formats.made import (
    CALM,
    HOSTILE,
    SCHEMAS,
    UNASSESSED,
    all_passed,
    blocked,
    crowd,
    door,
    findings,
    made,
    spoiled,
)

TOLD = ("failure", "error", "skipped")


@pytest.fixture(scope="module")
def jenkins():
    """The schema of the Jenkins xUnit plugin."""
    return xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")


def tree(result):
    return ET.fromstring(write(result, "junit"))  # noqa: S314 - our own file


def case(key, result=None):
    cases = tree(result or made()).iter("testcase")
    return next(each for each in cases if each.get("name").endswith(f"[{key}]"))


def tags(test):
    return [child.tag for child in test]


@pytest.mark.parametrize("result", [made(), all_passed(), *UNASSESSED.values()])
def test_the_file_is_valid_for_jenkins(jenkins, result):
    jenkins.validate(tree(result))


def test_the_schema_would_notice_a_file_that_is_wrong(jenkins):
    root = tree(made())
    del root.find("testsuite").attrib["failures"]
    assert not jenkins.is_valid(root)


def test_the_file_is_named_and_says_how_it_is_encoded():
    assert file_name("junit") == "junit.xml"
    assert write(made(), "junit").startswith(
        b"<?xml version='1.0' encoding='utf-8'?>\n<testsuites "
    )


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("d1aa", ["failure"]),
        ("d3aa", ["error"]),
        ("d4aa", []),
        ("c1aa", ["failure"]),
        ("c2aa", ["error"]),
        ("c3aa", ["skipped"]),  # waived
        ("c4aa", ["skipped"]),  # not applicable
        ("s1aa", ["failure"]),
    ],
)
def test_each_outcome_has_its_element(key, told):
    assert tags(case(key)) == told


def test_only_passes_have_nothing_told():
    silent = [each for each in tree(made()).iter("testcase") if not tags(each)]
    passes = [each for each in findings() if each.outcome is Outcome.PASS]
    assert len(silent) == len(passes) == 1


def test_an_open_question_that_is_waived_is_no_error_but_says_so():
    waived = door("w", CALM, 0.78, 0.84, waiver="Agreed until 2027")
    told = case("w", made(findings=(waived,))).find("skipped")
    assert told.get("message").endswith("Waived: Agreed until 2027.")
    assert "Waived: Agreed until 2027" in told.text


def test_a_waived_pass_stays_a_pass():
    waived = door("w", CALM, 0.9, 0.9, waiver="Agreed until 2027")
    assert tags(case("w", made(findings=(waived,)))) == []


def test_a_failure_says_what_how_much_and_where():
    told = case("d1aa").find("failure")
    assert told.get("type") == "must, fail"
    assert "40 to 58 mm short" in told.get("message")
    assert told.text.splitlines() == [
        (
            "Door 00-05-D01 to 00-05 Small group room opens 742 to 760 mm clear; 800 mm is needed "
            "(40 to 58 mm short)."
        ),
        "Rule: Doors are wide enough for the way people reach them (ENG-ADM2-door-clear-width)",
        "Measured: 742 to 760 mm",
        "Required: at least 800 mm",
        "Difference: 40 to 58 mm short",
        "To change: Use a wider leaf, or widen the space people turn in.",
        "Source: ADM2, Table 2: from a secondary source",
        "Storey: Ground",
        "GlobalId: 1xS3BCk291UvhgP2dvN0005",
    ]


def test_an_error_says_what_is_missing():
    told = case("d3aa").find("error")
    assert told.get("type") == "must, cannot tell"
    assert told.get("message").startswith("Cannot tell.")
    assert "Missing: how far the leaf opens\nTo supply: State the clear width" in told.text


def test_a_suite_is_a_rule_and_a_class_is_its_topic_and_rule():
    suites = tree(made()).findall("testsuite")
    first = suites[0]
    assert first.get("name") == "ENG-ADM2-door-clear-width"
    assert first.find("properties/property").attrib == {
        "name": "title", "value": "Doors are wide enough for the way people reach them",
    }  # fmt: skip
    assert {each.get("classname") for each in first.iter("testcase")} == {
        "access.ENG-ADM2-door-clear-width"
    }
    assert len(suites) == len({finding.rule for finding in findings()})


def assert_counts_add_up(root):
    for node in (root, *root.findall("testsuite")):
        assert int(node.get("tests")) == len(list(node.iter("testcase")))
        assert int(node.get("failures")) == len(list(node.iter("failure")))
        assert int(node.get("errors")) == len(list(node.iter("error")))
    for suite in root.findall("testsuite"):
        assert int(suite.get("skipped")) == len(list(suite.iter("skipped")))


@pytest.mark.parametrize("result", [made(), blocked(), crowd(50), spoiled(HOSTILE["script"])])
def test_counts_are_those_of_the_cases(result):
    assert_counts_add_up(tree(result))


def test_names_are_unique_since_gitlab_drops_the_second_of_a_name():
    twice = tuple(door("same", CALM, width, width) for width in (0.7, 0.6, 0.5))
    names = [each.get("name") for each in tree(made(findings=twice)).iter("testcase")]
    assert len(names) == len(set(names)) == 3


def test_a_name_does_not_change_with_what_was_measured():
    wider, narrower = (made(findings=(door("k", CALM, w, w),)) for w in (0.79, 0.7))
    first, second = (next(tree(r).iter("testcase")).get("name") for r in (wider, narrower))
    assert first == second == "Door 00-06-D01 to 00-06 Calm room [k]"


@pytest.mark.parametrize("result", UNASSESSED.values(), ids=UNASSESSED.keys())
def test_a_model_without_answers_is_an_error_and_no_empty_suite(result):
    first = tree(result).find("testsuite")
    assert (first.get("tests"), first.get("errors")) == ("1", "1")
    assert first.find("testcase/error").text.startswith("Nothing could be assessed")
    assert first.find("testcase").get("name").endswith("can be assessed")


def test_the_error_of_a_model_without_answers_says_what_to_do():
    told = tree(blocked()).find("testsuite/testcase/error")
    assert "Place rooms and export spaces." in told.text
    assert "Place rooms and export spaces." in told.get("message")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_leave_valid_xml_with_every_case(jenkins, text):
    root = tree(spoiled(text))
    jenkins.validate(root)
    assert len(list(root.iter("testcase"))) == len(findings())
    assert {node.tag for node in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "properties", "property", *TOLD,
    }  # fmt: skip
    assert_counts_add_up(root)


@pytest.mark.slow
def test_none_of_five_thousand_is_dropped():
    data = write(crowd(5_000), "junit")
    assert data.count(b"<testcase ") == data.count(b"<failure ") == 5_000
    assert len(data) < 30_000_000  # what GitLab takes
