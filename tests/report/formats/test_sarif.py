"""results.sarif is valid SARIF 2.1.0, keeps GitHub's limits, and says what it leaves out."""

import gzip
import json
import re
from dataclasses import replace
from urllib.parse import unquote

import jsonschema
import pytest

from checker.report import file_name, sarif, write
from checker.report.sarif import notices
from checker.report.sarif.limits import LONGEST_TEXT, MOST_RELATED, MOST_RESULTS, MOST_RULES
from checker.report.sarif.places import address, parted
from checker.results import Outcome, SubjectRef
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

LARGEST_GZIP = 10_000_000


@pytest.fixture(scope="module")
def standard():
    """The schema of the standard, which the committee publishes."""
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


def log(result):
    return json.loads(write(result, "sarif"))


def run(result):
    return log(result)["runs"][0]


def found(key, result=None):
    rows = run(result or made())["results"]
    return next(each for each in rows if each["partialFingerprints"]["schoolcheckKey/v1"] == key)


def told(result):
    """The notifications of a run by their ids."""
    (invocation,) = run(result)["invocations"]
    rows = invocation["toolExecutionNotifications"]
    return {each["descriptor"]["id"]: each["message"]["text"] for each in rows}


@pytest.mark.parametrize("result", [made(), all_passed(), *UNASSESSED.values()])
def test_the_log_is_valid_by_the_standard(standard, result):
    standard.validate(log(result))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one["results"][0].update(kind="bad"),
        lambda one: one["results"][0].pop("message"),
        lambda one: one["tool"]["driver"].pop("name"),
        lambda one: one["results"][0].update(unknown=1),
    ],
)
def test_the_schema_would_notice_a_log_that_is_wrong(standard, spoil):
    spoilt = log(made())
    spoil(spoilt["runs"][0])
    assert not standard.is_valid(spoilt)


def test_the_file_is_named_and_states_its_schema():
    assert file_name("sarif") == "results.sarif"
    assert (log(made())["version"], log(made())["$schema"]) == (
        "2.1.0", "https://json.schemastore.org/sarif-2.1.0.json",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "kind", "level"),
    [
        ("d1aa", "fail", "error"),
        ("c1aa", "fail", "warning"),
        ("s1aa", "fail", "note"),
        ("d3aa", "open", "none"),
        ("c2aa", "open", "none"),
        ("c3aa", "fail", "note"),  # waived
    ],
)
def test_kind_and_level_are_those_of_the_standard(key, kind, level):
    assert (found(key)["kind"], found(key)["level"]) == (kind, level)


@pytest.mark.parametrize("result", [made(), *UNASSESSED.values(), crowd(20)])
def test_only_a_fail_has_a_level(result):
    """SARIF 3.27.10: any other kind than `fail` has the level `none`."""
    for each in run(result)["results"]:
        assert (each["level"] == "none") == (each["kind"] != "fail")


def test_passes_are_counted_and_not_listed_since_github_shows_every_result():
    kinds = {each["kind"] for each in run(made())["results"]}
    assert kinds == {"fail", "open"}
    assert len(run(made())["results"]) == 7
    assert run(made())["properties"]["counts"] == {
        "fail": 5, "cannot tell": 2, "pass": 1, "not applicable": 1, "waived": 1,
    }  # fmt: skip
    assert told(made())["not-listed"].startswith("1 pass and 1 not applicable are counted")


def test_each_result_refers_to_its_rule_and_rules_that_passed_are_there_too():
    one = run(made())
    rules = one["tool"]["driver"]["rules"]
    for each in one["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
    assert {rule["id"] for rule in rules} == {finding.rule for finding in findings()}


def test_a_rule_says_why_what_to_change_and_where_it_comes_from():
    rule = run(made())["tool"]["driver"]["rules"][0]
    assert rule["id"] == "ENG-ADM2-door-clear-width"
    assert rule["shortDescription"]["text"].startswith("Doors are wide enough")
    assert rule["fullDescription"]["text"].startswith("A wheelchair that turns into a door")
    assert rule["helpUri"] == "https://www.gov.uk/adm2"
    assert rule["help"]["text"].splitlines() == [
        "A wheelchair that turns into a door needs more width than one that meets it head on.",
        "To change: Use a wider leaf, or widen the space people turn in.",
        "Strength: Statutory guidance",
        "Source: ADM2, Table 2: from a secondary source. Approved Document M, volume 2",
        "https://www.gov.uk/adm2",
    ]
    assert "](https://www.gov.uk/adm2)" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["tags"] == ["access", "must", "source-secondary"]


def test_why_and_remedy_come_from_whichever_place_has_them():
    silent = door("a", CALM, 0.5, 0.5, why="", remedy="")
    (rule,) = run(made(findings=(silent, findings()[0])))["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"].startswith("A wheelchair that turns into a door")
    assert "To change: Use a wider leaf" in rule["help"]["text"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "https://a b", "https://é.example"])
def test_an_address_that_cannot_be_followed_is_no_address(url):
    first = findings()[0]
    rows = (replace(first, source=replace(first.source, url=url)),)
    rule = run(made(findings=rows))["tool"]["driver"]["rules"][0]
    assert "helpUri" not in rule
    assert url == "" or url not in rule["help"]["text"]


def test_a_result_is_at_its_record_and_at_its_room():
    (where,) = found("d1aa")["locations"]
    assert where["physicalLocation"] == {
        "artifactLocation": {"uri": "oakfield%20B.ifc", "index": 0},
        "region": {"startLine": 412, "startColumn": 1, "endLine": 412, "endColumn": 2},
    }
    element, room, storey = where["logicalLocations"]
    assert element == {
        "name": "1xS3BCk291UvhgP2dvN0005",
        "fullyQualifiedName": "Ground/00-05 Small group room/1xS3BCk291UvhgP2dvN0005",
        "decoratedName": "#3078",
        "kind": "IfcDoor",
    }
    assert (room["kind"], room["fullyQualifiedName"]) == ("room", "Ground/00-05 Small group room")
    assert (storey["kind"], storey["name"]) == ("storey", "Ground")


def test_a_line_that_is_not_known_is_the_first_and_that_is_said():
    region = found("c1aa")["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 1
    assert told(made())["line-not-known"].startswith("4 results point to line 1")
    assert "line-not-known" not in told(made(findings=findings()[:4]))


def test_other_elements_are_related_locations():
    (other,) = found("c1aa")["relatedLocations"]
    assert other["message"]["text"] == "00-01 Classroom"
    assert other["physicalLocation"]["region"]["startLine"] == 98
    assert other["logicalLocations"][0]["name"] == "0room01"
    assert "relatedLocations" not in found("d1aa")


def test_related_elements_beyond_what_is_shown_are_left_out_and_counted():
    also = tuple(
        SubjectRef(global_id=f"g{number}", ifc_class="IfcDoor")
        for number in range(MOST_RELATED + 7)
    )
    result = made(findings=(replace(findings()[0], also=also),))
    (row,) = run(result)["results"]
    assert [each["id"] for each in row["relatedLocations"]] == list(range(1, MOST_RELATED + 1))
    assert told(result)["related-left-out"].startswith("7 related elements are left out")


def test_the_fingerprint_is_the_key_under_the_name_that_github_looks_for():
    assert found("d1aa")["partialFingerprints"]["primaryLocationLineHash"] == "d1aa"
    rows = run(crowd(50))["results"]
    assert len({each["partialFingerprints"]["primaryLocationLineHash"] for each in rows}) == 50


def test_a_waiver_is_a_suppression_and_then_every_result_says_whether_it_has_one():
    assert found("c3aa")["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Agreed with the school until 2027",
        }
    ]
    assert found("d1aa")["suppressions"] == []
    assert "1 waived" in told(made())["waived"]


def test_without_waivers_nothing_is_said_of_suppressions():
    result = made(findings=findings()[:4])
    assert all("suppressions" not in each for each in run(result)["results"])
    assert "waived" not in told(result)


def test_the_message_is_the_sentence():
    assert found("d1aa")["message"]["text"].startswith("Door 00-05-D01 to 00-05 Small group room")
    assert found("d3aa")["message"]["text"].startswith("Cannot tell. ")


def test_properties_hold_what_a_program_wants_and_no_empty_ones():
    assert found("d1aa")["properties"] == {
        "outcome": "fail",
        "strength": "must",
        "topic": "access",
        "measured": "742 to 760 mm",
        "required": "at least 800 mm",
        "difference": "40 to 58 mm short",
        "basis": "complete",
        "group": "leaf 826",
    }


def test_the_run_names_tool_model_and_a_category_of_its_own():
    one = run(made())
    assert (one["tool"]["driver"]["name"], one["tool"]["driver"]["version"]) == (
        "schoolcheck", "0.1.0",
    )  # fmt: skip
    assert one["artifacts"][0]["hashes"] == {"sha-256": "ab" * 32}
    assert one["automationDetails"]["id"] == "schoolcheck/oakfield%20B.ifc/"
    assert one["properties"]["verdict"].startswith("2 places depart from statutory guidance")


@pytest.mark.parametrize("result", UNASSESSED.values(), ids=UNASSESSED.keys())
def test_a_model_without_answers_is_a_result_at_level_error(result):
    one = run(result)
    first = one["results"][0]
    assert (first["kind"], first["level"]) == ("fail", "error")
    assert first["message"]["text"].startswith("Nothing could be assessed")
    rules = one["tool"]["driver"]["rules"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "schoolcheck-nothing-assessed"
    assert one["invocations"][0]["executionSuccessful"] is False
    assert "nothing-assessed" in told(result)


def test_a_model_with_answers_was_run_successfully():
    assert run(made())["invocations"][0]["executionSuccessful"] is True
    assert run(all_passed())["results"] == []
    assert "nothing-assessed" not in told(made())


def test_problems_of_the_model_are_notifications():
    rows = run(made())["invocations"][0]["toolExecutionNotifications"]
    said = [(each["level"], each["message"]["text"]) for each in rows[:2]]
    assert said == [
        ("warning", "1 of 9 rooms has no body: 01. Enclose it, and export it with geometry."),
        ("note", "The model lies far out."),
    ]
    assert "Place rooms and export spaces." in told(blocked())["readiness"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{0} of {12}", "{ 0} of { 12}"),
        ("{{7*7}} {a}", "{{7*7}} {a}"),
        ("[a](1) [b] (c)", "[a] (1) [b] (c)"),
        ("plain", "plain"),
    ],
)
def test_a_message_holds_no_placeholder_and_no_link(text, shown):
    assert parted(text) == shown


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_leave_a_valid_log(standard, text):
    spoilt = log(spoiled(text))
    standard.validate(spoilt)
    (one,) = spoilt["runs"]
    assert len(one["results"]) == 7
    for each in one["results"]:
        assert not re.search(r"\{\d+\}|\]\(", each["message"]["text"])
        assert each["message"]["text"].strip()
        uri = each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~%-]+", uri)
        assert "/" not in unquote(uri)
    for rule in one["tool"]["driver"]["rules"]:
        assert 0 < len(rule["id"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) <= LONGEST_TEXT
        assert 0 < len(rule["fullDescription"]["text"]) <= LONGEST_TEXT
        assert rule["help"]["text"].strip()
        assert len(rule["properties"]["tags"]) <= 10
        assert all(tag.strip() for tag in rule["properties"]["tags"])


def test_an_address_escapes_what_is_no_part_of_a_name():
    assert address("a/b?c#d é.ifc") == "a%2Fb%3Fc%23d%20%C3%A9.ifc"


@pytest.mark.slow
def test_five_thousand_results_are_all_there_and_small_enough(standard):
    data = write(crowd(5_000), "sarif")
    one = json.loads(data)["runs"][0]
    assert len(one["results"]) == 5_000
    assert "results-not-shown" not in told(crowd(30))
    assert len(gzip.compress(data, 1)) < LARGEST_GZIP / 10
    standard.evolve(schema={**standard.schema, "$ref": "#/definitions/result"}).validate(
        one["results"][4_999]
    )


def test_more_results_than_github_shows_are_told(monkeypatch):
    monkeypatch.setattr(notices, "SHOWN_RESULTS", 10)
    assert told(crowd(11))["results-not-shown"] == (
        "GitHub shows 10 of these 11 results, the most serious ones."
    )


def test_more_results_than_github_takes_are_cut_from_the_end_and_told(monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    monkeypatch.setattr(notices, "MOST_RESULTS", 2)
    keys = [each["partialFingerprints"]["schoolcheckKey/v1"] for each in run(made())["results"]]
    assert keys == ["d1aa", "d2aa"]
    assert told(made())["results-left-out"].startswith("5 of 7 results are left out, the least")


def test_more_rules_than_github_takes_are_cut_and_told(monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RULES", 5)
    monkeypatch.setattr(notices, "MOST_RULES", 5)
    one = run(made())
    assert len(one["tool"]["driver"]["rules"]) == 5
    assert told(made())["rules-left-out"] == "1 of 6 rules are left out."
    assert max(each["ruleIndex"] for each in one["results"]) < 5


def test_the_limits_leave_a_place_for_what_is_said_of_the_whole_model():
    assert MOST_RESULTS + 1 <= 25_000
    assert MOST_RULES + 1 <= 25_000
    open_ones = [each for each in findings() if each.outcome is Outcome.CANNOT_TELL]
    assert len(run(made(findings=tuple(open_ones)))["results"]) == len(open_ones) + 1
