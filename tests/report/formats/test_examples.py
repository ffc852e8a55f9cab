"""The sample school in every format: valid, complete, and small enough for the servers."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema

from checker.report import write
from checker.report.annotations import OPEN, causes
from checker.results import Outcome
from checker.results.codec import result_from_json
from tests.report.formats.made import SCHEMAS

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).resolve().parents[3] / "reports" / "examples"


@pytest.fixture(scope="module", params=["A", "B"])
def school(request):
    path = EXAMPLES / f"oakfield-primary-{request.param}" / "results.json"
    return result_from_json(path.read_bytes())


def test_sarif_is_valid_and_has_every_open_finding(school):
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
    log = json.loads(write(school, "sarif"))
    jsonschema.Draft4Validator(schema).validate(log)
    keys = {each["partialFingerprints"]["schoolcheckKey/v1"] for each in log["runs"][0]["results"]}
    assert keys == {finding.key for finding in school.findings if finding.outcome in OPEN}


def test_junit_is_valid_and_has_a_case_for_every_finding(school):
    root = ET.fromstring(write(school, "junit"))  # noqa: S314 - our own file
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(root)
    names = [(each.get("classname"), each.get("name")) for each in root.iter("testcase")]
    assert len(names) == len(set(names)) == len(school.findings)
    fails = sum(finding.outcome is Outcome.FAIL for finding in school.findings)
    assert len(list(root.iter("failure"))) == fails


def test_csv_has_a_row_for_every_finding_and_words_in_each(school):
    text = write(school, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert [row["key"] for row in rows] == [finding.key for finding in school.findings]
    assert all(row["sentence"].endswith((".", "?")) for row in rows)


def test_github_and_gitlab_have_each_cause_and_each_finding(school):
    assert len(write(school, "github").splitlines()) == 1 + len(causes(school.findings))
    found = json.loads(write(school, "gitlab"))
    assert len(found) == sum(finding.outcome in OPEN for finding in school.findings)


def test_the_comment_has_a_row_for_each_cause(school):
    said = write(school, "markdown").decode()
    assert said.count("\n| **") == len(causes(school.findings))
    assert "not shown to keep" not in said
